/** What `npm run -s person` says to the operator, and `npm run -s feedback` of questions without an answer; in German. */

export const personWords = {
	usage:
		'Aufruf: npm run -s person -- export KENNUNG [--json] oder: npm run -s person -- erase KENNUNG [--json] oder: npm run -s person -- redact "Vorname Nachname" [--dry-run] [--json]. Eine Kennung sieht so aus: slack:T0123456789/U0123456789',
	badId: (id: string) =>
		`„${id.replace(/\p{C}/gu, '?')}“ ist keine Kennung. Sie beginnt mit dem Kanal, zum Beispiel slack:T0123456789/U0123456789 oder teams:MANDANT/OBJEKT.`,
	unknown: (id: string) => `Von „${id.replace(/\p{C}/gu, '?')}“ ist nichts gespeichert. Bitte die Kennung prüfen.`,
	exported: (id: string) => `Das ist von ${id} gespeichert:`,
	erased: (id: string) => `Gelöscht sind die Daten von ${id}:`,
	checked: 'Eine Durchsicht aller Einträge danach hat nichts mehr gefunden.',
	left: (count: number) =>
		`Eine Durchsicht aller Einträge danach hat noch ${count === 1 ? '1 Eintrag' : `${count} Einträge`} gefunden. Bitte den Befehl wiederholen.`,
	unsigned: (count: number) =>
		`Für Kanäle eingerichtet und ohne Namen erhalten: ${count === 1 ? '1 Eintrag' : `${count} Einträge`}.`,
	authorless: 'Ohne Namen gespeichert und nicht zuzuordnen: Bewertungen, Fragen ohne Antwort, Zähler der Themen.',
	backups:
		'Die Sicherungskopien im Datenordner enthalten nur noch den jetzigen Stand. Eigene Sicherungen des Servers bitte selbst bereinigen.',
	platform: 'Die Nachrichten im Chat von Slack oder Teams sind davon nicht berührt.',
};

/** What `npm run -s feedback` says of questions without an answer. */
export const unansweredWords = {
	heading: (count: number) =>
		`\n${count === 1 ? 'Eine Frage' : `${count} Fragen`} ohne Antwort in den Dokumentationen:`,
	line: ({ day, question, count }: { day: string; question: string; count: number }) =>
		`${day}  ${count === 1 ? '    ' : `${String(count).padStart(2)}×`.padEnd(4)}  ${question}`,
};

/** Of a month. */
export const helpedWords = ({ month, yes, no }: { month: string; yes: number; no: number }) =>
	`Vorstellungen ${month}: ${yes} haben geholfen, ${no} nicht.`;
