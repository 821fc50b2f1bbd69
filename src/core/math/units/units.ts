/** The door to units: looking one up, reading one from text, and reckoning with them. */
export { describeDimension, isBare, isDimensionless, sameDimension, sameNouns, unitless } from './dimension.ts';
export { multiplyUnits, partsText, powerUnit, unitFromParts, unitOf } from './unit-algebra.ts';
export { findUnit, hasOwnUnit, type UnitEntry } from './unit-lookup.ts';
export { parseUnitText } from './unit-text.ts';
