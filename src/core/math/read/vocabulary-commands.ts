import type { TokenKind } from './tokens.ts';
import { type Entry, functionWords, greekNames, pairs } from './vocabulary.ts';

const table = new Map<string, Entry>();
const add = (kind: TokenKind, entries: string, note?: string): void => {
	for (const [name, text] of pairs(entries))
		table.set(name, note === undefined ? { kind, text } : { kind, text, note });
};

add('symbol', [...greekNames].join(' '));
add(
	'symbol',
	`varepsilon:epsilon vartheta:theta varphi:phi varrho:rho varsigma:sigma varpi:pi varkappa:kappa ell hbar hslash:hbar imath:i jmath:j aleph beth
	infty infinity:infty emptyset varnothing:emptyset wp Re Im top intercal:top bot angle triangle bullet star:* checkmark dag:dagger ddag:ddagger
	dagger ddagger S P complement digamma eth clubsuit diamondsuit heartsuit spadesuit flat natural sharp mho Finv Game diamond lozenge bigstar
	prime LaTeX TeX deg hom Dagger:ddagger weierp:wp infin:infty alef:aleph ket bra Ket:ket Bra:bra`,
);
add('blank', 'square:□ Box:□ blacksquare:□');
add('symbol', 'R Reals:R reals:R N naturals:N natnums:N Z integers:Z Q C cnums:C Complex:C complex:C', 'blackboard');
add(
	'relation',
	`eq:= approx:≈ thickapprox:≈ approxeq:≈ simeq:≈ cong:≈ doteq:≈ sim:~ thicksim:~ propto:∝ varpropto:∝ equiv:≡ triangleq::= coloneqq::= coloneq::=
	colonequals::= defeq::= neq:≠ ne:≠ lt:< gt:> le:≤ leq:≤ leqslant:≤ leqq:≤ ge:≥ geq:≥ geqslant:≥ geqq:≥ ll:≪ lll:≪ gg:≫ ggg:≫ lesssim:≤
	lessapprox:≤ gtrsim:≥ gtrapprox:≥ in:∈ isin:∈ notin:∉ subset:⊂ subseteq:⊆ subsetneq:⊂ sqsubseteq:⊆ supset:⊃ supseteq:⊃ supsetneq:⊃ to:→
	rightarrow:→ longrightarrow:→ hookrightarrow:→ twoheadrightarrow:→ rightsquigarrow:→ leadsto:→ mapsto:↦ longmapsto:↦ perp:⊥ nmid:∣ parallel:≡
	asymp:~ prec:< preceq:≤ succ:> succeq:≥ preccurlyeq:≤ succcurlyeq:≥ models:→ vdash:→ ni:∈ nleq:> ngeq:< nless:≥ ngtr:≤ leftarrow::= gets::=
	leftrightarrow:→ uparrow:→ downarrow:→ nearrow:→ searrow:→ xrightarrow:→ xleftarrow::= rightharpoonup:→ bowtie:~ frown:~ smile:~`,
);
// The rarer ones by what they come nearest to: nothing is worked out with most of them, and none may pass for a factor.
add(
	'relation',
	`sqsupseteq:⊃ sqsupset:⊃ Supset:⊃ supseteqq:⊃ supsetneqq:⊃ sqsubset:⊂ Subset:⊂ subseteqq:⊆ subsetneqq:⊂ nsubseteq:≠ nsupseteq:≠ owns:∈ eqsim:≈
	backsim:~ backsimeq:≈ bumpeq:≈ Bumpeq:≈ circeq:= eqcirc:= doteqdot:= Doteq:= risingdotseq:= fallingdotseq:= nsim:≠ ncong:≠ lneq:< lneqq:<
	lnsim:< lnapprox:< gneq:> gneqq:> gnsim:> gnapprox:> eqslantless:≤ eqslantgtr:≥ lessgtr:≠ gtrless:≠ lesseqgtr:≠ gtreqless:≠ lesseqqgtr:≠
	gtreqqless:≠ llless:≪ gggtr:≫ lessdot:< gtrdot:> nprec:≥ nsucc:≤ npreceq:> nsucceq:< precsim:≤ succsim:≥ precapprox:≤ succapprox:≥ precneqq:<
	succneqq:> precnsim:< succnsim:> precnapprox:< succnapprox:> curlyeqprec:≤ curlyeqsucc:≥ shortmid:∣ shortparallel:≡ nparallel:≠ between:~ Join:~
	pitchfork:~ dashv:→ vDash:→ Vdash:→ Vvdash:→ nvdash:≠ nvDash:≠ nVdash:≠ nVDash:≠ multimap:→ longleftarrow::= longleftrightarrow:→ hookleftarrow::=
	dashrightarrow:→ dashleftarrow::= twoheadleftarrow::= leftarrowtail::= rightarrowtail:→ rightrightarrows:→ leftleftarrows::= rightleftharpoons:→
	leftrightharpoons:→ rightleftarrows:→ leftrightarrows:→ rightharpoondown:→ leftharpoonup::= leftharpoondown::= swarrow:→ nwarrow:→ updownarrow:→
	curvearrowright:→ curvearrowleft::= looparrowright:→ looparrowleft::= nleftarrow:≠ nrightarrow:≠ nleftrightarrow:≠ leftrightsquigarrow:→
	xleftrightarrow:→ xrightleftharpoons:→ xlongequal:= xmapsto:↦ trianglelefteq:≤ trianglerighteq:≥ vartriangleleft:< vartriangleright:>
	ntriangleleft:≠ ntriangleright:≠ ntrianglelefteq:≠ ntrianglerighteq:≠ colonapprox:≈ Colonapprox:≈ colonsim:~ Coloneq::= Coloneqq::= eqcolon:=
	eqqcolon:= smallfrown:~ smallsmile:~ subsetneqq:⊂ varsubsetneq:⊂ varsupsetneq:⊃`,
);
add(
	'arrow',
	`Uparrow:⟹ Downarrow:⟹ Updownarrow:⟺ nLeftarrow:⟹ nRightarrow:⟹ nLeftrightarrow:⟺ Lleftarrow:⟹ Rrightarrow:⟹`,
);
add(
	'arrow',
	'implies:⟹ Rightarrow:⟹ Longrightarrow:⟹ therefore:⟹ Leftarrow:⟹ impliedby:⟹ Longleftarrow:⟹ because:⟹ iff:⟺ Leftrightarrow:⟺ Longleftrightarrow:⟺',
);
add(
	'logic',
	'land:and wedge:and lor:or vee:or And:and curlywedge:and curlyvee:or barwedge:and doublebarwedge:and veebar:or',
);
add('not', 'lnot:not neg:not');
add(
	'add',
	'Cup:∪ doublecup:∪ biguplus:∪ dotplus:+ boxplus:⊕ boxminus:- circleddash:- pm:± mp:∓ plusmn:± cup:∪ setminus:∖ smallsetminus:∖ oplus:⊕ ominus:- uplus:∪ sqcup:∪ plus:+ minus:-',
);
add(
	'multiply',
	`times cdot:dot ast:star div odot:hadamard circ:compose otimes:kronecker bmod:mod mod centerdot:dot cdotp:dot rtimes:times ltimes:times
	sdot:dot Cap:cap doublecap:cap divideontimes:times boxdot:hadamard circledast:hadamard circledcirc:compose leftthreetimes:times rightthreetimes:times
	bigcirc:compose oslash:slash boxtimes:times cap sqcap:cap`,
);
// Words that are commands of their own in LaTeX, or no commands at all, are functions only in \operatorname and \text.
const NO_COMMANDS = new Set(
	'range row round sum null im var sqrt abs norm floor ceil vec span cross choose binom derivative'.split(' '),
);
for (const [word, operator] of functionWords)
	if (!NO_COMMANDS.has(word)) table.set(word, { kind: 'function', text: operator });
add(
	'function',
	`sec csc cosec:csc cot cotg:cot ctg:cot coth cth:coth sech csch arccot arcctg:arccot arcsinh arccosh arctanh arsinh:arcsinh arcosh:arccosh
	artanh:arctanh sh:sinh ch:cosh th:tanh tg:tan arctg:arctan`,
);
add('function', 'E:expectation Expect:expectation Prob:probability');
add(
	'big',
	`sum prod:product int:integral iint:integral iiint:integral oint:integral oiint:integral oiiint:integral smallint:integral intop:integral plim:limit varinjlim:limit varprojlim:limit lim:limit limsup:limit liminf:limit varlimsup:limit varliminf:limit injlim:limit projlim:limit sup inf
	bigcup:union bigcap:intersection bigoplus:direct-sum coprod:product forall:for-all exist:exists exists nexists:exists bigotimes:product bigodot:product
	bigsqcup:union bigvee:sup bigwedge:inf`,
);
add(
	'command',
	`surd:sqrt frac dfrac:frac tfrac:frac cfrac:frac nicefrac:frac sfrac:frac flatfrac:frac sqrt binom dbinom:binom tbinom:binom underbrace overbrace cancel
	bcancel:cancel xcancel:cancel boxed fbox:boxed norm abs ceil floor underline:pass overline:overline pmod dv pdv:dv mathop:pass mathbin:pass
	mathrel:pass mathord:pass mathinner:pass mathopen:pass mathclose:pass mathpunct:pass smash:pass ensuremath:pass sout:cancel
	cancelto operatornamewithlimits:pass set Set:set expval:angle ev:angle ip:inner inner innerproduct:inner braket:inner`,
);
add(
	'style',
	`mathbf:bold boldsymbol:bold bm:bold pmb:bold symbf:bold bold mathcal:calligraphic mathscr:calligraphic mathbb:blackboard Bbb:blackboard
	mathds:blackboard mathfrak:fraktur frak:fraktur mathsf:sans`,
);
add(
	'accent',
	'hat widehat:hat bar tilde widetilde:tilde vec overrightarrow:vec dot ddot check breve acute grave mathring:ring overleftarrow:vec',
);
add('dots', 'dots ldots cdots vdots ddots dotsc dotsb dotsm dotsi dotso iddots adots mathellipsis textellipsis');
add('open', 'lbrace:{ langle:⟨ lang:⟨ lfloor:⌊ lceil:⌈ lbrack:[ lparen:( llbracket:[ lgroup:( lmoustache:(');
add('close', 'rbrace:} rangle:⟩ rang:⟩ rfloor:⌋ rceil:⌉ rbrack:] rparen:) rrbracket:] rgroup:) rmoustache:)');
add('partial', 'partial');
add('nabla', 'nabla grad:nabla');
add('over', 'over choose atop:over above:over');
add(':', 'colon::');
add('quad', 'quad qquad:quad enspace:quad');
add('money', 'textdollar:$ dollar:$ euro:€ EUR:€ pounds:£ textsterling:£ cent:¢ textcent:¢');
add('degree', 'degree textdegree:degree degreecelsius:degree');

/** LaTeX commands by name, without the backslash. */
export const commands: ReadonlyMap<string, Entry> = table;

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Commands with no bearing on the meaning. */
export const silentCommands = words(
	`displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag centering left right middle big Big bigg Bigg bigl bigr Bigl
	Bigr biggl biggr Biggl Biggr bigm Bigm biggm Biggm large Large LARGE huge Huge small tiny normalsize footnotesize scriptsize rm bf it sf tt cal sl sc
	mathstrut strut allowbreak nobreak hfill hline noindent par protect relax thinspace medspace thickspace negthinspace negmedspace negthickspace
	break boldmath unboldmath itshape bfseries rmfamily hfil hss vfill toprule midrule bottomrule displaylimits nobreakspace space`,
);

/** Commands that drop their arguments, with how many. */
export const droppedArguments: ReadonlyMap<string, number> = new Map(
	pairs(`label:1 tag:1 hspace:1 vspace:1 color:1 textcolor:1 colorbox:1 phantom:1 vphantom:1 hphantom:1 ref:1 eqref:1 cite:1 href:1 url:1 htmlClass:1
	htmlId:1 htmlStyle:1 htmlData:1 rule:2 cline:1 stackrel:1 overset:1 raisebox:1 fcolorbox:2 includegraphics:1 class:1 cssId:1 style:1 require:1
	setlength:2 definecolor:3 bbox:0 unicode:1 footnote:1`).map(([name, count]) => [name, Number(count)]),
);

/** Commands whose argument is words. */
export const textCommands = words(
	`text textbf textrm textit textsc texttt textsf textnormal textup textmd mbox hbox mathrm operatorname mathit mathtt mathnormal emph intertext
	shortintertext unit`,
);

/** Environments whose rows are lines of one calculation; every other environment with `&` is made of cells. */
export const alignedEnvironments = words(
	`aligned align align* alignat alignat* alignedat gather gather* gathered split multline multline* eqnarray eqnarray* flalign flalign* equation
	equation* displaymath math subequations`,
);

type Bracket = '[' | '(' | '|' | '‖' | '{' | '';

/** Bracket of each matrix environment. */
export const matrixBrackets = new Map(
	pairs(
		'pmatrix:( bmatrix:[ Bmatrix:{ vmatrix:| Vmatrix:‖ pmatrix*:( bmatrix*:[ Bmatrix*:{ vmatrix*:| Vmatrix*:‖ psmallmatrix:( bsmallmatrix:[',
	).concat('matrix smallmatrix array matrix* subarray tabular darray'.split(' ').map(name => [name, ''])),
) as ReadonlyMap<string, Bracket>;

export const casesEnvironments = words('cases dcases rcases drcases cases* dcases*');
