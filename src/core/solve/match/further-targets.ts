import { numberWords } from '../../math/number-words.ts';
import type { Binding } from '../bind/bind.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import type { PartText } from '../bind/part-text.ts';
import { measuresIn } from '../bind/text-measures.ts';
import type { AnswerKey, KeyGive } from '../key.ts';
import { statedResults } from '../turned/stated-results.ts';
import { hasPhrase, nameStems, stemmed } from '../words.ts';
import { askedKinds, kindOf } from './asked.ts';
import { askedLetters, lettersOf } from './asked-letters.ts';
import { askedThings } from './asked-things.ts';
import { givensBehind } from './needs.ts';
import { askingClauses } from './unsolved.ts';
import { withoutCounts } from './unused.ts';

/** `as a percentage of`, `by what factor`, `how many times as much`: one amount beside another. */
const RATIO =
	/\b(?:(?:as|what|which) (?:a |the )?(?:percentage|fraction|share|proportion|multiple|factor|ratio)|(?:the |its )?(?:ratio|percentage|share|fraction) (?:of|to)|how many times|in (?:per ?cent|%)|per ?cent(?:age)? of)\b/i;
const OF_RATIO = /\b(?:ratio|share|percentage|fraction|factor|times)\b/i;

/**
 * Results of a key that a question asks for beside those of the wording that fits it: by their names or letters, by a kind of amount that none of the
 * wording's results has (`and how long does it take?`), by a noun that is only in theirs (`up to which rank`), as one amount over another.
 * Only what the question's givens lead to is asked for here.
 *
 * @param targets what the wording gives.
 */
export function furtherTargets(
	key: AnswerKey,
	targets: readonly string[],
	{ bound }: Binding,
	text: PartText,
): readonly string[] {
	const clauses = askingClauses(text.own);
	if (targets.length === 0 || clauses.length === 0) return [];
	const others = key.gives.filter(({ symbol }) => !targets.includes(symbol));
	if (others.length === 0) return [];
	const own = key.gives.filter(({ symbol }) => targets.includes(symbol));
	const numeric = [...bound.values()].some(({ value }) => value !== undefined);
	const has = (symbol: string): boolean => bound.get(symbol)?.value !== undefined;
	const reached = ({ symbol }: KeyGive): boolean =>
		key.methods.some(method => {
			if (!givensBehind(key, method, [...targets, symbol])) return false;
			const behind = givensBehind(key, method, [symbol]);
			const needed = behind && key.givens.filter(given => behind.has(given.symbol));
			return needed?.every(given => !numeric || has(given.symbol)) ?? false;
		});
	const stated = new Set(statedResults(key, text.own).flatMap(({ give, named }) => (named ? [give.symbol] : [])));
	const open = others.filter(give => !stated.has(give.symbol) && reached(give));
	const found = new Set<KeyGive>();
	for (const clause of clauses) {
		const words = stemmed(clause);
		const letters = askedLetters(clause);
		for (const give of open) if (lettersOf(give).some(letter => letters.has(letter))) found.add(give);
		for (const give of open)
			if (
				[give.name, ...give.aliasWords].some(name =>
					nameStems(name).length > 1 ? hasPhrase(words, name) : numeric && isAskedFor(name, clause),
				)
			)
				found.add(give);
		for (const kind of askedKinds(clause)) {
			if (kind === 'count' || kind === 'truth' || own.some(({ unit }) => kindOf(unit) === kind)) continue;
			const ofKind = open.filter(({ unit }) => kindOf(unit) === kind);
			if (ofKind.length === 1) found.add(ofKind[0]!);
		}
		if (RATIO.test(clause) && !own.some(isRatio)) {
			const ratios = open.filter(isRatio);
			if (ratios.length === 1) found.add(ratios[0]!);
		}
		// A clause with a number of its own may ask for a given: `which rank takes 2 MB`.
		const figures = withoutCounts(clause);
		if (numbersSaid(figures).length > 0 || measuresIn(figures).length > 0) continue;
		for (const thing of askedThings(clause)) {
			const noun = thing.at(-1)!;
			const isNamed = ({ name, aliasWords }: KeyGive): boolean =>
				[name, ...aliasWords].some(each => nameStems(each).at(-1) === noun);
			const named = own.some(isNamed) ? [] : open.filter(isNamed);
			if (named.length === 1) found.add(named[0]!);
		}
	}
	return [...found].map(({ symbol }) => symbol);
}

/** `its rank`, `and the score of …`: a name of one word, asked for with an article, at the head of what is asked for; `compute accuracy, precision and F1`. */
const isAskedFor = (name: string, clause: string): boolean =>
	isListed(name, clause) ||
	new RegExp(
		`(?:^|[,;:]|\\band|\\b(?:find|compute|calculate|give|state|determine|evaluate|report|is|are)|\\bwhat['’]s)\\s+(?:also\\s+)?(?:(?:its|their)|the)\\s+(?:(?:raw|pre-softmax|resulting|corresponding|final|total)\\s+)?${name}\\b(?!\\s+[a-z]+\\s+(?:is|are)\\b)`,
		'i',
	).test(clause) ||
	new RegExp(`\\bwhich\\s+${name}\\b(?=\\s+(?:represents|stands|encodes|corresponds|results|is|does)\\b)`, 'i').test(
		clause,
	) ||
	new RegExp(
		`\\b(?:find|compute|calculate|give|state|determine|evaluate|report)\\s+(?:(?:the\\s+)?[\\w-]+(?:\\s+[\\w-]+)?(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)){0,5}(?:the\\s+)?(?:(?:${numberWords(2, 12)}|\\d{1,2})\\s+)?${name}s?\\b(?=\\s*(?:[,.;?]|and\\b|for\\b|of\\b|$))`,
		'i',
	).test(clause);

/** `Emissions in tonnes?`, `Precision and recall of class dog?`: a clause that only names what is wanted. */
const isListed = (name: string, clause: string): boolean =>
	!/\b(?:how|what|which|is|are|does|do|did|can|would|will)\b/i.test(clause) &&
	new RegExp(
		`^(?:and\\s+)?(?:(?:[\\w-]+\\s+){0,3}[\\w-]+\\s*(?:,\\s*(?:and\\s+)?|\\s+and\\s+)){0,5}(?:the\\s+)?(?:total\\s+)?${name}s?\\b(?=\\s*(?:[,?.;]|(?:and|of|for|in|at|after|per)\\b))`,
		'i',
	).test(clause.trim());

const isRatio = ({ name, aliasWords, unit }: KeyGive): boolean =>
	kindOf(unit) === 'count' && [name, ...aliasWords].some(each => OF_RATIO.test(each));
