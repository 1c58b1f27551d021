/** Who could help: people the documents name and colleagues who registered, always told apart, each with the reasons. Pure. */

import type { Facet } from '../answering/facets.js';
import { strengthIn } from '../answering/match.js';
import { hasSubject, parseQuestion, type Question } from '../answering/question.js';
import type { Size } from '../library/exchange.js';
import type { Gazetteer } from '../library/gazetteer.js';
import type { Language } from '../message.js';
import { conceptsOf, concerns } from '../retrieval/concern.js';
import type { Corpus } from '../retrieval/corpus.js';
import { type Documented, findDocumented } from './documented.js';
import { type Likeness, likeness, type Reason, type Whence } from './likeness.js';
import type { Profile } from './profile.js';
import type { Wish } from './wish.js';

export interface Found {
	documented: { person: Documented; reasons: Reason[] }[];
	registered: { profile: Profile; reasons: Reason[] }[];
	/** What was looked for, as far as it was understood. */
	question: Question;
}

export interface Looking {
	corpus: Corpus;
	language: Language;
	/** Who can be found, the asker left out. */
	profiles: readonly Profile[];
	/** Where the asker is, or the town others shall be like. */
	own?: Whence;
}

const TOPIC = 3;

export function findPeers(wish: Wish & { kind: 'find' }, looking: Looking): Found {
	const { corpus, language } = looking;
	const parsed = parseQuestion(wish.text, language, corpus);
	const towns = townsFor(wish, parsed, corpus);
	const alike = (other: Whence): Likeness =>
		looking.own
			? likeness(corpus.library, looking.own, other, (one, topic) => concerns(corpus, one, topic))
			: { score: 0, reasons: [] };
	const fits = ({ score }: Likeness) => wish.like === undefined || score > 0;
	const documented = findDocumented({ ...parsed, towns }, corpus)
		.map((person) => ({ person, like: alike({ municipality: person.municipality, topics: person.topics }) }))
		.filter(({ like }) => fits(like))
		.sort((one, other) => worth(other) - worth(one));
	const registered = looking.profiles
		.flatMap((profile) => {
			const offers = matching(profile, parsed, wish, corpus);
			const like = alike({ municipality: profile.municipality, topics: profile.offers });
			return offers && fits(like) ? [{ profile, offers, like }] : [];
		})
		.sort((one, other) => other.offers.length - one.offers.length || other.like.score - one.like.score);
	return {
		documented: documented.map(({ person, like }) => ({ person, reasons: [...told(person), ...like.reasons] })),
		registered: registered.map(({ profile, offers, like }) => ({
			profile,
			reasons: [...(offers.length > 0 ? [{ kind: 'offers' as const, topics: offers }] : []), ...like.reasons],
		})),
		question: parsed,
	};
}

const worth = ({ person, like }: { person: Documented; like: Likeness }) =>
	TOPIC * person.score + like.score + (person.name ? 1 : 0);

/** Without anything named all towns are meant, or all of a size. */
function townsFor(
	{ sizes }: Wish & { kind: 'find' },
	question: Question,
	{ library, measures }: Corpus,
): readonly string[] {
	const known = [...new Set(measures.map(({ measure }) => measure.municipality))];
	if (question.towns.length > 0) return question.towns;
	if (sizes.length === 0) return hasSubject(question) ? [] : known;
	return known.filter((town) => isSized(town, sizes, library.gazetteer));
}

function isSized(town: string, sizes: readonly Size[], gazetteer: Gazetteer): boolean {
	const size = gazetteer.find(town)?.size;
	return size !== undefined && sizes.includes(size);
}

function told({ measures }: Documented): Reason[] {
	const titles = (presented: boolean) => [
		...new Set(measures.filter((one) => one.presented === presented && one.title).map(({ title }) => title)),
	];
	return (
		[
			['presented', titles(true)],
			['named', titles(false)],
		] as const
	).flatMap(([kind, list]) => (list.length > 0 ? [{ kind, measures: list }] : []));
}

/** The topics they offer that fit; empty where only the place was asked for; undefined where they do not fit. */
function matching(
	{ offers, municipality, role }: Profile,
	{ facets, towns, states }: Question,
	{ sizes }: Wish & { kind: 'find' },
	corpus: Corpus,
): string[] | undefined {
	const { gazetteer } = corpus.library;
	const topic = facets.filter(({ soft }) => !soft);
	const state = gazetteer.find(municipality)?.state ?? '';
	if (sizes.length > 0 && !isSized(municipality, sizes, gazetteer)) return undefined;
	if (towns.length > 0 && !towns.includes(municipality)) return undefined;
	if (states.length > 0 && !states.includes(state)) return undefined;
	if (topic.length === 0) return [];
	const carries = (facet: Facet, said: string) => strengthIn(facet, termsOf(said, corpus)) > 0;
	if (!topic.every((facet) => [...offers, role].some((said) => carries(facet, said)))) return undefined;
	return offers.filter((offer) => topic.some((facet) => carries(facet, offer)));
}

/** Of what somebody typed, in either language. */
function termsOf(said: string, corpus: Corpus) {
	return corpus.termsOf([said, ...conceptsOf(corpus, said, 'en')].join(' . '));
}
