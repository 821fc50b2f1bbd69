import { readLabel } from './labels.ts';
import { isQuoted, isStrong, type Line } from './lines.ts';
import type { ChatMarks } from './turns.ts';

/** How many problems make a sheet. */
const LEAST = 2;

/** Lines of a sheet that a user quotes (`> **Question 1**`), out of their quotes: it is what is asked, and no quotation of an answer. */
export const withQuotedSheets = (lines: readonly Line[], chat: ChatMarks): readonly Line[] => {
	const problems = new Map<number, Set<string>>();
	lines.forEach((line, at) => {
		const quote = line.containers.find(c => c.kind === 'quote');
		if (!quote || !isQuoted(line) || chat.turns[chat.turnOf[at] ?? -1]?.role !== 'user') return;
		const label = readLabel(line.head, isStrong(line));
		if (label?.word !== 'problem') return;
		const own = problems.get(quote.id);
		if (own) own.add(label.raw);
		else problems.set(quote.id, new Set([label.raw]));
	});
	const sheets = new Set([...problems].filter(([, labels]) => labels.size >= LEAST).map(([id]) => id));
	if (sheets.size === 0) return lines;
	return lines.map(line =>
		line.containers.some(c => sheets.has(c.id))
			? { ...line, containers: line.containers.filter(c => !sheets.has(c.id)) }
			: line,
	);
};
