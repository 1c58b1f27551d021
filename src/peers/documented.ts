/** People named in the documentation, by what they did. Whether their role still holds, nobody knows; who registered is not here. */

import { contactsOf, findRows, type Row } from '../answering/rows.js';
import type { Question } from '../answering/question.js';
import { findSpeakers } from '../answering/speakers.js';
import { isBystander, isOrganisation } from '../language/people.js';
import type { Exchange } from '../library/exchange.js';
import { dateOf } from '../library/library.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';

export interface Documented {
	/** Absent where the documents name a measure but nobody for it. */
	name?: string;
	role?: string;
	organisation?: string;
	municipality: string;
	measures: { title: string; presented: boolean; evidence: readonly Sentence[] }[];
	topics: readonly string[];
	/** The document that names them, the newest where there are several. */
	exchange: Exchange;
	/** How well it fits the topic, from 0 to 1. */
	score: number;
}

/** @param question what is looked for: topic, towns, states, people; without any of them everybody */
export function findDocumented(question: Question, corpus: Corpus): Documented[] {
	const rows = findRows({ ...question, wants: 'person' }, corpus);
	const found = merge(rows.flatMap(peopleOf));
	return found.length > 0 ? found : speakersFor(question, corpus);
}

function peopleOf(row: Row): Documented[] {
	const [unit] = row.units;
	if (!unit) return [];
	const title = unit.measure.title;
	const topics = [...new Set(row.units.flatMap(({ measure }) => [...measure.topics, measure.kind ?? []].flat()))];
	const common = { municipality: row.town, topics, score: row.score };
	const people = contactsOf(row).map(({ contact, unit: told }): Documented => {
		const { name, role, organisation } = contact;
		const { exchange, evidence } = provenIn(row.evidence, name, told.exchange);
		const measure = { title, presented: exchange.kind === 'peer-to-peer', evidence };
		const who = { name, ...(role ? { role } : {}), ...(organisation ? { organisation } : {}) };
		return { ...common, ...who, measures: [measure], exchange };
	});
	if (people.length > 0) return people;
	return [{ ...common, measures: [{ title, presented: false, evidence: row.evidence }], exchange: unit.exchange }];
}

/** The sentences that name somebody, all of one document: of the one wanted where it has any. */
function provenIn(all: readonly Sentence[], name: string, wanted: Exchange) {
	const naming = all.filter(({ text }) => text.includes(name));
	const of = (exchange: Exchange, sentences: readonly Sentence[]) =>
		sentences.filter((sentence) => sentence.exchange === exchange);
	const exchange = of(wanted, naming).length > 0 ? wanted : (naming[0]?.exchange ?? wanted);
	const evidence = [of(exchange, naming), of(exchange, all), all].find(({ length }) => length > 0) ?? [];
	return { exchange, evidence };
}

/** One entry a person, or a town where nobody is named. */
function merge(people: readonly Documented[]): Documented[] {
	const merged = new Map<string, Documented>();
	for (const person of people) {
		const key = person.name ?? `– ${person.municipality}`;
		const known = merged.get(key);
		const isNewer = known === undefined || dateOf(person.exchange) > dateOf(known.exchange);
		const [newer, older] = isNewer ? [person, known] : [known, person];
		merged.set(key, {
			...newer,
			/** The source named is that of the newest, and so is what proves it. */
			measures: [...newer.measures, ...(older?.measures ?? [])],
			topics: [...new Set([...(known?.topics ?? []), ...person.topics])],
			score: Math.max(known?.score ?? 0, person.score),
		});
	}
	const named = new Set([...merged.values()].flatMap(({ name, municipality }) => (name ? [municipality] : [])));
	return [...merged.values()].filter(({ name, municipality }) => name !== undefined || !named.has(municipality));
}

/** Where no measure fits: who spoke of it, with what stands beside their name. */
function speakersFor(question: Question, corpus: Corpus): Documented[] {
	return findSpeakers(question, corpus).flatMap(({ person, sentence, share }): Documented[] => {
		const { name, beside } = person;
		const before = sentence.text.slice(0, person.start).trim().split(/\s+/).at(-1);
		if (!beside || isBystander(beside) || isBystander(before)) return [];
		const [town = ''] = sentence.towns.size === 1 ? sentence.towns : [];
		const place = isOrganisation(beside) ? { organisation: beside } : { role: beside };
		const measures = [{ title: '', presented: false, evidence: [sentence] }];
		return [{ name, ...place, municipality: town, measures, topics: [], exchange: sentence.exchange, score: share }];
	});
}
