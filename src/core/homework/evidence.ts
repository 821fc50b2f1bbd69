import type { SourceText } from '../text/block.ts';
import { askOf, computes, reckons, states } from './asks.ts';
import { isLabelledSheet } from './labelled-sheets.ts';
import { rankOf } from './labels.ts';
import { isStrong, plain } from './lines.ts';
import { type Entry, hasChoices, type Node, pathOf } from './node.ts';
import { readPoints } from './points.ts';
import { isIdentifier, isPlainSheet, isSheet, isStructured, shapeOf, taskIn } from './sheets.ts';
import type { Structure } from './structure.ts';
import { isAnswersAlone, isLettersAlone, isTitled, isTitledAnswers } from './titles.ts';
import { fieldWords, foreignMarks, interview, isOwnBusiness, isOwnTrouble, LOOKED_AT, otherwise } from './trades.ts';
import { sheetTitle } from './words.ts';

/**
 * Whether a text is plainly homework. Ordinary Markdown has numbered headings, lettered clauses, even the words "problem" and
 * "solution"; homework has labelled questions that are asked and answered about its field.
 */
export const isHomework = (source: SourceText, entries: readonly Entry[], nodes: readonly Node[]): boolean => {
	if (nodes.length === 0 || isIndex(nodes, entries)) return false;
	const text = source.text.slice(0, LOOKED_AT);
	const titled = isTitled(source, entries);
	// A named problem whose question and answer both have their markers can be nothing else.
	const sure = (e: Entry, kind: 'question' | 'answer') => e.marker?.kind === kind && e.marker.sure && isStrong(e.line);
	const paired = nodes.filter(
		n =>
			n.label?.word === 'problem' &&
			(n.kind !== 'name' || isIdentifier(n)) &&
			n.lines.some(at => sure(entries[at]!, 'question')) &&
			n.lines.some(at => sure(entries[at]!, 'answer')),
	);
	// Reports have tasks too, one of which may be to answer questions.
	if (paired.some(n => !isTaskName(n)) || (paired.length > 0 && paired.length * 2 >= nodes.length)) return true;
	if (nodes.length > 1 && foreignMarks(text) === 0 && nodes.every(n => n.children.length > 0 || isAnswered(n, entries)))
		return true;
	if (foreignMarks(text) === 0 && !interview.test(text) && isOwnAnswers(nodes, entries)) return true;
	if (foreignMarks(text) === 0 && isAskedInRow(nodes, entries)) return true;
	if (nodes.length === 1 && isSole(source, entries, nodes[0]!)) return true;
	const formal = () => source.blocks.some(b => b.content.formulas.length > 0);
	if (
		nodes.length === 1 &&
		isPair(entries, nodes[0]!) &&
		foreignMarks(text) === 0 &&
		(fieldWords(text) > 1 || formal())
	)
		return true;
	const vocabulary = fieldWords(text);
	const trades = foreignMarks(text);
	if (trades === 0 && isLettersAlone(source, entries)) return true;
	if (nodes.length > 1 && nodes.every(n => n.kind === 'number') && isAnswersAlone(entries)) {
		// `# Answer key` that does not say of what: only over formulas.
		const leaves = nodes.filter(n => n.children.length === 0);
		const formal = leaves.filter(n =>
			n.lines.some(at => source.blocks[entries[at]!.line.block]!.content.formulas.length > 0),
		);
		if ((titled && nodes.length > 2) || (trades === 0 && formal.length * 2 >= leaves.length)) return true;
		if (trades === 0 && vocabulary > 3 && leaves.length > 2) return true;
	}
	if (trades === 0 && nodes.length > 2 && nodes.every(n => isAnswerByName(n, entries))) return true;
	if (
		nodes.length > 2 &&
		vocabulary > 1 &&
		nodes.every(n => isPairByName(n, entries)) &&
		!isTroubles(nodes, entries) &&
		!otherwise.test(text)
	)
		return true;
	if (trades === 0 && nodes.length > 3 && nodes.every(n => isChosen(n, entries))) return true;
	// `Q. …` over `A. …`, most of them with formulas, about the field.
	const formulaic = (n: Node) =>
		n.lines.some(at => source.blocks[entries[at]!.line.block]!.content.formulas.length > 0);
	if (
		trades === 0 &&
		vocabulary > 1 &&
		nodes.length > 2 &&
		!otherwise.test(text) &&
		!interview.test(text) &&
		nodes.every(n => isPaired(n, entries)) &&
		nodes.filter(formulaic).length * 3 >= nodes.length * 2
	)
		return true;
	if (isStructured(nodes, entries, trades > 0 ? 0 : vocabulary, source)) return true;
	const shape = shapeOf(source, entries, nodes);
	if (trades < 2 && !otherwise.test(text) && isLabelledSheet(nodes, entries, shape, titled || isTitledAnswers(entries)))
		return true;
	// A sheet by its title and by all that stands below it, whatever else it mentions.
	const whole = isAskedAndAnswered(shape) || isAskedThroughout(shape) || isWorkedThroughout(shape);
	if (titled && trades < 2 && nodes.length > 2 && whole) return true;
	if (titled && trades === 0 && isQuiz(nodes, entries)) return true;
	if (trades < 2 && shape.leaves > 4 && isFormal(shape)) return true;
	if (
		trades === 0 &&
		isPlainSheet(
			shape,
			vocabulary,
			text,
			nodes.every(n => n.label !== undefined),
			titled,
		)
	)
		return true;
	if (trades === 0 && isSheet(nodes, entries, titled && (vocabulary > 3 || isTitled(source, entries, sheetTitle))))
		return true;
	if (!titled && otherwise.test(text)) return false;
	let score = 0;
	const words = nodes.filter(n => n.label?.word === 'problem');
	const own = (n: Node) => n.lines.map(at => entries[at]!);
	const asks = (n: Node) =>
		own(n)
			.slice(0, 12)
			.some((e, i) => !e.skip && askOf(plain(i === 0 ? e.head.slice(n.label?.length ?? 0) : e.head)) === 2);
	const asking = nodes.filter(asks).length;
	const answered = nodes.filter(
		n =>
			n.label?.word === 'answer' ||
			entries[n.at]!.inner?.marker.kind === 'answer' ||
			own(n).some(e => e.marker?.kind === 'answer' && e.marker.firm && e.marker.sure),
	).length;
	const questioned = nodes.filter(n =>
		own(n).some(e => e.marker?.kind === 'question' && e.marker.firm && e.marker.sure),
	).length;
	const pointed = nodes.filter(n => readPoints(entries[n.at]!.head) !== undefined).length;
	const formulas = nodes.filter(n => own(n).some(e => source.blocks[e.line.block]!.content.formulas.length > 0)).length;
	score += Math.min(4, words.length * 2);
	score += Math.min(4, answered * 2);
	score += Math.min(3, questioned * 1.5);
	score += Math.min(4, pointed * 2);
	score += Math.min(3, asking);
	score += Math.min(2, formulas);
	score += vocabulary >= 6 ? 2 : vocabulary >= 3 ? 1 : 0;
	if (titled) score += 3;
	let against = trades * 3;
	const tasks = nodes.filter(n => n.label?.word === 'problem' && taskIn(own(n), n.label.length)).length;
	if (vocabulary < 2 && formulas === 0 && tasks * 2 < nodes.length) against += titled ? 0 : 6;
	// `Question 1: is it faster?` heads a section of any report, though not of what an assistant answers a user.
	const chat = entries.some(e => e.role === 'assistant');
	const replied = chat && formulas > 0 && entries.some(e => e.role === 'user' && askOf(plain(e.head)) === 2);
	const problems = words.filter(
		n => n.label!.members[0]!.kinds[0] === 'number' && !/^(?:q|question|frage|task)/.test(n.label!.name),
	);
	const derived = problems.length > 1 && formulas * 2 >= problems.length;
	if (!titled && !replied && !derived && vocabulary < 2 && answered === 0 && pointed === 0 && tasks === 0) against += 4;
	// Reports have tasks too, numbered and with results.
	if (
		!titled &&
		words.every(n => n.label?.name === 'task' || n.label?.name === 'challenge') &&
		asking * 2 < nodes.length
	)
		against += 4;
	// Questions that no formula, no points and no imperative ("derive", "berechne") mark as set by a teacher.
	const set = formulas > 0 || pointed > 0 || nodes.some(n => taskIn(own(n), n.label?.length ?? 0));
	if (!set && trades > 0 && vocabulary < 2) return false;
	if (!titled && !set) against += nodes.every(n => n.label === undefined || n.label.name === 'q') ? 9 : 4;
	// `## 2. Regression` over `### 2.1 Intuition`, `### 2.2 Model`: the chapters of a text, few of which ask or are answered.
	const sections = nodes.filter(
		n => entries[n.at]!.line.level > 0 && n.path.length > 1 && n.path.every(m => m.kinds[0] === 'number'),
	).length;
	if (!titled && trades > 0 && words.length === 0 && (sections > 2 || (answered === 0 && pointed === 0))) return false;
	if (
		!titled &&
		!words.some(n => isStrong(entries[n.at]!.line)) &&
		sections > 2 &&
		asking * 2 < nodes.length &&
		answered * 2 < nodes.length
	)
		return false;
	const reckoned = nodes.filter(n => own(n).some(e => e.role === 'assistant' && reckons(e.head))).length;
	const computed = nodes.some(n => own(n).some(e => computes(e.head)));
	// What a user asks about a run of their own, without any label.
	if (chat && !titled && nodes.every(n => n.label === undefined) && isOwnTrouble(entries)) return false;
	// `Problem 2: …`, asked by a user and answered.
	if (chat && trades === 0 && vocabulary > 1 && words.length > 1 && words.every(n => isPutBy(n, entries))) return true;
	// Questions and answers without any label: an interview or a list of frequent questions, unless it is about the field.
	if (
		!titled &&
		nodes.every(n => n.label === undefined) &&
		(vocabulary < 4 || (formulas === 0 && vocabulary < 6)) &&
		!(
			(computed || reckoned > 0 || (chat && formulas === nodes.length)) &&
			(vocabulary >= 2 || (chat && formulas === nodes.length)) &&
			trades === 0
		)
	)
		return false;
	// Labelled questions about the field, each with a worked answer below it: no heading of an article, no bold line of an interview.
	const leaves = nodes.filter(n => n.children.length === 0);
	const worked =
		trades === 0 &&
		vocabulary >= 2 &&
		computed &&
		leaves.length > 1 &&
		leaves.every(n => {
			const { line } = entries[n.at]!;
			return n.label !== undefined && line.level === 0 && !line.boldLine && n.lines.length > 1 && asks(n);
		});
	// What a user asks by labels and the reply takes up, about code if not in the words of the field.
	const asked = new Set(words.filter(n => entries[n.at]!.role === 'user').map(n => pathOf(n)));
	const takenUp = words.filter(n => entries[n.at]!.role === 'assistant' && asked.has(pathOf(n))).length;
	const coded =
		formulas > 0 || source.blocks.some(b => b.kind === 'fence' || b.content.masks.some(m => m.kind === 'code'));
	if (takenUp > 1 && trades === 0 && (coded || vocabulary > 0)) return true;
	// Parts of a problem (`2.a`, `2.b`) that a user asks and the reply takes up.
	const parts = new Set(nodes.filter(n => n.parent && entries[n.at]!.role === 'user').map(pathOf));
	const answers = nodes.filter(n => entries[n.at]!.role === 'assistant' && parts.has(pathOf(n))).length;
	if (answers > 1 && trades === 0 && vocabulary >= 2 && (computed || formulas > 0) && !isOwnBusiness(entries))
		return true;
	if (trades === 0 && vocabulary >= 2 && computed && isTakenUp(entries) && !isOwnBusiness(entries)) return true;
	// Questions about the field, most of which an assistant answers by a calculation; or in formulas, by a value.
	const valued = nodes.filter(n => own(n).some(e => e.role === 'assistant' && states(e.head))).length;
	if (
		chat &&
		trades === 0 &&
		(vocabulary > 2 || formulas === nodes.length) &&
		asking * 2 >= nodes.length &&
		(formulas === nodes.length ? valued : reckoned) * 2 >= nodes.length &&
		!isOwnBusiness(entries)
	)
		return true;
	// One question without a label within a longer text.
	const owned = nodes.reduce((sum, n) => sum + n.lines.length, 0);
	if (!chat && nodes.length === 1 && nodes[0]!.label === undefined && owned * 2 < entries.length) return false;
	// Something must ask or be answered: numbered headings alone are a text like any other.
	if (chat) score += 1;
	if (worked) score += 2;
	const askedInChat = chat && asking * 2 >= nodes.length && vocabulary >= 2;
	if (words.length === 0 && answered === 0 && questioned === 0 && pointed === 0 && !titled && !askedInChat && !worked)
		return false;
	if (asking === 0 && answered === 0 && questioned === 0 && pointed === 0 && formulas === 0) return false;
	// A guide to an assignment is titled like one.
	const written = words.some(n => n.label!.raw !== '') || nodes.some(n => n.kind === 'letter');
	if (titled && trades > 0 && !written && answered === 0 && pointed === 0 && (shape.set < 0.75 || shape.covered < 0.6))
		return false;
	if (
		!titled &&
		words.length === 0 &&
		pointed === 0 &&
		shape.set < (shape.sections > 0.5 ? 0.5 : 0.34) &&
		answered * 2 < nodes.length
	)
		return false;
	// A few labels in a text about something else.
	if (asking * 3 < nodes.length && answered === 0 && pointed === 0 && shape.covered < 0.4) return false;
	return score - against >= 5;
};

/** Whether a part has a marker for its question and one for its answer, and asks. */
const isPaired = (node: Node, entries: readonly Entry[]): boolean => {
	const own = node.lines.map(at => entries[at]!);
	return own.some(e => e.marker?.kind === 'question' && asksBehind(e)) && own.some(e => e.marker?.kind === 'answer');
};

/** Words over an answer that say whose it is. */
const ownAnswer =
	/^(?:(?:my|student|student['’]s|our|your) (?:answers?|solutions?|response)|(?:meine|unsere) (?:antwort|lösung)|ma réponse|mi respuesta|minha resposta|la mia risposta|мой ответ|我的(?:答案|回答))$/iu;

/** Whether most parts, two or more, hold what is called somebody's own answer. */
const isOwnAnswers = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
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

/** How many questions a user must ask by their numbers. */
const ROW = 4;

/** Whether a user asks one question after another by numbers and letters in a row (`1a`, `1b`, `2`), and each is answered behind it. */
const isAskedInRow = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
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
const isTroubles = (nodes: readonly Node[], entries: readonly Entry[]): boolean =>
	nodes.filter(n => !n.lines.some(at => !entries[at]!.skip && asksBehind(entries[at]!))).length * 2 > nodes.length;

/** Whether a line asks, behind its marker where it has one. */
const asksBehind = ({ head, marker }: Entry): boolean =>
	marker?.kind !== 'answer' && askOf(plain(head.slice(marker?.length ?? 0))) === 2;

/** Whether a user puts a problem by its name and number, and asks, and somebody replies. */
const isPutBy = (node: Node, entries: readonly Entry[]): boolean => {
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

const isTaskName = (n: Node): boolean => /^(?:task|challenge)$/.test(n.label?.name ?? '');

/** Whether the parts of a text are mostly links to other files, or their paths. */
const isIndex = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
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
const isAnswered = (node: Node, entries: readonly Entry[]): boolean => {
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
const isAnswerByName = (node: Node, entries: readonly Entry[]): boolean =>
	node.label?.word === 'answer' ||
	(node.label?.word === 'problem' && entries[node.at]!.inner?.marker.kind === 'answer' && node.lines.length > 1);

/** Whether all outermost parts bear a problem's word, two or more, and one of them offers choices. */
const isQuiz = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const roots = nodes.filter(n => n.parent === undefined);
	return (
		roots.length > 1 &&
		roots.every(n => n.label?.word === 'problem' && n.label.raw !== '' && isStrong(entries[n.at]!.line)) &&
		roots.some(n => hasChoices(n.lines.map(at => entries[at]!)))
	);
};

/** Whether a part has its question below the word `Question` and its answer below `Answer`, each written out. */
const isPairByName = (node: Node, entries: readonly Entry[]): boolean =>
	(['question', 'answer'] as const).every(kind =>
		node.lines.some(at => {
			const { marker, line } = entries[at]!;
			return marker?.kind === kind && marker.sure && marker.word.length > 3 && isStrong(line);
		}),
	);

/** Whether a part offers choices by their letters, and says below them which it is. */
const isChosen = (node: Node, entries: readonly Entry[]): boolean => {
	const own = node.lines.map(at => entries[at]!).filter(e => !e.skip);
	const marked = own.findIndex(e => e.marker?.kind === 'answer' && e.marker.firm);
	const offered = own.slice(0, Math.max(0, marked)).filter(e => /^[([]?[a-e][.)]\s/i.test(e.head));
	return offered.length > 1 && offered.every((e, i) => e.head.replace(/^\W/, '')[0]!.toLowerCase() === 'abcde'[i]);
};

/** Whether the rows of a titled text ask, nearly all of them and without a gap, whatever stands between and above them. */
const isAskedThroughout = ({ leaves, asking, complete, set, rootsAsking, covered }: Structure): boolean =>
	leaves > 4 && Math.min(asking, complete) >= 0.9 && Math.min(set, rootsAsking) >= 0.75 && covered >= 0.5;

/** Whether a titled text is little else than a row without a gap, each with more below it, most of which ask. */
const isWorkedThroughout = ({ leaves, asking, complete, bodied, covered, sections }: Structure): boolean =>
	leaves > 2 && asking >= 0.3 && complete >= 0.9 && bodied >= 0.8 && covered >= 0.75 && sections === 0;

/** Whether each of the parts of a text asks, in a row, and has more below it. */
const isAskedAndAnswered = ({ set, rootsAsking, bodied, complete, covered }: Structure): boolean =>
	Math.min(set, rootsAsking, bodied, complete) >= 0.9 && covered >= 0.6;

/** Whether a text is a row of orders, most of them with formulas, and nothing else. */
const isFormal = ({ formal, set, ordered, complete, covered, sections }: Structure): boolean =>
	formal >= 0.6 && set >= 0.7 && ordered >= 0.5 && complete >= 0.9 && covered >= 0.9 && sections === 0;

/** Whether a text is a problem that asks under a heading `Problem` and its answer under a heading `Solution`, each with its own. */
const isPair = (entries: readonly Entry[], node: Node): boolean => {
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
const isSole = (source: SourceText, entries: readonly Entry[], node: Node): boolean => {
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
const isTakenUp = (entries: readonly Entry[]): boolean => {
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
