import * as vscode from 'vscode';
import type { Range, ReviewFinding } from '../../core/review-contract.ts';
import { isHomeworkCandidate, markdown } from '../documents.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import * as settings from '../settings.ts';
import { look } from '../verdicts.ts';
import { isAlarm } from './diagnostics.ts';

/** Characters beyond which a hint would be cut off (`editor.inlayHints.maximumLength` is 43). */
const longest = 36;

/** Milliseconds that the cursor rests before the hints of `cursor` mode move with it. */
const cursorDelay = 150;

/**
 * The right value behind what the text says; behind an unanswered question its result, where the setting allows that. A
 * double click on one that corrects a value puts it in.
 */
export function inlayHints(reviews: Reviews): vscode.Disposable {
	const changed = new vscode.EventEmitter<void>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const provider: vscode.InlayHintsProvider = {
		onDidChangeInlayHints: changed.event,
		async provideInlayHints(document, visible) {
			const mode = settings.inlineResults(document);
			if (mode === 'off' || !isHomeworkCandidate(document)) return [];
			const reviewed = reviews.get(document) ?? (await reviews.current(document));
			if (!reviewed || reviewed.empty) return [];
			return [...answers(reviewed, mode), ...unanswered(reviewed, mode)].filter(({ position }) =>
				visible.contains(position),
			);
		},
	};
	return vscode.Disposable.from(
		changed,
		{ dispose: () => clearTimeout(timer) },
		vscode.languages.registerInlayHintsProvider(markdown, provider),
		reviews.onDidChange(() => changed.fire()),
		vscode.workspace.onDidChangeConfiguration(event => {
			if (settings.affects(event, 'inlineResults') || settings.affects(event, 'panel')) changed.fire();
		}),
		vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
			if (settings.inlineResults(textEditor.document) !== 'cursor') return;
			clearTimeout(timer);
			timer = setTimeout(() => changed.fire(), cursorDelay);
		}),
	);
}

/** The parts that `cursor` mode speaks of: those with a cursor of an editor that shows the document. */
const atCursor = (reviewed: Reviewed): ReadonlySet<string | undefined> =>
	new Set(
		vscode.window.visibleTextEditors
			.filter(editor => editor.document === reviewed.document)
			.map(editor => reviewed.partAt(editor.selection.active)?.id),
	);

function answers(reviewed: Reviewed, mode: settings.InlineResults): readonly vscode.InlayHint[] {
	const parts = mode === 'cursor' ? atCursor(reviewed) : undefined;
	const said = new Map<number, ReviewFinding>();
	for (const finding of reviewed.review.findings) {
		if (finding.kind === 'point') continue;
		if (mode === 'failures' && !(isAlarm(finding) && finding.expected)) continue;
		if (parts && !parts.has(finding.part ?? undefined)) continue;
		// One hint at a place: the first that fails speaks for the chain.
		const there = said.get(finding.span[1]);
		if (!there || (!isAlarm(there) && isAlarm(finding))) said.set(finding.span[1], finding);
	}
	return [...said.values()].map(finding => hintOf(finding, reviewed));
}

function hintOf(finding: ReviewFinding, reviewed: Reviewed): vscode.InlayHint {
	const failing = isAlarm(finding) && finding.expected !== null;
	const fix = finding.fixes[0];
	// Of a large matrix only the entry that is wrong: the editor cuts long hints off.
	const inside = failing && fix && finding.expected!.text.length > longest && fix.replacement.length <= longest;
	const label = failing ? `→ ${inside ? fix.replacement : finding.expected!.text}` : look(finding.verdict).mark;
	const hint = new vscode.InlayHint(inside ? reviewed.range(fix.span).end : behind(reviewed, finding.span), label);
	hint.paddingLeft = true;
	hint.tooltip = `${look(finding.verdict).word()}: ${finding.plain ?? finding.message}`;
	if (failing && fix) hint.textEdits = [vscode.TextEdit.replace(reviewed.range(fix.span), fix.replacement)];
	return hint;
}

function unanswered(reviewed: Reviewed, mode: settings.InlineResults): readonly vscode.InlayHint[] {
	if (mode === 'failures' || settings.hintsFirst()) return [];
	const parts = mode === 'cursor' ? atCursor(reviewed) : undefined;
	return reviewed.review.parts.flatMap(part => {
		if (part.verdict !== 'unanswered' || !part.solution || (parts && !parts.has(part.id))) return [];
		const results = part.solution.results.map(result => result.text).filter(Boolean);
		if (results.length === 0) return [];
		const hint = new vscode.InlayHint(behind(reviewed, part.question ?? part.heading), `= ${results.join(', ')}`);
		hint.paddingLeft = true;
		hint.tooltip = vscode.l10n.t('Computed: this question has no answer yet');
		return [hint];
	});
}

/** Behind a span, and behind what closes the formula, the code or the bold words that it stands in. */
function behind(reviewed: Reviewed, span: Range): vscode.Position {
	const { end } = reviewed.range(span);
	const rest = reviewed.document.lineAt(end.line).text.slice(end.character);
	const closing = /^\s*(?:\$\$?|\\\)|\\\]|`+)?[*_]*/.exec(rest)?.[0] ?? '';
	return closing.trim() === '' ? end : end.translate(0, closing.trimEnd().length);
}
