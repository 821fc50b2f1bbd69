import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import 'mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';

/** A bundle of its own, larger than all the rest: it is loaded with the first hover. */

/** A formula as an image that needs nothing from outside. */
export interface FormulaImage {
	readonly svg: string;
	/** In pixels. */
	readonly width: number;
	readonly height: number;
}

/** An x-height in pixels at the size of a hover's text. */
const exPixels = 7;

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const html = mathjax.document('', {
	InputJax: new TeX({ packages: ['base', 'ams', 'newcommand', 'boldsymbol'], maxBuffer: 20_000, maxMacros: 1000 }),
	OutputJax: new SVG({ fontCache: 'local' }),
});

/**
 * Renders LaTeX (without delimiters) in a colour (`#rrggbb`; inside an image no style sheet of the editor's applies).
 * Undefined where MathJax cannot read it: the caller shows text instead.
 */
export function formulaImage(latex: string, color: string, display: boolean): FormulaImage | undefined {
	const node = html.convert(latex, { display, em: 2 * exPixels, ex: exPixels, containerWidth: 1200 });
	const svg = adaptor.innerHTML(node);
	if (svg.includes('data-mml-node="merror"') || svg.includes('data-mjx-error')) return undefined;
	const width = /\bwidth="([\d.]+)ex"/.exec(svg);
	const height = /\bheight="([\d.]+)ex"/.exec(svg);
	if (!width || !height) return undefined;
	const size = { width: Math.ceil(Number(width[1]) * exPixels), height: Math.ceil(Number(height[1]) * exPixels) };
	const sized = svg
		.replace(width[0], `width="${size.width}px"`)
		.replace(height[0], `height="${size.height}px"`)
		.replace(/\bstyle="([^"]*)"/, `style="color: ${color}; $1"`);
	return { svg: sized, ...size };
}
