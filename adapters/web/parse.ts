/** Request → Message. What is not understood is undefined; nothing of a request is trusted to have a shape. */

import { randomUUID } from 'node:crypto';
import type { Language, Message } from '../../src/message.js';

/** A message, and what the page shows as the question: for a button its label. */
export interface Submission {
	message: Message;
	question: string;
	language: Language;
}

type Unknown = Readonly<Record<string, unknown>>;

/** The random id of a conversation; it is also all we know of the person. */
const CONVERSATION = /^[\w-]{16,64}$/;
const ID = /^[\w-]{8,64}$/;

/** A question in an address: `/?q=…&conversation=…`. Without a conversation a new one begins. */
export function parseQuestion(query: Unknown, language: Language): Submission | undefined {
	const text = first(query.q)?.trim();
	return text ? submission(text, language, query) : undefined;
}

/** What page.js sends: `{ text, conversation, language, id?, label?, pressed? }`. */
export function parseJson(body: unknown): Submission | undefined {
	if (!isRecord(body) || typeof body.text !== 'string') return undefined;
	const language = body.language === 'en' ? 'en' : 'de';
	if (body.pressed === undefined) return submission(body.text, language, body);
	const pressed = parsePressed(body.pressed);
	return pressed && submission(body.text, language, body, pressed);
}

/** What a page without JavaScript sends: a question `q`, or a button pressed: `token`, `label`, `field.<name>` … */
export function parseForm(body: unknown): Submission | undefined {
	if (!isRecord(body)) return undefined;
	if (body.token === undefined) return parseQuestion(body, first(body.lang) === 'en' ? 'en' : 'de');
	const fields = Object.keys(body).flatMap((key) =>
		key.startsWith('field.') ? [[key.slice('field.'.length), first(body[key]) ?? '']] : [],
	);
	const pressed = parsePressed({ token: first(body.token), fields: Object.fromEntries(fields) as Unknown });
	return pressed && submission('', first(body.language) === 'en' ? 'en' : 'de', body, pressed);
}

/** `?lang=`, else what the browser prefers, else German. */
export function parseLanguage(lang: unknown, accepted: Language): Language {
	const asked = first(lang);
	return asked === 'en' || asked === 'de' ? asked : accepted;
}

/** German unless English is preferred to it. */
export function acceptedLanguage(header: string | undefined): Language {
	const weigh = (part: string) => {
		const [tag = '', weight] = part.split(/;\s*q=/);
		return { tag: tag.trim().slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) || 0 };
	};
	const known = (header ?? '').split(',').map(weigh);
	const best = (tag: string) => Math.max(0, ...known.filter((one) => one.tag === tag).map((one) => one.weight));
	return best('en') > best('de') ? 'en' : 'de';
}

/** Random and long enough that nobody guesses it. */
export function newConversation(): string {
	return randomUUID();
}

function submission(text: string, language: Language, raw: Unknown, pressed?: Message['pressed']): Submission {
	const conversation = matching(raw.conversation, CONVERSATION);
	const message: Message = {
		id: `${conversation}:${matching(raw.id, ID)}`,
		text,
		person: conversation,
		conversation,
		from: { channel: 'web', place: conversation },
		asker: { tenant: 'web', audience: 'public', role: 'guest', language },
		...(pressed && { pressed }),
	};
	return { message, question: (pressed && first(raw.label)) || text, language };
}

function parsePressed(value: unknown): Message['pressed'] {
	if (!isRecord(value) || typeof value.token !== 'string' || value.token === '') return undefined;
	const fields = isRecord(value.fields) ? Object.entries(value.fields) : [];
	const texts = fields.filter((field): field is [string, string] => typeof field[1] === 'string');
	return { token: value.token, fields: Object.fromEntries(texts) };
}

function matching(value: unknown, shape: RegExp): string {
	const text = first(value) ?? '';
	return shape.test(text) ? text : randomUUID();
}

function first(value: unknown): string | undefined {
	const one: unknown = Array.isArray(value) ? value[0] : value;
	return typeof one === 'string' ? one : undefined;
}

export function isRecord(value: unknown): value is Unknown {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
