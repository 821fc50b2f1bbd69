import { librarySources } from 'homework-lens:library';
import { readFileSync, statSync } from 'node:fs';
import { jsonReport } from '../core/report/json.ts';
import { textReport } from '../core/report/text.ts';
import { type Review, review } from '../core/review.ts';
import { compileLibrary } from '../core/solve/library.ts';
import { type Arguments, parseArguments, USAGE } from './arguments.ts';

/** Exit statuses: docs/review-format.md. */
const NOTHING_WRONG = 0;
const SOMETHING_WRONG = 1;
const COULD_NOT_WORK = 2;

/** Larger files are refused: a homework is text that a person reads. */
const LARGEST_FILE = 32 * 1024 * 1024;

/** A reason why the command could not do its work, told in one line. */
class Refusal extends Error {}

/** Reads a text file; UTF-8 with or without a byte-order mark. Throws a Refusal that names file and reason. */
export function readText(file: string): string {
	let bytes: Buffer;
	try {
		const { size } = statSync(file);
		if (size > LARGEST_FILE)
			throw new Refusal(`${file}: ${Math.round(size / 1024 / 1024)} MB is too large for a homework`);
		bytes = readFileSync(file);
	} catch (error) {
		if (error instanceof Refusal) throw error;
		const code = (error as NodeJS.ErrnoException).code;
		const reason =
			code === 'ENOENT'
				? 'no such file'
				: code === 'EISDIR'
					? 'is a folder'
					: code === 'EACCES'
						? 'may not be read'
						: String(code);
		throw new Refusal(`${file}: ${reason}`);
	}
	if (bytes.includes(0)) throw new Refusal(`${file}: not a text file`);
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
	} catch {
		throw new Refusal(`${file}: not UTF-8 text`);
	}
}

const fails = (result: Review, failOn: Arguments['failOn']): boolean =>
	failOn !== 'never' &&
	(result.tally.wrong > 0 ||
		result.tally.follows > 0 ||
		(failOn === 'incomplete' && (result.tally.incomplete > 0 || result.partTally.unanswered > 0)));

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
		const library = compileLibrary(librarySources);
		const reviews = parsed.files.map(file =>
			review(readText(file), library, { file, force: parsed.force, disabledRules: parsed.disabled }),
		);
		out(
			parsed.format === 'json'
				? jsonReport(reviews)
				: reviews.map(result => textReport(result, { colour, all: parsed.all })).join('\n'),
		);
		return reviews.some(result => fails(result, parsed.failOn)) ? SOMETHING_WRONG : NOTHING_WRONG;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		err(`homework-lens: ${error.message}\n`);
		return COULD_NOT_WORK;
	}
}
