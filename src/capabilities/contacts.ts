/** Who could help: people the documents name, and colleagues who registered; these are shown to the asker alone. */

import { z } from 'zod';
import { createDraft, type Draft } from '../answering/draft.js';
import { strengthIn } from '../answering/match.js';
import { languageOf } from '../answering/tongue.js';
import type { Offer } from '../buttons.js';
import { documentedCard, registeredCard } from '../peers/card.js';
import { type Found, findPeers } from '../peers/finding.js';
import { wishIn } from '../peers/follow.js';
import { saysNothing } from '../peers/frame.js';
import { isLimited } from '../peers/limit.js';
import type { Whence } from '../peers/likeness.js';
import { namesIn } from '../peers/named.js';
import { topicsOf } from '../peers/towns.js';
import { type Find, type Wish, wishFor } from '../peers/wish.js';
import { owner } from '../person.js';
import { type Block, type Reply, reply, text } from '../reply.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Capability, Turn } from './capability.js';
import { askWhence, CONTACTS, type ContactsOptions, nobody, showOf, siteLink } from './nobody.js';
import { letterOffers } from './letter.js';
import { askOffer } from './meet.js';
import { offering } from './offer.js';

/** People of each kind in one answer. */
const MOST = 5;
const LETTERS = 3;

const sharedSchema = z.object({ town: z.string().exactOptional() });
const stateSchema = z.object({
	text: z.string(),
	sizes: z.array(z.enum(['large', 'medium', 'small'])).default([]),
	like: sharedSchema.extend({ by: z.enum(['size', 'state']).exactOptional() }).exactOptional(),
	near: sharedSchema.extend({ within: z.number().exactOptional() }).exactOptional(),
	states: z.array(z.string()).exactOptional(),
	without: z.string().exactOptional(),
});

export function createContacts(options: ContactsOptions): Capability {
	return {
		name: CONTACTS,
		recognise: (turn) => wishOf(turn) !== undefined || turn.message.command === CONTACTS,
		async handle(turn) {
			const { message, language, words } = turn;
			const wish = wishOf(turn);
			if (wish?.kind === 'everybody') {
				options.log.warn('list of all people refused', { channel: message.from.channel });
				return { reply: { ...reply(language, text(words.peers.everybody)), show: showOf(turn) } };
			}
			if (wish?.kind !== 'find' || isVague(wish)) {
				const how = message.command ? words.contacts.how : words.peers.which;
				return { reply: { ...reply(language, text(how)), show: showOf(turn) } };
			}
			/** As a message it can be gone on from. */
			const question = turn.pressed || message.command ? `Kontakte: ${wish.text}` : message.text;
			return { reply: await find(wish, turn, options), question };
		},
	};
}

const isVague = (wish: Find) => saysNothing(wish.text) && !isLimited(wish);

function wishOf(turn: Turn): Wish | undefined {
	const { message, pressed, library, earlier } = turn;
	if (pressed && pressed.capability !== CONTACTS) return undefined;
	const named = namesIn(corpusOf(library));
	if (pressed) {
		const { like, near, ...rest } = stateSchema.parse(pressed.state);
		const town = named.town(pressed.fields.town ?? '')?.name;
		const there = town ? { town } : {};
		return {
			kind: 'find',
			...rest,
			...(like ? { like: { ...like, ...there } } : {}),
			...(near ? { near: { ...near, ...there } } : {}),
		};
	}
	if (message.command === CONTACTS) return message.text.trim() ? wishFor(message.text, named) : undefined;
	if (message.command) return undefined;
	const wish = wishIn(message.text, earlier, named);
	return wish?.kind === 'introduce' ? undefined : wish;
}

async function find(wish: Find, turn: Turn, options: ContactsOptions): Promise<Reply> {
	const { message, library, language, words } = turn;
	const corpus = corpusOf(library);
	const me = owner(message);
	const profile = await options.profiles.find(me.person);
	const home = profile && { municipality: profile.municipality, topics: [...profile.offers, ...profile.seeks] };
	const town = wish.near?.town ?? wish.like?.town;
	const own = town ? whenceOf(town, turn) : home;
	if ((wish.like ?? wish.near) && !own) return await askWhence(wish, turn, options);
	const inside = message.asker.audience === 'programme';
	const active = inside ? (await options.profiles.active()).filter(({ person }) => person !== me.person) : [];
	/** Names of places are the same in both. */
	const { topic } = namesIn(corpus).parts(wish.text);
	const asked = languageOf(topic || message.text, language, corpus.glossary.has);
	const all = findPeers(wish, { corpus, language: asked, profiles: active, ...(own ? { own } : {}) });
	const { found, hidden } = paged(all, wish.page ?? 0);
	if (found.documented.length + found.registered.length === 0) {
		if (wish.page)
			return { ...reply(language, text(words.peers.noFurther), office(turn, options)), show: showOf(turn) };
		return await nobody(wish, all.question, own, turn, options);
	}
	const many = found.registered.length;
	if (many > 0 && !(await options.lookups.take(me, many))) {
		options.log.warn('too many people looked up', { channel: message.from.channel });
		return { ...reply(language, text(words.peers.enough), office(turn, options)), show: 'private' };
	}
	return await told(found, hidden, wish.text, turn, options);
}

const office = ({ words }: Turn, options: ContactsOptions) => text(words.peers.office, ' ', siteLink(options));

/** Those of one answer, and whether there are more. */
function paged({ documented, registered, question }: Found, page: number): { found: Found; hidden: boolean } {
	const [from, to] = [page * MOST, (page + 1) * MOST];
	return {
		found: { documented: documented.slice(from, to), registered: registered.slice(from, to), question },
		hidden: documented.length > to || registered.length > to,
	};
}

/** A town, with what it is known for. */
function whenceOf(town: string, { library }: Turn): Whence {
	const measures = corpusOf(library).measures.filter(({ measure }) => measure.municipality === town);
	return { municipality: town, topics: [...new Set(measures.flatMap(({ measure }) => measure.topics))] };
}

async function told(
	{ documented, registered, question }: Found,
	hidden: boolean,
	about: string,
	turn: Turn,
	options: ContactsOptions,
): Promise<Reply> {
	const { language, words, library } = turn;
	const say = words.peers;
	const draft = createDraft(language, words);
	const cards = documented.map(({ person, reasons }) => documentedCard(person, reasons, draft, library));
	const blocks: Block[] = [
		...(registered.length > 0 ? [text({ strong: say.registered }), text(say.private)] : []),
		...registered.map(({ profile, reasons }) => registeredCard(profile, reasons, words, library)),
		...(cards.length > 0 ? [text({ strong: say.documented })] : []),
		...cards,
		...(hidden ? [text(say.more)] : []),
		...(cards.length > 0 ? [text({ link: say.map, url: options.page(mapOf(question, turn)) })] : []),
	];
	const towns = [...new Set(documented.map(({ person }) => person.municipality).filter(Boolean))];
	const offers: Offer[] = [
		...registered.map(({ profile }) => askOffer(profile, words)),
		...letterOffers(towns.slice(0, LETTERS), about, words),
	];
	const people = registered.map(({ profile }) => profile.person);
	const said = { ...sourced(draft, language, blocks), contacts: contactsOf(documented), people };
	const dressed = await offering(said, turn, options.buttons, offers);
	return { ...dressed, show: registered.length > 0 ? 'private' : showOf(turn) };
}

/** The map, with the topic chosen where there is one. */
function mapOf({ facets }: Found['question'], { library }: Turn): string {
	const { termsOf } = corpusOf(library);
	const asked = topicsOf(library).find(({ topic }) => facets.some((facet) => strengthIn(facet, termsOf(topic)) === 1));
	return asked ? `/municipalities?topic=${encodeURIComponent(asked.topic)}` : '/municipalities';
}

/** What the documents say, as an answer with its sources. */
export function sourced({ claims, sources }: Draft, language: Turn['language'], blocks: Block[]): Reply {
	const said = { ...reply(language, ...blocks), sources };
	return claims.length > 0 ? { ...said, answer: { found: true, claims } } : said;
}

export function contactsOf(named: Found['documented']): Reply['contacts'] {
	return named.flatMap(({ person: { name, role, organisation, municipality, exchange } }) => {
		if (name === undefined) return [];
		const office = { ...(role ? { role } : {}), ...(organisation ? { organisation } : {}) };
		return [{ name, municipality, document: exchange.id, ...office }];
	});
}
