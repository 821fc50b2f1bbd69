/// <reference lib="dom" />
import { type PanelMessage, readHostMessage, type SavedState } from './protocol.ts';
import { announcement, type Piece, render } from './render.ts';

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
let version = 0;
let shown = '';

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

/** New contents for a section; what had the focus, and what was unfolded, keeps it. */
function replace(section: Element, html: string): void {
	const unfolded = [...section.querySelectorAll('details[open]')].map(details => details.getAttribute('data-keep'));
	const focused = section.contains(document.activeElement)
		? [...section.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement)
		: -1;
	section.innerHTML = html;
	for (const details of section.querySelectorAll('details')) {
		details.open = unfolded.includes(details.getAttribute('data-keep'));
	}
	if (focused >= 0) section.querySelectorAll('button')[focused]?.focus({ preventScroll: true });
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
	const { page, state, saved, words } = message;
	version = page?.version ?? 0;
	const identity = page ? `${page.uri}#${page.part.id}` : '';
	draw(render(page, state, words));
	const said = announcement(page, words);
	if (status.textContent !== said) status.textContent = said;
	if (identity !== shown) scrollTo({ top: 0 });
	shown = identity;
	if (saved) host.setState(saved);
});

/** What a press of a button asks the editor for; the button's data say which and where. */
function asked(button: HTMLElement): PanelMessage | undefined {
	const { part = '', step = '', method = '' } = button.dataset;
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
	const message = button && asked(button);
	if (message) host.postMessage(message);
});

host.postMessage({ type: 'ready' });
