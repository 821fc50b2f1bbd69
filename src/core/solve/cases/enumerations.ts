import { literalOf } from '../../math/literal.ts';
import { numberOfWord } from '../../math/number-words.ts';
import { parsePlain } from '../../math/read/parse.ts';
import type { Quantity } from '../../math/value.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { escaped } from '../../text/pattern.ts';
import type { Span } from '../../text/span.ts';
import { formatBytes } from '../bind/bind-words.ts';

/** A member of a row of values that a question names one after the other: `8` of `r = 4, 8 and 16`, `bf16`, `an A100`. */
export interface Member {
	readonly text: string;
	/** A number's value, with the unit or scale that the row shares (`4, 8 and 16 GB`); undefined for a name. */
	readonly value: Quantity | undefined;
	/** For a number format, the bytes of one number. */
	readonly bytes: number | undefined;
}

/** A row of values in a text. */
export interface Enumeration {
	readonly span: Span;
	/** What stands there, from the first member to the last, with what leads into a set (`\in \{4, 8\}`). */
	readonly source: string;
	/** What stands there for one member alone. */
	readonly alone: (member: Member) => string;
	readonly members: readonly Member[];
}

/** A number format as one word or two. */
export const FORMAT =
	'(?:(?:b?fp|b?float|bf|tf|nf|u?int)[\\s-]?(?:64|32|16|8|4)|(?:64|32|16|8|4)[\\s-]?bits?|(?:half|single|double|full)[\\s-]precision|bfloat)';
const NUMBER =
	'(?:(?:one|two|three|four|five|six|seven|eight|nine|ten)(?=\\s(?:thousand|million|billion|trillion)\\b)|\\d{1,3}(?:(?:,|\\{,\\})\\d{3})+|\\d+)(?:\\.\\d+)?(?:e[+-]?\\d+)?';
/** Scales and units that stand on every member alike; words that go on in the sentence are none. */
const TAIL =
	'(?:\\s?(?:thousand|million|billion|trillion)\\b|[kKMBT](?![A-Za-z])|\\s?\\\\?%|\\s?(?!(?:and|or|to|in|on|of|for|with|as|at|by|the|than|vs|per|is|are)\\b)[A-Za-z]{1,12}(?:[-/][A-Za-z]+)?(?![\\w{=]))';
const BETWEEN =
	'\\s*(?:,\\s*(?:and\\s+|or\\s+)?|\\?\\s+(?:[Aa]nd|[Ww]hat\\s+about|[Hh]ow\\s+about)\\s+|;\\s*|\\s/\\s|/(?=\\D)|\\s+(?:and|or|vs\\.?|versus|und|et|then)\\s+)(?:(?:of|in|for|with|at|to|when|by|a|an|the|once|also|then|again|rank|size|model|context|steps?)\\s+){0,3}(?:\\$?\\\\?[A-Za-z](?:_\\w)?\\s*=\\s*\\$?)?\\$?';

/** `one billion, one trillion`: each with a scale of its own. */
const SCALE_WORD = /^(?:thousand|million|billion|trillion|[kKMBT])$/;

const FORMATS = new RegExp(`(?<![\\w.])${FORMAT}(?:${BETWEEN}${FORMAT}){1,5}(?!\\w)`, 'gi');
const NUMBERS = new RegExp(
	`(?<![\\w.,^({\\[/]|[(\\[]\\s|[A-Za-z]-)\\$?(${NUMBER})(${TAIL})?\\$?(?:${BETWEEN}(?:${NUMBER})(?:${TAIL})?\\$?){1,8}(?![\\w.]*\\d|\\s*[)\\]])`,
	'g',
);
/** `at temperature 1 and at temperature 2`, `pass@1 and pass@5`, `for r = 4 and r = 8`: the word before each number again. */
const AGAIN = new RegExp(
	`(?<![\\w\\\\$])([A-Za-z]{1,14}(?:@|\\s?=\\s?|\\s+))(${NUMBER})(?:(?:\\s*,\\s*(?:and\\s+|or\\s+)?|\\s+(?:and|or|vs\\.?|versus)\\s+)(?:(?:at|for|with|in|of|when|by|a|an|the|then|after|once|again)\\s+){0,3}\\1${NUMBER}){1,8}(?![\\w.]*\\d|\\s?%)`,
	'gi',
);
/** Small words, behind which a number stands for what comes after it. */
const SMALL =
	/\b(?:a|an|the|of|on|in|at|by|for|from|to|with|and|or|than|as|per|is|are|was|were|has|have|had|use|uses|using|take|takes|need|needs|hold|holds|about|over|under|only|just|between|either|both|do|does|if|we|you|use|run|runs|train|compare|consider|say|either|versus)\s+$/i;
const SET = new RegExp(`\\\\in\\s*\\\\\\{\\s*(${NUMBER}(?:\\s*,\\s*${NUMBER}){1,8})\\s*\\\\\\}`, 'g');

/**
 * The rows of values in a question: numbers (`for 7B and 70B`, `r = 4, 8 and 16`, `r \in \{4, 8\}`), number formats (`in fp32, bf16 and
 * int8`), names that are known (`on an A100 and on an H100`). Rows in brackets are vectors and none of these.
 *
 * @param names things that facts know, by the words for them.
 */
export function enumerationsIn(text: string, names: readonly string[] = []): readonly Enumeration[] {
	const found: Enumeration[] = [];
	const free = (span: Span): boolean => found.every(each => each.span.end <= span.start || span.end <= each.span.start);
	const add = (
		start: number,
		whole: string,
		members: readonly (Member | undefined)[],
		lead = '',
		put?: (member: Member) => string,
	): void => {
		// `at steps 2,500 and 5,000`: one of them is a step.
		const plural =
			lead === ''
				? /(?<![\w-])([A-Za-z]{2,}(?:[^s\W]|ss))(?<!\b(?:i|wa|ha|doe|thi))s(\s+(?:of\s+)?)$/.exec(
						text.slice(Math.max(0, start - 30), start),
					)
				: null;
		const before = plural ? plural[0] : '';
		const one = plural ? `${plural[1]}${plural[2]}` : lead;
		const span = { start: start - before.length, end: start + whole.length };
		const known = members.flatMap(member => member ?? []);
		if (known.length < 2 || known.length < members.length || !free(span)) return;
		if (new Set(known.map(({ text: each }) => each.toLowerCase())).size < known.length) return;
		found.push({
			span,
			source: `${before}${whole}`,
			members: known,
			alone: put ?? (member => `${one}${member.text}`),
		});
	};
	for (const match of text.matchAll(SET))
		add(
			match.index,
			match[0],
			match[1]!.split(',').map(each => numberMember(each.trim(), '')),
			'= ',
		);
	for (const match of text.matchAll(FORMATS)) {
		const members = match[0].match(new RegExp(FORMAT, 'gi')) ?? [];
		add(
			match.index,
			match[0],
			members.map(each => ({ text: each, value: undefined, bytes: formatBytes(each)?.bytes })),
		);
	}
	for (const apart of formatsApart(text)) add(apart.start, apart.source, apart.members, '', apart.alone);
	for (const match of text.matchAll(AGAIN)) {
		const numbers = [...match[0].matchAll(new RegExp(`(?<![\\w.])${NUMBER}`, 'g'))];
		add(
			match.index,
			match[0],
			numbers.map(each => numberMember(each[0], '')),
			match[1],
		);
	}
	for (const match of text.matchAll(NUMBERS)) {
		const opens = match[0].startsWith('$') && (match[0].match(/\$/g) ?? []).length % 2 === 1;
		const source = opens ? match[0].slice(1) : match[0];
		const numbers = [...source.matchAll(new RegExp(`(?<![\\w.])(${NUMBER})(${TAIL})?`, 'g'))];
		const last = numbers.at(-1)?.[2]?.trim() ?? '';
		const tails = numbers.map(each => each[2]?.trim() ?? '');
		// `minimum 3e-5, 10,000 steps` are two things: what follows the last number is shared across an "and" only.
		const shares = tails.some(tail => tail !== last);
		const scaled = tails.every(tail => SCALE_WORD.test(tail));
		if (shares && !scaled && /,\s*\$?$/.test(source.slice(0, numbers.at(-1)!.index))) continue;
		// `2 layers and 4 heads` are two things; `7 and 70 billion` share what stands behind the last.
		if (!scaled && tails.some(tail => tail !== '' && tail.replace(/s$/, '') !== last.replace(/s$/, ''))) continue;
		// `6e12 tokens, 1.5 tokens per word`: an amount, and how many for each of something.
		if (
			tails.every(tail => /^[a-z]{3,}$/i.test(tail)) &&
			!scaled &&
			/^\s+per\s/i.test(text.slice(match.index + match[0].length))
		)
			continue;
		// `padding 2, and 32 filters`, `batch size 8 and 16 GPUs`: what stands before the first is another thing than what the last counts.
		const before = /[a-z]{2,}\s+$/i.exec(text.slice(Math.max(0, match.index - 24), match.index))?.[0];
		if (
			before &&
			!/s\s+$/i.test(before) &&
			!SMALL.test(before) &&
			tails[0] === '' &&
			/^[a-z]{3,}$/i.test(last) &&
			!SCALE_WORD.test(last)
		)
			continue;
		const members = numbers.map(each => {
			const tail = each[2] ?? numbers.at(-1)![2] ?? '';
			return numberMember(each[1]!, tail);
		});
		add(match.index + (opens ? 1 : 0), source, members);
	}
	if (names.length > 0) {
		const name = `(?:${names.map(apartOrNot).join('|')})`;
		const rows = new RegExp(`(?<![\\w.-])${name}s?(?:${BETWEEN}${name}s?){1,4}(?![\\w-])`, 'gi');
		for (const match of text.matchAll(rows)) {
			const members = match[0].match(new RegExp(`(?<![\\w.-])${name}(?![\\w-])`, 'gi')) ?? [];
			add(
				match.index,
				match[0],
				members.map(each => ({ text: each, value: undefined, bytes: undefined })),
			);
		}
	}
	return found.toSorted((a, b) => a.span.start - b.span.start);
}

/** `in 4-bit (no overhead) than in bf16`: two formats that one sentence sets beside each other, with words between them. */
function formatsApart(
	text: string,
): readonly { start: number; source: string; members: readonly Member[]; alone: (member: Member) => string }[] {
	return [...text.matchAll(/[^.?!]+(?:[.?!](?=\S)[^.?!]*)*/g)].flatMap(sentence => {
		if (!BESIDE.test(sentence[0])) return [];
		const found = [...sentence[0].matchAll(new RegExp(`(?<![\\w.-])${FORMAT}(?!\\w)`, 'gi'))];
		if (found.length !== 2) return [];
		const from = found[0]!.index;
		const source = sentence[0].slice(from, found[1]!.index + found[1]![0].length);
		const members = found.map(([each]) => ({ text: each, value: undefined, bytes: formatBytes(each)?.bytes }));
		const alone = (member: Member): string =>
			members.reduce((words, each) => (each.text === member.text ? words : words.replace(each.text, ' ')), source);
		return [{ start: sentence.index + from, source, members, alone }];
	});
}

const BESIDE = /\b(?:than|versus|vs|compared (?:to|with)|instead of|rather than)\b/i;

function numberMember(number: string, tail: string): Member | undefined {
	const plain = String(numberOfWord(number) ?? number.replaceAll('{,}', ','));
	const literal = [`${plain}${tail.replace('\\', '')}`, plain]
		.map(source => literalOf(parsePlain(source).expression))
		.find(each => each !== undefined);
	return literal && { text: `${number}${tail}`, value: quantityOf(literal), bytes: undefined };
}

const apartOrNot = (text: string): string => escaped(text).replace(/[\s-]+/g, '[\\s-]?');
