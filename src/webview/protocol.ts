/**
 * The contract between the panel and the editor that hosts it. No imports but types, no `vscode`, no DOM: both sides build
 * from this file, and each validates what arrives from the other.
 */
import type { Page } from './page.ts';

/** Where the panel stands; the buttons show it. */
export interface PanelState {
	readonly pinned: boolean;
	readonly canGoBack: boolean;
	readonly canGoForward: boolean;
	/** Steps are hidden until they are asked for. */
	readonly hintsFirst: boolean;
}

/** What the panel keeps over a reload, and what it is restored from. */
export interface SavedState {
	readonly uri: string;
	readonly part: string;
	readonly pinned: boolean;
	/** Other values that were put in, as typed, by symbol, and the page (`uri#part`) that they are for. */
	readonly asked?: { readonly of: string; readonly values: Readonly<Record<string, string>> };
}

/** Words of the panel's own, said by the editor in its language. `{0}` stands for what is put in. */
export const wordNames = [
	'given',
	'line',
	'goToLine',
	'pin',
	'unpin',
	'back',
	'forward',
	'insert',
	'copyStep',
	'copyAlarm',
	'otherWay',
	'methodTitle',
	'cases',
	'elsewhere',
	'inTheText',
	'fullAnswer',
	'pointFound',
	'pointMissing',
	'pointUnknown',
	'optional',
	'note',
	'agreesYes',
	'agreesPartly',
	'agreesNo',
	'agreesUnknown',
	'mistakes',
	'mistakeHere',
	'assumptions',
	'sources',
	'missing',
	'noKey',
	'noKeyUnanswered',
	'noKeyNothing',
	'nothingOpen',
	'nothingOpenHint',
	'openExample',
	'parts',
	'comesFrom',
	'numbersTitle',
	'numbersCount',
	'numbersNowhere',
	'numbersFrom',
	'numbersInto',
	'numbersShould',
	'numberStated',
	'numberGiven',
	'numberNowhere',
	'originsTitle',
	'right',
	'wrong',
	'follows',
	'incomplete',
	'unsupported',
	'cannotTell',
	'notAllConfirmed',
	'unanswered',
	'someRight',
	'someWrong',
	'oneFollows',
	'someFollow',
	'someIncomplete',
	'someUnsupported',
	'someCannotTell',
	'fromQuestion',
	'fromProblem',
	'fromPart',
	'fromAnswer',
	'fromUser',
	'fromFact',
	'fromDefault',
	'rounded',
	'lastDigit',
	'carried',
	'loose',
	'compensating',
	'alternative',
	'method',
	'showing',
	'whatIf',
	'whatIfTitle',
	'whatIfOn',
	'putValues',
	'reset',
	'slider',
	'presetModel',
	'presetHardware',
	'presetNone',
	'format',
	'entry',
	'copySvg',
	'copyPng',
	'saveSvg',
	'savePng',
	'plotTools',
	'copied',
	'copyFailed',
	'hintsTitle',
	'hint',
	'showStep',
	'showAll',
	'stepOf',
] as const;

export type Words = { readonly [Name in (typeof wordNames)[number]]: string };

/** Editor to panel. */
export type HostMessage =
	| {
			readonly type: 'page';
			/** Null where there is nothing to show: no homework is open, or it has no parts. */
			readonly page: Page | null;
			readonly state: PanelState;
			readonly saved: SavedState | null;
			readonly words: Words;
	  }
	/** Which finding the cursor is on, by index into the review's findings. */
	| { readonly type: 'cursor'; readonly finding: number | null }
	/** What the panel needs to solve the homework itself with other values: the text of that version, and the workspace's own keys. */
	| {
			readonly type: 'solver';
			readonly uri: string;
			readonly version: number;
			readonly text: string;
			readonly keys: readonly { readonly path: string; readonly text: string }[];
			/** The messages of the core in the language of the editor, by their English; empty for English. */
			readonly messages: Readonly<Record<string, string>>;
	  };

/** Panel to editor. Spans and indices are those of the page whose `version` comes with them. */
export type PanelMessage =
	/** The script runs and wants its page: also after a reload or a move to another window. */
	| { readonly type: 'ready' }
	| { readonly type: 'reveal'; readonly version: number; readonly from: number; readonly to: number }
	| { readonly type: 'show'; readonly part: string }
	| { readonly type: 'fix'; readonly version: number; readonly finding: number; readonly fix: number }
	| { readonly type: 'copy-step'; readonly step: string; readonly method: string }
	| { readonly type: 'copy-alarm'; readonly version: number; readonly finding: number }
	| { readonly type: 'pin'; readonly pinned: boolean }
	| { readonly type: 'back' }
	| { readonly type: 'forward' }
	/** The focus goes back to the text. */
	| { readonly type: 'leave' }
	| { readonly type: 'insert' }
	/** The panel is about to solve with other values: it wants the text. */
	| { readonly type: 'solver'; readonly version: number }
	/** Other values, as typed, by symbol, go into the document. */
	| { readonly type: 'put-values'; readonly version: number; readonly values: Readonly<Record<string, string>> }
	/** A picture, as text, goes to the clipboard. */
	| { readonly type: 'copy-plot'; readonly svg: string }
	/** A picture goes into a file that the user names: SVG as text, PNG in base 64. */
	| { readonly type: 'save-plot'; readonly name: string; readonly format: PictureFormat; readonly data: string }
	| { readonly type: 'open-example' };

export type PictureFormat = 'svg' | 'png';

type Check = (value: unknown) => boolean;
const text: Check = value => typeof value === 'string';
const index: Check = value => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const truth: Check = value => typeof value === 'boolean';
/** The longest picture that is taken from the panel: in characters. */
const longest = 20_000_000;
const picture: Check = value => text(value) && (value as string).length > 0 && (value as string).length <= longest;
const format: Check = value => value === 'svg' || value === 'png';
const texts: Check = value =>
	object(value) &&
	Object.keys(value).length <= 200 &&
	Object.values(value).every(each => text(each) && (each as string).length <= 1000);

/** The fields of each message besides its type: a message with another field missing or of another kind is refused. */
const panelMessages = {
	ready: {},
	reveal: { version: index, from: index, to: index },
	show: { part: text },
	fix: { version: index, finding: index, fix: index },
	'copy-step': { step: text, method: text },
	'copy-alarm': { version: index, finding: index },
	pin: { pinned: truth },
	back: {},
	forward: {},
	leave: {},
	insert: {},
	solver: { version: index },
	'put-values': { version: index, values: texts },
	'copy-plot': { svg: picture },
	'save-plot': { name: text, format, data: picture },
	'open-example': {},
} satisfies { [M in PanelMessage as M['type']]: Record<Exclude<keyof M, 'type'>, Check> };

const object = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A message from the panel, or undefined where it is none of the contract's. */
export function readPanelMessage(value: unknown): PanelMessage | undefined {
	if (!object(value) || typeof value.type !== 'string' || !Object.hasOwn(panelMessages, value.type)) return undefined;
	const fields = Object.entries<Check>(panelMessages[value.type as PanelMessage['type']]);
	return fields.every(([name, check]) => check(value[name])) ? (value as unknown as PanelMessage) : undefined;
}

const source: Check = value => object(value) && text(value.path) && text(value.text);

/** What the panel saved, or undefined where it is not readable (an older version's, a stranger's). */
export function readSavedState(value: unknown): SavedState | undefined {
	if (!object(value) || !text(value.uri) || !text(value.part) || !truth(value.pinned)) return undefined;
	const saved = { uri: value.uri as string, part: value.part as string, pinned: value.pinned as boolean };
	const { asked } = value;
	return object(asked) && text(asked.of) && texts(asked.values)
		? { ...saved, asked: asked as SavedState['asked'] }
		: saved;
}

/** A message from the editor, or undefined. The page itself is made by the same build and is not looked into. */
export function readHostMessage(value: unknown): HostMessage | undefined {
	if (!object(value)) return undefined;
	if (value.type === 'cursor') {
		return value.finding === null || index(value.finding) ? (value as unknown as HostMessage) : undefined;
	}
	if (value.type === 'solver') {
		const { uri, version, text: whole, keys, messages } = value;
		const readable =
			text(uri) &&
			index(version) &&
			text(whole) &&
			Array.isArray(keys) &&
			keys.every(source) &&
			object(messages) &&
			Object.values(messages).every(text);
		return readable ? (value as unknown as HostMessage) : undefined;
	}
	if (value.type !== 'page') return undefined;
	const { page, state, words, saved } = value;
	if (!object(words) || !wordNames.every(name => text(words[name]))) return undefined;
	if (!object(state) || (saved !== null && !readSavedState(saved))) return undefined;
	if (page !== null && !(object(page) && text(page.uri) && index(page.version) && object(page.part))) return undefined;
	return value as unknown as HostMessage;
}
