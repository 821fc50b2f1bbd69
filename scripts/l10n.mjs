// Collects what the extension says through `l10n.t`, and the core through `say`, into l10n/bundle.l10n.json.
//   node scripts/l10n.mjs           writes the bundle, and says what a translation lacks or has too much
//   node scripts/l10n.mjs --check   writes nothing; fails where something is to be done
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * What one source says through `l10n.t` or a template behind `say`: each message with its arguments counted, and each call whose message
 * is not one literal, by its place; such a message cannot be translated.
 */
export function messagesOf(source, file) {
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	const messages = [];
	const unreadable = [];
	const visit = node => {
		if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText(tree))) {
			const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
			for (const text of literals(node.arguments[0])) {
				if (text === undefined) unreadable.push(`${file}:${line}`);
				else messages.push({ text, line, file, args: node.arguments.length - 1 });
			}
		}
		if (ts.isTaggedTemplateExpression(node) && node.tag.getText(tree) === 'say') {
			const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
			const { text, args } = template(node.template);
			if (/\p{L}/u.test(text.replace(/\{\d+\}/g, ''))) messages.push({ text, line, file, args });
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return { messages, unreadable };
}

/** The literals that an expression can be: one, or those of both branches of a condition. */
function literals(node) {
	if (!node) return [undefined];
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isParenthesizedExpression(node)) return literals(node.expression);
	if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
	return [undefined];
}

/** A template as `say` makes it: `{0}`, `{1}` where something is put in. */
function template(node) {
	if (ts.isNoSubstitutionTemplateLiteral(node)) return { text: node.text, args: 0 };
	const spans = node.templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`);
	return { text: node.head.text + spans.join(''), args: spans.length };
}

/** All that the sources of the extension say, in the order of the files. */
export function allMessages() {
	const messages = [];
	const unreadable = [];
	for (const name of readdirSync(path.join(root, 'src'), { recursive: true }).sort()) {
		if (!name.endsWith('.ts')) continue;
		const file = `src/${name.replaceAll(path.sep, '/')}`;
		const found = messagesOf(readFileSync(path.join(root, file), 'utf8'), file);
		messages.push(...found.messages);
		unreadable.push(...found.unreadable);
	}
	return { messages, unreadable };
}

/** The placeholders of a message, sorted and each once: `{0}`, `{1}`. */
export const placeholders = text => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

/** What is to be done so that `translation` says all that `english` says, and nothing else. */
export function differences(english, translation) {
	return [
		...Object.keys(english)
			.filter(key => !translation[key])
			.map(key => `lacks ${JSON.stringify(key)}`),
		...Object.keys(translation)
			.filter(key => !(key in english))
			.map(key => `has too much ${JSON.stringify(key)}`),
		...Object.keys(english)
			.filter(key => translation[key] && placeholders(translation[key]) !== placeholders(english[key]))
			.map(key => `has other placeholders in ${JSON.stringify(key)}`),
	];
}

const json = file => (existsSync(path.join(root, file)) ? JSON.parse(readFileSync(path.join(root, file), 'utf8')) : {});

/** The texts that are translated, each with the translations of it: files of the project by their paths. */
export function tables() {
	const names = folder => (existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : []);
	const of = (folder, english, pattern) => ({
		english,
		translations: names(folder)
			.filter(name => pattern.test(name))
			.map(name => path.posix.join(folder, name)),
	});
	return [
		of('l10n', 'l10n/bundle.l10n.json', /^bundle\.l10n\.[\w-]+\.json$/),
		of('.', 'package.nls.json', /^package\.nls\.[\w-]+\.json$/),
	];
}

function main() {
	const check = process.argv.includes('--check');
	const { messages, unreadable } = allMessages();
	const wrong = unreadable.map(place => `${place}: the message of l10n.t is not one literal`);
	const bundle = Object.fromEntries([...new Set(messages.map(({ text }) => text))].sort().map(text => [text, text]));
	const written = `${JSON.stringify(bundle, null, 2)}\n`;
	const file = 'l10n/bundle.l10n.json';
	if (!check) writeFileSync(path.join(root, file), written);
	else wrong.push(...differences(bundle, json(file)).map(what => `${file} ${what}`));
	for (const { english, translations } of tables())
		for (const translation of translations)
			wrong.push(...differences(json(english), json(translation)).map(what => `${translation} ${what}`));
	for (const line of wrong) console.error(line);
	console.log(`${Object.keys(bundle).length} messages`);
	if (wrong.length) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
