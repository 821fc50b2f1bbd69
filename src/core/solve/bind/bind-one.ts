import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import type { Given } from '../../quantities/given.ts';
import { say } from '../../text/message.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { keyEnvironment } from '../run/run.ts';
import type { BoundGiven } from './bind.ts';
import { standIn, statedAs } from './bind-defaults.ts';
import { fitted } from './bind-fitted.ts';
import { numberNamed } from './bind-numbers.ts';
import { violates } from './bind-shares.ts';
import { isClaimed } from './bind-text.ts';
import { aliasIn, formatBytes, lawIn, symbolWithRole } from './bind-words.ts';
import { statedLaw } from './laws-behind-names.ts';
import { bitsNamed, isBitsOf } from './named-bits.ts';
import type { PartText } from './part-text.ts';

/** What only the words of the question say: a number format, a law. */
export function fromText(given: KeyGiven, text: PartText, key: AnswerKey): BoundGiven | undefined {
	if (given.type.kind === 'quantity' && given.type.format) {
		const bytes = formatBytes(text.own) ?? formatBytes(text.around);
		const unit = given.type.unit;
		if (bytes && unit)
			return {
				given,
				value: quantity(bytes.bytes, unit),
				shown: undefined,
				source: standIn(given, quantity(bytes.bytes, unit), 'question'),
				assumption: say`${bytes.words}: ${bytes.bytes} B per number`,
			};
	}
	if (isBitsOf(given)) {
		const own = bitsNamed(given, key, text.own);
		const bits = own ?? bitsNamed(given, key, text.around);
		const value = bits === undefined ? undefined : quantity(bits);
		if (value) return statedAs(given, value, own === undefined ? 'problem' : 'question');
	}
	// `int4` says how many bits a number has.
	if (given.type.kind === 'quantity' && given.aliasWords.includes('bit width')) {
		const format = formatBytes(text.own) ?? formatBytes(text.around);
		const value = format && quantity(8 * format.bytes);
		if (value) return statedAs(given, value, 'question');
	}
	if (given.type.kind === 'law') {
		const laws = key.givens.filter(({ type }) => type.kind === 'law');
		const stated = statedLaw(given, text.formulas, laws, `${text.around}\n${text.own}`);
		const law = stated ?? lawIn(given, text.answerFormulas, laws);
		if (law)
			return {
				given,
				value: law,
				shown: undefined,
				source: standIn(given, law, stated ? 'question' : 'answer'),
				assumption: undefined,
			};
	}
	return undefined;
}

/** What a name gives, unless the number stands there once and is another given's already. */
export function unclaimed(
	entry: BoundGiven | undefined,
	bound: ReadonlyMap<string, BoundGiven>,
	text: PartText,
): BoundGiven | undefined {
	if (entry?.value?.kind !== 'quantity' || entry.source?.from !== 'question') return entry;
	return isClaimed(entry.value.value, bound, new Map(), text.own) ? undefined : entry;
}

/** A number beside the given's name, in the question or else in the problem around it. */
export function fromName(
	given: KeyGiven,
	roles: ReadonlyMap<string, Expression>,
	text: PartText,
): BoundGiven | undefined {
	if (given.default.kind === 'free') return undefined;
	const own = numberNamed(given, text.own);
	const said = own ?? numberNamed(given, text.around);
	// What the answer says that it takes goes before a fact of the key.
	const value = said ?? (given.default.kind === 'fact' ? numberNamed(given, text.answer ?? '') : undefined);
	if (!value) return undefined;
	const source = standIn(given, value, own ? 'question' : said ? 'problem' : 'answer');
	return {
		given,
		value,
		shown: roles.get(given.symbol) ?? aliasIn(given, text.formulas),
		source,
		assumption: said ? undefined : say`${given.name}: as the answer takes it`,
	};
}

/** A symbol without a value: by its place in a declared shape, or by words beside it. */
export function fromRole(
	given: KeyGiven,
	roles: ReadonlyMap<string, Expression>,
	text: PartText,
	givens: readonly Given[],
): BoundGiven | undefined {
	const role = roles.get(given.symbol);
	if (role) {
		const result = evaluate(role, keyEnvironment());
		const value = result.ok && result.value.kind === 'quantity' ? result.value : undefined;
		return {
			given,
			value,
			shown: role,
			source: value && standIn(given, value, 'question'),
			assumption: undefined,
		};
	}
	const shown =
		aliasIn(given, text.formulas) ??
		(given.type.kind === 'quantity' ? symbolWithRole(given, `${text.own}\n${text.around}`) : undefined);
	// `hidden size $H$ … $H = 12288$`: words say what the letter is, and the letter has a value.
	const letter = shown?.kind === 'symbol' ? shown.name : undefined;
	const stated = givens.find(
		({ symbol, value, from }) =>
			letter !== undefined && symbol === letter && value !== undefined && (from === 'question' || from === 'problem'),
	);
	const value = stated && given.type.kind === 'quantity' ? fitted(stated, given) : undefined;
	if (stated && value?.kind === 'quantity' && !violates(given, value))
		return { given, value, shown, source: stated, assumption: undefined };
	return shown && { given, value: undefined, shown, source: undefined, assumption: undefined };
}
