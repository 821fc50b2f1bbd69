import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

describe('steps that go by the name of something', () => {
	it.each([
		[
			'An adapter has 46,080 parameters, W has 2,359,296. Compare.',
			'So the adapter is about 51 times smaller than $W$, in other words only $0.195\\,\\%$ of the full matrix is trained.',
		],
		[
			'A layer has d_model = 512, 8 heads with head dimension 64; batch 4, context length 256. Shape of the attention weights?',
			'The attention weights are a tensor [4, 8, 64, 64].',
		],
		[
			'The candidate has 9 tokens, the reference 12. What is the brevity penalty of BLEU?',
			'BP = exp(1 - 9/12) = 1.284',
		],
		[
			'Weights are stored in 3 bits with one fp16 scale per group of 128. How many bits per weight?',
			'The effective size is 3 + 128/16 = 11 bits per weight.',
		],
		[
			'A DDPM has alpha bar_t = 0.36. Noise x0 = 1.5 with epsilon = 0.5 to step t.',
			'The noisy sample is x_t = 0.36·1.5 + 0.64·0.5 = 0.86.',
		],
		[
			'Q(s,a) = 2, learning rate α = 0.2, the TD target is 5. Give the new value.',
			'The new value is 0.2 · 2 + 0.8 · 5 = 4.4.',
		],
		[
			'ε = 0.2, 4 actions, the random choice is over all actions. Probability of the greedy action?',
			'The greedy action has probability 1 − 0.2/4 = 0.95.',
		],
		[
			'A model of 3e9 parameters trains with 1.2e22 FLOP. How many petaFLOP-days?',
			'1.2e22/(1e15 · 3600) = 3333 petaFLOP-days',
		],
		['The VAE encoder gives μ = 0.5 and log-variance -0.8. Standard deviation?', 'σ = exp(-0.8) = 0.449'],
		['The gradient has norm 8 and is clipped to norm 2. By what is it multiplied?', 'The factor is 8/2 = 4.'],
		['The peak is 312 TFLOP/s, the run achieves 125 TFLOP/s. MFU?', 'MFU = 312/125 = 2.5'],
		['Logits z = (2, 1), temperature T = 0.5. Scaled logits?', 'The scaled logits are 2 · 0.5 = 1 and 1 · 0.5 = 0.5.'],
		[
			'Adam, β1 = 0.9, β2 = 0.999, first gradient 0.5. Moments?',
			'm_1 = 0.9 · 0.5 = 0.45 and v_1 = 0.001 · 0.5 = 0.0005',
		],
		['Weight w = 1.5, gradient 0.4, learning rate 0.1. New weight?', 'The new weight is 1.5 + 0.1·0.4 = 1.54.'],
		[
			'A layer of 500 units with dropout probability 0.3. How many stay active on average?',
			'On average 500 · 0.3 = 150 units stay active.',
		],
		['The tanh output is h = 0.8. Derivative?', 'The derivative is 0.8·(1 − 0.8) = 0.16.'],
		[
			'The mean loss is 1.8 nats per token. Perplexity, and bits per token?',
			'The perplexity is 2^1.8 = 3.48. In bits that is 1.8 · ln 2 = 1.248 bits.',
		],
		[
			'A 6-layer model has 24 query heads and 8 key-value heads of width 96, bf16. KV cache per token?',
			'The KV cache takes 2 · 6 · 24 · 96 · 2 = 55,296 bytes per token.',
		],
		[
			'A 24-layer model has 24 query heads and 8 key-value heads of width 96, bf16. KV cache per token?',
			'Per token: 2 · 24 · 24 · 96 · 2 = 221,184 bytes.',
		],
		[
			'Batch 8, sequence length 1024, 12 heads of width 64. What is the shape of the tensor of attention scores and its memory in bf16?',
			'The scores form a tensor of shape $(8,\\ 12,\\ 1024,\\ 64)$, because every head works in 64 dimensions.',
		],
		[
			'A layer has d_model = 512, 8 heads with head dimension 64; batch 4, context length 256. Shape of the attention weights?',
			'The attention weights are a tensor [4, 8, 64, 64].',
		],
		[
			'Batch of 16 sequences of 128 tokens, vocabulary size 32000, model width 768. Shape of the logits?',
			'The logits have shape (16, 128, 768).',
		],
		[
			'Batch of 16 sequences of 128 tokens, vocabulary size 32000, model width 768. Shape of the hidden states and logits?',
			'The hidden states have shape (16, 128, 32000).',
		],
		[
			'What is the receptive field of the last layer? Kernels 3, 3, 3 with strides 2, 2, 1.',
			'Layer 1: r = 1 + 2·1 = 3, jump 2\nLayer 2: r = 3 + 2·2 = 7, jump 4\nLayer 3: r = 7 + 2·2 = 11',
		],
		['Which output positions carry the loss?', 'The loss is on the output positions 30 to 52. That makes 22 terms.'],
		[
			'An adapter has 46,080 parameters, W has 2,359,296. Compare.',
			'So the adapter is about 51 times smaller than $W$, in other words only $0.195\\,\\%$ of the full matrix is trained.',
		],
		['Decoding on a card. Time per token and rate?', 'Each token takes 25 ms, that is 400 tokens per second.'],
		['MACs and FLOPs of the layer?', "MACs: 56 · 56 · 128 · 576 = 231,211,008. In FLOPs that's 116 MFLOPs."],
		['A VAE encoder gives μ = 0.7 and σ = 0.2. Sample z for ε = 1.5?', 'z = 0.7 + 0.04·1.5 = 0.76'],
		['Rewards 3, 1, 6 and γ = 0.5. G₀?', 'G₀ = 3 + 0.5·1 + 0.5·6 = 6.5'],
		['DDPM with ᾱ_t = 0.8. Signal-to-noise ratio?', 'SNR = 0.2/0.8 = 0.25'],
		['Linear warm-up over 1000 steps to 4e-4. Rate at step 250?', '4e-4 · 1000/250 = 1.6e-3'],
		['He initialisation of a layer with fan-in 200. Standard deviation?', '2/200 = 0.01'],
		['TP = 45, FP = 15, FN = 30. Recall?', 'Recall = 45/60 = 0.75'],
		[
			'A model with 30 layers, 24 query heads and 6 KV heads of width 64, bf16. How many bytes does the KV cache need per token?',
			'Per token it takes 2 · 30 · 24 · 64 · 2 = 184,320 bytes.',
		],
		['An welchen Positionen steht der Verlust?', 'Er steht an den Positionen 12 bis 40. Das sind 28 Terme.'],
	])('wrong: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer))).join('\n')).toMatch(/wrong (?:law|shape|words|value|key)\./);
	});

	it.each([
		[
			'An adapter has 46,080 parameters, W has 2,359,296. Compare.',
			'So the adapter is about 51 times smaller than $W$, in other words only $1.95\\,\\%$ of the full matrix is trained, i.e. 98 % less.',
		],
		[
			'The candidate has 9 tokens, the reference 12. What is the brevity penalty of BLEU?',
			'BP = exp(1 - 12/9) = 0.717',
		],
		[
			'Weights are stored in 3 bits with one fp16 scale per group of 128. How many bits per weight?',
			'The effective size is 3 + 16/128 = 3.125 bits per weight.',
		],
		[
			'A DDPM has alpha bar_t = 0.36. Noise x0 = 1.5 with epsilon = 0.5 to step t.',
			'The noisy sample is x_t = 0.6·1.5 + 0.8·0.5 = 1.3.',
		],
		[
			'Q(s,a) = 2, learning rate α = 0.2, the TD target is 5. Give the new value.',
			'The new value is 0.8 · 2 + 0.2 · 5 = 2.6.',
		],
		[
			'ε = 0.2, 4 actions, the random choice is over all actions. Probability of the greedy action?',
			'The greedy action has probability 1 − 0.2 + 0.2/4 = 0.85.',
		],
		['The VAE encoder gives μ = 0.5 and log-variance -0.8. Standard deviation?', 'σ = exp(-0.8/2) = 0.670'],
		['The gradient has norm 8 and is clipped to norm 2. By what is it multiplied?', 'The factor is 2/8 = 0.25.'],
		['Logits z = (2, 1), temperature T = 0.5. Scaled logits?', 'The scaled logits are 2 / 0.5 = 4 and 1 / 0.5 = 2.'],
		[
			'Adam, β1 = 0.9, β2 = 0.999, first gradient 0.5. Moments?',
			'm_1 = 0.1 · 0.5 = 0.05 and v_1 = 0.001 · 0.25 = 0.00025',
		],
		['Weight w = 1.5, gradient -0.4, learning rate 0.1. New weight?', 'The new weight is 1.5 + 0.1·0.4 = 1.54.'],
		[
			'A layer of 500 units with dropout probability 0.3. How many stay active on average?',
			'On average 500 · 0.7 = 350 units stay active.',
		],
		[
			'A 24-layer model has 24 query heads and 8 key-value heads of width 96, bf16. KV cache per token? How much would full multi-head attention take?',
			'Per token: 2 · 24 · 8 · 96 · 2 = 73,728 bytes. Full multi-head attention: 2 · 24 · 24 · 96 · 2 = 221,184 bytes.',
		],
		[
			'A layer has d_model = 512, 8 heads with head dimension 64; batch 4, context length 256. Shape of the attention weights?',
			'The attention weights have shape (4, 8, 256, 256).',
		],
		[
			'A layer has d_model = 512, 8 heads with head dimension 64; batch 4, context length 256. Shape of the queries?',
			'The queries have shape (4, 8, 256, 64), the keys after the transpose (4, 8, 64, 256).',
		],
		[
			'Batch of 16 sequences of 128 tokens, vocabulary size 32000, model width 768. Shape of the logits?',
			'The logits have shape (16, 128, 32000).',
		],
		[
			'Batch of 16 sequences of 128 tokens, vocabulary size 32000, model width 768. Shape of the hidden states?',
			'The hidden states are a tensor of shape 16 × 128 × 768 and each layer keeps it.',
		],
		[
			'What is the receptive field of the last layer? Kernels 3, 3, 3 with strides 2, 2, 1.',
			'- Layer 1: $r_1 = 1 + 2\\cdot 1 = 3$, $j_1 = 2$\n- Layer 2: $r_2 = 3 + 2 \\cdot 2 = 7$, $j_2 = 2 \\cdot 2 = 4$\n- Layer 3: $r_3 = 7 + 2 \\cdot 4 = 15$, $j_3 = 4$',
		],
		['Which output positions carry the loss?', 'The loss is on positions 30–52; these are 23 terms.'],
		[
			'An adapter has 46,080 parameters, W has 2,359,296. Compare.',
			'So the adapter is about 51 times smaller than $W$, in other words only $1.95\\,\\%$ of the full matrix is trained, i.e. 98 % less.',
		],
		['Decoding on a card with batch 16. Time per token and rate?', 'Each step takes 25 ms, so 640 tokens per second.'],
		['Decoding on a card. Time per token and rate?', 'Each token takes 25 ms, that is 40 tokens per second.'],
		['MACs and FLOPs of the layer?', "MACs: 56 · 56 · 128 · 576 = 231,211,008. In FLOPs that's 462 MFLOPs."],
		['A VAE encoder gives μ = 0.7 and σ = 0.2. Sample z for ε = 1.5?', 'z = 0.7 + 0.2·1.5 = 1.0'],
		['Rewards 3, 1, 6 and γ = 0.5. G₀?', 'G₀ = 3 + 0.5·1 + 0.25·6 = 5'],
		['DDPM with ᾱ_t = 0.8. Signal-to-noise ratio?', 'SNR = 0.8/0.2 = 4'],
		['TP = 45, FP = 15, FN = 30. Recall?', 'Recall = 45/75 = 0.6'],
		[
			'Transposed convolution, kernel 4, stride 2, padding 1, on 14 × 14. Side of the output size?',
			'The output size is (14 - 1) · 2 - 2 · 1 + 4 = 28.',
		],
		[
			'40 experts of 30e6 parameters each, 4 of them chosen for a token, and one shared expert of 30e6. How many expert parameters are active?',
			'The chosen experts that are active have 4 · 30e6 = 120e6 parameters. With the shared one it is 150e6.',
		],
		[
			'On 16 GPUs the micro-batch is 2 sequences, with 8 accumulation steps. What is the effective batch?',
			'A worker collects 2 · 8 = 16 sequences before the update. All 16 together: 256.',
		],
	])('silent: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});
