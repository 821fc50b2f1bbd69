import { describe, expect, test } from 'vitest';
import { stepOf } from '../../../src/core/report/line-up.ts';
import { slideTo, typed } from '../../../src/webview/fields.ts';
import { pageOf, withOtherValues } from '../../../src/webview/page.ts';
import { type Words, wordNames } from '../../../src/webview/protocol.ts';
import { announcement, render } from '../../../src/webview/render.ts';
import { result, review, source } from './sample.ts';

const words = Object.fromEntries(wordNames.map(name => [name, `«${name}» {0}`])) as Words;
const state = { pinned: false, canGoBack: true, canGoForward: false, hintsFirst: false };
const htmlOf = (id: string, of = review) =>
	render(pageOf(of, id, source, stepOf), state, words)
		.map(({ html }) => html)
		.join('\n');

describe('the panel', () => {
	test('shows a step with its formula, the values put in and its result', () => {
		const pieces = render(pageOf(review, '1.a', source, stepOf), state, words);
		expect(pieces.map(({ key }) => key)).toEqual([
			'header',
			'givens',
			'step bytes',
			'step half',
			'findings',
			'points',
			'assumptions',
		]);
		const step = pieces.find(({ key }) => key === 'step bytes')!.html;
		expect(step).toContain('<math'); // for screen readers
		expect(step).toMatch(/class="substituted"/);
		expect(step).toMatch(/class="finding wrong"/);
	});

	test('raw HTML of a key or a document is text', () => {
		expect(htmlOf('1.a')).toContain('&lt;b&gt;four&lt;/b&gt;');
		const evil = '<img src=x onerror=alert(1)>';
		const tampered = {
			...review,
			parts: review.parts.map(part => ({ ...part, title: evil })),
			findings: review.findings.map(finding => ({ ...finding, quote: evil, message: evil, rule: evil })),
			notes: review.notes.map(note => ({ ...note, quote: evil })),
		};
		expect(htmlOf('1.a', tampered)).not.toContain('<img');
		expect(htmlOf('1.a', tampered)).not.toMatch(/<[^>]*onerror/);
	});

	test('a formula that KaTeX cannot read is shown as code, and no link is made from LaTeX', () => {
		const solution = review.parts[1]!.solution!;
		const broken = {
			...review,
			parts: review.parts.map(part =>
				part.id === '1.a'
					? {
							...part,
							solution: {
								...solution,
								steps: [{ ...solution.steps[0]!, latex: '\\frac{1}{', substituted: '\\href{javascript:alert(1)}{x}' }],
							},
						}
					: part,
			),
		};
		const html = htmlOf('1.a', broken);
		expect(html).toContain('<code>\\frac{1}{</code>');
		expect(html).not.toContain('href="javascript');
	});

	test('a part without a key says so, and one with parts lists them', () => {
		const answered = (findings: typeof review.findings) => ({
			...review,
			parts: review.parts.map(part => (part.id === '1.b' ? { ...part, verdict: 'cannot-tell' as const } : part)),
			findings,
		});
		expect(htmlOf('1.b')).toContain('«noKeyUnanswered»');
		expect(htmlOf('1.b', answered([]))).toContain('«noKeyNothing»');
		expect(htmlOf('1.b', answered([{ ...review.findings[2]!, part: '1.b' }]))).toContain('«noKey» ');
		expect(htmlOf('1')).toMatch(/data-do="show" data-part="1\.a"/);
	});

	test('every verdict has a mark besides its colour', () => {
		expect(htmlOf('1.a')).toMatch(/class="mark wrong"[^>]*>✗/);
		expect(htmlOf('1.a')).toMatch(/class="mark follows"[^>]*>↳/);
	});

	test('nothing open', () => {
		expect(render(null, state, words)[0]!.html).toContain('«nothingOpen»');
		expect(announcement(null, words)).toContain('«nothingOpen»');
	});
});

describe('a step', () => {
	const first = review.parts[1]!.solution!;
	const stepOfText = (step: Partial<(typeof first.steps)[number]>) => {
		const steps = [{ ...first.steps[0]!, ...step }];
		const parts = review.parts.map(part => (part.id === '1.a' ? { ...part, solution: { ...first, steps } } : part));
		return htmlOf('1.a', { ...review, parts, findings: [] });
	};
	/** The LaTeX of each line of a step, with what kind of line it is. */
	const lines = (html: string) =>
		[
			...html.matchAll(
				/class="(formula|substituted|result)">.*?<annotation encoding="application\/x-tex">(.*?)<\/annotation>/g,
			),
		].map(([, kind, latex]) => `${kind} ${latex}`);

	test('sets each of its formulas over its own values and result, and says its subject once', () => {
		const html = stepOfText({
			latex: 'M_A = b m k \\qquad M_B = b k n',
			substituted: 'M_A = 4 \\times 8 \\times 2 = 64 \\qquad M_B = 4 \\times 2 \\times 3 = 24',
			results: [result('M_A', 64, '', '64', '64'), result('M_B', 24, '', '24', '24')],
		});
		expect(lines(html)).toEqual([
			'formula M_A = b m k',
			'substituted 4 \\times 8 \\times 2',
			'result \\boldsymbol{64}',
			'formula M_B = b k n',
			'substituted 4 \\times 2 \\times 3',
			'result \\boldsymbol{24}',
		]);
	});

	test('puts values and result under the formula that is about the same, whatever stands beside it', () => {
		const html = stepOfText({
			latex: 'M = N b \\qquad h = M / 2',
			substituted: 'M = 10 \\times 4 = 40',
			results: [result('M', 40, '', '40', '40')],
		});
		expect(lines(html)).toEqual([
			'formula M = N b',
			'substituted 10 \\times 4',
			'result \\boldsymbol{40}',
			'formula h = M / 2',
		]);
	});
});

describe('the verdict in the header', () => {
	const summary = (right: number, verdict: 'cannot-tell' | 'right') => {
		const parts = review.parts.map(part => (part.id === '1.a' ? { ...part, verdict } : part));
		const findings = Array.from({ length: right }, () => review.findings[2]!);
		return /class="pill[^>]*>.*?<\/span> ([^<]*)</.exec(htmlOf('1.a', { ...review, parts, findings }))?.[1];
	};

	test('what is right is said, also where not all that was asked for is confirmed', () => {
		expect(summary(2, 'cannot-tell')).toBe('«someRight» 2 · «notAllConfirmed» {0}');
		expect(summary(0, 'cannot-tell')).toBe('«cannotTell» {0}');
		expect(summary(2, 'right')).toBe('«right» {0}');
	});
});

describe('hints first', () => {
	const page = pageOf(review, '1.a', source, stepOf);
	const shown = (revealed: number) => render(page, { ...state, hintsFirst: true }, words, { asking: false, revealed });
	const keys = (revealed: number) => shown(revealed).map(({ key }) => key);

	test('no step and no point is shown before it is asked for', () => {
		expect(keys(0)).toEqual(['header', 'givens', 'hints', 'findings', 'points', 'assumptions']);
		const html = shown(0)
			.filter(({ key }) => key !== 'findings')
			.map(({ html }) => html)
			.join('');
		expect(html).not.toMatch(/4,000|4000|class="finding/);
	});

	test('a hint is what is done and why, without formula, value or finding; then comes the step', () => {
		const hint = shown(1).find(({ key }) => key === 'step bytes')!.html;
		expect(hint).toContain('Bytes of all weights');
		expect(hint).not.toMatch(/class="(formula|result|substituted|finding)/);
		expect(keys(2)).toContain('step bytes');
		expect(shown(2).find(({ key }) => key === 'step bytes')!.html).toMatch(/class="result"/);
		expect(keys(2)).not.toContain('step half');
		expect(keys(3)).toContain('step half');
	});

	test('after the last step everything is there', () => {
		expect(shown(4)).toEqual(render(page, { ...state, hintsFirst: false }, words));
		expect(shown(Number.POSITIVE_INFINITY)).toEqual(shown(4));
	});
});

describe('other values', () => {
	const field = { symbol: 'N', name: 'weights', text: '1000', value: 1000, unit: '', whole: true };
	const solution = review.parts.find(({ id }) => id === '1.a')!.solution!;
	const changed = {
		solution: {
			...solution,
			steps: [
				{ ...solution.steps[0]!, substituted: null, results: [{ ...solution.steps[0]!.results[0]!, latex: '77' }] },
			],
		},
		whatIf: { values: { N: '<b>' }, problems: { N: '“<b>” is not a number.' } },
	};

	test('a number that is given becomes a field with a slider, labelled', () => {
		const page = pageOf(review, '1.a', source, stepOf, { fields: [field], presets: [] });
		expect(render(page, state, words)[1]!.html).toContain('data-do="ask" aria-expanded="false"');
		const html = render(page, state, words, { asking: true, revealed: 0 })[1]!.html;
		expect(html).toContain('<label for="field-N">');
		expect(html).toMatch(/<input type="text" id="field-N" data-field="N"/);
		expect(html).toMatch(/<input type="range" data-slide="N"[^>]* aria-label="[^"]+"/);
		expect(htmlOf('1.a')).not.toContain('data-do="ask"');
	});

	test('the steps are for the values put in, the findings stay beside theirs, and what is wrong is said as text', () => {
		const own = pageOf(review, '1.a', source, stepOf, { fields: [field], presets: [] })!;
		const page = withOtherValues(own, changed.solution, changed.whatIf);
		expect(page.methods[0]!.steps.map(({ results }) => results[0]!.latex)).toEqual(['77']);
		expect(page.methods[0]!.steps[0]!.findings).not.toHaveLength(0);
		const html = render(page, state, words).find(({ key }) => key === 'what-if')!.html;
		expect(html).toContain('&#60;b&#62;');
		expect(html).not.toContain('<b>');
	});

	test.each([
		[8, true, 0, 8],
		[8, true, 1, 64],
		[8, true, -3, 1],
		[100, true, 0.5, 320],
		[3, true, -3, 1],
		[0.1, false, 1, 1],
		[80, false, 0.05, 90],
	])('%d (whole: %s) slides by 10^%d to %d', (base, whole, place, expected) => {
		expect(slideTo(base, whole, place)).toBe(expected);
	});

	test.each([
		[80, 'GB', '80 GB'],
		[1e12, '', '1e12'],
		[2.5e-7, 's', '2.5e-7 s'],
		[0, '', '0'],
	])('%d %s is typed as %s', (value, unit, text) => {
		expect(typed(value, unit)).toBe(text);
	});
});

describe('known mistakes', () => {
	const says = { seen: '$M = N$', say: 'This counts numbers, not bytes.', shows: null };
	const parts = review.parts.map(part =>
		part.id === '1.a'
			? { ...part, solution: { ...part.solution!, mistakes: [says, { ...says, say: 'Bits are no bytes.' }] } }
			: part,
	);
	const findings = review.findings.map((finding, index) =>
		index === review.findings.findIndex(({ verdict }) => verdict === 'wrong')
			? { ...finding, message: `${finding.message} ${says.say}` }
			: finding,
	);
	const page = pageOf({ ...review, parts, findings }, '1.a', source, stepOf)!;
	const piece = (of: typeof state, revealed: number) =>
		render(page, of, words, { asking: false, revealed }).find(({ key }) => key === 'mistakes')?.html;

	test('are folded, and one that the text makes leads there', () => {
		expect(page.mistakes.map(({ at }) => at !== null)).toEqual([true, false]);
		const html = piece(state, Number.POSITIVE_INFINITY)!;
		expect(html).toMatch(/^<details data-keep="mistakes"><summary>/);
		expect(html).toMatch(/class="katex".*data-do="reveal"/s);
		expect(html).toContain('Bits are no bytes.');
	});

	test('are not given away before the solution', () => {
		expect(piece({ ...state, hintsFirst: true }, 0)).toBeUndefined();
		expect(piece({ ...state, hintsFirst: true }, 99)).toBeDefined();
	});
});

test('a result that only says the name again, or the formula above, is not said', () => {
	const step = review.parts.find(({ id }) => id === '1.a')!.solution!.steps[0]!;
	const named = (symbol: string, latex: string) => ({ ...step.results[0]!, symbol, latex });
	const steps = [
		{
			...step,
			latex: 'U^\\top U = I \\qquad r = \\operatorname{rank}(W)',
			substituted: null,
			results: [named('U', 'U'), named('r', '\\mathrm{rank}(W)'), named('n', '7')],
		},
	];
	const parts = review.parts.map(part =>
		part.id === '1.a' ? { ...part, solution: { ...part.solution!, steps } } : part,
	);
	const html = render(pageOf({ ...review, parts }, '1.a', source, stepOf), state, words)
		.filter(({ key }) => key.startsWith('step'))
		.map(({ html: each }) => each)
		.join('');
	expect(html.match(/class="result"/g)).toHaveLength(1);
});

test('a list of matrices that is given is set as matrices', () => {
	const given = {
		symbol: 'W',
		name: '',
		text: '([1 0; 0 1], [0 0; 0 1])',
		unit: '',
		from: 'question',
		span: null,
	} as const;
	const matrices = [
		[
			[1, 0],
			[0, 1],
		],
		[
			[0, 0],
			[0, 1],
		],
	];
	const parts = review.parts.map(part => (part.id === '1.a' ? { ...part, givens: [{ ...given, matrices }] } : part));
	const html = render(pageOf({ ...review, parts }, '1.a', source, stepOf), state, words)[1]!.html;
	expect(html.match(/class="katex"/g)!.length).toBeGreaterThanOrEqual(2);
	expect(html).not.toContain('[1 0; 0 1]');
});

describe('a question that names several values', () => {
	const row = (label: string, text: string) => ({ label, results: [result('M', 14, 'B', text, text)] });
	const cases = [row('bf16', '14'), row('int8', '7')];
	const parts = review.parts.map(part =>
		part.id === '1.a' ? { ...part, solution: { ...part.solution!, cases } } : part,
	);
	const page = pageOf({ ...review, parts }, '1.a', source, stepOf)!;
	const piece = (revealed: number) =>
		render(page, { ...state, hintsFirst: true }, words, { asking: false, revealed }).find(({ key }) => key === 'cases')
			?.html;

	test('has its results for each in a table, behind the steps', () => {
		const html = piece(99)!;
		expect(html.match(/<th scope="row">/g)).toHaveLength(2);
		expect(html).toMatch(/<th scope="row">int8<\/th><td>.*7.*<\/td>/s);
		expect(piece(0)).toBeUndefined();
	});

	test('shows none of them for other values', () => {
		expect(withOtherValues(page, parts[1]!.solution!, { values: { N: '2' }, problems: {} }).cases).toEqual([]);
	});
});
