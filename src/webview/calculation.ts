import { formulasOf, saidAlready, says, subjectOf } from '../core/report/equation.ts';
import { formula, raised } from './math.ts';
import type { PageStep } from './page.ts';

/** Several formulas of a step stand one below the other: a panel is narrow. */
const formulaHtml = (latex: string): string => `<div class="formula">${formula(latex, true)}</div>`;

/**
 * The formulas of a step, the values put in and, in bold, what came out: each formula with its own values and result below it, where
 * the step prints as many of each. A step prints values and result as `M = 4 \times 8 = 32`: what is in bold is not said twice, nor
 * the `M` that the formula above has just said.
 */
export function calculation(step: PageStep): string {
	const formulas = formulasOf(step.latex);
	const said = step.results.filter(result => saysMore(result, step.latex));
	const lines = formulasOf(step.substituted ?? '').filter(line => !saidAlready(line, step.latex));
	const pieces = bySubject(formulas, lines, said);
	if (pieces) return pieces.map(pieceHtml).join('');
	if (lines.length !== said.length) {
		const values = lines.map(line => `<div class="substituted">${formula(line, true)}</div>`).join('');
		const shown = said.filter(({ latex }) => latex === '' || !lines.some(line => line.includes(latex)));
		const results = shown.map(result => resultHtml(result, shown.length > 1, '='));
		return formulas.map(formulaHtml).join('') + values + results.join('');
	}
	const worked = said.map((result, index) => {
		const { values, sign } = apart(lines[index]!, result.latex);
		return `${values === '' ? '' : `<div class="substituted">${formula(values, true)}</div>`}${resultHtml(result, values === '', sign)}`;
	});
	return formulas.map(formulaHtml).join('') + worked.join('');
}

/** A formula with what it comes to: the line with values put in, and the result. */
interface Calculated {
	readonly formula: string;
	readonly line: string | undefined;
	readonly result: PageStep['results'][number] | undefined;
}

/** Each formula of a step with the line and the result that are about the same; undefined where one of those belongs to no formula. */
function bySubject(
	formulas: readonly string[],
	lines: readonly string[],
	said: PageStep['results'],
): readonly Calculated[] | undefined {
	const openLines = [...lines];
	const openResults = [...said];
	const take = <T>(from: T[], of: (each: T) => string, subject: string): T | undefined => {
		const at = from.findIndex(each => subjectOf(of(each)) === subject);
		return at < 0 ? undefined : from.splice(at, 1)[0];
	};
	const pieces = formulas.map(each => ({
		formula: each,
		line: take(openLines, line => line, subjectOf(each)),
		result: take(openResults, ({ symbol: name }) => name, subjectOf(each)),
	}));
	return openLines.length + openResults.length === 0 ? pieces : undefined;
}

function pieceHtml({ formula: own, line, result }: Calculated): string {
	if (line === undefined && result === undefined) return formulaHtml(own);
	const { values, sign } = line === undefined ? { values: '', sign: '=' } : apart(line, result?.latex ?? '');
	const put = withoutSubject(values, own);
	const html = `${put === '' ? '' : `<div class="substituted">${formula(put, true)}</div>`}${result ? resultHtml(result, false, sign) : ''}`;
	return `<div class="worked">${formulaHtml(own)}${html}</div>`;
}

/** Whether a result says something that the formulas of its step do not: `U = U` does not, nor `r = \\operatorname{rank}(M)` twice. */
const saysMore = (result: PageStep['results'][number], formulas: string): boolean =>
	result.latex === ''
		? result.text !== ''
		: says(result) && !saidAlready(`${result.symbol} = ${result.latex}`, formulas);

/** `M = 4 \times 8` below a formula that begins `M =` needs no second `M`. */
function withoutSubject(values: string, above: string): string {
	const subject = /^[^=]*=/.exec(values)?.[0];
	const bare = (latex: string) => latex.replace(/[\s{}]/g, '');
	return subject && bare(above).startsWith(bare(subject)) ? values.slice(subject.length).trim() : values;
}

/** A printed line `M = values \approx result` without its result, and the sign before it. */
function apart(line: string, latex: string): { readonly values: string; readonly sign: string } {
	const whole = line.trim();
	if (latex === '' || !whole.endsWith(latex)) return { values: whole, sign: '=' };
	const rest = whole.slice(0, -latex.length).trimEnd();
	const sign = /(=|\\approx)$/.exec(rest)?.[1];
	if (!sign) return { values: whole, sign: '=' };
	const values = rest.slice(0, -sign.length).trimEnd();
	// `M` alone before the sign: nothing was put in.
	return { values: /=|\\approx/.test(values) ? values : '', sign: sign === '=' ? '=' : '≈' };
}

function resultHtml(result: PageStep['results'][number], named: boolean, sign: string): string {
	const value = result.latex === '' ? raised(result.text) : formula(`\\boldsymbol{${result.latex}}`);
	const letter = named && result.symbol !== '' ? `${formula(result.symbol)} ` : '';
	return `<div class="result">${letter}<span class="equals">${sign}</span> ${value}</div>`;
}
