import { evaluate } from '../../math/evaluate/evaluate.ts';
import { toText } from '../../math/print/print.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { SourceText } from '../../text/block.ts';
import { type Message, say } from '../../text/message.ts';
import type { AnswerKey, KeyGive, KeyGiven, KeyProblem } from '../key.ts';
import { keyEnvironment } from '../run/run.ts';
import { freeSymbols } from './key-scope.ts';

/** Front matter that is no list of plain strings: nested values, a field twice, an id that no file could be named by. */
export function reportFrontMatter(source: SourceText, problems: KeyProblem[]): void {
	const block = source.blocks.find(({ kind }) => kind === 'front-matter');
	if (!block) return;
	const seen = new Set<string>();
	let at = block.start;
	for (const line of block.content.text.split('\n')) {
		const span = { start: at, end: at + line.trimEnd().length };
		at += line.length + 1;
		const report = (message: Message): number => problems.push({ message, span, severity: 'error' });
		if (/^---\s*$/.test(line) || line.trim() === '' || line.startsWith('#')) continue;
		const field = /^([A-Za-z][\w-]*)\s*:\s*(.*?)\s*$/.exec(line);
		if (!field) report(say`The front matter holds plain strings, one on each line: \`title: Words\`.`);
		else if (field[2] === '' || /^[[{|>&*]/.test(field[2]!))
			report(say`\`${field[1]!}:\` needs a plain string behind it, on the same line.`);
		else if (seen.has(field[1]!)) report(say`\`${field[1]!}:\` stands here twice.`);
		else if (field[1] === 'id' && !/^["']?[\w.-]+["']?$/.test(field[2]!))
			report(say`An id is made of letters, digits, dots and dashes: \`id: course.family\`.`);
		if (field) seen.add(field[1]!);
	}
}

/** A fence that is opened and never closed swallows the rest of the key. */
export function reportOpenFence(source: SourceText, problems: KeyProblem[]): void {
	let open: { readonly mark: string; readonly start: number; readonly end: number } | undefined;
	let at = 0;
	for (const line of source.text.split('\n')) {
		const [, mark, rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
		if (mark && !open) open = { mark, start: at, end: at + line.trimEnd().length };
		else if (mark && open && mark[0] === open.mark[0] && mark.length >= open.mark.length && rest.trim() === '')
			open = undefined;
		at += line.length + 1;
	}
	if (open)
		problems.push({
			message: say`A code fence is opened here and never closed: what follows is no part of the key.`,
			span: { start: open.start, end: open.end },
			severity: 'error',
		});
}

/** Conditions and defaults of the Given table: unknown names, defaults outside their conditions, defaults in a ring. */
export function reportGivens(givens: readonly KeyGiven[], problems: KeyProblem[]): void {
	const known = new Set(givens.map(({ symbol }) => symbol));
	for (const given of givens) {
		const { symbol, type, conditions, span } = given;
		const own = new Set(type.kind === 'law' ? type.parameters : []);
		const value = given.default.kind === 'value' ? given.default.expression : undefined;
		for (const expression of [...conditions, ...(value ? [value] : [])])
			for (const { name } of freeSymbols(expression, each => known.has(each)))
				if (!known.has(name) && !own.has(name) && !CONSTANTS.has(name) && !/^I(?:_|$)/.test(name))
					problems.push({
						message: say`\`${name}\` is used here and nothing defines it.`,
						span,
						severity: 'error',
					});
		if (!value || type.kind === 'law' || symbolsOf(value).size > 0) continue;
		const result = evaluate(value, keyEnvironment());
		if (!result.ok) continue;
		for (const condition of conditions) {
			const held = evaluate(condition, keyEnvironment([[symbol, result.value]]));
			if (held.ok && held.value.kind === 'truth' && !held.value.truth)
				problems.push({
					message: say`The default does not satisfy the condition ${toText(condition)}.`,
					span,
					severity: 'error',
				});
		}
	}
	reportRings(givens, problems);
}

const CONSTANTS = new Set(['e', 'pi', 'infty', 'R', 'Z', 'N', 'emptyset', 'I']);

function reportRings(givens: readonly KeyGiven[], problems: KeyProblem[]): void {
	const by = new Map(
		givens.map(given => [
			given.symbol,
			given.default.kind === 'value' && given.type.kind !== 'law' ? [...symbolsOf(given.default.expression)] : [],
		]),
	);
	const inRing = (start: string): boolean => {
		const seen = new Set<string>();
		const open = [...(by.get(start) ?? [])];
		while (open.length > 0) {
			const next = open.pop()!;
			if (next === start) return true;
			if (seen.has(next)) continue;
			seen.add(next);
			open.push(...(by.get(next) ?? []));
		}
		return false;
	};
	const first = givens.find(({ symbol }) => inRing(symbol));
	if (first)
		problems.push({
			message: say`The default of \`${first.symbol}\` leads back to \`${first.symbol}\`: defaults stand for each other in a ring.`,
			span: first.span,
			severity: 'error',
		});
}

/** Results that stand twice in the Gives table. */
export function reportGives(gives: readonly KeyGive[], problems: KeyProblem[]): void {
	const seen = new Set<string>();
	for (const { symbol, span } of gives) {
		if (seen.has(symbol)) problems.push({ message: say`\`${symbol}\` stands here twice.`, span, severity: 'error' });
		seen.add(symbol);
	}
}

/** What only the whole key tells: methods of one name, steps for the members of no list, axes that are computed, questions for nothing. */
export function reportWhole(key: AnswerKey, problems: KeyProblem[]): void {
	const report = (message: Message, span: KeyProblem['span'], severity: KeyProblem['severity'] = 'error'): void => {
		problems.push({ message, span, severity });
	};
	const names = new Set<string>();
	const several = key.methods.length > 1 || key.methods.some(({ name }) => name !== '');
	for (const { name, span } of several ? key.methods : []) {
		if (name === '') report(say`A method needs a name: \`## Method: the exact law\`.`, span);
		else if (names.has(name.toLowerCase())) report(say`There are two methods "${name}".`, span);
		names.add(name.toLowerCase());
	}
	const lists = new Set(
		key.givens.filter(({ type }) => type.kind === 'matrices' || type.kind === 'list').map(({ symbol }) => symbol),
	);
	const steps = [...new Set(key.methods.flatMap(method => method.steps))];
	const computed = new Set(
		steps.flatMap(step =>
			step.formulas.flatMap(({ links }) => links.flatMap(link => (link.kind === 'define' ? [link.symbol] : []))),
		),
	);
	const said = new Set<string>();
	for (const { each, span } of [...steps, ...key.methods])
		if (each !== undefined && !lists.has(each) && !said.has(each)) {
			said.add(each);
			report(say`Steps for each \`${each}\` need a given of the type \`matrices\` or \`list\` with that symbol.`, span);
		}
	for (const { kind, settings } of key.plots)
		for (const { name, expressions, span } of settings) {
			const [axis] = expressions;
			const isAxis = name === 'x' || (name === 'y' && kind === 'contour');
			if (isAxis && axis?.kind === 'symbol' && computed.has(axis.name) && !key.givens.some(g => g.symbol === axis.name))
				report(say`An axis is a given, or a letter of its own: \`${axis.name}\` is computed.`, span);
		}
	const chooses = steps.some(({ choice }) => choice !== undefined);
	if (!chooses && key.asks.some(({ targets }) => targets.length > 0))
		for (const { targets, span } of key.asks)
			if (targets.length === 0)
				report(say`This question asks for no result: is an arrow missing, \`→ $M$\`?`, span, 'warning');
}
