import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const WRONG: readonly (readonly [string, string, string])[] = [
	['Heat with 3 % of the flow?', 'The water flow is 3.34 kg/s, which is about 20 l/min.', '20 l/min'],
	[
		'Throughput on the 512 GPUs?',
		'It is 1.5e12 tokens / (20 × 86,400 s) ≈ 868,000 tokens/s, or about 3,400 tokens per second per GPU.',
		'3,400',
	],
	[
		'How long does a tank of 900 l last?',
		'The engine burns 108 · 0.27 ≈ 29.2 l/h, so the tank lasts for about three days.',
		'three days',
	],
	[
		'Which share do they have?',
		'A matrix has 16,777,216 weights, the adapter 131,072, so the extra work is about 8 %.',
		'8 %',
	],
	[
		'Share of the head?',
		'head: 800·5 + 5 = 4,005\ntotal: 896 + 27,744 + 4,005 = 32,645\nso the head is about 3 % of the network',
		'3 %',
	],
	['Absorbed?', 'Transmission T = 10^(−0.62) = 0.24, so the sample absorbs about a quarter of the light.', 'a quarter'],
	['A household uses 3,500 kWh a year. How many is it?', '5 GWh is the yearly use of about 140 households.', '140'],
	[
		'How far from the limit?',
		'The chip takes 4.5e-13 J, the limit is 9.5e-20 J. So it is some five thousand times above the limit.',
		'five thousand',
	],
	[
		'How much smaller?',
		'It has 196,608 bytes, the code $9{,}216$ bits $=1{,}152$ bytes. So it becomes about 21 times smaller.',
		'21',
	],
	['How long does the copy take?', '96 GB at 20 Gbit/s take about 4.8 seconds.', '4.8 seconds'],
	['Cards have 48 GB. How much stays free?', 'Sum: 21.5 + 12.3 = 33.8 GB. It fits, 19.2 GB stay free.', '19.2 GB'],
	[
		'Which plan is cheaper?',
		'Old: 36 · 4,000 + 21 · 300 = 150,300 €. New: 12 · 4,000 + 72 · 300 = 69,600 €. The new one, by 90,700 €.',
		'90,700 €',
	],
	['A chip reads 300 GB/s. Size, and the time to read it?', '- 1,240 · 0.5 = 620 MB\n- 20.7 ms', '20.7 ms'],
	['How does it grow?', 'The work grows from 6 to 8 FLOPs per parameter, by a quarter.', 'a quarter'],
	['Activations in fp16?', 'They are 32 · 80 · 80 · 16 = 3,276,800 numbers, in fp16 13.1 MB.', '13.1 MB'],
	[
		'How much smaller is it?',
		'It has 12.5% of what the other has; in other words it is about 12 times smaller.',
		'12 times smaller',
	],
	['Um welchen Faktor spart es?', 'Der Faktor ist 3.200 / 800 = 4,00, gespart werden 25 %.', '25 %'],
	[
		'There are 40,000 calls a month. What does one cost?',
		'Input 166.32 $, output 108.88 $, together $275.20. A call thus costs about 6.9 cents.',
		'6.9 cents',
	],
	['Share?', 'The experts hold 12 · 480,000,000 ≈ 5.76B of 6.40B, that is about 80 % of the total.', '80 %'],
	[
		'With both biases?',
		'Each has 120,400, there are four: 481,600. The biases: 4 × 300 = 1,200 more: 483,800.',
		'483,800',
	],
	['Huffman?', 'It is 1,000 · 2.4 = 2,400 bits, which is 240 bytes.', '240 bytes'],
	['Combien ?', 'Au total 98 000 × 0,4 = 39 200 kg, soit 392 tonnes.', '392 tonnes'],
	['How much video?', 'That makes 4,000,000 s × 5 Mbit/s = 20,000,000 Mbit. That is 20 TB.', '20 TB'],
	['We keep the cache with 4 bits a number. How large?', 'An eighth of bf16, that is 512 bytes.', 'An eighth of bf16'],
	['How much smaller is int8?', 'It is a factor of 8 smaller than fp32.', '8 smaller'],
	[
		'Wie viel kleiner ist die reine 4-Bit-Variante?',
		'In fp32 sind es 24 GB, sie ist um den Faktor 4 kleiner.',
		'Faktor 4',
	],
	['The LSTM has 86,528 parameters. The GRU?', '3 · 21,632 = 64,896, so it is 75 % smaller than the LSTM.', '75 %'],
	['一共有多少参数?', '合计 1,250,736,320,约 125 亿。', '125 亿'],
	['Wie viele Gewichte?', 'Zusammen 12,582,912, also rund 126 Millionen.', '126 Millionen'],
	['How do they compare?', 'A read takes 0.45 ms, a seek 9.2 ms. The seek is therefore about 200 times slower.', '200'],
	['How do they compare?', 'The one has 12.5 GB. Its copy has 1.6 GB, so it is a factor of 5 smaller.', '5'],
	[
		'How much dearer is conv2?',
		'conv2: 512 × 204,544 ≈ 104.7 million MACs. For conv1: 10 × 6,399 × 64 ≈ 4.10 million. Hence conv2 is about 2.6 times as expensive as conv1.',
		'2.6',
	],
	['Do they differ?', 'The old run took 6.2 days, now it is 14.5 h: almost four times faster.', 'four'],
	[
		'Memory?',
		'It holds:\n\n- weights: 70 GB\n- cache: 21 GB\n- activations: 6.5 GB\n- reserve: 4 GB\n\nTogether: 97.5 GB.',
		'97.5 GB',
	],
	['How many?', 'It has 12 · 327,680 = 3,932,160 numbers. We keep all of the 3,392,160 numbers.', '3,392,160'],
	['How much is saved?', 'The energy is 0.75 × 1.12 = 0.84, so we save 13 %.', '13 %'],
	['How many more?', 'The prompt raises the pairs from 250,000 to 540² = 291,600, i.e. by 8 %.', '8 %'],
	['How many bytes in fp32?', 'Together 64 × 50 × 1,500 = 4,800,000 values, so 4.8 MB.', '4.8 MB'],
	['Share?', 'The first keeps 25 %. The second keeps 0.75 × 0.35 = 26.25 %. Together 53.25 %.', '53.25 %'],
	['Errors?', 'It makes 47 errors instead of 120, so the error rate falls by 39 %.', '39 %'],
	[
		'Parameters?',
		'Blocks: 10 · 5,018,880 = 50,188,800. Input: 24,000 · 640 = 15,360,000. Norm: 640. Output: 15,360,000. Total: 65,549,440.',
		'65,549,440',
	],
	['Ratio?', 'First: 0.5625 · 1.386 ≈ 0.780. Second: 0.2025 · 0.598 ≈ 0.121. The ratio becomes about 4.6.', '4.6'],
	[
		'Which is the largest?',
		'Sizes: IA3 (147,456), BitFit (270,336), adapters (4,770,048). The biggest is about 23 times as large as the smallest.',
		'23',
	],
	['How many entries?', '512 · 10 = 5,120 against 1024² = 1,048,576, a factor of about 102.', '102'],
	['BLEU?', 'BLEU = 0.895 · 0.447 ≈ 0.400, i.e. 4.0 BLEU points.', '4.0'],
	[
		'Does it fit?',
		'The size is 34e9 × 4.5 / 8 ≈ 19.1 GB. In particular it fits on a 16 GB card.',
		'fits on a 16 GB card',
	],
];

const SILENT: readonly (readonly [string, string])[] = [
	['Weights and gradients of 360M parameters in fp32?', '360e6 · 4 = 1.44 GB each, 2.88 GB together.'],
	[
		'How much dearer is conv2?',
		'conv2: 512 × 204,544 ≈ 104.7 million MACs. The head: 40.3 million. For conv1: 10 × 6,399 × 64 ≈ 4.10 million. Hence conv2 is about 2.6 times as expensive as the head.',
	],
	['How long?', '26 million newspapers of 96 pages are 2.5 million days of reading, about 6,800 years.'],
	['How many bytes in fp32?', 'Together 64 × 50 × 1,500 = 4,800,000 values, so 19.2 MB.'],
	['How many bytes in int8?', 'Together 64 × 50 × 1,500 = 4,800,000 values, so 4.8 MB.'],
	['How many bytes?', 'Together 64 × 50 × 1,500 = 4,800,000 values, so 4.8 MB.'],
	['Errors?', 'It makes 47 errors instead of 120, so the error rate falls by 61 %.'],
	['Errors?', 'It makes 47 errors instead of 120, so the error rate falls to 39 %.'],
	['Total?', 'One layer: 12,288. Twelve layers: 147,456. Embedding: 38,597. Head: 9,011. Total: 195,064.'],
	['Compare.', 'The cache has 24 GB and the weights 14 GB. A card has room for a batch three times as large.'],
	['Gain?', 'The gain from 4 to 5 is only about 6 %.'],
	['Flow?', 'The water flow is 3.34 kg/s, which is about 200 l/min.'],
	['Throughput on the 512 GPUs?', 'It is 868,000 tokens/s, or about 1,700 tokens per second per GPU.'],
	[
		'Two nodes of 8 GPUs, 16 GPUs in all?',
		'It is 868,000 tokens/s, or about 108,500 tokens per second per GPU of a node.',
	],
	[
		'How long does a tank of 900 l last?',
		'At 29.2 l/h the tank lasts for about 31 hours; with two tanks it would last for about three days.',
	],
	[
		'Which share?',
		'A matrix has 16,777,216 weights, the adapter 131,072, so the extra work of ten of them is about 8 %.',
	],
	['Share of the head?', 'head: 4,005\nstem: 979\ntotal: 32,645\nso the stem is about 3 % of the network'],
	['Transmitted?', 'Transmission T = 10^(−0.62) = 0.24, so the sample lets through about a quarter of the light.'],
	[
		'A household uses 3,500 kWh a year, a flat 1,750 kWh. How many is it?',
		'5 GWh is the yearly use of about 2,860 flats.',
	],
	[
		'How far from the limit?',
		'The chip takes 4.5e-13 J, the limit is 9.5e-20 J, a brain 1.9e-16 J. So the brain is two thousand times above the limit.',
	],
	['BLEU?', 'BLEU = 0.895 · 0.447 ≈ 0.400, which is 4.0 points above the baseline.'],
	['Does it fit?', 'The size is 19.1 GB in 4 bits, 9.6 GB in 2 bits. In 2 bits it fits on a 16 GB card.'],
	['Memory per card?', "Each card has 2.5e9 parameters. At 16 bytes that's 40 GB."],
	['The slope at 5 of x³ − 6x² + 20?', "Step 1: f'(5) = 75 − 60 = 15, f''(5) = 18, x = 5 − 15/18 ≈ 4.167."],
	['Sends?', 'Each GPU sends 1.75*14 = 24.5 GB; /300 = 81.7 ms.'],
	['The N-term?', 'It is 10^9^0.34 = 10^3.06 ≈ 1148.'],
	['Root?', 'The denominator is √(120·100·900·880) = √9.504 × 10⁹ ≈ 97,488.'],
	['Tokens?', 'That is 8 lakh × 1,500 = 1.2 billion tokens.'],
	['How many 16 TB disks?', 'There are 29.2 TB, and 29.2/16 = 1.825, so 2 disks, 91% full after a year.'],
	[
		'MCC for TP = 84, FP = 16, FN = 36, TN = 864?',
		'numerator 84·864 − 36·16 = 72000; denominator √(120·100·900·880) ≈ 97,488; so MCC ≈ 0.739',
	],
	['Days?', 'It takes 150 h, that is a bit more than six days.'],
	['How long does the copy take?', '96 GB at 20 Gbit/s take about 38 seconds.'],
	['Cards have 48 GB. How much stays free?', 'Sum: 21.5 + 12.3 = 33.8 GB. It fits, 14.2 GB stay free.'],
	['Cards have 48 GB. How much is left for the cache?', 'The weights take 21.5 GB, so 26.5 GB are left for the cache.'],
	['A chip reads 300 GB/s. Size, and the time to read it?', '- 1,240 · 0.5 = 620 MB\n- 2.07 ms'],
	['How does it grow?', 'The work grows from 6 to 8 FLOPs per parameter, by a third.'],
	['Combien ?', 'Au total 98 000 × 0,4 = 39 200 kg, soit 39,2 tonnes.'],
	['Activations in fp16?', 'They are 32 · 80 · 80 · 16 = 3,276,800 numbers, in fp16 6.55 MB.'],
	['Share?', 'The experts hold 12 · 480,000,000 ≈ 5.76B of 6.40B, that is about 90 % of the total.'],
	['Share used?', '12 of 48 pages are empty, i.e. 75 % are used.'],
	['With both biases?', 'Each has 120,400, there are four: 481,600. The biases: 4 × 300 = 1,200 more: 482,800.'],
	['How much smaller is it?', 'It has 12.5% of what the other has; in other words it is about 8 times smaller.'],
	['Um welchen Faktor spart es?', 'Der Faktor ist 3.200 / 800 = 4,00, gespart werden 75 %.'],
	['Cards have 40 GB. What is left?', '- From 1 to 2 saves 13 GB.\n- Stage 1 leaves 10.7 GB for activations.'],
	[
		'There are 40,000 calls a month. What does one cost?',
		'Input 166.32 $, output 108.88 $, together $275.20. A call thus costs about 0.69 cents.',
	],
	['States and scales?', "States: 3e9 × 2 B = 6 GB. Scales: 94 MB. That's about 6.1 GB."],
	['How large?', '34 × 4 × 2,048 × 2,560 = 713,031,680 bytes, which is 680 MB.'],
	['How long?', 'Reading 96 GB over 4 links at 20 Gbit/s takes 9.6 s.'],
	['We keep the cache with 4 bits a number. How large?', 'A quarter of bf16, an eighth of fp32.'],
	['How much smaller is int8?', 'They take half of fp16 and a quarter of fp32.'],
	['How much do 8 bits save in Adam?', 'The moments are 4 times smaller than in fp32, in total it is half of fp32.'],
	['The LSTM has 86,528 parameters. The GRU?', '3 · 21,632 = 64,896, so it is 25 % smaller than the LSTM.'],
	['The LSTM has 86,528 parameters. The GRU?', '3 · 21,632 = 64,896, which is 75 % of the LSTM.'],
	['Wie viele Gewichte?', 'Zusammen 12,582,912, also rund 12.6 Millionen.'],
];

describe('words that close a calculation', () => {
	it.each(WRONG)('%s %s', (question, answer, quote) => {
		expect(alarms(reviewed(part(question, answer))).join('\n')).toContain(quote);
	});

	it.each(SILENT)('silent: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});
