import { Exact } from '../math/evaluate/decimal.ts';
import { make } from '../math/evaluate/quantity.ts';
import { parseUnitText, unitless, unitOf } from '../math/units/units.ts';
import type { Quantity, Unit } from '../math/value.ts';
import { type Message, say } from '../text/message.ts';
import type { Fact } from './given.ts';

/** A row of a table of facts that could not be read, with its place. */
export interface FactProblem {
	readonly path: string;
	/** Counted from 1. */
	readonly line: number;
	readonly message: Message;
}

const COLUMNS = ['subject', 'aliases', 'property', 'value', 'unit', 'source', 'date', 'note'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Reads constants of the field from Markdown documents: every table whose header names subject, property, value, unit and source
 * gives one fact a row. A row that cannot be read is left out; `factProblems` says why.
 */
export function readFacts(sources: readonly { path: string; text: string }[]): readonly Fact[] {
	return sources.flatMap(source => readTables(source).facts);
}

/** What is wrong with tables of facts, for the library's own tests and for an author's workspace. */
export function factProblems(sources: readonly { path: string; text: string }[]): readonly FactProblem[] {
	return sources.flatMap(source => readTables(source).problems);
}

function readTables({ path, text }: { path: string; text: string }): { facts: Fact[]; problems: FactProblem[] } {
	const facts: Fact[] = [];
	const problems: FactProblem[] = [];
	const ids = new Set<string>();
	let columns: ReadonlyMap<Column, number> | undefined;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		if (!/^\s*\|/.test(line)) {
			columns = undefined;
			continue;
		}
		const cells = line
			.trim()
			.replace(/^\|/, '')
			.replace(/\|$/, '')
			.split(/(?<!\\)\|/)
			.map(cell => cell.trim().replace(/\\\|/g, '|'));
		if (cells.every(cell => /^:?-+:?$/.test(cell))) continue;
		if (!columns) {
			columns = headerOf(cells);
			continue;
		}
		const table = columns;
		const cell = (column: Column): string => cells[table.get(column) ?? -1] ?? '';
		const report = (message: Message) => problems.push({ path, line: index + 1, message });
		const value = quantityOf(cell('value'), cell('unit'));
		if ('template' in value) {
			report(value);
			continue;
		}
		if (cell('subject') === '' || cell('property') === '' || cell('source') === '') {
			report(say`a fact needs a subject, a property and a source`);
			continue;
		}
		const note = cell('note');
		const base = slug([cell('subject'), cell('property')].join(' '));
		let id = base;
		if (ids.has(id) && note !== '') id = `${base}.${slug(note)}`;
		for (let copy = 2; ids.has(id); copy++) id = `${base}.${copy}`;
		ids.add(id);
		facts.push({
			id,
			subject: cell('subject'),
			aliases: cell('aliases')
				.split(',')
				.map(alias => alias.trim())
				.filter(alias => alias !== ''),
			property: cell('property'),
			value,
			source: cell('source'),
			date: cell('date'),
			note: note === '' ? undefined : note,
		});
	}
	return { facts, problems };
}

/** Where each column stands, if the row is the header of a table of facts. */
function headerOf(cells: readonly string[]): ReadonlyMap<Column, number> | undefined {
	const found = new Map<Column, number>();
	cells.forEach((cell, index) => {
		const column = COLUMNS.find(name => name === cell.toLowerCase());
		if (column) found.set(column, index);
	});
	return ['subject', 'property', 'value', 'source'].every(name => found.has(name as Column)) ? found : undefined;
}

/** A number (`1,024`, `6.02e23`) in a unit (`TB/s`, empty for none), or what is wrong with it. */
function quantityOf(number: string, unitText: string): Quantity | Message {
	const digits = number.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
	if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)) return say`"${number}" is no number`;
	let unit: Unit = unitless;
	if (unitText !== '') {
		const node = parseUnitText(unitText);
		if (!node) return say`"${unitText}" is no unit`;
		unit = unitOf(node);
	}
	const decimal = new Exact(digits).times(unit.exact ?? unit.factor);
	return make(decimal.toNumber(), decimal, unit, 0);
}

const slug = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');

/** Facts about a subject, by its name or an alias, without regard to case, hyphens and spaces. */
export function factsAbout(facts: readonly Fact[], subject: string): readonly Fact[] {
	const wanted = plainName(subject);
	return facts.filter(
		fact => plainName(fact.subject) === wanted || fact.aliases.some(alias => plainName(alias) === wanted),
	);
}

const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');
