/** „Stell mich Alzey vor“: whoever registered there can be asked; else a letter is drafted, which the asker sends. */

import { z } from 'zod';
import { addClaim, createDraft } from '../answering/draft.js';
import { parseQuestion } from '../answering/question.js';
import { languageOf } from '../answering/tongue.js';
import type { Buttons, Offer } from '../buttons.js';
import { fold } from '../language/fold.js';
import { registeredCard } from '../peers/card.js';
import { type Documented, findDocumented } from '../peers/documented.js';
import { letterTo } from '../peers/letter.js';
import type { Lookups } from '../peers/lookup.js';
import type { Profile, Profiles } from '../peers/profile.js';
import { parseWish } from '../peers/wish.js';
import { owner } from '../person.js';
import { type Block, type Inline, type Reply, reply, text } from '../reply.js';
import { type Corpus, corpusOf } from '../retrieval/corpus.js';
import type { Words } from '../words/de.js';
import type { Capability, Turn } from './capability.js';
import { askOffer } from './meet.js';
import { offering } from './offer.js';
import { townIn } from './whence.js';

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
			const { pressed, library } = turn;
			const { town: who, about } = stateSchema.parse(pressed?.state ?? { town: meantBy(turn) ?? '' });
			const corpus = corpusOf(library);
			const documented = documentedFor(who, corpus, about);
			const town = townIn(corpus)(who)?.name ?? documented?.municipality;
			const registered = pressed ? [] : await registeredFor(who, town, turn, options);
			if (registered.length > 0) return { reply: await askable(registered, turn, options) };
			const said = documented ? await drafted(documented, turn, options) : nothing(who, town, turn, options);
			return { reply: said };
		},
	};
}

function meantBy({ message, pressed, library }: Turn): string | undefined {
	if (pressed || message.command) return undefined;
	const wish = parseWish(message.text, townIn(corpusOf(library)));
	return wish?.kind === 'introduce' ? wish.text : undefined;
}

/** A town's measure, or a person by full name or surname. */
function documentedFor(who: string, corpus: Corpus, about = ''): Documented | undefined {
	const question = parseQuestion(who, 'de', corpus);
	const limited = question.towns.length + question.people.length > 0;
	const { facets } = parseQuestion(about, languageOf(about, 'de', corpus.glossary.has), corpus);
	const some = limited ? findDocumented({ ...question, facets }, corpus) : [];
	const found = limited && some.length === 0 ? findDocumented({ ...question, facets: [] }, corpus) : some;
	const surname = fold(/^(?:Frau|Herrn?|Ms\.?|Mrs\.?|Mr\.?)\s+(.+)$/iu.exec(who.trim())?.[1] ?? '');
	const [named] = surname
		? [...corpus.people].filter((name) => fold(name.split(' ').at(-1) ?? '') === surname)
		: question.people;
	if (surname && named) return documentedFor(named, corpus);
	return found.find(({ name }) => named !== undefined && name?.includes(named)) ?? (named ? undefined : found[0]);
}

/** Of a town, or by their own name. */
async function registeredFor(
	who: string,
	town: string | undefined,
	turn: Turn,
	options: LetterOptions,
): Promise<Profile[]> {
	if (turn.message.asker.audience !== 'programme') return [];
	const me = owner(turn.message).person;
	const wanted = fold(who.trim());
	const all = (await options.profiles.active()).filter(({ person }) => person !== me);
	const byName = all.filter(({ name }) => fold(name) === wanted);
	return byName.length > 0 ? byName : all.filter(({ municipality }) => municipality === town);
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

function nothing(who: string, town: string | undefined, turn: Turn, options: LetterOptions): Reply {
	const { words, language, message } = turn;
	const say = words.peers.letter;
	const said = town ? say.nothing(town) : say.nobody(who);
	return { ...reply(language, text(said), office(turn, options)), show: message.private ? 'private' : 'message' };
}

const office = ({ words }: Turn, { site }: LetterOptions) => text(words.peers.office, ' ', { link: site, url: site });
