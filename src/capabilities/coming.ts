/** What is to come, as an answer: what runs now, what follows, what is cancelled; and what to do where nothing is planned. */

import { Temporal } from 'temporal-polyfill';
import type { Buttons, Offer } from '../buttons.js';
import type { Asking } from '../events/asking.js';
import { type ExchangeEvent, startOf } from '../events/event.js';
import type { Span } from '../events/span.js';
import { eventCard, type Links, whenOf } from '../reminders/card.js';
import { type Block, type Inline, type Reply, reply, text } from '../reply.js';
import type { Words } from '../words/de.js';
import type { Turn } from './capability.js';
import { fits, hasBegun, isOver } from './fit.js';
import { listOf, told } from './past.js';

export interface ComingOptions {
	buttons: Buttons;
	/** `feed`: the calendar of all public events. */
	links: Links & { document(id: string): string; feed: string };
	/** Offers to be reminded of an event, or of all. Empty where nobody can be reminded. */
	remindOffers(turn: Turn, event?: ExchangeEvent): Offer[];
}

interface Scene extends ComingOptions {
	turn: Turn;
	asking: Asking;
	/** For this asker, earliest first. */
	events: readonly ExchangeEvent[];
	/** Of the asker. */
	zone: string;
	/** Without what was. */
	brief?: boolean;
}

/** Events with a card each, and those with a line each. */
const SHOWN = 5;
const LISTED = 50;

export async function coming(scene: Scene): Promise<Reply> {
	const { turn, asking, events, zone } = scene;
	const { now, library, language } = turn;
	const ahead = events.filter((event) => !isOver(event, now) && fits(event, asking, zone, library));
	const [live, off] = [ahead.filter(isLive), ahead.filter((event) => !isLive(event))];
	const running = live.filter((event) => hasBegun(event, now));
	const later = live.filter((event) => !hasBegun(event, now));
	if (asking.state) return ofState(scene, asking.state, ahead);
	if (asking.whether) return await whether(scene, asking.whether, ahead);
	if (live.length === 0) return await nothing(scene, off);
	const first = later.slice(0, asking.next ? 1 : (asking.count ?? SHOWN));
	const say = turn.words.events;
	const listed = asking.all && live.length > SHOWN;
	const blocks = listed
		? [...linesOf(scene, say.planned, live.slice(0, LISTED)), ...moreThan(say, live.length - LISTED)]
		: [
				...cardsOf(scene, say.running, running),
				...cardsOf(scene, asking.next ? say.next : say.planned, first),
				...(asking.next && later.length === 0 ? [text(say.noneAfter)] : []),
				...(asking.next || asking.count ? [] : moreThan(say, later.length - first.length, say.howAll)),
			];
	const missed = asking.next ? off.filter((event) => isBefore(event, first[0])).slice(0, 1) : off;
	const since = asking.when && Temporal.PlainDate.compare(asking.when.from, today(scene)) < 0 && !asking.next;
	return {
		...reply(language, ...blocks, ...linesOf(scene, say.off, missed), ...(since ? before(scene) : [])),
		buttons: await buttonsOf(scene, listed ? [] : first),
	};
}

const isLive = ({ status }: ExchangeEvent) => status !== 'cancelled';
const isBefore = (event: ExchangeEvent, other: ExchangeEvent | undefined) =>
	!other || startOf(event).epochMilliseconds < startOf(other).epochMilliseconds;
const today = ({ turn, zone }: Scene) =>
	Temporal.Instant.fromEpochMilliseconds(turn.now.getTime()).toZonedDateTimeISO(zone).toPlainDate();

/** „Welche Termine sind abgesagt?“ */
function ofState(scene: Scene, state: 'cancelled' | 'moved', found: readonly ExchangeEvent[]): Reply {
	const { language, words } = scene.turn;
	const { only, noOther } = words.events;
	if (found.length === 0) return reply(language, text(noOther[state]));
	const shown =
		found.length > SHOWN ? linesOf(scene, only[state], found.slice(0, LISTED)) : cardsOf(scene, only[state], found);
	return reply(language, ...shown);
}

/** „Fällt der nächste Austausch aus?“: yes or no first, then what is to come instead. */
async function whether(scene: Scene, state: 'cancelled' | 'moved', ahead: readonly ExchangeEvent[]): Promise<Reply> {
	const { language, words } = scene.turn;
	const say = words.events;
	const [first] = ahead;
	if (!first) return await nothing(scene, []);
	const meant = ahead.filter(({ status }) => status === state);
	const [asked = first] = scene.asking.next ? ahead : meant;
	const gone = asked.status === 'cancelled';
	const heading = gone ? say.yes.cancelled : asked.status === state ? say.yes[state] : say.no[state];
	const next = gone ? ahead.filter((event) => isLive(event) && event !== asked).slice(0, 1) : [];
	return {
		...reply(language, ...cardsOf(scene, heading, [asked]), ...cardsOf(scene, say.next, next)),
		buttons: await buttonsOf(scene, gone ? next : [asked]),
	};
}

/** Nothing is planned: what is cancelled, what is planned otherwise, how to hear of it, what was. */
async function nothing(scene: Scene, off: readonly ExchangeEvent[]): Promise<Reply> {
	const { turn, asking, events, links } = scene;
	const { words, now, language } = turn;
	const say = words.events;
	const narrow = isNarrow(asking);
	const named = asking.number !== undefined && off.length > 0;
	const heading = named ? say.gone : say.off;
	const cancelled = narrow ? cardsOf(scene, heading, off.slice(0, SHOWN)) : linesOf(scene, heading, off);
	const other = events.filter((event) => !hasBegun(event, now) && isLive(event)).slice(0, 1);
	const none = named ? [] : [text(noneOf(asking, words))];
	const was = before(scene);
	if (asking.number !== undefined && was.length > 0 && off.length === 0) return reply(language, text(say.was), ...was);
	const offers = await offered(scene, [scene.remindOffers(turn)]);
	const offer = offers.length > 0 ? text(say.offer) : text(say.feed, { link: links.feed, url: links.feed });
	return {
		...reply(language, ...none, ...cancelled, ...linesOf(scene, say.instead, other), ...was, offer),
		buttons: offers,
		...(named ? {} : { answer: { found: false as const, nearest: [] } }),
	};
}

const isNarrow = (asking: Asking, besides: readonly string[] = ['next', 'all', 'count']) =>
	Object.keys(asking).some((key) => !besides.includes(key));

/** Says which time it was taken to mean. */
function noneOf(asking: Asking, words: Words): string {
	const { when } = asking;
	const say = words.events;
	const such = isNarrow(asking, ['next', 'all', 'count', 'when']);
	if (!when) return such ? say.noneSuch : say.none;
	const { from, until } = when;
	const [first, last] = [from.toString(), until.subtract({ days: 1 }).toString()];
	const month = from.day === 1 && from.add({ months: 1 }).equals(until);
	const year = from.dayOfYear === 1 && from.add({ years: 1 }).equals(until);
	if (month || year) return say.noneFor(words.day(first.slice(0, month ? 7 : 4)), such);
	if (isOpen(when)) return say.noneFrom(words.day(first), such);
	return first === last ? say.noneOn(words.day(first), such) : say.noneIn(words.span(first, last), such);
}

/** „ab Mai“ */
const isOpen = ({ from, until }: Span) => from.until(until).days > 3 * 366;

function before({ turn, asking, events, brief = asking.whether !== undefined, ...options }: Scene): Block[] {
	return brief ? [] : told(turn, asking, events, options);
}

function cardsOf({ turn, links, zone }: Scene, heading: string, events: readonly ExchangeEvent[]): Block[] {
	if (events.length === 0) return [];
	return [text(heading), ...events.map((event) => eventCard(event, turn.words, links, zone))];
}

function linesOf({ turn: { words }, zone }: Scene, heading: string, events: readonly ExchangeEvent[]): Block[] {
	const line = (event: ExchangeEvent): Inline[] => {
		const where = event.place ? ` · ${event.place}` : '';
		return [{ strong: event.title }, ` · ${whenOf(event, words, zone)}${where}`];
	};
	return listOf(heading, events.map(line));
}

function moreThan(say: Words['events'], count: number, how?: string): Block[] {
	return count > 0 ? [text(say.more(count), ...(how ? [' ', how] : []))] : [];
}

/** A button for each event that can still be attended; where there are several, each names its event. */
function buttonsOf({ turn, ...scene }: Scene, events: readonly ExchangeEvent[]) {
	const { remindOf } = turn.words.events;
	const several = events.length > 1;
	const named = ({ title }: ExchangeEvent) => (several ? { label: remindOf(title) } : {});
	return offered(
		{ turn, ...scene },
		events.map((event) => scene.remindOffers(turn, event).map((offer) => ({ ...offer, ...named(event) }))),
	);
}

async function offered({ turn: { message, language }, buttons }: Scene, offers: readonly Offer[][]) {
	const all = message.interactive ? offers.flat() : [];
	const tokens = all.length > 0 ? await buttons.keep(message, language, all) : [];
	return tokens.map((token, at) => ({ label: all[at]?.label ?? '', token }));
}
