/** The language a person is answered in: German, English, or that of each question. */

import { z } from 'zod';
import type { Buttons } from '../buttons.js';
import type { Language, Message } from '../message.js';
import { chooseLanguage, chosenLanguage } from '../person.js';
import { type Reply, reply, text } from '../reply.js';
import type { Store } from '../store/store.js';
import { wordsFor } from '../words/words.js';
import type { Capability, Turn } from './capability.js';

const NAME = 'language';
const CHOICES = ['de', 'en', 'auto'] as const;
type Choice = (typeof CHOICES)[number];
const stateSchema = z.object({ choice: z.enum(CHOICES) });

export function createLanguage(store: Store, buttons: Buttons): Capability {
	return {
		name: NAME,
		recognise: ({ message, pressed }) => message.command === NAME || pressed?.capability === NAME,
		async handle(turn) {
			const choice = turn.pressed ? stateSchema.parse(turn.pressed.state).choice : named(turn.message);
			if (choice) await chooseLanguage(store, turn.message, choice === 'auto' ? undefined : choice);
			const said = await menu({ ...turn, ...spokenIn(turn, choice) }, store, buttons);
			const show = turn.pressed
				? ('instead' as const)
				: turn.message.private
					? ('private' as const)
					: ('message' as const);
			return { reply: { ...said, show } };
		},
		home: async (turn) => ({ ...(await menu(turn, store, buttons)), title: turn.words.language.title }),
	};
}

/** The choice is confirmed in the language chosen. */
function spokenIn({ language }: Turn, choice: Choice | undefined): Pick<Turn, 'language' | 'words'> {
	const spoken: Language = choice === 'de' || choice === 'en' ? choice : language;
	return { language: spoken, words: wordsFor(spoken) };
}

/** „de“, „Deutsch“, “English” behind the command. */
function named({ text: said }: Message): Choice | undefined {
	const word = said.trim().toLowerCase();
	if (/^(?:de|deutsch|german)$/.test(word)) return 'de';
	if (/^(?:en|englisch|english)$/.test(word)) return 'en';
	return /^auto(?:matisch|matic)?$/.test(word) ? 'auto' : undefined;
}

async function menu({ message, language, words }: Turn, store: Store, buttons: Buttons): Promise<Reply> {
	const now = (await chosenLanguage(store, message)) ?? 'auto';
	const others = CHOICES.filter((choice) => choice !== now);
	const offers = others.map((choice) => ({ capability: NAME, state: { choice } }));
	const tokens = message.interactive ? await buttons.keep(message, language, offers) : [];
	return {
		...reply(language, text(words.language.now[now])),
		buttons: tokens.map((token, at) => ({ label: words.language.choose[others[at] ?? 'auto'], token })),
	};
}
