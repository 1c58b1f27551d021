/** What the documents tell of each municipality: its measures in the order of time, each once, with topics and contacts. */

import { fold } from '../language/fold.js';
import type { Exchange, Measure, MeasureContact, Municipality } from '../library/exchange.js';
import { dateOf, type Library, newestFirst } from '../library/library.js';
import { createAnchors } from './anchor.js';
import { alike, nameOf } from './same.js';

export interface Town {
	/** Unique, and fit for an address. */
	id: string;
	name: string;
	state?: string;
	/** Degrees; absent where the gazetteer does not know it. */
	latitude?: number;
	longitude?: number;
	/** Of its measures, the most frequent first. */
	topics: readonly string[];
	/** The first to be documented first. */
	measures: readonly TownMeasure[];
}

export interface TownMeasure {
	/** As the newest document has it, like summary and status. */
	title: string;
	summary?: string;
	status?: string;
	topics: readonly string[];
	/** Oldest first. */
	documents: readonly Mention[];
	/** Each person once, as the newest document names them. */
	contacts: readonly (MeasureContact & { document: string })[];
}

export interface Mention {
	document: string;
	title: string;
	/** ISO; a year, a month, a day, or empty where it is not known. */
	date: string;
	/** Of the paragraph that names the measure, where one does. */
	anchor?: string;
}

/** A town of the gazetteer, or a name it does not know. */
type Place = Pick<Municipality, 'name'> & Partial<Municipality>;

interface Told {
	exchange: Exchange;
	measure: Measure;
}

interface Peers {
	towns: readonly Town[];
	topics: readonly Topic[];
}

/** @property count measures that have it */
export interface Topic {
	topic: string;
	count: number;
}

const made = new WeakMap<Library, Peers>();

/** One entry a municipality, by name. Made once a library. */
export function townsOf(library: Library): readonly Town[] {
	return peersOf(library).towns;
}

/** The topics of all measures, the most frequent first. */
export function topicsOf(library: Library): readonly Topic[] {
	return peersOf(library).topics;
}

function peersOf(library: Library): Peers {
	let peers = made.get(library);
	if (!peers) {
		peers = createPeers(library);
		made.set(library, peers);
	}
	return peers;
}

function createPeers(library: Library): Peers {
	const { exchanges, gazetteer } = library;
	const told = new Map<string, { town: Place; all: Told[] }>();
	for (const exchange of [...exchanges].sort(newestFirst))
		for (const measure of exchange.measures) {
			const { municipality: name, state } = measure;
			const town: Place = gazetteer.find(name, state) ?? { name, ...(state && { state }) };
			const key = `${town.name}\n${town.state ?? ''}`;
			const there: { town: Place; all: Told[] } = told.get(key) ?? { town, all: [] };
			there.all.push({ exchange, measure });
			told.set(key, there);
		}
	const spell = createSpelling(exchanges.flatMap(({ measures }) => measures.flatMap(({ topics }) => topics)));
	const anchor = createAnchors(gazetteer);
	const towns = [...told.values()]
		.sort((a, b) => byName(a.town.name, b.town.name) || byName(a.town.state ?? '', b.town.state ?? ''))
		.map(({ town, all }) => townOf(town, all, anchor(town.name, town.state), spell));
	const measures = towns.flatMap((town) => town.measures);
	return { towns, topics: frequent(measures.flatMap(({ topics }) => topics)) };
}

const byName = new Intl.Collator('de').compare;

function townOf(town: Place, all: readonly Told[], id: string, spell: (topic: string) => string): Town {
	const measures = group(all, town.name)
		.map((told) => measureOf(told, spell))
		.sort((a, b) => inTime(a.documents[0]?.date ?? '', b.documents[0]?.date ?? '') || byName(a.title, b.title));
	const { name, state, latitude, longitude } = town;
	return {
		id,
		name,
		...(state !== undefined && { state }),
		...(latitude !== undefined && longitude !== undefined && { latitude, longitude }),
		topics: frequent(measures.flatMap(({ topics }) => topics)).map(({ topic }) => topic),
		measures,
	};
}

/** The same measure in several documents together, the newest first. It joins the group whose name is nearest to its own. */
function group(all: readonly Told[], municipality: string): Told[][] {
	const groups: { name: ReadonlySet<string>; told: Told[] }[] = [];
	for (const one of all) {
		const name = nameOf(one.measure.title, municipality);
		const [nearest] = groups
			.filter(({ told }) => told.every(({ exchange }) => exchange !== one.exchange))
			.map((other) => ({ other, near: alike(other.name, name) }))
			.sort((a, b) => b.near - a.near);
		if (nearest && nearest.near > 0) nearest.other.told.push(one);
		else groups.push({ name, told: [one] });
	}
	return groups.map(({ told }) => told);
}

/** @param told newest first, never empty */
function measureOf(told: readonly Told[], spell: (topic: string) => string): TownMeasure {
	const titles = told.map(({ measure }) => measure.title);
	const first = <Key extends 'summary' | 'status'>(key: Key) =>
		told.map(({ measure }) => measure[key]).find((value) => value !== undefined);
	const [summary, status] = [first('summary'), first('status')];
	const contacts = new Map<string, MeasureContact & { document: string }>();
	for (const { exchange, measure } of told)
		for (const contact of measure.contacts)
			if (!contacts.has(contact.name)) contacts.set(contact.name, { ...contact, document: exchange.id });
	return {
		title: titles[0] ?? '',
		...(summary !== undefined && { summary }),
		...(status !== undefined && { status }),
		topics: [...new Set(told.flatMap(({ measure }) => measure.topics.map(spell)))],
		documents: told
			.map((one) => mentionOf(one))
			.sort((a, b) => inTime(a.date, b.date) || a.document.localeCompare(b.document)),
		contacts: [...contacts.values()],
	};
}

/** The paragraph under a heading that names the measure, else the first that names it in its text. */
function mentionOf({ exchange, measure }: Told): Mention {
	const name = fold(measure.title);
	const has = (text: string) => fold(text).includes(name);
	const { passages } = exchange;
	const passage =
		passages.find(({ headings }) => headings.slice(exchange.title === headings[0] ? 1 : 0).some(has)) ??
		passages.find(({ text }) => has(text));
	return {
		document: exchange.id,
		title: exchange.title,
		date: dateOf(exchange),
		...(passage && { anchor: passage.anchor }),
	};
}

/** Oldest first; „2025“ comes after „2025-04“, as it may reach to the end of the year. Undated ones last. */
function inTime(a: string, b: string): number {
	const last = (date: string) => (date ? `${date}-99-99`.slice(0, 10) : '~');
	return last(a) < last(b) ? -1 : Number(last(a) > last(b));
}

/** One spelling for each topic, the most frequent one: „Pop-up“ and „pop-up“ are one. */
function createSpelling(topics: readonly string[]): (topic: string) => string {
	const spellings = new Map<string, string>();
	for (const { topic } of frequent(topics)) if (!spellings.has(fold(topic))) spellings.set(fold(topic), topic);
	return (topic) => spellings.get(fold(topic)) ?? topic;
}

function frequent(topics: readonly string[]): Topic[] {
	const counts = new Map<string, number>();
	for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
	return [...counts]
		.map(([topic, count]) => ({ topic, count }))
		.sort((a, b) => b.count - a.count || byName(a.topic, b.topic));
}
