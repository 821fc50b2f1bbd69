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

describe('an amount of the question with another power of ten', () => {
	it.each([
		[
			'El centro usa 1848 kWh. La red emite 190 g de CO₂ por kWh. ¿Cuántos kilogramos se emiten?',
			'1848 · 1,9 kg = 3511,2 kg.',
		],
		['The run used 1,848 kWh at 190 g/kWh. How many kilograms of CO2 is that?', '1,848 × 1.9 kg = 3,511 kg.'],
		[
			'Eine Abfrage braucht 0,35 Wh. Wie viel Energie sind 5 Millionen Abfragen?',
			'5.000.000 · 3,5 Wh = 17.500.000 Wh.',
		],
		['A card draws 0.45 kW. What do 24 cards use in 72 hours?', '24 · 72 h · 4.5 kW = 7,776 kWh.'],
		['The cache of one token takes 320 KB. How large is it for 1,500 tokens?', '1,500 × 3.2 MB = 4,800 MB.'],
	])('%s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))[0]).toMatch(/^wrong/);
	});

	it.each([
		['The cache of one token takes 320 KB. How large is it for 1,500 tokens?', '1,500 × 0.32 MB = 480 MB.'],
		['The run used 1,848 kWh at 190 g/kWh. How many kilograms of CO2 is that?', '1,848 × 0.19 kg = 351 kg.'],
		['A card draws 0.45 kW; a rack has 10 cards. What does a rack use in 72 hours?', '72 h · 4.5 kW = 324 kWh.'],
		[
			'A card draws 0.45 kW. What do ten racks of ten cards use in 72 hours?',
			'A rack draws 4.5 kW. So 10 · 72 h · 4.5 kW = 3,240 kWh.',
		],
		['A card draws 0.45 kW. What do a hundred cards use in 72 hours?', '72 h · 45 kW = 3,240 kWh.'],
	])('silent: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});

describe('what is to be kept is taken off as well', () => {
	it.each([
		[
			'The weights take 15.2 GB and the card has 24 GB. We leave 2 GB for activations. How much is free for the cache?',
			'Free for the cache: 24 − 15.2 = 8.8 GB.',
		],
		[
			'A server has 80 GB. The model takes 26 GB, and 6 GB are reserved for the runtime. How many caches of 1.5 GB fit?',
			'Left: 80 GB − 26 GB = 54 GB, so 54 / 1.5 = 36.',
		],
		[
			'A 48 GB card holds 14 GB of weights; keep 4 GB for activations. What remains for the KV cache?',
			'There remain 48 − 14 = 34 GB.',
		],
		[
			'Die Karte hat 24 GB, die Gewichte brauchen 13 GB, 3 GB bleiben reserviert. Wie viel ist frei?',
			'Frei: 24 GB − 13 GB = 11 GB.',
		],
		[
			'The phone has 12 GB of memory. The system keeps 4.5 GB. Weights take 3.8 GB. How much is left?',
			'12 − 3.8 = 8.2 GB are left.',
		],
	])('%s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))[0]).toMatch(/^wrong/);
	});

	it.each([
		[
			'The weights take 15.2 GB and the card has 24 GB. We leave 2 GB for activations. How much is free for the cache?',
			'Free for the cache: 24 − 15.2 − 2 = 6.8 GB.',
		],
		[
			'The weights take 15.2 GB and the card has 24 GB. We leave 2 GB for activations. How much is free for the cache?',
			'Beside the weights 24 − 15.2 = 8.8 GB are free, minus 2 GB: 6.8 GB.',
		],
		[
			'The weights take 15.2 GB and the card has 24 GB. We leave 2 GB for activations. How much is free for the cache?',
			'24 − 2 = 22 GB are available, of which 15.2 GB go to the weights.',
		],
		[
			'The weights take 15.2 GB and the card has 24 GB. Activations take 2 GB. What is free before any activations?',
			'Free: 24 − 15.2 = 8.8 GB.',
		],
		[
			'Two cards with 24 GB each; we leave 2 GB for activations on each. The weights take 30 GB. What is free?',
			'Usable: 2 · 22 = 44 GB, free 44 − 30 = 14 GB.',
		],
	])('silent: %s %s', (question, answer) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual([]);
	});
});
