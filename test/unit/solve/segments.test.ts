import { librarySources } from 'homework-lens:library';
import { describe, expect, test } from 'vitest';
import { compileLibrary } from '../../../src/core/solve/library.ts';
import { solve } from '../../../src/core/solve/solve.ts';
import { matchOf } from './documents.ts';

const library = compileLibrary(librarySources);
const ASK = 'At which output positions is the loss computed when the soft prompt is trained?';

/** The output positions that a layout leads to; undefined where the layout cannot be told. */
function positions(layout: string): string | undefined {
	const { match } = matchOf(library, `# Homework\n\n## Problem 1\n\n${layout}\n\n### (a)\n\n**Question:** ${ASK}\n`);
	const result = match && solve(match.key, match).results.find(({ symbol }) => symbol === 'T');
	return result?.value.kind === 'set' ? result.text : undefined;
}

describe('the pieces of a sequence', () => {
	test.each([
		[
			'1–10 soft prompt | 11–40 a riddle | 41–70 the way to it | 71 the solution | 72 line feed | 73–80 `<pad>`',
			'40–71',
		],
		[
			"1--4 prompt vectors; 5--9 the customer's question; 10--19 worked steps; 20 the result; 21 a newline that ends it; the rest is padding.",
			'9–20',
		],
		[
			'| where | what |\n|---|---|\n| 1–6 | soft prompt |\n| 7–20 | problem |\n| 21–30 | step-by-step solution |\n| 31 | result |\n| 32 | newline |\n| 33–40 | padding |',
			'20–31',
		],
		['```\nx = [P]*6 + question(20) + thoughts(50) + answer(4) + newline(1) + pad(47)\n```', '26–80'],
		[
			'4 soft prompt tokens (1–4), a context (5–24), a question (25–30), the reasoning (31–60), the answer (61–62), newline (63)',
			'30–62',
		],
		[
			'Token by token (indices start at 0): `P P P Q Q Q Q Q R R R R A A \\n Z Z`, where P is a soft-prompt vector, Q a question token, R reasoning, A answer and Z padding.',
			'7–13',
		],
		[
			'`S S S Q Q Q Q R R R A A A <eos> <pad> <pad>` with S = soft prompt, Q = question, R = reasoning, A = answer; positions count from 1.',
			'7–13',
		],
		[
			'A sequence consists of 16 soft-prompt vectors, 40 question tokens, 25 reasoning tokens, 3 answer tokens, 1 newline and 11 padding tokens, in this order.',
			'56–84',
		],
		[
			'Soft prompt: 6 vectors; question: 20 tokens; answer: 8 tokens; end token: 1; padding: 5 tokens. Positions are counted from 0.',
			'25–33',
		],
		[
			'Trained vectors (positions 1–12), the question (13–60), a worked solution (61–99), the answer (100 and 101), an end-of-line token (102), padding (103–128).',
			'60–101',
		],
	])('%s', (layout, wanted) => {
		expect(positions(layout)).toBe(wanted);
	});

	test.each([
		// What the second run is, nobody can tell.
		['1–5 soft prompt, 6–9 bananas, 10–12 answer, 13–20 padding'],
		['A soft prompt of 5 vectors stands before 40 tokens.'],
		// Which tokens B are, the text does not say; and A stands in two places.
		['`S S S Q Q Q B B B B A A` with S = soft prompt, Q = question, A = answer.'],
		['`S S A A Q Q Q Q A A R R` with S = soft prompt, Q = question, A = answer, R = reasoning.'],
		['The sequence has 16 soft-prompt vectors, then 40 question tokens and at last the answer.'],
		['Steps 1, 2 and 3 train a soft prompt; the answer comes last.'],
	])('are not told by %s', layout => {
		expect(positions(layout)).toBeUndefined();
	});
});
