/** What is done with what was heard: taken in durably, answered at once where Teams waits, and worked on by itself. */

import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Bot, Inbox, Leaving } from '../../src/channel.js';
import type { Asker } from '../../src/message.js';
import { wordsFor } from '../../src/words/words.js';
import { handOver } from './hand.js';
import type { Heard } from './heard.js';
import { languageOf, type People } from './people.js';
import type { Places } from './places.js';
import { fromHeard } from './press.js';
import { rate } from './rate.js';
import type { Answer } from './receive.js';
import { restored, withText } from './respond.js';
import type { Search } from './search.js';
import { placeOf, type Work } from './target.js';
import type { Worker } from './work.js';

export interface ListenParts {
	bot: Bot;
	inbox: Inbox;
	leaving: Leaving;
	people: People;
	places: Places;
	worker: Worker;
	search: Search;
}

export type Listen = (heard: Heard) => Promise<Answer>;
type Of<Kind extends Heard['kind']> = Heard & { kind: Kind };

const NOTHING: Answer = { status: 200 };
const STOP = /^(?:stopp?|abbrechen|abbruch|cancel)[.!]?$/i;

type Clicked = LRUCache<string, true>;
/** Milliseconds within which a second click is the same. */
const DOUBLE = 2000;
const CLASSIFY = 2000;

export function createListen(parts: ListenParts): Listen {
	const clicked: Clicked = new LRUCache({ max: 5000, ttl: DOUBLE });
	return async (heard) => {
		if (heard.kind === 'removed') return await left(parts, heard);
		if (heard.kind === 'mixed') parts.people.forget(heard.target);
		else if (heard.kind !== 'searched') await came(parts, heard);
		switch (heard.kind) {
			case 'said':
				return await said(parts, heard);
			case 'pressed':
				return await pressed(parts, heard, clicked);
			case 'rated':
				await rate(parts.bot, heard, await before(parts, heard));
				return NOTHING;
			case 'searched':
				return { status: 200, body: await parts.search(heard, await classified(parts.people, heard)) };
			case 'installed':
				return await installed(parts, heard);
			case 'asked':
				return unasked(heard);
			case 'mixed':
				return NOTHING;
		}
	};
}

/** Teams does not wait long for a search: whom it does not classify in time sees public documents. */
function classified(people: People, heard: Heard): Promise<Pick<Asker, 'audience' | 'language'>> {
	const language = languageOf(heard.locale);
	const late = sleep(CLASSIFY, undefined, { ref: false }).then(() => ({
		audience: 'public' as const,
		...(language ? { language } : {}),
	}));
	return Promise.race([people.asker(heard), late]);
}

const take = ({ inbox }: ListenParts, work: Work) => inbox.take<Work>(`teams:${work.message.id}`, work);

async function said(parts: ListenParts, heard: Of<'said'>): Promise<Answer> {
	const { bot, worker } = parts;
	const { kind, thread } = heard.target;
	const work = fromHeard(heard);
	if (kind !== 'personal' && !heard.mentioned) {
		/** Where the bot may read along: a question in a thread right after its answer, addressed to nobody else. */
		if (kind !== 'channel' || !thread || heard.others || !(await bot.overheard(work.message))) return NOTHING;
	}
	const delivery = await take(parts, work);
	if (!delivery) return NOTHING;
	if (STOP.test(heard.text.trim()) && worker.stop(placeOf(heard.target), work.message.person)) await delivery.done();
	else void worker.run(delivery);
	return NOTHING;
}

async function pressed(parts: ListenParts, heard: Of<'pressed'>, clicked: Clicked): Promise<Answer> {
	const language = languageOf(heard.locale) ?? 'de';
	const there = await before(parts, heard);
	if (heard.back) return { status: 200, body: restored(there, language) };
	/** Two clicks on the same button are one. */
	const button = `${personOf(heard)}/${heard.token}`;
	if (heard.token && clicked.has(button)) return { status: 200, body: withText(wordsFor(language).teams.known) };
	clicked.set(button, true);
	const delivery = await take(parts, fromHeard(heard));
	if (!delivery) return { status: 200, body: withText(wordsFor(language).teams.known) };
	return { status: 200, body: await handOver(parts.worker, delivery, there, language) };
}

/** What belongs to a message; one that has only just gone out may not be written down yet. */
async function before({ places, worker }: ListenParts, { target, message }: Of<'pressed' | 'rated'>) {
	const found = await places.recall(target, message);
	if (found || !message) return found;
	await worker.settled(placeOf(target));
	return await places.recall(target, message);
}

/** The place is there; who was gone from it is back. */
async function came({ places, leaving }: ListenParts, heard: Heard): Promise<void> {
	const back = await places.seen(heard.target, fromHeard(heard).message.person, heard.at);
	if (back && heard.target.kind === 'personal') await leaving.back({ person: personOf(heard) });
}

/** One that comes late, or once more, does not undo what was since. */
async function left(parts: ListenParts, heard: Heard): Promise<Answer> {
	const delivery = await take(parts, fromHeard(heard));
	if (!delivery) return NOTHING;
	const gone = await parts.places.gone(heard.target, heard.at);
	if (gone && heard.target.kind === 'personal') await parts.leaving.left({ person: personOf(heard) });
	await delivery.done();
	return NOTHING;
}

async function installed(parts: ListenParts, heard: Heard): Promise<Answer> {
	const delivery = await take(parts, { ...fromHeard(heard), welcome: true });
	if (delivery) void parts.worker.run(delivery);
	return NOTHING;
}

const personOf = ({ target, person }: Heard) => `teams:${target.tenant}/${person}`;

/** Windows this bot never opens, and whatever Teams may ask next year. */
function unasked({ name, locale }: Of<'asked'>): Answer {
	const words = wordsFor(languageOf(locale) ?? 'de');
	if (name === 'adaptiveCard/action') return { status: 200, body: withText(words.expired) };
	if (/^task\/|fetchTask$/.test(name))
		return { status: 200, body: { task: { type: 'message', value: words.expired } } };
	return NOTHING;
}
