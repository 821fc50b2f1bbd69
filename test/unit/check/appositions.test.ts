import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const found = (answer: string): readonly string[] => alarms(reviewed(part('How much, how long and how fast?', answer)));

describe('the same amount said again in another unit', () => {
	it.each([
		['The server makes 31.5 tokens/s, or about **189 tokens per minute**.', '189 tokens per minute'],
		['Together they hold $15{,}000 \\times 4096 = 61{,}440{,}000$ B, which is about 61 GB.', '61 GB'],
		['The job needs $5{,}400$ seconds, i.e. 9 hours.', '9 hours'],
		['A token takes 250 ms per token, that is 40 tokens per second.', '40 tokens per second'],
		['It moves 96 GB, or about 12 Gbit in all.', '12 Gbit'],
		['The run takes 4.4e8 s, about 510 days.', '510 days'],
		['The checkpoint has 38 GB (3,800 MB).', '3,800 MB'],
		['The whole takes 3 hours (18,000 s).', '18,000 s'],
	])('wrong: %s', (answer, quote) => {
		expect(found(answer)).toEqual([`wrong value.mismatch "${quote}"`]);
	});

	it.each([
		['The server makes 31.5 tokens/s, or about 1,890 tokens per minute.'],
		['Together they hold $15{,}000 \\times 4096 = 61{,}440{,}000$ B, which is about 61 MB.'],
		['Burning gives $679 - 864 = -185$ kJ/mol, i.e. −92.5 kJ per mole of the acid.'],
		['The job needs 5,400 seconds, i.e. 1.5 hours.'],
		['It takes 5 minutes or 2 hours, depending on the load.'],
		['The cache has 10 GB (100 MB per user).'],
		['Latency is 1.2 s (900 ms at the median).'],
		['We need 40 GB, or about 37 GiB.'],
		['That is 400 days, or about 1 year.'],
		['The run takes 4.4e8 s, about 5,100 days (14 years).'],
		['The job runs 2 days, about 40 hours of which are useful.'],
		['The code takes 7000 instead of 8000 bits, or 125 bytes less.'],
		['Der Code braucht 7000 statt 8000 Bit (125 Byte weniger).'],
		['The checkpoint has 38 GB (38,000 MB).'],
		['The disk holds 4 TB (3.64 TiB).'],
		['It lasts 10 days, or about 2 weeks.'],
		['It draws 700 W, or about 16.8 kWh a day.'],
		['It holds 80 GB, that is more than 40 MB each.'],
		['A token takes 250 ms per token, that is 4 tokens per second.'],
	])('silent: %s', answer => {
		expect(found(answer)).toEqual([]);
	});
});
