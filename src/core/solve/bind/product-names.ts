import { numberWords } from '../../math/number-words.ts';
import type { Fact } from '../../quantities/given.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import { escaped } from '../../text/pattern.ts';
import type { PartText } from './part-text.ts';

/** What the facts know by name, as patterns. */
interface Products {
	/** `64 A100s`, `8 × H100`, `2,048 H100 GPUs`: so many accelerators; undefined where the facts know none. */
	readonly counted: RegExp | undefined;
	/** `how many H200s`: the number of accelerators is asked for. */
	readonly asked: RegExp | undefined;
	readonly device: RegExp;
	/** A number that is part of a name: `RTX 4090`, `Llama 3`. */
	readonly numbered: RegExp | undefined;
	/** A text as the readers of its numbers see it. */
	readonly put: (text: string) => string;
}

/** Properties that only an accelerator has. */
const OF_DEVICES: ReadonlySet<string> = new Set(['memory bandwidth', 'peak compute', 'interconnect bandwidth']);
const THINGS = '(?:GPUs|TPUs|accelerators|chips|cards|devices|nodes)';

/**
 * A question as the readers of its numbers see it: `64 A100s` are 64 GPUs, and the 4090 of an RTX 4090 is no number. The names are those
 * that the facts have, with other members of their families: the word before the number (`RTX 5090`), the letters of a code (`A40`).
 */
export function withoutProducts(text: PartText, facts: readonly Fact[]): PartText {
	const { put } = productsOf(facts);
	return {
		...text,
		own: put(text.own),
		around: put(text.around),
		...(text.earlier === undefined ? {} : { earlier: put(text.earlier) }),
		...(text.before === undefined ? {} : { before: text.before.map(put) }),
		...(text.answer === undefined ? {} : { answer: put(text.answer) }),
	};
}

function inPlainWords(text: string, { counted, asked, device, numbered }: Omit<Products, 'put'>): string {
	let plain = text;
	if (counted)
		plain = plain.replace(counted, (whole, count: string) => `${count} ${/TPU/.test(whole) ? 'TPUs' : 'GPUs'}`);
	if (asked)
		plain = plain.replace(asked, (whole: string, how: string) => `${how} ${/TPU/.test(whole) ? 'TPUs' : 'GPUs'}`);
	plain = plain.replace(/(?<![\w.])(\d[\d,]*) of (?:them|these|those|such)\b/gi, (whole, count: string, at: number) =>
		device.test(plain.slice(0, at)) ? `${count} GPUs` : whole,
	);
	return numbered ? plain.replace(numbered, '$1-$2') : plain;
}

/** Whether a fact is of a device. */
export const isOfDevice = ({ subject }: Fact, facts: readonly Fact[]): boolean =>
	facts.some(fact => fact.subject === subject && OF_DEVICES.has(fact.property));

const productsOf = rememberOf((facts: readonly Fact[]): Products => {
	const patterns = patternsOf(facts);
	return { ...patterns, put: rememberTexts(text => inPlainWords(text, patterns)) };
});

const anyOf = (patterns: Iterable<string>): string =>
	[...new Set(patterns)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

function patternsOf(facts: readonly Fact[]): Omit<Products, 'put'> {
	const devices = new Set<string>();
	const others = new Set<string>();
	const isDevice = new Set(facts.filter(({ property }) => OF_DEVICES.has(property)).map(({ subject }) => subject));
	for (const { subject, aliases } of facts)
		for (const name of [subject, ...aliases])
			if (/\d/.test(name) && /^[A-Z]/.test(name)) (isDevice.has(subject) ? devices : others).add(name);
	const words = '(?:GPUs?|TPUs?|chips?|accelerators?|cards?|devices?)';
	const names = [...devices].map(name => escaped(name).replace(/[\s-]+/g, String.raw`[\s-]?`));
	// `A100` tells of `A40`, `RTX 3090` of `RTX 5090`, `TPU v4` of `TPU v8`
	const codes = [...devices].flatMap(name => /^([A-Z]{1,2})\d{1,3}[A-Z]?$/.exec(name)?.[1] ?? []);
	const families = [...devices].flatMap(
		name => /^([A-Z]{2,}) ?(v?)\d/.exec(name)?.slice(1).join(String.raw`\s?`) ?? [],
	);
	const device = anyOf([
		...names,
		...(codes.length > 0 ? [String.raw`(?:${anyOf(codes)})\d{1,3}0[a-zA-Z]?`] : []),
		...families.map(word => String.raw`${word}\d{1,4}[a-z]?`),
	]);
	const numbered = anyOf([...devices, ...others].flatMap(name => /^([A-Za-z]{2,})[ -]\d/.exec(name)?.[1] ?? []));
	return {
		counted:
			device === ''
				? undefined
				: new RegExp(
						String.raw`(?<![\w.^/-])(\d+(?:,\d{3})*|${numberWords(2, 12)})\s*(?:×|x|\$?\\times\$?)?\s*(?:NVIDIA\s+|AMD\s+|Google\s+)?(?:${device})(?:\s\d+\s?GB)?(?:s\b|\s+${THINGS}\b|(?=[^\w-]|$)(?!\s*(?:hours?|days?|hrs?|h)\b))`,
						'g',
					),
		asked:
			device === ''
				? undefined
				: new RegExp(
						String.raw`(\b[Hh]ow many|\b[Nn]umber of)\s+(?:such\s+)?(?:NVIDIA\s+|AMD\s+|Google\s+)?(?:${device})(?:s\b|\s+${THINGS}\b|(?=\s*(?:[?.,;(]|\bare\b|\bdo\b|\bmust\b|\bwould\b)))(?![\s-]*(?:hours?|days?|hrs?|h)\b)`,
						'g',
					),
		device: new RegExp(String.raw`\b${words}\b${device === '' ? '' : `|${device}`}`),
		numbered:
			numbered === ''
				? undefined
				: new RegExp(String.raw`\b(${numbered}) (\d[\d.]*)(?![\d.]*\s*(?:[kMBT]\b|billion|million))`, 'g'),
	};
}
