import { quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import type { Value } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';
import { isVector } from './bind-lists.ts';

/** A layer that moves a window over its input. */
interface Layer {
	readonly kernel: number;
	readonly stride: number;
	readonly padding: number;
}

const NUMBER_WORDS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6 };

/**
 * The kernels, strides or paddings of the layers that a text lists in their order, for a vector with `kernels of the layers`, `strides of the layers` or
 * `paddings of the layers` among its aliases: `a 7x7 convolution with stride 2, a 3x3 max pool with stride 2 and two 3x3 convolutions`,
 * `nn.Conv2d(3, 16, 5), nn.MaxPool2d(2)`. A pooling layer without a stride moves by its whole window. Undefined for less than two layers.
 */
export function layerList(given: KeyGiven, text: string): Value | undefined {
	if (!isVector(given)) return undefined;
	const which = (['kernel', 'stride', 'padding'] as const).find(each =>
		given.aliasWords.includes(`${each}s of the layers`),
	);
	const layers = which && (madeLayers(text) ?? toldLayers(text));
	if (!which || !layers || layers.length < 2) return undefined;
	return asColumn({ kind: 'list', items: layers.map(layer => quantity(layer[which])) });
}

/** `nn.Conv2d(3, 16, kernel_size=5, stride=2)`, `nn.MaxPool2d(2)`. */
function madeLayers(text: string): readonly Layer[] | undefined {
	const made = [...text.matchAll(/\b(Conv[12]d|(?:Max|Avg)Pool[12]d)\(([^()]*)\)/g)].map(([, name, inside]) => {
		const named = (word: string): number | undefined => {
			const found = new RegExp(`\\b${word}\\s*=\\s*(\\d+)`).exec(inside!)?.[1];
			return found === undefined ? undefined : Number(found);
		};
		const plain = inside!.split(',').flatMap(each => (/^\s*\d+\s*$/.test(each) ? [Number(each)] : []));
		const pool = /Pool/.test(name!);
		const kernel = named('kernel_size') ?? plain[pool ? 0 : 2];
		const stride = named('stride') ?? plain[pool ? 1 : 3] ?? (pool ? kernel : 1);
		return { kernel, stride, padding: named('padding') ?? plain[pool ? 2 : 4] ?? 0 };
	});
	return made.length > 1 && made.every(isWhole) ? made : undefined;
}

const isWhole = (layer: { readonly [key in keyof Layer]: number | undefined }): layer is Layer =>
	layer.kernel !== undefined && layer.stride !== undefined && layer.padding !== undefined;

const SIDES = '(\\d{1,2})\\s*(?:x|×|\\\\times)\\s*\\2';
/** A layer by its kind and its window, in either order. */
const LAYER = new RegExp(
	`(?:\\b(two|three|four|five|six|\\d)\\s+(?:(?:stacked|consecutive|successive)\\s+)?)?(?:${SIDES}[\\s-]+(?:\\w+[\\s-]+)?((?:max|average|avg|mean)?[\\s-]*pool\\w*|conv\\w*|filters?|kernels?)|\\b((?:max|average|avg|mean)?[\\s-]*pool\\w*|conv\\w*)\\s*\\(?\\s*(?:layers?\\s*)?(?:with\\s+)?(?:kernel\\s*(?:size)?\\s*)?(\\d{1,2})\\s*(?:x|×|\\\\times)\\s*\\5)`,
	'gi',
);

/** What stands before another stack of layers. */
const APART =
	/\b(?:and|or)\s+(?:of|for|that of)\s+(?:an?\s+|the\s+)?$|\b(?:versus|vs\.?|compared (?:with|to)|than(?: that of)?|instead of)\s+(?:an?\s+|one\s+)?$/i;

/** Layers that words list. */
function toldLayers(text: string): readonly Layer[] | undefined {
	const plain = text.replace(/[$`]/g, '').replace(/\\times/g, '×');
	const found = [...plain.matchAll(LAYER)];
	// `of three 3x3 convolutions, and of two 5x5 ones`: each stack by itself.
	if (found.some(({ index }) => APART.test(plain.slice(0, index)))) return undefined;
	const layers = found.flatMap((match, at): readonly (Layer | undefined)[] => {
		// What is said of a layer stands before the next one.
		const tail = plain.slice(match.index + match[0].length, found[at + 1]?.index ?? match.index + match[0].length + 80);
		const said = tail.split(/[.;?](?!\d)/)[0]!;
		const number = (word: string): number | undefined => {
			const [, value] = new RegExp(`\\b${word}\\s*(?:size\\s*)?(?:of|=|:)?\\s*(\\d{1,2})\\b`, 'i').exec(said) ?? [];
			return value === undefined ? undefined : Number(value);
		};
		const pool = /pool/i.test(match[3] ?? match[4] ?? '');
		const kernel = Number(match[2] ?? match[5]);
		const layer: Layer = {
			kernel,
			stride: number('strides?') ?? (pool ? kernel : 1),
			padding: number('padding') ?? 0,
		};
		const count = match[1] === undefined ? 1 : (NUMBER_WORDS[match[1].toLowerCase()] ?? Number(match[1]));
		return Array.from({ length: count }, () => layer);
	});
	return layers.every(layer => layer !== undefined) ? layers : undefined;
}
