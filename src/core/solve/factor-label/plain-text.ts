import { rememberTexts } from '../../text/memo.ts';
import { openedText } from '../bind/text-measures.ts';

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
/** `PF-days`, `petaflop/s-day`. */
const PETAFLOP_DAY = /\b(?:PF|PFLOPs?|PFLOPS|peta-?flops?)(?:\s?\/\s?s)?[\s-]+day(s?)\b/gi;

/** `per GPU-hour $8`. */
const PRICE_BEHIND =
	/\bper ((?:[A-Za-z]+-)?(?:hour|kWh|(?:million |thousand )?tokens|GB|month))\s*:?\s*(¤\s?\d[\d.,]*)/g;

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
			return `; ${first}: ${said.join(', ')} ;`;
		})
		.join('\n');
}

/** What is left of Chinese where its words of the field are translated. */
const HAN = /(?<=[a-z\d] ?)\p{Script=Han}+(?= ?[a-zA-Z\d])/gu;

/** A text as its amounts are read: prices, products and sizes of models in one form each. */
export const plainText = rememberTexts((text: string): string =>
	multiplied(openedText(tablesRead(text).replace(HAN, ' ')))
		.replace(PRICE_BEHIND, '$2 per $1')
		.replace(SIZED, '$1$2-parameter $3')
		.replace(PETAFLOP_DAY, 'petaFLOP-day$1'),
);
