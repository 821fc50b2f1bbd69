import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../src/core/math/expression.ts';
import { toLatex, toText } from '../../../src/core/math/print/print.ts';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { children, sameTree, walk } from '../../../src/core/math/walk.ts';
import { english } from '../../../src/core/text/message.ts';
import { latexRows } from './rows-latex.ts';
import { plainRows } from './rows-plain.ts';
import { show } from './show.ts';

describe('LaTeX', () => {
	it.each(latexRows)('%s: %s', (_, source, tree) => {
		expect(show(parseLatex(source).expression)).toBe(tree);
	});
});

describe('plain text', () => {
	it.each(plainRows)('%s', (source, tree) => {
		expect(show(parsePlain(source).expression)).toBe(tree);
	});
});

/** Rows in which something is broken or left open; what they print to is not the same tree. */
const hasHole = (e: Expression): boolean => {
	let found = false;
	walk(e, node => {
		if (node.kind === 'hole') found = true;
	});
	return found;
};

describe('every row of the tables', () => {
	const trees = [
		...latexRows.map(([, source]) => ({ source, tree: parseLatex(source).expression })),
		...plainRows.map(([source]) => ({ source, tree: parsePlain(source).expression })),
	];

	it.each(trees.filter(({ tree }) => !hasHole(tree)))('$source prints and reads back in LaTeX', ({ tree }) => {
		const latex = toLatex(tree);
		expect(show(parseLatex(latex).expression)).toBe(show(tree));
		expect(sameTree(parseLatex(latex).expression, tree)).toBe(true);
	});

	it.each(trees.filter(({ tree }) => !hasHole(tree) && !hasDecoration(tree)))(
		'$source prints and reads back in text',
		({ tree }) => {
			expect(show(parsePlain(toText(tree)).expression)).toBe(show(tree));
		},
	);

	it.each(trees)('$source: spans lie within the source and within each other', ({ source, tree }) => {
		walk(tree, node => {
			expect(node.span.start).toBeGreaterThanOrEqual(0);
			expect(node.span.end).toBeLessThanOrEqual(source.length);
			expect(node.span.start).toBeLessThanOrEqual(node.span.end);
		});
	});

	it.each(latexRows.filter(([, source]) => accepted(source)))('%s: %s is printed as KaTeX accepts it', (_, source) => {
		expect(() => katex.renderToString(toLatex(parseLatex(source).expression), { strict: false })).not.toThrow();
	});
});

const hasDecoration = (e: Expression): boolean =>
	(e.kind === 'apply' && e.decoration !== undefined) || children(e).some(hasDecoration);

function accepted(source: string): boolean {
	try {
		katex.renderToString(source, { strict: false, displayMode: true });
		return true;
	} catch {
		return false;
	}
}

describe('whatever is written', () => {
	const pieces = fc.constantFrom(
		...[
			'{',
			'}',
			'(',
			')',
			'[',
			']',
			'\\{',
			'\\}',
			'|',
			'\\|',
			'^',
			'_',
			'&',
			'\\\\',
			'\\left(',
			'\\right)',
			'\\frac',
			'\\sqrt',
			'\\text{',
			'\\text{ GB}',
		],
		...[
			'\\begin{bmatrix}',
			'\\end{bmatrix}',
			'\\begin{cases}',
			'\\end{cases}',
			'\\sum',
			'\\max',
			'\\log',
			'+',
			'-',
			'\\times',
			'/',
			'=',
			'\\approx',
		],
		...[
			'x',
			'W',
			'\\alpha',
			'2',
			'3.5',
			'1,000',
			'\\$',
			'%',
			'\\%',
			',',
			';',
			':',
			'.',
			"'",
			'!',
			' ',
			'\\,',
			'\\quad',
			'\\implies',
			'\\mathbf{W}',
			'\\hat',
			'\\mathrm{',
		],
		...[
			'\\not',
			'\\over',
			'\\nabla',
			'\\partial',
			'\\dots',
			'½',
			'²',
			'₁',
			'→',
			'é',
			'"',
			'~',
			'<',
			'>',
			'\\underset{a}{',
			'\\operatorname{softmax}',
			'\\mathbb{E}',
			'\\Delta',
		],
	);
	const soups = fc.array(pieces, { maxLength: 40 }).map(parts => parts.join(''));

	it('LaTeX gives a tree within its source, and printing it never fails', () => {
		fc.assert(
			fc.property(soups, source => {
				const { expression, problems } = parseLatex(source);
				walk(expression, node => expect(node.span.end).toBeLessThanOrEqual(source.length));
				for (const { span } of problems) expect(span.end).toBeLessThanOrEqual(source.length);
				expect(typeof toLatex(expression) + typeof toText(expression)).toBe('stringstring');
			}),
			{ numRuns: 500 },
		);
	});

	it('plain text gives a tree, whatever characters it has', () => {
		fc.assert(
			fc.property(fc.oneof(soups, fc.string({ unit: 'binary', maxLength: 60 })), source => {
				const { expression } = parsePlain(source);
				walk(expression, node => expect(node.span.end).toBeLessThanOrEqual(source.length));
			}),
			{ numRuns: 500 },
		);
	});
});

describe('documents that nobody would write', () => {
	const deep: [string, string][] = [
		['braces', '{'.repeat(100_000)],
		['brackets', '('.repeat(11_000)],
		['closed braces', '{'.repeat(5_500) + '}'.repeat(5_500)],
		['a long sum', '1+'.repeat(1_000_000)],
		['a tower', '10^{10^{10^{10}}}'],
		['a chain of quotients', 'a/'.repeat(5_500)],
		['exponents', 'a^'.repeat(5_500)],
		['bars', '|a'.repeat(5_500)],
		['open texts', '\\text{'.repeat(1_900)],
		['open notes', '\\underset{a}{'.repeat(850)],
		['factorials', `n${'!'.repeat(11_000)}`],
		['signs', '-'.repeat(11_000)],
		['environments', '\\begin{bmatrix}'.repeat(700)],
		['roots', '\\sqrt['.repeat(1_900)],
	];

	it.each(deep)('%s are answered with a tree that can be walked and printed', (_, source) => {
		for (const parse of [parseLatex, parsePlain]) {
			const { expression } = parse(source);
			let count = 0;
			walk(expression, () => count++);
			expect(count).toBeGreaterThan(0);
			expect(typeof toText(expression)).toBe('string');
		}
	});

	it('says that a formula is too long or too deep', () => {
		expect(english(parseLatex('1+'.repeat(1_000_000)).problems[0]!.message)).toMatch(/longer than/);
		expect(parseLatex('('.repeat(11_000)).problems.some(problem => /too deeply/.test(english(problem.message)))).toBe(
			true,
		);
	});

	it('names of objects are only names', () => {
		for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])
			expect(parsePlain(name).expression).toMatchObject({ kind: 'symbol', name });
	});
});

describe('a broken formula says what is missing in plain words', () => {
	it.each([
		['\\frac{1}', /numerator and a denominator/],
		['2 \\times', /missing/],
		['(a + b', /not closed/],
		['a + b)', /closes nothing/],
		['{a', /brace is not closed/],
		['\\begin{bmatrix} 1', /not ended/],
		['\\foobar', /not known/],
		['', /nothing is written/],
	])('%s', (source, message) => {
		expect(
			parseLatex(source)
				.problems.map(problem => english(problem.message))
				.join(' '),
		).toMatch(message);
	});
});
