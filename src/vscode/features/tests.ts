import * as vscode from 'vscode';
import type { ReviewFinding, ReviewPart } from '../../core/review-contract.ts';
import type { Reviewed, Reviews } from '../reviews.ts';
import { look, partName, plainFormula, tallyInWords } from '../verdicts.ts';

/** What a test item stands for: a document, one of its parts, or one thing that is said in a part. */
interface About {
	readonly uri: string;
	readonly part?: string;
	readonly check?: string;
}

/**
 * The Testing view: document ▸ part ▸ what its answer says. A run judges by the review of the text as it stands; what is expected is
 * shown against what was written. What nobody can tell, and what has no answer, is skipped: never passed.
 */
export function tests(reviews: Reviews): vscode.Disposable {
	const controller = vscode.tests.createTestController('homeworkLens', 'Homework Lens');
	const about = new WeakMap<vscode.TestItem, About>();

	const show = (document: vscode.TextDocument) => {
		const uri = document.uri.toString();
		const reviewed = reviews.get(document);
		if (!reviewed || reviewed.empty) {
			controller.items.delete(uri);
			return;
		}
		let item = controller.items.get(uri);
		if (!item) {
			item = controller.createTestItem(uri, reviewed.review.file, document.uri);
			controller.items.add(item);
		}
		about.set(item, { uri });
		fill(item, reviewed, undefined);
	};

	/** The items right below a part (or the document); items that stay keep their identity, and with it their last result. */
	const fill = (above: vscode.TestItem, reviewed: Reviewed, parent: ReviewPart | undefined) => {
		const { review, document } = reviewed;
		const inside = review.parts.filter(part => part !== parent && (!parent || within(part, parent)));
		const below = inside.filter(part => !inside.some(other => other !== part && within(part, other)));
		const kept = new Set<string>();
		const item = (id: string, label: string, range: vscode.Range | undefined, what: About) => {
			const there = above.children.get(id) ?? controller.createTestItem(id, label, document.uri);
			there.label = label;
			there.range = range;
			if (!above.children.get(id)) above.children.add(there);
			about.set(there, what);
			kept.add(id);
			return there;
		};
		const uri = document.uri.toString();
		if (parent) {
			for (const { id, finding } of checksOf(reviewed, parent)) {
				const label = plainFormula(finding.quote);
				// Without a range: a glyph beside every line of an answer would be too much.
				const check = item(`check ${id}`, label, undefined, { uri, part: parent.id, check: id });
				check.sortText = `0 ${String(finding.span[0]).padStart(9, '0')}`;
			}
		}
		for (const part of below) {
			const child = item(`part ${part.id}`, partName(part), reviewed.range(part.heading), { uri, part: part.id });
			child.sortText = `1 ${String(part.span[0]).padStart(9, '0')}`;
			fill(child, reviewed, part);
		}
		for (const [id] of above.children) if (!kept.has(id)) above.children.delete(id);
	};

	const judge = (run: vscode.TestRun, item: vscode.TestItem, reviewed: Reviewed) => {
		const what = about.get(item);
		const part = what?.part === undefined ? undefined : reviewed.part(what.part);
		if (part && what?.check !== undefined) {
			const check = checksOf(reviewed, part).find(({ id }) => id === what.check);
			if (check) report(run, item, reviewed, check.finding);
			else run.skipped(item);
			return;
		}
		// A part without sub-parts and without anything that could be checked has a verdict all the same.
		if (part && item.children.size === 0) {
			if (part.verdict === 'right') run.passed(item);
			else run.skipped(item);
		}
		for (const [, child] of item.children) judge(run, child, reviewed);
	};

	const runTests = async (request: vscode.TestRunRequest, token: vscode.CancellationToken) => {
		const run = controller.createTestRun(request);
		const wanted = request.include ?? [...controller.items].map(([, item]) => item);
		const excluded = new Set(request.exclude ?? []);
		for (const item of wanted) {
			if (token.isCancellationRequested) break;
			if (excluded.has(item) || !item.uri) continue;
			const document = await vscode.workspace.openTextDocument(item.uri);
			const reviewed = await reviews.current(document);
			if (!reviewed) {
				run.skipped(item);
				continue;
			}
			judge(run, item, reviewed);
			run.appendOutput(`${reviewed.review.file}: ${tallyInWords(reviewed.review)}\r\n`);
		}
		run.end();
	};

	const profile = controller.createRunProfile(
		vscode.l10n.t('Check'),
		vscode.TestRunProfileKind.Run,
		async (request, token) => {
			await runTests(request, token);
			if (!request.continuous) return;
			// In continuous mode every new review is judged, as long as the user wants it.
			const again = reviews.onDidChange(document => {
				const uri = document.uri.toString();
				const include = (request.include ?? [...controller.items].map(([, item]) => item)).filter(
					item => item.uri?.toString() === uri,
				);
				if (include.length > 0) void runTests(new vscode.TestRunRequest(include, request.exclude, profile), token);
			});
			token.onCancellationRequested(() => again.dispose());
		},
		true,
		undefined,
		true,
	);
	controller.refreshHandler = async () => {
		for (const editor of vscode.window.visibleTextEditors) await reviews.current(editor.document);
	};
	for (const document of vscode.workspace.textDocuments) show(document);
	return vscode.Disposable.from(controller, profile, reviews.onDidChange(show));
}

const within = (inner: ReviewPart, outer: ReviewPart): boolean =>
	outer.span[0] <= inner.span[0] && inner.span[1] <= outer.span[1];

/** What is said in a part itself, each with a name that stays the same while other things in the part are mended. */
function checksOf({ review }: Reviewed, part: ReviewPart): readonly { id: string; finding: ReviewFinding }[] {
	const seen = new Map<string, number>();
	return review.findings
		.filter(finding => finding.part === part.id && finding.kind !== 'point')
		.toSorted((a, b) => a.span[0] - b.span[0])
		.map(finding => {
			const nth = (seen.get(finding.kind) ?? 0) + 1;
			seen.set(finding.kind, nth);
			return { id: `${finding.kind} ${nth}`, finding };
		});
}

function report(run: vscode.TestRun, item: vscode.TestItem, reviewed: Reviewed, finding: ReviewFinding): void {
	const { verdict, expected, quote } = finding;
	if (verdict === 'right' || verdict === 'cannot-tell') {
		if (verdict === 'right') run.passed(item);
		else run.skipped(item);
		return;
	}
	const said = `${look(verdict).mark} ${look(verdict).word()}: ${finding.plain ?? finding.message}`;
	const message = expected
		? vscode.TestMessage.diff(said, expected.text, plainFormula(quote))
		: new vscode.TestMessage(said);
	message.location = new vscode.Location(reviewed.document.uri, reviewed.range(finding.span));
	run.failed(item, message);
}
