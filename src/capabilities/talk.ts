/** What is not a question: greetings, thanks, nothing, too much, emoji, code. One short reply each. */

import { ASKING } from '../answering/question.js';
import { tokenize } from '../language/fold.js';
import type { Language } from '../message.js';
import { type Reply, reply, text } from '../reply.js';
import type { Words } from '../words/de.js';
import type { Capability } from './capability.js';

/** Longest question, in characters. */
const LONGEST = 2000;

type Kind =
	| 'empty'
	| 'tooLong'
	| 'emoji'
	| 'code'
	| 'greeting'
	| 'thanks'
	| 'goodbye'
	| 'abilities'
	| 'unclear'
	| 'idle';

const CODE = [
	/<\/?(?:html|body|div|span|script|p|a|table|img|style|head|br|iframe|svg)\b[^>]*>/i,
	/\b(?:select\s+.+\s+from|insert\s+into|delete\s+from|drop\s+table|update\s+\w+\s+set|union\s+select|create\s+table|alter\s+table)\b/is,
	/^\s*at\s+\S+.*[(:]\d+(?::\d+)?\)?/m,
	/\bTraceback \(most recent call last\)|^\s*File ".+", line \d+/m,
	/\b\w*(?:Exception|Error)\b:?.*(?:\n|\bat\s)/,
	/(?:^|\n)\s*(?:import|const|let|var|function|def|class|public|#include)\b.*[;{(:]\s*(?:\n|$)/,
	/[{};]\s*\n.*[{};]/,
	/(?:'|")\s*(?:or|and)\s+['"]?\d+['"]?\s*=\s*['"]?\d+|;\s*--/i,
];

/** Said where nothing is running any more. */
const STOP = /^(?:stopp?|abbrechen|abbruch|cancel)$/;

export const talk: Capability = {
	name: 'talk',
	recognise: ({ message }) => !message.pressed && kindOf(message.text) !== undefined,
	handle: ({ message, language, words }) =>
		Promise.resolve({ reply: talkReply(kindOf(message.text) ?? 'unclear', language, words) }),
};

function kindOf(raw: string): Kind | undefined {
	if (!raw.trim()) return 'empty';
	if (raw.length > LONGEST) return CODE.some((pattern) => pattern.test(raw.slice(0, LONGEST))) ? 'code' : 'tooLong';
	if (CODE.some((pattern) => pattern.test(raw))) return 'code';
	const folded = tokenize(raw)
		.map((token) => token.folded)
		.join(' ');
	if (!folded) return /\p{Extended_Pictographic}/u.test(raw) ? 'emoji' : 'unclear';
	if (STOP.test(folded)) return 'idle';
	for (const asking of Object.values(ASKING)) {
		for (const kind of ['greeting', 'thanks', 'goodbye', 'abilities'] as const)
			if (asking[kind].test(folded)) return kind;
	}
	return undefined;
}

/** Small talk has its own language: „hello“ is English though it has no small words, and code has none. */
export function talkLanguage(raw: string, usual: Language = 'de'): Language | undefined {
	if (CODE.some((pattern) => pattern.test(raw.slice(0, LONGEST)))) return usual;
	const folded = tokenize(raw)
		.map((token) => token.folded)
		.join(' ');
	const speaks = (language: Language) =>
		(['greeting', 'thanks', 'goodbye', 'abilities'] as const).some((kind) => ASKING[language][kind].test(folded));
	if (speaks('de')) return speaks('en') ? undefined : 'de';
	return speaks('en') ? 'en' : undefined;
}

function talkReply(kind: Kind, language: Language, words: Words): Reply {
	if (kind === 'tooLong')
		return reply(language, text(words.small.tooLong(LONGEST.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB'))));
	if (kind === 'idle') return reply(language, text(words.idle));
	if (kind !== 'abilities') return reply(language, text(words.small[kind]));
	return reply(language, text(words.small.abilities), {
		kind: 'list',
		items: words.small.examples.map((example) => [example]),
	});
}
