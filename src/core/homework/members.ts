import { alphabets } from './words.ts';

export type MemberKind = 'number' | 'letter' | 'roman' | 'name';

/** One step of a label. `kinds` are the ways it can be read: `i` is a letter or a roman numeral. */
export interface Member {
	/** In its normal form: digits, or lower-case letters, or a name. */
	readonly text: string;
	readonly kinds: readonly MemberKind[];
}

/** What numbers are written with, as patterns. */
export const digits = '[0-9０-９٠-٩۰-۹०-९]{1,4}';
export const hanNumber = '[一二三四五六七八九十]{1,3}';
export const circled = '[①-⑳]';
export const letter = `[A-Za-z${alphabets.join('')}${alphabets[0]!.toUpperCase()}]`;

/** `1(a)ii` → 1, a, ii; `2.1` → 2, 1; `1a` → 1, a. */
export const splitMembers = (text: string): Member[] => {
	const pieces = text.match(new RegExp(`${digits}|[A-Za-z]+|${circled}|${hanNumber}|${letter}`, 'gu')) ?? [];
	const members: Member[] = [];
	for (const piece of pieces) {
		const found = toMember(piece);
		if (found.kinds.length === 0) return [];
		// Below a letter stands a numeral: `1(a)i`.
		const numeral = members.at(-1)?.kinds[0] === 'letter' && found.kinds.includes('roman');
		members.push(numeral ? { ...found, kinds: ['roman', ...found.kinds.filter(k => k !== 'roman')] } : found);
	}
	return members;
};

export const toMember = (piece: string): Member => {
	const ascii = piece.replace(/[０-９٠-٩۰-۹०-९]/g, digit => String(digitValue(digit)));
	if (/^\d+$/.test(ascii)) return { text: String(Number(ascii)), kinds: ['number'] };
	const han = hanValue(piece);
	if (han > 0) return { text: String(han), kinds: ['number'] };
	if (/^[①-⑳]$/.test(piece)) return { text: String(piece.charCodeAt(0) - 0x245f), kinds: ['number'] };
	const lower = piece.toLowerCase();
	const kinds: MemberKind[] = [];
	if (lower.length === 1) kinds.push('letter');
	if (romanValue(lower) > 0 && romanValue(lower) <= 30) kinds.push('roman');
	return { text: lower, kinds };
};

const digitValue = (digit: string): number => {
	const code = digit.codePointAt(0)!;
	for (const zero of [0xff10, 0x660, 0x6f0, 0x966]) if (code >= zero && code < zero + 10) return code - zero;
	return Number(digit);
};

const hanDigits = '一二三四五六七八九';

const hanValue = (text: string): number => {
	const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
	if (!found || text === '') return 0;
	const [, tens, ten, ones] = found;
	if (!ten) return ones || text.length !== 1 ? 0 : hanDigits.indexOf(tens!) + 1;
	return (tens ? hanDigits.indexOf(tens) + 1 : 1) * 10 + (ones ? hanDigits.indexOf(ones) + 1 : 0);
};

/** Value of a lower-case roman numeral in its usual form, else 0. */
export const romanValue = (text: string): number => {
	const found = /^(x{0,3})(ix|iv|v?i{0,3})$/.exec(text);
	if (!found || text === '') return 0;
	const ones = found[2]!;
	const value = ones === 'ix' ? 9 : ones === 'iv' ? 4 : (ones.startsWith('v') ? 5 : 0) + ones.replace('v', '').length;
	return found[1]!.length * 10 + value;
};

/** Place of a letter in its alphabet, from 1. */
const letterRank = (text: string): number =>
	/^[a-z]/.test(text)
		? text.charCodeAt(0) - 96
		: (alphabets.find(alphabet => alphabet.includes(text))?.indexOf(text) ?? -1) + 1;

/** Place of a member in its run, from 1; 0 for a name. */
export const rankOf = (member: Member, kind: MemberKind): number => {
	if (kind === 'number') return Number(member.text);
	if (kind === 'roman') return romanValue(member.text);
	if (kind === 'letter') return letterRank(member.text);
	return 0;
};
