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
		[
			'a tree of branches, of which one is shown',
			JSON.stringify([
				{
					current_node: 'c',
					mapping: {
						a: { parent: null, message: { author: { role: 'user' }, content: { parts: ['Solve problem 1.'] } } },
						b: { parent: 'a', message: { author: { role: 'assistant' }, content: { parts: ['No idea.'] } } },
						c: { parent: 'a', message: { author: { role: 'assistant' }, content: { parts: [answer] } } },
					},
				},
			]),
		],
		[
			'contents of a model',
			JSON.stringify({
				contents: [
					{ role: 'user', parts: [{ text: 'Solve problem 1.' }] },
					{ role: 'model', parts: [{ text: answer }] },
				],
			}),
		],
		[
			'conversations by from and value',
			JSON.stringify({
				id: 'x1',
				conversations: [
					{ from: 'human', value: 'Solve problem 1.' },
					{ from: 'gpt', value: answer },
				],
			}),
		],
		[
			'a list of conversations',
			JSON.stringify([
				{
					uuid: '7',
					name: 'Homework',
					chat_messages: [
						{ sender: 'human', text: 'Solve problem 1.', created_at: '2026-03-01' },
						{ sender: 'assistant', text: answer },
					],
				},
			]),
		],
		[
			'one message a line',
			`${JSON.stringify({ role: 'user', content: 'Solve problem 1.' })}\n${JSON.stringify({
				role: 'assistant',
				content: [
					{ type: 'thinking', thinking: 'hm' },
					{ type: 'text', text: answer },
				],
			})}\n`,
		],
		[
			'chunks with thoughts among them',
			JSON.stringify({
				runSettings: { temperature: 1 },
				chunkedPrompt: {
					chunks: [
						{ text: 'Solve problem 1.', role: 'user' },
						{ text: 'The user wants …', role: 'model', isThought: true },
						{ text: answer, role: 'model' },
					],
				},
			}),
		],
		[
			'requests with responses',
			JSON.stringify({
				requester: 'mira',
				requests: [{ message: { text: 'Solve problem 1.', parts: [] }, response: [{ value: answer }] }],
			}),
		],
		[
			'a tree with a root without message, hidden turns, tools and pictures',
			JSON.stringify([
				{
					title: 'Homework',
					create_time: 1,
					mapping: {
						r: { id: 'r', message: null, parent: null, children: ['s'] },
						s: {
							id: 's',
							message: { author: { role: 'system' }, content: { content_type: 'text', parts: [''] } },
							parent: 'r',
							children: ['u'],
						},
						u: {
							id: 'u',
							message: {
								author: { role: 'user' },
								content: {
									content_type: 'multimodal_text',
									parts: [
										{ content_type: 'image_asset_pointer', asset_pointer: 'file-service://x' },
										'Solve problem 1.',
									],
								},
							},
							parent: 's',
							children: ['t'],
						},
						t: {
							id: 't',
							message: { author: { role: 'tool', name: 'python' }, content: { content_type: 'text', parts: ['8'] } },
							parent: 'u',
							children: ['a'],
						},
						a: {
							id: 'a',
							message: { author: { role: 'assistant' }, content: { content_type: 'text', parts: [answer] } },
							parent: 't',
							children: [],
						},
					},
					current_node: 'a',
				},
			]),
		],
		[
			'typed contents beside an empty text, tools among them',
			JSON.stringify([
				{
					uuid: '1',
					name: '',
					chat_messages: [
						{
							uuid: 'a',
							sender: 'human',
							text: '',
							content: [{ type: 'text', text: 'Solve problem 1.' }],
							attachments: [],
						},
						{
							uuid: 'b',
							sender: 'assistant',
							text: '',
							content: [
								{ type: 'tool_use', name: 'calculator', input: { a: 2 } },
								{ type: 'tool_result', content: [{ type: 'text', text: '8' }] },
								{ type: 'text', text: answer },
							],
						},
					],
				},
			]),
		],
		[
			'records of a data set, each a conversation',
			JSON.stringify([
				{
					id: 'c0',
					conversations: [
						{ from: 'human', value: 'Solve problem 1.' },
						{ from: 'gpt', value: answer },
					],
				},
			]),
		],
		[
			'chunks with a file and parts of a reply',
			JSON.stringify({
				chunkedPrompt: {
					chunks: [
						{ driveDocument: { id: 'x' }, role: 'user' },
						{ text: 'Solve problem 1.', role: 'user', tokenCount: 5 },
						{ text: answer, role: 'model', finishReason: 'STOP', parts: [{ text: answer }] },
					],
					pendingInputs: [{ text: '', role: 'user' }],
				},
			}),
		],
		['names with a time', `🙂 **You** · 14:02\n\nSolve problem 1.\n\n🤖 **Nimbus** · 14:03\n\n${answer}\n`],
		['a messenger', `Mira  10:12 AM\n\nSolve problem 1.\n\ntutor-bot APP  10:13 AM\n\n${answer}\n`],
		['times in brackets', `[12/03/26, 14:02] Mira: Solve problem 1.\n\n[12/03/26, 14:03] Nimbus: ${answer}\n`],
		['a pasted page', `You said:\n\nSolve problem 1.\n\nChatGPT said:\n\n${answer}\n\nCopy\n`],
	])('%s', (_, text) => {
		const markdown = chatToMarkdown(text);
		expect(markdown).toBe(`**User:**\n\nSolve problem 1.\n\n**Assistant:**\n\n${answer}\n`);
		expect(readHomework(readSource(markdown!)).parts.map(p => p.id)).toEqual(['1']);
	});

	it.each([
		'{"input": "src/main.js", "output": "dist/main.js", "plugins": []}',
		'[{"author": "Mira K.", "title": "On heaps"}, {"author": "Noor", "title": "On trees"}]',
		'Ana 10:12\n\nThe build is green.\n\nBen 10:14\n\nThen we ship.\n\nCem 10:15\n\nFine.\n',
		'# A readme',
		'[1, 2]',
		'{"a": 1}',
		'[{"role": "user", "content": "hello"}]',
		'[broken',
	])('no chat: %s', text => {
		expect(chatToMarkdown(text)).toBeUndefined();
	});
});

describe('a part stands where its reply does', () => {
	const overview = [
		'### 3. Pruning',
		'- (a) Sparsity of a layer.',
		'- (b) Cost of a pruned layer.',
		'### 4. Tokens',
		'- (a) Size of a vocabulary.',
	];
	const reply = (n: number, title: string, parts: readonly string[]) => [
		`**M** **Problem ${n}: ${title}**`,
		...parts.flatMap((name, at) => [
			`**(${'ab'[at]}) ${name}**`,
			'**Question:**',
			`What is ${name.toLowerCase()} for $n = ${n}$?`,
			'**Answer:**',
			`It is $2 \\times ${n} = ${2 * n}$.`,
		]),
	];

	it.each([
		['a request by number', '**U** Lets begin with problem 3. Answer problem 3 with all subproblems.'],
		['a request that says what it wants', '**U** Now please do Problem 3, concisely.'],
		['no request', '**U** Go on.'],
	])('an overview stands before it: %s', (_, request) => {
		const lines = [
			'**U** I will send you homework on pruning.',
			'**M** Thank you. Here is a quick overview of the problems:',
			...overview,
			request,
			...reply(3, 'Pruning of layers', ['The sparsity', 'The cost']),
			'**U** Let us go to problem 4.',
			...reply(4, 'Tokens and vocabularies', ['The size']),
		];
		const homework = readHomework(readSource(lines.join('\n\n')));
		const heading = ({ heading: { block, span } }: (typeof homework.parts)[number]) =>
			homework.source.blocks[block]!.content.text.slice(span.start, span.end);
		expect(homework.parts.map(part => `${part.id} ${heading(part)}`)).toEqual([
			'3 **M** **Problem 3: Pruning of layers**',
			'3.a **(a) The sparsity**',
			'3.b **(b) The cost**',
			'4 **M** **Problem 4: Tokens and vocabularies**',
			'4.a **(a) The size**',
		]);
		expect(homework.parts[0]!.title).toBe('Pruning of layers');
	});
});
