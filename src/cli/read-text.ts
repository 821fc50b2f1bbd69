import { readFileSync, statSync } from 'node:fs';

/** Larger files are refused: a homework is text that a person reads. */
const LARGEST_FILE = 32 * 1024 * 1024;

/** A reason why the command could not do its work, told in one line. */
export class Refusal extends Error {}

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
