import { remember } from '../text/memo.ts';
import { circled, digits, hanNumber, letter, type Member, splitMembers, toMember } from './members.ts';
import { plain } from './plain.ts';
import { markerWords, opensAnswers, partWords, problemWords } from './words.ts';

export { type Member, type MemberKind, rankOf, romanValue } from './members.ts';

/** How a label is dressed: compared when siblings are looked for. */
export type Wrap = 'han' | 'word' | 'paren' | 'right' | 'dot' | 'bare' | 'compound' | 'decimal';

export interface Label {
	readonly members: readonly Member[];
	/** `problem`: a word for a whole problem stands before it; `part`: for a part of one; `answer`: it names what is answered. */
	readonly word: 'problem' | 'part' | 'answer' | undefined;
	/** The word itself, lower case. */
	readonly name: string;
	readonly wrap: Wrap;
	/** Code units of the head that the label takes, its closing punctuation included. */
	readonly length: number;
	/** As written. */
	readonly raw: string;
	readonly upper: boolean;
}

/** The label of a question that bears none, or only a name: no code unit of its line belongs to it. */
export const unwritten = (member: Member): Label => ({
	members: [member],
	word: 'problem',
	name: '',
	wrap: 'word',
	length: 0,
	raw: '',
	upper: false,
});

const quoted = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (words: readonly string[]): string =>
	[...words]
		.sort((a, b) => b.length - a.length)
		.map(quoted)
		.join('|');

const member = `(?:${digits}|${letter}|[ivxIVX]{2,6}|${hanNumber})`;
const compound = `${digits}[A-Za-z]?(?:[.\\-](?:${digits}[a-h]?|[ivx]{1,5}|[A-Za-z](?!\\d))(?![A-Za-z]))*(?:[.\\s]?[(（](?:${digits}|${letter}|[ivxIVX]{2,6})[)）])*(?:[ivx]{1,4}(?![A-Za-z]))?`;
/** `II.1`, `A.3`: a chapter by a numeral or a letter; after a problem's word only. */
const lettered = `(?:(?:[IVX]{1,4}|[A-Z])[.\\-]${digits}|[A-Z]\\d{1,2})(?![\\p{L}\\p{N}])`;
const relative = `(?:[(（]${member}[)）]){1,4}`;
const named = '(?:[(（]`?[A-Za-z][A-Za-z0-9_-]{1,40}`?[)）]|`[A-Za-z][A-Za-z0-9_-]{1,40}`(?=[:.]?\\s*$))';
const number = '(?:\\s*[*_]{2})?(?:\\s*(?:#|№|no\\.?|nr\\.?|n[°º]|num(?:ber|éro|ero)?\\.?))?\\s*';

/** An alphabet's word ends before the label; scripts without blanks need no end. */
const ends = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{M}])';
const start = '(?<![\\p{L}])';
/** Not in the middle of a word or a name; `__Question 1__` ends with its emphasis. */
const stop = '(?![\\p{L}\\p{N}]|_[\\p{L}\\p{N}])';
/** How many there are: `Problem 1/4`, `Question 2 of 5`. */
const ofHowMany = '(?:\\s?/\\s?\\d{1,2}(?!\\d)|\\s(?:of|von|de|sur|di|из)\\s\\d{1,2}(?=[*_]{0,3}\\s*(?:[:.)—–-]|$)))?';
const words = `${anyOf([...problemWords, ...problemWords.map(w => `${w}s`).filter(w => /^[a-z]{3,}$/.test(w))])}`;

const problemLabel = new RegExp(
	`^${start}(${words})${ends}(?:\\.(?=\\s?\\d))?${number}[\\[\\s]*(${digits}(?=[º°ª](?!\\p{L}))|${compound}|${lettered}|${relative}|${hanNumber}|[A-Z]${stop}|[IVX]{1,5}${stop})(?:[º°ª]|${stop})${ofHowMany}`,
	'iu',
);
/** What kind of problem it is, before a problem's word with its number and a mark after it; other words before one are prose. */
const sort = new RegExp(
	`^(?:[\\p{L}-]+\\s){1,3}(?=(?:${words})\\s+#?${digits}\\s*(?:[:.)(（—–*_-]|$))|^[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hangul}]{1,6}?\\s?(?=(?:(?:${words})\\s?${digits}|第\\s?${digits}\\s?[题題问問])\\s*(?:[:：.、．*_(（]|$))`,
	'iu',
);
const spelt = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const spelledLabel = new RegExp(`^(${words})\\s+(${anyOf(spelt)})(?=[*_:.]*\\s*$)`, 'iu');
const namedLabel = new RegExp(`^(${words})\\s+(${named})`, 'iu');
const namedBehind = new RegExp(`^(${words})\\s?[:：]\\s*([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?=[*_]{0,3}\\s*$)`, 'iu');
const partLabel = new RegExp(
	`^${start}(${anyOf([...partWords, 'parts', 'teile', 'partes'])})${ends}${number}(${relative}|${compound}|[A-Za-z]${stop}|[ivxIVX]{1,5}${stop}|${hanNumber})${stop}`,
	'iu',
);
/** A label holds a number, a bracket or a lone letter near its start, or one of the words: most lines have none. */
const opening = new RegExp(
	`^(?:[(（\\[第]|#\\d|[\\p{N}]|[A-Ha-h](?:\\s*$|\\s+[(\\[])|[A-Z]\\d|[A-Za-z]{1,6}[).:、．(]|${letter}[).、．]|${hanNumber}|(?:${anyOf([...new Set([...problemWords, ...partWords, ...markerWords.answer].map(word => word.slice(0, 3)))])}))`,
	'iu',
);
const hanLabel = new RegExp(`^第\\s*(${digits}|${hanNumber})\\s*(题|題|問|问|大题|小题|小題|小問)`, 'u');
const answerLabel = new RegExp(
	`^(${anyOf(markerWords.answer)})${ends}\\s*(?:(?:to|for|of|zu|à|de|a|per|к)\\s+)?(?:(?:${anyOf([...problemWords, ...partWords])})\\s*)?${number}(${compound}|${lettered}|${relative}|[A-Za-z]${stop}(?=\\s*[):.])|${hanNumber})(?=\\s*(?:[:：.)\\]—–*-]|\\p{Extended_Pictographic}|$))`,
	'iu',
);
const bareLabel = new RegExp(
	`^(?:(${compound})(?=[)）.:：、．*_]|[-–—]?\\s|,\\s(?:corrected|revised|updated)[*_:.\\s]*$|$)|(${relative}|${circled})|(${member})(?=[)）.、．])|([A-Za-z])(?=:\\s)|([A-HRST]\\d{1,2})(?=[.):]))`,
	'u',
);

/** `4(a), corrected`, `(b) – revised`: a label that comes again over another answer, nothing else on the line. */
const anew =
	/^[*_]{0,3}\s?(?:[,;:–—-]\s?|\s)[([]?(?:(?:now )?(?:corrected|revised|updated|redone|fixed)(?: (?:answer|solution|version))?|(?:second|new) (?:try|attempt|version)|take two|korrigiert|überarbeitet|corrigée?|corregid[oa])[)\]]?[*_:.\s]*$/iu;

/** What may close a label: `.`, `)`, `:`, a dash, a bracket, the end of the bold. */
const closing =
	/^(?:\\\*|[★☆⋆†‡])*(?:[*_\]}]{0,3}(?:\.\)|\.\]|[)）.:：、．\]]|[ \u00A0\u202F]:(?=[\s*_]))(?:[*_]{0,3}[:：.])?|[*_}\]]{1,3}|\s*[—–-](?=\s))?(?:[*_}]{0,3}(?:(?<=\})\$)?)(?:&(?:emsp|ensp|nbsp);)*(?:<\/(?:b|strong|u|em|i|span|font)>[.:)]?)*/;

/**
 * Reads a label at the very start of a line's head.
 *
 * @param head the line without its dress.
 * @param strong whether the line is dressed as a heading: only then may a bare number be a label (`## 2 Circuits`).
 */
export const readLabel = (head: string, strong: boolean): Label | undefined => {
	const text = head.slice(0, 160);
	if (powerOfTen.test(text)) return undefined;
	const escaped = /^[^\s\\]{0,12}(?:\s\w{1,6})?\\[.):]/.test(text);
	if (!escaped) return (strong ? readStrong : readPlain)(text);
	// `**1\\.2** Text`: marks escaped by the program that exported them.
	const found = (strong ? readStrong : readPlain)(text.replace(escapes, ''));
	if (!found) return undefined;
	let length = 0;
	for (let read = 0; read < found.length; length++) if (!/^\\[.():]/.test(text.slice(length))) read++;
	return { ...found, length };
};

/** `22e-9 · 5² = …`: a calculation begins with such a number, and no label is one. */
const powerOfTen = /^\d+(?:\.\d+)?[eE][-−+]?\d+(?:\s*[·×*/+=≈^]|\s+[-−–]\s)/;

const escapes = /\\(?=[.():])/g;

/** `(a) (i) …`: a letter and the first of its numerals, each in brackets of its own. */
const numeralBehind = (own: Label, text: string): Label | undefined => {
	if (own.wrap !== 'paren' || own.word !== undefined || !own.members[0]!.kinds.includes('letter')) return undefined;
	const found = /^\s?[(（](i{1,3}|iv|v|vi{0,3})[)）](?=\s|[*_.:]|$)/.exec(text.slice(own.length));
	if (!found || /\s[(（](?:ii|b)[)）]\s/.test(text.slice(own.length + found[0].length))) return undefined;
	const close = closing.exec(text.slice(own.length + found[0].length))![0];
	return {
		...own,
		members: [...own.members, { text: found[1]!, kinds: ['roman'] }],
		wrap: 'compound',
		length: own.length + found[0].length + close.length,
		raw: `${own.raw}${found[0]}`,
	};
};

/** `**Problem 1.** (a) Show …`: a problem and its first part on one line. */
const read = (text: string, strong: boolean): Label | undefined => {
	const own = readOne(text, strong);
	const numbered = own && numeralBehind(own, text);
	if (numbered) return numbered;
	if (own?.word !== 'problem' || own.members.length > 1 || own.members[0]!.kinds[0] !== 'number') return own;
	// `### Problem 1, Part A`
	const parted = /^\s*[,;–—-]?\s*(?=\p{L}{3,}\s)/u.exec(text.slice(own.length));
	const part = parted && readOne(text.slice(own.length + parted[0].length), strong);
	if (part?.word === 'part' && part.members.length === 1)
		return {
			...own,
			members: [...own.members, ...part.members],
			length: own.length + parted![0].length + part.length,
			raw: `${own.raw}, ${part.raw}`,
		};
	// `## Question 1. A`, nothing else on the line.
	const letter = strong ? /^\s*([A-Ha-h])(?=[*_.)]{0,3}\s*$)/.exec(text.slice(own.length)) : null;
	if (letter && own.members[0]!.kinds[0] === 'number')
		return {
			...own,
			members: [...own.members, toMember(letter[1]!)],
			length: own.length + letter[0].length,
			raw: `${own.raw} ${letter[1]}`,
		};
	const lead = /^\s*(?=[(（]?(?:[a-h]|i{1,3})[)）]\s*\S)/.exec(text.slice(own.length));
	const inner = lead && readOne(text.slice(own.length + lead[0].length), false);
	if (!inner || inner.upper || !/^(?:paren|right)$/.test(inner.wrap) || inner.members.length > 1) return own;
	const behind = own.length + lead[0].length + inner.length;
	// `(a) ReLU (b) tanh`: choices.
	if (/\s\(?(?:b|ii)\)\s/.test(text.slice(behind))) return own;
	return {
		...own,
		members: [...own.members, ...inner.members],
		wrap: 'compound',
		length: behind,
		raw: `${own.raw} ${inner.raw}`,
	};
};

/** `2025-02-03`, `3.2.2025`: a day is no label. */
const day = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2})(?!\d)/;

/** `1️⃣`, `🔟`: a number on a key. */
const keycap = /^(?:([0-9])\uFE0F?\u20E3|(\u{1F51F}))\s*/u;

const readOne = (text: string, strong: boolean): Label | undefined => {
	const key = keycap.exec(text);
	if (key) return label(text, key[0], [toMember(key[1] ?? '10')], undefined, '', 'dot');
	// `Inline Question 2`, `Extra Credit Problem 3`, `内联问题 1：`: what kind of problem it is stands before the word.
	// `Solution to Problem 2` says whose solution it is.
	const kind = strong && /^[\p{Lu}\p{Lo}]/u.test(text) && !answerLabel.test(text) ? sort.exec(text) : null;
	const inner = kind && readOne(text.slice(kind[0].length), strong);
	if (kind && inner?.word === 'problem' && inner.members[0]!.kinds[0] === 'number')
		return { ...inner, length: inner.length + kind[0].length, raw: kind[0] + inner.raw };
	// `\\(c\\)`: brackets escaped lest they open a formula.
	const escaped = strong ? /^\\\(([a-z]{1,4})\\\)(?=\s|$|[*_])/.exec(text) : null;
	if (escaped) return label(text, escaped[0], splitMembers(escaped[1]!), undefined, '', 'paren');
	// `\\begin{problem}{1}`
	const environment = /^\\begin\{(problem|question|exercise)\}[[{]([\dA-Za-z]{1,2}(?:\.\d{1,2})?)[\]}]/.exec(text);
	if (environment)
		return label(text, environment[0], splitMembers(environment[2]!), 'problem', environment[1]!, 'word');
	if (!opening.test(text) || day.test(text)) return undefined;
	const han = hanLabel.exec(text);
	if (han) return label(text, han[0], [toMember(han[1]!)], /小/.test(han[2]!) ? 'part' : 'problem', han[2]!, 'word');
	// `## Question two`, nothing else on the line.
	const spelled = strong ? spelledLabel.exec(text) : null;
	if (spelled) {
		const number = String(spelt.indexOf(spelled[2]!.toLowerCase()) + 1);
		return label(text, spelled[0], [{ text: number, kinds: ['number'] }], 'problem', spelled[1]!.toLowerCase(), 'word');
	}
	const problem = problemLabel.exec(text);
	if (problem && wordFits(problem[1]!, problem[0], text))
		return label(text, problem[0], splitMembers(problem[2]!), 'problem', problem[1]!.toLowerCase(), 'word');
	const name = namedLabel.exec(text);
	// `Q (maple): …`: who asks.
	if (name && !/^q$/i.test(name[1]!)) {
		const inner = name[2]!.slice(1, -1).replaceAll('`', '');
		return label(text, name[0], [{ text: inner, kinds: ['name'] }], 'problem', name[1]!.toLowerCase(), 'word');
	}
	// `Problem: scaling_laws`, alone on its line.
	const titled = namedBehind.exec(text);
	if (titled)
		return label(text, titled[0], [{ text: titled[2]!, kinds: ['name'] }], 'problem', titled[1]!.toLowerCase(), 'word');
	// `(transformer_accounting):`, alone on its line.
	const identifier = /^\(([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\)(?=[*_]{0,3}[:.]?\s*$)/.exec(text);
	if (identifier) return label(text, identifier[0], [{ text: identifier[1]!, kinds: ['name'] }], 'problem', '', 'word');
	const part = partLabel.exec(text);
	if (part && wordFits(part[1]!, part[0], text))
		return label(text, part[0], splitMembers(part[2]!), 'part', part[1]!.toLowerCase(), 'word');
	const answer = answerLabel.exec(text);
	if (answer && !/^(?:a|work|working|data)\s/i.test(text))
		return label(text, answer[0], splitMembers(answer[2]!), 'answer', answer[1]!.toLowerCase(), 'word');
	// `### a (3 points)`, `### b`: a letter alone in a heading.
	const alone = strong ? /^[a-h](?=\s*$|\s+[([]\s*\d+(?:\.\d+)?\s*(?:p|m|pts?|points?|marks?)\b)/i.exec(text) : null;
	if (alone) return label(text, alone[0], [toMember(alone[0])], undefined, '', 'bare');
	// `## #1`, `**#5** Describe …`
	const hashed = strong ? /^#(\d{1,3})(?=[*_]{0,3}\s*$|[*_]{2}\s)/.exec(text) : null;
	if (hashed) return label(text, hashed[0], splitMembers(hashed[1]!), undefined, '', 'bare');
	// `### S1`: a sheet's own letter and the number of its problem.
	const sheet = strong ? /^[A-Z]\d{1,2}(?=[*_]{0,3}\s*(?:\p{Extended_Pictographic}\s*)?$)/u.exec(text) : null;
	if (sheet) return label(text, sheet[0], splitMembers(sheet[0]), undefined, '', 'compound');
	// `**A.1** How …`: the first question of a part A.
	const sectioned = strong ? /^[A-H][.-]\d{1,2}(?![\w.]*\d)(?=[*_]{0,3}(?:[.:)]|\s|$))/.exec(text) : null;
	if (sectioned) return label(text, sectioned[0], splitMembers(sectioned[0]), undefined, '', 'compound');
	// `1. a) What is …`, `**2.** (a) …`, `**2.** a. …`: a number and a letter, each with a sign of its own.
	const signed =
		/^(\d{1,2})[.)]\s?([a-h]|i{1,3}|iv|v)\)(?=\s|$|[*_.:])/.exec(text) ??
		/^(\d{1,2})[.)][*_]{2}\s(?:[(（](?=\w+[)）]))?([a-h]|i{1,3}|iv|v)(?:[)）]|(?<=\sa)\.)(?=\s)/.exec(text);
	if (signed && !/\s[(（]?(?:b|ii)[)）]\s/.test(text.slice(signed[0].length)))
		return label(text, signed[0], [toMember(signed[1]!), toMember(signed[2]!)], undefined, '', 'compound');
	// `(aii)`: a letter and its numeral in one bracket.
	const both = /^[(（]([a-h])(i{1,3}|iv|vi{0,3})[)）](?=\s|$|[*_.:])/.exec(text);
	if (both) return label(text, both[0], [toMember(both[1]!), toMember(both[2]!)], undefined, '', 'compound');
	const bare = bareLabel.exec(text);
	if (!bare) return undefined;
	const found = bare[0];
	const members = splitMembers(found);
	if (members.length === 0) return undefined;
	const after = text.slice(found.length);
	if (bare[2]) {
		// `(a)`; but not `(n) tokens` in the middle of a formula, nor a function's argument.
		return label(text, found, members, undefined, '', members.length > 1 ? 'compound' : 'paren');
	}
	// `B1.`: the first question of a section B.
	if (bare[5]) return label(text, found, members, undefined, '', 'compound');
	// `2.1 Problem (unicode1): …`: the name is the label, the number is the chapter's.
	const chapter = strong && bare[1] ? /^[*_.):]*\s+/.exec(text.slice(found.length)) : null;
	const called = chapter && namedLabel.exec(text.slice(found.length + chapter[0].length));
	if (chapter && called) {
		const whole = found + chapter[0] + called[0];
		return label(
			text,
			whole,
			[{ text: called[2]!.slice(1, -1).replaceAll('`', ''), kinds: ['name'] }],
			'problem',
			called[1]!.toLowerCase(),
			'word',
		);
	}
	if (bare[1] && members.length === 1 && !/^[)）.:：、．]/.test(after)) {
		// `## 2 Answers`: how many there are.
		if (opensAnswers(plain(text))) return undefined;
		if (!strong || !/^(?:[-–—])?\s+\S|^[*_]*$|^[*_]{2}\s+\p{Lu}/u.test(after) || members[0]!.text.length > 2)
			return undefined;
		return label(text, found, members, undefined, '', 'bare');
	}
	if (bare[1] && members.length > 1) {
		// `2D convolution`.
		// `2x - 2 = 0`
		if (/^\d+[a-z]$/.test(found) && /^\s*[-−+=·^*/<>≤≥]\s*(?:\d|\p{L}(?!\p{L}))/u.test(after)) return undefined;
		if ((!strong || /^[1-4]D$/.test(found)) && /^\d+[A-Z]$/.test(found) && /^(?:\s|$)/.test(after)) return undefined;
		// `1.1 Title` in a heading, `1(a)`, `2.c)`; but `0.5 of the tokens` and `3.2 GB` are numbers.
		const pureDecimal = /^\d+(?:\.\d+)+$/.test(found);
		// `6.5940` is the number of a course, `0.60` a value.
		if (pureDecimal && /\.\d{3}|^0\./.test(found)) return undefined;
		// So is `15-442`.
		if (/^\d{1,2}-\d{3}$/.test(found)) return undefined;
		if (
			pureDecimal &&
			!/^(?:[.):：][*_]{0,3}(?:\s|$)|[*_]{0,3}$|[*_]{2,3}\s)/.test(after) &&
			!(strong && /^[*_]{0,3}\s+[\p{Lu}\p{Lo}([*$\d¿¡«“„"]/u.test(after))
		) {
			// `1.1 Why is …` in plain text: a part only where it asks under a problem 1.
			const sentence =
				/^\d{1,2}(?:\.\d{1,2}){1,2}$/.test(found) &&
				/^\s+(?:[([]\d[^)\]]{1,24}[)\]]\s*)?[¿¡]?\p{Lu}[\p{Ll} ]/u.test(after);
			return sentence ? label(text, found, members, undefined, '', 'decimal') : undefined;
		}
		return label(text, found, members, undefined, '', 'compound');
	}
	if (/^[.:：、．]\d/.test(after) || (bare[4] && !strong)) return undefined;
	if (
		/^[.][^\s)]/.test(after) &&
		!(strong && /^\.\p{Lu}(?!\d)/u.test(after)) &&
		!/^\.(?:[*_]|\}\$|\]\s)/.test(after) &&
		!/^[.][\p{Script=Han}]/u.test(after)
	)
		return undefined;
	const numeral = /^[一二三四五六七八九十]/.test(found) && /^[、．.]/.test(after);
	return label(text, found, members, undefined, '', numeral ? 'han' : /^[)）]/.test(after) ? 'right' : 'dot');
};

const readStrong = remember((text: string) => read(text, true));
const readPlain = remember((text: string) => read(text, false));

const problemWord = new RegExp(`^(${words})${ends}[*_]{0,3}(?=\\s*(?:[(（\\[]|[*_]{0,3}$|\\.\\s))`, 'iu');

/** `2. Aufgabe (6 P.): …`: the word for a problem after its number; code units of the word, and the word. */
export const wordBehind = (text: string): { readonly length: number; readonly name: string } | undefined => {
	const found = problemWord.exec(text.slice(0, 80));
	return found ? { length: found[0].length, name: found[1]!.toLowerCase() } : undefined;
};

/** `Question 2` is a label, `question 2 of them` in lower case at a line's start is prose; `Q` and `Ex` need their number glued or a mark after it. */
const wordFits = (word: string, found: string, text: string): boolean => {
	const after = text.slice(found.length);
	// `Questions I had`
	if (/\sI$/.test(found) && /^\s\p{Ll}/u.test(after)) return false;
	// `Q(i) = …` defines.
	if (/^\s*=/.test(after)) return false;
	// `Task (T)`: the letter that the word is written by.
	if (/[(（](\p{Lu})[)）]$/u.exec(found)?.[1] === word[0]!.toUpperCase()) return false;
	if (word === 'P' || word === 'p') return /^P\d/.test(found) && /^[*_]{0,3}(?:[.:)]|\s*[(（[]|$)|^\*\*\s/.test(after);
	// `Q K V projections`: matrices.
	if (/^q$/i.test(word) && !/\d|[(（]/.test(found)) return /^q\.?\s[a-z]$/i.test(found) && /^[):]/.test(after);
	const closed = after === '' || /^(?:[*_}\]]{0,3}\s*(?:[:：.)\]、．(（—–{<[]|-\s|\\|$)|[*_}]{1,3})/.test(after);
	if (/^[A-Z]/.test(word) || !/^[a-z]/.test(word))
		return closed || /^(?:\s|,\s*(?:\p{Lu}|part\s|[(][a-h][)]))/u.test(after);
	return closed;
};

const label = (
	text: string,
	found: string,
	members: readonly Member[],
	word: Label['word'],
	name: string,
	wrap: Wrap,
): Label | undefined => {
	if (members.length === 0) return undefined;
	const close = (anew.exec(text.slice(found.length)) ?? closing.exec(text.slice(found.length)))![0];
	const last = found.replace(/[^A-Za-z]/g, '');
	return {
		members,
		word,
		name,
		wrap,
		length: found.length + close.length,
		raw: (found + close).replace(/[*_}\]:：\s—–-]+$/, '').trim(),
		upper: last !== '' && last === last.toUpperCase(),
	};
};
