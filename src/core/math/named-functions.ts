/**
 * Functions that go by a word and have no operator of their own: `\operatorname{softplus}(x)`, `\sec x`, `clip(x, 0, 1)`. They are
 * read as calls of the word; a document may define the word as something else, and its definition goes first.
 */
export type NamedFunction =
	| 'sec'
	| 'csc'
	| 'cot'
	| 'sech'
	| 'csch'
	| 'coth'
	| 'arcsinh'
	| 'arccosh'
	| 'arctanh'
	| 'arccot'
	| 'Gamma'
	| 'log-gamma'
	| 'erf'
	| 'erfc'
	| 'softplus'
	| 'gelu'
	| 'silu'
	| 'mish'
	| 'elu'
	| 'softsign'
	| 'hardtanh'
	| 'logit'
	| 'cbrt'
	| 'trunc'
	| 'expm1'
	| 'log1p'
	| 'log2'
	| 'log10'
	| 'pow'
	| 'atan2'
	| 'hypot'
	| 'clip'
	| 'median'
	| 'standard-deviation'
	| 'product-of'
	| 'logsumexp'
	| 'cond'
	| 'inner-product'
	| 'cosine-similarity';

const WORDS: Readonly<Record<NamedFunction, string>> = {
	sec: 'sec',
	csc: 'csc cosec',
	cot: 'cot cotg ctg cotan',
	sech: 'sech',
	csch: 'csch cosech',
	coth: 'coth cth',
	arcsinh: 'arcsinh arsinh asinh',
	arccosh: 'arccosh arcosh acosh',
	arctanh: 'arctanh artanh atanh',
	arccot: 'arccot arcctg acot',
	Gamma: 'Gamma',
	'log-gamma': 'lgamma gammaln loggamma',
	erf: 'erf',
	erfc: 'erfc',
	softplus: 'softplus Softplus SoftPlus',
	gelu: 'gelu GELU GeLU',
	silu: 'silu SiLU SILU swish Swish',
	mish: 'mish Mish',
	elu: 'elu ELU',
	softsign: 'softsign Softsign',
	hardtanh: 'hardtanh Hardtanh HardTanh',
	logit: 'logit',
	cbrt: 'cbrt',
	trunc: 'trunc',
	expm1: 'expm1',
	log1p: 'log1p',
	log2: 'log2 lb',
	log10: 'log10',
	pow: 'pow',
	atan2: 'atan2 arctan2',
	hypot: 'hypot',
	clip: 'clip Clip clamp Clamp',
	median: 'median Median',
	'standard-deviation': 'std Std stdev stddev',
	'product-of': 'prod',
	logsumexp: 'logsumexp LogSumExp LSE lse log_sum_exp',
	cond: 'cond Cond',
	'inner-product': 'dot',
	'cosine-similarity': 'cossim cosine_similarity',
};

const BY_WORD: ReadonlyMap<string, NamedFunction> = new Map(
	(Object.entries(WORDS) as [NamedFunction, string][]).flatMap(([name, words]) =>
		words.split(' ').map(word => [word, name] as const),
	),
);

/** The function that a word names, if it names one. */
export const namedFunction = (word: string): NamedFunction | undefined => BY_WORD.get(word);

/** Functions of several values or of whole vectors; the rest act on every number of their argument. */
const OF_MANY: ReadonlySet<NamedFunction> = new Set<NamedFunction>([
	'pow',
	'atan2',
	'hypot',
	'median',
	'standard-deviation',
	'product-of',
	'logsumexp',
	'cond',
	'inner-product',
	'cosine-similarity',
]);

/** Whether the function makes one number of all that it is given. */
export const makesOneNumber = (name: NamedFunction): boolean => OF_MANY.has(name);

/** Functions that take their argument without brackets, as the sine does. */
export const takesBareArgument = (name: NamedFunction): boolean =>
	/^(?:sec|csc|cot|sech|csch|coth|arc\w+|log2|cond|median|logsumexp|erfc?|softplus|gelu|silu)$/.test(name);
