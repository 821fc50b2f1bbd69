import type * as vscode from 'vscode';
import type { Explanation, Place } from '../core/report/explain.ts';
import type { Review, ReviewFinding, ReviewGiven, ReviewOptions, ReviewStep } from '../core/review.ts';
import type { WhatIf } from '../core/what-if.ts';
import { loadBundle } from './bundles.ts';

/** The core with the built-in library, ready to be asked. */
export interface Engine {
	review(text: string, options?: ReviewOptions): Review;
	/** The formula or inline code around an offset. */
	formulaAt(text: string, offset: number): Place | undefined;
	/** Which of the steps a finding speaks of; -1 for none. */
	stepOf(finding: ReviewFinding, steps: readonly ReviewStep[]): number;
	/** How a formula was read, and what it comes to with what is given. */
	explain(source: string, plain: boolean, givens: readonly ReviewGiven[]): Explanation;
	/** A part's solution to be run with other values; undefined where no key answers it. */
	whatIf(text: string, part: string): WhatIf | undefined;
}

/** Loads the core and compiles the library: not before something asks for a review. */
export async function loadEngine(extensionUri: vscode.Uri): Promise<Engine> {
	const { createEngine } = await loadBundle<typeof import('./core.ts')>(extensionUri, 'core');
	return createEngine();
}
