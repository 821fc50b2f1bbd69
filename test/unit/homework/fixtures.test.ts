import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { differences, homeworkFixtures, ordinaryFixtures } from './fixtures.ts';

describe('homework of many dresses gives the tree that was written beside it', () => {
	it.each(homeworkFixtures().map(f => [f.name, f] as const))('%s', (_, fixture) => {
		expect(differences(readHomework(readSource(fixture.text)), fixture)).toEqual([]);
	});
});

describe('ordinary Markdown is none of our business', () => {
	it.each(ordinaryFixtures().map(f => [f.name, f.text] as const))('%s', (_, text) => {
		const homework = readHomework(readSource(text));
		expect(homework.parts).toEqual([]);
		expect(homework.notes).toEqual([]);
		expect(homework.turns).toEqual([]);
	});
});
