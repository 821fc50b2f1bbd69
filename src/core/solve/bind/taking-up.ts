const THINGS =
	'models?|networks?|transformers?|decoders?|encoders?|runs?|matri(?:x|ces)|layers?|blocks?|heads?|clusters?|adapters?|prompts?|corpus|datasets?|images?|batch|GPUs?|cards|settings?|setup|numbers|values';

/** `the model`, `this layer`, `the same network`, `its weights`: something that was spoken of before. */
const DEFINITE = new RegExp(`\\b(?:the|this|that|these|those|our)\\s+(?:same\\s+)?(?:[a-z]+\\s+)?(${THINGS})\\b`, 'gi');
/** `the model above`, `the matrix of the previous problem`, `the same numbers as in`. */
const BACK = new RegExp(
	`\\b(?:${THINGS})\\s+(?:from |of |in )?(?:above|before|(?:the )?(?:previous|last|preceding|earlier) (?:problem|question|exercise|part))\\b|\\bsame (?:${THINGS})\\b`,
	'i',
);

/**
 * Whether a text takes up a thing that an earlier problem was about: it points there in words, or it speaks of `the model` and has brought in
 * no model (`a model`, `GPT-3`) itself.
 */
export function takesUp(text: string): boolean {
	if (BACK.test(text)) return true;
	return [...text.matchAll(DEFINITE)].some(([, thing]) => {
		const kind = thing!.toLowerCase().replace(/s$/, '');
		return !new RegExp(`\\b(?:an?|each|every|any|some|two|\\d+)\\s+(?:\\$?[\\w.,-]+\\$?\\s+){0,5}?${kind}`, 'i').test(
			text,
		);
	});
}
