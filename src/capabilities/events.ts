/** Questions about events: those to come from the current agenda, past ones from their documentation. */

import { Temporal } from 'temporal-polyfill';
import { type Asking, type Known, parseAsking } from '../events/asking.js';
import { type ExchangeEvent, isZone, startOf, ZONE } from '../events/event.js';
import * as english from '../language/english.js';
import { distance, fold } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Library } from '../library/library.js';
import { type Block, reply, text } from '../reply.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Capability, Turn } from './capability.js';
import { type ComingOptions, coming } from './coming.js';
import { documented, told } from './past.js';

export interface EventsOptions extends ComingOptions {
	/** All events as they stand now, for every audience. */
	agenda(): readonly ExchangeEvent[];
}

/** Documentations named on the start page. */
const NEWEST = 4;
/** Words behind `/austausch termine` that can be a topic. */
const TOPIC = 3;

export function createEvents(options: EventsOptions): Capability {
	const answer = async (turn: Turn, asking: Asking, more: { brief?: boolean } = {}) => {
		const { language, words } = turn;
		const events = seen(turn, options);
		const zone = zoneOf(turn);
		const { feed } = options.links;
		if (asking.feed) return reply(language, text(words.events.subscribe, { link: feed, url: feed }));
		if (!asking.past) return await coming({ ...options, ...more, turn, asking, events, zone });
		const blocks = told(turn, asking, events, { ...options, zone });
		return reply(language, ...(blocks.length > 0 ? blocks : [text(words.events.noneMet)]));
	};
	return {
		name: 'events',
		recognise: (turn) => turn.message.command === 'events' || askingOf(turn, options) !== undefined,
		async handle(turn) {
			const { text: said, command } = turn.message;
			const show = turn.message.private ? 'private' : 'message';
			const question = command ? `${turn.words.events.title} ${said}`.trim() : said;
			return { reply: { ...(await answer(turn, askingOf(turn, options) ?? {})), show }, question };
		},
		home: async (turn) => ({
			...(await answer(turn, { next: true }, { brief: true })),
			title: turn.words.events.title,
		}),
	};
}

/** What may be shown: by who asks and who reads along. */
export function visible(events: readonly ExchangeEvent[], { message }: Pick<Turn, 'message'>): ExchangeEvent[] {
	return events.filter(({ audience }) => audience === 'public' || message.asker.audience === 'programme');
}

function seen(turn: Turn, { agenda }: EventsOptions): ExchangeEvent[] {
	return visible(agenda(), turn).sort(
		(one, other) => startOf(one).epochMilliseconds - startOf(other).epochMilliseconds,
	);
}

function zoneOf({ message: { asker } }: Turn): string {
	return asker.zone !== undefined && isZone(asker.zone) ? asker.zone : ZONE;
}

/** Each turn is read in the light of those before; a question to the documents between them ends that. */
function askingOf(turn: Turn, { agenda }: EventsOptions): Asking | undefined {
	const { message, earlier } = turn;
	if (message.pressed) return undefined;
	const now = Temporal.Instant.fromEpochMilliseconds(turn.now.getTime()).toZonedDateTimeISO(zoneOf(turn));
	const known = knownTo(turn, visible(agenda(), turn));
	const read = (said: string, after?: Asking) => parseAsking(said, now, turn.language, known, after);
	if (message.command === 'events') {
		const said = message.text.trim();
		const topic = said !== '' && said.split(/\s+/).length <= TOPIC;
		return read(said, {}) ?? read(`${turn.words.events.title} ${said}`) ?? (topic ? { topic: said } : {});
	}
	const before = earlier.reduce<Asking | undefined>((after, said) => read(said, after), undefined);
	return read(message.text, before);
}

function knownTo({ library }: Turn, events: readonly ExchangeEvent[]): Known {
	const all = [...events, ...library.exchanges];
	return {
		series: [...new Set(all.flatMap(({ series }) => series ?? []))],
		topics: [...new Set(all.flatMap(({ topics }) => topics))],
		titles: events.flatMap(({ title, series }) => (series === undefined ? title : [])),
		town: (said, near) => townIn(library, said, near),
	};
}

/** A town or a state by its folded name; one misspelt has the first letter right and one other wrong. */
function townIn(library: Library, said: string, near: boolean): string | undefined {
	const { gazetteer } = library;
	const { states, glossary } = corpusOf(library);
	const terms = [said.split(' ').map(german.stem), ...(glossary.translate([english.stem(said)], 0, true)?.terms ?? [])];
	const [state] = terms.flatMap((term) => states.get(term.join(' ')) ?? []);
	const found = state ?? (said === 'nrw' ? 'Nordrhein-Westfalen' : gazetteer.find(said)?.name);
	if (found !== undefined || !near || said.length < 6) return found;
	const name = gazetteer.nearest(said);
	const meant = fold(name ?? '');
	return meant[0] === said[0] && distance(meant, said, 1) <= 1 ? name : undefined;
}

/** The newest documentations, for the start page. */
export function createNewest(address: (document: string) => string): Capability {
	return {
		name: 'newest',
		recognise: () => false,
		handle: ({ language }) => Promise.resolve({ reply: reply(language) }),
		home: ({ language, words, library }: Turn) => {
			const items = library.exchanges.slice(0, NEWEST).map((one) => documented(one, words.day, address));
			const list: Block = items.length > 0 ? { kind: 'list', items } : text(words.missing.nothing);
			return Promise.resolve({ ...reply(language, list), title: words.home.newest });
		},
	};
}
