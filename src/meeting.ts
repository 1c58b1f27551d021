/** Peers of the running bot: who registered, who asked for whom, and the letters that follow, sent as long as it runs. */

import { createButtons } from './buttons.js';
import type { Channel, Sent } from './channel.js';
import { shownOf } from './erasure.js';
import type { Library } from './library/library.js';
import type { Log } from './log.js';
import type { Address } from './message.js';
import { createCompose } from './peers/compose.js';
import { createHelped, type Helped } from './peers/helped.js';
import { createIntroductions, type Introductions } from './peers/introductions.js';
import { createLookups, type Lookups } from './peers/lookup.js';
import { createPost, type Refused } from './peers/post.js';
import { createProfiles, PROFILE, type Profiles } from './peers/profile.js';
import { createRounds } from './peers/rounds.js';
import type { Reply } from './reply.js';
import { concerns } from './retrieval/concern.js';
import { corpusOf } from './retrieval/corpus.js';
import type { Store } from './store/store.js';

export interface MeetingParts {
	library(): Library;
	store: Store;
	log: Log;
	clock?: () => number;
}

export interface Meeting {
	profiles: Profiles;
	introductions: Introductions;
	helped: Helped;
	lookups: Lookups;
	/** Nobody is shown them any more, nor can ask them; what was open ends without a word. */
	hide(person: string): Promise<void>;
	/** Takes a profile out for good, of backups too. */
	remove(person: string): Promise<void>;
	/** Letters are waiting: they go out now. */
	changed(): void;
	/** From now on letters go out through these channels. */
	start(channels: readonly Sender[]): void;
	/** Sends what is due; a running bot does it by itself. */
	tick(): Promise<void>;
	stop(): Promise<void>;
}

type Sender = Pick<Channel, 'name' | 'writes' | 'send' | 'audience'>;

/** Milliseconds between two ticks. */
const TICK = 20_000;

export function createMeeting({ library, store, log, clock = Date.now }: MeetingParts): Meeting {
	const profiles = createProfiles(store);
	const introductions = createIntroductions(store, clock);
	const shared = (seeks: readonly string[], offers: readonly string[]) => {
		const corpus = corpusOf(library());
		return seeks.filter((topic) => offers.some((offer) => concerns(corpus, topic, offer)));
	};
	let channels: readonly Sender[] = [];
	let timer: NodeJS.Timeout | undefined;
	const under = new Set<Promise<void>>();

	/** Requests and names are for the programme alone: guests may have come since. */
	async function send(to: Address, said: Reply): Promise<Sent | Refused> {
		const channel = channels.find(({ name, writes }) => writes && name === to.channel);
		if (!channel) return { ok: false, gone: false };
		const audience = await channel.audience(to).catch(() => 'public');
		/** It may be that the platform does not answer, so it is asked again. */
		if (audience !== 'programme') return { ok: false, gone: false, barred: true };
		return await channel.send(to, said);
	}

	async function hide(person: string): Promise<void> {
		await profiles.change(person, { paused: true });
		await store.apply((await shownOf(store, person)).map((remove) => ({ remove })));
		await introductions.gone(person);
	}

	const buttons = createButtons(store, clock);
	const compose = createCompose({ library, profiles, introductions, buttons, shared });
	const post = createPost({ store, send, compose, gone: hide, log, clock });
	const rounds = createRounds({ store, profiles, shared, clock });
	/** What fails in one of them keeps the others from nothing. */
	const once = async () => {
		for (const work of [introductions.pass, rounds.go, post.tick])
			await work().catch((cause: unknown) => log.error('letters failed', {}, cause));
	};
	/** Several at once do each thing once: whoever was first has it. */
	const tick = async () => {
		const run = once();
		under.add(run);
		await run.finally(() => under.delete(run));
	};
	return {
		profiles,
		introductions,
		helped: createHelped(store, clock),
		lookups: createLookups(store, clock),
		tick,
		hide,
		async remove(person) {
			const names = [{ kind: PROFILE, key: person }, ...(await shownOf(store, person))];
			await store.forget(names.map((remove) => ({ remove })));
			await introductions.forgive(person);
			await introductions.gone(person);
		},
		changed: () => void (timer && tick()),
		start(open) {
			channels = open;
			timer = setInterval(() => void tick(), TICK).unref();
			void tick();
		},
		async stop() {
			clearInterval(timer);
			timer = undefined;
			await Promise.all(under);
		},
	};
}
