import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { adaptersInEnglish } from './adapters-in-english.ts';
import { chineseEstimate, frenchEstimate, germanEstimate, spanishEstimate } from './estimates-in-english.ts';
import { headsInEnglish } from './heads-in-english.ts';
import { speaks } from './languages.ts';
import { numbersInFigures } from './number-phrases.ts';
import { pricesBehind } from './prices-behind.ts';

const GERMAN =
	/\b(?:der|die|das|dem|den|und|eine?[rsmn]?|wie|viele?|ist|sind|mit|kostet|kosten|pro|je|für|bei|verbraucht|verursacht|wird|hat|braucht|nicht|bzw|welche[rsmn]?)\b/gi;

/** `on 30 million of them`: of the devices that were named last. */
const OF_THEM = /\b(\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|billion))?) of (?:them|these|those)\b/g;
const DEVICES = /\b(?:[A-Z]{1,3}\d{2,3}[A-Z]?s|GPUs|TPUs|accelerators|chips|cards)\b/g;
const devicesBefore = (number: string, before: string): string | undefined => {
	const last = before.match(DEVICES)?.at(-1);
	return last === undefined ? undefined : `${number} ${last}`;
};

const POWER = '(?:10\\s*\\^\\s*\\{?\\d{1,2}\\}?|1e\\d{1,2}|1024\\s*(?:\\^\\s*\\{?\\d\\}?)?|1000|1,000(?:,000)*|1,?024)';
const SIZE = '(?:[KMGTP]i?B|kilobytes?|megabytes?|gigabytes?|terabytes?|petabytes?)';
/** `(1 GB = 10^9 bytes)`, `in TB, 10^12 bytes`, `GB (10^9 bytes)`, `with GB meaning 10^9 B`: what a unit is, and no amount of memory. */
const UNIT_DEFINED = [
	new RegExp(
		`[([]\\s*(?:\\$?\\s*(?:1|one|with|where|using|take)?\\s*${SIZE}\\s*(?:=|is|means|meaning|:)\\s*)?\\$?${POWER}\\$?\\s*(?:bytes?|B)?\\s*[)\\]]`,
		'gi',
	),
	new RegExp(`\\b(${SIZE}),?\\s+(?:i\\.e\\.|that is|meaning|=|:)?,?\\s*\\$?${POWER}\\$?\\s+(?:bytes?|B)\\b`, 'gi'),
];

/** `One petaFLOP/s-day is the work of 1 PFLOP/s during 24 hours.`: how large a unit is. */
const COMPUTE_UNIT_DEFINED =
	/\b(?:one|a|1)\s+(?:peta|exa|tera)-?flops?(?:\s?\/\s?s)?[\s-]+day\b\s*(?:\([^)]*\)\s*)?(?:is|means|equals|denotes|stands for|corresponds to|=)\s[^?;:]*?(?:[.;](?=\s|$)|$)/gi;

/** `W ∈ R^{1024×4096}` in running text. */
const SHAPE =
	/(?<![\w$\\{])([A-Z]\w{0,2})\s*(?:∈|\bin)\s*(?:ℝ|R)\s*\^?\s*[({]?\s*(\d{1,6})\s*[×x*]\s*(\d{1,6})\s*[)}]?(?![\w$])/g;

/** `planned for 30 days but took 51`: the second number has the unit of the first. */
const SAME_UNIT =
	/(\d[\d.,]*)\s+(seconds|minutes|hours|days|weeks|months|years)\b([^.;?\d]{1,30}\b(?:took|lasted|needed|takes|instead of|rather than))\s+(\d+(?:\.\d+)?)(?=\s*[,.;?)]|\s+(?:with|and|because|since)\b)/g;

/** `PF-days`, `petaflop/s-day`, `PFLOP/s-days`. */
const PETAFLOP_DAY = /\b(?:PF|PFLOPs?|peta-?flops?)(?:\s?\/\s?s)?[\s-]+day(s?)\b/gi;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const raised = (digits: string): string =>
	[...digits].map(digit => (digit === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(digit)))).join('');

/** `QK matrix diag(1, 1, −1)` without the signs of a formula and without a letter. */
const PLAIN_DIAGONAL = /\b(matrix|form|circuit|map|product)\s+diag\(\s*([-−]?\d[\d.]*(?:\s*,\s*[-−]?\d[\d.]*)+)\s*\)/gi;

/** German running text with its numbers and rates as English writes them: `0,38 kg pro kWh` is `0.38 kg per kWh`, `9 Mio.` are 9 million. */
const germanPlainly = (text: string, whole: string): string =>
	speaks(whole, GERMAN, 3) && !/\p{Script=Han}/u.test(whole)
		? germanEstimate(
				text.replace(
					/(?<=\d)-(Mio\.?|Mrd\.?|Millionen|Milliarden|Billionen)-(?:Parameter|Gewichte?)[- ]?(?=[MN])/g,
					' $1 Parameter ',
				),
				whole,
			)
				.replace(/(?<![\d.,])(\d{1,3}),(\d{1,2}|\d{4,})(?=\s?[A-Za-z%€°µ])/g, '$1.$2')
				.replace(/(?<![\d.,])0,(\d+)(?=\s?[A-Za-z%€°µ])/g, '0.$1')
				.replace(/\bpro(?=\s+[A-Za-z])/g, 'per')
				.replace(/(?<=\d\s?)Mio\b\.?/g, 'million')
				.replace(/(?<=\d\s?)(?:Mrd\b\.?|Milliarden?\b)/g, 'billion')
				.replace(/(?<=\d\s?)Millionen?\b/g, 'million')
				.replace(/(?<=\d\s?)Billionen?\b/g, 'trillion')
				.replace(/(?<=\d\s?)Billiarden?\b/g, 'quadrillion')
				.replace(/(?<=\d\s?)Tausend\b/g, 'thousand')
				.replace(/\bParametern\b/g, 'Parameter')
		: text;

/** `27 °C`: the temperature that formulas want. */
const CELSIUS =
	/(?<![\w.])([-−]?\d+(?:\.\d+)?)\s*(?:°\s*C\b|\^\{?\\circ\}?\s*\\?(?:text|mathrm)?\{?C\}?|degrees? (?:Celsius|centigrade)\b)/g;
/** `20 °C, i.e. 293 K`, `293 K (20 °C)`: one temperature, said twice. */
const BOTH = new RegExp(
	`${CELSIUS.source}(?=\\s*(?:,?\\s*(?:i\\.e\\.|that is|or|d\\.\\s?h\\.|soit)?,?\\s*|\\(\\s*|[=≈]\\s*)(?:=\\s*)?\\d{3}(?:[.,]\\d+)?\\s*K\\b)|(?<=\\d\\s*K\\s*)\\(\\s*=?\\s*${CELSIUS.source}\\s*\\)`,
	'g',
);
/** `under 6 N D = 2e21`: what is spent on so many parameters and tokens is counted in operations. */
const SPENT =
	/\b6\s*(?:[·*×]|\\cdot)?\s*N\s*(?:[·*×]|\\cdot)?\s*D\s*=\s*(\d[\d.,]*\d(?:e\d+)?|\d(?:e\d+)?|10\s*\^\s*\{?\d+\}?)((?:\s*(?:×|\\times|\\cdot|·)\s*10\s*\^\s*\{?\d+\}?)?)(?![\w^]|\s*(?:[A-Za-z]?FLOPs?\b|[×·*]))/g;
/** `a label other than −100`: the mark of positions that have no loss, and no position. */
const IGNORED = /(`?\$?)(?<![\w.)\]}])[−-]100(?![\d.]|\s?%)(\$?`?)/g;
/** Only a sentence about labels says so: a score of −100 is a score. */
const OF_LABELS = /\b(?:labels?|labell?ed|ignore_index|etiquetas?|étiquettes?)\b|标签/i;
const OF_SCORES = /\b(?:logits?|scores?|energy|temperature)\b/i;
/** `overhead factor (PUE) 1.15`: the short name stands nearest to its number. */
const SHORT_NAME = /\(([A-Z]{3,5})\)(?=\s+(?:of\s+|is\s+|=\s*)?\d)/g;

/** `person-years (52 weeks)`: what a year is, and no time of something. */
const YEAR_DEFINED =
	/(?<=\byears?\s*)\((?:of\s+|=\s*|a year (?:is|has)\s+|with\s+)?(?:52 weeks|36[05](?:\.25)? days|8,?76[06] hours)(?:\s+(?:each|a year|per year))?\)/gi;
/** `72 layers × 72 heads × 96 channels`: three counts with a name each. */
const COUNTS_TIMES = /(?<=\d\s[a-z]{4,})\s*(?:[×*·]|\\times|x)\s*(?=\d[\d,]*\s+[a-z]{4,})/g;
/** `a checkpoint every hour`: the time between two of them. */
const EVERY_ONE =
	/\b((?:checkpoints?|snapshots?|saved?|saves|spikes?|fires)\s+(?:[a-z]+\s+){0,2}?)every\s+(?=(?:second|minute|hour|day|week)\b)/gi;
/** `one book a week`, `a novel every day`: how often something comes. */
const OFTEN = new RegExp(
	`\\b(an?|${numberWords(1, 12)})(?=\\s+[a-z]+\\s+(?:an?|per|each|every)\\s+(?:second|minute|hour|day|week|month|year)\\b)`,
	'gi',
);

/** `NVIDIA H200 cards`, `Intel's 128 GB accelerators`: who makes them says nothing of how many there are. */
const MAKER = /\b(?:NVIDIA|Nvidia|AMD|Intel|Google|Huawei|Cerebras)(?:['’]s)?\s+(?=[A-Z]{1,3}\d|\d+\s?GB\b)/g;

/** `on 24,000 H100, each of which …`: several of them. */
const SEVERAL =
	/(?<=(?<![\d.,])(?!1\s)\d[\d,]*\s)((?:A|H|B|V|GB|GH)\d{2,3})(?=\s*(?:[,.;:?()]|$)|\s+(?:at|with|that|which|each|for|and|in|reach|of)\b)/g;

/** The sentence that a place stands in, as far as it is near. */
const sentenceAt = (text: string, start: number, end: number): string =>
	`${text
		.slice(Math.max(0, start - 160), start)
		.split(/[.?!;](?=\s)|\n/)
		.at(-1)!} ${text.slice(end, end + 160).split(/[.?!;](?=\s|$)|\n/)[0]!}`;

/** Questions of the field in other languages in English. */
const inEnglish = (text: string, whole: string): string => {
	const put = headsInEnglish(text, whole);
	return put === text ? adaptersInEnglish(text, whole) : put;
};

/**
 * A question's words with its numbers as all readers of running text know them: `5·10^14` and `5 x 10¹⁴` as `5 × 10^14`, without what a unit is
 * defined as, `|V| = 50257` as `V = 50257`.
 *
 * @param whole the text with all around it, which tells in what language it is put.
 */
export const saidPlainly = (text: string, whole = text): string =>
	pricesBehind(
		numbersInFigures(
			frenchEstimate(
				spanishEstimate(chineseEstimate(germanPlainly(inEnglish(text, whole), whole), whole), whole),
				whole,
			),
		),
	)
		.replace(/CO₂/g, 'CO2')
		.replace(
			/(?<=\d (?:(?:thousand|million|billion) )?)hours of (?:GPU|TPU|accelerator|card|chip)s?\b(?! time)/g,
			'GPU-hours',
		)
		.replace(
			/\bbetween (?:two|2|successive|consecutive|any two) (?=(?:failures|interruptions|crashes|outages|faults|breakdowns|restarts)\b)/gi,
			'between ',
		)
		.replace(
			/\bat (?:its |their |the )?(?:full |peak )(?:speed|throughput|performance)\b(?!\s+of)/gi,
			'at 100 % utilisation',
		)
		.replace(COMPUTE_UNIT_DEFINED, ' ')
		.replace(
			OF_THEM,
			(said, number: string, at: number, all: string) =>
				devicesBefore(number, all.slice(0, at)) ?? devicesBefore(number, whole) ?? said,
		)
		.replace(/\b([CF])\s*([=≈~])\s*6\s*[·*×⋅]?\s*N\s*[·*×⋅]?\s*([DT])\b/g, '$1 $2 6N$3')
		.replace(MAKER, '')
		.replace(SEVERAL, '$1s')
		.replace(/\b(?:an?|one)\s+single\s+(?=(?:token|position|sample|image|sequence|example|word)\b)/gi, '1 ')
		.replace(BOTH, '')
		.replace(CELSIUS, (_, degrees: string) => `${Number((Number(degrees.replace('−', '-')) + 273.15).toFixed(2))} K`)
		.replace(SPENT, 'compute budget = $1$2 FLOP')
		.replace(IGNORED, (number, open: string, close: string, at: number, said: string) => {
			const sentence = sentenceAt(said, at, at + number.length);
			const bare = open.length === close.length ? '' : open || close;
			return OF_LABELS.test(sentence) && !OF_SCORES.test(sentence) ? `the ignored label${bare}` : number;
		})
		.replace(SHORT_NAME, '$1')
		.replace(YEAR_DEFINED, ' ')
		.replace(/(?<=\bin years)\s+of 36[05](?:\.25)? days\b/gi, '')
		.replace(COUNTS_TIMES, ', ')
		.replace(
			/(kilo|mega|giga|tera)?watt[- ]hours?\b/gi,
			(_, prefix?: string) => `${prefix ? (/^k/i.test(prefix) ? 'k' : prefix[0]!.toUpperCase()) : ''}Wh`,
		)
		.replace(/\bone(?=\s+(?:[kMGT]?Wh|joule|kilojoule|megajoule)\b)/gi, '1')
		.replace(EVERY_ONE, '$1every 1 ')
		.replace(OFTEN, word => String(numberOfWord(word) ?? 1))
		.replace(
			PLAIN_DIAGONAL,
			(_, before: string, entries: string) => `${before} $\\operatorname{diag}(${entries.replace(/−/g, '-')})$`,
		)
		.replace(SHAPE, (_, letter: string, rows: string, columns: string) => `a ${rows} × ${columns} matrix ${letter}`)
		.replace(UNIT_DEFINED[0]!, whole =>
			/[KMGTP]i?B|byte|\bB\b/i.test(whole) || /^[([]\s*10/.test(whole) ? ' ' : whole,
		)
		.replace(UNIT_DEFINED[1]!, '$1')
		.replace(/(?<=\b(?:[KMGTP]i?B|[a-z]+bytes)\s*)\(\s*10[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}\s*(?:bytes?|B)?\s*\)/g, ' ')
		.replace(SAME_UNIT, '$1 $2$3 $4 $2')
		.replace(PETAFLOP_DAY, 'petaFLOP-day$1')
		.replace(/(?<=10)(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})/g, (_, digits: string) => `^${raised(digits)}`)
		.replace(/(?<=\d)\s*[·⋅∙•*x]\s*(?=10\s*\^)/g, ' × ')
		.replace(/(?<![\w|])\|\s*(V|D|S|A|\\mathcal\{?V\}?|\\mathcal V)\s*\|(?=\s*=\s*\d)/g, '$1');
