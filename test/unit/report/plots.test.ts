import { librarySources } from 'homework-lens:library';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../src/core/quantities/facts.ts';
import { previewKey } from '../../../src/core/report/key-preview.ts';
import { plotFigure as figure, plotSvg } from '../../../src/core/report/plots/figure.ts';
import { numberText } from '../../../src/core/report/plots/scale.ts';
import { waysOf } from '../../../src/core/report/plots/ways.ts';
import type { Plot, PlotData } from '../../../src/core/solve/solution.ts';
import { prose } from '../../../src/webview/math.ts';

const plotFigure = (plot: Plot) => figure(plot, prose);

const facts = readFacts(librarySources.facts);
const plots = librarySources.keys.flatMap(({ path, text }) =>
	previewKey(path, text, facts).runs.flatMap(({ id, solution }) =>
		solution.plots.map((plot, index) => ({ name: `${path}, ${id}, ${plot.kind} ${index + 1}`, plot })),
	),
);

/** Tags in their order, closed as they were opened; attributes in double quotes. */
function problemsOf(html: string): readonly string[] {
	const open: string[] = [];
	const problems: string[] = [];
	for (const [whole, close, name = '', attributes = '', self] of html.matchAll(
		/<(\/?)([a-z]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|<[^>]*>/gi,
	)) {
		if (name === '') problems.push(`odd tag ${whole}`);
		else if (close) {
			if (open.pop() !== name) problems.push(`${whole} closes nothing`);
		} else if (!self) open.push(name);
		if (/NaN|Infinity|undefined/.test(attributes)) problems.push(`no number in ${whole}`);
		if (/\bstyle=|\bon\w+=/.test(attributes)) problems.push(`not for a strict page: ${whole}`);
	}
	return [...problems, ...open.map(name => `${name} is left open`)];
}

/** Figures without the formulas that KaTeX sets in captions. */
const drawn = (plot: Plot): string =>
	plotFigure({ ...plot, title: plot.title.replace(/\$/g, ''), alternative: plot.alternative.replace(/\$/g, '') });

describe('the plots of the keys on their examples', () => {
	it('are of every kind', () => {
		const kinds = new Set(plots.map(({ plot }) => plot.kind));
		expect(plots.length).toBeGreaterThan(20);
		expect([...kinds].sort()).toEqual(expect.arrayContaining(['bars', 'curve', 'heat-map', 'strip']));
	});

	it.each(plots)('$name', ({ plot }) => {
		const html = drawn(plot);
		expect(problemsOf(html.replace(/<ol class="flow">.*<\/ol>/s, ''))).toEqual([]);
		expect(html).toMatch(/^<figure class="plot [a-z-]+">/);
		expect(html).toContain('<figcaption>');
		if (plot.kind !== 'flow' || plot.data.numbers) expect(html).toMatch(/<svg role="img" aria-label="[^"]{10,}"/);
	});

	it('have the spectrum with its rank, the compute-optimal line and the break-even', () => {
		const of = (path: string, kind: Plot['kind']) =>
			plots
				.filter(({ name, plot: each }) => name.includes(path) && each.kind === kind)
				.map(({ plot: each }) => each.data);
		expect(of('circuits/svd', 'bars')).toContainEqual(expect.objectContaining({ cut: { behind: 2, label: 'rank 2' } }));
		expect(of('fermi/scaling-law', 'contour')[0]?.series?.map(({ points }) => points.length > 1)).toContain(true);
		expect(of('lora/memory', 'curve')[0]?.series?.map(({ label }) => label)).toContain('break-even');
	});

	it.each(plots)('as a file, $name', ({ plot }) => {
		const svg = plotSvg(plot) ?? '';
		expect(problemsOf(svg)).toEqual([]);
		expect(svg).toMatch(/^<svg xmlns="[^"]+" role="img" viewBox="0 0 [\d.]+ [\d.]+"/);
		expect(svg).toMatch(/<desc>[^<]{10,}<\/desc>/);
		// A file has no page around it: its colours, and the names of its lines, are inside.
		expect(svg).toContain('<style>');
		const names =
			plot.kind === 'curve' && (plot.data.series?.length ?? 0) > 1
				? (plot.data.series ?? []).filter(({ points }) => points.length > 1)
				: [];
		for (const { label } of names) expect(svg).toContain(label.slice(0, 8).replaceAll('<', '&lt;'));
	});
});

const plot = (kind: Plot['kind'], data: PlotData): Plot => ({
	kind,
	title: 'A title',
	alternative: 'What it shows.',
	data,
});
const axis = (log = false) => ({ label: 'x', log, unit: '' });

describe('a figure', () => {
	it('is empty where there is nothing to draw', () => {
		for (const kind of ['curve', 'contour', 'bars', 'heat-map', 'strip', 'ladder', 'flow'] as const)
			expect(plotFigure(plot(kind, {}))).toBe('');
	});

	it('names what each line is, by dash as well as by colour', () => {
		const series = ['one', 'two'].map(label => ({
			label,
			points: [
				[0, 1],
				[1, 2],
			] as const,
		}));
		const html = plotFigure(plot('curve', { x: axis(), y: axis(), series }));
		expect(html.match(/class="line s0"/g)).toHaveLength(2);
		expect(html).toMatch(/<ul class="legend">.*one.*two/);
	});

	it('marks a place on a curve, which is no line of the legend', () => {
		const line = (label: string, points: readonly (readonly [number, number])[]) => ({ label, points });
		const ends = [
			[0, 1],
			[4, 9],
		] as const;
		const html = plotFigure(
			plot('curve', { x: axis(), y: axis(), series: [line('a', ends), line('b', ends), line('here', [[2, 5]])] }),
		);
		expect(html).toMatch(/<circle class="point"[^>]*\/><text class="mark"[^>]*>here</);
		expect(html.match(/<li>/g)).toHaveLength(2);
	});

	it('draws lines across levels, each by its name', () => {
		const cells = [0, 1, 2].map(row => [0, 1, 2].map(column => row + column));
		const names = ['1', '2', '3'];
		const series = [
			{
				label: 'ridge',
				points: [
					[1, 1],
					[2, 2],
					[9, 9],
				] as const,
			},
		];
		const data = { x: axis(), y: axis(), cells, rowLabels: names, columnLabels: names, levels: [1, 2, 3], series };
		const html = plotFigure(plot('contour', data));
		expect(html).toMatch(/<path class="line across" d="M[^Z"]+"\/><text class="mark"[^>]*>ridge</);
	});

	it('says amounts of money as results do', () => {
		const series = [{ label: 'compute', points: [[0, 6e6] as const], text: '$6 million' }];
		expect(plotFigure(plot('bars', { y: { ...axis(), unit: 'USD' }, series }))).toContain('>$6 million<');
		const costs = plots.filter(({ name }) => name.includes('fermi/carbon')).map(({ plot: each }) => each.data);
		expect(JSON.stringify(costs)).toMatch(/"text":"\$[\d.,]+/);
	});

	it('cuts bars behind the rank', () => {
		const series = [3, 1, 0].map((value, index) => ({ label: `s ${index + 1}`, points: [[index, value] as const] }));
		const html = plotFigure(plot('bars', { y: axis(), series, cut: { behind: 2, label: 'rank 2' } }));
		expect(html).toMatch(/<line class="cut"[^>]*\/><text[^>]*>rank 2</);
		expect(html.match(/class="bar s0"/g)).toHaveLength(3);
	});

	it('labels a logarithmic axis with powers of ten', () => {
		const points = [
			[1, 1e3],
			[10, 1e9],
		] as const;
		const html = plotFigure(plot('curve', { x: axis(true), y: axis(true), series: [{ label: 'y', points }] }));
		expect(html).toMatch(/>10³<.*>10⁵<.*>10⁷<.*>10⁹</);
	});

	it('shows the numbers of a small matrix, and what is below zero in another colour', () => {
		const html = plotFigure(plot('heat-map', { cells: [[1, -0.5]], rowLabels: ['r'], columnLabels: ['a', 'b'] }));
		expect(html).toMatch(/class="cell above".*>1<.*class="cell below".*>-0\.5</);
	});

	it('says which positions are marked', () => {
		const segment = (label: string, from: number, to: number, marked = false) => ({ label, from, to, marked });
		const segments = [segment('prompt', 1, 5), segment('answer', 6, 20), segment('loss', 5, 19, true)];
		expect(plotFigure(plot('strip', { segments }))).toContain('loss: 5–19');
	});

	const numbers = [
		{ label: 'parameters', text: '10¹²', kind: 'given' },
		{ label: 'bytes each', text: '2 B', kind: 'given' },
		{ label: 'memory & more', text: '2 TB', kind: 'result' },
	] as const;
	const ways = [
		[0, 2],
		[1, 2],
	] as const;

	it('draws a flow of numbers: a row each, a way for each that goes into another, and says so in words', () => {
		const html = plotFigure(plot('flow', { numbers, ways }));
		expect(html).not.toContain('<ol');
		expect(html.match(/<path class="axis" fill="none" d="M[^"]+"/g)).toHaveLength(2);
		expect(html.match(/<path class="head"/g)).toHaveLength(1);
		expect(html).toMatch(/>□<.*>10¹²<.*>parameters<.*>□<.*>2 B<.*>=<.*class="strong"[^>]*>2 TB<.*>memory &#38; more</);
		expect(html).toContain('aria-label="What it shows. parameters 10¹², bytes each 2 B → memory &#38; more 2 TB."');
		expect(html).not.toMatch(/#[0-9a-f]{3}/i);
	});

	it('has the same flow in a file, with the words as its description', () => {
		const svg = plotSvg(plot('flow', { numbers, ways })) ?? '';
		expect(problemsOf(svg)).toEqual([]);
		expect(svg.match(/<path class="axis"/g)).toHaveLength(2);
		expect(svg).toContain('<desc>What it shows. parameters 10¹², bytes each 2 B → memory &#38; more 2 TB.</desc>');
	});

	it('has no two ways in one lane where they overlap', () => {
		const { wayOf, width } = waysOf(
			[
				[0, 2],
				[1, 3],
				[2, 3],
			],
			20,
		);
		const lane = (from: number, to: number) => /H[\d.]+Q([\d.]+) /.exec(wayOf(from, to))![1];
		expect(lane(0, 2)).not.toBe(lane(1, 3));
		expect(lane(0, 2)).toBe(lane(2, 3));
		expect(width).toBe(16 + 2 * 11);
	});

	it('is a list where it is a flow of words', () => {
		const step = (label: string, from: number) => ({ label, from, to: from + 1, marked: false });
		const html = plotFigure(plot('flow', { segments: [step('read', 0), step('write', 1)] }));
		expect(html).toMatch(/<ol class="flow"><li>read<\/li><li>write<\/li><\/ol>/);
	});

	it('takes words for words', () => {
		const html = plotFigure({
			...plot('bars', { series: [{ label: '<script>', points: [[0, 1]] }] }),
			alternative: '"><b onclick="x">',
		});
		expect(html).not.toMatch(/<script>|<b /);
		expect(new MarkdownIt().utils.unescapeAll(html)).toContain('<script>');
	});

	it('never fails on odd numbers', () => {
		const number = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1e300, -1e300, 1e-300));
		const points = fc.array(fc.tuple(number, number), { maxLength: 8 });
		const data = fc.record({
			x: fc.boolean().map(axis),
			y: fc.boolean().map(axis),
			series: fc.array(fc.record({ label: fc.string(), points }), { maxLength: 4 }),
		});
		fc.assert(
			fc.property(fc.constantFrom('curve' as const, 'bars' as const, 'ladder' as const), data, (kind, of) => {
				const html = plotFigure(plot(kind, of));
				expect(problemsOf(html)).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});
});

it.each([
	[0, '0'],
	[1024, '1,024'],
	[0.25, '0.25'],
	[1e6, '10⁶'],
	[3e8, '3 × 10⁸'],
	[-2.5e-7, '-2.5 × 10⁻⁷'],
])('%d is labelled %s', (value, text) => expect(numberText(value)).toBe(text));
