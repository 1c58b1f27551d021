/** Reminders by plain sentences: what was wished, against what was said before. What buttons do is in `adjust.ts`. */

import { Temporal } from 'temporal-polyfill';
import { type Asking, parseAsking } from '../events/asking.js';
import type { ExchangeEvent } from '../events/event.js';
import { parseWish, type Wish } from '../reminders/wish.js';
import { type Reply, reply, text } from '../reply.js';
import type { Capability, Turn } from './capability.js';
import { REMIND, type RemindOptions } from './choice.js';
import { clarify } from './clarify.js';
import { visible } from './events.js';
import { fits } from './fit.js';
import { seriesOf, upcoming } from './meaning.js';
import { listed } from './overview.js';
import { prefer } from './prefer.js';
import { unsubscribe } from './silence.js';
import { subscribe } from './subscribe.js';
import { addressed, type Whom, whomOf, zoneOf } from './subscriber.js';

/** In characters. */
const SHORT = 60;

/** With what the turn before asked about events. */
interface Heard {
	wish: Wish;
	asked?: Asking | undefined;
}

export function createRemind(options: RemindOptions): Capability {
	return {
		name: REMIND,
		recognise: (turn) => heard(turn, options) !== undefined,
		async handle(turn) {
			const { wish, asked } = heard(turn, options) ?? {};
			if (!wish) return { reply: reply(turn.language, text(turn.words.events.reminders.unclear)) };
			const whom = whomOf(turn, wish.whom);
			const said = await grant({ wish, asked }, whom, turn, options);
			return { reply: addressed(said, turn, whom), question: turn.message.text };
		},
		home: async (turn) =>
			reachable(turn)
				? { ...(await listed('me', turn, options)), title: turn.words.events.reminders.title }
				: reply(turn.language),
	};
}

/** Somebody can be written to: the person alone, or the room. */
const reachable = ({ message }: Turn) => message.alone !== undefined || message.room !== undefined;

function heard(turn: Turn, options: RemindOptions): Heard | undefined {
	const { message, earlier, now, language, library } = turn;
	if (turn.pressed || message.pressed || message.command) return undefined;
	const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zoneOf(turn));
	const series = seriesOf(turn, options);
	/** What leans on the turn before is short. */
	if (message.text.length > SHORT && !parseWish(message.text, today, language, { series })) return undefined;
	const topics = [...new Set([...visible(options.agenda(), turn), ...library.exchanges].flatMap((one) => one.topics))];
	let wish: Wish | undefined;
	let asked: Asking | undefined;
	for (const said of earlier) {
		wish = parseWish(said, today, language, { series, ...(wish ? { wish } : {}), asked: asked !== undefined });
		asked = wish ? undefined : parseAsking(said, today, language, { series, topics }, asked);
	}
	const context = { series, ...(wish ? { wish } : {}), asked: asked !== undefined };
	const found = parseWish(message.text, today, language, context);
	/** Where nobody is reminded, „stop“ stops what is running. */
	if (!found || (found.kind === 'unclear' && found.why === 'stop' && !reachable(turn))) return undefined;
	return { wish: found, asked };
}

/** „Erinnere mich daran“ after „Wann ist der nächste Austausch?“ means that one. */
function pointed({ wish, asked }: Heard, turn: Turn, options: RemindOptions): readonly ExchangeEvent[] | undefined {
	if (!asked || asked.past || ('about' in wish && wish.about)) return undefined;
	const ahead = upcoming(turn, options).filter((event) => fits(event, asked, zoneOf(turn), turn.library));
	const found = asked.next ? ahead.slice(0, 1) : ahead;
	return found.length > 0 ? found : undefined;
}

async function grant(said: Heard, whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { language, words } = turn;
	const { feed } = options.links;
	if (!reachable(turn)) return reply(language, text(words.events.reminders.cannot, { link: feed, url: feed }));
	const { wish } = said;
	const events = pointed(said, turn, options);
	switch (wish.kind) {
		case 'subscribe':
			return await subscribe({ ...wish, whom, events }, turn, options);
		case 'unsubscribe':
			return await unsubscribe({ ...wish, whom }, turn, options);
		case 'list':
			return await listed(whom, turn, options);
		case 'unclear':
			if (events && wish.why === 'what') return await subscribe({ whom, leads: wish.leads, events }, turn, options);
			if (events && wish.why === 'which') return await unsubscribe({ whom, events }, turn, options);
			return await clarify(wish, whom, turn, options);
		case 'pause':
		case 'resume':
		case 'leads':
		case 'online':
		case 'quiet':
		case 'zone':
			return await prefer(wish, whom, turn, options);
	}
}
