import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import { NUMBER_WORDS, numberOfWord, numberWords } from '../../math/number-words.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, SetValue } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';
import { keyEnvironment } from '../run/run.ts';
import { stem, stemsOf } from '../words.ts';
import { HALF } from './number-text.ts';

/** A number with a unit in running text, with the words around it up to the next such number. */
export interface TextMeasure {
	readonly value: Quantity;
	/** Stems around it with how far away they stand; a comma or an "and" between counts for three words. */
	readonly near: readonly (readonly [stem: string, distance: number])[];
	/** Counted for each of something (`2 FLOP per parameter`): a rate, whatever its unit. */
	readonly rate: boolean;
}

const DIGITS = `(?:10\\s*\\^-?\\d+|\\d(?:[\\d,]*\\d)?(?:\\.\\d+)?(?:e[+-]?\\d+)?(?:\\s*[×·*]\\s*10\\s*\\^?-?\\d+)?|(?:${numberWords(1, 12)}|half a|a hundred)(?=[\\s-]+(?:thousand|million|billion|trillion|weeks?\\b|days?\\b|months?\\b|years?\\b|hours?\\b)))`;
export const SCALE = '(?:[\\s-]?(?:thousand|million|billion|trillion|quadrillion)\\b|[kKMBT](?![A-Za-z\\d]))';
const UNIT =
	'(?:(?:per|an?)\\s+[A-Za-z]+|(?:petaFLOP-days|[A-Za-z]*?CO_?2|(?!(?:if|for|on|in|with|and|at|to|of|is|are|when|as|the|or|by|from|does|must)\\b)[A-Za-zµμ°%]+)(?:[\\s]?/\\s?[A-Za-z]+|\\s+(?:per|an?)\\s+[A-Za-z]+)?)';
const MEASURE = new RegExp(
	`(¤\\s?)?(?<![\\w.^_-])(${DIGITS})(${SCALE})?(?:[\\s-]?(?:(${UNIT})(?![A-Za-z]*_)|(/\\s?[A-Za-z]+)))?`,
	'g',
);

/** A number format, no amount of memory: `16-bit`, `2 bytes`. */
const FORMAT = /^(?:(?:1|2|4|8|16|32|64)bits?|(?:1|2|4|8)bytes?)$/i;

const WORDS: Readonly<Record<string, string>> = {
	...Object.fromEntries(NUMBER_WORDS.map((word, value) => [word, String(value)])),
	'half a': '0.5',
	'a hundred': '100',
};

/** Running text of a question: formulas opened, signs of money kept as `¤`, and nothing else of it changed. */
export const openedText = rememberTexts((text: string): string =>
	text
		.replace(/\\+\$/g, '¤')
		.replace(/(?<![_^\d.,])(\d[\d.,]*)\s?¤\s*(?=\/|per\b)/g, '¤$1')
		// `90 $/t` is a price; so is `$2.20` where no formula ends behind it (before a closing sign stands no blank). `CO$_2$ per kg` is none.
		.replace(/(?<![_^\d.,])(\d[\d.,]*)\s*\$\s*(?:\/|per\b)\s*(?=[A-Za-z])/g, '¤$1 per ')
		.replace(/\$(?=\d[\d.,]*(?![\d$])(?:[^$\n]*\s)?(?:\$|\n|$)|\d[^$\n]*(?:\n|$))/g, '¤')
		// What a unit is defined as is no amount: `1 MB = 10^6 bytes`.
		.replace(/\b(?:1|one)\$?\s*[KMGTP]i?B\s*\$?\s*(?:=|is|means)\s*\$?[^,;.)$]{1,16}\$?\s*(?:bytes?|B)\b/gi, ' ')
		.replace(/\$(?=\d[\d.,]*\s*(?:[kMB]\b|thousand|million|billion|trillion|per\b|\/|an? |each))/g, '¤')
		.replace(/\\(?:text|mathrm|mathbf|operatorname)\s*\{([^{}]*)\}/g, '$1')
		// A comma in braces parts thousands, or is a decimal sign: `1{,}024` and `3{,}6`, which may have been read as `3{.}6`.
		.replace(/(?<=\d)\{\.\}(?=\d)/g, '.')
		.replace(/(?<=(?:^|\D)0)\{,\}(?=\d)|\{,\}(?=\d)(?!\d{3}(?!\d))/g, '.')
		.replace(/\{,\}/g, ',')
		.replace(/\\times|\\cdot/g, '×')
		.replace(/<\/?su[bp]>/g, '')
		.replace(/\\%/g, '%')
		.replace(/\\[,;: ]|~|\\ /g, ' ')
		.replace(/\^\{(-?\d+)\}/g, '^$1')
		.replace(/[$*`]/g, '')
		.replace(/[–—−]/g, '-')
		.replace(/\s+/g, ' '),
);

/** Running text of a question as the reader of amounts likes it: prices, rates and formats in one form each. */
export const runningText = rememberTexts((text: string): string =>
	openedText(text)
		// `40 B parameters` are billions and no bytes.
		.replace(
			/(\d) B(?=[\s-]+(?:trainable |total |active |more |training )?(?:parameters?|params?|weights|tokens|models?)\b)/g,
			'$1B',
		)
		.replace(HALF, '0.5 ')
		// What is emitted is a mass for each of something.
		.replace(/(\d)\s*(g|kg|t|grams?|kilograms?) ?(?:of )?CO_?2(?:e|eq)?\s*(?:\/|per) ?(?=[kMG]?Wh\b)/g, '$1 $2/')
		.replace(/(?<=\d[\d.^ ×-]*\s)(?:such )?(?:floating[- ]point )?operations (?:per|a|each|every) second\b/gi, 'FLOP/s')
		// A price for what is emitted is one for its mass.
		.replace(
			/(\bper\b|\/|\ban?\b|\bone\b|\beach\b)\s*(t|tonnes?|tons?|kg)[ -]?(?:of )?CO_?2(?:e|eq)?(?![\w-])/gi,
			'$1 $2',
		)
		.replace(PRICES_PER, (_, size: string, list: string) =>
			list.replace(/(¤\s?\d[\d.,]*\d|¤\s?\d)(?!\s*(?:per\b|\/))/g, `$1 per ${size}`),
		)
		.replace(HOUR_OF, '$1 $2')
		.replace(HOUR_PER, '$1 $2')
		.replace(HOUR_COSTS, '$2 per $1')
		.replace(SIZE_COSTS_ON, '$2 per $1 $3 and $4 per $1 $5')
		.replace(SIZE_COSTS, (_, size: string, of = '', price: string, second = '', other = '') =>
			other === '' ? `${of}${price} per ${size}` : `${of}${price} per ${size} and ${second} ${other} per ${size}`,
		)
		.replace(HOURS_AT, '$1 per hour')
		.replace(MASS_FOR_MASS, '$3 $4 per $1 of $2,')
		.replace(TIMES_PER_SECOND, '$1 Hz')
		.replace(PETAFLOP_DAY, 'petaFLOP-days'),
);

const DEVICE = '(?:GPU|TPU|NPU|chip|card|accelerator|device|node|instance|machine|[A-Z]+\\d{2,4}[A-Za-z]*)';
/** `per GPU-hour`, `an H100 hour`: the hour of one device is an hour where prices and times are meant. */
const HOUR_OF = new RegExp(
	`(\\bper\\b|/|\\ban?\\b|\\bone\\b|\\beach\\b)\\s*${DEVICE}(?:[\\s-]|\\s*(?:/|per)\\s*)(hours?|hrs?|h)\\b`,
	'gi',
);
/** `per hour per GPU`, `an hour and chip`. */
const HOUR_PER = new RegExp(`(\\bper|\\ban?|/)\\s*(hour|hr|h)\\s*(?:per|and|for each|for one|/)\\s*${DEVICE}\\b`, 'gi');
/** `prices per megabyte: SSD ¤0.00006, DRAM ¤0.0045`. */
const PRICES_PER =
	/\b(?:prices?|costs?)(?:\s+list)?\s*\(?(?:per|for (?:an?|one|each))\s+(megabyte|gigabyte|terabyte|[KMGT]i?B|hour|tonne|kg)s?(?:\s+(?:and|per)\s+year)?\)?\s*[:=]\s*((?:[^.:;]|\.(?=\d))*)/gi;
/** `an hour costs ¤2`. */
const HOUR_COSTS =
	/\b(?:an?|one|each|every|per)\s+(hour|month|year)\s+(?:of [\w ]{1,20}? )?(?:costs?|is|rents? (?:for|at))\s+(?:about |around |roughly )?(¤\s?\d[\d.,]*\d|¤\s?\d)/gi;
/** `a megabyte costs ¤0.00004 on SSD and ¤0.0032 in DRAM`. */
const SIZE_COSTS_ON =
	/\b(?:an?|one|each|every|per|the|das|ein)\s+(megabytes?|gigabytes?|terabytes?|[KMGT]i?B)\s+(?:costs?|is|kostet)\s+(?:about |around |roughly )?(¤\s?\d[\d.,]*\d)\s+((?:on|in|for)\s+(?:an? )?[A-Za-z]+)\s+(?:and|but)\s+(¤\s?\d[\d.,]*\d)\s+((?:on|in|for)\s+[A-Za-z]+)/gi;
/** `one megabyte of flash is ¤0.00004`. */
const SIZE_COSTS =
	/\b(?:an?|one|each|every|per)\s+(megabytes?|gigabytes?|terabytes?|kilobytes?|[KMGT]i?B|tonnes?|tons?|kilograms?|kg)\s+(of [A-Za-z]+ )?(?:storage )?(?:costs?|is (?:priced|taxed|charged|valued) (?:at|with)|is|at)\s+(?:about |around |roughly )?(¤\s?\d[\d.,]*\d|¤\s?\d)(?:\s+and\s+(of [A-Za-z]+)\s+(¤\s?\d[\d.,]*\d|¤\s?\d))?/gi;
/** `39 million GPU-hours at ¤2`: the price of one of them. */
const HOURS_AT = new RegExp(
	`\\b((?:${DEVICE}[\\s-])?(?:hours?|hrs?)\\s+(?:at|for)\\s+¤\\s?\\d[\\d.,]*\\d?)(?!\\s*(?:/|per\\b|an?\\b|million|billion|[\\d.,]*\\d))`,
	'gi',
);
/** `a kilogram of beef stands for 60 kg of CO2`, `60 kg of CO2 per kg of beef`: so much of one thing for so much of another. */
const MASS = '(?:kg|kilograms?|kilos?|tonnes?|tons?|g|grams?)';
const MASS_FOR_MASS = new RegExp(
	`(?<![\\w.,])(?:an?|one|each|every|1)\\s+(${MASS})\\s+of\\s+([a-z]+)\\s+(?:[a-z]+\\s+){0,3}?(\\d[\\d.,]*)\\s?(${MASS})\\b(?:\\s+of)?`,
	'gi',
);

/** `200 times per second`, `100 spikes a second`. */
const TIMES_PER_SECOND =
	/(\d)\s*(?:[a-z]+ )?(?:times|spikes|firings|pulses|discharges)\s*(?:per|a|each|every|in a|\/)\s*second\b/gi;

/** `PF-days`, `petaflop/s-days`, `petaFLOP days`. */
const PETAFLOP_DAY = /\b(?:PF|PFLOPs?|peta-?flops?)(?:\s?\/\s?s)?[\s-]+days?\b/gi;

/** `an exaFLOP/s machine`, `a petabyte of text`: an article before a unit with a prefix is one of it. Places stay what they were. */
const withOnes = (text: string): string =>
	text.replace(
		/(?<![\w-])(an?)(?=\s+(?:exa|peta|tera|giga)(?:FLOPS?(?:\/s)?|bytes?|bits?|watts?|joules?)(?![\w-]))/gi,
		article => '1'.padStart(article.length),
	);

/** `FLOP per parameter`, `t per passenger`: what is counted belongs to a thing, whatever the unit before it. */
const FOR_EACH =
	/\b(?:FLOPs?\s+per\s+(?:parameter|token|weight)|(?:t|tons?|tonnes?|kg)\s+per\s+(?:passenger|person|head|capita|car|flight|household|trip))s?\b/i;

/** The numbers of a text that carry a unit or a sign of money (counts of things and bare numbers are left out). */
export const measuresIn = rememberTexts((text: string): readonly TextMeasure[] => {
	const plain = withOnes(runningText(text));
	const found: { value: Quantity; start: number; end: number; unit: string; rate: boolean }[] = [];
	for (const match of plain.matchAll(MEASURE)) {
		const [whole, money, digits, scale, unitText, perOnly] = match;
		// `16 bits per parameter` is a format too.
		if (FORMAT.test(`${digits}${(unitText ?? '').replace(/\s*(?:\/|per)\s?[a-z]+$/i, '')}`)) continue;
		const read = readMeasure(money !== undefined, digits!, scale ?? '', unitText ?? perOnly ?? '');
		if (!read) continue;
		const end = match.index + whole.length;
		if (sameDimension(read.value.unit, KILOGRAM) && PER_MASS.test(plain.slice(end, end + 40))) continue;
		const rate =
			FOR_EACH.test(unitText ?? '') ||
			(!read.per &&
				/^\s*(?:(?:[A-Za-z₂2_]+\s+){0,3}(?:per|for each|for every|\/)\s|(?:[A-Za-z₂2_]*\d?\s+){0,3}(?:each|apiece|a piece)(?:\s*[),.;]|\s+of\b))/i.test(
					plain.slice(end, end + 24),
				));
		found.push({ value: read.value, start: match.index, end, unit: read.unit, rate });
	}
	return found.map(({ value, start, end, unit, rate }, index) => {
		const before = plain.slice(Math.max(found[index - 1]?.end ?? 0, start - 80), start);
		const behind = `${unit} ${plain.slice(end, Math.min(found[index + 1]?.start ?? plain.length, end + 80))}`;
		return { value, rate, near: [...distances(before, true), ...distances(behind, false)] };
	});
});

const KILOGRAM = unitOf(parseUnitText('kg')!)!;
/** `50 kg of CO2 equivalent per kg`: a number, and no mass. */
const PER_MASS =
	/^\s*(?:of\s+)?(?:CO_?2\w*\s+)?(?:[a-z]+\s+){0,2}?(?:per|for (?:each|every|one)|\/)\s*(?:kg|kilograms?|kilos?)\b/i;

export function distances(text: string, backwards: boolean): readonly (readonly [string, number])[] {
	const clauses = text.split(/[,;.?!()]\s?|\band\b/).map(clause => [...stemsOf(clause)]);
	const ordered = backwards ? clauses.toReversed().map(words => words.toReversed()) : clauses;
	let distance = 0;
	return ordered.flatMap((words, index) => {
		if (index > 0) distance += 3;
		return words.map(word => {
			distance++;
			return [word, distance] as const;
		});
	});
}

const MASSES = /^(?:kg|kilograms?|g|grams?|t|tonnes?)\//i;

interface Read {
	readonly value: Quantity;
	readonly unit: string;
	readonly per: boolean;
}

function readMeasure(money: boolean, digits: string, scale: string, unitText: string): Read | undefined {
	// A ton of emissions is the metric one.
	const words = unitText
		.trim()
		.replace(/\btons?\b/gi, 'tonne')
		.replace(/^(?:per|an?)\s+/i, '/')
		.replace(/\s+(?:per|an?)\s+/i, '/')
		.replace(/\s/g, '');
	const [head = '', below] = words.split('/');
	const candidates = money
		? below === undefined
			? ['USD']
			: [`USD/${below}`, 'USD']
		: below === undefined
			? [head]
			: [`${head}/${below}`, head];
	const number = numberOf(digits, scale);
	if (number === undefined) return undefined;
	for (const unitName of candidates) {
		const node = unitName === '' ? undefined : parseUnitText(unitName);
		const unit = node && unitOf(node);
		// `50 kg per kg` is a number, and no mass.
		if (unit && unitName.includes('/') && sameDimension(unit, unitless) && MASSES.test(unitName)) return undefined;
		if (!unit || sameDimension(unit, unitless)) continue;
		return { value: quantity(number, unit), unit: unitText, per: unitName.includes('/') };
	}
	return undefined;
}

export function numberOf(digits: string, scale: string): number | undefined {
	const lower = digits.toLowerCase();
	const { expression } = parsePlain(
		`${WORDS[lower] ?? digits.replace('−', '-').replace(/\s*×\s*/, ' × ')}${scale.replace(/^[\s-]/, ' ')}`,
	);
	const result = evaluate(expression, keyEnvironment());
	return result.ok && result.value.kind === 'quantity' ? result.value.value : undefined;
}

const SIZE = new RegExp(
	`(?<![\\w.^_-])(${DIGITS})[\\s-]?(${SCALE.replace('[\\s-]?', '')})?[\\s-]+(?:(?:trainable|model|fp\\d+|bf16|int\\d|\\d+-bit|float\\d+|16-bit|8-bit|dense)\\s+)?(?:parameters?|params?|weights)\\b(?!\\s*(?:per|/))`,
	'gi',
);
const MODEL_SIZE = new RegExp(
	`(?<![\\w.^_-])(\\d[\\d,]*(?:\\.\\d+)?)[\\s-]?(${SCALE.replace('[\\s-]?', '')})[\\s-]+(?:[A-Za-z][\\w-]*[\\s]+){0,2}?(?:models?|LLMs?|networks?|transformers?|language models?)\\b`,
	'gi',
);

/** The size in a model's name: `Llama-2 70B`, `Mistral-7B`. */
const NAMED_SIZE =
	/(?<![\w$¤])[A-Z][A-Za-z]*(?:-(?:style|like|type|class))?(?:[-\s]?\d(?:\.\d)?)?[-\s](\d+(?:\.\d+)?)([BMT])(?![\w/])(?!\s*(?:tokens?|words|FLOPs?|bytes?|dollars|parameters|examples|images|documents))/g;

/** `groups of 128 weights`, `one constant for every 64 parameters`: those that share a scale, no model of so many. */
const OF_A_GROUP =
	/\b(?:(?:groups?|blocks?)\s+of|(?:per|for|each|every)(?:\s+(?:block|group)\s+of)?(?:\s+every)?)\s+\d{1,4}\s+(?:weights|parameters)\b/gi;

/** `the adapter has 21 million parameters`. */
const OF_AN_ADAPTER =
	/\b(?:adapters?|LoRA(?: (?:adapters?|factors|matrices))?|soft prompts?|prefix)\s+(?:each\s+)?(?:has|have|had|with|of|adds?|trains?|contains?|takes?|:)\s*(?:about |around |roughly |only |just |another )*$/i;

/** How many parameters a model has, as running text says it: `70B model`, `405-billion-parameter network`, `10^{13} bf16 parameters`. */
export const modelSize = rememberTexts((text: string): Quantity | undefined => {
	const plain = runningText(text).replace(OF_A_GROUP, ' ');
	const all = [...plain.matchAll(SIZE), ...plain.matchAll(MODEL_SIZE)];
	// `12 million trainable parameters` beside `a model with 6 billion parameters` are those of an adapter.
	const models = all.filter(match => !OF_AN_ADAPTER.test(plain.slice(Math.max(0, match.index - 60), match.index)));
	const whole = models.filter(match => !/\btrainable\b/i.test(match[0]));
	const sizes = (whole.length > 0 ? whole : models)
		.map(match => numberOf(match[1]!, match[2] ?? ''))
		.filter(size => size !== undefined);
	// `Llama-2 70B` says its size by its name, where nothing says it better.
	if (sizes.length === 0)
		for (const match of plain.matchAll(NAMED_SIZE)) {
			const size = numberOf(match[1]!, match[2]!);
			if (size !== undefined) sizes.push(size);
		}
	const [first] = sizes;
	return first !== undefined && sizes.every(size => size === first) ? quantity(first) : undefined;
});

const MATRIX = '(?:matrix|matrices|layers?|projections?|weights?|updates?|linear)';
const SIDES = new RegExp(
	`(?<![\\w.^]|×\\s*)(\\d[\\d,]*)[\\s-]*(?:×|x|by)[\\s-]*(\\d[\\d,]*)(?![\\s]*(?:×|x)\\s*\\d)(?:\\s+|-)(?:[a-z_]+\\s+){0,2}?${MATRIX}\\b`,
	'i',
);
/** `projections ($1024 \times 1024$ each)`, `a weight matrix of size 768 × 3072`, `layer with shape (4096, 11008)`. */
const SIDES_BEHIND = new RegExp(
	`\\b(?:${MATRIX}|W_?[qkvoud]|[a-z]{1,4}_proj)(?:[\\s,(]|(?:is|are|has|have|with|of|whose|being|[A-Za-z](?:_[A-Za-z0-9]+)?|size|shape|sides?|dimensions?|each|all|the)(?![A-Za-z])){0,24}(?:(?<![\\w.^]|×\\s*)(\\d[\\d,]*)\\s*(?:×|x|by)\\s*(\\d[\\d,]*)|[([]\\s*(\\d[\\d,]*),\\s*(\\d[\\d,]*)\\s*[)\\]])(?!\\w|\\.\\d|\\s*(?:×|x)\\s*\\d)`,
	'i',
);

const EVERY_SIDES = [SIDES, SIDES_BEHIND].map(({ source }) => new RegExp(source, 'gi'));

/** `a linear layer maps 4096 inputs to 11008 outputs`, `a projection from 768 to 3072`, `(3072→1024)`: what goes in, and what comes out. */
const MAPPED = new RegExp(
	`\\b(?:${MATRIX}\\s+(?:(?:maps|mapping|from)\\s+)+|maps?\\s+(?:from\\s+)?|mapping\\s+(?:from\\s+)?|${MATRIX}\\s+(?=\\d[\\d,]*\\s*(?:[a-z]+\\s*)?(?:→|->|\\\\to)))(?<![\\w.^])(\\d[\\d,]*)\\s*(?:inputs?|features|dimensions|units|channels|entries)?\\s*(?:to|into|onto|→|->|\\\\to)\\s*(\\d[\\d,]*)(?![\\w.^%])`,
	'i',
);
/** `four square projections` of a block `of width 5120`; `query and value projections` of a model of that width. */
const SQUARE =
	/\bsquare\s+(?:[a-z-]+\s+){0,2}(?:projections?|matri(?:x|ces)|weights?)\b|\b(?:query|key|value|output|[qkvo])(?:\s*(?:,|\/|and|&)\s*(?:and\s+)?(?:query|key|value|output|[qkvo]))+\s+(?:projections?|matrices)\b/i;
const WIDTH =
	/\b(?:model width|hidden size|model dimension|width|d_?model|hidden dimension)\s*(?:of|is|=|:)?\s*(\d[\d,]*)(?![\w^]|[.,]\d)/gi;
/** `q/k/v/o 4096²`: square, by its side. */
const SQUARED = /(?<![\w.^])(\d{2,6})\s*(?:²|\^\s*\{?2\}?)(?![\w\d])/;

/**
 * Rows and columns of the one matrix that running text gives by its sides (`a 4096 × 11008 projection`), by what goes in and comes out of it, or,
 * where the text says that it is square or one of an attention's projections, by the one width that the text names.
 */
export const sidesOf = rememberTexts((text: string): readonly [Quantity, Quantity] | undefined => {
	const plain = runningText(text);
	if (hasSeveralSides(text)) return undefined;
	const found = SIDES.exec(plain) ?? SIDES_BEHIND.exec(plain);
	const mapped = found ? undefined : MAPPED.exec(plain);
	const [rows, columns] = found
		? [numberOf((found[1] ?? found[3])!, ''), numberOf((found[2] ?? found[4])!, '')]
		: mapped
			? [numberOf(mapped[2]!, ''), numberOf(mapped[1]!, '')]
			: squareSides(plain);
	return rows === undefined || columns === undefined ? undefined : [quantity(rows), quantity(columns)];
});

/** Whether running text gives matrices of different sides: `$W_Q$ is $4096 \\times 4096$ and $W_V$ is $4096 \\times 1024$`. */
export const hasSeveralSides = rememberTexts((text: string): boolean => {
	const plain = runningText(text);
	const found = EVERY_SIDES.flatMap(pattern =>
		[...plain.matchAll(pattern)].map(match => match.slice(1).filter(side => side !== undefined)),
	);
	return new Set(found.map(sides => sides.join('×'))).size > 1;
});

function squareSides(plain: string): readonly [number | undefined, number | undefined] {
	const squared = /\b(?:proj\w*|q\/k|matri(?:x|ces)|weights?|layers?)\b/i.test(plain) ? SQUARED.exec(plain) : null;
	const widths = new Set(
		squared ? [squared[1]!] : SQUARE.test(plain) ? [...plain.matchAll(WIDTH)].map(([, width]) => width!) : [],
	);
	const [width] = widths;
	const side = width !== undefined && widths.size === 1 ? numberOf(width, '') : undefined;
	return [side, side];
}

const RANGE =
	/(?<![\w.^_])(\d{1,6})(?:\s*(?:-|\.\.\.?|…|to|through)\s*(\d{1,6}))?(?![\w.^%]|\s*(?:examples|positions in|tokens long))/g;

/**
 * Runs of positions with the words of their clause: `tokens 1-8: soft prompt`, `question at 6-50`, `21-30 the answer`, each clause with one run.
 */
export const positionClauses = rememberTexts(
	(text: string): readonly { readonly set: SetValue; readonly words: readonly string[] }[] => {
		return runningText(text)
			.replace(/(?<=[a-z]\s*)\(\s*(?:positions?\s+)?(\d+(?:\s*-\s*\d+)?)\s*\)/gi, ' $1 ')
			.split(/[;,.?!\n]\s|\band\b|[()[\]]/)
			.flatMap(clause => {
				const all = [...clause.matchAll(RANGE)];
				// `8 soft tokens 1-8`: how many they are, and where.
				const spans = all.filter(match => match[2] !== undefined);
				const runs = spans.length === 1 ? spans : all;
				const [run] = runs;
				if (!run || runs.length > 1) return [];
				// `answer: 25 tokens` says how many they are.
				if (
					run[2] === undefined &&
					/^\s*(?:[a-z]+\s+)?(?:tokens|vectors)\b/i.test(clause.slice(run.index + run[0].length))
				)
					return [];
				const from = Number(run[1]);
				const to = run[2] === undefined ? from : Number(run[2]);
				if (to < from) return [];
				const set: SetValue = { kind: 'set', runs: [[from, to]] };
				return [
					{
						set,
						words: [
							...stemsOf(clause),
							...[...clause.matchAll(/[A-Za-z]+/g)].map(([word]) => stem(word.toLowerCase())),
						],
					},
				];
			});
	},
);

/** What the pieces of a row make up. */
const WHOLE = /\b(?:examples?|sequences?|inputs?|samples?|layouts?|rows?|batch|instances?)\s*$/i;
const COUNTED = new RegExp(`(?<![\\w.^-])(\\d{1,5}|${numberWords(1, 10)}|an?|single)(?![\\w.])`, 'i');
const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, single: 1 };
const ORDERED =
	/\b(?:followed by|followed in turn|then|next|in this order|in that order|in order|finally|lastly)\b|\b(?:layout|sequence|input|example)\b[^,;:]{0,40}\b(?:has|is|are|consists? of|contains|made (?:up )?of|with)\b(?:[^,;:]*\d[^,;:]*[,;]){2,}/i;

/** `[prompt: 8 vectors] [question: 40 tokens] [answer: 25 tokens]` */
const ROW = /(?:\[[^[\]]*\d[^[\]]*\]\s*(?:[,;+|→]|->)?\s*){2,}/;
const FROM_ZERO =
	/\b(?:number|count|index|position)\w*[^.]{0,30}\b(?:from|at) (?:0|zero)\b|\b(?:zero|0)-(?:based|indexed)\b/i;

const UP_TO =
	/\b(?:up to|filled to|padded to|to a (?:total )?length of|to length)\s+(?:a (?:total )?length of\s+|position\s+)?$/i;

/**
 * Runs of positions that a sentence gives by their lengths, one after another: `5 soft prompt vectors, followed by 45 question tokens,
 * then 20 tokens of reasoning`, or pieces in square brackets in a row. Positions count from 1 where the text does not say from 0. Empty
 * where the sentence names no order.
 */
export const lengthClauses = rememberTexts(
	(text: string): readonly { readonly set: SetValue; readonly words: readonly string[] }[] => {
		for (const sentence of runningText(text).split(/[.?!]\s|\n/)) {
			const row = ROW.exec(sentence)?.[0];
			if (!row && !ORDERED.test(sentence)) continue;
			const found: { set: SetValue; words: readonly string[] }[] = [];
			const first = FROM_ZERO.test(text) ? 0 : 1;
			let next = first;
			for (const clause of row
				? row.split(/[[\]]/)
				: sentence.split(/[,;:()]|\band\b|\bthen\b|\bfollowed by\b|\bnext\b/i)) {
				const count = COUNTED.exec(clause);
				if (!count) continue;
				const behind = clause.slice(count.index + count[0].length);
				const counted = count[1]!.toLowerCase();
				const said = COUNTS[counted] ?? numberOfWord(counted) ?? Number(counted);
				// `padding up to 64` says where it ends.
				const length = UP_TO.test(clause.slice(0, count.index)) ? said - (next - first) : said;
				// `an input has the following layout`, `One training example: 6 learned vectors` count nothing.
				if (length < 1 || (/^(?:an?|one)$/i.test(count[1]!) && (stemsOf(behind).length > 4 || WHOLE.test(behind))))
					continue;
				found.push({
					set: { kind: 'set', runs: [[next, next + length - 1]] },
					words: [...stemsOf(clause), ...[...clause.matchAll(/[A-Za-z]+/g)].map(([word]) => stem(word.toLowerCase()))],
				});
				next += length;
			}
			if (found.length >= (row ? 2 : 3)) return found;
		}
		return [];
	},
);
