import katex from 'katex';
import MarkdownIt from 'markdown-it';
import markdownItKatex from 'markdown-it-katex';
import { escapeHtml } from '../core/report/escape.ts';
import { rememberTexts } from '../core/text/memo.ts';

export { escapeHtml };

const options = { throwOnError: true, trust: false, strict: 'ignore', maxExpand: 500, maxSize: 20 } as const;

/** A formula as HTML with MathML inside for screen readers; its source as code where KaTeX cannot read it. */
export const formula = (latex: string, display = false): string => (display ? displayed : inline)(latex);

/** Remembered: a page is drawn again with every move of a slider, and most of its formulas stay. */
const inline = rememberTexts((latex: string) => typeset(latex, false), 500_000);
const displayed = rememberTexts((latex: string) => typeset(latex, true), 500_000);

function typeset(latex: string, display: boolean): string {
	try {
		return katex.renderToString(latex, { ...options, displayMode: display });
	} catch {
		return `<code>${escapeHtml(latex)}</code>`;
	}
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).use(markdownItKatex, {
	...options,
	throwOnError: false,
	errorColor: 'currentColor', // a formula that cannot be read is shown as it stands, not as if it were wrong
});
// A link out of the panel is shown as what it says: nothing here leads away from the editor unasked.
markdown.disable(['image', 'autolink']);

/** One line or paragraph of Markdown with formulas (a key's reasons, assumptions, points). Raw HTML in it is text. */
export const prose = rememberTexts((source: string): string => markdown.renderInline(source), 500_000);

const delimiters: readonly (readonly [string, string])[] = [
	['$$', '$$'],
	['$', '$'],
	['\\(', '\\)'],
	['\\[', '\\]'],
];

/**
 * A stretch of the document as it reads: LaTeX (with or without its delimiters) as a formula, everything else as Markdown.
 */
export function quotation(quote: string): string {
	const text = quote.trim();
	for (const [open, close] of delimiters) {
		if (text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close)) {
			const inner = text.slice(open.length, text.length - close.length);
			if (!inner.includes(open[0] === '$' ? '$' : open)) return formula(inner);
		}
	}
	if (money.test(text)) return raised(text);
	const dollars = text.replace(/\\\$/g, '').split('$').length - 1;
	// A stretch may begin or end inside a formula: the missing delimiter is put back.
	if (dollars > 0) return prose(dollars % 2 === 0 ? text : beginsInside(text) ? `$${text}` : `${text}$`);
	if (/\\[a-zA-Z]+|[_^]\{|\\[,;!{}$%]/.test(text)) return formula(text);
	return raised(text);
}

/** An amount of money with nothing else: its dollar sign opens no formula. */
const money =
	/^[-−]?\$\s?\d[\d.,]*(?:[KMBT]\b|\s(?:thousand|million|billion|trillion)\b)?(?:\s?(?:\/|per\b|an?\b)[\s\w/-]*)?$/;

/** Whether what stands before the first dollar sign is mathematics rather than prose. */
const beginsInside = (text: string): boolean =>
	/\\[a-zA-Z]+|[\d}\s][=+*/<>≈−-]|[_^]/.test(text.slice(0, text.indexOf('$')));

const inMessage = /\$(?=\S)((?:[^$\\\n]|\\.)+?)(?<=\S)\$(?!\d)/g;

/** What is said of a statement: plain words with powers, and formulas between dollar signs. An amount of money is no formula. */
export function message(text: string): string {
	let html = '';
	let from = 0;
	for (const { 0: whole, 1: latex, index } of text.matchAll(inMessage)) {
		html += raised(text.slice(from, index)) + formula(latex!);
		from = index + whole.length;
	}
	return html + raised(text.slice(from));
}

/** Plain words with powers set as powers: `10^14` reads as 10 to the 14. */
export const raised = (text: string): string =>
	escapeHtml(text)
		.replace(/(?<=[\w)\]])\^\{?([-−+]?[\d.]+|[a-zA-Z])\}?/g, '<sup>$1</sup>')
		.replace(/`([^`]+)`/g, '<code>$1</code>');

/** A symbol by its LaTeX; one that has only a name (`b_mixed`, `alpha`) is set as its author would. */
export const symbol = (name: string): string => {
	const [, base, below] = /^([a-zA-Z]+)(?:_([a-zA-Z0-9]+))?$/.exec(name) ?? [];
	if (!base) return formula(name);
	const letter = base.length > 1 ? (greek.has(base) ? `\\${base}` : `\\text{${base}}`) : base;
	return formula(below && below.length > 1 ? `${letter}_{\\text{${below}}}` : name.replace(base, letter));
};

const greek = new Set(
	'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ell'.split(
		' ',
	),
);
