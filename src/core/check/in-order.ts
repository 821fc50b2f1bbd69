import type { Homework } from '../homework/homework.ts';
import type { Anchor } from '../text/block.ts';
import { contains } from '../text/span.ts';
import { matches, silencer } from './disable.ts';
import type { Finding, Fix } from './finding.ts';

/** Digits that are put into code have no commas between them. */
export function withCodeFixes(finding: Finding, homework: Homework): Finding {
	const inCode = ({ block, span }: Anchor): boolean => {
		const found = homework.source.blocks[block];
		return (
			found?.kind === 'fence' ||
			(found?.content.masks.some(mask => mask.kind === 'code' && contains(mask.span, span)) ?? false)
		);
	};
	const bare = (fix: Fix): Fix =>
		/\d,\d/.test(fix.replacement) && inCode(fix.anchor)
			? { ...fix, replacement: fix.replacement.replace(/(?<=\d),(?=\d{3})/g, '') }
			: fix;
	if (finding.fixes.length === 0 && !finding.mend) return finding;
	return { ...finding, fixes: finding.fixes.map(bare), ...(finding.mend ? { mend: finding.mend.map(bare) } : {}) };
}

/** Sorted by place, silenced ones taken out, roots renumbered. */
export function inOrder(
	findings: readonly Finding[],
	homework: Homework,
	disabled: readonly string[],
): readonly Finding[] {
	const silenced = silencer(homework);
	const place = ({ anchor }: Finding) => (homework.source.blocks[anchor.block]?.start ?? 0) + anchor.span.start;
	const said = findings
		.map((finding, index) => ({ finding, index }))
		.filter(({ finding }) => !disabled.some(name => matches(finding.rule, name)) && !silenced(finding))
		.sort((a, b) => place(a.finding) - place(b.finding) || a.index - b.index);
	// Whoever silences a root holds it for right: what only follows from it is no error either.
	const heard = new Set(said.map(({ index }) => index));
	const kept = said.filter(
		({ finding: { verdict, roots } }) =>
			verdict !== 'follows' || roots.length === 0 || roots.some(root => heard.has(root)),
	);
	const renumbered = new Map(kept.map(({ index }, now) => [index, now]));
	return kept.map(({ finding }) =>
		finding.roots.length === 0
			? finding
			: { ...finding, roots: finding.roots.flatMap(root => renumbered.get(root) ?? []) },
	);
}
