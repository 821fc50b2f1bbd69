/** Loads every `*.test.ts` of this folder but `*.node.test.ts`; esbuild.js writes it. */
declare module 'homework-lens:suites' {}
