import { describe, expect, it } from 'vitest';
import { part, reviewed } from './reviewed.ts';

/** Verdicts on what is said of a count behind a quotient. */
const on = (question: string, answer: string): readonly string[] =>
	reviewed(part(question, answer))
		.findings.filter(({ rule }) => rule === 'count.rounded' || rule === 'flow.follows')
		.map(({ verdict, quote }) => `${verdict} ${quote}`);

describe('a number of whole things behind a quotient', () => {
	it.each([
		['How many 48-GB cards are needed?', '$1040/48 = 21.7$, so 21 GPUs.', ['wrong 21 GPUs']],
		['How many 48-GB cards are needed?', '$1040/48 = 21.7$, so 22 GPUs.', ['right 22 GPUs']],
		['How many sequences fit?', '180 / 10.7 = 16.8, so 17 sequences', ['wrong 17 sequences']],
		['How many sequences fit?', '180 / 10.7 = 16.8, i.e. 16', ['right 16']],
		['Which machine?', '$93.4/80 = 1.17$, so **one GPU** is enough.', ['wrong one']],
		['On average?', '$83{,}400 / 8{,}000 = 10.4$. The larger one counts, so 10 nodes on average.', ['wrong 10 nodes']],
		[
			'How many GPUs?',
			'$10^{13} \\times 2 = 2 \\times 10^{12}$. $2 \\times 10^{12} / (1.41 \\times 10^{11}) = 14.2$, so 15 GPUs.',
			['follows 15 GPUs'],
		],
		[
			'A replica takes 24 requests. How many replicas do we need?',
			'100 / 24 ≈ 4.17, so 4 replicas.',
			['wrong 4 replicas'],
		],
		['From which run on does buying pay?', '10497 / 741 = 14.2, so 14 runs.', ['wrong 14 runs']],
		['From which run on does buying pay?', '10497 / 741 = 14.2, so 15 runs.', ['right 15 runs']],
		['Blocks per request?', '700 / 16 = 43.75, i.e. 43 blocks.', ['wrong 43 blocks']],
		['After how many steps?', 'n > 5.704 / 0.511 ≈ 11.16, so 11 steps.', ['wrong 11 steps']],
		['Highest order?', '2.0/0.589 ≈ 3.40, so the highest order is 4.', ['wrong 4']],
		['Highest order?', '2.0/0.589 ≈ 3.40, so the highest order is 3.', ['right 3']],
		['Best rate?', 'It drops below 1 % after ln 0.01/ln 0.8 = 20.6, hence 20 steps.', ['wrong 20 steps']],
		['Largest rank for a budget of 48 million?', '48,000,000 / 1,650,688 = 29.08, so r = 30.', ['wrong 30']],
		['Largest rank for a budget of 48 million?', '48,000,000 / 1,650,688 = 29.08, so r = 29.', ['right 29']],
		['Wie viele Sequenzen passen dann?', '11600 / 448.9 = 25.84, also 26 Sequenzen.', ['wrong 26']],
		['Wie viele GPUs braucht man?', '1040 / 48 = 21.7, also 21 GPUs.', ['wrong 21 GPUs']],
		['Combien de pages faut-il ?', '1450 / 32 = 45.3, donc 45 pages.', ['wrong 45 pages']],
		['Combien de requêtes tiennent ?', '6539 / 46 = 142.2, donc 142 requêtes.', ['right 142']],
		['¿Cuántas secuencias caben?', '180 / 10.7 = 16.8, así que 17 secuencias.', ['wrong 17 secuencias']],
		['How large is the batch?', 'n < 40 / 1.7 ≈ 23.5, so 24 sequences.', ['wrong 24 sequences']],
	])('%s %s', (question, answer, expected) => {
		expect(on(question, answer).filter(each => !each.includes('='))).toEqual(expected);
	});

	it.each([
		['How many steps?', '$1000/64 = 15.6$, so 15 steps.'],
		['How many GPUs?', '$1040/48 = 21.7$, so about 21 GPUs.'],
		['How many GPUs?', '$1040/48 = 21.7$, so 24 GPUs in three nodes.'],
		['How many GPUs can we afford with the budget?', '$1000/48 = 20.8$, and 21 s later it is over.'],
		['Combien de pages en moyenne ?', '1450 / 32 = 45.3, soit environ 45 pages.'],
		['Wie viele Sequenzen sind es im Mittel?', '11600 / 448.9 = 25.84, also etwa 26 Sequenzen.'],
		['How long?', '$1040/48 = 21.7$, so 21 s.'],
		[
			'The card has 24 GB and the weights take 17.2 GB. How many conversations at once?',
			'Free for the cache: 24 − 17.2 = 6.8 GB. Each needs 0.885 GB. So 6.8 / 0.885 = 7.68, which means 7 conversations.',
		],
		['How many users?', 'Available: 30 GB. A user needs 4.2 GB. So 30 / 4.2 = 7.14, which means 7 users.'],
	])('nothing is said: %s %s', (question, answer) => {
		expect(on(question, answer)).toEqual([]);
	});
});

/** Verdicts on the numbers of members that are said behind ranges. */
const counted = (answer: string): readonly string[] =>
	reviewed(part('Which of them are used?', answer))
		.findings.filter(({ rule }) => rule === 'value.range')
		.map(({ verdict, quote }) => `${verdict} ${quote}`);

describe('how many members a range has', () => {
	it.each([
		['They are the output positions 40–73, which is 33 terms.', ['wrong 33 terms']],
		['Positions 16–78 predict question tokens (63 positions).', ['right 63 positions']],
		['The positions 40–73 take 12 tokens of the answer.', []],
		['Positions 40–73 (see the 3 rows above).', []],
	])('%s', (answer, expected) => {
		expect(counted(answer)).toEqual(expected);
	});
});

describe('a number that is not whole beside a whole one of the key', () => {
	it.each([
		[
			'We train on 50,000 images with batch size 128. How many steps has an epoch?',
			'$50{,}000/128 = 390.6$, so 391.',
			[],
		],
		['How many merges does a BPE tokenizer with 300 entries need to learn?', '$m = 43.6$', ['unsupported']],
	])('is on the way only to a count: %s', (question, answer, expected) => {
		const { findings } = reviewed(part(question, answer));
		expect(findings.map(({ verdict }) => verdict).filter(verdict => verdict !== 'right')).toEqual(expected);
	});
});
