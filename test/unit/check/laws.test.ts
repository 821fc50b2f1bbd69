import { librarySources } from 'homework-lens:library';
import { describe, expect, it } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate } from '../../../src/core/math/evaluate/evaluate.ts';
import { bare } from '../../../src/core/math/evaluate/quantity.ts';
import { type Form, readGrowths, readLaws } from '../../../src/core/quantities/laws.ts';
import { alarms, part, reviewed } from './reviewed.ts';

const laws = readLaws(librarySources.facts);
const LETTERS = [0.31, 0.47, 2.3, 5.9, 7.1, 3.7, 11.3];

const worth = ({ expression, letters }: Form, values: ReadonlyMap<string, number>): number => {
	const bound = letters.map(letter => [letter, bare(values.get(letter)!)] as const);
	const result = evaluate(expression, environment(bound));
	return result.ok && result.value.kind === 'quantity' ? result.value.value : Number.NaN;
};

describe('the table of textbook formulas', () => {
	it('is read', () => expect(laws.length).toBeGreaterThan(45));

	it('so is how one thing grows with another', () => {
		const growths = readGrowths(librarySources.facts);
		expect(growths.length).toBeGreaterThan(4);
		const area = growths.find(({ name }) => name === 'area over length')!;
		expect(area.power).toBe(2);
		expect(area.of.test('twice the Radius')).toBe(true);
		expect(area.of.test('radiused')).toBe(false);
	});

	it.each(laws.map(law => [law.name, law] as const))(
		'%s: every way has a value, and no wrong one is a right one',
		(_, law) => {
			const letters = [...new Set([...law.right, ...law.wrong].flatMap(form => form.letters))];
			const [one, two] = [LETTERS, LETTERS.toReversed()].map(list => {
				const values = new Map(letters.map((letter, at) => [letter, list[at]!]));
				return { right: law.right.map(form => worth(form, values)), wrong: law.wrong.map(form => worth(form, values)) };
			});
			const { right, wrong } = [one!, two!].find(each => [...each.right, ...each.wrong].every(Number.isFinite))!;
			for (const value of wrong)
				expect(right.every(each => Math.abs(each - value) > 1e-9 * Math.abs(value))).toBe(true);
			expect(law.called ?? law.asked).toBeDefined();
			// The mended value needs letters that a wrong way has, or that the text gives.
			const given = [...law.letters].flatMap(([letter, { fromText }]) => (fromText ? [letter] : []));
			for (const form of law.wrong)
				expect(
					law.right.some(each => each.letters.every(letter => form.letters.includes(letter) || given.includes(letter))),
				).toBe(true);
		},
	);
});

describe('calculations against the formulas that they are called by', () => {
	it.each([
		[
			'What is the standard error of 36 people with a standard deviation of 3?',
			'SE = 3/36 = 0.0833',
			'wrong law.mismatch "SE = 3/36 = 0.0833"',
		],
		[
			'A stone is dropped from 20 m. How fast is it?',
			'v = √(9.81 · 20) ≈ 14.0 m/s',
			'wrong law.mismatch "v = √(9.81 · 20) ≈ 14.0 m/s"',
		],
		[
			'A cart of 4 kg moves at 3 m/s. Kinetic energy?',
			'The kinetic energy is 4 · 3² = 36 J.',
			'wrong law.mismatch "4 kg · 3² = 36 J"',
		],
		['Layer norm of the second sample?', 'Variance: (7.11 + 0.44 + 11.11)/2 = 9.33', ''],
		['The curvature is 5. For which rates does it converge?', 'It converges for lr < 1/5 = 0.2.', ''],
		['RoPE: wavelength of the slowest pair?', 'Wavelength: 1 / 2.5e-4 = 4,000 tokens', ''],
		['Tiles of K and V in fp16, head size 96. How much is a row?', 'One row of K and V takes 96 × 2 = 192 bytes.', ''],
		['Attenuation of the low-pass filter in dB?', '|H| = 0.24. In dB: 10·log10(0.24) = −6.2 dB.', ''],
		['Energy in the capacitor of 33 nF at 7 V?', '33e-9 · 7² = 1.617e-6 J.', ''],
		['What is the entropy in bits?', 'The entropy is 0.82 nats. In bits: 0.82 · 0.693 ≈ 0.568 bits.', ''],
		['An oven stands at 210 °C. What is this in °F?', '(210 + 32) × 1.8 ≈ 436 °F', ''],
		['Clip the gradient (2, −3, 6) to norm 5.', 'The norm is 2 + 3 + 6 = 11, so it is clipped.', ''],
		['The hall has a PUE of 1.25. How much does it draw?', 'With PUE: 480 kW / 1.25 = 384 kW.', ''],
		['A depthwise 5×5 convolution on 96 channels. Weights?', 'depthwise: 25·96·96 = 230,400', ''],
		[
			'How long is the prefill of 5,000 tokens with 3.1e9 parameters in TFLOPs?',
			'Prefill: 3.1e9 × 5,000 = 15.5 TFLOPs',
			'',
		],
		['A 3D convolution 3×3×3 with bias, 4 to 32 channels. Weights?', 'Weights: 9·4·32 + 32 = 1,184', ''],
		[
			'FLOPs of attention for a token, 3,000 in the cache, width 1536?',
			'2 · 3,000 · 1536 = 9,216,000 FLOPs per layer',
			'',
		],
		['AdamW with fp32 moments, 3.1 billion weights. Memory?', '- moments: 3.1 × 4 = 12.4 GB', ''],
		['A sampler with classifier-free guidance, 30 steps, 48 ms a pass. Time?', 'Time: 30 × 48 ms = 1,440 ms', ''],
		['LoRA of rank 8 on a matrix of 512 × 2048. Parameters?', 'Per matrix: 8 · 512 · 2048 = 8,388,608', ''],
		['A call takes 5.2 min with an sd of 1.4 min. Sum of 25 independent calls?', 'Sd: 25 · 1.4 = 35 min.', ''],
		['A machine is a point source, 85 dB at 10 m. At twice the distance?', 'The level is 85 − 3 = 82 dB.', ''],
		['Normal with mean 5.2 and standard deviation 1.4. 90 % quantile?', '90 % quantile: 5.2 + 1.645 · 1.4 = 7.5', ''],
	])('%s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer))).join('\n')).toMatch(/^wrong law\.mismatch/);
	});

	it.each([
		['What is the standard error of 36 people with a standard deviation of 3?', 'SE = 3/6 = 0.5'],
		[
			'What is the standard error of 36 people with a standard deviation of 3?',
			'SE² = 9/36 = 0.25, so SE = √0.25 = 0.5',
		],
		['A stone is dropped from 20 m. How fast is it?', 'v = √(2 · 9.81 · 20) ≈ 19.8 m/s'],
		['A stone is dropped from 20 m. How fast is it?', 'v = √(9.81 · 40) ≈ 19.8 m/s'],
		['A cart of 4 kg moves at 3 m/s. Kinetic energy?', 'The kinetic energy is 2 · 3² = 18 J.'],
		[
			'A sledge of 6 kg slides down 4 m, accelerated at 2.6 m/s². Kinetic energy at the bottom?',
			'v = √(2 · 2.6 · 4) = 4.56 m/s. Kinetic energy: 0.5 · 6 · 20.8 = 62.4 J.',
		],
		['Attenuation of the low-pass filter in dB?', '|H| = 0.24. In dB: 20·log10(0.24) = −12.4 dB.'],
		['Layer norm of the second sample?', 'Variance: (7.11 + 0.44 + 11.11)/3 = 6.22'],
		['Sample variance of the three runs, and layer norm?', 'Unbiased variance: (7.11 + 0.44 + 11.11)/2 = 9.33'],
		['The curvature is 5. Which rate is optimal?', 'The optimal rate, for which it converges at once, is 1/5 = 0.2.'],
		['RoPE: wavelength of the slowest pair?', 'Wavelength: 2π / 2.5e-4 = 25,133 tokens'],
		['Tiles of K and V in fp16, head size 96. How much is a row?', 'One row of K and V takes 2 · 96 · 2 = 384 bytes.'],
		[
			'Tiles of K and V in fp16, head size 96. How much is a row?',
			'A vector takes 96 × 2 = 192 bytes, K and V together 384 bytes.',
		],
		['FLOPs of the scores for a token, 3,000 in the cache, width 1536?', 'Scores: 2 · 3,000 · 1536 = 9,216,000 FLOPs'],
		['AdamW with fp32 moments, 3.1 billion weights. Memory of the moments?', '- moments: 3.1 × 8 = 24.8 GB'],
		['A sampler, 30 steps of 48 ms. Time?', 'Time: 30 × 48 ms = 1,440 ms'],
		['A call takes 5.2 min with an sd of 1.4 min. Sum of 25 calls?', 'Mean: 25 · 5.2 = 130 min, sd: 5 · 1.4 = 7 min.'],
		['Normal with mean 5.2 and standard deviation 1.4. 95 % quantile?', '95 % quantile: 5.2 + 1.645 · 1.4 = 7.5'],
		['Normal, mean 50, sd 4. The 90 % and the 95 % quantile?', '50 + 1.282 · 4 = 55.1 and 50 + 1.645 · 4 = 56.6'],
		['Normal, mean 50, sd 4. Upper end of the central 90 %, its 95 % quantile?', 'Upper end: 50 + 1.645 · 4 = 56.6'],
		['Nine rods, each with an sd of 2 mm from the same offset. Sd of the total?', 'Sd of the sum: 9 · 2 = 18 mm.'],
		['Nine readings share one error with an sd of 2 mm. Sd of the sum?', 'Sd: 9 · 2 = 18 mm.'],
		['Nine rods with an sd of 2 mm, not independent: one saw. Sd of the total?', 'Sd: 9 · 2 = 18 mm.'],
		['A road is 75 dB loud at 10 m. Level at twice the distance?', 'The level is 75 − 3 = 72 dB.'],
		['75 dB at 10 m from a long pipe. Level at double the distance?', 'The level is 75 − 3 = 72 dB.'],
		['Guidance, 40 steps, each of 30 ms with both passes. Time?', 'Time: 40 · 30 ms = 1.2 s'],
		['Guidance, 40 steps of 30 ms. Time per image?', 'Time: 40 · 30 ms = 1.2 s'],
		['A rate swings like a cosine around 0.01 by as much. lr at cosine 0.5?', 'lr = 0.01 · (1 + 0.5) = 0.015'],
		['Attenuation of the power in the filter in dB?', 'In dB: 10·log10(0.24) = −6.2 dB.'],
		['What is the entropy in bits?', 'The entropy is 0.82 nats, in bits 0.82/0.693 ≈ 1.183.'],
		['Clip the gradient (3, −4, 12) to norm 5.', 'The norm is √(9 + 16 + 144) = 13.'],
		['Effective rate of the link?', 'Effective rate: 10 Gbit/s × 0.65 = 6.5 Gbit/s'],
		['What is the L1 norm of (2, 3, 6)?', 'The L1 norm is 2 + 3 + 6 = 11.'],
		['The site draws 480 kW at a PUE of 1.25. What is left?', 'IT power: 480 / 1.25 = 384 kW.'],
		['A depthwise separable layer, 96 to 64 channels. Weights?', 'pointwise: 96·64 = 6,144'],
		[
			'A spam filter flags 50 of 400 mails; 40 mails are spam, 30 of the flagged ones. Precision and recall?',
			'TP 30, FP 50 − 30 = 20, FN 40 − 30 = 10. Precision 30/50 = 60 %, recall 30/40 = 75 %.',
		],
		['Precision 0.6 and recall 0.9. Mean of both, and not F1?', 'The mean, which is not F1, is (0.6 + 0.9)/2 = 0.75.'],
	])('silent: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});

describe('the way numbers go together by their units', () => {
	it.each([
		['How many euros are 900 dollars at 1.20 dollars per euro?', '900 × 1.20 = €1,080'],
		['A person reads 5 words per second, at 0.8 words per token. Speed?', '5 × 0.8 = 4 tokens per second'],
		['Loop', 'Memory brings 60 GB/s. At 1 FLOP per 4 bytes the loop reaches 60 × 4 = 240 GFLOP/s.'],
	])('%s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer))).join()).toMatch(/^wrong (?:unit\.mismatch|key\.contradicted)/);
	});

	it.each([
		['How many euros are 900 dollars at 1.20 dollars per euro?', '900 / 1.20 = €750'],
		[
			'A chip is rented. Cost of serving?',
			'Rent: 8,760 h × $2.10 = $18,400. It takes 237 hours, so the cost is 237 × $2.10 = $498 a year.',
		],
		['How many dollars are 900 euros at 1.20 dollars per euro?', '900 × 1.20 = $1,080'],
		['A train takes 2 h for 180 km. How fast is it?', '180 / 2 = 90 km/h'],
		['A wall of 4 m by 2.5 m. Area?', '4 × 2.5 = 10 m²'],
		['Six boxes hold 12 eggs each. How many eggs?', '6 × 12 = 72 eggs'],
	])('silent: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});

describe('how one thing grows with another', () => {
	const asked = (question: string, answer: string) =>
		reviewed(part(question, answer)).findings.map(
			({ verdict, quote, expected }) => `${verdict} ${quote}${expected ? ` ${expected.text}` : ''}`,
		);
	it.each([
		[
			'The budget gets 25 times bigger. And N?',
			'It grows like the square root of C, so by a factor of 12.5.',
			'wrong factor of 12.5 5',
		],
		[
			'Twice the side?',
			'The tokens become three times as many, and the attention matrices grow quadratically, by a factor of 6.',
			'wrong factor of 6 9',
		],
		['Half the margin?', 'To halve the margin we need twice as many patients.', 'wrong twice as many 4'],
		['Half the margin?', 'A margin three times smaller takes nine times as many people.', 'right nine times as many'],
		['Twice the speed?', 'At twice the speed the braking distance is twice as long.', 'wrong twice as long 4'],
		[
			'Further away?',
			'The intensity falls with the inverse square, so at 3 times the distance it is 9 times smaller.',
			'right 9 times smaller',
		],
		[
			'Twice the model with the same tokens on the same cluster: how long?',
			'FLOPs 1.56e23, so four times as long.',
			'wrong four times as long 2',
		],
	])('%s %s', (question, answer, found) => {
		expect(asked(question, answer)).toContain(found);
	});

	it.each([
		[
			'Twice the model with 20 tokens per parameter: how long?',
			'The FLOPs are four times as many, so it takes four times as long.',
		],
		['Twice the model with the same tokens on the same cluster: how long?', 'Twice the FLOPs, so twice as long.'],
		['Twice the batch?', 'Twice the batch makes the error bar smaller by a factor of 1.41.'],
		['Three times the length?', 'With three times the length the linear layers cost 3 times as much.'],
		['Twice the radius?', 'If we double the radius, the area is four times as large and the volume 8 times as large.'],
		['Twice the length?', 'Doubling the length does not make the attention scores twice as large.'],
		['Half the margin?', 'Half the margin needs 3.9 times as many people.'],
	])('stays silent: %s %s', (question, answer) => {
		expect(asked(question, answer).filter(line => line.startsWith('wrong'))).toEqual([]);
	});
});

describe('a number in front of the letters of a formula', () => {
	const found = (answer: string) =>
		alarms(
			reviewed(
				part('A model of 150M parameters sees 5.74B tokens; its rank is 8, its width 1,024. What comes out?', answer),
			),
		).filter(line => line.includes('value.substitution'));
	it.each([
		'C = 6ND = 150 × 10⁶ · 5.74 × 10⁹ = 8.61 × 10¹⁷ FLOPs.',
		'P = 2rd = 8 · 1,024 = 8,192.',
		'$P = 2 r d = 8 \\cdot 1024 = 8192$',
	])('is missed: %s', answer => {
		expect(found(answer)).toHaveLength(1);
	});

	it.each([
		'C = 6ND = 6 · 150 × 10⁶ · 5.74 × 10⁹ = 5.17 × 10¹⁸ FLOPs.',
		'P = 2rd = 16 · 1,024 = 16,384.',
		'With 2 GB = 8 · 1,024 = 8,192.',
		'P = 2rd = 12 · 3,072 = 36,864.',
		'A = 2πr = 8 · 1,024 = 8,192.',
	])('is not missed: %s', answer => {
		expect(found(answer)).toEqual([]);
	});
});

/** Alarms of the textbook formulas alone. */
const byLaws = (question: string, answer: string) =>
	alarms(reviewed(part(question, answer))).filter(line => /law\.mismatch|key\.contradicted/.test(line));

describe('a factor that models are reckoned with', () => {
	it.each([
		[
			'A GPT has width 512, 8 heads and an MLP with inner width 2048. How many parameters have attention and MLP of a layer?',
			'Attention: 4 · 512² = 1,048,576. MLP: 512 · 2048 = 1,048,576.',
		],
		[
			'Un modelo de ancho 640 con 10 cabezas y un MLP de 2560. ¿Cuántos sesgos tiene el MLP?',
			'Sesgos: 2 · 640 = 1280.',
		],
		['The block has width 768 and an MLP width 3072. How many biases has the MLP?', 'Biases: 2 · 3072 = 6,144.'],
		[
			'A MoE has 64 experts of 9.44 million weights and one shared expert of the same size; 6 are chosen per token. How many weights are active in a layer?',
			'Active: 6 · 9.44 = 56.6 million.',
		],
		[
			'A model has 40 layers and a width of 5120. How large is the KV cache per token in bf16?',
			'40 × 5120 × 2 = 409,600 bytes.',
		],
		[
			'A model has 48 layers, 40 attention heads of dimension 128 and uses GQA with 8 KV heads. What is the size of the KV cache per token in bf16?',
			'2 × 48 × 40 × 128 × 2 bytes = 983,040 bytes.',
		],
		[
			'The forward pass takes 65.1 TFLOPs. And training on that prompt (forward + backward)?',
			'Backward costs twice the forward pass, so the total is 2 · 65.1 = 130.2 TFLOPs.',
		],
		[
			'13B dense model, accelerator with 200 TFLOP/s. Prompt 1,500 tokens, answer 250 tokens. Prefill time (2 FLOPs per parameter and token)?',
			'2 × 13e9 × 250 = 6.5e12 FLOPs, so 6.5e12 / 2e14 = 32.5 ms.',
		],
		[
			'LoRA of rank 8 with alpha = 16. By which factor is BAx multiplied before it is added?',
			'$r/\\alpha = 8/16 = 0.5$.',
		],
		[
			'With the rule of 20 tokens per parameter, what model would you train with 3e21 FLOPs?',
			'N² = 3e21 / 120 = 2.5e19 and N = 5.0e9, with D = 5.0e9 / 20 = 2.5e8 tokens.',
		],
		[
			'Batch norm by hand: values 2, 4, 4, 10. Mean, variance (biased)?',
			'Mean 20 / 4 = 5. Squares of the differences: 9 + 1 + 1 + 25 = 36, variance 36 / 3 = 12.',
		],
		[
			'We use 8 GPUs, a micro-batch of 4 and 16 steps of accumulation. What is the effective batch size?',
			'4 · 16 = 64 sequences.',
		],
		[
			'How many FLOPs per token does the unmerged rank-16 adapter on the 3328 x 3328 matrix add (2 per weight)?',
			'2 x 16 x 6,656 = 212,992 against 3328 x 3328 = 11,075,584 of the matrix.',
		],
		[
			'A mixture of experts has 46.7B total parameters and 12.9B active. Training compute for 2e12 tokens?',
			'C = 6 · 46.7e9 · 2e12 = 5.6e23 FLOPs.',
		],
		[
			'A transformer block has width 1024. How many weights have attention and MLP (4d)?',
			'Attention: 3 · 1024² = 3,145,728. MLP: 8 · 1024² = 8,388,608.',
		],
	])('is forgotten, or another one taken: %s %s', (question, answer) => {
		expect(byLaws(question, answer)).toHaveLength(1);
	});

	it.each([
		[
			'A GPT has width 512, 8 heads and an MLP with inner width 2048. How many parameters has the MLP of a layer?',
			'MLP: 512 · 2048 = 1,048,576 per matrix, so 2,097,152 in all.',
		],
		[
			'A GPT has width 512, 8 heads and an MLP with inner width 2048. How many parameters has the MLP of a layer?',
			'Each MLP matrix has 512 · 2048 = 1,048,576 entries, both have 2,097,152.',
		],
		[
			'A GPT has width 512, 8 heads and an MLP with inner width 2048. How many parameters has the MLP of a layer?',
			'MLP: 2 · 512 · 2048 = 2,097,152.',
		],
		[
			'An MLP for MNIST has 784 inputs and 128 hidden units. How many weights has the first layer?',
			'MLP: 784 · 128 = 100,352.',
		],
		[
			'The block has width 768 and an MLP width 3072. Biases of the MLP and of the two layer norms?',
			'MLP biases: 3072 + 768 = 3,840. The layer norms have gain and bias, 2 · 768 = 1,536 each.',
		],
		[
			'A MoE has 64 experts of 9.44 million weights and one shared expert of the same size; 6 are chosen per token. How many weights are active in a layer?',
			'Active: 7 · 9.44 = 66.1 million.',
		],
		[
			'A MoE has 64 experts of 9.44 million weights and one shared expert of the same size; 6 are chosen per token. How many weights are active in a layer?',
			'The active routed experts have 6 · 9.44 = 56.6 million, with the shared one 66.1 million.',
		],
		[
			'A model has 40 layers and a width of 5120. How large is the KV cache per token in bf16?',
			'2 × 40 × 5120 × 2 = 819,200 bytes.',
		],
		[
			'A model has 40 layers and a width of 5120. How large is the KV cache per token in bf16?',
			'The keys take 40 × 5120 × 2 = 409,600 bytes, the values as much, together 819,200 bytes.',
		],
		[
			'A model has 48 layers, 40 attention heads of dimension 128 and uses GQA with 8 KV heads. KV cache per token in bf16, and how large would it be with one KV head per query head?',
			'It is 2 × 48 × 8 × 128 × 2 = 196,608 bytes. Without GQA it would be 2 × 48 × 40 × 128 × 2 = 983,040 bytes.',
		],
		[
			'A model has 32 layers, 32 query heads, 8 KV heads of size 128. KV cache of a token in fp16?',
			'2 · 32 · 8 · 128 · 2 = 131,072 bytes.',
		],
		[
			'The forward pass takes 65.1 TFLOPs. And training on that prompt (forward + backward)?',
			'Backward: 2 · 65.1 = 130.2 TFLOPs, together 195.3 TFLOPs.',
		],
		[
			'The forward pass takes 65.1 TFLOPs. And training on that prompt (forward + backward)?',
			'In total 3 · 65.1 = 195.3 TFLOPs.',
		],
		[
			'13B dense model, accelerator with 200 TFLOP/s. Prompt 1,500 tokens, answer 250 tokens. Prefill time (2 FLOPs per parameter and token)?',
			'2 × 13e9 × 1500 = 3.9e13 FLOPs, so 3.9e13 / 2e14 = 195 ms.',
		],
		[
			'13B dense model, accelerator with 200 TFLOP/s. Prompt 1,500 tokens, answer 250 tokens. FLOPs of prefill and of decoding?',
			'Prefill: 2 × 13e9 × 1500 = 3.9e13 FLOPs. Decoding: 2 × 13e9 × 250 = 6.5e12 FLOPs.',
		],
		[
			'LoRA of rank 8 with alpha = 16. By which factor is BAx multiplied before it is added?',
			'$\\alpha/r = 16/8 = 2$.',
		],
		[
			'We have 4e11 tokens. With the rule of 20 tokens per parameter, how many parameters?',
			'N = 4e11 / 20 = 2e10 parameters.',
		],
		[
			'Batch norm by hand: values 2, 4, 4, 10. Mean, variance (biased)?',
			'Mean 20 / 4 = 5. Squares of the differences: 9 + 1 + 1 + 25 = 36, variance 36 / 4 = 9.',
		],
		[
			'A run of 3e22 FLOPs on 64 GPUs of 300 TFLOP/s each with an MFU of 40 %. How long does it take?',
			'Time: 3e22 / (64 · 3e14 · 0.4) = 3.9e6 s.',
		],
		[
			'A run of 3e22 FLOPs on 64 GPUs of 300 TFLOP/s each with an MFU of 40 %. How long does it take, and how long at the peak?',
			'At the peak 3e22 / (64 · 3e14) = 1.56e6 s, really 1.56e6 / 0.4 = 3.9e6 s.',
		],
		[
			'A model of 1.5e9 parameters is trained on 2e10 tokens for 3 epochs. Training compute?',
			'One epoch takes 6 · 1.5e9 · 2e10 = 1.8e20 FLOPs, three 5.4e20.',
		],
		[
			'We use 8 GPUs, a micro-batch of 4 and 16 steps of accumulation. What is the effective batch size?',
			'4 · 16 · 8 = 512 sequences.',
		],
		[
			'We use 8 GPUs, a micro-batch of 4 and 16 steps of accumulation. What is the effective batch size?',
			'Per GPU 4 · 16 = 64 sequences, so 512 in all.',
		],
		[
			'How many FLOPs per token does the 3328 x 3328 matrix take (2 per weight)?',
			'The matrix has 3328 x 3328 = 11,075,584 weights, so 22,151,168 FLOPs.',
		],
		[
			'A mixture of experts has 46.7B total parameters and 12.9B active. Training compute for 2e12 tokens?',
			'C = 6 · 12.9e9 · 2e12 = 1.55e23 FLOPs.',
		],
	])('is there, or not meant: %s %s', (question, answer) => {
		expect(byLaws(question, answer)).toEqual([]);
	});

	it('counts where the problem is told before the first question, and in other languages', () => {
		const sheet = `# Schaltkreise

Modell: Breite 896, 14 Köpfe je Schicht, 10 Schichten. MLP: 896 → 3584 → 896.

1. Wie viele Parameter haben die Köpfe einer Schicht und das MLP einer Schicht?

   **Antwort:** Köpfe: 14 · 229.376 = 3.211.264. MLP: 896 · 3584 = 3.211.264.

2. Wie viele Einträge hat W_QK?

   **Antwort:** 896² = 802.816.
`;
		expect(alarms(reviewed(sheet))).toEqual(['wrong law.mismatch "896 · 3584 = 3.211.264"']);
	});
});
