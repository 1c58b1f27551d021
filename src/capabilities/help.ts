/** Help with examples, and the start page's first and last sections: what the bot can do, the newest documentations. */

import { type ExchangeEvent, endOf, isWholeDay, startOf } from '../events/event.js';
import { dateOf, type Library } from '../library/library.js';
import { type Block, type Inline, type Reply, reply, text } from '../reply.js';
import type { Words } from '../words/de.js';
import type { Capability, Turn } from './capability.js';

/** Documentations named on the start page. */
const NEWEST = 4;

export const help: Capability = {
	name: 'help',
	recognise: ({ message }) => message.command === 'help',
	handle: ({ language, words, message }) => {
		const commands = message.interactive ? [text(words.help.commands), listOf(words.help.command)] : [];
		const blocks = [text(words.small.abilities), listOf(words.small.examples), ...commands, text(words.help.promise)];
		return Promise.resolve({ reply: { ...reply(language, ...blocks), show: message.private ? 'private' : 'message' } });
	},
	home: ({ language, words }) =>
		Promise.resolve({
			...reply(language, text(words.home.what), listOf(words.small.examples), text(words.help.promise)),
			title: words.home.title,
		}),
};

const listOf = (items: readonly string[]): Block => ({ kind: 'list', items: items.map((item) => [item]) });

/** @param address of a document in the viewer */
export function createEvents(address: (document: string) => string): Capability {
	return {
		name: 'events',
		recognise: ({ message }) => message.command === 'events',
		handle: (turn) => Promise.resolve({ reply: listEvents(turn, address) }),
		home: ({ language, words, library }) => {
			const { exchanges } = library;
			const items = exchanges.slice(0, NEWEST).map((one) => documented(one, words.day, address));
			const list: Block = items.length > 0 ? { kind: 'list', items } : text(words.missing.nothing);
			return Promise.resolve({ ...reply(language, list), title: words.home.newest });
		},
	};
}

/** What is to come stands in the files of events; what was, in its documentation. */
function listEvents({ language, words, library, message, now }: Turn, address: (document: string) => string): Reply {
	const ahead = library.events.filter((event) => endOf(event).epochMilliseconds > now.getTime());
	const held = library.exchanges.filter(({ starts }) => starts);
	const items = ahead.map((event) => planned(event, words));
	const past: Block = { kind: 'list', items: held.map((one) => documented(one, words.day, address)) };
	const blocks: Block[] = [
		...(ahead.length > 0 ? [text(words.events.planned), { kind: 'list' as const, items }] : [text(words.events.none)]),
		...(held.length > 0 ? [text(words.events.past), past] : []),
	];
	return { ...reply(language, ...blocks), show: message.private ? 'private' : 'message' };
}

function planned(event: ExchangeEvent, { events: say }: Words): Inline[] {
	const { title, place, link, zone, status } = event;
	const at = startOf(event).epochMilliseconds;
	const when = isWholeDay(event) ? say.weekday(at, zone) : `${say.weekday(at, zone)}, ${say.time(at, zone)}`;
	const state = status === 'confirmed' ? [] : [` · ${say.status[status]}`];
	const name: Inline = link ? { link: title, url: link } : { strong: title };
	return [name, ['', when, ...(place ? [place] : [])].join(' · '), ...state];
}

function documented(
	exchange: Library['exchanges'][number],
	day: (iso: string) => string,
	address: (document: string) => string,
): Inline[] {
	const date = dateOf(exchange);
	return [{ link: exchange.title, url: address(exchange.id) }, ...(date ? [` · ${day(date)}`] : [])];
}
