/** The documentation of the fourth exchange, as copied from the programme's page: all of its people, measures, day, place and host. */

import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Ingested, ingest } from '../../src/ingest/ingest.js';
import { type Outcome, outcomeOf } from '../../src/ingest/outcome.js';
import { openLibrary } from '../../src/library/library.js';

/** The facts of the page in sentences of its kind; the page's own words stand there. */
const PAGE = `Dokumentation 4. Peer-to-Peer-Austausch „Soziale Infrastruktur“
Den 4. Peer-to-Peer-Austausch zum Thema "Soziale Infrastruktur" veranstaltete das Bundesministerium für Wohnen, Stadtentwicklung und Bauwesen (BMWSB) am 6. Juni 2024.
-
Zeit
Beginn: 06.06.2024
Ende: 06.06.2024 -
Ort
online
Zwei Stunden lang sprachen die Programmkommunen online miteinander. Der Austausch fand am 6. Juni 2024 statt. Nach einer Einführung und kurzen Impulsen war Zeit für die Diskussion.
Eröffnet wurde der Austausch durch Kathrin Senner vom Deutschen Verband für Wohnungswesen, Städtebau und Raumordnung e.V. (DV). Für das BBSR begrüßte Verena Lihs die Anwesenden. Ein Einführungsstatement leistete Alexandra Heßmann, BTU.
Vier Kommunen stellten sich vor: Der Jugendbeteiligungsraum in Bremerhaven schließt eine Lücke, wie Claudia Bitti, Innenstadtkoordinatorin Bremerhaven, berichtete. Aus Alzey berichtete Markus Krebs vom Stadtmarketing der Stadt Alzey, dass mit der HWK ein sogenannter "Makerspace" entstand. Wie er bleiben kann, ist offen. In Oberhausen gibt es mit der "Arthothek", einem Künstlertreff, und dem "Supermarkt der Ideen", einem temporären Reallabor, zwei Maßnahmen, wie Tim Tzscheppan und Stephanie Grafelmann von der Stadt Oberhausen darstellten. Aus Wilhelmshaven stellte zudem Juliane Heimann, Wirtschaftsförderungsgesellschaft Wilhelmshaven mbH, den Ansatz eines Gemeinschaftsgartens mit Hochbeeten auf einem zentralen Platz vor. Der Garten bietet sowohl private Beete als auch "Naschbeete" für alle.`;

describe('the fourth exchange', () => {
	let found: Ingested;
	let outcome: Outcome;
	beforeAll(async () => {
		found = await ingest(Buffer.from(PAGE), 'seite.txt', await openLibrary('knowledge', 'knowledge'));
		outcome = outcomeOf(found);
	});

	test('title, series, days, place, host and coverage', () => {
		expect(found.exchange).toMatchObject({
			id: 'austausch-4-soziale-infrastruktur',
			title: '4. Peer-to-Peer-Austausch „Soziale Infrastruktur“',
			series: 'Peer-to-Peer-Austausch',
			number: 4,
			kind: 'peer-to-peer',
			starts: '2024-06-06',
			ends: '2024-06-06',
			place: 'online',
			host: 'Bundesministerium für Wohnen, Stadtentwicklung und Bauwesen (BMWSB)',
			source: { title: 'Dokumentation 4. Peer-to-Peer-Austausch „Soziale Infrastruktur“' },
			wording: 'original',
			coverage: 'complete',
		});
		expect(outcome.municipalities).toEqual(['Bremerhaven', 'Alzey', 'Oberhausen', 'Wilhelmshaven']);
	});

	test('every measure with its people, none besides', () => {
		expect(
			outcome.measures.map(({ municipality, title, contacts }) => [
				municipality,
				title,
				...contacts.map(({ name }) => name),
			]),
		).toEqual([
			['Bremerhaven', 'Jugendbeteiligungsraum', 'Claudia Bitti'],
			['Alzey', 'Makerspace', 'Markus Krebs'],
			['Oberhausen', 'Arthothek', 'Tim Tzscheppan', 'Stephanie Grafelmann'],
			['Oberhausen', 'Supermarkt der Ideen', 'Tim Tzscheppan', 'Stephanie Grafelmann'],
			['Wilhelmshaven', 'Gemeinschaftsgarten mit Hochbeeten', 'Juliane Heimann'],
		]);
	});

	test('everybody with role, organisation and town, the three who opened it too', () => {
		expect(
			outcome.contacts.map(({ name, role, organisation, municipality }) => [name, role, organisation, municipality]),
		).toEqual([
			['Kathrin Senner', null, 'Deutscher Verband für Wohnungswesen, Städtebau und Raumordnung e.V. (DV)', null],
			['Verena Lihs', null, 'BBSR', null],
			['Alexandra Heßmann', null, 'BTU', null],
			['Claudia Bitti', 'Innenstadtkoordinatorin', 'Bremerhaven', 'Bremerhaven'],
			['Markus Krebs', 'Stadtmarketing', 'Stadt Alzey', 'Alzey'],
			['Tim Tzscheppan', null, 'Stadt Oberhausen', 'Oberhausen'],
			['Stephanie Grafelmann', null, 'Stadt Oberhausen', 'Oberhausen'],
			['Juliane Heimann', null, 'Wirtschaftsförderungsgesellschaft Wilhelmshaven mbH', 'Wilhelmshaven'],
		]);
	});

	test('the paragraphs are those of the page; what has gone into the head is not repeated', () => {
		const lines = PAGE.split('\n');
		expect(outcome.passages.map(({ text }) => text)).toEqual([lines[1], ...lines.slice(8)]);
	});

	test('each fact names its paragraph and how sure it is; what is not sure is a comment', () => {
		expect(found.draft).toContain('      - name: Markus Krebs  # Absatz 4, 97 % sicher');
		expect(found.draft).toMatch(
			/^# Unsicher, ob Maßnahme:\n# {3}Wilhelmshaven: Naschbeete {2}# Absatz 4, 50 % sicher$/m,
		);
	});
});
