// The core, bundled and loaded: what measures it runs what ships, without a build before.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { esbuildLibrary, root } from './library-plugin.mjs';

/**
 * A module of TypeScript, from its text.
 * @param {string} contents `export … from './src/…'` lines; the keys and facts are `homework-lens:library`.
 * @param {{ from?: string }} [options] `from`: what `import.meta.dirname` is in it, a folder of the project.
 */
export async function loadCore(contents, { from } = {}) {
	const folder = await mkdtemp(path.join(tmpdir(), 'core-'));
	try {
		const outfile = path.join(folder, 'core.mjs');
		await build({
			stdin: { contents, resolveDir: root, loader: 'ts' },
			bundle: true,
			format: 'esm',
			platform: 'node',
			outfile,
			logLevel: 'error',
			plugins: [esbuildLibrary],
			...(from ? { define: { 'import.meta.dirname': JSON.stringify(path.join(root, from)) } } : {}),
			banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
		});
		return await import(pathToFileURL(outfile).href);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
