import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/core/solve/solve.ts';
import { library } from '../library.ts';
import { homeworkOf, matchOf } from './documents.ts';

/** What comes out of a question: the key, and whether something is said to be not answered. */
function outcome(question: string, around = ''): string {
	const { match } = matchOf(library, homeworkOf(question, around));
	if (!match) return 'no key';
	const { results, missing, unsolved } = solve(match.key, match);
	return results.length > 0 && missing.length === 0 && !unsolved?.length ? 'answered' : 'open';
}

describe('a question that speaks of what a key knows and asks for what it cannot know', () => {
	it.each([
		[
			'A checkpoint of 140 GB lies on SSDs at \\$0.00005 per MB. In which year will the same SSDs be obsolete?',
			'a date',
		],
		['Training takes $10^{24}$ FLOP on H100s at \\$2 an hour. On which day of the week should we start?', 'a date'],
		[
			'A LoRA adapter for a $4096 \\times 4096$ layer has rank 8. Which fraction of its entries turned negative after the third epoch?',
			'a share of what nobody counted',
		],
		['A model has 70 billion parameters in fp16. How many of them are wasted on memorised phone numbers?', 'a count'],
		[
			'We store $10^{15}$ bytes in DRAM at \\$0.004 per MB. By how much is the happiness of our users higher than with SSDs?',
			'a change of something else',
		],
		[
			'A burger stands for 5.65 kg of CO2 and training emitted 552 t. By what percentage did the canteen shrink its menu?',
			'a change',
		],
		['Our LoRA underfits with rank 4. Which rank does the startup across the street prefer?', 'somebody else'],
		['Soft prompts reached 71.3 % on our benchmark. What does full finetuning reach on it?', 'no statement to judge'],
	])('%s (%s)', question => {
		expect(outcome(question)).not.toBe('answered');
	});
});

describe('a question of a key in the same words', () => {
	it.each([
		'A checkpoint of 140 GB lies on SSDs at \\$0.00005 per MB and would cost \\$0.004 per MB in DRAM. What does the storage cost on either?',
		'How many of the singular values of $W_{OV}$ are zero for $d_{model} = 768$ and $d_{head} = 64$?',
		'Training emitted 552 t of CO2 and a burger stands for 5.65 kg of it. How many burgers emit as much?',
		'True or false: full finetuning is guaranteed to reach a higher test accuracy than a soft prompt.',
	])('%s', question => {
		expect(outcome(question)).toBe('answered');
	});
});
