import type { Turn } from './homework.ts';

/** Words by which exports of chats name who speaks. */

export const users =
	'user(?: prompt| message| input| query)?|human|you(?: said)?|me|student(?: prompt)?|prompt|question from user|asker|benutzer|nutzer|utilisateur|usuario|usuário|utente|пользователь|用户|使用者|提问者|学生|我|ユーザー|사용자';
export const assistants =
	'assistant(?: response| message| reply)?|ai(?: response| assistant)?|chatgpt(?: said| response)?|gpt[-\\s]?\\d?[\\w.]*(?: response| said)?|claude(?:[ -][\\w.]+){0,3}?(?: response| said)?|gemini(?:[ -][\\w.]+){0,3}?(?: response| said)?|copilot(?: said)?|cursor|mistral(?: response)?|le chat|deepseek(?:[ -][\\w.]+)?(?: response)?|grok(?: response)?|llama(?:[ -][\\w.]+)?|bard|bot|model(?: response| output)?|llm(?: response| output)?|perplexity|qwen(?:[ -]?[\\w.]+)?(?: response)?|kimi|tutor|response|assistent|asistente|ассистент|助手|机器人|ai助手|智能助手|通义(?:千问)?|千问|文心一言|豆包|智谱清言|讯飞星火|星火|元宝|腾讯元宝|混元|claude助手|гигачат|gigachat|yandexgpt|meta ai|phi(?:-\\d[\\w.]*)?|gemma(?:[ -]?[\\w.]+)?|mixtral(?:[ -][\\w.]+)?|アシスタント|어시스턴트';

const userName = new RegExp(`^(?:${users})$`, 'iu');
const assistantName = new RegExp(`^(?:${assistants})$`, 'iu');

/** What the name of a speaker says of its role. */
export const roleOfName = (name: string): Turn['role'] | undefined =>
	userName.test(name) ? 'user' : assistantName.test(name) ? 'assistant' : undefined;

const userWord = new RegExp(`(?<![\\p{L}])(?:${users})(?![\\p{L}])`, 'iu');
const assistantWord = new RegExp(`(?<![\\p{L}])(?:${assistants}|agent|bot|tutor)(?![\\p{L}])`, 'iu');
/** What stands around the name of a speaker: `Message From You`, `you asked`, `Turn 3 – Student`. */
const around =
	/(?<![\p{L}])(?:message|messages|turn|role|speaker|author|from|by|to|the|a|said|says|say|asked|asks|wrote|writes|replied|replies|answered|response|reply|at|on|mode|id|chat)(?![\p{L}])/giu;

/** Words that other things bear too: `Prompt template`, `Model card`. */
const shared = /^(?:prompt|response|model|student|me|you|tutor|bot|agent|llm|reply|cursor)$/i;

/** Whether other things and other people bear a speaker's name too. */
export const isShared = (name: string): boolean => shared.test(name);

/** What the name of a speaker says of its role among words that go with it; undefined where another word stands there, unless it `recurs`. */
export const roleAmong = (name: string, recurs: boolean): Turn['role'] | undefined => {
	const own = roleOfName(name);
	if (own) return own;
	const [user, assistant] = [userWord.test(name), assistantWord.test(name)];
	if (user === assistant) return undefined;
	const word = user ? userWord : assistantWord;
	const rest = name.replace(word, ' ').replace(word, ' ');
	const plainly = recurs && [...name.matchAll(new RegExp(word, 'giu'))].some(([found]) => !shared.test(found));
	return plainly || !/\p{L}/u.test(rest.replace(around, ' ')) ? (user ? 'user' : 'assistant') : undefined;
};
