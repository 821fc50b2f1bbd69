import type { Homework } from '../../homework/homework.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Solution, SolvedPoint, SolvedStep } from '../../solve/solution.ts';
import { allStems, stem } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { type Sentence, sentencesOf } from './answer-words.ts';
import { draft } from './part-under-check.ts';
import { pointsMade } from './points.ts';
import { stepsShown } from './steps.ts';

/** Where the answers show the steps of their solutions, and where they make the points; by part, undefined for what was not found. */
export interface Marked {
	readonly shown: readonly (readonly (Anchor | undefined)[])[];
	/** Where the answers show the steps, or tell them in words. */
	readonly told: readonly (readonly (Anchor | undefined)[])[];
	readonly made: readonly (readonly (Anchor | undefined)[])[];
	/** Those of `made` that are surely meant: a formula, several words, or a word in a sentence that has another of the point's. */
	readonly sure: readonly (readonly (Anchor | undefined)[])[];
}

/**
 * Looks for the steps and points of every solution in its answer, and confirms the points that are surely made in words: a finding says so
 * where nothing else is said of those words. One word alone confirms nothing: `rank` stands in "lower the rank" as well. A point that is not found is none, for nobody knows in how many ways a thing can be said.
 */
export function confirmPoints(
	homework: Homework,
	solutions: readonly (Solution | undefined)[],
	statements: readonly Statement[],
	findings: Finding[],
): Marked {
	const shown: (readonly (Anchor | undefined)[])[] = [];
	const told: (readonly (Anchor | undefined)[])[] = [];
	const made: (readonly (Anchor | undefined)[])[] = [];
	const sure: (readonly (Anchor | undefined)[])[] = [];
	solutions.forEach((solution, part) => {
		if (!solution) {
			shown[part] = [];
			told[part] = [];
			made[part] = [];
			sure[part] = [];
			return;
		}
		const steps = stepsShown(homework, part, solution, statements, findings);
		const points = pointsMade(homework, part, solution, statements, steps, findings);
		shown[part] = steps;
		made[part] = points;
		const sentences = sentencesOf(homework, part);
		sure[part] = points.map((anchor, index) =>
			anchor && (steps.includes(anchor) || isSure(anchor, solution.points[index]!.text, sentences))
				? anchor
				: undefined,
		);
		told[part] = steps.map((anchor, index) => anchor ?? toldIn(solution.steps[index]!, solution.points, sure[part]!));
		const own = findings.filter(finding => finding.part === part && finding.verdict !== 'cannot-tell');
		solution.points.forEach(({ text }, index) => {
			const anchor = sure[part]?.[index];
			if (!anchor || steps.includes(anchor) || own.some(finding => overlaps(finding.anchor, anchor))) return;
			const finding: Finding = {
				...draft(part, anchor, 'point'),
				verdict: 'right',
				rule: 'key.point',
				message: say`Right: a point of the solution, "${text}".`,
			};
			own.push(finding);
			findings.push(finding);
		});
	});
	return { shown, told, made, sure };
}

/** How many of the words of a step's title must stand in a point that tells it. */
const TOLD = 0.6;

/** Where an answer tells a step in words: the point that the step makes, or one that says what the step's title says. */
function toldIn(
	{ id, title }: SolvedStep,
	points: readonly SolvedPoint[],
	made: readonly (Anchor | undefined)[],
): Anchor | undefined {
	const own = id.replace(/-\d+$/, '');
	const content = new Set(
		allStems(`${title} . ${own.replaceAll('-', ' ')}`)
			.filter(isTelling)
			.map(kindOf),
	);
	const at = points.findIndex(({ text, steps = [] }, index) => {
		if (made[index] === undefined) return false;
		if (steps.includes(own)) return true;
		const said = new Set(allStems(text).map(kindOf));
		return content.size > 0 && [...content].filter(word => said.has(word)).length >= TOLD * content.size;
	});
	return made[at];
}

/** Words that say one thing: a point that is described by one of them is made with any other. */
const ALIKE: readonly (readonly string[])[] = [
	'raise increase enlarge grow boost higher larger bigger greater more wider'.split(' '),
	'lower reduce decrease shrink smaller fewer less cheaper'.split(' '),
	'same equal identical equivalent'.split(' '),
	'stack block beside side'.split(' '),
	'scale strength strongly weight importance'.split(' '),
	'start begin initial initially initialization initialisation'.split(' '),
	'tiny small little narrow'.split(' '),
	'add sum plus total'.split(' '),
	'multiply product times'.split(' '),
	'show tell determine decide say control indicate'.split(' '),
	'read extract take see'.split(' '),
	'need require must'.split(' '),
	'fixed frozen unchanged constant'.split(' '),
	'predict forecast guess'.split(' '),
].map(words => words.map(word => stem(word)));

const kindOf = (word: string): string => ALIKE.find(words => words.includes(word))?.[0] ?? word;

/** Words of a point's description that may stand in any sentence. */
const COMMON = new Set(['each', 'same', 'from', 'that', 'with', 'only', 'what', 'which', 'they', 'this', 'than']);

const isTelling = (word: string): boolean =>
	(word.length > 3 || ALIKE.some(words => words.includes(word))) && !COMMON.has(word);

function isSure(anchor: Anchor, text: string, sentences: readonly Sentence[]): boolean {
	const sentence = sentences.find(
		({ block, words }) =>
			block === anchor.block &&
			words.length > 0 &&
			words[0]!.start <= anchor.span.start &&
			anchor.span.end <= words.at(-1)!.end,
	);
	// A formula.
	if (!sentence) return true;
	const inside = sentence.words.filter(({ start, end }) => start < anchor.span.end && anchor.span.start < end);
	if (inside.length !== 1) return true;
	const own = new Set(allStems(text).filter(isTelling).map(kindOf));
	return sentence.words.some(word => word !== inside[0] && word.stem !== inside[0]!.stem && own.has(kindOf(word.stem)));
}

const overlaps = (a: Anchor, b: Anchor): boolean =>
	a.block === b.block && a.span.start < b.span.end && b.span.start < a.span.end;
