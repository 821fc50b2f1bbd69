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
	])('%s', (layout, wanted) => {
		expect(positions(layout)).toBe(wanted);
	});

	test.each([
		// What the second run is, nobody can tell.
		['1–5 soft prompt, 6–9 bananas, 10–12 answer, 13–20 padding'],
		['A soft prompt of 5 vectors stands before 40 tokens.'],
		['Steps 1, 2 and 3 train a soft prompt; the answer comes last.'],
	])('are not told by %s', layout => {
		expect(positions(layout)).toBeUndefined();
	});
});
