import { type Line, plain } from './lines.ts';
import { roleOfName } from './speaker-names.ts';

/** `**User:** …`, `**Assistant**`: a speaker's name in bold, or with a colon behind it. */
const named = /^([\p{L}][\p{L}\d .-]{1,20}?)\s*(?:[*_]{1,3}\s?[:：]|[:：][*_]{0,3}|[*_]{2,3}\s*$)/u;

/** What a chat in quotes must take of its text. */
const MOST = 0.5;

/** Lines of a chat that is quoted as a whole (`> **User:** …`), out of their quotes: they are what the text consists of. */
export const withQuotedChats = (lines: readonly Line[]): readonly Line[] => {
	const roles: string[] = [];
	const quotes = new Set<number>();
	let inside = 0;
	let plainly = false;
	for (const line of lines) {
		const quote = line.containers.find(c => c.kind === 'quote');
		const found = line.kind === 'paragraph' ? named.exec(line.head) : null;
		const role = found && roleOfName(plain(found[1]!));
		if (quote) inside++;
		if (!role) continue;
		if (!quote) plainly = true;
		else if (line.first || line.bold) {
			roles.push(role);
			quotes.add(quote.id);
		}
	}
	const inTurn = roles.every((role, at) => role === (at % 2 === 0 ? 'user' : 'assistant'));
	if (plainly || roles.length < 2 || !inTurn || inside < MOST * lines.length) return lines;
	return lines.map(line => {
		const quote = line.containers.find(c => c.kind === 'quote');
		return quote && quotes.has(quote.id) ? { ...line, containers: line.containers.filter(c => c !== quote) } : line;
	});
};
