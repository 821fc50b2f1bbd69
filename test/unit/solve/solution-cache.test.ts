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

	it('another library has a memory of its own', () => {
		const none = compileLibrary({ keys: [], facts: [] });
		expect(solved(homework(4, '1024')).length).toBe(2);
		expect(solved(homework(4, '1024'), none)).toEqual([]);
	});
});
