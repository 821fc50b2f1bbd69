import type { Homework, Note } from '../../homework/homework.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Solution } from '../../solve/solution.ts';
import { stem } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import { english, joined, type Message, say, verbatim } from '../../text/message.ts';
import { readSentences } from '../against/answer-words.ts';
import type { Finding } from '../finding.ts';
import type { PartVerdict } from '../verdicts.ts';
import { definedBefore, isDefinedIn } from './note-symbols.ts';
import { replacementAgrees } from './note-values.ts';

/** What a recomputation makes of a reader's note, and why. */
export interface Agreement {
	readonly agrees: 'yes' | 'partly' | 'no' | 'cannot-tell';
	readonly why: Message;
}

/** Everything that is known of a homework when its notes are weighed. Lists by part. */
export interface Weighing {
	readonly homework: Homework;
	readonly statements: readonly Statement[];
	readonly findings: readonly Finding[];
	readonly solutions: readonly (Solution | undefined)[];
	readonly verdicts: readonly PartVerdict[];
	/** Where each step of the solution is shown. */
	readonly shown: readonly (readonly (Anchor | undefined)[])[];
	/** Where they tell it in words, or show it. */
	readonly told: readonly (readonly (Anchor | undefined)[])[];
	/** Where each point of the solution is made. */
	readonly made: readonly (readonly (Anchor | undefined)[])[];
}

const vote = (agrees: Agreement['agrees'], why: Message): Agreement => ({ agrees, why });
const UNKNOWN = vote('cannot-tell', say`Nothing in it can be recomputed.`);

/**
 * Holds a reader's note against the recomputation, kind by kind: a note that is right on one count and not on another agrees in part. What
 * names a thing, asks for context, or cannot be read makes no claim that could be checked.
 */
export function weighNote(note: Note, weighing: Weighing): Agreement {
	const votes = note.kinds.flatMap((kind): Agreement[] => {
		switch (kind) {
			case 'verdict':
				return [onVerdict(note, weighing)];
			case 'praise':
				return [onPraise(note, weighing)];
			case 'missing-step':
				return [onMissingStep(note, weighing)];
			case 'undefined-symbol':
				return [onSymbol(note, weighing)];
			case 'hallucination':
				return [onHallucination(note, weighing)];
			case 'correction':
				return [onCorrection(note, weighing)];
			case 'interpretation-missing':
				return [onInterpretation(note, weighing)];
			default:
				return [];
		}
	});
	const told = votes.filter(({ agrees }) => agrees !== 'cannot-tell');
	if (told.length === 0) return votes[0] ?? vote('cannot-tell', say`It makes no claim that could be recomputed.`);
	const kinds = new Set(told.map(({ agrees }) => agrees));
	const why = joined([...new Map(told.map(each => [english(each.why), each.why])).values()]);
	return kinds.size === 1 ? vote(told[0]!.agrees, why) : vote('partly', why);
}

/** What was found where a note points. */
interface Evidence {
	readonly bad: readonly Finding[];
	readonly weak: readonly Finding[];
	readonly good: readonly Finding[];
	/** Points of the key that are made there. */
	readonly points: readonly string[];
}

function evidenceFor(note: Note, weighing: Weighing, scope: Note['scope'] = note.scope): Evidence {
	const { findings, solutions, made } = weighing;
	const parts = note.part === undefined ? [] : scope === 'claim' ? [note.part] : withChildren(note.part, weighing);
	const here = (anchor: Anchor): boolean => scope !== 'claim' || note.about.some(about => meets(about, anchor));
	const own = findings.filter(
		({ part, anchor }) =>
			(part === undefined || parts.includes(part)) && (scope === 'claim' || part !== undefined) && here(anchor),
	);
	return {
		bad: own.filter(({ verdict }) => verdict === 'wrong' || verdict === 'follows'),
		weak: own.filter(({ verdict }) => verdict === 'unsupported' || verdict === 'incomplete'),
		good: own.filter(({ verdict }) => verdict === 'right'),
		points: parts.flatMap(part =>
			(solutions[part]?.points ?? []).flatMap(({ text }, index) => {
				const at = made[part]?.[index];
				return at && here(at) ? [text] : [];
			}),
		),
	};
}

function withChildren(part: number, { homework }: Weighing): readonly number[] {
	const all = [part];
	for (let i = 0; i < all.length && all.length < 500; i++) all.push(...(homework.parts[all[i]!]?.children ?? []));
	return all;
}

const meets = (a: Anchor, b: Anchor): boolean =>
	a.block === b.block && a.span.start < b.span.end && b.span.start < a.span.end;

/** Must points of the note's part, made and not made. */
function mustPoints(note: Note, { solutions, made }: Weighing): { readonly made: string[]; readonly open: string[] } {
	const sorted = { made: [] as string[], open: [] as string[] };
	if (note.part === undefined) return sorted;
	solutions[note.part]?.points.forEach(({ text, must }, index) => {
		if (must) sorted[made[note.part!]?.[index] ? 'made' : 'open'].push(text);
	});
	return sorted;
}

/** "One shot correct", a tick, "wrong". */
function onVerdict(note: Note, weighing: Weighing): Agreement {
	const evidence = evidenceFor(note, weighing);
	const { bad, weak, good, points } = evidence;
	const whole = note.scope !== 'claim';
	const part = note.part === undefined ? undefined : weighing.verdicts[note.part];
	const positive = good.length + points.length;
	const confirmed = whole ? part === 'right' : positive > 0;
	const { made, open } = mustPoints(note, weighing);
	switch (note.says) {
		case 'incorrect':
			if (bad.length > 0) return vote(positive > 0 && whole ? 'partly' : 'yes', firstOf(bad));
			if (weak.length > 0) return vote('partly', firstOf(weak));
			return confirmed ? vote('no', say`What stands there was recomputed and is right.`) : UNKNOWN;
		case 'partly':
			if (bad.length + weak.length > 0 && positive > 0)
				return vote('yes', say`Some of it is right, and some is not: ${firstOf([...bad, ...weak])}`);
			if (bad.length > 0) return vote('partly', firstOf(bad));
			if (positive > 0) return vote('yes', say`What can be recomputed is right; the rest is for the reader.`);
			return UNKNOWN;
		default:
			if (bad.length > 0) return vote(positive > 0 ? 'partly' : 'no', firstOf(bad));
			if (weak.length > 0) return vote('partly', firstOf(weak));
			if (confirmed) return vote('yes', say`It was recomputed and is right.`);
			if (whole && made.length > 0)
				return open.length === 0
					? vote('yes', say`All that a full answer says was found.`)
					: vote('partly', say`Right as far as it goes; not found: ${open.join('; ')}.`);
			return positive > 0 ? vote('yes', say`What can be recomputed of it is right.`) : onSilentClaim(note, weighing);
	}
}

/** A claim in words that nothing speaks against: right where the lines that lead to it are, and the part has nothing else to say. */
function onSilentClaim(note: Note, weighing: Weighing): Agreement {
	const first = note.about[0];
	if (note.part === undefined || !first) return UNKNOWN;
	const previous = weighing.homework.notes
		.filter(other => other !== note && other.part === note.part && other.anchor.block < note.anchor.block)
		.reduce((last, other) => Math.max(last, other.anchor.block), -1);
	const leading = weighing.findings.filter(
		({ part, anchor }) => part === note.part && anchor.block > previous && anchor.block <= first.block,
	);
	if (leading.length === 0 || leading.some(({ verdict }) => verdict !== 'right')) return UNKNOWN;
	return vote('yes', say`The line that it rests on was recomputed and is right.`);
}

/** "Good explanation", "good mention of 0 gradients". */
function onPraise(note: Note, weighing: Weighing): Agreement {
	const named = namedPoint(note, weighing);
	if (named)
		return named.made
			? vote('yes', say`It is a point of a full answer: ${named.text}.`)
			: vote('partly', say`What is praised is there, but not what a full answer says of it: ${named.text}.`);
	const here = evidenceFor(note, weighing);
	if (here.bad.length > 0) return vote(here.good.length + here.points.length > 0 ? 'partly' : 'no', firstOf(here.bad));
	if (here.weak.length > 0) return vote('partly', firstOf(here.weak));
	if (here.good.length + here.points.length > 0) return vote('yes', say`What can be checked of it is right.`);
	const around = evidenceFor(note, weighing, 'part');
	const { made, open } = mustPoints(note, weighing);
	if (around.bad.length > 0) return made.length > 0 ? vote('partly', firstOf(around.bad)) : UNKNOWN;
	if (made.length > 0)
		return open.length <= made.length
			? vote('yes', say`Points of a full answer were found: ${made.join('; ')}.`)
			: vote('partly', say`Not found: ${open.join('; ')}.`);
	return around.good.length > 0 ? vote('yes', say`What can be checked of the part is right.`) : UNKNOWN;
}

/** "Skips steps", "doesn't write the transpose". */
function onMissingStep(note: Note, weighing: Weighing): Agreement {
	if (note.part === undefined) return UNKNOWN;
	const solution = weighing.solutions[note.part];
	const defined = isDefinedIn(note, weighing.homework);
	if (defined) return vote('no', say`The answer does write $${defined}$ out.`);
	if (!solution) return UNKNOWN;
	const shown = weighing.shown[note.part] ?? [];
	const steps = solution.steps
		.map((step, index) => ({ step, shown: shown[index] !== undefined }))
		// What nobody asks for is missed by nobody.
		.filter(({ step, shown: isShown }) => isShown || !step.aside);
	const wanted = tellingStems(note.text);
	const named = steps.find(({ step }) =>
		readSentences(`${step.id.replace(/-/g, ' ')} . ${step.title}`)
			.flat()
			.some(word => [...wanted].some(each => alike(each, word.stem))),
	);
	if (named)
		return named.shown
			? vote('no', say`The step "${named.step.title}" is in the answer.`)
			: vote('yes', say`The step "${named.step.title}" is not written out.`);
	const formulaSteps = steps.filter(({ step }) => (step.formulas?.length ?? 0) > 0);
	const told = new Set(solution.steps.filter((_, index) => weighing.told[note.part!]?.[index] !== undefined));
	const missing = formulaSteps.filter(({ step, shown: isShown }) => !isShown && !told.has(step));
	const { open } = mustPoints(note, weighing);
	if (missing.length > 0)
		return vote('yes', say`Not written out: ${missing.map(({ step }) => step.title).join('; ')}.`);
	if (open.length > 0) return vote('yes', say`Not found: ${open.join('; ')}.`);
	return formulaSteps.length > 0 ? vote('no', say`Every step of the solution is in the answer.`) : UNKNOWN;
}

/** "Brings in undefined term W_0". */
function onSymbol(note: Note, { homework }: Weighing): Agreement {
	const found = definedBefore(note, homework);
	if (!found) return UNKNOWN;
	return found.defined
		? vote('no', say`${found.symbol} is introduced before: ${found.where}.`)
		: vote('yes', say`${found.symbol} is used there for the first time and is not introduced.`);
}

function onHallucination(note: Note, weighing: Weighing): Agreement {
	const { bad, weak, good } = evidenceFor(note, weighing);
	const first = [...weak, ...bad.filter(({ verdict }) => verdict === 'wrong')];
	if (note.scope !== 'claim')
		return first.length > 0
			? vote('yes', firstOf(first))
			: good.length > 0
				? vote('no', say`Every number there has an origin.`)
				: UNKNOWN;
	if (first.length > 0) return vote('yes', firstOf(first));
	if (bad.length > 0) return vote('partly', firstOf(bad));
	return good.length > 0 ? vote('no', say`The numbers there were recomputed and are right.`) : UNKNOWN;
}

/** "More around 6 bill", "should be 50–71 because ...". */
function onCorrection(note: Note, weighing: Weighing): Agreement {
	if (note.part === undefined) return UNKNOWN;
	const about = evidenceFor(note, weighing);
	if (note.replacement !== undefined) {
		const value = replacementAgrees(note.replacement, note, about, weighing);
		if (value) return value;
	}
	const wanted = tellingStems(note.text);
	const named = weighing.findings.filter(
		({ part, anchor, verdict }) =>
			part === note.part &&
			verdict !== 'cannot-tell' &&
			readSentences(textAt(weighing.homework, anchor))
				.flat()
				.some(word => wanted.has(word.stem)),
	);
	const found = named.find(({ verdict }) => verdict !== 'right') ?? named[0] ?? about.bad[0] ?? about.weak[0];
	if (found)
		return found.verdict === 'right'
			? vote('no', say`What it corrects was recomputed and is right.`)
			: vote('yes', firstOf([found]));
	return about.good.length > 0 ? vote('no', say`What it corrects was recomputed and is right.`) : UNKNOWN;
}

/** "Correct but no explanation". */
function onInterpretation(note: Note, weighing: Weighing): Agreement {
	const { made, open } = mustPoints(note, weighing);
	if (open.length > 0) return vote('yes', say`Not found: ${open.join('; ')}.`);
	return made.length > 0 ? vote('no', say`All that a full answer says was found.`) : UNKNOWN;
}

/** Words of a note that judge or speak of the answer as such, and name nothing in it. */
const TALK = new Set(
	(
		'good great nice excellent mention explanation explain correct incorrect wrong right one two first shot shots answer takeaway ' +
		'strategy extra here this that it the a an of and or but with without not no does do did show shows write writes formulate skip skips ' +
		'skipped step steps lots lot many some more i think purpose aligns align because at will be given give needed need further to from into in ' +
		'doesn’t model form during question for is was were llm hallucination hallucinations part as vectors'
	)
		.split(' ')
		.map(word => stem(word)),
);

/** Words of a note that name a thing: `0 gradients` is of zero and gradients. */
const tellingStems = (text: string): ReadonlySet<string> =>
	new Set(
		readSentences(text)
			.flat()
			.map(word => (word.stem === '0' ? 'zero' : word.stem))
			.filter(word => !TALK.has(word) && !word.includes("'")),
	);

/** One word begins the other, by four letters at least: `subst.` and `substitute`. */
const alike = (a: string, b: string): boolean =>
	a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));

/** The point of the key that a note names by most words. */
function namedPoint(
	note: Note,
	{ solutions, made }: Weighing,
): { readonly text: string; readonly made: boolean } | undefined {
	if (note.part === undefined) return undefined;
	const wanted = [...tellingStems(note.text)];
	if (wanted.length === 0) return undefined;
	const ranked = (solutions[note.part]?.points ?? [])
		.map(({ text, must, words = [] }, index) => {
			const stems = new Set(
				readSentences([text, ...words].join(' . ')).flatMap(sentence => sentence.map(word => word.stem)),
			);
			const score = wanted.filter(each => [...stems].some(own => alike(each, own))).length;
			return { text, must, made: made[note.part!]?.[index] !== undefined, score };
		})
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || Number(b.must) - Number(a.must) || Number(b.made) - Number(a.made));
	return ranked[0];
}

const firstOf = (findings: readonly Finding[]): Message => findings[0]?.message ?? verbatim('');

const textAt = ({ source }: Homework, { block, span }: Anchor): string =>
	source.blocks[block]?.content.text.slice(span.start, span.end) ?? '';
