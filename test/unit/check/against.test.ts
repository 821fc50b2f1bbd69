import { describe, expect, it } from 'vitest';
import { sameSymbol } from '../../../src/core/check/against/symbols.ts';
import { check } from '../../../src/core/check/check.ts';
import { partVerdicts } from '../../../src/core/check/verdicts.ts';
import { readHomework } from '../../../src/core/homework/read.ts';
import { quantity } from '../../../src/core/math/evaluate/evaluate.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { parseUnitText, unitless, unitOf } from '../../../src/core/math/units/units.ts';
import type { Value } from '../../../src/core/math/value.ts';
import type { Given, GivenFrom } from '../../../src/core/quantities/given.ts';
import { readStatements } from '../../../src/core/quantities/statements.ts';
import type { NamedResult, Solution } from '../../../src/core/solve/solution.ts';
import { verbatim } from '../../../src/core/text/message.ts';
import { readSource } from '../../../src/core/text/source.ts';

const unit = (text: string) => (text === '' ? unitless : unitOf(parseUnitText(text)!));
const number = (value: number, text = ''): Value => quantity(value, unit(text));
const symbolic = (latex: string): Value => ({ kind: 'symbolic', expression: parseLatex(latex).expression, free: [] });

const result = (symbol: string, name: string, value: Value, text = ''): NamedResult => ({
	symbol,
	symbolLatex: symbol,
	name,
	value,
	text,
	latex: text,
});

const given = (symbol: string, value: number, from: GivenFrom = 'question'): Given => ({
	symbol,
	latex: symbol,
	name: undefined,
	value: number(value),
	shape: undefined,
	from,
	part: 0,
	anchor: undefined,
});

const solution = (results: readonly NamedResult[], more: Partial<Solution> = {}): Solution => ({
	key: 'test.key',
	title: 'A key of the test',
	method: '',
	givens: [],
	steps: [],
	results,
	otherMethods: [],
	assumptions: [],
	missing: [],
	points: [],
	sources: [],
	plots: [],
	...more,
});

/** The findings and the verdict of a document with one part and one solution. */
function reviewed(answer: string, key: Solution) {
	const source = readSource(`## Problem 1: A question\n\n**Question:** What is it?\n\n**Answer:** ${answer}\n`);
	const homework = readHomework(source, { force: true });
	expect(homework.parts).toHaveLength(1);
	const statements = readStatements(homework);
	const findings = check({ homework, statements, givens: [], solutions: [key], facts: [], disabledRules: [] });
	return {
		findings,
		seen: findings.map(({ verdict, rule, target }) => `${verdict} ${rule}${target ? ` ${target}` : ''}`),
		verdict: partVerdicts(homework, findings, [key])[0],
	};
}

describe('numbers against the key', () => {
	const memory = solution([result('M', 'memory of the weights', number(2.8e10, 'B'), '28 GB')]);

	it('confirms by the digits written, in any unit, and then the part is right', () => {
		const { seen, verdict } = reviewed('$14 \\times 10^9 \\times 2 \\text{ bytes} = 28 \\text{ GB}$.', memory);
		expect(seen).toEqual(['right value.holds M']);
		expect(verdict).toBe('right');
	});

	it('contradicts what the text binds to the result, though its arithmetic is right', () => {
		const { findings, verdict } = reviewed(
			'Memory of the weights: $14 \\times 10^9 \\times 4 \\text{ bytes} = 56 \\text{ GB}$.',
			memory,
		);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({
			verdict: 'wrong',
			rule: 'key.contradicted',
			target: 'M',
			expected: { text: '28 GB' },
		});
		expect(verdict).toBe('wrong');
	});

	it('a given that is said again by its letter confirms nothing that it is near to', () => {
		const prefactor = solution([result('B', 'prefactor', number(0.27838), '0.27838')], { givens: [given('q', 0.28)] });
		expect(reviewed('Here $q = 0.28$ as given.', prefactor).seen).not.toContain('right key.confirmed B');
		expect(reviewed('Here $B = 0.28$ in the end.', prefactor).seen).toContain('right key.confirmed B');
	});

	it('leaves alone what is right in another unit than the one that is written', () => {
		const text = 'Memory of the weights: $14 \\times 10^9 \\times 2 \\text{ bytes} = 26.08 \\text{ GB}$.';
		expect(reviewed(text, memory).findings[0]).toMatchObject({ verdict: 'right', alternatives: [verbatim('GiB')] });
	});

	it('says no more than unsupported where the key assumed something', () => {
		const assumed = { ...memory, givens: [given('b', 2, 'default')] };
		const { seen, verdict } = reviewed(
			'Memory of the weights: $14 \\times 10^9 \\times 4 \\text{ bytes} = 56 \\text{ GB}$.',
			assumed,
		);
		expect(seen).toEqual(['unsupported key.contradicted M']);
		expect(verdict).toBe('unsupported');
	});

	it('leaves a number alone that nothing binds to the result', () => {
		const { seen, verdict } = reviewed(
			'The optimiser needs $14 \\times 10^9 \\times 8 \\text{ bytes} = 112 \\text{ GB}$.',
			memory,
		);
		expect(seen).toEqual(['right value.holds']);
		expect(verdict).toBe('cannot-tell');
	});

	it('knows another right method by its result', () => {
		const two = {
			...memory,
			otherMethods: [{ method: 'fit', steps: [], results: [result('M', 'memory', number(3e10, 'B'))] }],
		};
		const { findings } = reviewed('$15 \\times 10^9 \\times 2 \\text{ bytes} = 30 \\text{ GB}$.', two);
		expect(findings[0]).toMatchObject({
			verdict: 'right',
			remark: 'method',
			alternatives: [verbatim('fit')],
			target: 'M',
		});
	});

	it('takes a reduction for the share that it is', () => {
		const share = solution([result('rho', 'share', number(1 / 128))]);
		const { seen } = reviewed('LoRA needs 32,768 bytes, the full matrix 4,194,304 bytes: a 128x reduction.', share);
		expect(seen).toContain('right ratio.holds rho');
	});
});

describe('formulas against the key', () => {
	const forms = solution([result('P', 'number of parameters', symbolic('k(m + n)'))]);
	it.each([
		['the same in another form', '$P = km + kn$', 'right key.confirmed P'],
		['another formula of the same names', '$P = k m n$', 'wrong key.contradicted P'],
	])('%s', (_, answer, expected) => {
		expect(reviewed(answer, forms).seen).toContain(expected);
	});

	it('leaves a formula for something else alone, and one that is called a fit', () => {
		expect(reviewed('$Q = k m n$', forms).seen).toEqual([]);
		expect(reviewed('The paper gives the fit $P = k m n$.', forms).seen).toEqual([]);
	});

	it('takes a score that is scaled by the root of a width for the score', () => {
		const score = solution([result('S', 'scores', symbolic('X^\\top M X'))], { givens: [given('d', 64)] });
		expect(reviewed('$S = X^\\top M X / \\sqrt{d}$', score).seen).toEqual([]);
		expect(reviewed('$S = \\frac{1}{\\sqrt{d}} X^\\top M X$', score).seen).toEqual([]);
		expect(reviewed('$S = X^\\top M X / d$', score).seen).toContain('wrong key.contradicted S');
	});

	it('sees bytes that are called parameters', () => {
		const bytes = solution([result('M', 'memory', number(32_768, 'B'), '32,768 B')], {
			givens: [given('k', 4), given('m', 1024), given('n', 1024)],
		});
		expect(reviewed('It stores $4k(m + n)$ parameters.', bytes).seen).toContain('wrong unit.mismatch M');
		expect(reviewed('It stores $k(m + n)$ parameters.', bytes).seen).toEqual([]);
	});
});

describe('exponents against the key', () => {
	const law = solution([result('N_*', 'optimal model size', symbolic('0.6 C^{0.45}'))]);
	it.each([
		['$N_{\\text{opt}} \\propto C^{0.45}$', 'right key.confirmed N_*'],
		['$N^* \\propto C^{0.5}$', 'wrong key.contradicted N_*'],
		['$N_{\\text{opt}} \\propto C^{0.451}$', 'wrong key.contradicted N_*'],
	])('%s', (answer, expected) => {
		expect(reviewed(`${answer}.`, law).seen).toEqual([expected]);
	});
});

describe('positions against the key', () => {
	const loss = solution([
		result('T', 'output positions', { kind: 'set', runs: [[30, 41]] }),
		result('Y', 'target tokens', { kind: 'set', runs: [[31, 42]] }),
	]);
	it('accepts either numbering, and the part is right', () => {
		const { seen } = reviewed('The loss is taken on tokens 31-42.', loss);
		expect(seen).toEqual(['right key.confirmed Y']);
	});
	it('finds what does not belong and what is missing', () => {
		const { seen } = reviewed('The loss covers:\n\n- Tokens 6-30 (question)\n- Tokens 31-40 (answer)', loss);
		expect(seen).toEqual(['wrong key.contradicted', 'right key.confirmed', 'incomplete key.missing T']);
	});
});

describe('shapes and identities without a key', () => {
	const none = solution([]);
	it('holds a declared shape against the product', () => {
		const text = (shape: string) =>
			`$A \\in \\mathbb{R}^{n \\times r}$ and $B \\in \\mathbb{R}^{r \\times n}$. With $M = A B$ we have $M \\in \\mathbb{R}^{${shape}}$.`;
		expect(reviewed(text('n \\times n'), none).seen).toEqual(['right shape.holds']);
		expect(reviewed(text('n \\times r'), none).seen).toEqual(['wrong shape.mismatch']);
	});
	it('settles algebra, and leaves equations alone', () => {
		expect(reviewed('$f = (a + b)^2 = a^2 + 2ab + b^2$.', none).seen).toEqual(['right identity.holds']);
		expect(reviewed('$f = (a + b)^2 = a^2 + b^2$.', none).seen).toEqual(['wrong identity.mismatch']);
		expect(reviewed('Solve $x^2 + 1 = 3x$ for $x$.', none).seen).toEqual([]);
		expect(reviewed('With $b = 2a$ we get $f = a + b = 3a$.', none).seen).toEqual([]);
	});
});

describe('names of one thing', () => {
	it.each([
		['N_opt', 'N_*', true],
		['N^*', 'N_opt', true],
		['N', 'N', true],
		['N', 'n', false],
		['N', 'N_*', false],
		['D_opt', 'N_opt', false],
	])('%s and %s: %s', (a, b, expected) => {
		expect(sameSymbol(a, b)).toBe(expected);
	});
});

describe('an equation and its solution in one formula', () => {
	const none = solution([]);
	it.each([
		['$10^{14} = 0.1 C^{0.5} \\implies C = 10^{30}$', ['right equation.holds']],
		['$10^{14} = 0.1 C^{0.5} \\implies C = 10^{29}$', ['wrong equation.mismatch']],
		['$3x + 4 = 19 \\implies x = 5$', ['right equation.holds']],
		['$3x + 4 = 19 \\implies x = 6$', ['wrong equation.mismatch']],
		['$x^2 = 2 \\implies x \\approx 1.41$', ['right equation.holds']],
		['$a x = b \\implies x = 6$', []],
	])('%s', (answer, expected) => {
		expect(reviewed(`${answer}.`, none).seen).toEqual(expected);
	});
});
