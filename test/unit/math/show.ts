import type { Expression } from '../../../src/core/math/expression.ts';

/** A tree on one line, for tables of tests: `(add a (negate 2))`, `<3 GB>` a quantity, `f(x)` a call, `{a = b}` a chain. */
export function show(e: Expression): string {
	switch (e.kind) {
		case 'number':
			return e.decimal;
		case 'symbol':
			return e.name;
		case 'measure':
			return `<${show(e.value)} ${show(e.unit)}>`;
		case 'unit':
			return e.factors.map(({ name, power }) => (power === 1 ? name : `${name}^${power}`)).join('·');
		case 'text':
			return `"${e.text}"`;
		case 'apply':
			return `(${e.operator}${e.operator === 'add' && e.sign ? '+' : ''}${e.args.map(arg => ` ${show(arg)}`).join('')})`;
		case 'call':
			return `${show(e.head)}(${e.args.map(show).join(', ')})`;
		case 'index':
			return `${show(e.base)}[${e.indices.map(show).join(', ')}]`;
		case 'big': {
			const parts: string[] = [e.operator];
			if (e.variables.length > 0) parts.push(e.variables.map(show).join(','));
			if (e.lower) parts.push(`from ${show(e.lower)}`);
			if (e.upper) parts.push(`to ${show(e.upper)}`);
			if (e.domain) parts.push(`in ${show(e.domain)}`);
			if (e.condition) parts.push(`if ${show(e.condition)}`);
			return `(${parts.join(' ')} : ${show(e.body)})`;
		}
		case 'matrix':
			return `[${e.rows.map(row => row.map(show).join(', ')).join('; ')}]`;
		case 'collection': {
			const items = e.items.map(show).join(', ');
			return e.closed ? `${e.closed[0] ? '[' : '('}${items}${e.closed[1] ? ']' : ')'}` : `${e.form}(${items})`;
		}
		case 'cases':
			return `cases(${e.rows.map(row => show(row.value) + (row.condition ? ` if ${show(row.condition)}` : '')).join('; ')})`;
		case 'relation':
			return `{${e.operands.map((operand, i) => show(operand) + (e.operators[i] ? ` ${e.operators[i]} ` : '')).join('')}}`;
		case 'sequence':
			return e.items.map((item, i) => show(item) + (e.separators[i] ? ` «${e.separators[i]}» ` : '')).join('');
		case 'gap':
			return { dots: '…', empty: '∅', slot: '·', blank: '□' }[e.reason];
		case 'hole':
			return '?';
	}
}
