import type { Anchor } from '../../text/block.ts';
import { overlaps } from '../../text/span.ts';
import type { Finding } from '../finding.ts';
import type { Report } from './chain-flow.ts';

/** Rules that find a number right by chance alone: some step comes to it, it stands somewhere else, or two numbers have that ratio. */
export type ByChance = 'flow.derived' | 'flow.restated' | 'ratio.holds';

/**
 * How a finding is told of a place: in the place of one that is right by chance alone. Undefined where another finding stands there, which stays.
 */
export function overChance(
	findings: Finding[],
	{ block, span }: Anchor,
	chance: readonly ByChance[],
	report: Report,
): ((finding: Finding) => void) | undefined {
	const place = findings.findIndex(each => each.anchor.block === block && overlaps(each.anchor.span, span));
	const known = findings[place];
	if (!known) return report;
	if (known.verdict !== 'right' || !chance.some(rule => rule === known.rule)) return undefined;
	return finding => {
		findings[place] = finding;
	};
}
