import type { Homework } from '../../../homework/homework.ts';
import { sameDimension } from '../../../math/units/units.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { overlaps } from '../../../text/span.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import type { Report } from '../chain-flow.ts';
import { saidNumbers } from './said-number.ts';

/** All that stands between the two numbers. */
const SIGN = /^\s*(?<sign>[<>≤≥])\s*$/;
/** The first number goes into a calculation, or is one of a name: `x < 3 < 2`, `N(0) − 2 < 1`. */
const GOES_INTO = /(?:[\p{L}\d)\]}^_]|[\d)\]}^·×*/+−–<>≤≥-]\s+|[·×*/+−–<>≤≥-])$/u;
const GOES_ON = /^\s*[·×*/+−–^<>≤≥=≈(-]|^[\p{L}\d]/u;
/** A case that is only thought of. */
const DOUBTED =
	/\b(?:if|whether|unless|until|when|while|would|could|not|never|neither|no|require[sd]?|need[sd]?|must|should|want\w*|condition|assum\w+|suppos\w+|where|such that|for all|range|between)\b|n['’]t\b|\?/iu;

/**
 * "Since 2.0 < 1.96, we keep H0": two numbers of running text with a sign between them that does not hold. Formulas are read as such; here it is prose, and
 * nothing is said of what is only supposed or asked for.
 */
export function checkInequalities(homework: Homework, findings: readonly Finding[], report: Report): void {
	const placeOf = placesIn(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		if (!/[<>≤≥]\s*[-−]?[.\d$]/.test(text)) return;
		const numbers = saidNumbers(text);
		numbers.forEach((a, at) => {
			const b = numbers[at + 1];
			const sign = b && SIGN.exec(text.slice(a.span.end, b.span.start))?.groups?.sign;
			if (!b || !sign || !sameDimension(a.quantity.unit, b.quantity.unit) || a.literal.percent !== b.literal.percent)
				return;
			const place = placeOf(block, a.span.start);
			const span = { start: a.span.start, end: b.span.end };
			const before = text.slice(Math.max(0, a.span.start - 90), a.span.start);
			const clause = before.split(/[.!?;\n]\s|[:,]\s(?=(?:so|since|because|as)\b)/i).at(-1)!;
			const after = text.slice(b.span.end, b.span.end + 40);
			if (!place || place.asked || GOES_INTO.test(before) || GOES_ON.test(after) || /^[^.!;\n]*\?/.test(after)) return;
			if (DOUBTED.test(clause.replace(/\bsince\b.*/i, ''))) return;
			const [x, y] = [a.quantity.value, b.quantity.value];
			const holds = sign === '<' ? x < y : sign === '>' ? x > y : sign === '≤' ? x <= y : x >= y;
			// What is rounded may be nearer than it looks.
			const close = Math.abs(x - y) <= 1e-9 * Math.abs(x);
			if (holds || close) return;
			if (findings.some(each => each.anchor.block === block && overlaps(each.anchor.span, span))) return;
			report({
				...PLAIN,
				part: place.part,
				anchor: { block, span },
				kind: 'ratio',
				verdict: 'wrong',
				rule: 'order.mismatch',
				message: say`${text.slice(a.span.start, a.span.end)} is not ${sign} ${text.slice(b.span.start, b.span.end)}.`,
				severity: 'warning',
			});
		});
	});
}
