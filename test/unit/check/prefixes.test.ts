import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

describe('results with the wrong prefix, told by what their numbers are of', () => {
	it.each([
		['A disk reads 2,400 MB/s. How long for 36 GB?', 'Reading: 36 / 2.4 = 15 ms.', '36 / 2.4 = 15 ms'],
		['A pump draws 450 W for 240 ms. Energy?', '$450 \\times 0.24 = 108$ kJ', '450 \\times 0.24 = 108$ kJ'],
		['A net has 7.2 billion weights of 4.5 bits each. Size?', '7.2 · 4.5 = 32.4 GB', '7.2 · 4.5 = 32.4 GB'],
		['Ein Netz hat 7,2 Milliarden Gewichte mit 4,5 Bit. Größe?', '7,2 · 4,5 = 32,4 GB', '7,2 · 4,5 = 32,4 GB'],
	])('%s', (question, answer, quote) => {
		const found = alarms(reviewed(part(question, answer)));
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(`"${quote}"`);
	});

	it.each([
		['A disk reads 2,400 MB/s. How long for 36 GB?', 'Reading: 36 / 2.4 = 15 s.'],
		['A net has 7.2 billion weights of 2 bytes each. Size?', '7.2 · 2 = 14.4 GB'],
		['A net has 7.2 billion weights of 4.5 bits each. Size?', '7.2 · 4.5 / 8 = 4.05 GB'],
		['Tokens cost $0.02 per million. What do 180 million cost?', '180 × $0.02 = $3.60'],
		['A cable is 200 km long, 2e8 m/s. Delay?', 'Propagation 200e3/2e8 = 1 ms per link.'],
		['Each of 10⁴ runs takes 2 s. A pause is 10 ms. How long?', '10⁴ · 2 s = 20 000 s'],
		['A card of 16 GB holds items of 16 MB. How much are three items?', '3 · 16 = 48 MB'],
	])('%s — silent', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});
