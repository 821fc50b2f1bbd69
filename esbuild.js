// Builds everything that ships, and the suites that run inside VS Code, into dist/.
//   --watch        build again whenever a source, a key or a fact changes
//   --production   minified, without source maps and without the suites
const {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
process.chdir(__dirname);

/** How many bundles are being built in `--watch`. All of them at first, so that nothing is called ready too early. */
let building = 0;

/** Says in `--watch` what is wrong, and when a change is built into all bundles; in the form that `.vscode/tasks.json` waits for. */
const progress = {
	name: 'progress',
	setup(build) {
		let first = true;
		build.onStart(() => {
			if (first) first = false;
			else if (building++ === 0) console.log('[watch] changed');
		});
		build.onEnd(({ errors }) => {
			for (const { text, location } of errors) {
				console.error(`✘ [ERROR] ${text}`);
				if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
			}
			if (--building === 0) console.log(`[watch] ready ${new Date().toLocaleTimeString()}`);
		});
	},
};

/** `import 'homework-lens:suites'` runs every suite that can run in the web host: all but `*.node.test.ts`. */
const suites = {
	name: 'suites',
	setup(build) {
		build.onResolve({ filter: /^homework-lens:suites$/ }, () => ({ path: 'suites', namespace: 'suites' }));
		build.onLoad({ filter: /.*/, namespace: 'suites' }, () => ({
			contents: suiteFiles()
				.filter(name => !name.endsWith('.node.test.ts'))
				.map(name => `import './${name}';`)
				.join('\n'),
			resolveDir: path.resolve('test/vscode'),
			watchDirs: [path.resolve('test/vscode')],
		}));
	},
};

/** The command line's bundle can be run as a program. */
const executable = {
	name: 'executable',
	setup(build) {
		build.onEnd(({ errors }) => {
			if (!errors.length) chmodSync('dist/cli.js', 0o755);
		});
	},
};

function suiteFiles() {
	return existsSync('test/vscode') ? readdirSync('test/vscode').filter(name => name.endsWith('.test.ts')) : [];
}

/** The bundles by name. An entry is `[source, where it goes]`; one whose source does not exist is left out. */
function bundles(library) {
	const node = { platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'] };
	const web = {
		platform: 'browser',
		target: 'es2022',
		format: 'cjs',
		external: ['vscode'],
		define: { global: 'globalThis' },
	};
	const page = { platform: 'browser', target: 'es2022', format: 'iife' };
	const all = [
		{ name: 'extension', ...node, entries: [['src/vscode/extension.ts', 'dist/extension.js']] },
		{
			name: 'web extension',
			...web,
			entries: [['src/vscode/extension.ts', 'dist/web/extension.js']],
		},
		{
			name: 'command line',
			...node,
			plugins: [library, executable],
			entries: [['src/cli/index.ts', 'dist/cli.js']],
			banner: { js: '#!/usr/bin/env node' },
		},
		// The core with the library would take most of the time that VS Code gives an extension to start: it is loaded with the first
		// review, the same bundle in both hosts, and in the panel, which has no modules, with the first "what if".
		{
			name: 'core',
			...web,
			format: 'iife',
			globalName: 'homeworkLensCore',
			footer: { js: "if (typeof module === 'object') module.exports = homeworkLensCore;" },
			plugins: [library],
			entries: [['src/vscode/core.ts', 'dist/core.js']],
		},
		// MathJax is larger than all the rest: a bundle of its own, the same for both hosts, which is loaded with the first hover.
		{ name: 'formula images', ...web, entries: [['src/vscode/math-svg.ts', 'dist/math-svg.js']] },
		{
			name: 'panel',
			...page,
			alias: { katex: require.resolve('katex/dist/katex.mjs') }, // else the plugin's `require` brings a second copy
			entries: [
				['src/webview/panel.ts', 'dist/webview/panel.js'],
				['src/webview/report.ts', 'dist/webview/report.js'],
			],
		},
	];
	if (!production) {
		const entries = ['index.ts', ...suiteFiles()].map(name => [
			`test/vscode/${name}`,
			`dist/test/${name.replace(/\.ts$/, '.js')}`,
		]);
		all.push({ name: 'suite', ...node, external: ['vscode', 'mocha'], plugins: [library], entries });
		all.push({
			name: 'web suite',
			...web,
			plugins: [library, suites],
			entries: [['test/vscode/index.web.ts', 'dist/web/test/index.web.js']],
		});
	}
	return all;
}

/** KaTeX's style sheet with its fonts, in the one format that every browser of a VS Code reads. */
function copyKatex() {
	const from = path.dirname(require.resolve('katex/package.json'));
	const css = readFileSync(path.join(from, 'dist/katex.min.css'), 'utf8');
	mkdirSync('dist/katex/fonts', { recursive: true });
	writeFileSync('dist/katex/katex.min.css', css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, ''));
	for (const font of readdirSync(path.join(from, 'dist/fonts')).filter(name => name.endsWith('.woff2'))) {
		copyFileSync(path.join(from, 'dist/fonts', font), path.join('dist/katex/fonts', font));
	}
}

async function main() {
	const { esbuildLibrary } = await import('./scripts/library-plugin.mjs');
	const started = Date.now();
	for (const old of production ? ['dist'] : ['dist/test', 'dist/web/test'])
		rmSync(old, { recursive: true, force: true });
	copyKatex();
	const present = [];
	for (const { entries, ...bundle } of bundles(esbuildLibrary)) {
		const there = entries.filter(([source]) => existsSync(source));
		for (const [source] of entries) if (!existsSync(source)) console.log(`${bundle.name}: no ${source}, left out`);
		if (there.length) present.push({ ...bundle, entries: there });
	}
	building = present.length;
	let failed = false;
	await Promise.all(
		present.map(async ({ name: _, entries, plugins = [], ...options }) => {
			const context = await esbuild.context({
				...options,
				entryPoints: entries.map(([source, out]) => ({ in: source, out: out.replace(/\.js$/, '') })),
				outdir: '.',
				bundle: true,
				minify: production,
				sourcemap: !production,
				legalComments: 'none',
				logLevel: watch ? 'silent' : 'warning',
				plugins: [...plugins, ...(watch ? [progress] : [])],
			});
			if (watch) return context.watch();
			await context.rebuild().catch(() => {
				failed = true; // esbuild has said why
			});
			await context.dispose();
		}),
	);
	if (watch) return;
	if (failed) process.exit(1);
	console.log(`Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

main();
