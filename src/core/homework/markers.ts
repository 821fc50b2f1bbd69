import { remember } from '../text/memo.ts';
import type { Line } from './lines.ts';
import { type MarkerKind, markerWords } from './words.ts';

/** A marker at the start of a line: `**Answer:** …`, `### Key Takeaway:`, `Solution.`, `题目：`. */
export interface Marker {
	readonly kind: MarkerKind;
	/** Code units of the head that it takes. */
	readonly length: number;
	/** Whether nothing but the marker stands on the line. */
	readonly whole: boolean;
	/** Whether its dress leaves no doubt: a heading, bold, or a colon after it. */
	readonly firm: boolean;
	readonly word: string;
	/** Whether only homework uses the word so: `Answer`, not `Proof` or `Result`, which any mathematical text has. */
	readonly sure: boolean;
	/** Whether it is the opening of a LaTeX environment. */
	readonly environment?: boolean;
}

const kindOf = new Map<string, MarkerKind>();
for (const kind of Object.keys(markerWords) as MarkerKind[])
	for (const word of markerWords[kind]) if (!kindOf.has(word)) kindOf.set(word, kind);

const longest = Math.max(...[...kindOf.keys()].map(word => word.length));

/** Words that are markers only with a colon or alone in bold: they begin many a sentence and many a heading. */
const shy = new Set([
	'a',
	'q',
	'r',
	'sol',
	'work',
	'attempt',
	'my try',
	'approach',
	'data',
	'find',
	'ask',
	'known',
	'result',
	'results',
	'task',
	'problem',
	'exercise',
	'goal',
	'introduction',
	'discussion',
	'summary',
	'conclusion',
	'motivation',
	'setup',
	'setting',
	'解',
	'答',
	'问',
	'問',
	'답',
	'cho',
	'حل',
]);

/** Words for an answer that every mathematical text uses: no sign of homework by themselves. */
const common = new Set([
	...'proof|derivation|calculation|calculations|computation|result|results|explanation|reasoning|work|working|response|writeup|reply|conclusion|approach'.split(
		'|',
	),
	...'beweis|rechnung|ergebnis|preuve|démonstration|calcul|demostración|resultado|dimostrazione|risultato|доказательство|証明|证明|證明|解説|goal|task|prompt|to show|claim to prove|find'.split(
		'|',
	),
]);

const isSure = (word: string): boolean => !common.has(word.toLowerCase());

const tail =
	/^\s*(?:[([（][^()（）[\]]{0,60}[)\]）])?\s*([*_}`=">]{0,3})\s*([:：.。—–])?\s*([*_}`=]{0,3})\s*(?:[*_]?\(double[- ]click[^()]{0,30}\)[*_]?\s*)?(?:<\/(?:summary|b|strong|h\d|p|i|em|u|center|span|font)>\s*|[%>]?\}\}?\s*|\$+\s+|\$*\s*$)*/;

/** Reads a section marker at the start of a line. */
export const readMarker = (line: Line): Marker | undefined =>
	memory(`${line.level > 0 ? 'h' : ''}${line.bold ? 'b' : ''}${line.kind === 'html' ? 't' : ''}\n${line.head}`);

/** `> [!question] What is …?`, `> [!success]`: the kind of the callout speaks where its title does not. */
export const calloutMarker = (line: Line): Marker | undefined =>
	line.callout && {
		kind: line.callout,
		length: 0,
		whole: line.head.trim() === '',
		firm: true,
		word: line.callout,
		sure: true,
	};

const directive = /^(?::{3,}|`{3,})\s?\{(?:(exercise|problem|question|task)|(solution|answer))(?:-start)?\}/;

/** ```` ````{exercise} Convolutions ````, `:::{solution} ex-1`: a directive speaks by its kind; behind a solution stands whose it is. */
export const directiveMarker = (line: Line, raw: string): Marker | undefined => {
	const found = directive.exec(raw);
	if (!found) return undefined;
	const kind = found[1] ? 'question' : 'answer';
	const length = found[1] ? 0 : line.head.length;
	return { kind, length, whole: length >= line.head.length, firm: true, word: kind, sure: true };
};

type Dressed = Pick<Line, 'level' | 'bold' | 'kind' | 'head'>;

const memory = remember((key: string): Marker | undefined => {
	const end = key.indexOf('\n');
	const dress = key.slice(0, end);
	return find({
		level: dress.includes('h') ? 1 : 0,
		bold: dress.includes('b'),
		kind: dress.includes('t') ? 'html' : 'paragraph',
		head: key.slice(end + 1),
	});
});

const find = (line: Dressed): Marker | undefined => {
	const head = line.head;
	// `\begin{solution}`, `\begin{tcolorbox}[title=Solution]`
	const environment =
		/^\\begin\{(problem|question|exercise|solution|answer|proof)\}(?:\[[^\]]*\])?/.exec(head) ??
		/^\\begin\{(?:tcolorbox|mdframed|framed|mybox)\}\[[^\]]{0,80}?title\s?=\s?\{?\s?(?:\\textbf\{)?((?:p|P)roblem|(?:q|Q)uestion|(?:e|E)xercise|(?:s|S)olution|(?:a|A)nswer|(?:p|P)roof)[^\]]{0,80}\]/.exec(
			head,
		);
	if (environment) {
		const word = environment[1]!.toLowerCase();
		const kind = /^(?:p(?!roof)|q|e)/.test(word) ? 'question' : 'answer';
		return {
			kind,
			length: environment[0].length,
			whole: head.length === environment[0].length,
			firm: true,
			word,
			sure: isSure(word) || word === 'problem',
			environment: true,
		};
	}
	// `**@211 · Question by Ada**`: a post, and who asks in it.
	if ((line.bold || line.level > 0) && posted.test(head))
		return { kind: 'question', length: head.length, whole: true, firm: true, word: 'question', sure: true };
	// `TODO: your answer here`
	const placeholder =
		/^(?:[[(<*_]*\s*)(?:todo|fixme|please)?\s*\]?\s*[:–-]?\s*(?:(?:write|type|put|enter|insert|add)\s+)?your (?:answer|solution|response)s?(?: goes)?(?: here| below)?\s*[\])>*_.:…]*\s*$/i.exec(
			head,
		);
	if (placeholder)
		return { kind: 'answer', length: head.length, whole: true, firm: true, word: 'your answer', sure: true };
	const lead = /^[\p{L}\p{M}'’;-]+(?:[ -][\p{L}\p{M}'’;&-]+){0,5}/u.exec(head.slice(0, longest + 40));
	if (!lead) return hanMarker(line);
	const words = lead[0].toLowerCase();
	let end = words.length;
	while (end > 0) {
		const word = words.slice(0, end);
		const kind = kindOf.get(word);
		if (kind) {
			const found = finish(line, word, kind, end);
			if (found) return found;
		}
		end = Math.max(word.lastIndexOf(' '), word.lastIndexOf('-'));
	}
	return hanMarker(line) ?? phrase(line) ?? qualified(line);
};

const posted = /^@\d{1,5}\s*[·:|•–—-]\s*question (?:by|from) [^.?!]{1,60}$/iu;

/** `Reference answer: …`, `Erwartete Antwort: …`: whose answer it is, or which, before the word and a colon. */
const qualifiedAnswer =
	/^(?:(?:reference|expected|ideal|exemplary|example|official|possible|proposed|intended|standard|brief|concise|quick|complete|numerical|written|revised|corrected|final|staff|master|recommended|typical|good|accepted|acceptable|gold|target|instructor|teacher|tutor|professor|grader|author|(?:the )?(?:instructor|teacher|tutor|professor|grader|author|ta|student)(?:['’]s|s['’])|our|group) (?:model )?(?:answer|solution|response)|(?:erwartete|mögliche|richtige|kurze) (?:antwort|lösung)|(?:referenz|beispiel|muster|kurz)(?:antwort|lösung)|lösungs(?:vorschlag|skizze|hinweis)|(?:réponse|solution) (?:attendue|type|proposée|possible|modèle)|(?:respuesta|solución) (?:esperada|modelo|propuesta|correcta|posible)|(?:resposta|solução) (?:esperada|modelo|proposta|correta)|(?:risposta|soluzione) (?:attesa|corretta|proposta)|(?:эталонный|правильный|примерный|ожидаемый|краткий) ответ)s?(?:\s*[([（][^()（）[\]]{0,40}[)\]）])?[*_]{0,3}\s*[:：][*_]{0,3}\s*/iu;

const qualified = (line: Dressed): Marker | undefined => {
	const found = qualifiedAnswer.exec(line.head);
	if (!found) return undefined;
	const { length } = found[0];
	return {
		kind: 'answer',
		length,
		whole: length >= line.head.trimEnd().length,
		firm: true,
		word: 'answer',
		sure: true,
	};
};

const finish = (line: Dressed, word: string, kind: MarkerKind, first: number): Marker | undefined => {
	// `Proof/Answer:`, `Solution & Answer:`: two words for one marker.
	const second = /^\s?[/&]\s?(\p{L}+)(?=[*_]{0,3}\s?(?:[:：.]|$))/u.exec(line.head.slice(first));
	const end = second && kindOf.get(second[1]!.toLowerCase()) === kind ? first + second[0].length : first;
	const rest = line.head.slice(end);
	const close = tail.exec(rest)!;
	const after = rest.slice(close[0].length);
	const colon =
		close[2] === ':' || close[2] === '：' || (close[2] === '.' && (line.bold || /^[*_]/.test(close[3] ?? '')));
	const unbold = (close[1] ?? '') !== '' || (close[3] ?? '') !== '';
	const length = end + close[0].length;
	const whole = after.trim() === '';
	// `Consegna: lunedì 18 novembre`: when it is due.
	if (word === 'consegna' && /^[*_:\s]*(?:entro|lun|mar|mer|gio|ven|sab|dom|il\s|\d)/i.test(rest)) return undefined;
	if (whole) {
		const firm = line.level > 0 || line.bold || colon || unbold || line.kind === 'html';
		if (!firm && shy.has(word)) return undefined;
		return { kind, length, whole, firm, word, sure: isSure(word) };
	}
	if (close[2] === ':' || close[2] === '：') {
		// `context: $c = \sum_i a_i h_i$`: a name in the middle of a calculation.
		if (/^(?:context|given)$/.test(kind) && line.level === 0 && !line.bold && !unbold && /^\p{Ll}/u.test(line.head))
			return undefined;
		return { kind, length, whole, firm: true, word, sure: isSure(word) };
	}
	// `Ans) The rank is 4.`
	if (kind === 'answer' && /^(?:ans|answer|sol|soln|solution)$/.test(word) && /^\)(?:\s|$)/.test(rest))
		return { kind, length: end + 1 + /^\s*/.exec(rest.slice(1))![0].length, whole, firm: true, word, sure: true };
	// `Answer. The rank is 4.`: no sentence consists of that word.
	if (
		close[2] === '.' &&
		kind === 'answer' &&
		(!shy.has(word) || word === 'sol') &&
		/^\p{Lu}/u.test(line.head) &&
		/\s$/.test(close[0])
	)
		return { kind, length, whole, firm: true, word, sure: isSure(word) };
	// `**Answer** the text`, `*Solution.* The text`: the emphasis ends with the word.
	if (unbold && (line.bold || /^[*_]/.test(line.head.slice(end).trimStart()) || colon) && !shy.has(word)) {
		if (close[2] === '.' || line.bold) return { kind, length, whole, firm: true, word, sure: isSure(word) };
	}
	return undefined;
};

/** `答：…`, `【答案】…`, `问题：…`: scripts that put no blank between words. */
const hanMarker = (line: Dressed): Marker | undefined => {
	const found =
		/^[【［[「(（]\s*([\p{L}]{1,8})\s*[】］\]」)）][*_]{0,3}[:：]?[*_]{0,3}\s*|^([\p{L}]{1,6})\s*[*_]{0,3}[:：]\s*[*_]{0,3}\s*/u.exec(
			line.head,
		);
	if (!found) return undefined;
	const word = (found[1] ?? found[2])!;
	const kind = kindOf.get(word.toLowerCase());
	if (!kind || (/^[(（]/.test(line.head) && (kind !== 'answer' || word.length < 3))) return undefined;
	// `[a] What is …?`: a label.
	if (found[1] && /^[a-z]$/i.test(word)) return undefined;
	return {
		kind,
		length: found[0].length,
		whole: line.head.slice(found[0].length).trim() === '',
		firm: true,
		word,
		sure: isSure(word),
	};
};

const phrases: readonly (readonly [RegExp, MarkerKind])[] = [
	[/^(?:click|show|reveal|expand|see|view)\b.{0,20}\b(?:answer|solution|hint|proof)s?\b.{0,20}$/i, 'answer'],
	[/^(?:here (?:is|are)|below (?:is|are)) (?:the|my|our) (?:answer|solution)s?\b.{0,30}$/i, 'answer'],
	[/^(?:answer|solution) to (?:the )?(?:question|problem|part|this)\b.{0,40}$/i, 'answer'],
	[/^(?:key |main |final )?(?:takeaway|key point)s? (?:for|of|from|on)\b.{0,60}$/i, 'takeaway'],
];

const phrase = (line: Dressed): Marker | undefined => {
	const text = line.head
		.replace(/[*_]+\s*$|<\/?\w+>|%\}/g, '')
		.replace(/[:.*_\s]+$/, '')
		.trim();
	if (text.length > 90) return undefined;
	if (line.level === 0 && !line.bold && line.kind !== 'html') return undefined;
	const found = phrases.find(([pattern]) => pattern.test(text));
	return found
		? { kind: found[1], length: line.head.length, whole: true, firm: true, word: text.toLowerCase(), sure: true }
		: undefined;
};
