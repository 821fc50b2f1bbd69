import { CHANGES, type ComparedPart, type Comparison, isChanged, type StatementSide } from './compare.ts';
import { CHANGE_SIGN, changeWord } from './compare-html.ts';
import { tallyIn } from './page.ts';
import { VERDICT_SIGN } from './verdict-words.ts';
import { ENGLISH, put, type ReportWords } from './words.ts';

const summary = ({ changes }: Comparison, words: ReportWords): string =>
	CHANGES.filter(change => (changes[change] ?? 0) > 0)
		.map(change => `${changes[change]} ${changeWord(change, words)}`)
		.join(', ') || words.nothingToCompare;

const labelsOf = ({ a, b }: ComparedPart): string =>
	a && b && a.id !== b.id ? `${a.id} → ${b.id}` : ((a ?? b)?.id ?? '');

/** A comparison for a person at a terminal: a line a part; below those that changed, what each states. With `all` below every part. */
export function compareText(comparison: Comparison, options: { readonly all?: boolean } = {}): string {
	const words = ENGLISH;
	const { a, b, parts } = comparison;
	const lines = [`A  ${a.name}: ${tallyIn(words, a.tally)}`, `B  ${b.name}: ${tallyIn(words, b.tally)}`, ''];
	const width = Math.max(0, ...parts.map(part => labelsOf(part).length));
	for (const part of parts) {
		const said = [part.a, part.b]
			.map(side => (side ? `${VERDICT_SIGN[side.verdict]} ${words[side.verdict]}` : words.notThere).padEnd(13))
			.join('  ');
		const change = `${CHANGE_SIGN[part.change]} ${changeWord(part.change, words)}`.padEnd(22);
		lines.push(`  ${labelsOf(part).padEnd(width)}  ${said}  ${change}  ${(part.a ?? part.b)?.title ?? ''}`.trimEnd());
		if (!isChanged(part) && !options.all) continue;
		for (const statement of part.statements) {
			if (statement.change === 'same' && !options.all) continue;
			for (const [letter, side] of [
				['A', statement.a],
				['B', statement.b],
			] as const) {
				if (side) lines.push(`${' '.repeat(width + 4)}${letter} ${statementText(side, words)}`);
			}
		}
	}
	return `${[...lines, '', `  ${summary(comparison, words)}`].join('\n')}\n`;
}

function statementText({ verdict, quote, expected, line }: StatementSide, words: ReportWords): string {
	const short = oneLine(quote);
	const right = expected === null ? '' : `  (${put(words.expected, oneLine(expected))})`;
	return `${VERDICT_SIGN[verdict]} ${short.length > 90 ? `${short.slice(0, 89)}…` : short}${right}  ${put(words.line, line)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A comparison as Markdown: a table of the parts, then what each states about those that changed. */
export function compareMarkdown(comparison: Comparison, words: ReportWords = ENGLISH): string {
	const { a, b, parts } = comparison;
	const out = [
		`# ${put(words.comparedTitle, a.name, b.name)}`,
		'',
		`- **A** ${a.name}: ${tallyIn(words, a.tally)}`,
		`- **B** ${b.name}: ${tallyIn(words, b.tally)}`,
		'',
		`${summary(comparison, words)}.`,
		'',
		`| ${words.part} | A | B | ${words.change} |`,
		'|---|---|---|---|',
		...parts.map(part => {
			const [one, other] = [part.a, part.b].map(side =>
				side ? `${VERDICT_SIGN[side.verdict]} ${words[side.verdict]}` : words.notThere,
			);
			return `| ${cell(`**${labelsOf(part)}** ${(part.a ?? part.b)?.title ?? ''}`)} | ${one} | ${other} | ${CHANGE_SIGN[part.change]} ${changeWord(part.change, words)} |`;
		}),
		'',
	];
	for (const part of parts) {
		if (!isChanged(part) || part.statements.length === 0) continue;
		out.push(`## ${labelsOf(part)} ${(part.a ?? part.b)?.title ?? ''}`.trimEnd(), '', '| A | B |', '|---|---|');
		for (const { a: one, b: other } of part.statements)
			out.push(`| ${one ? statementCell(one, words) : ''} | ${other ? statementCell(other, words) : ''} |`);
		out.push('');
	}
	return `${out.join('\n').trimEnd()}\n`;
}

const cell = (text: string): string => oneLine(text).replaceAll('|', '\\|');

const statementCell = ({ verdict, quote, expected, line }: StatementSide, words: ReportWords): string =>
	cell(
		`${VERDICT_SIGN[verdict]} \`${oneLine(quote).replaceAll('`', "'")}\`${expected === null ? '' : ` ${put(words.expected, expected)}`} (${put(words.line, line)})`,
	);

/** A comparison as JSON (docs/review-format.md). */
export const compareJson = (comparison: Comparison): string => `${JSON.stringify(comparison, undefined, 2)}\n`;
