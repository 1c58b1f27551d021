/** What is done with one's own profile and requests, and which messages are about something else. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Order, orderIn } from '../../src/peers/order.js';

describe('a message about oneself', () => {
	test.each<[Order, readonly string[]]>([
		['show', ['Mein Profil', 'Wie werde ich gefunden?', 'Trag mich bitte ein', 'my profile', 'I want to register']],
		['show', ['Ich kenne mich mit Leerstand aus und würde gern anderen helfen', 'Ich möchte mich gern registrieren']],
		['enter', ['Profil ändern', 'Kann ich mein Profil ändern?', 'Ich möchte meine Funktion im Profil ändern']],
		['pause', ['Profil pausieren', 'Stell mein Profil auf Pause', 'Ich möchte nicht mehr gefunden werden']],
		['pause', ['bin 3 wochen im urlaub, profil bitte pausieren', 'hide my profile for now']],
		['resume', ['Profil fortsetzen', 'bitte mein profil wieder aktivieren', 'activate my profile again']],
		['remove', ['Profil löschen', 'Bitte mein Profil löschen', 'Ich ziehe meine Einwilligung zurück', 'austragen']],
		['stay', ['Profil verlängern', 'please extend my profile']],
		['unmatch', ['Ich möchte keine Vorschläge mehr', 'no more suggestions please']],
		['mine', ['Meine Anfragen', 'Welche Anfragen habe ich offen?', 'Anfrage zurückziehen', 'withdraw my request']],
		[
			'mine',
			[
				'Was ist aus meiner Anfrage geworden?',
				'Wen habe ich angefragt?',
				'Ich will meine Anfrage an Frau Muster löschen',
			],
		],
	])('is taken for „%s“: %j', (order, messages) => {
		for (const said of messages) expect([said, orderIn(said)]).toEqual([said, order]);
	});

	test.each([
		'Wie kann ich mein Profil löschen?',
		'Was passiert, wenn ich mein Profil lösche?',
		'Ich möchte mein Profil nicht löschen',
		'Wie lange bleibt mein Profil gespeichert?',
		'how do I delete my profile?',
		"please don't delete my profile",
	])('shows the profile and changes nothing where it is only asked or denied: %s', (said) =>
		expect(orderIn(said)).toBe('show'),
	);

	test.each([
		'Zeig mir das Profil von Chemnitz',
		'Stadtprofil Wilhelmshaven',
		'Trag mich für die Erinnerungen ein',
		'Ich möchte mich zum Austausch anmelden',
		'Meine Daten löschen',
		'Wie viele Anfragen hatte der Makerspace?',
		'Wo finde ich Projektprofile?',
		'Erinnerungen pausieren',
		'Kannst du mir helfen?',
	])('is not: %s', (said) => expect(orderIn(said)).toBeUndefined());

	test.each(['tests', 'tests/fixtures/north', 'tests/fixtures/west'])('is no question of %s', (folder) => {
		const lines = readFileSync(`${folder}/questions.jsonl`, 'utf8').split('\n').filter(Boolean);
		const questions = lines.map((line) => (JSON.parse(line) as { question: string }).question);
		expect(questions.length).toBeGreaterThan(50);
		expect(questions.filter((question) => orderIn(question) !== undefined)).toEqual([]);
	});
});
