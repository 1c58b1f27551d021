/** Every sentence about people in other towns, and how they meet, in German. */

import { day } from '../day.js';
import { roughly } from './distance.js';

/** „vom 6. Juni 2024“, „vom Juni 2024“, „von 2024“ */
const dated = (iso: string) => `${iso.length > 4 ? 'vom' : 'von'} ${day('de', iso)}`;
/** Quotation marks within a name become single ones. */
const quoted = (name: string) => `„${name.replaceAll('„', '‚').replaceAll('“', '‘')}“`;
const list = (items: readonly string[]) =>
	items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} und ${items[items.length - 1]}`;
const named = (measures: readonly string[]) => list(measures.map(quoted));

export const german = {
	title: 'Kontakte',
	documented: 'In den Dokumentationen genannt:',
	registered: 'Zum Austausch bereit:',
	private: 'Diese Personen haben sich selbst eingetragen. Nur Sie sehen sie hier.',
	more: 'Es gibt weitere. Fragen Sie „Gibt es noch jemanden?“, oder grenzen Sie die Suche ein, zum Beispiel mit einem Thema, einer Kommune oder einem Land.',
	noFurther: 'Weitere Personen finde ich dazu nicht.',
	which:
		'Wozu suchen Sie jemanden? Nennen Sie ein Thema, eine Kommune oder ein Land, zum Beispiel: Wer kennt sich mit Zwischenmiete aus?',
	facts: {
		role: 'Funktion',
		organisation: 'Arbeitet bei',
		municipality: 'Kommune',
		topics: 'Themen',
		offers: 'Hilft bei',
		seeks: 'Sucht Rat zu',
		languages: 'Sprachen',
		why: 'Warum',
		source: 'Quelle',
		reach: 'Erreichen',
	},
	nobody: 'Keine Person genannt',
	asOf: (date: string, event: string) =>
		`laut Dokumentation ${dated(date)} (${event}); die Funktion kann sich seither geändert haben`,
	undated: (event: string) => `laut Dokumentation ohne Datum (${event}); die Funktion kann sich seither geändert haben`,
	townAsOf: (date: string, event: string) => `laut Dokumentation ${dated(date)} (${event})`,
	townUndated: (event: string) => `laut Dokumentation ohne Datum (${event})`,
	place: (town: string, about: readonly string[]) => (about.length > 0 ? `${town} (${about.join(', ')})` : town),
	claim: (who: string, what: string, source: string) => `${who}${what ? `: ${what}` : ''} – ${source}`,
	reasons: {
		presented: (measures: readonly string[]) => `hat ${named(measures)} vorgestellt`,
		named: (measures: readonly string[]) => `wird zu ${named(measures)} genannt`,
		townNamed: (measures: readonly string[]) => `${measures.length > 1 ? 'Maßnahmen' : 'Maßnahme'} ${named(measures)}`,
		offers: (topics: readonly string[]) => `hilft bei ${named(topics)}`,
		topics: (topics: readonly string[]) => `gemeinsame Themen: ${list(topics)}`,
		size: {
			large: 'gleiche Größenklasse (Großstadt)',
			medium: 'gleiche Größenklasse (Mittelstadt)',
			small: 'gleiche Größenklasse (Kleinstadt)',
		},
		state: (state: string) => `gleiches Land (${state})`,
		distance: (kilometres: number) => `etwa ${roughly(kilometres)} km entfernt`,
	},
	sizes: { large: 'Großstadt', medium: 'Mittelstadt', small: 'Kleinstadt' },
	spoken: { de: 'Deutsch', en: 'Englisch' },
	reach: {
		documented: 'über die Kommune: Ich kann einen Brief für Sie vorbereiten.',
		office: 'über das Programmbüro',
	},
	noneDocumented: 'Dazu nennen die Dokumentationen niemanden.',
	noneTopic: 'Dazu nennen die Dokumentationen niemanden, und es hat sich auch niemand eingetragen.',
	noneNear: (kilometres: number, inside: boolean) =>
		`Im Umkreis von ${kilometres} km nennen die Dokumentationen dazu niemanden${inside ? ', und es hat sich auch niemand eingetragen' : ''}.`,
	nearest: 'Am nächsten liegen diese Kommunen, von denen es Dokumentationen gibt:',
	similar: 'Am ehesten passen diese Dokumentationen:',
	away: (town: string, kilometres: number) => `${town} (etwa ${roughly(kilometres)} km)`,
	everywhere: 'Überall suchen',
	contactsIn: (town: string) => `Kontakte in ${town}`,
	office: 'Weiter hilft das Programmbüro:',
	whence:
		'Aus welcher Kommune fragen Sie? Dann suche ich nach ähnlichen: gleiche Größe, gleiches Land, gleiche Themen.',
	whenceNear: 'Aus welcher Kommune fragen Sie? Dann suche ich in der Nähe.',
	whenceNearHow: 'Oder schreiben Sie zum Beispiel: Gibt es jemanden in der Nähe von Alzey?',
	whenceField: 'Ihre Kommune',
	whenceButton: 'Kommune angeben',
	whenceUnknown: (town: string) =>
		`Die Kommune „${town}“ kenne ich nicht. Bitte schreiben Sie nur den Namen, zum Beispiel: Alzey`,
	whenceMeant: (town: string) => `Meinten Sie „${town}“?`,
	whenceHow: 'Oder schreiben Sie zum Beispiel: Gibt es jemanden in einer Stadt wie Alzey?',
	everybody:
		'Eine Liste aller Personen gebe ich nicht heraus. Nennen Sie ein Thema, eine Kommune oder ein Land, dann suche ich passende Personen.',
	enough:
		'Sie haben heute schon sehr viele Personen nachgeschlagen. Morgen können Sie weitersuchen; bei dringenden Fragen hilft das Programmbüro.',
	map: 'Alle Kommunen auf der Karte',
	town: {
		untold: (town: string) => `Zu ${town} gibt es keine Dokumentation.`,
		measures: 'Maßnahmen in zeitlicher Folge:',
		contacts: 'Genannte Personen:',
		related: (towns: readonly string[]) => `Ähnliche Themen: ${list(towns)}.`,
		relatedTo: (town: string, topics: readonly string[]) => `${town} (${list(topics)})`,
		contact: 'Kontakt finden',
	},
	profile: {
		title: 'Mein Profil',
		create: 'Profil anlegen',
		change: 'Profil ändern',
		pause: 'Pausieren',
		resume: 'Wieder sichtbar werden',
		remove: 'Profil löschen',
		save: 'Speichern',
		absent: 'Sie haben kein Profil.',
		none: 'Sie haben noch kein Profil. Wenn Sie möchten, können Kolleginnen und Kollegen aus anderen Kommunen Sie finden.',
		what: [
			'Zweck: Fachleute aus anderen Kommunen des Programms finden Sie zu Ihren Themen und können Sie über mich anfragen.',
			'Gespeichert wird, was Sie im Formular eintragen, und wann Sie zugestimmt haben.',
			'Sehen können es nur Personen aus dem Programm. Wie man Sie erreicht, erfährt nur, wer Sie angefragt und Ihre Zusage bekommen hat.',
			'Dauer: zwölf Monate. Zwei Wochen vorher frage ich, ob es bleiben soll; antworten Sie nicht, wird es gelöscht.',
			'Sie können es jederzeit pausieren, ändern oder löschen. Das gilt sofort.',
		],
		fields: {
			name: 'Ihr Name',
			municipality: 'Ihre Kommune',
			role: 'Ihre Funktion',
			offers: 'Wobei Sie helfen können (mit Kommas getrennt)',
			seeks: 'Wozu Sie Rat suchen (mit Kommas getrennt)',
			languages: 'Sprachen',
			way: 'Wie man Sie am besten erreicht, nach Ihrer Zusage',
			match: 'Einmal im Monat jemanden vorschlagen?',
			consent:
				'Einwilligung: Diese Angaben dürfen zwölf Monate lang gespeichert und Personen aus dem Programm gezeigt werden.',
		},
		languages: { de: 'Deutsch', en: 'Englisch', 'de en': 'Deutsch und Englisch' },
		match: { no: 'Nein', yes: 'Ja, wenn jemand zu meinen Themen passt' },
		consent: { no: 'Nein', yes: 'Ja, ich bin einverstanden' },
		wrong: {
			name: 'Bitte geben Sie Ihren Namen an.',
			municipality: 'Diese Kommune kenne ich nicht. Bitte schreiben Sie nur den Namen, zum Beispiel: Alzey',
			meant: (town: string) => `Diese Kommune kenne ich nicht. Meinten Sie „${town}“?`,
			topics: 'Bitte nennen Sie mindestens ein Thema, bei dem Sie helfen können oder zu dem Sie Rat suchen.',
			way: 'Bitte geben Sie an, wie man Sie erreicht, zum Beispiel eine dienstliche E-Mail-Adresse oder Telefonnummer.',
			consent:
				'Ohne Ihre Einwilligung speichere ich nichts. Bitte wählen Sie „Ja, ich bin einverstanden“ oder schließen Sie das Formular.',
		},
		saved: 'Ihr Profil ist gespeichert.',
		seen: 'So sehen andere Ihr Profil:',
		hidden: 'Erst nach Ihrer Zusage zu sehen:',
		until: (day: string) => `Gespeichert bis ${day}.`,
		agreed: (day: string, version: string) => `Einwilligung vom ${day}, Textfassung ${version}.`,
		paused: 'Ihr Profil ist pausiert: Niemand findet Sie, und offene Anfragen an Sie sind beendet.',
		resumed: 'Ihr Profil ist wieder sichtbar.',
		removed: 'Ihr Profil ist gelöscht. Niemand findet Sie mehr, und offene Anfragen an Sie sind beendet.',
		refused: (towns: readonly string[]) => `Keine Anfragen möchten Sie aus: ${list(towns)}.`,
		forgive: 'Wieder alle Anfragen zulassen',
		forgiven: 'Sie bekommen wieder Anfragen aus allen Kommunen.',
		stay: (day: string) => `Ihr Profil wird am ${day} gelöscht. Soll es ein weiteres Jahr bleiben?`,
		staying: 'Ja, ein weiteres Jahr',
		stays: (day: string) => `Ihr Profil bleibt bis ${day}.`,
		only: 'Ein Profil können nur Personen aus dem Programm anlegen.',
		unreachable:
			'Hier kann ich Ihnen nicht von mir aus schreiben, deshalb ist ein Profil hier nicht möglich. Bitte schreiben Sie mir in Slack oder Teams.',
	},
	meet: {
		ask: (name: string) => `Anfragen: ${name}`,
		title: (name: string) => `Anfrage an ${name}`,
		why: 'Worum geht es?',
		way: 'Wie man Sie erreicht (zu sehen erst nach der Zusage)',
		name: 'Ihr Name',
		municipality: 'Ihre Kommune',
		role: 'Ihre Funktion',
		send: 'Anfrage senden',
		told: 'Name, Funktion, Kommune und Ihr Anliegen werden gezeigt. Wie man Sie erreicht, erst nach der Zusage. Die Anfrage wird 30 Tage aufbewahrt, nach einer Zusage 60 Tage.',
		wrong: {
			why: 'Bitte schreiben Sie kurz, worum es geht.',
			name: 'Bitte geben Sie Ihren Namen an.',
			municipality: 'Diese Kommune kenne ich nicht. Bitte schreiben Sie nur den Namen, zum Beispiel: Alzey',
			way: 'Bitte geben Sie an, wie man Sie erreicht.',
		},
		sent: (name: string) =>
			`Ihre Anfrage an ${name} ist unterwegs. Sobald eine Zusage kommt, sehen Sie beide, wie Sie sich erreichen.`,
		refused: {
			again: 'Diese Person haben Sie in den letzten 30 Tagen schon angefragt.',
			open: 'Sie haben schon drei offene Anfragen. Bitte warten Sie auf eine Antwort, oder ziehen Sie eine zurück.',
			month: 'Mehr als zehn Anfragen in 30 Tagen sind nicht möglich.',
			busy: 'Ihre vorige Anfrage wird gerade noch gesendet. Bitte versuchen Sie es gleich noch einmal.',
		},
		gone: 'Diese Person ist zurzeit nicht zu erreichen.',
		self: 'Das sind Sie selbst.',
		outside: 'Kontakte vermittle ich nur zwischen Personen aus dem Programm.',
		request: (name: string) => `${name} möchte sich mit Ihnen austauschen`,
		requestHow:
			'Erst wenn Sie zusagen, sehen Sie beide, wie Sie sich erreichen. Sagen Sie ab, erfährt die andere Seite nur, dass keine Antwort kam.',
		concern: 'Anliegen',
		accept: 'Zusagen',
		decline: 'Absagen',
		later: 'Später',
		never: (town: string) => `Nie aus ${town}`,
		accepted:
			'Sie haben zugesagt. Die Kontaktdaten kommen in einer eigenen Nachricht, bei Ihnen und auf der anderen Seite.',
		declined: 'Sie haben abgesagt. Die andere Seite erfährt nur, dass keine Antwort kam.',
		postponed: 'Gut, ich frage Sie in zwei Tagen noch einmal.',
		nevered: (town: string) => `Sie haben abgesagt und bekommen keine Anfragen mehr aus ${town}.`,
		over: 'Diese Anfrage gibt es nicht mehr.',
		contact: (name: string) => `${name} hat zugesagt`,
		contactAsked: (name: string) => `Ihr Kontakt: ${name}`,
		reach: 'Erreichen',
		silence: (name: string, day: string) =>
			`Keine Rückmeldung: Auf Ihre Anfrage${name ? ` an ${name}` : ''} vom ${day} kam keine Antwort.`,
		silenceHow: 'Das Programmbüro kann vielleicht weiterhelfen, oder Sie fragen jemand anderen an.',
		helped: (name: string) => `Vor zwei Wochen haben Sie und ${name} sich gefunden. Hat es geholfen?`,
		yes: 'Ja',
		no: 'Nein',
		thanks: 'Danke für die Antwort. Gezählt wird nur „Ja“ oder „Nein“, ohne Namen.',
		mine: 'Meine Anfragen',
		none: 'Sie haben keine offenen Anfragen.',
		openOne: (name: string, day: string) => `${name}, angefragt am ${day}`,
		withdraw: (name: string) => `Zurückziehen: ${name}`,
		withdrawn: 'Ihre Anfrage ist zurückgezogen.',
		twice: 'Möglicherweise doppelt: Beim Senden gab es eine Störung.',
		match: (topic: string) => `Vorschlag des Monats: Sie suchen Rat zu ${quoted(topic)}.`,
		matchWho: (name: string, role: string, town: string) =>
			`${name} (${role ? `${role}, ` : ''}${town}) hilft dabei gern.`,
		noMore: 'Keine Vorschläge mehr',
		noMoreDone: 'Sie bekommen keine Vorschläge mehr.',
	},
	letter: {
		offer: (town: string) => `Brief an ${town} vorbereiten`,
		intro: (town: string) => `Hier ist ein Brief an ${town}, den Sie selbst absenden können:`,
		nobody: (who: string) => `${quoted(who)} finde ich weder in den Dokumentationen noch unter den Eingetragenen.`,
		address: (address: string) => `An: ${address}`,
		unknown: (town: string) =>
			`An: Stadtverwaltung ${town}. Eine Adresse steht nicht in den Dokumentationen; Sie finden sie auf der Website der Kommune. Das Programmbüro vermittelt auch:`,
		nothing: (town: string) =>
			`Zu ${town} gibt es keine Dokumentation, und es hat sich von dort auch niemand eingetragen.`,
		who: 'Wen möchten Sie kennenlernen? Schreiben Sie zum Beispiel: Stell mich Alzey vor',
	},
};

/** A letter to a German town hall: in German, whatever the asker speaks. */
export const letter = {
	subject: (town: string, measure: string) =>
		measure ? `Betreff: Ihre Erfahrungen mit ${quoted(measure)}` : `Betreff: Erfahrungsaustausch mit ${town}`,
	body: (what: {
		town: string;
		measure: string;
		event: string;
		date: string;
		person: string;
		from: string;
		name: string;
	}): string[] => [
		'Sehr geehrte Damen und Herren,',
		`in der Dokumentation ${quoted(what.event)}${what.date ? ` ${dated(what.date)}` : ''} habe ich von ${quoted(what.measure)} in ${what.town} gelesen.${what.person ? ` Dort ist ${what.person} genannt.` : ''}`,
		`Wir in ${what.from} beschäftigen uns mit einem ähnlichen Vorhaben und würden gern von Ihren Erfahrungen lernen.`,
		'Könnten Sie diese Nachricht an die zuständige Person weiterleiten? Über ein kurzes Gespräch würde ich mich freuen.',
		'Mit freundlichen Grüßen',
		what.name,
	],
	here: '[Ihre Kommune]',
	signature: '[Ihr Name, Ihre Funktion, Ihre Kommune]',
};
