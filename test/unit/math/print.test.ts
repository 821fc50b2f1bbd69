import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../src/core/math/expression.ts';
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

describe('signs around a formula grow with a fraction in it', () => {
	it.each([
		[String.raw`\lceil \frac{M}{v} \rceil`, String.raw`\left\lceil \frac{M}{v} \right\rceil`],
		[String.raw`\lfloor x \rfloor`, String.raw`\lfloor x \rfloor`],
	])('%s', (latex, printed) => {
		expect(toLatex(parseLatex(latex).expression)).toBe(printed);
	});
});

/** Formulas of lecture notes whose print once read as something else. */
const written = [
	String.raw`\frac{[H^+][A^-]}{[HA]}`,
	String.raw`P(A, B \mid C) = P(A \mid C) P(B \mid C)`,
	String.raw`[\mathsf{V}]_{i, j} = [\mathsf{W}]_{i, i+a}`,
	String.raw`v = \frac{\Delta{x}}{\Delta{t}}`,
	String.raw`\hat{\theta} = \mathop{\mathrm{argmax}}_\theta P(X \mid \theta)`,
	String.raw`P(\textrm{choose } i) = 1`,
	String.raw`\begin{gathered} [A, B] \\ x = 2 \end{gathered}`,
	String.raw`R_{\text{k}} + R_{\text{Lüfter}}`,
	String.raw`[\rho] = \text{kg/m}^3 = \frac{\text{kg}}{\text{m}^3}`,
	String.raw`\frac{\partial f}{\partial x} = \frac{\partial f}{\partial q} \frac{\partial q}{\partial x}`,
	String.raw`g(x) = \sum_i c_i \mathbb{1}(a_i < x)`,
	String.raw`p(\text{"h"} \mid \text{"e"})`,
	String.raw`F(x) = \begin{cases} 0 & x < 1 \\ \frac{k}{n} & k \le x \text{ with } 1 \le k \end{cases}`,
	String.raw`\frac{\text{bytes}}{N^2}`,
	String.raw`T = 3 * 8.4e6 / 4.5e10 = 560\mu s`,
];

it.each(written)('%s is printed so that it reads back', source => {
	const { expression } = parseLatex(source);
	expect(parseLatex(toLatex(expression)).expression).toSatisfy((again: Expression) => sameTree(expression, again));
	expect(parsePlain(toText(expression)).expression).toSatisfy((again: Expression) => sameTree(expression, again));
});
