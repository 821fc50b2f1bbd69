import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { escaped } from '../../text/pattern.ts';

/** A piece of a sequence by what is said of it and how long it is. */
export interface Piece {
	readonly words: string;
	readonly length: number;
}

const TOKEN = String.raw`(?:\\n|↵|⏎|</?[a-z_|]+>|\[[A-Z]{2,5}\]|[A-Z]\d?)`;
/** `S S S S Q Q R R A \n P P`: a token for each position. */
const TOKENS = new RegExp(`(?<![\\w\\\\])${TOKEN}(?:[ ,]+${TOKEN}){7,}(?![\\w])`, 'g');
const ONE = new RegExp(TOKEN, 'g');
/** So many kinds of tokens make a layout. */
const FEWEST = 3;

const NAMED: readonly (readonly [pattern: RegExp, words: string])[] = [
	[/^(?:\\n|↵|⏎)$/, 'newline'],
	[/^<\/?(?:s|eos|end|endoftext|\|endoftext\|)>$|^\[(?:EOS|END|SEP)\]$/i, 'end of sequence'],
	[/^<pad>$|^\[PAD\]$/i, 'padding'],
];

/** What a text says that a letter of its row of tokens stands for: `S soft prompt`, `S = soft prompt`, `soft prompt (S)`. */
function meaning(token: string, text: string): string | undefined {
	const named = NAMED.find(([pattern]) => pattern.test(token));
	if (named) return named[1];
	const letter = escaped(token);
	const behind = new RegExp(
		`(?<![\\w\\\\])[\`"“'$]?${letter}[\`"”'$]?\\s*(?:=|:|–|—|-|is|are|for|means|stands for|marks|denotes|für|pour|表示)?\\s*(?:an?\\s+|the\\s+)?([a-zäöüé][a-zäöüé-]+(?: [a-zäöüé-]+){0,2})`,
	).exec(text)?.[1];
	return behind ?? new RegExp(`([a-z][a-z-]+(?: [a-z-]+)?)\\s*\\(\\s*[\`"']?${letter}[\`"']?\\s*\\)`).exec(text)?.[1];
}

/** The pieces of a sequence that a text writes token by token; undefined where a kind of token stands in two places. */
export function tokenRow(text: string): readonly Piece[] | undefined {
	const rows = [...text.matchAll(TOKENS)];
	const [row] = rows;
	if (!row || rows.length > 1) return undefined;
	const rest = text.replace(row[0], ' ');
	const pieces: { token: string; length: number }[] = [];
	for (const [token] of row[0].matchAll(ONE)) {
		const last = pieces.at(-1);
		if (last?.token === token) last.length++;
		else if (pieces.some(each => each.token === token)) return undefined;
		else pieces.push({ token, length: 1 });
	}
	if (pieces.length < FEWEST) return undefined;
	const named = pieces.map(({ token, length }) => ({ words: meaning(token, rest), length }));
	return named.every((each): each is Piece => each.words !== undefined) ? named : undefined;
}

const COUNT = `(\\d{1,5}|an?|${numberWords(1, 20)})`;
/** `20 soft-prompt vectors, then 55 question tokens, …, a newline and 17 padding tokens`. */
const COUNTED = new RegExp(
	`(?<![\\w.,$-])${COUNT}\\s+((?:[a-z-]+\\s+){0,3}?(?:tokens?|vectors?|embeddings?|newlines?|line breaks?|end-of-sequence|EOS|padding)(?:\\s+(?:of|for)\\s+(?:the\\s+)?(?:[a-z-]+\\s*){1,2}?)?)(?=\\s*(?:[,;.+)]|and\\b|then\\b|followed\\b|$))`,
	'gi',
);
const IN_ORDER =
	/\b(?:in (?:this|that) order|then|followed by|consists? of|made (?:up )?of|composed of|layout|laid out|concatenat\w*|sequence)\b/i;

/** `Soft prompt: 6 vectors; question: 21 tokens; end token: 1`: a piece with its name before a colon. */
const LABELLED =
	/(?<![\w-])([A-Za-z][A-Za-z-]*(?: [A-Za-z-]+){0,2})\s*:\s*(\d{1,5})(?:\s+(?:soft |learned |trained )?(?:tokens?|vectors?|positions?))?(?=\s*[;,.)]|\s*$)/g;

/** The pieces of a sequence that one sentence of a text counts in their order. */
export function countedPieces(text: string): readonly Piece[] | undefined {
	for (const sentence of text.split(/(?<=[.?!])\s+|\n/)) {
		const labelled = [...sentence.matchAll(LABELLED)];
		if (labelled.length > FEWEST && /\b(?:tokens?|vectors?|positions?)\b/i.test(sentence))
			return labelled.map(match => ({ words: match[1]!, length: Number(match[2]) }));
	}
	const found = text
		.split(/(?<=[.?!])\s+|\n/)
		.filter(sentence => IN_ORDER.test(sentence))
		.map(sentence => [...sentence.matchAll(COUNTED)])
		.filter(pieces => pieces.length > FEWEST);
	const [pieces] = found;
	if (!pieces || found.length > 1) return undefined;
	const read = pieces.map(match => ({ words: match[2]!, length: lengthOf(match[1]!) }));
	return read.every(({ length }) => length > 0) ? read : undefined;
}

const lengthOf = (word: string): number =>
	/^\d/.test(word) ? Number(word) : /^an?$/i.test(word) ? 1 : (numberOfWord(word.toLowerCase()) ?? 0);

const FROM_ZERO =
	/\b(?:0|zero)-?(?:based|indexed)\b|\b(?:ind(?:ex|ices|exed|exing)|positions?|tokens|count(?:ed|ing)?|numbered|numbering|Zählung|Indizes|Positionen|gezählt|indices|índices)\b[^.;?]{0,30}?\b(?:(?:start|begin)(?:s|ning|ting)?|from|at|with|bei|mit|ab|beginn\w*|à|de|en)\s+(?:at |from |with |bei |mit )?(?:0|zero|null|zéro|cero)\b|\bab 0\b|从\s*0|编号从\s*0/i;

/** Whether a text counts positions from zero. */
export const countsFromZero = (text: string): boolean => FROM_ZERO.test(text);
