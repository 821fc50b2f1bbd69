/**
 * The words by which documents name problems, parts, questions and answers, language by language. Lower case, without
 * accents where a language drops them in headings; matched whole.
 */

/** Words by line, parted by bars. */
const words = (...lines: readonly string[]): readonly string[] => lines.flatMap(line => line.split('|'));

/** What stands before a problem's label: `Problem 1`, `Aufgabe 2`, `问题 3`. */
export const problemWords: readonly string[] = words(
	// English
	'problem|question|exercise|task|assignment question|prob|quest|ques|exer|ex|q|p|prompt question',
	'homework problem|homework question|homework exercise|hw problem|hw question|exam question|quiz question|assignment problem|written question|written problem|coding question|theory question|conceptual question|short answer question|challenge',
	// German
	'aufgabe|frage|übung|uebung|übungsaufgabe',
	// French
	'exercice|problème|probleme|tâche',
	// Spanish, Portuguese, Catalan
	'ejercicio|problema|pregunta|tarea|exercício|exercicio|questão|questao|pergunta|exercici',
	// Italian
	'esercizio|domanda|quesito',
	// Dutch, Scandinavian
	'opgave|vraag|oefening|oppgave|uppgift|spørsmål|fråga|spørgsmål',
	// Slavic
	'№|задача|задачу|задачи|вопроса|úlohu|otázku|вопрос|упражнение|задание|завдання|питання|zadanie|zadatak|pytanie|ćwiczenie|úloha|uloha|otázka|příklad|cvičení',
	// Turkish, Vietnamese, Indonesian, Finnish, Hungarian, Romanian, Greek
	'soru|problem|alıştırma|bài|bài tập|câu|câu hỏi|soal|latihan|tehtävä|kysymys|feladat|kérdés|exercițiul|exercitiul|întrebarea|άσκηση|ερώτηση',
	'πρόβλημα',
	// Chinese, Japanese, Korean
	'问题|問題|题目|題目|习题|習題|练习|練習|作业题|题|題|問|问|設問|演習|課題|문제|질문|과제|연습문제',
	// Arabic, Hebrew, Persian, Hindi
	'سؤال|السؤال|مسألة|تمرين|تمرین|مسئله|שאלה|תרגיל|प्रश्न|समस्या|अभ्यास',
);

/** What stands before a part's label inside a problem. */
export const partWords: readonly string[] = words(
	'part|subpart|sub-part|subproblem|sub-problem|subquestion|sub-question|teil|teilaufgabe|partie|parte|apartado',
	'item|inciso|deel|часть|пункт|小题|小題|小問|部分|파트|część|část|bölüm|phần|bagian|alínea|alinea',
);

export type MarkerKind = 'question' | 'context' | 'given' | 'answer' | 'takeaway';

/** What opens a section. */
export const markerWords: Readonly<Record<MarkerKind, readonly string[]>> = {
	question: words(
		'question|questions|the question|statement|problem statement|restatement|problem restatement|question restatement|restated question',
		'goal|task|prompt|problem|exercise|original question|asked|what is asked|to show|to prove|claim to prove|q|ask|to find|find',
		'frage|aufgabe|aufgabenstellung|fragestellung|énoncé|enonce|consigne|pregunta|enunciado|pergunta|domanda|testo|consegna|vraag|opgave',
		'вопрос|условие|задание|постановка|питання|умова|pytanie|treść|otázka|zadání|soru|câu hỏi|đề bài|pertanyaan|soal|spørsmål|fråga|kysymys|kérdés',
		'întrebare|ερώτηση',
		'问题|问|題目|题目|題干|题干|問題|設問|問|질문|문제|السؤال|سؤال|سوال|שאלה|प्रश्न',
	),
	context: words(
		'context|background|setup|set-up|setting|additional context|problem context|motivation|preliminaries|introduction',
		'kontext|hintergrund|contexte|contexto|contesto|контекст|предыстория|背景|上下文|문맥|배경|السياق|संदर्भ',
	),
	given: words(
		'given|givens|known|knowns|assumptions|data|parameters given|given values|given data|known values|what we know|notation and given',
		'given information',
		'gegeben|données|donnees|on donne|datos|dados|dati|gegeven|дано|dane|dáno|verilenler|cho|diketahui|已知|条件|與件|与えられた値|주어진 값|조건|المعطيات|दिया है',
	),
	answer: words(
		'my attempt|attempt|student attempt|my try|attempted solution|my working|answer|answers|the answer|your answer|your answer here|selected answer|given answer|my answer|final answer|final answers|final result|result|results|solution|solutions|your solution',
		'my solution',
		'sample solution|model answer|model solution|suggested answer|suggested solution|correct answer|response|your response|student answer',
		'student response|student solution|answer of the student|answer by the student|answer of the group|group answer|team answer|candidate answer|submitted answer|handed-in answer',
		'proof|derivation|calculation|calculations|computation|work|my work|working|explanation|ans|sol|soln|reply|a|r|short answer',
		'approach|solution approach|solution strategy|solution steps|step-by-step solution|detailed solution|worked solution|full solution|complete solution',
		'answer and explanation|answer key|explanation and answer|deliverable|writeup|reasoning',
		'antwort|lösung|loesung|musterlösung|ergebnis|rechnung|beweis|lösungsweg|réponse|reponse|corrigé|corrige|résolution|démonstration|preuve',
		'calcul',
		'respuesta|solución|solucion|resolución|resultado|demostración|resposta|solução|solucao|resolução|risposta|soluzione|svolgimento|risultato',
		'dimostrazione',
		"antwoord|oplossing|uitwerking|svar|løsning|lösning|vastaus|ratkaisu|ответ|решение|доказательство|відповідь|розв'язок|розв’язання|odpowiedź",
		'rozwiązanie|odpověď|řešení|odpoveď|riešenie|odgovor|rješenje',
		'cevap|çözüm|yanıt|trả lời|lời giải|đáp án|bài giải|jawaban|penyelesaian|válasz|megoldás|răspuns|soluție|απάντηση|λύση',
		'答案如下|解答如下|回答如下|解如下|答案|答え|こたえ|解答例|回答例|考え方|参考答案|答|解答|解|解析|回答|解法|証明|证明|證明|解説|답|답변|정답|풀이|해답|الإجابة|إجابة|الجواب|الحل|جواب|پاسخ|حل|תשובה|פתרון|उत्तर|हल|समाधान',
	),
	takeaway: words(
		'key takeaway|key takeaways|takeaway|takeaways|key point|key points|key insight|key insights|key idea|insight|comparison|conclusion|summary',
		'in summary|remark|interpretation|tl;dr|bottom line|key result|discussion',
		'fazit|merke|zusammenfassung|conclusión|conclusion clé|à retenir|conclusão|conclusione|conclusie|вывод|итог|висновок|wniosek|závěr|sonuç',
		'kết luận|kesimpulan|结论|结論|要点|小结|总结|結論|まとめ|결론|요약|الخلاصة|निष्कर्ष',
	),
};

/** A document that calls itself homework, in a title or front matter. */
export const homeworkTitle =
	/(?<![\p{L}])(?:home\s?work|hw\s?\d+|\p{L}{3,} hw(?=\s*(?:$|[,:;(–—-]))|problem set|pset\s?\d*|ps\s?\d+|problem sheet|exercise sheet|assignment(?: #?\d+)?|mid-?term|(?:final |practice |mock |sample |past |take-home )exam(?:ination)?|exam\s*(?:\d+|[A-Z])?\s*(?=$|[:,(–—-])|exam (?:solutions?|answers?|questions?|paper)|practice (?:exam|problems|questions)|quiz|worksheet|take-home|lab\s?\d+|problem class|recitation \d+|(?:reading|review|study|discussion|theory|written|conceptual|comprehension|practice|self-?test|self-assessment|end-of-chapter) (?:questions|problems)|(?:question|tutorial) sheet|problem session|seminar \d+|worked (?:problems|solutions|exercises)|exercises?|übungsblatt|übung\s?\d+|blatt\s?\d+|serie \d+|feuille (?:n[°o]\s?)?\d+|hoja \d+|guía \d+|práctica \d+|lista \d+|foglio \d+|\p{L}{3,}übung(?:en)?|hausaufgaben?|(?:probe|alt|nach|übungs)?klausur|(?:mündliche|schriftliche) prüfung|prüfungsfragen|(?:zwischen|abschluss|probe)prüfung|gedächtnisprotokoll|aufgabenblatt|devoir|feuille d['’]exercices|travaux dirigés|\btd\s?\d+|examen|tarea|deberes|hoja de ejercicios|lista de exercícios|prova|compito|compiti|esame|esercizi|huiswerk|tentamen|домашн\p{L}+|семинар\p{L}* №?\d+|д\/?з|задачник|контрольная|экзамен|praca domowa|domácí úkol|ödev|bài tập|tugas|숙제|과제|시험|واجب|गृहकार्य)(?![\p{L}])|作业|作業|习题|習題|考试|試験|宿題|演習|課題|レポート|笔试|试题|試題|练习题/iu;

/** Titles that only homework bears; exercises, labs and quizzes there are in other trades too. */
export const sheetTitle =
	/(?<![\p{L}])(?:home\s?work|hw\s?\d+|problem (?:set|sheet)|pset\s?\d*|practice (?:problems|questions)|mid-?term|exam|übungsblatt|blatt\s?\d+|serie \d+|feuille (?:n[°o]\s?)?\d+|hoja \d+|guía \d+|práctica \d+|lista \d+|foglio \d+|hausaufgaben?|aufgabenblatt|klausur|devoir|feuille d['’]exercices|travaux dirigés|td\s?\d+|examen|tarea|deberes|lista de exercícios|compiti|huiswerk|tentamen|домашн\p{L}+|д\/?з|контрольная|экзамен|praca domowa|domácí úkol|ödev)(?![\p{L}])|作业|作業|习题|習題|考试|試験|宿題|演習|課題|笔试|试题|試題|숙제|과제/iu;

/** Top headings under which answers stand apart from their questions. */
export const answersHeading =
	/^(?:(?:sample|model|suggested|worked|full|detailed|complete|official|short|all|my|our|your|the|answer)\s+)?(?:answers?|solutions?|answer key|responses?|antworten|lösungen|musterlösungen?|réponses|corrigés?|respuestas|soluciones|respostas|soluções|risposte|soluzioni|antwoorden|oplossingen|ответы|решения|odpowiedzi|rozwiązania|řešení|cevaplar|çözümler|答案|解答|参考答案|参考解答|解析|정답|해답|풀이|الإجابات|الحلول)(?:\s+(?:key|sheet|section|to .{0,40}|for .{0,40}|zu .{0,40}))?\s*[:：]?$/iu;

/** Whether a heading says that answers stand below it, as a section of the sheet or not: `Part B: Solutions`. */
export const opensAnswers = (text: string): boolean =>
	answersHeading.test(
		text
			.replace(/\s*[(（][^()（）]{1,80}[)）]\s*$/u, '')
			.replace(/^(?:(?:section|chapter|abschnitt)\s\w{1,3}|[\dA-Z]{1,2})\s?[:.)–—-]\s*/iu, '')
			// `2 Answers`, `Top answer`, `Accepted answer`: as a forum heads them.
			.replace(/^(?:\d{1,3}|top|accepted|best)\s/i, ''),
	);

/** Letters that number parts in other alphabets, each in its order. */
export const alphabets: readonly string[] = [
	'абвгдежзиклмнопрстуф',
	'αβγδεζηθικλμ',
	'アイウエオカキクケコ',
	'가나다라마바사아자차',
	'أبجدهوزحطي',
	'甲乙丙丁戊己庚辛',
];

/** Headings that end the problems: what follows belongs to none. */
export const closingHeading =
	/^(?:appendix|appendices|references?|bibliography|acknowledge?ments?|collaborators?|collaboration|submission(?: instructions)?|license|changelog|further reading|see also|footnotes|about this (?:document|chat)|feedback|literatur|quellen|anhang|références|bibliographie|referencias|referências|riferimenti|литература|приложение|参考文献|附录|附錄|참고문헌)(?![\p{L}])/iu;

/** Imperatives and question words that open an ask, in scripts that put blanks between words. */
const askWords: readonly string[] = [
	'show|prove|derive|compute|calculate|determine|estimate|find|explain|describe|define|give|state|list|write|draw|sketch|plot|compare|discuss|justify|name',
	'identify|evaluate|simplify|solve|verify|interpret|argue|suggest|propose|design|implement|consider|suppose|assume|let|how|what|why|when|which|where|who|is',
	'are|does|do|can|could|will|would|should|express|provide|outline|complete|fill|choose|select|decide|report|analy[sz]e|approximate|convert|construct|specify',
	'project|invert|factor|diagonali[sz]e|decompose|reproduce|investigate|examine|simulate|quantify|encode|decode|tokeni[sz]e|create|build|modify|generate|tune',
	'circle|tick|perform|carry out|negate|factori[sz]e|translate|indicate|answer|characteri[sz]e|count|bound|formulate|comment|relate|predict|match|work out|using|recall that|true or false|t\\/f|in one|in two|in your|in simple',
	'in a few|for each|for which|for what|if|given|under what|by what|to what|at what|on what|by which|in which|from which|minimi[sz]e|maximi[sz]e|optimi[sz]e|rewrite',
	'come up with|try(?= \\p{L}+ing| to )|extend|repeat|train|measure|visuali[sz]e|tabulate|differentiate|integrate|normali[sz]e|sum up|summari[sz]e|rank|order|classify|label|trace|apply|infer|deduce|conclude|check|test(?= (?:at|for|if|that|whether|the hypothesis)\\b)|refute|clip|vary|fit(?= (?:an?|the|y)\\b)|sample(?= (?:\\$|z\\b))|tell|say|add|draw up|reason',
	'critici[sz]e|critique|motivate|contrast|weigh|assess|spot(?= (?:the|two|three|an?|all|any|what)\\b)|reflect on|illustrate|guess|debug|diagnose|restate|walk through|pick(?= (?:the|one|two|an?|any|all)\\b)',
	// German
	'ermittle|diskutiere|untersuche|beurteile|bewerte|interpretiere|formuliere|implementiere|vereinfache|analysiere|wähle|entscheide|widerlege|konstruiere|entwirf|skizzier|rechne|ordne|fasse|stelle(?= .{1,80} (?:auf|dar)(?![\\p{L}]))|gebt|zeigt(?=,? dass)|berechnet(?= (?:den|die|das)(?![\\p{L}]))',
	'zeige|zeigen sie|beweise|beweisen sie|berechne|berechnen sie|bestimme|bestimmen sie|erkläre|erklären sie|erläutern sie|nenne|nennen sie|beschreibe|beschreiben sie',
	'leite|leiten sie|gib|geben sie|begründe|begründen sie|vergleiche|vergleichen sie|skizziere|skizzieren sie|schätzen sie|man (?:zeige|berechne|bestimme|beweise|gebe|finde)|löse|lösen sie|finde|finden sie|prüfe|prüfen sie|zeichne|zeichnen sie|warum|wie|was|welche[rsnm]?|wann|wieso|weshalb',
	// French
	'montrer|montrez|démontrer|démontrez|calculer|calculez|déterminer|déterminez|expliquer|expliquez|donner|donnez|décrire|décrivez|comparer|comparez|justifier|justifiez',
	'effectuer|effectuez|trouver|trouvez|résoudre|résolvez|tracer|tracez|vérifier|vérifiez|établir|en déduire|énoncer|rappeler|on demande|démontrons',
	"définir|définissez|estimer|estimez|pourquoi|comment|quels?|quelles?|combien|que vaut|qu[’']est-ce",
	'discuter|discutez|interpréter|interprétez|proposer|proposez|représenter|représentez|simplifier|simplifiez|étudier|étudiez|résumer|résumez|préciser|précisez|citer|citez|indiquer|indiquez|commenter|commentez|évaluer|évaluez|choisir|choisissez|construire|construisez|compléter|complétez|écrire|écrivez|dire(?= (?:si|pourquoi|comment|quel))|dites(?= (?:si|pourquoi|comment|quel))',
	// Spanish, Portuguese, Italian
	'discut[ae]|interpret[ae](?! que)|propon(?:ga)?(?= (?:una?|dos|tres|el|la)(?![\\p{L}]))|escrib[ae]|complet[ae]|indi(?:que|ca)(?! que)|di(?:ga)?(?= (?:si|por qué|qué|cuál|cómo))|nombr[ae]|argument[ae]|analiza|analice|evalú[ae]|represent[ae]|simplifi(?:que|ca)|señal[ae](?! que)|elij[ae]|elige|enumer[ae]|coment[ae]|disegna|scrivi|confronta|valuta|semplifica|discuti|commenta|escreva|discuta|esboça|indique|aplique|aplicar|descreva|liste|avalie|desenhe|verifique|simplifique|construa|implemente|identifique|apresente|demonstre|cite(?= (?:um|uma|dois|duas|três|un|una|dos|tres)(?![\\p{L}]))',
	'demuestr[ae]|demostrar|calcul[ae]|calcular|calcolare|calcola|determine|determina|determinar|expli(?:que|ca|car)|describ[ae]|compar[ae]|justifi(?:que|ca)|defin[ae]|estim[ae]|deriv[ae]',
	'haga(?= un)|realice|nombre(?= (?:dos|tres|cuatro|una?)(?![\\p{L}]))|hall(?:ar|e|a)|encuentr[ae]|encontrar|enunci[ae]|verifi(?:que|ca|car)|resuelv[ae]|resolver|obten(?:er|ga)|dibuj[ae]|construy[ae]|se pide|encontre|resolva|obtenha|esboce|trova|trovare|si determini|si calcoli|risolvi|risolvere',
	'por qué|cuál(?:es)?|cuánt[oa]s?|cómo|qué|mostre|prove|quant[oaie]s?|qual|quais|como|por que|dimostra|dimostrare|spiega|spiegare|perché|quale|quali|definisci|descrivi',
	// Dutch, Scandinavian, Finnish
	'bereken|bewijs|leg uit|waarom|hoeveel|welke|hoe|wat is|beräkna|visa|förklara|varför|vis|beregn|forklar|hvorfor|hvor mange|laske|osoita|selitä|miksi|kuinka',
	// Slavic
	'wyznacz|narysuj|zbadaj|napisz|sprawdź|porównaj|zaimplementuj|znajdź|wygeneruj|zapisz|rozważ|zinterpretuj|zdefiniuj|wyprowadź|określ|przedstaw|zastosuj|pokaż|rozwiąż|narysować',
	'oblicz|udowodnij|wyjaśnij|podaj|dlaczego|ile|jak|co to|spočítejte|vypočtěte|dokažte|vysvětlete|proč|kolik|jaký|jaká',
	'записать|решить|построить|определить|показать|исследовать|объяснить|вывести|оценить|упростить|решите|постройте|исследуйте|упростите|докажите|доказать|покажите|вычислите|вычислить|найдите|найти|объясните|определите|выведите|сравните|оцените|опишите|назовите|запишите|дайте|почему|сколько|каков[аоы]?|как(?:ая|ой|ие|ов)?|что|зачем',
	'доведіть|обчисліть|знайдіть|поясніть|чому|скільки',
	// Turkish, Vietnamese, Indonesian, Greek, Hungarian, Romanian
	'hesaplayın|hesaplayınız|gösterin|gösteriniz|açıklayın|açıklayınız|neden|kaç|tính|chứng minh|giải thích|tại sao|hitung|hitunglah|buktikan|jelaskan|mengapa|berapa',
	'υπολογίστε|αποδείξτε|εξηγήστε|γιατί|πόσ[αοη][ςι]?|számítsd|bizonyítsd|miért|hány|calculați|demonstrați|explicați|câți|câte',
	// Arabic, Hebrew, Persian, Hindi
	'احسب|أثبت|اشرح|بيّن|بين|لماذا|كم|ما|ماذا|كيف|עلل|חשבו|חשב|הוכיחו|הסבירו|מדוע|כמה|מהו|מהי|چرا|چند|محاسبه|क्यों|गणना|सिद्ध|बताइए|समझाइए|क्या',
];

/** The same in scripts without blanks. */
const askGlyphs =
	'证明|證明|计算|計算|求|解释|解釋|说明|說明|推导|推導|比较|比較|请|請|试|試|为什么|為什麼|如何|什么是|什麼是|写出|寫出|给出|描述|估计|估算|判断|列出|简述|なぜ|示せ|どの|계산하|증명하|설명하|구하|왜|무엇';

const lead =
	'(?:(?:please|now|next|then|also|briefly|finally|again|first|second|lastly|in short|for this model|\\(?optional\\)?|\\(?bonus\\)?|true (?:or|\\/) ?false|bitte|nun|теперь)[,:?]?\\s+)*[¿¡„“"«(]?';

/** An imperative or interrogative opening that asks for something to be done. */
export const askOpening = new RegExp(`^${lead}(?:(?:${askWords.join('|')})(?![\\p{L}\\p{M}])|${askGlyphs})`, 'iu');

/** A heading or a line that wants statements judged: `True or false`, `Which of the following statements are correct?`. */
export const judging =
	/(?<![\p{L}])(?:true (?:or|\/) ?false|true\/false|t\/f|right or wrong|which (?:of (?:the (?:following|these|below)|these))?\s*(?:statements?|claims?|sentences?)(?: below)? (?:is|are|hold)|(?:decide|say|state|judge|determine|indicate) (?:whether|if|for each|of each|which)\b.{0,60}\b(?:true|false|correct|holds?)|richtig oder falsch|wahr oder falsch|vrai ou faux|verdadero o falso|vero o falso|waar of niet|верно или неверно)(?![\p{L}])|判断(?:正误|对错|题)|正しいか/iu;

/** Headings that are numbered along with the problems and are none. */
export const asideHeading =
	/^(?:summary|conclusions?|introduction|overview|references|appendix|acknowledge?ments?|final (?:thoughts|remarks|notes)|next steps|table of contents|closing remarks|further reading|zusammenfassung|fazit|einleitung|literatur|résumé|resumen|заключение|введение|结论|總結|总结|小结|まとめ|はじめに|결론)(?![\p{L}])/iu;

/** An ask that its language puts at the end of the sentence. */
export const askEnding =
	/[?？؟;]\s*$|(?:せよ|求めよ|なさい|ください|시오|하라|하세요)[：:]|(?:せよ|求めよ|挙げよ|述べよ|示せ|なさい|ください|か。|시오|하라|하세요|인가|は何か|को सिद्ध कीजिए|कीजिए|बताइए|है\?)[。.]?\s*$/u;
