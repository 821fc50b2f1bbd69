import type { Plot } from '../../solve/solution.ts';
import { escapeHtml } from '../escape.ts';
import { contourSvg, curveSvg } from './axes.ts';
import { barsSvg, ladderSvg } from './bars.ts';
import { heatMapSvg, stripSvg } from './cells.ts';
import { flowSvg, numbersInWords, numbersSvg } from './flow.ts';
import { type Drawn, fitted, label } from './scale.ts';

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
	const hidden = ofWords(plot) ? '' : ' aria-hidden="true"';
	const said = `<span class="quiet"${hidden}>${prose(plot.alternative)}</span>`;
	return `<figure class="plot ${plot.kind}">${drawn}${legend(plot)}<figcaption>${title}${said}</figcaption></figure>`;
}

/**
 * A plot as an SVG file of its own: its colours inside, on white, with title and legend, and with the text alternative as its
 * description. Undefined where there is nothing to draw.
 */
export function plotSvg(plot: Plot): string | undefined {
	const drawn = ofWords(plot)
		? flowSvg((plot.data.segments ?? []).map(segment => plainWords(segment.label)))
		: drawnOf(plot);
	if (!drawn) return undefined;
	const title = fitted(plainWords(plot.title), drawn.width);
	const above = title === '' ? 0 : 22;
	const lines = namedSeries(plot);
	const body = [
		label(title, 0, 14, 'start', 'strong'),
		above === 0 ? drawn.body : `<g transform="translate(0 ${above})">${drawn.body}</g>`,
		...lines.map((name, index) => {
			const y = above + drawn.height + 12 + index * 16;
			return `<line class="line s${index % 6}" x1="1" x2="27" y1="${y - 4}" y2="${y - 4}"/>${label(fitted(name, drawn.width - 36), 36, y, 'start', 'name')}`;
		}),
	].join('');
	const width = drawn.width;
	const height = above + drawn.height + (lines.length > 0 ? lines.length * 16 + 4 : 0);
	const said = `<title>${escapeHtml(plainWords(plot.title))}</title><desc>${escapeHtml(alternativeOf(plot))}</desc>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${said}<style>${FILE_STYLE}</style><rect width="100%" height="100%" fill="#fff"/>${body}</svg>`;
}

/** Colours of a plot that is a file: dark ink on white. */
const FILE_STYLE =
	'text{fill:#444;font:11px system-ui,sans-serif}.mark{paint-order:stroke;stroke:#fff;stroke-width:3px}.name,.mark,.value,.inside,.strong{fill:#000}.inside,.strong{font-weight:600}.axis,.tick{stroke:#444}.head{fill:#444}.grid,.rung{stroke:#ccc}.rung{stroke-dasharray:2 3}.line{fill:none;stroke:currentColor;stroke-width:2}.s0{color:#1a5fa8}.s1{color:#955400;stroke-dasharray:7 4}.s2{color:#1b5e1b;stroke-dasharray:2 3}.s3{color:#5a2880;stroke-dasharray:9 3 2 3}.s4{color:#9b1c14;stroke-dasharray:12 4}.s5{color:#6b4c00;stroke-dasharray:4 2 1 2}.bar,.segment{fill:currentColor;fill-opacity:.4;stroke:currentColor;stroke-dasharray:none}.segment.marked{color:#1b5e1b;fill-opacity:1}.across{color:#000;stroke-width:1.5}.cut{stroke:#000;stroke-width:1.5;stroke-dasharray:6 3}.band,.above{fill:#1a5fa8}.below{fill:#955400}.cell{stroke:#ccc}.ground{fill:none}.point{fill:#9b1c14;stroke:#fff}';

function drawnOf({ kind, data }: Plot): Drawn | undefined {
	switch (kind) {
		case 'curve':
			return curveSvg(data);
		case 'contour':
			return contourSvg(data);
		case 'bars':
			return barsSvg(data);
		case 'ladder':
			return ladderSvg(data);
		case 'heat-map':
			return heatMapSvg(data);
		case 'strip':
			return stripSvg(data);
		case 'flow':
			return numbersSvg(data);
	}
}

function drawing(plot: Plot, prose: Prose): string {
	if (!ofWords(plot)) return picture(plot, drawnOf(plot));
	// Words in their order are a list, and are read as one.
	const steps = (plot.data.segments ?? []).map(({ label }) => `<li>${prose(label)}</li>`);
	return steps.length === 0 ? '' : `<ol class="flow">${steps.join('')}</ol>`;
}

function picture(plot: Plot, svg: Drawn | undefined): string {
	if (!svg) return '';
	const { width, height, body } = svg;
	return `<svg role="img" aria-label="${escapeHtml(alternativeOf(plot))}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid meet">${body}</svg>`;
}

/** A flow of words, not of numbers: it is read as a list. */
const ofWords = ({ kind, data }: Plot): boolean => kind === 'flow' && data.numbers === undefined;

/** What a reader is told who cannot see the picture; of a flow of numbers also which go into which. */
const alternativeOf = ({ alternative, data }: Plot): string =>
	[plainWords(alternative), numbersInWords(data)].filter(Boolean).join(' ');

/** Markdown with formulas as words: an attribute holds no markup. */
const plainWords = (text: string): string => text.replace(/[$*`{}]|\\(?=[a-zA-Z])/g, '').replace(/\s+/g, ' ');

/** Which line is which, where there are several: by dash as well as by colour. */
function legend(plot: Plot): string {
	const named = namedSeries(plot);
	if (named.length === 0) return '';
	const items = named.map(
		(label, index) =>
			`<li><svg width="28" height="10" aria-hidden="true"><line class="line s${index % 6}" x1="1" x2="27" y1="5" y2="5"/></svg> ${escapeHtml(label)}</li>`,
	);
	return `<ul class="legend">${items.join('')}</ul>`;
}

/** The names of a plot's lines, where there are several to tell apart. */
function namedSeries({ kind, data }: Plot): readonly string[] {
	const named = (kind === 'curve' ? (data.series ?? []) : []).filter(
		({ label, points }) => label !== '' && points.length > 1,
	);
	return named.length < 2 ? [] : named.map(({ label }) => label);
}
