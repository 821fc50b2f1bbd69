import type { AnswerKey, Ask } from '../key.ts';
import { kindOf } from './asked.ts';

const INFORMATION =
	/\b(?:bytes?|bits?|memory|storage|stor(?:e[ds]?|ing)|space|disk|files?|checkpoints?|footprint|sizes?|large|big|fits?|[kmgtp]i?b|(?:kilo|mega|giga|tera)bytes?|(?:fp|bf|int)\d+|float\d*|precision|octets?|speicher\w*|mémoire|memoria|tamaño|taille|größe)\b|字节|内存|显存|存储/i;

/** Whether a wording gives bytes first, of which the question says nothing: it counts something. */
export function givesUnmentioned(key: AnswerKey, { targets: [first] }: Ask, own: string): boolean {
	const give = key.gives.find(({ symbol }) => symbol === first);
	return give !== undefined && kindOf(give.unit) === 'information' && !INFORMATION.test(own);
}
