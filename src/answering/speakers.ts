/** People by what they did: the names nearest to the word for it, within its clause. */

import { tokenize } from '../language/fold.js';
import { findPeople, type PersonMention } from '../language/people.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import { candidates, cover, placeOf, strengthIn } from './match.js';
import type { Question } from './question.js';
import { ENOUGH } from './threshold.js';
import { hardened } from './weights.js';

export interface Speaker {
	person: PersonMention;
	sentence: Sentence;
	share: number;
}

/** Everybody the best sentences name for the act asked about. */
export function findSpeakers(question: Question, corpus: Corpus): Speaker[] {
	const hard = hardened(question.facets);
	const found = candidates(question, corpus).flatMap((sentence) => {
		const { own, share } = cover(hard, sentence.terms, sentence.context, sentence.neighbours);
		if (share < ENOUGH.sentence || own === 0) return [];
		return nearest(
			question,
			sentence,
			corpus,
			findPeople(sentence.text, corpus.library.givenNames, corpus.people).filter(
				({ name }) => question.people.length === 0 || question.people.some((person) => name.includes(person)),
			),
		).map((person) => ({ person, sentence, share: own }));
	});
	const best = Math.max(0, ...found.map(({ share }) => share));
	return onePerPerson(found.filter(({ share }) => share >= best - 0.15));
}

/** Each person once, with the sentence that says most about them. */
function onePerPerson(speakers: readonly Speaker[]): Speaker[] {
	const value = ({ person, share }: Speaker) => share + (person.beside ? 0.2 : 0);
	return speakers.filter(
		(speaker) =>
			!speakers.some(
				(other) =>
					other.person.name === speaker.person.name &&
					(value(other) > value(speaker) ||
						(value(other) === value(speaker) && speakers.indexOf(other) < speakers.indexOf(speaker))),
			),
	);
}

/** In a sentence of several clauses only the people of the clause with the asked-for word; „A und B“ stay together. */
function nearest(
	question: Question,
	sentence: Sentence,
	corpus: Corpus,
	people: readonly PersonMention[],
): PersonMention[] {
	if (people.length < 2) return [...people];
	const inRole = people.filter(
		({ beside }) =>
			beside && question.facets.some((facet) => !facet.soft && strengthIn(facet, corpus.termsOf(beside)) > 0),
	);
	if (inRole.length > 0) return inRole;
	const tokens = tokenize(sentence.text);
	const places = question.facets
		.flatMap((facet) => facet.options.map((option) => placeOf(option, sentence.terms)))
		.filter((place) => place !== undefined)
		.map((place) => tokens[place]?.start ?? 0);
	const clause = clausesOf(sentence.text).find(({ start, end }) =>
		places.some((place) => place >= start && place < end),
	);
	const inside = clause ? people.filter((person) => person.start >= clause.start && person.start < clause.end) : [];
	return inside.length > 0 ? inside : [...people];
}

function clausesOf(text: string): { start: number; end: number }[] {
	const ends = [
		...text.matchAll(
			/;|,?\s(?:während|und)\s(?=(?:für|in|die|das|den|ein|eine|einen)\s)|,\s(?=(?:für|in das|in die|ein|eine|die)\s)/giu,
		),
	].map((match) => match.index);
	return [0, ...ends].map((start, index) => ({ start, end: ends[index] ?? text.length }));
}
