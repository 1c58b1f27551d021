/** Buttons of reminders: what each of them means, kept with us, and how replies come by them. */

import { z } from 'zod';
import type { Buttons, Offer } from '../buttons.js';
import type { ExchangeEvent } from '../events/event.js';
import type { Links } from '../reminders/card.js';
import type { Register } from '../reminders/register.js';
import { aboutSchema, LEAD } from '../reminders/subscription.js';
import { type Block, type Button, type Field, type Reply, reply } from '../reply.js';
import type { Turn } from './capability.js';

export interface RemindOptions {
	agenda(): readonly ExchangeEvent[];
	register: Register;
	buttons: Buttons;
	links: Links & { feed: string };
	/** When the next reminder of a subscriber comes: epoch milliseconds. */
	next(key: string): Promise<number | undefined>;
}

export const REMIND = 'remind';

export const stateSchema = z.object({
	step: z.enum([
		'subscribe',
		'list',
		'less',
		'stop',
		'remove',
		'silence',
		'change',
		'times',
		'settings',
		'online',
		'onsite',
		'pause',
		'resume',
		'feed',
		'renew',
		'registered',
		'declined',
		'later',
		'again',
	]),
	whom: z.enum(['me', 'channel']).default('me'),
	about: aboutSchema.optional(),
	event: z.string().optional(),
	leads: z.array(z.string().regex(LEAD)).optional(),
	/** Of a pause. */
	days: z.number().int().positive().optional(),
	/** Times for all, also for what has its own. */
	all: z.boolean().optional(),
});
export type State = z.infer<typeof stateSchema>;

export type Choice = Omit<State, 'leads'> & {
	leads?: readonly string[];
	label: string;
	form?: Field[];
};

/** As many as platforms show side by side. */
const MOST = 10;
/** Labels of buttons, in characters. */
const LONGEST = 72;

/** With a button for each; on a message that others read, each may press for what concerns the channel. */
export async function offering(
	said: Reply,
	turn: Turn,
	{ buttons }: Pick<RemindOptions, 'buttons'>,
	choices: readonly Choice[],
): Promise<Reply> {
	const { message, language } = turn;
	if (!message.interactive || choices.length === 0) return { ...said, blocks: [...said.blocks, ...written(choices)] };
	const offers = choices.slice(0, MOST).map(({ label, form, ...state }): Offer => {
		const open = state.whom === 'channel' && message.room !== undefined && !message.private;
		const plain = JSON.parse(JSON.stringify(state)) as Offer['state'];
		return { capability: REMIND, state: plain, label: short(label), open, ...(form ? { form } : {}) };
	});
	const tokens = await buttons.keep(message, language, offers);
	const made = offers.map(({ label = '', form }, at): Button => {
		return { label, token: tokens[at] ?? '', ...(form ? { form } : {}) };
	});
	return { ...said, buttons: [...said.buttons, ...made] };
}

/** Without buttons one sees at least what there is to say. */
function written(choices: readonly Choice[]): Block[] {
	return choices.length === 0 ? [] : [{ kind: 'list', items: choices.map(({ label }) => [label]) }];
}

/** Asks back, with a button for each way it can be meant. */
export async function choice(
	asked: readonly Block[],
	turn: Turn,
	options: Pick<RemindOptions, 'buttons'>,
	choices: readonly Choice[],
): Promise<Reply> {
	return await offering(reply(turn.language, ...asked), turn, options, choices);
}

/** A form that is shown at once. */
export async function formed(
	said: readonly Block[],
	{ form, label, ...state }: Choice & { form: Field[] },
	{ message, language }: Turn,
	{ buttons }: RemindOptions,
): Promise<Reply> {
	const plain = JSON.parse(JSON.stringify(state)) as Offer['state'];
	const [token = ''] = await buttons.keep(message, language, [{ capability: REMIND, state: plain, label, form }]);
	return { ...reply(language, ...said), buttons: [{ label, token, form }], show: 'dialog' };
}

const short = (label: string) => (label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1).trimEnd()}…`);
