import type { SourceText } from '../text/block.ts';
import { askOf } from './asks.ts';
import { rankOf } from './labels.ts';
import { isStrong, plain } from './lines.ts';
import { type Entry, hasChoices, type Node, pathOf } from './node.ts';
import type { Structure } from './structure.ts';

/** Forms in which only homework is set and answered: what speaks for a text by itself. */

/** Words that ask for a number. */
const counts =
	/(?<![\p{L}])(?:how (?:many|much|long|large|big|far|fast)|what (?:fraction|share|percentage)|wie ?(?:viele?|lange|groß)|combien|cuánt[oa]s?|quant[oaie]s?)(?![\p{L}])/iu;

/** Whether a user gives two numbers or more and asks how many, and the reply names a number of its own. */
export const isCounted = (own: readonly Entry[]): boolean => {
	const asked = own
		.filter(e => e.role === 'user')
		.map(e => e.head)
		.join(' ');
	const given = asked.match(/\d[\d.,]*/g) ?? [];
	return (
		given.length > 1 &&
		counts.test(asked) &&
		own.some(e => e.role === 'assistant' && (e.head.match(/\d[\d.,]*\d|\d/g) ?? []).some(n => !asked.includes(n)))
	);
};

/** Whether a part has a marker for its question and one for its answer, and asks. */
export const isPaired = (node: Node, entries: readonly Entry[]): boolean => {
	const own = node.lines.map(at => entries[at]!);
	return own.some(e => e.marker?.kind === 'question' && asksBehind(e)) && own.some(e => e.marker?.kind === 'answer');
};

/** Words over an answer that say whose it is. */
const ownAnswer =
	/^(?:(?:my|student|student['’]s|our|your) (?:answers?|solutions?|response)|(?:meine|unsere) (?:antwort|lösung)|ma réponse|mi respuesta|minha resposta|la mia risposta|мой ответ|我的(?:答案|回答))$/iu;

/** Whether most parts, two or more, hold what is called somebody's own answer. */
export const isOwnAnswers = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const leaves = nodes.filter(n => n.children.length === 0);
	const own = leaves.filter(n =>
		n.lines.some((at, i) => {
			const { marker, head } = entries[at]!;
			if (marker?.kind !== 'answer' || !ownAnswer.test(marker.word)) return false;
			// A form leaves room for it.
			const said = plain(head.slice(marker.length)) || plain(entries[n.lines[i + 1] ?? -1]?.head ?? '');
			return /[\p{L}\p{N}]/u.test(said);
		}),
	);
	return own.length > 1 && own.length * 2 > leaves.length;
};

/** Whether problems are numbered from 1 without a gap, in no headings, some together with their first letter: `**1.** …`, `**2.** (a) …`. */
export const isNumberedThrough = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const roots = nodes.filter(n => n.parent === undefined);
	const numbers = [...new Set(roots.map(n => n.path[0]!.text))];
	return (
		numbers.length > 2 &&
		numbers.every((text, i) => text === String(i + 1)) &&
		roots.every(n => entries[n.at]!.line.level === 0 && n.path.length <= 2)
	);
};

/** How many questions a user must ask by their numbers. */
const ROW = 4;

/** Whether a user asks one question after another by numbers and letters in a row (`1a`, `1b`, `2`), and each is answered behind it. */
export const isAskedInRow = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const leaves = nodes.filter(n => n.children.length === 0);
	const rank = (n: Node) =>
		n.path.reduce((sum, m, i) => sum * 100 + rankOf(m, i === 0 ? (m.kinds[0] ?? 'name') : n.kind), 0);
	return (
		(leaves.length >= ROW || (leaves.length > 1 && leaves.every(n => n.label?.word === 'problem'))) &&
		leaves.some(n => n.path.length > 1) &&
		new Set(leaves.map(n => n.turn)).size === leaves.length &&
		leaves.every((n, i) => {
			const own = n.lines.map(at => entries[at]!).filter(e => !e.skip);
			return (
				n.label !== undefined &&
				own[0]?.role === 'user' &&
				own.some(e => e.role === 'assistant') &&
				own.some((e, k) => e.role === 'user' && askOf(plain(k === 0 ? e.head.slice(n.label!.length) : e.head)) === 2) &&
				(i === 0 || rank(n) * (n.path.length > 1 ? 1 : 100) > rank(leaves[i - 1]!))
			);
		})
	);
};

/** Whether what parts call their problems asks nothing, in most of them: `Problem: CUDA out of memory` over `Solution: …`. */
export const isTroubles = (nodes: readonly Node[], entries: readonly Entry[]): boolean =>
	nodes.filter(n => !n.lines.some(at => !entries[at]!.skip && asksBehind(entries[at]!))).length * 2 > nodes.length;

/** Whether a line asks, behind its marker where it has one. */
const asksBehind = ({ head, marker }: Entry): boolean =>
	marker?.kind !== 'answer' && askOf(plain(head.slice(marker?.length ?? 0))) === 2;

/** Whether a user puts a problem by its name and number, and asks, and somebody replies. */
export const isPutBy = (node: Node, entries: readonly Entry[]): boolean => {
	const lines = node.lines.map(at => entries[at]!).filter(e => !e.skip);
	return (
		lines[0]?.role === 'user' &&
		/^(?:problem|exercise|aufgabe|übung|exercice|problème|ejercicio|problema|esercizio|задача|упражнение)$/u.test(
			node.label?.name ?? '',
		) &&
		lines.some(
			(e, i) => e.role === 'user' && askOf(plain(i === 0 ? e.head.slice(node.label!.length) : e.head)) === 2,
		) &&
		lines.some(e => e.role === 'assistant')
	);
};

export const isTaskName = (n: Node): boolean => /^(?:task|challenge)$/.test(n.label?.name ?? '');

/** Whether the parts of a text are mostly links to other files, or their paths. */
export const isIndex = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const said = nodes
		.filter(n => n.children.length === 0)
		.map(n => n.lines.map((at, i) => (i === 0 ? entries[at]!.head.slice(n.label?.length ?? 0) : entries[at]!.head)))
		.map(lines => lines.filter(text => text.trim() !== ''));
	const isPointer = (text: string) =>
		/^[*_\s-]*(?:\[[^\]]*\]\([^()\s]+\)|`[\w./-]+\.[a-z]{1,6}`)[*_\s.;:,]*$/i.test(text);
	return (
		said.filter(lines => lines.length > 0 && lines.filter(isPointer).length * 2 > lines.length).length * 2 > said.length
	);
};

/** Whether a problem asks under its name in bold or in a heading, and has an answer below its marker. */
export const isAnswered = (node: Node, entries: readonly Entry[]): boolean => {
	const lines = node.lines.map(at => entries[at]!).filter(e => !e.skip);
	const answer = lines.findIndex(e => e.marker?.kind === 'answer' && e.marker.sure && isStrong(e.line));
	return (
		node.label?.word === 'problem' &&
		/^(?:problem|exercise|aufgabe|übung|exercice|problème|ejercicio|esercizio|задача|упражнение|习题)$/u.test(
			node.label.name,
		) &&
		isStrong(entries[node.at]!.line) &&
		answer > 0 &&
		lines.slice(0, answer).some((e, i) => askOf(plain(i === 0 ? e.head.slice(node.label!.length) : e.head)) === 2)
	);
};

/** Whether a label names a problem and says that its answer stands here: `Question 1 answer`. */
export const isAnswerByName = (node: Node, entries: readonly Entry[]): boolean =>
	node.label?.word === 'answer' ||
	(node.label?.word === 'problem' && entries[node.at]!.inner?.marker.kind === 'answer' && node.lines.length > 1);

/** Whether all outermost parts bear a problem's word, two or more, and one of them offers choices. */
export const isQuiz = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const roots = nodes.filter(n => n.parent === undefined);
	return (
		roots.length > 1 &&
		roots.every(n => n.label?.word === 'problem' && n.label.raw !== '' && isStrong(entries[n.at]!.line)) &&
		roots.some(n => hasChoices(n.lines.map(at => entries[at]!)))
	);
};

/** Whether a part has its question below the word `Question` and its answer below `Answer`, each written out. */
export const isPairByName = (node: Node, entries: readonly Entry[]): boolean =>
	(['question', 'answer'] as const).every(kind =>
		node.lines.some(at => {
			const { marker, line } = entries[at]!;
			return marker?.kind === kind && marker.sure && marker.word.length > 3 && isStrong(line);
		}),
	);

/** Whether a part offers choices by their letters, and says below them which it is. */
export const isChosen = (node: Node, entries: readonly Entry[]): boolean => {
	const own = node.lines.map(at => entries[at]!).filter(e => !e.skip);
	const marked = own.findIndex(e => e.marker?.kind === 'answer' && e.marker.firm);
	const offered = own.slice(0, Math.max(0, marked)).filter(e => /^[([]?[a-e][.)]\s/i.test(e.head));
	return offered.length > 1 && offered.every((e, i) => e.head.replace(/^\W/, '')[0]!.toLowerCase() === 'abcde'[i]);
};

/** Whether the rows of a titled text ask, nearly all of them and without a gap, whatever stands between and above them. */
export const isAskedThroughout = ({ leaves, asking, complete, set, rootsAsking, covered }: Structure): boolean =>
	leaves > 4 && Math.min(asking, complete) >= 0.9 && Math.min(set, rootsAsking) >= 0.75 && covered >= 0.5;

/** Whether a titled text is little else than a row without a gap, each with more below it, most of which ask. */
export const isWorkedThroughout = ({ leaves, asking, complete, bodied, covered, sections }: Structure): boolean =>
	leaves > 2 && asking >= 0.3 && complete >= 0.9 && bodied >= 0.8 && covered >= 0.75 && sections === 0;

/** Whether each of the parts of a text asks, in a row, and has more below it. */
export const isAskedAndAnswered = ({ set, rootsAsking, bodied, complete, covered }: Structure): boolean =>
	Math.min(set, rootsAsking, bodied, complete) >= 0.9 && covered >= 0.6;

/** Whether a text is a row of orders, most of them with formulas, and nothing else. */
export const isFormal = ({ formal, set, ordered, complete, covered, sections }: Structure): boolean =>
	formal >= 0.6 && set >= 0.7 && ordered >= 0.5 && complete >= 0.9 && covered >= 0.9 && sections === 0;

/** Whether a text is a problem that asks under a heading `Problem` and its answer under a heading `Solution`, each with its own. */
export const isPair = (entries: readonly Entry[], node: Node): boolean => {
	const lines = node.lines.map(at => entries[at]!);
	const heads = lines.filter(e => e.line.level > 0 && e.marker?.whole && e.marker.sure).map(e => e.marker!.kind);
	const title = entries.filter(e => !e.skip && e.line.level > 0).length - heads.length;
	return (
		heads.join(' ') === 'question answer' &&
		title < 2 &&
		lines.some(e => e.line.kind === 'paragraph' && /[?？]/.test(e.head))
	);
};

/** Whether a text is one problem and nothing else: its name in the first heading, and below it a marked answer or formulas. */
export const isSole = (source: SourceText, entries: readonly Entry[], node: Node): boolean => {
	const own = entries.filter(e => !e.skip);
	const lines = node.lines.map(at => entries[at]!).filter(e => !e.skip);
	if (node.label?.word !== 'problem' || entries[node.at]!.line.level === 0 || lines.length < own.length) return false;
	if (/^(?:q|task|challenge)$/.test(node.label.name)) return false;
	return lines.some(
		e =>
			(e.marker?.kind === 'answer' && e.marker.sure && isStrong(e.line)) ||
			source.blocks[e.line.block]!.content.formulas.length > 0,
	);
};

/** Whether a user asks two questions or more by labels (`1)`, `(a)`) and the assistant replies by most of the same. */
export const isTakenUp = (entries: readonly Entry[]): boolean => {
	const labels = (role: Entry['role'], wanted: (e: Entry) => boolean) =>
		new Set(
			entries.flatMap(e =>
				e.role === role && e.label !== undefined && !e.skip && wanted(e)
					? [e.label.members.map(m => m.text).join('.')]
					: [],
			),
		);
	const asked = labels('user', e => askOf(plain(e.head.slice(e.label!.length))) === 2 || /[?？]/.test(e.head));
	const replied = labels('assistant', () => true);
	const both = [...asked].filter(path => replied.has(path)).length;
	return both > 1 && both * 2 >= asked.size;
};

/** Whether a part asks above the mark of its answer: `Prove …` over `Solution: …`. */
const isAskedOverMark = (node: Node, entries: readonly Entry[]): boolean => {
	const own = node.lines.map(at => entries[at]!).filter(e => !e.skip);
	const mark = own.findIndex(e => e.marker?.kind === 'answer' && e.marker.firm && e.marker.sure);
	return (
		mark > 0 &&
		own.slice(0, mark).some((e, i) => askOf(plain(i === 0 ? e.head.slice(node.label?.length ?? 0) : e.head)) === 2)
	);
};

/** Whether all that is numbered asks above the mark of its own answer, two problems or more, most of them in formulas. */
export const isSetAndSolved = (source: SourceText, nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const leaves = nodes.filter(n => n.children.length === 0);
	const formal = leaves.filter(n =>
		n.lines.some(at => source.blocks[entries[at]!.line.block]!.content.formulas.length > 0),
	);
	return (
		leaves.length > 1 &&
		leaves.every(n => n.label?.members[0]?.kinds[0] === 'number' && isAskedOverMark(n, entries)) &&
		formal.length * 2 > leaves.length
	);
};

/**
 * Whether lettered parts of problems ask and are answered, all of them, each below its own marker: `Problem 1` over `(a) What is …?` over
 * `Solution: …`, whatever their dress.
 */
export const isAnsweredByParts = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const leaves = nodes.filter(n => n.children.length === 0);
	const parts = leaves.filter(n => n.path.length > 1 && n.kind !== 'number');
	const over = nodes.filter(n => n.parent === undefined && n.label?.word === 'problem' && !isTaskName(n));
	return (
		over.length > 1 &&
		parts.length > 2 &&
		parts.length * 2 >= leaves.length &&
		leaves.filter(n => isAskedOverMark(n, entries)).length >= 0.9 * leaves.length
	);
};

/**
 * Whether a row of questions stands in a text, and each of its labels comes again below a heading that says that answers stand there.
 */
export const isAnsweredApart = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const leaves = nodes.filter(n => n.children.length === 0 && n.label !== undefined && n.label.raw !== '');
	const asked = leaves.filter(n => !n.answers);
	const answered = new Set(leaves.filter(n => n.answers).map(pathOf));
	const asking = asked.filter(n =>
		n.lines.some(
			(at, i) => !entries[at]!.skip && askOf(plain(entries[at]!.head.slice(i === 0 ? n.label!.length : 0))) === 2,
		),
	);
	return asked.length > 2 && asking.length >= 0.7 * asked.length && asked.every(n => answered.has(pathOf(n)));
};

/** Whether all that is labelled orders something, two parts or more, right below a heading that says `Question` or `Task` and nothing else. */
export const isPosed = (nodes: readonly Node[], entries: readonly Entry[], { ordered, set }: Structure): boolean => {
	const first = nodes[0]!;
	const head = entries.slice(0, first.at).findLast(e => !e.skip && e.line.level > 0);
	const marked = head?.marker?.kind === 'question' && head.marker.whole && head.marker.firm;
	return nodes.length > 1 && marked === true && nodes.every(n => n.label !== undefined) && Math.min(ordered, set) === 1;
};
