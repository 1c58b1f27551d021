/** Switches the wording of answers by a model on and off for a tenant: organisers only. Until then answers are quoted. */

import type { Generation } from '../generation.js';
import { owner } from '../person.js';
import { reply, text } from '../reply.js';
import type { Capability, Turn } from './capability.js';

const SUBJECT = `(?:ki|ai|llm|sprachmodell|language model)`;
const THING = `(?:[ -]?(?:formulierung(?:en)?|antworten|wording|answers))?`;
const ON = new RegExp(
	`^(?:bitte )?(?:(?:die )?${SUBJECT}${THING} (?:bitte )?(?:ein(?:schalten)?|an(?:schalten)?|aktivieren|on)|(?:turn|switch) on (?:the )?${SUBJECT}${THING}|(?:turn|switch) (?:the )?${SUBJECT}${THING} on)(?: please)?[.!]?$`,
	'i',
);
const OFF = new RegExp(
	`^(?:bitte )?(?:(?:die )?${SUBJECT}${THING} (?:bitte )?(?:aus(?:schalten)?|ab(?:schalten)?|deaktivieren|off)|(?:turn|switch) off (?:the )?${SUBJECT}${THING}|(?:turn|switch) (?:the )?${SUBJECT}${THING} off)(?: please)?[.!]?$`,
	'i',
);
const STATE = new RegExp(
	`^(?:ist (?:die )?${SUBJECT}${THING} (?:an|ein|eingeschaltet|aktiv)|${SUBJECT}[ -]?status|is (?:the )?${SUBJECT}${THING} (?:on|active))[?]?$`,
	'i',
);

/** @param generation absent where no model is configured */
export function createWording(generation: Generation | undefined): Capability {
	return {
		name: 'wording',
		recognise: ({ pressed, message }) => !pressed && wishOf(message.text) !== undefined,
		async handle(turn) {
			const said = await answer(turn, generation);
			return { reply: { ...reply(turn.language, text(said)), show: 'private' } };
		},
	};
}

async function answer({ message, words: { wording: say } }: Turn, generation: Generation | undefined): Promise<string> {
	const wish = wishOf(message.text);
	if (!generation) return say.none;
	const who = owner(message);
	if (wish === 'state') return (await generation.isOn(who)) ? say.isOn(generation.name) : say.isOff;
	if (message.asker.role !== 'organiser') return say.refused;
	await generation.turn(who, wish === 'on');
	return wish === 'on' ? say.on(generation.name) : say.off;
}

function wishOf(said: string): 'on' | 'off' | 'state' | undefined {
	const text = said.trim();
	if (ON.test(text)) return 'on';
	if (OFF.test(text)) return 'off';
	return STATE.test(text) ? 'state' : undefined;
}
