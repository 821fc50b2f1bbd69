import { type Label, readLabel } from './labels.ts';
import type { Line } from './lines.ts';

type Style = 'number' | 'letter' | 'roman' | 'none';

const scaffold =
	/^\\(?:begin|end)\{(?:enumerate|itemize|questions|parts|subparts|problem|question|exercise|solution|answer|proof|document|center)\}(?:\[[^\]]*\])?\s*$|^\\end\{(?:tcolorbox|mdframed|framed|mybox)\}\s*$|^\\(?:maketitle|newpage|clearpage|noindent|bigskip|medskip|smallskip|vspace\{[^}]*\}|documentclass.*|usepackage.*)\s*$/;

const romans = [
	'i',
	'ii',
	'iii',
	'iv',
	'v',
	'vi',
	'vii',
	'viii',
	'ix',
	'x',
	'xi',
	'xii',
	'xiii',
	'xiv',
	'xv',
	'xvi',
	'xvii',
	'xviii',
	'xix',
	'xx',
];

/**
 * Counts the items of LaTeX lists, whose labels stand in no text: `\\item` in `enumerate`, `\\question` and `\\part` of exams.
 * Lines must come in document order.
 */
export class LatexLists {
	readonly #open: { readonly style: Style; count: number }[] = [];

	/** The label that LaTeX would print before a line; `scaffold` for a line that only opens or closes something. */
	next(line: Line): Label | 'scaffold' | undefined {
		if (line.kind !== 'paragraph') return undefined;
		const head = line.head;
		const opening = /^\\begin\{(enumerate|itemize|questions|parts|subparts)\}(?:\[([^\]]*)\])?/.exec(head);
		if (opening && this.#open.length < 20)
			this.#open.push({ style: this.#styleOf(opening[1]!, opening[2] ?? ''), count: 0 });
		if (/^\\end\{(?:enumerate|itemize|questions|parts|subparts)\}/.test(head)) this.#open.pop();
		if (scaffold.test(head) && !/^\\begin\{(?:problem|question|exercise|solution|answer|proof)\}/.test(head))
			return 'scaffold';
		const list = this.#open[this.#open.length - 1];
		if (!line.latexItem || !list || list.style === 'none') return undefined;
		list.count++;
		const text =
			list.style === 'number'
				? String(list.count)
				: list.style === 'letter'
					? String.fromCharCode(96 + Math.min(26, list.count))
					: romans[list.count - 1];
		const label =
			text === undefined ? undefined : readLabel(list.style === 'number' ? `${text}. x` : `(${text}) x`, false);
		return label && { ...label, length: 0, raw: '' };
	}

	#styleOf(name: string, options: string): Style {
		if (name === 'itemize') return 'none';
		if (name === 'questions') return 'number';
		if (name === 'parts') return 'letter';
		if (name === 'subparts') return 'roman';
		if (/alph|\(a\)|^a[.)]/i.test(options)) return 'letter';
		if (/roman|\(i\)|^i[.)]/i.test(options)) return 'roman';
		if (/arabic|1/.test(options)) return 'number';
		const depth = this.#open.filter(l => l.style !== 'none').length;
		return depth === 0 ? 'number' : depth === 1 ? 'letter' : 'roman';
	}
}
