import type { Block } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import { askOf } from './asks.ts';
import { plain } from './plain.ts';
import { roleOfName } from './speaker-names.ts';
import { markerWords, opensAnswers, problemWords } from './words.ts';

/** A cell of a table of questions: what its column holds, and the label of its row. */
export interface Cell {
	readonly role: 'question' | 'answer';
	readonly label: string;
	/** The name of its column. */
	readonly word?: string;
	/** For an answer whose question stands elsewhere: whether its row's label is its own. */
	readonly apart?: true;
	/** Whether no heading says that these are answers: then they are those of questions that have none. */
	readonly unsaid?: true;
}

/** Names of columns that number the answers of the next table, or the questions of the one before. */
export interface Beside {
	readonly before?: ReadonlySet<string> | undefined;
	readonly behind?: ReadonlySet<string> | undefined;
}

/** The names of the columns of a table that has one of answers, or one of questions and none of answers. */
export const columnsOf = ({ kind, content }: Block, of: 'question' | 'answer'): ReadonlySet<string> | undefined => {
	if (kind !== 'table') return undefined;
	const names = (content.cells[0] ?? []).map(({ start, end }) => plain(content.text.slice(start, end)).toLowerCase());
	const fits =
		of === 'answer' ? names.some(isAnswer) && !names.some(isQuestion) : names.some(isQuestion) && !names.some(isAnswer);
	return fits ? new Set(names) : undefined;
};

type Found = readonly { readonly span: Span; readonly cell: Cell }[];

/** Share of the cells of a column that ask, where its name does not say that they are questions. */
const ASKING = 0.6;

/** How many rows a table of answers has at least that no heading stands over. */
const LEAST = 3;

const isOf = (words: readonly string[]) => (name: string) =>
	words.includes(name) || words.includes(name.split(' ').at(-1)!);
const isQuestion = isOf([...problemWords, ...markerWords.question]);
const isAnswer = isOf(markerWords.answer);
const labelName = /^(?:#|no\.?|nr\.?|№|id|label|part|item|n[°º]|序号|番号|번호|q|ex\.?|aufg\.?)$/u;
const labelCell = /^(?:\p{L}{1,9}\s?)?[(]?(?:\d{1,2}[.)]?\s?)?(?:[(]?[a-h][.)]?\s?)?(?:[(]?[ivx]{1,4}[.)]?)?[.):]?$/iu;

/**
 * Cells of a table whose columns hold questions, answers, or both, row by row; or what speakers say in turn.
 *
 * @param heading the heading or the bold line right above it: answers alone stand below one that says so.
 * @param beside the names of the columns of the table right before it: `| Part | Answer |` behind `| Part | Question | Points |`.
 */
export const questionCells = (block: Block, heading: string, beside: Beside = {}): Found => {
	const { text, cells } = block.content;
	const said = (span: Span | undefined) => (span ? plain(text.slice(span.start, span.end)) : '');
	const names = (cells[0] ?? []).map(span => said(span).toLowerCase());
	const rows = cells.slice(1);
	const column = (at: number) => rows.map(row => said(row[at])).filter(cell => cell !== '');
	const labels = (at: number) => {
		const own = column(at);
		return (
			own.length > 1 &&
			new Set(own).size === own.length &&
			own.every(cell => /[\da-h]/i.test(cell) && labelCell.test(cell))
		);
	};
	const asking = (at: number) => {
		const own = column(at);
		return own.length > 1 && own.filter(cell => askOf(cell) === 2).length >= ASKING * own.length;
	};
	const find = (fits: (at: number) => boolean) => names.findIndex((_, at) => fits(at));
	const numbers = find(at => labels(at) && (labelName.test(names[at]!) || isQuestion(names[at]!)));
	let answered = find(at => at !== numbers && isAnswer(names[at]!));
	let asked = find(at => at !== numbers && at !== answered && isQuestion(names[at]!));
	if (asked < 0 && answered > 0) asked = find(at => at !== numbers && at < answered && asking(at));
	if (asked < 0 || answered < 0) {
		// `| User | Assistant |`: what each of them says.
		const spoken = [find(at => roleOfName(names[at]!) === 'user'), find(at => roleOfName(names[at]!) === 'assistant')];
		if (spoken[0]! >= 0 && spoken[1]! >= 0) [asked, answered] = spoken as [number, number];
		else if (numbers >= 0 && answered >= 0 && (opensAnswers(plain(heading)) || beside.before?.has(names[numbers]!)))
			return answersAlone(rows, numbers, answered, said);
		else if (numbers >= 0 && answered >= 0 && rows.length >= LEAST && isQuestion(names[numbers]!))
			return answersAlone(rows, numbers, answered, said).map(({ span, cell }) => ({
				span,
				cell: { ...cell, unsaid: true },
			}));
		// Questions alone, where the table right behind them has their answers.
		else if (numbers >= 0 && asked >= 0 && answered < 0 && beside.behind?.has(names[numbers]!) && asking(asked))
			answered = -1;
		else return spokenCells(cells, said);
	}
	const label = numbers >= 0 ? numbers : find(at => at !== asked && at !== answered && labelName.test(names[at]!));
	return rows.flatMap(row => {
		const own = label >= 0 ? said(row[label]) : '';
		const pick = (at: number, role: Cell['role']) => {
			const span = row[at];
			return span && span.end > span.start ? [{ span, cell: { role, label: own, word: names[at]! } }] : [];
		};
		return [...pick(asked, 'question'), ...pick(answered, 'answer')];
	});
};

/** `| # | Answer |`: answers to questions that stand elsewhere, by their labels. */
const answersAlone = (
	rows: readonly (readonly Span[])[],
	label: number,
	answer: number,
	said: (span: Span | undefined) => string,
): Found =>
	rows.flatMap(row => {
		const span = row[answer];
		const own = said(row[label]).replace(/^\p{L}{2,9}\s+(?=\d)/u, '');
		return span && span.end > span.start && own !== ''
			? [{ span, cell: { role: 'answer' as const, label: own, apart: true as const } }]
			: [];
	});

/** Cells of a table each of whose rows names who speaks and holds what is said. */
const spokenCells = (all: readonly (readonly Span[])[], said: (span: Span | undefined) => string): Found => {
	const roleIn = (row: readonly Span[] | undefined, at: number) => row?.[at] && roleOfName(said(row[at]));
	for (const column of [0, 1]) {
		// The first of them may stand where the names of columns do.
		const rows = roleIn(all[0], column) === 'user' && roleIn(all[1], column) === 'assistant' ? all : all.slice(1);
		const roles = rows.map(row => roleIn(row, column));
		if (rows.length < 2 || roles[0] !== 'user' || !roles.every((role, i) => role && role !== roles[i - 1])) continue;
		return rows.flatMap((row, at) => {
			const span = row.findLast((cell, i) => i !== column && cell.end > cell.start);
			const role = roles[at] === 'user' ? ('question' as const) : ('answer' as const);
			return span ? [{ span, cell: { role, label: '' } }] : [];
		});
	}
	return [];
};
