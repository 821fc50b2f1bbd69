import { readSource } from '../text/source.ts';
import { readLines } from './lines.ts';
import { readTurns } from './turns.ts';

interface Message {
	readonly role: 'user' | 'assistant' | 'system';
	readonly text: string;
}

/**
 * Makes clean Markdown of a chat: a JSON export (`[{role, content}]`, `{messages: […]}`, `{mapping: {…}}`, contents as text or as parts) or a pasted
 * page with its buttons and page marks. Each turn begins with `**User:**` or `**Assistant:**` on a line of its own.
 *
 * @returns undefined where the text is no chat.
 */
export const chatToMarkdown = (text: string): string | undefined => {
	const messages = fromJson(text) ?? fromPage(text);
	if (!messages) return undefined;
	const spoken = messages.filter(m => m.role !== 'system' && m.text !== '');
	if (!spoken.some(m => m.role === 'assistant')) return undefined;
	return `${spoken.map(m => `**${m.role === 'user' ? 'User' : 'Assistant'}:**\n\n${m.text}`).join('\n\n')}\n`;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const fromJson = (text: string): Message[] | undefined => {
	if (!/^\s*[[{]/.test(text)) return undefined;
	const values = parse(text);
	if (!values) return undefined;
	const found = values.length > 1 ? messagesOf(values) : deepest(values[0]);
	return found.length > 0 ? found : undefined;
};

/** A JSON text, or one JSON value a line. */
const parse = (text: string): unknown[] | undefined => {
	try {
		return [JSON.parse(text)];
	} catch {
		// Several values, one on each line; or no JSON at all, but a pasted page that begins with a bracket.
		const lines = text.split(/\r\n?|\n/).filter(line => line.trim() !== '');
		if (lines.length < 2 || !lines.every(line => /^\s*\{.*\}\s*$/.test(line))) return undefined;
		try {
			return lines.map(line => JSON.parse(line) as unknown);
		} catch {
			return undefined;
		}
	}
};

/** How deep in an export its messages may stand. */
const DEPTH = 8;

/** The messages of an export, in whatever list of it they stand: that which holds most; those of several conversations one after another. */
const deepest = (value: unknown, depth = 0): Message[] => {
	if (depth > DEPTH || typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value)) {
		const own = messagesOf(value);
		return own.length > 0 ? own : value.flatMap(item => deepest(item, depth + 1));
	}
	const path = isRecord(value) ? branch(value) : undefined;
	if (path) return messagesOf(path);
	const own = exchangeOf(value);
	const inner = Object.values(value).map(item => deepest(item, depth + 1));
	return [own, ...inner].reduce((best, other) => (other.length > best.length ? other : best));
};

const messagesOf = (list: readonly unknown[]): Message[] =>
	list.flatMap(item => {
		if (!isRecord(item)) return [];
		const role = roleOf(
			item.role ?? item.sender ?? item.from ?? item.speaker ?? (isRecord(item.author) ? item.author.role : item.author),
		);
		if (!role) return exchangeOf(item);
		// What a model thinks aloud is no part of its answer.
		if (item.isThought === true || item.thought === true) return [];
		return [
			{ role, text: textOf(item.content ?? item.text ?? item.parts ?? item.value ?? item.message ?? item.body).trim() },
		];
	});

/** `{prompt: …, response: …}`: a question and its answer in one. */
const exchangeOf = (item: object): Message[] => {
	const fields = Object.entries(item);
	const pick = (names: RegExp) => textOf(fields.find(([key]) => names.test(key))?.[1]).trim();
	const [asked, answered] = [pick(asking), pick(answering)];
	// A single word is a setting: `{"input": "main.js", "output": "dist"}`.
	if (!/\s/.test(asked) || answered === '') return [];
	return [
		{ role: 'user', text: asked },
		{ role: 'assistant', text: answered },
	];
};

const asking = /^(?:prompt|question|user|human|input|instruction|query|request|message)$/i;
const answering = /^(?:response|answer|assistant|output|completion|reply|model|ai)$/i;

/** Messages of an export that keeps every branch of a conversation in a `mapping`: those that lead to its current node. */
const branch = ({ mapping, current_node }: Readonly<Record<string, unknown>>): unknown[] | undefined => {
	if (!isRecord(mapping)) return undefined;
	const ids = Object.keys(mapping);
	const path: unknown[] = [];
	let at: unknown = typeof current_node === 'string' ? current_node : ids[ids.length - 1];
	for (let steps = 0; typeof at === 'string' && steps <= ids.length; steps++) {
		const node: unknown = mapping[at];
		if (!isRecord(node)) break;
		if (node.message) path.unshift(node.message);
		at = node.parent;
	}
	return path;
};

const roleOf = (name: unknown): Message['role'] | undefined => {
	if (typeof name !== 'string') return undefined;
	if (/^(?:user|human|you|prompt)$/i.test(name)) return 'user';
	if (/^(?:assistant|ai|bot|gpt|model|claude|gemini|chatgpt|response)$/i.test(name)) return 'assistant';
	return /^(?:system|tool|developer)$/i.test(name) ? 'system' : undefined;
};

/** Text of a message, whether a string, a list of parts, or an object that holds either. */
const textOf = (content: unknown, depth = 0): string => {
	if (typeof content === 'string') return content;
	if (depth > 4) return '';
	if (Array.isArray(content))
		return content
			.map(part => textOf(part, depth + 1))
			.filter(part => part !== '')
			.join('\n\n');
	if (isRecord(content)) {
		if (typeof content.type === 'string' && /^(?:thinking|reasoning|tool|redacted)/i.test(content.type)) return '';
		const fields = [content.parts, content.text, content.content, content.value];
		return fields.map(field => textOf(field, depth + 1)).find(found => found !== '') ?? '';
	}
	return '';
};

const fromPage = (text: string): Message[] | undefined => {
	const source = readSource(text);
	const lines = readLines(source);
	const { turns, marks, furniture } = readTurns(lines, source);
	if (turns.length === 0) return undefined;
	const offset = (block: number, at: number) => source.blocks[block]!.start + at;
	const cuts = [...furniture].map(at => ({
		start: offset(lines[at]!.block, lines[at]!.span.start),
		end: offset(lines[at]!.block, lines[at]!.span.end),
	}));
	const starts = [...marks.keys()]
		.sort((a, b) => a - b)
		.map(at => {
			const line = lines[at]!;
			return { from: offset(line.block, line.span.start), text: offset(line.block, line.headStart + marks.get(at)!) };
		});
	return turns.map((turn, at) => {
		const from = starts[at]!.text;
		const to = starts[at + 1]?.from ?? source.text.length;
		let piece = '';
		let done = from;
		for (const cut of cuts) {
			if (cut.start < done || cut.end > to) continue;
			piece += source.text.slice(done, cut.start);
			done = cut.end;
		}
		piece += source.text.slice(done, to);
		return {
			role: turn.role,
			text: piece
				.replace(/(?:\r\n?|\n){3,}/g, '\n\n')
				.replace(/^[\s*_:]*\n|\n\s*-{3,}\s*$/g, '')
				.replace(/\n\s*#+\s*$/, '')
				.trim(),
		};
	});
};
