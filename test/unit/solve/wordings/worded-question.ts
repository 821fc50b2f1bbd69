/** A question, the title of the problem around it, the key that must answer it, and results by symbol in the units of the key's Gives table. */
export interface WordedQuestion {
	readonly key: string;
	readonly around: string;
	readonly question: string;
	readonly values?: Readonly<Record<string, number | boolean>>;
}

/** Questions for one key: what is asked, and results by their symbols. */
export const worded = (
	key: string,
	around: string,
	questions: readonly (readonly [string, Readonly<Record<string, number | boolean>>])[],
): readonly WordedQuestion[] => questions.map(([question, values]) => ({ key, around, question, values }));
