/// <reference lib="dom" />

import { plotSvg } from '../core/report/plots/figure.ts';
import { entriesIn, entryText, presetIn, sliderReach, slideTo, typed } from './fields.ts';
import { lightWays } from './numbers.ts';
import type { Page } from './page.ts';
import { copyPng, fileName, pngOf } from './pictures.ts';
import { type PanelMessage, type PictureFormat, readHostMessage, readSavedState, type SavedState } from './protocol.ts';
import { announcement, type Piece, render } from './render.ts';
import { Solver } from './solver.ts';

/** What the host of a webview gives to its script. */
declare function acquireVsCodeApi(): {
	postMessage(message: PanelMessage): void;
	getState(): unknown;
	setState(state: SavedState): void;
};

const host = acquireVsCodeApi();
const main = document.querySelector('main')!;
const status = document.querySelector('[role=status]')!;
const drawn = new Map<string, string>();
type PageMessage = Extract<NonNullable<ReturnType<typeof readHostMessage>>, { type: 'page' }>;

let latest: PageMessage | undefined;
/** The latest page as it is drawn: with other values, where some are put in. */
let page: Page | null = null;
let shown = '';
/** The givens are fields. */
let asking = false;
/** What is typed into them, by symbol, where it is not what the document says. */
let values: Record<string, string> = {};
/** How much of each page's solution was asked for, by page. */
const revealed = new Map<string, number>();
let frame = 0;

const solver = new Solver(
	document.currentScript as HTMLScriptElement,
	version => host.postMessage({ type: 'solver', version }),
	() => solve(),
);

/** Draws what has changed and leaves the rest alone: scroll position, focus, selection and unfolded details stay. */
function draw(pieces: readonly Piece[]): void {
	const keys = new Set(pieces.map(({ key }) => key));
	for (const section of [...main.children]) {
		const key = section.getAttribute('data-key') ?? '';
		if (!keys.has(key)) {
			section.remove();
			drawn.delete(key);
		}
	}
	let before: Element | null = main.firstElementChild;
	for (const { key, html } of pieces) {
		let section = [...main.children].find(element => element.getAttribute('data-key') === key);
		if (!section) {
			section = document.createElement(key === 'header' ? 'header' : 'section');
			section.setAttribute('data-key', key);
			section.className = key.startsWith('step ') ? 'step' : key;
		}
		if (section !== before) main.insertBefore(section, before);
		before = section.nextElementSibling;
		if (drawn.get(key) === html) continue;
		drawn.set(key, html);
		replace(section, html);
	}
}

/** What scrolls sideways where it is wider than the panel. */
const wide = '.formula, .substituted, .result, .quote, .value';

/** A matrix of KaTeX may claim a few pixels more than it draws, where nothing is hidden. */
const unseen = 6;

/** Marks the sides at which more of a formula waits; the style sheet lets it fade out there. All are measured before one is marked. */
function fade(elements: Iterable<Element>): void {
	const measured = [...elements].map(element => {
		const { scrollLeft, scrollWidth, clientWidth } = element;
		const more = [scrollLeft > unseen && 'left', scrollLeft + clientWidth < scrollWidth - unseen && 'right'].filter(
			Boolean,
		);
		return { element, more: more.join(' ') };
	});
	for (const { element, more } of measured) {
		if (more === '') element.removeAttribute('data-more');
		else if (element.getAttribute('data-more') !== more) element.setAttribute('data-more', more);
	}
}

const fadeAll = () => fade(main.querySelectorAll(wide));
new ResizeObserver(fadeAll).observe(main);
main.addEventListener('scroll', event => fade([event.target as Element]), { capture: true, passive: true });
void document.fonts.ready.then(fadeAll);

/** Sections with new contents, which are measured when they have been laid out anyway. */
const fresh = new Set<Element>();
function fadeSoon(section: Element): void {
	if (fresh.size === 0)
		requestAnimationFrame(() =>
			setTimeout(() => {
				fade([...fresh].flatMap(each => [...each.querySelectorAll(wide)]));
				fresh.clear();
			}),
		);
	fresh.add(section);
}

const focusable = 'button, input, select, summary';

/** New contents for a section; what had the focus, and what was unfolded, keeps it. */
function replace(section: Element, html: string): void {
	const unfolded = [...section.querySelectorAll('details[open]')].map(details => details.getAttribute('data-keep'));
	const focused = section.contains(document.activeElement)
		? [...section.querySelectorAll(focusable)].indexOf(document.activeElement!)
		: -1;
	section.innerHTML = html;
	for (const details of section.querySelectorAll('details')) {
		details.open = unfolded.includes(details.getAttribute('data-keep'));
	}
	fadeSoon(section);
	if (focused >= 0) section.querySelectorAll<HTMLElement>(focusable)[focused]?.focus({ preventScroll: true });
}

/** What stands in the field of a given. */
const inField = (name: string): string | undefined =>
	values[name] ??
	main.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"], [data-grid="${CSS.escape(name)}"]`)?.dataset.own;

/** Puts what was typed into all fields, and the lists to what it is called. */
function fillAll(): void {
	for (const field of main.querySelectorAll<HTMLElement>('[data-field]')) fill(field.dataset.field!);
	for (const grid of main.querySelectorAll<HTMLElement>('[data-grid]')) fillGrid(grid);
	for (const list of main.querySelectorAll<HTMLSelectElement>('select[data-format]')) {
		const text = inField(list.dataset.format!) ?? '';
		// Several formats have one size: the one that was chosen stays.
		if (list.value !== text) list.value = text;
	}
	for (const list of main.querySelectorAll<HTMLSelectElement>('select[data-preset]'))
		list.value = presetIn(page?.presets ?? [], list.dataset.preset as 'model' | 'hardware', list.value, inField);
}

/** Puts a matrix into its grid; an entry that is being typed stays as it is. */
function fillGrid(grid: HTMLElement): void {
	const name = grid.dataset.grid!;
	const entries = entriesIn(inField(name) ?? '');
	const invalid = String(page?.whatIf?.problems[name] !== undefined);
	for (const field of grid.querySelectorAll<HTMLInputElement>('input')) {
		const text = entries[Number(field.dataset.row)]?.[Number(field.dataset.column)] ?? '';
		if (field !== document.activeElement && field.value !== text) field.value = text;
		field.setAttribute('aria-invalid', invalid);
	}
}

/** Puts what was typed into a given's field, and its slider to that place. */
function fill(name: string): void {
	const field = main.querySelector<HTMLInputElement>(`input[data-field="${CSS.escape(name)}"]`);
	const slider = main.querySelector<HTMLInputElement>(`input[data-slide="${CSS.escape(name)}"]`);
	const text = values[name] ?? field?.dataset.own ?? '';
	if (field && field.value !== text) field.value = text;
	field?.setAttribute('aria-invalid', String(page?.whatIf?.problems[name] !== undefined));
	if (!slider) return;
	slider.setAttribute('aria-valuetext', text);
	const number = Number(/^[\d.]+(?:e-?\d+)?/i.exec(text.replaceAll(',', ''))?.[0]);
	const place = Math.log10(number / Number(slider.dataset.base));
	if (slider !== document.activeElement && Number.isFinite(place)) {
		slider.value = String(Math.min(sliderReach, Math.max(-sliderReach, place)));
	}
}

addEventListener('message', event => {
	const message = readHostMessage(event.data);
	if (!message) return;
	if (message.type === 'cursor') {
		for (const finding of main.querySelectorAll('.finding')) {
			finding.toggleAttribute('data-current', finding.getAttribute('data-finding') === String(message.finding));
		}
		return;
	}
	if (message.type === 'solver') {
		void solver.received(message);
		return;
	}
	latest = message;
	page = message.page;
	const { saved, words } = message;
	const identity = page ? `${page.uri}#${page.part.id}` : '';
	const turned = identity !== shown;
	shown = identity;
	if (turned) {
		asking &&= page?.givens.some(({ field }) => field !== null) === true;
		values = kept(identity);
		asking ||= Object.keys(values).length > 0;
	}
	if (asking) prepare();
	page &&= solver.solve(page, values);
	redraw();
	const said = announcement(page, words);
	if (status.textContent !== said) status.textContent = said;
	if (turned) scrollTo({ top: 0 });
	if (saved) keep();
});

/** What the panel writes down, so that a reload, or a move to another window, finds it as it was. */
function keep(): void {
	if (latest?.saved) host.setState({ ...latest.saved, asked: { of: shown, values } });
}

/** The values that had been put in on a page before the panel was loaded again. */
function kept(identity: string): Record<string, string> {
	const asked = readSavedState(host.getState())?.asked;
	return asked?.of === identity ? { ...asked.values } : {};
}

/** Makes ready to solve the page with other values. */
function prepare(): void {
	if (latest?.page) solver.prepare(latest.page.uri, latest.page.version);
}

/** Draws the latest page as far as the reader has opened it. */
function redraw(): void {
	if (!latest) return;
	const { state, words } = latest;
	draw(render(page, state, words, { asking, revealed: revealed.get(shown) ?? 0 }));
	fillAll();
}

/** What the panel does by itself; everything else the editor is asked for. */
function acted(button: HTMLElement): boolean {
	switch (button.dataset.do) {
		case 'ask':
			asking = !asking;
			if (asking) prepare();
			redraw();
			if (asking) main.querySelector<HTMLElement>('.givens select, .givens input')?.focus({ preventScroll: true });
			return true;
		case 'hint':
			revealed.set(shown, (revealed.get(shown) ?? 0) + 1);
			break;
		case 'show-all':
			revealed.set(shown, Number.POSITIVE_INFINITY);
			break;
		case 'reset':
			values = {};
			(main.querySelector<HTMLElement>('[data-field], [data-entry], [data-do=ask]') ?? main).focus();
			fillAll();
			solve();
			return true;
		case 'copy-plot':
		case 'save-plot':
			void takePicture(button);
			return true;
		default:
			return false;
	}
	redraw();
	// The button may be gone: the reader goes on from what has just come.
	if (!main.contains(document.activeElement) || document.activeElement === document.body) {
		(
			main.querySelector<HTMLElement>('[data-do=hint]') ?? main.querySelector<HTMLElement>('.step:last-of-type .go')
		)?.focus();
	}
	return true;
}

/** Copies or saves a plot as it is shown, with other values too. */
async function takePicture({ dataset }: HTMLElement): Promise<void> {
	const plot = page?.plots[Number(dataset.plot)];
	const svg = plot && plotSvg(plot);
	if (!plot || !svg || !latest) return;
	const { words } = latest;
	const format: PictureFormat = dataset.format === 'png' ? 'png' : 'svg';
	if (dataset.do === 'save-plot') {
		const data = format === 'svg' ? svg : await pngOf(svg);
		host.postMessage({ type: 'save-plot', name: fileName(plot.title || plot.kind), format, data });
	} else if (format === 'svg') {
		host.postMessage({ type: 'copy-plot', svg });
		status.textContent = words.copied;
	} else status.textContent = (await copyPng(svg)) ? words.copied : words.copyFailed;
}

/** Solves with what is typed, once a frame. */
function solve(): void {
	if (frame !== 0) return;
	frame = requestAnimationFrame(() => {
		frame = 0;
		prepare();
		page = latest?.page ? solver.solve(latest.page, values) : null;
		redraw();
		keep();
	});
}

main.addEventListener('input', event => {
	const input = event.target as HTMLInputElement;
	const { field, slide, base, unit = '', whole, entry, format, preset } = input.dataset;
	if (preset !== undefined) choose(preset, input.value);
	else if (format !== undefined) put(format, input.value === '' ? undefined : input.value);
	else if (entry !== undefined) put(entry, gridText(input));
	else if (slide !== undefined) put(slide, typed(slideTo(Number(base), whole === 'true', Number(input.value)), unit));
	else if (field !== undefined) put(field, input.value);
	else return;
	fillAll();
	solve();
});

/** Notes what is put in for a given; what the document says itself, and undefined, is none. */
function put(name: string, text: string | undefined): void {
	const { [name]: _, ...others } = values;
	values = others;
	if (text !== undefined && text !== inField(name)) values = { ...others, [name]: text };
}

/** Puts in the figures of a model or a device; what the one before it had put in, and this one does not say, goes. */
function choose(kind: string, subject: string): void {
	const presets = (page?.presets ?? []).filter(preset => preset.kind === kind);
	for (const preset of presets)
		for (const [name, text] of Object.entries(preset.values)) if (values[name] === text) put(name, undefined);
	for (const [name, text] of Object.entries(presets.find(each => each.subject === subject)?.values ?? {}))
		put(name, text);
}

/** What the entries of a grid say together. */
const gridText = (entry: HTMLInputElement): string =>
	[...entry.closest('.grid')!.querySelectorAll('.row')]
		.map(row => [...row.querySelectorAll('input')].map(({ value }) => entryText(value)).join(', '))
		.join('; ');

/** What a press of a button asks the editor for; the button's data say which and where. */
function asked(button: HTMLElement): PanelMessage | undefined {
	const { part = '', step = '', method = '' } = button.dataset;
	const version = page?.version ?? 0;
	const number = (name: string) => Number(button.dataset[name]);
	switch (button.dataset.do) {
		case 'reveal':
			return { type: 'reveal', version, from: number('from'), to: number('to') };
		case 'show':
			return { type: 'show', part };
		case 'fix':
			return { type: 'fix', version, finding: number('finding'), fix: number('fix') };
		case 'copy-step':
			return { type: 'copy-step', step, method };
		case 'copy-alarm':
			return { type: 'copy-alarm', version, finding: number('finding') };
		case 'put-values':
			return { type: 'put-values', version, values };
		case 'pin':
			return { type: 'pin', pinned: button.getAttribute('aria-pressed') !== 'true' };
		case 'back':
		case 'forward':
		case 'insert':
		case 'open-example':
			return { type: button.dataset.do };
		default:
			return undefined;
	}
}

main.addEventListener('click', event => {
	const button = (event.target as Element).closest<HTMLElement>('[data-do]');
	if (!button || acted(button)) return;
	const message = asked(button);
	if (message) host.postMessage(message);
	if (message?.type === 'put-values') {
		values = {}; // they are the document's own when the next page comes
		keep();
	}
});

/** The ways of the number under the mouse or with the focus stand out. */
function lightNear(event: Event): void {
	const target = event.target instanceof Element ? event.target : null;
	const picture = target?.closest('.picture');
	const row = target?.closest('[data-number]');
	for (const other of main.querySelectorAll('.picture[data-lit]')) if (other !== picture) lightWays(other, -1);
	if (picture) lightWays(picture, row ? Number(row.getAttribute('data-number')) : -1);
}
main.addEventListener('pointerover', lightNear);
main.addEventListener('pointerleave', lightNear);
main.addEventListener('focusin', lightNear);

// Out of a field to the button that opened it, and from anywhere else back to the text.
addEventListener('keydown', event => {
	if (
		event.key !== 'Escape' ||
		event.defaultPrevented ||
		event.altKey ||
		event.ctrlKey ||
		event.metaKey ||
		event.shiftKey
	)
		return;
	const ask = main.querySelector<HTMLElement>('[data-do=ask]');
	if (ask && (event.target as Element).matches?.('.givens input, .givens select')) ask.focus();
	else host.postMessage({ type: 'leave' });
});

host.postMessage({ type: 'ready' });
