import { escaped } from '../../text/pattern.ts';

/** A layer of a network that a setting lists, with what goes into it. */
interface Layer {
	readonly label: string;
	readonly kind: 'convolution' | 'pooling' | 'dense' | 'other';
	readonly line: string;
	readonly kernel?: number | undefined;
	readonly stride?: number;
	readonly padding?: number;
	readonly dilation?: number;
	/** Output channels, or outputs. */
	readonly outputs?: number | undefined;
	readonly into?: Volume | undefined;
}

/** What stands between two layers: a map of so many channels, or numbers in a row. */
interface Volume {
	readonly side?: number | undefined;
	readonly channels?: number | undefined;
	readonly count?: number | undefined;
}

const TIMES = String.raw`\s*(?:×|x|\\times|\*|·|\\cdot)\s*`;
/** `Conv1: …`, `**Pool 2** – …`, `FC (dense): …`, a list mark before it or none. */
const LINE =
	/^\s*(?:[-*+]\s+|\d+[.)]\s+|\(\w\)\s+)?(?:\*\*|`)?([A-Z][A-Za-z]{0,14}(?:[ -]?\d{1,2})?)(?:\*\*|`)?\s*(?:\(([^)]*)\))?\s*(?:\*\*)?\s*[:：–—]\s*(?:\*\*)?\s*(\S.*)$/;

/** Numbers and signs as they stand outside of formulas. */
const bare = (line: string): string =>
	line
		.replace(/\$|\*\*|`/g, '')
		.replace(/\{,\}/g, '')
		.replace(/(\d),(?=\d{3}\b)/g, '$1');

const numberIn = (text: string, pattern: RegExp): number | undefined => {
	const [, ...found] = pattern.exec(text) ?? [];
	const said = found.find(each => each !== undefined);
	return said === undefined ? undefined : Number(said);
};

function layerIn(line: string): Layer | undefined {
	const [, label, aside = '', rest] = LINE.exec(line) ?? [];
	if (label === undefined || rest === undefined) return undefined;
	const said = bare(`${aside} ${rest}`);
	const named = `${label} ${said}`;
	const square = numberIn(said, new RegExp(`(\\d+)${TIMES}\\1(?!${TIMES}?\\d)`, 'i'));
	const kernel = square ?? numberIn(said, /\b(?:kernel|filter|window|pool)(?: size)?\s*(?:of|=|:)?\s*(\d+)\b/i);
	const stride = numberIn(said, /\bstrides?\s*(?:of|=|:)?\s*(\d+)|\bs\s*=\s*(\d+)/i);
	if (/pool/i.test(named))
		return {
			label,
			kind: 'pooling',
			line,
			kernel,
			stride: stride ?? kernel ?? 1,
			padding: paddingIn(said, kernel) ?? 0,
		};
	if (
		/^(?:fc|dense|linear|output|fully|lin)/i.test(label) ||
		/\bfully[ -]connected\b|\bdense\b|\blinear layer\b/i.test(said)
	) {
		const outputs =
			numberIn(said, /(\d+)\s*(?:outputs?|output units|units|neurons|classes|nodes)\b/i) ?? onlyNumber(said);
		return { label, kind: 'dense', line, outputs };
	}
	if (/conv/i.test(label) || /\bconv(?:olution(?:al)?)?\b/i.test(said) || /\bfilters?\b/i.test(said)) {
		const outputs = numberIn(
			said,
			/(\d+)\s+(?:[a-z]+\s+)?(?:filters?|kernels?|output channels|channels|feature maps|maps)\b/i,
		);
		return {
			label,
			kind: 'convolution',
			line,
			kernel,
			stride: stride ?? 1,
			padding: paddingIn(said, kernel) ?? 0,
			dilation: numberIn(said, /\bdilation\s*(?:of|=|:)?\s*(\d+)/i) ?? 1,
			outputs,
		};
	}
	return /^(?:relu|batch|bn|norm|layer ?norm|dropout|flatten|activation|softmax|tanh|sigmoid)/i.test(label)
		? { label, kind: 'other', line }
		: undefined;
}

const onlyNumber = (text: string): number | undefined => {
	const numbers = [...text.matchAll(/\d+/g)];
	return numbers.length === 1 ? Number(numbers[0]![0]) : undefined;
};

function paddingIn(said: string, kernel: number | undefined): number | undefined {
	if (/\b(?:no|without|zero) padding\b|\bvalid\b/i.test(said) && !/\bzero padding\s*(?:of|=)?\s*\d/i.test(said))
		return 0;
	if (/\bsame\b/i.test(said) && kernel !== undefined && kernel % 2 === 1) return (kernel - 1) / 2;
	return numberIn(said, /\bpad(?:ding)?\s*(?:of|=|:)?\s*(\d+)|\bp\s*=\s*(\d+)/i);
}

/** The image that a network is said to take. */
function imageIn(setting: string): Volume | undefined {
	const said = bare(setting);
	const found = new RegExp(`(\\d+)${TIMES}\\1(?:${TIMES}(\\d+))?`, 'i').exec(said);
	if (!found) return undefined;
	const channels =
		found[2] !== undefined
			? Number(found[2])
			: /\bRGB\b|\bcolou?r\b/i.test(said)
				? 3
				: /\bgr[ae]y-?(?:scale)?\b/i.test(said)
					? 1
					: numberIn(said, /(\d+)\s+(?:input )?channels\b/i);
	return { side: Number(found[1]), channels };
}

function behind(layer: Layer, into: Volume | undefined): Volume | undefined {
	if (layer.kind === 'other') return into;
	if (layer.kind === 'dense') return layer.outputs === undefined ? undefined : { count: layer.outputs };
	const { kernel, stride = 1, padding = 0, dilation = 1 } = layer;
	if (into?.side === undefined || kernel === undefined) return undefined;
	const side = Math.floor((into.side + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
	return { side, channels: layer.kind === 'pooling' ? into.channels : layer.outputs };
}

/** The layers that a setting lists under labels, in their order, each with what the ones before it hand on. */
function layersIn(setting: string): readonly Layer[] {
	const lines = setting.split('\n');
	const read = lines.map(layerIn);
	const layers = read.filter(layer => layer !== undefined);
	if (layers.filter(({ kind }) => kind === 'convolution' || kind === 'dense').length < 1 || layers.length < 2)
		return [];
	let volume = imageIn(lines.filter((_, at) => read[at] === undefined).join('\n'));
	return layers.map(layer => {
		const into = volume;
		volume = behind(layer, into);
		return { ...layer, into };
	});
}

/** What a question and its setting say of the one layer that it names, where the setting lists several. */
export interface NamedLayer {
	readonly own: string;
	readonly around: string;
}

/**
 * A question about one layer of a network that its setting lists (`What is the output size of Conv2?`): the other layers are left out of the setting,
 * and what they hand on to the one that is named is said there. Undefined where the question names none of them, or several.
 */
export function aboutNamedLayer(own: string, around: string): NamedLayer | undefined {
	const layers = layersIn(around);
	const named = layers.filter(({ label }) => new RegExp(`\\b${escaped(label)}\\b(?!\\d)`, 'i').test(own));
	const [layer] = named;
	if (named.length !== 1 || !layer || layer.kind === 'other') return undefined;
	const lines = new Set(layers.map(({ line }) => line));
	const rest = around
		.split('\n')
		.filter(line => !lines.has(line))
		.join('\n');
	return {
		own: own.replace(new RegExp(`\\b${escaped(layer.label)}\\b(?!\\d)`, 'i'), `the ${KINDS[layer.kind]}`),
		around: `${withoutImage(rest)}\n${sentenceOf(layer)}`,
	};
}

const KINDS: Readonly<Record<'convolution' | 'pooling' | 'dense', string>> = {
	convolution: 'convolution layer',
	pooling: 'pooling layer',
	dense: 'fully connected layer',
};

/** The image of the whole network is not what this layer takes. */
const withoutImage = (text: string): string =>
	text.replace(new RegExp(`\\$?(\\d+)${TIMES}\\1(?:${TIMES}\\d+)?\\$?`, 'gi'), '');

function sentenceOf({ label, kind, kernel, stride, padding, dilation, outputs, into }: Layer): string {
	const said: string[] = [];
	if (kind === 'dense') {
		const inputs =
			into?.count ??
			(into?.side !== undefined && into.channels !== undefined ? into.side ** 2 * into.channels : undefined);
		if (inputs !== undefined) said.push(`${inputs} inputs`);
		if (outputs !== undefined) said.push(`${outputs} outputs`);
		return `${label}: a fully connected layer with ${said.join(' and ')}.`;
	}
	if (kernel !== undefined) said.push(`kernel size ${kernel}`);
	said.push(`stride ${stride}`, `padding ${padding}`);
	if (dilation !== undefined && dilation > 1) said.push(`dilation ${dilation}`);
	if (into?.side !== undefined) said.push(`input size ${into.side}`);
	if (kind === 'convolution') {
		if (into?.channels !== undefined) said.push(`${into.channels} input channels`);
		if (outputs !== undefined) said.push(`${outputs} output channels`);
	}
	return `${label}: a ${kind} with ${said.join(', ')}.`;
}
