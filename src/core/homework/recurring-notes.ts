import type { SourceText } from '../text/block.ts';
import { askOf } from './asks.ts';
import { isQuoted, plain } from './lines.ts';
import type { Entry, Node } from './node.ts';
import { judges, kindsOf } from './note-words.ts';
import type { FoundNote } from './notes.ts';

/** What may be a remark behind an answer, by how it is led in. */
interface Led {
	/** What leads it in: remarks of one reader look alike. */
	readonly lead: string;
	/** How sure the lead alone makes it. */
	readonly sure: 'reader' | 'sign' | 'word';
	readonly words: string;
	readonly author?: string;
	/** Within the line. */
	readonly start: number;
	readonly end: number;
}

/** Who reads answers, and what only a reader writes. */
const readers =
	/^(?:TAs?|grader|marker|corrector|reviewer|instructor|prof(?:essor)?|teacher|tutor|lecturer|feedback|annotation|korrektur|评语|批注)$/iu;
/** `Reviewer 0382`, `Prof Ostrowski`, `Comment by Lena`; `Tutor Answer` is none. */
const byName =
	/^(?:(?:TA|[Gg]rader|[Cc]orrector|[Rr]eviewer|[Ii]nstructor|[Pp]rof(?:essor)?|[Tt]utor|[Ll]ecturer|[Dd]r) (?:\d{1,6}|(?!(?:Answer|Solution|Response|Result)(?!\p{L}))\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)|(?:[Cc]omments?|[Ff]eedback|[Rr]emarks?) (?:by|from) .+)$/u;
/** What an answer's author writes too. */
const comments = /^(?:comments?|remarks?|anmerkung|bemerkung|correction|remarque|comentario)$/iu;
/** `JK`, `NB`: initials. */
const initials = /^\p{Lu}{2,3}$/u;

const led =
	/^(?:>\s*)?(?:[*_]{1,3})?(\p{L}[\p{L}.]*(?: [\p{L}\p{N}.]+){0,3})\s?[:：](?:[*_]{1,3})?\s+(?:[*_]{1,3})?(\S.{0,200}?)(?:[*_]{1,3})?$/u;
const braced = /^\((\p{L}[\p{L}. ]{0,24}?)\s?[:：]\s*(\S[^()]{0,200})\)$/u;
const boxed = /^[*_]{0,3}\[\s*(?:(\p{L}[\p{L}.]*)\s?[:：]\s*)?(\S[^[\]]{0,200})\][*_]{0,3}$/u;
const signed = /^(?:↑|↳|⤷|\^\^|!!|<-{1,2}|\/\/)\s*(\p{L}.{0,200})$/u;
/** `-1 pt: …`, `+5 pts`, `−2P` */
const points =
	/^[*_]{0,3}([+−–-]\s?\d+(?:[.,]\d+)?\s?(?:p|pts?|points?|marks?|punkte?)\b\.?[*_]{0,3}(?:\s?[:：,–—-]?\s*.{0,200}))$/iu;
/** `Points: 4. Comment: the formula is right.`, `**Points:** 3/4` */
const pointsFor =
	/^(?:>\s*)?[*_]{0,3}(?:points?|score|marks?|punkte|punti|puntos|points obtenus)\s?[:：][*_]{0,3}\s?\d+(?:[.,]\d+)?(?:\s?\/\s?\d+)?[*_]{0,3}(?:[.,;]?\s*$|[.,;–—-]\s*(?:comments?|justification|remarks?|reason|feedback|kommentar|begründung|commento|comentario|commentaire)\s?[:：].{0,200})/iu;
/** `… 5000 tokens. [should be 5120]`, `… (TA: correct).`, `… 0.69 bits. (!)` */
const atEnd =
	/(?<=\S)\s+(?:\[\s*(?:(\p{L}[\p{L}.]*)\s?[:：]\s*)?([^[\]$]{2,160})\]|\((\p{L}[\p{L}.]*)\s?[:：]\s*([^()]{2,160})\)|\(([!?]{1,3})\))\.?$/u;

/** `Score: 5/5` */
const score = /^(?:score|points?|grade|marks?|punkte|note)$/i;
const fraction = /^\d+(?:[.,]\d+)?\s?\/\s?\d+(?![\p{L}\d])/u;
/** `… 5. *correct*`, `… 4 GB <span style="color:red">should be 3.5 GB</span>` */
const dressedEnd =
	/(?<=[.!?)\d$]|\p{L}(?=\s<))\s+(?:([*_])([^*_$]{2,80})\1|<(span|font|mark|ins|small)\b[^<>]{0,80}>([^<>]{2,120})<\/\3>)$/u;

/** A line of a reader that begins with the points given. */
const readersScore =
	/^(?:>\s*)?[*_]{0,3}points?\s?[:：][*_]{0,3}\s?\d+(?:[.,]\d+)?(?:\s?\/\s?\d+)?[.,;]\s*(?:comments?|justification|remarks?|feedback)\s?[:：]|^(?:>\s*)?[*_]{0,3}(?:TA|grader|marker|corrector|reviewer|instructor|teacher|tutor|lecturer|feedback)\s?[:：][*_]{0,3}\s+\d+(?:[.,]\d+)?\s?\/\s?\d+(?![\p{L}\d])/iu;

/** @param alone whether the whole line may be a remark: it opens neither a part nor an answer. */
const ledIn = (text: string, alone: boolean, quoted: boolean): Led | undefined => {
	const whole = alone ? wholly(quoted ? `> ${text}` : text) : undefined;
	return whole ? { ...whole, end: text.length } : behind(text);
};

const wholly = (text: string): Led | undefined => {
	const whole = { start: 0, end: text.length };
	if (pointsFor.test(text))
		return {
			...whole,
			lead: 'points',
			sure: 'reader',
			words: text
				.replace(/^[^:：]*[:：]/u, '')
				.replace(/[*_]{1,3}/g, '')
				.trim(),
		};
	const scored = points.exec(text);
	if (scored) return { ...whole, lead: 'points', sure: 'reader', words: scored[1]!.replace(/[*_]{2,3}/g, '') };
	const sign = signed.exec(text);
	if (sign) return { ...whole, lead: text.slice(0, 1), sure: 'sign', words: sign[1]! };
	const brace = braced.exec(text);
	if (brace) return { ...whole, ...named(brace[1], '('), words: brace[2]! };
	const box = boxed.exec(text);
	if (box) return { ...whole, ...named(box[1], '['), words: box[2]! };
	const name = led.exec(text);
	if (name && !/[=≈]|\$\$/.test(name[1]!))
		return score.test(name[1]!) && fraction.test(name[2]!)
			? { ...whole, lead: 'score', sure: 'reader', words: name[2]! }
			: { ...whole, ...named(name[1], /^>/.test(text) ? '>' : ''), words: name[2]! };
	return undefined;
};

const behind = (text: string): Led | undefined => {
	const dressed = dressedEnd.exec(text);
	if (dressed) {
		const start = dressed.index + dressed[0].length - dressed[0].trimStart().length;
		const words = (dressed[2] ?? dressed[4])!;
		return { start, end: text.length, lead: `end${dressed[1] ?? dressed[3]}`, sure: 'sign', words };
	}
	const end = atEnd.exec(text);
	if (!end) return undefined;
	const start = end.index + end[0].length - end[0].trimStart().length;
	const place = { start, end: text.length };
	if (end[5]) return { ...place, lead: '(!)', sure: 'reader', words: end[5] };
	return { ...place, ...named(end[1] ?? end[3], 'end'), words: (end[2] ?? end[4])!.trim() };
};

const named = (name: string | undefined, where: string): Pick<Led, 'lead' | 'sure' | 'author'> => {
	const lead = `${where}${name?.toLowerCase() ?? ''}`;
	if (name === undefined) return { lead, sure: 'sign' };
	const bare = name.replace(/[.]/g, '').replace(/(?:['’]s)?(?: (?:says|writes|comments?|notes?|remarks?))?$/i, '');
	// `Reviewer 0382: …`, `Prof. Ostrowski: …`, `Comment by Lena: …`
	if (readers.test(bare) || byName.test(bare)) return { lead, sure: 'reader', author: name };
	return initials.test(name) || comments.test(bare) ? { lead, sure: 'sign', author: name } : { lead, sure: 'word' };
};

/** Whether words say of an answer what readers say. */
const tells = (words: string): boolean =>
	!kindsOf(words, 'comment').every(kind => kind === 'remark' || kind === 'label' || kind === 'unreadable');

/**
 * Remarks told by what leads them in behind one answer after another (`[TA: …]`, `JK: …`, `-1 pt: …`, `↑ …`), where a reader's words or
 * marks stand behind some of them. What leads in the steps of an answer (`Reason: …`, `Total: …`) judges nothing.
 */
export const recurringNotes = (
	source: SourceText,
	entries: readonly Entry[],
	notes: readonly FoundNote[],
	nodes: readonly Node[],
): FoundNote[] => {
	const seen = new Set(notes.map(n => n.block));
	const groups = new Map<string, { readonly entry: Entry; readonly found: Led; readonly node: Node }[]>();
	for (const node of nodes) {
		let answered = node.answers;
		const marked = node.lines.some(at => entries[at]!.marker?.kind === 'answer');
		let said = false;
		for (const at of node.lines) {
			const entry = entries[at]!;
			const { line } = entry;
			if (entry.marker?.kind === 'answer' || (at !== node.at && !marked && askOf(plain(entry.head)) < 2))
				answered = true;
			if (entry.skip || line.kind !== 'paragraph' || entry.role === 'user') continue;
			const text = source.blocks[line.block]!.content.text.slice(line.span.start, line.span.end);
			// `**Reviewer:** 0/2, nothing handed in`: points stand below a question without an answer, too.
			const scored = readersScore.test(text);
			const found =
				(answered || scored) && !seen.has(line.block) && text.length < 400
					? ledIn(
							text,
							(said || scored) && (line.only || isQuoted(line)) && !entry.label && !entry.marker,
							isQuoted(line),
						)
					: undefined;
			if (found && !(found.start > 0 && line.marker !== undefined)) {
				const list = groups.get(found.lead);
				if (list) list.push({ entry, found, node });
				else groups.set(found.lead, [{ entry, found, node }]);
			} else if (answered) said = true;
			if (entry.marker?.kind === 'answer' && !entry.marker.whole) said = true;
		}
	}
	const kept = [...groups.values()].filter(group => {
		const { sure } = group[0]!.found;
		if (sure === 'reader') return true;
		// Line after line of one answer: a protocol of its own.
		if (group.length > 2 * new Set(group.map(g => g.node)).size) return false;
		const judged = group.filter(({ found }) => (sure === 'word' ? judges(found.words) : tells(found.words)));
		if (group.length === 1) return judges(group[0]!.found.words) || (judged.length > 0 && notes.length > 0);
		return judged.length * 2 >= group.length;
	});
	return kept.flat().map(({ entry: { line }, found }) => ({
		block: line.block,
		span: { start: line.span.start + found.start, end: line.span.start + found.end },
		text: found.words.replace(/\s+/g, ' ').trim(),
		form: 'bare' as const,
		...(found.author ? { author: found.author } : {}),
	}));
};
