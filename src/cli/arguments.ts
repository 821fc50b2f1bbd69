export const FORMATS = ['text', 'json', 'html', 'markdown', 'csv'] as const;
export const FAIL_ON = ['wrong', 'incomplete', 'never'] as const;

export interface Arguments {
	readonly command: 'review' | 'compare' | 'keys' | 'help';
	/** Files to review; for `keys` the folders (or files) to validate. */
	readonly files: readonly string[];
	/** Folders with answer keys besides the built-in ones. */
	readonly keys: readonly string[];
	readonly format: (typeof FORMATS)[number];
	readonly failOn: (typeof FAIL_ON)[number];
	/** Also what is right, and the steps of every solution. */
	readonly all: boolean;
	/** Read any Markdown as homework. */
	readonly force: boolean;
	readonly disabled: readonly string[];
	/** compare: with one file, how many turns of its chat are the first of the two. */
	readonly turn: number | undefined;
}

export const USAGE = `homework-lens review FILE... [options]
homework-lens compare A B [options]
homework-lens compare FILE --turn N [options]
homework-lens keys DIR...

Recognises the problems of a homework in Markdown, solves what can be computed and checks the answers that stand there.
'compare' sets two reviews side by side, part by part: two answers to the same questions, or a chat up to its Nth turn and the whole of it.
'keys' validates the answer keys of folders: each is read, proved, and run on its examples; problems read file:line:column: message.

  --format ${FORMATS.join('|')}
                                   how the review is printed (text); html and markdown are the annotated document, of several files a table; csv is
                                   that table too; compare has no csv
  --fail-on ${FAIL_ON.join('|')}   what makes the exit status 1 (wrong)
  --all                            text: also what is right, and the steps of every solution; compare: also what is the same
  --turn N                         compare: the chat up to its Nth turn against the whole of it
  --force                          read any Markdown as homework
  --keys DIR                       use the answer keys of a folder too; may be given more than once
  --disable RULE                   switch a rule off by its name; may be given more than once
  --help                           this text

Exit status: 0 nothing wrong, 1 something wrong or following from it (keys: an error in a key; compare:
something is worse in the second), 2 the command could not do its work.
`;

/** Reads the command line; gives a problem in one line where it is not understood. */
export function parseArguments(argv: readonly string[]): Arguments | { readonly problem: string } {
	const files: string[] = [];
	const disabled: string[] = [];
	const keys: string[] = [];
	let format: Arguments['format'] = 'text';
	let failOn: Arguments['failOn'] = 'wrong';
	let all = false;
	let force = false;
	let turn: number | undefined;
	let plainFromHere = false;
	const words = [...argv];
	if (words.length === 0 || words[0] === 'help' || words.includes('--help') || words.includes('-h'))
		return { command: 'help', files, keys, format, failOn, all, force, disabled, turn };
	const command = words.shift();
	if (command !== 'review' && command !== 'compare' && command !== 'keys')
		return { problem: `unknown command '${command}'; try: homework-lens review FILE` };
	while (words.length > 0) {
		const word = words.shift()!;
		if (plainFromHere || !word.startsWith('-')) {
			files.push(word);
			continue;
		}
		const [option, attached] = splitOption(word);
		const operand = () => attached ?? words.shift();
		if (option === '--') plainFromHere = true;
		else if (command === 'keys') return { problem: `keys takes no option '${option}'` };
		else if (option === '--all') all = true;
		else if (option === '--force') force = true;
		else if (option === '--format') {
			const given = operand();
			const known = FORMATS.find(name => name === given);
			if (!known) return { problem: `--format takes ${FORMATS.join(', ')}, not '${given ?? ''}'` };
			format = known;
		} else if (option === '--fail-on') {
			const given = operand();
			const known = FAIL_ON.find(name => name === given);
			if (!known) return { problem: `--fail-on takes ${FAIL_ON.join(', ')}, not '${given ?? ''}'` };
			failOn = known;
		} else if (option === '--disable') {
			const given = operand();
			if (!given) return { problem: '--disable takes the name of a rule' };
			disabled.push(given);
		} else if (option === '--keys') {
			const given = operand();
			if (!given) return { problem: '--keys takes a folder with answer keys' };
			keys.push(given);
		} else if (option === '--turn' && command === 'compare') {
			const given = operand() ?? '';
			if (!/^[1-9]\d{0,5}$/.test(given)) return { problem: `--turn takes the number of a turn, not '${given}'` };
			turn = Number(given);
		} else return { problem: `unknown option '${option}'` };
	}
	if (command === 'compare') {
		if (format === 'csv') return { problem: '--format csv is no format of compare' };
		if (turn !== undefined && files.length !== 1) return { problem: 'compare --turn takes one file' };
		if (turn === undefined && files.length !== 2) return { problem: 'compare takes two files (or one with --turn)' };
	}
	if (files.length === 0)
		return { problem: command === 'keys' ? 'keys takes at least one folder' : 'review takes at least one file' };
	return { command, files, keys, format, failOn, all, force, disabled, turn };
}

function splitOption(word: string): readonly [string, string | undefined] {
	const at = word.indexOf('=');
	return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
