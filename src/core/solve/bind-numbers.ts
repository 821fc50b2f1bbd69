import { evaluate, quantity } from '../math/evaluate/evaluate.ts';
import { parsePlain } from '../math/read/parse.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../math/units/units.ts';
import type { Quantity } from '../math/value.ts';
import type { KeyGiven } from './key.ts';
import { keyEnvironment } from './run.ts';

const NUMBER =
	'(?:\\d[\\d,]*(?:\\.\\d+)?(?:e[+-]?\\d+)?(?:\\s*[×·*]\\s*10\\^-?\\d+)?|10\\^-?\\d+)(?:\\s?(?:thousand|million|billion|trillion|quadrillion|[kKMBT])(?![A-Za-z]))?';
const UNIT = '(?:\\s*[A-Za-zµ]+(?:/[A-Za-z]+)?)';

/**
 * The number that stands beside a given's name in running text: `70B-parameter`, `40 attention heads`, `80 GB of memory`, `head
 * dimension 128`, `rank $r = 16$`. Undefined where there is none, or where there are two that differ.
 */
export function numberNamed(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant) return undefined;
	const plain = plainText(text);
	const found: Quantity[] = [];
	for (const name of [given.name, ...given.aliasWords]) {
		const word = pattern(name);
		if (word === undefined) continue;
		const per = /\bper\b|\//.test(name) ? '' : '(?!\\s*(?:per|/|each|for every)\\b)';
		const before = new RegExp(
			`(?<![\\w.^/])(${NUMBER})(${UNIT})??[\\s-]+(?:of\\s+)?(?:(?!and|or|of|per|in|for|with|to|at)[a-z-]+\\s+)?${word}(?![\\w-])${per}`,
			'gi',
		);
		const after = new RegExp(
			`\\b${word}\\s*(?:\\([^()]{0,20}\\)\\s*)?(?:is|are|of|=|:|equals|equal to|be)?\\s*(?:[A-Za-z][\\w{}\\\\]{0,12}\\s*=\\s*)?(${NUMBER})(${UNIT})?(?![\\w^])`,
			'gi',
		);
		for (const match of [...plain.matchAll(before), ...plain.matchAll(after)]) {
			const value = valueWith(match[1]!, match[2]?.trim(), given);
			if (value) found.push(value);
		}
		if (found.length > 0) break;
	}
	const [first] = found;
	return first && found.every(({ value }) => value === first.value) ? first : undefined;
}

/** Formulas taken down to running text. */
const plainText = (text: string): string =>
	text
		.replace(/\\(?:text|mathrm|mathbf)\s*\{([^{}]*)\}/g, '$1')
		.replace(/\{,\}/g, ',')
		.replace(/\\times|\\cdot/g, '×')
		.replace(/\\[,;: ]|~|\\ /g, ' ')
		.replace(/\^\{(-?\d+)\}/g, '^$1')
		.replace(/[$*_`]/g, '')
		.replace(/\s+/g, ' ');

/** The words of a name, each with or without a plural ending. */
function pattern(name: string): string | undefined {
	const words = name.toLowerCase().match(/[a-z0-9]+/g);
	if (!words || words.join('').length < 4) return undefined;
	return words.map(word => `${word.replace(/s$/, '')}s?`).join('[\\s-]+');
}

function valueWith(number: string, unitText: string | undefined, given: KeyGiven): Quantity | undefined {
	const { expression } = parsePlain(number.replace(/\s*×\s*/, ' × '));
	const result = evaluate(expression, keyEnvironment());
	if (!result.ok || result.value.kind !== 'quantity') return undefined;
	const wanted = given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless;
	const node = unitText === undefined ? undefined : parseUnitText(unitText);
	const unit = node && unitOf(node);
	if (unit && !sameDimension(unit, unitless))
		return sameDimension(unit, wanted) ? quantity(result.value.value, unit) : undefined;
	return sameDimension(wanted, unitless) ? { ...result.value, unit: unitless } : undefined;
}
