/** Only some things of a kind are meant. */
const FEW =
	/\b(?:rare|rarer|unusual|unknown|uncommon|foreign|special|exceptional|occasional|certain|difficult|misspelt|misspelled|longest|shortest|first|last)\b/i;
/** What stands beside a thing and does not make it up: `each word is shown with the 5 nearest tokens`. */
const BESIDE =
	/\b(?:is|are|was|were|gets?|being)\s+(?:\w+ly\s+)?(?:shown|followed|preceded|accompanied|surrounded|listed|printed|displayed|compared|illustrated|joined|masked|annotated|read|checked)\s+(?:with|by|beside|among|to|against|alongside|together with)\b/i;

/** Whether what stands between a thing and an amount says that the amount is none of every such thing: `a word that is rare is split into 4 tokens`. */
export const isSaidOfSome = (between: string): boolean => FEW.test(between) || BESIDE.test(between);
