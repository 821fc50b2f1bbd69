// Measures the whole review on documents whose truth is known: node scripts/measure-documents.mjs FOLDER... [--list] [--force] [--alone]
//
// What a folder (or one below it) holds tells how it is measured:
//   NAME.md, NAME.expected.json   outlines, as in test/fixtures/homework: each leaf part with its label, question and answer
//   NAME.md in ordinary/          ordinary Markdown: any part is a false mark
//   NAME.md with «R|…» «W:…|…» «F|…»   answers, as in test/fixtures/marked: right, wrong and following statements. A wrong or following one is seen
//                                 if a finding on it says so; a right one is alarmed if a finding on it says so that touches no wrong one
//   questions.json                [{ id, around, question, values: [{ what, value, unit }], near }]: is it solved, and does each value stand among the results;
//                                 and with an answer of these values below it (or of all of them 1.37 times as large), is one of them called wrong
// `--list` tells every miss, `--force` reads every document as homework, `--alone` checks without answer keys.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadCore } from './load-core.mjs';

const args = process.argv.slice(2);
const option = name => args.includes(`--${name}`);
const folders = args.filter(arg => !arg.startsWith('--'));
if (!folders.length) {
	console.error('usage: node scripts/measure-documents.mjs FOLDER... [--list] [--force] [--alone]');
	process.exit(2);
}

const {
	review,
	library: shipped,
	compileLibrary,
	librarySources,
	unmarked,
	differences,
	readHomework,
	readSource,
} = await loadCore(
	`export { review } from './src/core/review.ts';
	export { readSource } from './src/core/text/source.ts';
	export { readHomework } from './src/core/homework/read.ts';
	export { unmarked } from './test/unit/check/marked.ts';
	export { differences } from './test/unit/homework/fixtures.ts';
	export { library } from './test/unit/library.ts';
	export { compileLibrary } from './src/core/solve/library.ts';
	export { librarySources } from 'homework-lens:library';`,
	{ from: 'test/unit/homework' },
);
// Keys are looked for in the index of a library: without them it must be compiled anew.
const library = option('alone') ? compileLibrary({ ...librarySources, keys: [] }) : shipped;
const totals = new Map();
const count = (what, holds) => {
	const [good, all] = totals.get(what) ?? [0, 0];
	totals.set(what, [good + (holds ? 1 : 0), all + 1]);
};
const say = text => option('list') && console.log(text);

for (const folder of folders) measure(path.resolve(folder));
const percent = (part, whole) => `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`;
for (const [what, [good, all]] of totals) console.log(`${what.padEnd(34)} ${percent(good, all)}`);

function measure(file) {
	if (statSync(file).isDirectory()) {
		for (const name of readdirSync(file).sort()) measure(path.join(file, name));
		return;
	}
	const text = () => readFileSync(file, 'utf8');
	const expected = file.replace(/\.md$/, '.expected.json');
	if (path.basename(file) === 'questions.json') measureQuestions(JSON.parse(text()));
	else if (!file.endsWith('.md')) return;
	else if (path.basename(path.dirname(file)) === 'ordinary') measureOrdinary(file, text());
	else if (existsSync(expected)) measureOutline(file, text(), JSON.parse(readFileSync(expected, 'utf8')));
	else if (/«[RWF](?::[^|«»]*)?\|/.test(text())) measureMarked(file, text());
}

function measureOutline(file, text, { leaves }) {
	const homework = readHomework(readSource(text), { force: option('force') });
	// A question that bears no label is numbered in its order: `1` there, `q1` here.
	const ids = new Set(homework.parts.map(({ id }) => id));
	for (const leaf of leaves) if (!ids.has(leaf.id) && ids.has(`q${leaf.id}`)) leaf.id = `q${leaf.id}`;
	// A label that comes again is of the next homework in the file: `2:1`.
	const times = new Map();
	let homeworks = 1;
	for (const leaf of leaves) {
		const time = (times.get(leaf.id) ?? 0) + 1;
		times.set(leaf.id, time);
		homeworks = Math.max(homeworks, time);
		if (time > 1) leaf.id = `${time}:${leaf.id}`;
		// The third question of a second homework, where the first one has but two.
		else if (!ids.has(leaf.id) && ids.has(`${homeworks}:${leaf.id}`)) leaf.id = `${homeworks}:${leaf.id}`;
	}
	const found = homework.parts.filter(({ leaf }) => leaf).map(({ id }) => id);
	const wanted = leaves.map(({ id }) => id);
	say(`\n${file}`);
	if (found.join(' ') !== wanted.join(' ')) say(`  parts ${found.join(' ') || 'none'}\n  asked ${wanted.join(' ')}`);
	for (const leaf of leaves) {
		const off = found.includes(leaf.id)
			? differences(homework, { leaves: [leaf] }).filter(line => !line.startsWith('leaves:'))
			: ['no such part'];
		count('parts as expected', off.length === 0);
		if (off.length && found.length) say(`  ${leaf.id}: ${off.join('; ')}`);
	}
	count('documents as expected', differences(homework, { leaves }).length === 0);
	count(
		'no part that is none',
		found.every(id => wanted.includes(id)),
	);
}

function measureOrdinary(file, text) {
	const { parts } = readHomework(readSource(text), {});
	count('ordinary documents left alone', parts.length === 0);
	if (parts.length) say(`\n${file}\n  taken for homework: ${parts.map(({ id }) => id).join(' ')}`);
}

function measureMarked(file, raw) {
	const { text, marks } = unmarked(raw);
	const { findings } = review(text, library, { force: true });
	const alarms = findings.filter(({ verdict }) => verdict !== 'right' && verdict !== 'cannot-tell');
	const meets = (mark, { span }) => span[0] < mark.end && mark.start < span[1];
	say(`\n${file}`);
	for (const mark of marks) {
		const right = mark.kind === 'R';
		const here = findings.filter(finding => meets(mark, finding));
		const alarm = here.find(
			finding =>
				alarms.includes(finding) && !(right && marks.some(other => other.kind !== 'R' && meets(other, finding))),
		);
		const noted = alarm ?? (right ? undefined : here.find(({ remark }) => remark));
		const words = text.slice(mark.start, mark.end).replace(/\s+/g, ' ');
		if (right) {
			count('right statements alarmed', alarm !== undefined);
			count('right statements confirmed', here.some(({ verdict }) => verdict === 'right') && !alarm);
			if (alarm) say(`  ALARM ${alarm.verdict} ${alarm.rule} on «${words}»: ${alarm.plain ?? alarm.message}`);
		} else {
			count(mark.kind === 'W' ? 'wrong statements seen' : 'following statements seen', noted !== undefined);
			if (noted) count('root told from follow-up', (noted.verdict === 'follows') === (mark.kind === 'F'));
			else
				say(
					`  unseen ${mark.kind}:${mark.tag} «${words}»${here.length ? ` (${here.map(f => `${f.verdict} ${f.rule}`)})` : ''}`,
				);
		}
	}
	for (const alarm of alarms.filter(finding => !marks.some(mark => meets(mark, finding)))) {
		count('alarms beside any mark', true);
		say(
			`  ALARM beside a mark: ${alarm.verdict} ${alarm.rule} «${alarm.quote.replace(/\s+/g, ' ')}»: ${alarm.plain ?? alarm.message}`,
		);
	}
}

function measureQuestions(questions) {
	for (const { id, around, question, values, near } of questions) {
		const { parts } = review(`# Homework\n\n## Problem 1\n\n${around ?? ''}\n\n(a) ${question}\n`, library, {
			force: true,
		});
		// A formula with what is missing in it is no answer to a question that lacks a number.
		const solutions = parts.flatMap(({ key, solution }) => (solution ? [{ key, solution }] : []));
		const results = solutions.flatMap(({ solution }) =>
			[
				...solution.results,
				...solution.otherMethods.flatMap(m => m.results),
				...(solution.cases ?? []).flatMap(c => c.results),
			]
				.concat(solution.steps.flatMap(step => step.results))
				.flatMap(result => [...numbersOf(result), ...coefficientsOf(result)]),
		);
		const key = solutions.map(each => each.key).join(', ') || 'no key';
		const told = solutions
			.flatMap(({ solution }) => solution.results.map(({ name, text }) => `${name} = ${text}`))
			.join('; ');
		if (near) {
			const answers = solutions.flatMap(({ solution }) =>
				[...solution.results, ...(solution.cases ?? []).flatMap(c => c.results)].flatMap(numbersOf),
			);
			count('near misses left unanswered', answers.length === 0);
			if (answers.length) say(`${id} near miss, answered by ${key}: ${told}\n    ${around ?? ''} | ${question}`);
			continue;
		}
		count('questions that find a key', solutions.length > 0);
		if (!values.length) {
			if (!solutions.length) say(`${id} no key (symbolic)\n    ${around ?? ''} | ${question}`);
			continue;
		}
		measureAnswer({ id, around, question }, values);
		const missed = values.filter(value => !results.some(result => isNear(result, value)));
		if (solutions.length && results.length) count('solved with all values', missed.length === 0);
		count('numeric questions solved', missed.length === 0);
		if (missed.length)
			say(
				`${id} ${key}: lacks ${missed.map(({ what, value, unit }) => `${what} ${value} ${unit}`).join('; ')}\n    ${around ?? ''} | ${question}\n    has ${told || 'no value'}; missing ${solutions.flatMap(({ solution }) => solution.missing).join(', ') || 'nothing'}`,
			);
	}
}

/** The values as an answer: none of them may be called wrong as they are, and each should be where it is another number. */
function measureAnswer({ id, around, question }, values) {
	for (const factor of [1, 1.37]) {
		const lines = values.map(
			({ what, value, unit }) => `- ${what}: ${written(value * factor)}${unit ? ` ${unit}` : ''}`,
		);
		const text = `# Homework\n\n## Problem 1\n\n${around ?? ''}\n\n(a) ${question}\n\n**Answer:**\n\n${lines.join('\n')}\n`;
		const { findings } = review(text, library, { force: true });
		let from = text.indexOf('**Answer:**');
		for (const line of lines) {
			const start = text.indexOf(line, from);
			from = start + line.length;
			const here = findings.filter(({ span }) => span[0] < from && start < span[1]);
			const alarm = here.find(({ verdict }) => verdict === 'wrong' || verdict === 'follows');
			if (factor === 1) {
				count('right answers called wrong', alarm !== undefined);
				count('right answers confirmed', !alarm && here.some(({ verdict }) => verdict === 'right'));
				if (alarm) say(`${id} ALARM on the right «${line}»: ${alarm.rule} ${alarm.plain ?? alarm.message}`);
			} else {
				count('other numbers called wrong', alarm !== undefined);
				const taken = here.find(({ verdict }) => verdict === 'right');
				count('other numbers confirmed', taken !== undefined);
				if (taken) say(`${id} CONFIRMS the wrong «${line}»: ${taken.rule} ${taken.plain ?? taken.message}`);
			}
		}
	}
}

/** A value as an answer has it: whole numbers in full, others to five figures. */
function written(value) {
	return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
}

/** The numbers of a result: its value, the entries of a matrix, the ends of its runs of positions. */
function numbersOf({ value, matrix, set, unit }) {
	const values = value !== undefined ? [value] : [...(matrix ?? []).flat(), ...(set ?? []).flat()];
	return values.map(each => ({ value: each, unit }));
}

/** The numbers in a result that is a formula: `0.5987 · C^(0.45161)` tells a coefficient and an exponent. */
function coefficientsOf({ value, matrix, set, text }) {
	if (value !== undefined || matrix || set) return [];
	return (text.match(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g) ?? []).map(each => ({ value: Number(each), unit: '' }));
}

/** Whether a result is the value that was asked for, in any unit that it can be said in: within half a percent. */
function isNear({ value, unit }, wanted) {
	const powers = [
		1,
		1e3,
		1e6,
		1e9,
		1e12,
		1e15,
		1e18,
		1e-3,
		1e-6,
		1024,
		1024 ** 2,
		1024 ** 3,
		1024 ** 4,
		8,
		0.125,
		60,
		3600,
		86400,
		3.15576e7,
		3.1536e7,
		100,
		0.01,
		3.6e6,
		3.6e9,
		3.6e12,
		8.64e19,
		1 / 8.64e19,
	];
	// What is asked for each day is often listed without it.
	if (/\/(?:d|h|s|mo|yr|min|day|month|year|hour)\b/.test(unit) && !/\//.test(wanted.unit ?? '')) {
		// Results that are said by the day or the month are kept by the second.
		if (
			/\/\(?s\b/.test(unit) &&
			[60, 3600, 86400, 2592000, 2629800, 31536000, 31557600].some(
				seconds => Math.abs(value * seconds - wanted.value) <= 0.005 * Math.abs(wanted.value),
			)
		)
			return true;
		const each = {
			d: 86400,
			day: 86400,
			h: 3600,
			hour: 3600,
			s: 1,
			min: 60,
			mo: 2629800,
			month: 2629800,
			yr: 31557600,
			year: 31557600,
		};
		const [, time] = /\/(?:\()?(\w+)/.exec(unit) ?? [];
		const seconds = each[time];
		if (seconds && isNear({ value: value * seconds, unit: '' }, wanted)) return true;
	}
	const bare = !wanted.unit || /^(params?|parameters|tokens?|entries|%|)$/i.test(wanted.unit);
	return (
		(bare ? [1, 0.01, 100] : powers).some(
			power => Math.abs(value - wanted.value * power) <= 0.005 * Math.abs(wanted.value * power),
		) ||
		(unit === '' && Math.abs(value - wanted.value) <= 0.005 * Math.abs(wanted.value))
	);
}
