/** Which messages look for people, for whom, and which do not. */

import { describe, expect, test } from '@jest/globals';
import { openLibrary } from '../../src/library/library.js';
import { findPeers } from '../../src/peers/finding.js';
import { namesIn } from '../../src/peers/named.js';
import { parseWish } from '../../src/peers/wish.js';
import { corpusOf } from '../../src/retrieval/corpus.js';

const corpus = corpusOf(await openLibrary('knowledge', 'knowledge'));
const wish = (said: string) => parseWish(said, namesIn(corpus));

/** Documented people, or towns where nobody is named. */
function found(said: string, language: 'de' | 'en' = 'de'): string[] {
	const asked = wish(said);
	if (asked?.kind !== 'find') throw new Error(`not understood: ${said}`);
	const own = asked.like?.town ? { own: { municipality: asked.like.town, topics: [] } } : {};
	const { documented } = findPeers(asked, { corpus, language, profiles: [], ...own });
	return documented.map(({ person }) => person.name ?? person.municipality);
}

const HEGEWALD = 'Florian Hegewald';
const PFEIFFER = 'Dagmar Pfeiffer';
const HEIMANN = 'Juliane Heimann';

describe('people are found', () => {
	test.each<[string, string[]]>([
		['Wer kennt sich mit Zwischenmiete aus?', [HEGEWALD, PFEIFFER, 'Cottbus']],
		['wer kennt sich mit zwischenmiete aus', [HEGEWALD, PFEIFFER, 'Cottbus']],
		['Wer weiß etwas über Hochbeete?', [HEIMANN]],
		['Wer kann uns bei Kunstverleih helfen?', ['Tim Tzscheppan', 'Stephanie Grafelmann']],
		['Wer hat Erfahrung mit einem Makerspace?', ['Markus Krebs']],
		['Mit wem kann ich über Jugendräume sprechen?', ['Claudia Bitti', PFEIFFER]],
		['Ich suche jemanden, der sich mit Hochbeeten auskennt', [HEIMANN]],
		['Wir suchen Kolleginnen und Kollegen zum Thema Makerspace', ['Markus Krebs']],
		['Gibt es jemanden vom Stadtmarketing?', ['Markus Krebs', PFEIFFER]],
		['Kontakte in Sachsen', [HEGEWALD]],
		['Ansprechpartner in Niedersachsen für Begrünung', [HEIMANN]],
		['Welche Kolleginnen gibt es in Nordrhein-Westfalen?', ['Tim Tzscheppan', 'Stephanie Grafelmann']],
		['Wer hat in einer Kleinstadt einen Makerspace?', ['Markus Krebs']],
		['Wer hat in einer Großstadt einen Makerspace?', []],
		['Gibt es jemanden in einer Stadt wie Chemnitz, der einen Jugendraum hat?', ['Claudia Bitti']],
		['Vernetze mich mit jemandem, der Hochbeete hat', [HEIMANN]],
		['Wer kennt sich mit Hundewiesen aus?', []],
	])('%s', (said, people) => expect(found(said)).toEqual(people));

	test.each<[string, string[]]>([
		['Who knows about interim use?', [HEGEWALD, PFEIFFER, 'Cottbus']],
		['Who can help us with youth spaces?', ['Claudia Bitti', PFEIFFER]],
		['Who has experience with raised beds in a medium-sized town?', [HEIMANN]],
		['Is there anyone in Saxony who works on vacancy?', [HEGEWALD]],
		['I am looking for a colleague in a small town with a makerspace', ['Markus Krebs']],
	])('%s', (said, people) => expect(found(said, 'en')).toEqual(people));
});

describe('a message is understood', () => {
	test.each([
		['Gibt es jemanden in einer Stadt wie unserer?', { like: {} }],
		['Wer hat in einer Stadt wie unserer etwas gegen Leerstand gemacht?', { like: {} }],
		['Wer in einer ähnlichen Kommune hat einen Jugendraum?', { like: {} }],
		['Is there someone in a town like ours?', { like: {} }],
		['Gibt es jemanden in einer Stadt wie Homburg (Saar)?', { like: { town: 'Homburg' } }],
		['Kollegen aus Mittelstädten', { sizes: ['medium'] }],
		['Wer aus einer ähnlich großen Stadt hat Hochbeete?', { like: { by: 'size' } }],
		['Wen gibt es in unserem Bundesland?', { like: { by: 'state' } }],
		['Jemand in der Nähe von Kassel?', { near: { town: 'Kassel' } }],
		['Kontakte rund um Mainz', { near: { town: 'Mainz' } }],
		['wer im umkreis von 50 km um mainz hat hochbeete', { near: { town: 'Mainz', within: 50 } }],
		['Leute bei Hamburg in der Nähe', { near: { town: 'Hamburg' } }],
		['Wer um Mainz herum macht was mit Hochbeeten?', { near: { town: 'Mainz' } }],
		['Ist jemand in unserer Nähe?', { near: {} }],
		['contacts within 50 km of Mainz', { near: { town: 'Mainz', within: 50 } }],
		['anyone nearby?', { near: {} }],
		['Gibt es außer Chemnitz noch jemanden mit Zwischenmiete?', { without: 'Chemnitz' }],
		['Gibt es jemanden im Norden?', { states: expect.arrayContaining(['Bremen', 'Niedersachsen']) }],
	])('%s looks for towns of a kind', (said, limits) => expect(wish(said)).toMatchObject({ kind: 'find', ...limits }));

	test.each([
		['Stell mich Alzey vor.', 'Alzey'],
		['Stellen Sie mich bitte Markus Krebs vor', 'Markus Krebs'],
		['Können Sie mich mit Bremerhaven vernetzen?', 'Bremerhaven'],
		['Ich möchte Frau Bitti kennenlernen', 'Frau Bitti'],
		['Can you introduce me to Alzey?', 'Alzey'],
	])('%s asks for an introduction', (said, text) => expect(wish(said)).toEqual({ kind: 'introduce', text }));

	test.each([
		'Alle Ansprechpartner auflisten',
		'Liste aller Kontakte',
		'Zeig mir alle registrierten Personen',
		'Nenne mir alle Personen mit A',
		'Kontakte mit B',
		'Namen von A bis C',
		'list all contacts',
		'Show me all people',
	])('%s asks for everybody', (said) => expect(wish(said)).toEqual({ kind: 'everybody' }));

	test.each([
		'Wer hat einen Makerspace?',
		'Wer ist Ansprechpartner für den Makerspace?',
		'Hat jemand eine Hundewiese in der Innenstadt angelegt?',
		'Wer eröffnete den 4. Austausch?',
		'Gibt es etwas mit Kunst?',
		'Kennt jemand ein Beispiel für Verfügungsfonds?',
		'Wie viele Kleinstädte nehmen teil?',
		'Was steht an?',
		'Erinnere mich an den nächsten Austausch',
		'Wie groß ist der Laden in Homburg?',
		'Who ran a youth space?',
		'Gibt es einen Jugendraum in der Nähe des Bahnhofs?',
		'Wer hat rund um die Kirche Bäume gepflanzt?',
		'Wie kommen wir mit Eigentümern in Kontakt?',
		'Wie erreicht man junge Leute?',
		'Welche Leute waren beim 4. Austausch dabei?',
	])('%s is a question to the documents', (said) => expect(wish(said)).toBeUndefined());
});
