import type { Given } from '../quantities/given.ts';
import { hasPhrase, type StemmedText } from './words.ts';

interface Handed {
	readonly given: Given;
	/** How many parts had handed something on before, and its place among what its part did. */
	readonly round: number;
	readonly place: number;
}

/** Results that parts hand on to the parts after them, by name. */
export class HandedOn {
	readonly #byName = new Map<string, Handed[]>();
	#round = 0;

	/** What one part hands on. */
	add(givens: readonly Given[]): void {
		this.#round++;
		givens.forEach((given, place) => {
			const name = given.name ?? '';
			const handed = { given, round: this.#round, place };
			const before = this.#byName.get(name);
			if (before) before.push(handed);
			else this.#byName.set(name, [handed]);
		});
	}

	/** What is asked for anew and no key answers: a result of that name from before is not what it is now. */
	forget(asked: StemmedText): void {
		for (const name of [...this.#byName.keys()])
			if (name.includes(' ') && hasPhrase(asked, name)) this.#byName.delete(name);
	}

	/** What goes by a name that is meant, the latest part's first. */
	under(isMeant: (name: string) => boolean): readonly Given[] {
		return [...this.#byName]
			.flatMap(([name, handed]) => (isMeant(name) ? handed : []))
			.sort((a, b) => b.round - a.round || a.place - b.place)
			.map(({ given }) => given);
	}
}
