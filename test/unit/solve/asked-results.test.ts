import { describe, expect, it } from 'vitest';
import { askedTargets } from '../../../src/core/solve/match/asked-results.ts';
import { inFocus } from '../../../src/core/solve/match/focus.ts';
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

describe('what the one question of a text is about', () => {
	it.each([
		[
			'lora.memory',
			['M', 'M_W', 'k_*'],
			'For which rank does the adapter need as much memory as the full matrix?',
			['k_*'],
		],
		['lora.memory', ['M', 'k_*'], 'How many bytes do the factors take?', ['M']],
		['fermi.latency', ['t', 'r'], 'How many tokens a minute is that when they come one at a time?', ['r']],
		// several questions, and none that says
		[
			'lora.memory',
			['M', 'k_*'],
			'For which rank do they need as much memory, and how many bytes is that?',
			['M', 'k_*'],
		],
		['lora.memory', ['M', 'k_*'], 'Set the adapter beside the full matrix.', ['M', 'k_*']],
	] as const)('%s %j: %s', (id, targets, question, expected) => {
		expect(inFocus(keys.find(key => key.id === id)!, targets, question)).toEqual(expected);
	});
});
