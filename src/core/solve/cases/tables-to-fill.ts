import type { PartText } from '../bind/part-text.ts';
import { exchangeables } from './exchangeable.ts';
import { type Variation, withWords } from './variations.ts';

const TABLE = /(?:^[ \t]*\|.*\|[ \t]*(?:\n|$)){3,}/gm;
const ROW = /^\s*\|(.*)\|\s*$/;
/** An order to fill in a table, and nothing else. */
const ORDER =
	/\b(?:fill in|complete|copy and complete|work out)\s+(?:the\s+|this\s+)?(?:missing\s+|empty\s+|following\s+)?(?:table|values|cells|entries)?\s*[.:]?|\b(?:ergänze|vervollständige|fülle)\w*\s+(?:Sie\s+)?die\s+Tabelle(?:\s+aus)?\s*[.:]?|\b(?:complétez|remplissez|complète)\s+le\s+tableau\s*[.:]?|\b(?:completa|complete|rellena|rellene)\s+la\s+tabla\s*[.:]?/i;

/**
 * The cases of a table that a question leaves to be filled in: what the first columns say is given, the heads of the empty ones are asked for, row by row.
 */
export function tablesToFill(text: PartText): readonly Variation[] {
	// Below a question that ends with a colon an empty table stands where answers do.
	const place = text.own.search(TABLE) >= 0 ? text.own : (text.answer ?? '');
	const tables = [...place.matchAll(TABLE)];
	const [table] = tables;
	if (!table || tables.length > 1) return [];
	const [source] = table;
	const rows = source
		.trimEnd()
		.split('\n')
		.map(line => (ROW.exec(line)?.[1] ?? '').split('|').map(cell => cell.trim()));
	const [head = [], rule = [], ...body] = rows;
	if (!rule.every(cell => /^:?-+:?$/.test(cell)) || body.length < 2) return [];
	const isOpen = (cell: string): boolean => /^(?:\?+|…|\.{2,}|_+)?$/.test(cell);
	const open = head.flatMap((_, at) => (body.every(row => isOpen(row[at] ?? '')) ? [at] : []));
	const given = head.flatMap((_, at) => (body.every(row => /\d/.test(row[at] ?? '')) ? [at] : []));
	if (open.length === 0 || given.length === 0 || given.length + open.length < head.length) return [];
	const lead = text.own.replace(source, ' ').replace(ORDER, ' ').replace(/\s+/g, ' ').trim();
	const asked = open.map(at => head[at]!.replaceAll('*', '').replace(/^%(?=\s+of\b)/, 'percentage'));
	return body.map((row): Variation => {
		const stated = given.map(at => statedAs(head[at]!, row[at]!));
		const own = `${lead} With ${stated.join(' and ')}: compute the ${asked.join(' and the ')}.`;
		const put = withWords(text, own, text.around);
		const [first] = exchangeables(row[given[0]!]!);
		return {
			label: stated.map(each => each.replaceAll('$', '')).join(', '),
			members: [{ text: row[given[0]!]!, value: first?.value, bytes: first?.bytes }],
			text: { ...put, formulas: [...stated.flatMap(formulaOf), ...put.formulas] },
			certain: true,
		};
	});
}

const formulaOf = (stated: string): readonly string[] => (/^\$(.+)\$$/.exec(stated) ?? []).slice(1);

/** `r` above 16 is r = 16; `rank` above 16 is rank 16. */
const statedAs = (head: string, cell: string): string =>
	/^\$?\\?[A-Za-z](?:_\{?\w+\}?)?\$?$/.test(head)
		? `$${head.replaceAll('$', '')} = ${cell.replaceAll('$', '')}$`
		: `${head} ${cell}`;
