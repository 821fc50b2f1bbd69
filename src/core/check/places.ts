import type { Homework } from '../homework/homework.ts';
import type { Scope } from '../quantities/origins.ts';
import type { Span } from '../text/span.ts';

/** What a part asks, with its title; for a list of questions above their answers, nothing. */
export const questionsOf =
	({ parts, source }: Homework) =>
	(part: number | undefined): string => {
		const found = parts[part ?? -1];
		if (!found) return '';
		const asked = found.sections
			.filter(({ kind }) => kind === 'question')
			.flatMap(({ slices }) => slices)
			.map(({ block, span }) => source.blocks[block]?.content.text.slice(span.start, span.end) ?? '');
		return [found.title, ...asked].join('\n');
	};

/** The part that a place of the text stands in, and whether its question has it. */
export function placesIn({
	parts,
}: Homework): (block: number, at: number) => { readonly part: number; readonly asked: boolean } | undefined {
	const byBlock = new Map<number, { readonly span: Span; readonly part: number; readonly asked: boolean }[]>();
	parts.forEach(({ sections }, part) => {
		for (const { kind, slices } of sections)
			for (const { block, span } of slices) {
				const place = { span, part, asked: kind === 'question' || kind === 'given' };
				byBlock.set(block, [...(byBlock.get(block) ?? []), place]);
			}
	});
	return (block, at) => byBlock.get(block)?.find(({ span }) => span.start <= at && at < span.end);
}

/** Which parts see whose numbers. */
export function scopeOf({ parts }: Homework): Scope {
	const outer = (part: number | undefined): number | undefined => {
		let at = part;
		for (let depth = 0; at !== undefined && parts[at]?.parent !== undefined && depth < 50; depth++)
			at = parts[at]!.parent;
		return at;
	};
	// Questions in a row without problems above them (`1.` `2.` `3.`) are one problem: they hand their numbers on.
	const flat = (index: number): boolean => parts[index]?.parent === undefined && parts[index]?.leaf === true;
	const firstOfRow: number[] = [];
	for (const index of parts.keys())
		firstOfRow.push(index > 0 && flat(index) && flat(index - 1) ? firstOfRow[index - 1]! : index);
	return {
		problem: outer,
		series: part => {
			const top = outer(part);
			return top === undefined ? undefined : firstOfRow[top];
		},
		holds: (outside, inside) => {
			let at = inside;
			for (let depth = 0; at !== undefined && depth < 50; depth++) {
				if (at === outside) return true;
				at = parts[at]?.parent;
			}
			return outside === undefined;
		},
	};
}
