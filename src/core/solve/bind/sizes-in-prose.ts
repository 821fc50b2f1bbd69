import { UNCLEAR_COMMA, UNCLEAR_POINT } from '../../text/decimal-sign.ts';
import { rememberTexts } from '../../text/memo.ts';
import { tablesIn } from './stated-rows.ts';

const LETTER = String.raw`\$?\\?(?:mathbf\{|mathrm\{)?W(?:_|\^)?\{?\\?(?:text\{|mathrm\{)?([EUQKVO])\}*(?:\^\{?[a-z0-9]\}?)?\$?`;
/** A whole word between a matrix and its sides. */
const LINK =
	'(?:is|has|of|with|hat|est|tiene|de|der|die|ist|[Ss]hapes?|size|dimensions?|forme|Form|Gestalt|forma|taille|an?|eine?)(?![A-Za-z])';
const SIDE = String.raw`(\d[\d,]*\d|\d)`;
/** `W_E has shape 1024 × 50000`, `$W_O$ ($768\times64$)`, `W_V \in \mathbb{R}^{64 \times 768}`, `W_Q: 64×512`. */
const SHAPE = new RegExp(
	String.raw`(?<![\w\\])${LETTER}(?:[\s,:=($∈]|\\in\b|${LINK}){0,24}(?:(?:\\mathbb\{?R\}?|ℝ|R)\s{0,3}\^\s{0,3}[{(]?\s{0,3})?${SIDE}\s*(?:\\times|×|x|by)\s*${SIDE}(?![\w^]|\.\d|\s*(?:\\times|×|x)\s*\d)`,
	'g',
);
const EMBEDDINGS = new Set(['E', 'U']);

/** How many times the width something is: `MLP (4× width)`, `4 times as wide`, `$d_{ff} = 4 d_{model}$`. */
const TIMES_WIDTH =
	/(?<![\w.])(\d{1,2})(?:\s*(?:×|x|\\times|\\cdot|·|\*|times)\s*\$?\s*(?:the\s+)?(?:(?:model|residual|stream|hidden)\s+)?(?:width|d_?\{?(?:\\text\{)?model\}?\}?|d(?![\w_]))|\s?d(?:_\{?(?:\\text\{)?model\}?\}?)?)(?![\w_])/gi;
const WIDTH =
	/(?:\b(?:width|hidden size|model dimension)(?:\s+(?:of|is|=))?|d_?\{?(?:\\text\{)?model\}*\$?\s*(?:=|is|of))\s*[:|]?\s*\$?(\d[\d,]*)(?![\w.]|\s*[×x*])/i;

/** Heads of queries and heads of keys are counted apart: `8 key/value heads`. */
const KV_HEADS = /\b(?:keys?\s*(?:\/|and|-|–)\s*values?|KV)[\s-]+heads?\b/gi;

/** `50.432 Token`: a size is a whole number. */
const POINTED = new RegExp(
	String.raw`(?<![\d.,])([1-9]\d{0,2})[.${UNCLEAR_POINT}${UNCLEAR_COMMA}](\d{3})(?![\d.,]*\d|\s?%)`,
	'g',
);

const number = (written: string): number => Number(written.replaceAll(',', ''));

/**
 * A text about sizes with those that it states otherwise told behind it by their names: sides of the matrices of a model (`W_E has shape
 * 1024 × 50000`), rows of a table of two columns, multiples of the width, a single head for the keys. Without the numbers that only say what a unit is.
 */
export const sizesInProse = rememberTexts((text: string): string => {
	const told = [...rowsTold(text), ...sidesTold(text)];
	const [, width] = WIDTH.exec(`${text}\n${told.join('\n')}`) ?? [];
	const plain = text
		.replace(/^\s*\|.*\|\s*$/gm, ' ')
		.replace(/\(\s*(?:1\s*[KMGT]i?B\s*=\s*)?\$?(?:10\s*\^\s*\{?\d+\}?|1e\d+|1(?:,?000)+)\$?\s*(?:bytes?|B)\s*\)/gi, ' ')
		.replace(/\(\s*\$?2\$?\s*(?:FLOPs?|operations)?\s*(?:per|for (?:a|each|every)|pro|par|por)\s[^()]*\)/gi, ' ')
		.replace(/\b(?:a |one )?(?:single|shared) (?=(?:key|KV)\b)/gi, '1 ')
		.replace(KV_HEADS, 'KV groups')
		.replace(
			/\b(compare|between|consider|take)\s+(?:the\s+)?(?:two|three|2|3)\s+(?=(?:\w+\s+)?(?:layers|models|heads)\b)/gi,
			'$1 ',
		)
		.replace(/\b(of|with|heads of|each of) the (width|size|dimension)(?=\s+\d)/gi, '$1 $2')
		.replace(/\b((?:layer|block|model)s?) (?:of|with) (?=(?:width|size|dimension)\s)/gi, '$1: ')
		.replace(
			/\b(?<=heads?(?:,? each)?,? )(?:each )?(?:of|with)(?: a)? (?:width|size|dimension)(?: of)? (?=\$?\d)/gi,
			', d_head = ',
		)
		.replace(POINTED, '$1$2')
		.replace(SHAPE, 'W_$1 ');
	const multiplied =
		width === undefined
			? plain
			: plain.replace(TIMES_WIDTH, (_, times: string) => String(number(times) * number(width)));
	return [multiplied, ...told.map(each => each.replace(KV_HEADS, 'KV groups'))].join('\n');
});

/** The rows of tables with one value each, as sentences. */
const rowsTold = (text: string): readonly string[] =>
	tablesIn(text).flatMap(([head = [], ...rows]) =>
		[...(head.some(cell => /\d/.test(cell)) ? [head] : []), ...rows].every(row => row.length === 2)
			? [head, ...rows].flatMap(([name = '', value = '']) =>
					/\p{L}/u.test(name) && /^\D{0,2}\d/.test(value) ? [`${name}: ${value}.`] : [],
				)
			: [],
	);

/** What the sides of the matrices of a model are, told by name: the larger one of an embedding counts the words, the smaller one of a head's matrix is its width. */
function sidesTold(text: string): readonly string[] {
	const found = new Map<string, number>();
	for (const [, letter, rows, columns] of text.matchAll(SHAPE)) {
		const [small, large] = [number(rows!), number(columns!)].toSorted((a, b) => a - b) as [number, number];
		const sizes: readonly (readonly [string, number])[] = EMBEDDINGS.has(letter!)
			? [
					['d_model', small],
					['vocabulary', large],
				]
			: small === large
				? [['d_model', large]]
				: [
						['d_model', large],
						['d_head', small],
					];
		for (const [name, size] of sizes) {
			if (found.has(name) && found.get(name) !== size) return [];
			found.set(name, size);
		}
	}
	return [...found].map(([name, size]) => `${name} = ${size}.`);
}
