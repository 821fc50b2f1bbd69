import { defineConfig } from 'vitest/config';
import { viteLibrary } from './scripts/library-plugin.mjs';

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
	plugins: [viteLibrary],
	test: {
		environment: 'node',
		include: ['test/unit/**/*.test.ts'],
		testTimeout: 30_000,
		isolate: false, // no test changes a module; read once per thread, they take less than half the time
		pool: 'threads', // ends with its process, also where a test never comes back
		maxWorkers: '100%', // vitest leaves one processor free, which on two of them is half
	},
});
