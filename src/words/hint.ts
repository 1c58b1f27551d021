/** What is wrong in a document or event, and what to do about it; one sentence a kind of problem, in German. */

import type { Problem } from '../library/problem.js';

export const hints: Readonly<Record<Problem['kind'], (detail: string) => string>> = {
	binary: () => 'Die Datei ist kein lesbarer Text. Bitte als Textdatei in der Kodierung UTF-8 speichern.',
	'byte-order-mark': () =>
		'Die Datei beginnt mit einer unsichtbaren Markierung (BOM). Bitte als „UTF-8 ohne BOM“ speichern.',
	'carriage-returns': () => 'Die Zeilen enden nach Windows-Art (CRLF). Bitte mit Unix-Zeilenenden (LF) speichern.',
	choice: (detail) => {
		const [field, ...known] = detail.split('|');
		return `Das Feld „${field}“ kennt nur: ${known.join(', ')}.`;
	},
	'duplicate-id': (id) => `Die id „${id}“ ist schon vergeben. Bitte eine andere wählen.`,
	'empty-body': () => 'Unter den Angaben steht kein Text. Bitte mindestens einen Absatz schreiben.',
	'event-mixed': () => '„starts“ und „ends“ passen nicht zusammen. Bitte beide mit Uhrzeit schreiben oder beide ohne.',
	'event-name': (id) => `Die Datei heißt anders als ihr Termin. Bitte in ${id}.yaml umbenennen.`,
	'event-offset': (field) =>
		`Das Feld „${field}“ nennt eine Zeitverschiebung (Z oder +01:00). Bitte nur die Uhrzeit vor Ort schreiben, zum Beispiel 2027-03-18T10:00; eine andere Zeitzone gehört in das Feld „zone“.`,
	'event-time': (field) =>
		`Das Feld „${field}“ nennt keinen gültigen Tag oder keine gültige Uhrzeit. Bitte als JJJJ-MM-TTThh:mm schreiben, zum Beispiel 2027-03-18T10:00, oder für ganze Tage als JJJJ-MM-TT.`,
	'feed-calendar': () => 'Das ist kein vollständiger Kalender im Format ICS (von BEGIN:VCALENDAR bis END:VCALENDAR).',
	'feed-event': (name) => `Der Termin „${name}“ hat keinen Titel oder keinen gültigen Beginn.`,
	'feed-limit': (limit) => `Der Kalender enthält zu viele Termine; gelesen werden ${limit}.`,
	'feed-line': (line) => `Die Zeile „${line}“ ist keine Kalenderzeile.`,
	'feed-rule': (name) => `Die Wiederholung von „${name}“ lässt sich nicht berechnen; nur der erste Termin zählt.`,
	'feed-time': (name) => `Das Ende von „${name}“ ist ungültig; es bleibt weg.`,
	'feed-zone': (zone) => `Die Zeitzone „${zone}“ ist nicht bekannt; es gilt die Uhrzeit in Berlin.`,
	field: (field) => `Das Feld „${field}“ hat keinen gültigen Wert. Was erlaubt ist, steht in knowledge/README.md.`,
	'front-matter': () =>
		'Die Angaben am Anfang fehlen. Die Datei muss mit einer Zeile „---“ beginnen; nach den Angaben folgt wieder „---“.',
	'glossary-line': (line) =>
		`Die Zeile „${line}“ ist kein Glossareintrag. Erwartet wird „Deutsch = English“ oder „English > Deutsch“.`,
	instant: (field) =>
		`Das Feld „${field}“ nennt keinen gültigen Zeitpunkt. Bitte so schreiben: 2026-11-20T09:00:00+01:00.`,
	'missing-field': (field) => `Das Feld „${field}“ fehlt. Bitte ergänzen.`,
	'municipality-line': (line) =>
		`Die Zeile „${line}“ ist kein Ortseintrag. Erwartet wird „Name;andere Schreibweisen;Land;Breite;Länge“.`,
	'no-event': () =>
		'In der Datei steht kein Termin. Erwartet werden Zeilen wie „id: …“ und „starts: …“; jeder Termin hat seine eigene Datei.',
	'no-such-date': (field) =>
		`Das Feld „${field}“ nennt kein gültiges Datum. Bitte als JJJJ-MM-TT schreiben, zum Beispiel 2024-06-06.`,
	'dates-reversed': () => 'Das Ende liegt vor dem Beginn. Bitte „starts“ und „ends“ prüfen.',
	'not-a-file': () => 'Das ist keine Datei. Bitte aus dem Ordner entfernen.',
	'outline-line': (line) =>
		`Die Zeile „${line}“ ist kein Punkt des Umrisses. Erwartet wird „Teil;Breite;Länge“, zum Beispiel „Festland;54.91;8.64“.`,
	outside: () => 'Der Verweis führt aus dem Ordner hinaus. Bitte die Datei selbst hier ablegen.',
	'redaction-line': () =>
		'Die Zeile ist kein lesbarer Widerspruch, der Name bleibt also sichtbar. Bitte die Zeile löschen und den Widerspruch mit „npm run -s person -- redact“ neu eintragen.',
	state: (detail) => {
		const [town, state] = detail.split('|');
		return `${town} liegt nach dem Ortsverzeichnis in ${state}. Bitte „state“ prüfen.`;
	},
	'too-large': (size) => `Die Datei ist ${size.replace('.', ',')} MB groß, erlaubt ist 1 MB. Bitte aufteilen.`,
	'unknown-documentation': (id) =>
		`Eine Dokumentation mit der id „${id}“ gibt es in exchanges/ nicht. Bitte „documentation“ prüfen oder weglassen.`,
	'unknown-field': (detail) => {
		const [field, near] = detail.split('|');
		return `Das Feld „${field}“ ist nicht bekannt. ${near ? `Ist „${near}“ gemeint? Sonst bitte entfernen.` : 'Bitte die Schreibweise prüfen oder das Feld entfernen.'}`;
	},
	'unknown-municipality': (detail) => {
		const [town, near] = detail.split('|');
		return `Die Kommune „${town}“ steht nicht im Ortsverzeichnis.${near ? ` Ist „${near}“ gemeint?` : ''} Sonst bitte in municipalities.csv eintragen.`;
	},
	unreadable: () => 'Die Datei lässt sich nicht öffnen. Bitte die Zugriffsrechte prüfen.',
	yaml: (message) =>
		`Die Angaben sind kein gültiges YAML (${message.split('\n')[0]}). Oft fehlt ein Doppelpunkt, ein Anführungszeichen oder die Einrückung.`,
	zone: (name) => `Die Zeitzone „${name}“ gibt es nicht. Bitte einen Namen wie Europe/Berlin schreiben.`,
};
