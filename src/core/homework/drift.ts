import { sameDimension } from '../math/units/dimension.ts';
import { findUnit } from '../math/units/unit-lookup.ts';
import type { Anchor } from '../text/block.ts';
import { type Homework, type Part, type SectionKind, sliceText } from './homework.ts';
import { similarity } from './merge.ts';
import { withoutPoints } from './points.ts';

/** A question that is not what the assignment asked. */
export interface Drift {
	/** `shortened`: it asks for some of the values in a row (`10^9, 10^12 and 10^14`) and leaves out the others. */
	readonly kind: 'vanished' | 'changed' | 'shortened';
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
		const [before, after] = [numbersOf(asked), numbersOf(now)];
		const kept = (n: Given, others: ReadonlyMap<string, Given>) =>
			others.has(n.key) || [...others.values()].some(other => isSameAmount(n, other));
		const lost = [...before.values()].filter(n => !kept(n, after)).map(n => n.written);
		// What the problem above gives may be said again in its part.
		const above = numbersOf(settingOf(assignment, part));
		const instead = [...after.values()].filter(n => !kept(n, before) && !kept(n, above)).map(n => n.written);
		// `7B` in the problem, `70B` in the part that says it again.
		for (const n of after.values())
			if (n.unit !== '' && instead.includes(n.written)) {
				const other = [...above.values()].find(o => o.unit === n.unit && !kept(o, after));
				if (other) lost.push(other.written);
			}
		const names = [namesIn(asked), namesIn(now)] as const;
		const otherNames = [...names[1]].filter(n => !names[0].has(n) && !namesIn(settingOf(assignment, part)).has(n));
		const lostNames = [...names[0]].filter(n => !names[1].has(n));
		if (otherNames.length > 0 && lostNames.length > 0) {
			lost.push(...lostNames);
			instead.push(...otherNames);
		}
		const units = [...before.values()].flatMap(n => {
			const other = after.get(n.key);
			return other && otherUnit(n, other) ? [[`${n.written} ${n.unit}`, `${other.written} ${other.unit}`]] : [];
		});
		lost.push(...units.map(([was]) => was!));
		instead.push(...units.map(([, is]) => is!));
		const left = instead.length === 0 ? leftOut(asked, after) : [];
		const unlike = lost.length === 0 || instead.length === 0;
		if (unlike && left.length === 0 && similarity(asked, now) > 0.25) continue;
		const anchor = own.sections.find(s => s.kind === 'question')?.slices[0] ?? own.heading;
		found.push({
			kind: left.length > 0 ? 'shortened' : 'changed',
			label: part.label,
			part: index,
			anchor,
			asked,
			lost: left.length > 0 ? left : lost,
			instead,
		});
	}
	return found;
};

/** What the parts above one ask and give. */
const settingOf = (homework: Homework, part: Part): string => {
	const above = part.parent === undefined ? undefined : homework.parts[part.parent]!;
	return above ? `${settingOf(homework, above)} ${questionOf(homework, above, ['question', 'given', 'context'])}` : '';
};

/** A part's question in words; empty where it restates none. */
const questionOf = (homework: Homework, part: Part, kinds: readonly SectionKind[] = ['question', 'given']): string =>
	withoutPoints(
		part.sections
			.filter(s => kinds.includes(s.kind))
			.flatMap(s => s.slices.map(slice => sliceText(homework.source.blocks, slice)))
			.join(' '),
	);

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

/** A number that a question gives. */
interface Given {
	/** Its value: `10^{15}`, `1000 trillion` and `1e15` are one. */
	readonly key: string;
	readonly written: string;
	/** The word behind it. */
	readonly unit: string;
	readonly start: number;
	readonly end: number;
}

const givensIn = (text: string): Given[] =>
	[...text.matchAll(literal)].flatMap(match => {
		const [written, digits, times, exponent, power, scale] = match;
		const base = Number(digits!.replaceAll(',', ''));
		const shift = times ?? exponent;
		const value =
			(power ? base ** Number(power.replace('−', '-')) : base * 10 ** Number((shift ?? '0').replace('−', '-'))) *
			(scale ? scales[scale]! : 1);
		if (!Number.isFinite(value)) return [];
		const end = match.index + written.length;
		const unit =
			/^[\s$]*\\?(?:text|mathrm)?\{?\s*([A-Za-z]{1,12}(?:\/[A-Za-z]{1,6})?)/.exec(text.slice(end, end + 30))?.[1] ?? '';
		return [{ key: value.toPrecision(6), written: written.trim(), unit, start: match.index, end }];
	});

/** Numbers of a text by value; the first of each. */
const numbersOf = (text: string): Map<string, Given> => {
	const found = new Map<string, Given>();
	for (const given of givensIn(text)) if (!found.has(given.key)) found.set(given.key, given);
	return found;
};

/** Names with a number in them: `bf16`, `H100`. */
const namesIn = (text: string): ReadonlySet<string> =>
	new Set([...text.matchAll(/(?<![\w$\\{^_.-])[A-Za-z]{1,6}-?\d{1,4}(?![\w}])/g)].map(([name]) => name));

/** Whether two numbers are one amount in two units: `4.8 TB/s` and `4800 GB/s`. */
const isSameAmount = (a: Given, b: Given): boolean => {
	const [[own, per], [other, rate]] = [a.unit.split('/'), b.unit.split('/')];
	const [one, two] = [findUnit(own!), findUnit(other!)];
	if (per !== rate || !one || !two || one.soft || two.soft || !sameDimension(one.dimension, two.dimension))
		return false;
	return (Number(a.key) * Number(one.factor)).toPrecision(6) === (Number(b.key) * Number(two.factor)).toPrecision(6);
};

/** Whether two numbers of one value bear units of one kind that are far apart: `40 GB` and `40 TB`. */
const otherUnit = (a: Given, b: Given): boolean => {
	const [one, two] = [findUnit(a.unit), findUnit(b.unit)];
	if (!one || !two || one.soft || two.soft || !sameDimension(one.dimension, two.dimension)) return false;
	const ratio = one.factor / two.factor;
	return ratio > 1.5 || ratio < 1 / 1.5;
};

/** What stands between the values of a row. */
const rowed = /^[\s$}]*(?:,|;|\/|(?:,\s*)?(?:and|or|und|oder|et|ou|y|o|e|и|或|和))[\s${]*$/i;

/** Values of a row of the assignment that a restated question leaves out while it keeps another of them. */
const leftOut = (asked: string, now: ReadonlyMap<string, Given>): string[] => {
	const all = givensIn(asked);
	const rows: Given[][] = [];
	all.forEach((given, at) => {
		const before = all[at - 1];
		if (before && rowed.test(asked.slice(before.end, given.start))) rows[rows.length - 1]!.push(given);
		else rows.push([given]);
	});
	return rows
		.filter(row => row.length > 1 && row.some(n => now.has(n.key)))
		.flatMap(row => row.filter(n => !now.has(n.key)).map(n => n.written));
};
