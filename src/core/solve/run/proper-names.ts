/** Names of things that are written in capitals, as the lower-case names of givens have them: `h200 memory bandwidth`, `gpt-3 emissions`. */
const NAMED =
	/\b(?:[abhltv]\d{2,4}|mi\d{3}x?|gpt-\d[\w.]*|opt-\d+b|rtx|tpu|gpu|cpu|ssd|dram|vram|ram|co2|tco2|mlp|lora)(?=s?\b)/g;

/** A given's name as a reader knows it: `H200 memory bandwidth`, `GPT-3 emissions`. */
export const properName = (name: string): string =>
	name.replace(NAMED, word => (word === 'lora' ? 'LoRA' : word === 'tco2' ? 'tCO2' : word.toUpperCase()));
