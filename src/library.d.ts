/**
 * The answer keys (`src/keys/**\/*.md`) and facts (`src/facts/*.md`) of the project, put into the bundle when it is built.
 * `path` is relative to the project, with slashes; a folder's README.md is not part of the library.
 */
declare module 'homework-lens:library' {
	export interface LibrarySource {
		readonly path: string;
		readonly text: string;
	}
	export const librarySources: { readonly keys: readonly LibrarySource[]; readonly facts: readonly LibrarySource[] };
}
