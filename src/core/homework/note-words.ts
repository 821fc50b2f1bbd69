import type { Note, NoteKind } from './homework.ts';

/** What readers write beside an answer, by kind. One remark may be of several kinds. */
const kinds: readonly (readonly [NoteKind, RegExp])[] = [
	[
		'verdict',
		/\b(?:one|1|a|two|2|first|zero)[ -]?shot(?:ted)?\b|\bcorr(?:ect(?:ly)?|\.)?(?![\p{L}])(?!\s+(?:the|this|it)\b)|\bincorrect\b|\bwrong\b|\bnot (?:quite |really |fully )?(?:right|correct|true)\b|\b(?:is|looks|seems|all|that'?s|totally|mostly|partly|partially) right\b|^right[.!]?$|\b(?:mistake|error|false)\b|\b\d+(?:\.\d+)?\s?\/\s?(?:5|7|10|20|100)\b|^(?:richtig|falsch|correcto|incorrecto|juste|faux|верно|неверно|对|错|正确|错误|正解|不正解)(?=[.!,，;。！—–]|\s[—–-]|$)|^(?:ok(?:ay)?|fine)[.!]?$|\b(?:full|no|partial) (?:credit|marks)\b/iu,
	],
	[
		'praise',
		/\b(?:good|great|nice|excellent|neat|solid|lovely|well (?:done|put|explained|said|written)|helpful|clear explanation|impressive|love (?:this|the)|gut|schön|bien|très bon|хорошо|很好|好的)(?![\p{L}])/iu,
	],
	[
		'missing-step',
		/\bskip(?:s|ped|ping)?\b|\bmissing\b|\bincomplete\b|\b(?:doesn'?t|does not|didn'?t|did not|never|not) (?:show|formulate|write|derive|justify|prove|state|mention|include|work|do|say|give|substitut|spell)\w*|\bno (?:steps?|derivation|proof|work|justification)\b|\b(?:more|lots? of|few|intermediate) steps\b|\bforgot(?:ten)?\b|\bforgets\b|\bleft out\b|\bleaves out\b|\bomit(?:s|ted)?\b|\bjumps?\b/iu,
	],
	[
		'undefined-symbol',
		/\bundefined\b|\b(?:not|never|isn'?t|wasn'?t) (?:been )?(?:defined|introduced)\b|\bnotation\b|\bwhat is (?:this|that)\b|\bsymbol\b/iu,
	],
	[
		'hallucination',
		/\bhallucinat\w*|\bmade[ -]up\b|\bmakes? (?:this|that|it|things) up\b|\binvent(?:ed|s)\b|\bfabricat\w+|\bnowhere\b/iu,
	],
	[
		'correction',
		/\bmore (?:around|like)\b|\bshould (?:be|read|have been)\b|\bactually\b|\bit'?s really\b|\binstead of\b|\brather (?:than)?\b|\bneeded (?:further|more)\b|\bbecause\b|\bought to be\b|\bi (?:get|got)\b|\b(?:must|needs to) be\b|\bnot \S+ but\b/iu,
	],
	[
		'needs-context',
		/\b(?:some|more|needs?|provide|give|add|gave|lacks?) (?:some |more )?context\b|\bto make sure\b|\bmisread\b|\bcontext rot\b|\bfrom the pdf\b|\bremind(?:s|ed|er)?\b/iu,
	],
	[
		'interpretation-missing',
		/\bno (?:explanation|interpretation|intuition)\b|\bno explanation\/interpretation\b|\b(?:doesn'?t|does not|didn'?t|never) (?:explain|interpret|say why)\b|\btoo (?:concise|terse|short|brief)\b|\bwhy\?$/iu,
	],
];

/** Words that only someone who judges an answer uses; one of them is enough for a remark in another dress than prose. */
const strong =
	/\b(?:one|1|two|2|first|zero)[ -]?shot\b|\bone\s+shot(?:ted)?\b|\bhallucinat|\bskip(?:s|ped)?\b.{0,30}\bsteps?\b|\b(?:good|great|nice|clear|no|extra|excellent)\s+(?:extra\s+)?(?:explanations?|mention|strategy|takeaway|intuition|initialization|reasoning|point|catch|derivation|answer|analogy|detail)\b|\b(?:doesn'?t|does not|didn'?t) (?:show|formulate|write|derive|justify|explain|prove|mention|interpret|define)\b|\bundefined (?:term|symbol|variable|notation)\b|\bcorrect\b.{0,40}\b(?:but|answer|takeaway)\b|\b(?:provide|give|add|needs?) (?:some |more )?context\b|\bskip(?:s|ped)? (?:\w+ ){0,4}(?:form )?steps?\b|\bI think (?:this|it|that)?\s*(?:is\s+)?(?:in)?correct\b|\bre-?prompt|\bwell explained\b|\bwell done\b|\bmade[ -]up\b/iu;

export const judges = (text: string): boolean => strong.test(text);

const hedges =
	/\b(?:i think|i guess|i believe|maybe|perhaps|probably|seems?|looks like|not sure|might|possibly|i suppose|ich glaube|je crois|creo que|наверное|可能|也许)(?![\p{L}])|\?\s*$/iu;

export const isHedged = (text: string): boolean => hedges.test(text);

/** Kinds of a remark by its words; a lone noun names what stands there, and what cannot be read says so. */
export const kindsOf = (text: string, form: Note['form']): NoteKind[] => {
	if (form === 'tick' && !/[\p{L}]{3}/u.test(text)) return ['verdict'];
	if (/^(?:\S{1,4}\s+){2,4}\?$/.test(text)) return ['unreadable'];
	const found = kinds.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
	// "good, but ..." praises; "not good" and "no good" do not.
	const known = found.filter(
		kind =>
			kind !== 'praise' || !/\b(?:not|no|isn'?t)\s+(?:so\s+|very\s+)?(?:good|great|nice|clear|helpful)\b/i.test(text),
	);
	if (known.length > 0) return known;
	const words = text.match(/[\p{L}\d]+/gu) ?? [];
	if (words.length === 0 || (/\?\s*\W*$/.test(text) && words.length <= 4 && words.every(w => w.length <= 4)))
		return ['unreadable'];
	return words.length <= 2 && !/[.?!]/.test(text) && form !== 'critic' && form !== 'comment' ? ['label'] : ['remark'];
};

/** What a verdict says of the answer. */
export const saysOf = (text: string, found: readonly NoteKind[]): Note['says'] => {
	if (!found.includes('verdict')) return undefined;
	if (found.includes('hallucination')) return 'partly';
	if (
		/\b(?:partly|partially|almost|mostly|half|partial credit|not fully)\b|\bcorr\w*\b[^.]*\b(?:but|except|though|however)\b/iu.test(
			text,
		)
	)
		return 'partly';
	const score = /\b(\d+(?:\.\d+)?)\s?\/\s?(\d+)\b/.exec(text);
	if (score) return Number(score[1]) >= Number(score[2]) ? 'correct' : Number(score[1]) === 0 ? 'incorrect' : 'partly';
	if (
		/[✗✘❌]|\bincorrect\b|\bwrong\b|\bmistake\b|\berror\b|\bfalse\b|\bno credit\b|\bnot (?:quite |really )?(?:right|correct|true)\b|^(?:falsch|incorrecto|faux|неверно|错|错误|不正解)/iu.test(
			text,
		)
	)
		return 'incorrect';
	return 'correct';
};

/** The value that a correction would put in place: "more around 6 bill" → `6 bill`. */
export const replacementOf = (text: string): string | undefined =>
	/\b(?:more (?:around|like)|should (?:be|read|have been)|actually|it'?s really|ought to be|i (?:get|got)|(?:must|needs to) be|rather)\s+(?:about |around |roughly |~|≈)?\s*(\$?\\?\$?[\d.,]*\d(?:[eE][-+]?\d+(?![\p{L}\d]))?(?:\s*(?:[×x*]|\\times)\s*10\s*\^?\{?-?\d+\}?)?(?:\s?(?:%|[\p{L}]+))?|\$[^$]+\$)/iu
		.exec(text)?.[1]
		?.trim();
