import type { Review, ReviewOptions } from '../core/review.ts';

/** The core with the built-in library, ready to be asked. */
export interface Engine {
	review(text: string, options?: ReviewOptions): Review;
}

/** Evaluates the core and compiles the library: not before something asks for a review. */
export async function loadEngine(): Promise<Engine> {
	const [core, { compileLibrary }, { librarySources }] = await Promise.all([
		import('../core/review.ts'),
		import('../core/solve/library.ts'),
		import('homework-lens:library'),
	]);
	const library = compileLibrary(librarySources);
	return { review: (text, options) => core.review(text, library, options) };
}
