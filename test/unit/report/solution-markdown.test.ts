import { expect, test } from 'vitest';
import { solutionMarkdown, stepLatex } from '../../../src/core/report/solution-markdown.ts';
import { review } from '../webview/sample.ts';

const part = review.parts[1]!;

test('a solution as Markdown that can stand in a homework', () => {
	expect(solutionMarkdown(part, 'Worked solution')).toBe(`**Worked solution**

1. **Bytes of all weights.** Each takes <b>four</b> bytes: $b = 4$.

   $$M = N b$$

   $$M = 1000 \\times 4\\ \\text{B} = 4{,}000\\ \\text{B}$$

2. **Half of it.**

   $$h = M / 2$$

   $$h = 2{,}000\\ \\text{B}$$
`);
});

test('no solution, no text', () => {
	expect(solutionMarkdown(review.parts[2]!, 'Worked solution')).toBe('');
});

test('a step as LaTeX', () => {
	expect(stepLatex(part.solution!.steps[0]!)).toBe(
		'\\begin{gathered}\nM = N b \\\\\nM = 1000 \\times 4\\ \\text{B} = 4{,}000\\ \\text{B}\n\\end{gathered}',
	);
});

test('the results for each value that the question names are a table', () => {
	const row = (label: string, value: number) => ({
		label,
		results: [{ ...part.solution!.results[0]!, name: 'memory', text: `${value} B`, latex: `${value}` }],
	});
	const own = { ...part, solution: { ...part.solution!, cases: [row('bf16', 14), row('a | b', 7)] } };
	expect(solutionMarkdown(own, 'Worked solution')).toMatch(
		/\n\n\| {2}\| memory \|\n\| --- \| --- \|\n\| bf16 \| \$14\$ \|\n\| a \\\| b \| \$7\$ \|\n$/,
	);
});
