import * as vscode from 'vscode';
import type { Range, ReviewFinding } from '../../core/review-contract.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { look } from '../verdicts.ts';
import type { RuleDocs } from './rules.ts';

/** Who says it, in the Problems view. */
export const source = 'Homework Lens';

const severities: Record<Exclude<settings.Level, 'off'>, vscode.DiagnosticSeverity> = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	information: vscode.DiagnosticSeverity.Information,
	hint: vscode.DiagnosticSeverity.Hint,
};

/** A missing point of prose belongs to the panel: it is never an alarm in the text. */
export const isAlarm = (finding: ReviewFinding): boolean =>
	finding.verdict !== 'right' && finding.verdict !== 'cannot-tell' && finding.kind !== 'point';

/** What fails in a document, in the Problems view, with where it comes from. */
export function diagnostics(reviews: Reviews, docs: RuleDocs): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('homework-lens');
	const show = async (document: vscode.TextDocument) => {
		if (reviews.get(document)?.empty !== false) {
			collection.delete(document.uri);
			return;
		}
		const explanation = await docs.places();
		const reviewed = reviews.get(document);
		if (!reviewed) return;
		collection.set(
			document.uri,
			reviewed.review.findings.flatMap(finding => diagnosticOf(finding, reviewed, explanation) ?? []),
		);
	};
	return vscode.Disposable.from(
		collection,
		reviews.onDidChange(document => void show(document)),
		vscode.workspace.onDidChangeConfiguration(event => {
			if (settings.affects(event, 'diagnostics'))
				for (const document of vscode.workspace.textDocuments) void show(document);
		}),
	);
}

/**
 * How loud a finding is: as the setting for its rule says; else as that for its verdict says, and never louder than the core thinks it should
 * be. A missing point, and what is right, is never an alarm.
 */
export function levelOf(finding: ReviewFinding, scope: vscode.ConfigurationScope): settings.Level {
	if (!isAlarm(finding)) return 'off';
	const { verdict, severity, rule } = finding;
	const own = settings.ruleLevel(rule, scope);
	if (own) return own;
	const wanted = settings.diagnosticLevel(verdict, scope);
	const loudness: readonly settings.Level[] = ['off', 'hint', 'information', 'warning', 'error'];
	return severity && loudness.indexOf(severity) < loudness.indexOf(wanted) ? severity : wanted;
}

/** The diagnostic of a finding, or undefined where its verdict is none, or is switched off. */
function diagnosticOf(
	finding: ReviewFinding,
	reviewed: Reviewed,
	explanation: (rule: string) => vscode.Uri,
): vscode.Diagnostic | undefined {
	const { document, review } = reviewed;
	const level = levelOf(finding, document);
	if (level === 'off') return undefined;
	const diagnostic = new vscode.Diagnostic(
		reviewed.range(finding.span),
		finding.plain ?? finding.message,
		severities[level],
	);
	diagnostic.source = source;
	diagnostic.code = { value: finding.rule, target: explanation(finding.rule) };
	const place = (span: Range, message: string) =>
		new vscode.DiagnosticRelatedInformation(new vscode.Location(document.uri, reviewed.range(span)), message);
	diagnostic.relatedInformation = [
		...finding.related.map(({ span, message }) => place(span, message)),
		...finding.roots.flatMap(root => {
			const there = review.findings[root];
			return there ? [place(there.span, `${look(there.verdict).word()}: ${there.plain ?? there.message}`)] : [];
		}),
	];
	return diagnostic;
}
