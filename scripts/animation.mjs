// PNG pictures of one size as one animated PNG: the frames' compressed rows are taken over as they are.
import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunksOf(png) {
	if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG');
	const chunks = [];
	for (let at = 8; at < png.length; ) {
		const length = png.readUInt32BE(at);
		chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
		at += 12 + length;
	}
	return chunks;
}

function chunk(type, data) {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const whole = Buffer.alloc(body.length + 8);
	whole.writeUInt32BE(data.length, 0);
	body.copy(whole, 4);
	whole.writeUInt32BE(crc32(body) >>> 0, body.length + 4);
	return whole;
}

/**
 * @param frames `{ png, ms }`: pictures of the same size and kind of colour, and how long each is shown
 * @returns an animated PNG that runs without end; a viewer that knows no animation shows the first frame
 */
export function animated(frames) {
	const [header] = chunksOf(frames[0].png);
	const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
	const all = Buffer.alloc(8);
	all.writeUInt32BE(frames.length, 0);
	const parts = [SIGNATURE, chunk('IHDR', header.data), chunk('acTL', all)];
	let sequence = 0;
	frames.forEach(({ png, ms }, index) => {
		const chunks = chunksOf(png);
		if (!chunks[0].data.equals(header.data)) throw new Error(`frame ${index + 1} is of another size or kind`);
		const control = Buffer.alloc(26);
		control.writeUInt32BE(sequence++, 0);
		control.writeUInt32BE(width, 4);
		control.writeUInt32BE(height, 8);
		control.writeUInt16BE(ms, 20);
		control.writeUInt16BE(1000, 22);
		parts.push(chunk('fcTL', control));
		for (const { type, data } of chunks.filter(each => each.type === 'IDAT')) {
			if (index === 0) parts.push(chunk(type, data));
			else {
				const number = Buffer.alloc(4);
				number.writeUInt32BE(sequence++, 0);
				parts.push(chunk('fdAT', Buffer.concat([number, data])));
			}
		}
	});
	return Buffer.concat([...parts, chunk('IEND', Buffer.alloc(0))]);
}
