/** The fields of an organiser's form ↔ an event. Pure: says what is wrong, and stores nothing. */

import { Temporal } from 'temporal-polyfill';
import { parseUrl } from '../url.js';
import { type ExchangeEvent, eventSchema, KINDS, startOf, ZONE } from './event.js';
import { hasMoved } from './settle.js';
import { kindIn, numberIn } from './title.js';

export type Fields = Readonly<Record<string, string>>;
export const WRONG = ['title', 'day', 'time', 'end', 'order', 'past', 'deadline', 'link', 'long'] as const;
export type Wrong = (typeof WRONG)[number];

/** Lengths in characters, and how many topics. */
const LONGEST = { title: 200, about: 1000, place: 200, topic: 60 } as const;
const TOPICS = 10;

/** What a form shows of an event. */
export function fieldsOf(event: ExchangeEvent): Record<string, string> {
	const [day = '', from = ''] = event.starts.split('T');
	const [last = '', to = ''] = (event.ends ?? '').split('T');
	return {
		title: event.title,
		kind: event.kind,
		status: event.status === 'planned' ? 'planned' : 'confirmed',
		day,
		from,
		last: last === day ? '' : last,
		to,
		place: event.place ?? '',
		link: event.link ?? '',
		topics: event.topics.join(', '),
		about: event.about ?? '',
		registration: event.registration?.link ?? '',
		until: event.registration?.until?.slice(0, 10) ?? '',
		audience: event.audience,
	};
}

interface Given {
	/** The event as it was entered last; absent: a new one. */
	before?: ExchangeEvent | undefined;
	/** Epoch milliseconds. */
	now: number;
	/** Of a new event. */
	id: string;
}

/** A new event, or the changed one, with its next revision; it counts as moved where its source would make it that. */
export function draft(fields: Fields, { before, now, id }: Given): { event: ExchangeEvent } | { wrong: Wrong[] } {
	const given = (name: string) => fields[name]?.trim() || undefined;
	const times = timesOf(given);
	const wrong = new Set([...('wrong' in times ? times.wrong : []), ...wrongTexts(given)]);
	if ('wrong' in times || wrong.size > 0) return { wrong: WRONG.filter((one) => wrong.has(one)) };
	const title = given('title') ?? '';
	const named = kindIn(title);
	const number = numberIn(title) ?? (before?.title === title ? before.number : undefined);
	const kind = KINDS.find((one) => one === given('kind')) ?? before?.kind ?? named.kind;
	const registration = { link: given('registration'), until: deadlineOf(times.until, before) };
	const parsed = eventSchema.safeParse(
		defined({
			...before,
			id: before?.id ?? id,
			title,
			kind,
			series: named.series ?? (before?.title === title ? before.series : undefined),
			number,
			topics: topicsOf(given('topics')),
			about: given('about'),
			starts: times.starts,
			ends: times.ends,
			zone: before?.zone ?? ZONE,
			place: given('place'),
			link: given('link'),
			registration: registration.link || registration.until ? defined(registration) : undefined,
			audience: given('audience') === 'programme' ? 'programme' : 'public',
			status: given('status') === 'planned' ? 'planned' : 'confirmed',
			revision: before ? before.revision + 1 : 0,
			changed: Temporal.Instant.fromEpochMilliseconds(now).toString(),
		}),
	);
	if (!parsed.success) return { wrong: [faultAt(parsed.error.issues[0]?.path[0])] };
	const event = parsed.data;
	if (startOf(event).epochMilliseconds <= now) return { wrong: ['past'] };
	const moved = before && (before.status === 'cancelled' || hasMoved(before, event));
	return { event: moved ? { ...event, status: 'moved' } : event };
}

type Give = (name: string) => string | undefined;

/** Wall times as they are kept. The last day is named where it is another. */
function timesOf(given: Give): { starts: string; ends?: string; until?: string } | { wrong: Wrong[] } {
	const [day, last, until] = [dayOf(given('day')), dayOf(given('last')), dayOf(given('until'))];
	const [from, to] = [timeOf(given('from')), timeOf(given('to'))];
	const wrong: Wrong[] = [
		...(day === undefined || [day, last, until].includes(null) ? ['day' as const] : []),
		...([from, to].includes(null) ? ['time' as const] : []),
		...(from === undefined && to ? ['time' as const] : []),
		...(from && last && last !== day && !to ? ['end' as const] : []),
		...(day && until && until > day ? ['deadline' as const] : []),
	];
	if (wrong.length > 0 || !day) return { wrong };
	const final = last ?? day;
	const starts = from ? `${day}T${from}` : day;
	const ends = from ? to && `${final}T${to}` : final === day ? undefined : final;
	if (ends && ends < starts) return { wrong: ['order'] };
	return { starts, ...(ends ? { ends } : {}), ...(until ? { until } : {}) };
}

function wrongTexts(given: Give): Wrong[] {
	const { title, about, place, topic } = LONGEST;
	const topics = topicsOf(given('topics'));
	const long =
		[given('title'), given('about'), given('place')].some(
			(text = '', at) => text.length > ([title, about, place][at] ?? 0),
		) ||
		topics.length > TOPICS ||
		topics.some((one) => one.length > topic);
	return [
		...(given('title') ? [] : ['title' as const]),
		...([given('link'), given('registration')].every((link) => link === undefined || isLink(link))
			? []
			: ['link' as const]),
		...(long ? ['long' as const] : []),
	];
}

const topicsOf = (text = '') => text.split(',').flatMap((topic) => topic.trim() || []);

/** A form knows the day of a deadline only; its time stays while the day does. */
function deadlineOf(until: string | undefined, before: ExchangeEvent | undefined): string | undefined {
	const known = before?.registration?.until;
	return known?.slice(0, 10) === until ? known : until;
}

const faultAt = (name: PropertyKey | undefined): Wrong =>
	name === 'ends' ? 'order' : name === 'link' || name === 'registration' ? 'link' : name === 'title' ? 'title' : 'day';

/** Undefined where nothing was given, null where it is no day. */
function dayOf(text: string | undefined): string | null | undefined {
	if (text === undefined) return undefined;
	const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
	const iso = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
	try {
		return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
	} catch {
		return null;
	}
}

function timeOf(text: string | undefined): string | null | undefined {
	if (text === undefined) return undefined;
	const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*Uhr)?$/i.exec(text) ?? [];
	return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}

const isLink = (text: string) => /^https?:\/\/[^\s"'<>`\\]+$/.test(text) && parseUrl(text) !== undefined;

const defined = (value: object) => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
