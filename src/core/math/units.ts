/** The door to units: looking one up, reading one from text, and reckoning with them. */
export {
	describeDimension,
	isDimensionless,
	multiplyUnits,
	powerUnit,
	sameDimension,
	sameNouns,
	unitless,
} from './dimension.ts';
export { findUnit, type UnitEntry, unitOf } from './unit-lookup.ts';
export { parseUnitText } from './unit-text.ts';
