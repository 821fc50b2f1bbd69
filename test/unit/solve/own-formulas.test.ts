import { describe, expect, it } from 'vitest';
import { OWN_FORMULAS } from '../../../src/core/solve/own/own-key.ts';
import { alarms, part, reviewed } from '../check/reviewed.ts';

/** `x_t = 0.5`, a line a result, by the question's own formulas; for several cases with their labels. */
function solved(question: string): readonly string[] {
	const [solution] = reviewed(part(question, 'I do not know.')).parts.flatMap(each =>
		each.key === OWN_FORMULAS && each.solution ? [each.solution] : [],
	);
	if (!solution) return [];
	return solution.cases
		? solution.cases.map(({ label, results }) => `${label}: ${results.map(({ text }) => text).join(', ')}`)
		: solution.results.map(({ name, text }) => `${name} = ${text}`);
}

describe('a question that states its own formulas', () => {
	it.each<[string, string, readonly string[]]>([
		[
			'in LaTeX',
			'The mixing rule is $m_k = \\rho\\, m_{k-1}$ with bias $c_k = \\frac{u - v}{1 + q^2}$. For $u = 7$, $v = 2$ and $q = 0.5$ compute $c_k$.',
			['c_k = 4'],
		],
		[
			'in running text',
			'A probe has score s = tanh(a*x + c) and margin d = s - 0.25. Given a = 0.8, x = 1.5 and c = -0.2, what is d?',
			['d = 0.51159'],
		],
		[
			'with a row that no sign tells',
			'$W_0=\\begin{pmatrix}2&-1\\\\0&1\\\\1&3\\end{pmatrix}$, $B=(1,0,-2)^\\top$, $A=(2,\\;2)$. Find $W_0+BA$.',
			['W_0 + B A = [4 1; 0 1; -3 -1]'],
		],
		[
			'that order it to be written down',
			'$\\sigma_1=10$ with $u_1=(0.6,\\,0.8)^\\top$, $v_1=(0.8,\\,-0.6)^\\top$. Write down the rank-one term $\\sigma_1u_1v_1^\\top$.',
			['rank-one term = [4.8 -3.6; 6.4 -4.8]'],
		],
		[
			'for several values of a letter',
			'The learning rate is $\\gamma(n) = g_0 \\sqrt{\\frac{K}{K + n}}$ with $g_0 = 0.08$ and $K = 300$. Evaluate it at $n = 0$, at $n = 100$ and at $n = 900$.',
			['n = 0: 0.08', 'n = 100: 0.069282', 'n = 900: 0.04'],
		],
		[
			'and one by its words',
			'Take $\\kappa = 0.3$ and $z = 2 + 5\\kappa$. Compute $z$ and the noise share $\\kappa / (1 + \\kappa)$.',
			['z = 3.5', 'noise share = 0.23077'],
		],
		[
			'with values of what is no letter',
			'The critic says $D(x) = 0.9$ and $D(G(z)) = 0.25$, and $J = -\\ln D(x) - \\ln(1 - D(G(z)))$. What is $J$?',
			['J = 0.39304'],
		],
	])('is worked out: %s', (_, question, expected) => {
		expect(solved(question)).toEqual(expected);
	});

	it.each<[string, string, readonly string[]]>([
		[
			'a product that has no name',
			'Let $P=\\begin{pmatrix}1&2\\\\0&1\\end{pmatrix}$ and $Q=\\begin{pmatrix}3&0\\\\1&1\\end{pmatrix}$. Compute $P^\\top Q$.',
			['Pᵀ Q = [3 0; 7 1]'],
		],
		[
			'of letters with a number above',
			'$F^1=\\begin{pmatrix}1&0\\\\0&2\\end{pmatrix}$, $r^1=\\begin{pmatrix}3\\\\1\\end{pmatrix}$, $F^2=\\begin{pmatrix}0&1\\\\1&0\\end{pmatrix}$, $r^2=\\begin{pmatrix}2\\\\-1\\end{pmatrix}$. Check by calculation that $[F^1\\;F^2]\\begin{pmatrix}r^1\\\\r^2\\end{pmatrix}=F^1r^1+F^2r^2$.',
			['F¹ · r¹ + F² · r² = [2; 4]'],
		],
		[
			'of a row that is stated turned',
			'$K=\\begin{bmatrix}1&2\\\\0&1\\end{bmatrix}$, $b=\\begin{bmatrix}2\\\\-1\\end{bmatrix}$, $a^\\top=\\begin{bmatrix}3&1\\end{bmatrix}$. Compute $K+b\\,a^\\top$.',
			['K + b · aᵀ = [7 4; -3 0]'],
		],
		[
			'of a matrix told by its singular vectors',
			'$M=U\\Sigma V^\\top$ with $\\sigma_1=3$, $\\sigma_2=2$, $U_1=(0,1,0)^\\top$, $U_2=(1,0,0)^\\top$, $V_1=(1,0,0)^\\top$, $V_2=(0,0,1)^\\top$. Compute $Mx$ for $x=(2,9,-1)^\\top$.',
			['M x = [-2; 6; 0]'],
		],
		[
			'of rows that make a matrix',
			'The weight vectors $w_1=(1,4)^\\top$ and $w_2=(2,5)^\\top$ are the rows of $W$. With $x=(1,1)^\\top$ let $h=Wx$. Compute $h$.',
			['h = [5; 7]'],
		],
		[
			'of columns that make a matrix',
			'The columns of $W$ are $w_1=(1,4)^\\top$ and $w_2=(2,5)^\\top$. With $x=(1,1)^\\top$ let $h=Wx$. Compute $h$.',
			['h = [3; 9]'],
		],
		[
			'for all members of a row',
			'Let $K=\\begin{pmatrix}1&0\\\\0&2\\end{pmatrix}$, $u_1=(1,0)^\\top$, $u_2=(1,1)^\\top$, $u_3=(0,2)^\\top$. Compute $u_2^\\top K u_j$ for $j=1,2,3$.',
			['u_2ᵀ K u_1 = 1', 'u_2ᵀ K u_2 = 3', 'u_2ᵀ K u_3 = 4'],
		],
		[
			'as code has it',
			'Here `M = np.array([[1, 0, 2, 0], [0, 1, 0, 3]])`, `p = [1, 1]` and `q = [2, -1]`. What does `M @ np.concatenate([p, q])` return?',
			['M * concat(p, q) = [5; -2]'],
		],
		[
			'by a formula for a derivative',
			'With $A=\\begin{pmatrix}1&0\\\\2&1\\end{pmatrix}$ and $\\partial J/\\partial W = G = \\begin{pmatrix}0&1\\\\1&1\\end{pmatrix}$, compute $\\partial J/\\partial B = G A^\\top$.',
			['∂J/∂B = [0 1; 1 3]'],
		],
		[
			'layer by layer',
			'$$X^{(0)}=\\begin{pmatrix}1&2\\\\0&1\\end{pmatrix},\\quad B=\\begin{pmatrix}0&1\\\\1&0\\end{pmatrix}$$ Determine $X^{(1)}=X^{(0)}+B X^{(0)}$.',
			['X^{(1)} = [1 3; 1 3]'],
		],
	])('works out in matrices what stands there: %s', (_, question, expected) => {
		expect(solved(question)).toEqual(expected);
	});

	it.each([
		'Two neurons have the weights $w_1=(1,4)^\\top$ and $w_2=(2,5)^\\top$, so $h=Wx$ with $x=(1,1)^\\top$. Compute $h$.',
		'$\\sigma_1=2$ and $\\sigma_2=5$ are standard deviations, $\\Sigma$ is the covariance of both. With $x=(1,1)^\\top$ let $q=x^\\top\\Sigma x$. Compute $q$.',
		'The noise has $\\sigma_1=2$ and $\\sigma_2=5$. With $A=\\begin{pmatrix}1&0\\\\1&1\\end{pmatrix}$ let $K=A\\Sigma A^\\top$. Compute $K$.',
		'Scales are $d_1=2$ and $d_2=5$; $D$ holds squared distances. With $x=(1,1)^\\top$ let $q=x^\\top D x$. Compute $q$.',
		'Scores $s_1=2$ and $s_2=5$ are read from $S$. With $x=(1,1)^\\top$ let $q=Sx$. Compute $q$.',
	])('makes up no matrix of which nothing is said: %s', question => {
		expect(solved(question)).toEqual([]);
	});

	it.each([
		['letters without a value', 'With $P=\\begin{pmatrix}1&2\\\\0&1\\end{pmatrix}$ compute $P^\\top R$.'],
		[
			'sides that do not fit',
			'Let $P=\\begin{pmatrix}1&2\\\\0&1\\end{pmatrix}$ and $Q=\\begin{pmatrix}3&0&1\\end{pmatrix}$. Compute $P Q$.',
		],
		[
			'what is only spoken of',
			'Let $P=\\begin{pmatrix}1&2\\\\0&1\\end{pmatrix}$ and $Q=\\begin{pmatrix}3&0\\\\1&1\\end{pmatrix}$. Why is $P^\\top Q$ not symmetric?',
		],
	])('says nothing of %s', (_, question) => {
		expect(solved(question)).toEqual([]);
	});

	it.each<[string, string, readonly string[]]>([
		[
			'of a graph',
			'Let $g(a, b, c) = a b + c^2$ with $a = 3$, $b = -1$, $c = 2$. Find $\\partial g/\\partial a$, $\\partial g/\\partial b$ and $\\partial g/\\partial c$.',
			['∂g/∂a = -1', '∂g/∂b = 3', '∂g/∂c = 4'],
		],
		[
			'through a network in running text',
			'A unit: z = w·x + b, p = σ(z), E = (p − y)². With w = 0.5, x = 2, b = −1 and y = 1 compute dE/dw and dE/db.',
			['∂E/∂w = -0.5', '∂E/∂b = -0.25'],
		],
		[
			'through a unit that is off',
			'h = ReLU(w1·x), y = w2·h, L = (y - t)². For w1 = -1, x = 2, w2 = 3 and t = 1 compute dL/dw1 and dL/dw2.',
			['∂L/∂w1 = 0', '∂L/∂w2 = 0'],
		],
	])('gives derivatives by the chain rule: %s', (_, question, expected) => {
		expect(solved(question)).toEqual(expected);
	});

	it('is asked again for another value', () => {
		const text = `${part('Given $s = a + b^2$ with $a = 1$ and $b = 2$, compute $s$.', '5')}\n**(b)** **Question:** And for $b = 3$?\n\n**Answer:** 10\n`;
		expect(
			reviewed(text).parts.flatMap(({ solution }) => solution?.results.map(({ text: said }) => said) ?? []),
		).toEqual(['5', '10']);
	});

	it('gives the letters after one step of gradient descent', () => {
		const question =
			'Let $u = w_1 x$ and $J = (u - t)^2$ with $x = 2$, $t = 1$, $w_1 = 1$. Compute $\\frac{\\partial J}{\\partial w_1}$ and the new weight after one gradient descent step with $\\eta = 0.1$.';
		expect(solved(question)).toEqual(['J = 1', '∂J/∂w_1 = 4', 'new w_1 = 0.6'].slice(1));
	});

	it.each<[string, string, readonly string[]]>([
		[
			'with an index',
			'Newton for a root: $z_{n+1} = z_n - \\frac{z_n^2 - 3}{2 z_n}$ with $z_0 = 2$. Compute $z_1$ and $z_2$.',
			['z_1 = 1.75', 'z_2 = 1.7321'],
		],
		[
			'against the slope of a stated function',
			"Minimise $q(u) = u^2 - 6u$ by $u_{k+1} = u_k - \\beta q'(u_k)$ from $u_0 = 1$ with $\\beta = 0.25$. What is $u_2$?",
			['u_2 = 2.5'],
		],
		[
			'fed with a row of inputs',
			'A leaky unit keeps s_t = 0.5·s_{t-1} + x_t, s_0 = 0. The inputs are 4, 2, 6. Compute s_1, s_2 and s_3.',
			['s_1 = 4', 's_2 = 4', 's_3 = 8'],
		],
		[
			'by updates',
			'Momentum: v ← 0.5 v + g and then w ← w − 0.2 v; v starts at 0 and w = 1. The gradients of the first two steps are 3 and 1. What is w after step 2?',
			['w_2 = -0.1'],
		],
	])('is gone through step by step: %s', (_, question, expected) => {
		expect(solved(question)).toEqual(expected);
	});

	it.each([
		['a letter has no value', 'Let $c = a b$ with $a = 3$. Compute $c$.'],
		['the letter runs', 'Let $\\theta_i = 10^{-i}$ for $i = 0, \\dots, 3$. Give all of them.'],
		['it is to be shown', 'Let $y = 2 x$ and $x = 3$. Show that $y$ is even.'],
		[
			'a law is stated without a point',
			'With $L(N) = 1.7 + 400 N^{-0.3}$, how does the loss change when the model doubles?',
		],
		['a side goes on in words', 'Fit y = a + b x by least squares where a = 1 was fixed. What is the slope?'],
		['it is asked why', 'Let $y = 2 x$ with $x = 3$. Why does the gradient not vanish?'],
		[
			'it is asked what something is for',
			'Given $h = \\tanh(w x)$ with $w = 0.5$ and $x = 1$, does adding dropout help?',
		],
		['something else is counted', 'Let $u = w x$, $w = 2$, $x = 3$. How many layers does the network need?'],
		[
			'the meaning of a letter is asked',
			'In $\\alpha_t = 1 - \\beta_t$ with $\\beta_t = 0.1$, what does $\\alpha_t$ stand for?',
		],
		['it is to be explained', 'With $z = 3 q$ and $q = 2$, what is $z$ used for? Explain its role.'],
		[
			'it is compared in words',
			'Let $r = a / b$ with $a = 4$ and $b = 2$. Which of the two matters more, and what do you conclude?',
		],
		['a row may stand on either side', 'Given $p=(1,2)$ and $q=(3,4)$. Write out $pq$.'],
		['a value is only updated', 'Start with v = 0 and use v = 0.9*v + 1. What is v?'],
	])('is left alone where %s', (_, question) => {
		expect(solved(question)).toEqual([]);
	});
});

describe('an answer beside the formulas of its question', () => {
	const question =
		'Tiny network: h = ReLU(w1·x + b1), ŷ = w2·h + b2, loss L = ½(ŷ − y)². Values: x = 2, w1 = 0.5, b1 = −0.2, w2 = 1.5, b2 = 0.1, y = 1. Do the forward pass and compute dL/dw1, dL/db1, dL/dw2 and dL/db2.';

	it('is right', () => {
		const review = reviewed(
			part(question, 'h = 0.8, ŷ = 1.3, L = 0.045. dL/dw2 = 0.24, dL/db2 = 0.3, dL/dw1 = 0.9, dL/db1 = 0.45.'),
		);
		expect(alarms(review)).toEqual([]);
		expect(review.findings.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThanOrEqual(6);
	});

	it('is wrong where a factor of the chain was left out', () => {
		const review = reviewed(
			part(question, 'L = 0.045. dL/dw2 = 0.3·0.8 = 0.24, dL/db2 = 0.3, dL/dw1 = 0.3·1.5 = 0.45, dL/db1 = 0.35.'),
		);
		expect(alarms(review)).toEqual([
			'wrong key.contradicted "0.3·1.5 = 0.45"',
			'wrong key.contradicted "dL/db1 = 0.35"',
		]);
	});
});
