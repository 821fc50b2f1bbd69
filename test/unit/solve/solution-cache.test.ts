import { librarySources } from 'homework-lens:library';
import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readGivens } from '../../../src/core/quantities/givens.ts';
import { compileLibrary } from '../../../src/core/solve/library.ts';
import { type SolvedPart, solveHomework } from '../../../src/core/solve/solve-homework.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { library } from '../library.ts';

const homework = (rank: number, tokens: string, answer = ''): string => `# Homework

## Problem 1: LoRA

### (a)

**Question:** How many bytes do the LoRA factors $A$ and $B$ take in fp32 for $m = 1024$, $\\ell = 1024$ and $k = ${rank}$?

**Answer:** ${answer}

## Problem 2: Serving

### (a)

**Question:** How large is the KV cache of a model with 32 layers, 8 key-value heads and head dimension 128 at a context length of ${tokens} in bf16?
`;

const solved = (text: string, from = library): readonly SolvedPart[] => {
	const read = readHomework(readSource(text));
	return solveHomework(read, readGivens(read, from.facts), from).filter(each => each !== undefined);
};

/** A solution as data: its trace holds functions, which are never equal. */
const written = ({ solution }: SolvedPart): unknown => JSON.parse(JSON.stringify(solution));

describe('solutions are kept by what flows into them', () => {
	it('the same text gives the same solutions', () => {
		const [first, second] = [solved(homework(4, '1024')), solved(homework(4, '1024'))];
		expect(first.length).toBe(2);
		expect(second.map(({ solution }) => solution)).toEqual(first.map(({ solution }) => solution));
		second.forEach((each, index) => {
			expect(each.solution).toBe(first[index]!.solution);
		});
	});

	it('a changed given is solved again, the other part is not', () => {
		const [before, after] = [solved(homework(4, '1024')), solved(homework(4, '2048'))];
		expect(after[0]!.solution).toBe(before[0]!.solution);
		expect(after[1]!.solution).not.toBe(before[1]!.solution);
		expect(after[1]!.solution.results[0]!.text).not.toBe(before[1]!.solution.results[0]!.text);
	});

	it('is what a library that knows nothing yet gives, after any edit', () => {
		// Two keys are enough to be asked, and quickly compiled.
		const sources = {
			keys: librarySources.keys.filter(({ path }) => /(?:lora\/memory|accounting\/kv-cache)\.md$/.test(path)),
			facts: librarySources.facts,
		};
		const kept = compileLibrary(sources);
		for (const rank of [8, 4])
			for (const tokens of ['4096', ''])
				for (const answer of ['', '$4 \\times 4 \\times 2048 = 32768$ bytes']) {
					const text = homework(rank, tokens, answer);
					const fresh = solved(text, compileLibrary(sources));
					expect(fresh.length).toBe(2);
					expect(solved(text, kept).map(written)).toEqual(fresh.map(written));
				}
	});

	it('a paragraph that is put before moves what was solved, and nothing is solved again', () => {
		const text = homework(4, '1024', '$4 \\times 4 \\times 2048 = 32768$ bytes');
		const later = text.replace('## Problem 1', 'Good luck with both of them.\n\n## Problem 1');
		const [before, after] = [solved(text), solved(later)];
		expect(after.map(({ solution }) => solution.steps)).toEqual(before.map(({ solution }) => solution.steps));
		after.forEach((each, index) => {
			expect(each.solution.steps).toBe(before[index]!.solution.steps);
		});
		const fresh = solved(later, { ...library });
		expect(after.map(written)).toEqual(fresh.map(written));
		const places = ({ match }: SolvedPart) =>
			[...match.binding.bound].map(([symbol, { source }]) => [symbol, source?.part, source?.anchor]);
		expect(after.map(places)).toEqual(fresh.map(places));
		expect(after.map(places)).not.toEqual(before.map(places));
	});

	it('a part that is put before moves the results that parts hand on', () => {
		const asks = (more: string) => `${homework(4, '1024')}${more}
### (b)

**Question:** How large is it for 8 sequences?
`;
		const [before, after] = [
			solved(asks('')),
			solved(asks('').replace('## Problem 1', '## Problem 0\n\n**Question:** What is 2 + 3?\n\n## Problem 1')),
		];
		expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
		const text = asks('').replace('## Problem 1', '## Problem 0\n\n**Question:** What is 2 + 3?\n\n## Problem 1');
		expect(solved(text).map(written)).toEqual(solved(text, { ...library }).map(written));
	});

	it('what an earlier answer calls by a name that means nothing to a question changes nothing for it', () => {
		const before = solved(homework(4, '1024', 'It has 12 tyres.'));
		const after = solved(homework(4, '1024', 'It has 14 tyres.'));
		expect(after[1]!.solution).toBe(before[1]!.solution);
	});

	it('another library has a memory of its own', () => {
		const none = compileLibrary({ keys: [], facts: [] });
		expect(solved(homework(4, '1024')).length).toBe(2);
		expect(solved(homework(4, '1024'), none)).toEqual([]);
	});
});
