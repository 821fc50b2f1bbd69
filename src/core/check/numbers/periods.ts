/** How many of a shorter period a longer one has: factor, the shorter one, the longer one. */
const PERIODS: readonly (readonly [factor: number, short: string, long: string])[] = [
	[7, 'day|daily|täglich|tag|jour|día', 'weeks?|fortnight|wochen?|semaines?|semanas?'],
	[12, 'month|monthly|monatlich|monat|mois|mes', 'years?|annual|jahre?n?|ans|années?|años?'],
	[24, 'hour|hourly|stündlich|stunde|heure|hora', 'days?|tagen?|tage|jours?|días?'],
	[52, 'week|weekly|wöchentlich|woche|semaine|semana', 'years?|annual|jahre?n?|ans|années?|años?'],
	[60, 'minute|minuto', 'hours?|stunden?|heures?|horas?'],
	[60, 'second|sekunde|seconde|segundo', 'minutes?|minuten?|minutos?'],
	[365, 'day|daily|täglich|tag|jour|día', 'years?|annual|jahre?n?|ans|années?|años?'],
];
const EACH = String.raw`(?:\b(?:an?|per|each|every|pro|je|jeden|jede|par|chaque|por|cada|al)\s+|\/\s?)`;

/**
 * Whether a calculation leaves out how many of a period go into a longer one, where its sentence has both: "a three-year lease at $250 a month costs 3 × $250 =
 * $9,000". What it comes to is right, and everybody knows the twelve.
 */
export function isPeriodLeftOut(right: number, written: number, words: string): boolean {
	const ratio = written / right;
	return PERIODS.some(
		([factor, short, long]) =>
			Math.abs(ratio / factor - 1) < 1e-3 &&
			(new RegExp(`${EACH}(?:${short})\\b`, 'iu').test(words) ||
				new RegExp(`\\b(?:${short})ly\\b|\\bdaily\\b`, 'iu').test(words)) &&
			new RegExp(String.raw`(?:^|[\s-])(?:${long})\b`, 'iu').test(words),
	);
}
