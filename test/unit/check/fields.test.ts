import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from './reviewed.ts';

const folder = new URL('../../fixtures/fields/', import.meta.url);

describe('sheets of other fields, in which all is right', () => {
	const names = readdirSync(folder);

	it('are ten', () => {
		expect(names).toHaveLength(10);
	});

	it.each(names)('%s raises no alarm', name => {
		expect(alarms(reviewed(readFileSync(new URL(name, folder), 'utf8')))).toEqual([]);
	});
});
