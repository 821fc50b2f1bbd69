import { askOf } from './asks.ts';
import { runsOn } from './decimal-rows.ts';
import { type Label, rankOf } from './labels.ts';
import { plain } from './lines.ts';
import { asksIn, type Candidate, dressOf, type Entry, hasChoices, offersLetters, strongOf } from './node.ts';
import { readPoints } from './points.ts';
import { homeworkTitle, sheetTitle } from './words.ts';

/** Labels that go on from one another in the same dress, and what speaks for their being parts. */
export interface Run {
	/** Candidates, by index. */
	readonly members: readonly number[];
	/** How many of them ask, promise points or hold a marker. */
	readonly evidence: number;
	/** How many hold a marker of a question or an answer. */
	readonly markers: number;
}

const isNumberAndLetter = ({ word, members }: Label): boolean =>
	word === undefined &&
	members.length === 2 &&
	members[0]!.kinds[0] === 'number' &&
	members[1]!.kinds.includes('letter');

const isNumeric = ({ word, members }: Label): boolean =>
	word === undefined && members.every(m => m.kinds[0] === 'number');

/** A choice that is said to be the right one. */
const ticked = /\((?:correct|right)(?: answer)?\)\W*$/i;

/** How many problems a student may leave out between two. */
const GAP = 4;
/** The same for exercises picked out of a book, each with its answer. */
const PICKED = 40;
/** How far a run of labels looks ahead: candidates, and lines of a member's body. */
const runReach = 120;
const bodyReach = 40;
/** How many labels above one the row may have begun that it goes on with. */
const FAR = 40;
/** How long a title may be behind its number. */
const TITLE = 60;
/** How long a question is that says more than a label. */
const SENTENCE = 30;
/** How many lines of an item may stand before the one that asks. */
const itemReach = 12;

/** All lines of a document that begin with a label, and how they run on. */
export class Candidates {
	readonly all: Candidate[] = [];
	readonly #entries: readonly Entry[];
	readonly #decimals = new Map<number, boolean>();
	readonly #numbered = new Map<number, boolean>();
	readonly #series = new Map<Candidate['dress'], boolean>();
	readonly #decimalRows = new Map<Candidate['dress'], boolean>();
	readonly #offering = new Map<Candidate['dress'], boolean>();
	#exercises: ReadonlySet<Candidate['dress']> | undefined;
	readonly #candidateAt = new Map<number, number>();

	constructor(entries: readonly Entry[]) {
		this.#entries = entries;
		entries.forEach((entry, at) => {
			if (!entry.label || entry.skip || this.#isDocumentTitle(entry, at)) return;
			this.#candidateAt.set(at, this.all.length);
			this.all.push({
				at,
				label: entry.label,
				strong: strongOf(entry.line, entry.label),
				dress: dressOf(entry.line, strongOf(entry.line, entry.label)),
			});
		});
	}

	/** Index of the candidate on a line. */
	on(line: number): number | undefined {
		return this.#candidateAt.get(line);
	}

	/** The first candidate on or after a line. */
	from(line: number): Candidate | undefined {
		let low = 0;
		let high = this.all.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.all[middle]!.at < line) low = middle + 1;
			else high = middle;
		}
		return this.all[low];
	}

	/** `Tarea 1`, `演習課題 1` over problems that another word names, `# 3 Assignment: …`: the name of the whole sheet. */
	#isDocumentTitle(entry: Entry, at: number): boolean {
		if (!entry.label) return false;
		if (entry.line.level !== 1 && !this.#isTitleLine(entry, at)) return false;
		if (this.#isCount(entry, at) || this.#isSheetName(entry, at)) return true;
		if (!homeworkTitle.test(plain(entry.head))) return false;
		if (entry.label.word === undefined && entry.label.members.length === 1) return true;
		// `Solutions to 3. Homework`: its number is the sheet's.
		if (entry.label.word === 'answer') return homeworkTitle.test(plain(entry.head.slice(entry.label.length)));
		if (entry.label.word !== 'problem') return false;
		// `# Exercise 02` right behind `# Exercise 01` goes on with it.
		const before = this.#entries.slice(0, at).findLast(e => e.label?.word === 'problem' && e.label.raw !== '');
		if (before?.line.level === 1 && before.label!.name === entry.label.name) return false;
		for (let i = at + 1; i < this.#entries.length && i < at + 400; i++) {
			const label = this.#entries[i]!.label;
			if (label?.word === 'problem' && label.raw !== '') return label.name !== entry.label.name;
		}
		// `Hoja de ejercicios 12` over `1.`, `2.`: what kind of sheet it is stands before the word.
		const kind = !entry.label.raw.toLowerCase().startsWith(entry.label.name) || sheetTitle.test(entry.label.name);
		const numbers = this.#entries.slice(at + 1).flatMap(e => (e.label && !e.skip ? [e.label.members[0]!.text] : []));
		return kind && numbers[0] === '1' && numbers.includes('2');
	}

	/** Whether a line is the first of the text and alone in its paragraph, as a title in bold or in plain text is. */
	#isTitleLine({ line, head, label }: Entry, at: number): boolean {
		const behind = plain(head.slice(label!.length));
		return (
			line.level === 0 &&
			line.only &&
			line.marker === undefined &&
			behind.length <= TITLE &&
			!/[.?!]$/.test(behind) &&
			this.#entries.slice(0, at).every(e => e.skip)
		);
	}

	/** `# Hoja de problemas 5` over `## Problema 1`: the first heading, whose word numbers sheets and whose number goes on in none. */
	#isSheetName({ label, turn }: Entry, at: number): boolean {
		if (label!.word !== 'problem' || this.#entries.slice(0, at).some(e => e.label && !e.skip)) return false;
		const others = this.#entries.slice(at + 1).filter(e => e.label?.word === 'problem' && !e.skip && e.turn === turn);
		return (
			others.length > 1 &&
			others[0]!.label!.members[0]!.text === '1' &&
			(others[0]!.label!.name !== label!.name || label!.members[0]!.text !== '1') &&
			others.every(e => e.line.level !== 1)
		);
	}

	/** `# 13 Questions on Attention` over `### 1.`: how many there are. */
	#isCount({ label }: Entry, at: number): boolean {
		if (label!.wrap !== 'bare' || label!.members[0]!.kinds[0] !== 'number') return false;
		const others = this.#entries.filter((e, i) => i !== at && !e.skip && e.line.level === 1);
		const next = this.#entries.slice(at + 1).find(e => e.label && !e.skip && e.line.level !== 1)?.label;
		return (
			others.length === 0 && next?.word === undefined && next?.members.length === 1 && next.members[0]!.text === '1'
		);
	}

	/** Whether a label's line or body asks, promises points or holds a marker: 1 or 0. */
	evidenceOf(at: number): number {
		const entry = this.#entries[at]!;
		const text = plain(entry.head.slice(entry.label?.length ?? 0));
		const told = askOf(text) === 2 || readPoints(entry.head) !== undefined || this.#bodyMarker(at, Infinity);
		return told || hasChoices(this.#entries.slice(at + 1, at + 6)) ? 1 : 0;
	}

	/** Whether both of two labels have the mark of an answer below them: exercises picked out of a book, whatever lies between their numbers. */
	#areSolved(...labels: readonly Candidate[]): boolean {
		return labels.every(({ at }) => this.#bodyMarker(at, at + bodyReach));
	}

	#bodyMarker(at: number, end: number): boolean {
		for (let line = at + 1; line < this.#entries.length && line <= at + bodyReach && line < end; line++) {
			const entry = this.#entries[line]!;
			const candidate = this.#candidateAt.get(line);
			if (candidate !== undefined && this.#endsBody(at, this.all[candidate]!)) return false;
			// What another label marks behind a list is none of its items' own.
			if (candidate !== undefined && line < end && this.#isBehindItem(at, line)) return false;
			if (entry.turn !== this.#entries[at]!.turn && entry.role === 'user') return false;
			// Behind a list another question begins.
			if (entry.marker?.kind === 'question' && entry.marker.firm && this.#isBehindItem(at, line)) return false;
			const own = this.#entries[at]!.line.level;
			if (entry.line.level > 0 && !entry.marker && !entry.label && (own === 0 || entry.line.level < own)) return false;
			if (
				entry.marker?.firm &&
				entry.marker.sure &&
				(entry.marker.kind === 'question' || entry.marker.kind === 'answer')
			)
				return true;
		}
		return false;
	}

	/** How many items of lists a label stands in. */
	#depthOf({ at }: Candidate): number {
		return this.#entries[at]!.line.containers.filter(x => x.kind === 'item').length;
	}

	/** Whether a line stands outside of the item of a list that a label opens. */
	#isBehindItem(at: number, line: number): boolean {
		const item = this.#entries[at]!.line.containers.findLast(x => x.kind === 'item')?.id;
		return item !== undefined && !this.#entries[line]!.line.containers.some(x => x.id === item);
	}

	/** Whether a strong label ends the body of the one before it: not one that stands deeper. */
	#endsBody(at: number, other: Candidate): boolean {
		if (!other.strong) return false;
		const own = this.#entries[at]!;
		const level = this.#entries[other.at]!.line.level;
		const sort = (label: Label | undefined) => label?.members[label.members.length - 1]?.kinds[0];
		if (
			other.label.word === 'problem' ||
			(other.label.wrap === own.label?.wrap && sort(other.label) === sort(own.label))
		)
			return true;
		return own.line.level === 0 || (level > 0 && level <= own.line.level);
	}

	/** Whether a part of this one asks: `### 2. Topic` over `**a.** What is …?`. */
	asksBelow(index: number): boolean {
		return this.#partsAsk(index, Infinity);
	}

	/** Whether letters from the first on follow a heading, before the next one on its level: `## 1.2 Regression` over `**(a)**`, `**(b)**`. */
	lettersBelow(index: number): boolean {
		const own = this.#entries[this.all[index]!.at]!.line.level;
		let first: Candidate | undefined;
		for (let at = index + 1; at < this.all.length && at < index + 12; at++) {
			const other = this.all[at]!;
			const { level } = this.#entries[other.at]!.line;
			if (other.label.word === 'problem' || (level > 0 && level <= own)) return false;
			if (other.label.members.length > 1) continue;
			const { text } = other.label.members[0]!;
			if (!first && text === 'a') first = other;
			else if (first && text === 'b' && other.label.wrap === first.label.wrap)
				return other.strong || other.label.wrap === 'paren' || this.isAlone(this.all[index]!);
		}
		return false;
	}

	/** Whether nothing stands on a label's line but the label. */
	isAlone(c: Candidate): boolean {
		const text = plain(this.#entries[c.at]!.head).replace(/[^\p{L}\p{N})\].:]+$/u, '');
		return text.length <= c.label.raw.length + 1;
	}

	/** Whether lines in one dress that are nothing but `2.8` are the exercises of a book: below one of them letters run on. */
	numbersExercises(dress: Candidate['dress']): boolean {
		this.#exercises ??= new Set(
			this.all
				.filter((c, index) => c.label.wrap === 'compound' && this.isAlone(c) && this.lettersBelow(index))
				.map(c => c.dress),
		);
		return this.#exercises.has(dress);
	}

	/** Whether labels of a number and a letter (`1a.`, `1b.`, `3a.`) number a text in one dress: four or more, each behind the one before. */
	isSeries(c: Candidate): boolean {
		let known = this.#series.get(c.dress);
		if (known === undefined) {
			const own = this.all.filter(o => o.dress === c.dress && isNumberAndLetter(o.label));
			const key = (o: Candidate) => Number(o.label.members[0]!.text) * 100 + rankOf(o.label.members[1]!, 'letter');
			known = own.length > 3 && own.every((o, i) => i === 0 || key(o) > key(own[i - 1]!)) && key(own[0]!) % 100 === 1;
			this.#series.set(c.dress, known);
		}
		return known;
	}

	/** Whether labels of two numbers (`1.1`, `1.2`, `2.1`) in one dress of running text number it through. */
	isDecimalRow(c: Candidate): boolean {
		if (c.dress === 'heading' || c.label.members.length !== 2) return false;
		let known = this.#decimalRows.get(c.dress);
		if (known === undefined) {
			const own = this.all.filter(o => o.dress === c.dress && isNumeric(o.label) && o.label.members.length === 2);
			known = runsOn(own.map(o => [Number(o.label.members[0]!.text), Number(o.label.members[1]!.text)]));
			this.#decimalRows.set(c.dress, known);
		}
		return known;
	}

	/** Whether nearly all headings of a level are nothing but numbers, four or more of them, each behind the one before. */
	isRowOfNumbers(level: number): boolean {
		let known = this.#numbered.get(level);
		if (known === undefined) {
			const heads = this.#entries.filter(e => !e.skip && e.line.level === level);
			const alone = this.all.filter(
				c => this.#entries[c.at]!.line.level === level && isNumeric(c.label) && this.isAlone(c),
			);
			const key = (c: Candidate) => c.label.members.reduce((sum, m) => sum * 1000 + Number(m.text), 0);
			const rising = alone.every((c, i) => i === 0 || key(c) > key(alone[i - 1]!));
			const all = alone.length === heads.length && alone.length > 1 && alone[0]!.label.members[0]!.text === '1';
			known = (all || alone.length > 3) && alone.length * 10 >= heads.length * 9 && rising;
			this.#numbered.set(level, known);
		}
		return known;
	}

	/** Whether decimals in headings of a level number problems: letters run on below a third of them or more. */
	numbersProblems(level: number): boolean {
		let known = this.#decimals.get(level);
		if (known === undefined) {
			const all = this.all.flatMap((c, index) => {
				const decimal = c.label.wrap === 'compound' && c.label.members.every(m => m.kinds[0] === 'number');
				return decimal && this.#entries[c.at]!.line.level === level ? [index] : [];
			});
			const lettered = all.filter(index => this.lettersBelow(index)).length;
			known = lettered > 2 && lettered * 3 >= all.length;
			this.#decimals.set(level, known);
		}
		return known;
	}

	/** Whether a deeper label in a member's body asks, on its own line or the next. */
	#partsAsk(index: number, end: number): boolean {
		const own = this.all[index]!;
		for (let at = index + 1; at < this.all.length && at < index + 6; at++) {
			const other = this.all[at]!;
			if (other.at >= end || this.#endsBody(own.at, other)) return false;
			// `(b)` behind a list goes on from an `(a)` above it.
			if (at === index + 1 && this.#isBehindItem(own.at, other.at) && this.#goesOn(other, index)) return false;
			const head = this.#entries[other.at]!.head.slice(other.label.length);
			const next = this.#entries[other.at + 1];
			if (askOf(plain(head)) === 2 || (next && !next.label && askOf(plain(next.head)) === 2)) return true;
		}
		return false;
	}

	/** Whether a label is the next one after another in its dress that stands above a candidate. */
	#goesOn({ label, dress }: Candidate, index: number): boolean {
		const own = label.members.at(-1)!;
		const before = this.all
			.slice(Math.max(0, index - FAR), index)
			.findLast(
				c => c.dress === dress && c.label.wrap === label.wrap && c.label.members.length === label.members.length,
			);
		const last = before?.label.members.at(-1);
		return (
			last !== undefined &&
			own.kinds.some(kind => last.kinds.includes(kind) && rankOf(own, kind) === rankOf(last, kind) + 1)
		);
	}

	/** Whether the numbers in one dress stand over choices, nearly all of them: four or more sentences, each over lettered lines without bodies. */
	offersChoices(dress: Candidate['dress']): boolean {
		let known = this.#offering.get(dress);
		if (known === undefined) {
			const numbers = this.all.filter(c => c.dress === dress && isNumeric(c.label) && c.label.members.length === 1);
			const offering = numbers.filter(({ at, label }) => {
				const text = plain(this.#entries[at]!.head.slice(label.length));
				const next = numbers.find(c => c.at > at)?.at ?? at + 8;
				return text.length >= SENTENCE && !/[:：]$/.test(text) && offersLetters(this.#entries.slice(at + 1, next));
			});
			known = offering.length > 3 && offering.length * 5 >= numbers.length * 4;
			this.#offering.set(dress, known);
		}
		return known;
	}

	/** Whether an item of a list asks in a later paragraph of its own: `Let … be given by`, a table, `Please find`. */
	#asksInItem(at: number, end: number): boolean {
		const item = this.#entries[at]!.line.containers.findLast(x => x.kind === 'item')?.id;
		if (item === undefined) return false;
		for (let line = at + 1; line < this.#entries.length && line < end && line <= at + itemReach; line++) {
			const entry = this.#entries[line]!;
			if (entry.label || !entry.line.containers.some(x => x.id === item)) return false;
			if (entry.marker?.kind === 'answer') return false;
			if (!entry.skip && entry.line.kind === 'paragraph' && asksIn(entry) === 2) return true;
		}
		return false;
	}

	/** The labels that would continue this one in the same dress, and how many of them ask, promise points or hold a marker. */
	run(index: number): Run {
		const first = this.all[index]!;
		const members = [index];
		const firstMembers = first.label.members;
		const kinds = firstMembers[firstMembers.length - 1]!.kinds;
		let last = firstMembers[firstMembers.length - 1]!;
		for (let at = index + 1; at < this.all.length && at < index + runReach; at++) {
			const other = this.all[at]!;
			if (other.label.word === 'problem' && first.label.word !== 'problem') break;
			if (other.label.members.length !== firstMembers.length || other.label.wrap !== first.label.wrap) continue;
			if (other.strong !== first.strong || (!first.strong && other.dress !== first.dress)) continue;
			// Items further out go on with another list.
			if (first.label.length === 0 && other.label.length === 0 && this.#depthOf(other) < this.#depthOf(first)) break;
			const member = other.label.members[other.label.members.length - 1]!;
			const kind = kinds.find(
				k =>
					member.kinds.includes(k) &&
					rankOf(member, k) > rankOf(last, k) &&
					(rankOf(member, k) <= rankOf(last, k) + (first.strong ? GAP : 1) ||
						(first.strong &&
							k === 'number' &&
							rankOf(member, k) <= rankOf(last, k) + PICKED &&
							this.#areSolved(first, other))),
			);
			if (!kind) {
				if (member.text === firstMembers[firstMembers.length - 1]!.text) break;
				continue;
			}
			members.push(at);
			last = member;
		}
		let evidence = 0;
		let markers = 0;
		members.forEach((candidate, place) => {
			const at = this.all[candidate]!.at;
			const end = members[place + 1] !== undefined ? this.all[members[place + 1]!]!.at : at + bodyReach;
			const marked = this.#bodyMarker(at, end);
			const entry = this.#entries[at]!;
			const next = this.#entries[at + 1];
			const text = plain(entry.head.slice(entry.label?.length ?? 0));
			const asks =
				askOf(text) === 2 ||
				(at + 1 < end &&
					next !== undefined &&
					!next.label &&
					!next.skip &&
					(next.line.kind === 'paragraph' || next.line.kind === 'fence' || next.line.kind === 'heading') &&
					asksIn(next) === 2) ||
				this.#asksInItem(at, end);
			if (marked) markers++;
			const below = this.#entries.slice(at + 1, Math.min(end, at + 12));
			const choices =
				hasChoices(below) || below.some(e => ticked.test(e.head)) || (!first.strong && offersLetters(below));
			if (marked || asks || choices || this.#partsAsk(candidate, end) || readPoints(entry.head) !== undefined)
				evidence++;
		});
		return { members, evidence, markers };
	}
}
