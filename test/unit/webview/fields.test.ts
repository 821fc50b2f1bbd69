import { describe, expect, test } from 'vitest';
import { entriesIn, entryText, fieldHtml, presetIn, presetsHtml } from '../../../src/webview/fields.ts';
import { type Words, wordNames } from '../../../src/webview/protocol.ts';

const words = Object.fromEntries(wordNames.map(name => [name, `«${name}» {0} {1} {2}`])) as Words;
const given = { symbol: 'b', name: 'bytes', text: '4 B', unit: 'B', from: 'question', span: null, line: null } as const;
const field = { symbol: 'b', name: 'bytes', text: '4 B', value: 4, unit: 'B', whole: false };
const presets = [
	{ kind: 'model', subject: 'One', values: { L: '12', d: '768' } },
	{ kind: 'model', subject: 'Other', values: { L: '12', d: '768' } },
	{ kind: 'model', subject: 'Deep <b>', values: { L: '48' } },
	{ kind: 'hardware', subject: 'Card', values: { v: '80 GB' } },
] as const;

describe('fields', () => {
	test('a number format is chosen by name, each with its size', () => {
		const formats = [
			{ name: 'float16', text: '2 B' },
			{ name: 'int8', text: '1 B' },
		];
		const html = fieldHtml({ ...given, field }, { ...field, formats }, words);
		expect(html).toContain('data-format="b"');
		expect(html).toContain('<option value="2 B">float16 · 2 B</option>');
		expect(html).toContain('aria-label="«format» bytes');
		expect(html).not.toContain('type="range"');
	});

	test('each entry of a small matrix is a field that says where it stands', () => {
		const entries = [
			['1', '2'],
			['3', '<4>'],
		];
		const html = fieldHtml({ ...given, field }, { ...field, value: 0, text: '1, 2; 3, <4>', entries }, words);
		expect(html.match(/<input/g)).toHaveLength(4);
		expect(html).toContain('aria-label="«entry» bytes 2 1"');
		expect(html).not.toContain('<4>');
		expect(entriesIn('1, 2; 3, x y')).toEqual([
			['1', '2'],
			['3', 'x y'],
		]);
		expect(entriesIn(`1, ${entryText('2, 3; 4')}`)).toEqual([['1', '2  3  4']]);
	});
});

describe('presets', () => {
	test('a list for each kind that there is', () => {
		const html = presetsHtml({ presets }, words);
		expect(html.match(/<select/g)).toHaveLength(2);
		expect(html).not.toContain('<b>');
		expect(presetsHtml({ presets: presets.slice(3) }, words)).not.toContain('data-preset="model"');
		expect(presetsHtml({ presets: [] }, words)).toBe('');
	});

	test.each([
		[{ L: '12', d: '768' }, '', 'One'],
		[{ L: '12', d: '768' }, 'Other', 'Other'],
		[{ L: '48', d: '768' }, 'Other', 'Deep <b>'],
		[{ L: '12', d: '769' }, 'One', ''],
		[{}, '', ''],
	])('with %j in the fields and %j chosen: %j', (values, chosen, expected) => {
		expect(presetIn(presets, 'model', chosen, symbol => (values as Record<string, string>)[symbol])).toBe(expected);
	});
});
