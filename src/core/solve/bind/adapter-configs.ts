import { runningText } from './text-measures.ts';

/** A matrix that a configuration puts an adapter on. */
export interface ConfiguredMatrix {
	readonly rows: number;
	readonly columns: number;
	readonly count: number;
}

const MODULES = /\btarget_?modules["'`]?\s*[:=]\s*[[({"'`]+([^\])}\n]{1,200})[\])}"'`]/i;
const MODULE = /\b(?:(q|k|v|o|gate|up|down|qkv)_?proj|(query|key|value|dense|qkv)|W_?([qkvo])|([qkvo]))\b/gi;
const WIDTH =
	/\b(?:hidden(?:[ _]?(?:size|dim(?:ension)?|width))?|d_?model|n_?embd|model[ _](?:width|dim(?:ension)?)|width|embedding[ _](?:size|dim(?:ension)?))["'`]?\s*(?:[:=]|of|is)?\s*(\d{2,6})\b/i;
const INNER =
	/\b(?:intermediate(?:[ _]?(?:size|dim))?|d_?ff|ffn(?:[ _]?(?:size|dim))?|mlp(?:[ _]?(?:size|dim|width))?|feed-?forward(?:[ _](?:size|dim|width))?)["'`]?\s*(?:[:=]|of|is)?\s*(\d{2,6})\b/i;
const KEY_HEADS =
	/\b(?:num_key_value_heads|n_?kv(?:_?heads)?|kv_?heads|key[-/ ]?value heads|KV heads)["'`]?\s*(?:[:=]|of|is)?\s*(\d{1,3})\b|\b(\d{1,3})\s+(?:key[-/ ]?value|KV|kv) heads\b/i;
const HEAD_WIDTH =
	/\b(?:head_?dim(?:ension)?|d_?head|head (?:size|width|dimension))["'`]?\s*(?:[:=]|of|is)?\s*(\d{1,4})\b/i;
const HEADS =
	/\b(?:num_attention_heads|n_?heads?|num_?heads|attention heads|heads)["'`]?\s*(?:[:=]|of|is)\s*(\d{1,3})\b|\b(\d{1,3})\s+(?:attention |query )?heads\b/i;
/** `k/v projections 4096 -> 1024`, `k_proj and v_proj: 4096 → 1024`. */
const NARROW =
	/\b(?:k|k_?proj)\s*(?:\/|,|and|&)\s*(?:v|v_?proj)\b[^.\n\d]{0,30}(\d{2,6})\s*(?:->|→|×|x|to)\s*(\d{2,6})\b/i;

const numberIn = (pattern: RegExp, text: string): number | undefined => {
	const found = pattern
		.exec(text)
		?.slice(1)
		.find(each => each !== undefined);
	return found === undefined ? undefined : Number(found);
};

/**
 * The matrices of one layer that a configuration names (`target_modules: [q_proj, v_proj]`), by the width that stands beside them; undefined where a
 * size that one of them needs is not said.
 */
export function configuredMatrices(text: string): readonly ConfiguredMatrix[] | undefined {
	const [, list] = MODULES.exec(text) ?? [];
	if (list === undefined) return undefined;
	const plain = runningText(text.replace(MODULES, ' ')).replaceAll(/(?<=\d),(?=\d{3}\b)/g, '');
	const names = [...list.matchAll(MODULE)].map(([, ...groups]) =>
		groups.find(each => each !== undefined)!.toLowerCase(),
	);
	// A name that is none of these has a shape of its own.
	if (names.length === 0 || names.length !== list.split(/[,\s"'`]+/).filter(each => /\w/.test(each)).length)
		return undefined;
	const width = numberIn(WIDTH, plain);
	if (width === undefined) return undefined;
	const inner = numberIn(INNER, plain);
	const heads = numberIn(HEADS, plain);
	const groups = numberIn(KEY_HEADS, plain);
	const headWidth = numberIn(HEAD_WIDTH, plain) ?? (heads === undefined ? undefined : width / heads);
	const narrow = NARROW.exec(plain);
	const keys = narrow
		? Math.min(Number(narrow[1]), Number(narrow[2]))
		: groups === undefined
			? width
			: headWidth === undefined
				? undefined
				: groups * headWidth;
	const found = names.map((name): ConfiguredMatrix | undefined => {
		const of = (rows: number | undefined, columns: number | undefined): ConfiguredMatrix | undefined =>
			rows === undefined || columns === undefined ? undefined : { rows, columns, count: 1 };
		if (/^(?:q|o|query|dense)$/.test(name)) return of(width, width);
		if (/^(?:k|v|key|value)$/.test(name)) return of(keys, width);
		if (name === 'qkv') return of(keys === undefined ? undefined : width + 2 * keys, width);
		return name === 'down' ? of(width, inner) : of(inner, width);
	});
	return found.every(each => each !== undefined) ? found : undefined;
}
