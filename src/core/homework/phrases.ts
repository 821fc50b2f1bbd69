import { askOf } from './asks.ts';
import { plain } from './lines.ts';
import type { Entry, Node } from './node.ts';
import { withoutPoints } from './points.ts';

/** How long a phrase may be that asks by naming what is sought. */
const LONG = 140;

/** What is sought: `The number of weights.`, `memory of the cache in bf16`. */
const sought =
	/^(?:(?:the|its|their|der|die|das|den|le|la|les|el|los|las|il|lo|gli)\s+(?=\p{L})|l['’](?=\p{L})|(?:(?:(?:total|relative|absolute|expected|average|mean|maximum|minimum|new|same|resulting|final|exact|approximate)\s+)*(?:number|amount|size|memory|cost|time|output|value|shape|dimensions?|probability|gradient|derivative|ratio|fraction|share|perplexity|entropy|loss|error|variance|norm|rank|throughput|bandwidth|flops?)(?:\s+(?:of|for|per|at|in|after|before|if|when|with)|\s*[.:]?$)|(?:an)?zahl|größe|speicher\p{Ll}*|kosten|dauer|wert|nombre|taille|mémoire|valeur|coût|durée|número|tamaño|memoria|valor|coste?|numero|dimensione|valore|tamanho|memória|custo|число|количество|размер|объ[её]м|память|время|значение|вероятность|градиент|производная)(?![\p{L}]))/iu;

/** What a sentence says something by: no phrase has it. */
const says =
	/(?<![\p{L}])(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|will|would|must|may|might|should|equals?|gives?|means?|follows?|grows?|shrinks?|becomes?|needs?|holds?|depends?|stays?|remains?|vanish(?:es)?|increases|decreases|requires|contains|we|i|because|since|thus|hence|so|yes|no|ist|sind|war|hat|haben|wird|werden|kann|können|muss|ergibt|bleibt|gilt|braucht|wächst|weil|wir|man|est|sont|ont|peut|vaut|donne|reste|on|nous|donc|car|es|son|está|tiene|puede|vale|queda|porque|è|sono|hanno|può|é|são|tem|pode|это|равн\p{L}+|есть|имеет|потому|мы)(?![\p{L}])|[≈→⇒]/iu;

/** Whether a text names what is sought and says nothing of it. */
const isPhrase = (text: string): boolean => {
	const named = text.replace(/\$[^$]*\$/g, ' ').replace(condition, '');
	return text.length <= LONG && sought.test(text) && !says.test(named) && !/[=:]\s*[-−]?\d/.test(named);
};

/** In which case it is sought. */
const condition = /[\s,](?:if|when|where|wenn|falls|si|se|если|при)\s.*$/iu;

const textOf = (node: Node, entries: readonly Entry[]): string =>
	withoutPoints(plain(entries[node.at]!.head.slice(node.label?.length ?? 0))).trim();

/**
 * Whether a part asks by a phrase (`(b) the memory of the embedding in bf16`): it is one of a row, each of which is a phrase or asks, below a
 * problem that only gives, or beside one that asks. In a row of answers one or another says something.
 */
export const isAskedByPhrase = (node: Node, entries: readonly Entry[]): boolean => {
	const { parent, label } = node;
	if (!parent || !label || parent.answers || node.answers || parent.hasAnswer || !isPhrase(textOf(node, entries)))
		return false;
	const row = parent.children.filter(n => n.label !== undefined);
	const asking = row.filter(n => askOf(textOf(n, entries)) === 2);
	if (row.length < 2 || !row.every(n => asking.includes(n) || isPhrase(textOf(n, entries)))) return false;
	if (asking.length > 0) return true;
	const above = parent.lines.filter(at => at !== parent.at && at < row[0]!.at && !entries[at]!.skip);
	const given = above.map(at => plain(entries[at]!.head));
	if (entries[parent.at]!.line.level === 0) given.push(textOf(parent, entries));
	const told = given.filter(text => text !== '');
	return told.length > 0 && told.every(text => askOf(text) < 2) && !above.some(at => entries[at]!.marker);
};
