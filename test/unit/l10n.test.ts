import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMessages, differences, messagesOf, placeholders, tables } from '../../scripts/l10n.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const table = (file: string): Record<string, string> => JSON.parse(read(file));

describe('the messages of a source', () => {
	it.each([
		["l10n.t('One')", ['One']],
		["vscode.l10n.t('Line {0}', line + 1)", ['Line {0}']],
		["l10n.t(\n\t'A long one',\n)", ['A long one']],
		['l10n.t("Reader\'s note")', ["Reader's note"]],
		['l10n.t(`plain`)', ['plain']],
		["l10n.t(n === 1 ? '1 part' : '{0} parts', n)", ['1 part', '{0} parts']],
		["l10n.t('{0}: {1}', l10n.t('inner'), 2)", ['{0}: {1}', 'inner']],
		["// l10n.t('a comment')\nconst text = \"l10n.t('a string')\";", []],
		["other.t('One')", []],
		['say`One ~{two}: ~{three}.`', ['One {0}: {1}.']],
		['say`The ~{on ? say` left` : say` right`} side`', ['The {0} side', ' left', ' right']],
		['say`~{a} = ~{b}`', []],
	])('%s', (written, texts) => {
		const source = written.replaceAll('~{', '$' + '{');
		const found = messagesOf(source, 'a.ts');
		expect(found.messages.map(({ text }) => text)).toEqual(texts);
		expect(found.unreadable).toEqual([]);
	});

	it.each(['l10n.t(`line $' + '{n}`)', "l10n.t('a' + b)", 'l10n.t(word)', 'l10n.t()', "l10n.t(a ? 'one' : two)"])(
		'%s cannot be translated, and its place is told',
		source => expect(messagesOf(`\n${source}`, 'a.ts').unreadable).toEqual(['a.ts:2']),
	);
});

describe('what a translation lacks', () => {
	it('is told, with what it has too much and where placeholders differ', () => {
		const english = { 'a {0}': 'a {0}', b: 'b', 'c {0} {1}': 'c {0} {1}' };
		expect(differences(english, { 'a {0}': '甲', 'c {0} {1}': '{1} 丙 {0}', d: '丁' })).toEqual([
			'lacks "b"',
			'has too much "d"',
			'has other placeholders in "a {0}"',
		]);
	});

	it('placeholders are compared each once and in any order', () => {
		expect(placeholders('{1} of {0} and {1}')).toBe(placeholders('{0}, {1}'));
		expect(placeholders('{0}')).not.toBe(placeholders('{1}'));
	});
});

describe('the extension', () => {
	const { messages, unreadable } = allMessages();

	it('says everything in literals that can be translated', () => {
		expect(messages.length).toBeGreaterThan(200);
		expect(unreadable).toEqual([]);
	});

	it('gives each message as many arguments as it has places', () => {
		const wrong = messages.filter(({ text, args }) => {
			const indices = [...text.matchAll(/\{(\d+)\}/g)].map(([, digits]) => Number(digits));
			return indices.some(index => index >= args);
		});
		expect(wrong).toEqual([]);
	});

	it('has a bundle of just these messages (node scripts/l10n.mjs writes it)', () => {
		const texts = Object.fromEntries(messages.map(({ text }) => [text, text]));
		expect(table('l10n/bundle.l10n.json')).toEqual(texts);
	});

	it('speaks Simplified Chinese', () => {
		expect(tables().map(({ translations }) => translations)).toEqual([
			['l10n/bundle.l10n.zh-cn.json'],
			['package.nls.zh-cn.json'],
		]);
	});

	it.each(tables().flatMap(({ english, translations }) => translations.map(file => [file, english] as const)))(
		'%s is complete',
		(file, english) => {
			expect(differences(table(english), table(file))).toEqual([]);
			// A few are names or formats in every language; the rest is Chinese.
			const same = Object.entries(table(file)).filter(([, text]) => !/\p{Script=Han}/u.test(text));
			expect(same.map(([, text]) => text.replace(/Homework Lens|\{\d+\}|[\s:：]/g, '')).join('')).toBe('');
		},
	);

	it('keeps links, codes and line breaks of the manifest in each language', () => {
		const marks = (text: string) => text.match(/\]\(command:[\w.]+\)|`[^`]+`|\n|\*\*/g)?.sort() ?? [];
		const english = table('package.nls.json');
		for (const [key, text] of Object.entries(table('package.nls.zh-cn.json')))
			expect(marks(text), key).toEqual(marks(english[key] ?? ''));
	});

	it('names in its manifest the texts that are there, and all of them', () => {
		const used = new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!));
		expect([...used].sort()).toEqual(Object.keys(table('package.nls.json')).sort());
	});

	it('shows no text of the manifest past the table', () => {
		const shown = new Set([
			'title',
			'label',
			'description',
			'markdownDescription',
			'altText',
			'name',
			'category',
			'contents',
			'enumDescriptions',
			'markdownEnumDescriptions',
			'deprecationMessage',
			'shortTitle',
		]);
		const bare: string[] = [];
		const visit = (value: unknown, key: string): void => {
			if (typeof value === 'string') {
				if (shown.has(key) && !/^%[\w.]+%$/.test(value) && value !== 'Homework Lens') bare.push(`${key}: ${value}`);
			} else if (Array.isArray(value)) {
				for (const entry of value) visit(entry, key);
			} else if (typeof value === 'object' && value !== null) {
				for (const [name, entry] of Object.entries(value)) visit(entry, name);
			}
		};
		visit(JSON.parse(read('package.json')).contributes, 'contributes');
		expect(bare).toEqual([]);
	});

	it('packs its translations', () => {
		expect(JSON.parse(read('package.json')).l10n).toBe('./l10n');
		const packed = read('.vscodeignore').split('\n');
		expect(packed).toContain('!l10n/**');
		expect(packed).toContain('!package.nls*.json');
		expect(readdirSync(path.join(root, 'l10n')).sort()).toEqual(['bundle.l10n.json', 'bundle.l10n.zh-cn.json']);
	});
});
