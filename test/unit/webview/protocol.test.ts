import { describe, expect, test } from 'vitest';
import { readHostMessage, readPanelMessage, readSavedState, wordNames } from '../../../src/webview/protocol.ts';

describe('messages from the panel', () => {
	test.each([
		{ type: 'ready' },
		{ type: 'reveal', version: 3, from: 0, to: 12 },
		{ type: 'show', part: '2.c.ii' },
		{ type: 'fix', version: 3, finding: 0, fix: 1 },
		{ type: 'copy-step', step: 'rank', method: '' },
		{ type: 'pin', pinned: true },
		{ type: 'solver', version: 3 },
		{ type: 'put-values', version: 3, values: {} },
		{ type: 'put-values', version: 3, values: { N: '2^20' } },
		{ type: 'copy-plot', svg: '<svg/>' },
		{ type: 'save-plot', name: 'memory', format: 'png', data: 'iVBO' },
	])('%j is read', message => {
		expect(readPanelMessage(message)).toEqual(message);
	});

	test.each([
		undefined,
		null,
		'ready',
		[],
		{},
		{ type: 'toString' },
		{ type: '__proto__' },
		{ type: 'reveal', version: 3, from: '0', to: 12 },
		{ type: 'reveal', version: 3, from: -1, to: 12 },
		{ type: 'reveal', version: 3, from: 0.5, to: 12 },
		{ type: 'reveal', from: 0, to: 12 },
		{ type: 'show', part: 5 },
		{ type: 'pin', pinned: 'yes' },
		{ type: 'put-values', version: 3, values: { N: 5 } },
		{ type: 'put-values', version: 3, values: ['5'] },
		{ type: 'copy-plot', svg: '' },
		{ type: 'save-plot', name: 'memory', format: 'exe', data: 'x' },
		{ type: 'save-plot', format: 'svg', data: 'x' },
		{ type: 'put-values', version: 3, values: { N: 'x'.repeat(1001) } },
	])('%j is refused', message => {
		expect(readPanelMessage(message)).toBeUndefined();
	});
});

describe('messages to the panel', () => {
	const words = Object.fromEntries(wordNames.map(name => [name, name]));
	const state = { pinned: false, canGoBack: false, canGoForward: false };

	test('an empty page is read', () => {
		const message = { type: 'page', page: null, state, saved: null, words };
		expect(readHostMessage(message)).toEqual(message);
	});

	test('a page without words, or one without a part, is refused', () => {
		expect(readHostMessage({ type: 'page', page: null, state, saved: null, words: {} })).toBeUndefined();
		expect(
			readHostMessage({ type: 'page', page: { uri: 'x', version: 1 }, state, saved: null, words }),
		).toBeUndefined();
	});

	test('what the panel solves with is read whole or not at all', () => {
		const message = {
			type: 'solver',
			uri: 'file:///a.md',
			version: 2,
			text: '# A',
			keys: [{ path: 'k.md', text: '' }],
			messages: { Right: '正确' },
		};
		expect(readHostMessage(message)).toEqual(message);
		expect(readHostMessage({ ...message, keys: [{ path: 'k.md' }] })).toBeUndefined();
		expect(readHostMessage({ ...message, version: '2' })).toBeUndefined();
		expect(readHostMessage({ ...message, messages: { Right: 1 } })).toBeUndefined();
	});

	test('a place of the cursor is read', () => {
		expect(readHostMessage({ type: 'cursor', finding: null })).toEqual({ type: 'cursor', finding: null });
		expect(readHostMessage({ type: 'cursor', finding: 'first' })).toBeUndefined();
	});
});

test('a saved state of another shape is refused', () => {
	const saved = { uri: 'file:///a.md', part: '1.a', pinned: true };
	expect(readSavedState({ ...saved, more: 1 })).toEqual(saved);
	expect(readSavedState({ ...saved, pinned: 1 })).toBeUndefined();
	expect(readSavedState(undefined)).toBeUndefined();
	const asked = { of: 'file:///a.md#1.a', values: { k: '64' } };
	expect(readSavedState({ ...saved, asked })).toEqual({ ...saved, asked });
	expect(readSavedState({ ...saved, asked: { of: 3 } })).toEqual(saved);
});
