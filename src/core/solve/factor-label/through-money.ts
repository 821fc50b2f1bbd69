import { isHard } from '../../math/units/dimension.ts';
import { type Powers, samePowers, timesPowers } from './dimensions.ts';
import type { Rate } from './rate.ts';
import type { Chain } from './search.ts';
import type { Wanted } from './wanted.ts';

const MONEY =
	/[$€£¥₹]|\b(?:costs?|pric\w+|pay\w*|paid|afford\w*|buys?|bought|spen[dt]\w*|budget|money|dollars?|euros?|rent\w*|bills?|cheap\w*|expensive|worth|charg\w+|earn\w*|revenue|invest\w*)\b/i;

/**
 * Whether a chain makes by way of money what the text states itself, where neither the question nor what it asks for speaks of any: "how many burgers emit as
 * much" means the tonnes of the text, and not those that the bill would pay for.
 */
export function isThroughMoney(wanted: Wanted, words: string, rates: readonly Rate[], chain: Chain): boolean {
	if (wanted.powers.has('USD') || MONEY.test(words)) return false;
	const paid = chain.filter(({ reading }) => reading.powers.has('USD'));
	if (paid.length !== 2) return false;
	const [one, other] = paid.map(({ reading, power }) => (power === 1 ? reading.powers : inverse(reading.powers)));
	const made = hardOf(timesPowers(one!, other!));
	return (
		made.size > 0 &&
		rates.some(
			rate =>
				!rate.law &&
				!paid.some(link => link.rate === rate) &&
				rate.readings.some(({ powers }) => samePowers(hardOf(powers), made)),
		)
	);
}

const inverse = (powers: Powers): Powers => new Map([...powers].map(([name, power]) => [name, -power]));
const hardOf = (powers: Powers): Powers => new Map([...powers].filter(([name]) => isHard(name)));
