/** A number as an array has it. */
const NUMBER = String.raw`[-−+]?\s?(?:\d+(?:\.\d+)?|\.\d+)(?:/[1-9]\d*)?`;

/** `np.array([[1, 0], [0, 1]])`, `torch.tensor([1., 2.], dtype=torch.float32)`: the brackets within. */
const CALL =
	/(?<![\w.])(?:(?:np|numpy|jnp|torch|tf|mx|sp|sympy|onp)\s*\.\s*)?(?:array|asarray|tensor|Tensor|FloatTensor|constant|matrix|Matrix|mat)\s*\(\s*(\[[\s\d.,;/eE+\-−[\]()]*\])\s*(?:,\s*dtype\s*=\s*[\w.]+\s*)?\)(?:\s*\.\s*(?:float|double)\(\))?/g;

/** `1.` and `-2.` of code are whole numbers. */
const POINT = /(?<=\d)\.(?=\s*[,\]])/g;

const ORDINAL: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const ROW_NAME = String.raw`(?:(?:row|Zeile|ligne|fila)\s*(\d)|(?:the\s+)?(${ORDINAL.join('|')})\s+row|第\s*([一二三四五\d])\s*行)`;
const HAN = '一二三四五';
const ROW = String.raw`${ROW_NAME}\s*(?:is|are|=|:|：|为|lautet)?\s*[([]?\s*(${NUMBER}(?:\s*(?:,|，|\s)\s*${NUMBER})+)(?:\s*[)\]])?`;
const ROWS = new RegExp(
	String.raw`(?:${ROW.replace(/\((?!\?)/g, '(?:')}(?:\s*[,;.，；]?\s*(?:(?:and|und|et|y)\s+)?(?:(?:its|the|ihre|die|sa|su)\s+)?(?=(?:row|Zeile|ligne|fila|first|second|third|fourth|fifth|sixth|第)))?){2,}`,
	'gi',
);

/**
 * A text in which arrays that stand as code or row by row in words (`row 1: 1, 0, 1`, one behind the other) are numbers in brackets, as other texts write
 * them.
 */
export const plainArrays = (text: string): string =>
	(/\(\s*\[/.test(text) ? text.replace(CALL, (_, inner: string) => inner.replace(POINT, '')) : text).replace(
		ROWS,
		whole => {
			const rows = [...whole.matchAll(new RegExp(ROW, 'gi'))];
			const placed = rows.map(([, digit, word, han]) =>
				digit !== undefined
					? Number(digit)
					: word !== undefined
						? ORDINAL.indexOf(word.toLowerCase()) + 1
						: placeOf(han!),
			);
			if (rows.length < 2 || placed.some((place, at) => place !== at + 1)) return whole;
			const numbers = rows.map(([, , , , row]) => row!.trim().split(/\s*[,，]\s*|\s+(?![\d.])|(?<=\d)\s+/));
			if (numbers.some(row => row.length !== numbers[0]!.length)) return whole;
			return `[${numbers.map(row => `[${row.join(', ')}]`).join(', ')}]`;
		},
	);

const placeOf = (sign: string): number => (HAN.includes(sign) ? HAN.indexOf(sign) + 1 : Number(sign));
