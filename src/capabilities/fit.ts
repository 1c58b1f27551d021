/** Which events and which documentations a question means. Pure. */

import { Temporal } from 'temporal-polyfill';
import type { Asking } from '../events/asking.js';
import { type ExchangeEvent, endOf, isOnline, isWholeDay, startOf } from '../events/event.js';
import type { Span } from '../events/span.js';
import { kindIn, numberIn } from '../events/title.js';
import { tokenize } from '../language/fold.js';
import type { Exchange } from '../library/exchange.js';
import type { Library } from '../library/library.js';
import { concerns } from '../retrieval/concern.js';
import { corpusOf } from '../retrieval/corpus.js';

export const hasBegun = (event: ExchangeEvent, now: Date) => startOf(event).epochMilliseconds <= now.getTime();
export const isOver = (event: ExchangeEvent, now: Date) => endOf(event).epochMilliseconds <= now.getTime();

/** @param zone of the asker, whose days are meant, as those of the event are */
export function fits(event: ExchangeEvent, asking: Asking, zone: string, library: Library): boolean {
	const { when, number, topic, place, online, state } = asking;
	const { title, topics, about = '' } = event;
	if (when && !touches(event, when, event.zone) && (isWholeDay(event) || !touches(event, when, zone))) return false;
	if (state && event.status !== state) return false;
	if (number !== undefined && (event.number ?? numberIn(title)) !== number) return false;
	if (!isOf(event, asking.series)) return false;
	if (online !== undefined && !(online ? isOnline(event) : isOnSite(event))) return false;
	if (place && !isThere(place, [event.place, title], library)) return false;
	return !topic || concerns(corpusOf(library), topic, [title, ...topics, about].join(' . '));
}

/** Whether a documentation tells of what is meant, wherever it was. */
export function tells(exchange: Exchange, asking: Asking, library: Library): boolean {
	const { when, number, topic, online } = asking;
	const { title, topics, starts = '', ends = starts } = exchange;
	if (when && (starts >= when.until.toString() || ends < when.from.toString())) return false;
	if (number !== undefined && exchange.number !== number) return false;
	if (!isOf(exchange, asking.series)) return false;
	const there = exchange.place === undefined ? {} : { place: exchange.place };
	if (online !== undefined && !(online ? isOnline(there) : isOnSite(there))) return false;
	return !topic || concerns(corpusOf(library), topic, [title, ...topics].join(' . '));
}

export const wasHeldIn = (place: string, { place: held, title, host }: Exchange, library: Library) =>
	isThere(place, [held, title, host], library);
/** Something from there was presented. */
export const showed = (place: string, { measures }: Exchange, library: Library) =>
	measures.some(({ municipality }) => isThere(place, [municipality], library));

/** An event that ends at midnight does not reach into the next day. */
function touches(event: ExchangeEvent, { from, until }: Span, zone: string): boolean {
	const [start, end] = [startOf(event), endOf(event).subtract({ milliseconds: 1 })];
	const first = start.withTimeZone(zone).toPlainDate();
	const last = Temporal.ZonedDateTime.compare(end, start) < 0 ? first : end.withTimeZone(zone).toPlainDate();
	return Temporal.PlainDate.compare(first, until) < 0 && Temporal.PlainDate.compare(last, from) >= 0;
}

/** By its series; what has none, by its kind or its title. */
function isOf({ title, series, kind }: Pick<Exchange | ExchangeEvent, 'title' | 'series' | 'kind'>, asked?: string) {
	if (!asked || series === asked) return true;
	const wanted = asked === 'Austausch' ? 'peer-to-peer' : kindIn(asked).kind;
	const has = (text: string) => text.toLowerCase().includes(asked.toLowerCase());
	if (series !== undefined) return has(series);
	return has(title) || (wanted !== 'other' && kind === wanted);
}

const HYBRID =
	/hybrid|vor ort|präsenz|\b(?:und|oder|sowie|auch|and|or|also)\s+(?:online|digital)|\b(?:online|digital)\s+(?:und|oder|sowie|and|or)\b/i;

/** At a place one can go to; some are online as well. */
function isOnSite({ place }: Pick<ExchangeEvent, 'place'>): boolean {
	return place !== undefined && (!isOnline({ place }) || HYBRID.test(place));
}

/** A town, or any town of a state. */
function isThere(place: string, texts: readonly (string | undefined)[], library: Library): boolean {
	const said = texts.filter(Boolean).join(' . ');
	const mentions = corpusOf(library).findTowns(said);
	if (mentions.some(({ town }) => town.name === place || town.state === place)) return true;
	const words = (text: string) =>
		` ${tokenize(text)
			.map(({ folded }) => folded)
			.join(' ')} `;
	return words(said).includes(words(place));
}
