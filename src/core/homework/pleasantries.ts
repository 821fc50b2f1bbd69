import { askOf, computes } from './asks.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';

/** How long a reply may be that only agrees or wishes well. */
const SHORT = 220;

/** How a reply begins that agrees to what comes next, or wishes well. */
const agrees =
	/^[¡!\s]*(?:sure|of course|absolutely|certainly|definitely|sounds (?:good|great|fun)|great|perfect|okay|ok|alright|all right|yes|yep|got it|understood|no problem|hi|hello|hey|good (?:morning|evening|afternoon)|ready|i['’]m ready|i['’]d (?:be happy|love) to|happy to|glad|with pleasure|you['’]re (?:very |most )?welcome|anytime|my pleasure|good luck|best of luck|thanks|thank you|awesome|nice|deal|will do|let['’]s (?:do it|go|start|begin)|gern(?:e)?|klar|natürlich|selbstverständlich|alles klar|in ordnung|hallo|viel (?:erfolg|glück)|einverstanden|bien sûr|d['’]accord|avec plaisir|entendu|bonjour|de rien|je vous en prie|je t['’]en prie|claro|por supuesto|vale|perfecto|hola|de nada|con gusto|adelante|com certeza|certo|ok(?:ay)?|olá|prego|va bene|ciao|конечно|хорошо|давай(?:те)?|привет|здравствуйте|пожалуйста|好的|当然|當然|没问题|沒問題|你好|不客气|不客氣|もちろん|わかりました|了解|どういたしまして|네|물론)(?![\p{L}])/iu;

/** How it lets the other one begin. */
const invites =
	/(?<![\p{L}])(?:go ahead|fire away|shoot|ask away|send (?:me |over |it |them )?|paste|share|post|upload|give me|which (?:one|question|problem|topic)|what['’]s (?:the|your) (?:first )?(?:question|problem)|whenever you['’]re ready|i['’]m ready|ready when you are|first (?:question|one)|let['’]s (?:do it|go|start|begin)|leg los|schieß los|schick|stell|vas-y|allez-y|envoie|envoyez|adelante|envía|dime|manda|vai|спрашивай|задавай(?:те)?|присылай(?:те)?|жду|请(?:说|发|问|提)|請|どうぞ|보내)(?![\p{L}])/iu;

/** How somebody thanks. */
const thanks =
	/(?<![\p{L}])(?:thanks|thank you|thx|danke|vielen dank|merci|gracias|obrigad[oa]|grazie|спасибо)(?![\p{L}])|谢谢|謝謝|ありがとう|감사/iu;

/**
 * Whether a turn only makes an appointment or thanks (`Let's do a mock exam: I ask, you answer.`) and the reply only agrees (`Sounds
 * good, go ahead.`): nothing is asked, and nothing answered.
 */
export const isPleasantry = (asked: readonly Entry[], replied: readonly Entry[]): boolean => {
	const reply = replied.filter(e => !e.skip);
	const said = reply
		.map(e => plain(e.head))
		.join(' ')
		.trim();
	if (reply.length === 0 || reply.length > 3 || said.length > SHORT || !agrees.test(said)) return false;
	if (reply.some(e => e.line.kind !== 'paragraph' || e.label) || /[\d=≈$]/.test(said)) return false;
	const words = asked.filter(e => !e.skip).map(e => plain(e.head));
	if (words.some(text => computes(text) || /\$/.test(text))) return false;
	if (invites.test(said)) return true;
	return thanks.test(words.join(' ')) && !words.some(text => askOf(text) === 2);
};
