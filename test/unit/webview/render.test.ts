import { describe, expect, test } from 'vitest';
import { stepOf } from '../../../src/core/report/line-up.ts';
import { pageOf } from '../../../src/webview/page.ts';
import { type Words, wordNames } from '../../../src/webview/protocol.ts';
import { announcement, render } from '../../../src/webview/render.ts';
import { review, source } from './sample.ts';

const words = Object.fromEntries(wordNames.map(name => [name, `«${name}» {0}`])) as Words;
const state = { pinned: false, canGoBack: true, canGoForward: false };
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
		expect(htmlOf('1.b')).toContain('«noKey»');
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
