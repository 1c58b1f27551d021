/** What a calendar's entry says of an event besides its time: plain, short, and as ours name it. Pure. */

import { Temporal } from 'temporal-polyfill';
import { clean } from '../language/fold.js';
import type { Entry } from './entry.js';
import { type ExchangeEvent, eventSchema } from './event.js';
import { kindIn, numberIn } from './title.js';

export type Details = Omit<ExchangeEvent, 'id' | 'starts' | 'ends' | 'zone'>;

/** Lengths in characters, and how many topics. */
const LONGEST = { title: 200, about: 400, place: 200, topic: 60 } as const;
const TOPICS = 12;

const CANCELLED = /^(?:abgesagt|entfällt|cancell?ed)\s*[:–-]\s*/i;

/** Undefined where the entry has no title: nobody could tell what it is. */
export function detailsOf({ texts, categories }: Pick<Entry, 'texts' | 'categories'>): Details | undefined {
	const said = line(texts.get('summary'), LONGEST.title);
	const title = said.replace(CANCELLED, '');
	if (title === '') return undefined;
	const status = (texts.get('status') ?? '').trim().toUpperCase();
	const description = plain(texts.get('description') ?? '');
	const about = cut(before(description), LONGEST.about);
	const number = numberIn(title);
	return {
		title,
		...kindIn(title),
		...(number === undefined ? {} : { number }),
		topics: topicsOf(categories),
		...(about ? { about } : {}),
		...whereOf(texts, description),
		audience: /^(?:PRIVATE|CONFIDENTIAL)$/i.test((texts.get('class') ?? '').trim()) ? 'programme' : 'public',
		status: status === 'CANCELLED' || title !== said ? 'cancelled' : status === 'TENTATIVE' ? 'planned' : 'confirmed',
		revision: Math.min(Math.max(0, Number.parseInt(texts.get('sequence') ?? '', 10) || 0), 1e9),
		changed: changedOf(texts),
	};
}

/** An entry without any such date counts as old. */
function changedOf(texts: Entry['texts']): string {
	for (const name of ['last-modified', 'dtstamp', 'created']) {
		try {
			const text = texts.get(name);
			if (text) return Temporal.Instant.from(text.endsWith('Z') ? text : `${text}Z`).toString();
		} catch {}
	}
	return '1970-01-01T00:00:00Z';
}

const ADDRESS = /https?:\/\/[^\s"'<>`\\]+/i;
const MEETING =
	/https:\/\/(?:teams\.microsoft\.com\/(?:l\/meetup-join|meet)|teams\.live\.com\/meet|(?:[\w-]+\.)*zoom\.us\/[a-z]{1,2}|meet\.google\.com|(?:[\w-]+\.)*webex\.com)\/[^\s"'<>`\\]+/i;
const ROOM =
	/(?:microsoft )?teams[- ](?:besprechung|meeting)|^(?:(?:microsoft )?teams|zoom|webex|google meet|videokonferenz|video ?call)$/i;

/** Where, and the way to take part. An address instead of a place means that it is online. */
function whereOf(texts: Entry['texts'], description: string): Pick<ExchangeEvent, 'place' | 'link'> {
	const location = line(texts.get('location'), LONGEST.place * 4);
	const meeting = ['conference', 'x-google-conference', 'x-microsoft-skypeteamsmeetingurl'].map((name) =>
		texts.get(name),
	);
	const link = [...meeting, ADDRESS.exec(location)?.[0], texts.get('url'), MEETING.exec(description)?.[0]]
		.map((text) => eventSchema.shape.link.safeParse(text?.trim().replace(/[.,;)]+$/, '')))
		.find(({ data }) => data)?.data;
	const named = location.replace(ADDRESS, '').replace(ROOM, 'online');
	const place = cut(named.replace(/^[\s,;:|()/–-]+|[\s,;:|(/–-]+$/g, ''), LONGEST.place);
	const where = place || (ADDRESS.test(location) || meeting.some((text) => text) ? 'online' : '');
	return { ...(where ? { place: where } : {}), ...(link ? { link } : {}) };
}

function topicsOf(categories: readonly string[]): string[] {
	const topics = categories.map((topic) => line(topic, LONGEST.topic)).filter(Boolean);
	const folded = topics.map((topic) => topic.toLowerCase());
	return topics.filter((_, at) => folded.indexOf(folded[at] ?? '') === at).slice(0, TOPICS);
}

/** HTML as some programs write it, without its tags. */
function plain(text: string): string {
	if (!/<[a-z/]/i.test(text)) return text;
	return text
		.replace(/<[^<>]*>/g, ' ')
		.replace(/&(?:nbsp|#160);/gi, ' ')
		.replace(/&quot;/gi, '"')
		.replace(/&#39;|&apos;/gi, "'")
		.replace(/&lt;/gi, '<')
		.replace(/&gt;/gi, '>')
		.replace(/&amp;/gi, '&');
}

/** Without what meeting programs write below a line of their own. */
const before = (text: string) => text.split(/[_~─=*:-]{10,}/, 1)[0] ?? '';

const line = (text = '', most: number) => cut(clean(text), most);

/** At the end of a word. */
function cut(text: string, most: number): string {
	const whole = text
		.slice(0, most * 10)
		.replace(/\p{Cs}/gu, '')
		.replace(/\s+/g, ' ')
		.trim();
	if (whole.length <= most) return whole;
	const piece = whole.slice(0, most - 1).replace(/\p{Cs}/gu, '');
	const end = piece.lastIndexOf(' ');
	return `${(end > most / 2 ? piece.slice(0, end) : piece).replace(/[\s,;:–-]+$/, '')}…`;
}
