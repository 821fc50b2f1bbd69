import type {
	BigNode,
	CollectionNode,
	Expression,
	GapNode,
	MatrixNode,
	MeasureNode,
	NumberNode,
	SequenceNode,
} from '../expression.ts';
import { ranging, sameName } from '../read/bounds.ts';
import { factorText } from '../read/unit-words.ts';
import { walk } from '../walk.ts';
import { Level, levelOf } from './print-levels.ts';
import { grouped, written } from './print-number.ts';
import { BIG, MATRIX_ENVIRONMENTS } from './print-tables.ts';
import { isPlainUnit, unitLatex, unitWritten } from './print-unit.ts';

/** Prints what has parts side by side: numbers with units, sums over an index, matrices, lists, sequences. */
export abstract class StructurePrinter {
	protected readonly latex: boolean;
	/** In square brackets of plain text: no commas within numbers. */
	protected square = 0;

	constructor(latex: boolean) {
		this.latex = latex;
	}

	/** @param tail whether nothing follows that a sum sign or a function would take for its own */
	print(e: Expression, level: number = Level.sequence, tail = true): string {
		const own = levelOf(e, this.latex);
		const swallows = !tail && this.isOpenEnded(e);
		if (own < level || swallows) return `(${this.node(e, true)})`;
		return this.node(e, tail);
	}

	protected isOpenEnded(e: Expression): boolean {
		if (e.kind === 'big') return e.operator !== 'expectation';
		if (e.kind !== 'apply') return false;
		const last = e.args[e.args.length - 1];
		return (e.operator === 'multiply' || e.operator === 'negate') && last !== undefined && this.isOpenEnded(last);
	}

	protected pick(latex: string, text: string): string {
		return this.latex ? latex : text;
	}

	protected gap(reason: GapNode['reason']): string {
		if (reason === 'dots') return this.pick('\\dots', '…');
		if (reason === 'slot') return this.pick('\\cdot', '·');
		return reason === 'blank' ? this.pick('\\square', '□') : '';
	}

	protected hole(inside: readonly Expression[]): string {
		return inside.length > 0
			? inside.map(part => this.print(part, Level.postfix)).join(' ')
			: this.pick('\\square', '□');
	}

	protected number(n: NumberNode): string {
		const { digits, exponent, scale } = written(n);
		const shown = grouped(digits, this.latex ? '{,}' : this.square > 0 ? '' : ',');
		if (exponent !== undefined) return this.pick(`${shown}\\mathrm{e}${exponent}`, `${digits}e${exponent}`);
		if (scale === undefined) return shown;
		if (scale === '%') return shown + this.pick('\\%', '%');
		if (scale === '‰') return `${shown}‰`;
		if (scale === 'K' || scale === 'k') return this.pick(`${shown}\\text{ thousand}`, `${shown}K`);
		if (scale.length === 1) return this.pick(`${shown}\\text{${scale}}`, shown + scale);
		return this.pick(`${shown}\\text{ ${scale}}`, `${shown} ${scale}`);
	}

	protected measure(e: MeasureNode): string {
		const { unit } = e;
		const [first, ...rest] = unit.factors;
		if (first?.name === 'USD' && first.power === 1 && unit.text.startsWith('$') && e.value.kind === 'number') {
			const scale = e.value.scale;
			const number =
				this.latex && scale?.length === 1 && scale !== '%' ? this.number({ ...e.value, scale }) : this.number(e.value);
			const below = rest.length > 0 ? factorText(rest) : '';
			if (rest.every(factor => factor.power < 0))
				return this.pick(
					`\\$${number}${below ? `\\text{${below}}` : ''}`,
					`$${number}${below.includes(' ') ? ` "${below}"` : below}`,
				);
		}
		const value =
			e.value.kind === 'number' && isLetterScale(e.value)
				? this.number(e.value)
				: this.print(e.value, Level.postfix, false);
		const inner = e.value.kind === 'measure' || e.value.kind === 'unit' ? `(${value})` : value;
		const worded = e.value.kind === 'number' && /^per ?cent$/.test(unit.text.trim());
		if (first?.name === '%' && rest.length === 0 && !worded) return this.pick(`${inner}\\%`, `${inner}%`);
		const text = unitWritten(unit);
		return this.pick(
			`${inner} ${unitLatex(` ${text}`)}`,
			e.value.kind === 'number' && isPlainUnit(text) ? `${inner} ${text}` : `${inner} "${text}"`,
		);
	}

	/** A list between commas; a single "a given b" needs no brackets of its own. */
	protected arguments(args: readonly Expression[]): string {
		const [only] = args;
		if (args.length === 1 && only?.kind === 'apply' && only.operator === 'conditional') {
			const [a, b] = only.args as [Expression, Expression];
			const before = a.kind === 'sequence' ? Level.sequence : Level.logic;
			return `${this.print(a, before)} ${this.pick('\\mid', '|')} ${this.print(b)}`;
		}
		return args.map(arg => this.print(arg, Level.logic)).join(', ');
	}

	protected big(e: BigNode, tail: boolean): string {
		const [latex, text] = BIG[e.operator];
		const name = this.latex ? latex : text;
		const below = this.below(e);
		if (e.operator === 'for-all' || e.operator === 'exists') {
			const body = e.body.kind === 'symbol' && e.body.name === 'true' ? '' : ` : ${this.print(e.body)}`;
			return `${name} ${below}${body}`;
		}
		const [variable] = e.variables;
		// \sum_\text{boson species}: words without braces are one name
		const words =
			e.variables.length === 1 &&
			variable?.kind === 'symbol' &&
			below === this.print(variable) &&
			/^[A-Za-z]+_\w+$|^(?:in|at|on|from|to|by|if|for|is|as)$/.test(variable.base);
		const under = words
			? this.pick(`\\text{${variable.base.replace(/_/g, ' ')}}`, `"${variable.base.replace(/_/g, ' ')}"`)
			: `{${below}}`;
		const limits = (below === '' ? '' : `_${under}`) + (e.upper ? `^{${this.print(e.upper)}}` : '');
		if (e.operator === 'expectation')
			return `${name}${limits}[${this.bracketed(e.body.kind === 'collection' && e.body.form === 'tuple' ? e.body.items : [e.body])}]`;
		if (e.operator === 'integral') return this.integral(e, name);
		const body = this.print(e.body, Level.term, tail);
		// `max {a, b} / 2` takes the set alone.
		const brace =
			(e.operator === 'max' || e.operator === 'min') && /^\\?\{/.test(body) && levelOf(e.body, this.latex) < Level.atom;
		return `${name}${limits} ${brace ? `(${body})` : body}`;
	}

	protected integral(e: BigNode, name: string): string {
		const from = e.lower ?? e.domain;
		const limits = (from ? `_{${this.print(from)}}` : '') + (e.upper ? `^{${this.print(e.upper)}}` : '');
		const [by] = e.variables;
		const body = this.print(e.body, by ? Level.postfix : Level.term);
		return `${name}${limits} ${body}${by ? `${this.pick(' \\, d ', ' d ')}${this.print(by)}` : ''}`;
	}

	/** Arguments in square brackets. */
	protected bracketed(args: readonly Expression[]): string {
		this.square++;
		const out = this.arguments(args);
		this.square--;
		return out;
	}

	protected below(e: BigNode): string {
		// What a second condition lets run is named by it: `i \in I, j \in J`.
		const conditions = e.condition?.kind === 'sequence' ? e.condition.items : e.condition ? [e.condition] : [];
		const apart = e.lower || e.domain;
		const named = conditions.flatMap(condition => (apart && condition.kind === 'relation' ? ranging(condition) : []));
		if (!apart) for (const condition of conditions) walk(condition, node => named.push(node));
		const names = e.variables
			.filter(variable => !named.some(other => sameName(variable, other)))
			.map(variable => this.print(variable))
			.join(', ');
		let out = names;
		if (e.lower && names === '') out = this.print(e.lower, Level.sum);
		else if (e.lower)
			out = `${names} ${e.operator === 'limit' ? this.pick('\\to', '→') : '='} ${this.print(e.lower, Level.sum)}`;
		else if (e.domain)
			out =
				names === ''
					? this.print(e.domain, Level.sum)
					: `${names} ${e.operator === 'expectation' ? this.pick('\\sim', '~') : this.pick('\\in', '∈')} ${this.print(e.domain, Level.sum)}`;
		if (!e.condition) return out;
		return out === '' ? this.print(e.condition) : `${out}, ${this.print(e.condition)}`;
	}

	protected matrix(e: MatrixNode): string {
		if (this.latex) {
			const environment = MATRIX_ENVIRONMENTS[e.bracket];
			return `\\begin{${environment}} ${e.rows.map(row => row.map(cell => this.print(cell)).join(' & ')).join(' \\\\ ')} \\end{${environment}}`;
		}
		this.square++;
		const single = e.rows.every(row => row.length === 1);
		const out = single
			? `[${e.rows.map(row => this.print(row[0] as Expression, Level.postfix)).join('; ')}${e.rows.length === 1 ? ';' : ''}]`
			: `[${e.rows.map(row => `[${row.map(cell => this.print(cell, Level.sum) || '""').join(', ')}]`).join(', ')}]`;
		this.square--;
		return out;
	}

	protected collection(e: CollectionNode): string {
		const square = e.form === 'list' || (e.form === 'interval' && e.closed?.[0]);
		if (square && !this.latex) this.square++;
		const items = e.items.map(item => this.print(item, Level.logic));
		if (square && !this.latex) this.square--;
		const list = items.join(', ');
		const brace = this.latex ? ['\\{', '\\}'] : ['{', '}'];
		switch (e.form) {
			case 'tuple':
				return `(${list})`;
			case 'list':
				return `[${list}]`;
			case 'interval':
				return `${e.closed?.[0] ? '[' : '('}${list}${e.closed?.[1] ? ']' : ')'}`;
			case 'set':
				return `${brace[0]}${list}${brace[1]}`;
			case 'builder':
				return `${brace[0]}${items[0] ?? ''} : ${items.slice(1).join(', ')}${brace[1]}`;
		}
	}

	protected sequence(e: SequenceNode): string {
		let out = '';
		for (let i = 0; i < e.items.length; i++) {
			const item = e.items[i] as Expression;
			const shown = this.print(item, Level.logic);
			// words behind a formula stand beside it: a blank before them keeps them apart
			out += item.kind === 'text' && i > 0 ? shown.replace(/^(?:\\text\{|")(?=\S)/, '$& ') : shown;
			const separator = e.separators[i];
			if (separator === undefined) continue;
			const words = item.kind === 'text' || e.items[i + 1]?.kind === 'text';
			out += this.separator(separator, words);
		}
		return this.latex && e.separators.includes('row')
			? `\\begin{gathered} ${out.startsWith('[') ? '{}' : ''}${out} \\end{gathered}`
			: out;
	}

	protected separator(separator: SequenceNode['separators'][number], words: boolean): string {
		switch (separator) {
			case ',':
				return ', ';
			case ';':
				return this.pick(';\\; ', '; ');
			case ':':
				return ' : ';
			case '⟹':
				return this.pick(' \\implies ', ' ⟹ ');
			case '⟺':
				return this.pick(' \\iff ', ' ⟺ ');
			case 'row':
				return this.pick(' \\\\ ', ' ⏎ ');
			case 'quad':
				return this.pick(' \\quad ', '\u2003');
			case 'text':
				return words ? ' ' : this.pick(' \\text{ and } ', ' and ');
		}
	}

	/** A node without brackets around it. */
	protected abstract node(e: Expression, tail: boolean): string;
}

const isLetterScale = (n: NumberNode): boolean => n.scale !== undefined;
