import { describe, expect, it } from 'vitest';
import type { Review, ReviewFlow } from '../../../src/core/review-contract.ts';
import { numbersHtml } from '../../../src/webview/numbers.ts';
import { numbersOf } from '../../../src/webview/numbers-page.ts';
import { type Words, wordNames } from '../../../src/webview/protocol.ts';
import { reviewed } from '../check/reviewed.ts';

const words = {
	...(Object.fromEntries(wordNames.map(name => [name, name])) as Words),
	line: 'line {0}',
	goToLine: 'Go to line {0}',
	numbersFrom: 'made of {0}',
	numbersInto: 'goes into {0}',
	numbersShould: 'should be {0}',
	numbersCount: '{0} numbers',
};

const text = `## Problem 3

### (a) Size

**Question:** A model has 3,000,000,000 parameters of 4 bytes. How large is a checkpoint?

**Answer:** $3 \\times 10^9 \\times 4 \\text{ bytes} = 120 \\text{ GB}$.

### (b) Time

**Question:** How long does writing it at 2 GB/s take?

**Answer:** Writing takes $120 \\text{ GB} / (2 \\text{ GB/s}) = 60 \\text{ s}$. With 17 copies it is $60 \\text{ s} \\times 17 = 1020 \\text{ s}$.
`;
const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
const review = reviewed(text);
const numbers = (...ids: string[]) => numbersOf(review, new Set(ids), lineOf);

describe('where the numbers of a part flow', () => {
	it('holds what goes into them from other parts, and what comes of them there', () => {
		const nodes = numbers('3.b')!.nodes.map(({ text, line, verdict, part }) => `${line} ${text} ${verdict} ${part}`);
		expect(nodes).toContain('7 120 GB wrong 3.a');
		expect(nodes).toContain('13 60 s follows null');
		expect(numbers('3.a')!.nodes.some(({ text }) => text === '1,020 s')).toBe(true);
	});

	it('runs forwards in the text, each way between two of its numbers', () => {
		const { nodes, edges } = numbers('3.a', '3.b')!;
		expect(edges.length).toBeGreaterThan(3);
		for (const [from, to] of edges) {
			expect(from).toBeLessThan(to);
			expect(nodes[to]).toBeDefined();
			expect(nodes[from]!.span[0]).toBeLessThanOrEqual(nodes[to]!.span[0]);
		}
	});

	it('says what is given', () => {
		expect(numbers('3.b')!.nodes.find(({ text }) => text.startsWith('2 GB'))?.verdict).toBe('given');
	});

	it('is nothing where no number goes into another', () => {
		const plain = reviewed('## Problem 1\n\n**Answer:** It has 12 layers.\n');
		expect(numbersOf(plain, new Set(plain.parts.map(({ id }) => id)), () => 1)).toBeNull();
	});

	it('keeps the root of a flow that is too long to be shown whole', () => {
		const node = (index: number): ReviewFlow['nodes'][number] => ({
			span: [index, index + 1],
			part: index === 0 ? 'a' : index < 130 ? 'b' : 'c',
			text: String(index),
			verdict: index === 0 ? 'wrong' : 'follows',
			mended: null,
		});
		const flow: ReviewFlow = {
			nodes: Array.from({ length: 200 }, (_, index) => node(index)),
			edges: Array.from({ length: 199 }, (_, index) => [0, index + 1] as const),
		};
		const long = numbersOf({ ...review, flow } as Review, new Set(['b']), () => 1)!;
		expect(long.nodes[0]).toMatchObject({ text: '0', verdict: 'wrong' });
		expect(long.nodes).toHaveLength(130);
	});
});

describe('the picture', () => {
	const html = numbersHtml(numbers('3.a', '3.b'), words);

	it('has a row for each number, with its mark, its place and what it should be', () => {
		const row = /<li class="number-row wrong".*?<\/li>/s.exec(html)![0];
		expect(row).toContain('✗');
		expect(row).toContain('should be 12 GB');
		expect(row).toContain('line 7');
		const [from, to] = [/data-from="(\d+)"/, /data-to="(\d+)"/].map(pattern => Number(pattern.exec(row)![1]));
		expect(text.slice(from, to)).toBe('120 \\text{ GB}');
	});

	it('says in words what the ways show', () => {
		const row = /<li class="number-row wrong".*?<\/li>/s.exec(html)![0];
		expect(row).toMatch(/class="aloud">[^<]*wrong; made of .*\(line 5\); goes into 60 s \(line 13\)/);
		expect(html).toContain('<svg');
		expect(/<svg[^>]*>/.exec(html)![0]).toContain('aria-hidden="true"');
	});

	it('lights the ways from a root to what follows from it', () => {
		expect(html.match(/class="way lit"/g)!.length).toBeGreaterThanOrEqual(2);
		expect(html).toMatch(/class="way"/);
	});

	it('runs no two ways of different numbers in one lane where they overlap', () => {
		const { edges } = numbers('3.a', '3.b')!;
		const lanes = new Map<number, string>();
		for (const [, from, , lane] of html.matchAll(/data-from-number="(\d+)" data-to-number="(\d+)" d="M\S+ \S+H(\S+)Q/g))
			lanes.set(Number(from), lane!);
		const ends = new Map<number, number>();
		for (const [from, to] of edges) ends.set(from, Math.max(to, ends.get(from) ?? 0));
		for (const [a, endA] of ends) {
			for (const [b, endB] of ends) {
				if (a !== b && a < endB && b < endA && endA - a > 1 && endB - b > 1)
					expect([a, b, lanes.get(a) === lanes.get(b)]).toEqual([a, b, false]);
			}
		}
	});

	it('is empty without numbers', () => {
		expect(numbersHtml(null, words)).toBe('');
	});
});
