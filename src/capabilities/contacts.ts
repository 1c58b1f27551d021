/** Who could help: people the documents name, and colleagues who registered; these are shown to the asker alone. */

import { z } from 'zod';
import { answer } from '../answering/answer.js';
import { createDraft, type Draft } from '../answering/draft.js';
import { strengthIn } from '../answering/match.js';
import { languageOf } from '../answering/tongue.js';
import type { Buttons, Offer } from '../buttons.js';
import type { Log } from '../log.js';
import { documentedCard, registeredCard } from '../peers/card.js';
import { type Found, findPeers } from '../peers/finding.js';
import { nearestTo, type Whence } from '../peers/likeness.js';
import type { Lookups } from '../peers/lookup.js';
import type { Profiles } from '../peers/profile.js';
import { topicsOf } from '../peers/towns.js';
import { limitsOf, parseWish, type Wish, wishFor } from '../peers/wish.js';
import { owner } from '../person.js';
import { type Block, type Inline, type Reply, reply, text } from '../reply.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Capability, Turn } from './capability.js';
import { letterOffers } from './letter.js';
import { askOffer } from './meet.js';
import { offering } from './offer.js';
import { townIn } from './whence.js';

export interface ContactsOptions {
	profiles: Profiles;
	lookups: Lookups;
	buttons: Buttons;
	log: Log;
	/** Web site of the programme office. */
	site: string;
	address(document: string): string;
	/** Address of a page, by its path. */
	page(path: string): string;
}

export const CONTACTS = 'contacts';
/** People of each kind in one answer. */
const MOST = 5;
const NEAREST = 3;

type Find = Wish & { kind: 'find' };

const stateSchema = z.object({
	text: z.string(),
	sizes: z.array(z.enum(['large', 'medium', 'small'])).default([]),
	/** Of towns like the asker's. */
	like: z.boolean().default(false),
});

/** People for the topic of a question. */
export function contactOffer(question: string, label: string): Offer {
	return { capability: CONTACTS, state: { text: question }, label };
}

export function createContacts(options: ContactsOptions): Capability {
	return {
		name: CONTACTS,
		recognise: (turn) => wishOf(turn) !== undefined || turn.message.command === CONTACTS,
		async handle(turn) {
			const { message, language, words } = turn;
			const wish = wishOf(turn);
			if (!wish) return { reply: { ...reply(language, text(words.contacts.how)), show: showOf(turn) } };
			if (wish.kind !== 'find') {
				options.log.warn('list of all people refused', { channel: message.from.channel });
				return { reply: { ...reply(language, text(words.peers.everybody)), show: showOf(turn) } };
			}
			return { reply: await find(wish, turn, options), question: message.text };
		},
	};
}

const showOf = ({ message }: Turn) => (message.private ? 'private' : 'message');

function wishOf(turn: Turn): Wish | undefined {
	const { message, pressed, library, earlier } = turn;
	const named = townIn(corpusOf(library));
	if (pressed) {
		if (pressed.capability !== CONTACTS) return undefined;
		const { text: said, sizes, like } = stateSchema.parse(pressed.state);
		const town = named(pressed.fields.town ?? '')?.name;
		return { kind: 'find', text: said, sizes, ...(like ? { like: town ? { town } : {} } : {}) };
	}
	if (message.command === CONTACTS) return message.text.trim() ? wishFor(message.text, named) : undefined;
	const wish = parseWish(message.text, named);
	if (wish?.kind === 'introduce') return undefined;
	return wish ?? narrowed(message.text, earlier.at(-1), named);
}

/** „Und in Sachsen?“ after a question for people. */
function narrowed(said: string, before: string | undefined, named: ReturnType<typeof townIn>): Find | undefined {
	const more = /^(?:und|and|oder|or) (?:auch |aus |wer )*(?<more>(?:in|im|aus|von|from) .{2,60}?)\s*\??$/iu.exec(said)
		?.groups?.more;
	const wish = more && before ? parseWish(before, named) : undefined;
	if (wish?.kind !== 'find' || !more) return undefined;
	const added = limitsOf(more, named);
	return { ...wish, ...added, sizes: [...wish.sizes, ...added.sizes], text: `${wish.text} ${added.text}`.trim() };
}

async function find(wish: Find, turn: Turn, options: ContactsOptions): Promise<Reply> {
	const { message, library, language } = turn;
	const corpus = corpusOf(library);
	const me = owner(message).person;
	const inside = message.asker.audience === 'programme';
	const profile = await options.profiles.find(me);
	const home = profile && { municipality: profile.municipality, topics: [...profile.offers, ...profile.seeks] };
	const own = wish.like?.town ? whenceOf(wish.like.town, turn) : home;
	if (wish.like && !own) return await askWhence(wish, turn, options);
	const active = inside ? (await options.profiles.active()).filter(({ person }) => person !== me) : [];
	const asked = languageOf(wish.text || message.text, language, corpus.glossary.has);
	const found = findPeers(wish, { corpus, language: asked, profiles: active, ...(own ? { own } : {}) });
	if (found.documented.length + found.registered.length === 0) return nobody(wish, found, own, turn, options);
	const shown = found.registered.slice(0, MOST);
	if (shown.length > 0 && !(await options.lookups.take(owner(message), shown.length))) {
		options.log.warn('too many people looked up', { channel: message.from.channel });
		const { enough, office } = turn.words.peers;
		return { ...reply(language, text(enough), text(office, ' ', siteLink(options))), show: 'private' };
	}
	return await told(found, wish.text, turn, options);
}

/** A town, with what it is known for. */
function whenceOf(town: string, { library }: Turn): Whence {
	const measures = corpusOf(library).measures.filter(({ measure }) => measure.municipality === town);
	return { municipality: town, topics: [...new Set(measures.flatMap(({ measure }) => measure.topics))] };
}

async function told(
	{ documented, registered, question }: Found,
	about: string,
	turn: Turn,
	options: ContactsOptions,
): Promise<Reply> {
	const { language, words } = turn;
	const say = words.peers;
	const draft = createDraft(language, words);
	const named = documented.slice(0, MOST);
	const cards = named.map(({ person, reasons }) => documentedCard(person, reasons, draft, turn.library));
	const own = registered.slice(0, MOST);
	const hidden = documented.length > named.length || registered.length > own.length;
	const blocks: Block[] = [
		...(own.length > 0 ? [text({ strong: say.registered }), text(say.private)] : []),
		...own.map(({ profile, reasons }) => registeredCard(profile, reasons, words, turn.library)),
		...(cards.length > 0 ? [text({ strong: say.documented })] : []),
		...cards,
		...(hidden ? [text(say.more)] : []),
		...(cards.length > 0 ? [text({ link: say.map, url: options.page(mapOf(question, turn)) })] : []),
	];
	const towns = [...new Set(named.map(({ person }) => person.municipality).filter(Boolean))];
	const offers: Offer[] = [
		...own.map(({ profile }) => askOffer(profile, words)),
		...letterOffers(towns.slice(0, NEAREST), about, words),
	];
	const people = own.map(({ profile }) => profile.person);
	const said = { ...sourced(draft, language, blocks), contacts: contactsOf(named), people };
	const dressed = await offering(said, turn, options.buttons, offers);
	return { ...dressed, show: own.length > 0 ? 'private' : showOf(turn) };
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
	return named.flatMap(({ person: { name, role, organisation, municipality, exchange } }) =>
		name === undefined
			? []
			: [
					{
						name,
						municipality,
						document: exchange.id,
						...(role ? { role } : {}),
						...(organisation ? { organisation } : {}),
					},
				],
	);
}

/** Nobody: what lies nearest, on the map or by topic, and who helps further. */
function nobody(wish: Find, { question }: Found, own: Whence | undefined, turn: Turn, options: ContactsOptions): Reply {
	const { language, words, library, message } = turn;
	const say = words.peers;
	const corpus = corpusOf(library);
	const towns = [...new Set(corpus.measures.map(({ measure }) => measure.municipality))];
	const base = question.towns[0] ?? own?.municipality;
	const near = base ? nearestTo(base, towns, library, NEAREST) : [];
	const answered = answer(wish.text, question.language, words, corpus);
	const similar = answered && !answered.answer.found ? answered.answer.nearest : [];
	const items = similar.map(({ document, title }): Inline[] => [{ link: title, url: options.address(document) }]);
	const blocks: Block[] = [
		text(message.asker.audience === 'programme' ? say.noneTopic : say.noneDocumented),
		...(near.length > 0
			? [text(say.nearest), { kind: 'list' as const, items: near.map((one) => [say.away(one.town, one.kilometres)]) }]
			: []),
		...(items.length > 0 ? [text(say.similar), { kind: 'list' as const, items }] : []),
		text(say.office, ' ', siteLink(options)),
	];
	return { ...reply(language, ...blocks), answer: { found: false, nearest: similar }, show: showOf(turn) };
}

const siteLink = ({ site }: ContactsOptions): Inline => ({ link: site, url: site });

/** „Wie wir“ of somebody whose town is not known. */
async function askWhence(wish: Find, turn: Turn, { buttons }: ContactsOptions): Promise<Reply> {
	const { language, words, pressed, library } = turn;
	const say = words.peers;
	const typed = pressed?.fields.town?.trim();
	const near = typed ? library.gazetteer.nearest(typed) : undefined;
	const wrong = typed ? [text(say.whenceUnknown(typed), ...(near ? [' ', say.whenceMeant(near)] : []))] : [];
	const form = [{ name: 'town', label: say.whenceField, ...(typed ? { value: near ?? typed } : {}) }];
	const state = { text: wish.text, sizes: wish.sizes, like: true };
	const offer: Offer = { capability: CONTACTS, state, label: say.whenceButton, form };
	if (typed)
		return {
			...(await offering(reply(language, ...wrong), turn, buttons, [offer])),
			title: say.whenceButton,
			show: 'dialog',
		};
	const said = reply(language, text(say.whence), text(say.whenceHow));
	return { ...(await offering(said, turn, buttons, [offer])), show: showOf(turn) };
}
