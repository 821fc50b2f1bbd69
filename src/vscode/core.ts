import { librarySources } from 'homework-lens:library';
import { chatToMarkdown } from '../core/homework/chat-import.ts';
import { completionsAt } from '../core/report/completions.ts';
import { explain, formulaAt } from '../core/report/explain.ts';
import { previewKey, saidProblems } from '../core/report/key-preview.ts';
import { stepOf } from '../core/report/line-up.ts';
import { noteTools, reportTools } from '../core/report/tools.ts';
import { review } from '../core/review.ts';
import { keyCompletions } from '../core/solve/key/key-completions.ts';
import { keyHover } from '../core/solve/key/key-hover.ts';
import { newKey } from '../core/solve/key/new-key.ts';
import { compileLibrary, extendLibrary, type Source } from '../core/solve/library.ts';
import { validateKey } from '../core/solve/prove/validate.ts';
import { solvedBehind, solveText } from '../core/solved.ts';
import { fill, type Message, type Translate, wordsOf } from '../core/text/message.ts';
import { whatIf } from '../core/what-if.ts';
import type { Engine } from './engine.ts';

/**
 * A bundle of its own (`dist/core.js`), loaded with the first review: the core and the library, which it compiles. The panel loads the
 * same bundle when somebody asks "what if".
 */
export function createEngine(translate: Translate = fill): Engine {
	const builtIn = compileLibrary(librarySources);
	const { facts } = builtIn;
	const words = (message: Message): string => wordsOf(message, translate);
	let library = builtIn;
	let own: readonly Source[] = [];
	return {
		review: (text, options) => review(text, library, { translate, ...options }),
		formulaAt,
		chatToMarkdown,
		stepOf,
		explain: (source, plain, givens) => explain(source, plain, givens, translate),
		completionsAt: (text, offset, part) => completionsAt(text, offset, part, library.facts, translate),
		useKeys: keys => {
			own = keys;
			library = keys.length === 0 ? builtIn : extendLibrary(builtIn, { keys, facts: [] }, { prove: true });
		},
		author: {
			problems: (path, text) => saidProblems(validateKey({ path, text }, facts).problems, translate),
			hover: (text, offset) => {
				const found = keyHover(text, offset, facts);
				return found && { ...found, lines: found.lines.map(words) };
			},
			completions: (text, offset) =>
				keyCompletions(text, offset, facts).map(each => ({ ...each, detail: words(each.detail) })),
			preview: (path, text) => previewKey(path, text, facts, translate),
			newKey,
		},
		reports: reportTools,
		notes: noteTools,
		whatIf: (review, part) => {
			const solved = solvedBehind(review);
			return solved && whatIf(solved, part, library, translate);
		},
		solverInput: review => {
			const solved = solvedBehind(review);
			return solved && { text: solved.homework.source.text, keys: own };
		},
		solver: text => {
			const solved = solveText(text, library);
			return part => whatIf(solved, part, library, translate);
		},
	};
}
