import type { Unit } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';

/** What kind of thing a question wants: a hard dimension, a count of something, a truth. */
export type Asked =
	| 'information'
	| 'time'
	| 'money'
	| 'work'
	| 'energy'
	| 'power'
	| 'mass'
	| 'rate'
	| 'count'
	| 'truth';

const PATTERNS: readonly (readonly [RegExp, Asked])[] = [
	[
		/\bhow (?:much|many)\s+(?:(?!per\b)[a-z][\w-]*\s+){0,3}?(?:memory|storage|space|bytes?|bits?|[kmgtpe]i?b|kilobytes?|gigabytes?|megabytes?|terabytes?|petabytes?|kibibytes?|mebibytes?|gibibytes?|ram|vram)\b(?!\s+(?:erasures?|flips?|operations?)\b)/,
		'information',
	],
	[/\bin (?:bytes|bits|[kmgt]i?b|gigabytes|megabytes|terabytes)\b/, 'information'],
	[
		/\bhow many (?:bits|bytes) (?:per|for each|for every|does each|a) (?:weight|parameter|number|entry|value)\b/,
		'rate',
	],
	[
		/\bhow (?:many|much)\s+(?:[\w-]+[\s-])?(?:gpu|tpu|chip|accelerator|device|card|[a-z]\d{2,4})[\s-]*(?:hours?|days?|time)\b/,
		'time',
	],
	[
		// `how long is the part that is ignored`: a vector has a length too.
		/\bhow long\b(?!\s+(?:is|are)\s+(?:the\s+|its\s+)?(?:ignored\s+|projected\s+)?(?:vectors?|parts?|projections?|components?|what\s+the\s+heads?)\b)|\bhow (?:much|many)\s+(?!per\b)(?:[\w-]+\s+){0,2}?(?:time|seconds?|minutes?|hours?|days?|weeks?|months?|(?:person-|reading-)?years?)\b/,
		'time',
	],
	[
		/\bwhat is the (?:[\w-]+\s+){0,2}?(?:latency|wall[\s-]clock time|duration)\b|\bin (?:seconds|minutes|hours|days|years)\b/,
		'time',
	],
	[
		/\bhow much (?:does|do|would|will|did|is)\b[^.?!]*\bcosts?\b|\bhow (?:much|many)\s+(?:[\w-]+\s+){0,2}?(?:money|dollars?|cents)\b/,
		'money',
	],
	[
		/\bwhat (?:is|are|would be) the (?:[\w-]+\s+){0,3}?(?:costs?|price)\b|\bhow expensive\b|\bin (?:dollars|usd)\b/,
		'money',
	],
	[
		/\bhow (?:much|many)\s+(?:[\w-]+\s+){0,3}?(?:flops?|operations|macs?|compute|multiply-adds?|multiplications)\b(?!\s*(?:per\s+(?:s|second|byte|cycle|watt|dollar)\b|\/))|\bin flops?\b(?!\s*(?:per\s|\/))/,
		'work',
	],
	[
		/\b(?:count|compute|calculate|estimate|determine|find|give|state|work out)\s+(?:(?:the|its|their|all|total|number of|forward|training)\s+){0,3}flops?\b(?!\s*(?:per\s|\/|util))/,
		'work',
	],
	[/(?:^|[.?!:;]\s+|\band\s+)(?:flops?|macs?) (?:for|of|in)\b[^.?!]*\?/, 'work'],
	[
		/\bcount (?:the |all )?(?:number of )?(?:multiply[-–—]\s?accumulates?|multiply[-–—]\s?adds?|macs|multiplications|operations)\b/,
		'work',
	],
	[/\bhow (?:much|many)\s+(?:[\w-]+\s+){0,2}?(?:energy|joules?|kwh|kilowatt-hours?)\b/, 'energy'],
	[/\bhow (?:much|many)\s+(?:[\w-]+\s+){0,2}?(?:power|watts?)\b/, 'power'],
	[
		/\bhow (?:much|many)\s+(?!percent|per cent|%|times)(?:[\w-]+\s+){0,2}?(?:co2|carbon|tons?|tonnes?|kilograms?|kg)\b/,
		'mass',
	],
	[
		/\bhow many\s+(?:(?!per\b)[\w-]+\s+){0,3}?(?:parameters?|weights|tokens?|words?|books?|gpus?(?![\s-]*(?:hours?|days?|time))|layers?|heads?|vectors?|terms|positions|burgers?|essays?|pages?|cars?)\b(?!\s*(?:per|\/|a|each)\s*(?:s|second|minute|hour|day)\b)/,
		'count',
	],
	[/\bhow many\s+(?:[\w-]+\s+){1,3}?(?:per|a|each)\s+(?:second|minute|hour|day|byte)\b/, 'rate'],
	[/\btrue or false\b|\btrue\/false\b/, 'truth'],
];

/** What a question asks for, where its words say so plainly: "how many bytes", "how long", "in dollars". */
export const askedKinds = rememberTexts((text: string): ReadonlySet<Asked> => {
	const plain = text
		.toLowerCase()
		.replace(/[$*_`\\{}]/g, ' ')
		.replace(/\s+/g, ' ');
	const found = new Set(PATTERNS.filter(([pattern]) => pattern.test(plain)).map(([, kind]) => kind));
	if (found.has('rate')) found.delete('information');
	// How many of whatever else: a number, but none of something with a unit.
	if (found.size === 0 && /\bhow many\s+(?!(?:[\w-]+\s+){0,3}(?:per|ways|reasons|points)\b)[a-z]/.test(plain))
		found.add('count');
	return found;
});

/** The kind of a result by its unit. */
export function kindOf(unit: Unit | undefined): Asked {
	const hard = unit?.dimension.hard ?? {};
	// `B/parameter` is as much as each of them takes.
	if (Object.values(unit?.dimension.nouns ?? {}).some(power => power < 0)) return 'rate';
	const is = (wanted: Readonly<Record<string, number>>): boolean => {
		const names = new Set([...Object.keys(wanted), ...Object.keys(hard)]);
		return [...names].every(name => (wanted[name] ?? 0) === ((hard as Readonly<Record<string, number>>)[name] ?? 0));
	};
	if (is({ bit: 1 })) return 'information';
	if (is({ s: 1 })) return 'time';
	if (is({ USD: 1 }) || is({ USD: 1, s: -1 })) return 'money';
	if (is({ FLOP: 1 })) return 'work';
	if (is({ kg: 1, m: 2, s: -2 })) return 'energy';
	if (is({ kg: 1, m: 2, s: -3 })) return 'power';
	if (is({ kg: 1 })) return 'mass';
	return is({}) ? 'count' : 'rate';
}
