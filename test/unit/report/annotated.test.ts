import { describe, expect, it } from 'vitest';
import { annotate, tallyByProblem } from '../../../src/core/report/annotated.ts';
import { csvReport } from '../../../src/core/report/csv.ts';
import { htmlReport } from '../../../src/core/report/html.ts';
import { markdownReport } from '../../../src/core/report/markdown.ts';
import { ENGLISH } from '../../../src/core/report/words.ts';
import { review } from '../../../src/core/review.ts';
import { library } from '../library.ts';

const TEXT = `# Homework

## Problem 1: Bytes & <script>alert(1)</script>

**Question:** How much do $10^9$ parameters of 2 bytes take?

**Answer:** It is $10^{9} \\times 2 \\text{ bytes} = 3 \\text{ GB}$, that is \\(2 + 2 = 4\\).

*→ not quite right, I think*

## Problem 2

**Question:** And twice that?

**Answer:**

$$2 \\times 3 \\text{ GB} = 6 \\text{ GB}$$
`;

const result = review(TEXT, library, { file: 'sheet.md' });

describe('the annotated document', () => {
	const annotated = annotate(TEXT, result);

	it('loses nothing of the text', () => {
		expect(annotated.pieces.map(piece => piece.markdown).join('\n')).toBe(TEXT);
	});

	it('puts every finding, note and part beside exactly one piece', () => {
		expect(annotated.pieces.flatMap(piece => piece.findings)).toEqual(result.findings);
		expect(annotated.pieces.flatMap(piece => piece.notes)).toHaveLength(result.notes.length);
		expect(annotated.pieces.flatMap(piece => piece.parts)).toHaveLength(result.parts.length);
	});

	it('counts by problem what the review counts in all', () => {
		const wrong = tallyByProblem(result).reduce((sum, { counts }) => sum + (counts.wrong ?? 0), 0);
		expect(wrong).toBe(result.tally.wrong);
		expect(wrong).toBeGreaterThan(0);
	});
});

describe('HTML', () => {
	const html = htmlReport(TEXT, result);

	it('is self-contained: no script, no address, formulas as MathML', () => {
		expect(html).not.toMatch(/<script|<link|<img|src=|href="(?!#)/i);
		expect(html).toContain('&lt;script&gt;');
		expect(html.match(/<math/g)!.length).toBeGreaterThanOrEqual(4);
		expect(html).toContain("default-src 'none'");
	});

	it('says each verdict in a word, and links what follows to its root', () => {
		expect(html).toMatch(/<\/span> wrong<\/span>/);
		expect(html).toContain('href="#f');
		for (const [, root] of html.matchAll(/href="#f(\d+)"/g)) expect(html).toContain(`id="f${root}"`);
	});
});

describe('the finished piece', () => {
	const noted = TEXT.replace(
		'*→ not quite right, I think*',
		() => '{==It is so==}{>>@Ann: praise: nice & <b>clear</b>, $x^2$<<}\n\n<!-- homework-lens-disable-line x.y -->',
	);
	const ofNoted = review(noted, library, { file: 'folder/sheet.md' });
	const html = htmlReport(noted, ofNoted);

	it('tells what was asked from what was answered', () => {
		const roles = annotate(noted, ofNoted).pieces.map(({ markdown, role }) => [markdown.slice(0, 5), role]);
		expect(roles).toContainEqual(['**Que', 'asked']);
		expect(roles).toContainEqual(['$$2 \\', 'answered']);
		expect(html).toMatch(/<div class="text asked"><p><strong>Question/);
	});

	it('lists the parts with links that lead to them', () => {
		const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
		expect(links).toContain('part-2');
		for (const id of links) expect(html).toContain(`id="${id}"`);
	});

	it('shows a note of CriticMarkup in the margin, marks what it is about, and hides comments that are no notes', () => {
		expect(html).toContain('<mark>It is so</mark><a class="ref" href="#note-0"');
		expect(html).toMatch(/id="note-0">.*Ann, praise.*nice &amp; &lt;b&gt;clear&lt;\/b&gt;, <span class="katex"><math/);
		expect(html).not.toMatch(/\{&gt;|homework-lens-disable|<b>/);
	});

	it('draws the plots of the worked solution with their text, and leaves them out where solutions are hidden', () => {
		expect(html).toMatch(/<figure class="plot bars"><svg role="img" aria-label="[^"]{20,}/);
		expect(htmlReport(noted, ofNoted, { solutions: false })).not.toContain('<svg');
	});

	it('gives headings an order without gaps, whatever the document does', () => {
		const text = TEXT.replace('## Problem 2', '##### Problem 2');
		const levels = [...htmlReport(text, review(text, library)).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
		for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
	});

	it('can be told in other words', () => {
		const words = { ...ENGLISH, wrong: 'falsch', nWrong: '{0} falsch', parts: 'Teile' };
		expect(htmlReport(noted, ofNoted, { words, lang: 'de' })).toMatch(/<html lang="de">[\s\S]*1 falsch[\s\S]*Teile: /);
		expect(markdownReport(noted, ofNoted, { words })).toContain('✗ **falsch**');
	});
});

describe('Markdown', () => {
	const markdown = markdownReport(TEXT, result);

	it('keeps the text and sets the findings behind their piece', () => {
		for (const line of TEXT.split('\n').filter(Boolean)) expect(markdown).toContain(line);
		expect(markdown).toContain('| **1** Bytes');
		const [, svg] = /!\[[^\]]+\]\(data:image\/svg\+xml,([^)\s]+)\)/.exec(markdown)!;
		expect(decodeURIComponent(svg!)).toMatch(
			/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg".*<title>.*<style>.*<\/svg>$/,
		);
		expect(markdown).toMatch(/> ✗ \*\*wrong\*\* `[^`]*3 \\text\{ GB\}/);
	});
});

describe('the table of many', () => {
	it('has a row a file, a column a part, and quotes what needs it', () => {
		const other = review(TEXT.replace('## Problem 2', '## Problem 3'), library, { file: '=a "b", c.md' });
		const [head, first, second, end] = csvReport([result, other]).split('\r\n');
		expect(head).toBe('file,1,2,3,right,wrong,follows,incomplete,unsupported,cannot tell');
		expect(first).toMatch(/^sheet\.md,wrong,[a-z-]+,,\d+,1,/);
		expect(second).toMatch(/^"'=a ""b"", c\.md",wrong,,[a-z-]+,/);
		expect(end).toBe('');
	});

	it('is a head alone for no files', () => {
		expect(csvReport([])).toBe('file,right,wrong,follows,incomplete,unsupported,cannot tell\r\n');
	});
});
