import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { fill } from '../../../src/core/text/message.ts';
import { library } from '../library.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const table: Record<string, string> = JSON.parse(readFileSync(path.join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8'));
const missing = new Set<string>();
const translate = (template: string, ...values: string[]) => {
	const own = table[template];
	if (own === undefined) missing.add(template);
	return fill(own ?? template, ...values);
};

const folder = path.join(root, 'test/fixtures/marked');
// Each is reviewed twice: half of them say what there is to say.
const documents = readdirSync(folder).filter((name, at) => name.endsWith('.md') && at % 2 === 0);

describe.each(documents)('%s in Chinese', name => {
	const text = readFileSync(path.join(folder, name), 'utf8');
	const own = review(text, library, { force: true });
	const other = review(text, library, { force: true, translate });

	it('says the same of the same places in other words', () => {
		expect(missing).toEqual(new Set());
		const key = own.parts.flatMap(({ solution }) => (solution?.mistakes ?? []).map(({ say }) => say));
		expect(other.findings.map(({ verdict, span }) => [verdict, span])).toEqual(
			own.findings.map(({ verdict, span }) => [verdict, span]),
		);
		other.findings.forEach((finding, index) => {
			const { message, fixes, related } = own.findings[index]!;
			// What a key says of a mistake is its author's.
			if (key.some(say => message.startsWith(say))) return;
			for (const said of [finding.message, ...finding.fixes.map(({ title }) => title)])
				expect(said).toMatch(/\p{Script=Han}/u);
			for (const { message: said } of finding.related) expect(said).toMatch(/\p{Script=Han}/u);
			expect([finding.fixes.length, finding.related.length]).toEqual([fixes.length, related.length]);
		});
	});
});
