/** Where nobody is found, or it is not clear for whom: what lies nearest, who helps further, and which town is meant. */

import { answer } from '../answering/answer.js';
import type { Question } from '../answering/question.js';
import type { Buttons, Offer } from '../buttons.js';
import type { Log } from '../log.js';
import { NEAR } from '../peers/finding.js';
import { nearestTo, type Whence } from '../peers/likeness.js';
import { isLimited } from '../peers/limit.js';
import type { Lookups } from '../peers/lookup.js';
import { namesIn } from '../peers/named.js';
import type { Profiles } from '../peers/profile.js';
import type { Find } from '../peers/wish.js';
import { type Block, type Inline, type Reply, reply, text } from '../reply.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Turn } from './capability.js';
import { offering } from './offer.js';

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
const NEAREST = 3;

/** People for the topic of a question. */
export function contactOffer(question: string, label: string): Offer {
	return { capability: CONTACTS, state: { text: question }, label };
}

export const showOf = ({ message }: Turn) => (message.private ? 'private' : 'message');

export const siteLink = ({ site }: Pick<ContactsOptions, 'site'>): Inline => ({ link: site, url: site });

/** Nobody: what lies nearest, on the map or by topic, and who helps further. */
export async function nobody(
	wish: Find,
	question: Question,
	own: Whence | undefined,
	turn: Turn,
	options: ContactsOptions,
): Promise<Reply> {
	const { language, words, library, message } = turn;
	const say = words.peers;
	const corpus = corpusOf(library);
	const near = nearest(question.towns[0] ?? own?.municipality, turn);
	const meant = namesIn(corpus).meant(wish.text);
	const answered = wish.text ? answer(wish.text, question.language, words, corpus) : undefined;
	const similar = answered && !answered.answer.found ? answered.answer.nearest : [];
	const items = similar.map(({ document, title }): Inline[] => [{ link: title, url: options.address(document) }]);
	const blocks: Block[] = [
		text(none(wish, turn)),
		...(meant ? [text(say.whenceMeant(meant.town))] : []),
		...nearestBlocks(near, turn),
		...(items.length > 0 ? [text(say.similar), { kind: 'list' as const, items }] : []),
		text(say.office, ' ', siteLink(options)),
	];
	const said: Reply = { ...reply(language, ...blocks), answer: { found: false, nearest: similar } };
	const { topic } = namesIn(corpus).parts(wish.text);
	const limited = topic !== '' && (isLimited(wish) || question.towns.length + question.states.length > 0);
	const offers = [
		...(limited ? [contactOffer(topic, say.everywhere)] : []),
		...(meant ? [contactOffer(meant.text, say.contactsIn(meant.town))] : []),
		...nearestOffers(near, turn),
	];
	const shown = message.interactive ? await offering(said, turn, options.buttons, offers) : said;
	return { ...shown, show: showOf(turn) };
}

function none({ near }: Find, { words: { peers: say }, message }: Turn): string {
	const inside = message.asker.audience === 'programme';
	if (near) return say.noneNear(near.within ?? NEAR, inside);
	return inside ? say.noneTopic : say.noneDocumented;
}

/** The documented municipalities nearest to a town. */
export function nearest(town: string | undefined, { library }: Turn): { town: string; kilometres: number }[] {
	const towns = [...new Set(corpusOf(library).measures.map(({ measure }) => measure.municipality))];
	return town ? nearestTo(town, towns, library, NEAREST) : [];
}

export function nearestBlocks(near: ReturnType<typeof nearest>, { words: { peers: say } }: Turn): Block[] {
	if (near.length === 0) return [];
	return [text(say.nearest), { kind: 'list', items: near.map((one) => [say.away(one.town, one.kilometres)]) }];
}

/** People there; only where the channel shows buttons beside an answer. */
export function nearestOffers(near: ReturnType<typeof nearest>, { words, message }: Turn): Offer[] {
	return message.interactive ? near.map(({ town }) => contactOffer(town, words.peers.contactsIn(town))) : [];
}

/** „Wie wir“ or „in unserer Nähe“ of somebody whose town is not known. */
export async function askWhence(wish: Find, turn: Turn, { buttons }: ContactsOptions): Promise<Reply> {
	const { language, words, pressed, library } = turn;
	const say = words.peers;
	const typed = pressed?.fields.town?.trim();
	const meant = typed ? library.gazetteer.nearest(typed) : undefined;
	const form = [{ name: 'town', label: say.whenceField, ...(typed ? { value: meant ?? typed } : {}) }];
	const { kind: _, ...state } = wish;
	const offer: Offer = { capability: CONTACTS, state, label: say.whenceButton, form };
	if (typed) {
		const wrong = text(say.whenceUnknown(typed), ...(meant ? [' ', say.whenceMeant(meant)] : []));
		const again = await offering(reply(language, wrong), turn, buttons, [offer]);
		return { ...again, title: say.whenceButton, show: 'dialog' };
	}
	const [why, how] = wish.near ? [say.whenceNear, say.whenceNearHow] : [say.whence, say.whenceHow];
	const said = reply(language, text(why), text(how));
	return { ...(await offering(said, turn, buttons, [offer])), show: showOf(turn) };
}
