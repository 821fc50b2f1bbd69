import type { JudgedClaim } from '../../solve/claims.ts';
import type { Finding } from '../finding.ts';
import { truthFinding } from './against-truth.ts';
import { overlaps } from './written.ts';

/** Statements inside a part that the answer calls true or false, against the keys that decide them; a verdict that is judged already is left as it is. */
export function checkClaims(claims: readonly JudgedClaim[], findings: Finding[]): void {
	for (const { part, anchor, said, likely, truth } of claims)
		if ((said === truth.value.truth || !likely) && !findings.some(finding => overlaps(finding.anchor, anchor)))
			findings.push(truthFinding(part, anchor, said, truth));
}
