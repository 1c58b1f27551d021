/** What a person can do with a message that is there: press a button that is shown, rate it. */

import type { Delivery, Manner, Post } from './deliver.js';
import { envelope, invoke } from './incoming.js';
import { isRecord, type Json, word } from './rule.js';
import { type Button, type Shown, screenOf } from './screen.js';
import type { Message, Place, User, World } from './world.js';

export interface Pressing extends Manner {
	/** The message with the button; the last one that has it if not said. */
	message?: Shown | string;
	/** What was typed into the fields of the card. */
	inputs?: Readonly<Record<string, string>>;
}

export type Say = (place: Place, text: string, how?: Manner) => Promise<Delivery>;

interface Pressed extends Required<Pick<Manner, 'from'>> {
	place: Place;
	message: Message;
	button: Button;
	how: Pressing;
}

export const idOf = (message: Shown | string | undefined) => (typeof message === 'string' ? message : message?.id);

/** In a channel an action belongs to the thread of its message. */
const near = (place: Place, message: Message, how: Pressing): Manner =>
	place.kind === 'channel' ? { thread: message.thread ?? message.id, ...how } : how;

const CARD = 'application/vnd.microsoft.card.adaptive';

export function createPressing(world: World, { send, setting }: Post, say: Say) {
	/** The message that shows something; the last one, if not said which. */
	function showing(place: Place, from: User, how: Pressing, fits: (shown: Shown) => boolean, what: string) {
		const wanted = idOf(how.message);
		const shown = screenOf(world, place, { as: from })
			.filter((one) => one.from === 'bot' && (wanted ?? one.id) === one.id)
			.filter(fits)
			.at(-1);
		const message = shown && world.byId.get(shown.id);
		if (!shown || !message) throw new Error(`${from.name} sees no ${what}.`);
		return { shown, message };
	}

	async function execute({ place, from, message, button, how }: Pressed) {
		const { id, verb, data } = button.action;
		const value = {
			action: {
				type: 'Action.Execute',
				id,
				title: button.title,
				verb,
				data: { ...(isRecord(data) ? data : {}), ...how.inputs },
			},
			trigger: 'manual',
		};
		const own = setting(place, near(place, message, { ...how, from }));
		const delivery = await send(place, invoke(own, 'adaptiveCard/action', value, message), how);
		const answer = isRecord(delivery.body) ? delivery.body : {};
		if (delivery.token === 'valid' && delivery.faults.length === 0 && answer.type === CARD && isRecord(answer.value))
			message.exchanged.set(from.id, answer.value);
		return delivery;
	}

	function submit({ place, from, message, button, how }: Pressed) {
		const value: Json = { ...(isRecord(button.action.data) ? button.action.data : {}), ...how.inputs };
		const { msteams, ...data } = value;
		const special = isRecord(msteams) ? msteams : {};
		const own = setting(place, near(place, message, { ...how, from, id: how.id ?? world.nextId() }));
		if (special.type === 'task/fetch') return send(place, invoke(own, 'task/fetch', { data: value }, message), how);
		if (special.type === 'imBack') return say(place, word(special.value), { ...how, from });
		const text = special.type === 'messageBack' && typeof special.text === 'string' ? { text: special.text } : {};
		return send(place, { ...envelope(own, 'message'), replyToId: message.id, value: data, ...text }, how);
	}

	return {
		/** Presses a button that is really shown, by its title. */
		async press(place: Place, title: string, how: Pressing = {}): Promise<Delivery> {
			const { from } = setting(place, how);
			const titled = (button: Button) => button.title === title;
			const { shown, message } = showing(place, from, how, ({ buttons }) => buttons.some(titled), `button «${title}»`);
			const button = shown.buttons.find(titled);
			if (button?.type === 'Action.Execute') return execute({ place, from, message, button, how });
			if (button?.type === 'Action.Submit') return submit({ place, from, message, button, how });
			if (button?.type === 'imBack') return say(place, word(button.action.value), { ...how, from });
			throw new Error(`«${title}» is ${button?.type}: nothing is sent to the bot.`);
		},
		/** Thumb up or down, and the sentence from the form. */
		async rate(place: Place, reaction: 'like' | 'dislike', how: Pressing & { text?: string } = {}): Promise<Delivery> {
			const { from } = setting(place, how);
			const { message } = showing(place, from, how, ({ feedback }) => feedback !== undefined, 'message to rate');
			const feedback = JSON.stringify({ feedbackText: how.text ?? '' });
			const value = { actionName: 'feedback', actionValue: { reaction, feedback } };
			const own = setting(place, near(place, message, { ...how, from }));
			return send(place, invoke(own, 'message/submitAction', value, message), how);
		},
	};
}
