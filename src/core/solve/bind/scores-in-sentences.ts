const NUMBER = String.raw`(?:[-−+]\s{0,2})?\d+(?:\.\d+)?`;
const LOG = String.raw`[-−+]?\s*(?:\d+(?:\.\d+)?\s*)?(?:\\ln|\\log|ln|log)\s*[({]?\s*\d+(?:\.\d+)?\s*[)}]?`;
const FRACTION = String.raw`[-−+]?\s*(?:\d+\s*/\s*\d+|\\[td]?frac\s*\{?\d+\}?\s*\{?\d+\}?)`;
const VALUE = String.raw`(?:${FRACTION}|${LOG}|${NUMBER})`;
const IN_FORMULA = String.raw`(?:(?<!\\)\$\s*${VALUE}\s*(?<!\\)\$|\\\(\s*${VALUE}\s*\\\))`;
const AND = String.raw`\s{0,3}(?:[,;]\s{0,3}(?:and|und|et|y)?|and|und|et|y|和|与|、|,|，)\s{0,3}`;

/** `$0$, $\ln 3$ and $\ln 4$`: numbers that each stand in a formula of their own. */
const ROW = new RegExp(`${IN_FORMULA}(?:${AND}${IN_FORMULA})+`, 'g');
/** What such numbers may be. */
const SCORED =
	/\b(?:scores?|logits?|weights?|values?|products?|probabilit(?:y|ies)|puntuaci(?:ón|ones)|pesos?|poids|valeurs?|Gewichte[n]?|Werte[n]?)\b|分数|权重|得分/i;

const NAME =
	'(?:`[^`\\n]{1,24}`|["“‘\'][^"”’\'\\n]{1,24}["”’\']|\\*[^*\\n]{1,24}\\*|(?:token|source|word|position|class)\\s+\\w{1,12})';
const FOR = '(?:for|on|to|against|für|pour|para)';
/** `3.0 for \`cat\`, 1.5 for \`dog\` and 0 for \`the\``. */
const NUMBER_FOR = new RegExp(
	`(?<![\\w.^])\\$?(${NUMBER})\\$?\\s+${FOR}\\s+(?:the\\s+)?${NAME}(?:${AND}\\$?${NUMBER}\\$?(?:\\s+${FOR})?\\s+(?:the\\s+)?${NAME})+`,
	'g',
);

const QUOTED = /`[^`\n]{1,24}`|["“‘'][^"”’'\n]{1,24}["”’']|\*[^*\n]{1,24}\*/g;

const CODE_ROW = String.raw`\[\s*${NUMBER}(?:\s*,\s*${NUMBER})+\s*,?\s*\]`;
const WRAPPED = String.raw`(?:(?:np|torch|jnp)\s*\.\s*(?:array|tensor|asarray)\s*\(\s*)?(${CODE_ROW})\s*\)?`;
/** `q @ K.T = [8, 0, -8]`, `K @ q == [2, 1]`: the products of a query with its keys. */
const PRODUCTS = new RegExp(
	String.raw`(?<![\w.])(?:q\w{0,4}\s*@\s*K\w{0,4}(?:\s*\.\s*T|\.t\(\)|\.transpose\([^)]*\))|K\w{0,4}\s*@\s*q\w{0,4})\s*={1,2}\s*${WRAPPED}`,
	'g',
);

/** `attends with weight 1 to`: to nothing else. */
const ENTIRELY =
	/\b(attends?|attending|looks)\s+with\s+(?:its\s+)?(?:full\s+|all\s+)?(?:weight|probability|attention)(?:\s+(?:of\s+)?\$?1(?:\.0)?\$?(?![\d./]))?\s+to\b/gi;

/**
 * A text whose scores and logits stand in a row, however its sentences tell them: each in a formula of its own (`$0$, $\ln 3$ and $\ln 4$`), each with
 * its token behind it (`3.0 for "cat", 1.5 for "dog"`), or as what a line of code comes to (`q @ K.T = [8, 0, -8]`).
 */
export const scoresInRows = (text: string): string =>
	text
		.replace(ROW, (row, at: number) => {
			const before = text
				.slice(Math.max(0, at - 110), at)
				.split(/[.?!:;\n](?=\s)/)
				.at(-1)!;
			return SCORED.test(before) ? `$(${valuesIn(row).join(', ')})$` : row;
		})
		.replace(NUMBER_FOR, (row, _first: string, at: number, whole: string) => {
			const before = whole
				.slice(Math.max(0, at - 80), at)
				.split(/[.?!;\n](?=\s)/)
				.at(-1)!;
			if (!/\b(?:scores?|logits?)\b/i.test(before)) return row;
			const numbers = [
				...row.matchAll(
					new RegExp(`(?<![\\w.^\`"'“‘*])(${NUMBER})(?=\\$?\\s+(?:${FOR}\\s+)?(?:the\\s+)?${NAME})`, 'g'),
				),
			];
			const names = /\blogits?\b/i.test(before) ? [...row.matchAll(QUOTED)].map(([name]) => name) : [];
			const values = numbers.map(([, number]) => number!.replace(/\s/g, ''));
			// Who asks for the token of a logit needs its name.
			return `(${values.join(', ')})${names.length === values.length ? ` for ${names.join(', ')}` : ''}`;
		})
		.replace(ENTIRELY, '$1 only to')
		.replace(PRODUCTS, (_, row: string) => `raw scores = ${row}`);

const valuesIn = (row: string): readonly string[] =>
	[...row.matchAll(new RegExp(IN_FORMULA, 'g'))].map(([each]) => each.replace(/^(?:\$|\\\()\s*|\s*(?:\$|\\\))$/g, ''));
