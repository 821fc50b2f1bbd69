import { say } from '../../text/message.ts';
import type { KeyPlot, KeyProblem, PlotSetting } from '../key.ts';
import { readFormula } from './key-formula.ts';
import { itemsOf, type KeySection, sliceOf, wordsOf } from './key-outline.ts';

const PLOTS = ['curve', 'contour', 'bars', 'heat-map', 'strip', 'ladder', 'flow'] as const;

/** `## Plot: curve` with a list of settings; `says` is the text alternative. */
export function readPlot(section: KeySection, kindText: string, problems: KeyProblem[]): KeyPlot | undefined {
	const word = kindText
		.trim()
		.toLowerCase()
		.replace(/[\s_]+/g, '-');
	const kind = PLOTS.find(each => each === word || (each === 'heat-map' && word === 'heatmap'));
	if (!kind) {
		problems.push({
			message: say`"${kindText.trim()}" is no plot: there are ${PLOTS.join(', ')}.`,
			span: section.span,
			severity: 'error',
		});
		return undefined;
	}
	const settings: PlotSetting[] = [];
	for (const item of itemsOf(section)) {
		const name = /^([a-z-]+)\s*:/i.exec(item.text);
		if (!name) {
			problems.push({
				message: say`A line of a plot reads \`name: value\`: \`x: $k$ from $1$ to $m$, log\`.`,
				span: item.span,
				severity: 'error',
			});
			continue;
		}
		const rest = sliceOf(item, name[0].length, item.text.length);
		settings.push({
			name: name[1]!.toLowerCase(),
			expressions: rest.formulas.flatMap(formula => readFormula(formula, problems) ?? []),
			words: wordsOf(rest).replace(/\s+/g, ' ').trim(),
			text: rest.text,
			span: item.span,
		});
	}
	const plain = (name: string): string => settings.find(setting => setting.name === name)?.text ?? '';
	const alternative = plain('says');
	if (alternative === '')
		problems.push({
			message: say`A plot needs a line \`says:\` for readers who cannot see it.`,
			span: section.span,
			severity: 'error',
		});
	reportLines(kind, settings, section.span, problems);
	return { kind, title: plain('title'), alternative, settings, span: section.span };
}

/** The lines that each kind is drawn from; the first ones are needed. */
const LINES: Readonly<
	Record<KeyPlot['kind'], { readonly needs: readonly string[]; readonly has?: readonly string[] }>
> = {
	curve: { needs: ['x', 'y'], has: ['point'] },
	contour: { needs: ['x', 'y', 'z'], has: ['point', 'line'] },
	bars: { needs: ['bar'], has: ['cut'] },
	ladder: { needs: ['rung'] },
	'heat-map': { needs: ['cells'], has: ['rows', 'columns'] },
	strip: { needs: ['segment'], has: ['mark'] },
	flow: { needs: [], has: ['step', 'number'] },
};

function reportLines(
	kind: KeyPlot['kind'],
	settings: readonly PlotSetting[],
	span: KeyPlot['span'],
	problems: KeyProblem[],
): void {
	const { needs, has = [] } = LINES[kind];
	const names = new Set(settings.map(({ name }) => name));
	const known = [
		'title',
		'says',
		...needs,
		...has,
		...(kind === 'ladder' ? ['bar'] : kind === 'bars' ? ['rung'] : []),
		...(kind === 'flow' && names.has('step') ? [] : ['with']),
	];
	const either = (name: string): boolean =>
		names.has(name) || ((name === 'bar' || name === 'rung') && (names.has('bar') || names.has('rung')));
	for (const name of needs)
		if (!either(name))
			problems.push({ message: say`A plot of the kind ${kind} needs a line \`${name}:\`.`, span, severity: 'error' });
	for (const setting of settings) {
		const { name, expressions, words } = setting;
		if (!known.includes(name))
			problems.push({
				message: say`A plot of the kind ${kind} has no line \`${name}:\`: there are ${known.join(', ')}.`,
				span: setting.span,
				severity: 'error',
			});
		if (name === 'with' && expressions.some(each => each.kind !== 'relation' || each.operands[0]?.kind !== 'symbol'))
			problems.push({
				message: say`Values for an illustration read \`with: $m = 1024$, $k = 4$\`.`,
				span: setting.span,
				severity: 'error',
			});
		if (name === 'number' && expressions[0] && expressions[0].kind !== 'symbol')
			problems.push({
				message: say`A number of a flow is one symbol, \`number: $M$, label\`.`,
				span: setting.span,
				severity: 'error',
			});
		if (kind === 'flow' && name === 'number' && names.has('step'))
			problems.push({
				message: say`A flow is one of words (\`step:\`) or of numbers (\`number:\`), not of both.`,
				span: setting.span,
				severity: 'error',
			});
		const axis = name === 'x' || (name === 'y' && kind === 'contour');
		if (axis && (expressions.length < 3 || !/\bfrom\b/.test(words) || !/\bto\b/.test(words)))
			problems.push({
				message: say`An axis reads \`${name}: $k$ from $1$ to $m$, label\`.`,
				span: setting.span,
				severity: 'error',
			});
		else if (name === 'line' && (expressions.length < 5 || !/\bfrom\b/.test(words) || !/\bto\b/.test(words)))
			problems.push({
				message: say`A line reads \`line: $x$, $y$ over $t$ from $1$ to $m$, label\`.`,
				span: setting.span,
				severity: 'error',
			});
		else if (
			!['title', 'says', 'rows', 'columns', 'step'].includes(name) &&
			known.includes(name) &&
			expressions.length === 0
		)
			problems.push({
				message: say`The line \`${name}:\` needs a formula in dollar signs.`,
				span: setting.span,
				severity: 'error',
			});
	}
}
