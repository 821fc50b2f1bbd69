import * as vscode from 'vscode';
import type { Explanation } from '../../core/report/explain.ts';
import type { ReviewFinding, ReviewGiven, ReviewOrigin, ReviewPart } from '../../core/review-contract.ts';
import { command } from '../commands.ts';
import { markdown } from '../documents.ts';
import { code, type Formulas } from '../formulas.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { look, partInWords, partName, plainFormula } from '../verdicts.ts';
import { isAlarm } from './diagnostics.ts';

/**
 * Explains what is under the mouse: a statement that was checked, a formula, a given, the heading of a part. Ordinary
 * Markdown gets no hover.
 */
export function hover(reviews: Reviews, formulas: Formulas): vscode.Disposable {
	const provider: vscode.HoverProvider = {
		async provideHover(asked, where, token) {
			if (!settings.hoverEnabled(asked)) return undefined;
			const place = await reviews.at(asked, where);
			if (!place || place.reviewed.empty || token.isCancellationRequested) return undefined;
			const { reviewed, position } = place;
			const { document } = reviewed;
			const { review } = reviewed;
			const part = review.parts.findLast(({ span }) => reviewed.range(span).contains(position));
			const findings = review.findings.filter(
				({ span, kind }) => kind !== 'point' && reviewed.range(span).contains(position),
			);
			// What speaks of the smallest stretch is what the mouse means.
			const finding = findings.toSorted((a, b) => length(a.span) - length(b.span))[0];
			const given = part?.givens.find(({ span }) => span && reviewed.range(span).contains(position));
			const { formulaAt, explain } = await reviews.engine();
			const formula = formulaAt(document.getText(), document.offsetAt(position));
			const explanation = formula && explain(formula.source, formula.plain, part?.givens ?? []);

			const pieces = [
				...(finding ? await saidOf(finding, reviewed, formulas) : []),
				...(explanation ? await readAs(explanation, formulas) : []),
				...(given ? [await givenInWords(given, formulas)] : []),
			];
			if (pieces.length === 0) {
				if (!part || !reviewed.range(part.heading).contains(position)) return undefined;
				pieces.push(headingInWords(reviewed, part));
			}
			if (part) pieces.push(link(reviewed, part));
			const contents = new vscode.MarkdownString(pieces.join('\n\n'));
			contents.isTrusted = { enabledCommands: [command.showSolution, command.explainRule] };
			return new vscode.Hover(contents, finding && reviewed.location(finding.span).range);
		},
	};
	return vscode.languages.registerHoverProvider(markdown, provider);
}

const length = ([from, to]: readonly [number, number]): number => to - from;

/** Text that Markdown shows as it stands. */
const literal = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&]/g, '\\$&');

async function saidOf(finding: ReviewFinding, reviewed: Reviewed, formulas: Formulas): Promise<readonly string[]> {
	const { verdict, message, rule, expected, expectedHere, alternatives, roots } = finding;
	const { mark, word } = look(verdict);
	// The editor itself puts what is in the Problems view above this hover: it is not said twice.
	const said = isAlarm(finding) && settings.diagnosticLevel(verdict, reviewed.document) !== 'off';
	const why = said || message === '' ? '' : `: ${literal(message)}`;
	// Nor is the rule, which the editor shows with a link of its own.
	const title = `**${mark} ${word()}**${why}`;
	const lines = [said ? title : `${title} (${ruleLink(rule)})`];
	const shown = async (title: string, value: NonNullable<typeof expected>) => {
		if (value.text === '' && value.latex === '') return;
		const drawn = value.latex === '' ? code(value.text) : await formulas.markdown(value.latex, value.text, false);
		lines.push(`${title}: ${drawn}`);
	};
	if (expected && verdict !== 'right') await shown(vscode.l10n.t('Right'), expected);
	if (expectedHere) await shown(vscode.l10n.t('With the numbers as written'), expectedHere);
	if (alternatives.length > 0)
		lines.push(vscode.l10n.t('It would be right read as: {0}', alternatives.map(code).join(', ')));
	const from = roots.flatMap(root => reviewed.review.findings[root] ?? []);
	if (from.length > 0 && !said) {
		const places = from.map(({ span, quote }) =>
			vscode.l10n.t('line {0}, {1}', reviewed.range(span).start.line + 1, code(plainFormula(quote))),
		);
		lines.push(vscode.l10n.t('Comes from {0}', places.join('; ')));
	}
	return [...lines, ...originsOf(finding, reviewed)];
}

/** Where the numbers of a statement come from, each with a link to its line: `96: given, line 12`. */
function originsOf({ origins = [] }: ReviewFinding, reviewed: Reviewed): readonly string[] {
	const { document } = reviewed;
	const said = origins.slice(0, MOST_ORIGINS).map(({ span, from, source, name }) => {
		const number = code(plainFormula(document.getText(reviewed.range(span))));
		return `${number}: ${[originWord(from, name), source ? lineLink(source, reviewed) : ''].filter(Boolean).join(', ')}`;
	});
	if (said.length === 0) return [];
	const more = origins.length > MOST_ORIGINS ? ' …' : '';
	return [`${vscode.l10n.t('Its numbers')}: ${said.join(' · ')}${more}`];
}

/** A hover is glanced at: the picture in the panel has them all. */
const MOST_ORIGINS = 6;

function originWord(from: ReviewOrigin['from'], name: string | null): string {
	switch (from) {
		case 'given':
			return vscode.l10n.t('given');
		case 'fact':
			return name === null ? vscode.l10n.t('a known fact') : `${vscode.l10n.t('a known fact')} (${literal(name)})`;
		case 'nowhere':
			return vscode.l10n.t('from nowhere');
		default:
			return vscode.l10n.t('found before');
	}
}

function lineLink(span: ReviewFinding['span'], reviewed: Reviewed): string {
	const { uri, range } = reviewed.location(span);
	const { line, character } = range.start;
	const place = uri.with({ fragment: `L${line + 1},${character + 1}` });
	return `[${vscode.l10n.t('line {0}', line + 1)}](${place})`;
}

/** The formula as it was understood, what it comes to, the interval its digits allow, and what could not be read. */
async function readAs(explanation: Explanation, formulas: Formulas): Promise<readonly string[]> {
	const lines: string[] = [];
	if (explanation.latex !== '') {
		lines.push(`${vscode.l10n.t('Read as')}:\n\n${await formulas.markdown(explanation.latex, explanation.text)}`);
	}
	for (const { text, latex, value } of explanation.values) {
		if (`${text} = ${value.text}` === explanation.text) continue;
		lines.push(await formulas.markdown(`${latex} = ${value.latex}`, `${text} = ${value.text}`));
	}
	if (explanation.accepted) lines.push(vscode.l10n.t('Its digits stand for {0}', code(explanation.accepted)));
	for (const problem of explanation.problems) lines.push(vscode.l10n.t('Cannot tell: {0}', literal(problem)));
	return lines;
}

async function givenInWords(given: ReviewGiven, formulas: Formulas): Promise<string> {
	const from: Record<ReviewGiven['from'], string> = {
		question: vscode.l10n.t('given in the question'),
		problem: vscode.l10n.t('given in the problem'),
		part: vscode.l10n.t('from an earlier part'),
		answer: vscode.l10n.t('set in the answer'),
		user: vscode.l10n.t('put in by you'),
		fact: vscode.l10n.t('a known fact'),
		default: vscode.l10n.t('assumed'),
	};
	const symbol = given.symbol === '' ? '' : await formulas.markdown(given.symbol, given.symbol, false);
	const value = given.text === '' ? '' : code(given.text.replace(/^\$+|\$+$/g, ''));
	const said = [symbol, value].filter(Boolean).join(' = ');
	return `${said}${given.name === '' ? '' : ` (${literal(given.name)})`}: ${from[given.from]}`;
}

const ruleLink = (rule: string): string =>
	`[${code(rule)}](command:${command.explainRule}?${encodeURIComponent(JSON.stringify([rule]))})`;

const headingInWords = ({ review }: Reviewed, part: ReviewPart): string =>
	`**${literal(partName(part))}**: ${look(part.verdict).mark} ${partInWords(review, part)}`;

function link({ document }: Reviewed, part: ReviewPart): string {
	const about = encodeURIComponent(JSON.stringify([{ uri: document.uri.toString(), part: part.id }]));
	const title = part.solution ? vscode.l10n.t('Show solution') : vscode.l10n.t('Show details');
	return `[${title}](command:${command.showSolution}?${about})`;
}
