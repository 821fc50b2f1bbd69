import { remember } from '../text/memo.ts';
import { askEnding, askOpening } from './words.ts';

/** Openings that set a scene rather than ask: they count only when nothing better is there. */
const scene =
	/^(?:if|given|using|let|suppose|assume|consider|recall|for each|is|are|do|does|can|could|should|would|will|when|which|where|who|using|in (?:one|two|your|simple|a few)|order|rank(?! (?:the|these|them)\b)|check|count(?:ing)?(?= (?:\$?\d|nothing|everything|only|both|one|every|two|three|four|five|six|eight|ten)(?![\p{L}]))|(?:say|tell)(?! (?:what|why|how|which|whether|when|where|if|in (?:one|two|a few))\b)|add|apply|as|like)(?![\p{L}])/iu;

/** A scene that the sentence itself goes on to a task from. */
const sceneThenTask =
	/^(?:if|given|using|let|suppose|assume|consider|for|starting (?:from|with))\b.{1,400}[,;]\s+(?:please\s+|then\s+)?(?:show|prove|derive|compute|calculate|determine|estimate|find|explain|describe|express|solve(?= for)|write(?= (?:down|out|the|an?)\b))\s/iu;

/** A place or a means before a task: `In the class below, write …`, `With the data of (a), estimate …`. */
const placeThenTask = /^(?:in|with|under|from|based on)\b[^.?!]{1,160},\s+(?:please\s+|then\s+)?(?=\p{Ll})/iu;

/** A blank to be filled in: `The order is ____.`, `叶结点的个数为（  ）。` */
const blank = /_{4,}|(?:\s_){3,}|（[\s　]*）|\(\s{2,}\)/u;

/** A task in Chinese behind what it is about: `下图是一棵树，请画出它的镜像`. */
const hanTask =
	/[，,；：]\s?(?:请|請|试|試|求(?!解)|证明|證明|画出|畫出|写出|寫出|给出|計算|计算|说明|說明|指出|判断|判斷|简述|分析)/u;

/** Imperatives by their form: `Normalisez le vecteur`, `Formen Sie um`, `Implementate la cella`, `Vrai ou faux : …`. */
const formal =
	/^(?:(?:use|usa|utili[cs]e|utilisez|utilisa|verwenden? sie|benutzen? sie)\s[^.]{2,300}\s(?:to|para|pour|um)\s\p{L}|\p{Lu}[\p{Ll}-]{2,}ez(?=\s(?:l[ae']|les|un|une|des?|du|au|aux|ce|cette|ces|si|que?|en|par|sur|avec)(?![\p{L}]))|(?!(?:Av|Pot|Dov|Vol|Sap|Ved|Est|Priv|Mediant)[aei]te\s)\p{Lu}\p{Ll}{2,}[aei]te(?=\s(?:il|lo|la|l['’]|i|gli|le|un|uno|una|due|tre|che|come|perché|quant[oaie]|se|quale|quali)(?![\p{L}]))|\p{Lu}\p{Ll}{2,}n\sSie\s|(?:vrai ou faux|true or false|richtig oder falsch|verdadero o falso|vero o falso|верно ли)\s?[:?.])/iu;

/** Where a displayed formula ends a sentence, before the label of what is asked of it: `$$…$$ (i) Compute …`. */
const shownAbove = /(?<=\$\$|\\\])(?:\.?\s+\((?:[ivx]{1,4}|[a-h]|\d)\))?\s+/giu;

const sentences = (text: string): string[] =>
	text
		.slice(0, 2400)
		.replace(shownAbove, '\n')
		.split(/(?<=[.?!。？！؟;])\s+|(?<=[。？！])|[\n\r]+/u);

const strip = (text: string): string =>
	text
		.replace(/^[\s*_>#–—:-]+/, '')
		.replace(/^[([]\s*\d+(?:\.\d+)?\s*(?:points?|pts?\.?|marks?|punkte?|分|点|баллов)\s*[)\]][\s:.]*/iu, '')
		.replace(/[*_\s]+$/, '')
		.replace(/\s*[([]\s*\d+(?:\.\d+)?\s*(?:points?|pts?\.?|marks?|punkte?|分|点|баллов)\s*[)\]]\s*$/iu, '');

/**
 * How plainly a text asks for something: 2 a question mark or an imperative ("derive", "berechne", "证明"), 1 an opening that
 * mostly leads to one ("suppose", "given"), 0 neither.
 */
export const askOf: (text: string) => 0 | 1 | 2 = remember(text => {
	let weak = false;
	for (const sentence of sentences(text.replace(footnote, ''))) {
		const words = strip(sentence).replace(/^(?:first|second|third)(?:ly)?,?\s+(?=let\s|we\s)/iu, '');
		if (words === '' || loneLetter.test(words)) continue;
		if (askEnding.test(words.replace(quoteEnd, '')) && !words.endsWith(';')) return 2;
		if (blank.test(words) || formal.test(words) || hanTask.test(words)) return 2;
		if (words.endsWith(';') && /[\p{Script=Greek}]/u.test(words)) return 2;
		if (isTaskBehind(words)) return 2;
		// `What did matter:` over a list is the title of what it tells.
		if (
			/^(?:what|how|why|where|when)(?:(?:\s+[\p{L}'’]+){1,3}|\s+(?:i|we)(?:['’](?:d|ll|ve))?\s[^?]{2,60}):$/iu.test(
				words,
			)
		)
			continue;
		const opening = askOpening.exec(words);
		if (!opening) continue;
		// `Using the loss and the constraint, solve for …`
		if (sceneThenTask.test(words) || (words.length < 600 && scene.test(words) && tasksLater(words))) return 2;
		if (scene.test(words)) weak = true;
		// `What makes it better is that …` tells.
		else if (!/^(?:what|how|why|where)\b(?!.*\?)/i.test(words) || words.length < (words.endsWith('.') ? 100 : 160))
			return 2;
	}
	return weak ? 1 : 0;
});

/** The end of a quotation: `number 3: "Why is it so?"` */
const quoteEnd = /(?<=[?？])["”»“]$/u;

/** Whether a sentence sets a task behind the place or the case that it begins with. */
const isTaskBehind = (words: string): boolean => {
	if (/^for\s/i.test(words)) return sceneThenTask.test(words);
	const place = placeThenTask.exec(words);
	return place !== null && task.test(words.slice(place[0].length));
};

/** Whether a later clause of a sentence sets the task: `For each of the following recurrences, verify …`. */
const tasksLater = (sentence: string): boolean =>
	sentence
		.split(/[,;]\s+(?:please\s+|then\s+)?/u)
		.slice(1)
		.some(clause => task.test(clause));

const task =
	/^(?:show|prove|derive|compute|calculate|determine|estimate|find|explain|describe|define|list|write|draw|sketch|plot|compare|discuss|justify|name|identify|evaluate|simplify|solve|verify|interpret|state|argue|implement|analy[sz]e|suppose|let|zeige|beweise|berechne|bestimme|erkläre|nenne|begründe|montrer|démontrer|calculer|déterminer|expliquer|demuestre|calcule|explique|dimostra|calcola|spiega|bereken|bewijs|oblicz|udowodnij|докажите|вычислите|найдите|объясните|hesaplayın|açıklayın|tính|hitung)(?![\p{L}])|^(?:证明|計算|计算|求|解释|说明|推导|示せ|求めよ|証明|계산|증명|설명|احسب|أثبت|اشرح)/iu;

/** Whether a text sets a task in the imperative, as a teacher does: nobody asks so in an interview or a list of frequent questions. */
export const isTask = (text: string): boolean =>
	sentences(text).some(
		s =>
			task.test(strip(s)) ||
			isTaskBehind(strip(s)) ||
			(scene.test(strip(s)) && tasksLater(strip(s))) ||
			(askEnding.test(strip(s)) && !/[?？؟]\s*$/.test(s)),
	);

/** Words that begin a sentence before a determiner and order nothing, and orders that somebody who answers gives himself. */
const noOrder =
	/^(?:in|on|at|by|for|from|with(?:out|in)?|under|over|after|before|during|between|since|because|although|while|when|where|whereas|if|as|like|unlike|despite|given|per|via|both|all|each|note|recall|hence|thus|then|so|and|but|or|nor|not|only|also|just|even|now|here|there|that|this|these|those|such|once|until|unless|suppose|assume|consider|imagine|through(?:out)?|across|above|below|against|about|around|beside|beyond|inside|outside|into|onto|upon|off|out|up|down|toward|regarding|except|among|along|is|are|was|were|has|have|had|does|did|will|would|apply|use|substitute|plug|take|set|start|begin|multiply|divide|add|subtract|combine|insert|let|put|pick|choose|rewrite|expand|remember|observe|notice|see|yes|most|many|some|several|almost|half|twice|quite|rather)\s/i;
const orderly =
	/^\p{Lu}\p{Ll}{1,14}(?<!ing|ed|ly|[^s]s)\s(?:the|an?|this|your|each|every|all|both|two|three|four|five|how|whether|why|which|what|at least|any|one|\$|`|\\\()(?![\p{L}])[^\n]*[.]\s*$/u;

/** Whether a line has the form of an order, whatever its verb: `Fit a line to the data.` */
export const isOrderByForm = (text: string): boolean =>
	text.length < 400 && orderly.test(text) && !noOrder.test(text) && !computes(text);

/** Orders that any manual gives, step by step; a teacher gives others too. */
const steps =
	/^(?:answer|read|create|build|check|choose|select|add|train|generate|modify|convert|complete|fill|using|if|for|let|order|label|apply|repeat|implement|tune|test|measure|report|write|set|use|make sure|tell|say|project|when|where|assume|decide|encode|decode|specify|visuali[sz]e|plot)(?![\p{L}])/iu;

/** Whether a text begins with such an order and does not ask. */
export const isStep = (text: string): boolean => steps.test(strip(text)) && !/[?？؟]/.test(text);

const relation = /=|≈|≃|\\approx|\\simeq|\\implies|⇒|\\Rightarrow/;
const operation =
	/\d\s*(?:[*×·/^+÷]|\\times|\\cdot|\\div|\\frac|-\s)|\\frac\{[^{}]*\d|\\sqrt|\\ln|\\log|\*\*|\)\s*[/*×]|\d\s*\(/;

/** Whether a text computes: a relation with an operation on numbers on one side, not just a symbol given its value. */
export const computes = (text: string): boolean => {
	const piece = text.slice(0, 4000);
	if (!relation.test(piece)) return false;
	for (const line of piece.split(/[\n\r;]|,\s(?=\D)|\$\s*[.,]/)) {
		const sides = line.split(/=|≈|≃|\\approx|\\simeq|\\implies|⇒|\\Rightarrow/);
		if (sides.length < 2) continue;
		// `4.8 \times 10^{12}` is one number.
		const operated = sides.filter(side =>
			operation.test(
				side.replace(
					/\d[\d.,]*\s*(?:\\times|×|\*|·|\\cdot)\s*10\s*(?:\^\s*\{?\s*[-−]?\d+\s*\}?|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|\*\*\d+)/g,
					'1',
				),
			),
		);
		if (operated.length > 0 && sides.length > operated.length - 1 && sides.every(side => side.trim() !== ''))
			return true;
	}
	return false;
};

/** Whether a text is a formula, a number or code alone, with no word beside it: `* $p = e$, $q = 2.718$`. */
export const isBare = (text: string): boolean =>
	text.trim() !== '' &&
	!/\p{L}{3,}/u.test(text.replace(/\$\$?[^$]*\$?\$|`+[^`]*`+|\\[([][\s\S]*?\\[)\]]/g, ' ').replace(/\\[a-z]+/gi, ' '));

/** A reference to a footnote. */
const footnote = /\[\^[^\]\s]{1,30}\](?!:)/g;

/** `c?`: a choice that its author doubts. */
const loneLetter = /^[a-h]\s?\?$/i;

/** Whether a text computes, with words between its numbers or without: `7e9 parameters × 2 bytes = 14 GB`. */
export const reckons = (text: string): boolean =>
	computes(text) || /\d\s+\p{L}[\p{L} -]{0,20}\s[×*·/]\s*\d[^=≈]{0,60}[=≈]\s*\d/u.test(text);

/** Whether a text states a value: `w = 1.36`, `= (6, 1)`. */
export const states = (text: string): boolean => /[=≈]\s*[-−$\\([]*\s*\d/.test(text);

/** Words by which a line goes on from what it sets: `Let $c$ be a constant. Then …`. */
const concludes =
	/(?:^|[\s,.;])(?:then|so|thus|hence|therefore|gives?|yields?|becomes?|equals|simplifies|reduces to|cancels?|we (?:have|get|obtain|find|see|know)|it follows|dann|also|daher|donc|alors|entonces|então|quindi|тогда|поэтому|значит)(?![\p{L}])|则|所以|因此|故/iu;

/** Whether a line only states what is given: `Speed: 1.98 PFLOP/s.`, `Assume 1.4 tokens per word.`, `$k = 4$`, an item of such a list. */
export const gives = (text: string): boolean =>
	text.length < 240 &&
	!computes(text) &&
	!concludes.test(text) &&
	!/^[*_\s]*(?:steps?|schritt|étape|paso|passo|шаг|case|fall|cas|第)\s?[\dA-Z一二三四五]/iu.test(text) &&
	(/^[*_\s-]*(?:assume|assuming|suppose|given|let|use|note|take|recall|hint|where|with|annahme|angenommen|on suppose|supongamos|considera|пусть|假设|设|已知)(?![\p{L}])/iu.test(
		text,
	) ||
		/^[^.?!]{1,80}[:=]\s*[^?\s][^?]{0,119}$/u.test(text.trim()) ||
		/\b(?:following|below|these|given|values|data|constants|parameters|hints?)\b[^.?!]{0,60}:$/i.test(text.trim()) ||
		/^[*_\s$\\({]*[A-Za-z][^.?!]{0,60}=\s*[-\d]/.test(text));
