import { describe, expect, it } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

/** What a question comes to, by the names of the results. */
function answersTo(question: string, around = ''): Readonly<Record<string, string>> {
	const { parts } = reviewed(`# Homework\n\n## Problem 1\n\n${around}\n\n(a) ${question}\n`);
	const results = parts.flatMap(({ leaf, solution }) => (leaf && solution ? solution.results : []));
	return Object.fromEntries(results.map(({ name, text }) => [name, text]));
}

describe('a question in letters is answered in its own letters', () => {
	it.each<[string, string, Readonly<Record<string, string>>]>([
		[
			'known by their units and by words beside them',
			'A chip draws $Q$ watts and performs $f$ operations per second, each of which erases $m$ bits at the temperature $\\theta$. Boltzmann’s constant is $k$. By which factor $\\eta$ is it above the Landauer limit?',
			{ 'energy per operation': 'm k θ ln 2' },
		],
		[
			'for what a key would assume',
			'A network of $P$ parameters is kept with $q$ bytes each; the memory bandwidth is $w$. What is the least latency of one forward pass?',
			{ latency: 'P q / w' },
		],
		[
			'bits for bytes',
			'How much memory do $N$ weights of $z$ bits each take?',
			{ 'memory of the parameters': '0.125 · N · z' },
		],
		[
			'and what a key makes of them',
			'To how many books do $D$ tokens correspond, with $r$ tokens per word, $w$ words per page and $s$ pages per book?',
			{ books: 'D / (r w s)', words: 'D / r' },
		],
		[
			'a price by its unit',
			'A run takes $C$ FLOP. A GPU sustains $v$ FLOP/s and is rented at $h$ dollars per hour. What does the run cost?',
			{ 'training cost': 'C h / v' },
		],
		[
			'a loss law in other letters',
			'The loss of a model with $m$ weights after $t$ tokens is $L = c + u\\,m^{-x} + v\\,t^{-y}$, and training takes $C = 6 m t$ operations. Derive the model size and the number of tokens that are optimal for a compute budget $C$.',
			{
				'optimal model size': '(x u / (y v))^(1 / (x + y)) · (C / 6 FLOP)^(y / (x + y))',
				'optimal data size': '(y v / (x u))^(1 / (x + y)) · (C / 6 FLOP)^(x / (x + y))',
			},
		],
	])('%s', (_, question, expected) => {
		expect(answersTo(question)).toMatchObject(expected);
	});

	it('and in numbers where it gives numbers, whatever letters explain the law', () => {
		expect(
			answersTo(
				'What does one operation of 16 bits cost at least?',
				'Erasing a bit at temperature $T$ takes at least $k_B T \\ln 2$ (Landauer), at room temperature.',
			),
		).toMatchObject({ 'energy per operation': '4.5936 × 10⁻²⁰ J' });
	});
});
