/**
 * The smallest text, made by leaving out whole paragraphs, in which something still happens. Tries to leave out large
 * pieces first (delta debugging: Zeller and Hildebrandt, 2002) and asks `still` at most `limit` times. Gives the text as it
 * was where `still` denies even that.
 */
export function minimise(text: string, still: (candidate: string) => boolean, limit = 200): string {
	let blocks = text.split(/\n(?:[ \t]*\n)+/).filter(block => block.trim() !== '');
	const joined = (some: readonly string[]) => `${some.join('\n\n')}\n`;
	let asked = 0;
	const holds = (some: readonly string[]) => asked++ < limit && still(joined(some));
	if (!holds(blocks)) return text;
	for (let size = Math.ceil(blocks.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let at = 0; at < blocks.length && asked < limit; ) {
			const rest = [...blocks.slice(0, at), ...blocks.slice(at + size)];
			if (rest.length > 0 && rest.length < blocks.length && holds(rest)) blocks = rest;
			else at += size;
		}
	}
	return joined(blocks);
}
