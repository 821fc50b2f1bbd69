import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import schema from '../../../docs/review.schema.json';
import { main } from '../../../src/cli/main.ts';

const RIGHT = '# Problem 1\n\n**Question:** How much is it?\n\n**Answer:** $3 \\times 4 = 12$\n';
const WRONG = '# Problem 1\n\n**Question:** How much is it?\n\n**Answer:** $3 \\times 4 = 14$\n';
const OPEN = '# Problem 1\n\n**Question:** How much is it?\n\n**Answer:**\n';
const README = '# A tool\n\nInstall it with `npm install`.\n';

describe('homework-lens', () => {
	let folder = '';
	const file = (name: string, text: string | Uint8Array): string => {
		const at = path.join(folder, name);
		writeFileSync(at, text);
		return at;
	};
	const run = (...argv: string[]) => {
		let out = '';
		let err = '';
		const status = main(
			argv,
			text => {
				out += text;
			},
			text => {
				err += text;
			},
			false,
		);
		return { status, out, err };
	};
	const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'homework-lens-'));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each([
		['right.md', RIGHT, [], 0],
		['wrong.md', WRONG, [], 1],
		['wrong.md', WRONG, ['--fail-on', 'never'], 0],
		['open.md', OPEN, [], 0],
		['open.md', OPEN, ['--fail-on', 'incomplete'], 1],
		['readme.md', README, [], 0],
		['empty.md', '', [], 0],
	])('%s %#: exit status', (name, text, options, status) => {
		expect(run('review', file(name, text), ...options)).toMatchObject({ status, err: '' });
	});

	it('prints JSON that its schema accepts: an object for one file, an array for several', () => {
		const one = run('review', file('one.md', WRONG), '--format', 'json');
		const parsed = JSON.parse(one.out);
		expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
		expect(parsed).toMatchObject({ version: 1, tally: { wrong: 1 }, partTally: { wrong: 1 } });
		const two = JSON.parse(run('review', file('one.md', WRONG), file('two.md', RIGHT), '--format', 'json').out);
		expect(validate(two), JSON.stringify(validate.errors)).toBe(true);
		expect(two).toHaveLength(2);
	});

	it('points at the statement in UTF-16 code units without the byte-order mark', () => {
		const text = `\uFEFF${WRONG.replace('How much', '𝔼 how much')}`;
		const [finding] = JSON.parse(run('review', file('bom.md', text), '--format', 'json').out).findings;
		expect(text.slice(1).slice(...finding.span)).toBe(finding.quote);
		expect(finding.line).toBe(5);
	});

	it('prints a text report with the verdict, the line and the tally', () => {
		const { out } = run('review', file('report.md', WRONG));
		expect(out).toMatch(/wrong.*3 \\times 4 = 14.*line 5/);
		expect(out).toMatch(/statements: 1 wrong/);
		expect(out).not.toContain('\u001B');
	});

	it('says in one line why it could not work', () => {
		const folderName = path.join(folder, 'folder');
		mkdirSync(folderName);
		for (const [name, reason] of [
			[path.join(folder, 'absent.md'), /absent\.md: no such file\n$/],
			[folderName, /folder: is a folder\n$/],
			[file('binary.md', new Uint8Array([35, 0, 1, 2])), /not a text file\n$/],
			[file('latin.md', new Uint8Array([0xe9, 0x20, 0xff])), /not UTF-8 text\n$/],
		] as const) {
			const { status, out, err } = run('review', name);
			expect(status).toBe(2);
			expect(out).toBe('');
			expect(err).toMatch(reason);
			expect(err.trimEnd()).not.toContain('\n');
		}
	});
});
