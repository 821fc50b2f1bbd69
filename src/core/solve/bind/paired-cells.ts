/** A row of a table, with what it names and what stands in its last cell. */
const ROW = /^\s*\|(.+)\|\s*$/;
/** What parts several things in one cell: a comma or a stroke with blanks, so that `1,000` and `TB/s` stay whole. */
const SEPARATORS: readonly RegExp[] = [/\s*,\s+/, /\s+\/\s+/];

/**
 * A text in which a row of a table that says several things at once (`| SSD / DRAM | $0.00005 / $0.0040 per MB |`) says each by itself, as
 * `SSD: $0.00005 per MB`. Only where as many things stand on the right as on the left; what follows the last (`per MB`) is for all that
 * have nothing of their own.
 */
export function pairedCells(text: string): string {
	if (!text.includes('|')) return text;
	return text
		.split('\n')
		.map(line => {
			const [name, ...rest] = (ROW.exec(line)?.[1] ?? '').split('|').map(cell => cell.trim());
			const last = rest.filter(cell => cell !== '').at(-1);
			if (!name || !last || !/\d/.test(last) || /\d/.test(name)) return line;
			for (const separator of SEPARATORS) {
				const names = name.split(separator);
				const values = last.split(separator);
				if (names.length < 2 || values.length !== names.length || !values.every(value => /\d/.test(value))) continue;
				const tail = /\d(?:[\d.,]*\d)?((?:\s+|\s*\/\s*)[A-Za-z][^()]*)$/.exec(values.at(-1)!)?.[1] ?? '';
				return names
					.map((each, at) => `${each}: ${/[A-Za-z]/.test(values[at]!) ? values[at]! : `${values[at]!}${tail}`}`)
					.join('; ')
					.concat(' .');
			}
			return line;
		})
		.join('\n');
}
