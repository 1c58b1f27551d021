/** What is kept of a person as they read it: a heading for each kind, a line for each row. Pure. */

import type { ExchangeEvent } from '../events/event.js';
import type { Exported, ExportedRow } from '../export.js';
import { fieldsOf, OWN_KINDS, type OwnKind, wordOf } from '../kept.js';
import { aboutSchema } from '../reminders/subscription.js';
import { type Block, text } from '../reply.js';
import type { Json } from '../store/store.js';
import { moments } from '../words/when.js';
import type { Turn } from './capability.js';

/** Lines of one kind that are read out in chat. */
const MOST = 10;

type Events = readonly ExchangeEvent[];
type Say = (row: ExportedRow, reader: Reader, events: Events) => readonly string[];

/** Who reads it: in which language, and where times are theirs. */
export interface Reader extends Pick<Turn, 'language' | 'words'> {
	zone: string;
}

/** @param most lines of one kind; the file has them all */
export function mine({ rows }: Exported, reader: Reader, events: Events, most = MOST): Block[] {
	const { row: say, own } = reader.words.privacy;
	return OWN_KINDS.flatMap((kind) => {
		const found = rows.filter((row) => row.kind === kind);
		const lines = found.flatMap((row) => READ[kind](row, reader, events).map((line) => dated(line, row, reader)));
		const more = lines.length > most ? [say.more(lines.length - most)] : [];
		const items = [...lines.slice(0, most), ...more].map((line) => [line]);
		return items.length > 0 ? [text({ strong: own[kind].name }), { kind: 'list' as const, items }] : [];
	});
}

function dated(line: string, { until }: ExportedRow, reader: Reader): string {
	return until ? `${line} (${reader.words.privacy.until(moment(Date.parse(until), reader))})` : line;
}

/** „Montag, 23. November 2026, 10:00 Uhr“, where the person is. */
function moment(at: number, { language, zone }: Reader): string {
	const { weekday, time } = moments(language);
	return `${weekday(at, zone)}, ${time(at, zone)}`;
}

const strings = (value: Json | undefined) =>
	Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const READ: Readonly<Record<OwnKind, Say>> = {
	person: ({ language }, { words }) => [words.privacy.row.language[language === 'en' ? 'en' : 'de']],
	conversation: ({ questions }, { words }) => strings(questions).map(words.quoted),
	button({ offers }, { words }) {
		const labels = (Array.isArray(offers) ? offers : []).map((offer) => fieldsOf({ value: offer }).label);
		return [words.privacy.row.buttons(words.list(strings(labels.map((label) => label ?? null)).map(words.quoted)))];
	},
	shelf: ({ value }, { words }) => {
		const { target, place } = fieldsOf({ value: value ?? null });
		return [words.privacy.row[(target ?? place) ? 'place' : 'answer']];
	},
	subscriber({ channel, zone, leads, registered, declined }, { words }, events) {
		const say = words.privacy.row;
		const titles = (ids: Json | undefined) => words.list(strings(ids).map((id) => titleOf(id, events)));
		const before = words.list(strings(leads).map(words.events.lead));
		const where = channel === 'teams' ? 'Teams' : channel === 'slack' ? 'Slack' : wordOf(channel);
		return [
			say.settings(where, wordOf(zone), before),
			...(strings(registered).length > 0 ? [say.registered(titles(registered))] : []),
			...(strings(declined).length > 0 ? [say.declined(titles(declined))] : []),
		];
	},
	subscription({ about, author }, { words }, events) {
		const say = words.privacy.row;
		const { data } = aboutSchema.safeParse(about);
		if (!data) return [];
		const what =
			data.to === 'everything'
				? say.everything
				: data.to === 'series'
					? say.series(data.series)
					: data.to === 'topic'
						? say.topic(data.topic)
						: say.event(titleOf(data.event, events));
		return [author === undefined ? what : say.channel(what)];
	},
	delivery: ({ item, event }, { words }, events) => [
		item === undefined ? words.privacy.row.reminder(titleOf(wordOf(event), events)) : words.privacy.row.message,
	],
	feed: (_, { words }) => [words.privacy.row.hidden],
	download: (_, { words }) => [words.privacy.row.hidden],
	profile({ name, municipality, offers, seeks, way }, { words }) {
		const topics = words.list([...strings(offers), ...strings(seeks)]);
		return [words.privacy.row.profile(wordOf(name), wordOf(municipality), topics, wordOf(way))];
	},
	introduction({ at, why }, { words }) {
		const day = words.day(new Date(Number(at)).toISOString().slice(0, 10));
		return [why === undefined ? words.privacy.row.requested(day) : words.privacy.row.introduction(wordOf(why), day)];
	},
	letter: (_, { words }) => [words.privacy.row.letter],
	never: ({ municipality }) => [wordOf(municipality)],
	lookup: ({ count }, { words }) => [words.privacy.row.count(Number(count))],
	spending: ({ count }, { words }) => [words.privacy.row.worded(Number(count))],
	wording: ({ on }, { words }) => [words.privacy.row.wording(on === true)],
	leaving: ({ at }, reader) => [reader.words.privacy.row.leaving(moment(Number(at), reader))],
};

/** What is gone from the agenda keeps its id. */
function titleOf(id: string, events: Events): string {
	return events.find((event) => event.id === id)?.title ?? id;
}
