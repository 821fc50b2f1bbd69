/** A document with one question (the last, or the first of its parts), the key that answers it and what comes out. */
export interface WholeDocument {
	readonly key: string;
	readonly document: string;
	/** Each must be among the results: a number in the unit of the review, positions, or a matrix. */
	readonly values?: readonly (
		| number
		| { readonly set: readonly (readonly (readonly number[])[] | readonly number[])[] }
		| { readonly matrix: readonly (readonly number[])[] }
	)[];
	readonly truth?: boolean;
	/** The question is the document's first. */
	readonly first?: boolean;
}
