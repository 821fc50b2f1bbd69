import { type Drift, driftOf } from '../homework/drift.ts';
import type { Homework } from '../homework/homework.ts';
import { type Message, say } from '../text/message.ts';
import { type Finding, PLAIN } from './finding.ts';

/**
 * Findings for questions that are not what the assignment asked (front matter `assignment: path`): changed numbers or units, values
 * left out, another question under the same label, a sub-question that vanished.
 */
export const checkAssignment = (homework: Homework, assignment: Homework): Finding[] =>
	driftOf(homework, assignment).flatMap(drift => {
		if (!drift.anchor) return [];
		return [
			{
				part: drift.part,
				anchor: drift.anchor,
				kind: 'fact',
				verdict: 'incomplete',
				rule: 'assignment.drift',
				message: messageOf(drift),
				...PLAIN,
			},
		];
	});

const messageOf = ({ kind, label, asked, lost, instead }: Drift): Message => {
	const short = asked.length > 160 ? `${asked.slice(0, 157)}…` : asked;
	if (kind === 'vanished') return say`Part ${label} of the assignment is missing here: “${short}”`;
	if (kind === 'shortened') return say`The assignment also asks for ${lost.join(', ')} in ${label}.`;
	if (lost.length === 0 || instead.length === 0) return say`The assignment asks something else in ${label}: “${short}”`;
	return say`The assignment says ${lost.join(', ')}; this question says ${instead.join(', ')}.`;
};
