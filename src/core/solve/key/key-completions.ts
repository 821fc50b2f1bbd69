import type { Fact } from '../../quantities/given.ts';
import { joined, type Message, say, verbatim } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { AnswerKey } from '../key.ts';
import { shownValue } from '../run/show.ts';
import { type KeySymbol, keySymbols } from './key-symbols.ts';
import { loadKey } from './load-key.ts';

/** Something that can be written at a place of a key. */
export interface KeyCompletion {
	readonly label: string;
	/** What it is, in a few words. */
	readonly detail: Message;
	/** What is put in: text, or with `snippet` a snippet as editors know it (`$1`, `${2:name}`, `\$`). */
	readonly insert: string;
	readonly snippet: boolean;
	readonly kind: 'symbol' | 'unit' | 'fact' | 'section' | 'word' | 'step';
	/** The stretch that it takes the place of, absolute. */
	readonly replace: Span;
}

/** What can stand at an offset of a key: sections, symbols of the key, types and units, facts, steps, words of the format. */
export function keyCompletions(text: string, offset: number, facts: readonly Fact[] = []): readonly KeyCompletion[] {
	const place = placeOf(text, offset);
	if (place.frontMatter) return place.before.includes(':') ? [] : frontMatter(place);
	if (/^#{2,}\s*[^$]*$/.test(place.before)) return headings(text, place);
	if (/^#/.test(place.before)) return [];
	if (place.formula !== undefined) return inFormula(text, place);
	if (place.section === 'given' && place.column) return inGiven(place, facts);
	if (place.section === 'gives' && place.column === 'unit') return units(place);
	const { draft } = loadKey('key.md', text);
	if (place.section === 'asks' && /→[^$]*$/.test(place.before)) return targets(draft, place);
	if (place.section === 'points') return points(draft, place);
	if (place.section === 'plot' && /^\s*-\s*[a-z]*$/i.test(place.before)) return plotLines(place);
	if (place.section === 'instance' && /^\s*-\s*[a-z]*$/i.test(place.before))
		return words(place, [
			['with', say`values of givens: \`with $m = 6$\``],
			['seed', say`the seed of the random values`],
			['holds', say`what must hold: \`holds $A = B$\``],
		]);
	return [];
}

interface Place {
	readonly offset: number;
	/** The line up to the place. */
	readonly before: string;
	readonly frontMatter: boolean;
	/** The section of level two it stands in, by its first word, lower case; and what stands behind the colon. */
	readonly section: string;
	readonly sectionKind: string;
	/** The header of the table's column, lower case; undefined outside the rows of a table. */
	readonly column: string | undefined;
	/** What stands between the opening dollar signs and the place. */
	readonly formula: string | undefined;
}

function placeOf(text: string, offset: number): Place {
	const head = text.slice(0, offset);
	const lines = head.split('\n');
	const before = lines.at(-1)!;
	const fence = /^---\r?\n[\s\S]*?\n---\s*(?:\n|$)/.exec(text);
	const heading = lines.slice(0, -1).findLast(line => /^##\s/.test(line)) ?? '';
	const title = heading.replace(/^##\s+/, '').toLowerCase();
	return {
		offset,
		before,
		frontMatter: text.startsWith('---') && lines.length > 1 && offset <= (fence?.[0].trimEnd().length ?? offset) - 3,
		section: /^[a-z]+/.exec(title)?.[0] ?? '',
		sectionKind: title.includes(':') ? title.slice(title.indexOf(':') + 1).trim() : '',
		column: columnOf(lines),
		formula: openFormula(lines),
	};
}

function columnOf(lines: readonly string[]): string | undefined {
	const row = lines.at(-1)!;
	if (!row.trimStart().startsWith('|')) return undefined;
	let top = lines.length - 1;
	while (top > 0 && lines[top - 1]!.trimStart().startsWith('|')) top--;
	if (top === lines.length - 1) return undefined;
	const cells = (line: string): readonly string[] => line.trim().replace(/^\|/, '').split('|');
	return cells(lines[top]!)[cells(row).length - 1]?.trim().toLowerCase();
}

/** The formula that is open at the end of the lines: display formulas may have lines of their own, others end with theirs. */
function openFormula(lines: readonly string[]): string | undefined {
	let start = lines.length - 1;
	while (start > 0 && lines[start - 1]!.trim() !== '') start--;
	const paragraph = lines.slice(start).join('\n');
	const display = paragraph.split('$$');
	if (display.length % 2 === 0) return display.at(-1);
	const line = lines.at(-1)!.split('$$').at(-1)!.replace(/\\\$/g, '  ').split('$');
	return line.length % 2 === 0 ? line.at(-1) : undefined;
}

const item = (
	place: Place,
	typed: string,
	kind: KeyCompletion['kind'],
	label: string,
	detail: Message,
	insert = label,
	snippet = false,
): KeyCompletion => ({
	label,
	detail,
	insert,
	snippet,
	kind,
	replace: { start: place.offset - typed.length, end: place.offset },
});

/** Text with places to fill in, `«1:name»`, as a snippet of an editor. */
const snippetOf = (text: string): string =>
	text.replace(/\$/g, '\\$').replace(/«(\d):([^»]*)»/g, (_, place: string, word: string) => `\${${place}:${word}}`);

/** What has been typed of a word. */
const typedWord = (place: Place, pattern = /[\w-]*$/): string => pattern.exec(place.before)?.[0] ?? '';

const words = (place: Place, entries: readonly (readonly [string, Message])[]): readonly KeyCompletion[] =>
	entries.map(([label, detail]) => item(place, typedWord(place), 'word', label, detail, `${label} `));

const frontMatter = (place: Place): readonly KeyCompletion[] =>
	(
		[
			['id', say`the name of the key: \`course.kv-cache\``],
			['title', say`one line for readers`],
			['topic', say`the group it belongs to`],
			['sources', say`where results come from, separated by \`;\``],
		] as const
	).map(([label, detail]) => item(place, typedWord(place), 'word', label, detail, `${label}: `));

/** Sections with what they begin with; `once` ones are offered only where they are missing. */
const SECTIONS: readonly (readonly [title: string, detail: Message, body: string, once: boolean])[] = [
	['Asks', say`how the question is asked`, '- «1:How much **memory/storage** does it take?» → $«2:M»$', true],
	['Not', say`what sounds alike and is another question`, '- «1:**Why** is it so?»', true],
	['Words', say`words in which the question is put`, '«1:word» 3, «2:another»', true],
	[
		'Given',
		say`what goes in`,
		'| symbol | name | type | default | aliases |\n|---|---|---|---|---|\n| $«1:n»$ | «2:number of things» | «3:integer, $n > 0$» | «4:–» | |',
		true,
	],
	['Steps', say`the reasoned formulas`, '### «1:Title» {#«2:id»}\n\n«3:The reason.»\n\n$$«4:M = n»$$', true],
	['Method: ', say`one of several right ways`, '### «1:Title» {#«2:id»}\n\n«3:The reason.»\n\n$$«4:M = n»$$', false],
	['Each ', say`steps for every member of a list`, '### «1:Title» {#«2:id»}\n\n$$«3:M = n»$$', false],
	[
		'Gives',
		say`results by the names that later parts ask for`,
		'| symbol | name | unit | aliases |\n|---|---|---|---|\n| $«1:M»$ | «2:memory» | «3:B» | |',
		true,
	],
	['Points', say`what a full answer says`, '- must #«1:step»: «2:what it is»', true],
	[
		'Mistakes',
		say`what to say to which answer`,
		'| seen | if | say |\n|---|---|---|\n| $«1:M = n»$ | | «2:What is forgotten.» |',
		true,
	],
	['Instance: ', say`a numeric witness`, '- with $«1:n = 2»$\n- holds $«2:M = 2»$', false],
	[
		'Plot: ',
		say`what to draw`,
		'- title: «1:Title»\n- «2:x: $n$ from $1$ to $2 n$»\n- says: «3:What it shows.»',
		false,
	],
	[
		'Examples',
		say`given values and published results, run as tests`,
		'| $«1:n»$ | $«2:M»$ | source |\n|---|---|---|\n| «3:1» | «4:1» | «5:by hand» |',
		true,
	],
	['Notes', say`remarks for authors`, '«1:…»', true],
];

const PLOTS: readonly (readonly [kind: string, detail: Message, lines: readonly string[]])[] = [
	['curve', say`lines over one quantity`, ['x', 'y']],
	['contour', say`a quantity over two`, ['x', 'y', 'z', 'point']],
	['bars', say`quantities beside one another`, ['bar']],
	['heat-map', say`a matrix`, ['cells', 'rows', 'columns']],
	['strip', say`positions with some marked`, ['segment', 'mark']],
	['ladder', say`magnitudes on a logarithmic scale`, ['rung']],
	['flow', say`steps one after the other, or numbers and what goes into them`, ['step', 'number']],
];

const LINES: Readonly<Record<string, string>> = {
	x: 'x: $k$ from $1$ to $2 m$, log, label',
	y: 'y: $M$, label',
	z: 'z: $L$',
	point: 'point: $N$, $D$, label',
	bar: 'bar: $M$, label',
	cells: 'cells: $P$',
	rows: 'rows: label',
	columns: 'columns: label',
	segment: 'segment: $P$, label',
	mark: 'mark: $T$, label',
	rung: 'rung: $M$, label',
	step: 'step: words',
	number: 'number: $M$, label',
};

function headings(text: string, place: Place): readonly KeyCompletion[] {
	const plot = /^##\s+Plot:\s*([\w-]*)$/i.exec(place.before);
	if (plot) return PLOTS.map(([kind, detail]) => item(place, plot[1]!, 'word', kind, detail));
	const level = /^#+/.exec(place.before)![0].length;
	if (level > 2)
		return [
			item(place, place.before, 'section', '### Title {#id}', say`a step`, snippetOf('### «1:Title» {#«2:id»}'), true),
		];
	const there = new Set([...text.matchAll(/^##\s+(\w+)/gm)].map(match => match[1]!.toLowerCase()));
	return SECTIONS.filter(([title, , , once]) => !once || !there.has(title.toLowerCase())).map(
		([title, detail, body]) => {
			const name = title.startsWith('Each') ? '$W$' : title.startsWith('Plot') ? 'curve' : 'name';
			const whole = `## ${title}${title.endsWith(' ') ? `«9:${name}»` : ''}\n\n${body}\n`;
			return item(place, place.before, 'section', `## ${title.trim()}`, detail, snippetOf(whole), true);
		},
	);
}

/** Units that a course on deep learning needs; all of them are read by the language (a test sees to it). */
export const UNITS: readonly (readonly [string, Message])[] = [
	['B', say`bytes`],
	['GB', say`10^9 bytes`],
	['GiB', say`2^30 bytes`],
	['bit', say`bits`],
	['FLOP', say`floating-point operations`],
	['FLOP/s', say`operations per second`],
	['FLOP/(s W)', say`operations per second and watt`],
	['B/s', say`bytes per second`],
	['s', say`seconds`],
	['h', say`hours`],
	['day', say`days`],
	['token', say`tokens`],
	['token/s', say`tokens per second`],
	['USD', say`dollars`],
	['USD/h', say`dollars an hour`],
	['USD/kWh', say`price of energy`],
	['W', say`watts`],
	['J', say`joules`],
	['kWh', say`energy`],
	['K', say`kelvins`],
	['kg', say`kilograms`],
	['m', say`metres`],
];

const TYPES: readonly (readonly [label: string, detail: Message, insert: string])[] = [
	['integer', say`a whole number`, 'integer'],
	['number', say`a number without unit`, 'number'],
	['number format', say`bytes of fp32, bf16, 8-bit …`, 'number format'],
	['matrix', say`a matrix of a shape`, 'matrix $«1:m» \\times «2:k»$'],
	['vector', say`a column`, 'vector $«1:d»$'],
	['matrices', say`a list of matrices`, 'matrices $«1:d» \\times «2:d»$'],
	['law of', say`a function that the document states`, 'law of $«1:C»$'],
	['positions', say`positions from the segments of a question`, 'positions'],
	['set', say`a set`, 'set'],
	['list', say`a list`, 'list'],
	['truth', say`true or false`, 'truth'],
	['label', say`a word`, 'label'],
	['constant', say`never taken from a document`, 'constant'],
	['said', say`1 where the question says it, else 0`, 'said'],
	['divisor', say`what the text divides something by`, 'divisor'],
	['listed place', say`the place of a thing among those that the text lists`, 'listed place'],
	['weight', say`a matrix that a question may state and not need`, 'weight'],
	['decisive', say`a matrix that is needed wherever it is stated`, 'decisive'],
	['unnamed', say`vectors that a question states and names by nothing`, 'unnamed'],
	['by shape', say`a matrix whose sides the question must tell`, 'by shape'],
];

const units = (place: Place, typed = typedWord(place, /[\w/]*$/)): readonly KeyCompletion[] =>
	UNITS.map(([unit, detail]) => item(place, typed, 'unit', unit, detail));

function inGiven(place: Place, facts: readonly Fact[]): readonly KeyCompletion[] {
	if (place.column === 'type') {
		const typed = typedWord(place, /[\w/]*$/);
		return [
			...TYPES.map(([label, detail, insert]) => item(place, typed, 'word', label, detail, snippetOf(insert), true)),
			...units(place, typed),
		];
	}
	if (place.column !== 'default') return [];
	const cell = place.before.slice(place.before.lastIndexOf('|') + 1).trimStart();
	if (/^fact/i.test(cell))
		return facts.map(({ subject, property, value, source }) =>
			item(place, cell, 'fact', `fact: ${subject}, ${property}`, verbatim(`${shownValue(value).text}; ${source}`)),
		);
	return [
		item(place, cell, 'word', '–', say`needed: without it no number comes out`),
		item(place, cell, 'word', 'free', say`may stay a symbol`),
		item(place, cell, 'fact', 'fact: …', say`a constant of the field`, 'fact: '),
	];
}

const about = ({ words, type }: KeySymbol): Message => joined(type ? [words, type] : [words], ' · ');

function inFormula(text: string, place: Place): readonly KeyCompletion[] {
	const typed = /\\?[A-Za-z]*(?:_\{?[\w*]*\}?)?$/.exec(place.formula!)?.[0] ?? '';
	if (/\\text\{[^}]*$/.test(place.formula!)) return units(place, typedWord(place, /[\w/]*$/));
	return keySymbols(loadKey('key.md', text).draft).map(symbol =>
		item(place, typed, 'symbol', symbol.latex, about(symbol)),
	);
}

/** Behind the arrow of a question: what the steps define. */
const targets = (key: AnswerKey, place: Place): readonly KeyCompletion[] =>
	keySymbols(key)
		.filter(({ role }) => role === 'defined')
		.map(symbol => item(place, '', 'symbol', `$${symbol.latex}$`, about(symbol)));

function points(key: AnswerKey, place: Place): readonly KeyCompletion[] {
	const steps = [...new Map(key.methods.flatMap(method => method.steps).map(step => [step.id, step])).values()];
	const hash = /#[\w-]*$/.exec(place.before)?.[0];
	if (hash !== undefined) return steps.map(({ id, title }) => item(place, hash, 'step', `#${id}`, verbatim(title)));
	if (/^\s*-\s*\w*$/.test(place.before))
		return words(place, [
			['must', say`a full answer says it`],
			['nice', say`good to have`],
		]);
	return /^\s*-\s*(?:must|nice)\s[^:]*$/i.test(place.before)
		? steps.map(({ id, title }) => item(place, '', 'step', `#${id}`, verbatim(title)))
		: [];
}

function plotLines(place: Place): readonly KeyCompletion[] {
	const [, , own = []] = PLOTS.find(([kind]) => kind === place.sectionKind.replace(/\s+/g, '-')) ?? [];
	return [
		...own.map(name =>
			item(place, typedWord(place), 'word', `${name}:`, say`for example ${LINES[name]!}`, `${name}: `),
		),
		item(place, typedWord(place), 'word', 'title:', say`its title`, 'title: '),
		item(place, typedWord(place), 'word', 'says:', say`for readers who cannot see it (needed)`, 'says: '),
	];
}
