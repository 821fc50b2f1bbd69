import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

describe('known mistakes in words', () => {
	const pattern = 'Interpret the attention pattern of a head with $W_{QK} = -I$ where $d_{\\text{model}} = 3$.';

	it('are found, explained, and shown by the counterexample that was run', () => {
		const { findings, parts } = reviewed(part(pattern, 'All scores shrink, so it attends equally to all tokens.'));
		expect(alarms({ findings })).toEqual(['wrong mistake.words "attends equally to all"']);
		// X = [I, -I], W = -I: a row of scores is -1, 0, 0, 1, 0, 0, so its weights run from e^-1/Z to e/Z with Z = 4 + e + 1/e.
		expect(findings.find(({ rule }) => rule === 'mistake.words')?.message).toMatch(/0\.0519 to 0\.384/);
		expect(parts.find(({ leaf }) => leaf)?.verdict).toBe('wrong');
	});

	it('are none with the matrix for which they are true', () => {
		const zero = 'Interpret the attention pattern of a head with $W_{QK} = 0$ where $d_{\\text{model}} = 3$.';
		expect(alarms(reviewed(part(zero, 'All scores are equal: uniform attention.')))).toEqual([]);
	});

	it('speak of the matrix that was written last', () => {
		const both = 'Interpret the attention patterns for $W_{QK} = 0$ and $W_{QK} = -I$ where $d_{\\text{model}} = 3$.';
		const right = 'For\n\n$$W_{QK} = 0$$\n\nthere is uniform attention. For\n\n$$W_{QK} = -I$$\n\nopposite tokens win.';
		expect(alarms(reviewed(part(both, right)))).toEqual([]);
	});

	it.each([
		['One might expect uniform attention, but the softmax sees differences.'],
		['It is not uniform attention: the most opposed token wins.'],
		['The attention is uniform only if $W_{QK} = 0$.'],
	])('are not seen in %s', answer => {
		expect(alarms(reviewed(part(pattern, answer)))).toEqual([]);
	});

	it('need the formula before the words where a key asks for it', () => {
		const question =
			'Write the full expression for the final residual stream $X^{\\text{final}}$ in terms of the initial stream $X^0$ and the heads’ weight matrices.';
		const formula = '$$X^{\\text{final}} = X^0 + \\sum_h W_O^h W_V^h X^0 (A^h)^\\top$$';
		expect(alarms(reviewed(part(question, `${formula}\n\nwhere $(A^h)^\\top$ is the attention pattern.`)))).toEqual([
			'wrong mistake.words "$(A^h)^\\top$ is the attention pattern"',
		]);
		expect(alarms(reviewed(part(question, `${formula}\n\nwhere $A^h$ is the attention pattern.`)))).toEqual([]);
	});
});

describe('known mistakes by form', () => {
	const bits = /counts bits as bytes/;
	const ten = /Check the power of ten/;
	// 10^12 parameters of 4 bytes are 4 TB: 8 times as much counts bits, 10 times as much is a wrong power.
	it.each([
		['40 TB', [ten]],
		['$4 \\times 10^{13}$ bytes', [ten]],
		['32 TB', [bits]],
		['$3.2 \\times 10^{13}$ bytes', [bits]],
		['36 TB', []],
		['20 TB', []],
		['400 TB', []],
	] as const)('explain %s by the factor that leads to it, and by no other', (written, said) => {
		const question =
			'How much memory is required to store the parameters of a model with $10^{12}$ parameters at 4 bytes per parameter?';
		const { findings } = reviewed(part(question, `The memory of the parameters is ${written}.`));
		const messages = findings.filter(({ verdict }) => verdict === 'wrong').map(({ message }) => message);
		expect(messages).toHaveLength(1);
		expect([bits, ten].filter(each => each.test(messages[0]!))).toEqual(said);
	});

	it('explain a value of one digit by what gives that value, not by what would round to it', () => {
		const question =
			'How much memory is required to store the parameters of a model with $10^{12}$ parameters at 2 bytes per parameter?';
		const { findings } = reviewed(part(question, 'The memory of the parameters is 20 TB.'));
		const [found] = findings.filter(({ verdict }) => verdict === 'wrong');
		expect(found?.message).toMatch(ten);
		expect(found?.message).not.toMatch(bits);
	});

	it('explain a finding and raise no second one', () => {
		const question =
			'How much memory is required to store the LoRA weights $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times l}$ at 4 bytes per number? Use $m = l = 100$ and $k = 2$.';
		const { findings } = reviewed(part(question, 'The memory of the LoRA factors is $M = 4 k^2 (m + l)$.'));
		expect(findings.filter(({ verdict }) => verdict === 'wrong').length).toBeLessThanOrEqual(1);
	});

	it('leave a right count beside the bytes alone', () => {
		const question =
			'How much memory is required to store the LoRA weights $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times l}$ at 4 bytes per number?';
		expect(
			alarms(
				reviewed(
					part(
						question,
						'There are $k(m + l)$ parameters, which take $4k(m + l)$ bytes; a full matrix takes $4ml$ bytes.',
					),
				),
			),
		).toEqual([]);
	});
});
