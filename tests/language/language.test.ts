import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findDates } from '../../src/language/dates.js';
import { clean, distance, fold, tokenize } from '../../src/language/fold.js';
import { stem } from '../../src/language/german.js';
import { findNumbers } from '../../src/language/numbers.js';
import { findPeople, isOrganisation } from '../../src/language/people.js';
import { sentencesOf } from '../../src/language/sentences.js';

describe('a word is one word however it is written', () => {
	test.each([
		['Jugendräume', 'Jugendraeume'],
		['Jugendräume', 'JUGENDRÄUME'],
		['Jugendräume'.normalize('NFD'), 'Jugendräume'],
		['Straße', 'Strasse'],
		['Übergang', 'Uebergang'],
		['Chóśebuz', 'Chosebuz'],
	])('%s = %s', (one, other) => expect(fold(one)).toBe(fold(other)));

	test.each([
		'Bürger:innen',
		'Bürger*innen',
		'Bürger_innen',
		'Bürger/innen',
		'Bürger/-innen',
		'BürgerInnen',
		'Bürger·innen',
	])('%s is Bürger', (word) => expect(tokenize(`${word} fragen`)[0]?.folded).toBe('burger'));

	test('„Quelle“, „neue“ and „Frauen“ keep their vowels', () => {
		expect(['Quelle', 'neue', 'Frauen'].map(fold)).toEqual(['quelle', 'neue', 'frauen']);
	});

	test('nothing invisible stays', () => expect(clean('In\u00ADnen\u200Bstadt\u202E\u0007')).toBe('Innenstadt'));
});

describe('stems join a verb and its noun', () => {
	test.each([
		'eröffnet eröffnete eröffnen Eröffnung',
		'eingeführt einführte Einführung',
		'vorgestellt vorstellen Vorstellung',
		'begrüßte begrüßt Begrüßung',
		'verstetigt verstetigen Verstetigung',
		'genutzt nutzen Nutzung',
		'verlängert verlängern Verlängerung',
		'Innenstadtkoordinatorin Innenstadtkoordinator Innenstadtkoordinatorinnen',
		'Hochbeete Hochbeet Hochbeeten',
	])('%s', (words) => expect(new Set(words.split(' ').map((word) => stem(fold(word)))).size).toBe(1));

	test('Zeitung is not Zeit, Geschäft not Schaf', () => {
		expect(stem('zeitung')).not.toBe(stem('zeit'));
		expect(stem('geschaft')).not.toBe(stem('schaf'));
	});
});

test('distance counts a swap as one error and stops at its limit', () => {
	expect(distance('jugendraum', 'jugenrdaum', 2)).toBe(1);
	expect(distance('jugendraum', 'makerspace', 2)).toBe(3);
});

describe('dates', () => {
	test.each([
		['am 6. Juni 2024', '2024-06-06..2024-06-06'],
		['06.06.2024', '2024-06-06..2024-06-06'],
		['19./20.9.2023', '2023-09-19..2023-09-20'],
		['am 18. und 19. April 2023', '2023-04-18..2023-04-19'],
		['am 19. September2023', '2023-09-19..2023-09-19'],
		['vom 30. April bis 2. Mai 2025', '2025-04-30..2025-05-02'],
		['June 6, 2024', '2024-06-06..2024-06-06'],
		['9–10 April 2025', '2025-04-09..2025-04-10'],
		['im Mai 2023', '2023-05..2023-05'],
		['seit 2023', '2023..2023'],
		['2024 Euro', ''],
		['am 45.13.2024', ''],
	])('%s', (text, expected) =>
		expect(
			findDates(text)
				.map(({ from, to }) => `${from}..${to}`)
				.join(),
		).toBe(expected),
	);
});

describe('numbers', () => {
	test.each([
		['55 % der Kommunen', [[55, 'percent']]],
		['bis zu 2.933.733,75 Euro', [[2_933_733.75, 'money']]],
		['rund 2,6 Mio. €', [[2_600_000, 'money']]],
		['vier Programmkommunen', [[4, 'count']]],
		['ein Laden mit 300 m²', [[300, 'area']]],
		['am 6. Juni 2024 kamen 31 Gäste', [[31, 'count']]],
		['beim 4. Austausch', []],
	])('%s', (text, expected) => expect(findNumbers(text).map(({ value, kind }) => [value, kind])).toEqual(expected));
});

describe('sentences', () => {
	test.each([
		['Der Verein (z. B. der e.V. in Alzey) hilft. Er ist neu.', 2],
		['Am 6. Juni 2024 sprach Dr. Heike Liebmann von der B.B.S.M. über Zentren. Danach war Pause.', 2],
		['Er liegt in der Smidt-Straße 29. Der Raum ist offen.', 2],
		['„Was nun?“ Niemand wusste es.', 2],
	])('%s', (text, count) => {
		const sentences = sentencesOf(text);
		expect(sentences).toHaveLength(count);
		for (const { start, end, text: part } of sentences) expect(text.slice(start, end)).toBe(part);
	});
});

describe('people', () => {
	const given = new Set(
		readFileSync('knowledge/given-names.txt', 'utf8')
			.match(/\p{L}+/gu)
			?.map(fold),
	);
	test.each([
		['Eröffnet wurde er durch Kathrin Senner vom Deutschen Verband (DV).', ['Kathrin Senner|DV']],
		[
			'wie Claudia Bitti, Innenstadtkoordinatorin Bremerhaven, berichtete',
			['Claudia Bitti|Innenstadtkoordinatorin Bremerhaven'],
		],
		[
			'Aus Alzey berichtete Markus Krebs vom Stadtmarketing der Stadt Alzey, dass',
			['Markus Krebs|Stadtmarketing der Stadt Alzey'],
		],
		[
			'Sebastian Remelé (Oberbürgermeister) und Thomas Herrman eröffneten',
			['Sebastian Remelé|Oberbürgermeister', 'Thomas Herrman|'],
		],
		['Die Keynote hielt Dr. Heike Liebmann.', ['Dr. Heike Liebmann|']],
		['Für das BBSR begrüßte Verena Lihs die Anwesenden.', ['Verena Lihs|']],
		['Die Soziale Infrastruktur in Neuer Mitte.', []],
	])('%s', (text, expected) => {
		expect(findPeople(text, given).map(({ name, beside = '' }) => `${name}|${beside}`)).toEqual(expected);
	});
});

test.each([
	['DV', true],
	['BTU', true],
	['Stadt Oberhausen', true],
	['Stadtmarketing der Stadt Alzey', true],
	['Wirtschaftsförderungsgesellschaft Wilhelmshaven mbH', true],
	['Hochschule Geisenheim', true],
	['Innenstadtkoordinatorin Bremerhaven', false],
	['Schirmherrin', false],
	['Oberbürgermeister der Stadt Schweinfurt', false],
	['Leiter der Wirtschaftsförderung und des Stadtmarketings in Schweinfurt', false],
	['Projektleiter bei der Stadt Chemnitz', false],
])('„%s“ is an organisation: %s', (beside, expected) => expect(isOrganisation(beside)).toBe(expected));
