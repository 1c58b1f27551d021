/** A reminder as a message: what, when, where, how long until then, what is documented about it, and what one can do. */

import type { Buttons, Offer } from '../buttons.js';
import { type ExchangeEvent, isWholeDay, startOf } from '../events/event.js';
import type { Exchange } from '../library/exchange.js';
import type { Library } from '../library/library.js';
import { type Block, type Reply, reply, text } from '../reply.js';
import type { Words } from '../words/de.js';
import { wordsFor } from '../words/words.js';
import { eventCard, type Links } from './card.js';
import { documentationOf } from './documented.js';
import { relatedTo } from './related.js';
import type { Reminder } from './reminder.js';
import type { Subscriber } from './subscription.js';

export interface ComposeOptions {
	library(): Library;
	buttons: Buttons;
	links: Links & { document(id: string, anchor?: string): string };
	/** Topics most asked about that a documentation answers, the most asked first. */
	asked(exchange: Exchange): Promise<readonly string[]>;
	clock(): number;
}

export interface Marks {
	late: boolean;
	/** It may have arrived already. */
	twice: boolean;
}

/** How long its buttons work, in days. */
const DAYS = 30;
/** The way into the calendar is a button. */
const NO_LINKS: Links = { calendar: () => undefined };

export function createCompose(options: ComposeOptions) {
	return async (reminder: Reminder, subscriber: Subscriber, marks: Marks): Promise<Reply> => {
		const { kind, event } = reminder;
		const { language, zone } = subscriber;
		const words = wordsFor(language);
		const say = words.events.reminders;
		const notes = [...(marks.twice ? [text(say.twice)] : []), ...(marks.late ? [text(say.late)] : [])];
		const body = kind === 'documented' ? await documentation(event, subscriber, options) : [];
		const card = kind === 'documented' ? [] : [eventCard(event, words, NO_LINKS, zone)];
		const advice = kind === 'moved' || kind === 'cancelled' ? [text(say[kind])] : [];
		const related = kind === 'lead' ? relatedTo(event, options.library(), language, options.links.document) : [];
		const calendar = kind === 'lead' || kind === 'moved' ? options.links.calendar(event) : undefined;
		const offers = offersFor(reminder, subscriber, words);
		return {
			...reply(language, ...notes, ...card, ...advice, ...related, ...body),
			title: headingOf(reminder, words, options.clock(), zone),
			buttons: [
				...(calendar ? [{ label: words.events.calendar, token: '', url: calendar }] : []),
				...(await buttonsOf(offers, subscriber, options.buttons)),
			],
		};
	};
}

function headingOf({ kind, event }: Reminder, words: Words, now: number, zone: string): string {
	const { heading } = words.events.reminders;
	if (kind !== 'lead') return heading[kind];
	return heading.lead(words.events.ahead(now, startOf(event).epochMilliseconds, isWholeDay(event) ? event.zone : zone));
}

/** Who took part may have presented something: only they are asked to look it over. */
async function documentation(
	event: ExchangeEvent,
	{ language, registered }: Subscriber,
	{ library, links, asked }: ComposeOptions,
): Promise<Block[]> {
	const say = wordsFor(language).events.reminders;
	const exchange = documentationOf(event, library().exchanges);
	if (!exchange) return [];
	const topics = await asked(exchange);
	const answers: Block[] =
		topics.length > 0 ? [text(say.answers), { kind: 'list', items: topics.map((topic) => [topic]) }] : [];
	return [
		text(say.documented(event.title), { link: exchange.title, url: links.document(exchange.id) }),
		...answers,
		...(registered.includes(event.id) ? [text(say.correct)] : []),
	];
}

function offersFor({ kind, event }: Reminder, { shared, registered }: Subscriber, words: Words): Offer[] {
	if (kind === 'documented' || kind === 'cancelled') return [];
	const say = words.events.reminders;
	/** In a channel everybody may press, and all but the last concerns the one who does. */
	const offer = (step: string, label: string): Offer => ({
		capability: 'remind',
		state: { step, event: event.id, whom: shared && step === 'stop' ? 'channel' : 'me' },
		label,
		open: shared,
	});
	const own = shared
		? []
		: [
				...(registered.includes(event.id) ? [] : [offer('registered', say.registered)]),
				offer('declined', say.declined),
			];
	return [...own, ...(kind === 'lead' ? [offer('later', say.later)] : []), offer('stop', say.stop)];
}

async function buttonsOf(
	offers: readonly Offer[],
	subscriber: Subscriber,
	buttons: Buttons,
): Promise<Reply['buttons']> {
	if (offers.length === 0) return [];
	const { channel, place, person, tenant, audience, language } = subscriber;
	const bare = (name: string) => name.slice(channel.length + 1);
	const asker = { tenant: bare(tenant), audience, role: 'member' as const };
	const message = { from: { channel, place }, person: bare(person), asker };
	const tokens = await buttons.keep(message, language, offers, DAYS);
	return offers.map(({ label = '' }, at) => ({ label, token: tokens[at] ?? '' }));
}
