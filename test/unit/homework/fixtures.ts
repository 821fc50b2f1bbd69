import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Homework, Part, SectionKind } from '../../../src/core/homework/homework.ts';
import type { Span } from '../../../src/core/text/span.ts';

/** What a fixture's `.expected.json` says of one part without sub-parts. */
export interface ExpectedLeaf {
	readonly id: string;
	/** What the part's own heading calls it, which an outline may call otherwise. */
	readonly title?: string;
	readonly points?: number;
	/** Words that the question holds; null where nothing is said of it. */
	readonly question: string | null;
	/** Words that stand in the question behind those. */
	readonly questionEnd?: string | null;
	/** How the answer begins; null where there is none. */
	readonly answer: string | null;
	/** How the answer ends. */
	readonly answerEnd?: string | null;
}

export interface Fixture {
	readonly name: string;
	readonly text: string;
	readonly leaves: readonly ExpectedLeaf[];
	readonly notes?: number;
}

const root = join(import.meta.dirname, '../../fixtures');

export const homeworkFixtures = (): Fixture[] =>
	readdirSync(join(root, 'homework'))
		.filter(name => name.endsWith('.md'))
		.map(name => ({
			name,
			text: readFileSync(join(root, 'homework', name), 'utf8'),
			...(JSON.parse(readFileSync(join(root, 'homework', name.replace('.md', '.expected.json')), 'utf8')) as Omit<
				Fixture,
				'name' | 'text'
			>),
		}));

export const ordinaryFixtures = (): { name: string; text: string }[] =>
	[...readdirSync(join(root, 'ordinary')).map(name => join('test/fixtures/ordinary', name)), ...ownDocuments()].map(
		name => ({ name, text: readFileSync(join(root, '../..', name), 'utf8') }),
	);

/** What this project says of itself. */
const ownDocuments = (): string[] => [
	'README.md',
	'CHANGELOG.md',
	...readdirSync(join(root, '../../docs'))
		.filter(name => name.endsWith('.md'))
		.map(name => join('docs', name)),
];

/** As it stands in the document, whatever notation of numbers it is read in. */
const written = ({ source }: Homework, block: number, { start, end }: Span): string => {
	const { start: at, content } = source.blocks[block]!;
	const read = content.text.slice(start, end);
	return source.decimalSign === 'point' ? read : source.text.slice(at + start, at + end);
};

/** Text of a part's sections of one kind, without marks of emphasis. */
export const sectionText = (homework: Homework, part: Part, kind: SectionKind): string =>
	part.sections
		.filter(s => s.kind === kind)
		.flatMap(s => s.slices.map(({ block, span }) => written(homework, block, span)))
		.join('\n')
		.replaceAll('**', '')
		.trim();

/** What differs from the expectation, in words; empty where all is as expected. */
export const differences = (homework: Homework, fixture: Fixture): string[] => {
	const found: string[] = [];
	const leaves = homework.parts.filter(p => p.leaf);
	const ids = leaves.map(p => p.id).join(' ');
	const wanted = fixture.leaves.map(p => p.id).join(' ');
	if (ids !== wanted) found.push(`leaves: ${ids || 'none'}, expected ${wanted}`);
	for (const leaf of fixture.leaves) {
		const part = homework.parts.find(p => p.id === leaf.id);
		if (!part) continue;
		if (leaf.title !== undefined && part.title !== leaf.title) found.push(`${leaf.id} title ${part.title}`);
		if (leaf.points !== undefined && part.points !== leaf.points) found.push(`${leaf.id} points ${part.points}`);
		// White space counts as one blank, wherever the author broke a line.
		const question = flat(sectionText(homework, part, 'question'));
		const from = question.indexOf(flat(leaf.question ?? ''));
		if (leaf.question !== null && from < 0) found.push(`${leaf.id} question ${JSON.stringify(question.slice(0, 60))}`);
		if (typeof leaf.questionEnd === 'string' && question.indexOf(flat(leaf.questionEnd), Math.max(0, from)) < 0)
			found.push(`${leaf.id} question ends ${JSON.stringify(question.slice(-60))}`);
		const answer = flat(sectionText(homework, part, 'answer'));
		if (
			typeof leaf.answerEnd === 'string' &&
			!forms(leaf.answerEnd).some(form => [answer, undressed(answer)].some(said => said.endsWith(form)))
		)
			found.push(`${leaf.id} answer ends ${JSON.stringify(answer.slice(-60))}`);
		if (
			leaf.answer === null
				? answer !== ''
				: !forms(leaf.answer).some(form => [answer, undressed(answer)].some(said => said.startsWith(form)))
		)
			found.push(`${leaf.id} answer ${JSON.stringify(answer.slice(0, 60))}`);
	}
	if (fixture.notes !== undefined && homework.notes.length !== fixture.notes)
		found.push(`${homework.notes.length} notes`);
	return found;
};

/** A text as it may stand in its block: the number of a list's item is no text of it. */
const forms = (text: string): readonly string[] => {
	const bare = flat(text);
	return [bare, bare.replace(/^\d{1,2}[.)] /, ''), bare.replace(/ [-*+] (?=[\p{L}\d])/gu, ' ')];
};

/** Without the signs that set a whole answer in italics or as code: whoever writes an expectation may leave them out. */
const undressed = (text: string): string =>
	text.replace(/^(?:```\w*\s|(?=[*_]\p{L})[*_])/u, '').replace(/(?:\s```|\s?\$\$|(?<=[.!?)\d$\p{L}])[*_])$/u, '');

/** White space as one blank, and without the signs of list items, which are no text of their blocks. */
const flat = (text: string): string =>
	text
		.replace(/^\s*[-*+][ \t]+/gm, '')
		.replace(/\s+/g, ' ')
		.replace(/ [-*+](?= \[[ xX]\] )/g, '');
