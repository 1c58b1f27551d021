/** Ranking on small texts of its own: sentences, encodings, typing errors, words alike, and why a text was found. */

import { beforeAll, describe, expect, test } from '@jest/globals';
import { readGlossary } from '../../src/library/glossary.js';
import { openLibrary } from '../../src/library/library.js';
import { createCognates } from '../../src/retrieval/cognates.js';
import { type Corpus, corpusOf } from '../../src/retrieval/corpus.js';
import { explain } from '../../src/retrieval/explain.js';
import { createGlossary } from '../../src/retrieval/glossary.js';
import { createIndex } from '../../src/retrieval/index.js';
import { rank, search } from '../../src/retrieval/search.js';

const empty = createGlossary([]);
const indexOf = (texts: Readonly<Record<string, string>>, glossary = empty) =>
	createIndex(
		Object.entries(texts).map(([id, text]) => ({ id, text })),
		glossary,
	);

describe('ranking', () => {
	test('puts words of one sentence before the same words in two', () => {
		const index = indexOf({
			apart: 'Der Brunnen ist alt. Die Stadt ist schön. Der Markt ist am Samstag. Der Hafen ist groß.',
			together: 'Der Brunnen am Markt ist alt. Die Stadt ist schön. Der Samstag ist frei. Der Hafen ist groß.',
			none: 'Die Schule hat einen Garten.',
		});
		expect(search(index, 'Brunnen Markt', 'de', 5)[0]?.id).toBe('together');
	});
	test('a year counts more than the frame of the question', () => {
		const index = indexOf({
			name: 'Der Name der Halle ist neu.',
			year: 'Die Halle wurde 1987 gebaut.',
			other: 'Ein Park.',
		});
		expect(search(index, 'Wie lautet der Name von 1987?', 'de', 5)[0]?.id).toBe('year');
	});
	test.each(['Verteidignug', 'Verteidigng', 'Vertiedigung', 'Verteidigungen'])('%s is understood', (word) => {
		const index = indexOf({ right: 'Die Verteidigung der Burg.', other: 'Die Beteiligung der Bürger.' });
		expect(search(index, word, 'de', 5, false).map(({ id }) => id)).toEqual(['right']);
	});
	test('composed and decomposed words are the same, score for score', () => {
		const index = indexOf({ a: 'Jugendräume für Schüler', b: 'Räume'.normalize('NFD') });
		for (const words of ['Jugendräume für Schüler', 'Räume'])
			expect(search(index, words.normalize('NFD'), 'de', 5)).toEqual(search(index, words.normalize('NFC'), 'de', 5));
		expect(search(index, 'Räume', 'de', 5)[0]?.id).toBe('b');
	});
	test('an English word finds the German one that looks like it', () => {
		const index = indexOf({ right: 'Die Demokratie in der Republik.', other: 'Die Dekoration im Regal.' });
		expect(search(index, 'democracy', 'en', 5, false).map(({ id }) => id)).toEqual(['right']);
	});
	test('the most alike come first, and nothing far away', () => {
		const { alike } = createCognates(['demokrati', 'demonstration', 'dekoration', 'mathematik']);
		expect(alike(['democracy']).map(({ term }) => term)).toEqual(['demokrati']);
		expect(alike(['mathematics'])[0]?.term).toBe('mathematik');
		expect(alike(['abc'])).toEqual([]);
	});
	test('a rare rendering is worth no more than the usual one', () => {
		const { entries } = readGlossary('g.txt', 'square > Platz, Quadrat');
		const texts: Record<string, string> = { rare: 'Das Quadrat ist klein.' };
		for (let at = 0; at < 8; at++) texts[`usual${at}`] = 'Der Platz ist klein.';
		const scores = search(indexOf(texts, createGlossary(entries)), 'square', 'en', 9, false).map(({ score }) => score);
		expect(scores).toHaveLength(9);
		expect(Math.max(...scores)).toBeCloseTo(Math.min(...scores), 9);
	});
});

describe('explaining', () => {
	let corpus: Corpus;
	beforeAll(async () => {
		corpus = corpusOf(await openLibrary('knowledge', 'knowledge'));
	});
	test.each([
		['Zwischennutzung von Leerständen 2024', 'de'],
		['Jungendraum für Jugndliche', 'de'],
		['youth space in an empty shop', 'en'],
		['Makerspace', 'de'],
	] as const)('the shares of %s add up to each score', (words, language) => {
		const ranking = rank(corpus.index, words, language, 10);
		expect(ranking.hits.length).toBeGreaterThan(0);
		for (const hit of ranking.hits) {
			const shares = explain(corpus.index, ranking, hit);
			expect(shares.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(hit.score, 6);
			expect(shares.every(({ score, term }) => score > 0 && term !== '')).toBe(true);
		}
	});
	test('says how a term stands for a word', () => {
		const { entries } = readGlossary('g.txt', 'playground > Spielplatz');
		const index = indexOf({ a: 'Ein Spielplatz und Spiele am Platz.', b: 'Ein Baum.' }, createGlossary(entries));
		const how = (words: string, language: 'de' | 'en') => {
			const ranking = rank(index, words, language, 1);
			const [hit] = ranking.hits;
			return hit ? new Set(explain(index, ranking, hit).map((share) => share.how)) : new Set();
		};
		expect([...how('playground', 'en')]).toEqual(expect.arrayContaining(['translation', 'part']));
		expect([...how('Spieplatz', 'de')]).toEqual(expect.arrayContaining(['fuzzy', 'gram']));
		expect([...how('Spielplätze', 'de')]).toEqual(expect.arrayContaining(['stem', 'part', 'gram']));
	});
});
