import { askingClauses } from '../match/unsolved.ts';

/** What orders a value to be worked out, or asks what something comes to. */
export const ORDERS =
	/\b(?:compute|calculate|evaluate|determine|find|give|obtain|work out|write (?:out|down)|reconstruct|multiply out|form|perform|apply|carry out|do (?:the|an?|one|two|three|\d)|berechne\w*|bestimme\w*|calcul\w*|(?:cuánto|que|qué|combien) va(?:le|len|ut|lent)|wie lautet|(?:was|welche\w*)\b[^?]*\b(?:ergibt|ergeben|liefern?|liefert))\b|\bwhat\b[^?]*\b(?:predict|give|yield|return|equal|come to|result in)s?\b|求|计算/i;
const WHAT_IS = /\bwhat(?:['’]s|\s+(?:is|are|will be|would be))\b/i;
/** What asks for words about a thing, and for no number of it. */
const WORDS =
	/\b(?:why|explain|discuss|describe|interpret\w*|mean(?:s|ing)?|stands? for|used for|role|purpose|intuition|advantages?|conclude|happens?)\b/i;

/** The sentences of a question that ask for values. */
export const valueClauses = (own: string): readonly string[] =>
	askingClauses(own).filter(clause => !WORDS.test(clause) && (ORDERS.test(clause) || WHAT_IS.test(clause)));

/** Whether one of them orders so without naming a letter: `Evaluate it.` */
export const ordersValue = (own: string): boolean => valueClauses(own).some(clause => ORDERS.test(clause));
