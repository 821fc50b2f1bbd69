import type { Entry } from './node.ts';

/** What trade a text is of, by its words: the field of the homework, or another. */

const field =
	/\b(?:gradient|back-?prop\w*|neural|network|layers?|loss|softmax|attention|transformer|tokens?|embedding|matri(?:x|ces)|eigen\w+|rank|SVD|convolution\w*|kernel|learning rate|parameters?|weights?|FLOPs?|GPU|LoRA|fine-?tun\w+|logits?|entropy|probabilit\w+|variance|expectation|vector|deriv\w+|proof|prove|theorem|optimi[sz]er|regulari[sz]\w+|dropout|batch|epoch|perplexity|activation|sigmoid|ReLU|bias|dataset|model|training|inference|GPT|LLM|compute|bytes?|memory|positional encoding|RoPE|quanti[sz]\w+|distillation|accuracy|precision|scaling law|mini-?batch|pooling|dot product|regression|classifier)s?\b|\b(?:par[aáâà]m[eè]tr|neuron|modelos?\b|modèle|Modell|entrop|matric|apprentissage|entrenamiento|aprendizaje|couche|camada|pérdida|perda|Verlust|Lernrate|Wahrscheinlichkeit|probabili|varian[zc]|Faltung|overfitting|sieci|warstw|ağırlık|parametre|tham số|mạng nơ)\p{L}*|градиент|нейрон|слой|слоя|матриц|вероятност|параметр|梯度|神经网络|神經網路|矩阵|矩陣|参数|參數|注意力|損失|损失|层|勾配|行列|パラメータ|学習|경사|행렬|파라미터|신경망|Gradient|Schicht|Matrix|Netz|matrice|réseau|couche|capa|matriz|camada|rete|strato/giu;

/** What texts of other trades say of themselves. */
const foreign: readonly RegExp[] = [
	/^\s*(?:WHEREAS\b|Whereas,)/m,
	/^#+\s*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:installation|install|getting started|usage|quick ?start|requirements|prerequisites|configuration|contributing|license|changelog|roadmap|faq|frequently asked questions|troubleshooting|api(?: reference)?|table of contents|features|deployment|support|upgrading|migration guide|unreleased|\[unreleased\]|agenda|attendees|participants|action items|minutes|next steps|decisions|ingredients|instructions|directions|definitions|governing law|confidentiality|termination|goals and non-goals|non-goals|proposed (?:solution|design|change)|alternatives considered|rollout(?: plan)?|success metrics|stakeholders|expected behaviou?r|actual behaviou?r|steps to reproduce)\b/im,
	/^#+\s*(?:\d+[.、]?\s*)?\p{Script=Han}{0,6}(?:安装|環境構築|环境(?:配置|设置|搭建)|项目(?:结构|概述|简介|介绍)|快速开始|使用(?:方法|说明)|目录结构|更新日志)/mu,
	/^#\s+(?!.*\b(?:exercises?|solutions?|problems?|questions?|homework|assignments?|answers?)\b)\S.{1,28}\b(?:lecture|tutorial|chapter)\s*\d/im,
	/^#{1,3}\s*\[?v?\d+\.\d+\.\d+\]?(?:\s*[-–—(:]|\s*$|\s+\d{4})/m,
	/\b(?:npm (?:install|i|run)|pip install|brew install|apt(?:-get)? install|docker (?:run|compose|build)|yarn add|cargo (?:add|install)|git clone|pnpm|npx)\b/,
	/^#\s*(?!.*\b(?:exercises?|solutions?|problems?|homework|assignments?)\b)(?:(?:reading |paper |lecture |my )?notes?|summary|review)(?: (?:on|of|from)\b|\s?[:–—])/im,
	/^#+\s*(?!.*\b(?:exercises?|solutions?|problems?|questions?|homework|assignments?|answers?)\b)(?:lecture|lecture notes|tutorial|rfc|chapter|vorlesung|cours|lección|лекция)\s*(?:\d|:)/im,
	/^[>\s]*(?:#+\s*)?(?:\*\*|\*)(?:definition|theorem|lemma|corollary|proposition|example)\s+\d/im,
	/^(?:#+\s*|\*\*)(?:strengths?|weaknesses|strengths (?:and|&) weaknesses|pros|cons|questions (?:for|to) the (?:authors?|speakers?|panel|candidates?|vendors?|team)|minor (?:comments|issues|remarks)|response to the rebuttal|rating|recommendation)(?:\*\*)?[.:]?(?:\*\*)?(?:\s|$)/im,
	/img\.shields\.io|badge\.svg/,
	/^\*{0,2}@?[\w-]{2,30}\*{0,2} (?:commented|wrote|replied|opened this)\b|^#(?!.*\b(?:exams?|homework|hw\s?\d|assignments?|problem sets?|psets?|sheet|quiz|midterm|exercises?)\b).*\s#\d{2,6}\s*$/im,
	/\b(?:hereinafter|the (?:licensor|licensee|supplier|customer|client|contractor|tenant|landlord|parties|disclosing party|receiving party)(?!['’]s)|governing law|shall not)\b/i,
	/\b(?:attendees|attendance|action items|meeting minutes|minutes of the|adjourned|standup|retro)\b/i,
	/^\W{0,4}(?:authors?|owners?)\W{0,4}:.{2,60}(?:status|state|reviewers?|approvers?|last updated)\W{0,4}:/im,
	/^#+\s*(?:design(?: doc(?:ument)?)?|rfc|adr|post-?mortem|proposal)\s*[:\d]/im,
	/\b(?:tablespoons?|teaspoons?|preheat|oven)\b/i,
	/\b(?:students? (?:may|must|shall)|examination regulations|enrol(?:l)?ment|office hours|grading policy|late days|honou?r code)\b/i,
];

/** How many of the marks of other trades a text bears. */
export const foreignMarks = (text: string): number => foreign.filter(pattern => pattern.test(text)).length;

/** How much of a text says what it is about. */
export const LOOKED_AT = 60_000;

/** Where questions stand in rows and nobody is set them. */
export const otherwise =
	/^#+.*\b(?:faq|retro\w*|survey|quick guide)\b|\b(?:pull requests?|contributions? (?:are )?welcome|give (?:it|us) a star|in this (?:post|article|blog))\b|^#\s+how\b/im;

export const interview = /^#+.*\binterview\w*/im;

/** Whether a user asks about work of their own: a cluster to be bought, a product to be run. */
export const isOwnBusiness = (entries: readonly Entry[]): boolean =>
	entries.some(e => e.role === 'user' && ownBusiness.test(e.head));

const ownBusiness =
	/\b(?:our|my) (?:own )?(?:team|company|cluster|budget|project|product|start-?up|customers?|users|servers?|set-?up|use case|deployment|service|app|infra\w*|boss|manager|office|lab|workload|pipeline|traffic)\b|\b(?:should|shall|do|can) we (?:buy|rent|use|get|need|order|go)\b|\bwe(?:'re| are) (?:planning|building|buying|deploying|sizing|looking|thinking)\b/i;

/** Whether a user asks what is wrong with a run of their own. */
export const isOwnTrouble = (entries: readonly Entry[]): boolean =>
	entries.some(
		e =>
			e.role === 'user' &&
			/\bmy (?:\w+ )?(?:loss|models?|network|net|code|scripts?|training|accuracy|gradients?|run|jobs?|gpus?|kernel|notebook)\b/i.test(
				e.head,
			) &&
			/\b(?:stuck|wrong|errors?|nan|crash\w*|diverg\w+|slow|fail\w*|hang\w*|bug|(?:not|n['’]t) (?:work|learn|run|go|converge|decrease|improve)\w*)\b/i.test(
				e.head,
			),
	);

/** How many different words of the field a text uses; six are as good as sixty. */
export const fieldWords = (text: string): number => {
	const found = new Set<string>();
	for (const [word] of text.matchAll(field)) if (found.add(word.toLowerCase()).size >= 6) break;
	return found.size;
};
