// How fast the language reads, prints, evaluates and compares, what share of the test tables it reads without a hole, and what share of
// the values, conversions and pairs comes out as it must: `npm run bench -- math`. Times are per formula, warm, best of five runs.
import { loadCore } from './load-core.mjs';

const TRANSCENDENTAL = new Set(
	'exp log ln sin cos tan sinh cosh tanh arcsin arccos arctan sigmoid softmax singular-values eigenvalues rank derivative'.split(
		' ',
	),
);

const math = await loadCore(`
	export { parseLatex, parsePlain } from './src/core/math/read/parse.ts';
	export { toLatex, toText } from './src/core/math/print/print.ts';
	export { some, walk } from './src/core/math/walk.ts';
	export { environment } from './src/core/math/evaluate/environment.ts';
	export { evaluate } from './src/core/math/evaluate/evaluate.ts';
	export { same } from './src/core/math/same/same.ts';
	export { inUnit } from './src/core/math/print/format.ts';
	export { parseUnitText, sameDimension, unitless, unitOf } from './src/core/math/units/units.ts';
	export * as values from './test/unit/math/rows-values.ts';
	export * as pairs from './test/unit/math/rows-pairs.ts';
	export { latexRows } from './test/unit/math/rows-latex.ts';
	export { plainRows } from './test/unit/math/rows-plain.ts';
`);
report(
	'LaTeX',
	math.latexRows.map(row => row[1]),
	math.parseLatex,
	math,
);
report(
	'plain text',
	math.plainRows.map(row => row[0]),
	math.parsePlain,
	math,
);
values(math);
pairs(math);
pathological(math);

function report(name, sources, parse, { walk, toLatex, toText }) {
	const holes = sources.filter(source => {
		let hole = false;
		walk(parse(source).expression, node => {
			hole ||= node.kind === 'hole';
		});
		return hole;
	});
	console.log(
		`${name}: ${sources.length} formulas, ${sources.length - holes.length} read without a hole (the rest are broken on purpose)`,
	);
	read(sources, parse);
	const trees = sources.map(source => parse(source).expression);
	show('print LaTeX', trees, toLatex);
	show('print text', trees, toText);
}

/** Numbers, amounts and conversions: the share that is right, those that are wrong without a word, and the time of an evaluation. */
function values({ parseLatex, parsePlain, evaluate, environment, inUnit, some, values: rows, ...math }) {
	const nothing = environment();
	const unit = text => (text === '' ? math.unitless : math.unitOf(math.parseUnitText(text)));
	const judge = (tree, value, shown) => {
		const result = evaluate(tree, nothing);
		if (!result.ok) return value === result.error.code ? 'right' : 'told';
		const found = result.value;
		if (found.kind === 'matrix') return Math.abs(found.matrix.get(0, 0) - value) < 1e-9 ? 'right' : 'wrong';
		if (found.kind !== 'quantity' || typeof value === 'string') return 'wrong';
		if (!math.sameDimension(found.unit, shown)) return 'wrong';
		return Math.abs(inUnit(found, shown) - value) <= 2e-7 * Math.max(Math.abs(value), 1e-3) ? 'right' : 'wrong';
	};
	const sets = {
		'plain values': [
			...rows.latexValueRows.map(([source, value]) => [parseLatex(source).expression, value, unit('')]),
			...rows.plainValueRows.map(([source, value]) => [parsePlain(source).expression, value, unit('')]),
		],
		'values with units': rows.unitValueRows.map(([form, source, value, shown]) => [
			(form === 'latex' ? parseLatex : parsePlain)(source).expression,
			value,
			unit(shown),
		]),
		conversions: rows.conversionRows.map(([amount, from, to, value]) => [
			parsePlain(`${amount} ${from}`).expression,
			value,
			unit(to),
		]),
	};
	console.log('Values');
	for (const [name, items] of Object.entries(sets)) {
		const verdicts = items.map(([tree, value, shown]) => judge(tree, value, shown));
		const count = verdict => verdicts.filter(each => each === verdict).length;
		console.log(`  ${name}: ${count('right')} of ${items.length} right, ${count('wrong')} wrong without a word`);
	}
	const trees = Object.values(sets)
		.flat()
		.map(([tree]) => tree)
		.filter(tree => evaluate(tree, nothing).ok);
	const isCostly = tree =>
		some(tree, node => node.kind === 'big' || TRANSCENDENTAL.has(node.operator) || node.kind === 'matrix');
	show(
		'evaluate',
		trees.filter(tree => !isCostly(tree)),
		tree => evaluate(tree, nothing),
	);
	show('functions, sums, matrices', trees.filter(isCostly), tree => evaluate(tree, nothing));
}

/** Pairs of expressions: the share that is judged rightly. */
function pairs({ parseLatex, environment, same, pairs: rows }) {
	const p = source => parseLatex(source).expression;
	const declared = environment(
		undefined,
		rows.shapes.map(([name, r, c]) => [name, { rows: p(r), columns: p(c) }]),
	);
	const sets = {
		equal: [rows.equalNumbers, rows.equalMatrices, rows.equalRelations, 'same'],
		unequal: [rows.unequalNumbers, rows.unequalMatrices, rows.unequalRelations, 'different'],
	};
	console.log('Pairs');
	for (const [name, [numbers, matrices, relations, wanted]] of Object.entries(sets)) {
		const items = [
			...[...numbers, ...relations].map(([a, b]) => [p(a), p(b), environment()]),
			...matrices.map(([a, b]) => [p(a), p(b), declared]),
		];
		const right = items.filter(([a, b, env]) => same(a, b, { environment: env }).kind === wanted).length;
		console.log(`  ${name}: ${right} of ${items.length} judged rightly`);
		show('compare', items, ([a, b, env]) => same(a, b, { environment: env }), 2);
	}
}

/** Reading, with blanks behind each formula that make it a new one: what was read before is remembered. */
function read(sources, parse, repeat = 20) {
	let count = 0;
	const fresh = source => source + (++count).toString(2).replace(/[01]/g, bit => (bit === '1' ? '\t' : ' '));
	for (let warm = 0; warm < 2 * repeat; warm++) for (const source of sources) parse(fresh(source));
	const times = sources.map(source => {
		let best = Number.POSITIVE_INFINITY;
		for (let run = 0; run < 5; run++) {
			const texts = Array.from({ length: repeat }, () => fresh(source));
			const start = process.hrtime.bigint();
			for (const text of texts) parse(text);
			best = Math.min(best, Number(process.hrtime.bigint() - start) / (1000 * repeat));
		}
		return best;
	});
	print('read', times);
}

function show(what, inputs, work, repeat = 20) {
	for (let warm = 0; warm < 2 * repeat; warm++) for (const input of inputs) work(input);
	const times = inputs.map(input => {
		let best = Number.POSITIVE_INFINITY;
		for (let run = 0; run < 5; run++) {
			const start = process.hrtime.bigint();
			for (let k = 0; k < repeat; k++) work(input);
			best = Math.min(best, Number(process.hrtime.bigint() - start) / (1000 * repeat));
		}
		return best;
	});
	print(what, times);
}

function print(what, times) {
	times.sort((a, b) => a - b);
	const at = share => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
	console.log(`  ${what.padEnd(12)} median ${at(0.5)} µs, 99th percentile ${at(0.99)} µs, slowest ${at(1)} µs`);
}

function pathological({ parseLatex, parsePlain, evaluate, environment, same }) {
	const inputs = {
		'100,000 open braces': '{'.repeat(100_000),
		'a formula of 2 MB': '1+'.repeat(1_000_000),
		'a tower of powers': '10^{10^{10^{10}}}',
		'a tower of factorials': '((((9!)!)!)!)!',
		'a long sum': '\\sum_{i=1}^{10^{12}} \\frac{1}{i}',
		'sums in sums': '\\sum_{i=1}^{9999}\\sum_{j=1}^{9999}\\sum_{k=1}^{9999} ijk',
		'a large matrix power': '\\begin{bmatrix}2&1\\\\1&3\\end{bmatrix}^{10^{9}}',
		__proto__: '__proto__ + constructor',
		'5,500 bars': '|a'.repeat(5_500),
		'1,900 open texts': '\\text{'.repeat(1_900),
		'5,400 terms': 'a+'.repeat(5_400),
		'2,000 columns': `\\begin{matrix}${'a&'.repeat(2_000)}\\end{matrix}`,
		'1,900 open \\left(': '\\left('.repeat(1_900),
		'1,200 fractions': '\\frac{1}{'.repeat(1_200),
		'5,900 equals signs': 'a='.repeat(5_900),
		'850 open notes': '\\underset{a}{'.repeat(850),
	};
	console.log('Pathological input');
	for (const [name, source] of Object.entries(inputs))
		for (const parse of [parseLatex, parsePlain]) {
			const start = performance.now();
			const { expression } = parse(source);
			evaluate(expression, environment());
			const time = performance.now() - start;
			same(expression, expression);
			const compared = performance.now() - start - time;
			console.log(
				`  ${name.padEnd(22)} read and evaluated in ${time.toFixed(1)} ms${time > 50 ? ', TOO SLOW' : ''}, compared in ${compared.toFixed(1)} ms`,
			);
		}
}
