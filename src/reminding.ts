/** Events and reminders of the running bot: where events come from, and the engine, ticked as long as it runs. */

import { createButtons } from './buttons.js';
import { createCalendars, type Feeds } from './calendars.js';
import { createTally, type Tally } from './capabilities/tally.js';
import type { Channel, Sent, Viewer } from './channel.js';
import { createAgenda } from './events/agenda.js';
import type { ExchangeEvent } from './events/event.js';
import { createOrganised, type Organised } from './events/organised.js';
import { createPoll, type FeedState } from './events/poll.js';
import { fromFiles, fromOrganised } from './events/sources.js';
import type { Library } from './library/library.js';
import type { Log } from './log.js';
import type { Address } from './message.js';
import type { Links } from './reminders/card.js';
import { createCompose } from './reminders/compose.js';
import { createDocumented } from './reminders/documented.js';
import { due } from './reminders/due.js';
import { createEngine } from './reminders/engine.js';
import { createOutlook, type Outlook } from './reminders/outlook.js';
import { createRegister, type Register } from './reminders/register.js';
import { createMatches } from './reminders/topic.js';
import type { Reply } from './reply.js';
import { createShelf } from './shelf.js';
import type { Store } from './store/store.js';

export interface RemindingParts {
	library(): Library;
	store: Store;
	log: Log;
	viewer: Viewer;
	/** Address or path of a calendar whose events count. */
	calendar?: string | undefined;
	/** The calendar is read, or not, in another way than before. */
	warn?(state: FeedState): void;
	clock?: () => number;
}

export interface Reminding extends Pick<Outlook, 'next' | 'subscribed'> {
	/** All events as they stand now, for every audience. */
	agenda(): readonly ExchangeEvent[];
	organised: Organised;
	register: Register;
	calendars: Feeds;
	tally: Tally;
	links: Links & { document(id: string, anchor?: string): string; feed: string };
	/** Organisers changed something: looks, and tells whoever is to be told. */
	changed(): Promise<void>;
	/** For /healthz: counts only. */
	state(): Readonly<Record<string, unknown>>;
	/** Looks at all sources for the first time. */
	open(): Promise<void>;
	/** From now on what is due goes out through these channels. */
	start(channels: readonly Sender[]): void;
	/** Looks at the sources and sends what is due; a running bot does it by itself. */
	tick(): Promise<void>;
	stop(): Promise<void>;
}

type Sender = Pick<Channel, 'name' | 'writes' | 'send' | 'audience'>;

/** Milliseconds between two ticks. */
const TICK = 20_000;

export function createReminding(parts: RemindingParts): Reminding {
	const { store, log, viewer, clock = Date.now } = parts;
	const { current, observe, poll, organised, documented } = openSources(parts, clock);
	const matches = createMatches(parts.library);
	const tally = createTally(store, clock);
	const links = linksOf(viewer);
	const outlet = createOutlet();
	let timer: NodeJS.Timeout | undefined;
	const compose = createCompose({
		library: parts.library,
		buttons: createButtons(store, clock),
		links,
		asked: (exchange) => tally.top(exchange, parts.library()),
		clock,
	});
	const engine = createEngine({
		store,
		register: createRegister(store, clock),
		events: observe,
		documented: documented.since,
		send: outlet.send,
		async compose(reminder, subscriber, marks) {
			if (documented.isClosed(reminder) && !(await outlet.isProgramme(subscriber))) return undefined;
			return await compose(reminder, subscriber, marks);
		},
		due: (events, subscribers, subscriptions, window, since) =>
			due(events, subscribers, subscriptions, window, since, { matches, closed: documented.closed() }),
		log,
		clock,
		alone: true,
	});
	const { register } = engine;
	const { heard, next, subscribed } = createOutlook({ register, agenda: current, matches, clock });
	const tick = async () => {
		await poll?.look();
		await engine.tick();
	};
	return {
		agenda: current,
		organised,
		register,
		tally,
		links,
		next,
		subscribed,
		tick,
		calendars: createCalendars({ store, register, agenda: current, heard, page: viewer.page }),
		async changed() {
			await observe();
			/** A tick under way may have looked before. */
			if (timer) void engine.tick().then(engine.tick);
		},
		state: () => ({ events: current().length, ...calendarOf(poll?.state()), reminders: engine.state() }),
		async open() {
			await poll?.open();
			await observe();
		},
		start(open) {
			outlet.open(open);
			timer = setInterval(() => void tick(), TICK).unref();
			void tick();
		},
		async stop() {
			clearInterval(timer);
			timer = undefined;
			await engine.stop();
		},
	};
}

/** The way out: through the channel an address belongs to. */
function createOutlet() {
	let channels: readonly Sender[] = [];
	const channelOf = (to: Address) => channels.find(({ name, writes }) => writes && name === to.channel);
	return {
		open(some: readonly Sender[]): void {
			channels = some;
		},
		send: async (to: Address, said: Reply): Promise<Sent> =>
			(await channelOf(to)?.send(to, said)) ?? { ok: false, gone: false },
		/** Guests may have come since somebody subscribed. */
		async isProgramme({ channel, place }: Address): Promise<boolean> {
			return (await channelOf({ channel, place })?.audience({ channel, place })) === 'programme';
		},
	};
}

/** Files, organisers and a calendar, as one agenda; and which of its events are documented. */
function openSources({ library, store, calendar, warn = () => undefined }: RemindingParts, clock: () => number) {
	const shelf = createShelf(store, clock);
	const kept = { get: () => shelf.get('events'), put: (value: object) => shelf.put('events', value) };
	const poll = calendar === undefined ? undefined : createPoll({ source: calendar, kept, clock, warn });
	const organised = createOrganised(store);
	const sources = [fromFiles(library), fromOrganised(organised), ...(poll ? [poll] : [])];
	const agenda = createAgenda({ sources, store, clock });
	const documented = createDocumented(store, clock);
	return {
		poll,
		organised,
		documented,
		/** Before anybody looked: what the files say. */
		current: () => (agenda.version() === 0 ? library().events : agenda.current()),
		async observe() {
			const events = await agenda.observe();
			await documented.observe(events, library().exchanges);
			return events;
		},
	};
}

function linksOf(viewer: Viewer): Reminding['links'] {
	return {
		document: (id, anchor) => viewer.address(id, anchor),
		calendar: ({ id, audience }) => (audience === 'public' ? viewer.page(`/events/${id}.ics`) : undefined),
		feed: viewer.page('/events.ics'),
	};
}

/** What is wrong in it is for the operator, not for everybody. */
function calendarOf(state: FeedState | undefined): object {
	return state ? { calendar: { ...state, problems: state.problems.length } } : {};
}
