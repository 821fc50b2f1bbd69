import { expect, test } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate } from '../../../src/core/math/evaluate/evaluate.ts';
import { holdsForSome } from '../../../src/core/math/evaluate/existence.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import type { Environment } from '../../../src/core/math/value.ts';
import { english } from '../../../src/core/text/message.ts';

const bound = (latex: string): Environment => {
	const value = evaluate(parseLatex(latex).expression, environment());
	if (!value.ok) throw new Error(english(value.error.message));
	return environment([['W', value.value]]);
};
const MATRICES: Readonly<Record<string, string>> = {
	'2 I': '\\begin{bmatrix}2&0\\\\0&2\\end{bmatrix}',
	'-I': '\\begin{bmatrix}-1&0\\\\0&-1\\end{bmatrix}',
	zero: '\\begin{bmatrix}0&0\\\\0&0\\end{bmatrix}',
	mixed: '\\begin{bmatrix}1&0\\\\0&-1\\end{bmatrix}',
	full: '\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}',
};

test.each([
	['2 I', 'W = cI,\\ c > 0', true],
	['-I', 'W = cI,\\ c > 0', false],
	['-I', 'W = -cI,\\ c > 0', true],
	['zero', 'W = cI,\\ c > 0', false],
	['zero', 'W = 0', true],
	['mixed', 'W = cI,\\ c > 0', false],
	['mixed', 'W = cI', false],
	['full', 'W = c W', true],
	['full', 'W = cI', false],
] as const)('W = %s: for some c, %s is %s', (name, condition, truth) => {
	expect(holdsForSome(parseLatex(condition).expression, bound(MATRICES[name]!))).toEqual({
		ok: true,
		value: { kind: 'truth', truth },
	});
});

test('two free names are not guessed', () => {
	const result = holdsForSome(parseLatex('W = cI + dI').expression, bound(MATRICES.full!));
	expect(!result.ok && result.error.code).toBe('unbound');
});
