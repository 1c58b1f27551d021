/** What the buttons of reminders do: each step one way. What it means is beside the sentences that ask for the same. */

import { type Owner, owner } from '../person.js';
import { type Reply, reply, text } from '../reply.js';
import type { Capability, Turn } from './capability.js';
import { choice, REMIND, type RemindOptions, type State, stateSchema } from './choice.js';
import { answer, askLater, once } from './defer.js';
import { changeLeads, settings } from './form.js';
import { listed } from './overview.js';
import { pauseAt, prefer } from './prefer.js';
import { remove, silence, stop, which } from './silence.js';
import { subscribed } from './subscribe.js';
import { addressed, allowed, whomOf } from './subscriber.js';

export interface AdjustOptions extends RemindOptions {
	/** A person's own calendar. */
	calendar: {
		has(owner: Owner): Promise<boolean>;
		renew(owner: Owner): Promise<{ url: string; renewed: boolean }>;
	};
}

/** What everybody answers for themselves, also under a reminder of a channel. */
const OWN: ReadonlySet<State['step']> = new Set(['registered', 'declined', 'later', 'again', 'feed', 'renew']);

export function createAdjust(options: AdjustOptions): Capability {
	return {
		name: 'adjust',
		recognise: ({ pressed }) => pressed?.capability === REMIND,
		async handle(turn) {
			const given = stateSchema.parse(turn.pressed?.state);
			const whom = OWN.has(given.step) ? 'me' : whomOf(turn, given.whom);
			if (!allowed(turn, whom)) {
				const { notMember } = turn.words.events.reminders;
				return { reply: { ...reply(turn.language, text(notMember)), show: 'private' } };
			}
			return { reply: addressed(await act({ ...given, whom }, turn, options), turn, whom) };
		},
	};
}

async function act(state: State, turn: Turn, options: AdjustOptions): Promise<Reply> {
	const { step, whom, about = { to: 'everything' as const }, event = '', leads, days, all } = state;
	switch (step) {
		case 'subscribe':
			return await subscribed(about, { whom, leads }, turn, options);
		case 'list':
			return await listed(whom, turn, options);
		case 'less':
			return await which([], whom, turn, options);
		case 'stop':
			return await stop(whom, turn, options);
		case 'remove':
			return await remove(about, whom, turn, options);
		case 'silence':
			return await silence(event, whom, turn, options);
		case 'change':
			return await changeLeads(state, turn, options);
		case 'times':
			return await prefer({ kind: 'leads', leads: leads ?? [], all }, whom, turn, options);
		case 'settings':
			return await settings(whom, turn, options);
		case 'online':
		case 'onsite':
			return await prefer({ kind: 'online', only: step === 'online' }, whom, turn, options);
		case 'pause':
			return await pauseAt({ days, typed: turn.pressed?.fields.until, whom }, turn, options);
		case 'resume':
			return await prefer({ kind: 'resume' }, whom, turn, options);
		case 'feed':
			return await feed(turn, options);
		case 'renew':
			return await renew(turn, options);
		case 'registered':
		case 'declined':
			return await answer(step, event, turn, options);
		case 'later':
			return await askLater(event, turn, options);
		case 'again':
			return await once(event, leads ?? [], turn, options);
	}
}

/** Nobody knows the address but who has it: another one is made only where that is wanted. */
async function feed(turn: Turn, options: AdjustOptions): Promise<Reply> {
	const say = turn.words.events.reminders;
	if (!(await options.calendar.has(owner(turn.message)))) return await renew(turn, options);
	return await choice([text(say.feedKnown)], turn, options, [{ step: 'renew', whom: 'me', label: say.feedNew }]);
}

async function renew(turn: Turn, { calendar }: AdjustOptions): Promise<Reply> {
	const say = turn.words.events.reminders;
	const { url, renewed } = await calendar.renew(owner(turn.message));
	const old = renewed ? [text(say.feedRenewed)] : [];
	return { ...reply(turn.language, text(say.feedAddress), text({ link: url, url }), ...old), show: 'private' };
}
