import { escapeHtml } from './math.ts';
import type { Words } from './protocol.ts';

/** A template of the panel's words with values put in for `{0}`, `{1}`. */
export const put = (template: string, ...values: (string | number)[]): string =>
	template.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));

/** The attributes of a button that leads to a place in the text; without one it is disabled. */
export const where = (span: readonly [number, number] | null): string =>
	span ? `data-from="${span[0]}" data-to="${span[1]}"` : 'disabled';

/** `line 12`, as a button that leads there. */
export const goTo = (span: readonly [number, number], line: number, words: Words): string =>
	`<button class="line" data-do="reveal" ${where(span)} title="${escapeHtml(put(words.goToLine, line))}">${escapeHtml(put(words.line, line))}</button>`;
