// The answer keys and facts as one module, `homework-lens:library`, for the bundles (esbuild) and for the tests (vite) alike.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NAME = 'homework-lens:library';
const FOLDERS = { keys: 'src/keys', facts: 'src/facts' };

/** Every folder below `folder`, itself first. */
function foldersBelow(folder) {
	if (!existsSync(folder)) return [];
	const inside = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
	return [folder, ...inside.flatMap(entry => foldersBelow(path.join(folder, entry.name)))];
}

/** All Markdown files below a folder of the project, by name; `path` is relative to the project, with slashes on every system. */
function readSources(folder) {
	return foldersBelow(path.join(root, folder))
		.flatMap(each => readdirSync(each).map(name => path.join(each, name)))
		.filter(file => file.endsWith('.md') && path.basename(file) !== 'README.md')
		.map(file => ({
			path: path.relative(root, file).split(path.sep).join('/'),
			text: readFileSync(file, 'utf8')
				.replace(/^\uFEFF/, '')
				.replaceAll('\r\n', '\n'),
		}))
		.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The module's JavaScript, and what has to be watched for it. */
function libraryModule() {
	const sources = { keys: readSources(FOLDERS.keys), facts: readSources(FOLDERS.facts) };
	return {
		code: `export const librarySources = ${JSON.stringify(sources)};`,
		files: [...sources.keys, ...sources.facts].map(source => path.join(root, source.path)),
		folders: Object.values(FOLDERS).flatMap(folder => foldersBelow(path.join(root, folder))),
	};
}

/** The esbuild form. */
export const esbuildLibrary = {
	name: 'library',
	setup(build) {
		build.onResolve({ filter: /^homework-lens:library$/ }, () => ({ path: NAME, namespace: 'library' }));
		build.onLoad({ filter: /.*/, namespace: 'library' }, () => {
			const { code, files, folders } = libraryModule();
			return { contents: code, loader: 'js', watchFiles: files, watchDirs: folders };
		});
	},
};

/** The vite form. */
export const viteLibrary = {
	name: 'library',
	resolveId: id => (id === NAME ? `\0${NAME}` : undefined),
	load(id) {
		if (id !== `\0${NAME}`) return undefined;
		const { code, files } = libraryModule();
		for (const file of files) this.addWatchFile(file);
		return code;
	},
};
