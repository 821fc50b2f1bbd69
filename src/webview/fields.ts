import type { WhatIfField } from '../core/what-if.ts';
import type { Preset } from '../core/what-if-presets.ts';
import { escapeHtml, symbol } from './math.ts';
import type { Page } from './page.ts';
import { put } from './places.ts';
import type { Words } from './protocol.ts';

/** How far a slider goes, in decades each way, and how many stops a decade has. */
export const sliderReach = 3;
const stops = 20;

/**
 * A given that can be changed: a field to type in and, for what is above zero, a slider on a logarithmic scale; a number format can be
 * chosen by its name, and a small matrix is a grid of fields.
 */
export function fieldHtml(given: Page['givens'][number], field: WhatIfField, words: Words): string {
	const name = escapeHtml(field.symbol);
	const label = field.name === '' ? field.symbol : field.name;
	const letter = given.symbol === '' ? escapeHtml(field.name) : symbol(given.symbol);
	const said = `<span class="symbol">${letter}</span>${given.symbol === '' ? '' : ` <span class="quiet">${escapeHtml(field.name)}</span>`}`;
	if (field.entries) return gridHtml(field, field.entries, label, said, words);
	const slider =
		field.value > 0
			? `<input type="range" data-slide="${name}" data-base="${field.value}" data-unit="${escapeHtml(field.unit)}" data-whole="${field.whole}" min="${-sliderReach}" max="${sliderReach}" step="${1 / stops}" value="0" aria-label="${escapeHtml(put(words.slider, label))}" aria-valuetext="${escapeHtml(field.text)}">`
			: '';
	const beside = field.formats ? formatsHtml(field, field.formats, label, words) : slider;
	return `<li><label for="field-${name}">${said}</label>
		<input type="text" id="field-${name}" data-field="${name}" data-own="${escapeHtml(field.text)}" value="${escapeHtml(field.text)}" spellcheck="false" autocomplete="off">${beside}</li>`;
}

/** The number formats by name. */
function formatsHtml(
	field: WhatIfField,
	formats: NonNullable<WhatIfField['formats']>,
	label: string,
	words: Words,
): string {
	const options = formats.map(
		({ name, text }) => `<option value="${escapeHtml(text)}">${escapeHtml(`${name} · ${text}`)}</option>`,
	);
	return `<select data-format="${escapeHtml(field.symbol)}" aria-label="${escapeHtml(put(words.format, label))}"><option value=""></option>${options.join('')}</select>`;
}

/** A field for each entry; the whole matrix is what the entries say together. */
function gridHtml(
	field: WhatIfField,
	entries: NonNullable<WhatIfField['entries']>,
	label: string,
	said: string,
	words: Words,
): string {
	const name = escapeHtml(field.symbol);
	const rows = entries.map((row, i) => {
		const cells = row.map(
			(entry, j) =>
				`<input type="text" data-entry="${name}" data-row="${i}" data-column="${j}" value="${escapeHtml(entry)}" spellcheck="false" autocomplete="off" aria-label="${escapeHtml(put(words.entry, label, i + 1, j + 1))}">`,
		);
		return `<div class="row">${cells.join('')}</div>`;
	});
	return `<li class="matrix"><span>${said}</span><div class="grid" role="group" aria-label="${escapeHtml(label)}" data-grid="${name}" data-own="${escapeHtml(field.text)}">${rows.join('')}</div></li>`;
}

/** The entries of a grid's text, `1, 2; 3, 4`. */
export const entriesIn = (text: string): readonly (readonly string[])[] =>
	text.split(';').map(row => row.split(',').map(entry => entry.trim()));

/** An entry as it may stand in a grid's text: what divides entries and rows there is taken away. */
export const entryText = (typed: string): string => typed.replace(/[,;]/g, ' ');

/** The lists of models and devices whose figures can be put in. */
export function presetsHtml({ presets }: Pick<Page, 'presets'>, words: Words): string {
	const lists = (['model', 'hardware'] as const).flatMap(kind => {
		const own = presets.filter(preset => preset.kind === kind);
		if (own.length === 0) return [];
		const options = own.map(({ subject }) => `<option>${escapeHtml(subject)}</option>`);
		const label = kind === 'model' ? words.presetModel : words.presetHardware;
		return [
			`<label><span>${escapeHtml(label)}</span> <select data-preset="${kind}"><option value="">${escapeHtml(words.presetNone)}</option>${options.join('')}</select></label>`,
		];
	});
	return lists.length === 0 ? '' : `<p class="presets">${lists.join('')}</p>`;
}

/**
 * The subject of a kind whose figures stand in all the fields that it has figures for, else none. Where several have the same figures, it
 * is the one that was chosen.
 *
 * @param inField what stands in the field of a symbol
 */
export function presetIn(
	presets: readonly Preset[],
	kind: Preset['kind'],
	chosen: string,
	inField: (symbol: string) => string | undefined,
): string {
	const fitting = presets.filter(
		preset => preset.kind === kind && Object.entries(preset.values).every(([symbol, text]) => inField(symbol) === text),
	);
	return (fitting.find(({ subject }) => subject === chosen) ?? fitting[0])?.subject ?? '';
}

/**
 * The number at a place of a slider (a power of ten to multiply with): a power of two stays one, a count stays whole, anything else
 * has two figures.
 */
export function slideTo(base: number, whole: boolean, place: number): number {
	if (place === 0) return base;
	const next = base * 10 ** place;
	if (whole && base >= 2 && Number.isInteger(Math.log2(base))) return Math.max(1, 2 ** Math.round(Math.log2(next)));
	const rounded = Number(next.toPrecision(2));
	return whole ? Math.max(1, Math.round(rounded)) : rounded;
}

/** A number as it can be typed. */
export const typed = (value: number, unit: string): string => {
	const size = Math.abs(value);
	const digits = size >= 1e7 || (size < 1e-4 && size > 0) ? value.toExponential().replace('e+', 'e') : String(value);
	return unit === '' ? digits : `${digits} ${unit}`;
};
