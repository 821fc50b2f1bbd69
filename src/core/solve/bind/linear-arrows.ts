const ARROW = String.raw`\s*(?:→|⟶|->|=>|\\to|\\rightarrow)\s*`;
/** `Linear(400→800)`: what goes into a layer and what comes out. */
const CALL = new RegExp(String.raw`\b(Linear|Dense)\s*\(\s*(\d{1,6})${ARROW}(\d{1,6})\s*\)`, 'g');
const SIDES = String.raw`\$?(\d{1,6})${ARROW}(\d{1,6})\$?`;
/** `two linear layers 384 → 384 and 384 → 1536`. */
const LAYERS = new RegExp(
	String.raw`\b(?:linear layers|lineare[nr]? Schichten|couches linéaires|capas lineales)\s*:?\s*(?:of\s+)?${SIDES}\s*(?:,|;|and|then|und|dann|et|puis|y)\s*(?:then\s+)?${SIDES}`,
	'gi',
);

/** A text in which the layers of a network stand as code writes them, where it has an arrow between their sides. */
export const linearLayers = (text: string): string =>
	text
		.replace(CALL, '$1($2, $3)')
		.replace(LAYERS, (_, a: string, b: string, c: string, d: string) => `Linear(${a}, ${b}), Linear(${c}, ${d})`);
