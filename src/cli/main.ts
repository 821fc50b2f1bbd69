import { librarySources } from 'homework-lens:library';
import { dirname, resolve } from 'node:path';
import { chatTurns } from '../core/report/chat-turns.ts';
import { type Comparison, compareReviews } from '../core/report/compare.ts';
import { comparePage } from '../core/report/compare-html.ts';
import { compareJson, compareMarkdown, compareText } from '../core/report/compare-text.ts';
import { csvReport } from '../core/report/csv.ts';
import { htmlReport } from '../core/report/html.ts';
import { jsonReport } from '../core/report/json.ts';
import { markdownReport } from '../core/report/markdown.ts';
import { tableMarkdown, tablePage } from '../core/report/table-html.ts';
import { textReport } from '../core/report/text.ts';
import { review } from '../core/review.ts';
import type { Review } from '../core/review-contract.ts';
import { compileLibrary, extendLibrary, type Library } from '../core/solve/library.ts';
import { assignmentPath } from '../core/text/front-matter.ts';
import { type Arguments, parseArguments, USAGE } from './arguments.ts';
import { problemLine, readKeys, validateFolders } from './keys.ts';
import { Refusal, readText } from './read-text.ts';

/** Exit statuses: docs/review-format.md. */
const NOTHING_WRONG = 0;
const SOMETHING_WRONG = 1;
const COULD_NOT_WORK = 2;

const fails = (result: Review, failOn: Arguments['failOn']): boolean =>
	failOn !== 'never' &&
	(result.tally.wrong > 0 ||
		result.tally.follows > 0 ||
		(failOn === 'incomplete' && (result.tally.incomplete > 0 || result.partTally.unanswered > 0)));

/** Text of the assignment that a homework's front matter names, its path taken from the homework's folder; one that cannot be read is said. */
function assignmentOf(file: string, text: string, err: (text: string) => void): string | undefined {
	const path = assignmentPath(text);
	if (path === undefined) return undefined;
	try {
		return readText(resolve(dirname(file), path));
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		err(`${file}: assignment: ${error.message}\n`);
		return undefined;
	}
}

let shipped: Library | undefined;

/** The built-in library, compiled when it is first asked for. */
function builtIn(): Library {
	shipped ??= compileLibrary(librarySources);
	return shipped;
}

/**
 * The built-in library and the keys of folders, which take the place of built-in ones of the same id. What is wrong with one of them is
 * said; the others are used.
 */
function libraryWith(folders: readonly string[], err: (text: string) => void): Library {
	const library = builtIn();
	if (folders.length === 0) return library;
	const { keys, unreadable } = readKeys(folders);
	for (const reason of unreadable) err(`${reason}\n`);
	const extended = extendLibrary(library, { keys, facts: [] }, { prove: true });
	for (const { path, problem } of extended.problems) {
		const source = keys.find(key => key.path === path);
		if (source) err(problemLine(source, problem));
	}
	return extended;
}

function printed(
	reviews: readonly Review[],
	texts: readonly string[],
	{ format, all }: Arguments,
	colour: boolean,
): string {
	switch (format) {
		case 'json':
			return jsonReport(reviews);
		case 'csv':
			return csvReport(reviews);
		case 'html':
			return reviews.length > 1 ? tablePage(reviews) : htmlReport(texts[0]!, reviews[0]!);
		case 'markdown':
			return reviews.length > 1 ? tableMarkdown(reviews) : markdownReport(texts[0]!, reviews[0]!);
		case 'text':
			return reviews.map(result => textReport(result, { colour, all })).join('\n');
	}
}

/** The comparison that the command line asks for. Throws a Refusal where there is no such turn. */
function compared(parsed: Arguments, library: Library, err: (text: string) => void): Comparison {
	const read = (file: string, text: string, name = file) => ({
		text,
		review: review(text, library, {
			file: name,
			force: parsed.force,
			disabledRules: parsed.disabled,
			assignment: assignmentOf(file, text, err),
		}),
	});
	const [first = '', second = first] = parsed.files;
	const text = readText(second);
	if (parsed.turn === undefined) {
		return compareReviews(read(first, readText(first)), read(second, text), [first, second]);
	}
	const turns = chatTurns(text);
	if (parsed.turn >= turns.length) {
		const said =
			turns.length === 0 ? 'is no chat' : `has ${turns.length} turns: the last to compare is ${turns.length - 1}`;
		throw new Refusal(`${second}: ${said}`);
	}
	const before = text.slice(0, turns[parsed.turn - 1]!.end);
	const names = [`${second}, turns 1 to ${parsed.turn}`, second] as const;
	return compareReviews(read(second, before, names[0]), read(second, text), names);
}

function printedComparison(comparison: Comparison, { format, all }: Arguments): string {
	switch (format) {
		case 'json':
			return compareJson(comparison);
		case 'html':
			return comparePage(comparison);
		case 'markdown':
			return compareMarkdown(comparison);
		case 'text':
		case 'csv':
			return compareText(comparison, { all });
	}
}

/** The whole command. Gives the exit status; writes reports to `out` and one line that says why to `err`. */
export function main(
	argv: readonly string[],
	out: (text: string) => void,
	err: (text: string) => void,
	colour: boolean,
): number {
	const parsed = parseArguments(argv);
	if ('problem' in parsed) {
		err(`homework-lens: ${parsed.problem}\n`);
		return COULD_NOT_WORK;
	}
	if (parsed.command === 'help') {
		out(USAGE);
		return NOTHING_WRONG;
	}
	try {
		if (parsed.command === 'keys') return validateFolders(parsed.files, out) ? NOTHING_WRONG : SOMETHING_WRONG;
		const library = libraryWith(parsed.keys, err);
		if (parsed.command === 'compare') {
			const comparison = compared(parsed, library, err);
			out(printedComparison(comparison, parsed));
			const { broken = 0, worse = 0 } = comparison.changes;
			return parsed.failOn !== 'never' && broken + worse > 0 ? SOMETHING_WRONG : NOTHING_WRONG;
		}
		const texts = parsed.files.map(readText);
		const reviews = parsed.files.map((file, index) =>
			review(texts[index]!, library, {
				file,
				force: parsed.force,
				disabledRules: parsed.disabled,
				assignment: assignmentOf(file, texts[index]!, err),
			}),
		);
		out(printed(reviews, texts, parsed, colour));
		return reviews.some(result => fails(result, parsed.failOn)) ? SOMETHING_WRONG : NOTHING_WRONG;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		err(`homework-lens: ${error.message}\n`);
		return COULD_NOT_WORK;
	}
}
