import { definedBy, usedBy } from '../key/key-chain.ts';
import type { AnswerKey, KeyMethod, KeyStep } from '../key.ts';
import { holds, type Running, runMethod } from './run.ts';

/** Whether the methods of a key go on from one another. */
export const isChain = ({ methods }: AnswerKey): boolean => methods.some(({ own }) => own !== undefined);

/**
 * The one way on which the methods of a chain lead from what is given as far as they can: again and again the first step that can be run and defines
 * what nothing has defined yet. So earlier methods go before later ones, and a key needs no method for each way of putting its questions.
 */
export function chainedMethod(key: AnswerKey, start: Running): KeyMethod {
	const [first] = key.methods;
	const allowed = key.methods.filter(
		({ condition }) => !condition || holds({ kind: 'formula', expression: condition }, start) === true,
	);
	/** Which method has defined what. */
	const done = new Map<string, KeyMethod>();
	const steps: KeyStep[] = [];
	let running = start;
	const next = (): boolean => {
		for (const method of allowed) {
			const own = method.own ?? [];
			const heads = new Set(own.flatMap(definedBy));
			for (const step of own) {
				const names = definedBy(step);
				if (names.some(name => done.has(name))) continue;
				// What a method makes of its own results it makes of no other method's.
				if (usedBy(step).some(name => heads.has(name) && !names.includes(name) && done.get(name) !== method)) continue;
				if (step.condition && holds({ kind: 'formula', expression: step.condition }, running) !== true) continue;
				const ran = runMethod({ ...first!, steps: [step] }, running);
				const values = ran.steps.flatMap(({ formulas }) => formulas.flatMap(({ definitions }) => definitions));
				if (values.length === 0 || values.some(({ value }) => value.kind === 'symbolic')) continue;
				for (const name of names) done.set(name, method);
				steps.push(step);
				running = ran.running;
				return true;
			}
		}
		return false;
	};
	while (next());
	return { name: '', aliases: [], each: undefined, condition: undefined, steps, own: steps, span: first!.span };
}
