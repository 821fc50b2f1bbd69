import type { ApplyNode, Expression, IndexNode, NumberNode } from '../expression.ts';
import { WHOLE } from '../read/scripts.ts';
import { some } from '../walk.ts';
import { isMixedNumber, isSimpleIndex, Level, levelOf, productSign } from './print-levels.ts';
import { written } from './print-number.ts';
import { StructurePrinter } from './print-structures.ts';
import { exponentIsSpecial, inverseIsPower, symbolLatex, symbolText } from './print-symbol.ts';
import { BARE, FUNCTIONS, LONE_SIGNS, NAMED, RELATIONS } from './print-tables.ts';
import { endsInUnit, isUnitLike, superscriptDigits, unitLatex, unitWritten } from './print-unit.ts';

/** The tree as LaTeX. Reading what was printed gives the same tree; brackets stand only where they are needed. */
export const toLatex = (e: Expression): string => new Printer(true).print(e);

/** The tree as one line of Unicode text, for messages and hovers. Reading it as plain text gives the same tree. */
export const toText = (e: Expression): string => new Printer(false).print(e);

class Printer extends StructurePrinter {
	protected override node(e: Expression, tail: boolean): string {
		switch (e.kind) {
			case 'number':
				return this.number(e);
			case 'symbol':
				return this.latex ? symbolLatex(e, sub => this.print(sub)) : symbolText(e, sub => this.print(sub));
			case 'measure':
				return this.measure(e);
			case 'unit':
				// Pieces of \text would be units side by side.
				return this.pick(
					e.factors.length > 1 ? `\\text{${unitWritten(e)}}` : unitLatex(unitWritten(e)),
					`"${unitWritten(e)}"`,
				);
			case 'text':
				if (e.text === WHOLE) return WHOLE;
				if (LONE_SIGNS.has(e.text)) return this.pick(LONE_SIGNS.get(e.text) as string, e.text);
				return this.pick(`\\text{${e.text.replace(/([$%#&_{}])/g, '\\$1')}}`, `"${e.text}"`);
			case 'apply':
				return this.decorated(e, tail);
			case 'call':
				return `${e.head.kind === 'symbol' || this.latex ? this.print(e.head, Level.atom) : `(${this.print(e.head)})`}(${this.arguments(e.args)})`;
			case 'index':
				return this.index(e);
			case 'big':
				return this.big(e, tail);
			case 'matrix':
				return this.matrix(e);
			case 'collection':
				return this.collection(e);
			case 'cases':
				return this.latex
					? `\\begin{cases} ${e.rows.map(row => `${this.print(row.value, Level.sum)} & ${row.condition ? `\\text{if } ${this.print(row.condition)}` : '\\text{otherwise}'}`).join(' \\\\ ')} \\end{cases}`
					: `{${e.rows.map(row => `${this.print(row.value, Level.sum)} ${row.condition ? `if ${this.print(row.condition)}` : 'otherwise'}`).join('; ')}}`;
			case 'relation':
				return e.operands
					.map((operand, i) => {
						const sign = e.operators[i];
						return (
							this.print(operand, Level.sum) + (sign === undefined ? '' : ` ${this.latex ? RELATIONS[sign] : sign} `)
						);
					})
					.join('')
					.trim();
			case 'sequence':
				return this.sequence(e);
			case 'gap':
				return this.gap(e.reason);
			case 'hole':
				return this.hole(e.inside);
		}
	}

	private decorated(e: ApplyNode, tail: boolean): string {
		if (e.decoration === undefined || !this.latex) return this.apply(e, tail);
		const inner =
			e.operator === 'add' && e.args.length === 1
				? this.print(e.args[0] as Expression)
				: this.apply({ ...e, decoration: undefined, note: undefined }, true);
		const note = e.note ? `${e.decoration === 'overbrace' ? '^' : '_'}{${this.print(e.note)}}` : '';
		return `\\${e.decoration}{${inner}}${e.decoration === 'underbrace' || e.decoration === 'overbrace' ? note : ''}`;
	}

	private apply(e: ApplyNode, tail: boolean): string {
		const [a, b] = e.args as [Expression, Expression];
		switch (e.operator) {
			case 'add':
				return this.sum(e, tail);
			case 'negate':
				// -(7 mod 3) is not the remainder of -7
				return `-${this.print(a, a.kind === 'apply' && a.operator === 'mod' ? Level.factor : Level.term, tail)}`;
			case 'plus-minus':
				return b
					? `${this.print(a, Level.term)} ${this.pick('\\pm', '±')} ${this.print(b, Level.term, tail)}`
					: `${this.pick('\\pm ', '±')}${this.print(a, Level.term, tail)}`;
			case 'union':
				return `${this.print(a, Level.term)} ${this.pick('\\cup', '∪')} ${this.print(b, Level.term, tail)}`;
			case 'intersection':
				return `${this.print(a, Level.term, false)} ${this.pick('\\cap', '∩')} ${this.print(b, Level.factor, tail)}`;
			case 'difference':
				return `${this.print(a, Level.term)} ${this.pick('\\setminus', '∖')} ${this.print(b, Level.term, tail)}`;
			case 'direct-sum':
				return `${this.print(a, Level.term)} ${this.pick('\\oplus', '⊕')} ${this.print(b, Level.term, tail)}`;
			case 'range':
				return `${this.print(a, Level.term)}${this.pick(' \\text{ to } ', '–')}${this.print(b, Level.term, tail)}`;
			case 'multiply':
				return this.product(e, tail);
			case 'divide':
				return this.quotient(e, tail);
			case 'hadamard':
				return `${this.print(a, Level.term, false)} ${this.pick('\\odot', '⊙')} ${this.print(b, Level.factor, tail)}`;
			case 'kronecker':
				return `${this.print(a, Level.term, false)} ${this.pick('\\otimes', '⊗')} ${this.print(b, Level.factor, tail)}`;
			case 'mod':
				return `${this.print(a, Level.term, false)} ${this.pick('\\bmod', 'mod')} ${this.print(b, Level.factor, tail)}`;
			case 'power':
				return this.power(a, b);
			case 'transpose':
				return this.raised(a, this.pick('\\top', 'ᵀ'));
			case 'inverse':
				return inverseIsPower(a, this.latex)
					? this.raised(a, this.pick('-1', '⁻¹'))
					: `${this.operatorName('inv')}(${this.print(a)})`;
			case 'pseudo-inverse':
				return this.latex ? this.raised(a, '+') : `pinv(${this.print(a)})`;
			case 'adjoint':
				return this.latex ? this.raised(a, '\\mathsf{H}') : `adjoint(${this.print(a)})`;
			case 'factorial':
				return `${this.print(a, Level.atom, false)}!`;
			case 'sqrt':
				if (this.latex) return b ? `\\sqrt[${this.print(b)}]{${this.print(a)}}` : `\\sqrt{${this.print(a)}}`;
				return b
					? `sqrt(${this.arguments(e.args)})`
					: a.kind === 'number' && a.scale === undefined && !/e/.test(this.number(a))
						? `√${this.number(a)}`
						: `√(${this.print(a)})`;
			case 'abs':
				return `${this.pick('\\lvert ', 'abs(')}${this.print(a)}${this.pick(' \\rvert', ')')}`;
			case 'cardinality':
				return this.latex && a.kind === 'collection' && (a.form === 'set' || a.form === 'builder')
					? `\\lvert ${this.print(a)} \\rvert`
					: `${this.operatorName('card')}(${this.print(a)})`;
			case 'norm':
				if (!this.latex && b) return `norm(${this.arguments(e.args)})`;
				return `${this.pick('\\lVert ', 'norm(')}${this.print(a)}${this.pick(' \\rVert', ')')}${b ? `_{${this.print(b)}}` : ''}`;
			case 'floor':
				return this.fenced(this.print(a), ['\\lfloor', '⌊'], ['\\rfloor', '⌋']);
			case 'ceil':
				return this.fenced(this.print(a), ['\\lceil', '⌈'], ['\\rceil', '⌉']);
			case 'inner':
				return `${this.pick('\\langle ', '⟨')}${this.arguments(e.args)}${this.pick(' \\rangle', '⟩')}`;
			case 'bra':
				return `${this.pick('\\langle ', '⟨')}${this.print(a, Level.logic)}${this.pick(' \\rvert', '|')}`;
			case 'ket':
				return `${this.pick('\\lvert ', '|')}${this.print(a, Level.logic)}${this.pick(' \\rangle', '⟩')}`;
			case 'slice':
				return e.args.map(arg => this.print(arg, Level.sum)).join(':');
			case 'binomial':
				return this.latex ? `\\binom{${this.print(a)}}{${this.print(b)}}` : `binom(${this.arguments(e.args)})`;
			case 'conditional':
				return `(${this.print(a, Level.sum)} ${this.pick('\\mid', '|')} ${this.print(b)})`;
			case 'gradient':
				return this.gradient(a, b);
			case 'derivative':
				return this.derivative(e);
			case 'and':
			case 'or': {
				const sign = e.operator === 'and' ? this.pick(' \\land ', ' ∧ ') : this.pick(' \\lor ', ' ∨ ');
				return e.args.map(arg => this.print(arg, Level.relation)).join(sign);
			}
			case 'not':
				return `${this.pick('\\lnot ', '¬')}${this.print(a, Level.atom)}`;
			case 'big-o':
				return `${this.pick('\\mathcal{O}', 'O')}(${this.arguments(e.args)})`;
			case 'expectation':
				return `${this.pick('\\mathbb{E}', '𝔼')}[${this.bracketed(e.args)}]`;
			case 'det':
				if (a.kind === 'matrix' && a.bracket === '|' && this.latex) return this.matrix(a);
				return this.function(e, tail);
			default:
				return this.function(e, tail);
		}
	}

	/** Between signs of its own, which grow with a fraction in it. */
	private fenced(inner: string, open: readonly [string, string], close: readonly [string, string]): string {
		const tall = this.latex && /\\d?frac\b/.test(inner);
		return `${tall ? '\\left' : ''}${this.pick(`${open[0]} `, open[1])}${inner}${tall ? ' \\right' : this.pick(' ', '')}${this.pick(...close)}`;
	}

	private operatorName(name: string): string {
		return this.latex ? `\\operatorname{${name}}` : name;
	}

	private function(e: ApplyNode, tail: boolean): string {
		const known = FUNCTIONS[e.operator];
		const name = known ? known[this.latex ? 0 : 1] : this.operatorName(NAMED[e.operator] ?? e.operator);
		const [a, b] = e.args as [Expression, Expression | undefined];
		if ((e.operator === 'log' || (e.operator === 'softmax' && (b?.kind === 'symbol' || b?.kind === 'text'))) && b) {
			const base =
				e.operator === 'softmax'
					? this.pick(`_{\\text{${b.kind === 'symbol' ? b.base : ''}}}`, `_{${this.print(b)}}`)
					: `_{${this.print(b)}}`;
			return `${name}${base}(${this.print(a)})`;
		}
		if (BARE.has(e.operator) && tail && e.args.length === 1 && isBareArgument(a)) return `${name} ${this.print(a)}`;
		return `${name}(${this.arguments(e.args)})`;
	}

	private sum(e: ApplyNode, tail: boolean): string {
		const { args } = e;
		if (args.length === 1) return this.print(args[0] as Expression, Level.sequence, tail);
		if (e.sign === 'juxtaposed' && isMixedNumber(e)) {
			const [whole, part] = args as [NumberNode, ApplyNode];
			const [above, below] = part.args as [NumberNode, NumberNode];
			return this.pick(
				`${this.number(whole)}\\frac{${this.number(above)}}{${this.number(below)}}`,
				`${this.number(whole)} ${this.number(above)}/${this.number(below)}`,
			);
		}
		let out = '';
		for (let i = 0; i < args.length; i++) {
			const arg = args[i] as Expression;
			const negative = arg.kind === 'apply' && arg.operator === 'negate' && arg.decoration === undefined;
			const term = negative ? (arg.args[0] as Expression) : arg;
			const names = namesReachingOn(term);
			const reaches =
				(i < args.length - 1 && reachesToEnd(term)) ||
				(names.length > 0 && args.slice(i + 1).some(next => some(next, node => isOneOf(node, names))));
			out += negative ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + ';
			// -(7 mod 3) at the start is not the remainder of -7
			const whole = negative && i === 0 && term.kind === 'apply' && term.operator === 'mod';
			out += this.print(term, whole ? Level.factor : Level.term, !reaches);
		}
		void tail;
		return out;
	}

	private product(e: ApplyNode, tail: boolean): string {
		const sign = productSign(e, this.latex);
		const last = e.args.length - 1;
		if (sign === 'juxtaposed')
			return e.args.map((arg, i) => this.print(arg, Level.postfix, tail && i === last)).join(' ');
		const between = {
			times: this.pick(' \\times ', ' × '),
			dot: this.pick(' \\cdot ', ' · '),
			star: this.pick(' * ', ' * '),
		}[sign];
		return e.args
			.map((arg, i) => {
				if (i > 0) return this.print(arg, Level.factor, tail && i === last);
				// A product on the left stays without brackets where its sign is another.
				const same =
					arg.kind === 'apply' &&
					arg.operator === 'multiply' &&
					arg.decoration === undefined &&
					productSign(arg, this.latex) === sign;
				return this.print(arg, same ? Level.factor : Level.term, false);
			})
			.join(between);
	}

	private quotient(e: ApplyNode, tail: boolean): string {
		const [a, b] = e.args as [Expression, Expression];
		if (this.latex && e.sign !== 'slash' && e.sign !== 'div') return `\\frac{${this.print(a)}}{${this.print(b)}}`;
		const sign = e.sign === 'div' ? this.pick(' \\div ', ' ÷ ') : ' / ';
		// A reader of plain text sees a / (b c), not a / b times c.
		const several = !this.latex && b.kind === 'apply' && b.operator === 'multiply';
		const below = this.print(
			b,
			isUnitLike(b) && endsInUnit(a) ? Level.atom + 1 : several ? Level.postfix : Level.factor,
			tail,
		);
		return `${this.print(a, Level.term, false)}${sign}${below}`;
	}

	private power(base: Expression, exponent: Expression): string {
		if (!this.latex) return this.textPower(base, exponent);
		const inner = this.print(exponent);
		if (
			base.kind === 'number' &&
			levelOf(base, true) === Level.atom &&
			!/e/.test(written(base).digits) &&
			written(base).exponent === undefined
		)
			return `${this.number(base)}^{${inner}}`;
		const special = exponentIsSpecial(base, exponent);
		if (base.kind === 'symbol' && base.label === undefined)
			return special ? `{${this.print(base)}}^{{${inner}}}` : `${this.print(base)}^{${inner}}`;
		const shown =
			base.kind === 'symbol' || base.kind === 'call' || base.kind === 'index'
				? `{${this.print(base)}}`
				: this.carrier(base);
		return special ? `${shown}^{{${inner}}}` : `${shown}^{${inner}}`;
	}

	private textPower(base: Expression, exponent: Expression): string {
		const bare =
			base.kind === 'symbol' ||
			(base.kind === 'gap' && base.reason === 'empty') ||
			(base.kind === 'number' && levelOf(base, false) === Level.atom && written(base).exponent === undefined);
		const shown = bare ? this.print(base) : `(${this.print(base)})`;
		const small = superscriptDigits(exponent);
		if (small && !exponentIsSpecial(base, exponent)) return shown + small;
		return `${shown}^(${this.print(exponent)})`;
	}

	/** A base in brackets, unless brackets of its own close it off. */
	private carrier(base: Expression): string {
		if (base.kind === 'gap' && base.reason === 'empty' && this.latex) return '{}';
		const closed = base.kind === 'matrix' && base.bracket !== '';
		if (closed) return this.print(base);
		if (
			base.kind === 'apply' &&
			this.latex &&
			['abs', 'norm', 'floor', 'ceil', 'sqrt'].includes(base.operator) &&
			base.args.length === 1
		)
			return this.print(base);
		return `(${this.print(base)})`;
	}

	private raised(base: Expression, mark: string): string {
		const bare = base.kind === 'symbol' && (base.label === undefined || !this.latex);
		const shown = bare
			? this.print(base)
			: this.latex && (base.kind === 'symbol' || base.kind === 'call')
				? base.kind === 'symbol'
					? `(${this.print(base)})`
					: `{${this.print(base)}}`
				: this.carrier(base);
		return this.latex ? `${shown}^{${mark}}` : shown + mark;
	}

	private index(e: IndexNode): string {
		const { base, indices } = e;
		if (!this.latex && base.kind === 'symbol') this.square++;
		const list = indices.map(index => this.print(index, Level.relation)).join(', ');
		if (!this.latex && base.kind === 'symbol') this.square--;
		// `W[i, j + b]` would be a product; LaTeX has another way to say it.
		if (base.kind === 'symbol')
			return !this.latex && indices.some(index => index.kind === 'relation')
				? `(${this.print(base)})_(${list})`
				: this.latex && !isSimpleIndex(e)
					? `[${this.print(base)}]_{${list}}`
					: `${this.print(base)}[${list}]`;
		if (this.latex) return `${base.kind === 'call' ? `{${this.print(base)}}` : this.carrier(base)}_{${list}}`;
		if (base.kind === 'gap' && base.reason === 'empty') return `_(${list})`;
		return `(${this.print(base)})_(${list})`;
	}

	private gradient(of: Expression, by: Expression | undefined): string {
		const sign = this.pick('\\nabla', '∇') + (by ? `_{${this.print(by)}}` : '');
		const simple = of.kind === 'symbol' || of.kind === 'call';
		return `${sign}${this.latex && simple ? ' ' : ''}${simple ? this.print(of) : `(${this.print(of)})`}`;
	}

	private derivative(e: ApplyNode): string {
		const [of, by, order] = e.args as [Expression, Expression, Expression | undefined];
		const variables = by.kind === 'collection' ? by.items : [by];
		if (!this.latex) {
			if (of.kind === 'symbol' && by.kind === 'symbol' && !order) return `∂${this.print(of)}/∂${this.print(by)}`;
			return `derivative(${this.arguments(e.args)})`;
		}
		const power = order ? `^{${this.print(order)}}` : '';
		const simple = of.kind === 'symbol' || of.kind === 'call';
		const top = simple ? this.print(of) : `(${this.print(of)})`;
		const below = variables
			.map(
				variable =>
					`\\partial ${this.print(variable, Level.postfix)}${variables.length === 1 && variable.kind === 'symbol' && variable.label === undefined ? power : ''}`,
			)
			.join(' ');
		return `\\frac{\\partial${power} ${top}}{${below}}`;
	}
}

/** The variables of an extreme at the end of a term: as it is read, the extreme goes on over the terms that speak of them. */
const namesReachingOn = (e: Expression): readonly string[] => {
	if (e.kind === 'apply' && (e.operator === 'multiply' || e.operator === 'negate'))
		return namesReachingOn(e.args[e.args.length - 1] as Expression);
	if (e.kind !== 'big') return [];
	const own = ['max', 'min', 'argmax', 'argmin', 'sup', 'inf'].includes(e.operator)
		? e.variables.flatMap(variable => (variable.kind === 'symbol' ? [variable.name] : []))
		: [];
	return [...own, ...namesReachingOn(e.body)];
};

/** Whether the place of an extreme stands last: as it is read, it goes on over all terms behind it. */
const reachesToEnd = (e: Expression): boolean =>
	e.kind === 'big'
		? e.operator === 'argmax' || e.operator === 'argmin' || reachesToEnd(e.body)
		: e.kind === 'apply' &&
			(e.operator === 'multiply' || e.operator === 'negate') &&
			reachesToEnd(e.args[e.args.length - 1] as Expression);

const isOneOf = (node: Expression, names: readonly string[]): boolean =>
	node.kind === 'symbol' && names.includes(node.name);

const isBareArgument = (e: Expression): boolean =>
	(e.kind === 'number' && e.scale === undefined && written(e).exponent === undefined) ||
	(e.kind === 'symbol' && e.base.length === 1 && e.label === undefined);
