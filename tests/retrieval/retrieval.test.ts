import { beforeAll, describe, expect, test } from '@jest/globals';
import { stem } from '../../src/language/german.js';
import { createSpeller } from '../../src/language/spelling.js';
import { createGazetteer } from '../../src/library/gazetteer.js';
import { readGlossary } from '../../src/library/glossary.js';
import { openLibrary } from '../../src/library/library.js';
import { createFindTowns } from '../../src/library/towns.js';
import { createCompounds, withoutEndings } from '../../src/retrieval/compounds.js';
import { type Corpus, corpusOf } from '../../src/retrieval/corpus.js';
import { createGlossary } from '../../src/retrieval/glossary.js';
import { createIndex } from '../../src/retrieval/index.js';
import { createPostings, readRow } from '../../src/retrieval/postings.js';
import { search } from '../../src/retrieval/search.js';
import { createTable, openTable } from '../../src/retrieval/table.js';

describe('a table', () => {
	test('finds each word at its row, and no other', () => {
		const words = [
			'a',
			'haus',
			'häuser',
			'',
			'x'.repeat(300),
			'日本',
			...Array.from({ length: 5000 }, (_, at) => `w${at}`),
		];
		const table = openTable(createTable(words).parts);
		expect([table.size, [...table.words()]]).toEqual([words.length, words]);
		expect(words.map((word) => table.get(word))).toEqual(words.map((_, row) => row));
		expect(['b', 'hau', 'hauss', 'w5000', 'x'.repeat(299), '日'].map(table.has)).not.toContain(true);
		expect(createTable([]).get('a')).toBeUndefined();
	});
});

describe('postings', () => {
	const made = (texts: readonly string[], most?: number) => {
		const terms = createTable([...new Set(texts.join(' ').split(' '))]);
		const postings = createPostings(
			terms,
			texts.length,
			(text, add) => {
				for (const term of (texts[text] ?? '').split(' '))
					add(terms.get(term.replace(/^½/, '')) ?? 0, term.startsWith('½') ? 0.5 : 1);
			},
			most,
		);
		const row = (term: string) => {
			const [places, weights] = [new Uint32Array(texts.length), new Float64Array(texts.length)];
			const count = readRow(postings, terms.get(term) ?? -1, places, weights);
			return Array.from(places.subarray(0, count), (text, at) => [text, weights[at]]);
		};
		return { postings, row };
	};

	test('hold each term with its texts and summed weights', () => {
		const { postings, row } = made(['a b a', 'b', 'c a ½a ½b']);
		expect([row('a'), row('b'), row('c')]).toEqual([
			[
				[0, 2],
				[2, 1.5],
			],
			[
				[0, 1],
				[1, 1],
				[2, 0.5],
			],
			[[2, 1]],
		]);
		expect([...postings.lengths, postings.meanLength]).toEqual([3, 1, 3, 7 / 3]);
		expect([...postings.holders].slice(0, 3)).toEqual([2, 3, 1]);
	});

	test('bridge any distance', () => {
		const texts = Array.from({ length: 40_000 }, (_, at) =>
			[0, 63, 64, 8191, 8192, 39_999].includes(at) ? 'far' : `t${at % 7}`,
		);
		expect(
			made(texts)
				.row('far')
				.map(([text]) => text),
		).toEqual([0, 63, 64, 8191, 8192, 39_999]);
	});

	test('leave out what too many texts have, where that is wanted', () => {
		const { row, postings } = made(['a b', 'a c', 'a'], 2);
		expect([row('a'), row('b')]).toEqual([[], [[0, 1]]]);
		expect([...postings.lengths]).toEqual([2, 2, 1]);
	});
});

describe('compounds', () => {
	const words = 'jugend beteiligung raum miete zuschuss laden lokal hoch beet innenstadt koordinator zwischen'.split(
		' ',
	);
	const stems = new Set(words.map(stem));
	const known = withoutEndings(words);
	const { parts } = createCompounds(
		(word) => known.has(word),
		(one) => stems.has(one),
	);
	test.each([
		['jugendbeteiligungsraum', ['jugend', 'beteil', 'raum']],
		['jugendraum', ['jugend', 'raum']],
		['mietzuschuss', ['miet', 'zuschus']],
		['ladenlokalen', ['lad', 'lokal']],
		['hochbeete', ['hoch', 'beet']],
		['raum', []],
		['schwimmbad', []],
	])('%s', (word, expected) => expect(parts(word)).toEqual(expected));
});

describe('the glossary', () => {
	const { entries, problems } = readGlossary(
		'g.txt',
		'# words\nJugendraum, Jugendtreff, Raum für Jugendliche = youth space, space for young people\nplace > Ort, Platz\nbroken line\n',
	);
	const glossary = createGlossary(entries);

	test('reports a line it cannot read and keeps the rest', () => {
		expect(problems).toEqual([{ file: 'g.txt', line: 4, kind: 'glossary-line', detail: 'broken line', skipped: true }]);
		expect(glossary.entries).toBe(2);
	});
	test('translates the longest term', () => {
		expect(glossary.translate(['space', 'for', 'young', 'peopl'], 0)).toMatchObject({ length: 4, noun: true });
		expect(glossary.translate(['place'], 0)?.terms).toEqual([['ort'], ['platz']]);
		expect(glossary.translate(['peopl'], 0)).toBeUndefined();
	});
	test('joins synonyms, but not the renderings of a translation', () => {
		expect(glossary.synonyms(['jugendtreff'], 0)?.terms).toContainEqual(['raum', 'jugend']);
		expect(glossary.synonyms(['ort'], 0)).toBeUndefined();
	});
	test('names kinds of a thing one way only', () => {
		const { kinds } = createGlossary(readGlossary('g.txt', 'Kunst < Wandbild, Skulptur\n').entries);
		expect(kinds(['kunst'])).toEqual([['wandbild'], ['skulptur']]);
		expect(kinds(['wandbild'])).toEqual([]);
	});
	test('knows what a misspelt English word meant', () => {
		expect(glossary.respell('plase', () => false)?.terms).toEqual([['ort'], ['platz']]);
		expect(glossary.respell('plase', () => true)).toBeUndefined();
	});
});

test('the shipped glossary has at least 2,000 entries in both languages', async () => {
	const { glossary } = await openLibrary('knowledge', 'knowledge');
	expect(createGlossary(glossary).entries).toBeGreaterThanOrEqual(2000);
});

test('spelling finds the nearest words only', () => {
	const speller = createSpeller(['jugendraum', 'jugendtraum', 'makerspace']);
	expect(speller.nearest('jungendraum', 2)).toEqual([{ word: 'jugendraum', errors: 1 }]);
	expect(speller.nearest('schwimmbad', 2)).toEqual([]);
});

describe('towns in a text', () => {
	const gazetteer = createGazetteer(
		[
			{ name: 'Alzey', others: [], state: 'Rheinland-Pfalz' },
			{ name: 'Cottbus', others: ['Chóśebuz'], state: 'Brandenburg' },
			{ name: 'Homburg', others: ['Homburg (Saar)'], state: 'Saarland' },
			{ name: 'Essen', others: [], state: 'Nordrhein-Westfalen' },
			{ name: 'Bremen', others: [], state: 'Bremen' },
			{ name: 'Suhl', others: [], state: 'Thüringen' },
			{ name: 'Kamen', others: [], state: 'Nordrhein-Westfalen' },
		].map((town) => ({ ...town })),
	);
	const find = createFindTowns(gazetteer, (word) => word === 'essen');
	test.each([
		['Aus Alzey und Cottbus/Chóśebuz', false, ['Alzey', 'Cottbus', 'Cottbus']],
		['die Alzeyer Maßnahme, der Bremer Markt', false, ['Alzey', 'Bremen']],
		['Das Essen war gut, aber in Essen kamen viele.', false, ['Essen']],
		['Forschende der Universität Bremen', false, []],
		['Handelsverband Niedersachsen-Bremen', false, []],
		['was macht alzey', true, ['Alzey']],
		['wer ist in suhl', true, ['Suhl']],
		['zum Treffen kamen 92 Gäste', false, []],
	])('%s', (text, careless, expected) => {
		expect(find(text, undefined, careless).map(({ town }) => town.name)).toEqual(expected);
	});
});

describe('search', () => {
	let corpus: Corpus;
	beforeAll(async () => {
		corpus = corpusOf(await openLibrary('knowledge', 'knowledge'));
	});
	const first = (words: string, language: 'de' | 'en' = 'de') =>
		search(corpus.index, words, language, 1)[0]?.id.split('#')[0];

	test.each(['Jugendräume', 'Jugendraeume', 'JUGENDRÄUME', 'Jungendraum', 'Jugendräume'.normalize('NFD')])(
		'%s finds the youth room',
		(words) => {
			expect(['profil-bremerhaven', 'austausch-4-soziale-infrastruktur']).toContain(first(words));
		},
	);
	test('English words find German paragraphs', () => {
		expect(first('idea competition for mobile greenery', 'en')).toBe('profil-wilhelmshaven');
	});
	test('ranks what has all words before what has one', () => {
		const glossary = createGlossary([]);
		const index = createIndex(
			[
				{ id: 'one', text: 'Der Garten.' },
				{ id: 'both', text: 'Der Garten am Hafen.' },
				{ id: 'none', text: 'Ein Platz.' },
			],
			glossary,
		);
		expect(
			search(index, 'Garten Hafen', 'de', 9)
				.map(({ id }) => id)
				.slice(0, 2),
		).toEqual(['both', 'one']);
	});
	test('finds nothing for nothing', () => expect(search(corpus.index, '', 'de', 5)).toEqual([]));
});
