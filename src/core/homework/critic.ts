import type { Note, NoteKind } from './homework.ts';

/**
 * Notes in CriticMarkup: `{>>words<<}` behind what they are about, or `{==what they are about==}{>>words<<}`. Before the words may
 * stand who says it and of what kind it is: `{>>@Ann: hallucination: this number comes from nowhere<<}`.
 */
export interface CriticNote {
	/** Empty where nobody is named. */
	readonly author: string;
	/** The kind that its writer chose; undefined where the words alone tell. */
	readonly label: NoteLabel | undefined;
	/** Its words; `\n` between lines. */
	readonly text: string;
}

/** What a writer of notes chooses from, as it stands in the text. */
export const NOTE_LABELS = [
	'correct',
	'partly correct',
	'incorrect',
	'hallucination',
	'missing step',
	'correction',
	'undefined symbol',
	'needs context',
	'no interpretation',
	'praise',
	'remark',
] as const;

export type NoteLabel = (typeof NOTE_LABELS)[number];

const meanings: Readonly<Record<NoteLabel, { readonly kind: NoteKind; readonly says?: Note['says'] }>> = {
	correct: { kind: 'verdict', says: 'correct' },
	'partly correct': { kind: 'verdict', says: 'partly' },
	incorrect: { kind: 'verdict', says: 'incorrect' },
	hallucination: { kind: 'hallucination' },
	'missing step': { kind: 'missing-step' },
	correction: { kind: 'correction' },
	'undefined symbol': { kind: 'undefined-symbol' },
	'needs context': { kind: 'needs-context' },
	'no interpretation': { kind: 'interpretation-missing' },
	praise: { kind: 'praise' },
	remark: { kind: 'remark' },
};

/** The kind of a chosen label, and for a verdict what it says of the answer. */
export const meaningOf = (label: NoteLabel): { readonly kind: NoteKind; readonly says?: Note['says'] } =>
	meanings[label];

/** The label of a kind (and of what a verdict says); undefined for what nobody chooses (`label`, `unreadable`). */
export const labelOf = (kind: string, says: string | undefined): NoteLabel | undefined =>
	NOTE_LABELS.find(label => meanings[label].kind === kind && (kind !== 'verdict' || meanings[label].says === says));

const header = new RegExp(
	`^\\s*(?:@([^\\s:@][^:@\\r\\n]{0,59}):(?=\\s|$)\\s*)?(?:(${NOTE_LABELS.toReversed().join('|')}):(?=\\s|$)\\s*)?`,
	'i',
);

/** Reads what stands between `{>>` and `<<}`. */
export function readCritic(inner: string): CriticNote {
	const [whole = '', author = '', label] = header.exec(inner) ?? [];
	const words = inner.slice(whole.length).replace(/\s+/g, ' ').trim();
	return {
		author: author.trim(),
		label: NOTE_LABELS.find(each => each === label?.toLowerCase()),
		text: words
			.replace(/ ?<br> ?/g, '\n')
			.replace(/&#(36|38|60|64|96|124);/g, (_, code: string) => String.fromCharCode(Number(code))),
	};
}

/** What somebody typed as a note, with the author and the kind that its words begin with taken apart. */
export function typedNote(words: string, author = '', label?: NoteLabel): CriticNote {
	if (label) return { author, label, text: words.trim() };
	const [whole = '', name, typed] = header.exec(words) ?? [];
	return {
		author: name?.trim() ?? author,
		label: NOTE_LABELS.find(each => each === typed?.toLowerCase()),
		text: words.slice(whole.length).trim(),
	};
}

/**
 * A note as CriticMarkup that `readCritic` reads as it was. What would end it, or begin something else around it, is written as a
 * numeric entity; so is a bar, which would end the cell of a table. With `quoteMarks` also dollar signs and back-ticks, which could
 * pair with ones before the note.
 */
export function writeCritic({ author, label, text }: CriticNote, quoteMarks = false): string {
	const entity = (character: string): string => `&#${character.charCodeAt(0)};`;
	const words = text
		.trim()
		.replace(/&(?=#\d+;)/g, entity)
		.replace(/<(?=<\}|br>)/g, entity)
		.replace(/\|/g, entity)
		.replace(quoteMarks ? /[$`]/g : /(?!)/g, entity)
		.split(/\s*\n\s*/)
		.map(line => line.replace(/\s+/g, ' '))
		.join('<br>');
	const start = author === '' && label === undefined ? words.replace(/^@/, entity) : words;
	const name = author
		.replace(/[:@\r\n]|<<\}/g, ' ')
		.trim()
		.slice(0, 60);
	return `{>>${name === '' ? '' : `@${name}: `}${label === undefined ? '' : `${label}: `}${start}<<}`;
}
