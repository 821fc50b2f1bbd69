import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { shapeIn } from '../../quantities/givens.ts';
import { locate, type Statement } from '../../quantities/statement.ts';
import type { TracedShape, TracedSize } from '../../solve/run/trace.ts';
import { say } from '../../text/message.ts';
import { factorOf } from './factors.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';

/**
 * Shapes that an answer gives to matrices against the key's. The same shape is right. The other way round is wrong only where the text lays
 * tokens out as columns, as the key does: whoever writes them as rows turns every matrix.
 *
 * @param laidOut shapes that the question and the problem give, and the words of the problem.
 */
export function checkDeclaredShapes(
	{ part, solution, answer, findings }: PartUnderCheck,
	laidOut: readonly Statement[],
	words: string,
): void {
	const { trace } = solution;
	if (!trace || trace.shapes.length === 0) return;
	const said = (statement: Statement) => {
		const { expression } = statement;
		const first = expression.kind === 'relation' ? expression.operands[0] : undefined;
		const last = expression.kind === 'relation' ? expression.operands.at(-1) : undefined;
		const shape = last && shapeIn(last);
		const known =
			first?.kind === 'symbol' ? trace.shapes.find(({ name }) => plain(name) === factorOf(first).name) : undefined;
		return shape && known ? { shape, known } : undefined;
	};
	const isLaidOut =
		/\bcolumns? (?:are|is|per|for each|of [A-Z$\\\w{}]* (?:are|is)) (?:the |a |one )?(?:token|position)|one column per (?:token|position)|tokens? (?:are|as|is a) columns?\b/i.test(
			words,
		) ||
		[...laidOut, ...answer.map(({ statement }) => statement).filter(({ kind }) => kind === 'shape')].some(statement => {
			const found = said(statement);
			return found !== undefined && agrees(found.shape, found.known) === 'same' && !isSquare(found.known);
		});
	for (const { statement } of answer) {
		if (statement.kind !== 'shape' || statement.silenced !== undefined) continue;
		if (
			findings.some(
				({ anchor }) => anchor.block === statement.anchor.block && overlap(anchor.span, statement.anchor.span),
			)
		)
			continue;
		const found = said(statement);
		const how = found && agrees(found.shape, found.known);
		if (!found || how === undefined || isSquare(found.known)) {
			if (how !== 'same') continue;
		}
		if (how === 'turned' && !isLaidOut) continue;
		const right = how === 'same';
		const text = `${toText(found!.shape[right ? 'rows' : 'columns'])} × ${toText(found!.shape[right ? 'columns' : 'rows'])}`;
		findings.push({
			...draft(part, locate(statement, statement.expression.span), 'shape'),
			verdict: right ? 'right' : 'wrong',
			rule: right ? 'shape.holds' : 'shape.mismatch',
			message: right ? say`Right: ${text}.` : say`The other way round: it is ${text}, with tokens as columns.`,
			expected: right ? undefined : { value: { kind: 'text', text }, text, latex: `\\text{${text}}` },
		});
	}
}

const plain = (name: string): string => factorOf({ kind: 'symbol', name, base: name, span: { start: 0, end: 0 } }).name;

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
	a.start < b.end && b.start < a.end;

function agrees(
	{ rows, columns }: { readonly rows: Expression; readonly columns: Expression },
	known: TracedShape,
): 'same' | 'turned' | undefined {
	if (isSize(rows, known.rows) && isSize(columns, known.columns)) return 'same';
	return isSize(rows, known.columns) && isSize(columns, known.rows) ? 'turned' : undefined;
}

const isSize = (said: Expression, known: TracedSize): boolean =>
	known !== undefined &&
	(said.kind === 'symbol'
		? known.names.includes(said.name)
		: said.kind === 'number' && known.value !== undefined && said.value === known.value);

const isSquare = ({ rows, columns }: TracedShape): boolean =>
	rows !== undefined &&
	columns !== undefined &&
	(rows.names.some(name => columns.names.includes(name)) || (rows.value !== undefined && rows.value === columns.value));
