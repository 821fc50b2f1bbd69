import type { Anchor, Block, SourceText } from '../text/block.ts';
import { askOf, computes, isBare, isTask } from './asks.ts';
import { apartIn } from './by-dress.ts';
import { lastOption, onlyListed } from './by-place.ts';
import { each } from './frame.ts';
import { type Section, sliceText } from './homework.ts';
import { plain } from './lines.ts';
import type { Visits } from './merge.ts';
import { type Entry, hasChoices, type Node } from './node.ts';
import { delivers, type Habit, isClosing, isOrder, splitSections } from './sections.ts';

/** A block that is nothing but pictures. */
const picture = /^\s*(?:!\[[^\]]*\]\([^)]*\)\s*|<img\b[^>]*>\s*)+$/i;

/** What wants a picture for an answer. */
const drawing =
	/\b(?:plot|draw|sketch|visuali[sz]e|histogram|screenshot|zeichne\w*|skizzier\w*|tracer?|dibuj\w+|esboce)\b|画|图像|描け/i;

/**
 * What a document as a whole does with its questions, where its own lines leave it open: whether it answers them at all, what it lists
 * below them, and in which dress it sets them apart.
 *
 * @param leaves the parts without sub-parts.
 */
export const habitOf = (source: SourceText, entries: readonly Entry[], leaves: readonly Visits[]): Habit => {
	const reader = new HabitReader(source, entries);
	return { ...reader.habit(leaves), dressed: reader.dressed(leaves) };
};

class HabitReader {
	readonly #source: SourceText;
	readonly #entries: readonly Entry[];

	constructor(source: SourceText, entries: readonly Entry[]) {
		this.#source = source;
		this.#entries = entries;
	}

	/** The dress that tells questions from answers throughout the parts that mark neither. */
	dressed(leaves: readonly Visits[]): Habit['dressed'] {
		const plainly = leaves.filter(
			({ nodes }) =>
				nodes.length === 1 &&
				nodes[0]!.lines.every(at => {
					const { marker, inner, role } = this.#entries[at]!;
					return marker?.kind !== 'answer' && inner?.marker.kind !== 'answer' && role === undefined;
				}),
		);
		return apartIn(
			plainly.map(v => v.nodes[0]!),
			this.#entries,
		);
	}

	/** What the leaves that have no answer's marker say of the whole: whether it answers its questions at all. */
	habit(leaves: readonly Visits[]): Habit {
		const entries = leaves.flatMap(v => v.nodes.flatMap(n => n.lines.map(at => this.#entries[at]!)));
		const orders = entries.filter(e => e.marker?.word === 'deliverable');
		const followed = leaves.filter(v => v.nodes.some(n => this.#isDeliveredBelow(n))).length;
		const ordered =
			orders.filter(e => isOrder(plain(e.head.slice(e.marker!.length)))).length * 2 > orders.length ||
			(followed > 1 && followed * 2 > orders.length);
		const isMarked = (at: number) => {
			const { role, marker } = this.#entries[at]!;
			return (
				role === 'assistant' ||
				(marker?.kind === 'answer' && !isClosing(this.#entries[at]!) && !(ordered && marker.word === 'deliverable'))
			);
		};
		// A marker or two in a long sheet say nothing of the rest.
		const marked = leaves.filter(v => v.nodes.some(n => n.lines.some(isMarked))).length;
		if (
			marked * 6 > leaves.length ||
			leaves.some(v => v.nodes.length > 1 || v.nodes[0]!.answers || v.nodes[0]!.label?.word === 'answer')
		)
			return { answers: 'some', ordered };
		// A quiz that keeps of its choices only the right ones: one or two items below each question.
		const bodies = leaves.map(v =>
			v.nodes[0]!.lines.slice(1).flatMap(at => (this.#entries[at]!.skip ? [] : [this.#entries[at]!])),
		);
		const lists = bodies.filter(
			(body, i) =>
				entries.length > 0 &&
				leaves[i]!.nodes[0]!.lines.length > 1 &&
				onlyListed(this.#entries[leaves[i]!.nodes[0]!.at]!, body) &&
				!hasChoices(body),
		);
		const items = lists.reduce((sum, body) => sum + body.filter(e => e.line.marker !== undefined).length, 0);
		if (lists.length > 3 && lists.length * 3 >= leaves.length * 2 && items < lists.length * 2.5)
			return { answers: 'all', listed: true, ordered };
		// A quiz whose choices are lists of short items, as many below most of its questions.
		const offers = leaves.filter((v, i) => lastOption(this.#entries[v.nodes[0]!.at]!, bodies[i]!) >= 0).length;
		const options = offers > 2 && offers * 2 > leaves.length;
		let [asked, both, alone, shown, pictured] = [0, 0, 0, 0, 0];
		/** Parts of one line that ask nothing in words that are known, by the looks of their labels; and the looks of those that ask. */
		const terse = new Map<string, number>();
		const asking = new Set<string>();
		for (const { nodes } of leaves) {
			const sections = splitSections(nodes[0]!, this.#entries, true, { ordered, options });
			const question = sections.some(s => s.kind === 'question' && this.#asks(s));
			const answer = sections.some(s => s.kind === 'answer');
			const looks = `${nodes[0]!.label?.wrap} ${nodes[0]!.path.length} ${nodes[0]!.kind}`;
			if (question) {
				answer && !this.#isListedOn(sections) ? both++ : asked++;
				if (!answer) asking.add(looks);
				else if (this.#isShown(sections)) shown++;
				if (answer && this.#isIllustrated(sections)) pictured++;
			} else if (answer && !this.#isAsked(nodes[0]!.parent)) {
				alone++;
				if (this.#isTerse(nodes[0]!)) terse.set(looks, (terse.get(looks) ?? 0) + 1);
			}
		}
		// What stands beside questions and looks like them is a question in words that are not known.
		for (const [looks, n] of terse) if (asking.has(looks)) alone -= n;
		const rest = both + alone;
		// Nothing but pictures; or pictures, formulas and sessions below some questions, where others have nothing below them.
		const bare =
			(pictured > 2 && pictured === leaves.length) ||
			(asked > 1 && shown > 0 && shown * 4 >= rest * 3 && asked * 3 >= leaves.length);
		if (bare || (asked > 1 && asked > rest))
			return { answers: 'none', unanswered: bare || asked > 5 * rest, ordered, options };
		// `Analyse the code below` over all of it.
		if (alone > 2 && alone === leaves.length && this.#isLedCode(leaves))
			return { answers: 'none', unanswered: true, ordered, options };
		if (alone > 2 && alone * 5 >= leaves.length * 3 && (asked + both) * 5 <= leaves.length)
			return { answers: 'alone', ordered, options };
		return { answers: both > 1 && both > asked && alone <= both ? 'all' : 'some', ordered, options };
	}

	/** Whether more stands below a line that says what is to be delivered: what is. */
	#isDeliveredBelow({ lines }: Visits['nodes'][number]): boolean {
		const own = lines.filter(at => !this.#entries[at]!.skip);
		const at = own.findIndex(line => this.#entries[line]!.marker?.word === 'deliverable');
		return (
			at >= 0 &&
			!this.#entries[own[at]!]!.marker!.whole &&
			at < own.length - 1 &&
			!delivers(own[at]!, own, this.#entries)
		);
	}

	/** Whether an order stands above all parts, and each of them begins with code. */
	#isLedCode(leaves: readonly Visits[]): boolean {
		const nodes = leaves.map(v => v.nodes[0]!);
		const above = this.#entries.slice(0, nodes[0]!.at).findLast(e => !e.skip);
		return (
			above !== undefined &&
			above.line.level === 0 &&
			isTask(plain(above.head)) &&
			nodes.every(n => {
				const next = n.lines.find(at => at !== n.at && !this.#entries[at]!.skip);
				return next !== undefined && this.#entries[next]!.line.kind === 'fence';
			})
		);
	}

	/** Whether what was found to be an answer is nothing but pictures, formulas, or a session that shows what is wanted. */
	#isShown(sections: readonly Section[]): boolean {
		return this.#answered(sections).every(({ kind, content }) =>
			kind === 'fence' ? /^\s*(?:>>>|\$ )/m.test(content.text) : kind === 'formula' || picture.test(content.text),
		);
	}

	/** Whether what was found to be an answer is nothing but pictures, which its question did not ask for. */
	#isIllustrated(sections: readonly Section[]): boolean {
		const asked = sections.filter(s => s.kind === 'question').flatMap(s => s.slices);
		return (
			this.#answered(sections).every(({ content }) => picture.test(content.text)) &&
			!asked.some(slice => drawing.test(plain(sliceText(this.#source.blocks, slice))))
		);
	}

	/** The blocks of a part's answers. */
	#answered(sections: readonly Section[]): readonly Block[] {
		return sections
			.filter(s => s.kind === 'answer')
			.flatMap(s => s.slices.map(slice => this.#source.blocks[slice.block]!));
	}

	#asks(section: Section): boolean {
		return askOf(plain(section.slices.map(slice => sliceText(this.#source.blocks, slice)).join('\n'))) === 2;
	}

	/** Whether a part is a sentence in its first line, with a list below it or not, and that line computes nothing. */
	#isTerse(node: Node): boolean {
		const lines = node.lines.map(at => this.#entries[at]!).filter(e => !e.skip);
		const rest = plain(lines[0]?.head.slice(node.label?.length ?? 0) ?? '');
		const from = rest === '' ? 1 : 0;
		const text = from === 0 ? rest : plain(lines[1]?.head ?? '');
		const listed = lines.slice(from + 1).every(e => e.line.containers.some(c => c.kind === 'item'));
		return listed && !computes(text) && /^[\p{Lu}\p{Lo}]/u.test(text);
	}

	/** Whether what was found to be an answer goes on with the list of its question, or is the formula that it leads to. */
	#isListedOn(sections: readonly Section[]): boolean {
		const first = sections.find(s => s.kind === 'answer')?.slices[0];
		const last = sections.findLast(s => s.kind === 'question')?.slices.at(-1);
		if (!first || !last || first.block === last.block) return false;
		// `Provide the result in the format:` over a formula.
		const kind = this.#source.blocks[first.block]!.kind;
		if (kind === 'formula' && /[:：]$/.test(plain(sliceText(this.#source.blocks, last)))) return true;
		const items = (slice: Anchor) => this.#source.blocks[slice.block]!.containers.filter(c => c.kind === 'item');
		const [own, above] = [items(first), items(last)];
		if (own.length === 0 || !own.at(-1)!.first) return false;
		if (own.length === above.length) return own.at(-1)!.marker === above.at(-1)!.marker;
		if (own.length < above.length) return false;
		if (!/[.?!。？！]$/.test(plain(sliceText(this.#source.blocks, last)))) return true;
		// `Compute the errors of each.` over formulas, or over more that is asked.
		const listed = sections.filter(s => s.kind === 'answer').flatMap(s => s.slices);
		const follows = each.test(plain(sliceText(this.#source.blocks, last)));
		return (
			listed.length > 1 &&
			listed.every(slice => {
				const text = plain(sliceText(this.#source.blocks, slice));
				return items(slice).length > above.length && (follows || isBare(text) || askOf(text) > 0);
			})
		);
	}

	/** Whether the lines over a part's own parts ask. */
	#isAsked(node: Node | undefined): boolean {
		return (
			node?.lines.some((at, i) => {
				const { head, skip } = this.#entries[at]!;
				return !skip && askOf(plain(i === 0 ? head.slice(node.label?.length ?? 0) : head)) === 2;
			}) ?? false
		);
	}
}
