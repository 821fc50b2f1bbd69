import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/core/solve/solve.ts';
import { library } from '../library.ts';
import { homeworkOf, matchOf } from './documents.ts';

const keyOf = (question: string): string | undefined => matchOf(library, homeworkOf(question, '')).match?.key.id;

describe('a question in German or Chinese is found by the words that its key counts', () => {
	it.each([
		['lora.zero-initialisation', 'Beide Faktoren werden mit Nullen initialisiert. Warum lernt das Modell nichts?'],
		['lora.zero-initialisation', '若把 LoRA 的两个矩阵都初始化为全零，为什么会无法训练？'],
		[
			'circuits.views-of-heads',
			'Welchen Vorteil und welchen Nachteil hat die Verkettungs-Sicht auf die Köpfe gegenüber der additiven?',
		],
		[
			'circuits.heads-add-up',
			'Montrez que la concaténation des sorties des têtes, multipliée par la matrice de sortie, est la somme des contributions de chaque tête.',
		],
		[
			'circuits.svd-as-movement',
			'¿Por qué la descomposición en valores singulares de $W_{OV}$ y el patrón de atención describen cómo una cabeza mueve información de un token a otro?',
		],
		['circuits.heads-add-up', '证明多头注意力的拼接形式与各头相加的形式等价。'],
		['circuits.ov-rank', '证明 $W_O W_V$ 的秩至多为 $d_{head}$。为什么它在典型的变换器中是低秩的？'],
		[
			'fermi.corpus-in-books',
			'Wie vielen Büchern entsprechen $10^{15}$ Tokens, wenn ein Wort 1.4 Tokens, eine Seite 400 Wörter und ein Buch 300 Seiten hat?',
		],
		[
			'soft-prompting.parameters',
			'软提示调优中，冻结语言模型，只训练 20 个向量，嵌入维度为 4096。可训练参数有多少个？',
		],
		['soft-prompting.full-finetuning-guaranteed', '判断对错：全量微调总是保证在测试集上比软提示更好。'],
	])('%s: %s', (key, question) => {
		expect(keyOf(question)).toBe(key);
	});

	it.each([
		['evaluation.area-under-curve', 'A', 0.5, '得分为 0.9、0.8、0.7，标签依次为 1、0、1，计算 AUC。'],
		['evaluation.reciprocal-rank', 'M', 0.6111, '第一个相关文档分别排在第 1、3、2 位，计算 MRR。'],
		[
			'accounting.transposed-convolution',
			'O',
			16,
			'转置卷积的输入大小为 8，卷积核为 4，步幅为 2，填充为 1，求输出尺寸。',
		],
		['accounting.convolution-size', 'O', 30, '卷积层的输入大小为 32，卷积核为 3，步幅为 1，无填充，求输出尺寸。'],
		[
			'basics.classification-metrics',
			'A',
			0.85,
			'混淆矩阵为：TP = 40，FP = 10，FN = 20，TN = 130。计算准确率（accuracy）。',
		],
		[
			'training.perplexity',
			'P',
			3.9764,
			'Vier Tokens haben die Wahrscheinlichkeiten 0.2, 0.5, 0.1 und 0.4. Wie groß ist die Perplexität des Satzes?',
		],
		['basics.diffusion-noise', 'bar:alpha', 0.504, 'Compute alpha bar for the noise variances (0.1, 0.2, 0.3).'],
		['evaluation.reciprocal-rank', 'M', 0.5833, 'Berechnen Sie den MRR für die Ränge 1, 2 und 4.'],
		[
			'accounting.convolution-size',
			'O',
			30,
			'Welche Ausgabegröße hat eine Faltung mit Eingabegröße 32, Kernelgröße 3, Schrittweite 1, ohne Padding?',
		],
	])('%s takes its numbers by the names of that language: %s = %d', (key, symbol, wanted, question) => {
		const { match } = matchOf(library, homeworkOf(question, ''));
		expect(match?.key.id).toBe(key);
		const value = match && solve(match.key, match).results.find(result => result.symbol === symbol)?.value;
		expect(value?.kind === 'quantity' ? value.value : undefined).toBeCloseTo(wanted, 3);
	});

	it.each([
		'Wie viele Studierende haben die Klausur bestanden?',
		'Welches Wort liegt dem Leseunterraum am nächsten?',
		'这门课有多少学生？',
		'谁发明了注意力机制？',
	])('nobody’s: %s', question => {
		expect(keyOf(question)).toBeUndefined();
	});
});
