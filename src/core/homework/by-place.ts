import type { Anchor } from '../text/block.ts';
import { askOf, computes, gives, isOrderByForm } from './asks.ts';
import { each } from './frame.ts';
import type { SectionKind } from './homework.ts';
import { isQuoted, plain } from './lines.ts';
import { asksIn as asksPlainly, type Entry, lastChoice, type Node, offersLetters, wantsJudging } from './node.ts';
import { isAskedByPhrase } from './phrases.ts';
import {
	afterMarker,
	full,
	headingAsks,
	isAside,
	isPicture,
	isTitle,
	judges,
	markerAnchor,
	type Piece,
	sourceHead,
	textAfterLabel,
} from './pieces.ts';
import { withoutPoints } from './points.ts';
import { leads, ofSteps } from './steps.ts';

/** No answer marker: the answer is what begins to compute, what is quoted or folded, or what follows the question. */
export const byPlace = (
	node: Node,
	entries: readonly Entry[],
	lines: readonly number[],
	rest: Anchor | undefined,
	leaf: boolean,
	{ answered, listed, options }: { readonly answered: boolean; readonly listed: boolean; readonly options: boolean },
): Piece[] => {
	const opening = entries[node.at]!;
	const title = isTitle(node, entries);
	const body = lines.filter(at => at !== node.at).map(at => entries[at]!);
	const orders =
		leaf &&
		!title &&
		rest !== undefined &&
		body.length > 0 &&
		isOrderByForm(plain(opening.head.slice(rest.span.start - opening.headStart)));
	const asksAbove = headingAsks(rest, opening) || orders;
	const questionMarked =
		body.some(e => e.marker?.kind === 'question') || (node.label === undefined && opening.marker?.kind === 'question');
	const takeaway = body.findIndex(e => e.marker?.firm && e.marker.kind === 'takeaway');
	const otherMarked = body.some(e => e.marker?.firm && e.marker.kind === 'context') || takeaway === 0;
	// `Fit a line to the data.` below a label alone, and more below it.
	const ordered =
		leaf &&
		!asksAbove &&
		(rest === undefined || title) &&
		body.length > 1 &&
		body[0]!.line.kind === 'paragraph' &&
		body[0]!.line.only &&
		!body.some(e => isText(e) && asksPlainly(e) === 2) &&
		isOrderByForm(plain(body[0]!.head))
			? body[0]
			: undefined;
	const steps = stepsIn(opening, body);
	// `**How they choose**` over a paragraph, below a heading that asks: a title within the answer.
	const topical = (entry: Entry) =>
		(entry.line.boldLine || entry.line.level > 0) && headingAsks(rest, opening) && topic.test(plain(entry.head));
	const asksIn = (entry: Entry): 0 | 1 | 2 =>
		entry === ordered ? 2 : steps.has(entry) || topical(entry) ? 0 : asksPlainly(entry);
	const firstAsk = body.findIndex(e => isText(e) && asksIn(e) === 2);
	// Below a label alone a derivation that comes before anything is asked is the answer's.
	const derived = rest === undefined && !questionMarked && body.slice(0, firstAsk).some(derives);
	const bodyAsks = firstAsk >= 0 && !derived;
	const chat = body.some(e => e.role === 'assistant') && opening.role === 'user';
	const isBoldItem = opening.line.boldLine && opening.line.marker !== undefined;
	const pieces: Piece[] = [];

	// Where the answer begins by place: an index into `body`, or its length where there is none.
	let start = body.length;
	const offered = options ? lastOption(opening, body) : -1;
	const lettered = opening.line.level === 0 && rest !== undefined && offersLetters(body) ? body.length - 1 : -1;
	const replied = chat ? body.findIndex(e => e.role === 'assistant') : body.length;
	const most = Math.max(lastChoice(body), lastApparatus(body), offered, lettered, lastOfEach(opening, body));
	const chosen = Math.min(most, replied - 1);
	let asked = asksAbove || chosen >= 0 || (rest !== undefined && !title && questionMarked);
	for (let at = derived ? body.length : chat ? replied : chosen + 1; at < body.length; at++) {
		const entry = body[at]!;
		const text = plain(sourceHead(entry));
		if (chat && entry.role === 'assistant') {
			start = at;
			break;
		}
		// A heading below one that asks heads the answer.
		if (asksAbove && opening.line.level > 0 && entry.line.level > 0 && !bodyAsks && !otherMarked && !entry.marker) {
			start = at;
			break;
		}
		// A picture below the question belongs to it, unless it is all that follows.
		if (asked && isPicture(entry) && body.slice(at + 1).some(e => !e.skip && !isPicture(e))) continue;
		// `4. **Which of them trains more easily?**`: what is not bold below it answers.
		if (isBoldItem && askOf(plain(opening.head)) === 2 && !bodyAsks && !entry.line.bold) {
			start = at;
			break;
		}
		if (isAside(entry) && (asked || !bodyAsks) && entry.line.block !== opening.line.block) {
			start = at;
			break;
		}
		// The question is quoted, and what is not answers it.
		if (asked && at > 0 && isQuoted(body[at - 1]!.line) && !isQuoted(entry.line) && asksIn(entry) < 2) {
			start = at;
			break;
		}
		// `Provide the result in the form:` over the form.
		if (asked && !answered && leadsTo(plain(sourceHead(body[at - 1] ?? opening)), entry)) continue;
		// Code or a formula that is asked about below it.
		if (asked && (entry.line.kind === 'fence' || entry.line.kind === 'formula') && isAskedBelow(body, at)) continue;
		if (asked && (computes(text) || /\\boxed/.test(text))) {
			start = at;
			break;
		}
		// `*Show that …*`, and what is not in italics answers.
		if (
			asked &&
			at > 0 &&
			emphasised(body[at - 1]!) &&
			askOf(plain(sourceHead(body[at - 1]!))) === 2 &&
			!emphasised(entry) &&
			asksIn(entry) < 2
		) {
			start = at;
			break;
		}
		if (entry.marker?.kind === 'question' || entry.marker?.word === 'deliverable' || asksIn(entry) === 2) asked = true;
		else if (
			asked &&
			(!questionMarked || isAnsweredBelowMark(opening, body, at)) &&
			!otherMarked &&
			(entry.line.kind === 'paragraph' ||
				entry.line.kind === 'formula' ||
				entry.line.kind === 'fence' ||
				entry.line.kind === 'table')
		) {
			const next = body.slice(at + 1).some(e => isText(e) && asksIn(e) === 2);
			const closed = at === 0 ? opening.line.boldLine : false;
			if (
				!next &&
				entry.line.kind !== 'paragraph' &&
				(closed || isClosed(plain(sourceHead(body[at - 1] ?? opening))))
			) {
				start = at;
				break;
			}
			if (
				!next &&
				(entry.line.first || (emphasised(opening) && entry.line.block === opening.line.block)) &&
				entry.line.kind === 'paragraph' &&
				(!gives(text) ||
					(answered &&
						(asksAbove || (at > 0 && itemsOf(entry) === itemsOf(opening) && asksIn(body[at - 1]!) === 2)))) &&
				asksIn(entry) < 2
			) {
				start = at;
				break;
			}
		}
	}
	// `Implement the function below.`, and below it stands the code.
	if (start === body.length && leaf && asked && opening.role !== 'user') {
		const last = body.length - 1;
		if (last >= 0 && body[last]!.line.kind === 'fence' && lines.some(at => ordersCode.test(plain(entries[at]!.head))))
			start = last;
	}
	// After a question that has ended, a formula alone on its line is the answer, not one more thing given.
	if (start === body.length && leaf && asked && !questionMarked && !otherMarked && opening.role !== 'user') {
		const last = body.length - 1;
		const formula = last >= 0 && /^\$[^$]+\$\s*\.?$/.test(sourceHead(body[last]!).trim()) && body[last]!.line.only;
		if (formula && isClosed(plain(sourceHead(body[last - 1] ?? opening)))) start = last;
	}
	if (leaf && listed && rest !== undefined && chosen < 0 && onlyListed(opening, body))
		start = body.findIndex(e => !isPicture(e));
	if (offered >= 0 && !body.slice(offered + 1).some(isAside)) start = body.length;
	// Choices below it make a question of any line.
	const choices = (lastChoice(body) >= 0 || offered >= 0 || lettered >= 0) && start > chosen;
	const nothingAsked = !choices && !questionMarked && !otherMarked && !asksAbove && !bodyAsks && !chat;
	const stated =
		nothingAsked &&
		leaf &&
		rest !== undefined &&
		(body.length > 0
			? title
				? isSentence(opening, rest)
				: isStated(node, entries, body[0]!) || isLed(node, entries) || isAskedByPhrase(node, entries)
			: !title && (isLed(node, entries) || isAskedByPhrase(node, entries)));
	// What stands under "True or false" is a statement to be judged, not an answer.
	const verdict = judges.test(plain(opening.head.slice(node.label?.length ?? 0)));
	const judged = nothingAsked && leaf && !verdict && wantsJudging(node.parent, entries) && rest !== undefined;
	const aside = start < body.length && isAside(body[start]!);
	if (nothingAsked && leaf && !(aside && start > 0)) start = judged && title && body.length > 0 ? 1 : 0;
	// The heading asks, and one line stands below: that is the answer, short as it is.
	if (
		start === body.length &&
		asksAbove &&
		body.length === 1 &&
		body[0]!.line.marker === undefined &&
		!body[0]!.line.goesOn &&
		!/[?？]\W*$/.test(body[0]!.head) &&
		opening.role !== 'user' &&
		!leadsTo(plain(sourceHead(opening)), body[0]!)
	)
		start = 0;

	if (rest) {
		if (node.label === undefined && opening.marker)
			pieces.push({ kind: 'question', marker: markerAnchor(opening), slice: rest, opens: true });
		else if (
			asksAbove ||
			choices ||
			stated ||
			(judged && !title) ||
			(!title && (leaf ? start > 0 || body.length > 0 || opening.role === 'user' : true))
		) {
			const kind: SectionKind =
				asksAbove || !leaf || stated || judged || !nothingAsked || isFolded(body[start]) ? 'question' : 'answer';
			pieces.push({ kind, marker: undefined, slice: rest, opens: false });
		} else if (!title) pieces.push({ kind: 'answer', marker: undefined, slice: rest, opens: false });
	}
	let kind: SectionKind = leaf ? 'question' : bodyAsks ? 'question' : 'context';
	body.forEach((entry, at) => {
		if (at === start && leaf) kind = 'answer';
		const marker = entry.marker;
		if (marker?.firm && marker.kind !== 'answer') {
			kind = marker.kind;
			pieces.push({ kind, marker: markerAnchor(entry), slice: afterMarker(entry), opens: true });
			return;
		}
		if (kind === 'takeaway' && entry.line.level > 0) kind = 'answer';
		pieces.push({ kind, marker: undefined, slice: full(entry), opens: false });
	});
	return pieces;
};

/** Whether a paragraph that asks nothing stands right below a question that has its mark and ends with asking. */
const isAnsweredBelowMark = (opening: Entry, body: readonly Entry[], at: number): boolean => {
	const above = at > 0 ? body[at - 1]! : opening;
	const text = plain(above.head.slice((at > 0 ? above.marker?.length : above.label?.length) ?? 0));
	return body[at]!.line.first && asksPlainly({ ...above, head: text }) === 2 && isClosed(text);
};

/**
 * Index of the last item of a list right below a question that asks something of each of its items (`Which of the following are true?
 * Give a reason for each.`), where more stands below it; -1 where there is none.
 */
const lastOfEach = (opening: Entry, body: readonly Entry[]): number => {
	const depth = itemsOf(opening);
	const first = body.findIndex(e => e.line.marker !== undefined && itemsOf(e) > depth);
	const lead = first > 0 ? body[first - 1]! : first === 0 ? opening : undefined;
	const text = lead && plain(lead.head.slice(lead.label?.length ?? 0));
	if (!lead || !each.test(text!) || askOf(text!) < 2) return -1;
	let last = first;
	while (body[last + 1] && itemsOf(body[last + 1]!) > depth) last++;
	return last < body.length - 1 ? last : -1;
};

/** Whether a line stands in a fold that is called an answer: what stands above it asks, however it is put. */
const isFolded = (entry: Entry | undefined): boolean =>
	entry?.line.containers.some(c => c.kind === 'details' && /solution|answer|proof/i.test(c.marker ?? '')) ?? false;

/** Items below a line that leads to them and asks nothing, behind one that asks: the steps of an answer, whatever they order. */
const stepsIn = (opening: Entry, body: readonly Entry[]): ReadonlySet<Entry> => {
	const found = new Set<Entry>();
	let asked = askOf(plain(opening.head.slice(opening.label?.length ?? 0))) === 2;
	let lead: Entry | undefined = opening;
	for (const entry of body) {
		const item = entry.line.marker !== undefined || itemsOf(entry) > itemsOf(lead ?? opening);
		if (item && lead && leads(lead) && (asked || ofSteps.test(plain(lead.head))) && !/[?？]\W*$/.test(entry.head))
			found.add(entry);
		else {
			lead = entry;
			if (asksPlainly(entry) === 2) asked = true;
		}
	}
	return found;
};

/** Whether a paragraph below a line asks by a question mark, and something that does not ask stands below that. */
const isAskedBelow = (body: readonly Entry[], at: number): boolean => {
	const last = body.findLastIndex(
		(e, i) => i > at && e.line.kind === 'paragraph' && asksPlainly(e) === 2 && /[?？]/.test(e.head),
	);
	return last >= 0 && last < body.length - 1;
};

/** Whether nothing but items of a list, and pictures, stand below a part's opening line, which may be an item itself. */
export const onlyListed = (opening: Entry, body: readonly Entry[]): boolean => {
	const depth = itemsOf(opening);
	return body.some(e => !isPicture(e)) && body.every(e => isPicture(e) || itemsOf(e) > depth);
};

const itemsOf = ({ line }: Entry): number => line.containers.filter(c => c.kind === 'item').length;

/** Whether a line is running text, set in as code or not. */
const isText = ({ line }: Entry): boolean => line.kind === 'paragraph' || line.kind === 'fence';

/** Whether a formula goes on from line to line without a left side of its own, as a derivation does. */
const derives = (entry: Entry): boolean =>
	entry.line.kind === 'formula' && /\\\\\s*&\s*(?:=|\\approx|\\le|\\ge)/.test(entry.head);

/** What goes with a question and answers none: hints, and the forms and samples of a programming task. */
const apparatus =
	/^(?:hints?|sample (?:input|output)|(?:input|output) ?(?:format|specification)?|inputs|outputs|constraints|examples?|aide|indications?|rappel|hinweise?|tipps?|pista|sugerencia|dica|suggerimento|wskazówka|подсказка|указание|提示|ヒント|힌트)(?:\s?\d{1,2})?(?=\s*[*_]{0,3}\s*[:：(])/iu;

/**
 * Index of the last line that goes with the question (`Hint: …`, `Sample input:` and the code below it); -1 where there is none. What
 * an example says is worked out below its word only in an answer, so examples count beside other forms alone.
 */
const lastApparatus = (body: readonly Entry[]): number => {
	const heads = body.map(e =>
		e.skip || e.line.kind === 'fence' ? '' : (apparatus.exec(plain(e.head).replace(/^[(（][*_]{0,2}/, ''))?.[0] ?? ''),
	);
	if (heads.every(h => h === '' || /^example/i.test(h))) return -1;
	let last = heads.findLastIndex(h => h !== '');
	// Of a form, all that is listed or shown below it.
	if (!/^(?:hint|aide|indic|rappel|hinw|tipp|pista|sug|dica|wska|подс|указ|提|ヒ|힌)/i.test(heads[last]!))
		while (
			body[last + 1] &&
			(body[last + 1]!.line.kind === 'fence' || body[last + 1]!.line.containers.some(c => c.kind === 'item'))
		)
			last++;
	else while (body[last + 1] && !body[last + 1]!.line.first) last++;
	return last;
};

const ordersCode = /(?:^|[.:,]\s)(?:please\s+)?(?:implement|write|code|program|complete|fill in|finish)\b/i;

/** Whether a whole line is in italics or in bold. */
const emphasised = (entry: Entry): boolean =>
	entry.line.kind === 'paragraph' &&
	(entry.line.boldLine || (entry.headStart > entry.line.span.start && /\S[*_]{1,3}$/.test(entry.head.trim())));

/** A title that a question's word begins and no question mark ends. */
const topic = /^(?:how|what|why|when|where|which|who|wie|was|warum|comment|pourquoi|cómo|por qué)(?!\p{L})[^?]*$/iu;

/** Whether a line that ends in a colon leads to a formula or an item of a list, and that says no result. */
const leadsTo = (before: string, entry: Entry): boolean =>
	/[:：]$/.test(before) &&
	(entry.line.kind === 'formula' || entry.line.containers.some(c => c.kind === 'item')) &&
	!/[=≈]\s*\$*\s*[-−]?\d/.test(sourceHead(entry));

/** Whether a question has come to its end, so that the code or the formula below it is no part of it. */
const isClosed = (text: string): boolean =>
	/[.?!)。？！]["”'*_]*$/u.test(text) && !/\b(?:following|below|this|these|here|snippet)\b/i.test(text);

/** Whether a heading is a sentence (`#### 1.1.2 Take the logarithm.`), which no title is. */
const isSentence = (opening: Entry, rest: Anchor): boolean => {
	const text = withoutPoints(plain(opening.head.slice(rest.span.start - opening.headStart)));
	return /\p{L}{2,}\s.*[\p{Ll}$)`]\.$/u.test(text);
};

/** Whether a line that asks nothing is a question all the same: its siblings ask in its place, or a verdict stands under it. */
const isStated = (node: Node, entries: readonly Entry[], next: Entry): boolean => {
	if (!next.line.first || !entries[node.at]!.line.only) return false;
	if (judges.test(plain(next.head))) return true;
	return (node.parent?.children ?? []).some(n => n !== node && headingAsks(textAfterLabel(n, entries), entries[n.at]!));
};

/** How far above a part the order may stand that its row goes on from. */
const FAR = 400;

/** Whether an order that ends in a colon or has no end stands right above the first of a part's row: `Compute the following:` over phrases. */
const isLed = (node: Node, entries: readonly Entry[]): boolean => {
	const own = node.label;
	if (!own || own.members.length > 1) return false;
	let first = node.at;
	for (let at = node.at; at >= 0 && at > node.at - FAR; at--) {
		const { label, skip } = entries[at]!;
		if (skip || label?.wrap !== own.wrap || label.members.length > 1) continue;
		first = at;
		if (/^[1a]$/.test(label.members[0]!.text)) break;
	}
	const above = entries.slice(Math.max(0, first - 4), first).findLast(e => !e.skip);
	if (!above || above.label?.wrap === own.wrap) return false;
	const text = plain(above.head.slice(above.label?.length ?? 0));
	return (/[:：]$/.test(text) || (above.line.level === 0 && /\p{L}$/u.test(text))) && askOf(text) === 2;
};

/** Fewest and most items that a question offers to choose from, and how long they may be. */
const FEWEST = 3;
const MOST = 6;
const SHORT = 80;

/**
 * Index of the last of the short items listed right below a line that asks, as many as a question offers to choose from; -1 where
 * there is no such list.
 */
export const lastOption = (opening: Entry, body: readonly Entry[]): number => {
	const depth = itemsOf(opening);
	const first = body.findIndex(e => e.line.marker !== undefined && itemsOf(e) > depth);
	if (first < 0) return -1;
	const lead = body.slice(0, first).findLast(e => !e.skip) ?? opening;
	if (askOf(plain(sourceHead(lead))) < 2) return -1;
	let last = first;
	while (body[last + 1]?.line.marker !== undefined && itemsOf(body[last + 1]!) === itemsOf(body[first]!)) last++;
	const items = body.slice(first, last + 1);
	const short = items.every(
		e =>
			/^[-*+]$/.test(e.line.marker!) && e.head.length <= SHORT && !computes(plain(e.head)) && askOf(plain(e.head)) < 2,
	);
	return items.length >= FEWEST && items.length <= MOST && short ? last : -1;
};
