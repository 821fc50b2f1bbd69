import type { Expression, UnitNode } from '../expression.ts';
import { findUnit } from '../units/units.ts';
import { map, some } from '../walk.ts';

/** Conventions that two people may differ in without either being wrong: what the first side has where the second has another. */
export type Alternative =
	| 'log2-for-ln'
	| 'ln-for-log2'
	| 'log10-for-ln'
	| 'ln-for-log10'
	| 'log2-for-log10'
	| 'log10-for-log2'
	| 'binary-for-decimal-prefix'
	| 'decimal-for-binary-prefix'
	| 'mac-for-flop'
	| 'flop-for-mac';

/** The alternative in words, for a remark beside a value. */
export const ALTERNATIVE_WORDS: Readonly<Record<Alternative, string>> = {
	'log2-for-ln': 'log₂ where the other has ln',
	'ln-for-log2': 'ln where the other has log₂',
	'log10-for-ln': 'log₁₀ where the other has ln',
	'ln-for-log10': 'ln where the other has log₁₀',
	'log2-for-log10': 'log₂ where the other has log₁₀',
	'log10-for-log2': 'log₁₀ where the other has log₂',
	'binary-for-decimal-prefix': 'GiB (1024³) where the other has GB (1000³)',
	'decimal-for-binary-prefix': 'GB (1000³) where the other has GiB (1024³)',
	'mac-for-flop': 'multiply-accumulates where the other has FLOP (2 each)',
	'flop-for-mac': 'FLOP (2 each) where the other has multiply-accumulates',
};

type Base = 'ln' | 'log2' | 'log10';
const BASES: readonly Base[] = ['ln', 'log2', 'log10'];

/** The base of a logarithm node, if it is one of the three that are confused. A bare `log` is read as natural. */
const baseOf = (e: Expression): Base | undefined => {
	if (e.kind !== 'apply' || (e.operator !== 'ln' && e.operator !== 'log')) return undefined;
	const base = e.args[1];
	if (base === undefined) return 'ln';
	if (base.kind !== 'number') return undefined;
	return base.value === 2 ? 'log2' : base.value === 10 ? 'log10' : undefined;
};

const withBase = (e: Expression, from: Base, to: Base): Expression =>
	map(e, node => {
		if (baseOf(node) !== from || node.kind !== 'apply') return node;
		const [argument] = node.args as [Expression];
		if (to === 'ln') return { ...node, operator: 'ln', args: [argument] };
		const digits = to === 'log2' ? '2' : '10';
		const base: Expression = {
			kind: 'number',
			span: node.span,
			decimal: digits,
			value: Number(digits),
			lastPlace: 0,
			trailingZeros: 0,
			exact: true,
		};
		return { ...node, operator: 'log', args: [argument, base] };
	});

const PREFIX = /^([kMGTPE])(i?)(B|b|bit)$/;

/** Every prefix of bits and bytes made binary, or made decimal. */
const withPrefixes = (e: Expression, binary: boolean): Expression =>
	withUnits(e, ({ name, power }) => {
		const [, letter, , base] = PREFIX.exec(name) ?? [];
		if (letter === undefined) return [{ name, power }];
		const other = binary ? `${letter === 'k' ? 'K' : letter}i${base}` : `${letter === 'K' ? 'k' : letter}${base}`;
		return [{ name: findUnit(other)?.name ?? name, power }];
	});

type Factor = UnitNode['factors'][number];

const withUnits = (e: Expression, change: (factor: Factor) => readonly Factor[]): Expression =>
	map(e, node => {
		if (node.kind !== 'unit' && node.kind !== 'measure') return node;
		const unit = node.kind === 'unit' ? node : node.unit;
		const factors = unit.factors.flatMap(change);
		const changed: UnitNode = { ...unit, factors };
		return node.kind === 'unit' ? changed : { ...node, unit: changed };
	});

const hasPrefix = (e: Expression): boolean =>
	some(e, node => {
		const unit = node.kind === 'measure' ? node.unit : node.kind === 'unit' ? node : undefined;
		return unit?.factors.some(({ name }) => PREFIX.test(name) || /^[KMGTPE]i(?:B|b|bit)$/.test(name)) ?? false;
	});

/** One way of reading the first side in the conventions of the second. */
export interface Rereading {
	readonly alternative: Alternative;
	readonly expression: Expression;
}

/** The first side read in other conventions: the base of its logarithms, the prefixes of its bytes. */
export const rereadings = (e: Expression): readonly Rereading[] => {
	const found: Rereading[] = [];
	for (const from of BASES) {
		if (!some(e, node => baseOf(node) === from)) continue;
		for (const to of BASES)
			if (to !== from)
				found.push({ alternative: `${from}-for-${to}` as Alternative, expression: withBase(e, from, to) });
	}
	if (hasPrefix(e)) {
		found.push({ alternative: 'decimal-for-binary-prefix', expression: withPrefixes(e, true) });
		found.push({ alternative: 'binary-for-decimal-prefix', expression: withPrefixes(e, false) });
	}
	return found;
};
