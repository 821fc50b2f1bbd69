import { NUMBER_WORDS, numberOfWord, numberWords, TEN_WORDS } from '../../math/number-words.ts';
import { rememberTexts } from '../../text/memo.ts';

/** `\\mathcal N(0.3, 0.25)`, `N(1, 2^2)`: mean and variance of a distribution in figures. */
const NORMAL =
	/\\?(?:mathcal|cal)?\s*\{?\bN\}?\s*\(\s*([-−]?\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)(\s*\^\s*\{?2\}?)?\s*\)/g;

/** `Conv2d(3, 96, kernel_size=11`, `nn.Linear(784, 10`: a layer as a program makes it, sizes in that order. */
const LAYER =
	/\b(?:nn\.|torch\.nn\.)?(Conv[12]d|Linear|LSTM|GRU)\(\s*(?:in_(?:channels|features)\s*=\s*|input_size\s*=\s*)?(\d+)\s*,\s*(?:out_(?:channels|features)\s*=\s*|hidden_size\s*=\s*)?(\d+)(?:\s*,\s*(?:kernel_size\s*=\s*)?\(?(\d+)\)?)?/gi;
/** `nn.Embedding(32000, 4096`: as many rows of so many numbers. */
const EMBEDDING =
	/\b(?:nn\.|torch\.nn\.)?Embedding\(\s*(?:num_embeddings\s*=\s*)?(\d+)\s*,\s*(?:embedding_dim\s*=\s*)?(\d+)/g;
const SIDES_OF: Readonly<Record<string, { readonly what: string; readonly first: string; readonly second: string }>> = {
	conv: { what: 'convolution', first: 'input channels', second: 'output channels' },
	linear: { what: 'linear layer', first: 'inputs', second: 'outputs' },
	lstm: { what: 'LSTM', first: 'inputs', second: 'hidden units' },
	gru: { what: 'GRU', first: 'inputs', second: 'hidden units' },
};

/** Short forms before a figure: `seq 2048`, `bs = 8`, `hidden 4096`. */
const LONG: Readonly<Record<string, string>> = {
	seq: 'sequence length',
	'seq len': 'sequence length',
	seqlen: 'sequence length',
	ctx: 'context length',
	'ctx len': 'context length',
	bs: 'batch size',
	bsz: 'batch size',
	hidden: 'hidden size',
	'micro batch': 'micro-batch size',
	microbatch: 'micro-batch size',
	vocab: 'vocabulary size',
};
const SHORT =
	/\b(seq[\s_-]?len|seqlen|seq|ctx[\s_-]len|ctx|bsz?|hidden|micro[\s-]?batch|vocab)\b(?=\s*(?:=|:|of|is)?\s*\d)/gi;

/** `half a second`, `half an hour`. */
export const HALF =
	/\bhalf an?\s+(?=(?:milli|micro)?(?:second|minute|hour|day|week|month|year)\b|(?:thousand|million|billion|trillion)\b)/gi;

const ONE_WORDS = NUMBER_WORDS.slice(1, 10);
const TEEN_WORDS = NUMBER_WORDS.slice(13, 20);
const TENS = new RegExp(
	`\\b(${TEN_WORDS.join('|')})(?:[- ](${ONE_WORDS.join('|')})\\b(?=[\\s-]+[a-z]|\\s*[,.;:?!)])|\\b(?![- ](?:${ONE_WORDS.join('|')})\\b)(?=[\\s-]+[a-z]))`,
	'gi',
);
const TEENS = new RegExp(`\\b(?:${TEEN_WORDS.join('|')})\\b(?=[\\s-]+[a-z])`, 'gi');

/** `at most a tenth of them`. */
const PART_WORDS: Readonly<Record<string, number>> = {
	half: 0.5,
	third: 1 / 3,
	quarter: 0.25,
	fourth: 0.25,
	fifth: 0.2,
	tenth: 0.1,
	hundredth: 0.01,
	thousandth: 0.001,
};

const COUNT = new RegExp(`\\b(?:${numberWords(2, 12)})\\b(?=\\s+(?:[a-z]|\\d+\\s*(?:×|x)))`, 'gi');
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const ORDINAL = `(${ORDINALS.join('|')})`;
const BEHIND_ORDINAL = new RegExp(`\\b(after|behind|following)\\s+the\\s+${ORDINAL}\\s+(word|token)\\b`, 'gi');
/** `the fourth row of the pattern`, `the third position`. */
const ORDINAL_PLACE = new RegExp(`\\b${ORDINAL}\\s+(row|position|token)\\b`, 'gi');
const IS_ORDINAL = new RegExp(
	`\\b(is|are|being|=)\\s+the\\s+${ORDINAL}(?:\\s+(?:one|class|entry|element|logit|token))?\\b`,
	'gi',
);
const ORDINAL_IS_RIGHT = new RegExp(
	`\\bthe\\s+${ORDINAL}\\s+(?:one|class|entry|element|logit|token)\\s+(?:is|being)\\s+(?:the\\s+)?(correct|true|right|target)\\b(?:\\s+(?:one|class|label))?`,
	'gi',
);
const RIGHT_IS_ORDINAL = new RegExp(
	`\\b(true|correct|right|target)\\s+(?:class|label)\\s*(?::|is|=)?\\s*(?:the\\s+)?${ORDINAL}\\b(?:\\s+(?:one|class))?`,
	'gi',
);
const ordinal = (word: string): string => String(ORDINALS.indexOf(word.toLowerCase()) + 1);

/**
 * Running text with its formulas opened and its numbers in figures: `two layers` becomes `2 layers`, `1 in 500` becomes `0.002`, `half of
 * its peak` becomes `50 % of peak`, `class is the second one` becomes `class is 2`. Names of products are taken care of before (`product-names.ts`).
 */
export const plainText = rememberTexts((text: string): string =>
	text
		// `pass@10`, `recall@5`
		.replace(/(?<=\b[A-Za-z]{3,})@(?=\d)/g, ' at ')
		.replace(LAYER, (_, kind: string, a: string, b: string, size?: string) => {
			const of = SIDES_OF[kind.toLowerCase().replace(/\d.*/, '')]!;
			return `${of.what} with ${a} ${of.first}, ${b} ${of.second}${size === undefined ? '' : `, kernel size ${size},`}`;
		})
		.replace(EMBEDDING, 'embedding table with $1 rows, dimension $2')
		.replace(NORMAL, (whole, mean: string, spread: string, squared?: string) =>
			Number(mean) === 0 && Number(spread) === 1
				? whole
				: `mean ${mean}, ${squared ? 'standard deviation' : 'variance'} ${spread}`,
		)
		.replace(/\\(?:text|mathrm|mathbf)\s*\{([^{}]*)\}/g, '$1')
		.replace(/<sub>(\w+)<\/sub>/gi, '$1')
		.replace(/(?<=\d)\{\.\}(?=\d)/g, '.')
		// A comma in braces parts thousands, or is a decimal sign: `1{,}024` and `0{,}5`.
		.replace(/(?<=(?:^|\D)0)\{,\}(?=\d)|\{,\}(?=\d)(?!\d{3}(?!\d))/g, '.')
		.replace(/\{,\}/g, ',')
		.replace(/\\times|\\cdot/g, '×')
		.replace(/\\%/g, '%')
		.replace(/\\[,;: ]|~|\\ /g, ' ')
		.replace(/\^\{(-?\d+)\}/g, '^$1')
		.replace(/_\{([a-z]+)\}/gi, '_$1')
		.replace(
			/\b(?:n|num)_((?:kv_)?(?:layers?|heads?|blocks?|experts?|params?|tokens?))\b/g,
			(_, what: string) => `number of ${what.replace('_', ' ')}`,
		)
		.replace(/(?<!\\)\b[a-z]{2,}(?:_[a-z]{2,})+\b/g, name => name.replaceAll('_', ' '))
		// `48 → 96 channels`: what goes in and what comes out.
		.replace(
			/(?<![\w.])(\d[\d,]*)\s*(?:→|->|\\to(?![a-z])|\\rightarrow(?![a-z]))\s*(\d[\d,]*)\$?\s+(channels|features|units|neurons)\b/gi,
			'$1 input $3 and $2 output $3',
		)
		.replace(/[$*_`]/g, '')
		.replace(/(?<![\d\w.])\.(?=\d)/g, '0.')
		.replace(/\b(?:lr|LR)\b/g, 'learning rate')
		.replace(TENS, (_, tens: string, ones = '') =>
			String((TEN_WORDS.indexOf(tens.toLowerCase()) + 2) * 10 + (ones ? ONE_WORDS.indexOf(ones.toLowerCase()) + 1 : 0)),
		)
		.replace(TEENS, word => String(TEEN_WORDS.indexOf(word.toLowerCase()) + 13))
		.replace(
			/\b(at most|no more than|not more than|at least|exactly)\s+(?:an?|one)[\s-](half|third|quarter|fourth|fifth|tenth|hundredth|thousandth)(?=\s+(?:of|as)\b)/gi,
			(_, how: string, part: string) => `${how} ${PART_WORDS[part.toLowerCase()]}`,
		)
		.replace(/\bhalved\s+(?=(?:every|each|after every)\b)/gi, 'multiplied by 0.5 ')
		// `a 1-D convolution` has no size of one.
		.replace(/\b[123]-?D\s/g, '')
		.replace(HALF, '0.5 ')
		.replace(/\b(?:RGB|colou?r)\s+((?:images?|inputs?|pictures?)[^.?;]*)/gi, '$1, 3 input channels')
		.replace(
			/\b(?:gr[ae]y-?scale|black[- ]and[- ]white)\s+((?:images?|inputs?|pictures?)[^.?;]*)/gi,
			'$1, 1 input channel',
		)
		.replace(/\b(?:one|a)[\s-]+(?=(?:thousand|million|billion|trillion)\b)/gi, '1 ')
		.replace(/\btwo\s+(?=(?:thousand|million|billion|trillion)\b)/gi, '2 ')
		.replace(/\bone(?=\s+[a-z]+\s+per\b)/gi, '1')
		.replace(/\b(?:one|a single)\s+(?=(?:input|output)\s+(?:channel|feature map)\b)/gi, '1 ')
		.replace(COUNT, word => String(numberOfWord(word)))
		.replace(
			/(\d[\d,]*) (input|in) and (\d[\d,]*) (output|out) (channels|units|neurons|features|nodes)\b/gi,
			'$1 $2 $5 and $3 $4 $5',
		)
		.replace(
			/\b(?:half(?:way)?\s+(?:of|through|into)\s+(?:all\s+)?(?:the\s+|its\s+)?(steps|training|iterations|epochs|decay|schedule|run))\b/gi,
			'50 % of the $1',
		)
		.replace(/\bhalf(?:\s+of)?\s+(?:the|its|their)\s+peak\b/gi, '50 % of peak')
		.replace(
			/(?<![\w.,^])([1-9]\d{0,2})\s+(?:in|out of)\s+(?:every\s+)?(\d{1,3}(?:,\d{3})+|\d+)(?![\w.])/g,
			(whole, part: string, all: string) => {
				const share = Number(part) / Number(all.replaceAll(',', ''));
				return share < 1 ? String(share) : whole;
			},
		)
		.replace(IS_ORDINAL, (_, is: string, word: string) => `${is} ${ordinal(word)}`)
		.replace(ORDINAL_IS_RIGHT, (_, word: string, which: string) => `${which} class ${ordinal(word)}`)
		.replace(RIGHT_IS_ORDINAL, (_, which: string, word: string) => `${which} class ${ordinal(word)}`)
		.replace(ORDINAL_PLACE, (_, word: string, what: string) => `${what} ${ordinal(word)}`)
		.replace(BEHIND_ORDINAL, (_, where: string, word: string, what: string) => `${where} ${what} ${ordinal(word)}`)
		.replace(/\b(?:the\s+)?(?:first|leading|top|largest)\s+(?:principal\s+)?component\b/gi, '1 component')
		.replace(/\s+/g, ' ')
		.replace(SHORT, (whole, word: string) => LONG[word.toLowerCase().replace(/[\s_-]+/g, ' ')] ?? whole),
);

const SQUARE_THING =
	'(?:kernels?|filters?|conv\\w*|windows?|patch\\w*|pool\\w*|strides?|images?|inputs?|feature maps?|maps?|depthwise|input sizes?|image sizes?|kernel sizes?)';

const SQUARE_BEFORE = new RegExp(
	`(?<![\\w.×])(\\d+)\\s*(?:x|×|by)\\s*\\1(?=[\\s-]+(?:[a-z]+[\\s-]+){0,2}${SQUARE_THING}\\b)`,
	'gi',
);
const SQUARE_BEHIND = new RegExp(
	`\\b(${SQUARE_THING}(?:\\s*(?:of|is|with|size|has|:|=|\\(|the|a|resolution)){0,3}\\s*)(\\d+)\\s*(?:x|×|by)\\s*\\2(?![\\w]|\\s*(?:x|×)\\s*\\d|[.]\\d)`,
	'gi',
);

/** `a 3 × 3 kernel` has the kernel size 3; `a 3 × 224 × 224 image` has 3 channels and the size 224; `input 28 × 28` the size 28. */
export const sidesMadeOne = (plain: string): string => sidesAsOne(paddedAlike(plain));

const sidesAsOne = (plain: string): string =>
	plain
		// `10 5 × 5 filters`: a count, and what each of them measures.
		.replace(
			/(?<![\w.×])(\d+)\s+(?:(?!(?:of|with|and|or|to|by|on|in)\b)[a-z]+\s+)?(\d+)\s*(?:x|×|by)\s*\2[\s-]+((?:[a-z]+\s+)?(?:filters|kernels|convolutions|convs|conv(?:olution(?:al)?)?\s+layers|layers))\b/gi,
			'$1 $3, kernel size $2',
		)
		// What a layer makes: `… to a 28 × 28 × 64 map`, `a 28 × 28 × 64 output`.
		.replace(
			/(?<!\b(?:applied|given|goes|used|fed) )\b((?:in)?to\s+(?:an?\s+|the\s+)?)(\d+)\s*(?:x|×)\s*\2\s*(?:x|×)\s*(\d+)(?![\w×.]|\s*×|[\s-]+(?:[a-z]+\s)?(?:inputs?|images?)\b)/gi,
			'$1; output channels: $3, output $2',
		)
		.replace(/(?<![\w.×])(\d+)\s*(?:x|×)\s*\1\s*(?:x|×)\s*(\d+)(?=[\s-]+outputs?\b)/gi, '; output channels: $2, $1')
		.replace(
			/(?<![\w.×])(\d+)\s*(?:x|×)\s*(\d+)\s*(?:x|×)\s*(\d+)(?=[\s-]+(?:[a-z]+\s+)?(images?|inputs?|feature|tensors?|volumes?)\b)/gi,
			(whole, a: string, b: string, c: string, what: string) => {
				const said = (channels: string, side: string): string =>
					/^inputs?$/i.test(what)
						? `; input channels: ${channels}, input size ${side},`
						: `; input channels: ${channels}, ${side}`;
				return b === c && a !== b ? said(a, b) : a === b && c !== b ? said(c, a) : whole;
			},
		)
		.replace(SQUARE_BEFORE, '$1')
		.replace(SQUARE_BEHIND, '$1$2')
		.replace(/\b(filters?|kernels?|windows?) of (?:size|side|width) (?=\d)/gi, '$1, kernel size ')
		.replace(/(?<=\d )(filters|kernels) of (?=\d)/gi, '$1, kernel size ');

/** `same padding` of a text with one odd kernel: half of what the kernel spans beyond one place, on each side. */
function paddedAlike(text: string): string {
	if (!SAME.test(text)) return text;
	const kernels = new Set([...text.matchAll(KERNEL)].map(([, side, size]) => Number(side ?? size)));
	const [kernel] = kernels;
	if (kernels.size !== 1 || kernel === undefined || kernel % 2 === 0) return text;
	return text.replace(SAME, `padding ${(kernel - 1) / 2}`);
}

const SAME = /\b(?:["'“‘]?same["'”’]?[ -]padding|padding\s*(?:=|is|of|:)?\s*["'“‘]?same["'”’]?)(?!\w)/i;
/** `3×3`, no side of an image or of a volume; `kernel size 3`. */
const KERNEL =
	/(?<![\w.×]|×\s)(\d|1[1357])\s*(?:x|×)\s*\1(?![\d.]|\s*(?:x|×))|\bkernel(?:[ _]size)?\s*(?:of|=|:)?\s*(\d{1,2})\b/gi;
