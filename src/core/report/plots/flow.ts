import type { FlowNumber, PlotData } from '../../solve/solution.ts';
import { type Drawn, fitted, label, rect, WIDTH, widthOf } from './scale.ts';
import { waysOf } from './ways.ts';

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

const ROW = 26;
/** Meaning never rests on colour alone: what is given and what comes out have a mark each. */
const MARKS: Readonly<Record<FlowNumber['kind'], string>> = { given: '□', result: '=' };

/** Numbers in their order, a row each, and beside the rows the ways from each number to those that are made of it. */
export function numbersSvg({ numbers = [], ways = [] }: PlotData): Drawn | undefined {
	if (numbers.length === 0) return undefined;
	const { width, wayOf, headOf } = waysOf(ways, ROW);
	const ends = [...new Set(ways.map(([, to]) => to))];
	const left = width + 24;
	const rows = numbers.map(({ label: name, text, kind }, index) => {
		const base = ROW * index + ROW / 2 + 4;
		const value = fitted(text, (WIDTH - left) * 0.6);
		return [
			label(MARKS[kind], width + 6, base, 'start', 'mark'),
			label(value, left, base, 'start', kind === 'result' ? 'strong' : 'name'),
			label(fitted(name, WIDTH - left - widthOf(value) - 16), WIDTH - 1, base, 'end'),
		].join('');
	});
	const drawn = [
		...ways.map(([from, to]) => `<path class="axis" fill="none" d="${wayOf(from, to)}"/>`),
		...ends.map(to => `<path class="head" d="${headOf(to)}"/>`),
	];
	return { width: WIDTH, height: ROW * numbers.length, body: [...drawn, ...rows].join('') };
}

/** The same in words, for readers who cannot see it: `parameters 10¹², bytes each 2 B → memory 2 TB`. */
export function numbersInWords({ numbers = [], ways = [] }: PlotData): string {
	const said = ({ label: name, text }: FlowNumber): string => `${name} ${text}`;
	return numbers
		.flatMap((number, index) => {
			const from = ways.flatMap(([before, to]) => (to === index ? [said(numbers[before]!)] : []));
			return from.length > 0 ? [`${from.join(', ')} → ${said(number)}.`] : [];
		})
		.join(' ');
}
