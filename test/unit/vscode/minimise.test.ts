import { describe, expect, test } from 'vitest';
import { minimise } from '../../../src/vscode/minimise.ts';

const paragraphs = (count: number) => Array.from({ length: count }, (_, index) => `Paragraph ${index}.`);

describe('minimise', () => {
	test('keeps the paragraphs that matter and no others', () => {
		const text = paragraphs(40).join('\n\n');
		const still = (candidate: string) => candidate.includes('Paragraph 7.') && candidate.includes('Paragraph 31.');
		expect(minimise(text, still)).toBe('Paragraph 7.\n\nParagraph 31.\n');
	});

	test('gives the text back where it cannot be reproduced', () => {
		expect(minimise('One.\n\nTwo.', () => false)).toBe('One.\n\nTwo.');
	});

	test('asks no more often than it may, and the answer still holds', () => {
		let asked = 0;
		const still = (candidate: string) => {
			asked++;
			return candidate.includes('Paragraph 3.');
		};
		const least = minimise(paragraphs(500).join('\n\n'), still, 20);
		expect(asked).toBeLessThanOrEqual(20);
		expect(least).toContain('Paragraph 3.');
	});
});
