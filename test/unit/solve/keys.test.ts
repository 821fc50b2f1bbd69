import { librarySources } from 'homework-lens:library';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../src/core/quantities/facts.ts';
import { loadKey } from '../../../src/core/solve/key/load-key.ts';
import { checkExamples } from '../../../src/core/solve/prove/examples.ts';
import { english } from '../../../src/core/text/message.ts';

const facts = readFacts(librarySources.facts);

describe.each(librarySources.keys.map(source => [source.path, source.text] as const))('%s', (path, text) => {
	const { key, problems } = loadKey(path, text, { prove: true });
	const at = (start: number): number => text.slice(0, start).split('\n').length;

	it('loads, and every assertion and instance of it is proved', () => {
		expect(problems.map(({ message, span }) => `${path}:${at(span.start)} ${english(message)}`)).toEqual([]);
		expect(key).toBeDefined();
	});

	it('gives the published results of its examples', () => {
		const failures = key ? checkExamples(key, facts) : [];
		expect(failures.map(({ message, span }) => `${path}:${at(span.start)} ${english(message)}`)).toEqual([]);
		expect(key?.examples.length ?? 0).toBeGreaterThan(0);
	});
});
