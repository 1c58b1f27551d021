/** People as cards: who they are, why they are named, on what that stands, how to reach them. Pure. */

import { addClaim, type Draft } from '../answering/draft.js';
import { dateOf, type Library } from '../library/library.js';
import type { Block, Inline } from '../reply.js';
import type { Words } from '../words/de.js';
import type { Documented } from './documented.js';
import type { Reason } from './likeness.js';
import type { Profile } from './profile.js';

type Facts = [label: string, value: Inline[]][];

/** Titles of measures named on one card. */
const MOST = 3;
/** Sentences that one card stands on. */
const PROOFS = 3;

/** Adds what it says to the answer's claims, with the sentences that prove it. */
export function documentedCard(person: Documented, reasons: readonly Reason[], draft: Draft, library: Library): Block {
	const { words } = draft;
	const say = words.peers;
	const { name, exchange, municipality, measures, topics } = person;
	const role = [person.role, person.organisation].filter(Boolean).join(', ');
	const town = name === undefined;
	const why = because(reasons, words, town);
	/** Only what the documents say. */
	const said = because(
		reasons.filter(({ kind }) => kind === 'presented' || kind === 'named'),
		words,
		town,
	);
	const date = dateOf(exchange);
	const source = sourceOf(exchange.title, date, town, words);
	const evidence = measures.flatMap((measure) => measure.evidence).slice(0, PROOFS);
	const who = [name ?? municipality, role].filter(Boolean).join(', ');
	addClaim(draft, say.claim(who, said, source), evidence, name ?? municipality);
	const cites = (draft.claims.at(-1)?.cites ?? []).flatMap((cite): Inline[] => [' ', { cite }]);
	return {
		kind: 'card',
		title: name ?? `${municipality}: ${say.nobody}`,
		facts: facts([
			[person.role ? say.facts.role : say.facts.organisation, role],
			[say.facts.municipality, placeOf(municipality, library, words)],
			[say.facts.why, why],
			[say.facts.topics, topics.slice(0, 2 * MOST).join(', ')],
			[say.facts.source, [source, ...cites]],
			[say.facts.reach, municipality ? say.reach.documented : say.reach.office],
		]),
	};
}

/** How to reach somebody is not on it. */
export function registeredCard(profile: Profile, reasons: readonly Reason[], words: Words, library: Library): Block {
	const say = words.peers;
	const { name, role, municipality, offers, seeks, languages } = profile;
	return {
		kind: 'card',
		title: name,
		facts: facts([
			[say.facts.role, role],
			[say.facts.municipality, placeOf(municipality, library, words)],
			[say.facts.offers, offers.join(', ')],
			[say.facts.seeks, seeks.join(', ')],
			[say.facts.languages, languages.map((language) => say.spoken[language]).join(', ')],
			[say.facts.why, because(reasons, words, false)],
		]),
	};
}

function sourceOf(event: string, date: string, town: boolean, { peers: say }: Words): string {
	if (town) return date ? say.townAsOf(date, event) : say.townUndated(event);
	return date ? say.asOf(date, event) : say.undated(event);
}

/** With its state and size, as far as they are known. */
function placeOf(municipality: string, { gazetteer }: Library, { peers: say }: Words): string {
	const town = municipality ? gazetteer.find(municipality) : undefined;
	return say.place(municipality, [town?.state ?? '', town?.size ? say.sizes[town.size] : ''].filter(Boolean));
}

function facts(all: readonly [string, string | Inline[]][]): Facts {
	return all.flatMap(([label, value]) =>
		value.length > 0 ? [[label, typeof value === 'string' ? [value] : value]] : [],
	);
}

/** @param town the measures are a town's, for nobody is named */
function because(reasons: readonly Reason[], words: Words, town: boolean): string {
	return reasons.map((reason) => inWords(reason, words, town)).join('; ');
}

function inWords(reason: Reason, { peers: { reasons: say } }: Words, town: boolean): string {
	switch (reason.kind) {
		case 'presented':
		case 'named': {
			const some = reason.measures.slice(0, MOST);
			return town ? say.townNamed(some) : say[reason.kind](some);
		}
		case 'offers':
		case 'topics':
			return say[reason.kind](reason.topics);
		case 'size':
			return say.size[reason.size];
		case 'state':
			return say.state(reason.state);
		case 'distance':
			return say.distance(reason.kilometres);
	}
}
