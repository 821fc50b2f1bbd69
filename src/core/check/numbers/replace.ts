import type { Literal } from '../../math/literal.ts';
import { locate, type Statement } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import type { Fix } from '../finding.ts';
import { redress } from './dress.ts';

/**
 * The edit that puts a value into the place of a number, in that number's own dress; none where nothing would change or the dress cannot
 * hold it.
 *
 * @param value in the unit that stands beside the literal.
 * @param shown how the value reads in the edit's title; what is put in, where not said.
 */
export function replaceBy(
	statement: Pick<Statement, 'source' | 'pieces'>,
	literal: Literal,
	value: number,
	shown?: string,
): readonly Fix[] {
	const source = statement.source.slice(literal.span.start, literal.span.end);
	return replaceAt(source, locate(statement, literal.span), literal, value, shown);
}

/** The same for a number that no statement holds, such as one in a cell: `source` is what stands at `anchor`. */
export function replaceAt(
	source: string,
	anchor: Anchor,
	literal: Literal,
	value: number,
	shown?: string,
): readonly Fix[] {
	const replacement = redress(source, literal, value);
	if (replacement === undefined || replacement === source) return [];
	return [{ title: say`Replace by ${shown ?? replacement}`, anchor, replacement }];
}
