/** Whom an introduction asks for: by name, by surname, or by town and what they do there. Pure. */

import { strengthIn } from '../answering/match.js';
import { parseQuestion } from '../answering/question.js';
import { languageOf } from '../answering/tongue.js';
import { tokenize } from '../language/fold.js';
import type { Corpus } from '../retrieval/corpus.js';
import { type Documented, findDocumented } from './documented.js';
import { TITLES } from './people.js';
import type { Profile } from './profile.js';

const wordsOf = (text: string) => tokenize(text).map(({ folded }) => folded);

/** Whether a text has this name in full, or its surname after „Frau“ or „Herr“. */
function names(said: readonly string[], name: string): boolean {
	const words = wordsOf(name).filter((word) => !TITLES.has(word));
	const surname = words.at(-1);
	const titled = said.some((word) => TITLES.has(word));
	return surname !== undefined && said.includes(surname) && (titled || words.every((word) => said.includes(word)));
}

/** Whom a text names: somebody the documents know, or at least somebody, by their title. */
function namedIn(who: string, corpus: Corpus): { people: readonly string[]; titled: boolean } {
	const said = wordsOf(who);
	const people = [...corpus.people].filter((name) => names(said, name));
	return {
		people: people.length > 0 ? people : parseQuestion(who, 'de', corpus).people,
		titled: said.some((word) => TITLES.has(word)),
	};
}

/** Whom the documents name, or what they tell of the town. @param about what the asker looked for */
export function documentedFor(who: string, corpus: Corpus, about = ''): Documented | undefined {
	const question = { ...parseQuestion(who, 'de', corpus), facets: [] };
	const { people, titled } = namedIn(who, corpus);
	const [person] = people;
	if (person)
		return findDocumented({ ...question, people: [person] }, corpus).find(({ name }) => name?.includes(person));
	if (titled || question.towns.length === 0) return undefined;
	const { facets } = parseQuestion(about, languageOf(about, 'de', corpus.glossary.has), corpus);
	return findDocumented({ ...question, facets }, corpus)[0] ?? findDocumented(question, corpus)[0];
}

/** Who registered: by their own name, else those of the town, where it can be told by what they do. */
export function registeredFor(who: string, profiles: readonly Profile[], corpus: Corpus): Profile[] {
	const said = wordsOf(who);
	const own = profiles.filter(({ name }) => names(said, name));
	const { people, titled } = namedIn(who, corpus);
	if (own.length > 0 || people.length > 0 || titled) return own;
	const { towns, facets } = parseQuestion(who, 'de', corpus);
	const there = profiles.filter(({ municipality }) => towns.includes(municipality));
	const does = ({ role, offers }: Profile) =>
		facets.every((facet) => [role, ...offers].some((one) => strengthIn(facet, corpus.termsOf(one)) > 0));
	return there.some(does) ? there.filter(does) : there;
}
