import type { Homework } from '../../../homework/homework.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say } from '../../../text/message.ts';
import { answerSlices } from '../../against/answer-words.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { questionsOf } from '../../places.ts';
import type { Report } from '../chain-flow.ts';

type Role = 'length' | 'head' | 'width' | 'vocabulary';

/** Words beside a number that is the size of an axis. */
const ROLES: Readonly<Record<Role, string>> = {
	length: String.raw`(?:sequence|context|prompt)[\s-]length|context\s+(?:window|size)|seq_len|n_(?:ctx|context)|block\s+size|Sequenzlänge|Kontextlänge|longueur\s+de\s+séquence|longitud\s+de\s+secuencia|序列长度`,
	head: String.raw`(?:head|key|value|query)[\s-](?:width|dimension|size|dim)|d_(?:\{?(?:head|k|h|v)\}?|\{\\text\{(?:head|k|h)\}\})|heads?\s+of\s+(?:width|size|dimension)|Kopf(?:breite|dimension)|Köpfen?\s+der\s+Breite|têtes\s+de\s+(?:taille|dimension)`,
	width: String.raw`d_(?:\{?model\}?|\{\\text\{model\}\})|(?:model|hidden|embedding)[\s-](?:width|dimension|size|dim)|Modellbreite|dimension\s+du\s+modèle|E\s*=`,
	vocabulary: String.raw`vocab(?:ulary)?(?:[\s-]size)?|n_(?:vocab|v)|Vokabular|vocabulaire|vocabulario|词表`,
};
/** Nouns that a length is counted in. */
const TOKENS = '(?:tokens?|positions?|jetons?|Positionen)';

/** A tensor by its name, and what its last axes run over. */
interface Tensor {
	readonly name: RegExp;
	readonly ends: readonly Role[];
	readonly says: Message;
}

const TENSORS: readonly Tensor[] = [
	{
		name: /\b(?:attention[\s-](?:scores?|weights?|logits|matri(?:x|ces)|map|probabilit\w+|pattern)|score\s+(?:tensor|matri(?:x|ces))|scores?(?=\s|$)|Q\s?K\s?\^|Attention-(?:Scores|Gewichte|Matrix))|Aufmerksamkeits(?:gewichte|matrix)|scores\s+d['’]attention/iu,
		ends: ['length', 'length'],
		says: say`one number for each pair of positions`,
	},
	{
		name: /\b(?:(?:tensors?\s+of\s+)?(?:the\s+)?(?:queries|keys|values)|(?:query|key|value)\s+tensor|tensors?\s+\$?[QKV]\$?)(?![\p{L}])/iu,
		ends: ['length', 'head'],
		says: say`a vector of the head for each position`,
	},
	{
		name: /\b(?:logits?|output\s+logits|Logits)\b/iu,
		ends: ['length', 'vocabulary'],
		says: say`a number for each token of the vocabulary at each position`,
	},
	{
		name: /\b(?:residual\s+stream|hidden\s+states?|token\s+embeddings)\b/iu,
		ends: ['length', 'width'],
		says: say`a vector of the model for each position`,
	},
];

const NUMBER = String.raw`\d{1,3}(?:(?:,|\{,\})\d{3})+(?!\d)|\d{1,7}`;
/** `(8, 12, 1024, 64)`, `[8,12,1024,64]`, `8 × 12 × 1024 × 64`: three axes and more. */
const SHAPE = new RegExp(
	String.raw`[(\[]\s*(?<list>\d{1,7}(?:\s*,\s*(?:\\[,;! ])?\s*\d{1,7}){2,4})\s*[)\]]|(?<![\d.×·*=]\s?)(?<product>(?:${NUMBER})(?:\s*(?:×|\\times|x)\s*(?:${NUMBER})){2,4})(?!\s*(?:×|\\times|x|=|≈|\\approx|[·*/]|\\cdot|bytes?|B\b|FLOP|MAC|multi|param|numbers|entries|weights|scores|elements))`,
	'gu',
);
/** Other lengths on the two sides. */
const TWO_LENGTHS =
	/\b(?:cross[\s-]?attention|encoder|decod(?:e|ing)\s+step|KV[\s-]cache|cached|past\s+(?:tokens|keys)|memory\s+tokens|sliding|window(?:ed)?|local|prefix|linear\s+attention|low[\s-]rank|Linformer|chunk\w*|block(?:s|wise)|patch\w*|latent)\b/i;
const DOUBTED = /\b(?:not|n['’]t|never|instead|would|if|wrong\w*|mistak\w*|before|nicht|falsch|statt|pas|no)\b/i;
const SHAPED =
	/\b(?:shape[sd]?|tensors?|dimensions?|size|sized|of\s+form|Form|Gestalt|forme|taille|forma|tamaño)(?![\p{L}])|[∈]|\\in\b/iu;

/**
 * Shapes of tensors that a text names: the attention scores have two axes of positions, the logits one over the vocabulary. Wrong where the last axis that is written
 * is the size of another thing that the question gives, and the right one is given too.
 */
export function checkTensorShapes(homework: Homework, findings: readonly Finding[], report: Report): void {
	const asked = questionsOf(homework);
	homework.parts.forEach((_, part) => {
		const slices = answerSlices(homework, part);
		if (slices.length === 0) return;
		const around = aroundOf(homework, part);
		if (TWO_LENGTHS.test(around)) return;
		for (const { block, span } of slices) {
			const source = homework.source.blocks[block];
			if (!source || source.kind === 'fence') continue;
			const text = ownText(source).slice(span.start, span.end);
			for (const match of text.matchAll(SHAPE)) {
				const sentence = text
					.slice(0, match.index)
					.split(/(?<!\b[A-Z])[.!?;]\s|\n/)
					.at(-1)!;
				if (!SHAPED.test(sentence) || DOUBTED.test(sentence.slice(-60)) || TWO_LENGTHS.test(sentence)) continue;
				const tensor = tensorIn(sentence) ?? tensorIn(shapeAsked(asked(part)));
				if (!tensor) continue;
				const axes = (match.groups!.list ?? match.groups!.product)!
					.replace(/\{,\}|(?<=\d),(?=\d{3}\s*(?:×|\\times|x|$))/g, '')
					.match(/\d+/g)!
					.map(Number);
				const off = offIn(axes, tensor, new Map([...sizesBefore(homework, part, asked), ...sizesIn(around)]));
				if (off === undefined) continue;
				const start = span.start + match.index;
				const anchor = { block, span: { start, end: start + match[0].length } };
				if (findings.some(each => each.anchor.block === block && each.anchor.span.start === start)) continue;
				report({
					...PLAIN,
					part,
					anchor,
					kind: 'shape',
					verdict: 'wrong',
					rule: 'shape.mismatch',
					message: say`The last axes are ${off.join(', ')}: ${tensor.says}.`,
					severity: 'warning',
				});
			}
		}
	});
}

/** The one tensor that a sentence names. */
function tensorIn(sentence: string): Tensor | undefined {
	const named = TENSORS.flatMap(tensor => {
		const all = [...sentence.matchAll(new RegExp(tensor.name.source, 'giu'))];
		return all.length > 0 ? [{ tensor, at: all.at(-1)!.index }] : [];
	});
	return named.length === 1 ? named[0]!.tensor : undefined;
}

/** What of a question asks for a shape. */
const shapeAsked = (question: string): string =>
	question
		.split(/(?<=[?])\s|[.;]\s|\n/)
		.filter(each => /\b(?:shape|Form|Gestalt|forme|forma)\b/i.test(each))
		.join(' ');

/** The last axes as they should be, where one of them is the size of another thing. */
function offIn(
	axes: readonly number[],
	{ ends }: Tensor,
	sizes: ReadonlyMap<Role, number>,
): readonly number[] | undefined {
	const [a, b] = ends.map(role => sizes.get(role));
	const [c, d] = axes.slice(-2);
	if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
	if ((a === c && b === d) || (a === d && b === c)) return undefined;
	const others = [...sizes].filter(([role]) => !ends.includes(role)).map(([, size]) => size);
	// One axis is right, and the other one is of another thing.
	const isSlip =
		(c === a && others.includes(d) && d !== b) ||
		(d === b && others.includes(c) && c !== a && a !== b) ||
		(c === d && a === b && others.includes(c));
	return isSlip ? [a, b] : undefined;
}

/** The sizes that a text gives to the axes, each where it gives but one. */
function sizesIn(text: string): ReadonlyMap<Role, number> {
	const found = new Map<Role, number>();
	const plain = text.replace(/\\(?:text|mathrm)\{([^{}]*)\}/g, '$1').replace(/\{,\}/g, ',');
	for (const role of Object.keys(ROLES) as Role[]) {
		const words = ROLES[role];
		const values = new Set<number>();
		const behind = role === 'length' ? `${words}|${TOKENS}` : words;
		for (const { 1: digits } of plain.matchAll(
			new RegExp(
				String.raw`(?:${words})[\s$}]*(?:of|is|=|:|von|de|der|,)?[\s$]*(?:is\s+)?(${NUMBER})(?![\d.]*\d)`,
				'giu',
			),
		))
			values.add(Number(digits!.replace(/\D/g, '')));
		if (values.size === 0)
			for (const { 1: digits } of plain.matchAll(
				new RegExp(String.raw`(?<![\d.,])(${NUMBER})[\s$-]*(?:${behind})(?![\p{L}])`, 'giu'),
			))
				values.add(Number(digits!.replace(/\D/g, '')));
		const [only] = values;
		if (values.size === 1 && only !== undefined) found.set(role, only);
	}
	return found;
}

/** What the parts before one ask has the sizes of: `the layer of Problem 2`; the nearest counts. */
const sizesBefore = ({ parts }: Homework, part: number, asked: (part: number) => string): ReadonlyMap<Role, number> =>
	new Map(
		parts
			.slice(0, part)
			.map((_, index) => sizesIn(asked(index)))
			.flatMap(sizes => [...sizes]),
	);

/** The questions and contexts that a part sees, and what its problem said before it. */
function aroundOf({ parts, source, loose, begins = 0 }: Homework, part: number): string {
	const words: string[] = [];
	const seen = new Set<number>();
	for (let at: number | undefined = part, depth = 0; at !== undefined && depth < 16; at = parts[at]?.parent, depth++) {
		seen.add(at);
		for (const { kind, slices } of parts[at]?.sections ?? []) {
			if (kind !== 'question' && kind !== 'given' && kind !== 'context') continue;
			for (const { block, span } of slices)
				words.push(source.blocks[block]?.content.text.slice(span.start, span.end) ?? '');
		}
		words.push(parts[at]?.title ?? '');
	}
	const heading = parts[part]!.heading.block;
	for (const block of loose) if (block >= begins && block < heading) words.push(ownText(source.blocks[block]));
	return words.join('\n');
}
