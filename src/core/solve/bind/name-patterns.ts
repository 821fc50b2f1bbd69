import { remember } from '../../text/memo.ts';
import { LEADS } from './bind-likeness.ts';

export const NUMBER =
	'(?:\\d+(?:,\\d+)*(?:\\.\\d+)?(?:e[+-]?\\d+)?(?:\\s*[×·*]\\s*10\\^-?\\d+)?|10\\^-?\\d+)(?:\\s?(?:thousand|million|billion|trillion|quadrillion|[kKMBT])(?![A-Za-z]))?';
export const UNIT =
	'(?:\\s*%|\\s*per ?cent\\b|\\s*peta-?FLOP(?:/s)?-days?\\b|\\s*(?!(?:per|on|an?|the|in|with|and|to|at|of|for|from|or|by|has|have|is|are|was|were|as|that|if)\\b)[A-Za-zµ]+(?:/[A-Za-z]+)?)';

/** `embeddings of size 4096`, `a feature map of width 112`. */
export const OF_SIZE =
	'(?:of|with|has|have|having)\\s+(?:a\\s+)?(?:size|dimension|width|length|dim)\\s+(?:of\\s+|=\\s*)?';

/** `hidden size of the frozen model is 2048`: whose it is. */
const OF_WHAT =
	'(?:(?:(?:of|in|for)\\s+(?:the|a|an|our|its|this|each|every|all)\\s+(?:[a-z][a-z-]*\\s+){1,3}?(?=(?:is|are|equals|=)\\s)|per\\s+(?:(?!and\\b)[a-z][a-z-]+\\s+){1,2}?(?=(?:is|are)\\s)))?';

/** `it took 51 days`, `draws 700 W`: what a verb is about follows it. */
const VERB = /\b(?:took|takes?|lasted|lasts|weighs?|delivers?|draws?)$/i;

/** What is looked for under one name; each pattern is compiled when a text first has a place for it. */
export interface NamePatterns {
	/** Pieces of the name, in lower case: most texts do not have them all. */
	readonly pieces: readonly string[];
	/** Patterns of a number beside the name, for the places that a text has. */
	readonly beside: (places: Places) => readonly RegExp[];
	/** A number that a word for a size stands before: `heads of size 128`. */
	readonly sized: () => RegExp;
	/** `the old model has an accuracy of 0.7`, `model B scores 83 %`: whose share it is. */
	readonly shared: () => RegExp;
	/** The same thing said the other way round, and the words that has. */
	readonly turned: Turned | undefined;
	/** The unit that the name itself ends in: `6.4 million GPU hours`. */
	readonly unit: string | undefined;
}

interface Turned {
	readonly words: readonly string[];
	readonly pattern: RegExp;
}

/** Where in a text a number may stand that belongs to a name. */
export interface Places {
	readonly before: boolean;
	readonly after: boolean;
	/** The name stands in brackets. */
	readonly labelled: boolean;
}

/** Patterns by name, where a name has any. */
export const patternsOf = remember((name: string): NamePatterns | undefined => {
	if (name.includes(SLOT)) return phrasePatterns(name);
	const word = pattern(name);
	if (word === undefined) return undefined;
	const per = /\bper\b|\//.test(name) ? '' : '(?!\\s*(?:per|/|each|for every)\\b)';
	// `experts of 5 billion parameters`, `routed to 2`, `heads of dimension 128`: behind such a name its number follows.
	const follows =
		LEADS.test(name) ||
		VERB.test(name) ||
		/[a-z] of [a-z]|^[a-z]{2,3}$|^(?:until|by|at|after|over|from|to|down|up|against)\s/.test(name);
	// `4-bit weights` are no four weights.
	const count = /\bbits?\b/i.test(name) ? '' : '(?![\\s-]?bits?\\b)';
	// `a 1500-token prompt` is one prompt: what a hyphen ties to the number is what it counts.
	const before = once(
		() =>
			`(?<![\\w.^/]|×\\s*|[A-Za-z][-−]|[\\d)][-−])((?:(?<![\\w).])[-−])?${NUMBER})${count}(${UNIT})?(?:[\\s-]+(?:of\\s+)?|\\s+(?:of\\s+)?(?:(?!(?:and|or|of|per|in|for|with|to|at|on|by|a|an|the|has|have|gets?|is|are)\\b)[a-z-]+\\s+){1,2})${word}(?![\\w-]|\\s+(?:channels?|features?|neurons?|units?|nodes?)\\b)${per}`,
	);
	// `a token is 0.75 words` counts no tokens.
	const several = /[^s]s$/i.test(name) ? '(?<!\\b(?:an?|one|each|every|per)\\s+)' : '';
	const after = once(
		() =>
			`${several}\\b${word}(?:-(?!\\s)|\\s)?\\s*(?:\\([^()]{0,20}\\)\\s*)?${OF_WHAT}(?:is|are|of|=|:|equals|equal to|be|von|ist|beträgt|de|est de)?\\s*(?:(?:about|roughly|around|only|just|exactly)\\s+)?(?:[A-Za-z][\\w{}\\\\]{0,12}\\s*=\\s*)?([-−]?${NUMBER})(?!\\s+times\\b)(${UNIT})?(?![\\w^]|\\s?/\\s?\\(?(?:fan|[A-Za-z]_|[A-Zmnpqd]\\b|√|\\\\?sqrt))`,
	);
	// `catches 99 % of spam (sensitivity)`
	const labelled = once(
		() => `(?<![\\w.^/])(${NUMBER})(${UNIT})?\\s+(?:of\\s+(?:the\\s+|all\\s+)?[a-z]+\\s+)?\\(${word}\\)`,
	);
	return {
		pieces: piecesOf(name),
		beside: places => [
			...(places.before && !follows ? [before()] : []),
			...(places.after ? [after()] : []),
			...(places.labelled ? [labelled()] : []),
		],
		// A count before the name is of the things, not of their size: `40 heads of size 128`.
		sized: once(() => `(?<!\\d[\\s-](?:[a-z]+\\s)?)\\b${word}\\s+${OF_SIZE}(${NUMBER})(${UNIT})?(?![\\w^])`),
		shared: once(
			() =>
				`\\b${word}\\s+(?:(?:has|had|with|reaches|reached|achieves|achieved|gets|got)\\s+an?\\s+[a-z]+(?:\\s[a-z]+)?\\s+of\\s+|(?:scores|scored|reaches|reached|achieves|achieved|gets|got|at)\\s+)(${NUMBER})(${UNIT})?(?![\\w^])`,
		),
		turned: turnedRate(name) ?? ownedSize(name),
		unit: /[\s-](hours?|days?|years?|seconds?)$/.exec(name)?.[1],
	};
});

/** A pattern that is compiled when it is first asked for. */
function once(source: () => string): () => RegExp {
	let compiled: RegExp | undefined;
	return () => {
		compiled ??= new RegExp(source(), 'gi');
		return compiled;
	};
}

/**
 * Where a text may have a number beside a name: only letters, blanks and a few signs may stand between the two. That is cheap to see, and most
 * names of most texts have no number at all.
 *
 * @param first the beginning of the name, `text` the text in lower case.
 */
export function placesOf(first: string, text: string): Places {
	if (first === '') return ANYWHERE;
	let [before, after, labelled] = [false, false, false];
	for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
		labelled ||= text[at - 1] === '(';
		before ||= hasNumberBefore(text, at);
		after ||= hasNumberBehind(text, at + first.length);
		if (before && after && labelled) break;
	}
	return { before, after, labelled };
}

/** Where nothing can be told of a text. */
export const ANYWHERE: Places = { before: true, after: true, labelled: true };

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSmall = (code: number): boolean => code >= 97 && code <= 122;
/** Blanks, and all that is no ASCII. */
const isLoose = (code: number): boolean => code <= 32 || code > 127;

function hasNumberBefore(text: string, from: number): boolean {
	for (let at = from - 1; at >= 0; at--) {
		const code = text.charCodeAt(at);
		if (isDigit(code)) return true;
		if (!isSmall(code) && !isLoose(code) && !'%/-'.includes(text[at]!)) return false;
	}
	return false;
}

function hasNumberBehind(text: string, from: number): boolean {
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (isDigit(code)) return true;
		if (text[at] === '(') {
			const end = text.indexOf(')', at);
			if (end < 0) return false;
			at = end;
		} else if (!isSmall(code) && !isLoose(code) && !'-/=:{}\\_'.includes(text[at]!)) return false;
	}
	return false;
}

/** Where the number stands in a phrase among the aliases: `after <number> epochs`, `multiplied … by <number>` with up to five words left open. */
export const SLOT = '<number>';

/** A phrase that a number stands in the middle of, word for word. */
function phrasePatterns(phrase: string): NamePatterns {
	const words = (text: string): string =>
		(text.toLowerCase().match(/[a-z0-9à-öø-ÿß]+|[…()=]/g) ?? [])
			.map(word => {
				// `the second -1`: a hyphen behind a blank is a sign.
				if (word === '…') return '(?:[^\\s.,;:]+(?:\\.\\d+)?[\\s-]+){0,5}?';
				return /[()=]/.test(word) ? `\\${word}\\s*` : `${word}(?![A-Za-z0-9À-ÿ])(?:\\s|(?<!\\s)-)*`;
			})
			.join('');
	const [before = '', after = ''] = phrase.split(SLOT).map(words);
	const lead = before === '' ? '(?<![\\w.^/])' : `(?<![A-Za-z0-9À-ÿ])${before}(?:[A-Za-z]\\w{0,2}\\s*=\\s*)?`;
	const tail =
		after === ''
			? `(${UNIT})?(?![\\w^])`
			: `(\\s*%|\\s*per ?cent\\b)?(?:\\s|-(?!\\s))+${after}(?!\\s*[=:]\\s*[-−]?\\d)`;
	const whole = once(() => `${lead}(?:\\+(?=\\d))?([-−]?${NUMBER})${tail}`);
	return {
		pieces:
			phrase
				.split(SLOT)
				.slice(0, 2)
				.join(' ')
				.toLowerCase()
				.match(/[a-z0-9à-öø-ÿß]+/g) ?? [],
		beside: () => [whole()],
		sized: () => NOTHING,
		shared: () => NOTHING,
		turned: undefined,
		unit: undefined,
	};
}

const NOTHING = /(?!)/g;

/** `candidate length` as what the candidate has: `the candidate $c_1$ has length 5`, `a reference with a length of 6 words`. */
function ownedSize(name: string): Turned | undefined {
	const [, what, size] = /^([a-z]{4,}) (length|size|width|dimension|height|depth|rank)$/i.exec(name) ?? [];
	if (what === undefined || size === undefined) return undefined;
	const pattern = new RegExp(
		`\\b${what}s?\\s+(?:[A-Za-z]\\w{0,3}\\s+)?(?:has|have|with|having|is of|of)\\s+(?:an?\\s+|the\\s+)?${size}\\s+(?:of\\s+|=\\s*|is\\s+)?(${NUMBER})`,
		'gi',
	);
	return { words: [what.toLowerCase(), size.toLowerCase()], pattern };
}

/** `tokens per word` said the other way round: `one word is 1.5 tokens`, `a page has about 400 words and a book 250 pages`. */
export function turnedRate(name: string): Turned | undefined {
	const [, what, each] = /^([a-z]+?)s? per (?:english )?([a-z]+)$/i.exec(name) ?? [];
	if (what === undefined || each === undefined) return undefined;
	const pattern = new RegExp(
		`\\b(?:one|a|an|each|every|1)\\s+(?:[a-z]+\\s+)?${each}s?\\s+(?:(?:is|has|holds|contains|counts|takes|costs|equals|=|≈|of|corresponds to|makes|averages)\\s+)?(?:about\\s+|roughly\\s+|around\\s+|approximately\\s+|on average\\s+)?(${NUMBER})\\s+${what}s?\\b`,
		'gi',
	);
	return { words: [what.toLowerCase(), each.toLowerCase()], pattern };
}

const wordsOf = (name: string): readonly string[] | null => name.toLowerCase().match(/[a-zäöüß0-9]+/g);

/** What a text must have in lower case where the name's pattern is to find anything. */
const piecesOf = (name: string): readonly string[] => (wordsOf(name) ?? []).map(word => word.replace(/s$/, ''));

/** The words of a name, each with or without a plural ending. */
function pattern(name: string): string | undefined {
	const words = wordsOf(name);
	if (!words || (words.join('').length < 4 && !/^[A-Z]{3}$|^[a-z]{2,3}$/.test(name))) return undefined;
	// `key/value heads` are key-value heads
	return words.map(word => `${word.replace(/s$/, '')}s?`).join('[\\s/-]+');
}
