import { describe, expect, it } from 'vitest';
import { askedTargets } from '../../../src/core/solve/match/asked-results.ts';
import { stemmed } from '../../../src/core/solve/words.ts';
import { library } from '../library.ts';

const { keys } = library;

const asked = (id: string, targets: readonly string[], question: string): readonly string[] => [
	...askedTargets(keys.find(key => key.id === id)!, targets, stemmed(question), question),
];

describe('which results a question asks for', () => {
	it.each([
		['fermi.model-memory', ['M', 'n_G'], 'How much memory do the weights take in fp16?', ['M']],
		[
			'fermi.model-memory',
			['M', 'n_G'],
			'How much memory do the weights take, and how many GPUs hold them?',
			['M', 'n_G'],
		],
		['fermi.model-memory', ['n_G', 'M'], 'How many GPUs with 80 GB hold the weights?', ['n_G']],
		['fermi.latency', ['t', 'r'], 'How long does one token take?', ['t']],
		['fermi.latency', ['t', 'r'], 'What is the latency, and how many tokens per minute is that?', ['t', 'r']],
		['fermi.training-cost', ['K', 'T', 'K_d'], 'Training took 4e25 FLOPs. On 9,000 H100s, how many days?', ['T']],
		['lora.memory', ['M', 'M_A', 'M_B'], 'How many bytes are these?', ['M']],
		['accounting.lora-parameters', ['P', '\\rho'], 'How many trainable parameters are added?', ['P']],
		// Nothing tells.
		['fermi.landauer', ['E', 'P', '\\rho'], 'What about it?', []],
	] as const)('%s %j: %s', (id, targets, question, expected) => {
		expect(
			asked(
				id,
				targets.map(target => target.replace('\\rho', 'rho')),
				question,
			).toSorted(),
		).toEqual(expected.map(target => target.replace('\\rho', 'rho')).toSorted());
	});
});
