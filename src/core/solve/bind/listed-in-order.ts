import { quantity } from '../../math/evaluate/evaluate.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Value } from '../../math/value.ts';
import { rememberOf } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { isVector, rowNamed } from './bind-lists.ts';
import { violates } from './bind-shares.ts';
import { plainText } from './number-text.ts';

/**
 * Givens that are named in their order, `first gradient`, `second gradient`, where a text lists what they have in common in one row: `with the
 * gradients 2 and -1`, `two boxes (0, 0, 4, 4) and (2, 2, 6, 6)`. Only a row of at least two, and of no more than there are such givens; of vectors as
 * many as there are.
 */
export function listedInOrder(key: AnswerKey, text: string): readonly (readonly [given: KeyGiven, value: Value])[] {
	return families(key).flatMap(({ members, row, noun }) => {
		if (isVector(members[0]!)) return vectorsInOrder(members, noun, text);
		const listed = rowNamed(row, text);
		if (listed?.kind !== 'matrix') return [];
		const values = listed.matrix.to1DArray().map(each => quantity(each));
		if (values.length > members.length || values.some((value, at) => violates(members[at]!, value))) return [];
		return values.map((value, at) => [members[at]!, value] as const);
	});
}

/** The vectors in brackets behind the noun for them all, in its sentence. */
function vectorsInOrder(
	members: readonly KeyGiven[],
	noun: string,
	text: string,
): readonly (readonly [given: KeyGiven, value: Value])[] {
	const plain = plainText(text);
	const from = plain.search(new RegExp(`\\b${noun}(?:e?s)?\\b`, 'i'));
	if (from < 0) return [];
	const sentence = /^(?:[^.?!]|[.](?=\d))*/.exec(plain.slice(from))![0];
	const found = [...sentence.matchAll(TUPLE)].map(([, numbers]) =>
		numbers!.split(/\s*[,;]\s*/).map(each => Number(each.replace('−', '-'))),
	);
	if (found.length !== members.length || found.some(row => row.length !== found[0]!.length)) return [];
	if ([...plain.matchAll(TUPLE)].length !== found.length) return [];
	return found.map(
		(row, at) => [members[at]!, { kind: 'matrix', matrix: new Matrix(row.map(each => [each])) }] as const,
	);
}

const TUPLE = /[([]\s*([-−]?\d+(?:\.\d+)?(?:\s*[,;]\s*[-−]?\d+(?:\.\d+)?){1,7})\s*[)\]]/g;

interface Family {
	readonly noun: string;
	readonly members: readonly KeyGiven[];
	/** A vector that has the name of them all. */
	readonly row: KeyGiven;
}

const ORDER = ['first', 'second', 'third', 'fourth', 'fifth'];

const families = rememberOf((key: AnswerKey): readonly Family[] => {
	const nouns = new Set(key.givens.flatMap(({ name }) => /^first ([a-z]+)$/.exec(name)?.[1] ?? []));
	return [...nouns].flatMap(noun => {
		const members: KeyGiven[] = [];
		for (const place of ORDER) {
			const given = key.givens.find(({ name }) => name === `${place} ${noun}`);
			if (!given || given.type.kind !== (members[0] ?? given).type.kind) break;
			members.push(given);
		}
		const [first] = members;
		if (!first || members.length < 2) return [];
		const row: KeyGiven = {
			...first,
			name: `${noun}s`,
			aliasWords: [`${noun}s of the steps`, `${noun} sequence`, `sequence of ${noun}s`],
			type: {
				kind: 'matrix',
				rows: first.expression,
				columns: { kind: 'number', value: 1 },
			} as KeyGiven['type'],
		};
		return [{ noun, members, row }];
	});
});
