import type { WordedQuestion } from './worded-question.ts';

/** Questions of families that came later, in anybody's words, with results that were worked out beside. */
export const FAMILIES_TWO: readonly WordedQuestion[] = [
	...[
		'How many entries has the bigram table of a zero-layer transformer with a vocabulary of 32,000, and what is its largest possible rank if the model width is 512?',
		'A model without layers has only an embedding and an unembedding. How large is its table of next-token scores (entries), and which rank can it have at most?',
		'What is the largest rank of the bigram table $W_U W_E$ for $d_{model} = 512$ and a vocabulary of 32,000?',
		'Zero layers, vocabulary 32,000, model width 512: how many numbers does the table hold, and what bounds its rank?',
		'Give the number of entries of the lookup table of a zero-layer transformer and the highest rank that it can have.',
		'What rank can the lookup table $W_U W_E$ have at most?',
		'How big is the bigram table of a zero-layer model: entries and rank?',
		'Size of the lookup table that a transformer with zero layers amounts to? And its maximum rank?',
		'How many cells does the bigram table of a zero-layer transformer have, and what is the rank bound?',
		'A zero-layer model amounts to one table of next-token scores. Its shape and its largest rank?',
	].map(
		(question): WordedQuestion => ({ key: 'circuits.bigram-table-size', around: 'Transformer circuits', question }),
	),
	...[
		'A run loses 5 hours of work at each of 40 restarts, plus 3 hours of repair each. How many days are lost?',
		'Each of 40 crashes costs 5 hours of work and 3 hours of repair. How much time is lost in all?',
		'There were 40 failures; each lost 5 h of work and took 3 h of recovery. How many hours were lost in total?',
		'How much time do 40 restarts waste if each loses 5 hours of work, with 3 hours of repair each?',
		'How many hours do 40 interruptions cost, with 5 hours of work lost at each and 3 hours of recovery time each?',
		'A training run is restarted 40 times. Each restart loses 5 hours of work and takes 3 hours of repair: lost time in hours?',
		'Compute the days lost to 40 restarts (5 hours of work lost at each, 3 hours of repair time each).',
		'How many days does a run lose if it crashes and needs 40 restarts, each losing 5 hours of work plus 3 hours of recovery?',
		'With 40 failures, 5 hours of work lost at each and 3 hours of repair each, how much time is lost?',
		'By what share do 40 restarts, each losing 5 hours of work and 3 hours of repair, lengthen a run of 33 days without failures?',
	].map((question): WordedQuestion => ({ key: 'fermi.large-runs-lost-time', around: 'Training at scale', question })),
];

/** Questions that sound like those families and that none of their keys answers. */
export const FAMILIES_TWO_NEAR_MISSES: readonly { readonly around: string; readonly question: string }[] = [
	{ around: 'Training at scale', question: 'What is the probability that three restarts happen on one Sunday?' },
	{ around: 'Transformer circuits', question: 'How many entries of the bigram table are grammatical word pairs?' },
];
