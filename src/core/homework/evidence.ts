import type { SourceText } from '../text/block.ts';
import { askOf, computes, reckons, states } from './asks.ts';
import {
	isAnswerByName,
	isAnswered,
	isAnsweredApart,
	isAnsweredByParts,
	isAskedAndAnswered,
	isAskedInRow,
	isAskedThroughout,
	isChosen,
	isCounted,
	isFormal,
	isIndex,
	isNumberedThrough,
	isOwnAnswers,
	isPair,
	isPairByName,
	isPaired,
	isPosed,
	isPutBy,
	isQuiz,
	isSetAndSolved,
	isSole,
	isTakenUp,
	isTaskName,
	isTroubles,
	isWorkedThroughout,
} from './evidence-forms.ts';
import { isLabelledSheet } from './labelled-sheets.ts';
import { isStrong, plain } from './lines.ts';
import { type Entry, type Node, pathOf } from './node.ts';
import { readPoints } from './points.ts';
import { isIdentifier, isPlainSheet, isSheet, isStructured, shapeOf, taskIn } from './sheets.ts';
import { isAnswersAlone, isHandedIn, isLettersAlone, isTitled, isTitledAnswers } from './titles.ts';
import { fieldWords, foreignMarks, interview, isOwnBusiness, isOwnTrouble, LOOKED_AT, otherwise } from './trades.ts';
import { isUnlikely } from './weighed.ts';
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
	if (
		foreignMarks(text) === 0 &&
		!otherwise.test(text) &&
		!interview.test(text) &&
		isSetAndSolved(source, nodes, entries)
	)
		return true;
	if (!otherwise.test(text) && isAnsweredApart(nodes, entries)) return true;
	if (foreignMarks(text) === 0 && isAnsweredByParts(nodes, entries)) return true;
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
	if (titled && trades === 0 && vocabulary > 1 && isTitledAnswers(entries) && isNumberedThrough(nodes, entries))
		return true;
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
	if (trades === 0 && vocabulary > 1 && !otherwise.test(text) && isPosed(nodes, entries, shape)) return true;
	// A sheet by its title and by all that stands below it, whatever else it mentions.
	const whole = isAskedAndAnswered(shape) || isAskedThroughout(shape) || isWorkedThroughout(shape);
	if (titled && trades < 2 && nodes.length > 2 && whole) return true;
	if (titled && trades === 0 && isQuiz(nodes, entries)) return true;
	if (trades < 2 && shape.leaves > 4 && isFormal(shape)) return true;
	// Each with its own mark of an answer needs no more.
	const marked = (shape.leaves > 2 && shape.marked >= 0.8) || nodes.every(n => isPaired(n, entries));
	if (!marked && !isHandedIn(entries) && isUnlikely(source, entries, nodes)) return false;
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
	const computed = nodes.some(n => own(n).some(e => computes(e.head)));
	const set =
		formulas > 0 ||
		pointed > 0 ||
		(computed && vocabulary > 1 && !chat) ||
		nodes.some(n => taskIn(own(n), n.label?.length ?? 0));
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
	const reckoned = nodes.filter(
		n => own(n).some(e => e.role === 'assistant' && reckons(e.head)) || isCounted(own(n)),
	).length;
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
