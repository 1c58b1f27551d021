/** Who could help: people the documents name and colleagues who registered, always told apart, each with the reasons. Pure. */

import type { Facet } from '../answering/facet.js';
import { strengthIn } from '../answering/match.js';
import { hasSubject, parseQuestion, type Question } from '../answering/question.js';
import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Language } from '../message.js';
import { conceptsOf, concerns } from '../retrieval/concern.js';
import type { Corpus } from '../retrieval/corpus.js';
import { type Documented, findDocumented } from './documented.js';
import { kilometres, type Likeness, likeness, type Reason, type Whence } from './likeness.js';
import type { Profile } from './profile.js';
import type { Find } from './wish.js';

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
	/** Where the asker is, or the town others shall be like, or near. */
	own?: Whence;
}

/** What the topic counts, and being near, where towns in common count about one each. */
const TOPIC = 3;
const CLOSE = 10;
/** Kilometres that count as near where none are named. */
export const NEAR = 100;

/** What speaks for a town; absent where a limit keeps it out. */
interface Fit {
	score: number;
	reasons: Reason[];
}

export function findPeers(wish: Find, looking: Looking): Found {
	const { corpus, language, profiles } = looking;
	const asked = parseQuestion(wish.text, language, corpus);
	const question = asked.states.length > 0 ? asked : { ...asked, states: wish.states ?? [] };
	const fit = fitting(wish, question, looking);
	const known = [...new Set(corpus.measures.map(({ measure }) => measure.municipality))];
	const towns = townsFor(wish, question, known, fit);
	const named = towns === 'none' ? [] : findDocumented({ ...question, towns }, corpus);
	const bare = bareTopic(wish, question);
	const documented = named
		.filter(({ topics, measures }) => {
			const said = [...topics, ...measures.map(({ title }) => title)].join(' . ');
			return bare === '' || concerns(corpus, bare, said);
		})
		.flatMap((person) => {
			const own = fit({ municipality: person.municipality, topics: person.topics });
			return own ? [{ person, reasons: [...told(person), ...own.reasons], worth: worth(person, own) }] : [];
		})
		.sort((one, other) => other.worth - one.worth);
	const registered = profiles
		.flatMap((profile) => {
			const offers = matching(profile, question, wish, corpus, bare);
			const own = offers && fit({ municipality: profile.municipality, topics: profile.offers });
			if (!own) return [];
			const helps = offers.length > 0 ? [{ kind: 'offers' as const, topics: offers }] : [];
			return [{ profile, reasons: [...helps, ...own.reasons], offers: offers.length, score: own.score }];
		})
		.sort((one, other) => other.offers - one.offers || other.score - one.score);
	return { documented, registered, question };
}

const worth = ({ score, name }: Documented, fit: Fit) => TOPIC * score + fit.score + (name ? 1 : 0);

/**
 * Whether a town is of the size wanted, near, and like the one it shall be like; and what it has in common with the asker's.
 * The topic asked for makes no towns alike.
 */
function fitting(
	{ sizes, like, near, without }: Find,
	{ facets }: Question,
	{ corpus, own: whence }: Looking,
): (other: Whence) => Fit | undefined {
	const { gazetteer } = corpus.library;
	const isAsked = (topic: string) => facets.some((facet) => strengthIn(facet, corpus.termsOf(topic)) > 0);
	const own = whence && { ...whence, topics: whence.topics.filter((topic) => !isAsked(topic)) };
	const alike = (other: Whence): Likeness =>
		own
			? likeness(corpus.library, own, other, (one, topic) => concerns(corpus, one, topic))
			: { score: 0, reasons: [] };
	return (other) => {
		const there = gazetteer.find(other.municipality);
		if (without !== undefined && other.municipality === without) return undefined;
		if (sizes.length > 0 && !(there?.size && sizes.includes(there.size))) return undefined;
		const { score, reasons } = alike(other);
		if (like && !reasons.some(({ kind }) => kind === (like.by ?? kind))) return undefined;
		if (!near) return { score, reasons };
		const away = own && kilometres(gazetteer.find(own.municipality), there);
		const home = near.town === undefined && own?.municipality === there?.name;
		if (away === undefined || away > (near.within ?? NEAR) || home) return undefined;
		const distance: Reason[] = away < 1 ? [] : [{ kind: 'distance', kilometres: away }];
		return {
			score: CLOSE * (1 - away / (near.within ?? NEAR)),
			reasons: near.town ? distance : [...distance, ...reasons],
		};
	};
}

/** Without a topic or a place named, all towns that fit are meant. */
function townsFor(
	wish: Find,
	question: Question,
	known: readonly string[],
	fit: (other: Whence) => Fit | undefined,
): readonly string[] | 'none' {
	if (question.towns.length > 0) return question.towns;
	const limited = wish.sizes.length > 0 || wish.near !== undefined;
	if (!limited) return hasSubject(question) ? [] : known;
	const fitting = known.filter((town) => fit({ municipality: town, topics: [] }));
	return fitting.length > 0 ? fitting : 'none';
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

/** The topics they offer that fit; empty where only the place was asked for; undefined where they do not fit, or nothing is asked for. */
function matching(
	{ offers, municipality, role }: Profile,
	{ facets, towns, states }: Question,
	{ sizes, like, near }: Find,
	corpus: Corpus,
	bare: string,
): string[] | undefined {
	const topic = facets.filter(({ soft }) => !soft);
	const state = corpus.library.gazetteer.find(municipality)?.state ?? '';
	if (towns.length > 0 && !towns.includes(municipality)) return undefined;
	if (states.length > 0 && !states.includes(state)) return undefined;
	const limited = sizes.length + towns.length + states.length > 0 || like !== undefined || near !== undefined;
	if (topic.length === 0 && bare) return some(offers.filter((offer) => concerns(corpus, bare, offer)));
	if (topic.length === 0) return limited ? [] : undefined;
	const carries = (facet: Facet, said: string) => strengthIn(facet, termsOf(said, corpus)) > 0;
	if (!topic.every((facet) => [...offers, role].some((said) => carries(facet, said)))) return undefined;
	return offers.filter((offer) => topic.some((facet) => carries(facet, offer)));
}

const some = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined);

/** Nouns that say little in a document, but are all there is here: „Gründungen“. Empty where a topic or a place is understood. */
function bareTopic({ text }: Find, { facets, towns, states }: Question): string {
	if (facets.some(({ soft }) => !soft) || towns.length + states.length > 0) return '';
	const nouns = tokenize(text).filter(({ word, folded }) => /^\p{Lu}\p{Ll}/u.test(word) && !german.STOP.has(folded));
	return nouns.map(({ word }) => word).join(' ');
}

/** Of what somebody typed, in either language. */
function termsOf(said: string, corpus: Corpus) {
	return corpus.termsOf([said, ...conceptsOf(corpus, said, 'en')].join(' . '));
}
