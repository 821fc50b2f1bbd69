const LANGUAGE =
	/\b(?:python|pytorch|torch|jax|flax|tensorflow|keras|numpy|transformers library|c\+\+|cuda|triton|julia|matlab|tikz|matplotlib|pgfplots|mermaid|shell|bash)\b/i;
const PROGRAM =
	/\b(?:write|implement|code|provide|draw|sketch|create|build|give)\b[^.?!;:]{0,80}\b(?:training loop|loop|scripts?|functions?|class|module|notebook|program|snippet|implementation|code|kernel|figure|diagram|picture|plot|layer|benchmark)\b/i;
const WORKS_OUT =
	/\?|\b(?:how (?:many|much|large|long)|what|which|why|compute|calculate|derive|prove|show|explain|find|determine|estimate|state|give the)\b/i;

/** Whether a question wants a program or a drawing and nothing else: `Write a JAX training loop that …`, `Draw … as a TikZ figure`. */
export function asksForCode(own: string): boolean {
	const sentences = own.split(/(?<=[.?!])\s+/).filter(sentence => /[a-z]{3}/i.test(sentence));
	const code = sentences.filter(sentence => LANGUAGE.test(sentence) && PROGRAM.test(sentence));
	return code.length > 0 && sentences.every(sentence => code.includes(sentence) || !WORKS_OUT.test(sentence));
}
