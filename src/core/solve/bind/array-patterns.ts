/** How numbers and rows of them are written in a text. */
const PLAIN = String.raw`(?:\d+(?:\.\d+)?|\.\d+)(?:\s*/\s*[1-9]\d*)?`;
export const NUMBER = String.raw`[-+]?\s?(?:\\?(?:ln|log)\s?\(?\d+\)?|√\d+|\\sqrt\s?\{?\d+\}?|\\[td]?frac\s?\{?\d+\}?\s?\{?\d+\}?|${PLAIN})`;
export const TURNED = String.raw`(?:\s*\^\s*\{?\s*(?:T\b|⊤|ᵀ|\\top|\\intercal|\\mathsf\s*\{T\}|\\mathrm\s*\{T\})\s*\}?|ᵀ|⊤)`;
export const SEPARATOR = String.raw`\s*(?:[,;]\s*(?:\\[,;: ]\s*)?|\\[;,: ]\s*)`;
export const TUPLE = String.raw`(?:\\left)?[([⟨]\s*${NUMBER}(?:${SEPARATOR}${NUMBER})+\s*(?:\\right)?[)\]⟩]`;
