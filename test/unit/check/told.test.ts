import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

type Row = readonly [question: string, answer: string];

const told = (rows: readonly (readonly [...Row, string])[], silent: readonly Row[]): void => {
	it.each(rows)('%s %s', (question, answer, quote) => {
		expect(alarms(reviewed(part(question, answer))).join('\n')).toContain(quote);
	});
	it.each(silent)('silent: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
};

describe('the same digits in another prefix', () => {
	told(
		[
			['How much shelf is it?', 'For 20 million books I need 700,000 m of shelf, 70 km.', '70 km'],
			['Size of the compressed text?', '1.1e6 · 3.2 = 3.52e6 bits, so it takes 3.52 MB.', '3.52 MB'],
			['Énergie ?', '98 918 × 0,38 = 37 589 kWh, soit 375,9 MWh.', '375,9 MWh'],
			['Wie viel Speicher?', '64 · 2048 · 2 = 262.144 Bytes, das sind 26,2 kB.', '26,2 kB'],
			['Heat?', 'q = 150 × 4.184 × 49.5 = 31,066 J, or about 311 kJ.', '311 kJ'],
			['¿Cuánto dura?', '4 · 625 = 2500 ms, es decir 25 s.', '25 s'],
		],
		[
			['How much shelf is it?', 'For 20 million books I need 700,000 m of shelf, 700 km.'],
			['Memory of both?', 'The first takes 12 MB, the second 12 GB.'],
			['With 8-bit Adam?', 'With 2 + 2 + 4 + 2 = 10 bytes per number it is 102 GB for 10.2e9 of them.'],
			['Time?', 'It takes 2500 ms each, 25 s for ten of them.'],
			['Size?', 'The text has 4e6 bits, so it takes 0.5 MB, and its copy 4 MB.'],
			['Puissance ?', 'Les cartes : 16 × 550 W = 8800 W, soit 8,8 kW.'],
		],
	);
});

describe('what each of so many takes, and all of them', () => {
	told(
		[
			[
				'Size of the full circuit in fp16?',
				'It has $40{,}000\\times40{,}000$, so $1.6 \\times 10^{9}$ entries. At two bytes each that is $3.2$ TB.',
				'$3.2$ TB',
			],
			['Storage?', 'There are 74.4e6 × 33,400 ≈ 2.48e12 tokens. Storage at 4.3 bytes per token: 1.07 TB.', '1.07 TB'],
		],
		[
			['Size?', 'It has 1.6e9 entries. At two bytes each that is 3.2 GB.'],
			['Size of both tables?', 'A table has 40,000 · 512 = 20,480,000 entries. At four bytes each, both take 164 MB.'],
			['Size?', 'There are 1.6e9 entries. At two bytes each and with padding that makes 3.5 GB.'],
			['Cost?', 'We have 12,000 users. At 2 dollars per user for three months it is 72,000 dollars.'],
		],
	);
});

describe('over and under in words', () => {
	told(
		[
			['Combien de temps ?', '6 048 / 4 700 = 1.29 an, donc moins d’un an.', 'moins d’un an'],
			['How long?', 'It takes 90 / 60 = 1.5 hours, so less than an hour.', 'less than an hour'],
			['Wie lange?', 'Das dauert 36 / 30 = 1.2 Tage, also weniger als einen Tag.', 'weniger als einen Tag'],
			['Share?', 'It is 37 / 100 = 37 %, so more than half of the memory.', 'more than half'],
			['¿Qué parte es?', 'Son 30 / 48 = 62.5 %, es decir menos de la mitad.', 'menos de la mitad'],
		],
		[
			['How long?', 'It takes 90 / 60 = 1.5 hours, so more than an hour.'],
			['How long?', 'It takes 59.6 minutes, so about an hour, and not less than an hour.'],
			['Gap?', 'The gap is 6 percentage points, more than half of it from the first class.'],
			['Share?', 'It is 52 %, so more than half. With the cache it would be less than half.'],
			[
				'How long?',
				'One run takes 30 minutes. Two of them take less than two hours, more than half of the day stays free.',
			],
		],
	);
});

describe('comparisons told in words', () => {
	told(
		[
			['How much more compute?', 'A needs 8.4e14 FLOPs, B 1.05e15 FLOPs. The text costs with B 20 % more.', '20 %'],
			['Was spart es?', 'Vorher 48 GB, jetzt 12 GB. Das spart 25 %.', '25 %'],
			[
				'Is it cheaper or dearer?',
				'Adapter: 64 · 2,560 = 163,840, full matrix: 2048 · 512 = 1,048,576. The adapter is 6.4 times dearer.',
				'6.4 times',
			],
			[
				'Combien de moins ?',
				'Avant : 4 · 600 = 2 400 euros, après : 4 · 150 = 600 euros. Cela fait 25 % de moins.',
				'25 %',
			],
		],
		[
			['How much more compute?', 'A needs 8.4e14 FLOPs, B 1.05e15 FLOPs. The text costs with B 25 % more.'],
			['How much less?', 'A needs 8.4e14 FLOPs, B 1.05e15 FLOPs. The text costs with A 20 % less.'],
			['Is it cheaper?', 'Adapter: 163,840, full matrix: 1,048,576. The adapter is 6.4 times cheaper.'],
			['Saved?', 'It takes 10.4 GB in fp32 and 2.6 GB in int8. It also saves 25 % of the time.'],
			['More?', 'The model has 9,633,792 weights; the adapters have 200,704, so 2.1 % more.'],
			['Full matrix or adapter?', 'Adapter: 163,840, full matrix: 1,048,576. The full matrix is 6.4 times larger.'],
		],
	);
});

describe('a share whose whole stands elsewhere', () => {
	it('is no equation', () => {
		expect(
			alarms(
				reviewed(
					part(
						'A model of 3.55 billion parameters, 346,112 for each rank. Parameters at rank 16, and their share?',
						'q, v: 16 x 346,112 = 5,537,792 = 0.156%.',
					),
				),
			),
		).toEqual([]);
	});
	it('but a quotient is', () => {
		expect(alarms(reviewed(part('Share?', '3 / 20 = 0.15 = 1.5 %.'))).join('\n')).toContain('1.5 %');
	});
});

describe('words and tokens the wrong way round', () => {
	told(
		[
			[
				'How many tokens, at 0.75 words per token?',
				'Words: 480.5 million x 65 = 31.2 billion. 31.2 billion x 0.75 = 23.4 billion tokens.',
				'23.4 billion tokens',
			],
			[
				'How many tokens, at 0.75 words per token?',
				'20,000 × 365 × 25 = 182.5 million words. In tokens 182.5 × 0.75 = 137 million.',
				'137 million',
			],
		],
		[
			[
				'How many tokens, at 0.75 words per token?',
				'Words: 480.5 million x 65 = 31.2 billion. 31.2 billion / 0.75 = 41.6 billion tokens.',
			],
			['How many words, at 0.75 words per token?', '2.4e12 tokens × 0.75 = 1.8e12 words.'],
		],
	);
});

describe('an answer that goes on from an earlier part', () => {
	it('is not held against a key that knows nothing of it', () => {
		const text = `# KV cache

*30 layers, 32 query heads, 8 key/value heads, head dimension 96, hidden size 3072, fp16 cache.*

## (1)
**Bytes of cache per token?**

Per layer keys and values: 2 · 8 · 96 = 1,536 numbers, times 2 bytes 3,072 bytes. All layers: 30 · 3,072 = 92,160 bytes.

## (2)
**A context of 16,384 tokens? In GB.**

16,384 · 92,160 = 1,509,949,440 bytes, 1.51 GB.
`;
		expect(alarms(reviewed(text))).toEqual([]);
	});
});

describe('a matrix in words', () => {
	const M = (answer: string): readonly [string, string] => [
		'Determinant, trace and eigenvalues of $M = \\begin{pmatrix}3&1\\\\2&2\\end{pmatrix}$?',
		answer,
	];
	told(
		[
			[...M('The determinant is 8, the trace 5.'), 'determinant is 8'],
			[...M('Its determinant is $4$ and its trace $6$.'), 'trace $6'],
			[...M('The eigenvalues are 4 and 2.'), 'eigenvalues are 4 and 2'],
			[...M('Die Spur ist 5, die Determinante 3.'), 'Determinante 3'],
		],
		[
			M('The determinant is 4, the trace 5, and the eigenvalues are 4 and 1.'),
			M('The determinant is 4, that of the inverse 0.25.'),
			M('The determinant is 3 · 2 − 1 · 2 = 4.'),
			M('The determinant of $N$ is 7.'),
		],
	);
});

describe('periods that everybody knows', () => {
	told(
		[['What does it cost?', 'The lease at $250 a month costs 3 * $250 = $9,500.', '9,500']],
		[
			['What does it cost?', 'A three-year lease at $250 a month costs 3 * $250 = $9,000.'],
			['How many pages?', 'At 20 pages every day he reads 20 * 2 = 280 pages in two weeks, 14 times 20.'],
		],
	);
});

describe('a key that takes by default what another part has otherwise', () => {
	it('contradicts nothing', () => {
		const text = `# Quantisation

Weights of a row: $w = (0.84, -0.35, 0.07, -1.27, 0.56)$.

## Exercise 1 (symmetric int4)

*Integers from −7 to 7. Scale, integers, dequantised values.*

$s = 1.27/7 = 0.1814$. Rounded: $(5,-2,0,-7,3)$. Back: $(0.907,-0.363,0,-1.27,0.544)$.

## Exercise 2 (error)

*Absolute errors of exercise 1, the largest, and the theoretical bound.*

$(0.067, 0.013, 0.07, 0, 0.016)$, the largest is $0.07$, the bound is half a step: $0.1814/2=0.0907$.
`;
		expect(alarms(reviewed(text))).toEqual([]);
	});
});

describe('a multiple of a number that is named behind it', () => {
	told(
		[
			['Which head dimension?', 'The head dimension must be at least 2047, about 16 times as much as 64.', '16 times'],
			['Wie groß?', 'Das sind 4.800 Tokens, etwa 8-mal so viel wie 400.', '8-mal'],
		],
		[
			['Which head dimension?', 'The head dimension must be at least 2047, about 32 times as much as 64.'],
			['How much?', 'It is 2047 if we had 16 times as much as 64.'],
			['How much?', 'The first one takes 2047, the other one is 4 times as much as 64.'],
		],
	);
});

describe('one thing in two formats', () => {
	told(
		[
			['Memory of the table in fp16? In fp32?', '20,480,000 · 2 = 40.96 MB; in fp32 20.48 MB.', '20.48 MB'],
			['Size in fp32 and in int8?', 'It takes 12.8 GB in fp32: in fp32 12.8 GB, in int8 32 GB.', '32 GB'],
		],
		[
			['Memory of the table in fp16? In fp32?', '20,480,000 · 2 = 40.96 MB; in fp32 81.92 MB.'],
			['Size in fp16, and of the scales?', 'The weights take 12 GB, in fp32 the scales take 0.4 GB.'],
			['Size in fp16? Adam in fp32?', 'Weights: 40 MB; in fp32 Adam takes 160 MB.'],
		],
	);
});

describe('a calculation that begins with the number of things before it', () => {
	told(
		[['Activations?', 'For 32 layers 32 × 33.6 MB = 10.7 GB.', '10.7 GB']],
		[['Activations?', 'For 32 layers 32 × 33.6 MB = 1.08 GB.']],
	);
});

describe('a column that is another one and a constant', () => {
	const table = (last: string): readonly [string, string] => [
		'Complete the table. The classifier has 3,075 parameters.',
		`\n\n| method | prompt parameters | with classifier |\n|:--|--:|--:|\n| shallow | 10,240 | 13,315 |\n| long | 102,400 | 105,475 |\n| deep | 245,760 | 248,835 |\n| prefix | 491,520 | ${last} |\n`,
	];
	told([[...table('493,595'), '493,595']], [table('494,595')]);
});

describe('a quotient behind "and"', () => {
	told(
		[
			['Per weight?', '16/32 = 0.5 and 3/32 = 0.94, so 3 + 0.5 + 0.94 = 4.44 bits.', '3/32 = 0.94'],
			['Both shares?', 'They are $3/8 = 0.375$ and $5/8 = 0.652$.', '5/8 = 0.652'],
		],
		[
			['How far?', 'He ran 2 and 3/4 = 11/4 miles.'],
			['Both shares?', 'They are 3/8 = 0.375 and 5/8 = 0.625.'],
		],
	);
});

describe('so many times a right number of the answer', () => {
	it('is told as what it is made of, whatever the key has for one', () => {
		const text = `# Serving

A model with 60 layers, 64 query heads and 8 key/value heads of size 128, 40B parameters in fp8, runs on a card with 80 GB and 3,000 GB/s.

## 1

**With 8 sequences whose caches are 20 GB altogether, how many tokens per second are possible at most?**

Cache: 20 GB / 3,000 GB/s ≈ 6.7 ms. Weights: 40 / 3,000 ≈ 13.3 ms. One decoding step hence needs at least 20 ms, so at most 50 steps per second, and with 8 sequences about 400 tokens per second in total.
`;
		expect(alarms(reviewed(text))).toEqual([]);
	});
});

describe('one amount in a row of units', () => {
	told(
		[
			[
				'The run takes 7.78e22 FLOPs at 2.025e17 FLOP/s. Days?',
				'7.78e22 / 2.025e17 = 384,198 s, 106.7 hours, 8.9 days.',
				'8.9 days',
			],
			['Size of 3.6e9 weights in fp32?', '3.6e9 · 4 = 14,400,000,000 bytes, 14,400 MB, 1.44 GB.', '1.44 GB'],
		],
		[
			[
				'The run takes 7.78e22 FLOPs at 2.025e17 FLOP/s. Days?',
				'7.78e22 / 2.025e17 = 384,198 s, 106.7 hours, 4.45 days.',
			],
			['How long do loading, training and testing take?', '120 s, 2 minutes, 5 hours.'],
			['How long do loading, training and testing take?', 'They take 90 s, 2 minutes, 3 hours.'],
			['How long do loading, training and testing take?', '120 s, 2 minutes, 3 hours.'],
			['How long?', '90,000 / 250 = 360 s, 6 minutes, 2 hours later.'],
		],
	);
});

describe('what is left of what a summary or the question has', () => {
	it.each([
		'<details><summary>(a) Free on a card of 16 GB with 4.25 GB of weights?</summary>\n\n16 - 4.25 = 11.75 GB.\n\n</details>\n\n<details><summary>(b) Does it fit on a 12 GB card with 5 GB of activations?</summary>\n\n4.25 + 0.50 + 5 = 9.75 GB, so yes, 2.25 GB are left.\n\n</details>\n',
		'## Problem 1\n\n(a) The card has 12 GB, the weights take 4.25 GB and the rest 5.5 GB. What stays free?\n\n4.25 + 5.5 = 9.75 GB, so 2.25 GB are left.\n',
	])('silent: %s', text => {
		expect(alarms(reviewed(text))).toEqual([]);
	});
});

describe('an equation that its own text takes back', () => {
	it.each([
		'Would 4 buses do? 4 * 45 = 190 is needed but 4 * 45 = 180 only.',
		'Try n = 8: 8^2 - 8 = 60 is required, but 64 - 8 = 56. So n = 8 fails.',
		'Try x = 4: 2 * 16 - 4 = 27 gives 28 = 27, false, so 4 is no root.',
		'For p = 5: 5^2 + 2 = 4 * 6, that is 27 = 24, impossible.',
		'Legs 5 and 7 and hypotenuse 8? 5^2 + 7^2 = 8^2, but 74 is not 64.',
		'Had it been 11 dollars, 15 tickets would cost 15 * 11 = 175; but 15 * 11 is 165, hence the price was not 11.',
		'A frequent error is 2^3 * 2^5 = 2^15; the exponents must be added.',
	])('silent: %s', answer => {
		expect(alarms(reviewed(part('Which of them is it?', answer)))).toEqual([]);
	});

	it.each([
		'We need 16 * 3 = 50 GPUs, which is not much.',
		'The usual batch is 16 * 3 = 50 sequences, but that is not enough for 90 users.',
		'It takes 16 * 3 = 50 hours. A longer run is impossible.',
	])('told: %s', answer => {
		expect(alarms(reviewed(part('How many?', answer)))).toHaveLength(1);
	});
});
