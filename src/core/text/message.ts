/**
 * A sentence that a person reads, in a form that can be said in another language: the English sentence with `{0}`, `{1}` where something is
 * put in, and what is put in, which may be a piece of a sentence itself.
 */
export interface Message {
	readonly template: string;
	readonly values: readonly (string | Message)[];
}

/** Says a template in some language, with its values put in: `vscode.l10n.t`, or {@link fill} for English. */
export type Translate = (template: string, ...values: string[]) => string;

/** What each place in the program says, joined once; where nothing is put in it is the message itself. */
const said = new WeakMap<TemplateStringsArray, Message>();

/** `` say`${name} is ${text}.` ``: a message whose words can be translated. What stands in `${…}` is not: numbers, formulas, names, other messages. */
export function say(words: TemplateStringsArray, ...values: readonly (string | number | Message)[]): Message {
	let message = said.get(words);
	if (!message) {
		message = { template: words.reduce((before, after, index) => `${before}{${index - 1}}${after}`), values: [] };
		said.set(words, message);
	}
	if (values.length === 0) return message;
	const { template } = message;
	return { template, values: values.map(value => (typeof value === 'number' ? String(value) : value)) };
}

/** What is no sentence of ours and stays as it is: the words of a key, a formula. */
export const verbatim = (text: string): Message => ({ template: '{0}', values: [text] });

/** Messages one after the other with something between them: `, `, ` or `, a space. */
export function joined(messages: readonly (string | Message)[], between = ' '): Message {
	return { template: messages.map((_, index) => `{${index}}`).join(between), values: messages };
}

/** The English template with its values put in. */
export const fill: Translate = (template, ...values) =>
	template.replace(/\{(\d+)\}/g, (whole, place: string) => values[Number(place)] ?? whole);

/** A message in the language of a translator. */
export function wordsOf(message: Message, translate: Translate): string {
	const values = message.values.map(value => (typeof value === 'string' ? value : wordsOf(value, translate)));
	// A frame that only joins has no words of its own.
	return /\p{L}/u.test(message.template.replace(/\{\d+\}/g, ''))
		? translate(message.template, ...values)
		: fill(message.template, ...values);
}

/** A message in English. */
export const english = (message: Message): string => wordsOf(message, fill);
