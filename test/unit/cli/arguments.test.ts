import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.ts';

describe('the command line', () => {
	it.each([
		[['review', 'a.md'], { files: ['a.md'], format: 'text', failOn: 'wrong', all: false, force: false, disabled: [] }],
		[['review', 'a.md', 'b.md', '--format', 'json'], { files: ['a.md', 'b.md'], format: 'json' }],
		[['review', '--format=json', 'a.md'], { files: ['a.md'], format: 'json' }],
		[['review', '--fail-on', 'never', 'a.md', '--all', '--force'], { failOn: 'never', all: true, force: true }],
		[
			['review', 'a.md', '--disable', 'value.mismatch', '--disable=unit.mismatch'],
			{ disabled: ['value.mismatch', 'unit.mismatch'] },
		],
		[['review', '--', '--odd-name.md'], { files: ['--odd-name.md'] }],
	])('reads %j', (argv, expected) => {
		expect(parseArguments(argv)).toMatchObject({ command: 'review', ...expected });
	});

	it.each([
		[['solve', 'a.md'], /unknown command 'solve'/],
		[['review'], /at least one file/],
		[['review', 'a.md', '--format', 'xml'], /--format takes text, json, html, markdown, csv, not 'xml'/],
		[['review', 'a.md', '--format'], /--format takes/],
		[['compare', 'a.md'], /takes two files/],
		[['compare', 'a.md', 'b.md', '--turn', '2'], /--turn takes one file/],
		[['compare', 'a.md', '--turn', 'two'], /the number of a turn, not 'two'/],
		[['compare', 'a.md', 'b.md', '--format', 'csv'], /no format of compare/],
		[['review', 'a.md', '--turn', '2'], /unknown option '--turn'/],
		[['review', 'a.md', '--fail-on', 'always'], /--fail-on takes/],
		[['review', 'a.md', '--colour'], /unknown option '--colour'/],
		[['review', 'a.md', '--disable'], /--disable takes/],
	])('refuses %j', (argv, problem) => {
		const parsed = parseArguments(argv);
		expect('problem' in parsed && parsed.problem).toMatch(problem);
		expect('problem' in parsed && parsed.problem.includes('\n')).toBe(false);
	});

	it.each([
		[['compare', 'a.md', 'b.md'], { files: ['a.md', 'b.md'], turn: undefined }],
		[['compare', 'a.md', '--turn=3', '--format', 'json'], { files: ['a.md'], turn: 3, format: 'json' }],
	])('reads %j', (argv, expected) => {
		expect(parseArguments(argv)).toMatchObject({ command: 'compare', ...expected });
	});

	it.each([[[]], [['help']], [['--help']], [['review', '-h']]])('gives help for %j', argv => {
		expect(parseArguments(argv)).toMatchObject({ command: 'help' });
	});
});
