import { type Member, type MemberKind, rankOf, romanValue } from './labels.ts';
import { lastOf, type Node } from './node.ts';

/**
 * The readings of an ambiguous member (rules.md, 1.3), the likeliest first: successor of an open sibling, what comes next, the siblings' dress, letter.
 *
 * @param next the next member in the same dress.
 * @param stack the open part and its ancestors.
 */
export const kindsInOrder = (
	member: Member,
	next: Member | undefined,
	stack: readonly Node[],
): readonly MemberKind[] => {
	if (member.kinds.length < 2) return member.kinds;
	if (next) {
		const roman = romanValue(member.text);
		if (romanValue(next.text) === roman + 1 && next.text.length > 1) return ['roman', 'letter'];
	}
	for (let depth = stack.length - 1; depth >= 0; depth--) {
		const node = stack[depth]!;
		if (node.kind !== 'letter' && node.kind !== 'roman') continue;
		if (rankOf(member, node.kind) === rankOf(lastOf(node), node.kind) + 1)
			return node.kind === 'letter' ? ['letter', 'roman'] : ['roman', 'letter'];
	}
	if (next && next.text.length === 1 && next.text.charCodeAt(0) === member.text.charCodeAt(0) + 1)
		return ['letter', 'roman'];
	if (member.text === 'i') return ['roman', 'letter'];
	const siblings = stack.findLast(n => n.kind === 'roman' || n.kind === 'letter');
	return siblings?.kind === 'roman' && rankOf(member, 'roman') > rankOf(lastOf(siblings), 'roman')
		? ['roman', 'letter']
		: ['letter', 'roman'];
};
