import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReviewFinding } from '../../../src/core/review-contract.ts';
import { type Mark, unmarked } from './marked.ts';
import { reviewed } from './reviewed.ts';

const folder = new URL('../../fixtures/marked/', import.meta.url);
const ALARMS = new Set(['wrong', 'follows', 'incomplete', 'unsupported']);

/** How the statements of a fixture came out, with the verdict that was written beside each before it was first read. */
function outcomes(name: string) {
	const { text, marks } = unmarked(readFileSync(new URL(name, folder), 'utf8'));
	const { findings } = reviewed(text);
	const on = (mark: Mark) => findings.filter(({ span }) => span[0] < mark.end && mark.start < span[1]);
	const touchesWrong = (finding: ReviewFinding) =>
		marks.some(mark => mark.kind !== 'R' && finding.span[0] < mark.end && mark.start < finding.span[1]);
	return marks.map(mark => {
		const found = on(mark);
		const verdicts = new Set(found.map(({ verdict }) => verdict as string));
		return {
			statement: `${name}: ${mark.kind} [${mark.tag}] ${text.slice(mark.start, mark.end)}`,
			kind: mark.kind,
			alarmed: found.some(finding => ALARMS.has(finding.verdict) && !touchesWrong(finding)),
			seen: [...verdicts].some(verdict => ALARMS.has(verdict)),
			confirmed: verdicts.has('right'),
			root: verdicts.has('wrong'),
			follows: verdicts.has('follows'),
		};
	});
}

describe('answers in anybody’s words, each statement with its verdict', () => {
	const all = readdirSync(folder).flatMap(outcomes);
	const right = all.filter(({ kind }) => kind === 'R');
	const wrong = all.filter(({ kind }) => kind !== 'R');

	it('are enough of them', () => {
		expect(right.length).toBeGreaterThan(160);
		expect(wrong.length).toBeGreaterThan(150);
	});

	it('raise no alarm on what is right', () => {
		expect(right.filter(({ alarmed }) => alarmed).map(({ statement }) => statement)).toEqual([]);
	});

	it('are confirmed where they are right', () => {
		expect(right.filter(({ confirmed }) => confirmed).length / right.length).toBeGreaterThan(0.65);
	});

	it('are seen where they are wrong', () => {
		expect(wrong.filter(({ seen }) => seen).length / wrong.length).toBeGreaterThan(0.6);
	});

	it('tell the root from what follows', () => {
		const told = wrong.filter(({ seen }) => seen);
		const rightly = told.filter(({ kind, root, follows }) => (kind === 'W' ? root : follows && !root));
		expect(rightly.length / told.length).toBeGreaterThan(0.88);
	});
});
