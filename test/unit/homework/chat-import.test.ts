import { describe, expect, it } from 'vitest';
import { chatToMarkdown } from '../../../src/core/homework/chat-import.ts';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readSource } from '../../../src/core/text/source.ts';

const answer = '## Problem 1\n\n**Question:** What is $2^3$?\n\n**Answer:** 8';

describe('chats become Markdown', () => {
	it.each([
		[
			'roles and contents',
			JSON.stringify([
				{ role: 'system', content: 'x' },
				{ role: 'user', content: 'Solve problem 1.' },
				{ role: 'assistant', content: answer },
			]),
		],
		[
			'messages with parts',
			JSON.stringify({
				messages: [
					{ author: { role: 'user' }, content: { parts: ['Solve problem 1.'] } },
					{ author: { role: 'assistant' }, content: { parts: [answer] } },
				],
			}),
		],
		[
			'typed parts',
			JSON.stringify([
				{ role: 'human', content: [{ type: 'text', text: 'Solve problem 1.' }] },
				{ role: 'assistant', content: [{ type: 'text', text: answer }] },
			]),
		],
		['a pasted page', `You said:\n\nSolve problem 1.\n\nChatGPT said:\n\n${answer}\n\nCopy\n`],
	])('%s', (_, text) => {
		const markdown = chatToMarkdown(text);
		expect(markdown).toBe(`**User:**\n\nSolve problem 1.\n\n**Assistant:**\n\n${answer}\n`);
		expect(readHomework(readSource(markdown!)).parts.map(p => p.id)).toEqual(['1']);
	});

	it.each(['# A readme', '[1, 2]', '{"a": 1}', '[{"role": "user", "content": "hello"}]', '[broken'])(
		'no chat: %s',
		text => {
			expect(chatToMarkdown(text)).toBeUndefined();
		},
	);
});
