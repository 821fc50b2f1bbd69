import { askOf, computes } from './asks.ts';
import { isStrong, plain } from './lines.ts';
import type { Entry } from './node.ts';

/** What a model or an author says behind the last answer: offers, good wishes, a summary of all answers. It belongs to no part. */

/** How an offer of more, or a good wish, begins. */
const offer =
	/^(?:please )?(?:let me know|(?:please )?feel free to|(?:just )?(?:say the word|reach out)|(?:would|do) you (?:like|want|need)(?: me)? (?:to|me|any|a|help|help with|another|more)\b|want me to|shall i (?:also|continue|go on)|if you(?:['’]d| would|['’]re)? (?:like|want|need|prefer|have (?:any|more|further|other)|get stuck|stuck)\b|(?:i )?(?:really )?hope (?:this|that|these|it|the)\b.{0,60}\b(?:helps?|helped|useful|clear|clarif\w+)|(?:i['’]m |i am |i['’]d be |we['’]re )?(?:happy|glad) to (?:help|explain|clarify|go|provide|walk|expand|elaborate)|is there anything (?:else|more)|any (?:other |further |more )?questions\?|good luck\b|happy (?:studying|learning|coding)|good job working|this (?:completes|concludes) (?:the|this|your|our|all)\b.{0,20}\b(?:home\s?work|assignment|problem set|sheet|exercises?|problems|questions|solutions)|that['’]s (?:all|everything) (?:for|of)\b|(?:i|we) (?:discussed|worked on|collaborated on|solved)\b.{0,60}\b(?:with|together)\b|(?:total )?time spent\b|collaborat(?:ors?|ion)\s?:)|^(?:sagen? sie|sag|lass(?:en sie)?|gib|geben sie) (?:mir|mich|es mich)\b.{0,60}\b(?:wissen|bescheid)|^(?:möchtest du|möchten sie|soll ich|falls (?:du|sie)|wenn (?:du|sie) (?:möchte\w*|willst|wollen|magst|noch))(?![\p{L}])|^ich hoffe,? (?:das|dies|es)|^viel (?:erfolg|glück)|^n['’]hésite[zs]? pas|^(?:souhaites?-(?:tu|vous)|souhaitez-vous|veux-tu|voulez-vous) que|^j['’]espère que|^dis(?:-|es-)moi si|^dites-moi si|^bon(?:ne)? (?:chance|courage)|^¿?(?:quieres|quiere|te gustaría|le gustaría|necesitas) (?:que|ayuda)|^(?:espero que|avísame|no dudes en|si (?:quieres|necesitas|tienes))(?![\p{L}])|^(?:se (?:quiser|precisar|tiver)|quer que eu|posso também)(?![\p{L}])|^(?:fammi sapere|vuoi che|spero che|se (?:vuoi|hai))(?![\p{L}])|^(?:если (?:хотите|хочешь|нужно|есть|возникнут|у вас|у тебя)|дай(?:те)? знать|надеюсь|хотите,? чтобы|удачи)(?![\p{L}])|^(?:如果(?:你|您)?(?:还|還|有|需要|想)|希望(?:这|這|对|對|能)|需要我|要不要我|如有)|^(?:何か(?:質問|不明)|お役に立て|必要であれば|他に)|^(?:궁금한|도움이 되|필요하|더 (?:궁금|필요))/iu;

/** What stands under a sheet as a whole: who worked on it, how long, what it is worth, its page. */
const record =
	/^(?:(?:collaborat(?:ors?|ion)(?: statement)?|worked with|(?:total )?(?:time|hours?) spent|total (?:points?|marks?|score)|sum of points|max(?:imum)? points|word count|gesamt(?:punkte|punktzahl)|erreichte punkte)\s?[:：]?\s[^=≈]{0,60}|(?:total|summe|gesamt|erreicht|somme|suma|totale|итого|合计|总分)\s?[:：]?\s*[_\d.,]*\s*(?:\/|of|von|out of|sur|de)\s*\d+(?:\s*(?:points?|marks?|pts|punkte|puntos|pontos|punti|баллов|分|p))?\.?|(?:total|summe|gesamt|somme|suma|totale|итого|合计|总分)\s?[:：]?\s*\d+\s*(?:points?|marks?|pts|punkte|puntos|pontos|punti|баллов|分)\.?|(?:page|seite) \d+(?:\s*(?:of|von|\/)\s*\d+)?)$/iu;

/** What is said of a whole sheet before an offer: `That covers all four problems.` */
const ofAll = /\b(?:all|covers?|completes?|concludes?|problems|questions|exercises|solutions|answers|steps|parts)\b/i;

/** How a letter ends, above a name. */
const signOff =
	/^(?:(?:all the )?best|best (?:regards|wishes)|kind regards|warm regards|regards|cheers|(?:many |ok |great,? |cool,? |perfect,? )?(?:thanks|thank you|thx)(?: (?:a lot|a million|so much|very much|again|in advance|everyone|everybody|all|both|for (?:the|your|any|all) \p{L}+))*(?:[!.,]*\s+(?:see|talk to) (?:you|u)\b.{0,30})?|(?:see|talk to) (?:you|u)(?: (?:on|in|at|tomorrow|soon|then|next|later)\b.{0,24})?|sincerely|yours(?: \w+)?|good ?night|have a (?:good|great|nice) \p{L}+|ciao|bye(?: bye)?|take care|bis (?:dann|bald|morgen|später)|danke(?: (?:schön|dir|dir|ihnen|euch))?|merci(?: (?:beaucoup|d['’]avance))?|viele grüße|liebe grüße|beste grüße|mit freundlichen grüßen|lg|vg|cordialement|bien à (?:vous|toi)|saludos|un saludo|abraços|saluti|с уважением)[,.!]*(?:\s*(?:\p{Extended_Pictographic}|:\w+:|[:;]-?[)D]))*$/iu;

/** What closes a text in a short sentence or two, whatever else they say. */
const farewell =
	/(?<![\p{L}])(?:thanks|thank you|thx|danke|merci|gracias|obrigad[oa]|grazie|спасибо|谢谢|謝謝|ありがとう\p{L}*|감사\p{L}*|(?:un |muitos )?abra[zç]os?|herzliche grüße|bien cordialement|groeten|pozdrawiam|до встречи)(?![\p{L}])/iu;

/** How long a farewell may be. */
const SHORT = 80;

/** How many lines a name may take, and those below the line that a letter's signature begins with, and how long they may be. */
const NAME = { lines: 2, signature: 5, length: 60 };

/** What stands above the signature of a letter. */
const signature = '--';

/** How many lines may stand behind an offer. */
const REACH = 60;

/** What a reply rests on, listed below it. */
const sources = /^(?:sources?|references|citations|quellen|fuentes|sources citées|источники|参考资料|来源)\s?[:：]?$/iu;

/** How long an offer may be. */
const LONG = 320;

/** Whether a paragraph offers more, or wishes well, and says nothing else. */
const isOffer = (entry: Entry): boolean => {
	if (entry.head.trim() === signature) return true;
	if (entry.line.kind !== 'paragraph' || entry.role === 'user' || entry.label) return false;
	if (record.test(plain(entry.head).trim())) return true;
	if (isStrong(entry.line)) return false;
	if (signOff.test(plain(entry.head).trim()) || sources.test(plain(entry.head).trim())) return true;
	const text = plain(entry.head)
		.replace(/^(?:\p{Extended_Pictographic}|\uFE0F|[\s_*])+/u, '')
		.replace(/[_*]+$/, '');
	if (text.length > LONG || computes(text)) return false;
	if (text.length <= SHORT && !entry.marker && !/[=≈$\d]/.test(text) && /[.!,…)]$/.test(text) && farewell.test(text))
		return true;
	const sentences = text.split(/(?<=[.!?。！？])\s+/u);
	const at = sentences.findIndex(s => offer.test(s));
	return at >= 0 && sentences.slice(0, at).every(s => ofAll.test(s) && !/[=≈$]/.test(s));
};

/** How many lines of names may stand below a line. */
const namesBehind = ({ head }: Entry): number =>
	head.trim() === signature
		? NAME.signature
		: signOff.test(plain(head).trim()) || /,$/.test(plain(head).trim())
			? NAME.lines
			: 0;

/** A heading over what was said before, in short. */
const summary =
	/^(?:\p{Extended_Pictographic}\uFE0F?\s*)*(?:(?:overall|final|quick|brief|short|answer|results?|solutions?|complete|concise)\s+)*(?:summary|summaries|recap|conclusions?|takeaways?|remarks|thoughts)(?:\s+(?:of|table|and|for)\b.{0,50})?[:：]?$|^(?:overall |key |main |final )?(?:takeaways?|insights|lessons|points)(?:\s+(?:of|from|for)\b.{0,50})?[:：]?$|^(?:(?:list|table|overview|summary) of )?(?:all )?(?:the )?final (?:answers|results)(?: (?:summary|table|at a glance))?[:：]?$|^(?:overview|table|list) of (?:all )?(?:the )?(?:answers|results|solutions)[:：]?$|^(?:answers|results) at a glance[:：]?$|^(?:zusammenfassung|fazit|schluss|ergebnisse im überblick|übersicht(?: der ergebnisse)?|résumé|récapitulatif|conclusion|resumen|conclusión|conclusiones|resumo|conclusão|riepilogo|conclusioni?|итоги?|выводы?|заключение)(?:\s.{0,40})?[:：]?$|^(?:总结|總結|小结|小結|结论|結論|まとめ|요약|결론|答案(?:汇总|总结|一览))[:：]?$/iu;

/** Share of the labelled lines above a summary that must have more below them: then they are answered. */
const ANSWERED = 0.6;

const pathIn = (entry: Entry): string => entry.label!.members.map(m => m.text).join('.');

/** Where a turn, or what stands under a title, comes to its end: indices behind its last line. */
const ends = (entries: readonly Entry[]): number[] => {
	const found: number[] = [];
	entries.forEach((entry, at) => {
		const next = entries[at + 1];
		const titled = next?.line.level === 1 && !next.label && !next.marker && !summary.test(plain(next.head));
		if (next?.turn !== entry.turn || titled) found.push(at + 1);
	});
	return found;
};

/** Entries of which those that close the text, or a reply, are marked: they are of no part. */
export const withClosings = (entries: readonly Entry[]): readonly Entry[] => {
	const closing = new Set<number>();
	let from = 0;
	for (const end of ends(entries)) {
		if (entries[end - 1]!.role !== 'user') {
			const heading = summaryIn(entries, from, end);
			if (heading !== undefined) for (let at = heading; at < end; at++) closing.add(at);
		}
		from = end;
	}
	entries.forEach((entry, at) => {
		if (entry.skip || !isOffer(entry) || closing.has(at)) return;
		const last = lastOfOffer(entries, at);
		if (last !== undefined) for (let i = at; i <= last; i++) closing.add(i);
	});
	if (closing.size === 0) return entries;
	return entries.map((entry, at) =>
		closing.has(at)
			? { ...entry, label: undefined, marker: undefined, inner: undefined, skip: true, closing: true as const }
			: entry,
	);
};

/** The last line of what an offer begins, where nothing but more offers and a list of what is offered stands below it up to the next part. */
const lastOfOffer = (entries: readonly Entry[], at: number): number | undefined => {
	let last = at;
	let lists = /[:：]\W*$/.test(entries[at]!.head) || sources.test(plain(entries[at]!.head).trim());
	let named = namesBehind(entries[at]!);
	for (let next = at + 1; next < entries.length; next++) {
		const entry = entries[next]!;
		if (entry.skip) continue;
		if (entry.turn !== entries[at]!.turn) break;
		if (next > at + REACH) return undefined;
		const item = entry.line.containers.some(c => c.kind === 'item') || /^\[\^?\d{1,2}\]/.test(entry.head);
		if (isOffer(entry)) {
			lists = /[:：]\W*$/.test(entry.head);
			named = Math.max(named, namesBehind(entry));
		} else if (named > 0 && entry.line.kind === 'paragraph' && !entry.label && entry.head.length <= NAME.length)
			named--;
		else if (lists && item) lists = true;
		else if (!item && entry.label && isStrong(entry.line)) break;
		else if (entry.line.level > 0) break;
		else return undefined;
		last = next;
	}
	return last;
};

/** The line of a heading from which a turn says in short what it has answered; undefined where it does not. */
const summaryIn = (entries: readonly Entry[], from: number, end: number): number | undefined => {
	const labelled = entries.slice(from, end).filter(e => e.label && !e.skip);
	if (labelled.length === 0) return undefined;
	const levels = labelled.filter(e => e.line.level > 0).map(e => e.line.level);
	const root = levels.length > 0 ? Math.min(...levels) : 7;
	for (let at = end - 1; at > from; at--) {
		const { line, head, skip, label } = entries[at]!;
		if (skip || label || !(line.level > 0 || (line.bold && line.boldLine))) continue;
		if (!summary.test(plain(head).replace(/^\d+[.)]\s+/, ''))) continue;
		const above = entries.slice(from, at).filter(e => !e.skip);
		const below = entries.slice(at + 1, end).filter(e => !e.skip);
		const heads = levels.length > 0 ? line.level > 0 && line.level <= root : true;
		const told = below.filter(e => e.label);
		const known = new Set(above.filter(e => e.label).flatMap(e => [pathIn(e), lastIn(e)]));
		const repeats = told.every(e => known.has(pathIn(e)) || known.has(lastIn(e)));
		const tables = below.some(e => e.line.kind === 'table');
		// Another problem begins below it.
		const next = below.some(
			e =>
				(e.label?.word === 'problem' && isStrong(e.line)) ||
				(e.line.level > 0 && (e.label ? e.line.level <= (line.level || 7) : e.line.level < line.level)),
		);
		if (next || !repeats || !isAnswered(above)) return undefined;
		if (line.level > 0 ? heads : told.length > 0 || (tables && levels.length === 0)) return at;
		return undefined;
	}
	return undefined;
};

const lastIn = (entry: Entry): string => entry.label!.members.at(-1)!.text;

/** Whether most labelled lines have more below them than the next label. */
const isAnswered = (entries: readonly Entry[]): boolean => {
	const labels = entries.flatMap((e, at) => (e.label ? [at] : []));
	// Answers alone stand on the lines of their labels.
	const says = ({ head, label }: Entry) => {
		const text = plain(head.slice(label!.length));
		return /\p{L}|\d/u.test(text) && askOf(text) < 2;
	};
	const full = labels.filter(at => (entries[at + 1] && !entries[at + 1]!.label) || says(entries[at]!));
	return full.length > 0 && full.length >= ANSWERED * labels.length;
};
