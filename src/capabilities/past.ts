/** Events that were, told from their documentation with the way there; and those that have none yet. */

import type { Asking } from '../events/asking.js';
import { type ExchangeEvent, startOf } from '../events/event.js';
import type { Exchange } from '../library/exchange.js';
import { dateOf } from '../library/library.js';
import { whenOf } from '../reminders/card.js';
import { documentationOf } from '../reminders/documented.js';
import { type Block, type Inline, text } from '../reply.js';
import type { Turn } from './capability.js';
import { fits, isOver, showed, tells, wasHeldIn } from './fit.js';

/** As many lines as people read. */
const LINES = 10;

export interface PastOptions {
	links: { document(id: string): string };
	/** Of the asker. */
	zone: string;
}

/** Empty where nothing was. @param events for this asker */
export function told(turn: Turn, asking: Asking, events: readonly ExchangeEvent[], options: PastOptions): Block[] {
	const { library, words, now } = turn;
	const { zone, links } = options;
	const { next, count } = asking;
	const say = words.events;
	const { held, heading } = documentedFor(turn, asking);
	const bare = events
		.filter((event) => isOver(event, now) && event.status !== 'cancelled' && fits(event, asking, zone, library))
		.filter((event) => !documentationOf(event, library.exchanges))
		.sort((one, other) => startOf(other).epochMilliseconds - startOf(one).epochMilliseconds);
	const most = next ? 1 : (count ?? (asking.all ? held.length : LINES));
	const shown = held.slice(0, most);
	const newest = shown[0]?.starts ?? '';
	const others = bare.filter(({ starts }) => !next || starts > newest).slice(0, next ? 1 : LINES);
	const rest = next || count !== undefined ? 0 : held.length - shown.length;
	const address = (id: string) => links.document(id);
	return [
		...listOf(
			say.undocumented,
			others.map((event) => [{ strong: event.title }, ` · ${whenOf(event, words, zone)}`]),
		),
		...listOf(
			heading(shown.length),
			shown.map((one) => documented(one, words.day, address)),
		),
		...(rest > 0 ? [text(say.older(rest))] : []),
	];
}

/** Newest first. Held at the place that is meant; else where something from there was presented. */
function documentedFor({ library, words: { events: say } }: Turn, asking: Asking) {
	const { place, next } = asking;
	const all = library.exchanges
		.filter((one) => one.starts !== undefined && tells(one, asking, library))
		.sort((one, other) => (other.starts ?? '').localeCompare(one.starts ?? ''));
	const there = place ? all.filter((one) => wasHeldIn(place, one, library)) : all;
	if (place && there.length === 0)
		return { held: all.filter((one) => showed(place, one, library)), heading: () => say.showed(place) };
	return { held: there, heading: (count: number) => (next ? say.lastly : count === 1 ? say.pastOne : say.past) };
}

export function listOf(heading: string, items: Inline[][]): Block[] {
	return items.length > 0 ? [text(heading), { kind: 'list', items }] : [];
}

export function documented(
	exchange: Exchange,
	day: (iso: string) => string,
	address: (id: string) => string,
): Inline[] {
	const date = dateOf(exchange);
	return [{ link: exchange.title, url: address(exchange.id) }, ...(date ? [` · ${day(date)}`] : [])];
}
