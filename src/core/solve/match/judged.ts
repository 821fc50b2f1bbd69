import { numbersSaid } from '../bind/bind-roles.ts';
import type { AnswerKey, Ask } from '../key.ts';
import { hasPhrase, isForeign, stemmed } from '../words.ts';

/** Whether a wording asks whether a statement is true. */
export const judges = (key: AnswerKey, { targets }: Ask): boolean =>
	targets.length === 0 &&
	key.methods.some(({ steps }) => steps.some(({ choice }) => choice?.rows.some(({ truth }) => truth !== undefined)));
/** What a key judges of a question: the statement, and not what would be if something else were so. */
export const judged = (key: AnswerKey, ask: Ask, own: string): string => {
	const sequel = judges(key, ask) ? sequelOf(own) : undefined;
	return sequel === undefined ? own : own.replace(sequel, ' ');
};

/** Words of other languages that turn a statement round, where no English stands in their place. */
const TURNS =
	/(?<!\p{L})(?:nunca|jamás|siempre|peor|mejor(?:es)?|jamais|toujours|pires?|meilleure?s?|niemals|nie|immer|schlechter|besser|keine?[nrs]?|nicht|ningun[oa]?)(?!\p{L})|[总永]|一定|必然|从不|更[好差]/iu;

/** Whether a statement would be judged although words of it that turn it round were not understood. */
export const judgesUnread = ({
	key,
	ask,
	text,
}: {
	readonly key: AnswerKey;
	readonly ask: Ask;
	readonly text: { readonly own: string; readonly around: string };
}): boolean =>
	judges(key, ask)
		? TURNS.test(text.own) || lacksThing(ask, `${text.around}\n${text.own}`)
		: TRUE_OR_FALSE.test(text.own) && !TRUE_OR_FALSE.test(ask.text) && !choosesTruth(key);

/** `True or false`: an answer that says neither is none. */
const TRUE_OR_FALSE = /\b(?:true[ -]or[ -]false|T\/F|right or wrong|correct or (?:not|incorrect|wrong))\b/i;

/** Whether any step of a key says of a statement that it is true or false. */
const choosesTruth = ({ methods }: AnswerKey): boolean =>
	methods.some(({ steps }) => steps.some(({ choice }) => choice?.rows.some(({ truth }) => truth !== undefined)));

/** Whether a statement that compares two sizes lacks one of the things that the wording is about: with another thing in its place it is another statement. */
function lacksThing({ required }: Ask, said: string): boolean {
	const words = stemmed(said);
	return (
		new Set(numbersSaid(said)).size > 1 &&
		!isForeign(said) &&
		required.some(group => !group.some(phrase => hasPhrase(words, phrase)))
	);
}

/** `Would the same be true if the prompt stood behind the question?`, behind what is asked first. */
export const sequelOf = (own: string): string | undefined => {
	const [, ...behind] = own.split(/(?<=[.?!])\s+/);
	return behind.find(sentence => SUPPOSES.test(sentence));
};
const SUPPOSES =
	/^(?:and\s+)?(?:(?:would|could|does|is|do)\s+(?:this|that|the same|it|the answer|your answer)\b|(?:what|and|how about)\s+if\b|how (?:would|does) (?:this|that|the answer|your answer) change)[^.?!]*\?$/i;
