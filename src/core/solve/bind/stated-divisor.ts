import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { Quantity } from '../../math/value.ts';

const ROOT = String.raw`(?:\\sqrt\s*\{?\s*\d+\s*\}?|√\s?\(?\d+\)?|sqrt\s?\(?\s*\d+\s*\)?)`;
const NUMBER = String.raw`(?:${ROOT}|\d+(?:\.\d+)?)`;
const DIVIDED = new RegExp(
	String.raw`\b(?:divid(?:ed?|es|ing)|scal(?:ed?|es|ing)\s+down|teil(?:t|en|e)|geteilt|dividiert|dividieren)\b(?:\s+(?:all|the|them|these|it|each|raw|dot|products?|scores?|logits?|durch))*\s*(?:by|durch)?\s*(?:d_k\s*=\s*)?\$?\s*(${NUMBER})(?!\s*[\w{^]|\.\d)|除以\s*\$?(${NUMBER})`,
	'iu',
);
const TIMES = new RegExp(
	String.raw`\b(?:scal(?:ed?|es|ing)(?:\s+factor)?|factor|multipl(?:ied|y|ies))\b(?:\s+(?:by|of|with|is))?\s*=?\s*\$?\s*(?:1\s*/\s*(${NUMBER})|\\[td]?frac\{?1\}?\{(${NUMBER})\})(?!\s*[\w{^]|\.\d)`,
	'iu',
);

/** The number by which a text says that scores are divided: `divided by $\sqrt2$`, `scaled by 1/2`. */
export function statedDivisor(text: string): Quantity | undefined {
	const found = DIVIDED.exec(text) ?? TIMES.exec(text);
	const written = found?.slice(1).find(each => each !== undefined);
	if (written === undefined) return undefined;
	const latex = written.replace(/(?<!\\)(?:√\s?|sqrt\s?)\(?\s*(\d+)\s*\)?/i, '\\sqrt{$1}');
	const value = evaluate(parseLatex(latex).expression, environment());
	return value.ok && value.value.kind === 'quantity' && value.value.value > 0 ? value.value : undefined;
}
