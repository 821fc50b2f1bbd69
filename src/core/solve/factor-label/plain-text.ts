import { rememberTexts } from '../../text/memo.ts';
import { openedText } from '../bind/text-measures.ts';
import { productsSaid } from './products-said.ts';
import { listsSaid } from './said-lists.ts';
import { fractionsInPercent } from './shares.ts';

/** `1280 × 720 pixels`, `8 × 4.8 TB/s`: a product of numbers is one number. */
const PRODUCT =
	/(?<![\w.^×,])(\d[\d,]*(?:\.\d+)?)((?:\s*[×x]\s*\d[\d,]*(?:\.\d+)?)+)(?=[\s-][A-Za-z]{2}|[\s-](?:B|W|J|g|s|h)\b)/g;
const multiplied = (text: string): string =>
	text.replace(PRODUCT, whole => {
		const product = whole.split(/[×x]/).reduce((all, each) => all * Number(each.replace(/[\s,]/g, '')), 1);
		return String(Number(product.toPrecision(12)));
	});

const LANGUAGE_MODEL = '(?:models?|LLMs?|networks?|transformers?|decoders?|language models?)';
/** `a 40B model`, `a 1.5-trillion dense network`: so many parameters. */
const SIZED = new RegExp(
	String.raw`(?<![\w.$¤])(\d[\d,]*(?:\.\d+)?)((?:[BMT]|[\s-]?(?:million|billion|trillion)))[\s-]((?:(?!tokens?\b|words?\b|parameters?\b|params?\b|weights?\b|dollars?\b)[A-Za-z][\w-]*[\s-]){0,2}${LANGUAGE_MODEL}\b)`,
	'g',
);
/** `one exaFLOP/s-day`: in petaFLOP-days, which have a unit. */
const EXAFLOP_DAY =
	/(?<![\w.,])(?:(\d[\d,]*(?:\.\d+)?|one|an?)\s+)exa-?flops?(?:\s?\/\s?s)?[\s-]+days?\b(?:\s*\([^)]*\))?/gi;
/** `PF-days`, `petaflop/s-day`. */
const PETAFLOP_DAY = /\b(?:PF|PFLOPs?|PFLOPS|peta-?flops?)(?:\s?\/\s?s)?[\s-]+day(s?)\b/gi;

/** `per GPU-hour $8`. */
const PRICE_BEHIND =
	/\bper ((?:[A-Za-z]+-)?(?:hour|kWh|(?:million |thousand )?tokens|GB|month|tonnes?|tons?|kg))\s*:?\s*(¤\s?\d[\d.,]*)/g;

/** `price per MB and year` at the head of a column is said of each number below it. */
const HEAD = /(\s(?:per|for each)\s.*)$|\(([^()]+)\)\s*$/;
const BARE = /^\\?[$€£]?\s?\d[\d.,]*(?:e[-+]?\d+)?$/;

/** Tables as sentences: `hard disk: $0.00002 per MB and year.` */
function tablesRead(text: string): string {
	if (!/^\s*\|.*\|\s*$/m.test(text)) return text;
	let heads: readonly string[] | undefined;
	return text
		.split('\n')
		.map(line => {
			if (!/^\s*\|.*\|\s*$/.test(line)) {
				heads = undefined;
				return line;
			}
			const cells = line
				.trim()
				.slice(1, -1)
				.split('|')
				.map(cell => cell.trim());
			if (cells.every(cell => /^:?-+:?$/.test(cell))) return '';
			if (heads === undefined) {
				heads = cells;
				return '';
			}
			const [first = '', ...rest] = cells;
			const said = rest.map((cell, at) => {
				const [, per, unit] = HEAD.exec(heads![at + 1] ?? '') ?? [];
				return BARE.test(cell) ? `${cell}${per ?? (unit === undefined ? '' : ` ${unit}`)}` : cell;
			});
			return `; ${said.map(cell => `${first}: ${cell}`).join(' ; ')} ;`;
		})
		.join('\n');
}

/** What is left of Chinese where its words of the field are translated. */
const HAN = /(?<=[a-z\d] ?)\p{Script=Han}+(?= ?[a-zA-Z\d])/gu;

/** `(1) How many …? (2) …`, `a) …`: marks of questions are no amounts. */
const MARKS = /(?<=^|[\s.?!;:,，。？；(])(?:\((?:\d|[a-h]|i{1,3}|iv|v)\)|[a-h]\))\s*(?=[\p{L}\d(])/gu;
/** `B2. How many …?`, `2.4 At $1.65 …`: labels that the text of a question begins with; `1.5 TB` at the start of a line is an amount. */
const LABEL =
	/^\s*\*{0,2}(?:[A-Z]\d{1,2}|\d{1,2}\.\d{1,2})[.):]?\*{0,2}\s+(?=\p{Lu})(?!(?:[KMGTPEZ]?(?:i?B|b|W|Wh|J|Hz|V)(?:\/s)?|[KMGTPEZ]?FLOPS?(?:\/s)?|[BMTK]|(?:GPU|TPU|CPU)s?|USD|EUR|CHF|Mio|Mrd)(?![\p{L}])|[A-Z]\d{2,3}s?\b|(?:Kilo|Mega|Giga|Tera|Peta|Exa|Milli|Billi|Trilli|Million|Euro|Dollar|Tonne|Token|Stunde|Tag|Prozent))/gmu;
/** `$40 per million` where tokens are sold. */
const PER_MILLION =
	/\bper (million|thousand|billion)(?=\s*(?:[.,;:?!)]|$|and\b|or\b|while\b|but\b|on\b|in\b|it\b|they\b|for\b))/g;
const inTokens = (text: string): string =>
	/\btokens?\b|¤\s?[\d.,]+\s+per (?:million|thousand|billion)/i.test(text)
		? text.replace(PER_MILLION, 'per $1 tokens')
		: text;
/** `was interrupted 419 times`: so many failures. */
const FAILED =
	/\b(interrupted|crashed|failed|stopped|aborted|restarted|broke down)\s+((?:about |roughly )?\d[\d,]*)\s+times\b/gi;
/** `fails on average once in 50,000 hours`: one failure for each of them. */
const FAILS_ONCE =
	/\b(?:fails?|crash(?:es)?|dies?|breaks?(?: down)?)\s+((?:on average|about|roughly|typically)\s+)?once\s+(?:in|every|per|each)\s+(?:about\s+)?(\d[\d,]*(?:\.\d+)?)\s+(hours|days|weeks|months|years)/gi;

/** `budgets (USD): first iPhone 150 M · Channel Tunnel 22 B`, `in today's dollars: … 2.1 billion`. */
const IN_MONEY = /\b(?:USD|dollars|euros)\b\)?\s*:[^.?!]*(?:[.?!](?:\d|\s*$)[^.?!]*)*/gi;
const inMoney = (list: string): string =>
	list.replace(
		/(?<![\w$¤.])(\d[\d,]*(?:\.\d+)?)\s?(M|B|bn|million|billion|trillion)\b(?!\s+[a-z])/g,
		(_, number: string, scale: string) => `¤${number}${/^[MB]$/.test(scale) ? scale : ` ${scale}`}`,
	);

/** `a kilo of beef … contains 0.25 lb of it`. */
function ofSubstance(whole: string, place: number, text: string): string {
	const substance = [...text.slice(0, place).matchAll(/\b(?:kg|kilos?|g|grams?|lb|pounds?|tonnes?) of ([a-z]+)\b/g)].at(
		-1,
	)?.[1];
	return substance === undefined ? whole : `of ${substance}`;
}

/** `6.5 million of them`: of what was asked for last. */
function thingsBefore(whole: string, number: string, place: number, text: string): string {
	const before = text.slice(0, place);
	const things =
		[...before.matchAll(/\bhow many ([a-z][a-z-]*s)\b/gi)].at(-1)?.[1] ??
		[...before.matchAll(/\b(operation|token|request|query|image|page|word|book)s?\b/gi)].at(-1)?.[1];
	return things === undefined ? whole : `${number} ${things.replace(/(?<!s)$/, 's')}`;
}

/** `per inhabitant of Germany (84 million)`: so many of them. */
const HEADS =
	/\b((?:per|for each|for every) ([a-z]{3,})(?:\s+(?:of|in|on)\s+(?:the\s+)?[A-Z][\w' ]{1,24}?)?)\s*\(\s*(?:about |roughly |some |~\s?)?(\d[\d.,]*(?:\s?(?:thousand|million|billion)|[kMB])?)\s*\)/g;

/** A text as its amounts are read: prices, products and sizes of models in one form each. */
export const plainText = rememberTexts((text: string): string =>
	inTokens(
		multiplied(
			productsSaid(
				listsSaid(
					fractionsInPercent(
						openedText(tablesRead(text).replace(LABEL, ' ').replace(MARKS, ' ').replace(MARKS, ' ').replace(HAN, ' ')),
					),
				),
			),
		),
	)
		.replace(HEADS, '$1 ($3 $2s)')
		.replace(FAILED, '$1 with $2 failures')
		.replace(FAILS_ONCE, 'has 1 failure per $2 $3')
		.replace(
			/\b(\d[\d,.]*(?:\s?[×·]\s?10\^-?\d+)?(?:\s(?:thousand|million|billion))?) of (?:them|these)\b/g,
			thingsBefore,
		)
		.replace(/\b(?:of it|thereof)\b(?=[^a-z]|\s)/g, ofSubstance)
		.replace(
			/\bbetween (?:two|2|successive|consecutive|any two) (?=failures|interruptions|crashes|outages|faults|breakdowns|restarts)/gi,
			'between ',
		)
		.replace(/\b((?:[A-Z]+\d{2,3}))-(\d{2,3})\s?GB(?:s\b|\b)/g, '$1 GPUs with $2 GB')
		.replace(
			/\b(\d[\d.]*\s?(?:[BMT]|million|billion|trillion)) (?:are|is) (?:active|activated|used)\b/g,
			'$1 active parameters',
		)
		// `280B active parameters per token` are so many, and are used for each token.
		.replace(/\b(active (?:parameters|weights)) (?:per|for each|for every) token\b/gi, '$1')
		.replace(/\bbit (?:erasures?|operations?)\b/gi, 'bits')
		.replace(/\b(?:everybody|everyone)\b/gi, 'each person')
		.replace(
			/\b(?:makes|gets|needs|produces) (?:about |roughly |on average )?(\d[\d.]*) tokens (?:out )?of (?:a|an|one|each|every) (?:[A-Z][a-z]+ |average )?word\b/g,
			'makes $1 tokens per word',
		)
		.replace(/\bapiece\b/g, 'each')
		.replace(/\b[A-Z]-(hours?|days?)\b/g, 'GPU-$1')
		.replace(/\bfor (?:a|one) (?:whole |full )?(year|month|week|day|hour|minute)\b(?!-)/g, 'for 1 $1')
		.replace(IN_MONEY, inMoney)
		.replace(/\b[aA] kilo(?:gram)?(?= of\b)/g, '1 kg')
		.replace(/\b(\d[\d.,]*) kilos?(?= of\b)/g, '$1 kg')
		.replace(PRICE_BEHIND, '$2 per $1')
		.replace(SIZED, '$1$2-parameter $3')
		.replace(
			EXAFLOP_DAY,
			(_, count: string) => `${1000 * (/\d/.test(count) ? Number(count.replaceAll(',', '')) : 1)} petaFLOP-days`,
		)
		.replace(PETAFLOP_DAY, 'petaFLOP-day$1'),
);
