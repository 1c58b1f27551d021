/** What `ingest` tells the person who takes a document in. German only, like docs/. */

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
const plain = (text: string) => text.replace(/\p{C}/gu, '?');
const at = (paragraph: number | undefined) => (paragraph ? ` (Absatz ${paragraph})` : '');

export interface NoteRow {
	detail: string;
	paragraph?: number;
}

export const ingestWords = {
	usage:
		'Aufruf: npm run -s ingest -- QUELLE … [--out ORDNER] [--json] [--dry-run] [--overwrite]; QUELLE ist eine Datei (.txt, .md, .html, .pdf, .docx), eine Adresse mit https:// oder - für die Standardeingabe',
	/** Why a source is not taken in, and what to do. */
	refusals: {
		address: 'Internetadressen kann dieser Befehl hier nicht abrufen. Bitte die Seite speichern und die Datei angeben.',
		astray:
			'Die Seite leitet auf eine Adresse weiter, die nicht abgerufen wird. Bitte im Browser öffnen, speichern und die Datei angeben.',
		binary: 'Das ist kein lesbarer Text. Bitte als UTF-8-Text, PDF oder Word-Datei (.docx) speichern.',
		broken: 'Die Datei ist beschädigt oder unvollständig. Bitte noch einmal speichern oder herunterladen.',
		certificate: 'Das Zertifikat der Seite ist ungültig; sie wurde deshalb nicht gelesen. Bitte die Adresse prüfen.',
		deep: 'Die Datei ist zu tief verschachtelt. Bitte den Text in eine einfache Textdatei kopieren.',
		empty: 'Darin steht kein Text.',
		entities: 'Die Word-Datei enthält Verweise auf andere Inhalte (XML-Entitäten). Bitte in Word neu speichern.',
		format: 'Dieses Format wird nicht gelesen. Möglich sind .txt, .md, .html, .pdf und .docx.',
		garbled: 'Die Übertragung brach ab oder war beschädigt. Bitte noch einmal versuchen.',
		gone: 'Diese Seite gibt es nicht oder nicht mehr. Bitte die Adresse prüfen.',
		large: 'Die Datei ist zu groß. Gelesen werden PDF und Word bis 20 MB, Text und HTML bis 5 MB.',
		late: 'Die Seite kam nicht innerhalb von 30 Sekunden. Bitte später noch einmal versuchen.',
		link: 'Das ist eine Verknüpfung. Bitte die Datei selbst angeben.',
		locked: 'Die PDF-Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.',
		login: 'Die Adresse enthält Zugangsdaten. Bitte ohne Benutzernamen und Kennwort angeben.',
		long: 'Der Text ist länger als 600.000 Zeichen. Bitte in mehrere Dateien aufteilen.',
		malformed: 'Das ist keine gültige Internetadresse. Bitte prüfen, am besten aus dem Browser kopieren.',
		memory: 'Die Datei braucht zu viel Arbeitsspeicher. Bitte verkleinern oder den Text in eine Textdatei kopieren.',
		'no-file': 'Die Datei gibt es nicht, oder sie lässt sich nicht lesen.',
		'not-a-file': 'Das ist keine Datei. Bitte eine einzelne Datei angeben.',
		'old-word': 'Das ist das alte Word-Format (.doc). Bitte als .docx speichern.',
		pages: 'Die PDF-Datei hat mehr als 500 Seiten. Bitte nur die Seiten der Dokumentation angeben.',
		port: 'Die Adresse nennt einen Port. Abgerufen wird nur der übliche; bitte ohne Port angeben.',
		private: 'Die Adresse führt nicht ins öffentliche Internet. Bitte die Seite speichern und die Datei angeben.',
		proxy: 'Der Proxy lässt keine Verbindung zu dieser Seite zu. Bitte HTTPS_PROXY und die Regeln des Proxys prüfen.',
		redirects: 'Die Seite leitet zu oft weiter. Bitte die Adresse angeben, bei der der Browser ankommt.',
		robots: 'Der Betreiber möchte nicht, dass Programme diese Seite abrufen (robots.txt). Bitte im Browser ansehen.',
		scan: 'Die PDF-Datei enthält keinen Text, vermutlich ist sie ein Scan. Bitte erst eine Texterkennung (OCR) ausführen.',
		scheme: 'Abgerufen werden nur Adressen mit https://. Bitte die Seite speichern und die Datei angeben.',
		slow: 'Das Lesen dauert länger als 60 Sekunden und wurde abgebrochen. Bitte den Text in eine Textdatei kopieren.',
		status:
			'Der Server liefert die Seite nicht aus. Bitte später noch einmal versuchen oder die Seite speichern und die Datei angeben.',
		type: 'Unter dieser Adresse liegt weder eine Webseite noch ein Text, PDF oder Word-Dokument (.docx).',
		'unknown-host': 'Zu dieser Adresse ist kein Server zu finden. Bitte die Schreibweise prüfen.',
		unpacked: 'Die Word-Datei wird beim Entpacken zu groß. Bitte den Text in eine neue Datei kopieren.',
		unreachable: 'Der Server ist nicht erreichbar. Bitte später noch einmal versuchen.',
	},
	refused: (source: string, why: string) => `${plain(source)}: ${why} Es wurde nichts geschrieben.`,
	exists: (file: string) =>
		`„${plain(file)}“ gibt es schon; es wurde nichts geschrieben. Zum Ersetzen bitte --overwrite angeben.`,
	sameId: (id: string) =>
		`Zwei der Quellen ergeben dieselbe Kennung „${id}“; es wurde nichts geschrieben. Bitte einzeln einlesen.`,
	outside: (folder: string) =>
		`„${plain(folder)}“ liegt außerhalb des angegebenen Ordners oder ist eine Verknüpfung; es wurde nichts geschrieben.`,
	noWrite: (file: string) =>
		`„${plain(file)}“ lässt sich nicht schreiben; es wurde nichts geändert. Bitte Ort, Zugriffsrechte und Speicherplatz prüfen.`,
	written: (file: string) => `Entwurf geschrieben: ${plain(file)}`,
	dry: (file: string) => `Probelauf, nichts geschrieben. Der Entwurf käme nach: ${plain(file)}`,
	found: ({ measures, people, paragraphs }: { measures: number; people: number; paragraphs: number }) =>
		`  Gefunden: ${count(measures, 'Maßnahme', 'Maßnahmen')}, ${count(people, 'Person mit Funktion', 'Personen mit Funktion')}, ${count(paragraphs, 'Absatz', 'Absätze')}.`,
	check: '  Bitte durchlesen, dann mit „npm run -s check“ prüfen. Unsicheres steht im Kopf der Datei hinter #.',
	/** What somebody should look at. */
	notes: {
		bystander: ({ detail, paragraph }: NoteRow) =>
			`${detail} ist keine Ansprechperson, steht aber im Text${at(paragraph)}. Bitte prüfen, ob der Name dort nötig ist.`,
		cut: ({ detail, paragraph }: NoteRow) =>
			`Der Text bricht ab${at(paragraph)}: „${detail}“. Er gilt als unvollständig, der letzte Satz belegt nichts.`,
		hidden: ({ detail }: NoteRow) => `Unsichtbarer Text wurde weggelassen: „${detail}“.`,
		instruction: ({ detail, paragraph }: NoteRow) =>
			`Eine Anweisung an ein Programm wurde weggelassen${at(paragraph)}: „${detail}“.`,
		invisible: ({ detail }: NoteRow) => `Unsichtbare Zeichen wurden entfernt (${detail}).`,
		mail: ({ paragraph }: NoteRow) => `Eine persönliche E-Mail-Adresse wurde nicht übernommen${at(paragraph)}.`,
		'no-date': () => 'Für die Veranstaltung steht kein Tag im Text. Bitte „starts“ und „kind“ von Hand ergänzen.',
		'no-title': () => 'Ein Titel war nicht zu erkennen. Bitte „title“ prüfen.',
		phone: ({ paragraph }: NoteRow) => `Eine Telefonnummer wurde nicht übernommen${at(paragraph)}.`,
		script: () => 'Die Datei enthält Skripte; sie wurden weder ausgeführt noch übernommen.',
		'unsure-contact': ({ detail, paragraph }: NoteRow) =>
			`Unsicher, ob Ansprechperson${at(paragraph)}: ${detail}. Nicht übernommen.`,
		'unsure-measure': ({ detail, paragraph }: NoteRow) =>
			`Unsicher, ob Name einer Maßnahme${at(paragraph)}: „${detail}“. Nicht übernommen.`,
		'unsure-town': ({ detail, paragraph }: NoteRow) => `Unsicher, ob Kommune${at(paragraph)}: ${detail}.`,
	} satisfies Record<string, (row: NoteRow) => string>,
	/** Comments in the draft. */
	draft: {
		head: 'Entwurf, aus der Quelle gelesen. Bitte alles prüfen; hinter # steht, woher eine Angabe stammt und wie sicher sie ist.',
		fact: (paragraph: number, percent: number) =>
			`${paragraph === 0 ? 'Kopf der Quelle' : `Absatz ${paragraph}`}, ${percent} % sicher`,
		unsure: 'unsicher',
		people: 'Weitere Personen im Text:',
		unsurePeople: 'Unsicher, ob Ansprechperson:',
		unsureMeasures: 'Unsicher, ob Maßnahme:',
		publisher: 'Bitte eintragen, wer den Text herausgegeben hat',
		unknownPublisher: 'Herausgeber nicht angegeben',
		page: (page: number) => `Seite ${page}`,
		text: 'Text',
	},
};
