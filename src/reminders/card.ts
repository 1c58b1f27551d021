/** An event as a reader sees it: when, where, what about, how to take part. Pure. */

import { type ExchangeEvent, endOf, isWholeDay, startOf } from '../events/event.js';
import type { Block, Inline } from '../reply.js';
import type { Words } from '../words/de.js';

export interface Links {
	/** The event's calendar file; undefined where it is not public. */
	calendar(event: ExchangeEvent): string | undefined;
}

/** @param zone of the reader: another zone than the event's is shown too */
export function eventCard(event: ExchangeEvent, words: Words, links: Links, zone = event.zone): Block {
	const say = words.events;
	const { place, link, topics, about, registration } = event;
	const calendar = event.status === 'cancelled' ? undefined : links.calendar(event);
	const facts: [string, Inline[]][] = [[say.when, [whenOf(event, words, zone)]]];
	const where: Inline[] = [
		...(place ? [place] : []),
		...(link ? [...(place ? [' · '] : []), { link: say.join, url: link }] : []),
	];
	if (where.length > 0) facts.push([say.where, where]);
	if (about) facts.push([say.about, [about]]);
	if (topics.length > 0) facts.push([say.topics, [topics.join(', ')]]);
	if (registration && event.status !== 'cancelled') facts.push([say.registration, registrationOf(event, words)]);
	facts.push([say.state, [stateOf(event, words)]]);
	if (calendar) facts.push([say.inCalendar, [{ link: say.calendar, url: calendar }]]);
	return { kind: 'card', title: event.title, facts };
}

/** „Donnerstag, 12. März 2026, 10:00 bis 12:00 Uhr“ in the event's zone, and in the reader's where that is another. */
export function whenOf(event: ExchangeEvent, words: Words, zone = event.zone): string {
	const own = spanOf(event, words, event.zone);
	if (zone === event.zone || isWholeDay(event)) return own;
	const theirs = spanOf(event, words, zone);
	return theirs === own ? own : words.events.elsewhere(own, theirs);
}

function spanOf(event: ExchangeEvent, { events: say }: Words, zone: string): string {
	const [from, to] = [startOf(event).epochMilliseconds, endOf(event).epochMilliseconds];
	const day = say.weekday(from, zone);
	if (isWholeDay(event)) {
		const last = say.weekday(to - 1, zone);
		return last === day ? day : say.range(day, last);
	}
	if (event.ends === undefined) return say.at(day, say.time(from, zone));
	const last = say.weekday(to, zone);
	if (last === day) return say.at(day, say.time(from, zone), say.time(to, zone));
	return say.range(say.at(day, say.time(from, zone)), say.at(last, say.time(to, zone)));
}

function registrationOf({ registration }: ExchangeEvent, { events: say, day }: Words): Inline[] {
	const { link, until } = registration ?? {};
	const [date = '', time] = until?.split('T') ?? [];
	const deadline = time ? `${day(date)}, ${time}` : day(date);
	return [
		...(link ? [{ link: say.register, url: link }] : []),
		...(until ? [`${link ? ' ' : ''}${say.until(deadline)}`] : []),
	];
}

function stateOf({ status, changed, zone }: ExchangeEvent, { events: say }: Words): string {
	return say.asOf(say.status[status], say.weekday(Date.parse(changed), zone).replace(/^\p{L}+,? /u, ''));
}
