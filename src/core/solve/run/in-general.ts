import { toLatex, toText } from '../../math/print/print.ts';
import type { Binding, BoundGiven } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { KeyMethod } from '../key.ts';
import type { NamedResult } from '../solution.ts';
import { type Ran, type Running, runMethod } from './run.ts';
import { rename, type Shower, shownValue } from './show.ts';

/**
 * The results of a question in letters whose answer works out an example (`for m = 1024 and k = 4`): what is asked for is the formula, and the
 * numbers are an instance of it. As they are where the question or the problem states numbers itself.
 *
 * @param used the givens that the steps use.
 * @param resultsOf the results for a symbol in a run.
 */
export function inGeneral(
	results: readonly NamedResult[],
	method: KeyMethod,
	{ bound }: Binding,
	running: Running,
	used: (symbol: string) => boolean,
	show: Shower,
	resultsOf: (symbol: string, ran: Ran) => readonly NamedResult[],
): readonly NamedResult[] {
	const said = [...bound].filter(([symbol, entry]) => used(symbol) && isNumber(entry));
	const examples = said.filter(([, { source }]) => source?.from === 'answer' && source.symbol !== undefined);
	if (examples.length === 0 || examples.length < said.length) return results;
	const left = new Set(examples.map(([symbol]) => symbol));
	const ran = runMethod(method, {
		...running,
		environment: {
			get: name => (left.has(name) ? undefined : running.environment.get(name)),
			shape: name => running.environment.shape(name),
			names: () => running.environment.names().filter(name => !left.has(name)),
		},
		open: new Set([...(running.open ?? []), ...left]),
	});
	const instance = examples.map(([symbol, { given, value }]) => {
		const letter = rename(given.expression, show);
		const shown = shownValue(value!);
		return { symbol, text: `${toText(letter)} = ${shown.text}`, latex: `${toLatex(letter)} = ${shown.latex}` };
	});
	return results.map(result => {
		const [general] = resultsOf(result.symbol, ran);
		if (general?.value.kind !== 'symbolic' || result.value.kind !== 'quantity') return result;
		const free = new Set(general.value.free);
		const own = instance.filter(
			({ symbol }) => free.has(symbol) || free.has(toText(show.names.get(symbol) ?? unnamed)),
		);
		return {
			...result,
			general: {
				text: `${general.text} (${own.map(({ text }) => text).join(', ')}: ${result.text})`,
				latex: `${general.latex} \\quad (${own.map(({ latex }) => latex).join(',\\ ')}{:}\\ ${result.latex})`,
			},
		};
	});
}

const unnamed = { kind: 'text', text: '', span: { start: 0, end: 0 } } as const;

/** A number that the document states and that is no format of numbers, and nothing by itself. */
const isNumber = ({ given, value, source }: BoundGiven): boolean =>
	value?.kind === 'quantity' &&
	isSaid(source?.from) &&
	!given.constant &&
	!(given.type.kind === 'quantity' && given.type.format);
