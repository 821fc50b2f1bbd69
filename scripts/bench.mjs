// `npm run bench`: builds nothing, runs every scripts/bench-*.mjs one after the other (or those named: `npm run bench -- math`).
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './library-plugin.mjs';

const wanted = process.argv.slice(2);
const all = readdirSync(path.join(root, 'scripts')).filter(name => /^bench-.*\.mjs$/.test(name));
const chosen = all.filter(name => !wanted.length || wanted.some(each => name === `bench-${each}.mjs`));
if (!chosen.length) {
	console.error(
		`No such benchmark; there are: ${all.map(name => name.slice('bench-'.length, -'.mjs'.length)).join(', ') || 'none'}`,
	);
	process.exit(2);
}
for (const name of chosen) {
	console.log(`== ${name}`);
	const { status } = spawnSync(process.execPath, [path.join(root, 'scripts', name)], { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exitCode = 1;
}
