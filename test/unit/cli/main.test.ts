import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import schema from '../../../docs/review.schema.json';
import { run, temporaryFolder } from './harness.ts';

const RIGHT = '# Problem 1\n\n**Question:** How much is it?\n\n**Answer:** $3 \\times 4 = 12$\n';
const WRONG = '# Problem 1\n\n**Question:** How much is it?\n\n**Answer:** $3 \\times 4 = 14$\n';
const OPEN = '# Problem 1\n\n**Question:** How much is it?\n\n**Answer:**\n';
const README = '# A tool\n\nInstall it with `npm install`.\n';

describe('homework-lens', () => {
	const folder = temporaryFolder();
	const { file } = folder;
	const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

	beforeAll(folder.make);
	afterAll(folder.remove);

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
		const folderName = path.join(folder.path, 'folder');
		mkdirSync(folderName);
		for (const [name, reason] of [
			[path.join(folder.path, 'absent.md'), /absent\.md: no such file\n$/],
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

	it('compares two files in four formats; what is worse makes the status 1', () => {
		const [a, b] = [file('a.md', RIGHT), file('b.md', WRONG)];
		expect(run('compare', b, a)).toMatchObject({ status: 0, err: '' });
		const broken = run('compare', a, b);
		expect(broken.status).toBe(1);
		expect(broken.out).toMatch(/1 +· cannot tell +✗ wrong +▽ worse/);
		expect(broken.out).toMatch(/A ✓ 3 \\times 4 = 12 .*line 5\n.*B ✗ 3 \\times 4 = 14 +\(Right: 12\)/);
		expect(run('compare', a, b, '--fail-on', 'never').status).toBe(0);
		expect(JSON.parse(run('compare', a, b, '--format', 'json').out)).toMatchObject({
			version: 1,
			changes: { worse: 1 },
			parts: [{ a: { id: '1', verdict: 'cannot-tell' }, b: { id: '1', verdict: 'wrong' }, change: 'worse' }],
		});
		expect(run('compare', a, b, '--format', 'html').out).toMatch(/<details class="compared worse" open>/);
		expect(run('compare', a, b, '--format', 'markdown').out).toContain('| **1** | · cannot tell | ✗ wrong | ▽ worse |');
	});

	it('compares a chat up to one of its turns with the whole of it', () => {
		const chat = `**User:** Problem 1. How much is $3 \\times 4$?\n\n**Assistant:**\n\n## Problem 1\n\n**Answer:** $3 \\times 4 = 14$\n\n**User:** Look again.\n\n**Assistant:**\n\n## Problem 1\n\n**Answer:** $3 \\times 4 = 12$\n`;
		const { status, out } = run('compare', file('chat.md', chat), '--turn', '2');
		expect(status).toBe(0);
		expect(out).toMatch(/✗ wrong +· cannot tell +△ better/);
		expect(run('compare', file('chat.md', chat), '--turn', '9')).toMatchObject({ status: 2, out: '' });
		expect(run('compare', file('right.md', RIGHT), '--turn', '1').err).toMatch(/is no chat\n$/);
	});

	it('prints several files as a table, in HTML and Markdown too', () => {
		const names = [file('b1.md', RIGHT), file('b2.md', WRONG)];
		expect(run('review', ...names, '--format', 'markdown').out).toMatch(
			/\| file \| 1 \|[\s\S]*b1\.md \| · cannot tell \| 1 \| 0[\s\S]*b2\.md \| ✗ wrong/,
		);
		const { out } = run('review', ...names, '--format', 'html');
		expect(out.match(/<th scope="row"/g)).toHaveLength(3);
		expect(out).toContain('<td>0/2</td>');
		expect(out).not.toMatch(/<button|<script/);
	});
});
