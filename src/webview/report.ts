/** What a report page asks of the editor. */
export type ReportMessage =
	| { readonly type: 'go'; readonly side?: 'a' | 'b'; readonly file?: number; readonly line: number }
	| { readonly type: 'save' };

interface VsCodeApi {
	postMessage(message: ReportMessage): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Checks what came over the boundary; undefined for anything that is no message of ours. */
export function readReportMessage(value: unknown): ReportMessage | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { type, side, file, line } = value as Readonly<Record<string, unknown>>;
	if (type === 'save') return { type };
	if (type !== 'go' || !Number.isInteger(line) || Number(line) < 1) return undefined;
	if (side === 'a' || side === 'b') return { type, side, line: Number(line) };
	return Number.isInteger(file) ? { type, file: Number(file), line: Number(line) } : undefined;
}

/** Runs in the page of a comparison or a table: lines and files lead to the text, heads sort, the table can be saved. */
export function startReport(page: Document, api: VsCodeApi): void {
	page.addEventListener('click', event => {
		const button = (event.target as Element | null)?.closest('button');
		if (!button) return;
		const { side, file, line } = button.dataset;
		if (button.classList.contains('save')) api.postMessage({ type: 'save' });
		else if (button.classList.contains('sort')) sortBy(button);
		else if (button.classList.contains('go')) {
			const at = { type: 'go', line: Number(line) } as const;
			if (side === 'a' || side === 'b') api.postMessage({ ...at, side });
			else if (file !== undefined) api.postMessage({ ...at, file: Number(file) });
		}
	});
}

/** Sorts the rows of a table by the column of a head; a second time the other way round. Says so aloud. */
function sortBy(button: HTMLButtonElement): void {
	const head = button.closest('th');
	const table = button.closest('table');
	const rows = table?.tBodies[0];
	if (!head || !rows) return;
	const column = head.cellIndex;
	const descending = head.getAttribute('aria-sort') === 'ascending';
	for (const other of table.tHead?.rows[0]?.cells ?? []) other.removeAttribute('aria-sort');
	head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
	const key = (row: HTMLTableRowElement): string => row.cells[column]?.dataset.sort ?? '';
	const order = (a: string, b: string): number =>
		a !== '' && b !== '' && !Number.isNaN(Number(a)) && !Number.isNaN(Number(b))
			? Number(a) - Number(b)
			: a.localeCompare(b, undefined, { numeric: true });
	const sorted = [...rows.rows].sort((a, b) => (descending ? -1 : 1) * order(key(a), key(b)));
	rows.append(...sorted);
	const said = button.ownerDocument.getElementById('said');
	if (said) said.textContent = button.title;
}

if (typeof acquireVsCodeApi === 'function') startReport(document, acquireVsCodeApi());
