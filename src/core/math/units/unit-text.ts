import type { UnitNode } from '../expression.ts';
import { findUnit, type UnitEntry } from './unit-lookup.ts';

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
	'⁰': '0',
	'¹': '1',
	'²': '2',
	'³': '3',
	'⁴': '4',
	'⁵': '5',
	'⁶': '6',
	'⁷': '7',
	'⁸': '8',
	'⁹': '9',
	'⁻': '-',
};

interface Factor {
	readonly name: string;
	readonly power: number;
	readonly entry: UnitEntry;
}

type Token =
	| { readonly kind: 'word'; readonly text: string; readonly power: number; readonly glued: boolean }
	| { readonly kind: 'number'; readonly name: string }
	| { readonly kind: 'sign'; readonly text: '*' | '/' | '(' | ')' | '-' };

const WORD = /^(?:US\$|[A-Za-z]*\$|[€£¥₹₩¢%‰℃℉]|°[CFR]?|[′″]|\\[$%]|[A-Za-zµμΩΩÅåöÅℓ][A-Za-zµμΩΩÅåö₂.]*)/u;
const CARBON_TAIL = /^(?:CO_?(?:2|₂|\{2\}))(?:[\s-]?(?:eq?|equivalents?))?(?![A-Za-z])/;
const POWER = /^(?:\^|\*\*)\s*(?:\{\s*([-+−]?\d{1,2})\s*\}|\(\s*([-+−]?\d{1,2})\s*\)|([-+−]?\d{1,2}))/;
const SUPER = /^[⁻⁰¹²³⁴-⁹]{1,3}/u;
const NUMBER_SCALE = /^(1|10|100|1000|1,000|10\^?6|1e6|1e3)?\s*(K|k|M|B|T)?(?![A-Za-z\d])/;
const SCALE_LETTER: Readonly<Record<string, string>> = {
	K: 'thousand',
	k: 'thousand',
	M: 'million',
	B: 'billion',
	T: 'trillion',
};
const NUMBER_WORD: Readonly<Record<string, string>> = {
	'100': 'hundred',
	'1000': 'thousand',
	'1,000': 'thousand',
	'1e3': 'thousand',
	'1e6': 'million',
	'10^6': 'million',
};

const tokenize = (text: string): Token[] | undefined => {
	const tokens: Token[] = [];
	let rest = text;
	let spaced = true;
	const last = (): Token | undefined => tokens[tokens.length - 1];
	while (rest.length > 0) {
		const space = /^(?:\s|~|\\[,;: !]|\\(?:thin|med|thick)space|\\text(?:rm|it)?\s*\{|[{}])+/.exec(rest);
		if (space) {
			rest = rest.slice(space[0].length);
			spaced = true;
			continue;
		}
		if (tokens.length > 24) return undefined;
		const sign = /^(?:\\cdot|\\times|[·⋅*×•∙])/u.exec(rest);
		if (sign && !rest.startsWith('**')) {
			tokens.push({ kind: 'sign', text: '*' });
			rest = rest.slice(sign[0].length);
			spaced = true;
			continue;
		}
		const slash = /^(?:\/|per(?![A-Za-z-])|a(?=\s+(?:day|week|month|year|hour|second|minute)\b)|an(?=\s+hour\b))/.exec(
			rest,
		);
		if (slash) {
			tokens.push({ kind: 'sign', text: '/' });
			rest = rest.slice(slash[0].length);
			spaced = true;
			continue;
		}
		if (rest[0] === '(' || rest[0] === ')') {
			tokens.push({ kind: 'sign', text: rest[0] });
			rest = rest.slice(1);
			spaced = true;
			continue;
		}
		const dash = /^[-‐‑–−](?=[A-Za-zµ$])/u.exec(rest);
		if (dash && last()?.kind === 'word') {
			tokens.push({ kind: 'sign', text: '-' });
			rest = rest.slice(1);
			spaced = false;
			continue;
		}
		const before = last();
		if (/^\d/.test(rest) && before?.kind === 'sign' && before.text === '/') {
			const scale = NUMBER_SCALE.exec(rest);
			if (!scale || scale[0] === '') return undefined;
			const base = NUMBER_WORD[scale[1] ?? ''];
			const letter = SCALE_LETTER[scale[2] ?? ''];
			if (scale[1] !== '1' && base === undefined) return undefined;
			if (base !== undefined) tokens.push({ kind: 'number', name: base });
			if (letter !== undefined) tokens.push({ kind: 'number', name: letter });
			rest = rest.slice(scale[0].length);
			continue;
		}
		const carbon = CARBON_TAIL.exec(rest);
		const found = carbon ?? WORD.exec(rest);
		if (!found) return undefined;
		let word = carbon ? 'CO₂' : found[0];
		rest = rest.slice(found[0].length);
		if (!carbon) {
			// tCO2, kgCO₂e: a mass glued to its carbon
			const glued = /^(.*[a-z])(CO)$/.exec(word);
			const tail = /^(?:_?(?:2|₂|\{2\}))(?:-?(?:eq?|equivalents?))?(?![A-Za-z])/.exec(rest);
			const glued2 = /^(.*[a-z])CO₂(?:eq?)?$/.exec(word);
			if (glued && tail) {
				word = `${glued[1]}CO₂`;
				rest = rest.slice(tail[0].length);
			} else if (glued2) word = `${glued2[1]}CO₂`;
			// H200, A100s: a device name ends in digits
			const device = /^\d+[A-Za-z]{0,3}(?![A-Za-z\d])/.exec(rest);
			if (device && /^[A-Z][A-Za-z]*$/.test(word) && device[0].length >= 2) {
				word += device[0];
				rest = rest.slice(device[0].length);
			}
			if (word.endsWith('.') && rest.trim() === '' && !findUnit(word)) word = word.slice(0, -1);
		}
		let power = 1;
		const raised = POWER.exec(rest);
		const superscript = raised ? undefined : SUPER.exec(rest);
		const plain = raised || superscript ? undefined : /^-?[1-4](?![\d.A-Za-z])/.exec(rest);
		if (raised) {
			power = Number((raised[1] ?? raised[2] ?? raised[3])!.replace('−', '-'));
			rest = rest.slice(raised[0].length);
		} else if (superscript) {
			power = Number([...superscript[0]].map(c => SUPERSCRIPTS[c] ?? '').join(''));
			rest = rest.slice(superscript[0].length);
			if (!Number.isFinite(power)) return undefined;
		} else if (plain && /^(?:[kcmdnµμ]?m|s|km|ft|in|cm|mm)$/.test(word)) {
			power = Number(plain[0]);
			rest = rest.slice(plain[0].length);
		} else if (/^\d/.test(rest)) return undefined;
		tokens.push({ kind: 'word', text: word, power, glued: !spaced });
		spaced = false;
	}
	return tokens;
};

/** Two words that name one unit, and words that raise the next one to a power. */
const PHRASES: ReadonlyMap<string, string> = new Map([
	['nautical mile', 'nmi'],
	['nautical miles', 'nmi'],
	['metric ton', 't'],
	['metric tons', 't'],
	['metric tonnes', 't'],
	['short ton', 'ton'],
	['short tons', 'ton'],
	['long ton', 'long-ton'],
	['long tons', 'long-ton'],
	['light year', 'ly'],
	['light years', 'ly'],
	['watt hour', 'Wh'],
	['watt hours', 'Wh'],
	['kilowatt hour', 'kWh'],
	['kilowatt hours', 'kWh'],
	['megawatt hours', 'MWh'],
	['electron volt', 'eV'],
	['electron volts', 'eV'],
	['fluid ounce', 'floz'],
	['fluid ounces', 'floz'],
	['fl oz', 'floz'],
	['astronomical unit', 'au'],
	['astronomical units', 'au'],
	['percentage point', 'pp'],
	['percentage points', 'pp'],
	['basis point', 'bp'],
	['basis points', 'bp'],
	['us dollar', 'USD'],
	['us dollars', 'USD'],
	['degrees celsius', '°C'],
	['degree celsius', '°C'],
	['degrees fahrenheit', '°F'],
	['degree fahrenheit', '°F'],
	['degrees c', '°C'],
	['degrees f', '°F'],
	['deg c', '°C'],
	['deg f', '°F'],
	['carbon dioxide', 'CO₂'],
	['pound force', 'lbf'],
	['pounds force', 'lbf'],
	['kilogram force', 'kgf'],
	['imperial gallon', 'imperial-gallon'],
	['imperial gallons', 'imperial-gallon'],
	['imperial pint', 'imperial-pint'],
	['imperial pints', 'imperial-pint'],
	['julian year', 'yr'],
	['julian years', 'yr'],
	['ton tnt', 'tTNT'],
	['tons tnt', 'tTNT'],
	['foot pound', 'ftlb'],
	['foot pounds', 'ftlb'],
]);

const POWER_WORDS: ReadonlyMap<string, number> = new Map([
	['square', 2],
	['sq', 2],
	['sq.', 2],
	['cubic', 3],
	['cu', 3],
	['cu.', 3],
]);

/** A run of words without a sign between them: `GPU hours`, `input tokens`, `kg CO₂`, `sq ft`, `tons of CO2`. */
const readRun = (words: readonly Extract<Token, { kind: 'word' }>[]): Factor[] | undefined => {
	const factors: Factor[] = [];
	let raise = 1;
	for (let index = 0; index < words.length; index++) {
		const word = words[index]!;
		const lower = word.text.toLowerCase();
		const next = words[index + 1];
		if (lower === 'of' && factors.length > 0 && next) {
			// "tons of CO2" keeps its noun; "GB of memory" and "hours of video" are what they measure
			const noun = words[words.length - 1]!;
			const entry = findUnit(noun.text);
			if (!entry?.soft) return undefined;
			if (entry.name === 'CO2') factors.push({ name: entry.name, power: 1, entry });
			return metric(factors);
		}
		if (raise === 1 && POWER_WORDS.has(lower) && next) {
			raise = POWER_WORDS.get(lower)!;
			continue;
		}
		if (lower === 'squared' && factors.length > 0) {
			const last = factors.pop()!;
			factors.push({ ...last, power: last.power * 2 });
			continue;
		}
		if (lower === 'cubed' && factors.length > 0) {
			const last = factors.pop()!;
			factors.push({ ...last, power: last.power * 3 });
			continue;
		}
		const phrase = next && PHRASES.get(`${lower} ${next.text.toLowerCase()}`);
		if (phrase !== undefined) {
			index++;
			const entry = findUnit(phrase);
			if (!entry) return undefined;
			factors.push({ name: entry.name, power: raise * next!.power, entry });
			raise = 1;
			continue;
		}
		const entry = findUnit(word.text);
		if (!entry) return undefined;
		if (entry.scale && factors.length === 0 && index === words.length - 1) return undefined;
		factors.push({ name: entry.name, power: word.power * raise, entry });
		raise = 1;
	}
	if (raise !== 1) return undefined;
	return metric(dropModifiers(factors));
};

/** "input tokens" counts tokens; "GPU hours" stays a product. Soft nouns right before a soft noun only describe it. */
const dropModifiers = (factors: readonly Factor[]): Factor[] =>
	factors.filter((factor, index) => {
		const next = factors[index + 1];
		return !(factor.entry.soft && factor.power === 1 && next?.entry.soft && next.entry.name !== 'CO2');
	});

/** A ton of CO₂ is a metric one. */
const metric = (factors: Factor[]): Factor[] =>
	factors.some(factor => factor.entry.name === 'CO2')
		? factors.map(factor => (factor.name === 'ton' ? { ...factor, name: 't', entry: findUnit('t')! } : factor))
		: factors;

interface Cursor {
	at: number;
}

const readTerm = (tokens: readonly Token[], cursor: Cursor): Factor[] | undefined => {
	const first = tokens[cursor.at];
	if (first === undefined) return undefined;
	if (first.kind === 'sign' && first.text === '(') {
		cursor.at++;
		const inner = readProduct(tokens, cursor, true);
		const close = tokens[cursor.at];
		if (!inner || close?.kind !== 'sign' || close.text !== ')') return undefined;
		cursor.at++;
		return inner;
	}
	const factors: Factor[] = [];
	while (tokens[cursor.at]?.kind === 'number') {
		const { name } = tokens[cursor.at] as Extract<Token, { kind: 'number' }>;
		factors.push({ name, power: 1, entry: findUnit(name)! });
		cursor.at++;
	}
	let run: Extract<Token, { kind: 'word' }>[] = [];
	const flush = (): boolean => {
		if (run.length === 0) return true;
		const read = readRun(run);
		run = [];
		if (!read) return false;
		factors.push(...read);
		return true;
	};
	for (;;) {
		const token = tokens[cursor.at];
		if (token?.kind === 'word') {
			run.push(token);
			cursor.at++;
		} else if (token?.kind === 'sign' && token.text === '-' && tokens[cursor.at + 1]?.kind === 'word') {
			if (!flush()) return undefined;
			cursor.at++;
		} else break;
	}
	if (!flush()) return undefined;
	return factors.length === 0 ? undefined : factors;
};

const readProduct = (tokens: readonly Token[], cursor: Cursor, inside: boolean): Factor[] | undefined => {
	const factors: Factor[] = [];
	let power = 1;
	if (tokens[cursor.at]?.kind === 'sign' && (tokens[cursor.at] as { text: string }).text === '/') {
		power = -1;
		cursor.at++;
	}
	for (;;) {
		const term = readTerm(tokens, cursor);
		if (!term) return undefined;
		for (const factor of term) factors.push(power === 1 ? factor : { ...factor, power: factor.power * power });
		const next = tokens[cursor.at];
		if (next === undefined) return factors;
		if (next.kind !== 'sign') return undefined;
		if (next.text === ')') return inside ? factors : undefined;
		if (next.text === '*' || next.text === '/') {
			power = next.text === '/' ? -1 : 1;
			cursor.at++;
			continue;
		}
		if (next.text !== '(') return undefined;
		power = 1;
	}
};

const FLOP_RATE = /^([A-Za-z]*)\s*(?:\/|per)\s*s(?:ec|econd)?\s*[-‐‑– ]\s*(s-)?(days?|d|hours?|h|years?|weeks?)$/i;

/**
 * The unit that a text names: `bytes/s`, `$ per hour`, `kWh`, `tCO₂`, `m s^{-1}`, `petaFLOP-days`, `GPU-hours`, `kg·m²/s²`,
 * `tokens per second per GPU`, `$/1M tokens`. Undefined where the text is no unit. Spans count within the text.
 */
export const parseUnitText = (text: string): UnitNode | undefined => {
	const trimmed = text.trim();
	if (trimmed === '' || trimmed.length > 80) return undefined;
	const span = { start: 0, end: text.length };
	if (/^1\s*\/\s*[A-Za-z($µ]/.test(trimmed)) {
		const below = parseUnitText(trimmed.slice(1));
		return below && { ...below, span, text: trimmed };
	}
	if (/^floating[ -]point operations?$/i.test(trimmed)) return parseUnitText('FLOP');
	const whole = findUnit(trimmed);
	if (whole)
		return whole.scale ? undefined : { kind: 'unit', span, text: trimmed, factors: [{ name: whole.name, power: 1 }] };
	const rate = FLOP_RATE.exec(trimmed);
	if (rate) {
		const held = findUnit(`${rate[1]}-${rate[3]}`);
		if (held?.dimension.hard.FLOP === 1)
			return { kind: 'unit', span, text: trimmed, factors: [{ name: held.name, power: 1 }] };
	}
	const joined = trimmed.replace(/^([A-Za-z]+)[-‐‑– ]([A-Za-z]+)(?=$|[\s/])/u, (all, a: string, b: string) => {
		const one = findUnit(`${a}-${b}`);
		return one && !one.guessed && !/-/.test(`${findUnit(a)?.name ?? '-'}`) && one.dimension.hard.FLOP === 1
			? one.name.replace('/s', '')
			: all;
	});
	const tokens = tokenize(joined);
	if (!tokens || tokens.length === 0) return undefined;
	const cursor: Cursor = { at: 0 };
	const factors = readProduct(tokens, cursor, false);
	if (!factors || cursor.at < tokens.length) return undefined;
	return { kind: 'unit', span, text: trimmed, factors: factors.map(({ name, power }) => ({ name, power })) };
};
