/** Which events, series or topics a wish means. Pure; asks nobody. */

import { Temporal } from 'temporal-polyfill';
import { type ExchangeEvent, endOf, startOf } from '../events/event.js';
import type { Wanted } from '../reminders/about.js';
import type { About } from '../reminders/subscription.js';
import { concerns } from '../retrieval/concern.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Turn } from './capability.js';
import type { RemindOptions } from './choice.js';
import { visible } from './events.js';

/** Longest topic that is kept, in characters. */
const LONGEST = 100;

export interface Meant {
	/** Earliest first. */
	events: readonly ExchangeEvent[];
	/** What lasts: all events of a kind. Several where a short name can mean several series. */
	lasting: readonly About[];
}

/** What is to come and not cancelled, as far as the asker may see it, earliest first. */
export function upcoming(turn: Turn, { agenda }: Pick<RemindOptions, 'agenda'>): ExchangeEvent[] {
	return visible(agenda(), turn)
		.filter((event) => event.status !== 'cancelled' && startOf(event).epochMilliseconds > turn.now.getTime())
		.sort((one, other) => startOf(one).epochMilliseconds - startOf(other).epochMilliseconds);
}

/** Full names of the series there are, or were. */
export function seriesOf(turn: Turn, { agenda }: Pick<RemindOptions, 'agenda'>): string[] {
	const all = [...visible(agenda(), turn), ...turn.library.exchanges];
	return [...new Set(all.flatMap(({ series }) => series ?? []))];
}

export function meaningOf(
	wanted: Wanted,
	ahead: readonly ExchangeEvent[],
	known: readonly string[],
	turn: Turn,
): Meant {
	switch (wanted.to) {
		case 'next':
			return { events: ahead.filter((event) => isOf(event, wanted.series)).slice(0, 1), lasting: [] };
		case 'mentioned':
			return { events: ahead.filter((event) => isMentioned(event, wanted, known, turn)), lasting: [] };
		case 'series':
			return { events: [], lasting: seriesNamed(wanted.series, known) };
		case 'topic':
			return { events: [], lasting: [{ to: 'topic', topic: cut(wanted.topic) }] };
		case 'everything':
			return { events: [], lasting: [{ to: 'everything' }] };
	}
}

/** A name that no series bears is a topic: it is looked for in titles. */
function seriesNamed(name: string, known: readonly string[]): About[] {
	const same = known.filter((one) => one.toLowerCase() === name.toLowerCase());
	const near = known.filter((one) => one.toLowerCase().includes(name.toLowerCase()));
	const meant = (same.length > 0 ? same : near).map((series): About => ({ to: 'series', series }));
	return meant.length > 0 ? meant : [{ to: 'topic', topic: cut(name) }];
}

/** Where no such event is planned: what could be waited for instead. */
export function lastingOf(wanted: Wanted, known: readonly string[]): About[] {
	if (wanted.to !== 'next' && wanted.to !== 'mentioned') return [];
	const words = wanted.to === 'mentioned' ? wanted.words : (wanted.series ?? '');
	const series = [...known].sort((one, other) => other.length - one.length).find((one) => words.includes(one));
	const topic = words
		.replace(series ?? '', '')
		.replace(/^\s*\d{1,2}\.\s*/, '')
		.trim();
	return [
		...(topic ? [{ to: 'topic' as const, topic: cut(topic) }] : []),
		...(series ? [{ to: 'series' as const, series }] : []),
	];
}

/** „Peer-to-Peer-Austausch“ → „Austausch“: what people write in titles. */
const brief = (series: string) => series.split(/[\s-]+/).at(-1) ?? series;

function isOf({ series = '', title }: ExchangeEvent, wanted = ''): boolean {
	const said = `${series} ${title}`.toLowerCase();
	return said.includes(wanted.toLowerCase()) || (series === '' && said.includes(brief(wanted).toLowerCase()));
}

function isMentioned(
	event: ExchangeEvent,
	{ words, when }: Wanted & { to: 'mentioned' },
	known: readonly string[],
	{ library }: Turn,
): boolean {
	if (when) {
		const last = endOf(event).subtract({ nanoseconds: 1 });
		if (Temporal.PlainDate.compare(startOf(event).toPlainDate(), when.until) >= 0) return false;
		if (Temporal.PlainDate.compare(last.toPlainDate(), when.from) < 0) return false;
	}
	const { title, topics, about = '', series = '', place = '', number } = event;
	const said = known.reduce((text, one) => text.replace(one, brief(one)), words);
	const facts = [title, ...topics, about, series, place, number === undefined ? '' : `${number}.`];
	return concerns(corpusOf(library), said, facts.join(' . '));
}

export const cut = (text: string) => text.trim().slice(0, LONGEST).trim();
