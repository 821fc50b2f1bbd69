import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadKey } from '../../../src/core/solve/key/load-key.ts';
import { compileLibrary } from '../../../src/core/solve/library.ts';
import { checkExamples } from '../../../src/core/solve/prove/examples.ts';
import { solve } from '../../../src/core/solve/solve.ts';
import { english } from '../../../src/core/text/message.ts';
import { matchOf } from './documents.ts';

const tutorial = readFileSync(new URL('../../../docs/key-tutorial.md', import.meta.url), 'utf8');

const fenced = (info: string): string => {
	const start = tutorial.indexOf(`\`\`\`markdown${info}\n`);
	const from = tutorial.indexOf('\n', start) + 1;
	return tutorial.slice(from, tutorial.indexOf('\n```', from));
};

describe('the tutorial', () => {
	it('begins with a key that loads and is proved', () => {
		const { key, problems } = loadKey('kv-cache.md', fenced(''), { prove: true });
		expect(problems).toEqual([]);
		expect(key?.id).toBe('course.kv-cache');
	});

	it('ends with a key whose examples come out', () => {
		const { key, problems } = loadKey('kv-cache.md', fenced(' key'), { prove: true });
		expect(problems).toEqual([]);
		expect(checkExamples(key!)).toEqual([]);
	});

	it('solves its homework', () => {
		const library = compileLibrary({ keys: [{ path: 'kv-cache.md', text: fenced(' key') }], facts: [] });
		const { match } = matchOf(library, fenced(' homework'));
		expect(match?.key.id).toBe('course.kv-cache');
		const solution = solve(match!.key, match!);
		expect(solution.missing).toEqual([]);
		expect(solution.results.map(result => result.text)).toEqual(['838,860,800 B = 800 MiB']);
	});

	it('says what the proved line would be refused for', () => {
		const broken = fenced(' key').replace('b m = 2 b L g d', 'b m = b m n');
		const { key, problems } = loadKey('kv-cache.md', broken, { prove: true });
		expect(key).toBeUndefined();
		expect(english(problems[0]!.message)).toMatch(/^This link does not hold/);
	});
});
