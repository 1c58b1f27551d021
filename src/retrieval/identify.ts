/** Whether a question may say who somebody is. Such a question is neither kept nor sent anywhere. */

import * as english from '../language/english.js';
import { tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import { findPeople } from '../language/people.js';
import type { Library } from '../library/library.js';
import { corpusOf } from './corpus.js';

const ADDRESS = /@|\bhttps?:|\bwww\./i;
const DATE = /\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:19|20)\d{2}\b/g;
/** Seven digits, however they are parted. */
const NUMBER = /(?:\d[\s()/.-]{0,3}){6}\d/;
const ADDRESSED =
	/(?<!\p{L})(?:herrn?|frau|dr\.|prof\.|professor(?:in)?|mr\.?|mrs\.?|ms\.?)\s+\p{L}{2}|(?<!\p{L})(?:ich heiße|mein name ist|my name is)\s/iu;

/**
 * Doubt counts as yes: one question less costs nothing.
 * @param others names of people who are in no document: the asker, whoever registered
 * @param documented whether full names that stand in the documents are no secret
 */
export function identifies(asked: string, others: readonly string[], library: Library, documented = false): boolean {
	const question = documented ? withoutPeople(asked, library) : asked;
	if (ADDRESS.test(question) || NUMBER.test(question.replace(DATE, ' ')) || ADDRESSED.test(question)) return true;
	const { people } = corpusOf(library);
	if (findPeople(question, library.givenNames, people).length > 0) return true;
	const words = tokenize(question).map(({ folded }) => folded);
	const isGiven = (word: string) => library.givenNames.has(word) && !english.STOP.has(word) && !german.STOP.has(word);
	/** Typed in small letters: a given name and any word behind it. „Can“ and „Will“ are small words first. */
	if (words.some((word, at) => isGiven(word) && (words[at + 1]?.length ?? 0) > 2)) return true;
	const names = [...people, ...others].flatMap((name) => tokenize(name).map(({ folded }) => folded));
	const known = new Set(names.filter((name) => name.length > 2 && !isPlain(name, library)));
	return words.some((word) => known.has(word));
}

function withoutPeople(text: string, library: Library): string {
	const found = findPeople(text, library.givenNames, corpusOf(library).people);
	const known = found.filter(({ name }) => corpusOf(library).people.has(name));
	return known.reduce((left, { name }) => left.replace(name, ' '), text);
}

/** An everyday word that is somebody's name as well; in a question it is the word. */
function isPlain(name: string, library: Library): boolean {
	return corpusOf(library).glossary.german.has(name);
}
