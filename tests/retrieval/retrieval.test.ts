import { beforeAll, describe, expect, test } from '@jest/globals';
import { createSpeller } from '../../src/language/spelling.js';
import { createGazetteer } from '../../src/library/gazetteer.js';
import { readGlossary } from '../../src/library/glossary.js';
import { openLibrary } from '../../src/library/library.js';
import { createFindTowns } from '../../src/library/towns.js';
import { createCompounds } from '../../src/retrieval/compounds.js';
import { type Corpus, corpusOf } from '../../src/retrieval/corpus.js';
import { createGlossary } from '../../src/retrieval/glossary.js';
import { createIndex } from '../../src/retrieval/index.js';
import { createPostingsBuilder } from '../../src/retrieval/postings.js';
import { search } from '../../src/retrieval/search.js';

describe('postings', () => {
	test('hold each term with its texts and summed weights', () => {
		const builder = createPostingsBuilder();
		for (const text of ['a b a', 'b', 'c a']) {
			for (const term of text.split(' ')) builder.add(term, 1);
			builder.endText();
		}
		const { terms, starts, texts, weights, lengths, meanLength } = builder.build();
		const row = (term: string) => {
			const at = terms.get(term) ?? -1;
			return Array.from(texts.slice(starts[at], starts[at + 1]), (text, i) => [text, weights[(starts[at] ?? 0) + i]]);
		};
		expect([row('a'), row('b'), row('c')]).toEqual([
			[
				[0, 2],
				[2, 1],
			],
			[
				[0, 1],
				[1, 1],
			],
			[[2, 1]],
		]);
		expect([...lengths, meanLength]).toEqual([3, 1, 2, 2]);
	});

	test('grow beyond their first size', () => {
		const builder = createPostingsBuilder();
		for (let text = 0; text < 3000; text++) {
			builder.add(`t${text % 7}`, 1);
			builder.endText();
		}
		const { terms, starts, size } = builder.build();
		expect([size, terms.size, starts.at(-1)]).toEqual([3000, 7, 3000]);
	});
});

describe('compounds', () => {
	const words = 'jugend beteiligung raum miete zuschuss laden lokal hoch beet innenstadt koordinator zwischen'.split(
		' ',
	);
	const { parts } = createCompounds(new Set(words));
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
