import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TANK_HOMEWORK, tankKey } from '../../fixtures/tank-key.ts';
import { run, temporaryFolder } from './harness.ts';

const KEY = tankKey();

describe('homework-lens keys', () => {
	const folder = temporaryFolder();
	const { file } = folder;
	beforeAll(folder.make);
	afterAll(folder.remove);

	it('says that sound keys are sound, in folders of folders, README.md left out', () => {
		file('sound/topic/tank.md', KEY);
		file('sound/README.md', '# About these keys\n');
		expect(run('keys', path.join(folder.path, 'sound'))).toEqual({
			status: 0,
			out: '1 key, 1 example run; no errors\n',
			err: '',
		});
	});

	it('prints each problem as file:line:column: message and the others still count', () => {
		file('mixed/tank.md', KEY);
		const bad = file('mixed/bad.md', KEY.replace('course.tank', 'course.bad').replace('\\frac{V}{q}', '\\frac{V}{w}'));
		const { status, out } = run('keys', path.join(folder.path, 'mixed'));
		expect(status).toBe(1);
		expect(out).toMatch(/^.*bad\.md:26:\d+: `w` is used here and nothing defines it/);
		expect(out.startsWith(`${bad}:26:16: `)).toBe(true);
		expect(out).toMatch(/\n2 keys, 1 example run; 1 key with errors\n$/);
	});

	it('runs the examples: a wrong published result stands at its cell', () => {
		const at = file('example/tank.md', KEY.replace('| 3 s |', '| 4 s |'));
		const { status, out } = run('keys', at);
		expect(status).toBe(1);
		expect(out.startsWith(`${at}:39:21: The example says 4 s; the key gives 3 s`)).toBe(true);
	});

	it('names a fact that no table has, and those there are', () => {
		const at = file('fact/tank.md', KEY.replace('m^3/s, $q > 0$ | –', 'm^3/s, $q > 0$ | fact: H200, flow'));
		const { status, out } = run('keys', at);
		expect(status).toBe(1);
		expect(out).toMatch(/:20:4: There is no fact "H200, flow"\. Of H200 there are: .*memory/);
	});

	it('a file that is no text keeps none of the others away', () => {
		const sound = file('binary/tank.md', KEY);
		const binary = file('binary/picture.md', 'a\0b');
		const { status, out } = run('keys', path.dirname(sound));
		expect(status).toBe(1);
		expect(out).toBe(`${binary}: not a text file\n2 keys, 1 example run; 1 key with errors\n`);
	});

	it('warns of two keys with one id', () => {
		file('twice/a.md', KEY);
		file('twice/b.md', KEY);
		const { status, out } = run('keys', path.join(folder.path, 'twice'));
		expect(status).toBe(0);
		expect(out).toMatch(/b\.md:1:1: warning: The id course\.tank is that of .*a\.md too/);
		expect(out).toMatch(/no errors; 1 warning\n$/);
	});

	it.each([
		[['keys'], /keys takes at least one folder\n$/],
		[['keys', '--all', 'x'], /keys takes no option '--all'\n$/],
		[['keys', '/no/such/place'], /no such file or folder\n$/],
		[['review', 'a.md', '--keys'], /--keys takes a folder/],
	])('%j cannot do its work', (argv, reason) => {
		const { status, out, err } = run(...argv);
		expect({ status, out }).toEqual({ status: 2, out: '' });
		expect(err).toMatch(reason);
	});

	it('refuses a folder without keys', () => {
		file('empty/README.md', '# Nothing here\n');
		expect(run('keys', path.join(folder.path, 'empty'))).toMatchObject({ status: 2, out: '' });
	});

	it('lends its keys to a review with --keys, and says what is wrong with one of them', () => {
		const homework = file('homework.md', TANK_HOMEWORK);
		const review = (...more: string[]) => JSON.parse(run('review', homework, '--format', 'json', ...more).out);
		expect(review().parts[0].key).toBeNull();
		const { parts, findings } = review('--keys', path.join(folder.path, 'sound'));
		expect(parts[0]).toMatchObject({ key: 'course.tank', solution: { results: [{ value: 4, unit: 's' }] } });
		expect(findings[0]).toMatchObject({ verdict: 'wrong', expected: { value: 4, unit: 's' } });
		const mixed = run('review', homework, '--keys', path.join(folder.path, 'mixed'));
		expect(mixed.status).toBe(1);
		expect(mixed.err).toMatch(/bad\.md:26:\d+: `w` is used here/);
	});
});
