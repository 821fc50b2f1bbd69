import { l10n, type Uri } from 'vscode';
import type { Completion } from '../core/report/completions.ts';
import type { Explanation, Place } from '../core/report/explain.ts';
import type { KeyPreview, SaidProblem } from '../core/report/key-preview.ts';
import type { NoteTools, ReportTools } from '../core/report/tools.ts';
import type { ReviewOptions } from '../core/review.ts';
import type { Review, ReviewFinding, ReviewGiven, ReviewPart, ReviewStep } from '../core/review-contract.ts';
import type { KeyCompletion } from '../core/solve/key/key-completions.ts';
import type { KeyHover } from '../core/solve/key/key-hover.ts';
import type { NewKey } from '../core/solve/key/new-key.ts';
import type { Source } from '../core/solve/library.ts';
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
	/** What may be typed at an offset. */
	completionsAt(text: string, offset: number, part: ReviewPart | undefined): readonly Completion[];
	/** A part's solution to be run with other values; undefined where no key answers it, and for a review that this engine has not made. */
	whatIf(review: Review, part: string): WhatIf | undefined;
	/** What another engine needs to run the same solutions with other values; undefined for a review that this engine has not made. */
	solverInput(review: Review): { readonly text: string; readonly keys: readonly Source[] } | undefined;
	/** The parts of a text, solved but not checked, to be run with other values. */
	solver(text: string): (part: string) => WhatIf | undefined;
	/** From now on reviews know these keys besides the built-in ones; a key of theirs takes the place of a built-in one of its id. */
	useKeys(keys: readonly Source[]): void;
	/** A chat (JSON export or pasted page) as clean Markdown; undefined for a text that is none. */
	chatToMarkdown(text: string): string | undefined;
	readonly author: AuthorTools;
	readonly reports: ReportTools;
	readonly notes: NoteTools;
}

/** What the core says in messages, in the language of the editor. */
type Said<What, Where extends keyof What, Words> = Omit<What, Where> & Readonly<Record<Where, Words>>;

export type SaidCompletion = Said<KeyCompletion, 'detail', string>;

/** What a writer of answer keys asks for. Offsets are UTF-16 code units into the key's text. */
export interface AuthorTools {
	/** Everything that is wrong with a key: read, proved, run on its examples. */
	problems(path: string, text: string): readonly SaidProblem[];
	hover(text: string, offset: number): Said<KeyHover, 'lines', readonly string[]> | undefined;
	completions(text: string, offset: number): readonly SaidCompletion[];
	preview(path: string, text: string): KeyPreview;
	/** The beginning of a key from a part of a homework. */
	newKey(text: string, part: string): NewKey | undefined;
}

/** The core's own messages in the language of the editor; scripts/l10n.mjs collects them from its sources. */
const { t: translated } = l10n;

/** Loads the core and compiles the library: not before something asks for a review. */
export async function loadEngine(extensionUri: Uri): Promise<Engine> {
	const { createEngine } = await loadBundle<typeof import('./core.ts')>(extensionUri, 'core');
	return createEngine((template, ...values) => translated(template, ...values));
}
