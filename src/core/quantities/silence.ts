import type { Block } from '../text/block.ts';
import { withoutComments } from '../text/comments.ts';
import { type Message, say } from '../text/message.ts';
import type { Span } from '../text/span.ts';

/**
 * Why a text doubts its own equation: it supposes, tests, quotes or refutes it. Read from the sentence that the equation stands in,
 * the words right after it and, for a question of truth, the sentence before.
 */

/** The reasons, each as a person reads it. */
export const SILENCE_WORDS = {
	refuted: say`refuted`,
	asked: say`asked`,
	supposed: say`supposed`,
	quoted: say`quoted`,
	tested: say`tested`,
	'to be shown': say`to be shown`,
	'struck out': say`struck out`,
	'another case': say`another case`,
	'another arithmetic': say`another arithmetic`,
	'an operation of its own': say`an operation of its own`,
	'an inequality rewritten in its middle': say`an inequality rewritten in its middle`,
	'a congruence': say`a congruence`,
	'a repeating decimal': say`a repeating decimal`,
	'a scale': say`a scale`,
	'a narrow number format': say`a narrow number format`,
	'a reason that takes in more': say`a reason that takes in more`,
} as const satisfies Readonly<Record<string, Message>>;

export type Silence = keyof typeof SILENCE_WORDS;

/** Said after the equation, in the same or the next sentence. */
const REFUTED_AFTER: readonly [RegExp, Silence][] = [
	[
		/\b(?:which|this|that|it|both|these|equation|statement|claim|equality|identity)\s+(?:(?:clearly|also|obviously|again|still|of course)\s+)?(?:is|are|was|would be|seems?)\s+(?:(?:clearly|also|obviously|again|still|simply|just|certainly)\s+)*(?:false|wrong|incorrect|impossible|untrue|absurd|a contradiction|contradictory|inconsistent|invalid|nonsense|never true)\b/i,
		'refuted',
	],
	[
		/^\W*\(?\s*(?:false|not true|contradiction|wrong|incorrect|no|impossible|does not hold)\b(?!\s+(?:answer|need|more|other|longer|matter|doubt))/i,
		'refuted',
	],
	[/^[^.]{0,60}[✗✘❌]/, 'refuted'],
	// taken back by its own author
	[
		/^[^.!?]{0,40}\b(?:which|that|this|it)\s+(?:is\s+a\s+(?:misprint|typo|slip)|I\s+(?:withdraw|retract|take back|correct))\b|^[^.!?]{0,50}[.!]\s+(?:this|that|it)\s+is\s+a\s+(?:misprint|typo)\b/i,
		'refuted',
	],
	[/\b(?:a |this |which |that )contradict(?:s|ion|ing)\b|\bcontradicting\b|^\W*contradiction\b/i, 'refuted'],
	[
		/\b(?:does|do|did|could|can|would)(?:\s+not|n['’]t|not)\s+(?:(?:also|quite|actually|even|seem to)\s+)*(?:hold|equal|work|match|agree|add up|make sense|balance|check out|be (?:true|right|correct)|satisfy (?:the|this|our) (?:original |given )?equation)\b/i,
		'refuted',
	],
	[/\b(?:is|are|was|were)(?:\s+not|n['’]t) (?:equal|true|correct|right|the case|satisfied)\b/i, 'refuted'],
	// "9² − 9 = 70 is required, but 81 − 9 = 72", "gives 15 = 12, false", "⇒ 11 = 12, impossible", "but 85 is not 81"
	[/^\W*(?:is|are|would be)\s+(?:needed|required|necessary)\b[^.!?]{0,12}\bbut\b/i, 'supposed'],
	[
		/^[^.!?]{0,40}\d[^.!?]{0,10},\s*(?:which is\s+)?(?:clearly\s+)?(?:false|impossible|absurd|untrue)\b(?=\s*[.,;:)]|\s*$)/i,
		'refuted',
	],
	[
		/^\W*(?:but|however)\b(?:[^.!?]|\.(?=\d)){0,50}(?:,\s*so\s+no\b|\d\W{0,4}\s+is\s+not\s+\W{0,4}\d|,\s*(?:hence|so|thus|therefore)\b[^.!?]{0,40}\b(?:not|impossible|excluded|fails)\b)/i,
		'refuted',
	],
	[/^[\s$*\\()[\]–-]*\d[\d\s.,·*+]*(?:\\neq?|≠)\s*\d/, 'refuted'],
	[/\bextraneous\b|^[^.!?]{0,60}\babsurd\b/i, 'refuted'],
	[
		/^\W*(?:which|that|this|it|they)\s+(?:can(?:not|['’]t)\s+be\b|(?:is|are|do|does|did)(?:\s+not|n['’]t)\s*[.,;:!])/i,
		'refuted',
	],
	[/^\W*(?:where|which|what)\b[^.?!]{0,40}\b(?:illegal|forbidden|flawed|invalid)\b[^.?!]{0,30}\?/i, 'asked'],
	[/^[^.!?]{0,60},?\s(?:a |which is a )?contradiction\b/i, 'refuted'],
	[/^[\W]*(?:is|was|are|were) (?:off|out) by\b/i, 'refuted'],
	[/^\W*(?:fails?|failed|breaks?|is violated)\b/i, 'refuted'],
	// a case that was tried: "so this value is out", "It fails.", "Not a solution."
	[
		/^[^.!?]{0,40}\b(?:so|thus|hence|therefore)\s+(?:this|that|the)\s+(?:value|case|candidate|number|choice|pair|option|try|guess)\s+(?:is\s+(?:out|excluded|ruled out|discarded|rejected|no good|impossible|not possible|not a solution|no solution)|fails|gives nothing|leads nowhere|drops out|(?:does|will|can)(?:\s+not|n['’]t)\s+\w+)\b/i,
		'refuted',
	],
	[/^\W*(?:(?:it|this|that)\s+)?(?:fails|does(?:\s+not|n['’]t)\s+work|(?:is\s+)?(?:not a|no) solution)\b/i, 'refuted'],
	[
		/^\W*(?:ought to|should|must|has to|had to|would have to)\s+(?:be (?:true|so|the case)|hold|come out)\b/i,
		'supposed',
	],
	// "if 3 · 4 = 13 were true", "64 > 156 would make it compute-bound"
	[/^\W*were\s+(?:true|right|correct|so|the case|to hold)\b/i, 'supposed'],
	[
		/^\W*would\s+(?:make|mean|imply|contradict|violate|require|have to (?:be|hold)|hold\b|be (?:true|the case|needed|necessary))\b/i,
		'supposed',
	],
	[
		/^\W*(?:is|was|are|were)\s+(?:(?:of course|clearly|obviously|simply|just|plain|certainly)\s+)?(?:false|wrong|incorrect|nonsense|impossible|absurd|untrue|invalid|meaningless)\b/i,
		'refuted',
	],
	[
		/\b(?:what|where)\b[^.?!]{0,40}\b(?:wrong|mistakes?|errors?)\b[^.?!]{0,20}\?|\b(?:find|spot|identify|locate|point out|correct|fix)\s+(?:the|his|her|their|its|any|all|each|every)\s+(?:\w+\s+)?(?:errors?|mistakes?|slips?|bugs?|flaws?)\b/i,
		'asked',
	],
];

/** Said before an equation that its author takes back. */
const EARLIER_SELF =
	/\b(?:earlier|previously|at first|originally|initially|before),?\s+I\s+(?:had\s+)?(?:said|wrote|written|claimed|stated|put|got|computed|calculated|thought)\b|\bI\s+(?:had\s+)?(?:first|initially|earlier|originally|previously)\s+(?:said|wrote|written|claimed|stated|put|got|computed|calculated|thought)\b/i;
/** `My first attempt claimed that`. */
const EARLIER_TRY =
	/\b(?:my|our|the|an?)\s+(?:first|earlier|initial|previous|old|original)\s+(?:attempt|try|guess|idea|draft|version|answer|solution|calculation|script)\b[^.!?]{0,24}\b(?:claim(?:s|ed)|said|says|gave|gives|was|read|reads|stated?|had|assumed|printed)\b(?:\s+(?:that|me|us|here))?\s*[:,]?\s*["“”'‘’«$`(\\[]*$/i;
const TAKEN_BACK =
	/\b(?:sorry|apolog\w+|confusion|mistake|mistaken|correction|corrected|actually|should (?:be|have)|in fact|wrong|incorrect|oversight|error)\b/i;

/** Said before the equation in its own sentence. */
const DOUBTED_BEFORE: readonly [RegExp, Silence][] = [
	// right before it: "not 6 × 7 = 41", "Wrong: ...", "instead of ...", a cross
	[
		/(?:\b(?:not|never|unlike|instead of|rather than|wrong|incorrect|false|nonsense)\b(?:\s+(?:equation|statement|equality|identity|claim|result))?|[❌✗✘])[\s:"“'(]{0,4}(?:that\s+|write\s+|writing\s+)?[\s$"“'(*\\[]{0,4}$/i,
		'refuted',
	],
	[
		/\b(?:do|does|did|can|should|must)(?:n['’]t|\s+not|not)\s+(?:have|write|get|say|mean|conclude|claim|imply)\s+(?:that\s+)?[\s$"“'(*\\[]{0,4}$/i,
		'refuted',
	],
	[
		/\b(?:is|was) it (?:true|correct|right|the case|possible)\b|\btrue or false\b|\bwhether\b[^.?!:\n]{0,40}$/i,
		'asked',
	],
	[
		/\b(?:suppose|supposing|imagine|pretend|hypothetically|assume for (?:a |the sake of )?contradiction|what if)\b/i,
		'supposed',
	],
	[/(?:\bwould|['’]d)\s+(?:demand|(?:have|need) to (?:satisfy|fulfil|equal))\b[^.]{0,30}$/i, 'supposed'],
	// another world, in which sums are done as in this one
	[/\b(?:were to be|had been|would have been)\b|\bif\b[^.]{0,60}\bwere\b/i, 'another case'],
	[
		/(?:^|[.:;!?]\s+)(?:Were|Had|Should)\s+(?:the|an?|this|that|these|those|it|we|I|they|you|there|its?|our)\b[^.:;!?,]*$/,
		'supposed',
	],
	[
		/\b(?:a|one|the|another|my|our|your|this|that|some)\s+(?:\w+\s+)?(?:student|pupil|classmate|friend|colleague|chatbot|tutor|intern|website|blog|neighbou?r|reviewer|referee|editor|grader|customer|client|boss|brother|sister|roommate|journalist|newspaper|brochure|leaflet)\b[^.?!]{0,30}\b(?:claims?|claimed|says?|said|writes?|wrote|states?|stated|believes?|believed|thinks?|thought|argues?|argued|answer(?:s|ed)?|computes?|computed|gets?|got)\b\s*(?:that|:|,)?[\s"“”'‘’«$`(\\]*$/i,
		'quoted',
	],
	[
		/\b(?:frequent|common|typical|classic|usual|popular|favourite)\s+(?:error|mistake|slip|misconception|trap)\s+(?:is|was)\b[^.?!]{0,30}$/i,
		'quoted',
	],
	[/\b(?:tempted|inclined)\s+to\s+(?:write|say|think|claim|conclude|put|answer|add)\b[^.?!]{0,30}$/i, 'quoted'],
	[
		/\b(?:someone|somebody|one|people|students?|beginners?|many|some)\s+(?:(?:might|may|could|would|will)\s+(?:\w+\s+)?|(?:often|sometimes|tend to|wrongly)\s+)(?:write|say|think|claim|believe|guess|argue|answer|conclude|expect)\b[^.?!]{0,30}$/i,
		'quoted',
	],
	[
		/\b(?:student|pupil|classmate|friend|colleague|chatbot|neighbou?r|intern)['’]s\s+(?:\w+\s+)?(?:solution|answer|work|proof|notebook|sheet|homework|note|line|code|slide)s?\b[^.?!]{0,40}\b(?:contains?|has|had|shows?|reads?|says?|states?|writes?|claims?|starts? with|ends? with|line|equation)\b[^.?!]{0,24}$/i,
		'quoted',
	],
	[/\bif\b[^.]{0,80}\b(?:really|actually|in fact|truly)\b[^.]{0,40}$/i, 'supposed'],
	[
		/\b(?:students?|pupils?|beginners?|learners|children|people|many|some)\s+(?:often|sometimes|commonly|usually|wrongly|tend to|like to)\s+[^.?!]{0,60}\b(?:obtain|get|write|conclude|arrive at|end up with|find|claim|say)\b\W*(?:that\W*)?$/i,
		'quoted',
	],
	[/\b(?:student|pupil|classmate|friend|colleague|chatbot)['’]s\s*[\s"“$`(\\]*$/i, 'quoted'],
	[/\b(?:check|test|verify|see|ask|wonder|decide|determine) (?:if|whether)\b[^.?!:\n]{0,80}$/i, 'tested'],
	[
		/\b(?:test|check|examine|consider|refute|disprove|reject) (?:the|this|that|his|her|their|your|a) (?:\w+ )?(?:claims?|statements?|assertions?|conjecture|hypothesis)\b[^.?!]{0,20}$|\bassert\s*$/i,
		'tested',
	],
	[
		/\b(?:show|prove|proof|demonstrate|derive|claim|explain why|justify) (?:that|why)\b|\bwant to (?:show|prove)\b|\bto (?:show|prove)(?: that)?\b/i,
		'to be shown',
	],
	[
		/\b(?:mistake|misconception|myth|wrongly|incorrectly|erroneously|falsely|naively|mistakenly|wrong to (?:say|think|write|claim)|a common error|(?:the )?wrong (?:answer|result|calculation|formula|way)|not (?:true|correct|right|the case) that|cannot have|can't have)\b/i,
		'refuted',
	],
	[
		/\b(?:claims?|claimed|says?|said|writes?|wrote|states?|stated|quoted?|believes?|thought|thinks|alleg\w+|according to (?:a|one|the) (?:student|classmate|friend|model|chatbot))\s*(?:that|:|,)?\s*["“”'‘’«]/i,
		'quoted',
	],
];

/** What the sentence before may say so that the equation is one to be tested and no claim. */
const DOUBTED_EARLIER: readonly [RegExp, Silence][] = [
	[
		/\b(?:is (?:it|this|the following) (?:true|correct|right)|true or false|which (?:is|are) (?:false|true|wrong|correct|incorrect|not true)|which (?:of (?:these|the following)|one|statement|answer|line|equation|claim)[^.?!]{0,40}\b(?:false|true|wrong|incorrect)|find the (?:error|mistake|bug|slip|flaw)|what is wrong|spot the)\b/i,
		'asked',
	],
	[
		/\b(?:a |one |the |my )?(?:student|classmate|friend|colleague|chatbot)(?:['’]s)?[^.?!]{0,30}\b(?:claims?|claimed|writes?|wrote|says?|said|answer(?:s|ed)?|work|solution)\b[^.?!]{0,20}[:"“]\s*$/i,
		'quoted',
	],
	[/\bsubstitut\w+[^.]{0,60}\binto the original equation\b[^.]{0,20}$/i, 'tested'],
];

/** `10 = 3 \\pmod 7` written with an equals sign is no equation of numbers; `10 \\bmod 4 = 2` is one. */
const CONGRUENCE = /\\pmod\b|\\mod\b|\(\s*(?:\\text\{\s*)?mod\b/;
/** A sign that a text defines for itself, or an exclusive or; the ring of a degree is none. */
const OWN_OPERATION =
	/(?<![\^{]\s*)\\ast\b|\\(?:oplus|ominus|star|diamond|bullet|triangle|boxplus|uplus)\b|(?<![\^{\s])\s*(?<!\^\s*\{?\s*)\\circ\b|[⊕⊖∘⋆◇△]/;
const REPEATING = /\d\\(?:overline|bar|dot)\b|\.\\(?:overline|bar|dot)\b/;
/** Numbers that are written or reckoned otherwise. */
const OTHER_ARITHMETIC =
	/\bbase[- ](?:\$?(?:\\boxed\{)?\d|two|eight|sixteen)|\bbinary\b|\bhexadecimal\b|\boctal\b|\bmodulo\b|\bmod\s+\d|\\mathbb\s*\{?[FZ]\}?_?\{?\d|\bGF\(|ℤ[₀-₉]|\bfinite field\b|\bboolean\b|\btropical\b|\bclock arithmetic\b|\b(?:12|24)[- ]hour\b|\b(?:dial|clock face|compass)\b|\bo['’]clock\b|\bXOR\b/i;
/** Sums of numbers that are too narrow for them: `256 + 1 = 256` has all its digits in bfloat16. */
const NARROW =
	/\b(?:u?int[ -]?\d{1,2}|bfloat16|bf16|fp(?:16|8|4|32)|float(?:16|32)|(?:half|single) precision|significand|mantissa)\b/i;
const OF_TWO = /^[\s$`(-]*\d[\d.,e]*\s*[-+−]\s*\d[\d.,e]*\s*(?:=|==|\\approx|≈)\s*[-−]?\d[\d.,e]*[\s$`).]*$/;
/** `50 / 4 gives 17.5 because each of them takes 5 more`: what else goes into it is said behind. */
const REASON =
	/^[\s$*_)]*,?\s*(?:because|since|as\s+(?:each|every|the)|due\s+to|weil|da\s+(?:jede\w*|der|die|das)|parce\s+que|car|porque|ya\s+que)\b[^.!?]*?(?:\d|\b(?:one|two|three|four|five)\b)/i;
/** Words for the sign, which are set as one: `50 / 4 =     17.5`. */
const SPOKEN = /=\s{3,}/;
/** Languages whose stroke between whole numbers drops the rest. */
const IN_C = /\b[Ii]n\s+(?:Java|C|C\+\+|C#|Go|Rust|Python\s?2)\s*,?\s*(?:we (?:get|have)|the result is)?\W*$/;
const OPEN_QUOTE = /["“‘«]\W{0,3}$/;
const CLOSE_QUOTE = /^\W{0,3}["”’»]/;

/** A value or a rule that is tried: what it would lead to … */
const TRIED =
	/(?:\b(?:would|must|should)|['’]d)\s+(?:\w+\s+){0,2}?(?:say|read|need|have|give|require|mean|get|be|become|want|demand|satisfy|hold|predict|imply|expect|claim)\b|\b(?:condition|equation|relation|it|this|that)\s+(?:becomes|reads)\b|∘\s+(?:becomes|reads)\b|\b(?:put|plug|insert|substitut)\w*\s+(?:it|them|this|that|these|both|the \w+)\s+in\b/i;
/** … and that it is none. */
const REJECTED =
	/\b(?:that|this|it)['’]s\s+not\s+(?:true|so|the case|right|possible)\b|\bbut (?:that|this|it) (?:is|gives|makes|equals|comes to) (?:only |just |in fact )?\d|\bis \d[\d.,]*,? (?:and )?not \d|\b(?:the|this|that) (?:formula|rule|claim|guess|statement|identity|prediction|conjecture) (?:is|was) (?:false|wrong|refuted)\b|\b(?:is|are) not possible\b|\b(?:which|that|this|it|they|these)\s+(?:(?:is|are|was|were|do|does|did)(?:\s+not|n['’]t)|cannot|can['’]t)\s*(?:so|be(?: so| true)?|hold|work|the case|true)?\s*(?:[.,;:!]|$)|\b(?:is|are|was|were)\s+(?:also\s+|thus\s+|therefore\s+)?(?:rejected|ruled out|excluded|discarded|eliminated|no solution|not a solution|no root|not a root)(?=\s*(?:[.,;:!]|too\b|as well\b|$))|\bbut (?:the|its|their) (?:left|right|other|product|sum|total|difference|quotient|result|area|remainder)(?:[- ]hand)?(?: side)? (?:is|gives|equals|comes to)\b|\b(?:left|right)(?:[- ]hand)? side is (?:only\b|just\b|[^.]{1,20}, so no\b)|\bso no\b[,.]|\btoo (?:big|small|large|much|little|high|low)\b|\babsurd\b|\bcan \w+ only\b|≠|\\neq?\b/i;
/** Map scales, exchange rates, recipes: an equals sign that stands for "corresponds to". */
const CORRESPONDS =
	/\b(?:scale|map|represents?|stands for|corresponds?|exchange rate|legend|conversion rate)\b|\b1\s*:\s*\d{2,}/i;
/** What is drawn or built smaller. */
const SMALLER =
	/\b(?:on|in|of)\s+(?:the|a|an|this|our|my|his|her)\s+(?:\w+\s+)?(?:map|plan|drawing|blueprint|sketch|model|chart|atlas)\b/i;
/** One amount for another, and no calculation. */
const TWO_AMOUNTS = /^[^=\d]*\d[\d.,]*[^=\d]*=[^=\d]*\d[\d.,]*[^=\d]*$/;

const LENGTHS =
	/(?<![a-z])(?:inch(?:es)?|[cmk]m|m|(?:centi|milli|kilo)?met(?:er|re)s?|miles?|feet|foot|yards?)(?![a-z])/gi;

/** How much text around an equation is looked at, in code units. */
const REACH = 240;

export interface Surroundings {
	/** From the beginning of the sentence to the statement. */
	readonly before: string;
	/** The sentence before that. */
	readonly earlier: string;
	/** From the statement to the end of the next sentence, over formulas and the next block's first words. */
	readonly after: string;
	/** The mark that ends the statement's sentence. */
	readonly mark: string;
}

/** The words around a statement of a block; `blocks` gives the neighbours that it may lean on. */
export function surroundings(blocks: readonly Block[], block: number, span: Span): Surroundings {
	const text = withoutComments(blocks[block]!.content);
	let left = text.slice(Math.max(0, span.start - REACH), span.start);
	if (left.trim().length < 12) left = `${previousText(blocks, block)}\n${left}`;
	const right = text.slice(span.end, span.end + REACH);
	const cut = lastSentenceEnd(left);
	const before = left.slice(cut);
	const head = left.slice(0, cut);
	const earlier = head.slice(lastSentenceEnd(head.trimEnd().replace(/[.?!:]+$/, '')));
	let after = plain(right);
	// a question is asked where the statement's own sentence ends in its mark
	const mark = /^[^.?!]*\?/.test(after.replace(/\d\.\d/g, '0')) ? '?' : '';
	if (after.trim().replace(/[\\\])$.,;)\s]/g, '').length < 3)
		after = `${CLOSE_QUOTE.exec(right)?.[0] ?? ''}${plain(nextText(blocks, block))}`;
	const sentences = after.split(/(?<=[.?!])(?=\s)/);
	return { before: plain(before), earlier: plain(earlier), after: sentences.slice(0, 2).join('').slice(0, 160), mark };
}

/** Formulas are taken out, so that words stand by themselves. */
const plain = (text: string): string =>
	text
		.replace(/\\\[[\s\S]{0,400}?\\\]|\\\([\s\S]{0,400}?\\\)|\$\$[\s\S]{0,400}?\$\$/g, formula =>
			/≠|\\neq?\b/.test(formula) ? ' ≠ ' : ' ∘ ',
		)
		.replace(/^\s*(?:\\\]|\\\)|\$\$?)/, '')
		.replace(/[*_`~#]+/g, '');

/** A point that ends no sentence. */
const ABBREVIATED = /\b(?:e\.\s?g|i\.\s?e|cf|viz|resp|approx|eq|fig|vs|no)\.$/i;

const lastSentenceEnd = (text: string): number => {
	let end = 0;
	for (const match of text.matchAll(/[.?!](?=\s+(?:["“(]?[A-ZÀ-Ý\\$*]|[-*•]))|\n\s*\n|:\s*$/g))
		if (!/:\s*$/.test(match[0]) && !ABBREVIATED.test(text.slice(0, match.index + 1))) end = match.index + 1;
	return end;
};

/** What stands before a block: for an item of a list what leads to the list, and else the block before. */
const previousText = (blocks: readonly Block[], block: number): string => {
	let at = block - 1;
	if (isItem(blocks[block])) for (let steps = 0; steps < 12 && isItem(blocks[at]); steps++) at--;
	const previous = blocks[at];
	return previous && (previous.kind === 'paragraph' || previous.kind === 'heading' || previous.kind === 'formula')
		? withoutComments(previous.content).slice(-REACH)
		: '';
};

const isItem = (block: Block | undefined): boolean =>
	block?.containers.some(container => container.kind === 'item') ?? false;

/** A reader's remark below an answer is no doubt of the text itself: an arrow, a tick, a few emphasised words by themselves. */
const REMARK = /^\s*(?:(?:[*_~]{1,3}\s*)?(?:→|↗|⟶|➔|➜|✗|✘|❌|✓|✔|✅)|[*_]{1,3}[^*_\n]{1,60}[*_]{1,3}\s*$)/u;

const nextText = (blocks: readonly Block[], block: number): string => {
	for (let at = block + 1; at < Math.min(blocks.length, block + 3); at++) {
		const next = blocks[at]!;
		const own = withoutComments(next.content);
		if (next.kind === 'formula' || own.trim() === '' || REMARK.test(own)) continue;
		return next.kind === 'paragraph' ? withoutComments(next.content).slice(0, REACH) : '';
	}
	return '';
};

/** `Student answer:` on a line of its own, or at its beginning, is the mark of an answer and quotes nobody. */
const MARK_OF_ANSWER = /(?<=^\W*|\n\W*)students?(?:['’]s?)?\s+(?:answer|work|solution)\s*:/gi;

/** `3/10 + 14 = 17/10`: days and months. */
const isDate = (source: string, { before, earlier, after }: Surroundings): boolean =>
	/^[\s$(]*\d{1,2}[/.]\d{1,2}\s*[-+−]\s*\d{1,3}\s*=\s*\d{1,2}[/.]\d{1,2}[\s$).]*$/.test(source) &&
	/\b(?:calendar|dates?|days?|weeks?|months?|later|deadline|due|january|february|april|june|july|august|september|october|november|december|on\s+\d{1,2}\/\d{1,2})\b/i.test(
		`${earlier} ${before} ${after}`,
	);

const METRES: Readonly<Record<string, number>> = { mm: 1e-3, cm: 1e-2, m: 1, km: 1e3 };

/** `1 : 87` and `20 cm = 14.7 m`: another scale than the one that is named. */
function isOffScale(source: string, before: string): boolean {
	const scale = Number(
		/\b1\s*:\s*(\d{1,3}(?:[,\s\u00a0\u202f]\d{3})+|\d{2,})/.exec(before)?.[1]?.replace(/[^\d]/g, '') ?? Number.NaN,
	);
	const [a, b, ...more] = [...source.matchAll(/(\d+(?:\.\d+)?)[\s~]*(?:\\text\{\s*|\\,\s*)*([ckm]?m)\b/g)].map(
		([, value, unit]) => Number(value) * METRES[unit!]!,
	);
	return a !== undefined && b !== undefined && more.length === 0 && Math.abs(b / a / scale - 1) > 0.03;
}

/** Why a statement is silenced, or undefined. Inside a chain of implications the refutation at its end counts for all links. */
export function silenceOf(surroundings: Surroundings, source: string): Silence | undefined {
	const around = {
		...surroundings,
		before: surroundings.before.replace(MARK_OF_ANSWER, ''),
		earlier: surroundings.earlier.replace(MARK_OF_ANSWER, ''),
	};
	if (CONGRUENCE.test(source) && !/\\equiv|≡/.test(source)) return 'a congruence';
	if (OWN_OPERATION.test(source)) return 'an operation of its own';
	if (REPEATING.test(source)) return 'a repeating decimal';
	if (OTHER_ARITHMETIC.test(around.before) && /^\W*\d[\d\s+\-*^=.\\a-z_(){}]*$/i.test(source))
		return 'another arithmetic';
	if (
		/^\W{0,3}(?:in|for|with|on|under)\s+(?:an?\s+|the\s+)?(?:\d+[- ]hour\s+)?(?:base|binary|hex|octal|strings?|text|characters|clock|boolean|modular|tropical|ring|finite)\b/i.test(
			around.after,
		)
	)
		return 'another arithmetic';
	const sum = source.split('=')[0]!.replace(/[\s$`]/g, '');
	const askedFor = sum.length > 2 && around.earlier.replace(/[\s$`]/g, '').includes(sum) ? around.earlier : '';
	if (OF_TWO.test(source) && NARROW.test(`${around.before} ${around.after.split(/[.;]\s/)[0]} ${askedFor}`))
		return 'a narrow number format';
	if (SPOKEN.test(source) && REASON.test(around.after)) return 'a reason that takes in more';
	if (
		EARLIER_TRY.test(around.before) &&
		/\b(?:mistakes?|mistaken|typo|wrong|incorrect|off|slip|should (?:be|have)|actually|false|forgot\w*)\b/i.test(
			around.after,
		)
	)
		return 'refuted';
	if (EARLIER_SELF.test(around.before) && TAKEN_BACK.test(`${around.earlier} ${around.before} ${around.after}`))
		return 'refuted';
	// `In Java, 7 / 2 * 2 = 6 for ints`
	if (
		/\/(?!\/)/.test(source) &&
		(/\b(?:for|with|on|of)\s+(?:ints|integers)\b|\binteger division\b/i.test(around.after.slice(0, 60)) ||
			IN_C.test(around.before))
	)
		return 'another arithmetic';
	if (OPEN_QUOTE.test(around.before) && CLOSE_QUOTE.test(around.after)) return 'quoted';
	// what is only tried and then found to be none is no slip, however near it is
	const tried = (TRIED.test(around.before) || TRIED.test(around.earlier)) && REJECTED.test(around.after);
	if (tried) return 'refuted';
	for (const [pattern, reason] of REFUTED_AFTER)
		if (pattern.test(around.after)) return REJECTED.test(around.after) ? 'refuted' : reason;
	for (const [pattern, reason] of DOUBTED_BEFORE)
		if (pattern.test(around.before)) return reason !== 'asked' && REJECTED.test(around.after) ? 'refuted' : reason;
	for (const [pattern, reason] of DOUBTED_EARLIER)
		if (pattern.test(around.earlier) || pattern.test(around.before)) return reason;
	// `If …, then 3 + 4 = 8 would be …`
	if (/\bif\b[^.]*\bthen\b\W*$/i.test(around.before) && /^\W*would\b/i.test(around.after)) return 'supposed';
	if (around.mark === '?') return 'asked';
	if (isDate(source, around)) return 'another arithmetic';
	const lengths = source.match(LENGTHS)?.map(word => word.toLowerCase().replace(/e?s$/, '')) ?? [];
	if (isOffScale(source, around.before)) return undefined;
	if (new Set(lengths).size > 1 && (CORRESPONDS.test(around.before) || CORRESPONDS.test(around.earlier)))
		return 'a scale';
	if (lengths.length === 2 && TWO_AMOUNTS.test(source) && SMALLER.test(around.before)) return 'a scale';
	return undefined;
}
