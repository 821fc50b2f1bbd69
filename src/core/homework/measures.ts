import type { SourceText } from '../text/block.ts';
import { askOf } from './asks.ts';
import { isStrong, plain } from './lines.ts';
import type { Entry, Node } from './node.ts';
import { readPoints } from './points.ts';
import { shapeOf } from './sheets.ts';
import { isTitled } from './titles.ts';
import { fieldWords, foreignMarks, LOOKED_AT } from './trades.ts';
import { sheetTitle } from './words.ts';

/** What is measured of a text and of the tree that was found in it, each from 0 to 1. */
export type Measures = Readonly<Record<string, number>>;

/** How a heading asks that explains what it heads: `What is it?`, `Why does it matter?`, `为什么重要？` */
const explains =
	/^(?:\p{Extended_Pictographic}\uFE0F?\s*)?(?:what (?:is|are|does|do)|why|how (?:does|do|to|it|can)|when (?:to|should)|where|who|was ist|warum|wie|qu['’]est-ce|pourquoi|comment|qué es|por qué|cómo|что такое|почему|зачем|как)(?![\p{L}])[^$=\d]{0,60}$|(?:是什么|什么是|为什么|為什麼|如何|怎么)[^$=\d]{0,30}$/iu;

/** Names of the sections of any text. */
const sectionName =
	/^(?:introduction|overview|summary|conclusions?|background|motivation|setup|discussion|results?|key (?:points|takeaways|ideas?)|takeaways|references|notes?|examples?|method\w*|related work|limitations|implementation|architecture|usage|goals?|workflow|steps?|概述|总结|小结|背景|简介|关键要点|引言|结论|实现|应用|示例|原理)(?![\p{L}])/iu;

const share = (n: number, of: number): number => (of === 0 ? 0 : n / of);
/** Of how many there are, as a number from 0 to 1: doubling counts alike. */
const log = (n: number, most: number): number => Math.min(1, Math.log2(1 + n) / Math.log2(1 + most));

/** Measures a text and the tree found in it. */
export const measuresOf = (source: SourceText, entries: readonly Entry[], nodes: readonly Node[]): Measures => {
	const text = source.text.slice(0, LOOKED_AT);
	const shape = shapeOf(source, entries, nodes);
	const lines = entries.filter(e => !e.skip);
	const heads = entries.flatMap((e, at) => (!e.skip && e.line.level > 0 ? [{ e, at }] : []));
	const leaves = nodes.filter(n => n.children.length === 0);
	const own = (n: Node) => n.lines.map(at => entries[at]!).filter(e => !e.skip);
	const of = (test: (n: Node) => boolean) => share(leaves.filter(test).length, leaves.length);
	const nodesOf = (test: (n: Node) => boolean) => share(nodes.filter(test).length, nodes.length);
	const linesOf = (test: (e: Entry) => boolean) => share(lines.filter(test).length, lines.length);
	const textOf = (n: Node) => plain(entries[n.at]!.head.slice(n.label?.length ?? 0));
	const marks = (n: Node, kind: 'question' | 'answer', sure: boolean) =>
		own(n).some(e => e.marker?.kind === kind && e.marker.firm && e.marker.sure === sure);
	const labelled = new Set(nodes.map(n => n.at));
	const size = share(
		leaves.reduce((sum, n) => sum + own(n).length, 0),
		leaves.length,
	);
	const inner = share(
		leaves.reduce((sum, n) => sum + own(n).filter(e => e.line.level > 0 && e !== entries[n.at] && !e.marker).length, 0),
		leaves.length,
	);
	return {
		titled: isTitled(source, entries) ? 1 : 0,
		sheet: isTitled(source, entries, sheetTitle) ? 1 : 0,
		trades: Math.min(3, foreignMarks(text)) / 3,
		vocabulary: fieldWords(text) / 6,
		leaves: log(leaves.length, 16),
		asking: shape.asking,
		own: shape.own,
		bodied: shape.bodied,
		marked: shape.marked,
		compound: shape.compound,
		headless: shape.headless ? 1 : 0,
		covered: Math.min(1, shape.covered),
		sections: shape.sections,
		formal: shape.formal,
		problems: nodesOf(n => n.label?.word === 'problem' && !/^(?:task|challenge|q|question)$/.test(n.label.name)),
		questions: nodesOf(n => n.label?.word === 'problem' && /^(?:q|question)$/.test(n.label.name)),
		parts: nodesOf(n => n.label?.word === 'part' || n.kind === 'letter' || n.kind === 'roman'),
		numberHeads: nodesOf(n => n.label?.word === undefined && n.kind === 'number' && entries[n.at]!.line.level > 0),
		nameless: nodesOf(n => n.label === undefined || n.label.raw === ''),
		answered: of(
			n => marks(n, 'answer', true) || n.label?.word === 'answer' || entries[n.at]!.inner?.marker.kind === 'answer',
		),
		pointed: nodesOf(n => readPoints(entries[n.at]!.head) !== undefined),
		chat: lines.some(e => e.role === 'assistant') ? 1 : 0,
		fences: linesOf(e => e.line.kind === 'fence'),
		items: linesOf(e => e.line.marker !== undefined && !e.label),
		boldItems: linesOf(e => e.line.marker !== undefined && !e.label && e.line.bold),
		otherHeads: share(heads.filter(({ e, at }) => !labelled.has(at) && !e.marker).length, heads.length),
		inner: Math.min(1, inner / 3),
		size: log(size, 60),
		headsAsking: of(n => entries[n.at]!.line.level > 0 && askOf(textOf(n)) === 2),
		figures: of(n =>
			own(n)
				.slice(0, 3)
				.some(e => askOf(plain(e.head)) === 2 && /[\d$]/.test(e.head.slice(n.label?.length ?? 0))),
		),
		explains: of(n => explains.test(textOf(n))),
		sectionNames: of(n => isStrong(entries[n.at]!.line) && sectionName.test(textOf(n))),
		numbers: linesOf(e => /\d/.test(e.head.replace(/^\W*\d+/, ''))),
	};
};
