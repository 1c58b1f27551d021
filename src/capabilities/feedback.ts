/** Helpful or not: kept for those who look after the bot, without anything that says who asked or who rated. */

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Buttons, Offer } from '../buttons.js';
import { type Field, type Reply, reply, text } from '../reply.js';
import type { Json, Store } from '../store/store.js';
import type { Capability, Turn } from './capability.js';

export const FEEDBACK = 'feedback';
const LIFETIME = 365 * 24 * 60 * 60 * 1000;
const LONGEST = 2000;

/** What was asked and shown, as far as it helps to answer better. */
const aboutSchema = z.object({
	question: z.string(),
	language: z.enum(['de', 'en']),
	found: z.boolean(),
	documents: z.array(z.string()),
});
const rateSchema = z.object({ key: z.string(), helpful: z.boolean(), about: aboutSchema });
/** Strict: a rating has a key too. */
const commentSchema = z.strictObject({ key: z.string() });

export const feedbackSchema = aboutSchema.extend({
	helpful: z.boolean(),
	/** ISO date: to the day, like its expiry, so that it does not tell who was there. */
	day: z.string(),
	comment: z.string().optional(),
});

/** The two buttons under an answer; none under small talk. */
export function ratingOffers({ answer, language, sources }: Reply, question: string): Offer[] {
	if (!answer) return [];
	const documents = [...new Set(sources.map(({ document }) => document))];
	const about = { question, language, found: answer.found, documents };
	const key = randomUUID();
	return [true, false].map((helpful) => ({ capability: FEEDBACK, state: { key, helpful, about } }));
}

export function createFeedback(store: Store, buttons: Buttons): Capability {
	return {
		name: FEEDBACK,
		recognise: ({ pressed }) => pressed?.capability === FEEDBACK,
		async handle(turn) {
			const comment = commentSchema.safeParse(turn.pressed?.state);
			if (comment.success) await addComment(store, comment.data.key, turn.pressed?.fields.comment ?? '');
			return { reply: comment.success ? thanks(turn) : await rate(turn, store, buttons) };
		},
	};
}

/**
 * The rating stands at once; a comment comes with it, or may follow. Pressing again changes the rating, it does not add one,
 * and the comment stays.
 */
async function rate(turn: Turn, store: Store, buttons: Buttons): Promise<Reply> {
	const { message, now, language, words } = turn;
	const { key, helpful, about } = rateSchema.parse(turn.pressed?.state);
	const day = now.toISOString().slice(0, 10);
	const { data: before } = feedbackSchema.safeParse((await store.get(FEEDBACK, key))?.value);
	const comment = turn.pressed?.fields.comment?.trim().slice(0, LONGEST) || before?.comment;
	const value: Json = { ...about, helpful, day, ...(comment ? { comment } : {}) };
	await store.apply([{ put: { kind: FEEDBACK, key, value, expires: Date.parse(day) + LIFETIME } }]);
	if (helpful || turn.pressed?.fields.comment?.trim()) return thanks(turn);
	const form: Field[] = [{ name: 'comment', label: words.feedback.comment, lines: 4, optional: true }];
	const label = words.feedback.title;
	const [token = ''] = await buttons.keep(message, language, [{ capability: FEEDBACK, state: { key }, label, form }]);
	return { ...reply(language), title: label, buttons: [{ label: words.feedback.send, token, form }], show: 'dialog' };
}

async function addComment(store: Store, key: string, comment: string): Promise<void> {
	const row = await store.get(FEEDBACK, key);
	const kept = feedbackSchema.safeParse(row?.value);
	if (!row || !kept.success || !comment.trim()) return;
	const expires = row.expires === undefined ? {} : { expires: row.expires };
	const value = { ...kept.data, comment: comment.trim().slice(0, LONGEST) };
	await store.apply([{ put: { kind: FEEDBACK, key, value, ...expires } }]);
}

function thanks({ language, words }: Turn): Reply {
	return { ...reply(language, text(words.feedback.thanks)), show: 'private' };
}
