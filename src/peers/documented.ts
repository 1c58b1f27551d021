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
	const people = contactsOf(row).map(({ contact, unit: { exchange } }): Documented => {
		const { name, role, organisation } = contact;
		const naming = row.evidence.filter(({ text }) => text.includes(name));
		const measure = {
			title,
			presented: exchange.kind === 'peer-to-peer',
			evidence: naming.length > 0 ? naming : row.evidence,
		};
		const who = { name, ...(role ? { role } : {}), ...(organisation ? { organisation } : {}) };
		return { ...common, ...who, measures: [measure], exchange };
	});
	if (people.length > 0) return people;
	return [{ ...common, measures: [{ title, presented: false, evidence: row.evidence }], exchange: unit.exchange }];
}

/** One entry a person, or a town where nobody is named. */
function merge(people: readonly Documented[]): Documented[] {
	const merged = new Map<string, Documented>();
	for (const person of people) {
		const key = person.name ?? `– ${person.municipality}`;
		const known = merged.get(key);
		const newer = known && dateOf(person.exchange) > dateOf(known.exchange) ? person : (known ?? person);
		merged.set(key, {
			...newer,
			measures: [...(known?.measures ?? []), ...person.measures],
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
