import type { Given } from '../quantities/given.ts';
import { ByName, type Relevant } from './relevant.ts';
import { hasPhrase, type StemmedText } from './words.ts';

interface Handed {
	readonly given: Given;
	/** How many parts had handed something on before, and its place among what its part did. */
	readonly round: number;
	readonly place: number;
}

/** Results that parts hand on to the parts after them, by name. */
export class HandedOn {
	readonly #byName = new ByName<Handed>();
	#round = 0;

	/** What one part hands on. */
	add(givens: readonly Given[]): void {
		this.#round++;
		for (const [place, given] of givens.entries())
			this.#byName.add(given.name ?? '', { given, round: this.#round, place });
	}

	/** What is asked for anew and no key answers: a result of that name from before is not what it is now. */
	forget(asked: StemmedText): void {
		for (const name of [...this.#byName.names()])
			if (name.includes(' ') && hasPhrase(asked, name)) this.#byName.delete(name);
	}

	/** What goes by a name that may mean something, the latest part's first. */
	under(relevant: Relevant | undefined): readonly Given[] {
		return [...this.#byName.under(relevant)]
			.sort((a, b) => b.round - a.round || a.place - b.place)
			.map(({ given }) => given);
	}
}
