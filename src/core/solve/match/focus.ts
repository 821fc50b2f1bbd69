import type { AnswerKey, KeyGive } from '../key.ts';
import { nameStems } from '../words.ts';
import { askedKinds, kindOf } from './asked.ts';
import { askedThings } from './asked-things.ts';
import { askingClauses } from './unsolved.ts';

/**
 * Of a wording's targets those that the one question of a text wants: "for which rank does the adapter need as much memory as the full matrix?" wants a
 * rank, though a wording about memory has as many of its words. All of them where the text asks several things, or nothing plainly.
 */
export function inFocus(key: AnswerKey, targets: readonly string[], own: string): readonly string[] {
	const gives = key.gives.filter(({ symbol }) => targets.includes(symbol));
	const clauses = askingClauses(own);
	if (gives.length < 2 || clauses.length !== 1 || JOINED.test(clauses[0]!)) return targets;
	const wanted = new Set(gives.filter(give => isWanted(give, clauses[0]!)).map(({ symbol }) => symbol));
	return wanted.size === 0 ? targets : targets.filter(target => wanted.has(target));
}

/** A clause that may name more than its interrogative asks for. */
const JOINED = /[,;:]|\b(?:and|or|with|its|their|both|each|compared?)\b/i;

function isWanted(give: KeyGive, clause: string): boolean {
	if (isThing(give, clause)) return true;
	const kinds = askedKinds(clause);
	// `How many tokens a minute` wants no time.
	if (kinds.has('rate')) return kindOf(give.unit) === 'rate';
	return [...kinds].some(kind => kind !== 'count' && kind !== 'truth' && kindOf(give.unit) === kind);
}

const isThing = ({ name, aliasWords }: KeyGive, clause: string): boolean =>
	askedThings(clause).some(thing => [name, ...aliasWords].some(each => headOf(each) === thing.at(-1)));

/** What a name is the name of: `time per token` is a time, `tokens whose activations …` are tokens. */
const headOf = (name: string): string | undefined =>
	nameStems(name.replace(/\s(?:per|an?|each|every|of|for|to|in|from|with|without|beside|whose|that|at)\s.*$/i, '')).at(
		-1,
	);
