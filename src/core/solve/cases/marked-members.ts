import type { PartText } from '../bind/part-text.ts';
import type { Member } from './enumerations.ts';
import { exchangeables } from './exchangeable.ts';
import { type Variation, withWords } from './variations.ts';

const MARKS: readonly (readonly string[])[] = [
	['i', 'ii', 'iii', 'iv', 'v', 'vi'],
	['a', 'b', 'c', 'd', 'e', 'f'],
	['A', 'B', 'C', 'D', 'E', 'F'],
	['I', 'II', 'III', 'IV', 'V', 'VI'],
	['1', '2', '3', '4', '5', '6'],
];
/** Words behind which a marker stands within a sentence. */
const WITHIN =
	/(?:\b(?:for|of|in|on|at|with|by|from|to|would|do|does|is|are|if|when|under|per|between|für|bei|mit|in|auf|von|pour|avec|sur|con|para|en|de)|[,:;])\s+$|\b(?:would|do|does|hold|take|of|costs?|takes?|needs?)\s+$/i;
const ASKS =
	/^(?:how|what|which|why|compute|calculate|give|find|estimate|determine|state|explain|number|show|wie|was|combien)\b/i;
/** What closes the last member where its form is another one than that of the first. */
const CLOSES =
	/[?;]|\.(?=\s|$)|,\s+(?=(?:pretending|assuming|if|when|given|provided|and|what|how|weights|each|with|where|all)\b)/i;
const VERB =
	/\s+(?:costs?|takes?|needs?|has|have|require[sd]?|holds?|uses?|draws?|emits?|gives?|be|kosten|brauchen|coûte(?:nt|r)?)$/i;
const LONGEST = 120;

interface MarkedMember {
	readonly mark: string;
	readonly words: string;
}

/**
 * The cases that a question marks within one sentence (`for (a) a 3B, (b) a 34B and (c) a 180B model`, `on (i) A100s with 80 GB, (ii) B200s with 192 GB`):
 * the question with one of them in the place of all. None where the members ask for things of their own.
 */
export function markedMembers(text: PartText): readonly Variation[] {
	for (const marks of MARKS) {
		const row = rowIn(text.own, marks);
		if (!row) continue;
		const { members, from, to, tail } = row;
		return members.map((member): Variation => {
			const rest = text.own
				.slice(to + tail.length)
				.split(/(?<=[.?!])\s+/)
				.flatMap(sentence => ofCase(sentence, member, members))
				.join(' ');
			const own = `${text.own.slice(0, from)}${member.words}${tail}${/^\s/.test(rest) || rest === '' || /^[?.,;]/.test(rest) ? '' : ' '}${rest}`;
			return {
				label: member.words.replace(/[$\\{}]/g, '').trim(),
				members: [{ text: `(${member.mark})`, value: undefined, bytes: undefined }, ...amountsOf(member, members)],
				text: withWords(text, own, text.around),
				certain: true,
			};
		});
	}
	return [];
}

/** What a sentence says for one case: all of it, or nothing where it names others alone (`in the cases (ii) and (iv)`). */
function ofCase(sentence: string, { mark }: MarkedMember, members: readonly MarkedMember[]): readonly string[] {
	if (COMPARED.test(sentence)) return [];
	const named = members.filter(each => sentence.includes(`(${each.mark})`));
	if (named.length === 0) return [sentence];
	if (!named.some(each => each.mark === mark)) return [];
	return [
		sentence.replace(
			/\s*(?:(?:in|for|of)\s+)?(?:the\s+)?(?:cases?\s+)?\([a-zA-Z\d]{1,3}\)(?:(?:\s*,\s*|\s*,?\s+(?:and|or)\s+)\([a-zA-Z\d]{1,3}\))*/g,
			'',
		),
	];
}

/** `Ratio?`: what only all cases together have. */
const COMPARED =
	/^\W*(?:and\s+)?(?:what(?:['’]s| is) the\s+)?(?:ratio|difference|quotient)(?:\s+(?:of|between) the two)?\s*\?$/i;

interface Row {
	readonly members: readonly MarkedMember[];
	readonly from: number;
	readonly to: number;
	/** What stands behind the last member for all of them, up to the end of the sentence. */
	readonly tail: string;
}

function rowIn(own: string, marks: readonly string[]): Row | undefined {
	const first = [...own.matchAll(new RegExp(`\\(${marks[0]}\\) `, 'g'))].find(
		({ index }) => WITHIN.test(own.slice(Math.max(0, index - 40), index)) || beginAlike(own.slice(index), marks),
	);
	if (!first) return undefined;
	const places: { mark: string; start: number; end: number }[] = [];
	let at = first.index;
	for (const mark of marks) {
		const found = own.indexOf(`(${mark}) `, at);
		if (found < 0) break;
		places.push({ mark, start: found, end: found + mark.length + 3 });
		at = found + 1;
	}
	if (places.length < 2) return undefined;
	const members: MarkedMember[] = [];
	for (const [index, { mark, end }] of places.entries()) {
		const next = places[index + 1];
		if (!next) break;
		const words = own.slice(end, next.start);
		if (words.length > LONGEST || /[?!]|\.\s/.test(words)) return undefined;
		members.push({ mark, words: words.replace(/[\s,;]*(?:\b(?:and|or|und|oder|et|ou|y|o)\b)?\s*$/i, '') });
	}
	const last = places.at(-1)!;
	const rest = own.slice(last.end);
	const sentence = rest.slice(0, /[?!]|\.(?=\s|$)/.exec(rest)?.index ?? rest.length);
	const words = lastWords(sentence, members.at(-1)!.words);
	members.push({ mark: last.mark, words });
	if (members.some(({ words: each }) => each === '' || ASKS.test(each))) return undefined;
	const shared = sentence.slice(words.length);
	return { members, from: first.index, to: last.end + words.length, tail: shared };
}

/** `(a) with 16 heads, (b) with 4`: the first members begin with the same small word. */
const beginAlike = (words: string, [one, other]: readonly string[]): boolean =>
	new RegExp(
		`^\\(${one}\\) (with|for|in|at|on|under|if|when|using|by|without) [^?!()]{1,80}[,;]?\\s*(?:and |or )?\\(${other}\\) \\1 `,
		'i',
	).test(words);

/** The last member without what stands there for all: as much as has the form of the one before it, or up to a new clause. */
function lastWords(sentence: string, before: string): string {
	const form = (word: string): string =>
		/\d/.test(word)
			? '#'
			: word
					.toLowerCase()
					.replace(/^(?:an?)$/, 'a')
					.replace(/s$/, '');
	const [own, other] = [sentence.split(/(?<=\s)/), before.trim().split(/\s+/)];
	const isLike =
		own.length >= other.length &&
		other.every((word, index) => form(own[index]!.trim().replace(/[,;]$/, '')) === form(word));
	if (isLike)
		return own
			.slice(0, other.length)
			.join('')
			.replace(/[\s,;]+$/, '');
	const closed = sentence.slice(0, CLOSES.exec(sentence)?.index ?? sentence.length);
	return closed.replace(VERB, '').trimEnd();
}

/** The amounts of a member, where every member has as many of them. */
function amountsOf({ words }: MarkedMember, members: readonly MarkedMember[]): readonly Member[] {
	const count = exchangeables(words).length;
	if (count === 0 || members.some(each => exchangeables(each.words).length !== count)) return [];
	return exchangeables(words).map(({ text, value, bytes }) => ({ text, value, bytes }));
}
