import { librarySources } from 'homework-lens:library';
import { compileLibrary } from '../../src/core/solve/library.ts';

/** The shipped keys and facts, compiled once for all test files of a thread. */
export const library = compileLibrary(librarySources);
