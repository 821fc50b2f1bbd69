import { describe, expect, it } from 'vitest';
import { previewKey } from '../../../src/core/report/key-preview.ts';
import { tankKey } from '../../fixtures/tank-key.ts';

const STEPS = `$$t = \\frac{V}{q}$$

### Twice, and the share of an hour {#share}

$$s = 2 t \\qquad r = s h$$
`;

/** A key with a flow of these lines, two steps of a chain, and a given that goes into the second. */
const keyOf = (lines: readonly string[]): string =>
	tankKey('course.tank', 'x')
		.replace('$$t = x$$\n', () => STEPS)
		.replace('| $q$ | flow | m^3/s, $q > 0$ | – |', row => `${row}\n| $h$ | pumps | $h > 0$ | – |`)
		.replace(
			/## Plot: curve[\s\S]*?\n\n(?=## Ex)/,
			() => `## Plot: flow\n\n${lines.map(line => `- ${line}\n`).join('')}\n`,
		)
		.replace(
			'| $V$ | $q$ | $t$ | source |\n|---|---|---|---|',
			'| $V$ | $q$ | $h$ | $t$ | source |\n|---|---|---|---|---|',
		)
		.replace('| 6 m^3 | 2 m^3/s |', row => `${row} 4 |`);

const previewOf = (...lines: readonly string[]) => previewKey('key.md', keyOf(['says: What goes in.', ...lines]), []);

/** The rows and ways of a flow, with the symbols run on the first example. */
function flowOf(...lines: readonly string[]) {
	const { runs } = previewOf(...lines);
	const data = runs.find(({ id }) => id === 'example 1')?.solution.plots[0]?.data;
	const numbers = data?.numbers ?? [];
	return {
		data,
		rows: numbers.map(({ label, text, kind }) => `${kind} ${label}: ${text}`),
		ways: (data?.ways ?? []).map(([from, to]) => `${numbers[from]!.label} > ${numbers[to]!.label}`),
	};
}

describe('a flow of numbers', () => {
	it('holds every given and result with its value, and the ways that the formulas of the steps say', () => {
		const { rows, ways } = flowOf();
		expect(rows).toEqual([
			'given volume of the tank: 6 m³',
			'given flow: 2 m³/s',
			'result t: 3 s',
			'result s: 6 s',
			'given pumps: 4',
			'result r: 24 s',
		]);
		expect(ways).toEqual(['volume of the tank > t', 'flow > t', 't > s', 's > r', 'pumps > r']);
	});

	it('of some numbers leads through those that are left out', () => {
		const { rows, ways } = flowOf('number: $V$', 'number: $r$, all of them');
		expect(rows).toEqual(['given volume of the tank: 6 m³', 'result all of them: 24 s']);
		expect(ways).toEqual(['volume of the tank > all of them']);
	});

	it('is none where no number goes into another, or where nothing has a value', () => {
		expect(flowOf('number: $V$', 'number: $q$').data).toBeUndefined();
		expect(previewOf().runs.find(({ id }) => id !== 'example 1')?.solution.plots).toEqual([]);
	});

	it('is of words where there are steps', () => {
		const { data } = flowOf('step: fill', 'step: wait');
		expect(data?.segments?.map(({ label }) => label)).toEqual(['fill', 'wait']);
		expect(data?.numbers).toBeUndefined();
	});

	it.each([
		[['number: $V q$'], /one symbol/],
		[['number: volume'], /needs a formula/],
		[['number: $V$', 'step: wait'], /not of both/],
	])('refuses %j', (lines, message) => {
		expect(previewOf(...lines).problems.map(problem => problem.message)).toEqual([expect.stringMatching(message)]);
	});
});
