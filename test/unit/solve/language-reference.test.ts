import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/core/math/evaluate/evaluate.ts';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { outline, tablesOf } from '../../../src/core/solve/key/key-outline.ts';
import { agree } from '../../../src/core/solve/prove/agree.ts';
import { keyEnvironment } from '../../../src/core/solve/run/run.ts';
import { english } from '../../../src/core/text/message.ts';
import { readSource } from '../../../src/core/text/source.ts';

const reference = readFileSync(new URL('../../../docs/key-format.md', import.meta.url), 'utf8');
const section = outline(readSource(reference)).children[0]!.children.find(
	({ title }) => title === 'The language of formulas',
);
const rows = tablesOf(section!)[0]!.rows.flatMap(([written, value]) => {
	const values =
		value!.formulas.length > 0 && !value!.text.replace(/\$[^$]*\$/g, '').match(/\d/)
			? value!.formulas.map(({ latex }) => parseLatex(latex).expression)
			: value!.text
					.split(/,\s+(?![^$]*\$[^$]*(?:,|$))/)
					.map(text =>
						text.trim().startsWith('$')
							? parseLatex(text.trim().slice(1, -1)).expression
							: parsePlain(text.trim()).expression,
					);
	return written!.formulas.map(({ latex }, at) => [latex, values[at]!] as const);
});

describe('the reference of the language', () => {
	it('has a value for every formula', () => expect(rows.length).toBeGreaterThan(30));
	it.each(rows)('%s', (latex, wanted) => {
		const came = evaluate(parseLatex(latex).expression, keyEnvironment());
		const value = evaluate(wanted, keyEnvironment());
		expect(came.ok ? undefined : english(came.error.message)).toBeUndefined();
		expect(came.ok && value.ok ? agree(came.value, '=', value.value).kind : value).toBe('yes');
	});
});
