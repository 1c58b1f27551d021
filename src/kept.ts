/** All that is ever kept, one entry a kind of row: whose it is and what of it is secret. What it is for and how long stands in `words/privacy`. */

import type { Json, Name, Row } from './store/store.js';
import { german } from './words/privacy/de.js';

/** Named as in stored rows: `slack:T1/U1`, `slack:T1`. */
export type Who = { person: string } | { tenant: string };

/** Kinds of rows that belong to somebody, and those that belong to nobody. */
export type OwnKind = keyof typeof german.own;
export type NobodysKind = keyof typeof german.nobody;

interface Kept {
	/** Whether the row goes with them. */
	owns(row: Row, who: Who): boolean;
	/** Fields that name who set it up for others: these go, the row stays. The first holds the person. */
	signed?: readonly [string, ...string[]];
	/** Fields, at any depth, that open something: named, never shown. */
	secret?: readonly string[];
	/** What a person is shown of the row: not what is others', but what only its key says. */
	part?(row: Row, person: string): Fields;
	/** Days it is kept at most; absent where it ends with something else. */
	days?: number;
}

export type Fields = Readonly<Record<string, Json>>;

/** What a row says, as far as it is an object. */
export function fieldsOf({ value }: Pick<Row, 'value'>): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** Empty where it is no text. */
export const wordOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');

function inField(row: Row, who: Who): boolean {
	const { person, tenant } = fieldsOf(row);
	return 'person' in who ? person === who.person : tenant === who.tenant;
}

const inList = (list: Json | undefined, who: Who) =>
	'person' in who && Array.isArray(list) && list.includes(who.person);

/** Somebody else's, and it shows them. */
function isAbout(row: Row, who: Who): boolean {
	const { about } = fieldsOf(row);
	const shows = (name: string) => ('person' in who ? name === who.person : name.startsWith(`${who.tenant}/`));
	return Array.isArray(about) && about.some((name) => shows(wordOf(name)));
}

/** In the home tab of Slack the place is the person. */
function isPlaceOf(row: Row, who: Who): boolean {
	const { place } = fieldsOf(row);
	if (!('person' in who) || typeof place !== 'string') return false;
	const [channel, path] = cut(who.person);
	return place.startsWith(`${channel}:`) && place.endsWith(`:${path}`);
}

/** A message on its way names its person as the channel does. */
function isUnderway(row: Row, who: Who): boolean {
	const message = fieldsOf({ value: itemOf(row).message ?? null });
	const asker = fieldsOf({ value: message.asker ?? null });
	const [channel] = cut(row.key);
	return 'person' in who
		? `${channel}:${wordOf(message.person)}` === who.person
		: `${channel}:${wordOf(asker.tenant)}` === who.tenant;
}

/** What is kept of a message until it is answered. */
export function itemOf(row: Row): Fields {
	return fieldsOf({ value: fieldsOf(row).item ?? null });
}

function cut(name: string): [channel: string, path: string] {
	const at = name.indexOf(':');
	return [name.slice(0, at), name.slice(at + 1)];
}

/** Questions of others who asked there are theirs. */
function ownQuestions(row: Row, person: string): Fields {
	const { questions, by, language, person: last } = fieldsOf(row);
	const whose = (at: number) => (Array.isArray(by) ? by[at] : last);
	const mine = Array.isArray(questions) ? questions.filter((_, at) => whose(at) === person) : [];
	return { questions: mine, ...(language === undefined ? {} : { language }) };
}

/** Who was found is their business, and who found somebody is that of the one who did. */
function ownOffers(row: Row, person: string): Fields {
	const { offers, about: _, ...own } = fieldsOf(row);
	if (isAbout(row, { person })) return {};
	const without = (offer: Json): Json => {
		const { state = null, ...rest } = fieldsOf({ value: offer });
		const { person: __, ...about } = fieldsOf({ value: state });
		return { ...rest, state: about };
	};
	return { ...own, offers: Array.isArray(offers) ? offers.map((offer) => offer && without(offer)) : [] };
}

export const OWN: Readonly<Record<OwnKind, Kept>> = {
	person: { owns: inField },
	/** A follow-up holds the words of the question before, whoever asked it: so a conversation goes as a whole. */
	conversation: {
		owns: (row, who) => inField(row, who) || inList(fieldsOf(row).people, who),
		part: ownQuestions,
		days: 1,
	},
	button: {
		owns: (row, who) => inField(row, who) || isPlaceOf(row, who) || isAbout(row, who),
		secret: ['token', 'key', 'open', 'helpful', 'unhelpful'],
		part: ownOffers,
		days: 30,
	},
	shelf: {
		owns: (row, who) => inField(row, who) || isAbout(row, who),
		secret: ['token', 'open', 'rating'],
		part(row, person) {
			const { about: _, ...own } = fieldsOf(row);
			return isAbout(row, { person }) ? {} : own;
		},
		days: 400,
	},
	subscriber: { owns: inField, signed: ['author', 'by'] },
	subscription: { owns: inField, signed: ['author', 'by'] },
	delivery: {
		owns: (row, who) => inField(row, who) || isUnderway(row, who),
		secret: ['token', 'trigger', 'url', 'by'],
		/** The key of a reminder: kind, subscriber, event. */
		part: (row) => {
			const [, , event] = row.key.split('|');
			return { ...fieldsOf(row), ...(event === undefined ? {} : { event }) };
		},
	},
	feed: { owns: inField },
	download: { owns: inField, days: 1 },
	profile: { owns: inField, days: 366 },
	/** It is the asker's; of who was asked only that they were. */
	introduction: {
		owns: (row, who) => {
			const { asker, askedTenant, from } = fieldsOf(row);
			if ('person' in who) return asker === who.person;
			return askedTenant === who.tenant || fieldsOf({ value: from ?? null }).tenant === who.tenant;
		},
		/** What was written to them may name them. */
		signed: ['asked', 'askedTenant', 'why'],
		part: (row, person) => {
			const { asker, from, why, at = null, state } = fieldsOf(row);
			/** Not how it stands, unless they know: a refusal is silent. */
			const known = state === 'accepted' || state === 'withdrawn' ? { state } : {};
			return asker === person ? { asker, from: from ?? null, why: why ?? null, at, ...known } : { at };
		},
		days: 91,
	},
	letter: {
		owns: (row, who) => inField(row, who) || ('person' in who && fieldsOf(row).about === who.person),
		part: (row) => ({ due: fieldsOf(row).due ?? null }),
		days: 30,
	},
	never: { owns: inField },
	lookup: { owns: inField, days: 1 },
	spending: { owns: inField, days: 2 },
	wording: { owns: inField },
	leaving: {
		owns: (row, who) => {
			const { field, who: name } = fieldsOf(row);
			return 'person' in who ? field === 'person' && name === who.person : field === 'tenant' && name === who.tenant;
		},
	},
};

/** Why they belong to nobody stands in `words/privacy`. */
export const NOBODYS: Readonly<Record<NobodysKind, { days?: number }>> = {
	feedback: { days: 365 },
	unanswered: { days: 90 },
	asked: { days: 365 },
	helped: { days: 365 },
	cost: { days: 40 },
	organised: {},
	event: {},
	documented: {},
	vault: {},
	$claim: { days: 1 },
};

export const OWN_KINDS = Object.keys(german.own) as OwnKind[];
export const KINDS: readonly string[] = [...OWN_KINDS, ...Object.keys(german.nobody)];

/** Whether a name stands anywhere in a row, as it is or without its channel. */
export function mentions({ key, value }: Pick<Row, 'key' | 'value'>, person: string): boolean {
	const [, path] = cut(person);
	const text = JSON.stringify([key, value]);
	for (let at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
		const around = `${text[at - 1] ?? ''}${text[at + path.length] ?? ''}`;
		if (!/[\w-]/.test(around)) return true;
	}
	return false;
}

export const nameOf = ({ kind, key }: Row): Name => ({ kind, key });
