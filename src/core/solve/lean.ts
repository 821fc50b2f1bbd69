import type { Value } from '../math/value.ts';
import type { Given } from '../quantities/given.ts';
import { say } from '../text/message.ts';
import { type Binding, type BoundGiven, bindGivens } from './bind/bind.ts';
import { standIn } from './bind/bind-defaults.ts';
import type { PartText } from './bind/part-text.ts';
import { enumerationsIn } from './cases/enumerations.ts';
import type { Library } from './library.ts';
import type { Match } from './match/match.ts';
import { readsLikeNot } from './match/rank.ts';
import { rebind } from './rebind.ts';
import { hasPhrase, nameStems, stemmed } from './words.ts';

/** Binds the key that two parts share from what the later one says; what it leaves unsaid is as in the earlier one. */
export type Binder = (givens: readonly Given[], text: PartText) => Binding;

/** How a question begins that asks once more what the one before it asked: `And for 70B?`, `The same in fp8?`, `With rank 64?` */
const AGAIN =
	/^\W*(?:(?:and|now|then|or|so|but|also)\b[\s,]*)*(?:(?:do |answer |repeat |redo )?(?:the |this |it )?(?:same|again)\b|(?:repeat|redo)\s+(?:(?:this|it|that|both|the \w+)\s+)?(?:for|with|on)\b|what about\b|how about\b|what (?:if|would (?:it|this|that) be|is it|happens)\b|how (?:does (?:it|this|that) change|much (?:is|would) (?:it|this|that)|(?:much|many|long|big|large|fast) (?:\w+ )?(?:for|with|in|at))\b|(?:and|now)\b|(?:for|with|in|at)\s)/i;

/** Longer questions say themselves what they ask. */
const LONGEST = 160;

/** Whether a question wants a formula: the numbers of the part before are none of its own. */
export const isGeneral = (text: PartText): boolean =>
	/\b(?:in general|in symbols|symbolically|as a formula)\b/i.test(lastLine(text));

/** `Evaluate your formulas from (a) for m = 1024`: what was asked before, with values. */
const BY_FORMULAS =
	/\b(?:evaluate|use|apply|insert\b.{1,30}\binto|put\b.{1,30}\binto|work out|compute)\b.{0,12}\b(?:your|these|those|the|both|this|that)\s+(?:general\s+|two\s+)?(?:formulas?|formulae|expressions?|results?)\s+(?:from|of|in|above|for)\b/i;

/** Whether a question wants the formulas of the one before it worked out with values. */
export const evaluatesBefore = (text: PartText): boolean => BY_FORMULAS.test(text.own);

/** Whether a question only makes sense after the one before it. */
export function leans(text: PartText): boolean {
	const question = lastLine(text);
	if (evaluatesBefore(text)) return true;
	return question.length <= LONGEST && AGAIN.test(question.replace(/^[\s*_#>]*/, ''));
}

/** A question that names nothing but what is another this time: `The same with 8-bit weights?`, `And for 70B?` */
const NOTHING_ELSE =
	/^\W*(?:(?:and|now|then|or|so)\b[\s,]*)*(?:(?:do |answer |repeat |redo )?(?:the |this |it )?(?:same|again)\b|(?:repeat|redo)\s+(?:(?:this|it|that|both|the \w+)\s+)?(?:for|with|on)\b|what about\b|how about\b|(?:for|with|in|at)\s)(?!.*\b(?:how|what|which|why|when|where|who|is|are|does|do|compute|calculate|find|estimate|determine|give|show|need|needs|take|takes)\b)/i;

/** Whether a question asks just what the one before it asked, so that no key of its own words can be meant. */
export function repeats(text: PartText): boolean {
	const question = lastLine(text);
	return question.length <= LONGEST / 2 && NOTHING_ELSE.test(question.replace(/^[\s*_#>]*/, ''));
}

/** A binder for a part that leans on `earlier`. */
export function leaningBinder(earlier: Match, library: Library): Binder {
	const { key } = earlier;
	return (givens, text) => {
		const alone = bindGivens(key, givens, library.facts, { ...text, around: '' });
		const said = new Map<string, BoundGiven>();
		for (const [symbol, entry] of alone.bound)
			if (entry.source?.from === 'question' && entry.value) said.set(symbol, entry);
		const values = new Map<string, Value>([...said].map(([symbol, { value }]) => [symbol, value!]));
		const changed = rebind(earlier.binding, key, library.facts, text, values);
		const bound = new Map<string, BoundGiven>();
		for (const [symbol, entry] of changed.bound) {
			const own = said.get(symbol);
			bound.set(symbol, own ?? fromEarlier(entry));
		}
		return { ...changed, bound };
	};
}

/** A value of an earlier part as a later one takes it. */
function fromEarlier(entry: BoundGiven): BoundGiven {
	const { given, value, source } = entry;
	if (!value || !source || source.from === 'default' || source.from === 'fact') return entry;
	return { ...entry, source: standIn(given, value, 'part'), assumption: say`${given.name}: as in an earlier part` };
}

/**
 * The match of a part that leans on the one before it, or undefined. It says at least one of the key's givens anew (`And for 70B?`), or asks for
 * another result of the key (`What fraction of the full matrix is that?`); every number that it writes must be one of the givens.
 */
export function leanOn(earlier: Match, text: PartText, givens: readonly Given[], library: Library): Match | undefined {
	if (isGeneral(text)) return undefined;
	const again = leans(text);
	const named = BACK.test(lastLine(text)) && !evaluatesBefore(text) ? namedResults(earlier, text) : [];
	if (!again && named.length === 0) return undefined;
	// `With four actions, what is the probability of the greedy one?` asks something of its own.
	if (named.length === 0 && !repeats(text) && readsLikeNot(library, earlier.key, text)) return undefined;
	const binding = leaningBinder(earlier, library)(givens, text);
	const said = [...binding.bound.values()].filter(({ source }) => source?.from === 'question');
	const targets = named.length === 0 && said.length === 0 ? toldApart(earlier, text) : named;
	if (said.length === 0 && targets.length === 0) return undefined;
	const numbers = new Set(lastLine(text).match(/\d+(?:[.,]\d+)*/g) ?? []);
	const rows = new Set(enumerationsIn(text.own).flatMap(({ members }) => members.map(each => each.text)));
	if (numbers.size > said.length + rows.size) return undefined;
	const question = stemmed(targets.length > 0 ? text.own : `${text.own}\n${earlier.text.own}`);
	// What was turned round or left aside there is not so here.
	const { turned: _turned, unsolved: _unsolved, ...rest } = earlier;
	return { ...rest, ...(targets.length > 0 ? { targets } : {}), binding, text, question };
}

/** Words that take up what the part before was about. */
const BACK = /\b(?:that|this|it|these|those|they|them)\b/i;

/** Whether a question is about other things than the part before: `What would a run on other machines cost?` */
export const isOfOthers = (text: PartText): boolean =>
	/\b(?:on|with|for|of|by|using)\s+(?:an\s?other|other|different)\s+\p{L}+/iu.test(lastLine(text));

/** Whether a question takes up what the part before was about: `How many GPU-hours is that?` */
export const takesUp = (text: PartText): boolean => BACK.test(lastLine(text));

const lastLine = ({ own }: PartText): string =>
	own
		.split('\n')
		.map(each => each.trim())
		.findLast(each => each !== '') ?? '';

/** `And an LSTM?`: the one result whose name has what tells it from those of its key, where that is not the one that was asked for before. */
function toldApart({ key, targets }: Match, text: PartText): readonly string[] {
	const said = stemmed(lastLine(text)).set;
	const names = key.gives.map(({ symbol, name }) => ({ symbol, stems: new Set(nameStems(name)) }));
	const told = names.filter(({ symbol, stems }) => {
		const own = [...stems].filter(word => !names.some(other => other.symbol !== symbol && other.stems.has(word)));
		return own.length > 0 && own.every(word => said.has(word));
	});
	return told.length === 1 && !targets.includes(told[0]!.symbol) ? [told[0]!.symbol] : [];
}

/** The results of the key that a question names: by their name, or by an alias. */
function namedResults({ key }: Match, text: PartText): readonly string[] {
	const question = stemmed(lastLine(text));
	return key.gives
		.filter(({ name, aliasWords }) => [name, ...aliasWords].some(each => each.length > 3 && hasPhrase(question, each)))
		.map(({ symbol }) => symbol);
}
