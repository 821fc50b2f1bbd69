import { escapeHtml } from './escape.ts';
import type { Prose } from './plots/figure.ts';

const delimiters: readonly (readonly [string, string])[] = [
	['$$', '$$'],
	['$', '$'],
	['\\(', '\\)'],
	['\\[', '\\]'],
];

/** Longer ones are cut and shown as they were written. */
const longest = 220;

/**
 * A stretch of a document as it reads: LaTeX (with or without its delimiters, which a stretch may cut) as a formula, everything else as
 * Markdown, on one line.
 */
export function quotation(quote: string, prose: Prose): string {
	const text = quote
		.replace(/\{>>[\s\S]*?<<\}|\{==|==\}/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	if (text.length > longest) return `<code>${escapeHtml(`${text.slice(0, longest - 2)}…`)}</code>`;
	for (const [open, close] of delimiters) {
		if (text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close)) {
			const inner = text.slice(open.length, text.length - close.length);
			if (!inner.includes(open[0] === '$' ? '$' : open)) return formula(inner, prose);
		}
	}
	const dollars = text.replace(/\\\$/g, '').split('$').length - 1;
	const balanced = dollars % 2 === 0 ? text : beginsInside(text) ? `$${text}` : `${text}$`;
	if (dollars > 0) return prose(tidy(balanced));
	if (/\\[a-zA-Z]+|[_^]\{|\\[,;:!{}$%]/.test(text)) return formula(text, prose);
	return raised(tidy(text.replace(/^`(?=[^`]*$)|(?<=^[^`]*)`(?=[^`]*$)/g, '')));
}

const formula = (latex: string, prose: Prose): string => prose(`$${latex.trim()}$`);

/** Without marks of emphasis that the cut has parted from their partners. */
const tidy = (text: string): string => ((text.split('**').length - 1) % 2 === 1 ? text.replaceAll('**', '') : text);

/** Whether what stands before the first dollar sign is mathematics rather than prose. */
const beginsInside = (text: string): boolean =>
	/\\[a-zA-Z]+|[\d}\s][=+*/<>≈−-]|[_^]/.test(text.slice(0, text.indexOf('$')));

/** Plain words with powers set as powers. */
const raised = (text: string): string =>
	escapeHtml(text)
		.replace(/(?<=[\w)\]])\^\{?([-−+]?[\d.]+|[a-zA-Z])\}?/g, '<sup>$1</sup>')
		.replace(/&#96;([^`]+)&#96;|`([^`]+)`/g, '<code>$1$2</code>');
