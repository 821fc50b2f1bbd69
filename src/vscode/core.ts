import { librarySources } from 'homework-lens:library';
import { explain, formulaAt } from '../core/report/explain.ts';
import { stepOf } from '../core/report/line-up.ts';
import { review } from '../core/review.ts';
import { compileLibrary } from '../core/solve/library.ts';
import { whatIf } from '../core/what-if.ts';
import type { Engine } from './engine.ts';

/** A bundle of its own (`dist/core.js`), loaded with the first review: the core and the library, which it compiles. */
export function createEngine(): Engine {
	const library = compileLibrary(librarySources);
	return {
		review: (text, options) => review(text, library, options),
		formulaAt,
		stepOf,
		explain,
		whatIf: (text, part) => whatIf(text, part, library),
	};
}
