/** A message that a source says through `l10n.t`, with the number of arguments after it. */
export interface Message {
	readonly text: string;
	readonly file: string;
	readonly line: number;
	readonly args: number;
}
export interface Messages {
	readonly messages: readonly Message[];
	/** The places (`file:line`) of calls whose message is not one literal. */
	readonly unreadable: readonly string[];
}
/** A file of English texts by key, and its translations: paths in the project. */
export interface Table {
	readonly english: string;
	readonly translations: readonly string[];
}
export function messagesOf(source: string, file: string): Messages;
export function allMessages(): Messages;
export function placeholders(text: string): string;
export function differences(
	english: Readonly<Record<string, string>>,
	translation: Readonly<Record<string, string>>,
): readonly string[];
export function tables(): readonly Table[];
