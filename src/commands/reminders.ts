/** `reminders`: what would be sent between two instants, as things stand now. Sends nothing and records nothing. */

import { Temporal } from 'temporal-polyfill';
import { UsageError } from '../errors.js';
import { recallEvents } from '../events/agenda.js';
import { type ExchangeEvent, endOf, ZONE } from '../events/event.js';
import type { Library } from '../library/library.js';
import { documentationOf } from '../reminders/documented.js';
import { due } from '../reminders/due.js';
import { createRegister } from '../reminders/register.js';
import type { Reminder } from '../reminders/reminder.js';
import { type Subscriber, type Subscription, subscriberSchema } from '../reminders/subscription.js';
import { createMatches } from '../reminders/topic.js';
import { openStore } from '../store/open.js';
import { operator } from '../words/operator.js';
import { type Command, openKnowledge, readWords } from './command.js';

const options = {
	from: { type: 'string' },
	until: { type: 'string' },
	knowledge: { type: 'string' },
	all: { type: 'boolean' },
	json: { type: 'boolean' },
} as const;

export const reminders: Command = async ({ words, config, terminal, shipped }) => {
	const { values, positionals } = readWords(words, options, operator.usage.reminders);
	const { from: first, until: last } = values;
	if (positionals.length > 0 || !first || !last) throw new UsageError(operator.usage.reminders);
	const window = { from: readInstant(first), until: readInstant(last) };
	if (window.from > window.until) throw new UsageError(operator.usage.reversed(first, last));
	const library = await openKnowledge(values.knowledge ?? config.KNOWLEDGE_DIR, shipped);
	if (library.problems.length > 0) terminal.warn(operator.problems(library.problems.length));
	const { subscribers, subscriptions, elsewhere } = values.all ? ALL : await readStore(config.DATA_DIR, terminal.warn);
	const files = new Set(library.events.map(({ id }) => id));
	const events = [...library.events, ...elsewhere.filter(({ id }) => !files.has(id))];
	const { documented, closed } = documentations(events, library);
	const found = due(events, subscribers, subscriptions, window, documented, {
		closed,
		matches: createMatches(() => library),
	});
	const rows = found.map((reminder) => toRow(reminder, subscribers.get(reminder.to) ?? ANYBODY));
	if (values.json) terminal.print(JSON.stringify(rows.map(toJson)));
	else for (const line of table(rows)) terminal.print(line);
	return 0;
};

const ANYBODY = subscriberSchema.parse({
	person: 'all',
	tenant: '',
	channel: 'all',
	place: '',
	shared: false,
	audience: 'programme',
	language: 'de',
	quiet: false,
});

interface Known {
	subscribers: ReadonlyMap<string, Subscriber>;
	subscriptions: readonly Subscription[];
	/** Events of calendars and organisers, as the bot saw them last. */
	elsewhere: readonly ExchangeEvent[];
}

/** One person who has always subscribed to everything, with the usual leads, and never sleeps. */
const ALL: Known = {
	subscribers: new Map([['all', ANYBODY]]),
	subscriptions: [{ subscriber: 'all', person: 'all', tenant: '', about: { to: 'everything' }, created: -Infinity }],
	elsewhere: [],
};

async function readStore(folder: string, warn: (line: string) => void): Promise<Known> {
	const store = await openStore({ folder, warn });
	try {
		return { ...(await createRegister(store, Date.now).all()), elsewhere: await recallEvents(store) };
	} finally {
		await store.close();
	}
}

/** A time on the clock in Berlin, unless an offset stands behind it. Epoch milliseconds. @throws UsageError */
function readInstant(text: string): number {
	const [whole, offset] = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? [];
	try {
		if (offset !== undefined) return Temporal.Instant.from(text).epochMilliseconds;
		if (whole !== undefined) return Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds;
	} catch {}
	throw new UsageError(operator.usage.badInstant(text));
}

/** When each event's documentation came: at nine on the day it was published, or at the end of the event. */
function documentations(events: readonly ExchangeEvent[], { exchanges }: Pick<Library, 'exchanges'>) {
	const documented = new Map<string, number>();
	const closed = new Set<string>();
	for (const event of events) {
		const exchange = documentationOf(event, exchanges);
		if (!exchange) continue;
		documented.set(event.id, publishedAt(event, exchange.published));
		if (exchange.audience === 'programme') closed.add(event.id);
	}
	return { documented, closed };
}

function publishedAt(event: ExchangeEvent, published: string | undefined): number {
	const end = endOf(event).epochMilliseconds;
	if (published?.length !== '2024-06-06'.length) return end;
	const morning = Temporal.PlainDate.from(published).toZonedDateTime({ timeZone: event.zone, plainTime: '09:00' });
	return Math.max(morning.epochMilliseconds, end);
}

interface Row extends Reminder {
	/** Of the subscriber; nobody in particular lives where the event is. */
	zone: string;
}

function toRow(reminder: Reminder, subscriber: Subscriber): Row {
	if (subscriber === ANYBODY) return { ...reminder, zone: reminder.event.zone };
	return { ...reminder, zone: subscriber.zone, to: `${subscriber.channel}:${subscriber.place}` };
}

function toJson({ at, zone, kind, lead, event, to }: Row) {
	const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
	return { at: when.toString({ timeZoneName: 'never' }), kind, lead: lead ?? null, event: event.id, to };
}

function table(rows: readonly Row[]): string[] {
	if (rows.length === 0) return [operator.due.nothing];
	const cells = [operator.due.head, ...rows.map((row) => operator.due.row({ ...row, title: row.event.title }))];
	const widths = operator.due.head.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
	const lines = cells.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
	return [...lines.map((line) => line.trimEnd()), '', operator.due.count(rows.length)];
}
