import type { SourceText } from '../text/block.ts';
import { askOf, computes, isTask } from './asks.ts';
import { isStrong, plain } from './lines.ts';
import { type Entry, hasChoices, lastOf, type Node, offersLetters } from './node.ts';
import { type Structure, structureOf } from './structure.ts';
import { isTitled } from './titles.ts';
import { fieldWords, foreignMarks, interview, LOOKED_AT, otherwise } from './trades.ts';

/** What makes a sheet of a text by the shape of its tree and the dress of its labels, whatever it says of itself. */

/** How long a heading is that says more than a title. */
const SENTENCE = 50;

/** How many questions make a sheet where none of them orders anything. */
const MANY = 4;

/**
 * Whether a text is little else than rows of questions about the field or with formulas: a sheet, whatever it calls itself.
 *
 * @param labelled whether the questions bear labels.
 * @param titled whether it calls itself homework: then it may be of any field, where it orders most things.
 */
export const isPlainSheet = (
	found: Structure,
	vocabulary: number,
	text: string,
	labelled: boolean,
	titled: boolean,
): boolean => {
	const {
		leaves,
		asking,
		set,
		ordered,
		marked,
		bodied,
		own,
		complete,
		covered,
		formal,
		headless,
		named,
		rootsAsking,
		compound,
		sections,
		revisited,
	} = found;
	if (
		otherwise.test(text) ||
		(interview.test(text) && !labelled) ||
		(interview.test(text) && (leaves < MANY || (leaves < 3 * MANY && bodied < 0.6)))
	)
		return false;
	// A long row of questions about the field, whatever stands above it.
	const row = labelled && leaves >= 3 * MANY && Math.min(asking, set, complete) >= 0.95 && vocabulary > 2;
	if (row && own < 0.1 && covered >= 0.5) return true;
	if (covered < 0.75 || own >= 0.3) return false;
	// Each has its answer, by a marker that comes once below it.
	if (leaves >= 3 && marked >= 0.8 && complete >= 0.9 && (vocabulary > 0 || formal > 0)) return true;
	if (named && bodied >= 0.9 && asking >= 0.9) return true;
	// Questions in a list, and their answers in another with the same labels.
	if (revisited >= 0.8 && leaves >= 2 * MANY && asking >= 0.65 && complete >= 0.9) return true;
	// Nothing but labelled orders and questions without a gap, or orders each with an answer: of whatever field.
	const whole = Math.min(asking, complete) >= 0.95 && covered >= 0.9 && set >= 0.8;
	const pure = whole && (labelled ? leaves >= 2 * MANY : leaves > MANY && Math.min(ordered, bodied) >= 0.9);
	if (vocabulary < (labelled ? 2 : 4) && formal < 1 / 3 && !((titled || pure) && ordered >= 0.5)) return false;
	// Nothing but answers under the names of their questions, or behind `1a)`, `1b)`.
	if (compound >= 0.6 && leaves >= MANY && complete >= 0.9 && labelled) return true;
	if (named && bodied >= 0.9 && vocabulary > 1) return true;
	if (headless && labelled && leaves >= MANY && bodied >= 0.9 && complete >= 0.8 && rootsAsking >= 0.3) return true;
	if (complete < 0.9 || leaves < (ordered >= 0.2 ? 3 : MANY)) return false;
	return rootsAsking >= 0.9 || (asking >= 0.65 && set >= (sections > 0.5 ? 0.8 : 0.6));
};

export const shapeOf = (source: SourceText, entries: readonly Entry[], nodes: readonly Node[]): Structure =>
	structureOf(entries, nodes, block => source.blocks[block]!.content.formulas.length > 0);

/** Whether the shape of a tree alone makes a sheet of a text, with labels or without, that nothing else says to be one. */
export const isSheetByShape = (source: SourceText, entries: readonly Entry[], nodes: readonly Node[]): boolean => {
	const text = source.text.slice(0, LOOKED_AT);
	const labelled = nodes.every(n => n.label !== undefined && n.label.raw !== '');
	const shape = shapeOf(source, entries, nodes);
	return (
		nodes.length > 0 &&
		shape.asking >= 0.65 &&
		foreignMarks(text) === 0 &&
		isPlainSheet(shape, fieldWords(text), text, labelled, isTitled(source, entries))
	);
};

/** How much of a sheet its parts take: the rest is a title, a name, what is to be handed in. */
const SHEET = 0.6;

/**
 * Whether a text is little else than labelled parts: under the title of a homework, whatever they say; without one, problems by
 * name that ask, most of them.
 */
export const isSheet = (nodes: readonly Node[], entries: readonly Entry[], titled: boolean): boolean => {
	const roots = nodes.filter(
		n => n.parent === undefined && n.label !== undefined && (n.kind !== 'letter' || entries[n.at]!.line.level > 0),
	);
	if (roots.length < 2) return false;
	const owned = nodes.reduce((sum, n) => sum + n.lines.filter(at => !entries[at]!.skip).length, 0);
	if (owned < SHEET * entries.filter(e => !e.skip).length) return false;
	if (titled) return true;
	const named = roots.filter(n => n.label!.word === 'problem' && !/^(?:q|task|challenge)$/.test(n.label!.name));
	const tasks = new Set<string>();
	for (const n of nodes) {
		const first = n.path[0]!.text;
		if (
			!tasks.has(first) &&
			taskIn(
				n.lines.slice(0, 4).map(at => entries[at]!),
				n.label?.length ?? 0,
			)
		)
			tasks.add(first);
	}
	const setting = named.filter(n => tasks.has(n.path[0]!.text));
	return named.length > 1 && named.length === roots.length && setting.length * 2 >= named.length;
};

/**
 * Whether the labels alone make a homework, whatever is asked in words: problems with names of their own (`Problem (unicode1)`),
 * problems in headings whose letters are parts, headings that are nothing but `2.b`. No other text is numbered so.
 */
export const isStructured = (
	nodes: readonly Node[],
	entries: readonly Entry[],
	vocabulary: number,
	source: SourceText,
): boolean => {
	const problems = nodes.filter(
		n =>
			n.label?.word === 'problem' &&
			!/^(?:task|challenge)/.test(n.label.name) &&
			(isStrong(entries[n.at]!.line) || entries[n.at]!.head.trim().length <= n.label.length),
	);
	if (problems.filter(n => n.kind === 'name' && n.label!.length > 0 && isIdentifier(n)).length > 1) return true;
	if (problems.filter(n => n.kind === 'name' && n.label!.length === 0 && lastOf(n).text.includes('_')).length > 1)
		return true;
	// `# Task 1`, `# Task 2`, nothing else on their lines and formulas below: a plan's tasks have names.
	const tasks = nodes.filter(
		n =>
			n.label?.word === 'problem' &&
			n.parent === undefined &&
			entries[n.at]!.line.level > 0 &&
			plain(entries[n.at]!.head).length <= n.label.raw.length + 1,
	);
	const formal = (n: Node): boolean =>
		n.lines.some(at => source.blocks[entries[at]!.line.block]!.content.formulas.length > 0) || n.children.some(formal);
	if (tasks.length > 2 && tasks.filter(formal).length * 2 >= tasks.length) return true;
	const formulas = nodes.some(n =>
		n.lines.some(
			at => source.blocks[entries[at]!.line.block]!.content.formulas.length > 0 || computes(entries[at]!.head),
		),
	);
	if (vocabulary === 0 && !formulas) return false;
	// A quiz: numbers, most of them with choices below.
	const quiz = nodes.filter(n => {
		const lines = n.lines.map(at => entries[at]!);
		return hasChoices(lines) || (lines[0]!.line.level === 0 && offersLetters(lines.slice(1)));
	});
	if (quiz.length > 2 && quiz.length * 2 >= nodes.length) return true;
	// Questions in numbered headings, each with choices or an answer listed right below it and no text beside.
	const heads = nodes.filter(n => entries[n.at]!.line.level > 0 && n.kind === 'number');
	const listed = heads.filter(n => {
		const body = n.lines.slice(1).filter(at => !entries[at]!.skip);
		const item = (at: number) => entries[at]!.line.containers.some(c => c.kind === 'item');
		return body.some(item) && body.every(at => item(at) || /^!\[/.test(entries[at]!.head));
	});
	const items = listed.flatMap(n => n.lines.slice(1).filter(at => entries[at]!.line.marker !== undefined));
	const sentences = listed.filter(n => plain(entries[n.at]!.head).length >= SENTENCE);
	// Nothing but sentences, each over one item or two: what was chosen.
	if (
		listed.length > 5 &&
		listed.length * 10 >= nodes.length * 9 &&
		sentences.length * 5 >= listed.length * 4 &&
		items.length < 2 * listed.length
	)
		return true;
	if (
		listed.length > 3 &&
		listed.length * 3 >= nodes.length * 2 &&
		heads.filter(n => /[?？]/.test(entries[n.at]!.head)).length * 2 >= nodes.length
	)
		return true;
	const lettered = (n: Node) => n.children.filter(c => c.kind === 'letter' || c.kind === 'roman').length;
	if (problems.some(n => lettered(n) > 1)) return true;
	const numbered = nodes.filter(
		n => entries[n.at]!.line.level > 0 && n.label?.word === undefined && n.kind === 'number',
	);
	const asks = (n: Node) => askOf(plain(entries[n.at]!.head.slice(n.label?.length ?? 0))) === 2;
	// Lines that are nothing but `2.1` over `a.`, `b.`
	const sections = nodes.filter(
		n =>
			n.label?.wrap === 'compound' &&
			n.kind === 'number' &&
			plain(entries[n.at]!.head).length <= n.label.raw.length + 1 &&
			lettered(n) > 1,
	);
	if (sections.length > 1) return true;
	const full = numbered.filter(n => lettered(n) > 1);
	if (formulas && (full.length > 1 || full.some(n => n.children.every(asks)))) return true;
	// Headings that say nothing but `Problem 3`.
	const alone = problems.filter(
		n => entries[n.at]!.line.level > 0 && entries[n.at]!.head.trim().length <= n.label!.length && n.kind === 'number',
	);
	if (vocabulary > 2 && alone.length > 2 && alone.length * 2 >= problems.length) return true;
	// Headings that are nothing but `8.2-1`, one behind the other.
	const outer = nodes.filter(n => n.parent === undefined || n.parent.label === undefined);
	const numbers = outer.filter(
		n =>
			entries[n.at]!.line.level > 0 &&
			n.label?.word === undefined &&
			(n.path.length > 2 ||
				(n.path.length === 1 &&
					taskIn(
						n.lines.map(at => entries[at]!),
						0,
					))) &&
			n.path.every(m => m.kinds[0] === 'number') &&
			plain(entries[n.at]!.head).replace(/[^\p{L}\p{N}]+$/u, '').length <= n.label!.raw.length + 1,
	);
	if (numbers.length > 3 && numbers.length * 3 >= outer.length * 2) return true;
	const bare = nodes.filter(
		n =>
			n.label?.wrap === 'compound' &&
			n.label.members.some(m => m.kinds[0] !== 'number') &&
			entries[n.at]!.line.level > 0 &&
			entries[n.at]!.head.trim().length <= n.label.length,
	);
	return bare.length > 1;
};

/** Whether a problem's name is no person's and no number with a letter before it: `Problem (unicode1)`, but not `Question (Ana)`, `R1`. */
export const isIdentifier = (n: Node): boolean =>
	/^[a-z]|[\d_]/.test(lastOf(n).text) && !(n.label?.name === '' && /^\p{L}{1,3}[-.#]?\d+$/u.test(lastOf(n).text));

/** Whether one of a part's first lines sets a task; the first `labelled` code units of its opening line are its label. */
export const taskIn = (lines: readonly Entry[], labelled: number): boolean =>
	lines.slice(0, 4).some((e, i) => isTask(plain(i === 0 ? e.head.slice(labelled) : e.head)));
