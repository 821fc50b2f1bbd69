import { rememberOfTwo } from '../../text/memo.ts';
import { factorsAsked } from '../bind/factor-letters.ts';
import type { PartText } from '../bind/part-text.ts';
import { type AnswerKey, type Ask, isWorkedFrom } from '../key.ts';
import type { IndexedWording, Library, RequiredGroup } from '../library.ts';
import { hasPhrase, type StemmedText, stemmed } from '../words.ts';
import { adaptersAsked } from './adapters-asked.ts';
import { askedKinds, kindOf } from './asked.ts';
import { asksBeyond } from './asked-beyond.ts';
import { askedThings } from './asked-things.ts';
import { judges } from './judged.ts';
import { isPlainlyAbout } from './related.ts';
import { askingClauses } from './unsolved.ts';
import { isAgainst, likeness, withoutAfterthought } from './wording-likeness.ts';

/** A wording must be this much like the question; more where it names no required words. */
const THRESHOLD = 0.42;
const THRESHOLD_WITHOUT_REQUIRED = 0.62;
/** Where a part asks nothing and its context stands in for the question. */
const THRESHOLD_WITHOUT_QUESTION = 0.52;

/** A key with its nearest wording, and why it is out where it is. */
export interface RankedKey {
	readonly key: AnswerKey;
	readonly ask: Ask;
	readonly score: number;
	/** Further wordings of the key that the question may be. */
	readonly others: readonly { readonly ask: Ask; readonly score: number }[];
	readonly barred: string | undefined;
}

export const WRONG_KIND = 'what is asked for is of another kind';

/** All keys that have a wording like the question, best first; for matching and for telling an author why. */
export const rankKeys = rememberOfTwo((library: Library, text: PartText): readonly RankedKey[] => {
	const further = `${factorsAsked(text)}${adaptersAsked(text)}`;
	const asking = `${text.own}${countAsked(text.own)}${further}`;
	const own = stemmed(asking);
	const named = stemmed(asking.replace(COMPUTE, 'calculate'));
	// `What is its perplexity?` says enough where the problem says what it is about.
	if (own.stems.length < (text.asks && text.around.trim() !== '' ? 1 : 2)) return [];
	// "Explain." behind a question only asks for reasons.
	const plain = `${withoutAfterthought(text.own)}${further}`;
	const ordered = orderedIn(text.around);
	const withOrders = stemmed(ordered === '' ? plain : `${plain} ${ordered}`);
	const around = stemmed(text.around);
	const asked = askedKinds(text.own);
	const things = thingsAsked(text.own, asked);
	const best = new Map<AnswerKey, { ask: Ask; score: number; wrongKind: boolean }>();
	const fitting = new Map<AnswerKey, { ask: Ask; score: number; indexed: IndexedWording }[]>();
	const against = new Map<AnswerKey, IndexedWording[]>();
	for (const id of library.index.retrieve(`${asking} ${text.around}`)) {
		const indexed = library.index.wordings[id]!;
		const { key, ask, wording } = indexed;
		if (isWorkedFrom(key)) continue;
		const like = likeness(
			library,
			indexed,
			ask === undefined ? withOrders : own,
			ask === undefined ? withOrders : named,
			around,
		);
		if (like === undefined) continue;
		if (ask === undefined) {
			if (isAgainst(wording, like, asked)) against.set(key, [...(against.get(key) ?? []), indexed]);
			continue;
		}
		const threshold =
			wording.required.length === 0 ? THRESHOLD_WITHOUT_REQUIRED : text.asks ? THRESHOLD : THRESHOLD_WITHOUT_QUESTION;
		if (like.score < threshold) continue;
		const before = best.get(key);
		const wrongKind = !rightKind(key, ask, asked);
		if (!wrongKind) fitting.set(key, [...(fitting.get(key) ?? []), { ask, score: like.score, indexed }]);
		if (before && (before.wrongKind ? 0 : 1) * 2 + before.score >= (wrongKind ? 0 : 1) * 2 + like.score) continue;
		best.set(key, { ask, score: like.score, wrongKind });
	}
	return [...best]
		.map(([key, nearest]): RankedKey => {
			const nots = against.get(key) ?? [];
			// A wording that has the words of what the key is not among its own is not barred by them.
			const speaksOf =
				nots.length > 0 &&
				fitting.get(key)?.find(({ indexed }) => nots.every(not => saysToo(indexed, not, withOrders)));
			const { ask, score, wrongKind } = speaksOf ? { ...speaksOf, wrongKind: false } : nearest;
			const not = speaksOf ? undefined : nots[0]?.wording.text;
			const barred = wrongKind
				? WRONG_KIND
				: (not !== undefined || things.length > 0) && isPlainlyAbout(library, key, ask, text)
					? undefined
					: not !== undefined
						? `it reads like what the key is not: "${not}"`
						: speaksOfNone(library, key, things) || asksOnlyBeyond(library, key, ask, text.own)
							? 'it asks for things that the key does not speak of'
							: undefined;
			const others = (fitting.get(key) ?? []).filter(each => each.ask !== ask && each.ask.targets.length > 0);
			return { key, ask, score, others: ask.targets.length > 0 ? others : [], barred };
		})
		.sort((a, b) => b.score - a.score);
});

/** Whether a wording requires, each in a place of its own, all the words by which a question reads like what the key is not. */
function saysToo(ask: IndexedWording, not: IndexedWording, question: StemmedText): boolean {
	const taken = new Set<RequiredGroup>();
	return not.groups.every(({ alternatives }) => {
		const said = new Set(alternatives.filter(phrase => hasPhrase(question, phrase)).map(({ joined }) => joined));
		const place = ask.groups.find(
			group => !taken.has(group) && group.alternatives.some(({ joined }) => said.has(joined)),
		);
		if (place) taken.add(place);
		return place !== undefined;
	});
}

/** `How many bits` asks for an amount, whatever the key calls it. */
export const thingsAsked = (text: string, asked: ReadonlySet<string>): readonly (readonly string[])[] =>
	[...asked].some(kind => HARD.has(kind)) ? [] : askedThings(text);

/** Whether a question asks for the number or the name of things, none of which the key speaks of: `how many litres of ketchup`. */
export function speaksOfNone(library: Library, key: AnswerKey, things: readonly (readonly string[])[]): boolean {
	if (things.length === 0) return false;
	const known = library.index.spoken(key);
	return things.every(words => !words.some(word => known.has(word)));
}

/** Whether all that a question asks is beyond a key; a judgement of a statement is no answer to what somebody has or gives. */
export function asksOnlyBeyond(library: Library, key: AnswerKey, ask: Ask, own: string): boolean {
	const clauses = askingClauses(own).filter(clause => clause.includes('?'));
	if (clauses.length === 0) return false;
	if (judges(key, ask) && clauses.every(clause => WANTS_THING.test(clause)) && !JUDGE.test(own)) return true;
	return clauses.every(clause => asksBeyond(library, key, clause, isAmount(key, ask)));
}

const WANTS_THING =
	/(?:^|[.!:;”"*)]\s+)(?:(?:and|in|on|at|by|after|for|from) )?(?:what|which|how many|how much|who|where)\b(?! (?:follows|about))[^?.!:;”"]*\?$/i;
const JUDGE = /\b(?:true|false|correct|right|wrong|valid|claim|claims|agree|statement|justified|refute|holds?)\b/i;

/** What the setting orders for all its questions: `Use a causal mask.` */
const orderedIn = (around: string): string =>
	around
		.split(/(?<=[.!?])\s+|\n/)
		.filter(sentence => /^\W*(?:use|apply)\b/i.test(sentence) && !sentence.includes('?'))
		.join(' ');

/** Whether a question reads like what a key is not, of which no wording fits it. */
export function readsLikeNot(library: Library, key: AnswerKey, text: PartText): boolean {
	const bare = stemmed(withoutAfterthought(text.own));
	const around = stemmed(text.around);
	const asked = askedKinds(text.own);
	return (library.index.byKey.get(key) ?? []).some(indexed => {
		if (indexed.ask !== undefined) return false;
		const like = likeness(library, indexed, bare, bare, around);
		return like !== undefined && isAgainst(indexed.wording, like, asked);
	});
}

/** `Compute the loss` orders something; it names no compute. */
const COMPUTE =
	/\bcompute\b(?=\s+(?:the|an?|its|their|this|that|these|those|how|what|which|both|all|each|softmax)\b)/gi;

/** `Count the parameters`, `number of learnable weights`, `parameter count`: the plain words for it, where they do not stand there. */
const countAsked = (text: string): string =>
	!/\bhow many\b/i.test(text) &&
	/\b(?:count|number of|total|how much)\s+(?:up\s+)?(?:the\s+|all\s+)?(?:[a-z]+\s+){0,2}(?:parameters?|weights)\b|\b(?:parameter|weight)s? counts?\b/i.test(
		text,
	)
		? ' How many parameters: number of parameters.'
		: '';

/** Kinds of amounts with a unit of their own. */
const HARD: ReadonlySet<string> = new Set(['information', 'time', 'money', 'work', 'energy', 'power', 'mass']);
const AMOUNTS: ReadonlySet<string> = new Set([...HARD, 'rate', 'count']);

/** Whether what the question plainly asks for is of the kind that the key gives for this wording. */
export function rightKind(key: AnswerKey, ask: Ask, asked: ReadonlySet<string>): boolean {
	// A statement to be judged may be about anything that a key works out.
	if (asked.size === 0 || (asked.size === 1 && asked.has('truth'))) return true;
	// A number is asked for: prose is no answer.
	if (ask.targets.length === 0) return asked.has('truth') || ![...asked].some(kind => AMOUNTS.has(kind));
	return ask.targets.some(target => {
		const give = key.gives.find(({ symbol }) => symbol === target);
		return (
			give === undefined ||
			asked.has(kindOf(give.unit)) ||
			(asked.has('work') &&
				give.unit === undefined &&
				/\b(?:operations|multiplications|MACs?|multiply)\b/i.test([give.name, ...give.aliasWords].join(' ')))
		);
	});
}

/** Whether a wording asks for results, and not for one of the things that a key chooses among. */
export const isAmount = (key: AnswerKey, { targets }: Ask): boolean =>
	targets.length > 0 && !key.methods.some(({ steps }) => steps.some(({ choice }) => choice));
