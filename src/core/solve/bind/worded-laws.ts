const WHAT =
	'(?:compute-optimal|optimal|training|total|number of|best)?\\s*(tokens?|training tokens|data|dataset size|params?|parameters?|weights|model size|size)';
const OF = '(?:C|compute|FLOPs?|training compute|compute budget|budget)';
const NUMBER = '\\d+(?:[.,]\\d+)?(?:e-?\\d+)?|\\.\\d+';
const TIMES = '\\s*(?:[·*×⋅]|\\\\cdot|\\\\times)?\\s*';
/** `tokens = 1.7*sqrt(C)`, `params ≈ 0.1 · compute^0.5`: a law of the compute that names what it gives in words. */
const LAW = new RegExp(
	`(?<![\\w])\`?${WHAT}\\s*(?:=|≈|\\\\approx)\\s*(${NUMBER})${TIMES}(?:(?:sqrt|√)\\s*[({]?\\s*${OF}(?![\\w])\\s*[)}]?|${OF}\\s*\\^\\s*[({]?\\s*(0?\\.\\d+|1/2)\\s*[)}]?)\`?`,
	'gi',
);

/** `N = 0,1·√C`, `D_opt = 1.7 sqrt(C)`: the same under the letters that such laws usually have. */
const LETTERED = new RegExp(
	`(?<![\\w$\\\\{])([ND])(?:_\\{?opt\\}?|\\^?\\*)?\\s*(?:=|≈)\\s*(${NUMBER})${TIMES}(?:sqrt|√)\\s*[({]?\\s*C(?![\\w^])\\s*[)}]?`,
	'g',
);

const HEAD = String.raw`\\?([A-Za-z])(?:_\{?[A-Za-z]+\}?|_\{?\\(?:text|mathrm)\{[A-Za-z]+\}\}?)?(?:\^\{?(?:\\star|\\ast|\*)\}?|\*|⋆)?\s*(?:\(\s*[A-Z]\s*\))?`;
const ROOT = String.raw`(?:[A-Z]\s*\^\s*[({]?\s*(0?\.\d+|1/2|\\t?frac\{?1\}?\{?2\}?|½)\s*[)}]?|\\sqrt\s*\{?\s*[A-Z]\s*\}?|(?:sqrt|√)\s*\(?\s*[A-Z]\s*\)?)`;
const THINGS = '(parameters?|weights|model size|tokens|training tokens|data(?:set)?(?: size)?)';
/** `P^\\star(F) = 0.09\\,F^{1/2}$ (parameters)`: whatever its letters, a law of which the words behind it say what it gives. */
const SAID_BEHIND = new RegExp(
	`(?<![\\w\\\\])${HEAD}\\s*(?:=|≈|\\\\approx)\\s*(${NUMBER})\\s*(?:\\\\[,;]|\\\\cdot|\\\\times|[·*×⋅])?\\s*${ROOT}\\$?\\s*[(,]?\\s*(?:(?:for|of|is|being) )?(?:the )?(?:(?:optimal|best) )?(?:number of )?${THINGS}\\b`,
	'g',
);

/** A law that names in words what it gives and what of, as a formula of the letters that such laws usually have. */
function formulaOf(what: string, coefficient: string, power: string | undefined): string {
	const head = /token|data|^D$/i.test(what) ? 'D_{opt}' : 'N_{opt}';
	const number = coefficient.replace(',', '.').replace(/^\./, '0.');
	return `${head} = ${number} ${power === undefined || power === '1/2' ? '\\sqrt{C}' : `C^{${power}}`}`;
}

/** The laws of a text that are written in words, as LaTeX: `tokens = 1.7*sqrt(compute)` is `D_{opt} = 1.7 \sqrt{C}`. */
export const wordedLaws = (text: string): readonly string[] => [
	...[...text.matchAll(LAW), ...text.matchAll(LETTERED)].map(([, what, coefficient, power]) =>
		formulaOf(what!, coefficient!, power),
	),
	...[...text.matchAll(SAID_BEHIND)].flatMap(match => {
		const [law, , coefficient, power, what] = match;
		if (!isOfCompute(law, text) || !isOptimal(law, text.slice(Math.max(0, match.index - 80), match.index))) return [];
		return [formulaOf(what!, coefficient!, power === undefined || /^[0.]/.test(power) ? power : '1/2')];
	}),
];

/** Whether a law is one of the compute: by the letter under its root, or by what the text says of that. */
function isOfCompute(law: string, text: string): boolean {
	const [, letter = ''] = /(?:=|≈|\\approx).*?(?<![A-Za-z\\])([A-Z])(?![A-Za-z])/.exec(law) ?? [];
	return (
		/^[CF]$/.test(letter) ||
		new RegExp(
			`(?<![\\w\\\\])${letter}\\$?\\s+(?:is|denotes|stands for|being|=)?\\s*(?:the\\s+)?(?:[a-z]+\\s+){0,2}(?:compute|budget|FLOPs?|operations)\\b|\\b(?:compute|budget|FLOPs?|operations)\\s+\\$?${letter}(?![\\w])`,
		).test(text)
	);
}

/** Whether a law gives what is optimal: its head or the words around it say so, or the head is a letter that such laws have, and they speak of no batch. */
function isOptimal(law: string, before: string): boolean {
	const said = `${before.split(/[.?!;](?=\s)|\n/).at(-1)!} ${law}`;
	if (/\bbatch|\bcontext\b|\bcritical\b/i.test(said)) return false;
	return /optim|\bbest\b|\\star|\\ast|[*⋆]/i.test(said) || /^\\?[NPDTnpdt](?![A-Za-z])/.test(law);
}

/** A text with such laws as formulas: the number of a law is no number of tokens. */
export const withLawsAsFormulas = (text: string): string =>
	text
		.replace(LAW, (_, what: string, coefficient: string, power?: string) => `$${formulaOf(what, coefficient, power)}$`)
		.replace(LETTERED, (_, what: string, coefficient: string) => `$${formulaOf(what, coefficient, undefined)}$`);
