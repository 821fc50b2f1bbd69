import type { Homework } from '../homework/homework.ts';
import { environment, extend } from '../math/evaluate/environment.ts';
import { evaluate } from '../math/evaluate/evaluate.ts';
import type { Expression } from '../math/expression.ts';
import { parsePlain } from '../math/read/parse.ts';
import type { Environment, Shape, Value } from '../math/value.ts';
import type { Block } from '../text/block.ts';
import { isMissing } from './chains.ts';
import type { Given, GivenFrom } from './given.ts';
import { bracketsOf } from './given-lines.ts';

/**
 * Quantities in code: assignments (`d_model = 4096`), settings (`"hidden_size": 4096`), tensors with their shapes
 * (`A = torch.empty(m, k)`), the lines of a ```` ```given ```` block, and front matter. The last two are a person's own word and go
 * before everything else.
 */
export function readCodeGivens(homework: Homework): readonly Given[] {
	const { blocks } = homework.source;
	const givens: Given[] = [];
	const seen = new Set<number>();
	let names: Environment = environment();
	const read = (index: number, part: number | undefined, from: GivenFrom) => {
		const block = blocks[index];
		if (block?.kind !== 'fence' || seen.has(index)) return;
		seen.add(index);
		const stated = /^givens?\b/i.test(block.content.info.trim());
		const found = codeGivens(block, index, names, stated).map(given => ({
			...given,
			part,
			from: stated ? ('user' as const) : from,
		}));
		names = extend(
			names,
			found.flatMap(({ symbol, value }) => (symbol !== undefined && value ? [[symbol, value] as const] : [])),
		);
		givens.push(...found);
	};
	homework.parts.forEach((part, index) => {
		for (const section of part.sections) {
			const from = section.kind === 'answer' || section.kind === 'takeaway' ? 'answer' : 'question';
			for (const slice of section.slices) read(slice.block, index, from);
		}
	});
	for (const index of homework.loose) read(index, undefined, 'question');
	return [...frontMatterGivens(homework), ...givens];
}

/** `{"layers": 28, "width": 3584}` as a line for each of its members; every other line as it is. Keeps the length. */
const membersOf = (line: string): readonly string[] =>
	/^\s*\{[^{}[\]]*\}\s*,?\s*$/.test(line) ? line.replace(/[{}]/g, ' ').split(',') : [line];

type Found = Omit<Given, 'part' | 'from'>;

const ASSIGNMENT =
	/^\s*(?:(?:const|let|var|final|static|auto|int|float|double|self\.|config\.|cfg\.|args\.)\s*)*([A-Za-z_][\w]*)\s*(?::\s*[\w.[\], ]+\s*)?=\s*([^=].*)$/;
const SETTING = /^\s*[-*]?\s*["']?([A-Za-z_][\w -]*?)["']?\s*:\s*(.+?)\s*,?\s*$/;
const TENSOR =
	/\b(?:empty|zeros|ones|randn?|rand|full|normal|uniform|standard_normal|Parameter|randint|eye|truncated_normal)\s*\(\s*(?:size\s*=\s*|shape\s*=\s*)?[([]?\s*([A-Za-z_]\w*|\d+)\s*,\s*([A-Za-z_]\w*|\d+)\s*(?=[)\],])/;
const LINEAR = /\b(?:Linear|Dense)\s*\(\s*([A-Za-z_]\w*|\d+)\s*,\s*([A-Za-z_]\w*|\d+)\s*[,)]/;

function codeGivens(block: Block, index: number, outer: Environment, stated: boolean): readonly Found[] {
	const { text, info } = block.content;
	const found: Found[] = [];
	let names = outer;
	let at = 0;
	const settings = stated || /^(?:ya?ml|json5?|toml|ini|)$/i.test(info.trim().split(/\s/)[0] ?? '');
	const lines = text.split('\n').flatMap(line => (settings ? membersOf(line) : [line]));
	for (const line of lines) {
		const start = at;
		at += line.length + 1;
		if (line.length > 300 || /^\s*(?:#(?!define )|\/\/|`{3}|~{3}|import |from |def |class |return )/.test(line))
			continue;
		const bare = line
			.replace(/^\s*#define\s+(\w+)\s+(?=[\d.(])/, '$1 = ')
			.replace(/\s(?:#|\/\/).*$/, '')
			.replace(/;\s*$/, '');
		const assigned = ASSIGNMENT.exec(bare);
		const set = assigned ? undefined : settings ? SETTING.exec(bare) : undefined;
		const match = assigned ?? set;
		if (!match) continue;
		const [, written, right] = match as unknown as [string, string, string];
		const anchor = {
			block: index,
			span: { start: start + (line.length - line.trimStart().length), end: start + bare.trimEnd().length },
		};
		const symbol = symbolName(written);
		const name = written.replace(/[_-]+/g, ' ').trim().toLowerCase();
		const shape = shapeIn(right);
		if (shape) {
			found.push({ symbol, latex: undefined, name: undefined, value: undefined, shape, anchor });
			continue;
		}
		const value = settingValue(right, names, stated) ?? arrayValue(right, stated);
		if (!value) continue;
		if (symbol !== undefined) names = extend(names, [[symbol, value]]);
		found.push({ symbol, latex: undefined, name: name.length > 1 ? name : undefined, value, shape: undefined, anchor });
	}
	return found;
}

function symbolName(written: string): string | undefined {
	if (!/^[A-Za-z_]\w*$/.test(written)) return undefined;
	const { expression } = parsePlain(written);
	return expression.kind === 'symbol' ? expression.name : undefined;
}

/** Rows and columns of a tensor that a call makes; a linear layer's weight is output by input (torch.nn.Linear). */
function shapeIn(code: string): Shape | undefined {
	const tensor = TENSOR.exec(code);
	if (tensor) return { rows: size(tensor[1]!), columns: size(tensor[2]!) };
	const linear = LINEAR.exec(code);
	return linear ? { rows: size(linear[2]!), columns: size(linear[1]!) } : undefined;
}

const ARRAY = /^(?:\w+\.)?(?:array|tensor|asarray|Tensor|matrix)\(\s*(\[.*\])\s*(?:,\s*\w+\s*=\s*[\w.]+\s*)?\)$/;

/** `np.array([[1, 0], [0, -1]])`, and in a given block `[[1, 2], [0, 1]]`. */
function arrayValue(code: string, stated: boolean): Value | undefined {
	const trimmed = code.trim();
	const written = ARRAY.exec(trimmed)?.[1] ?? (stated && /^\[.*\]$/.test(trimmed) ? trimmed : '');
	return /^[-−+\d.,e\s[\]]+$/.test(written) ? bracketsOf(written) : undefined;
}

const size = (written: string): Expression => parsePlain(written).expression;

/** A number, or arithmetic of numbers and names bound above it. */
function settingValue(code: string, names: Environment, stated: boolean): Value | undefined {
	const trimmed = code
		.trim()
		.replace(/,$/, '')
		.replace(/(?<=\d)_(?=\d)/g, '');
	if (trimmed === '' || trimmed.length > 120) return undefined;
	const plain = /^["'].*["']$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
	if (!stated && !/^[\w\s.+\-*/()%]+$/.test(plain)) return undefined;
	if (/[a-zA-Z_]\w*\s*\(|["'[\]{}]/.test(plain)) return undefined;
	const { expression } = parsePlain(plain.replace(/\/\//g, '/'));
	if (expression.kind === 'relation' || expression.kind === 'sequence' || isMissing(expression)) return undefined;
	const result = evaluate(expression, names);
	return result.ok && result.value.kind === 'quantity' && Number.isFinite(result.value.value)
		? result.value
		: undefined;
}

const META: ReadonlySet<string> = new Set(
	'title author authors date homework layout tags categories id lang language draft permalink description assignment output format version course subject name'.split(
		' ',
	),
);

/** `N: 1e14` in front matter is the reader's own given; what documents use front matter for otherwise is none. */
function frontMatterGivens(homework: Homework): readonly Given[] {
	const fields = homework.source.frontMatter ?? {};
	return Object.entries(fields).flatMap(([path, text]): Given[] => {
		const key = path.replace(/^givens?\./, '');
		if (META.has(key.toLowerCase()) || /^\d{4}-\d\d-\d\d/.test(text)) return [];
		const value = settingValue(text, environment(), true);
		if (!value) return [];
		const symbol = symbolName(key);
		return [
			{
				symbol,
				latex: undefined,
				name: key.replace(/[_-]+/g, ' ').toLowerCase(),
				value,
				shape: undefined,
				from: 'user',
				part: undefined,
				anchor: undefined,
			},
		];
	});
}
