import { type Drawn, fitted, label, rect, WIDTH } from './scale.ts';

const BOX = 30;
const GAP = 22;

/** Words in their order as boxes, one below the other, with arrows between: a picture of a flow for a file. */
export function flowSvg(labels: readonly string[]): Drawn | undefined {
	if (labels.length === 0) return undefined;
	const boxes = labels.map((words, index) => {
		const top = 1 + index * (BOX + GAP);
		const middle = WIDTH / 2;
		const arrow =
			index === 0
				? ''
				: `<path class="axis" d="M${middle} ${top - GAP + 3}V${top - 4}m-4 -5l4 5l4 -5" fill="none" stroke-width="1"/>`;
		return `${arrow}${rect('cell ground', 1, top, WIDTH - 2, BOX, ' rx="4"')}${label(fitted(words, WIDTH - 16), middle, top + BOX / 2 + 4, 'middle', 'name')}`;
	});
	return { width: WIDTH, height: labels.length * (BOX + GAP) - GAP + 2, body: boxes.join('') };
}
