/** Events → text for calendar programs (RFC 5545). Pure; who may see which event is decided before. */

import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { clean } from '../language/fold.js';
import { type ExchangeEvent, endOf, isWholeDay, startOf } from './event.js';

export interface CalendarWords {
	/** Of the calendar, as programs list it. */
	name: string;
}

/** How often programs are to look again, in seconds. */
const REFRESH = 3600;

const STATUS: Readonly<Record<ExchangeEvent['status'], ICalEventStatus>> = {
	planned: ICalEventStatus.TENTATIVE,
	confirmed: ICalEventStatus.CONFIRMED,
	moved: ICalEventStatus.CONFIRMED,
	cancelled: ICalEventStatus.CANCELLED,
};

/** A calendar has to have a part; where there are no events it is the zone all times are in. */
const EMPTY = [
	'BEGIN:VTIMEZONE',
	'TZID:UTC',
	'BEGIN:STANDARD',
	'DTSTART:19700101T000000',
	'TZOFFSETFROM:+0000',
	'TZOFFSETTO:+0000',
	'END:STANDARD',
	'END:VTIMEZONE',
	'',
].join('\r\n');
const BEGIN = 'BEGIN:VEVENT\r\n';
const END = 'END:VCALENDAR';

/** Cancelled events stay in: programs that hold a copy are to learn of it. */
export function renderCalendar(events: readonly ExchangeEvent[], { name }: CalendarWords): string {
	const calendar = ical({
		// The generator writes a calendar's name as it is given.
		name: line(name).replace(/[\\;,]/g, '\\$&'),
		prodId: { company: 'Innenstadtlotse', product: 'Innenstadtlotse', language: 'DE' },
		method: ICalCalendarMethod.PUBLISH,
		ttl: REFRESH,
	});
	const frame = calendar.toString();
	const body = events.length > 0 ? events.map(render).join('') : EMPTY;
	return `${frame.slice(0, frame.lastIndexOf(END))}${body}${END}\r\n`;
}

/** Folding lines takes its time; an event that has not changed is the same object. */
const rendered = new WeakMap<ExchangeEvent, string>();

function render(event: ExchangeEvent): string {
	const there = rendered.get(event);
	if (there !== undefined) return there;
	const calendar = ical();
	calendar.createEvent(entryOf(event));
	const text = calendar.toString();
	const part = text.slice(text.indexOf(BEGIN), text.lastIndexOf(END));
	rendered.set(event, part);
	return part;
}

function entryOf(event: ExchangeEvent): ICalEventData {
	const { id, title, about, place, link, registration, topics, status, revision, changed } = event;
	const stamp = new Date(Temporal.Instant.from(changed).epochMilliseconds);
	const url = link ?? registration?.link;
	const description = [about, link].flatMap((part) => (part ? line(part) : [])).join('\n\n');
	return {
		id: `${id}@innenstadtlotse`,
		...timesOf(event),
		stamp,
		lastModified: stamp,
		sequence: revision,
		summary: line(title),
		status: STATUS[status],
		...(description ? { description } : {}),
		...(place ? { location: line(place) } : {}),
		...(url ? { url: address(url) } : {}),
		categories: topics.map((topic) => ({ name: line(topic) })),
	};
}

/** Whole days as dates, the end being the day after; times in UTC. An end nobody named is not invented. */
function timesOf(event: ExchangeEvent): { start: Date; end?: Date; allDay?: boolean } {
	if (!isWholeDay(event)) {
		const start = new Date(startOf(event).epochMilliseconds);
		const end = endOf(event).epochMilliseconds;
		return event.ends !== undefined && end > start.getTime() ? { start, end: new Date(end) } : { start };
	}
	const last = Temporal.PlainDate.from(event.ends ?? event.starts);
	return { start: midnight(event.starts), end: midnight(last.add({ days: 1 }).toString()), allDay: true };
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** One line without control characters or halves of a character; the generator does the rest. */
const line = (text: string) =>
	clean(text.replace(/\p{Cs}/gu, '\uFFFD'))
		.replace(/\s+/g, ' ')
		.trim();

/** An address takes no backslashes, which the generator would put before these two. */
const address = (url: string) => new URL(url).href.replaceAll(',', '%2C').replaceAll(';', '%3B');
