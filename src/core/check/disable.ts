import type { Homework } from '../homework/homework.ts';
import type { Anchor } from '../text/block.ts';
import type { Finding } from './finding.ts';

/** A stretch of the text in which some rules are switched off. */
interface Silence {
	/** Rule codes or their first halves (`value.mismatch`, `value`); empty for all. */
	readonly rules: readonly string[];
	/** Absolute, half open. */
	readonly from: number;
	readonly to: number;
}

const COMMENT =
	/<!--\s*homework-lens-disable(-next-line|-line|-part|-file)?((?:[\s,]+\w+(?:[.-]\w+)*)*)\s*(?:--[^>]{0,200})?-->/g;

/**
 * Switches rules off by comments in the text:
 * `<!-- homework-lens-disable-line RULE -->` for its own line, `-next-line` for the next one, `-part` for the part it stands in,
 * `-file` for all. Without a word for the reach, a comment before all else is for the file, one right under a part's heading is for
 * the part, and any other is for the next line. Several rules may be named; none means all.
 */
export function silencer(homework: Homework): (finding: Finding) => boolean {
	const silences = read(homework);
	if (silences.length === 0) return () => false;
	const { blocks } = homework.source;
	const place = ({ block, span }: Anchor) => (blocks[block]?.start ?? 0) + span.start;
	const end = ({ block, span }: Anchor) => (blocks[block]?.start ?? 0) + span.end;
	return finding =>
		silences.some(
			({ rules, from, to }) =>
				place(finding.anchor) < to &&
				end(finding.anchor) > from &&
				(rules.length === 0 || rules.some(rule => matches(finding.rule, rule))),
		);
}

/** Whether a rule is meant by a name: itself or its family. */
export const matches = (rule: string, name: string): boolean => rule === name || rule.startsWith(`${name}.`);

function read(homework: Homework): readonly Silence[] {
	const { text, blocks } = homework.source;
	if (!text.includes('homework-lens-disable')) return [];
	const silences: Silence[] = [];
	for (const match of text.matchAll(COMMENT)) {
		const at = match.index;
		const after = at + match[0].length;
		const inCode = blocks.some(
			block => block.kind === 'fence' && block.start <= at && at < block.start + block.content.text.length,
		);
		if (inCode) continue;
		const rules = match[2]!.split(/[\s,]+/).filter(rule => rule !== '');
		const reach = match[1]?.slice(1) ?? guess(homework, at);
		silences.push({ rules, ...range(homework, reach, at, after) });
	}
	return silences;
}

function guess(homework: Homework, at: number): string {
	const { text, blocks } = homework.source;
	if (/^(?:---\n[\s\S]*?\n---)?(?:\s|<!--(?:[^-]|-(?!->))*-->)*$/.test(text.slice(0, Math.min(at, 2000))) && at <= 2000)
		return 'file';
	const opens = homework.parts.some(part => {
		const heading = (blocks[part.heading.block]?.start ?? 0) + part.heading.span.end;
		return heading <= at && text.slice(heading, at).trim() === '';
	});
	return opens ? 'part' : 'next-line';
}

function range(homework: Homework, reach: string, at: number, after: number): Pick<Silence, 'from' | 'to'> {
	const { text, blocks } = homework.source;
	if (reach === 'file') return { from: 0, to: text.length + 1 };
	if (reach === 'part') {
		const start = ({ block, span }: Anchor) => (blocks[block]?.start ?? 0) + span.start;
		const end = ({ block, span }: Anchor) => (blocks[block]?.start ?? 0) + span.end;
		// The innermost part is the last one that holds the place.
		const part = homework.parts.filter(each => start(each.from) <= at && at < end(each.to)).at(-1);
		return part ? { from: start(part.from), to: end(part.to) } : { from: 0, to: text.length + 1 };
	}
	const lineEnd = (from: number) => {
		const found = text.indexOf('\n', from);
		return found === -1 ? text.length : found;
	};
	if (reach === 'line') return { from: text.lastIndexOf('\n', at) + 1, to: lineEnd(after) };
	// Blank lines between the comment and what it is about do not count.
	const rest = /\S/.exec(text.slice(lineEnd(after)));
	const next = rest ? lineEnd(after) + rest.index : text.length;
	const block = blocks.find(each => each.start <= next && next < each.start + each.content.text.length);
	const isFormula = block !== undefined && (block.kind === 'formula' || /^\s*(?:\$\$|\\\[)/.test(block.content.text));
	return { from: next, to: isFormula ? block.start + block.content.text.length : lineEnd(next) };
}
