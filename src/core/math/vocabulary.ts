import type { BigNode, Operator } from './expression.ts';
import type { TokenKind } from './tokens.ts';

/** What a command or a character stands for, before the grammar looks at it. */
export interface Entry {
	readonly kind: TokenKind;
	readonly text: string;
	readonly note?: string;
}

const GREEK =
	'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega ' +
	'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega Alpha Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi';

/** Greek letters by their LaTeX names. */
export const greekNames: ReadonlySet<string> = new Set(GREEK.split(' '));

const greekLetters: Record<string, string> = {
	α: 'alpha',
	β: 'beta',
	γ: 'gamma',
	δ: 'delta',
	ε: 'epsilon',
	ϵ: 'epsilon',
	ζ: 'zeta',
	η: 'eta',
	θ: 'theta',
	ϑ: 'theta',
	ι: 'iota',
	κ: 'kappa',
	λ: 'lambda',
	μ: 'mu',
	µ: 'mu',
	ν: 'nu',
	ξ: 'xi',
	ο: 'omicron',
	π: 'pi',
	ρ: 'rho',
	σ: 'sigma',
	ς: 'sigma',
	τ: 'tau',
	υ: 'upsilon',
	φ: 'phi',
	ϕ: 'phi',
	χ: 'chi',
	ψ: 'psi',
	ω: 'omega',
	Γ: 'Gamma',
	Δ: 'Delta',
	Θ: 'Theta',
	Λ: 'Lambda',
	Ξ: 'Xi',
	Π: 'Pi',
	Σ: 'Sigma',
	Υ: 'Upsilon',
	Φ: 'Phi',
	Ψ: 'Psi',
	Ω: 'Omega',
	Α: 'Alpha',
	Β: 'Beta',
	Ε: 'Epsilon',
	Ζ: 'Zeta',
	Η: 'Eta',
	Ι: 'Iota',
	Κ: 'Kappa',
	Μ: 'Mu',
	Ν: 'Nu',
	Ο: 'Omicron',
	Ρ: 'Rho',
	Τ: 'Tau',
	Χ: 'Chi',
};

/** Unicode letter of a Greek name, for printing text. */
export const greekGlyph: ReadonlyMap<string, string> = new Map(
	Object.entries(greekLetters)
		.filter(([glyph]) => !'ϵϑµςϕ'.includes(glyph))
		.map(([glyph, name]) => [name, glyph]),
);

/** Words that name a function, in `\operatorname`, `\text`, `\mathrm`, as a command or as an identifier. */
export const functionWords: ReadonlyMap<string, Operator> = new Map<string, Operator>([
	['sqrt', 'sqrt'],
	['abs', 'abs'],
	['norm', 'norm'],
	['floor', 'floor'],
	['ceil', 'ceil'],
	['round', 'round'],
	['exp', 'exp'],
	['log', 'log'],
	['ln', 'ln'],
	['lg', 'log'],
	['sin', 'sin'],
	['cos', 'cos'],
	['tan', 'tan'],
	['sinh', 'sinh'],
	['cosh', 'cosh'],
	['tanh', 'tanh'],
	['arcsin', 'arcsin'],
	['arccos', 'arccos'],
	['arctan', 'arctan'],
	['asin', 'arcsin'],
	['acos', 'arccos'],
	['atan', 'arctan'],
	['sigmoid', 'sigmoid'],
	['relu', 'relu'],
	['ReLU', 'relu'],
	['RELU', 'relu'],
	['sgn', 'sign'],
	['sign', 'sign'],
	['max', 'max'],
	['min', 'min'],
	['gcd', 'gcd'],
	['lcm', 'lcm'],
	['tr', 'trace'],
	['Tr', 'trace'],
	['trace', 'trace'],
	['Trace', 'trace'],
	['rank', 'rank'],
	['rk', 'rank'],
	['Rank', 'rank'],
	['det', 'det'],
	['diag', 'diag'],
	['Diag', 'diag'],
	['vec', 'vec'],
	['span', 'span'],
	['Span', 'span'],
	['col', 'column-space'],
	['Col', 'column-space'],
	['colspace', 'column-space'],
	['range', 'column-space'],
	['im', 'column-space'],
	['row', 'row-space'],
	['Row', 'row-space'],
	['rowspace', 'row-space'],
	['null', 'null-space'],
	['Null', 'null-space'],
	['ker', 'null-space'],
	['nullspace', 'null-space'],
	['dim', 'dim'],
	['softmax', 'softmax'],
	['Softmax', 'softmax'],
	['SoftMax', 'softmax'],
	['concat', 'concat'],
	['Concat', 'concat'],
	['concatenate', 'concat'],
	['Var', 'variance'],
	['var', 'variance'],
	['Cov', 'covariance'],
	['cov', 'covariance'],
	['Pr', 'probability'],
	['KL', 'kl'],
	['argmax', 'argmax'],
	['argmin', 'argmin'],
	['mean', 'mean'],
	['sum', 'sum-of'],
	['entropy', 'entropy'],
	['singularvalues', 'singular-values'],
	['eigenvalues', 'eigenvalues'],
	['eig', 'eigenvalues'],
	['pinv', 'pseudo-inverse'],
	['transpose', 'transpose'],
	['inv', 'inverse'],
]);

type BigOperator = BigNode['operator'];

/** Functions that turn into an operator over an index when they carry a subscript. */
export const bigOfFunction: ReadonlyMap<string, BigOperator> = new Map<string, BigOperator>([
	['max', 'max'],
	['min', 'min'],
	['argmax', 'argmax'],
	['argmin', 'argmin'],
	['sum-of', 'sum'],
	['expectation', 'expectation'],
]);

const commandTable = new Map<string, Entry>();
const add = (kind: TokenKind, table: string, note?: string): void => {
	for (const pair of table.split(' ')) {
		const at = pair.indexOf(':', 1);
		const name = at < 0 ? pair : pair.slice(0, at);
		commandTable.set(name, { kind, text: at < 0 ? name : pair.slice(at + 1), ...(note ? { note } : {}) });
	}
};

add('symbol', GREEK);
add(
	'symbol',
	'varepsilon:epsilon vartheta:theta varphi:phi varrho:rho varsigma:sigma varpi:pi varkappa:kappa ell hbar hslash:hbar imath:i ' +
		'jmath:j aleph beth infty infinity:infty emptyset varnothing:emptyset wp Re Im top bot angle triangle square Box:square ' +
		'bullet star:* checkmark dag:dagger ddag:ddagger dagger ddagger S P complement digamma eth clubsuit diamondsuit ' +
		'heartsuit spadesuit flat natural sharp surd mho Finv Game Bbbk diamond lozenge bigstar prime:prime LaTeX TeX',
);
add('symbol', 'R Reals:R reals:R N:N naturals:N natnums:N Z integers:Z Q C:C cnums:C complex:C', 'blackboard');
add(
	'relation',
	'eq:= approx:≈ thickapprox:≈ approxeq:≈ simeq:≈ cong:≈ doteq:≈ sim:~ thicksim:~ propto:∝ varpropto:∝ equiv:≡ triangleq::= ' +
		'coloneqq::= coloneq::= colonequals::= vcentcolon=::= defeq::= neq:≠ ne:≠ lt:< gt:> le:≤ leq:≤ leqslant:≤ leqq:≤ ge:≥ geq:≥ geqslant:≥ ' +
		'geqq:≥ ll:≪ lll:≪ gg:≫ ggg:≫ lesssim:≤ lessapprox:≤ gtrsim:≥ gtrapprox:≥ in:∈ isin:∈ notin:∉ subset:⊂ ' +
		'subseteq:⊆ subsetneq:⊂ sqsubseteq:⊆ supset:⊃ supseteq:⊃ supsetneq:⊃ to:→ rightarrow:→ longrightarrow:→ ' +
		'hookrightarrow:→ twoheadrightarrow:→ rightsquigarrow:→ leadsto:→ mapsto:↦ longmapsto:↦ perp:⊥ nmid:∣ mid:∣ vert:∣ parallel:≡ asymp:~ ' +
		'prec:< preceq:≤ succ:> succeq:≥ preccurlyeq:≤ succcurlyeq:≥ models:→ vdash:→ ni:∈ nleq:> ngeq:< nless:≥ ngtr:≤ leftarrow:→ gets:→ leftrightarrow:→ ' +
		'uparrow:→ downarrow:→ nearrow:→ searrow:→ xrightarrow:→ xleftarrow:→ rightharpoonup:→ bowtie:~ frown:~ smile:~',
);
commandTable.delete('vert');
commandTable.delete('mid');
add(
	'arrow',
	'implies:⟹ Rightarrow:⟹ Longrightarrow:⟹ therefore:⟹ Leftarrow:⟸ impliedby:⟸ Longleftarrow:⟸ because:⟸ iff:⟺ Leftrightarrow:⟺ Longleftrightarrow:⟺',
);
add('logic', 'land:and wedge:and lor:or vee:or');
add('not', 'lnot:not neg:not');
add(
	'add',
	'pm:± mp:∓ plusmn:± cup:∪ cap:∩ setminus:∖ smallsetminus:∖ oplus:+ ominus:- bigtriangleup:+ uplus:∪ sqcup:∪ sqcap:∩ plus:+ minus:-',
);
add(
	'multiply',
	'times cdot:dot ast:star div odot:hadamard circ:compose otimes:kronecker bmod:mod mod centerdot:dot rtimes:times ' +
		'ltimes:times bigcirc:compose oslash:slash boxtimes:times',
);
add(
	'function',
	[...functionWords]
		.filter(([word]) => /^[a-z]+$/i.test(word) && !['P', 'S'].includes(word))
		.map(([word, op]) => `${word}:${op}`)
		.join(' '),
);
add(
	'function',
	'E:expectation Expect:expectation expect:expectation Prob:probability arccot:arctan cot:tan sec:cos csc:sin sech:cosh coth:tanh',
);
for (const name of [
	'arccot',
	'cot',
	'sec',
	'csc',
	'sech',
	'coth',
	'range',
	'row',
	'round',
	'sum',
	'null',
	'im',
	'var',
	'sqrt',
	'abs',
	'norm',
	'floor',
	'ceil',
	'vec',
	'span',
])
	commandTable.delete(name);
add(
	'big',
	'sum prod:product int:integral iint:integral iiint:integral oint:integral smallint:integral lim:limit limsup:limit liminf:limit sup inf bigcup:union bigcap:intersection bigoplus:direct-sum coprod:product forall:for-all exists nexists:exists bigotimes:product bigodot:product bigsqcup:union bigvee:sup bigwedge:inf',
);
add(
	'command',
	'frac dfrac:frac tfrac:frac cfrac:frac nicefrac:frac sfrac:frac flatfrac:frac sqrt binom dbinom:binom tbinom:binom underbrace overbrace cancel bcancel:cancel xcancel:cancel boxed fbox:boxed norm abs ceil floor underline overline pmod dv pdv:dv mathop:pass mathbin:pass mathrel:pass mathord:pass mathinner:pass mathopen:pass mathclose:pass mathpunct:pass smash:pass ensuremath:pass mathstrut:nothing sout:cancel cancelto:cancelto operatornamewithlimits:pass genfrac expval:angle ev:angle ip:inner inner:inner innerproduct:inner braket:inner',
);
add(
	'style',
	'mathbf:bold boldsymbol:bold bm:bold pmb:bold symbf:bold bold:bold mathcal:calligraphic mathscr:calligraphic mathbb:blackboard Bbb:blackboard mathds:blackboard mathfrak:fraktur frak:fraktur mathsf:sans',
);
add(
	'accent',
	'hat widehat:hat bar tilde widetilde:tilde vec overrightarrow:vec dot ddot check breve acute grave mathring:ring overleftarrow:vec',
);
add('dots', 'dots ldots cdots vdots ddots dotsc dotsb dotsm dotsi dotso iddots adots mathellipsis textellipsis');
add('open', 'lbrace:{ langle:⟨ lfloor:⌊ lceil:⌈ lbrack:[ lparen:( lbrace:{ llbracket:[ lgroup:( rangle:⟩');
add('close', 'rbrace:} rangle:⟩ rfloor:⌋ rceil:⌉ rbrack:] rparen:) rrbracket:] rgroup:)');
add('partial', 'partial:partial');
add('nabla', 'nabla:nabla grad:nabla');
add('over', 'over choose:choose atop:over above:over');
add('quad', 'quad qquad:quad enspace:quad');
add('money', 'textdollar:$ dollar:$ euro:€ EUR:€ pounds:£ textsterling:£ cent:¢ textcent:¢');
add('degree', 'degree textdegree:degree degreecelsius:degree');

/** LaTeX commands by name, without the backslash. */
export const commands: ReadonlyMap<string, Entry> = commandTable;

/** Commands with no bearing on the meaning. */
export const silentCommands: ReadonlySet<string> = new Set(
	(
		'displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag centering left right middle ' +
		'big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm biggm Biggm large Large LARGE huge Huge small tiny normalsize footnotesize ' +
		'scriptsize rm bf it sf tt cal sl sc mathstrut strut allowbreak nobreak hfill hline noindent par protect relax ' +
		'thinspace medspace thickspace negthinspace negmedspace negthickspace break newline@ boldmath unboldmath itshape bfseries rmfamily hfil hss vfill toprule midrule bottomrule displaylimits nobreakspace space'
	).split(' '),
);

/** Commands that drop their arguments, with how many. */
export const droppedArguments: ReadonlyMap<string, number> = new Map([
	['label', 1],
	['tag', 1],
	['hspace', 1],
	['vspace', 1],
	['color', 1],
	['textcolor', 1],
	['colorbox', 1],
	['phantom', 1],
	['vphantom', 1],
	['hphantom', 1],
	['ref', 1],
	['eqref', 1],
	['cite', 1],
	['href', 1],
	['url', 1],
	['htmlClass', 1],
	['htmlId', 1],
	['htmlStyle', 1],
	['htmlData', 1],
	['rule', 2],
	['cline', 1],
	['stackrel', 1],
	['overset', 1],
	['raisebox', 1],
	['fcolorbox', 2],
	['includegraphics', 1],
	['class', 1],
	['cssId', 1],
	['style', 1],
	['require', 1],
	['setlength', 2],
	['definecolor', 3],
	['bbox', 0],
	['unicode', 1],
	['footnote', 1],
	['hskip', 0],
]);

/** Commands whose argument is words. */
export const textCommands: ReadonlySet<string> = new Set(
	'text textbf textrm textit textsc texttt textsf textnormal textup textmd mbox hbox mathrm operatorname mathit mathtt mathnormal emph intertext shortintertext textsubscript textsuperscript unit qty si SI rm@'.split(
		' ',
	),
);

/** Single characters outside letters and digits. */
export const characters: ReadonlyMap<string, Entry> = new Map<string, Entry>([
	['+', { kind: 'add', text: '+' }],
	['-', { kind: 'add', text: '-' }],
	['−', { kind: 'add', text: '-' }],
	['‒', { kind: 'add', text: '-' }],
	['‑', { kind: 'add', text: '-' }],
	['‐', { kind: 'add', text: '-' }],
	['–', { kind: 'to', text: '–' }],
	['—', { kind: 'to', text: '–' }],
	['±', { kind: 'add', text: '±' }],
	['∓', { kind: 'add', text: '∓' }],
	['∪', { kind: 'add', text: '∪' }],
	['∩', { kind: 'add', text: '∩' }],
	['∖', { kind: 'add', text: '∖' }],
	['⊕', { kind: 'add', text: '+' }],
	['*', { kind: 'multiply', text: 'star' }],
	['∗', { kind: 'multiply', text: 'star' }],
	['×', { kind: 'multiply', text: 'times' }],
	['✕', { kind: 'multiply', text: 'times' }],
	['⨯', { kind: 'multiply', text: 'times' }],
	['✖', { kind: 'multiply', text: 'times' }],
	['·', { kind: 'multiply', text: 'dot' }],
	['⋅', { kind: 'multiply', text: 'dot' }],
	['∙', { kind: 'multiply', text: 'dot' }],
	['•', { kind: 'multiply', text: 'dot' }],
	['÷', { kind: 'multiply', text: 'div' }],
	['/', { kind: 'multiply', text: 'slash' }],
	['∕', { kind: 'multiply', text: 'slash' }],
	['⁄', { kind: 'multiply', text: 'slash' }],
	['⊙', { kind: 'multiply', text: 'hadamard' }],
	['∘', { kind: 'multiply', text: 'compose' }],
	['⊗', { kind: 'multiply', text: 'kronecker' }],
	['@', { kind: 'multiply', text: 'matmul' }],
	['=', { kind: 'relation', text: '=' }],
	['≈', { kind: 'relation', text: '≈' }],
	['≃', { kind: 'relation', text: '≈' }],
	['≅', { kind: 'relation', text: '≈' }],
	['∼', { kind: 'relation', text: '~' }],
	['∝', { kind: 'relation', text: '∝' }],
	['≡', { kind: 'relation', text: '≡' }],
	['≔', { kind: 'relation', text: ':=' }],
	['≜', { kind: 'relation', text: ':=' }],
	['≠', { kind: 'relation', text: '≠' }],
	['<', { kind: 'relation', text: '<' }],
	['>', { kind: 'relation', text: '>' }],
	['≤', { kind: 'relation', text: '≤' }],
	['⩽', { kind: 'relation', text: '≤' }],
	['≥', { kind: 'relation', text: '≥' }],
	['⩾', { kind: 'relation', text: '≥' }],
	['≲', { kind: 'relation', text: '≤' }],
	['≳', { kind: 'relation', text: '≥' }],
	['≪', { kind: 'relation', text: '≪' }],
	['≫', { kind: 'relation', text: '≫' }],
	['∈', { kind: 'relation', text: '∈' }],
	['∉', { kind: 'relation', text: '∉' }],
	['⊂', { kind: 'relation', text: '⊂' }],
	['⊆', { kind: 'relation', text: '⊆' }],
	['⊃', { kind: 'relation', text: '⊃' }],
	['→', { kind: 'relation', text: '→' }],
	['⟶', { kind: 'relation', text: '→' }],
	['➔', { kind: 'relation', text: '→' }],
	['↦', { kind: 'relation', text: '↦' }],
	['⊥', { kind: 'relation', text: '⊥' }],
	['∣', { kind: 'bar', text: '|', note: 'middle' }],
	['⇒', { kind: 'arrow', text: '⟹' }],
	['⟹', { kind: 'arrow', text: '⟹' }],
	['∴', { kind: 'arrow', text: '⟹' }],
	['⇔', { kind: 'arrow', text: '⟺' }],
	['⟺', { kind: 'arrow', text: '⟺' }],
	['∧', { kind: 'logic', text: 'and' }],
	['∨', { kind: 'logic', text: 'or' }],
	['¬', { kind: 'not', text: 'not' }],
	['(', { kind: 'open', text: '(' }],
	[')', { kind: 'close', text: ')' }],
	['[', { kind: 'open', text: '[' }],
	[']', { kind: 'close', text: ']' }],
	['⟨', { kind: 'open', text: '⟨' }],
	['⟩', { kind: 'close', text: '⟩' }],
	['〈', { kind: 'open', text: '⟨' }],
	['〉', { kind: 'close', text: '⟩' }],
	['⌊', { kind: 'open', text: '⌊' }],
	['⌋', { kind: 'close', text: '⌋' }],
	['⌈', { kind: 'open', text: '⌈' }],
	['⌉', { kind: 'close', text: '⌉' }],
	['|', { kind: 'bar', text: '|' }],
	['‖', { kind: 'bar', text: '‖' }],
	['∥', { kind: 'bar', text: '‖' }],
	['^', { kind: '^', text: '^' }],
	['_', { kind: '_', text: '_' }],
	["'", { kind: 'prime', text: "'" }],
	['′', { kind: 'prime', text: "'" }],
	['″', { kind: 'prime', text: "''" }],
	['’', { kind: 'prime', text: "'" }],
	['!', { kind: '!', text: '!' }],
	['%', { kind: '%', text: '%' }],
	['‰', { kind: '%', text: '‰' }],
	[',', { kind: ',', text: ',' }],
	[';', { kind: ';', text: ';' }],
	[':', { kind: ':', text: ':' }],
	['.', { kind: '.', text: '.' }],
	['?', { kind: '.', text: '?' }],
	['…', { kind: 'dots', text: 'dots' }],
	['⋯', { kind: 'dots', text: 'cdots' }],
	['⋮', { kind: 'dots', text: 'vdots' }],
	['⋱', { kind: 'dots', text: 'ddots' }],
	['∑', { kind: 'big', text: 'sum' }],
	['∏', { kind: 'big', text: 'product' }],
	['∫', { kind: 'big', text: 'integral' }],
	['∀', { kind: 'big', text: 'for-all' }],
	['∃', { kind: 'big', text: 'exists' }],
	['∂', { kind: 'partial', text: 'partial' }],
	['∇', { kind: 'nabla', text: 'nabla' }],
	['√', { kind: 'command', text: 'sqrt' }],
	['∞', { kind: 'symbol', text: 'infty' }],
	['∅', { kind: 'symbol', text: 'emptyset' }],
	['ℓ', { kind: 'symbol', text: 'ell' }],
	['ħ', { kind: 'symbol', text: 'hbar' }],
	['⊤', { kind: 'symbol', text: 'top' }],
	['⊺', { kind: 'symbol', text: 'top' }],
	['†', { kind: 'symbol', text: 'dagger' }],
	['ℝ', { kind: 'symbol', text: 'R', note: 'blackboard' }],
	['ℕ', { kind: 'symbol', text: 'N', note: 'blackboard' }],
	['ℤ', { kind: 'symbol', text: 'Z', note: 'blackboard' }],
	['ℚ', { kind: 'symbol', text: 'Q', note: 'blackboard' }],
	['ℂ', { kind: 'symbol', text: 'C', note: 'blackboard' }],
	['𝔼', { kind: 'symbol', text: 'E', note: 'blackboard' }],
	['€', { kind: 'money', text: '€' }],
	['£', { kind: 'money', text: '£' }],
	['¢', { kind: 'money', text: '¢' }],
	['$', { kind: 'money', text: '$' }],
	['°', { kind: 'degree', text: 'degree' }],
	['#', { kind: 'symbol', text: '#' }],
	['½', { kind: 'vulgar', text: '1/2' }],
	['⅓', { kind: 'vulgar', text: '1/3' }],
	['⅔', { kind: 'vulgar', text: '2/3' }],
	['¼', { kind: 'vulgar', text: '1/4' }],
	['¾', { kind: 'vulgar', text: '3/4' }],
	['⅕', { kind: 'vulgar', text: '1/5' }],
	['⅖', { kind: 'vulgar', text: '2/5' }],
	['⅗', { kind: 'vulgar', text: '3/5' }],
	['⅘', { kind: 'vulgar', text: '4/5' }],
	['⅙', { kind: 'vulgar', text: '1/6' }],
	['⅚', { kind: 'vulgar', text: '5/6' }],
	['⅛', { kind: 'vulgar', text: '1/8' }],
	['⅜', { kind: 'vulgar', text: '3/8' }],
	['⅝', { kind: 'vulgar', text: '5/8' }],
	['⅞', { kind: 'vulgar', text: '7/8' }],
	...Object.entries(greekLetters).map(([glyph, name]): [string, Entry] => [glyph, { kind: 'symbol', text: name }]),
]);

/** Unicode superscripts and subscripts as ASCII. */
export const superscripts: ReadonlyMap<string, string> = new Map(
	[...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵀᵏᵐᵗʰᵈ'].map((glyph, i) => [glyph, '0123456789+-()niTkmthd'[i] as string]),
);
export const subscripts: ReadonlyMap<string, string> = new Map(
	[...'₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'].map((glyph, i) => [glyph, '0123456789+-aehijklmnoprstuvx'[i] as string]),
);

/** HTML entities that chat exports leave in formulas. */
export const entities: ReadonlyMap<string, string> = new Map([
	['lt', '<'],
	['gt', '>'],
	['amp', '&'],
	['nbsp', ' '],
	['times', '×'],
	['le', '≤'],
	['ge', '≥'],
	['ne', '≠'],
	['minus', '−'],
	['middot', '·'],
	['asymp', '≈'],
]);

/** Environments whose rows are lines of one calculation; every other environment with `&` is made of cells. */
export const alignedEnvironments: ReadonlySet<string> = new Set(
	'aligned align align* alignat alignat* alignedat gather gather* gathered split multline multline* eqnarray eqnarray* flalign flalign* equation equation* displaymath math dcases@ subequations darray@ CD'.split(
		' ',
	),
);

/** Bracket of each matrix environment. */
export const matrixBrackets: ReadonlyMap<string, '[' | '(' | '|' | '‖' | '{' | ''> = new Map([
	['matrix', ''],
	['smallmatrix', ''],
	['pmatrix', '('],
	['bmatrix', '['],
	['Bmatrix', '{'],
	['vmatrix', '|'],
	['Vmatrix', '‖'],
	['array', ''],
	['matrix*', ''],
	['pmatrix*', '('],
	['bmatrix*', '['],
	['Bmatrix*', '{'],
	['vmatrix*', '|'],
	['Vmatrix*', '‖'],
	['subarray', ''],
	['tabular', ''],
	['psmallmatrix', '('],
	['bsmallmatrix', '['],
	['darray', ''],
]);

export const casesEnvironments: ReadonlySet<string> = new Set([
	'cases',
	'dcases',
	'rcases',
	'drcases',
	'cases*',
	'dcases*',
]);

/** Scale words and suffixes with their power of ten. */
export const scaleWords: ReadonlyMap<string, number> = new Map([
	['hundred', 2],
	['thousand', 3],
	['thousands', 3],
	['million', 6],
	['millions', 6],
	['billion', 9],
	['billions', 9],
	['trillion', 12],
	['trillions', 12],
	['quadrillion', 15],
	['quintillion', 18],
	['sextillion', 21],
	['septillion', 24],
	['mn', 6],
	['bn', 9],
	['Mn', 6],
	['Bn', 9],
	['tn', 12],
	['mil', 6],
]);
export const scaleLetters: ReadonlyMap<string, number> = new Map([
	['k', 3],
	['K', 3],
	['M', 6],
	['B', 9],
	['T', 12],
]);

/** Words between formulas that only join them. */
export const joiningWords: ReadonlySet<string> = new Set(
	'and where with so thus hence then therefore but while also which gives giving i.e. with: where:'.split(' '),
);
