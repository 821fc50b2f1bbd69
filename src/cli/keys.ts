import { librarySources } from 'homework-lens:library';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readFacts } from '../core/quantities/facts.ts';
import type { KeyProblem } from '../core/solve/key.ts';
import type { Source } from '../core/solve/library.ts';
import { doubleIds, placeAt, validateKey } from '../core/solve/prove/validate.ts';
import { english } from '../core/text/message.ts';
import { Refusal, readText } from './read-text.ts';

/** A key deeper than this below the folder is not looked for. */
const DEEPEST = 12;

/** The answer keys of folders, and why files in them that should be keys could not be read. */
export interface KeyFiles {
	readonly keys: readonly Source[];
	readonly unreadable: readonly string[];
}

/**
 * The answer keys of the folders and the folders in them (all Markdown but README.md), by name; or the one file itself. A file of a folder
 * that is no text keeps none of the others away. Throws a Refusal where a place has no file.
 */
export function readKeys(places: readonly string[]): KeyFiles {
	const keys: Source[] = [];
	const unreadable: string[] = [];
	for (const place of places)
		for (const file of filesIn(place)) {
			try {
				keys.push({ path: file, text: readText(file) });
			} catch (error) {
				if (!(error instanceof Refusal) || file === place) throw error;
				unreadable.push(error.message);
			}
		}
	return { keys, unreadable };
}

function filesIn(place: string): readonly string[] {
	if (!existsSync(place)) throw new Refusal(`${place}: no such file or folder`);
	const files = statSync(place).isDirectory() ? markdownIn(place, 0) : [place];
	if (files.length === 0) throw new Refusal(`${place}: no answer key (a Markdown file) in this folder`);
	return files;
}

function markdownIn(folder: string, depth: number): readonly string[] {
	if (depth > DEEPEST) return [];
	return readdirSync(folder, { withFileTypes: true })
		.toSorted((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap(entry => {
			const place = path.join(folder, entry.name);
			if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : markdownIn(place, depth + 1);
			return /\.md$/i.test(entry.name) && !/^readme\.md$/i.test(entry.name) ? [place] : [];
		});
}

/** One problem as compilers print it: `file:line:column: message`. */
export function problemLine({ path: file, text }: Source, { message, span, severity }: KeyProblem): string {
	const { line, column } = placeAt(text, span.start);
	return `${file}:${line}:${column}: ${severity === 'warning' ? 'warning: ' : ''}${english(message).replace(/\s+/g, ' ')}\n`;
}

/**
 * Validates every key of the folders: each is read, proved and run on its instances and examples. Writes the problems and a line that sums
 * them up; gives whether all keys are sound (warnings are advice).
 */
export function validateFolders(folders: readonly string[], out: (text: string) => void): boolean {
	const facts = readFacts(librarySources.facts);
	const { keys, unreadable } = readKeys(folders);
	const sources = [...new Map(keys.map(source => [path.resolve(source.path), source])).values()];
	const validated = sources.map(source => ({ source, path: source.path, ...validateKey(source, facts) }));
	const doubles = doubleIds(validated);
	for (const reason of unreadable) out(`${reason}\n`);
	let failed = unreadable.length;
	let warnings = 0;
	let examples = 0;
	for (const { source, problems, key } of validated) {
		const all = [...problems, ...doubles.filter(double => double.path === source.path).map(({ problem }) => problem)];
		for (const problem of all) out(problemLine(source, problem));
		if (all.some(({ severity }) => severity === 'error')) failed++;
		warnings += all.filter(({ severity }) => severity === 'warning').length;
		examples += key?.examples.length ?? 0;
	}
	const said = [
		`${counted(sources.length + unreadable.length, 'key')}, ${counted(examples, 'example')} run`,
		failed > 0 ? `${counted(failed, 'key')} with errors` : 'no errors',
		...(warnings > 0 ? [counted(warnings, 'warning')] : []),
	];
	out(`${said.join('; ')}\n`);
	return failed === 0;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
