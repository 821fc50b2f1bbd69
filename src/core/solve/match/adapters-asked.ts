import { rememberOf } from '../../text/memo.ts';
import { adaptedMatrices } from '../bind/adapted-matrices.ts';
import type { PartText } from '../bind/part-text.ts';

const ABOUT = /\b(?:LoRA|QLoRA|low[- ]rank|adapters?|adapted|rank|lora_alpha|target_modules)\b/i;
/** A number of parameters, however it is asked for. */
const COUNTED =
	/\b(?:trainable|trained|learnable|train(?:s|ing)?|learned|lernbar\w*|adapter|LoRA|factors?|pairs?)\b[^.?!]{0,60}\b(?:count|how many|parameters?|params|weights|numbers|entries|elements)\b|\b(?:count|how many|number of|total of|total|sum|add up|params|parameters)\b[^.?!]{0,70}\b(?:parameters?|params|weights|numbers|entries|elements|block|layer|model|module|matri(?:x|ces)|trainable|trained|learned|all)\b|\b(?:trainable|trained|learnable)\s+(?:parameters?|params|weights|numbers)\b/i;
/** What is another question about the same adapters. */
const OTHER =
	/\b(?:FLOPs?|MACs?|operations|multipl\w+|singular|learning rate|alpha|scale|scaling|variance|deviation|init\w*|gradients? of|loss|accuracy|tokens?|merge\w*|why|explain|prove|true or false|which rank|what rank|largest rank|highest rank|maximal rank|break-?even|rank (?:of|can|has|does)|bytes?|memory|storage|[KMG]i?B|kilobytes|megabytes|gigabytes|optimi[sz]er|disk|biases|head(?:s)? \(|classification head|classifier|embedding)\b/i;

/**
 * The plain words for how many parameters are trained, where a text says of adapters which matrices they are put on and of what rank and asks for
 * numbers in other words: `With rank 8 on all seven, what's the count for a block? For the model?`
 */
export const adaptersAsked = rememberOf(({ own, around }: PartText): string => {
	const said = `${around}\n${own}`;
	if (!ABOUT.test(said) || !COUNTED.test(own) || OTHER.test(own)) return '';
	const adapted = adaptedMatrices(said);
	if (!adapted || adapted.rank === undefined || adapted.ranks > 1) return '';
	return adapted.alike
		? ' How many trainable parameters does the LoRA adapter of that rank have?'
		: ' How many trainable parameters does the LoRA adapter of that rank have, on each of all these matrices, in total?';
});
