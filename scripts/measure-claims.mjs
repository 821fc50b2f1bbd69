// Measures the checker on claims whose truth is known: node scripts/measure-claims.mjs FILE [--list] [--list=wrong|right|traps]
//
// FILE holds one JSON object a line: `text` (Markdown), `start` and `end` of the claim in it, and `truth`: `right`, `wrong`
// or `must-not-flag`. A claim is flagged by a finding on it that is wrong, follows, incomplete or unsupported, and noted by one
// that is right with a remark. A wrong claim counts as seen if flagged or noted; a right claim or a trap only if flagged.
import { readFileSync } from 'node:fs';
import { loadCore } from './load-core.mjs';

const args = process.argv.slice(2);
const file = args.find(arg => !arg.startsWith('--'));
if (!file) {
	console.error('usage: node scripts/measure-claims.mjs FILE [--list[=wrong|right|traps]]');
	process.exit(2);
}
const listArg = args.find(arg => arg.startsWith('--list'));
const list = listArg ? (listArg.split('=')[1] ?? 'all') : '';
const rows = readFileSync(file, 'utf8')
	.split('\n')
	.filter(line => line.trim() !== '')
	.map(line => JSON.parse(line));

const core = await loadCore(`
	export { readSource } from './src/core/text/source.ts';
	export { readHomework } from './src/core/homework/read.ts';
	export { readStatements } from './src/core/quantities/statements.ts';
	export { readGivens } from './src/core/quantities/givens.ts';
	export { check } from './src/core/check/check.ts';
	export { english } from './src/core/text/message.ts';
`);
report(rows.map(row => ({ row, ...judged(core, row) })));

/** A throw is a bug of the core; it is counted and told, and the other rows are still measured. */
function judged(core, row) {
	try {
		return judge(core, row);
	} catch (error) {
		return { verdict: 'thrown', flagged: false, noted: false, message: String(error?.stack ?? error).slice(0, 300) };
	}
}

/** The findings that stand on the claim of a row. */
function judge(core, row) {
	const source = core.readSource(row.text);
	const homework = core.readHomework(source, { force: true });
	const statements = core.readStatements(homework);
	const givens = core.readGivens(homework, []);
	const findings = core
		.check({ homework, statements, givens, solutions: [], facts: [], disabledRules: [] })
		.map(finding => {
			const start = source.blocks[finding.anchor.block].start;
			return { ...finding, start: start + finding.anchor.span.start, end: start + finding.anchor.span.end };
		})
		.filter(finding => isAbout(finding, row));
	const flagged = findings.find(({ verdict }) => verdict !== 'right' && verdict !== 'cannot-tell');
	const noted = findings.find(({ verdict, remark }) => verdict === 'right' && remark);
	const verdict = flagged?.verdict ?? (noted ? `remark ${noted.remark}` : (findings[0]?.verdict ?? 'not seen'));
	const message = (flagged ?? noted ?? findings[0])?.message;
	return {
		verdict,
		flagged: flagged !== undefined,
		noted: noted !== undefined,
		message: message && core.english(message),
	};
}

/** A finding is about a claim if it covers the middle of it: the relation sign, with something of both sides. */
function isAbout(finding, row) {
	const sign = signOf(row);
	return finding.start < sign && finding.end > sign;
}

/** Offset of the claim's relation sign: behind its left side. */
function signOf({ text, start, end, lhs }) {
	const claim = text.slice(start, end);
	const left = claim.indexOf(lhs);
	if (left >= 0) {
		const rest = /[=≈~]|\\approx|\\sim|\\doteq/.exec(claim.slice(left + lhs.length));
		if (rest) return start + left + lhs.length + rest.index;
	}
	const any = /[=≈~]|\\approx|\\sim/.exec(claim);
	return start + (any ? any.index : Math.floor(claim.length / 2));
}

function report(results) {
	const share = (part, whole) =>
		`${part.length}/${whole.length} (${((100 * part.length) / Math.max(1, whole.length)).toFixed(2)} %)`;
	const of = truth => results.filter(({ row }) => row.truth === truth);
	const wrong = of('wrong');
	const right = of('right');
	const traps = of('must-not-flag');
	const lines = [];
	if (wrong.length > 0) {
		const seen = wrong.filter(({ flagged, noted }) => flagged || noted);
		lines.push(
			`wrong claims seen:    ${share(seen, wrong)}, of them ${seen.filter(({ flagged }) => flagged).length} flagged`,
		);
		lines.push(tally(wrong));
		show(
			'wrong',
			wrong.filter(({ flagged, noted }) => !flagged && !noted),
		);
	}
	if (right.length > 0) {
		lines.push(
			`right claims flagged: ${share(
				right.filter(({ flagged }) => flagged),
				right,
			)}`,
		);
		lines.push(tally(right));
		show(
			'right',
			right.filter(({ flagged }) => flagged),
		);
	}
	if (traps.length > 0) {
		lines.push(
			`traps flagged:        ${share(
				traps.filter(({ flagged }) => flagged),
				traps,
			)}`,
		);
		lines.push(tally(traps));
		show(
			'traps',
			traps.filter(({ flagged }) => flagged),
		);
	}
	console.log(lines.join('\n'));

	function show(kind, misses) {
		if (list !== 'all' && list !== kind) return;
		for (const { row, verdict, message } of misses) {
			const around = row.text.slice(Math.max(0, row.start - 80), row.end + 80).replaceAll('\n', '⏎');
			lines.push(
				`  ${row.id ?? ''} [${verdict}] ${row.lhs} ${row.rel} ${row.rhs}\n      …${around}…${message ? `\n      ${message}` : ''}`,
			);
		}
	}
}

/** Verdicts and how often each came. */
function tally(results) {
	const counts = new Map();
	for (const { verdict } of results) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
	return `  ${[...counts]
		.sort((a, b) => b[1] - a[1])
		.map(([verdict, count]) => `${verdict} ${count}`)
		.join(', ')}`;
}
