import { evaluate } from '../../math/evaluate/evaluate.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { SourceText } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import { readSource } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import type {
	AnswerKey,
	Ask,
	KeyGive,
	KeyGiven,
	KeyInstance,
	KeyMethod,
	KeyProblem,
	KeyStep,
	Wording,
} from '../key.ts';
import { describe } from '../prove/agree.ts';
import { proveKey } from '../prove/prove.ts';
import { keyEnvironment } from '../run/run.ts';
import { chainScope, stepsBehind } from './key-chain.ts';
import { reportFrontMatter, reportGivens, reportGives, reportOpenFence, reportWhole } from './key-checks.ts';
import { impliedSizes, readGivenTable, readGivesTable } from './key-given.ts';
import { reportColumns, reportLongRows, reportNames, reportOpenDollars } from './key-names.ts';
import { itemsOf, type KeySection, outline, tablesOf } from './key-outline.ts';
import { readPlot } from './key-plots.ts';
import { branch, type Scope } from './key-scope.ts';
import { methodHeading, readSteps, reportOnce } from './key-steps.ts';
import { readExamples, readInstance, readMistakes, readPoints } from './key-tables.ts';
import { readAsk, readWording, readWords, reportOpenBold } from './key-wording.ts';

export interface LoadOptions {
	/** Prove the assertions by sampling and run the instances (tests, builds, an author's editor); else only read. */
	readonly prove?: boolean;
}

export interface LoadedKey {
	/** Undefined where a problem is an error. */
	readonly key: AnswerKey | undefined;
	/** What could be read of it whatever its problems, for an author's tools. */
	readonly draft: AnswerKey;
	readonly problems: readonly KeyProblem[];
}

/**
 * Reads an answer key (docs/key-format.md). Never throws: everything that is wrong with it is a problem at its place, and a key
 * with an error is not given.
 */
export function loadKey(path: string, text: string, options: LoadOptions = {}): LoadedKey {
	const source = readSource(text);
	const problems: KeyProblem[] = [];
	const read = readKey(path, source, problems);
	const sound = (): boolean => !problems.some(({ severity }) => severity === 'error');
	if (options.prove && sound()) problems.push(...proveKey(read));
	problems.sort((a, b) => a.span.start - b.span.start);
	return { key: sound() ? read : undefined, draft: read, problems };
}

function readKey(path: string, source: SourceText, problems: KeyProblem[]): AnswerKey {
	const root = outline(source);
	const front = source.frontMatter ?? {};
	const top: Span = { start: 0, end: Math.max(1, source.text.indexOf('\n')) };
	for (const field of ['id', 'title'])
		if (!front[field])
			problems.push({
				message: say`The front matter needs \`${field}:\`, a plain string.`,
				span: top,
				severity: 'error',
			});
	reportFrontMatter(source, problems);
	reportOpenFence(source, problems);
	const [title] = root.children.filter(section => section.level === 1);
	const sections = [...root.children, ...root.children.flatMap(section => section.children)].filter(
		section => section.level === 2,
	);
	const pick = (word: string): readonly KeySection[] =>
		sections.filter(section => section.title.toLowerCase().replace(/:.*/, '').trim() === word);
	reportUnknown(sections, problems);

	const asks: Ask[] = pick('asks').flatMap(section => itemsOf(section).map(item => readAsk(item, problems)));
	if (asks.length === 0)
		problems.push({
			message: say`A key needs a section \`## Asks\` with a list of wordings of its question.`,
			span: pick('asks')[0]?.span ?? top,
			severity: 'error',
		});
	for (const item of [...pick('asks'), ...pick('not')].flatMap(itemsOf)) reportOpenBold(item, problems);
	const words = new Map(pick('words').flatMap(section => readWords(section)));
	const nots: Wording[] = pick('not').flatMap(section => itemsOf(section).map(readWording));
	const declared: KeyGiven[] = pick('given').flatMap(section =>
		tablesOf(section).flatMap(table => readGivenTable(table, problems)),
	);
	reportDoubles(declared, problems);
	const givens = [...declared, ...impliedSizes(declared)];
	reportDefaults(givens, problems);
	reportGivens(givens, problems);

	const scope: Scope = {
		bound: new Set(givens.map(given => given.symbol)),
		parameters: new Set(givens.flatMap(given => (given.type.kind === 'law' ? given.type.parameters : []))),
		functions: new Set(givens.filter(given => given.type.kind === 'law').map(given => given.symbol)),
		indexable: new Set(
			givens.filter(({ type }) => ['matrix', 'matrices', 'list'].includes(type.kind)).map(given => given.symbol),
		),
	};
	const ids = new Map<string, Span>();
	const { methods, all } = readMethods(sections, scope, ids, problems, front['numbers-of'] !== undefined);
	const gives: KeyGive[] = pick('gives').flatMap(section =>
		tablesOf(section).flatMap(table => readGivesTable(table, problems)),
	);
	reportGives(gives, problems);
	for (const ask of asks)
		for (const target of ask.targets)
			if (!all.bound.has(target))
				reportOnce(problems, {
					message: say`No step defines \`${target}\`, which this question asks for.`,
					span: ask.span,
					severity: 'error',
				});
	for (const { symbol, span } of gives)
		if (!all.bound.has(symbol))
			reportOnce(problems, { message: say`No step defines \`${symbol}\`.`, span, severity: 'error' });

	const instances: KeyInstance[] = pick('instance').map(section =>
		readInstance(section, afterColon(section.title), all, problems),
	);
	const given = new Set(givens.map(({ symbol }) => symbol));
	for (const section of pick('examples')) reportColumns(section, all, problems);
	reportOpenDollars(source.blocks, problems);
	reportLongRows(source.blocks, problems);
	const key: AnswerKey = {
		id: front.id ?? path,
		title: front.title ?? title?.title ?? path,
		topic: front.topic ?? '',
		sources: (front.sources ?? '')
			.split(';')
			.map(each => each.trim())
			.filter(each => each !== ''),
		path,
		summary: (title?.blocks ?? [])
			.filter(block => block.kind === 'paragraph')
			.map(block => block.content.text.trim())
			.join('\n\n'),
		asks,
		nots,
		numbersOf: (front['numbers-of'] ?? '')
			.split(';')
			.map(each => each.trim())
			.filter(each => each !== ''),
		words,
		givens,
		gives,
		methods,
		points: pick('points').flatMap(section => readPoints(section, new Set(ids.keys()), problems)),
		mistakes: pick('mistakes').flatMap(section => tablesOf(section).flatMap(table => readMistakes(table, problems))),
		plots: pick('plot').flatMap(section => readPlot(section, afterColon(section.title), problems) ?? []),
		instances,
		examples: pick('examples').flatMap(section =>
			tablesOf(section).flatMap(table => readExamples(table, given, problems)),
		),
	};
	reportNames(key, all, problems);
	reportWhole(key, problems);
	return key;
}

const afterColon = (title: string): string => title.slice(title.indexOf(':') + 1).trim();

/**
 * The steps that all methods share (`## Steps`, `## Each $W$`), and the methods; in a chain those of a method are led by the steps of earlier methods
 * that it goes on from.
 */
function readMethods(
	sections: readonly KeySection[],
	scope: Scope,
	ids: Map<string, Span>,
	problems: KeyProblem[],
	isChain: boolean,
): { readonly methods: readonly KeyMethod[]; readonly all: Scope } {
	const shared: KeyStep[] = [];
	const methods: KeyMethod[] = [];
	const all = branch(scope);
	const heading = (section: KeySection, words: string) => methodHeading(section, words, problems);
	// Shared steps first, wherever they stand: every method has them.
	for (const section of sections) {
		const word = section.title.toLowerCase();
		if (word === 'steps') shared.push(...readSteps(section, undefined, scope, ids, problems));
		else if (/^(steps,?\s+)?each\b/.test(word)) {
			const { each } = heading(section, section.title.replace(/^steps/i, ''));
			shared.push(...readSteps(section, each, scope, ids, problems));
		}
	}
	for (const section of sections) {
		if (!/^method\b/i.test(section.title)) continue;
		const head = heading(section, section.title.replace(/^method:?/i, '').trim());
		const own = isChain ? chainScope(section, scope, all) : branch(scope);
		const steps = readSteps(section, head.each, own, ids, problems);
		const before = isChain ? stepsBehind(steps, methods) : [];
		methods.push({ ...head, steps: [...shared, ...before, ...steps], ...(isChain ? { own: steps } : {}) });
		for (const name of own.bound) all.bound.add(name);
		for (const name of own.parameters) all.parameters.add(name);
		for (const name of own.functions) all.functions.add(name);
		for (const name of own.indexable) all.indexable.add(name);
	}
	for (const name of scope.bound) all.bound.add(name);
	for (const name of scope.parameters) all.parameters.add(name);
	for (const name of scope.functions) all.functions.add(name);
	for (const name of scope.indexable) all.indexable.add(name);
	if (methods.length === 0)
		methods.push({
			name: '',
			aliases: [],
			each: undefined,
			condition: undefined,
			steps: shared,
			span: shared[0]?.span ?? { start: 0, end: 1 },
		});
	return { methods, all };
}

const SECTIONS =
	'Asks, Not, Words, Given, Steps, Each, Method, Gives, Points, Mistakes, Instance, Plot, Examples, Notes';

function reportUnknown(sections: readonly KeySection[], problems: KeyProblem[]): void {
	const known = new Set(SECTIONS.toLowerCase().split(', '));
	for (const section of sections) {
		const word = /^[a-z]+/.exec(section.title.toLowerCase())?.[0] ?? '';
		if (!known.has(word))
			problems.push({
				message: say`"${section.title}" is no section of a key: there are ${SECTIONS}.`,
				span: section.span,
				severity: 'error',
			});
	}
}

function reportDoubles(givens: readonly KeyGiven[], problems: KeyProblem[]): void {
	const seen = new Set<string>();
	for (const { symbol, span } of givens) {
		if (seen.has(symbol)) problems.push({ message: say`\`${symbol}\` is declared twice.`, span, severity: 'error' });
		seen.add(symbol);
	}
}

/** A default must have a value of the type's kind; one that is written in other givens is judged when the key is proved. */
function reportDefaults(givens: readonly KeyGiven[], problems: KeyProblem[]): void {
	for (const given of givens) {
		const { type, span } = given;
		if (given.default.kind !== 'value' || type.kind !== 'quantity') continue;
		const { expression } = given.default;
		if (symbolsOf(expression).size > 0) continue;
		const result = evaluate(expression, keyEnvironment());
		if (!result.ok) {
			problems.push({ message: say`This default has no value: ${result.error.message}.`, span, severity: 'error' });
			continue;
		}
		const wanted = type.unit ?? unitless;
		if (result.value.kind !== 'quantity' || !sameDimension(result.value.unit, wanted))
			problems.push({
				message: say`The default is ${describe(result.value)} and its type asks for ${wanted.text || 'a bare number'}.`,
				span,
				severity: 'error',
			});
	}
}
