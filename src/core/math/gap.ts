import { type Message, say } from '../text/message.ts';
import type { Expression, GapNode } from './expression.ts';

const MESSAGES: Readonly<Record<GapNode['reason'], Message>> = {
	dots: say`terms left out`,
	empty: say`nothing is written here`,
	slot: say`a place for any argument`,
	blank: say`a blank to be filled in`,
};

/** A place left open on purpose. */
export const gap = (reason: GapNode['reason'], start: number, end: number): GapNode => ({
	kind: 'gap',
	span: { start, end },
	reason,
});

/** Why a place that was left open has no value, in plain words. */
export const gapMessage = (e: GapNode): Message => MESSAGES[e.reason];

/** Whether this stands for terms, factors, items or entries that are left out: `\dots`. */
export const isDots = (e: Expression): boolean => e.kind === 'gap' && e.reason === 'dots';
