/** What `person` tells the operator about an objection. No name is in it, except where a dry run shows sentences as they are. */

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const objection = {
	usage: 'Aufruf: npm run -s person -- redact "Vorname Nachname" [--dry-run] [--json] [--knowledge ORDNER]',
	fullName: 'Ein einzelner Name ist nicht eindeutig. Bitte Vor- und Nachnamen angeben, zum Beispiel "Erika Muster".',
	file: (file: string, places: number) => `${file}: ${count(places, 'Stelle', 'Stellen')}`,
	change: ({ before, after }: { before: string; after: string }) =>
		`  vorher:  ${before}\n  nachher: ${after || '(Eintrag entfällt)'}`,
	left: (place: string) =>
		`Bitte selbst prüfen: In ${place} steht noch ein Wort wie der Nachname (Adresse, Dateiname, anderes Wort oder andere Person).`,
	unread: (files: readonly string[]) =>
		`Nicht geprüft, weil kein lesbarer Text: ${files.join(', ')}. Bitte selbst nachsehen.`,
	nothing:
		'Der Name steht in keiner Datei des Wissensordners. Es wurde nichts geändert und nichts vermerkt; bitte die Schreibweise prüfen.',
	done: 'Der Widerspruch ist schon vermerkt, und der Name steht in keiner Datei mehr. Es wurde nichts geändert.',
	dry: 'Probelauf: Es wurde nichts geändert.',
	reminder:
		'Bitte noch erledigen: den Bot neu starten, damit er den Namen vergisst; den Namen aus der Versionsverwaltung und aus Kopien entfernen; die Stelle informieren, die den Text veröffentlicht hat. Funktion und Ort können weiter auf die Person hinweisen.',
	failed: (file: string, why: string) =>
		`„${file}“ lässt sich nicht schreiben (${why}). Bitte Zugriffsrechte und Speicherplatz prüfen und den Befehl wiederholen.`,
	/** What `check` adds. */
	recorded: (objections: number) => `${count(objections, 'Widerspruch', 'Widersprüche')} berücksichtigt.`,
};
