import { describe, expect, it } from 'vitest';
import { readLabel } from '../../../src/core/homework/labels.ts';
import { readPoints } from '../../../src/core/homework/points.ts';

const label = (text: string, strong = true) =>
	readLabel(text, strong)
		?.members.map(m => m.text)
		.join('.');

describe('labels', () => {
	it.each([
		['Q1.1 Rank', '1.1'],
		['1(a)ii What', '1.a.ii'],
		['5(k) What', '5.k'],
		['Problem (unicode1): Bytes', 'unicode1'],
		['2.1 Problem (unicode1): Bytes', 'unicode1'],
		['Question 2 (10 pts)', '2'],
		['Question 1 [title]:', '1'],
		['Part (a): x', 'a'],
		['Part A', 'a'],
		['(iv) Title', 'iv'],
		['（a）题', 'a'],
		['第三题：', '3'],
		['问题 2', '2'],
		['问题二', '2'],
		['Aufgabe 4 (3 Punkte)', '4'],
		['Задача №3.', '3'],
		['السؤال 1', '1'],
		['2 Circuits', '2'],
		['12. Title', '12'],
		['3b) Title', '3.b'],
		['Answer 1(a): x', '1.a'],
		['Ex. 3: x', '3'],
	])('%s', (text, expected) => {
		expect(label(text)).toBe(expected);
	});

	it.each([
		'1.7 quadrillion tokens',
		'3.2 GB of memory',
		'0.5 of the tokens',
		'Questions about this',
		'Answers:',
		'A hard prompt is limited',
		'I think so',
		'e.g. this',
		'i.e. that',
		'100 steps',
		'Problematic cases',
		'(see above) and',
		'f(x) is',
		'a.shape',
	])('no label: %s', text => {
		expect(label(text, false)).toBeUndefined();
	});
});

describe('points', () => {
	it.each([
		['Problem 1 (5 pts)', 5],
		['Problem 1 [2P]', 2],
		['Problem 1 /5', 5],
		['Problem 1 (____/6)', 6],
		['Problem 1 (max. 6 points)', 6],
		['Problem 1 (3+2 points)', 5],
		['Problem 2: Pooling (10%)', 10],
		['Aufgabe 1 (2.5 Pkt.)', 2.5],
		['Problem 1: a share of 1/2', undefined],
		['Dropout (10%)', undefined],
		['Problem 1: files below /tmp', undefined],
	])('%s', (text, points) => {
		expect(readPoints(text)).toBe(points);
	});
});

it.each(['22e-9 · 5² = 550 nJ', '3.1e-9 * 4', '6e24 / 2', '2e-3 - 1'])('no label begins a calculation: %s', text => {
	expect(label(text, false)).toBeUndefined();
	expect(label(text)).toBeUndefined();
});
