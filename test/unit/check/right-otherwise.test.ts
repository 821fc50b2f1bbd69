import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

describe('statements that are right for a reason that their numbers do not show', () => {
	it.each([
		[
			'a reason behind it takes in more',
			'Two jobs share 40 min of work; each has 3 min of set-up.',
			'40 min / 2 gives 23 min because each job is set up for 3 min.',
		],
		[
			'digits that a narrow format lacks',
			'What is 2048 + 1 in fp16?',
			'2048 + 1 = 2048: half precision has eleven bits of significand.',
		],
		['a whole quotient below zero', 'What does Python print for `-9 // 4`?', '`-9 // 4 = -3`'],
		[
			'so much for each, and all of it',
			'A model of 6.3 billion parameters is trained with Adam. Bytes for each parameter, and in all?',
			'$2 + 2 + 4 + 4 + 4 = 16$ bytes, i.e. 100.8 GB before the activations.',
		],
		[
			'a range with decimal commas',
			'Los pesos están entre $[-2{,}54;\\ 2{,}54]$; los enteros van de $-127$ a $127$. ¿Paso?',
			'$s = 2{,}54/127 = 0{,}02$',
		],
		[
			'what a function made of the result',
			'Convolve $\\begin{pmatrix} 2 & 0 & 1 \\\\ 1 & 3 & 0 \\\\ 0 & 1 & 1 \\end{pmatrix}$ with $\\begin{pmatrix} 1 & -2 \\\\ 0 & 1 \\end{pmatrix}$ (cross-correlation, no padding, stride 1), then a ReLU. Feature map?',
			'Without it the map is $\\begin{pmatrix} 5 & -2 \\\\ -4 & 4 \\end{pmatrix}$. After the ReLU: $\\begin{pmatrix} 5 & 0 \\\\ 0 & 4 \\end{pmatrix}$.',
		],
	])('%s', (_, question, answer) => expect(alarms(reviewed(part(question, answer)))).toEqual([]));

	it.each([
		['no reason at all', 'Two jobs share 40 min of work.', '40 min / 2 gives 23 min.'],
		['a sum that has no format', 'What is 2048 + 1?', '2048 + 1 = 2048'],
		['a floor that is none', 'What does Python print for `-9 // 4`?', '`-9 // 4 = -2`'],
	])('but not with %s', (_, question, answer) => expect(alarms(reviewed(part(question, answer)))).toHaveLength(1));
});
