/** What was heard or pressed → the message for the bot and where the answer goes. Pure: who the person is, is asked later. */

import { z } from 'zod';
import type { Message } from '../../src/message.js';
import { parseCommand, parseWord } from '../../src/words/commands.js';
import type { Acted, Commanded, Heard } from './heard.js';
import type { Target, Work } from './target.js';

/** Words said in a conversation. The answer stands in the thread, a top-level one opens it. */
export function fromHeard(heard: Heard): Work {
	const { team, enterprise, org, user, home, channel, ts, external, direct } = heard;
	const thread = heard.thread ?? ts;
	const target: Target = { team, enterprise, org, user, channel, thread };
	const standing = { team, enterprise, org, user, home, channel, external, direct };
	const here = `${team}/${channel}/${thread}`;
	const top = direct && heard.thread === undefined;
	const said = direct ? parseWord(heard.text) : { text: heard.text };
	const message: Message = {
		id: `${team}/${channel}/${ts}`,
		...said,
		person: `${team}/${user}`,
		conversation: top ? `${team}/${channel}` : here,
		...(top ? { begins: here } : {}),
		from: { channel: 'slack', place: here },
		...writable(team, user, direct ? undefined : channel),
		asker: unknown(team),
		interactive: true,
	};
	return { message, target, standing: { ...standing, spoke: true } };
}

/** `/austausch …`: only the asker sees the answer. */
export function fromSlash(said: Commanded): Work {
	const { target, standing, message } = fromActed(said);
	return { target, standing, message: { ...message, ...parseCommand(said.text), private: true } };
}

/** „Dazu die Dokumentation fragen“: the words of a message are the question, the answer stands in its thread. */
export function fromShortcut(acted: Acted): Work {
	const { target, standing, message } = fromActed(acted);
	const thread = acted.thread ?? acted.message?.ts;
	const here = `${target.team}/${target.channel ?? target.user}/${thread ?? ''}`;
	const asked = { ...message, text: acted.message?.text ?? '', conversation: here };
	return { target: { ...target, thread, pressed: undefined, quiet: true }, standing, message: asked };
}

/** A button in a message, a window or the home tab. */
export function fromButton(acted: Acted, token: string): Work {
	const { target, standing, message } = fromActed(acted);
	const alone = acted.message?.ephemeral === true;
	return { target, standing, message: { ...message, pressed: { token }, ...(alone ? { private: true } : {}) } };
}

const metadataSchema = z.object({
	token: z.string(),
	channel: z.string().optional(),
	thread: z.string().optional(),
	url: z.string().optional(),
	ephemeral: z.boolean().optional(),
});

export type Metadata = z.infer<typeof metadataSchema>;

export function readMetadata(acted: Acted): Metadata | undefined {
	try {
		return metadataSchema.parse(JSON.parse(acted.view?.metadata ?? ''));
	} catch {
		return undefined;
	}
}

/** A form that was filled in. */
export function fromForm(
	acted: Acted,
	{ token, channel, thread, url, ephemeral = false }: Metadata,
	fields: Readonly<Record<string, string>>,
): Work {
	const { target, standing, message } = fromActed({ ...acted, channel, thread, url });
	const pressed = ephemeral ? { ts: '', ephemeral } : undefined;
	return {
		target: { ...target, pressed },
		standing,
		message: { ...message, pressed: { token, fields }, ...(ephemeral ? { private: true } : {}) },
	};
}

/** The question typed into the window of the global shortcut; it is answered there. */
export function fromWindow(acted: Acted, question: string): Work {
	const { target, standing, message } = fromActed(acted);
	return { target, standing, message: { ...message, text: question } };
}

export function fromActed(acted: Acted): Work {
	const { team, enterprise, org, user, home, channel, thread, url, trigger, message, view, atHome } = acted;
	const standing = { team, enterprise, org, user, home, channel };
	const where = `${team}/${channel ?? user}`;
	const conversation = thread && !message?.ephemeral ? `${where}/${thread}` : channel ? `${where}/${user}` : where;
	const target: Target = {
		team,
		enterprise,
		org,
		user,
		channel,
		thread: thread ?? (message && !message.ephemeral ? message.ts : undefined),
		url,
		trigger,
		view: atHome ? undefined : view?.id,
		pressed: message && { ts: message.ts, ephemeral: message.ephemeral },
	};
	const id = `${team}/${trigger ?? view?.id ?? ''}`;
	const said = { id, text: '', person: `${team}/${user}`, conversation, from: { channel: 'slack', place: where } };
	const reach = writable(team, user, channel);
	return { target, standing, message: { ...said, ...reach, asker: unknown(team), interactive: true } };
}

/** Where the person alone can be written to, and the room others read in. */
function writable(team: string, user: string, channel: string | undefined): Pick<Message, 'alone' | 'room'> {
	const at = (id: string) => ({ channel: 'slack', place: `${team}/${id}` });
	return { alone: at(user), ...(channel && !channel.startsWith('D') ? { room: at(channel) } : {}) };
}

/** Nobody is trusted before Slack was asked. */
function unknown(tenant: string): Message['asker'] {
	return { tenant, audience: 'public', role: 'guest' };
}
