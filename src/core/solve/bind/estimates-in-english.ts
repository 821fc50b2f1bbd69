import { HAN_SCALES } from '../../math/units/foreign-scales.ts';

/** Words of estimates in German and French with the English ones that the keys have; longer phrases first. */
const GERMAN = `wie vielen=how many|wie viele=how many|wieviele=how many|wie viel=how much|wieviel=how much|wie lange dauert=how long does|wie lange=how long|wie hoch=how large|wie groß=how large|was kosten=what is the cost of|was kostet=what is the cost of
grafikkarten=GPUs|karten=cards|karte=card|braucht man=are needed|benötigt man=are needed|werden benötigt=are needed|benötigen=need|braucht=needs|gewichte=weights|gewichten=weights|modelle=models|modells=model|modell=model|sprachmodell=language model
parametern=parameters|parameter=parameters|auslastung=utilisation|jeweils=each|tagen=days|tage=days|tag=day|stunden=hours|stunde=hour|jahren=years|jahre=years|jahr=year|monaten=months|monate=months|monat=month|minuten=minutes|minute=minute|sekunden=seconds|sekunde=second|wochen=weeks|woche=week
trainingslauf=training run|trainingstokens=training tokens|rechenaufwand=training compute|rechenbudget=compute budget|rechenleistung=compute|verfügt über=has a budget of|sollte es wählen=should it choose|sollte man wählen=should it choose|nötig=needed|ausfälle=failures|ausfällen=failures|antwort=answer|antworten=answers|speicherbedarf=memory|rechenkosten=compute cost|rechenzeit=compute|verbraucht=uses|stromverbrauch=electricity|strommix=grid|strom=electricity|verursacht=emits|tonnen=tonnes|tonne=tonne|kostet=costs|kosten=cost|preis=price|prozent=percent|anteil=share
wörtern=words|wörter=words|wort=word|seiten=pages|seite=page|büchern=books|bücher=books|buch=book|entsprechen=correspond to|entspricht=corresponds to|speicherbandbreite=memory bandwidth|bandbreite=bandwidth|latenz=latency|batchgröße=batch size|schichten=layers|arbeitsspeicher=RAM|speicher=memory|leistung=power|energie=energy|leistet=delivers
erzeugt=generates|erzeugen=generate|speichern=store|passen=fit|ausstoß=emissions|emissionen=emissions|trainiert=trained|tokens=tokens|token=tokens|liest=reads|für=for|und=and|auf=on|mit=with|von=of|pro=per|bei=at|eine million=1 million|eine milliarde=1 billion|durchlauf=forward pass`;
const FRENCH = `à l'heure de gpu=per GPU-hour|l'heure de gpu=per GPU-hour|de l'heure=per hour|à l'heure=per hour|l'heure=per hour|combien de temps=how long|combien de=how many|combien coûte=how much does cost|combien=how many|entraînement=training run|entraîner=train|consomme=uses|électricité=electricity|réseau=grid|émet=emits|par=per|modèle=model|milliards de=billion|milliard de=billion|millions de=million|paramètres=parameters|paramètre=parameter|faut-il=are needed|doit contenir=must hold the weights of
jours=days|jour=day|heures=hours|heure=hour|ans=years|an=year|coûte=costs|coût=cost|jetons=tokens|jeton=token|mots=words|mot=word|livres=books|livre=book|pages=pages|mémoire=memory|bande passante=bandwidth|cartes=cards|chacun=each|chacune=each|pour=for|avec=with|et=and|sur=on|poids=weights|taux d'utilisation=utilisation|utilisation=utilisation|chaque=each|de=of|seconde=second`;

const SPANISH = `¿cuántas=how many|¿cuántos=how many|cuántas=how many|cuántos=how many|¿cuánto tiempo=how long|cuánto tiempo=how long|¿cuánto cuesta=what does it cost|cuánto cuesta=what does it cost|¿cuánta=how much|¿cuánto=how much|cuánto=how much|¿cuál es=what is|cuál es=what is
mil millones de=billion|mil millones=billion|billones de=trillion|billón de=trillion|billones=trillion|billón=trillion|millones de=million|un millón de=1 million|millón de=million|millones=million|parámetros=parameters|parámetro=parameter|modelo=model|tarjetas=cards|tarjeta=card|cada una=each|cada uno=each|cada=each|por=per|y por=and per|y=and|se alquila por=costs|se alquila a=costs
entrenamiento=training|entrenar=train|se entrena=is trained|entrenado=trained|inferencia=inference|palabras=words|palabra=word|páginas=pages|página=page|libros=books|libro=book|días=days|día=day|horas=hours|la hora=per hour|hora=hour|segundos=seconds|segundo=second|minutos=minutes|años=years|año=year|meses=months|mes=month|la semana=per week
dólares=dollars|dólar=dollar|cuesta=costs|cuestan=cost|coste=cost|costo=cost|precio=price|memoria=memory|ancho de banda=bandwidth|aprovechamiento=utilisation|utilización=utilisation|rendimiento=throughput|pesos=weights|con=with|sobre=on|toneladas=tonnes|energía=energy|electricidad=electricity|consume=uses|emite=emits|emisiones=emissions|procesar=process|generar=generate|respuesta=answer|cuántos días=how many days|se necesitan=are needed|necesita=needs|como mínimo=at least|al menos=at least`;

const table = (words: string): ReadonlyMap<string, string> =>
	new Map(words.split(/[|\n]/).map(pair => pair.split('=') as [string, string]));
const patternOf = (words: ReadonlyMap<string, string>): RegExp =>
	new RegExp(
		`(?<![\\p{L}\\d])(?:${[...words.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?![\\p{L}])`,
		'giu',
	);
const [german, french, spanish] = [table(GERMAN), table(FRENCH), table(SPANISH)];
const [GERMAN_WORDS, FRENCH_WORDS, SPANISH_WORDS] = [patternOf(german), patternOf(french), patternOf(spanish)];

/** `Wie viele` begins a sentence as `How many` does; nouns have their capitals of German alone. */
const asBegun = (word: string, english: string): string =>
	/^(?:how|what|for|on|with|at|a|one|1) ?/.test(english) && /^\p{Lu}/u.test(word)
		? `${english[0]!.toUpperCase()}${english.slice(1)}`
		: english;

/** What an estimate reckons with, in whatever language it is put. */
const RECKONS =
	/\d[\d⁰¹²³⁴-⁹.,^{}·×*\s]*(?:[eE]\d+\s*)?(?:Mi(?:o|llion)|Mrd|Milliard|Billi|milli|trillion|billion|[kMGTPE]?FLOP|PetaFLOP|GPUs?\b|TPUs?\b|Karten?\b|cartes?\b|[kMGT]Wh\b|[kMGT]?W\b|TB\/s|GB\b|TB\b|[GT]o\b|k?Hz\b|ms\b|[Tt]okens?\b|jetons?\b|个?词元|块|[万亿])/;
const FRENCH_SIGNS = /\b(?:les?|la|des|du|une?|de|combien|quel(?:le)?s?|pour|avec|par|si|est|sont|et)\b/gi;

/**
 * An estimate in German (as `germanPlainly` leaves it), French or Chinese with its words of the field in English: word for word, which is enough to be found and to
 * have its numbers read. What is no estimate in numbers, and what is about something that keys ask for in its own language, stays as it is.
 */
export function germanEstimate(text: string, whole = text): string {
	if (!RECKONS.test(whole)) return text;
	return text
		.replace(/(?<![\d.,])(\d{1,3})\.(\d{3})(?=\s+[A-Za-zäöü])/g, '$1,$2')
		.replace(/\bmit je (?=\d)/g, 'mit ')
		.replace(GERMAN_WORDS, word => asBegun(word, german.get(word.toLowerCase()) ?? word));
}

export function frenchEstimate(text: string, whole = text): string {
	const signs = whole.match(FRENCH_SIGNS)?.length ?? 0;
	if (!RECKONS.test(whole) || signs < (/\bcombien\b|\bquel/i.test(whole) ? 4 : 6)) return text;
	return text
		.replace(/(?<![\d.,])(\d{1,3}),(\d{1,2})(?=\s?[A-Za-z%€])/g, '$1.$2')
		.replace(/(?<=\d)\s(?=\d{3}(?!\d))/g, '')
		.replace(/(?<=\d\s?)([KMGT])o\b/g, '$1B')
		.replace(/\s+\?/g, '?')
		.replace(FRENCH_WORDS, word => asBegun(word, french.get(word.toLowerCase()) ?? word));
}

const SPANISH_SIGNS = /(?<!\p{L})(?:el|los|las?|del|una?|de|cuánt[oa]s?|por|para|con|si|es|son|y|que|en)(?!\p{L})/giu;

/** The same of Spanish: `400 mil millones de parámetros` are 400 billion parameters. */
export function spanishEstimate(text: string, whole = text): string {
	if (!RECKONS.test(whole.replace(/mil millones|millon|millón|billon/g, 'million')) || !/cuánt|cuál/i.test(whole))
		return text;
	if ((text.match(SPANISH_SIGNS)?.length ?? 0) < 4) return text;
	return text
		.replace(/(?<![\d.,])(\d{1,3})\.(\d{3})(?=\s+[\p{L}])/gu, '$1,$2')
		.replace(/(?<![\d.,])(\d{1,3}),(\d{1,2})(?=\s?[\p{L}%€])/gu, '$1.$2')
		.replace(SPANISH_WORDS, word => asBegun(word.replace('¿', ''), spanish.get(word.toLowerCase()) ?? word))
		.replace(/(\d[\d.,]*) dollars?\b/g, '\\$$$1')
		.replace(/¿/g, '');
}

const NOUNS: Readonly<Record<string, string>> = {
	词元: 'token',
	单词: 'word',
	参数: 'parameter',
	页: 'page',
	书: 'book',
	字节: 'byte',
	块: 'GPU',
	张: 'GPU',
};
const CHINESE = `多少本书=how many books|多少天=how many days|多少小时=how many hours|多少毫秒=how many milliseconds|多少秒=how many seconds|多少块=how many|多少张=how many|多少吨=how many tonnes|多少钱=how much does it cost|多少个=how many|多少=how many|是多少=is how much
每秒=per second|每分钟=per minute|每小时=per hour|每天=per day|每年=per year|训练成本=training cost|训练=training|推理=inference|模型=model|参数=parameters|权重=weights|词元=tokens|单词=words|显存带宽=memory bandwidth|内存带宽=memory bandwidth|带宽=bandwidth|显存=memory|内存=memory
使用=using|需要=needed|至少=at least|峰值=peak|利用率=utilisation|相当于=correspond to|生成=generate|费用=cost|成本=cost|租金=rental price|排放=emissions|二氧化碳=CO2|吨=tonnes|公斤=kg|千克=kg|毫秒=milliseconds|小时=hours|分钟=minutes|天=days|年=years|秒=seconds|字节=bytes|显卡=GPUs|人民币= |美元= dollars |百分之几=what percentage of that |请计算=compute the |请求=find the |块=|张=|每张=each |每块=each |每台=each |每卡时=per GPU-hour |卡时=GPU-hours |加速卡=accelerators |天数=days |总费用=total cost |数据量=training data |存储=store|存放=store|完成=finish|读取=read|一次=once|计算量=compute|预算=budget|最优=optimal|每个=per|每=per|书=books|页=pages|为=is|的=of|和=and|在=in|用=with|与=and`;
const chinese = table(CHINESE);
const CHINESE_WORDS = new RegExp([...chinese.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'gu');
const KEYS_OWN = /汉堡|牛肉|LoRA|卷积|软提示|注意力|学习率|SSD|固态/i;
const NUMBER = '\\d+(?:\\.\\d+)?(?:e\\d+)?';

export function chineseEstimate(text: string, whole = text): string {
	if (!/\p{Script=Han}/u.test(text) || !RECKONS.test(whole) || KEYS_OWN.test(whole)) return text;
	return text
		.replace(/[，、；]/g, ', ')
		.replace(/。/g, '. ')
		.replace(/？/g, '? ')
		.replace(
			new RegExp(`(${NUMBER})\\s*(${[...HAN_SCALES.keys()].join('|')})`, 'gu'),
			(_, number: string, scale: string) => {
				const value = Number(number) * 10 ** HAN_SCALES.get(scale)!;
				return value >= 1e9 ? `${value / 1e9} billion` : String(value);
			},
		)
		.replace(
			new RegExp(
				`(?:每|一)(?:个|块|张|本|台)?(${Object.keys(NOUNS).join('|')}|GPU)?\\s*(?:的峰值)?\\s*(?:有|为|是|含|约)?\\s*(${NUMBER})\\s*(?:个|块)?(${Object.keys(NOUNS).join('|')})`,
				'gu',
			),
			(whole, each: string | undefined, number: string, what: string) =>
				each === undefined ? whole : ` ${number} ${NOUNS[what]}s per ${NOUNS[each] ?? each} `,
		)
		.replace(
			/(\d[\d.]*)\s*(万|亿)?\s*美元/gu,
			(_, number: string, scale?: string) => ` \\$${Number(number) * 10 ** (HAN_SCALES.get(scale ?? '') ?? 0)} `,
		)
		.replace(/(?<=\d)\s*个(?=\p{Script=Han})/gu, ' ')
		.replace(CHINESE_WORDS, word => ` ${chinese.get(word) ?? word} `)
		.replace(/(?<=[.?!]\s+)[a-z]/g, letter => letter.toUpperCase())
		.replace(/\s+/g, ' ');
}
