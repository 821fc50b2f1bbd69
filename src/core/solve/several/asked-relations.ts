import { rememberTexts } from '../../text/memo.ts';

/** What a clause that asks wants of what is known already. */
export type Relation =
	/** `what percentage of the model is that`: one amount in parts of another. */
	| { readonly kind: 'share'; readonly of: string }
	/** `how many times fewer than the LoRA`, `the quotient`: one amount over another; without words for the other, over the one before. */
	| { readonly kind: 'times'; readonly than: string | undefined; readonly way: 'down' | 'up' | undefined }
	/** `how many more than the prefix`, `the difference`. */
	| { readonly kind: 'difference'; readonly than: string | undefined }
	/** `how many bytes is that in fp16`: the numbers counted, in a format. */
	| { readonly kind: 'size' }
	/** An amount of its own. */
	| { readonly kind: 'amount' };

/** One of the things that a question asks for, in its words. */
export interface AskedClause {
	readonly words: string;
	readonly relation: Relation;
	/** Whether it speaks of all of something: `overall`, `for all tasks together`. */
	readonly whole: boolean;
}

/** How a clause begins that asks for something more in one sentence. */
const STARTS = [
	'how (?:many|much|large|big|long|far)|what|which|by (?:how|what|which)|in (?:what|which)|for which',
	'(?:the |its |their |this )?(?:ratio|quotient|difference|percentage|share|fraction|proportion|saving factor|reduction factor|compression factor|factor)',
	'(?:trainable |trained |total )?(?:parameters|weights|numbers|entries)|number of|times|(?:the |their |its )?(?:bytes|size|memory|storage)',
	'overall|altogether|together\\b(?=\\s*[?.]?$)|(?:for|in|over|of) (?:all|every|each|the whole|both)|in total|in (?:bytes|[kmgt]i?b|kilobytes|megabytes|gigabytes|per ?cent|percent)',
	'wie ?viele?|wie (?:groß|gross|hoch)|welche[rnms]?|um (?:wie ?viel|welchen)|(?:der|die|das) (?:anteil|verhältnis|differenz|quotient|faktor)|insgesamt|in (?:prozent|byte|[kmgt]b)',
	'combien|quel(?:le)?s?|de combien',
].join('|');
const NEXT = new RegExp(
	`(?:,\\s*(?:and|und|et)?\\s*|\\s+(?:and|und|et|sowie)\\s+)(?=(?:also\\s+)?(?:${STARTS})\\b)`,
	'i',
);
const SENTENCES = /(?<=[?？。;；])\s*|(?<=[.!])\s+(?=\p{Lu}|[(*])/u;
const ASKS =
	/[?？]|\b(?:how (?:many|much|large|big)|compute|calculate|find|determine|give|state|estimate|evaluate|compare|by (?:what|which) (?:factor|percentage)|wie ?viele?|welche[rnms]?|berechnen?|bestimmen?|geben|nennen|combien|quel(?:le)?s?|calculez)\b|多少|几|百分之/i;

const SHARE =
	/\b(?:what|which|how many|how much|in|as|the|a|its|their|und|et)?\s*(percentage|per ?cent(?:age)?|percent|share|fraction|proportion|anteil|prozentsatz|bruchteil|prozent|pourcentage|proportion)\b/i;
const SHARE_OF =
	/\b(?:percentage|per ?cent|percent|share|fraction|proportion|portion|anteil|prozentsatz|bruchteil|prozent|pourcentage|part)\b\s*(?:\([^()]*\)\s*)?(?:,?\s*in (?:per ?cent|percent|prozent|%),?\s*)?(?:of|der|des|vom|von|du|de la|de l['’]|de)\s+(.*)$/i;
const SHARE_HAN = /占\s*(.*?)\s*(?:的)?(?:百分之|比例|多少|几)/u;
const THAN =
	/\b(?:than|as (?:many|much|large|big|for)(?: [a-z]+)? as|as (?!many|much|large|big)(?:in|for|a|an|the)|compared (?:to|with)|relative to|beside|against|als|gegenüber|verglichen mit|par rapport à|que)\b\s+(.*)$/i;
const TIMES =
	/\bhow many times\b|\btimes (?:fewer|less|smaller|more|as many|as much|larger|bigger)\b|\bby (?:what|which|how large a) factor\b|\bwhat factor\b|\bquotient\b|\b(?:ratio|verhältnis)\b|\b(?:saving|savings|reduction|compression) factor\b|\b(?:einspar|reduktions|kompressions)?faktor\b|\bfacteur\b|\b(?:wie ?viel|wievielmal)\s*mal\b|几倍|多少倍|倍数/i;
const DOWN =
	/\b(?:fewer|less|smaller|saving|savings|reduction|reduced|compression|saved|kleiner|weniger|einspar\w*|reduktions\w*|réduction)\b|少|小/i;
const UP = /\b(?:more|larger|bigger|greater|as many|as much|as large|größer|mehr|plus)\b|多|大/i;
const DIFFERENCE =
	/\bdifference\b|\bhow (?:many|much) (?:more|less|fewer|smaller|larger)\b|\bby how (?:many|much)\b|\bdifferenz\b|\bunterschied\b|\bwie ?viele? (?:mehr|weniger)\b|\bum wie ?viele?\b|\bdifférence\b|多多少|少多少|差多少|相差/i;
const SIZE =
	/(?<!\d[\d.,]*[\s-]?|\b(?:one|two|four|eight)[\s-])\b(?:bytes?|[kmgt]i?b|(?:kilo|mega|giga|tera|kibi|mebi|gibi)bytes?|octets?)\b|字节/i;
const WHOLE =
	/\b(?:overall|altogether|all together|in total|in all|total|together|in the whole|whole (?:model|network|decoder|encoder)|for all|of all|all (?:the )?(?:layers|blocks|tasks|matrices|projections|adapters|users|customers)|across|insgesamt|zusammen|alle[nr]? (?:schichten|blöcke|matrizen)|au total|en tout)\b|总共|一共|总|全部|所有/i;

/** The clauses of a question that ask for something, each with what it wants of what is known already. */
export const askedRelations = rememberTexts((own: string): readonly AskedClause[] => {
	const sentences = own.split(SENTENCES).map(each => each.trim());
	return sentences
		.filter(each => ASKS.test(each))
		.flatMap(sentence => {
			const pieces = /\p{Script=Han}/u.test(sentence) ? sentence.split(/[，,、；]/) : sentence.split(NEXT);
			return pieces
				.flatMap(spread)
				.map(each => each.trim())
				.filter(each => each !== '')
				.map(clauseOf);
		});
});

/** `Memory for the base model, for the adapter`: of each of them. */
const SPREAD = /^(.*?)\s((of|for|with)\s+[^,;:()]{2,40}(?:(?:,|,?\s+and)\s+\3\s+[^,;:()]{2,40})+)\s*[?.]?$/i;

function spread(piece: string): readonly string[] {
	const [, head, listed, word] = SPREAD.exec(piece.trim()) ?? [];
	if (head === undefined || listed === undefined || word === undefined) return [piece];
	return listed.split(new RegExp(`(?:,|,?\\s+and)\\s+(?=${word}\\s)`, 'i')).map(each => `${head} ${each.trim()}`);
}

function clauseOf(words: string): AskedClause {
	return { words, relation: relationOf(words.replace(/[?？.]\s*$/, '').trim()), whole: WHOLE.test(words) };
}

function relationOf(words: string): Relation {
	const plain = words.replace(/\s*\((?:in )?(?:per ?cent|percent|prozent|%|in %)\)/gi, '');
	const way = DOWN.test(words) ? 'down' : UP.test(words) ? 'up' : undefined;
	if (TIMES.test(words)) return { kind: 'times', than: tail(THAN.exec(words)?.[1]), way };
	const of = SHARE_HAN.exec(words)?.[1] ?? (SHARE.test(words) ? SHARE_OF.exec(plain)?.[1] : undefined);
	if (of !== undefined) return { kind: 'share', of: tail(of)! };
	if (DIFFERENCE.test(words)) return { kind: 'difference', than: tail(THAN.exec(words)?.[1]) };
	return SIZE.test(words) && !/\bper (?:second|gpu|device)\b|\/s\b/i.test(words)
		? { kind: 'size' }
		: { kind: 'amount' };
}

/** What the words behind `of` or `than` name: up to the verb. */
const tail = (words: string | undefined): string | undefined =>
	words
		?.replace(
			/\s+(?:is|are|was|were|does|do|would|will|has|have|must|can|ist|sind|wird|werden|hat|haben|muss|müssen|kann|est|sont)\b.*$/i,
			'',
		)
		.replace(/[,;:(].*$/, '')
		.trim();

/** A question's words without the clauses that only ask for relations of its results, and those clauses; undefined where it has none, or nothing else. */
export function withoutRelations(own: string): { readonly own: string; readonly left: readonly string[] } | undefined {
	const clauses = askedRelations(own);
	const left = clauses.filter(({ relation: { kind } }) => kind !== 'amount').map(({ words }) => words);
	if (left.length === 0 || left.length === clauses.length || clauses[0]!.relation.kind !== 'amount') return undefined;
	const rest = left.reduce((said, words) => {
		const at = said.lastIndexOf(words);
		if (at < 0) return said;
		const before = said.slice(0, at).replace(/[,，、]?\s*(?:and|und|et)?\s*$/i, '');
		const closes = /[?.]\s*$/.test(before) || before.trim() === '' ? ' ' : '? ';
		return `${before}${closes}${said.slice(at + words.length).replace(/^\s*[?,.]\s*/, '')}`;
	}, own);
	return { own: rest.trim(), left };
}
