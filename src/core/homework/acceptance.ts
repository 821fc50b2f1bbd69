import { askOf, isStep } from './asks.ts';
import { answersQuoted, each } from './frame.ts';
import type { Member, MemberKind } from './labels.ts';
import { plain } from './lines.ts';
import { type Candidate, type Entry, isStatement, type Node, type Nodes, pathOf, wantsJudging } from './node.ts';
import { judges } from './pieces.ts';
import { readPoints } from './points.ts';
import type { Candidates, Run } from './runs.ts';

/** What is known of a document before its labels are placed. */
export interface Told {
	/** Whether it calls itself homework. */
	readonly homework: boolean;
	/** Whether the items of its lists are answers, whatever they say. */
	readonly answersAlone?: boolean;
}

/** Decides whether labels that may begin a level of parts do: they ask, are answered, or stand where parts stand; choices and steps do not. */
export class Acceptance {
	/** Candidates that are questions whose answers are listed below them. */
	readonly listed = new Set<number>();
	readonly #entries: readonly Entry[];
	readonly #candidates: Candidates;
	readonly #nodes: Nodes;
	readonly #told: Told;

	constructor(entries: readonly Entry[], candidates: Candidates, nodes: Nodes, told: Told) {
		this.#entries = entries;
		this.#candidates = candidates;
		this.#nodes = nodes;
		this.#told = told;
	}

	/** Whether a list that asks nothing stands over one in the same dress that does, below the same problem. */
	yields(index: number, run: Run): boolean {
		const c = this.#candidates.all[index]!;
		if (c.strong || run.evidence * 2 >= run.members.length) return false;
		for (let at = index + 1; at < this.#candidates.all.length && at < index + 24; at++) {
			const other = this.#candidates.all[at]!;
			if (other.strong || other.label.word === 'problem') return false;
			if (other.label.wrap !== c.label.wrap || other.dress !== c.dress || other.label.members[0]!.text !== '1')
				continue;
			const later = this.#candidates.run(at);
			return later.members.length > 1 && later.evidence * 2 >= later.members.length;
		}
		return false;
	}

	/** Whether letters that ask nothing stand over numbers that do: what the numbered questions are about. */
	isReferredTo(run: Run): boolean {
		if (run.evidence > 0 || this.#candidates.all[run.members[0]!]!.strong) return false;
		const last = run.members[run.members.length - 1]!;
		const next = this.#candidates.all[last + 1];
		if (!next || next.label.members.length > 1 || next.label.members[0]!.text !== '1' || next.label.word) return false;
		return /\b(?:above|these|each of (?:the|them))\b/i.test(plain(this.#entries[next.at]!.head));
	}

	/** `(a) ReLU (b) tanh (c) GELU`: choices in one line. */
	isChoice(c: Candidate, member: Member): boolean {
		if (member.text !== 'a') return false;
		const rest = this.#entries[c.at]!.head.slice(c.label.length);
		return (c.label.wrap === 'paren' ? /\s\(b\)\s/i : c.label.wrap === 'right' ? /\sb\)\s/i : /\sB\.\s/).test(rest);
	}

	accepts(
		c: Candidate,
		kind: MemberKind,
		parent: Node | undefined,
		run: Run,
		where: { readonly stack: readonly Node[]; readonly answers: boolean; readonly known: boolean },
	): boolean {
		const { stack, answers, known } = where;
		const share = run.evidence / run.members.length;
		if (c.label.word === 'part')
			return parent !== undefined || share > 0 || (c.strong && run.members.length > 1 && this.#candidates.isAlone(c));
		if (parent !== undefined && this.#isAnsweredByList(c, run)) {
			for (const at of run.members) this.listed.add(at);
			return true;
		}
		// What an answer enumerates is its content.
		const depth = this.#entries[c.at]!.line.containers.filter(x => x.kind === 'item').length;
		if (this.#told.answersAlone && kind === 'number' && depth > 1) return false;
		if (parent !== undefined && run.evidence === run.markers && this.areOptions(run)) return false;
		const over = parent && this.#candidates.on(parent.at);
		if (kind === 'letter' && !c.strong && parent?.kind === 'number' && over !== undefined && run.evidence === 0)
			if (this.#candidates.offersChoices(this.#candidates.all[over]!.dress)) return false;
		// `A.` in plain text is a choice more often than a part; `I.`, `II.` are numerals.
		const numerals = kind === 'roman' && run.members.length > 1 && share >= 0.5;
		const ordering = run.members.filter(at => this.#orders(this.#candidates.all[at]!)).length;
		const orders = run.members.length > 1 && ordering * 4 >= run.members.length * 3;
		const bare = c.label.upper && !c.strong && !numerals && !orders && !this.#areSections(run);
		if (answers && this.#nodes.child(parent, c.label.members[0]!.text)) return true;
		// The parts of a problem whose answers stand apart: `**Problem 1**` over `1.`, `2.` once more.
		if (answers && parent?.answers && this.#nodes.at([...parent.path, ...c.label.members])) return true;
		const chaptered = parent !== undefined && this.#isChapterOf(parent);
		if (this.#told.answersAlone && run.members.length > 1 && (kind === 'number' ? !parent || chaptered : !parent))
			return true;
		if (parent === undefined && !c.strong && share < 1 && this.#headsFollow(c)) return false;
		if (parent === undefined && this.#isLed(c, run)) return true;
		if (parent === undefined && this.#entries[c.at]!.line.level > 0 && this.#isRowAsking(c, run)) return true;
		if (parent === undefined && kind === 'number' && (this.#standsOverLetters(c, run) || this.#isWhole(c, run)))
			return true;
		if (parent === undefined)
			return !bare && ((this.#told.homework && c.strong) || share >= (c.strong || this.#told.homework ? 0.34 : 0.5));
		if (known && (c.strong || this.#lacksAnswer(c, parent))) return true;
		if (bare) return share >= 0.5 && run.members.length > 1 && run.markers > 0;
		const answered = parent.hasAnswer || stack.slice(stack.indexOf(parent)).some(n => n.hasAnswer);
		// `(3) "at most two"`, a lone number: the choice that was made.
		if (kind === 'number' && !c.strong && c.label.wrap === 'paren' && run.members.length === 1 && share === 0)
			return false;
		if (answered && !parent.answers) return run.markers * 2 >= run.members.length && run.markers > 0;
		if (c.strong && kind !== 'number') return true;
		if (wantsJudging(parent, this.#entries) && this.#areStatements(run)) return true;
		if (this.#areVerdicts(run)) return true;
		if (share >= 0.5) return true;
		// Members that ask nothing: answers alone, or what a question with a colon enumerates.
		const lead = parent.lines
			.slice(1)
			.map(at => this.#entries[at]!)
			.filter(e => !e.skip);
		const asked =
			lead.some(e => askOf(plain(e.head)) === 2) ||
			askOf(plain(this.#entries[parent.at]!.head.slice(parent.label?.length ?? 0))) === 2;
		const lastLine = lead[lead.length - 1];
		const lastText = lastLine ? plain(lastLine.head) : '';
		const wanted = asked && each.test(lastText) && !choosing.test(lastText);
		if (kind === 'number' && c.label.wrap !== 'paren')
			return (wanted && (depth < 2 || this.isInside(c, parent))) || this.#isGoneOn(c, parent, run);
		// `Show that` over `i)`, `ii)`: the order has no end of its own.
		const open = /[:：]\s*$|\b(?:that|of|the|for|if|que|dass|daß)$/iu.test(lastText);
		if (asked) return wanted || (open && !choosing.test(lastText));
		return true;
	}

	/** Whether a heading is one of a row that are nothing but numbers, a third of which ask below. */
	#isRowAsking(c: Candidate, run: Run): boolean {
		const { level } = this.#entries[c.at]!.line;
		return (
			this.#candidates.isAlone(c) && this.#candidates.isRowOfNumbers(level) && run.evidence * 3 >= run.members.length
		);
	}

	/** Whether numbered headings stand over letters, most of them: `### 1. Newton's method` over `(a)`, `(b)`. */
	#standsOverLetters(c: Candidate, run: Run): boolean {
		const lettered = run.members.filter(at => this.#candidates.lettersBelow(at)).length;
		// The chapters of notes and of contracts have a title above them.
		const opens = this.#told.homework || this.#candidates.isAlone(c) || this.#entries.slice(0, c.at).every(e => e.skip);
		return opens && c.dress === 'heading' && lettered > 1 && lettered * 2 >= run.members.length;
	}

	/** Whether a row right below the title of a homework takes all that follows, each of it with a body. */
	#isWhole(c: Candidate, run: Run): boolean {
		const above = this.#entries.slice(0, c.at).filter(e => !e.skip);
		const items = this.#entries[c.at]!.line.containers.filter(x => x.kind === 'item').length;
		if (!this.#told.homework || run.members.length < 3 || items > 1 || above.length > TOP) return false;
		const at = run.members.map(i => this.#candidates.all[i]!.at);
		const bodies = at.map((from, i) => (at[i + 1] ?? this.#entries.length) - from - 1);
		return !above.some(e => e.line.level > 1) && bodies.filter(n => n >= BODY).length * 5 >= bodies.length * 4;
	}

	/** Whether a label's line gives an order or asks: no choice does. */
	#orders(c: Candidate): boolean {
		return askOf(plain(this.#entries[c.at]!.head.slice(c.label.length))) === 2;
	}

	/** Whether an order that ends in a colon stands right above the first of a row: `Write queries for the following:` */
	#isLed(c: Candidate, run: Run): boolean {
		if (run.members.length < 3 || c.label.upper) return false;
		const above = this.#entries.slice(0, c.at).findLast(e => !e.skip && !/^<\w[^>]*>$/.test(e.head.trim()));
		if (!above || above.label || above.line.level > 0 || above.turn !== this.#entries[c.at]!.turn) return false;
		const text = plain(above.head);
		return /[:：]$/.test(text) && askOf(text) === 2 && !isStep(text) && !choosing.test(text);
	}

	/** `A. Short answers (10 marks)`, `B. Problems (20 marks)`: letters that promise points are the sections of an exam. */
	#areSections(run: Run): boolean {
		return (
			run.members.length > 1 &&
			run.members.every(at => readPoints(this.#entries[this.#candidates.all[at]!.at]!.head) !== undefined)
		);
	}

	/**
	 * Whether a numbered heading right above a list is the chapter whose answers are listed: it alone, or each of its kind has a list right
	 * below it. Else such headings number the answers themselves.
	 */
	#isChapterOf(node: Node): boolean {
		const { level } = this.#entries[node.at]!.line;
		const below = (at: number) => this.#entries.slice(at + 1).find(e => !e.skip)?.line.marker;
		return (
			level > 0 &&
			node.lines.length === 1 &&
			this.#candidates.all.every(
				c =>
					c.dress !== 'heading' ||
					this.#entries[c.at]!.line.level !== level ||
					c.label.wrap !== node.label?.wrap ||
					/^\d/.test(below(c.at) ?? ''),
			)
		);
	}

	/** Whether a list is followed by an answer's marker and, right below it, another one with the same labels: its answers. */
	#isAnsweredByList(c: Candidate, run: Run): boolean {
		const last = this.#candidates.all[run.members[run.members.length - 1]!]!;
		const next = this.#candidates.from(last.at + 1);
		if (run.members.length < 2 || !next || next.dress !== c.dress || next.label.wrap !== c.label.wrap) return false;
		const marked = this.#entries.slice(last.at + 1, next.at).findLast(e => !e.skip)?.marker;
		if (marked?.kind !== 'answer' || !marked.whole || next.label.members[0]!.text !== c.label.members[0]!.text)
			return false;
		return this.#candidates.run(this.#candidates.on(next.at)!).members.length === run.members.length;
	}

	/** Whether problems in numbered headings begin only below a label: what is numbered above them are instructions. */
	#headsFollow(c: Candidate): boolean {
		const first = this.#candidates.from(c.at + 1);
		for (let at = first ? this.#candidates.on(first.at)! : Infinity; at < this.#candidates.all.length; at++) {
			const other = this.#candidates.all[at]!;
			if (other.dress !== 'heading' || other.label.members.length > 1) continue;
			return other.label.members[0]!.text === '1' && this.#nodes.all.length === 0;
		}
		return false;
	}

	/** Whether what is listed below a part are choices, or its answer has begun. */
	isChosen(parent: Node): boolean {
		if (parent.hasAnswer) return true;
		const lead = parent.lines.map(at => this.#entries[at]!).filter(e => !e.skip);
		return choosing.test(plain(lead[lead.length - 1]?.head ?? ''));
	}

	/** Whether what is listed below a part are choices by the line above them, or goes on with its answer. */
	isContent(c: Candidate, parent: Node, run: Run): boolean {
		if (c.strong) return false;
		if (run.markers < 2 && this.#isChosenFrom(parent)) return true;
		if (answersQuoted(parent.lines.map(at => this.#entries[at]!).filter(e => !e.skip))) return true;
		if (this.#isOptioned(parent) || this.#goesOnAnswering(c, parent, run) || this.#wasAskedWhole(parent)) return true;
		// Numbers of a list below a letter that ask nothing.
		return c.label.length === 0 && run.evidence === 0 && (parent.kind === 'letter' || parent.kind === 'roman');
	}

	/** Whether the line above wants one of what is listed: `Which of these would you try first?` */
	#isChosenFrom(parent: Node): boolean {
		const above = parent.lines.findLast(at => !this.#entries[at]!.skip);
		const text = above === undefined ? '' : plain(this.#entries[above]!.head);
		return /\bwhich (?:one |ones )?of (?:the )?(?:following|these)\b[^?]*\?\W*$/i.test(text);
	}

	/** Whether a line `Options:` stands right above what is listed below a part. */
	#isOptioned(parent: Node): boolean {
		const above = parent.lines.findLast(at => !this.#entries[at]!.skip);
		return above !== undefined && above !== parent.at && options.test(plain(this.#entries[above]!.head));
	}

	/** Whether a part stands among answers, and its question above had no parts. */
	#wasAskedWhole(parent: Node): boolean {
		if (!parent.answers || parent.label?.word === undefined) return false;
		const asked = this.#nodes.all.find(n => !n.answers && pathOf(n) === pathOf(parent));
		return asked !== undefined && asked.children.length === 0;
	}

	/** Whether a list that asks nothing stands below a heading that asks, behind text that asks nothing: it is of the answer. */
	#goesOnAnswering(c: Candidate, parent: Node, run: Run): boolean {
		const opening = this.#entries[parent.at]!;
		if (c.strong || opening.line.level === 0 || !/[?？]\W*$/.test(plain(opening.head))) return false;
		const body = parent.lines.slice(1).filter(at => !this.#entries[at]!.skip);
		if (body.length === 0 || body.some(at => askOf(plain(this.#entries[at]!.head)) > 0)) return false;
		const asking = run.members.filter(at => /[?？]/.test(this.#entries[this.#candidates.all[at]!.at]!.head));
		return asking.length * 2 < run.members.length;
	}

	/** Whether the members of a run begin with a verdict, nearly all of them: `1. **True.** The folds are …`. */
	#areVerdicts({ members }: Run): boolean {
		const judged = members.filter(at => {
			const { at: line, label } = this.#candidates.all[at]!;
			return judges.test(plain(this.#entries[line]!.head.slice(label.length)));
		});
		return members.length > 2 && judged.length * 5 >= members.length * 4;
	}

	/** Whether the members of a run are sentences, most of them. */
	#areStatements(run: Run): boolean {
		const statements = run.members.filter(at => isStatement(this.#entries[this.#candidates.all[at]!.at]!));
		return statements.length * 2 > run.members.length;
	}

	/** Whether lettered lines, one after another without bodies, are choices: the answer's marker follows the last of them. */
	areOptions(run: Run): boolean {
		// The marker below the last of them counts as its own.
		if (run.members.length < 2 || run.markers > 1) return false;
		const lines = run.members.map(at => this.#candidates.all[at]!.at);
		const last = lines[lines.length - 1]!;
		if (last - lines[0]! !== lines.length - 1) return false;
		const next = this.#entries.slice(last + 1).find(e => !e.skip);
		return next?.marker?.kind === 'answer' && next.marker.firm;
	}

	/** Whether a label is an item of a list right inside the item that opened a part: its number may go on from another part's. */
	isInside(c: Candidate, parent: Node): boolean {
		const items = (at: number) => this.#entries[at]!.line.containers.filter(x => x.kind === 'item');
		const [own, outer] = [items(c.at), items(parent.at)];
		return outer.length > 0 && own.length === outer.length + 1 && own.at(-2)!.id === outer.at(-1)!.id;
	}

	/** Whether an order without an end (`Please find`) stands right above a numbered list inside its own item: what is listed is asked, each of it. */
	#isGoneOn(c: Candidate, parent: Node, run: Run): boolean {
		const above = parent.lines.findLast(at => !this.#entries[at]!.skip);
		if (above === undefined || run.members.length < 2 || c.label.length > 0) return false;
		const text = plain(this.#entries[above]!.head.slice(above === parent.at ? (parent.label?.length ?? 0) : 0));
		return this.isInside(c, parent) && askOf(text) === 2 && /[\p{L}:：]$/u.test(text) && !choosing.test(text);
	}

	/** Whether the part that a label names again still waits for its answer, or another turn speaks. */
	#lacksAnswer(c: Candidate, parent: Node): boolean {
		const text = c.label.members[0]!.text;
		const earlier = this.#nodes.child(parent, text);
		return earlier !== undefined && (!earlier.hasAnswer || earlier.turn !== this.#entries[c.at]!.turn);
	}
}

/** How many lines may stand above a row that is the whole of a homework, and how many below each of it. */
const TOP = 3;
const BODY = 2;

const options =
	/^(?:\p{L}+ )?(?:options?|choices|opciones|optionen|opções|opzioni|варианты|选项|選項|選択肢|보기)(?: ответа)?\W*$/iu;

/** Words that want one of what is listed below them. */
const choosing =
	/\b(?:which (?:one |ones )?of (?:the )?(?:following|these|those)|choose|select|circle|tick|(?:following|these) options?|options? below|multiple choice)\b|(?:下列|以下)(?:说法)?(?:哪|何)|哪(?:些|个|项)(?:说法|是|对|正确)|次のうち/i;
