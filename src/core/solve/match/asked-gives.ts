import { rememberTexts } from '../../text/memo.ts';
import type { AnswerKey, KeyGive } from '../key.ts';
import { hasPhrase, stemmed } from '../words.ts';
import { askedLetters, lettersOf } from './asked-letters.ts';

/** Where a sentence begins to order something. */
const ORDERS =
	/(?<![\p{L}\d])(?:(?:work|multiply|write|spell|fill)\s+(?:it\s+)?(?:out|down|in)|compute|calculate|find|determine|give|state|evaluate|form|list|name|show|express|derive|report|obtain|get|verify|check|confirm|tell|predict|berechnen?|bestimmen?|ermitteln?|gib|geben?|nennen?|calcule[rz]?|calcula|determine[rz]?|donne[rz]?|halla|encuentra|da(?=\s)|indica)(?![\p{L}\d])|计算|求|给出|写出/iu;
/** Where a sentence begins to ask. */
const ASKS =
	/(?<![\p{L}\d])(?:what(?:['’]s)?|which|how|who|whom|whose|where|is|are|does|do|did|would|will|welche[rsnm]?|wie|was|worauf|wohin|quel(?:le)?s?|qu[eé]|cu[aá]l(?:es)?|cu[aá]nto)(?![\p{L}\d])|什么|哪|多少/iu;
const ENDS = /(?<=[?!])\s*|(?<=\.)\s+(?=[A-Z(\p{Lu}])|(?<=[。？！])|[;\n]\s*/u;

/** What the sentences of a question order or ask for, each from where it begins to; one that only names something and has a question mark is whole. */
export const askedPieces = rememberTexts((own: string): readonly string[] => {
	const sentences = own
		.split(ENDS)
		.map(sentence => sentence.trim())
		.filter(sentence => sentence !== '');
	const pieces = sentences.flatMap(sentence => {
		const isQuestion = /[?？]$/.test(sentence);
		const ordered = ORDERS.exec(sentence)?.index;
		const asked = isQuestion ? ASKS.exec(sentence)?.index : undefined;
		const starts = [ordered, asked].filter(start => start !== undefined);
		if (starts.length > 0) {
			const piece = sentence.slice(Math.min(...starts));
			// `秩是多少?` asks at its end.
			return [(piece.match(/\p{L}{2,}/gu)?.length ?? 0) > 1 ? piece : sentence];
		}
		return isQuestion || isMereList(sentence) ? [sentence] : [];
	});
	return pieces.length > 0 ? pieces : sentences.slice(-1);
});

/** `Attention parameters per layer, MLP parameters per layer, and the total.`: things that are named, and nothing said of them. */
const isMereList = (sentence: string): boolean => {
	const named = sentence.slice(sentence.lastIndexOf(':') + 1);
	return /,\s|\sand\s/.test(named) && !SAYS.test(named);
};
const SAYS =
	/\d|=|\$|\b(?:is|are|was|were|has|have|had|be|does?|did|gives?|uses?|takes?|let|consider|assume|suppose|with|without|no|mask|masked|unscaled|ist|sind|hat|haben|ohne|est|sont|sans|es|son|tiene|sin)\b/i;

/** The results of a key that a question asks for, by their names or letters. */
export function askedGives(key: AnswerKey, own: string): readonly KeyGive[] {
	const pieces = askedPieces(own).map(piece => ({ words: stemmed(piece), letters: askedLetters(piece) }));
	return key.gives.filter(give =>
		pieces.some(
			({ words, letters }) =>
				lettersOf(give).some(letter => letters.has(letter)) ||
				[give.name, ...give.aliasWords].some(name => hasPhrase(words, name)),
		),
	);
}
