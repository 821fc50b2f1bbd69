import { askOf } from './asks.ts';
import { unwritten } from './labels.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';

/** How many bullets must be questions with their answers in them. */
const LEAST = 4;
/** Share of the bullets below problems that are. */
const MOST = 0.8;

/**
 * Bullets that are questions, each with its answer inside the same item, below problems with labels: `# Exercise 1` over `- What is the
 * task?` and an indented paragraph. Where nearly all bullets of a document are such, each is a part.
 *
 * @returns the entries, with a nameless label on each of those bullets.
 */
export const withBulletQuestions = (entries: readonly Entry[]): readonly Entry[] => {
	const labels = new Map<number, number>();
	let under = -1;
	let next = 0;
	let bullets = 0;
	const problems = new Set<number>();
	for (const [at, entry] of entries.entries()) {
		if (entry.skip) continue;
		if (entry.line.level > 0) under = entry.label?.word === 'problem' ? at : -1;
		if (entry.line.level > 0) next = 0;
		if (!isBullet(entry)) continue;
		bullets++;
		if (under < 0 || !asks(entry) || !isAnsweredInside(entries, at)) continue;
		labels.set(at, ++next);
		problems.add(under);
	}
	if (labels.size < LEAST || labels.size < MOST * bullets || problems.size < 2) return entries;
	return entries.map((entry, at) => {
		const n = labels.get(at);
		return n === undefined
			? entry
			: { ...entry, label: unwritten({ text: `q${n}`, kinds: ['name'] }), marker: undefined };
	});
};

const itemsOf = ({ line }: Entry): number => line.containers.filter(c => c.kind === 'item').length;

const isBullet = (entry: Entry): boolean =>
	entry.line.marker !== undefined && /^[-*+]$/.test(entry.line.marker) && itemsOf(entry) === 1 && !entry.label;

const asks = (entry: Entry): boolean => /[?？؟]/.test(entry.head) && askOf(plain(entry.head)) === 2;

/** Whether the next paragraph stands in the same item and asks nothing. */
const isAnsweredInside = (entries: readonly Entry[], at: number): boolean => {
	const below = entries[at + 1];
	const item = entries[at]!.line.containers.findLast(c => c.kind === 'item')!.id;
	return (
		below !== undefined &&
		!below.skip &&
		below.line.block !== entries[at]!.line.block &&
		below.line.containers.some(c => c.id === item) &&
		askOf(plain(below.head)) === 0
	);
};
