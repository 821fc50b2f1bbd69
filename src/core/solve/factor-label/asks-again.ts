/** How a further question of a sentence begins. */
export const HOW = /^\W*(?:and\s+|then\s+|but\s+)*(?:how (?:many|much|long)|what)\b/i;

const JOINED = String.raw`^\W*(?:(?:and|then|now|but|or)\b[\s,]*)*`;
const UNDER = '(?:if|when|with|without|at|for|in|on|of|into|under|after|from|by|using|once|over|per)';
/** `and how many if a third is lost?`, `And of cards with 192 GB each?`, `What if only 60 % is reached?`, `What is it over four of them?` */
const AGAIN = new RegExp(
	`${JOINED}(?:how (?:many|much|long)(?:\\s+(?:is it|are they|is that|would (?:it|that) (?:be|take)|will it (?:be|take)|does it take|of (?:them|these)|instead|then))?[\\s,]+${UNDER}\\b|what(?: about|\\s+if|\\s+happens if)\\b|what (?:is|are|would be|becomes?) (?:it|they|this|that)(?:\\s+(?:now|then|instead))?[\\s,]+${UNDER}\\b|(?:the )?same\\b)`,
	'i',
);
/** `And with int4 weights?`: nothing is asked but the same with something else. */
const BARE = new RegExp(String.raw`^\W*(?:(?:and|then|now|but|or)\b[\s,]*)+${UNDER}\s+[^?]*$`, 'i');
const ASKS =
	/\b(?:how|what|which|why|when|where|who|give|compute|calculate|find|estimate|determine|does|do|is|are|would|will)\b/i;

/** Whether a piece of a question asks the same as the one before it, under another condition. */
export const asksAgain = (piece: string): boolean =>
	AGAIN.test(piece) || (BARE.test(piece) && !ASKS.test(piece.replace(/\b(?:if|when)\b.*$/i, '')));
