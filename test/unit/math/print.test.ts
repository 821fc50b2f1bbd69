import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLatex, toText } from '../../../src/core/math/print/print.ts';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { sameTree } from '../../../src/core/math/walk.ts';
import { formulas } from './trees.ts';

const runs = { numRuns: 400 };

describe('what was printed reads back as the same tree', () => {
	it('in LaTeX', () => {
		fc.assert(
			fc.property(formulas, e => {
				const latex = toLatex(e);
				const again = parseLatex(latex);
				if (!sameTree(e, again.expression)) throw new Error(`${latex}\nreads as\n${toLatex(again.expression)}`);
			}),
			runs,
		);
	});

	it('in text', () => {
		fc.assert(
			fc.property(formulas, e => {
				const text = toText(e);
				const again = parsePlain(text);
				if (!sameTree(e, again.expression)) throw new Error(`${text}\nreads as\n${toText(again.expression)}`);
			}),
			runs,
		);
	});
});
void expect;
