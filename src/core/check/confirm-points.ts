import type { Homework } from '../homework/homework.ts';
import type { Statement } from '../quantities/statement.ts';
import type { Solution } from '../solve/solution.ts';
import type { Anchor } from '../text/block.ts';
import { draft } from './against.ts';
import type { Finding } from './finding.ts';
import { pointsMade } from './points.ts';
import { stepsShown } from './steps.ts';

/** Where the answers show the steps of their solutions, and where they make the points; by part, undefined for what was not found. */
export interface Marked {
	readonly shown: readonly (readonly (Anchor | undefined)[])[];
	readonly made: readonly (readonly (Anchor | undefined)[])[];
}

/**
 * Looks for the steps and points of every solution in its answer, and confirms the points that are made in words: a finding says so where
 * nothing else is said of those words. A point that is not found is none, for nobody knows in how many ways a thing can be said.
 */
export function confirmPoints(
	homework: Homework,
	solutions: readonly (Solution | undefined)[],
	statements: readonly Statement[],
	findings: Finding[],
): Marked {
	const shown: (readonly (Anchor | undefined)[])[] = [];
	const made: (readonly (Anchor | undefined)[])[] = [];
	solutions.forEach((solution, part) => {
		if (!solution) {
			shown[part] = [];
			made[part] = [];
			return;
		}
		const steps = stepsShown(homework, part, solution, statements, findings);
		const points = pointsMade(homework, part, solution, statements, steps, findings);
		shown[part] = steps;
		made[part] = points;
		const own = findings.filter(finding => finding.part === part && finding.verdict !== 'cannot-tell');
		solution.points.forEach(({ text }, index) => {
			const anchor = points[index];
			if (!anchor || steps.includes(anchor) || own.some(finding => overlaps(finding.anchor, anchor))) return;
			const finding: Finding = {
				...draft(part, anchor, 'point'),
				verdict: 'right',
				rule: 'key.point',
				message: `Right: a point of the solution, "${text}".`,
			};
			own.push(finding);
			findings.push(finding);
		});
	});
	return { shown, made };
}

const overlaps = (a: Anchor, b: Anchor): boolean =>
	a.block === b.block && a.span.start < b.span.end && b.span.start < a.span.end;
