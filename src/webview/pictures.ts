/// <reference lib="dom" />

/** Pixels of a PNG for one of the drawing: sharp on paper and on fine screens. */
const SCALE = 2;

/** A standalone SVG on a canvas. It holds no foreign content, so the canvas may be read. */
async function drawnOn(svg: string): Promise<HTMLCanvasElement> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = image.naturalWidth * SCALE;
	canvas.height = image.naturalHeight * SCALE;
	canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
	return canvas;
}

/** A standalone SVG as a PNG in base 64. */
export async function pngOf(svg: string): Promise<string> {
	const url = (await drawnOn(svg)).toDataURL('image/png');
	return url.slice(url.indexOf(',') + 1);
}

/** Puts a standalone SVG as a PNG on the clipboard; false where the browser does not let a page write pictures there. */
export async function copyPng(svg: string): Promise<boolean> {
	const png = drawnOn(svg).then(
		canvas =>
			new Promise<Blob>((resolve, reject) =>
				canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
			),
	);
	try {
		// The picture as a promise: the browser must be asked while the press of the button counts.
		await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
		return true;
	} catch {
		return false; // not allowed here: the reader is told, and can save it
	}
}

/** A title as the name of a file, without its ending. */
export const fileName = (title: string): string =>
	title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60) || 'plot';
