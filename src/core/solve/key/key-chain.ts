import { parseLatex } from '../../math/read/parse.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { KeyMethod, KeyStep } from '../key.ts';
import { namesIn } from '../match/needs.ts';
import { type KeySection, textOf } from './key-outline.ts';
import { branch, type Scope } from './key-scope.ts';

/** What the formulas of a method may use in a chain: the givens, and what earlier methods define and this one does not. */
export function chainScope(section: KeySection, scope: Scope, before: Scope): Scope {
	const own = headsOf(section);
	const added = branch(scope);
	for (const part of ['bound', 'parameters', 'functions', 'indexable'] as const)
		for (const name of before[part]) if (!own.has(name)) added[part].add(name);
	return added;
}

/** The names on the left of a section's display formulas. */
function headsOf(section: KeySection): ReadonlySet<string> {
	const found = new Set<string>();
	const formulas = section.children.flatMap(({ blocks }) =>
		blocks.flatMap(block => textOf(block).formulas.filter(({ display }) => display)),
	);
	for (const { latex } of formulas) {
		const { expression } = parseLatex(latex);
		for (const item of expression.kind === 'sequence' ? expression.items : [expression]) {
			const head = item.kind === 'relation' ? item.operands[0] : undefined;
			if (head?.kind !== 'symbol' && head?.kind !== 'collection') continue;
			for (const each of head.kind === 'symbol' ? [head] : head.items) {
				if (each.kind !== 'symbol') continue;
				found.add(each.name);
				if (each.subscript && [...symbolsOf(each.subscript)].every(name => /^[ijk]{1,2}$/.test(name)))
					found.add(each.base);
			}
		}
	}
	return found;
}

/** The steps of earlier methods that a method of a chain goes on from, in their order: of what several define the first. */
export function stepsBehind(steps: readonly KeyStep[], earlier: readonly KeyMethod[]): readonly KeyStep[] {
	const all = earlier.flatMap(({ own = [] }) => own);
	const makers = new Map<string, KeyStep>();
	// A step that always runs shows more than one that seldom does.
	for (const step of all.toSorted((a, b) => Number(a.condition !== undefined) - Number(b.condition !== undefined)))
		for (const name of definedBy(step)) if (!makers.has(name)) makers.set(name, step);
	const found = new Set<KeyStep>();
	const open = [...steps];
	while (open.length > 0) {
		const step = open.pop()!;
		const own = new Set([...definedBy(step), ...steps.flatMap(definedBy)]);
		for (const name of usedBy(step)) {
			const maker = makers.get(name);
			if (!maker || found.has(maker) || steps.includes(maker) || (steps.includes(step) && own.has(name))) continue;
			found.add(maker);
			open.push(maker);
		}
	}
	return all.filter(step => found.has(step));
}

/** The names that a step defines. */
export const definedBy = ({ formulas }: KeyStep): readonly string[] =>
	formulas.flatMap(({ links }) => links.flatMap(link => (link.kind === 'define' ? [link.symbol] : [])));

/** The names that a step is made of, with those of its condition. */
export const usedBy = ({ formulas, condition }: KeyStep): readonly string[] => [
	...(condition ? namesIn(condition) : []),
	...formulas.flatMap(({ links }) => links.flatMap(link => (link.kind === 'define' ? namesIn(link.body) : []))),
];
