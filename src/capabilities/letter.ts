/** „Stell mich Alzey vor“: whoever registered there can be asked; else a letter is drafted, which the asker sends. */

import { z } from 'zod';
import { addClaim, createDraft } from '../answering/draft.js';
import type { Buttons, Offer } from '../buttons.js';
import { registeredCard } from '../peers/card.js';
import type { Documented } from '../peers/documented.js';
import { letterTo } from '../peers/letter.js';
import type { Lookups } from '../peers/lookup.js';
import type { Profile, Profiles } from '../peers/profile.js';
import { namesIn } from '../peers/named.js';
import { documentedFor, registeredFor } from '../peers/whom.js';
import { parseWish } from '../peers/wish.js';
import { owner } from '../person.js';
import { type Block, type Inline, type Reply, reply, text } from '../reply.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Words } from '../words/de.js';
import type { Capability, Turn } from './capability.js';
import { askOffer } from './meet.js';
import { nearest, nearestBlocks, nearestOffers, showOf, siteLink } from './nobody.js';
import { offering } from './offer.js';

export interface LetterOptions {
	profiles: Profiles;
	lookups: Lookups;
	buttons: Buttons;
	/** Web site of the programme office. */
	site: string;
}

const NAME = 'letter';
const MOST = 5;
/** `about`: what the asker looked for. */
const stateSchema = z.object({ town: z.string(), about: z.string().default('') });

export function letterOffers(towns: readonly string[], about: string, { peers }: Words): Offer[] {
	return towns.map((town) => ({
		capability: NAME,
		state: { town, about },
		label: peers.letter.offer(town),
		open: true,
	}));
}

export function createLetter(options: LetterOptions): Capability {
	return {
		name: NAME,
		recognise: (turn) => turn.pressed?.capability === NAME || meantBy(turn) !== undefined,
		async handle(turn) {
			const { pressed, library, message } = turn;
			const { town: who, about } = stateSchema.parse(pressed?.state ?? { town: meantBy(turn) ?? '' });
			if (who === '')
				return { reply: { ...reply(turn.language, text(turn.words.peers.letter.who)), show: showOf(turn) } };
			const corpus = corpusOf(library);
			const inside = message.asker.audience === 'programme' && !pressed;
			const others = (await options.profiles.active()).filter(({ person }) => person !== owner(message).person);
			const registered = inside ? registeredFor(who, others, corpus) : [];
			if (registered.length > 0) return { reply: await askable(registered, turn, options) };
			const documented = documentedFor(who, corpus, about);
			return { reply: documented ? await drafted(documented, turn, options) : await nothing(who, turn, options) };
		},
	};
}

function meantBy({ message, pressed, library }: Turn): string | undefined {
	if (pressed || message.command) return undefined;
	const wish = parseWish(message.text, namesIn(corpusOf(library)));
	return wish?.kind === 'introduce' ? wish.text : undefined;
}

async function askable(profiles: readonly Profile[], turn: Turn, options: LetterOptions): Promise<Reply> {
	const { words, language, message } = turn;
	const say = words.peers;
	const shown = profiles.slice(0, MOST);
	if (!(await options.lookups.take(owner(message), shown.length))) {
		return { ...reply(language, text(say.enough), office(turn, options)), show: 'private' };
	}
	const cards = shown.map((profile) => registeredCard(profile, [], words, turn.library));
	const more = profiles.length > shown.length ? [text(say.more)] : [];
	const people = shown.map(({ person }) => person);
	const blocks = [text({ strong: say.registered }), text(say.private), ...cards, ...more];
	const said = { ...reply(language, ...blocks), people };
	const offers = shown.map((profile) => askOffer(profile, words));
	return { ...(await offering(said, turn, options.buttons, offers)), show: 'private' };
}

async function drafted(person: Documented, turn: Turn, options: LetterOptions): Promise<Reply> {
	const { words, language, message, library } = turn;
	const say = words.peers.letter;
	const profile = await options.profiles.find(owner(message).person);
	const signature = profile && [profile.name, profile.role, profile.municipality].filter(Boolean).join(', ');
	const from = profile ? { municipality: profile.municipality, signature: signature ?? '' } : {};
	const { lines, address, evidence } = letterTo(person, corpusOf(library), from);
	const draft = createDraft(language, words);
	addClaim(draft, lines[2] ?? '', evidence);
	const cites = (from: number) => (draft.claims[from]?.cites ?? []).flatMap((cite): Inline[] => [' ', { cite }]);
	if (address) addClaim(draft, address.value, [address.evidence]);
	const to: Block[] = address
		? [text(say.address(address.value), ...cites(1))]
		: [text(say.unknown(person.municipality), ' ', { link: options.site, url: options.site })];
	const body = lines.map((line, at): Block => ({ kind: 'quote', text: at === 2 ? [line, ...cites(0)] : [line] }));
	const said: Reply = {
		...reply(language, text(say.intro(person.municipality)), ...to, ...body),
		sources: draft.sources,
	};
	const shown = await offering(said, turn, options.buttons, []);
	return { ...shown, show: message.private || message.room || profile ? 'private' : 'message' };
}

async function nothing(who: string, turn: Turn, options: LetterOptions): Promise<Reply> {
	const { words, language, library } = turn;
	const say = words.peers.letter;
	const town = namesIn(corpusOf(library)).town(who);
	const known = town?.rest.trim() === '' ? town.name : undefined;
	const near = nearest(known, turn);
	const said = text(known ? say.nothing(known) : say.nobody(who));
	const blocks = [said, ...nearestBlocks(near, turn), office(turn, options)];
	const shown = await offering(reply(language, ...blocks), turn, options.buttons, nearestOffers(near, turn));
	return { ...shown, show: showOf(turn) };
}

const office = ({ words }: Turn, options: LetterOptions) => text(words.peers.office, ' ', siteLink(options));
