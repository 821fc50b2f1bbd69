import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main } from '../../../src/cli/main.ts';

/** A folder of its own for the files of a test. */
export interface Folder {
	/** Its address; set while the tests run. */
	readonly path: string;
	/** Writes a file, with the folders above it, and gives its address. */
	readonly file: (name: string, text: string | Uint8Array) => string;
	readonly make: () => void;
	readonly remove: () => void;
}

export function temporaryFolder(): Folder {
	let folder = '';
	return {
		get path() {
			return folder;
		},
		file: (name, text) => {
			const at = path.join(folder, name);
			mkdirSync(path.dirname(at), { recursive: true });
			writeFileSync(at, text);
			return at;
		},
		make: () => {
			folder = mkdtempSync(path.join(tmpdir(), 'homework-lens-'));
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Runs the command line as a program would be run: exit status, and what went to each of its outputs. */
export function run(...argv: string[]): { readonly status: number; readonly out: string; readonly err: string } {
	let out = '';
	let err = '';
	const status = main(
		argv,
		text => {
			out += text;
		},
		text => {
			err += text;
		},
		false,
	);
	return { status, out, err };
}
