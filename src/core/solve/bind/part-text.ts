import type { Homework, Part, SectionKind } from '../../homework/homework.ts';
import { pointsTakenOut } from '../../homework/points.ts';
import { problemOf, rowsOf } from '../../homework/rows.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { isRead, unreadOf } from '../../text/limits.ts';
import { contains, type Span } from '../../text/span.ts';
import { tablesWithBars } from './bare-tables.ts';
import { chainedLaws } from './chained-laws.ts';
import { plainArrays } from './code-arrays.ts';
import { countsPassedOn } from './counts-passed-on.ts';
import { definitionsIn } from './definitions.ts';
import { exactInBrackets } from './exact-in-brackets.ts';
import { formatTables } from './format-tables.ts';
import { indexedLaws } from './indexed-laws.ts';
import { aboutNamedLayer } from './layer-stacks.ts';
import { linearLayers } from './linear-arrows.ts';
import { inDollars, moneyOf } from './other-money.ts';
import { pairedCells } from './paired-cells.ts';
import { plainEquations } from './plain-equations.ts';
import { rangesAsPositions } from './ranges-as-positions.ts';
import { withoutReferences } from './references.ts';
import { saidPlainly } from './said-plainly.ts';
import { scoresInRows } from './scores-in-sentences.ts';
import { shapesInWords } from './shapes-in-words.ts';
import { takesUp } from './taking-up.ts';
import { withLawsAsFormulas, wordedLaws } from './worded-laws.ts';

/** The words of a part as retrieval and binding see them. Marks and answers are left out. */
export interface PartText {
	/** Title and question; for a part without a question its context, and failing that its whole text. */
	readonly own: string;
	/** Titles, questions and contexts of the parts above it, and what stands in the problem before the part. */
	readonly around: string;
	/** The questions right before it in the same problem, which it may take up. */
	readonly earlier?: string;
	/**
	 * What it can take up from before, nearest first: the questions of its own problem, then what the problem before says, where it is
	 * about the same thing.
	 */
	readonly before?: readonly string[];
	/** Formulas of the question (own first, then around), as LaTeX. */
	readonly formulas: readonly string[];
	/** Whether the part asks something itself; else what it says stands in for a question. */
	readonly asks: boolean;
	/** The sign of the money that it counts in, where that is no dollar. */
	readonly money?: string;
	/** The part's own answer, for what it says that it takes. */
	readonly answer?: string;
	/** Formulas of the part's own answer. */
	readonly answerFormulas: readonly string[];
	/** The setting lists several layers, and the text is about one of them alone. */
	readonly aboutLayer?: true;
	/** What the questions before it ask, wherever they stand: what they name is what a document is about. */
	readonly named?: string;
}

/** Collects what a question says and what it can take from the problem around it. */
export function partText(homework: Homework, index: number): PartText {
	const part = homework.parts[index];
	if (!part || !isRead(unreadOf(homework.source), part.from.block))
		return { own: '', around: '', asks: false, formulas: [], answerFormulas: [] };
	const question = textIn(homework, part, ['question', 'given']);
	// What the problem goes on to say behind the answer (a later turn of a chat) was not said when this was asked.
	const end = lastAnswered(part);
	const isBefore = ({ block }: Anchor): boolean => end === undefined || block <= end;
	const context = textIn(homework, part, ['context'], isBefore);
	const own = question.trim() !== '' ? question : context;
	const ancestors = ancestorsOf(homework, part);
	const around = ancestors
		.map(above => underTitle(above.title, textIn(homework, above, ['question', 'given', 'context'], isBefore)))
		.join('\n');
	const preamble = (rowsOf(homework)[index]?.preamble ?? []).filter(block => isRead(unreadOf(homework.source), block));
	const formulas = [
		// A question that is the title of its part has its formulas there.
		...(question.trim() === '' ? formulasOfTitle(part.title) : []),
		...[part, ...ancestors].flatMap(each => formulasIn(homework, each, ['question', 'given', 'context'], isBefore)),
		...preamble.flatMap(block => formulasOf(homework, block)),
	];
	// A question that is the title of its part states there what it states.
	const seen = plainArrays(
		[
			own.trim() === '' ? part.title : own,
			around,
			...preamble.map(block => withoutPadding(ownText(homework.source.blocks[block]))),
		].join('\n'),
	);
	const worded = [...wordedEquations(seen), ...plainEquations(seen), ...shapesInWords(seen), ...wordedLaws(seen)];
	const asked = (each: Part): string => underTitle(each.title, textIn(homework, each, ['question', 'given']));
	const siblings = siblingsBefore(homework, index).map(asked);
	const setting = [
		own === question ? context : '',
		around,
		...preamble.map(block => withoutPadding(ownText(homework.source.blocks[block]))),
	].join('\n');
	const said = underTitle(part.title, own);
	const passedOn = countsPassedOn(`${setting}\n${said}`);
	const before = [
		...siblings.toReversed(),
		...(takesUp(`${setting}\n${said}`) ? problemBefore(homework, index, asked) : []),
	];
	const named = homework.parts
		.slice(Math.max(0, index - FAR_BACK), index)
		.map(each => (each.leaf ? asked(each) : ''))
		.join('\n');
	const all = [...formulas, ...worded, ...indexedLaws(seen, [...formulas, ...worded]), ...chainedLaws(formulas)];
	const lettered = [letteredAmounts(`${setting}\n${said}`, all), countedLetters(`${setting}\n${said}`, all)]
		.filter(each => each !== '')
		.join('\n');
	const layer = aboutNamedLayer(said, setting);
	const money = moneyOf(`${setting}\n${said}`);
	const read = (words: string): string => {
		const plainly = saidPlainly(
			withLawsAsFormulas(
				exactInBrackets(
					pairedCells(
						pointsTakenOut(
							linearLayers(rangesAsPositions(scoresInRows(plainArrays(tablesWithBars(formatTables(words)))))),
						),
					),
				),
			),
			`${setting}\n${said}`,
		);
		return money ? inDollars(plainly, money) : plainly;
	};
	return {
		...(money ? { money } : {}),
		...(named.trim() !== '' ? { named } : {}),
		...(siblings.length > 0 ? { earlier: siblings.slice(-BACK).join('\n') } : {}),
		...(before.length > 0 ? { before } : {}),
		...(layer ? { aboutLayer: true as const } : {}),
		own: withoutReferences(read(layer?.own ?? said), labelsBefore(homework, index)),
		around: read([layer?.around ?? setting, passedOn, lettered].filter(each => each !== '').join('\n')),
		asks: question.trim() !== '' || /\?/.test(part.title),
		formulas: all,
		answer: textIn(homework, part, ['answer']),
		answerFormulas: formulasIn(homework, part, ['answer']),
	};
}

/** The labels of the parts before a part, and their ends: `3.2.1` may be called 2.1. */
const labelsBefore = ({ parts }: Homework, index: number): readonly string[] => [
	...new Set(
		parts.slice(Math.max(0, index - 4 * FAR_BACK), index).flatMap(({ id }) => [id, id.split('.').slice(-2).join('.')]),
	),
];

/** What a letter with a value counts or measures: `$b$ bits each`, `$F$ FLOP/s`, `$h$ dollars an hour`. */
const LETTERED =
	/(?<!\\)\$([A-Za-z](?:_\{?\w\}?)?)\$(?=[\s-]+(?:bits?|bytes?|[KMGT]i?B(?:\/s)?|[A-Za-z]?FLOPs?(?:\/s)?|dollars?|parameters|weights|seconds?|hours?|days?|tokens)\b)/g;

/** `with M vectors`, `of $n$ soft tokens`: a letter that counts what a prompt or a model is made of. */
const COUNTED =
	/(?<![\w$\\=])(?:\$([A-Za-z])\$|([A-Z]))(?=\s+(?:(?:learn(?:ed|able)|trainable|tunable|soft|virtual|prompt|prefix|transformer|decoder|encoder|attention)[\s-]+){0,2}(?:vectors|tokens|layers|blocks|heads)\b)/g;

/** The same for letters that count, with the numbers that the text gives them: `36 vectors`. */
function countedLetters(text: string, formulas: readonly string[]): string {
	if (text.search(COUNTED) < 0) return '';
	const values = definitionsIn(formulas);
	const found = [...text.matchAll(COUNTED)].flatMap(match => {
		const letter = (match[1] ?? match[2])!;
		const known = values.get(letter);
		const [, plain] = new RegExp(`(?<![\\w\\\\])${letter}\\s*=\\s*(\\d{1,7})(?![\\w.,^]*\\d)`).exec(text) ?? [];
		const number = known?.kind === 'quantity' ? known.value : plain === undefined ? undefined : Number(plain);
		const things = /^\s+(?:[a-z-]+[\s-]+){0,2}?(?:vectors|tokens|layers|blocks|heads)\b/.exec(
			text.slice(match.index + match[0].length),
		)?.[0];
		return number === undefined || things === undefined ? [] : [`${number}${things}.`];
	});
	return [...new Set(found)].join('\n');
}

/** The clauses that say what a letter counts, with the number in its place where the question gives it one: `4 bits each`. */
function letteredAmounts(text: string, formulas: readonly string[]): string {
	if (text.search(LETTERED) < 0) return '';
	const values = definitionsIn(formulas);
	return text
		.split(/[.;:]\s|\n/)
		.flatMap(clause => {
			let known = true;
			const said = clause.replace(LETTERED, (_, letter: string) => {
				const value = values.get(letter);
				if (value?.kind !== 'quantity') known = false;
				return value?.kind === 'quantity' ? String(value.value) : letter;
			});
			return known && said !== clause ? [`${said}.`] : [];
		})
		.join('\n');
}

/** `$W_{QK}$ is $\operatorname{diag}(1, -1)$` says what `W_{QK} = …` says. */
const wordedEquations = (text: string): readonly string[] =>
	[
		...text.matchAll(
			/(?<!\\)\$([A-Za-z\\][^$=\n]{0,24})\$\s+(?:is|equals|be)\s+(?:now\s+)?(?:the\s+(?:matrix|vector)\s+)?\$([^$=]+)\$/g,
		),
	].flatMap(([, letter, side]) => (/\d|matrix|diag|-?I\b/.test(side!) ? [`${letter} = ${side}`] : []));

/** The last block of a part's answer, where that follows its question. */
export function lastAnswered({ sections }: Part): number | undefined {
	const last = (kind: SectionKind): number =>
		sections
			.filter(section => section.kind === kind)
			.at(-1)
			?.slices.at(-1)?.block ?? -1;
	const [question, answer] = [last('question'), last('answer')];
	return answer >= 0 && answer >= question ? answer : undefined;
}

/** How many questions back may say what a question is about, and how many may say its numbers. */
const BACK = 2;
const FAR_BACK = 8;

/** What the problem before says, nearest first: its questions from the last one on, then its setting. */
function problemBefore(homework: Homework, index: number, asked: (part: Part) => string): readonly string[] {
	const { parts } = homework;
	const own = problemOf(homework, index);
	const before = parts.findLastIndex((each, at) => at < own && each.parent === undefined);
	if (before < 0) return [];
	const questions = parts.flatMap((each, at) =>
		at > before && at < own && each.leaf && problemOf(homework, at) === before ? [asked(each)] : [],
	);
	return [
		...questions.slice(-FAR_BACK).toReversed(),
		textIn(homework, parts[before]!, ['question', 'given', 'context']),
	];
}

/** The parts before a part that have its parent, or stand in its row. */
function siblingsBefore(homework: Homework, index: number): readonly Part[] {
	const { parts } = homework;
	const { parent, leaf } = parts[index]!;
	if (!leaf) return [];
	const row = rowsOf(homework)[index];
	const siblings = parts.flatMap((each, at) => {
		const near = parent === undefined ? row?.joint && rowsOf(homework)[at] === row : each.parent === parent;
		return at < index && each.leaf && near ? [each] : [];
	});
	return siblings.slice(-FAR_BACK);
}

/** A text with its title, unless that is made of the text's own words, whose numbers would then stand there twice. */
const underTitle = (title: string, text: string): string =>
	plain(text).includes(plain(title)) ? text : `${title}\n${text}`;

const plain = (text: string): string => text.replace(/[\s*_]+/g, ' ').trim();

/** The parts above a part, nearest first. */
export function ancestorsOf(homework: Homework, part: Part): readonly Part[] {
	const above: Part[] = [];
	let at = part.parent;
	while (at !== undefined && above.length < 16) {
		const next = homework.parts[at];
		if (!next) break;
		above.push(next);
		at = next.parent;
	}
	return above;
}

const slicesOf = (part: Part, kinds: readonly SectionKind[]): readonly Anchor[] =>
	part.sections.filter(section => kinds.includes(section.kind)).flatMap(section => section.slices);

function textIn(
	homework: Homework,
	part: Part,
	kinds: readonly SectionKind[],
	isMeant: (anchor: Anchor) => boolean = () => true,
): string {
	return slicesOf(part, kinds)
		.filter(isMeant)
		.filter(({ block }) => isRead(unreadOf(homework.source), block))
		.map(({ block, span }) => withoutPadding(ownText(homework.source.blocks[block]).slice(span.start, span.end)))
		.join('\n');
}

/** Long runs of blanks say nothing, and cost every pattern behind that looks over blanks. */
const withoutPadding = (text: string): string => text.replace(/([ \t]{32})[ \t]+/g, '$1');

const formulasIn = (
	homework: Homework,
	part: Part,
	kinds: readonly SectionKind[],
	isMeant: (anchor: Anchor) => boolean = () => true,
): readonly string[] =>
	slicesOf(part, kinds)
		.filter(isMeant)
		.flatMap(({ block, span }) => formulasOf(homework, block, span));

const formulasOfTitle = (title: string): readonly string[] =>
	[...title.matchAll(/(?<!\\)\$([^$]+)(?<!\\)\$/g)].map(([, inner]) => inner!);

/** The formulas of a block, or of a piece of it. */
function formulasOf({ source }: Homework, block: number, piece?: Span): readonly string[] {
	const content = source.blocks[block]?.content;
	return (content?.formulas ?? [])
		.filter(({ span }) => !piece || contains(piece, span))
		.map(({ inner }) => withoutPadding(content!.text.slice(inner.start, inner.end)));
}
