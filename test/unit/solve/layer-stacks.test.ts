import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { aboutNamedLayer } from '../../../src/core/solve/bind/layer-stacks.ts';
import { library } from '../library.ts';

const NETWORK = `A network takes $32 \\times 32 \\times 3$ images:

1. Conv1: 16 filters of size $5 \\times 5$, stride 1, padding 2
2. ReLU1: elementwise
3. MaxPool1: $2 \\times 2$, stride 2
4. Conv2: 32 filters of size $3 \\times 3$, no padding
5. Pool2: average, $2 \\times 2$
6. FC: 10 outputs`;

describe('a question about one of the layers that a setting lists', () => {
	it.each([
		[
			'What is the output size of Conv1?',
			'kernel size 5, stride 1, padding 2, input size 32, 3 input channels, 16 output channels',
		],
		['What is the spatial size after MaxPool1?', 'kernel size 2, stride 2, padding 0, input size 32'],
		[
			'How many parameters does Conv2 have?',
			'kernel size 3, stride 1, padding 0, input size 16, 16 input channels, 32 output channels',
		],
		['What is the shape after Pool2?', 'kernel size 2, stride 2, padding 0, input size 14'],
		['How many parameters does the FC layer have?', '1568 inputs and 10 outputs'],
	])('%s', (question, says) => {
		expect(aboutNamedLayer(question, NETWORK)?.around).toContain(says);
	});

	it.each([
		['two layers are named', 'Which of Conv1 and Conv2 has more parameters?', NETWORK],
		['none is', 'How many parameters does the network have?', NETWORK],
		['nothing is handed on', 'What does ReLU1 do?', NETWORK],
		['the setting lists no layers', 'What is the size of Conv1?', 'Name: Priya\nDate: Monday'],
		['a lone layer is no list', 'What is the size of Conv1?', 'Conv1: 16 filters of size 3 × 3'],
	])('silent where %s', (_, question, setting) => {
		expect(aboutNamedLayer(question, setting)).toBeUndefined();
	});

	it('is answered from that layer alone', () => {
		const text = `# Homework\n\n## Question 1\n\n${NETWORK}\n\n**(a)** What is the output shape of Conv2?\n\n**Answer:** 14\n\n**(b)** How many parameters does Conv2 have?\n\n**Answer:** 4640\n`;
		expect(
			review(text, library)
				.parts.filter(({ leaf }) => leaf)
				.map(({ solution }) => solution?.results[0]?.text),
		).toEqual(['14', '4,640']);
	});
});
