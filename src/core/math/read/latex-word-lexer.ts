import { parseUnitText } from '../units/units.ts';
import { isLetter, LatexScanner } from './latex-scanner.ts';
import { skipBlank } from './latex-text.ts';
import { AMOUNT, cleanWords, MONEY_WORDS } from './latex-words.ts';
import { isDigit } from './scan-number.ts';
import { Token } from './tokens.ts';
import { functionWords } from './vocabulary.ts';

/** What stands in words in a formula: whether it is a note, the name of a function, a unit, an amount or half of one. */
export abstract class LatexWordLexer extends LatexScanner {
	/** `\text{}`, `\mathrm{}`, `\operatorname{}` and their kin: words, names, units, amounts. */
	protected words(i: number, end: number, to: number, name: string): number {
		const source = this.source;
		let at = end;
		if (source[at] === '*') at++;
		const group = this.group(at, to);
		if (!group) {
			// `\text a`: one character, as TeX reads it.
			const only = skipBlank(source, at);
			if (only < to && isLetter(source.charCodeAt(only))) {
				this.push('text', source[only] as string, i, only + 1, name);
				return only + 1;
			}
			return at;
		}
		const raw = source.slice(group.from, group.to);
		if (/^\s*$/.test(raw)) {
			this.space = 2;
			return group.end;
		}
		if (isDigit(raw.charCodeAt(0)) || /^\s*(?:\\?\$|[-−])?\s?\.?\d/.test(raw)) {
			const amount = this.amount(i, group, name);
			if (amount) return group.end;
		}
		const money = MONEY_WORDS.get(raw.replace(/[\s~]|\\[ ,]/g, ''));
		if (
			money &&
			this.tokens[this.tokens.length - 1]?.kind !== 'number' &&
			/^(?:\s|~|\\[ ,;])*\d/.test(source.slice(group.end, group.end + 12))
		) {
			this.push('money', money, i, group.end);
			return group.end;
		}
		const math =
			name === 'mathrm' || name === 'operatorname' || name === 'mathit' || name === 'mathtt' || name === 'mathnormal';
		if (math) {
			const word = raw
				.replace(/\\(?:[,!;: ]|rm\b|text\b|mathrm\b)|[{}~]/g, match => (/[~,;: ]$/.test(match) ? ' ' : ''))
				.trim();
			const joined = name === 'operatorname' || /^arg\s*(?:max|min)$/.test(word) ? word.replace(/\s+/g, '') : word;
			const carbon = /^CO_2(?:e|eq|-eq)?$/.test(joined) && this.tokens[this.tokens.length - 1]?.kind === 'text';
			if (carbon) {
				this.push('text', ' CO₂', i, group.end, name);
				return group.end;
			}
			const operator = functionWords.get(joined);
			if (operator && (name === 'operatorname' || joined.startsWith('arg'))) {
				this.push('function', operator, i, group.end, 'word');
				return group.end;
			}
			const unit = /[\\^_]/.test(joined) ? this.unitWords(joined) : undefined;
			if (unit !== undefined) {
				this.push('text', unit, i, group.end, name);
				return group.end;
			}
			if (/[\\^_]/.test(joined)) {
				if (++this.depth > 50) return group.end;
				this.push('style', 'upright', i, group.from - 1);
				this.push('group', '{', group.from - 1, group.from);
				this.run(group.from, group.to);
				this.push('endgroup', '}', group.to, group.end);
				this.depth--;
				return group.end;
			}
			this.push('text', /^[\s~]|^\\[,;: ]/.test(raw) ? ` ${joined}` : joined, i, group.end, name);
			return group.end;
		}
		// Straight quotes are those of a program; printed as text they would end it.
		const words = cleanWords(raw).replaceAll('"', '”');
		if (/^\s*[-–—]{1,3}\s*$/.test(words)) this.push('to', '–', i, group.end);
		else if (this.tokens[this.tokens.length - 1]?.kind === '%' && words.trim() === 'of')
			this.push('multiply', 'times', i, group.end);
		else this.push('text', words, i, group.end, name);
		return group.end;
	}

	/** `\text{3}`, `\text{12 GB}`, `\text{\$5}`: an amount set as words is read as an amount, unless it is a label. */
	private amount(i: number, group: { from: number; to: number }, name: string): boolean {
		const before = this.tokens[this.tokens.length - 1]?.kind;
		if (before === '_' || before === '^') return false;
		if (before === 'group' && ['_', '^'].includes(this.tokens[this.tokens.length - 2]?.kind ?? '')) return false;
		const match = AMOUNT.exec(this.source.slice(group.from, group.to));
		if ((before === 'number' || before === 'group') && this.torn(group, match, name)) return true;
		if (!match || ++this.depth > 50) return false;
		const words = match[3]?.trim();
		if (words !== undefined && !/^(?:[A-Za-z/·²³^0-9.-]+)(?: [A-Za-z/·²³^0-9-]+){0,2}$/.test(words)) return false;
		const lead = (match[0].match(/^\s*/) as RegExpMatchArray)[0].length;
		const end = group.from + lead + (match[1] as string).length;
		this.run(group.from + lead, end);
		if (words) this.push('text', ` ${words}`, end, group.to, name);
		this.depth--;
		void i;
		return true;
	}

	/** `6.\text{ 70 km}`, `15\text{ .0 m/s}`: a decimal of which a converter set one half as words. */
	private torn(group: { from: number; to: number }, match: RegExpExecArray | null, name: string): boolean {
		const n = this.tokens.length;
		const at = this.tokens[n - 1]?.kind === 'group' ? n - 2 : n - 1;
		const last = this.tokens[at];
		if (last?.kind !== 'number') return false;
		const words = this.source.slice(group.from, group.to);
		const half = last.text.endsWith('.')
			? /^(\s*)(\d+)(\s+[A-Za-z/·²³ -]{1,20})?\s*$/.exec(words)
			: /^\d+$/.test(last.text)
				? /^(\s*)(\.\d+)(\s+[A-Za-z/·²³ -]{1,20})?\s*$/.exec(words)
				: null;
		if (!half || (match && !last.text.endsWith('.'))) return false;
		const [, lead, digits, unit] = half as unknown as [string, string, string, string | undefined];
		const end = group.from + lead.length + digits.length;
		this.tokens[at] = new Token('number', last.text + digits, last.start, end, last.space);
		if (unit) this.push('text', unit, end, group.to, name);
		return true;
	}

	/** `\mathrm{m\,s^{-1}}` behind a number, as the text of a unit. */
	private unitWords(words: string): string | undefined {
		const before = this.tokens[this.tokens.length - 1]?.kind;
		if (before !== 'number' && before !== 'endgroup' && before !== 'close' && before !== 'superscript')
			return undefined;
		const text = words
			.replace(/\\Omega(?![A-Za-z])/g, 'Ω')
			.replace(/\\mu(?![A-Za-z])\s?/g, 'µ')
			.replace(/\\(?:cdot|times)/g, '·')
			.replace(/\s*([·/])\s*/g, '$1');
		return !text.includes('\\') && parseUnitText(text) !== undefined ? ` ${text}` : undefined;
	}
}
