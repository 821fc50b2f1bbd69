import { say } from '../../text/message.ts';
import type { ApplyNode, Expression, MeasureNode, NumberNode, UnitNode } from '../expression.ts';
import { apply } from '../nodes.ts';
import { scaleWordBehind } from './amounts.ts';
import { readArgumentList, readArguments, readIndices } from './calls.ts';
import type { Cursor } from './cursor.ts';
import { readUnitBehind } from './measure.ts';
import { symbolNode } from './names.ts';
import { applyScript, readSubscript } from './scripts.ts';
import { isMatrixLike, readSuperscript, unicodeScript } from './superscripts.ts';
import type { Token } from './tokens.ts';

/** What may stand behind any operand: indices, powers, factorials, arguments, units. */
export function readPostfix(p: Cursor, operand: Expression, start: number): Expression {
	let e = operand;
	for (let rounds = 0; rounds < 60; rounds++) {
		const token = p.peek();
		switch (token.kind) {
			case '_': {
				if (e.kind === 'hole') return e;
				p.next();
				const { grouped } = p;
				const index = readSubscript(p);
				p.grouped = grouped;
				e = indexed(p, e, index, start);
				break;
			}
			case 'subscript': {
				p.next();
				e = indexed(p, e, unicodeScript(token), start);
				break;
			}
			case '^':
			case 'superscript': {
				e = readOuterPower(p, e, start);
				break;
			}
			case 'prime':
				p.next();
				e =
					e.kind === 'symbol'
						? { ...e, label: (e.label ?? '') + token.text, name: e.name + token.text, span: p.spanFrom(start) }
						: e;
				break;
			case '!':
				// In plain text `a!= b` is an inequality; in LaTeX that is \\ne, and `5!=120` a factorial.
				if (!p.latex && p.peek(1).kind === 'relation' && p.peek(1).space === 0 && p.peek(1).text === '=') return e;
				p.next();
				if (p.is('!') && p.peek().space === 0) {
					while (p.take('!'));
					return p.hole(say`a double factorial is not read`, start, [e]);
				}
				e = apply(p, 'factorial', [e], start);
				break;
			case '%':
				if (!p.latex && token.space > 0 && p.peek(1).space > 0 && p.peek(1).kind === 'number') return e;
				p.next();
				e = percent(p, e, start);
				break;
			case 'open':
				if (token.text === '(' && e.kind === 'apply' && e.operator === 'derivative') {
					e = { kind: 'call', span: e.span, head: e, args: readArgumentList(p, p.next()) };
					e = { ...e, span: p.spanFrom(start) };
					break;
				}
				if (token.text === '(' && takesArguments(p, e, token)) {
					e = readArguments(p, e, start);
					break;
				}
				if (token.text === '[' && (e.kind === 'symbol' || e.kind === 'index') && !p.columns) {
					const index = readIndices(p, e, start) ?? (isProbability(e) ? readArguments(p, e, start) : undefined);
					if (!index) return e;
					e = index;
					break;
				}
				return e;
			default: {
				const power = e.kind === 'apply' && e.operator === 'power' && isNumeral(e) ? scaleWordBehind(p) : undefined;
				if (power !== undefined) {
					e = apply(p, 'multiply', [e, powerOfTen(power, p.spanFrom(start))], start);
					break;
				}
				const measured = readUnitBehind(p, e, start);
				if (!measured) return e;
				e = measured;
			}
		}
	}
	return e;
}

/** `10^3`: a number to a power that is one. */
const isNumeral = (e: ApplyNode): boolean => e.args.every(arg => arg.kind === 'number');

const powerOfTen = (power: number, span: Expression['span']): NumberNode => ({
	kind: 'number',
	span: { start: span.end, end: span.end },
	decimal: `1e${power}`,
	value: 10 ** power,
	lastPlace: 0,
	trailingZeros: 0,
	exact: true,
});

const percent = (p: Cursor, e: Expression, start: number): Expression => ({
	kind: 'measure',
	span: p.spanFrom(start),
	value: e,
	unit: { kind: 'unit', span: { start: p.end - 1, end: p.end }, text: '%', factors: [{ name: '%', power: 1 }] },
});

/** `P[X = 1 \mid Y]` */
const isProbability = (e: Expression): boolean => e.kind === 'symbol' && e.name === 'P';

const takesArguments = (p: Cursor, e: Expression, token: Token): boolean => {
	if (e.kind !== 'symbol' || e === p.grouped) return false;
	if ((p.columns && token.space > 0) || token.space === 2) return false;
	return e.base !== 'infty' && e.base !== 'partial';
};

function indexed(p: Cursor, e: Expression, index: Expression, start: number): Expression {
	const indices = index.kind === 'collection' && index.form === 'list' ? index.items : [index];
	if (e.kind === 'symbol' && e.subscript === undefined && e !== p.grouped)
		return { ...symbolNode(e.base, p.spanFrom(start), { ...e, subscript: index }) };
	return { kind: 'index', span: p.spanFrom(start), base: e, indices };
}

/** A superscript on something that is no bare symbol. */
function readOuterPower(p: Cursor, e: Expression, start: number): Expression {
	const scalar = isPlainNumber(e);
	const braced = p.tokens[p.at - 1]?.kind === 'endgroup' && p.tokens[p.at - 2]?.kind === 'text';
	const amount = braced && (e.kind === 'unit' || (e.kind === 'measure' && e.value.kind === 'number'));
	const script = readSuperscript(p, undefined, !scalar, !scalar && hasMatrix(e));
	if (amount && script.kind === 'power')
		return withLastUnitRaised(p, e, script.exponent, start) ?? applyScript(p, e, script, start);
	return applyScript(p, e, script, start);
}

/** `{9.80 \text{ m/s}}^{2}`: braces group for the eye only, and the power is that of the unit it stands at. */
function withLastUnitRaised(
	p: Cursor,
	e: MeasureNode | UnitNode,
	exponent: Expression,
	start: number,
): Expression | undefined {
	const old = e.kind === 'measure' ? e.unit : e;
	const last = old.factors.at(-1);
	const negative = exponent.kind === 'apply' && exponent.operator === 'negate';
	const size = negative ? exponent.args[0] : exponent;
	if (!last || size?.kind !== 'number' || !Number.isInteger(size.value)) return undefined;
	const power = negative ? -size.value : size.value;
	const factors = [...old.factors.slice(0, -1), { ...last, power: last.power * power }];
	const unit: UnitNode = { ...old, factors, text: `${old.text.trim()}^${power}` };
	const span = p.spanFrom(start);
	return e.kind === 'measure' ? { ...e, unit, span } : { ...unit, span };
}

const isPlainNumber = (e: Expression): boolean => {
	if (e.kind === 'number' || e.kind === 'measure') return true;
	if (e.kind !== 'apply') return false;
	if (e.operator === 'add') return e.args.some(arg => arg.kind === 'number');
	if (e.operator === 'divide') return !e.args.some(arg => arg.kind === 'apply' && arg.operator === 'norm');
	return e.operator === 'power';
};

function hasMatrix(e: Expression): boolean {
	if (e.kind === 'symbol') return isMatrixLike({ base: e.base, style: e.style, subscript: undefined });
	if (e.kind === 'matrix') return true;
	if (e.kind === 'apply') return e.args.some(hasMatrix);
	return false;
}
