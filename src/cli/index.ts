import { main } from './main.ts';

// A reader that stops early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit(0);
});

const colour =
	process.env.NO_COLOR === undefined && (process.stdout.isTTY === true || process.env.FORCE_COLOR !== undefined);
process.exitCode = main(
	process.argv.slice(2),
	text => process.stdout.write(text),
	text => process.stderr.write(text),
	colour,
);
