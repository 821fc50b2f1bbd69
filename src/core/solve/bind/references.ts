/** What a reference stands behind: `the weights from (a)`, `the run of 2.1`. */
const OUT_OF = 'of|from|in|out of|according to|aus|von|de|du|del';
const KIND = '(?:parts?|items?|questions?|exercises?|problems?|Teil(?:aufgabe)?|Aufgabe|partie|apartado|inciso)';
/** What stands behind a reference, and not behind the mark of a member of a list: `for (a) a 3B, (b) a 34B model`. */
const BEHIND =
	'(?=\\s*(?:[,.](?!\\d)|[?;:!)]|$)|\\s+(?:and|or|on|as|with|at|per|over|once|each|by|into|to|in|if|above|before|last|lasts|take|takes|cost|costs|would|will|could|can|need|needs|bring|brings|fill|do|does|is|are|was|were|has|have|that|which|how|what|correspond|corresponds|use|uses|emit|emits|occupy)\\b)';
const MARKED = '\\((?:[a-h]|i{1,3}|iv|vi?|\\d{1,2})\\)|(?<![\\w(])(?:[a-h]|i{1,3}|iv)\\)';

const TAKEN_FROM = new RegExp(`\\s+(?:${OUT_OF})\\s+(?:${KIND}\\s+)?(?:${MARKED})${BEHIND}`, 'g');
const NUMBERED = new RegExp(`\\s+(?:${OUT_OF})\\s+${KIND}\\s+\\(?(?:\\d{1,2}|[a-h]|i{1,3}|iv|v)\\)?${BEHIND}`, 'gi');
const STANDS = new RegExp(
	`(?<=\\b(?:than|to|equals?|does|do|would|for|compare with|beside|into|did)\\s+)(?:${KIND}\\s+)?(?:${MARKED})${BEHIND}`,
	'g',
);

const THE = '\\b(?:the|these|those|that|our|your|der|die|das|dem|den)';
/** `the run of 2.1`: a thing has no number that stands alone. A measure has: `the PUE of 1.1`. */
const OF_THING = `(?<=${THE}\\s+(?:[\\w-]+\\s+)?(?:runs?|trainings?|jobs?|models?|networks?|clusters?|machines?|GPUs?|cards?|accelerators?|projections?|matri(?:x|ces)|layers?|blocks?|heads?|weights|adapters?|tokens|corpus|datasets?|data|checkpoints?|prompts?|Modells?|Laufs?|Netz(?:es)?))\\s+(?:of|in|von|de)\\s+`;
/** `the energy from 2.1`. */
const THE_FROM = `(?<=${THE}\\s+[\\w-]+)\\s+(?:from|out of|according to|aus)\\s+`;

/**
 * A question without the labels of the parts that it takes something from: `what do the weights from (a) cost` asks for what the weights cost, and the number of
 * a label is none to reckon with.
 *
 * @param labels how the parts before it are labelled: `2.1`, `b.1`.
 */
export function withoutReferences(text: string, labels: readonly string[]): string {
	const said = text.replace(TAKEN_FROM, '').replace(NUMBERED, '').replace(STANDS, 'that');
	const dotted = labels.filter(label => /^(?:\d{1,2}\.\d{1,2}|[a-z]\.\d{1,2})$/.test(label));
	if (dotted.length === 0) return said;
	const written = dotted
		.map(label => (/^[a-z]/.test(label) ? label.replace('.', '') : label.replace('.', '\\.')))
		.join('|');
	// `b1` is a label wherever it stands; `1.1` may be a number.
	const lettered = dotted.filter(label => /^[a-z]/.test(label)).map(label => `|${label.replace('.', '')}`);
	const called = `(?:${KIND}\\s+\\(?(?:${written})\\)?|\\((?:${written})\\)${lettered.join('')})`;
	return said
		.replace(new RegExp(`\\s+(?:${OUT_OF})\\s+${called}${BEHIND}`, 'gi'), '')
		.replace(new RegExp(`(?:${OF_THING}|${THE_FROM})(?:${written})${BEHIND}`, 'gi'), '')
		.replace(new RegExp(`(?<=\\b(?:than|to|equals?|does|do|would|for|with)\\s+)${called}${BEHIND}`, 'gi'), 'that');
}
