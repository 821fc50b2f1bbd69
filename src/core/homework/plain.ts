import { remember } from '../text/memo.ts';

/** Text with marks of emphasis, HTML tags and LaTeX wrappers taken away, for comparing and for titles. */
export const plain = remember((text: string): string =>
	text
		.replace(/<\/?[A-Za-z][^<>]{0,80}>/g, ' ')
		.replace(/\*{1,3}|(?<!_)__(?!_)|~~|^#+\s|\s#+\s*$/g, '')
		.replace(/\s+/g, ' ')
		.trim(),
);
