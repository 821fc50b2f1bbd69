import type { SourceText } from '../text/block.ts';
import { askOf, computes, isTask, reckons } from './asks.ts';
import { isStrong, plain } from './lines.ts';
import { type Entry, hasChoices, lastOf, type Node, pathOf } from './node.ts';
import { readPoints } from './points.ts';
import { type Structure, structureOf } from './structure.ts';
import { isAnswersAlone, isLettersAlone, isTitled } from './titles.ts';
import { sheetTitle } from './words.ts';

const field =
	/\b(?:gradient|back-?prop\w*|neural|network|layers?|loss|softmax|attention|transformer|tokens?|embedding|matri(?:x|ces)|eigen\w+|rank|SVD|convolution\w*|kernel|learning rate|parameters?|weights?|FLOPs?|GPU|LoRA|fine-?tun\w+|logits?|entropy|probabilit\w+|variance|expectation|vector|deriv\w+|proof|prove|theorem|optimi[sz]er|regulari[sz]\w+|dropout|batch|epoch|perplexity|activation|sigmoid|ReLU|bias|dataset|model|training|inference|GPT|LLM|compute|bytes?|memory|positional encoding|RoPE|quanti[sz]\w+|distillation|accuracy|precision|scaling law|mini-?batch|pooling|dot product|regression|classifier)s?\b|\b(?:par[aáâà]m[eè]tr|neuron|modelos?\b|modèle|Modell|entrop|matric|apprentissage|entrenamiento|aprendizaje|couche|camada|pérdida|perda|Verlust|Lernrate|Wahrscheinlichkeit|probabili|varian[zc]|Faltung|overfitting|sieci|warstw|ağırlık|parametre|tham số|mạng nơ)\p{L}*|градиент|нейрон|слой|слоя|матриц|вероятност|параметр|梯度|神经网络|神經網路|矩阵|矩陣|参数|參數|注意力|損失|损失|层|勾配|行列|パラメータ|学習|경사|행렬|파라미터|신경망|Gradient|Schicht|Matrix|Netz|matrice|réseau|couche|capa|matriz|camada|rete|strato/giu;

/** What texts of other trades say of themselves. */
const foreign: readonly RegExp[] = [
	/^\s*(?:WHEREAS\b|Whereas,)/m,
	/^#+\s*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:installation|install|getting started|usage|quick ?start|requirements|prerequisites|configuration|contributing|license|changelog|roadmap|faq|frequently asked questions|troubleshooting|api(?: reference)?|table of contents|features|deployment|support|upgrading|migration guide|unreleased|\[unreleased\]|agenda|attendees|participants|action items|minutes|next steps|decisions|ingredients|instructions|directions|definitions|governing law|confidentiality|termination|expected behaviou?r|actual behaviou?r|steps to reproduce)\b/im,
	/^#+\s*(?:\d+[.、]?\s*)?\p{Script=Han}{0,6}(?:安装|環境構築|环境(?:配置|设置|搭建)|项目(?:结构|概述|简介|介绍)|快速开始|使用(?:方法|说明)|目录结构|更新日志)/mu,
	/^#\s+(?!.*\b(?:exercises?|solutions?|problems?|questions?|homework|answers?)\b)\S.{1,28}\b(?:lecture|tutorial|chapter)\s*\d/im,
	/^#{1,3}\s*\[?v?\d+\.\d+\.\d+\]?(?:\s*[-–—(:]|\s*$|\s+\d{4})/m,
	/\b(?:npm (?:install|i|run)|pip install|brew install|apt(?:-get)? install|docker (?:run|compose|build)|yarn add|cargo (?:add|install)|git clone|pnpm|npx)\b/,
	/^#\s*(?:(?:reading |paper )?notes?|summary|review) (?:on|of)\b/im,
	/^#+\s*(?!.*\b(?:exercises?|solutions?|problems?|questions?|homework|answers?)\b)(?:lecture|lecture notes|tutorial|rfc|chapter|vorlesung|cours|lección|лекция)\s*(?:\d|:)/im,
	/^[>\s]*(?:#+\s*)?(?:\*\*|\*)(?:definition|theorem|lemma|corollary|proposition|example)\s+\d/im,
	/img\.shields\.io|badge\.svg/,
	/^\*{0,2}@?[\w-]{2,30}\*{0,2} (?:commented|wrote|replied|opened this)\b|^#.*\s#\d{2,6}\s*$/im,
	/\b(?:hereinafter|the (?:licensor|licensee|supplier|customer|client|contractor|tenant|landlord|parties|disclosing party|receiving party)|governing law|shall not)\b/i,
	/\b(?:attendees|attendance|action items|meeting minutes|minutes of the|adjourned|standup|retro)\b/i,
	/\b(?:tablespoons?|teaspoons?|preheat|oven)\b/i,
	/\b(?:students? (?:may|must|shall)|examination regulations|enrol(?:l)?ment|office hours|grading policy|late days|honou?r code)\b/i,
];

/** How much of a text says what it is about. */
const LOOKED_AT = 60_000;

/**
 * Whether a text is plainly homework. Ordinary Markdown has numbered headings, lettered clauses, even the words "problem" and
 * "solution"; homework has labelled questions that are asked and answered about its field.
 */
export const isHomework = (source: SourceText, entries: readonly Entry[], nodes: readonly Node[]): boolean => {
	if (nodes.length === 0) return false;
	const text = source.text.slice(0, LOOKED_AT);
	const titled = isTitled(source, entries);
	// A named problem whose question and answer both have their markers can be nothing else.
	const sure = (e: Entry, kind: 'question' | 'answer') => e.marker?.kind === kind && e.marker.sure && isStrong(e.line);
	if (
		nodes.some(
			n =>
				n.label?.word === 'problem' &&
				(n.kind !== 'name' || isIdentifier(n)) &&
				n.lines.some(at => sure(entries[at]!, 'question')) &&
				n.lines.some(at => sure(entries[at]!, 'answer')),
		)
	)
		return true;
	if (nodes.length === 1 && isSole(source, entries, nodes[0]!)) return true;
	const vocabulary = fieldWords(text);
	const trades = foreign.filter(pattern => pattern.test(text)).length;
	if (trades === 0 && isLettersAlone(source, entries)) return true;
	if (nodes.length > 1 && nodes.every(n => n.kind === 'number') && isAnswersAlone(entries)) {
		// `# Answer key` that does not say of what: only over formulas.
		const leaves = nodes.filter(n => n.children.length === 0);
		const formal = leaves.filter(n =>
			n.lines.some(at => source.blocks[entries[at]!.line.block]!.content.formulas.length > 0),
		);
		if ((titled && nodes.length > 2) || (trades === 0 && formal.length * 2 >= leaves.length)) return true;
		if (trades === 0 && vocabulary > 3 && leaves.length > 2) return true;
	}
	if (isStructured(nodes, entries, trades > 0 ? 0 : vocabulary, source)) return true;
	if (
		trades === 0 &&
		isPlainSheet(
			shapeOf(source, entries, nodes),
			vocabulary,
			text,
			nodes.every(n => n.label !== undefined),
			titled,
		)
	)
		return true;
	if (trades === 0 && isSheet(nodes, entries, titled && (vocabulary > 3 || isTitled(source, entries, sheetTitle))))
		return true;
	if (!titled && otherwise.test(text)) return false;
	let score = 0;
	const words = nodes.filter(n => n.label?.word === 'problem');
	const own = (n: Node) => n.lines.map(at => entries[at]!);
	const asks = (n: Node) =>
		own(n)
			.slice(0, 12)
			.some((e, i) => !e.skip && askOf(plain(i === 0 ? e.head.slice(n.label?.length ?? 0) : e.head)) === 2);
	const asking = nodes.filter(asks).length;
	const answered = nodes.filter(
		n => n.label?.word === 'answer' || own(n).some(e => e.marker?.kind === 'answer' && e.marker.firm && e.marker.sure),
	).length;
	const questioned = nodes.filter(n =>
		own(n).some(e => e.marker?.kind === 'question' && e.marker.firm && e.marker.sure),
	).length;
	const pointed = nodes.filter(n => readPoints(entries[n.at]!.head) !== undefined).length;
	const formulas = nodes.filter(n => own(n).some(e => source.blocks[e.line.block]!.content.formulas.length > 0)).length;
	score += Math.min(4, words.length * 2);
	score += Math.min(4, answered * 2);
	score += Math.min(3, questioned * 1.5);
	score += Math.min(4, pointed * 2);
	score += Math.min(3, asking);
	score += Math.min(2, formulas);
	score += vocabulary >= 6 ? 2 : vocabulary >= 3 ? 1 : 0;
	if (titled) score += 3;
	let against = trades * 3;
	const tasks = nodes.filter(n => n.label?.word === 'problem' && taskIn(own(n), n.label.length)).length;
	if (vocabulary < 2 && formulas === 0 && tasks * 2 < nodes.length) against += titled ? 0 : 6;
	// `Question 1: is it faster?` heads a section of any report, though not of what an assistant answers a user.
	const chat = entries.some(e => e.role === 'assistant');
	const replied = chat && formulas > 0 && entries.some(e => e.role === 'user' && askOf(plain(e.head)) === 2);
	const problems = words.filter(
		n => n.label!.members[0]!.kinds[0] === 'number' && !/^(?:q|question|frage|task)/.test(n.label!.name),
	);
	const derived = problems.length > 1 && formulas * 2 >= problems.length;
	if (!titled && !replied && !derived && vocabulary < 2 && answered === 0 && pointed === 0 && tasks === 0) against += 4;
	// Reports have tasks too, numbered and with results.
	if (!titled && words.every(n => n.label?.name === 'task') && asking * 2 < nodes.length) against += 4;
	// Questions that no formula, no points and no imperative ("derive", "berechne") mark as set by a teacher.
	const set = formulas > 0 || pointed > 0 || nodes.some(n => taskIn(own(n), n.label?.length ?? 0));
	if (!set && trades > 0 && vocabulary < 2) return false;
	if (!titled && !set) against += nodes.every(n => n.label === undefined || n.label.name === 'q') ? 9 : 4;
	// `## 2. Regression` over `### 2.1 Intuition`, `### 2.2 Model`: the chapters of a text, few of which ask or are answered.
	const sections = nodes.filter(
		n => entries[n.at]!.line.level > 0 && n.path.length > 1 && n.path.every(m => m.kinds[0] === 'number'),
	).length;
	if (!titled && trades > 0 && words.length === 0 && (sections > 2 || (answered === 0 && pointed === 0))) return false;
	if (
		!titled &&
		!words.some(n => isStrong(entries[n.at]!.line)) &&
		sections > 2 &&
		asking * 3 < nodes.length &&
		answered * 2 < nodes.length
	)
		return false;
	const reckoned = nodes.filter(n => own(n).some(e => e.role === 'assistant' && reckons(e.head))).length;
	const computed = nodes.some(n => own(n).some(e => computes(e.head)));
	// Questions and answers without any label: an interview or a list of frequent questions, unless it is about the field.
	if (
		!titled &&
		nodes.every(n => n.label === undefined) &&
		(vocabulary < 4 || (formulas === 0 && vocabulary < 6)) &&
		!((computed || reckoned > 0) && vocabulary >= 2 && trades === 0)
	)
		return false;
	// Labelled questions about the field, each with a worked answer below it: no heading of an article, no bold line of an interview.
	const leaves = nodes.filter(n => n.children.length === 0);
	const worked =
		trades === 0 &&
		vocabulary >= 2 &&
		computed &&
		leaves.length > 1 &&
		leaves.every(n => {
			const { line } = entries[n.at]!;
			return n.label !== undefined && line.level === 0 && !line.boldLine && n.lines.length > 1 && asks(n);
		});
	// What a user asks by labels and the reply takes up, about code if not in the words of the field.
	const asked = new Set(words.filter(n => entries[n.at]!.role === 'user').map(n => pathOf(n)));
	const takenUp = words.filter(n => entries[n.at]!.role === 'assistant' && asked.has(pathOf(n))).length;
	const coded =
		formulas > 0 || source.blocks.some(b => b.kind === 'fence' || b.content.masks.some(m => m.kind === 'code'));
	if (takenUp > 1 && trades === 0 && (coded || vocabulary > 0)) return true;
	// Parts of a problem (`2.a`, `2.b`) that a user asks and the reply takes up.
	const parts = new Set(nodes.filter(n => n.parent && entries[n.at]!.role === 'user').map(pathOf));
	const answers = nodes.filter(n => entries[n.at]!.role === 'assistant' && parts.has(pathOf(n))).length;
	if (answers > 1 && trades === 0 && vocabulary >= 2 && (computed || formulas > 0) && !isOwnBusiness(entries))
		return true;
	if (trades === 0 && vocabulary >= 2 && computed && isTakenUp(entries) && !isOwnBusiness(entries)) return true;
	// Questions about the field, most of which an assistant answers by a calculation.
	if (
		chat &&
		trades === 0 &&
		vocabulary > 2 &&
		asking * 2 >= nodes.length &&
		reckoned * 2 >= nodes.length &&
		!isOwnBusiness(entries)
	)
		return true;
	// One question without a label within a longer text.
	const owned = nodes.reduce((sum, n) => sum + n.lines.length, 0);
	if (!chat && nodes.length === 1 && nodes[0]!.label === undefined && owned * 2 < entries.length) return false;
	// Something must ask or be answered: numbered headings alone are a text like any other.
	if (chat) score += 1;
	if (worked) score += 2;
	const askedInChat = chat && asking * 2 >= nodes.length && vocabulary >= 2;
	if (words.length === 0 && answered === 0 && questioned === 0 && pointed === 0 && !titled && !askedInChat && !worked)
		return false;
	if (asking === 0 && answered === 0 && questioned === 0 && pointed === 0 && formulas === 0) return false;
	// A few labels in a text about something else.
	if (asking * 3 < nodes.length && answered === 0 && pointed === 0 && shapeOf(source, entries, nodes).covered < 0.4)
		return false;
	return score - against >= 5;
};

/** Whether a text is one problem and nothing else: its name in the first heading, and below it a marked answer or formulas. */
const isSole = (source: SourceText, entries: readonly Entry[], node: Node): boolean => {
	const own = entries.filter(e => !e.skip);
	const lines = node.lines.map(at => entries[at]!).filter(e => !e.skip);
	if (node.label?.word !== 'problem' || entries[node.at]!.line.level === 0 || lines.length < own.length) return false;
	if (/^(?:q|task|challenge)$/.test(node.label.name)) return false;
	return lines.some(
		e =>
			(e.marker?.kind === 'answer' && e.marker.sure && isStrong(e.line)) ||
			source.blocks[e.line.block]!.content.formulas.length > 0,
	);
};

/** Where questions stand in rows and nobody is set them. */
const otherwise =
	/^#+.*\b(?:faq|retro\w*|survey|quick guide)\b|\b(?:pull requests?|contributions? (?:are )?welcome|give (?:it|us) a star|in this (?:post|article|blog))\b|^#\s+how\b/im;

const interview = /^#+.*\binterview\w*/im;

/** How many questions make a sheet where none of them orders anything. */
const MANY = 4;

/**
 * Whether a text is little else than rows of questions about the field or with formulas: a sheet, whatever it calls itself.
 *
 * @param labelled whether the questions bear labels.
 * @param titled whether it calls itself homework: then it may be of any field, where it orders most things.
 */
const isPlainSheet = (
	found: Structure,
	vocabulary: number,
	text: string,
	labelled: boolean,
	titled: boolean,
): boolean => {
	const {
		leaves,
		asking,
		set,
		ordered,
		marked,
		bodied,
		own,
		complete,
		covered,
		formal,
		headless,
		named,
		rootsAsking,
		compound,
	} = found;
	if (
		otherwise.test(text) ||
		(interview.test(text) && !labelled) ||
		(interview.test(text) && (leaves < MANY || (leaves < 3 * MANY && bodied < 0.6)))
	)
		return false;
	if (covered < 0.75 || own >= 0.3) return false;
	// Each has its answer, by a marker that comes once below it.
	if (leaves >= 3 && marked >= 0.8 && complete >= 0.9 && (vocabulary > 0 || formal > 0)) return true;
	if (vocabulary < (labelled ? 2 : 4) && formal < 1 / 3 && !(titled && ordered >= 0.5)) return false;
	// Nothing but answers under the names of their questions, or behind `1a)`, `1b)`.
	if (compound >= 0.6 && leaves >= MANY && complete >= 0.9 && labelled) return true;
	if (named && bodied >= 0.9 && vocabulary > 1) return true;
	if (headless && labelled && leaves >= MANY && bodied >= 0.9 && complete >= 0.8 && rootsAsking >= 0.3) return true;
	if (complete < 0.9 || leaves < (ordered >= 0.2 ? 3 : MANY)) return false;
	return rootsAsking >= 0.9 || (asking >= 0.65 && set >= 0.6);
};

const shapeOf = (source: SourceText, entries: readonly Entry[], nodes: readonly Node[]): Structure =>
	structureOf(entries, nodes, block => source.blocks[block]!.content.formulas.length > 0);

/** Whether the shape of a tree alone makes a sheet of a text, with labels or without, that nothing else says to be one. */
export const isSheetByShape = (source: SourceText, entries: readonly Entry[], nodes: readonly Node[]): boolean => {
	const text = source.text.slice(0, LOOKED_AT);
	const labelled = nodes.every(n => n.label !== undefined && n.label.raw !== '');
	const shape = shapeOf(source, entries, nodes);
	return (
		nodes.length > 0 &&
		shape.asking >= 0.65 &&
		!foreign.some(pattern => pattern.test(text)) &&
		isPlainSheet(shape, fieldWords(text), text, labelled, isTitled(source, entries))
	);
};

/** How much of a sheet its parts take: the rest is a title, a name, what is to be handed in. */
const SHEET = 0.6;

/**
 * Whether a text is little else than labelled parts: under the title of a homework, whatever they say; without one, problems by
 * name that ask, most of them.
 */
const isSheet = (nodes: readonly Node[], entries: readonly Entry[], titled: boolean): boolean => {
	const roots = nodes.filter(
		n => n.parent === undefined && n.label !== undefined && (n.kind !== 'letter' || entries[n.at]!.line.level > 0),
	);
	if (roots.length < 2) return false;
	const owned = nodes.reduce((sum, n) => sum + n.lines.filter(at => !entries[at]!.skip).length, 0);
	if (owned < SHEET * entries.filter(e => !e.skip).length) return false;
	if (titled) return true;
	const named = roots.filter(n => n.label!.word === 'problem' && !/^(?:q|task|challenge)$/.test(n.label!.name));
	const tasks = new Set<string>();
	for (const n of nodes) {
		const first = n.path[0]!.text;
		if (
			!tasks.has(first) &&
			taskIn(
				n.lines.slice(0, 4).map(at => entries[at]!),
				n.label?.length ?? 0,
			)
		)
			tasks.add(first);
	}
	const setting = named.filter(n => tasks.has(n.path[0]!.text));
	return named.length > 1 && named.length === roots.length && setting.length * 2 >= named.length;
};

/**
 * Whether the labels alone make a homework, whatever is asked in words: problems with names of their own (`Problem (unicode1)`),
 * problems in headings whose letters are parts, headings that are nothing but `2.b`. No other text is numbered so.
 */
const isStructured = (
	nodes: readonly Node[],
	entries: readonly Entry[],
	vocabulary: number,
	source: SourceText,
): boolean => {
	const problems = nodes.filter(
		n =>
			n.label?.word === 'problem' &&
			!/^(?:task|challenge)/.test(n.label.name) &&
			(isStrong(entries[n.at]!.line) || entries[n.at]!.head.trim().length <= n.label.length),
	);
	if (problems.filter(n => n.kind === 'name' && n.label!.length > 0 && isIdentifier(n)).length > 1) return true;
	if (problems.filter(n => n.kind === 'name' && n.label!.length === 0 && lastOf(n).text.includes('_')).length > 1)
		return true;
	// `# Task 1`, `# Task 2`, nothing else on their lines and formulas below: a plan's tasks have names.
	const tasks = nodes.filter(
		n =>
			n.label?.word === 'problem' &&
			n.parent === undefined &&
			entries[n.at]!.line.level > 0 &&
			plain(entries[n.at]!.head).length <= n.label.raw.length + 1,
	);
	const formal = (n: Node): boolean =>
		n.lines.some(at => source.blocks[entries[at]!.line.block]!.content.formulas.length > 0) || n.children.some(formal);
	if (tasks.length > 2 && tasks.filter(formal).length * 2 >= tasks.length) return true;
	const formulas = nodes.some(n =>
		n.lines.some(
			at => source.blocks[entries[at]!.line.block]!.content.formulas.length > 0 || computes(entries[at]!.head),
		),
	);
	if (vocabulary === 0 && !formulas) return false;
	// A quiz: numbers, most of them with choices below.
	const quiz = nodes.filter(n => hasChoices(n.lines.map(at => entries[at]!)));
	if (quiz.length > 2 && quiz.length * 2 >= nodes.length) return true;
	// Questions in numbered headings, each with choices or an answer listed right below it and no text beside.
	const heads = nodes.filter(n => entries[n.at]!.line.level > 0 && n.kind === 'number');
	const listed = heads.filter(n => {
		const body = n.lines.slice(1).filter(at => !entries[at]!.skip);
		const item = (at: number) => entries[at]!.line.containers.some(c => c.kind === 'item');
		return body.some(item) && body.every(at => item(at) || /^!\[/.test(entries[at]!.head));
	});
	if (
		listed.length > 3 &&
		listed.length * 3 >= nodes.length * 2 &&
		heads.filter(n => /[?？]/.test(entries[n.at]!.head)).length * 2 >= nodes.length
	)
		return true;
	const lettered = (n: Node) => n.children.filter(c => c.kind === 'letter' || c.kind === 'roman').length;
	if (problems.some(n => lettered(n) > 1)) return true;
	const numbered = nodes.filter(
		n => entries[n.at]!.line.level > 0 && n.label?.word === undefined && n.kind === 'number',
	);
	const asks = (n: Node) => askOf(plain(entries[n.at]!.head.slice(n.label?.length ?? 0))) === 2;
	// Lines that are nothing but `2.1` over `a.`, `b.`
	const sections = nodes.filter(
		n =>
			n.label?.wrap === 'compound' &&
			n.kind === 'number' &&
			plain(entries[n.at]!.head).length <= n.label.raw.length + 1 &&
			lettered(n) > 1,
	);
	if (sections.length > 1) return true;
	const full = numbered.filter(n => lettered(n) > 1);
	if (formulas && (full.length > 1 || full.some(n => n.children.every(asks)))) return true;
	// Headings that say nothing but `Problem 3`.
	const alone = problems.filter(
		n => entries[n.at]!.line.level > 0 && entries[n.at]!.head.trim().length <= n.label!.length && n.kind === 'number',
	);
	if (vocabulary > 2 && alone.length > 2 && alone.length * 2 >= problems.length) return true;
	const bare = nodes.filter(
		n =>
			n.label?.wrap === 'compound' &&
			n.label.members.some(m => m.kinds[0] !== 'number') &&
			entries[n.at]!.line.level > 0 &&
			entries[n.at]!.head.trim().length <= n.label.length,
	);
	return bare.length > 1;
};

/** Whether a problem's name is no person's: `Problem (unicode1)`, but not `Question (Ana)`. */
const isIdentifier = (n: Node): boolean => /^[a-z]|[\d_]/.test(lastOf(n).text);

/** Whether a user asks two questions or more by labels (`1)`, `(a)`) and the assistant replies by most of the same. */
const isTakenUp = (entries: readonly Entry[]): boolean => {
	const labels = (role: Entry['role'], wanted: (e: Entry) => boolean) =>
		new Set(
			entries.flatMap(e =>
				e.role === role && e.label !== undefined && !e.skip && wanted(e)
					? [e.label.members.map(m => m.text).join('.')]
					: [],
			),
		);
	const asked = labels('user', e => askOf(plain(e.head.slice(e.label!.length))) === 2 || /[?？]/.test(e.head));
	const replied = labels('assistant', () => true);
	const both = [...asked].filter(path => replied.has(path)).length;
	return both > 1 && both * 2 >= asked.size;
};

/** Whether a user asks about work of their own: a cluster to be bought, a product to be run. */
const isOwnBusiness = (entries: readonly Entry[]): boolean =>
	entries.some(e => e.role === 'user' && ownBusiness.test(e.head));

const ownBusiness =
	/\b(?:our|my) (?:own )?(?:team|company|cluster|budget|project|product|start-?up|customers?|users|servers?|set-?up|use case|deployment|service|app|infra\w*|boss|manager|office|lab|workload|pipeline|traffic)\b|\b(?:should|shall|do|can) we (?:buy|rent|use|get|need|order|go)\b|\bwe(?:'re| are) (?:planning|building|buying|deploying|sizing|looking|thinking)\b/i;

/** Whether one of a part's first lines sets a task; the first `labelled` code units of its opening line are its label. */
const taskIn = (lines: readonly Entry[], labelled: number): boolean =>
	lines.slice(0, 4).some((e, i) => isTask(plain(i === 0 ? e.head.slice(labelled) : e.head)));

/** How many different words of the field a text uses; six are as good as sixty. */
const fieldWords = (text: string): number => {
	const found = new Set<string>();
	for (const [word] of text.matchAll(field)) if (found.add(word.toLowerCase()).size >= 6) break;
	return found.size;
};
