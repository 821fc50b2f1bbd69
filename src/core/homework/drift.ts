import type { Anchor } from '../text/block.ts';
import { type Homework, type Part, sliceText } from './homework.ts';
import { similarity } from './merge.ts';

/** A question that is not what the assignment asked. */
export interface Drift {
	readonly kind: 'vanished' | 'changed';
	readonly label: string;
	/** Index of the part in the answering document; its parent where the part itself has vanished; undefined where there is neither. */
	readonly part: number | undefined;
	/** The question there, or the heading that stands for it. */
	readonly anchor: Anchor | undefined;
	/** The assignment's question. */
	readonly asked: string;
	/** Numbers that the assignment gives and the restated question lacks, and those that it has instead, as written. */
	readonly lost: readonly string[];
	readonly instead: readonly string[];
}

/**
 * Compares the questions of a document with those of its assignment (front matter `assignment: path`): sub-questions that
 * vanished, and restated questions whose numbers changed. A document that asks no question of its own has none that drifted.
 */
export const driftOf = (homework: Homework, assignment: Homework): Drift[] => {
	const byLabel = new Map(homework.parts.map((part, index) => [part.label, index] as const));
	const answered = new Set(homework.parts.map(part => part.label.split('.')[0]!));
	const found: Drift[] = [];
	for (const part of assignment.parts) {
		const asked = questionOf(assignment, part);
		const index = byLabel.get(part.label);
		if (index === undefined) {
			// A whole problem may be left for later; a part of one that is answered has vanished.
			if (!part.leaf || !answered.has(part.label.split('.')[0]!)) continue;
			const above = byLabel.get(part.label.split('.').slice(0, -1).join('.'));
			const anchor = above === undefined ? undefined : homework.parts[above]!.heading;
			found.push({ kind: 'vanished', label: part.label, part: above, anchor, asked, lost: [], instead: [] });
			continue;
		}
		const own = homework.parts[index]!;
		const now = questionOf(homework, own);
		if (now === '' || asked === '') continue;
		const before = numbersOf(asked);
		const after = numbersOf(now);
		const lost = [...before].filter(([value]) => !after.has(value)).map(([, text]) => text);
		const instead = [...after].filter(([value]) => !before.has(value)).map(([, text]) => text);
		if ((lost.length === 0 || instead.length === 0) && similarity(asked, now) > 0.25) continue;
		const anchor = own.sections.find(s => s.kind === 'question')?.slices[0] ?? own.heading;
		found.push({ kind: 'changed', label: part.label, part: index, anchor, asked, lost, instead });
	}
	return found;
};

/** A part's question in words; empty where it restates none. */
const questionOf = (homework: Homework, part: Part): string =>
	part.sections
		.filter(s => s.kind === 'question' || s.kind === 'given')
		.flatMap(s => s.slices.map(slice => sliceText(homework.source.blocks, slice)))
		.join(' ')
		.replace(/\s+/g, ' ')
		.trim();

/** Scale words of the short scale. */
const scales: Readonly<Record<string, number>> = {
	thousand: 1e3,
	million: 1e6,
	billion: 1e9,
	trillion: 1e12,
	quadrillion: 1e15,
};

const literal =
	/(?<![\w.])(\d[\d,]*(?:\.\d+)?)(?:\s*(?:\\times|\\cdot|×|·|\*)\s*10\s*\^?\s*\{?\s*([-−]?\d+)\s*\}?|[eE]([-+]?\d+)|\s*\^\s*\{?\s*([-−]?\d+)\s*\}?)?(?:\s+(thousand|million|billion|trillion|quadrillion)\b)?/g;

/** Numbers of a text by value, with how each is written: `10^{15}`, `1000 trillion` and `1e15` are one. */
const numbersOf = (text: string): Map<string, string> => {
	const found = new Map<string, string>();
	for (const [written, digits, times, exponent, power, scale] of text.matchAll(literal)) {
		const base = Number(digits!.replaceAll(',', ''));
		const shift = times ?? exponent;
		const value =
			(power ? base ** Number(power.replace('−', '-')) : base * 10 ** Number((shift ?? '0').replace('−', '-'))) *
			(scale ? scales[scale]! : 1);
		if (Number.isFinite(value)) found.set(value.toPrecision(6), written.trim());
	}
	return found;
};
