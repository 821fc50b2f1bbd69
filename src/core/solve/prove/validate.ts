import { factsAbout } from '../../quantities/facts.ts';
import type { Fact } from '../../quantities/given.ts';
import { say } from '../../text/message.ts';
import { loadKey } from '../key/load-key.ts';
import type { AnswerKey, KeyProblem } from '../key.ts';
import type { Source } from '../library.ts';
import { checkExamples } from './examples.ts';

/** A key with everything that can be said against it. */
export interface ValidatedKey {
	/** Undefined where the key is not used: it cannot be read, a line of it is false, or an instance fails. */
	readonly key: AnswerKey | undefined;
	/** In the order of the text; those of the examples too. */
	readonly problems: readonly KeyProblem[];
}

/**
 * All that an author wants to know of a key: it is read, every assertion proved by sampling, every instance run, every example
 * held against its published results. Never throws on account of the text.
 *
 * @param facts constants of the field that defaults may name.
 */
export function validateKey({ path, text }: Source, facts: readonly Fact[]): ValidatedKey {
	const { key, problems } = loadKey(path, text, { prove: true });
	const all = [...problems, ...(key ? checkExamples(key, facts) : []), ...(key ? missingFacts(key, facts) : [])];
	return { key, problems: all.toSorted((a, b) => a.span.start - b.span.start) };
}

/** Defaults that name a fact which no table has. */
function missingFacts(key: AnswerKey, facts: readonly Fact[]): readonly KeyProblem[] {
	return key.givens.flatMap(({ default: value, span }): readonly KeyProblem[] => {
		if (value.kind !== 'fact') return [];
		const about = factsAbout(facts, value.subject);
		const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
		if (
			about.some(
				fact =>
					same(fact.property, value.property) &&
					[fact.subject, ...fact.aliases].some(each => same(each, value.subject)),
			)
		)
			return [];
		const known = [...new Set(about.map(({ property }) => property))].join(', ');
		const rather = known === '' ? '' : say` Of ${value.subject} there are: ${known}.`;
		return [{ message: say`There is no fact "${value.text}".${rather}`, span, severity: 'error' }];
	});
}

/** Problems between keys: an `id` that stands in two files of the same folder makes one of them unused. */
export function doubleIds(
	keys: readonly { readonly path: string; readonly key: AnswerKey | undefined }[],
): readonly { readonly path: string; readonly problem: KeyProblem }[] {
	const first = new Map<string, string>();
	return keys.flatMap(({ path, key }) => {
		if (!key) return [];
		const before = first.get(key.id);
		if (before === undefined) {
			first.set(key.id, path);
			return [];
		}
		const message = say`The id ${key.id} is that of ${before} too: only one of them is used.`;
		return [{ path, problem: { message, span: { start: 0, end: 1 }, severity: 'warning' as const } }];
	});
}

/** Line and column of an offset, both counted from 1, as compilers print them. */
export function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
	const before = text.slice(0, offset);
	const lines = before.split('\n');
	return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
