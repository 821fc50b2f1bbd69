import { quantity } from '../../math/evaluate/evaluate.ts';
import { toLatex } from '../../math/print/print.ts';
import { HAN_SCALES } from '../../math/units/foreign-scales.ts';
import { unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import { numberOf, runningText, SCALE } from '../bind/text-measures.ts';
import { type Asked, kindOf } from '../match/asked.ts';
import type { Match } from '../match/match.ts';
import { numberNode } from '../run/substitute.ts';
import type { NamedResult } from '../solution.ts';

/** An amount that a clause may mean: a result, a given, or a number that the text states of something. */
export interface NamedAmount {
	readonly name: string;
	/** Other names of it. */
	readonly aliases: readonly string[];
	readonly value: Quantity;
	readonly kind: Asked;
	readonly latex: string;
	/** What it is the amount of, as far as its words say. */
	readonly of: ReadonlySet<Thing>;
	/** Whether it counts parameters, weights, numbers. */
	readonly numbers: boolean;
	readonly from: 'result' | 'given' | 'stated';
	/** The key's symbol of a result. */
	readonly symbol?: string;
	/** A share, a factor or a rank: a number that counts nothing. */
	readonly bare: boolean;
}

/** Things of which texts about adapters and prompts have several names. */
export type Thing = 'model' | 'adapter' | 'prompt' | 'prefix' | 'matrix' | 'copies';

const THINGS: readonly (readonly [Thing, RegExp])[] = [
	['prefix', /\b(?:prefix(?:es)?(?:[- ]tuning)?|p-tuning v2|präfix)\b|前缀/i],
	['prompt', /\b(?:(?:soft |deep )?prompts?(?:[- ]tuning)?|virtual tokens|soft tokens|prompt vectors)\b|软提示|提示/i],
	[
		'adapter',
		/\b(?:loras?|lora-\w+|adapters?|adaptern|low-rank (?:update|factors?)|(?:two |thin )?factors|adaptateurs?)\b|适配器/i,
	],
	['copies', /\bcop(?:y|ies)\b|\bkopien?\b/i],
	[
		'matrix',
		/\b(?:matri(?:x|ces|zen)|dense update|full update|full-rank update|unrestricted|dense|weight matri(?:x|ces)|matrice)\b|矩阵/i,
	],
	[
		'model',
		/\b(?:models?|llms?|lms?|networks?|transformers?|backbone|decoders?|base (?:model|weights)|full(?:y)? fine-?tun\w*|modells?|modelle[ns]?|netz(?:es|werks?)?|sprachmodells?|modèles?|gpt[\w-]*|llama[\w-]*)\b|模型/i,
	],
];

/** The things that some words speak of. */
export const thingsIn = rememberTexts((words: string): ReadonlySet<Thing> => {
	const found = new Set<Thing>();
	for (const [thing, pattern] of THINGS) if (pattern.test(words)) found.add(thing);
	// `a layer` beside nothing else is its matrix.
	if (found.size === 0 && /\b(?:full|dense|weight|whole) layers?\b/i.test(words)) found.add('matrix');
	return found;
});

const DIGITS = '(?:10\\s*\\^\\s*\\d+|\\d(?:[\\d,]*\\d)?(?:\\.\\d+)?(?:e\\d+)?(?:\\s*[×·*]\\s*10\\s*\\^?\\s*\\d+)?)';
const COUNTED = new RegExp(
	`(?<![\\w.^_/-])(${DIGITS})(${SCALE})?[\\s-]+(?:(?:trainable|trained|frozen|learned|learnable|adapter|lora|model|total|extra|new)\\s+){0,2}(?:parameters?|params?|weights|numbers|entries|values|Parametern?|Gewichte[n]?|paramètres|poids)\\b(?!\\s*(?:per|/|each))|(?<![\\w.^_/-])(\\d+(?:\\.\\d+)?)[\\s-]?([BM]|billion|million)[\\s-]?(?:[a-z]+\\s+){0,2}?(?:models?|LLMs?|networks?|transformers?|Modells?)\\b|(?<![\\w.^_/-])(\\d+(?:\\.\\d+)?)\\s*(${[...HAN_SCALES.keys()].join('|')})\\s*个?参数`,
	'gi',
);

/** The numbers of parameters that a text states of something: `the LoRA would have 6,553,600 weights`, `a 7B model`. */
export const statedCounts = rememberTexts((text: string): readonly NamedAmount[] => {
	const plain = runningText(text).replace(/个参数/g, '个参数 ');
	let last = 0;
	return [...plain.matchAll(COUNTED)].flatMap((match): readonly NamedAmount[] => {
		const [whole, digits, scale, size, short, han, hanScale] = match;
		const value =
			han !== undefined
				? Number(han) * 10 ** HAN_SCALES.get(hanScale!)!
				: numberOf(
						(digits ?? size)!,
						scale ?? (short === undefined ? '' : /^[bm]$/i.test(short) ? short.toUpperCase() : ` ${short}`),
					);
		const start = Math.max(last, lastEnd(plain, match.index));
		const before = plain.slice(start, match.index);
		const end = match.index + whole.length;
		last = end;
		if (value === undefined || value < 100) return [];
		const behind = /^[^.;:?!]*/.exec(plain.slice(end, end + 80))?.[0] ?? '';
		// `LoRA: 42 million parameters`: what stands before the colon.
		const label = before.trim() === '' ? (/([^.;:?!\n]*):\s*$/.exec(plain.slice(0, match.index))?.[1] ?? '') : '';
		const owner =
			size !== undefined ? whole : thingsIn(before).size > 0 ? before : thingsIn(label).size > 0 ? label : behind;
		return [
			{
				name: whole.trim(),
				aliases: [],
				value: quantity(value),
				kind: 'count',
				latex: toLatex(numberNode(value, 15, value >= 1e9)).replace(/\\mathrm\{e\}(-?\d+)/, ' \\times 10^{$1}'),
				of: firstThing(owner),
				numbers: true,
				from: 'stated',
				bare: false,
			},
		];
	});
});

/** Where the sentence begins in which a place stands. */
function lastEnd(text: string, place: number): number {
	const ends = [...text.slice(0, place).matchAll(/[;:?!](?=\s)|\.(?=\s)/g)];
	return ends.length === 0 ? 0 : ends.at(-1)!.index + 1;
}

/** The thing that stands first: `a LoRA on the model has` tells of the LoRA. */
function firstThing(words: string): ReadonlySet<Thing> {
	// `… is fine-tuned with an adapter of`
	const [, nearest] = /((?:[\w-]+\s+){1,3})(?:of|with|has|having|:)\s*$/i.exec(words) ?? [];
	const near = nearest === undefined ? new Set<Thing>() : thingsIn(nearest);
	if (near.size === 1) return near;
	const places = THINGS.flatMap(([thing, pattern]) => {
		const at = words.search(pattern);
		return at < 0 ? [] : [{ thing, at }];
	}).toSorted((a, b) => a.at - b.at);
	return new Set(places.slice(0, 1).map(({ thing }) => thing));
}

/** What is counted where bytes are asked for. */
export const NUMBERS =
	/\b(?:parameters?|params?|weights|numbers|entries|values|floats?|trained|learned|gewichten?|zahlen|paramètres|poids)\b|参数/i;
const BARE = /\b(?:share|ratio|factor|fraction|percentage|rank|times|beside|saving|less|fewer)\b/i;

/** A result as an amount, where it is a number. */
export function amountOf(result: NamedResult, key: Match['key'] | undefined): NamedAmount | undefined {
	if (result.value.kind !== 'quantity') return undefined;
	const unit = key?.gives.find(({ symbol }) => symbol === result.symbol)?.unit;
	const aliases = result.aliases ?? [];
	return {
		name: result.name,
		aliases,
		value: result.value,
		kind: kindOf(result.value.unit),
		latex: result.symbolLatex,
		of: thingsIn(result.name),
		numbers: NUMBERS.test([result.name, ...aliases].join(' ; ')),
		from: 'result',
		symbol: result.symbol,
		bare: kindOf(result.value.unit) === 'count' && (unit?.text === '%' || BARE.test(result.name)),
	};
}

/** The givens that the text states, as amounts. */
export const givenAmounts = ({ binding }: Match): readonly NamedAmount[] =>
	[...binding.bound.values()].flatMap(({ given, value, source, shown }): readonly NamedAmount[] =>
		value?.kind !== 'quantity' || !isSaid(source?.from) || given.constant
			? []
			: [
					{
						name: given.name,
						aliases: given.aliasWords,
						value,
						kind: value.unit === unitless ? 'count' : kindOf(value.unit),
						latex: toLatex(shown ?? given.expression),
						of: thingsIn(given.name),
						numbers: NUMBERS.test(given.name),
						from: 'given',
						bare: false,
					},
				],
	);
