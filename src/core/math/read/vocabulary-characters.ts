import type { TokenKind } from './tokens.ts';
import { type Entry, greekLetters, pairs } from './vocabulary.ts';

const table = new Map<string, Entry>();
const add = (kind: TokenKind, entries: string, note?: string): void => {
	for (const [glyph, text] of pairs(entries))
		table.set(glyph, note === undefined ? { kind, text } : { kind, text, note });
};

for (const [glyph, name] of greekLetters) table.set(glyph, { kind: 'symbol', text: name });
add('add', '+ - −:- ‒:- ‑:- ‐:- ± ∓ ∪ ∖ ⊕ ⊖:-');
add('to', '–:– —:–');
add(
	'multiply',
	'*:star ∗:star ×:times ✕:times ⨯:times ✖:times ╳:times ·:dot ⋅:dot ∙:dot •:dot ÷:div /:slash ∕:slash ⁄:slash ⊙:hadamard ⨀:hadamard ∘:compose ⊗:kronecker @:matmul ∩:cap',
);
add(
	'relation',
	'= ≈ ≃:≈ ≅:≈ ∼:~ ∝ ≡ ≔::= ≜::= ≠ < > ≤ ⩽:≤ ≥ ⩾:≥ ≲:≤ ≳:≥ ≪ ≫ ∈ ∉ ⊂ ⊆ ⊃ ⊇:⊃ → ←::= ⟵::= ⟶:→ ➔:→ ➜:→ ⇝:→ ↦ ⟼:↦ ⊥',
);
add('arrow', '⇒:⟹ ⟹ ∴:⟹ ⇔:⟺ ⟺');
add('logic', '∧:and ∨:or');
add('not', '¬:not');
add('open', '( [ ⟨ 〈:⟨ ⌊ ⌈');
add('close', ') ] ⟩ 〉:⟩ ⌋ ⌉');
add('bar', '| ‖ ∥:‖');
add('bar', '∣:|', 'middle');
add('^', '^');
add('_', '_');
add('prime', "' ′:' ″:'' ‴:''' ’:'");
add('!', '!');
add('%', '% ‰');
add(',', ', ，:,');
add(';', ';');
table.set(':', { kind: ':', text: ':' });
add('.', '. ? 。:.');
add('dots', '…:dots ⋯:cdots ⋮:vdots ⋱:ddots');
add('big', '∑:sum ∏:product ∫:integral ∀:for-all ∃:exists ⋃:union ⋂:intersection ⨁:direct-sum');
add('partial', '∂:partial');
add('nabla', '∇:nabla');
add('command', '√:sqrt ∛:cbrt ∜:fourth-root');
add('function', '𝔼:expectation ℙ:probability');
add('symbol', '⋆:* ∞:infty ∅:emptyset ℓ:ell ħ:hbar ⊤:top ⊺:top †:dagger #');
add('symbol', 'ℝ:R ℕ:N ℤ:Z ℚ:Q ℂ:C', 'blackboard');
add('symbol', 'ℒ:L ℋ:H ℱ:F ℰ:E ℛ:R ℬ:B ℐ:I ℳ:M', 'calligraphic');
add('money', '$ € £ ¢ ¥');
add('degree', '°:degree');
add('blank', '□ ▢:□');
add('row', '⏎:row');
table.set('\u2003', { kind: 'quad', text: 'quad' });
add('vulgar', '½:1/2 ⅓:1/3 ⅔:2/3 ¼:1/4 ¾:3/4 ⅕:1/5 ⅖:2/5 ⅗:3/5 ⅘:4/5 ⅙:1/6 ⅚:5/6 ⅛:1/8 ⅜:3/8 ⅝:5/8 ⅞:7/8');

/** Single characters outside letters and digits. */
export const characters: ReadonlyMap<string, Entry> = table;

/** HTML entities that chat exports leave in formulas. */
export const entities: ReadonlyMap<string, string> = new Map(
	pairs('lt:< gt:> amp:& times:× le:≤ ge:≥ ne:≠ minus:− middot:· asymp:≈').concat([['nbsp', ' ']]),
);
