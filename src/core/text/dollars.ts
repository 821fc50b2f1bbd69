/** Whether a dollar sign opens a formula or an amount of money. */

const amount =
	/^\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s?(?:[kKMBT]\b|bn\b|[mbtq]n\b|thousand\b|million\b|billion\b|trillion\b|quadrillion\b))?/;

const command = /\\[A-Za-z]+|[\^_=<>≈≤≥×·÷∑√±]|\\[,;!:{}|\\]/;

/** Words of prose in a would-be formula: three letters or more, not a command, not inside `\text{…}` or a subscript. */
const proseWords = (content: string): number =>
	content
		.replace(
			/\\(?:text|mathrm|textbf|textit|mbox|operatorname|mathbf|mathit|mathsf|mathtt|textrm)\*?\s*\{[^{}]*\}/g,
			' ',
		)
		.replace(/[_^]\{[^{}]*\}/g, ' ')
		.replace(/\\[A-Za-z]+/g, ' ')
		.match(/(?<![\p{L}\d_\\])\p{L}{3,}(?![\p{L}\d_(])/gu)?.length ?? 0;

/** Whether `$content$` followed by `next` reads as a formula. Longer than any formula in a line of prose: no. */
export const isInlineFormula = (content: string, next: string): boolean => {
	const inner = content.trim();
	if (inner === '' || content.length > 4000) return false;
	const mathematical = command.test(inner);
	const words = content.length < 1000 ? proseWords(inner) : 0;
	// Two amounts in one sentence: `$5 and $10`, `$5-$10`, `$1.50/hour, $3`.
	if (/^\.?\d/.test(next) && !mathematical) return false;
	// Arithmetic with amounts: `$14,400 * 1.2 = $17,280`, `($400 + $800)`: a sign stands right before the second dollar sign.
	if (/^\.?\d/.test(next) && /^\d[^\\]*[=≈+\-−*×/÷x(]\s*$/.test(inner)) return false;
	if (/^\.\d/.test(content) && words > 0 && !/\\/.test(inner)) return false;
	const tight = !/^\s/.test(content) && !/\s$/.test(content);
	if (tight) {
		if (amount.test(inner) && !mathematical && words > 0) return false;
		return mathematical ? words < 12 : words < 4;
	}
	if (/\n\s*\n/.test(content)) return false;
	if (mathematical) return words < 4 && !(amount.test(inner) && words > 0 && !/\\/.test(inner));
	// `$ k $`, `$ 32 $` as printers of scanned pages write them.
	return (
		/^\s/.test(content) === /\s$/.test(content) &&
		words === 0 &&
		inner.length <= 40 &&
		!/\s[A-Za-z]{2,}\s/.test(content)
	);
};

/** Whether `\( … \)` or `\[ … \]` holds mathematics rather than escaped brackets of prose. */
export const isBracketFormula = (content: string): boolean => {
	const inner = content.trim();
	if (inner === '') return false;
	if (command.test(inner) || /[+\-*/\d]/.test(inner)) return content.length > 1000 || proseWords(inner) < 8;
	return proseWords(inner) === 0 && inner.length <= 40 && /[A-Za-z]/.test(inner);
};

/** Length of the amount of money that starts at `at`, just after a dollar sign; 0 where there is none. */
export const amountLength = (text: string, at: number): number => {
	const found = amount.exec(text.slice(at, at + 60));
	return found ? found[0].length : 0;
};
