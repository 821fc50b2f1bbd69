import { Asking } from './asking.ts';
import { askOf } from './asks.ts';
import type { Customs } from './customs.ts';
import { Divisions } from './divisions.ts';
import type { Label, Member, MemberKind } from './labels.ts';
import { isStrong, plain } from './lines.ts';
import type { Marker } from './markers.ts';
import { type Entry, type Node, Nodes, type Tree } from './node.ts';
import type { Numbering } from './numbering.ts';
import { Placer } from './placing.ts';
import { isPleasantry } from './pleasantries.ts';
import { countsPoints } from './points.ts';
import { isFollowUp, isReprompt, stands } from './requests.ts';
import { Candidates } from './runs.ts';
import { answersHeading, asideHeading, closingHeading, homeworkTitle, opensAnswers } from './words.ts';

/** What is known of a document before its tree grows. */
export interface Options {
	/** Whether the document calls itself homework. */
	readonly homework: boolean;
	/** Whether each turn of a user that asks is a question, and the reply its answer: for chats without labels. */
	readonly byTurns?: boolean;
	/** Whether the items of its lists are answers, whatever they say. */
	readonly answersAlone?: boolean;
	/** Headings below which parts are counted anew, by line. */
	readonly breaks?: ReadonlySet<number>;
	/** Headings that only divide a sheet whose questions are numbered through it, by line. */
	readonly chapters?: ReadonlySet<number>;
}

/** Grows the tree of parts from the labels and markers of a document, line by line. */
export class Grower {
	readonly #entries: readonly Entry[];
	readonly #candidates: Candidates;
	readonly #nodes = new Nodes();
	readonly #placer: Placer;
	readonly #divisions: Divisions;
	readonly #asking: Asking;
	readonly #loose: number[] = [];
	#current: Node | undefined;
	/** Whether a top heading has been passed since the last part: numbering may start over. */
	#broke = false;
	/** Whether that heading calls itself homework, and not the answers to one. */
	#titled = false;
	#shallowest = 7;
	#unlabelled = 0;
	readonly #byTurns: boolean;
	readonly #breaks: ReadonlySet<number> | undefined;
	readonly #chapters: ReadonlySet<number> | undefined;
	/** The problem whose parts are answered together, below all of them. */
	#answered: Node | undefined;
	/** Line of the last heading over answers. */
	#answersFrom = -1;
	/** Whether a heading such as `References` has ended the problems, and none has begun again. */
	#closed = false;
	/** Whether some part has a label. */
	#labelled = false;

	constructor(entries: readonly Entry[], options: Options, customs: Customs, numbering?: Numbering) {
		this.#entries = entries;
		this.#byTurns = options.byTurns ?? false;
		this.#breaks = options.breaks;
		this.#chapters = options.chapters;
		this.#candidates = new Candidates(entries);
		this.#placer = new Placer(entries, this.#candidates, this.#nodes, options, customs, numbering);
		this.#divisions = new Divisions(entries, this.#candidates, this.#nodes, this.#placer);
		this.#asking = new Asking(entries, this.#candidates, this.#nodes, this.#placer);
	}

	grow(): Tree {
		this.#entries.forEach((entry, at) => {
			this.#step(entry, at);
		});
		return { nodes: this.#nodes.all, loose: this.#loose };
	}

	#step(entry: Entry, at: number): void {
		const before = this.#entries[at - 1];
		if (before && before.turn !== entry.turn) this.#turn(entry, at);
		if (entry.closing) {
			this.#current = undefined;
			this.#loose.push(at);
			return;
		}
		if (this.#chapters?.has(at)) {
			this.#current = undefined;
			this.#placer.stack = [];
			this.#loose.push(at);
			return;
		}
		const candidate = this.#candidates.on(at);
		const divides =
			this.#breaks?.has(at) ||
			(candidate !== undefined && this.#divisions.isDivision(candidate, entry, at, this.#broke));
		if (divides) {
			const answers = candidate !== undefined && opensAnswers(plain(entry.head.slice(entry.label!.length)));
			this.#broke = !answers && this.#nodes.all.length > 0;
			// `Part B: Solutions` refers to what stands above it.
			if (answers) this.#placer.answers = true;
			else this.#placer.since = this.#nodes.all.length;
			this.#current = undefined;
			this.#placer.stack = [];
			this.#loose.push(at);
			return;
		}
		// `## References` over a numbered list.
		if (this.#closed && candidate !== undefined && (isStrong(entry.line) || entry.label?.word)) this.#closed = false;
		if (candidate !== undefined && !this.#closed && this.#tryLabel(candidate, entry, at)) return;
		if (entry.skip) {
			this.#own(at);
			return;
		}
		if (this.#tryHeading(entry, at)) return;
		if (entry.marker) this.#mark(entry.marker, at);
		this.#own(at);
	}

	/** A user's turn ends what went before; after a re-prompt without labels the reply revises the last answer. */
	#turn(entry: Entry, at: number): void {
		if (entry.role === 'user') {
			this.#current = undefined;
			return;
		}
		let asked = at - 1;
		while (asked > 0 && this.#entries[asked - 1]!.turn === this.#entries[at - 1]!.turn) asked--;
		if (this.#byTurns && this.#openTurn(asked, at)) return;
		const next = this.#asking.nextOfReply(at, entry.turn);
		const labelled = next !== undefined && this.#entries[next.at]!.turn === entry.turn;
		if (labelled && this.#current && this.#asking.answersAsked(next, asked)) {
			// What is said before the first answer belongs to none.
			this.#current = undefined;
			return;
		}
		const last = this.#nodes.all[this.#nodes.all.length - 1];
		if (!last || last.at >= asked || this.#current) return;
		const lines = this.#entries.slice(asked, at);
		const said = lines.map(e => e.head).join(' ');
		if (labelled && (next.dress !== 'item' || !isNumbered(next.label))) return;
		if (said.length > 400 || !isReprompt(said)) {
			const replied = this.#entries.slice(at).filter(e => e.turn === entry.turn);
			if (isFollowUp(lines, replied)) this.#openTurn(asked, at, true);
			return;
		}
		if (labelled) return;
		// `No, the sign is right`: nothing is revised.
		const reply = this.#entries.slice(at, at + 5).find(e => !e.skip);
		if (reply?.turn === entry.turn && stands.test(plain(reply.head))) return;
		this.#current = this.#node('', last.parent, at, undefined, last.path, last.kind, true);
		this.#current.hasAnswer = true;
	}

	/**
	 * Opens the part that a user's turn asks for, its lines from one to before the reply's; false where it asks for nothing new.
	 *
	 * @param told whether it is known to ask.
	 */
	#openTurn(asked: number, reply: number, told = false): boolean {
		const lines = this.#entries.slice(asked, reply);
		if (lines[0]!.role !== 'user') return false;
		const said = lines.map(e => e.head).join(' ');
		const replied = this.#entries.slice(reply).filter(e => e.turn === this.#entries[reply]!.turn);
		if (isPleasantry(lines, replied)) return false;
		const anew = this.#nodes.all.length > 0 && said.length < 160 && isReprompt(said);
		// Where all that a user says is a question, `Numerical check of the gradient.` is one too.
		const terse = this.#byTurns && said.length >= TERSE && lines.some(e => !e.skip && !e.closing);
		if (anew || !(told || terse || lines.some(e => !e.skip && askOf(plain(e.head)) === 2))) return false;
		const first =
			asked +
			Math.max(
				0,
				lines.findIndex(e => !e.skip),
			);
		const node = this.#node(`q${++this.#unlabelled}`, undefined, first);
		for (let at = first; at < reply; at++) node.lines.push(at);
		while (this.#loose.length > 0 && this.#loose[this.#loose.length - 1]! >= first) this.#loose.pop();
		node.hasQuestion = true;
		this.#placer.stack = [node];
		this.#current = node;
		return true;
	}

	#own(at: number): void {
		if (this.#current) this.#current.lines.push(at);
		else this.#loose.push(at);
	}

	/** Headings that are neither labels nor markers: some end the problems. */
	#tryHeading(entry: Entry, at: number): boolean {
		const { line } = entry;
		if (!isStrong(line) || this.#candidates.on(at) !== undefined) return false;
		const text = plain(entry.head);
		const open =
			opensAnswers(text.replace(/`/g, '')) && (line.level > 0 || line.boldLine)
				? this.#divisions.answersFollow(line, at)
				: line.level > 0 && !entry.marker && (this.#divisions.answersListed(at) || this.#divisions.answersRepeated(at))
					? []
					: undefined;
		if (open) {
			this.#current = undefined;
			this.#placer.stack = [...open];
			this.#placer.answers = true;
			this.#answersFrom = at;
			this.#loose.push(at);
			return true;
		}
		// `**Descriptive (2 × 10 = 20)**` in bold, behind an answer: the next section of the sheet, whose problems number on.
		if (line.level === 0 && line.boldLine && this.#current?.hasAnswer && countsPoints(text)) {
			this.#current = undefined;
			this.#loose.push(at);
			return true;
		}
		if (line.level === 0 || entry.marker || this.#divisions.isOfAnswer(entry, at, this.#current)) return false;
		const root = this.#placer.stack[0];
		const rootLine = root && this.#entries[root.at]!.line;
		const above =
			(line.level < this.#shallowest &&
				(rootLine === undefined || rootLine.level === 0 ? line.level === 1 : line.level < rootLine.level)) ||
			(line.level === 1 && homeworkTitle.test(text));
		if (
			!closingHeading.test(text) &&
			!above &&
			!this.#divisions.isDivider(entry, at) &&
			!this.#divisions.leaves(entry, this.#current)
		)
			return false;
		if (above) {
			this.#broke = true;
			this.#titled = isTitle(text);
			if (!opensAnswers(text)) this.#placer.since = this.#nodes.all.length;
			this.#placer.answers = opensAnswers(text);
		}
		this.#current = undefined;
		this.#placer.stack = [];
		this.#closed = closingHeading.test(text);
		this.#loose.push(at);
		return true;
	}

	#mark(marker: Marker, at: number): void {
		if (marker.kind === 'answer') {
			this.#openAbove(marker, at);
			if (this.#current) this.#current.hasAnswer = true;
			return;
		}
		if (marker.kind !== 'question' || !marker.firm) return;
		if (marker.environment && this.#placer.stack.every(n => n.label === undefined || n.parent !== undefined)) {
			// `\begin{problem}` outside of any labelled problem begins one.
			this.#placer.stack = [];
			this.#openUnlabelled(at, undefined);
			return;
		}
		const current = this.#current;
		if (current && (!current.hasAnswer || current.answers) && !current.hasQuestion) {
			current.hasQuestion = true;
			current.firstQuestion = at;
			return;
		}
		// A heading `Questions` over labelled ones is no question.
		if (!current && marker.whole && this.#entries.slice(at + 1, at + 4).find(e => !e.skip)?.label) return;
		// Nor is the story of a case over the numbered questions about it.
		if (!current && marker.whole && this.#entries[at]!.line.level > 0 && this.#asking.questionsFollow(at)) return;
		if (current?.hasAnswer || !current || this.#asking.asksNext(current, at)) this.#openUnlabelled(at, current);
	}

	/**
	 * An answer's marker below a question without label or marker (`How many bytes …?`, then `**Answer:** …`): the question opens the
	 * part. It reaches up to the heading or the rule above it, or to the answer before it.
	 */
	#openAbove(marker: Marker, at: number): void {
		const current = this.#current;
		const nameless = current !== undefined && current.label === undefined && current.parent === undefined;
		if ((current && !nameless) || !marker.firm || !marker.sure || this.#labelled) return;
		if (current && (!current.hasAnswer || current.turn !== this.#entries[at]!.turn)) return;
		const lines = current ? current.lines : this.#loose;
		let from = lines.length;
		let asked = -1;
		while (from > 0 && lines.length - from < 40) {
			const line = lines[from - 1]!;
			const entry = this.#entries[line]!;
			const below = this.#entries[line + 1]!;
			if (
				entry.marker ||
				entry.closing ||
				entry.turn !== this.#entries[at]!.turn ||
				below.line.block - entry.line.block > 1
			)
				break;
			// What stands right above choices is asked, however it is put.
			const offers = choice('a').test(below.head) && !choice('a-e').test(entry.head);
			const asks = !entry.skip && (askOf(plain(entry.head)) === 2 || (offers && entry.line.kind === 'paragraph'));
			if (entry.line.level > 0 && !asks) break;
			// After an answer only the paragraph that asks is the next question.
			if (current && asked >= 0 && entry.line.block !== this.#entries[asked]!.line.block) break;
			from--;
			if (asks) asked = line;
			if (entry.line.level > 0) break;
		}
		// Below a title, where others were asked below theirs: it asks in words that are not known.
		const above = lines[from - 1] === undefined ? undefined : this.#entries[lines[from - 1]!]!;
		const titled = this.#unlabelled > 0 && from < lines.length && (above?.line.level ?? 0) > 0 && !above?.marker;
		if ((asked < 0 && !titled) || (current && from === 0)) return;
		const taken = lines.splice(from);
		// The heading right above it is its own, not the end of the answer before.
		if (current && (above?.line.level ?? 0) > 0 && !above?.marker) this.#loose.push(lines.pop()!);
		this.#unlabelled = this.#broke ? 1 : this.#unlabelled + 1;
		const node = this.#node(`q${this.#unlabelled}`, undefined, taken[0]!);
		node.lines.push(...taken);
		node.hasQuestion = true;
		this.#placer.stack = [node];
		this.#current = node;
	}

	/** A question marker where no part is open, or where the open one has its answer already. */
	#openUnlabelled(at: number, current: Node | undefined): void {
		let parent = current;
		if (current && current.kind === 'name' && current.label === undefined) parent = current.parent;
		else if (current && current.firstQuestion >= 0) {
			// The pair that stands there already becomes the first child.
			const cut = current.lines.indexOf(current.firstQuestion);
			const moved = cut >= 0 ? current.lines.splice(cut) : [];
			const first = this.#node(`q1`, current, current.firstQuestion);
			first.lines.push(...moved);
			first.hasAnswer = true;
			first.hasQuestion = true;
			current.hasAnswer = false;
			current.hasQuestion = false;
			current.firstQuestion = -1;
		}
		const siblings = (parent?.children ?? []).filter(n => n.label === undefined).length;
		if (parent === undefined) this.#unlabelled = this.#broke ? 1 : this.#unlabelled + 1;
		const node = this.#node(`q${parent === undefined ? this.#unlabelled : siblings + 1}`, parent, at);
		node.hasQuestion = true;
		node.firstQuestion = at;
		this.#placer.stack = parent
			? [...this.#placer.stack.slice(0, this.#placer.stack.indexOf(parent) + 1), node]
			: [node];
		this.#current = node;
	}

	#node(
		name: string,
		parent: Node | undefined,
		at: number,
		label?: Label,
		path?: readonly Member[],
		kind?: MemberKind,
		answers = false,
	): Node {
		const node: Node = {
			index: this.#nodes.all.length,
			path: path ?? [...(parent?.path ?? []), { text: name, kinds: ['name'] }],
			kind: kind ?? 'name',
			label,
			parent,
			at,
			turn: this.#entries[at]!.turn,
			answers,
			lines: [],
			epochBreak: this.#broke,
			titledBreak: this.#broke && this.#titled,
			children: [],
			hasAnswer: false,
			hasQuestion: false,
			answeredBelow: false,
			firstQuestion: -1,
		};
		this.#broke = false;
		this.#titled = false;
		parent?.children.push(node);
		this.#nodes.add(node);
		return node;
	}

	/**
	 * Whether a label answers what bears it further up under the same problem: it comes again right below a line `Answers`, or goes on from
	 * one that did. Then nothing but the question stands above.
	 */
	#answersAgain(path: readonly Member[], parent: Node | undefined, at: number): boolean {
		const earlier = parent && this.#nodes.at(path);
		if (!earlier || earlier.parent !== parent || earlier.turn !== this.#entries[at]!.turn) return false;
		const { marker } = this.#entries.slice(0, at).findLast(e => !e.skip) ?? {};
		const headed = this.#placer.answers && this.#answersFrom > earlier.at;
		if ((marker?.kind === 'answer' && marker.whole) || headed) this.#answered = parent;
		if (this.#answered !== parent) return false;
		earlier.answeredBelow = true;
		return true;
	}

	#tryLabel(index: number, entry: Entry, at: number): boolean {
		const candidate = this.#candidates.all[index]!;
		if (entry.role === 'user' && this.#asking.isDoubt(candidate, entry)) return false;
		const place = this.#placer.place(index);
		if (!place) return false;
		const { parent, members, kind, listed } = place;
		// `3. Summary` after `2. …`: numbered like the problems, but none.
		if (
			candidate.label.word === undefined &&
			entry.line.level > 0 &&
			parent === undefined &&
			asideHeading.test(plain(entry.head.slice(candidate.label.length)))
		) {
			this.#current = undefined;
			this.#loose.push(at);
			return true;
		}
		const path = [...(parent?.path ?? []), ...members];
		// A problem that was not there before, and asks: the answers to the one above it are over.
		if (this.#placer.answers && parent === undefined && candidate.label.word !== 'answer' && !this.#nodes.at(path))
			if (this.#asking.asksFrom(at)) this.#placer.answers = false;
		const again = this.#answersAgain(path, parent, at);
		const answers =
			again ||
			this.#placer.answers ||
			candidate.label.word === 'answer' ||
			(parent?.label?.word === 'answer' && parent.answers);
		const node = this.#node('', parent, at, candidate.label, path, kind, answers);
		this.#labelled = true;
		if (answers || entry.inner?.marker.kind === 'answer') node.hasAnswer = true;
		if (entry.inner?.marker.kind === 'question') node.hasQuestion = true;
		if (listed) node.answeredBelow = true;
		const depth = parent ? this.#placer.stack.indexOf(parent) + 1 : 0;
		this.#placer.stack = [...this.#placer.stack.slice(0, depth), node];
		this.#current = node;
		node.lines.push(at);
		if (entry.line.level > 0) this.#shallowest = Math.min(this.#shallowest, entry.line.level);
		return true;
	}
}

const isNumbered = ({ word, members }: Label): boolean => word === undefined && members[0]!.kinds[0] === 'number';

/** How long a user's words are that ask without saying so. */
const TERSE = 30;

/** A line that one of the choices from a letter to another opens. */
const choice = (letters: string): RegExp => new RegExp(`^[([]?[${letters}][.)]\\s`, 'i');

/** A top heading that calls itself homework. */
const isTitle = (text: string): boolean =>
	homeworkTitle.test(text) && !answersHeading.test(text) && !/\b(?:answers?|solutions?|responses?)\b/i.test(text);
