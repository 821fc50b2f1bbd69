import { Decimal } from 'decimal.js';

/** Decimals of 40 digits: the exact path of the language. A class of its own, so that no other user of decimal.js changes it. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN });
