import type { AnswerKey, KeyGive } from '../key.ts';
import { hasPhrase, nameStems, type StemmedText } from '../words.ts';
import { type Asked, askedKinds, kindOf } from './asked.ts';
import { askedLetters, lettersOf } from './asked-letters.ts';

/**
 * Which of a wording's targets a question plainly asks for: those that it names (by name, alias or by the words that tell them from
 * the others), and those of a kind that it asks for ("how long" wants a time). A wording may be good for several questions, "how
 * much memory" with or without "how many GPUs". Where the question tells nothing, none: then all of them may be meant.
 *
 * @param own the question's own words, `plain` the same as text.
 */
export function askedTargets(
	key: AnswerKey,
	targets: readonly string[],
	own: StemmedText,
	plain: string,
): ReadonlySet<string> {
	const gives = targets.flatMap(target => key.gives.filter(({ symbol }) => symbol === target));
	if (gives.length < 2) return new Set(targets);
	const kinds = askedKinds(plain);
	const named = gives.filter(give => isNamed(give, gives, own, kinds));
	const letters = askedLetters(plain);
	const byLetter = gives.filter(give => lettersOf(give).some(letter => letters.has(letter)));
	const asked = new Set([...named, ...byLetter].map(({ symbol }) => symbol));
	for (const kind of kinds) {
		if (named.some(give => kindOf(give.unit) === kind)) continue;
		const ofKind = gives.filter(give => kindOf(give.unit) === kind);
		const said = ofKind.map(give => tellingWords(give, gives).filter(word => own.set.has(word)).length);
		const most = Math.max(0, ...said);
		// Where the words tell none from the other, the one that the wording names first is what it is about.
		const meant = most === 0 ? ofKind.slice(0, 1) : ofKind.filter((_, index) => said[index] === most);
		for (const give of meant) asked.add(give.symbol);
	}
	return asked;
}

function isNamed(give: KeyGive, all: readonly KeyGive[], own: StemmedText, kinds: ReadonlySet<Asked>): boolean {
	if ([give.name, ...give.aliasWords].some(name => name !== '' && hasPhrase(own, name))) return true;
	// "Training took …: how many days?" names no training cost.
	const kind = kindOf(give.unit);
	if (kinds.size > 0 && kind !== 'count' && kind !== 'rate' && !kinds.has(kind)) return false;
	const telling = tellingWords(give, all);
	return telling.length > 0 && telling.every(word => own.set.has(word));
}

/** The words of a result's name that no other result has in its name. */
function tellingWords(give: KeyGive, all: readonly KeyGive[]): readonly string[] {
	const others = new Set(all.filter(other => other !== give).flatMap(({ name }) => nameStems(name)));
	return nameStems(give.name).filter(word => !others.has(word) && !EMPTY.has(word));
}

/** Words of a name that tell no quantity from another. */
const EMPTY: ReadonlySet<string> = new Set(['number', 'total', 'count', 'value']);
