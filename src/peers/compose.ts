/** Letters in words, as things stand when they go out: what is no longer true is not said. */

import type { Buttons, Offer } from '../buttons.js';
import type { Library } from '../library/library.js';
import { type Block, type Button, type Reply, reply, text } from '../reply.js';
import type { Words } from '../words/de.js';
import { wordsFor } from '../words/words.js';
import { registeredCard } from './card.js';
import type { Introduction } from './introduction.js';
import type { Introductions, Posted } from './introductions.js';
import type { Ready } from './post.js';
import type { Profile, Profiles } from './profile.js';

export interface ComposeParts {
	library(): Library;
	profiles: Profiles;
	introductions: Introductions;
	buttons: Buttons;
	/** Of topics somebody looks for, those another offers. */
	shared(seeks: readonly string[], offers: readonly string[]): string[];
}

/** How long the buttons of a letter work, in days. */
const DAYS = 30;

/** Whoever gets a letter, as far as its words need it. */
interface Reader extends Pick<Profile, 'person' | 'tenant' | 'to' | 'language'> {}

export function createCompose({ library, profiles, introductions, buttons, shared }: ComposeParts) {
	/** Names and topics are for people of the programme who can be found now. */
	const present = async (person: string) => (await profiles.active()).find((one) => one.person === person);

	async function written(reader: Reader, said: Reply, offers: readonly Offer[], twice: boolean): Promise<Ready> {
		const words = wordsFor(reader.language);
		const note = twice ? [text(words.peers.meet.twice)] : [];
		const made = await buttonsOf(offers, reader, buttons);
		return { to: reader.to, reply: { ...said, blocks: [...note, ...said.blocks], buttons: made } };
	}

	return async (letter: Posted, twice: boolean): Promise<Ready | undefined> => {
		if (letter.kind === 'renew') return await renewal(letter);
		if (letter.kind === 'match') return await proposal(letter);
		const introduction = await introductions.find(letter.about);
		if (!introduction) return undefined;
		const toAsker = letter.person === introduction.asker;
		const asked = await present(introduction.asked);
		const asker: Reader = { person: introduction.asker, ...introduction.from };
		const reader = toAsker ? asker : asked;
		if (!reader) return undefined;
		const made = bodyOf(letter, introduction, asked, wordsFor(reader.language), toAsker);
		if (!made) return undefined;
		const people = [introduction.asker, introduction.asked].filter(Boolean);
		const said = { ...reply(reader.language, ...made.blocks), title: made.title, people };
		return await written(reader, said, made.offers, twice);
	};

	async function renewal({ person }: Posted): Promise<Ready | undefined> {
		const profile = await profiles.find(person);
		if (!profile) return undefined;
		const { peers } = wordsFor(profile.language);
		const day = wordsFor(profile.language).day(dayOf(profile.until));
		const offers = [
			{ capability: 'profile', state: { step: 'stay' }, label: peers.profile.staying },
			{ capability: 'profile', state: { step: 'remove' }, label: peers.profile.remove },
		];
		const said = { ...reply(profile.language, text(peers.profile.stay(day))), title: peers.profile.title };
		return await written(profile, said, offers, false);
	}

	async function proposal({ person, about }: Posted): Promise<Ready | undefined> {
		const [profile, other] = [await present(person), await present(about)];
		const [topic] = profile && other ? shared(profile.seeks, other.offers) : [];
		if (!profile?.match || !other || topic === undefined) return undefined;
		const words = wordsFor(profile.language);
		const say = words.peers.meet;
		const who = say.matchWho(other.name, other.role, other.municipality);
		const blocks = [text(say.match(topic)), text(who), registeredCard(other, [], words, library())];
		const offers: Offer[] = [
			{ capability: 'meet', state: { step: 'ask', person: about }, label: say.ask(other.name), about: [about] },
			{ capability: 'profile', state: { step: 'unmatch' }, label: say.noMore },
		];
		const said = { ...reply(profile.language, ...blocks), title: words.peers.title, people: [person, about] };
		return await written(profile, said, offers, false);
	}
}

interface Body {
	title: string;
	blocks: Block[];
	offers: Offer[];
}

/** Undefined where it is no longer so. */
function bodyOf(
	{ kind }: Posted,
	introduction: Introduction,
	asked: Profile | undefined,
	words: Words,
	toAsker: boolean,
): Body | undefined {
	const { state, from, why, id, at, later } = introduction;
	const say = words.peers.meet;
	const other = toAsker ? asked : from;
	const offer = (step: string, label: string, more = {}): Offer => ({
		capability: 'meet',
		state: { step, id, ...more },
		label,
	});
	switch (kind) {
		case 'request':
			if (state !== 'open') return undefined;
			return {
				title: say.request(from.name),
				blocks: [sideCard(from, [[say.concern, why]], words), text(say.requestHow)],
				offers: [
					offer('accept', say.accept),
					offer('decline', say.decline),
					...(later ? [] : [offer('later', say.later)]),
					offer('never', say.never(from.municipality)),
				],
			};
		case 'contact':
			if (state !== 'accepted' || !other) return undefined;
			return {
				title: toAsker ? say.contact(other.name) : say.contactAsked(other.name),
				blocks: [sideCard(other, [[say.reach, other.way]], words)],
				offers: [],
			};
		case 'silence':
			return {
				title: words.peers.title,
				blocks: [text(say.silence(asked?.name ?? '', words.day(dayOf(at)))), text(say.silenceHow)],
				offers: [],
			};
		case 'helped':
			if (state !== 'accepted' || !other) return undefined;
			return {
				title: words.peers.title,
				blocks: [text(say.helped(other.name))],
				offers: [offer('helped', say.yes, { yes: true }), offer('helped', say.no, { yes: false })],
			};
		case 'renew':
		case 'match':
			return undefined;
	}
}

/** @param more label and text of further lines */
function sideCard(
	{ name, role, municipality }: Pick<Profile, 'name' | 'role' | 'municipality'>,
	more: readonly [string, string][],
	{ peers: { facts } }: Words,
): Block {
	const lines: readonly [string, string][] = [[facts.role, role], [facts.municipality, municipality], ...more];
	return { kind: 'card', title: name, facts: lines.flatMap(([label, value]) => (value ? [[label, [value]]] : [])) };
}

export const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

async function buttonsOf(offers: readonly Offer[], reader: Reader, buttons: Buttons): Promise<Button[]> {
	if (offers.length === 0) return [];
	const { to, person, tenant, language } = reader;
	const bare = (name: string) => name.slice(to.channel.length + 1);
	const asker = { tenant: bare(tenant), audience: 'programme' as const, role: 'member' as const };
	const tokens = await buttons.keep({ from: to, person: bare(person), asker }, language, offers, DAYS);
	return offers.map(({ label = '' }, at) => ({ label, token: tokens[at] ?? '' }));
}
