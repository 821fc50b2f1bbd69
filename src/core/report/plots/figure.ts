import type { Plot } from '../../solve/solution.ts';
import { escapeHtml } from '../escape.ts';
import { contourSvg, curveSvg } from './axes.ts';
import { barsSvg, ladderSvg } from './bars.ts';
import { heatMapSvg, stripSvg } from './cells.ts';

/** Writes one line of Markdown with formulas as HTML: the panel and an exported page each have a renderer of their own. */
export type Prose = (markdown: string) => string;

/**
 * A plot as a figure: SVG whose colours are classes that the page's style sheet gives (the panel's from the theme, an exported file's for
 * screen and print), with the plot's text alternative. A string without scripts, so that a page with a strict policy can hold it. Empty
 * where there is nothing to draw.
 */
export function plotFigure(plot: Plot, prose: Prose): string {
	const drawn = drawing(plot, prose);
	if (drawn === '') return '';
	const title = plot.title === '' ? '' : `<strong>${prose(plot.title)}</strong> `;
	// What is said of a picture is read out as its name; once is enough.
	const hidden = plot.kind === 'flow' ? '' : ' aria-hidden="true"';
	const said = `<span class="quiet"${hidden}>${prose(plot.alternative)}</span>`;
	return `<figure class="plot ${plot.kind}">${drawn}${legend(plot)}<figcaption>${title}${said}</figcaption></figure>`;
}

function drawing(plot: Plot, prose: Prose): string {
	switch (plot.kind) {
		case 'curve':
			return picture(plot, curveSvg(plot.data));
		case 'contour':
			return picture(plot, contourSvg(plot.data));
		case 'bars':
			return picture(plot, barsSvg(plot.data));
		case 'ladder':
			return picture(plot, ladderSvg(plot.data));
		case 'heat-map':
			return picture(plot, heatMapSvg(plot.data));
		case 'strip':
			return picture(plot, stripSvg(plot.data));
		case 'flow': {
			// Words in their order are a list, and are read as one.
			const steps = (plot.data.segments ?? []).map(({ label }) => `<li>${prose(label)}</li>`);
			return steps.length === 0 ? '' : `<ol class="flow">${steps.join('')}</ol>`;
		}
	}
}

function picture(
	{ alternative }: Plot,
	svg: { readonly width: number; readonly height: number; readonly body: string } | undefined,
): string {
	if (!svg) return '';
	const { width, height, body } = svg;
	return `<svg role="img" aria-label="${escapeHtml(plainWords(alternative))}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid meet">${body}</svg>`;
}

/** Markdown with formulas as words: an attribute holds no markup. */
const plainWords = (text: string): string => text.replace(/[$*`]|\\(?=[a-zA-Z])/g, '').replace(/\s+/g, ' ');

/** Which line is which, where there are several: by dash as well as by colour. */
function legend({ kind, data }: Plot): string {
	const named = (kind === 'curve' ? (data.series ?? []) : []).filter(({ label }) => label !== '');
	if (named.length < 2) return '';
	const items = named.map(
		({ label }, index) =>
			`<li><svg width="28" height="10" aria-hidden="true"><line class="line s${index % 6}" x1="1" x2="27" y1="5" y2="5"/></svg> ${escapeHtml(label)}</li>`,
	);
	return `<ul class="legend">${items.join('')}</ul>`;
}
