import { describe, expect, it } from 'vitest';
import { legibleText, plainFormulas, plainLatex } from '../../../src/core/report/plain-math.ts';

describe('formulas at a terminal', () => {
	it.each([
		['\\rho', 'ρ'],
		['\\sigma_{\\text{AB}}', 'σ_AB'],
		['G_{A}', 'G_A'],
		['E_{b}', 'E_b'],
		['s_{\\text{min}}', 's_min'],
		['k_*', 'k_*'],
		['\\left( \\frac{C}{C_0} \\right)^{a}', '(C / C_0)^a'],
		['\\left( broken', '\\left( broken'],
	])('%s', (latex, expected) => expect(plainLatex(latex)).toBe(expected));
});

describe('results at a terminal', () => {
	it.each([
		['0.27838 · C^(0.54839)', '0.27838 C^0.54839'],
		['2 · d · H · k · n', '2 d H k n'],
		['4 · k / ((m + k) (k + l))', '4 k / ((m + k) (k + l))'],
		['W_0 + α / k · A · B', 'W_0 + α / k · A B'],
		['1000 · E', '1000 E'],
		['2 · 3', '2 · 3'],
	])('%s', (text, expected) => expect(legibleText(text)).toBe(expected));
});

describe('formulas at a terminal, sign by sign', () => {
	it.each([
		['(A + E)(B + F) - A B = E B + A F + E F', '(A + E)(B + F) - A B = E B + A F + E F'],
		['N_* = G \\left( \\frac{C}{C_0} \\right)^{a}', 'N_* = G ( C / C_0 )^a'],
		['L(N) = \\frac{A}{N^{\\alpha}} + \\frac{B}{D(N)^{\\beta}}', 'L(N) = A / N^α + B / (D(N)^β)'],
		['S_{ij} = X_i^\\top W_Q^\\top W_K X_j', 'S_ij = X_iᵀ W_Qᵀ W_K X_j'],
		['R = \\begin{bmatrix} r_1 \\\\ r_+ \\end{bmatrix}', 'R = [r_1; r_+]'],
		['\\operatorname{rank}(M) \\le h', 'rank(M) ≤ h'],
		['\\sum_{j=1}^{n} A_{ij} = 1', '∑_(j=1)^n A_ij = 1'],
	])('%s', (latex, expected) => expect(plainFormulas(latex).join('; ')).toBe(expected));
});
