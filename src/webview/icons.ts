/** Small outlines in the text's colour; the button around one says what it does. */
const outline = (paths: string): string =>
	`<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;

export const icons = {
	back: outline('<path d="M13 8H3M7 4 3 8l4 4"/>'),
	forward: outline('<path d="M3 8h10M9 4l4 4-4 4"/>'),
	pin: outline('<path d="M5.5 2.5h5M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v4.5"/>'),
	pinned: outline(
		'<path fill="currentColor" d="M5.5 2.5h5M6.5 2.5v4L4.5 9h7l-2-2.5v-4z"/><path d="M5.5 2.5h5M8 9v4.5"/>',
	),
	insert: outline('<path d="M3 3h10M3 6h6M8 9v4.5M5.8 11.4 8 13.5l2.2-2.1"/>'),
	copy: outline('<rect x="5.5" y="5.5" width="7.5" height="8" rx="1"/><path d="M10.5 3.5v-1h-7v8h1"/>'),
} as const;
