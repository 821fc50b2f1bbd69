/** A text as HTML that shows it, also inside an attribute: everything that is not markup of ours goes through here. */
export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
