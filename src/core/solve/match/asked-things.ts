import { rememberTexts } from '../../text/memo.ts';
import { stemsOf } from '../words.ts';

const SMALL =
	'of|in|on|at|to|for|from|with|and|or|is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|must|may|might|the|a|an|that|this|these|those|it|its|we|you|they|i|per|each|if|by|than|as|be|not|more|much|many|most|out|go|fit|take|takes|need|needs|make|makes';
/** Words that stand for the manner of an answer, and for nothing that is asked. */
const MANNER =
	'sense|way|ways|difficulty|difficulties|problem|problems|trouble|troubles|consequence|consequences|effect|effects|issue|issues|drawback|drawbacks|disadvantage|disadvantages|advantage|advantages|reason|reasons|conclusion|conclusions|mistake|mistakes|failure|remedy|remedies|measures|adjustments|suggestions|role|kind|kinds|sort|sorts|respect|extent|case|cases|share|fraction|percentage|side|words|information|amount|function|second|seconds|else';
const THING = `((?:(?!(?:${SMALL})\\b)[a-z][a-z-]*\\s+){0,3}?(?!(?:${SMALL}|${MANNER})\\b)[a-z][a-z-]*)(?=\\s+(?:${SMALL})\\b|\\s*[.,;:?!)]|\\s*$|\\s+[^a-z\\s])`;
const ASKED = new RegExp(
	`\\b(?:how many|how much|(?:by|in|to|after|at|for|on|from|of) (?:which|what)|which)\\s+${THING}|\\bwhat\\s+${THING}(?=\\s+(?:will|would|should|does|do|did|is|are|was|can|has|have)\\b)`,
	'gi',
);

/** `How noisy are the fans`: a property that is asked for. */
const PROPERTY =
	/\bhow\s+(?!(?:many|much|does|do|did|is|are|was|were|can|could|will|would|should|must|has|have|to|the|long|about|come|exactly|high|low|large|big|small|far|fast|slow|deep|wide|often|likely|well|good|strong|close)\b)([a-z]+)(?=\s)/gi;
/** `How much does MMLU drop`: whose change is asked for. */
const CHANGE =
	/\bhow much (?:does|do|did|will|would) (?:the |an? )?((?:[a-z][\w-]*\s+){1,3}?)(?:drop|rise|fall|grow|improve|increase|decrease|change|differ|lose|gain)s?\b/gi;
/** `How many of the tokens are punctuation`, `what share of the answers is correct`: what they have to be. */
const PARTS =
	/\b(?:how many|how much|(?:what|which) (?:share|fraction|part|percentage|proportion|number)) of (?:the |these |those |its |all )?[^.?!]{1,80}?\s(?:are|is|were|was|will be)\s+([^.?!,;]{3,60})[?]/gi;
/** `Who attends to whom` asks for a relation of the things at hand, and for no name. */
const WHO =
	/(?:^|[.?!:]\s+|["*”]\s*)(?:who|whose)\b(?![^.?!]*\bwhom\b)(?! (?:is|are|has it|of them is|of the two is) (?:right|wrong|correct|mistaken))/i;

/**
 * What a question asks the number, the name or a property of, as stems: `how many litres of ketchup`, `by which year`, `how noisy`, each with
 * the words before the thing.
 */
export const askedThings = rememberTexts((text: string): readonly (readonly string[])[] => {
	const sentences = text.split(/(?<=[.?!:])\s+/);
	const questions = sentences.filter(sentence => sentence.includes('?'));
	// In a statement `which` says more of something: `96 layers, which fits the rule`.
	const asking = questions.length > 0 ? questions.join(' ') : text.replace(/\b(?:which|what)\b/gi, ' ');
	const plain = asking
		.replace(/\$[^$]{0,80}\$/g, ' ¤ ')
		.replace(/[*_`"“”]/g, ' ')
		.replace(/\s+/g, ' ');
	const parts = [...plain.matchAll(PARTS)].map(match =>
		stemsOf(match[1]!.replace(/\b(?:at )?(?:most|least|best|worst)\b/gi, ' ')),
	);
	const found = [ASKED, PROPERTY, CHANGE].flatMap(pattern =>
		[...plain.matchAll(pattern)].map(match => stemsOf((match[1] ?? match[2])!)),
	);
	// `For which $r$`, `by which r`: a letter is what the question calls something, and no thing.
	const things = (parts.length > 0 ? parts : found).filter(
		stems => stems.length > 0 && !(stems.length === 1 && stems[0]!.length === 1),
	);
	return things.length === 0 && WHO.test(plain) ? [['who']] : things;
});

/** `Which stage runs out of memory first?`, `At which of the positions is the loss largest?` */
const SINGLED =
	/\bwhich\b[^?]*(?<!\bat )\b(?:most|first|best|least|worst|last|(?:larg|small|high|low|long|short|bigg|great|strong|weak|fast|slow|hard|eas|clos|near)i?est)\b\s*\?/i;
/** `Is the first or the third one the longer vector?` */
const COMPARED =
	/^[^?]*\b(?:is|are|does|do|has|have|will)\b[^?]*\bor\b[^?]*\b(?:larg|small|high|low|long|short|bigg|great|strong|weak|fast|slow|hard|eas|clos|near|bett|wors)i?er\b[^?]*\?/i;

/** Whether a question wants one of several things singled out, and nothing else. */
export const singlesOut = (text: string): boolean => {
	const asking = text.split(/(?<=[.?!:])\s+/).filter(sentence => /\?/.test(sentence));
	return asking.length === 1 && (SINGLED.test(asking[0]!) || COMPARED.test(asking[0]!));
};

/** `Does accumulation change the gradient noise?`: yes or no, about nothing that is counted or held against an amount. */
export const asksYesOrNo = (text: string): boolean => {
	const asking = text.split(/(?<=[.?!:])\s+/).filter(sentence => /\?/.test(sentence));
	return asking.length === 1 && YES_OR_NO.test(asking[0]!) && !AMOUNT.test(text) && !ORDERS.test(text);
};

// `Was ist die …` is German.
const YES_OR_NO =
	/^\W*(?!was\s+(?:bedeutet|bedeuten|heißt|passiert|geschieht|macht|tut|sagt|sieht|liest|schreibt|bewirkt|folgt|lässt|ist|sind|war|wäre|gibt|ergibt|kommt|wird|kostet|beträgt)\b)(?:does|do|did|is|are|was|were|can|could|will|would|should|has|have)\s/i;
/** `Compute it. Is it different from zero?` orders an amount. */
const ORDERS =
	/\b(?:compute|calculate|determine|work out|evaluate)\b|(?:^|[.!?:]\s+)(?:give|name|state|list|describe|discuss|derive|write|find)\s/i;
const AMOUNT =
	/(?<![A-Za-z])\d|\b(?:how|what|which|fits?|enough|exceed\w*|more|less|fewer|larger|smaller|faster|slower|cheaper|better|than|still|always|true|false|justify|prove|show|bound|within|possible|same|equal\w*|identical|contain\w*|subset|guarantee\w*)\b/i;
