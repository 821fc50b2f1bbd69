import { isStrong, plain } from './lines.ts';
import type { Entry } from './node.ts';

/** What a part's answer is marked by, and how a sheet is to be worked on: rubrics and instructions list steps and points, in labels that are no parts. */

const rubric =
	/^(?:grading|marking|scoring|assessment|evaluation)\s+(?:rubric|scheme|criteria|guide(?:lines?)?|notes?|key)(?:\s*[(（][^()（）]{1,40}[)）])?\s*[:：]?$|^(?:(?:general |submission |important |exam )?(?:instructions|guidelines|rules|policies)|(?:allgemeine )?hinweise(?: zur abgabe)?|consignes(?: générales)?|instrucciones(?: generales)?|istruzioni|instruções|инструкции|rubric|point breakdown|breakdown of points|marks? breakdown|grading|bewertung(?:sschema|sraster)?|punkteverteilung|barème|rúbrica|criterios de (?:evaluación|calificación)|критерии(?: оценивания)?|评分(?:标准|细则)|採点基準|채점 기준)(?:\s*[(（][^()（）]{1,40}[)）])?\s*[:：]?$/iu;

/** Entries of which the rubrics, and the lists and tables right below them, are left out. */
export const withoutRubrics = (entries: readonly Entry[]): readonly Entry[] => {
	const left = new Set<number>();
	entries.forEach((entry, at) => {
		const { line, head, skip } = entry;
		if (skip || line.kind === 'fence' || !(isStrong(line) || line.only || /[:：]\s*[*_]*$/.test(head))) return;
		if (!rubric.test(plain(head).replace(/^_|_$/g, ''))) return;
		const depth = line.containers.length;
		let last = at;
		for (let next = at + 1; next < entries.length; next++) {
			const own = entries[next]!.line;
			const listed = own.containers.slice(depth).some(c => c.kind === 'item') || own.kind === 'table';
			if (!entries[next]!.skip && !listed) break;
			last = next;
		}
		// Without a list it is a section of the sheet like any other.
		if (last > at) for (let i = at; i <= last; i++) left.add(i);
	});
	if (left.size === 0) return entries;
	return entries.map((entry, at) =>
		left.has(at) ? { ...entry, label: undefined, marker: undefined, inner: undefined, skip: true } : entry,
	);
};
