/// <reference lib="dom" />

import { fill } from '../core/text/message.ts';
import type { WhatIf, WhatIfAnswer } from '../core/what-if.ts';
import type { Engine } from '../vscode/engine.ts';
import { type Page, withOtherValues } from './page.ts';
import type { HostMessage } from './protocol.ts';

type SolverMessage = Extract<HostMessage, { type: 'solver' }>;

/**
 * The core in the panel itself: what a slider changes is solved again within the frame. Its bundle is loaded when it is first wanted; the
 * text comes from the editor, anew for each version of it.
 */
export class Solver {
	readonly #source: string;
	readonly #nonce: string;
	readonly #ask: (version: number) => void;
	readonly #ready: () => void;
	#engine: Promise<Engine> | undefined;
	/** The core's messages in the language of the editor. */
	#messages: SolverMessage['messages'] = {};
	/** What was asked for last: a document at a version. */
	#wanted = '';
	#solved: { readonly of: string; readonly whatIf: (part: string) => WhatIf | undefined } | undefined;
	#last: { readonly identity: string; readonly answer: WhatIfAnswer } | undefined;
	#prepared: { readonly of: string; readonly whatIf: WhatIf | undefined } | undefined;

	/**
	 * @param script the script of the panel, which says where the core's is
	 * @param ask asks the editor for the text of a version
	 * @param ready is called when what was prepared can be run
	 */
	constructor(script: HTMLScriptElement, ask: (version: number) => void, ready: () => void) {
		this.#source = script.dataset.core ?? '';
		this.#nonce = script.nonce ?? '';
		this.#ask = ask;
		this.#ready = ready;
	}

	/** Makes ready to run the parts of a document; does nothing where it is. */
	prepare(uri: string, version: number): void {
		const wanted = `${version} ${uri}`;
		if (this.#wanted === wanted) return;
		this.#wanted = wanted;
		this.#engine ??= this.#load();
		this.#ask(version);
	}

	/** Takes the text that was asked for, and solves it. */
	async received({ uri, version, text, keys, messages }: SolverMessage): Promise<void> {
		this.#messages = messages;
		const of = `${version} ${uri}`;
		const engine = await this.#engine;
		if (!engine || this.#wanted !== of) return;
		engine.useKeys(keys);
		this.#solved = { of, whatIf: engine.solver(text) };
		this.#ready();
	}

	/**
	 * The page with other values, as typed, by symbol. As long as the page's version is not ready it is shown with what came out before, if
	 * something did; a page is its own where nothing is put in.
	 */
	solve(page: Page, values: Readonly<Record<string, string>>): Page {
		if (Object.keys(values).length === 0) return page;
		const whatIf = this.#part(page);
		const identity = `${page.uri}#${page.part.id}`;
		if (whatIf) this.#last = { identity, answer: whatIf.run(new Map(Object.entries(values))) };
		if (this.#last?.identity !== identity) return page;
		const { solution, problems } = this.#last.answer;
		return withOtherValues(page, solution, { values, problems: Object.fromEntries(problems) });
	}

	/** The part of a page, to be run with other values; undefined as long as it is not ready. */
	#part({ uri, version, part }: Page): WhatIf | undefined {
		const of = `${version} ${uri}`;
		if (this.#solved?.of !== of) return undefined;
		const key = `${of}#${part.id}`;
		if (this.#prepared?.of !== key) this.#prepared = { of: key, whatIf: this.#solved.whatIf(part.id) };
		return this.#prepared.whatIf;
	}

	#load(): Promise<Engine> {
		return new Promise((resolve, reject) => {
			const script = document.createElement('script');
			script.nonce = this.#nonce;
			script.src = this.#source;
			script.onload = () => {
				const { homeworkLensCore } = globalThis as unknown as { homeworkLensCore: typeof import('../vscode/core.ts') };
				resolve(
					homeworkLensCore.createEngine((template, ...values) => fill(this.#messages[template] ?? template, ...values)),
				);
			};
			script.onerror = () => reject(new Error(`${this.#source} could not be loaded`));
			document.head.append(script);
		});
	}
}
