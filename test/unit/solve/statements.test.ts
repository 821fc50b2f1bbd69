import { describe, expect, it } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

const judgements = (text: string): readonly string[] =>
	reviewed(text).parts.flatMap(({ solution }) =>
		(solution?.results ?? []).flatMap(({ name, text: said }) => (/^answer/.test(name) ? [`${name}: ${said}`] : [])),
	);

describe('statements that a part wants judged', () => {
	it.each([
		[
			'one behind the other',
			'## Problem 1\n\nTrue or false? Give reasons. (a) The best soft prompt of ten vectors is never worse than the best hard prompt of ten tokens. (b) Prompt tuning on task A causes catastrophic forgetting on task B, which has its own prompt. (c) With unlimited compute, full fine-tuning is always better than soft prompting.\n',
			['answer (a): True', 'answer (b): False', 'answer (c): False'],
		],
		[
			'in a list below the order',
			'## Problem 1\n\n(a) Right or wrong? Give a reason for each.\n\n1. In soft prompting the gradient need not be backpropagated through the frozen model.\n2. A soft prompt may contain a vector that is not in the embedding table.\n',
			['answer (1): False', 'answer (2): True'],
		],
		[
			'in another language',
			'## Problem 1\n\nWahr oder falsch? Begründen Sie.\n\n(a) (i) Wer einen Soft Prompt für Aufgabe A trainiert, riskiert keine Verschlechterung bei Aufgabe B mit eigenem Prompt. (ii) Der Gradient muss durch das eingefrorene Sprachmodell zurückpropagiert werden, wenn ein Soft Prompt trainiert wird.\n',
			['answer (i): True', 'answer (ii): True'],
		],
	])('%s', (_, text, wanted) => {
		expect(judgements(`# Homework\n\n${text}`)).toEqual(wanted);
	});

	it.each([
		[
			'one statement',
			'True or false: with unlimited compute, full fine-tuning is always better than soft prompting.',
			['answer: False'],
		],
		[
			'questions in a row',
			'True or false? (a) What is the best length of a soft prompt for ten tasks? (b) Who says that it is better?',
			[],
		],
		[
			'statements of another field',
			'True or false? (a) Paris is the largest town of the whole country. (b) The Rhine flows through four large countries.',
			[],
		],
	])('%s is read as before', (_, question, wanted) => {
		expect(judgements(`# Homework\n\n## Problem 1\n\n${question}\n`)).toEqual(wanted);
	});
});
