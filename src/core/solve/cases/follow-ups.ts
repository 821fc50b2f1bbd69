import { escaped } from '../../text/pattern.ts';
import type { PartText } from '../bind/part-text.ts';
import { isAsking, sentencesOf } from '../match/unsolved.ts';
import { stemmed, stemsOf } from '../words.ts';
import { type Exchangeable, exchangeables } from './exchangeable.ts';
import { type Variation, withWords } from './variations.ts';

/** How a question begins that says only what is another this time. */
const LEAD =
	/^\W*(?:(?:and|now|then|or|so|but|also|und|et|y|dann|nun|jetzt)\b[\s,]*)*(?:(?:(?:answer |repeat |do )?(?:the |this )?same(?:\s+(?:question|thing|again|for))?|what about|how about|what if|what happens|if|suppose|wie ist es|et si|y si|und wenn|wenn|was|was wäre|dasselbe)\b)?/i;
const SMALL =
	/^[\s,]*(?:(?:and|now|then|instead|this time)\b[\s,]*)*(?:at|for|with|in|on|from|by|of|using|when|if|on|as|to|bei|mit|für|in|auf|pour|avec|con|para|en|zu)\b/i;
/** What it asks for, where it says so. */
const ASKED =
	/\b(?:how\s+(many|much|long|large|big|fast|high|far|often|slow)|what|which|compute|calculate|give|find|estimate|wie\s*(?:viele?|lange|groß|hoch)|combien|cuánt[oa]s?|quel(?:le)?s?)\b(.*?)(?=\s(?:is|are|was|would|will|do|does|did|can|could|must|should|for|with|at|in|on|if|when|ist|sind|wäre|wären|bei|mit|für|wenn|pour|avec|si|con|para|en)\b|[?,.(]|$)/i;
/** It compares, sums up, or asks in words: that is another question. */
const OTHER =
	/\b(?:times|factors?|ratio|percentage|difference|compare|compared|cheaper|faster|slower|more|less|fewer|larger|smaller|saved?|saving|total|together|altogether|overall|why|explain|show|prove|break-even|largest|smallest|maximum|how\s+(?:does|do|would)\s+[^?]*\bchange|faktor|mal|mehr|weniger|differenz|unterschied|warum)\b/i;
/** One of two cases beside the other. */
const BESIDE = /\bby\s+(?:what|which)\s+factor\b(?=[^?]*\b(?:at|with|for|on|under)\s+\$?\d)/i;
/** A later question for all of the cases. */
const EACH =
	/\b(?:in|for|under|at|with|on)\s+(?:each|both|either|all (?:two|three|four))(?:\s+of\s+(?:the|these|them)(?:\s+\w+)?)?(?:\s+(?:cases?|options?|settings?|variants?|formats?|scenarios?|precisions?|times))?(?=\s*[?.,;]|\s*$)|\bin jedem fall\b|\bjeweils\b|\bin beiden fällen\b|\bdans (?:chaque|les deux) cas\b|\ben (?:cada caso|ambos casos)\b/i;
const ON_TOP =
	/\b(?:on top(?: of that)?|in addition|additionally|besides|as well|zusätzlich|außerdem|de plus|además)\b/i;
const REPEATED =
	/^\W*(?:(?:and|now|then)\s+)?(?:(?:answer|repeat|do)\s+)?(?:the\s+|this\s+)?(?:same|dasselbe|das gleiche|la même|lo mismo)\b/i;
const LONGEST = 200;

interface Sentence {
	readonly words: string;
	readonly asks: boolean;
}

/**
 * The cases of a question that says once more what it asks, with another value for something that stands before (`Memory at 16 bits? At 8 bits?`,
 * `How many layers …? And how many for a decision that takes 0.4 s?`, `The same question for bf16.`): the question with that value in the place
 * of the one before. None where what is replaced, or what is asked for, is not certain.
 */
export function followUps(text: PartText): readonly Variation[] {
	const sentences = sentencesOf(text.own).map((words): Sentence => ({ words, asks: isAsking(words) }));
	const first = sentences.findIndex(({ asks }) => asks);
	if (first < 0 || sentences.length < 2) return [];
	let base: readonly Sentence[] = sentences.slice(0, first + 1);
	let setting = text.around;
	const found: {
		own: readonly Sentence[];
		around: string;
		one: string;
		other: string;
		put: (words: string) => string;
	}[] = [];
	let original: Exchangeable | undefined;
	const left: string[] = [];
	for (const sentence of sentences.slice(first + 1)) {
		const from = found.length > 0 && ON_TOP.test(sentence.words) ? found.at(-1)! : { own: base, around: setting };
		const made =
			sentence.asks || REPEATED.test(sentence.words) ? variation(sentence.words, from.own, from.around) : undefined;
		if (made) {
			original ??= made.before;
			found.push(made);
			continue;
		}
		if (found.length === 0) {
			base = [...base, sentence];
			continue;
		}
		// What it goes on to ask of all cases, or states for them.
		if (!sentence.asks || EACH.test(sentence.words)) {
			const alone: Sentence = { ...sentence, words: sentence.words.replace(EACH, '') };
			base = [...base, alone];
			for (const each of found) each.own = [...each.own, alone];
		} else left.push(sentence.words);
	}
	if (found.length === 0) return [];
	const put = (own: readonly Sentence[]): string => own.map(({ words }) => words).join(' ');
	setting = text.around;
	const label = original?.text ?? '';
	const cases = [
		{ label, own: put(base), around: setting, amount: original, change: (words: string) => words },
		...found.map(each => ({
			label: each.other,
			own: put(each.own),
			around: each.around,
			amount: exchangeables(each.other)[0],
			change: each.put,
		})),
	];
	return cases.map(each => ({
		label: each.label.replace(/[$\\{}]/g, '').trim(),
		members: [{ text: each.label, value: each.amount?.value, bytes: each.amount?.bytes }],
		text: withWords(text, each.own, each.around, each.change),
		left,
	}));
}

/** What is before it with the values that a question says anew, where it says nothing else. */
function variation(
	words: string,
	own: readonly Sentence[],
	around: string,
):
	| {
			own: readonly Sentence[];
			around: string;
			one: string;
			other: string;
			before: Exchangeable | undefined;
			put: (words: string) => string;
	  }
	| undefined {
	// `By what factor is it below that at 295 K?`: the same with 295 K, beside what was asked.
	const beside = words.replace(BESIDE, ' ');
	const compares = beside !== words;
	if (
		words.length > LONGEST ||
		OTHER.test(compares ? beside.replace(/\b(?:larger|smaller|faster|slower|more|less|fewer)\b/gi, ' ') : words)
	)
		return undefined;
	const amounts = exchangeables(words);
	if (amounts.length === 0 || amounts.length > (compares ? 1 : 3) || !(compares || isElliptical(words, own)))
		return undefined;
	let sentences = own;
	let setting = around;
	const changes: [string, string][] = [];
	let before: Exchangeable | undefined;
	for (const amount of amounts) {
		const here = sentences.map(({ words: each }) => each).join('\n');
		const all = exchangeables(here).filter(each => isOfKind(each, amount));
		const there = all.length > 0 ? all : exchangeables(setting).filter(each => isOfKind(each, amount));
		const values = new Set(there.map(each => plain(each.text)));
		// The same again is said for both.
		if (values.size === 1 && values.has(plain(amount.text))) continue;
		if (values.size !== 1) return undefined;
		before ??= there[0];
		changes.push([there[0]!.text, amount.text]);
		sentences = sentences.map(each => ({ ...each, words: exchanged(each.words, there, amount) }));
		setting = exchanged(setting, there, amount);
	}
	if (changes.length === 0) return undefined;
	const put = (formula: string): string =>
		changes.reduce(
			(said, [from, to]) => said.replace(new RegExp(`(?<![\\w.])${escaped(from)}(?![\\w.]*\\d)`, 'g'), to),
			formula,
		);
	return {
		own: sentences,
		around: setting,
		one: changes[0]![0],
		other: changes.map(([, to]) => to).join(', '),
		before,
		put,
	};
}

/** Whether an amount may stand for another; `at 50 %` for any share. */
const isOfKind = (one: Exchangeable, { kind }: Exchangeable): boolean =>
	one.kind === kind || (kind === 'percent' && one.kind.startsWith('percent'));

/** A text with one amount in the place of others. */
function exchanged(words: string, others: readonly Exchangeable[], amount: Exchangeable): string {
	const texts = new Set(others.map(each => each.text));
	return exchangeables(words)
		.filter(each => texts.has(each.text) && isOfKind(each, amount))
		.toReversed()
		.reduce((said, { start, end }) => `${said.slice(0, start)}${amount.text}${said.slice(end)}`, words);
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s$\\-]/g, '');

const isElliptical = (words: string, before: readonly Sentence[]): boolean =>
	asksAgain(
		words,
		before
			.filter(({ asks }) => asks)
			.map(each => each.words)
			.join(' '),
	);

/**
 * Whether a question asks what was asked before it, or says nothing of what it asks.
 *
 * @param said the questions before it.
 */
export function asksAgain(words: string, said: string): boolean {
	const asked = ASKED.exec(words);
	if (!asked) {
		const [lead = ''] = LEAD.exec(words) ?? [];
		const rest = words.slice(lead.length);
		return /\S/.test(lead.replace(/^\W*(?:and|now|then|or|so|but|also|und|et|y)?\W*$/i, '')) || SMALL.test(rest);
	}
	const [, how, noun = ''] = asked;
	if (how && /^(?:long|large|big|fast|high|far|often|slow)$/i.test(how) && !new RegExp(`\\b${how}\\b`, 'i').test(said))
		return false;
	const known = stemmed(said).set;
	if (/^(?:many|viele?)$/i.test(how ?? '') && stemsOf(noun).length > 0 && !isCountedIn(noun, said)) return false;
	const own = stemsOf(noun).filter(each => !exchangeables(words).some(({ text }) => stemsOf(text).includes(each)));
	return own.every(each => known.has(each));
}

/** Whether a question asks how many there are of something. */
function isCountedIn(noun: string, said: string): boolean {
	const head = stemsOf(noun).at(-1)!;
	const counted = said.matchAll(
		/(?:\b(?:how many|number of|wie ?viele|count(?: of)?)\b|(?:^|[?.]\s+)(?!how\b|what\b|which\b))\s*((?:[\p{L}-]+[\s/]*){1,4})/giu,
	);
	return [...counted].some(([, words = '']) =>
		stemsOf(words.split(/\s(?:per|of|for|in|a|an|pro)\s/i)[0]!).includes(head),
	);
}
