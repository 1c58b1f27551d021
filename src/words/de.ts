/** Every sentence the bot can say in German. */

import { day, days } from './day.js';
import { german } from './events/de.js';
import { german as peers } from './peers/de.js';
import { german as germanPrivacy } from './privacy/de.js';

const list = (items: readonly string[]) =>
	items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} und ${items[items.length - 1]}`;

export const de = {
	list,
	/** „6. Juni 2024“, „Juni 2025“ or „2025“ for an ISO date. */
	day: (iso: string) => day('de', iso),
	/** „18.–19. April 2023“ */
	span: (from: string, to: string) => days('de', { starts: from, ends: to }) ?? '',
	quoted: (text: string) => `„${text}“`,

	rows: {
		presented: (people: string, event: string, date: string) => `vorgestellt von ${people} beim ${event} am ${date}`,
		named: (people: string) => `im Dokument genannt: ${people}`,
		nobody: 'eine zuständige Person nennt das Dokument nicht',
		incomplete:
			'Diese Liste ist möglicherweise nicht vollständig: Ein Teil der Dokumentationen liegt nur in Auszügen vor.',
		event: (series: string, number?: number) => (number === undefined ? series : `${number}. ${series}`),
	},
	facts: {
		presentedAt: (what: string, title: string, date: string) => `${what}: vorgestellt am ${date} (${title})`,
		older: (values: string) => `Ältere Quellen nennen andere Angaben: ${values}`,
		undated: 'ohne Datum',
		asOf: (date: string) => `Stand ${date}`,
		share: 'Das Dokument nennt einen Anteil, keine Anzahl.',
	},
	source: {
		summary: (publisher: string) => `Zusammenfassung nach ${publisher}`,
		noLink: 'Fundstelle ohne Link',
		heading: 'Fundstellen',
		open: 'Quelle zeigen',
		number: (n: number) => `Fundstelle ${n}`,
		read: 'Im Dokument lesen',
		original: 'Original ansehen',
		gone: 'Diese Stelle ist nicht mehr in den Dokumentationen. Bitte stellen Sie Ihre Frage noch einmal.',
	},
	next: {
		again: 'Anders suchen',
		question: 'Ihre Frage',
		contact: 'Kontakt finden',
		share: 'Im Kanal teilen',
		asked: (question: string) => `Gefragt wurde: „${question}“`,
		more: 'Weitere anzeigen',
	},
	feedback: {
		helpful: 'Hilfreich',
		unhelpful: 'Nicht hilfreich',
		title: 'Ihre Rückmeldung',
		comment: 'Was hat gefehlt oder war falsch? Ihr Name wird nicht gespeichert.',
		send: 'Senden',
		thanks: 'Danke für Ihre Rückmeldung.',
	},
	status: 'durchsucht die Dokumentationen …',
	author: (model: string) => `Mit KI formuliert (${model}), jede Aussage mit der Fundstelle abgeglichen.`,
	understood: (question: string) => `Verstanden als: „${question}“`,
	wording: {
		status: (documents: number, places: number) =>
			`${documents === 1 ? 'ein Dokument' : `${documents} Dokumente`} durchsucht, ${places === 1 ? 'eine Stelle' : `${places} Stellen`} gefunden; formuliert und prüft …`,
		quotes: 'Nur Zitate zeigen',
		on: (model: string) =>
			`Ab jetzt formuliert hier ein Sprachmodell (${model}) die Antworten. Jeder Satz wird mit seiner Fundstelle abgeglichen, bevor Sie ihn sehen. Mit „KI-Antworten ausschalten“ ist es wieder aus.`,
		off: 'Ab jetzt bestehen Antworten hier wieder nur aus Zitaten.',
		isOn: (model: string) => `Hier formuliert ein Sprachmodell (${model}) die Antworten.`,
		isOff:
			'Antworten bestehen hier nur aus Zitaten. Wer Termine organisiert, kann das mit „KI-Antworten einschalten“ ändern.',
		refused: 'Das können nur Personen einstellen, die für Ihre Organisation Termine organisieren.',
		none: 'Es ist kein Sprachmodell eingerichtet. Antworten bestehen aus Zitaten.',
		hindered: {
			fault: (reference?: string) =>
				`Wörtlich aus den Dokumenten, weil das Sprachmodell gerade nicht antwortet${reference ? ` (Kennung ${reference})` : ''}.`,
			person: () =>
				'Wörtlich aus den Dokumenten: Sie haben so viele Antworten formulieren lassen, wie in dieser Zeit möglich ist.',
			tenant: () =>
				'Wörtlich aus den Dokumenten: Ihre Organisation hat so viele Antworten formulieren lassen, wie in dieser Zeit möglich ist.',
			month: () => 'Wörtlich aus den Dokumenten: Das Budget für das Sprachmodell ist für diesen Monat aufgebraucht.',
			busy: () => 'Wörtlich aus den Dokumenten, weil gerade sehr viele Fragen gestellt werden.',
		},
	},
	help: {
		commands: 'Mit /austausch erreichen Sie mich überall:',
		command: [
			'/austausch frage Wer hat einen Makerspace? – fragt die Dokumentationen',
			'/austausch termine – zeigt, was ansteht',
			'/austausch erinnere mich an den nächsten Austausch – richtet eine Erinnerung ein',
			'/austausch kontakte Zwischenmiete – nennt Ansprechpersonen zu einem Thema',
			'/austausch mein Profil – damit andere Sie finden',
			'/austausch Stell mich Alzey vor – damit Sie andere kennenlernen',
			'/austausch sprache – stellt die Sprache der Antworten ein',
			'/austausch datenschutz – sagt, was gespeichert wird, und löscht es auf Wunsch',
		],
		promise:
			'Jeder Satz einer Antwort nennt seine Fundstelle. Was nicht in den Dokumentationen steht, sage ich Ihnen auch.',
	},
	events: german,
	peers,
	contacts: {
		how: 'Zu welchem Thema suchen Sie jemanden? Schreiben Sie zum Beispiel: /austausch kontakte Zwischenmiete',
	},
	language: {
		title: 'Meine Sprache',
		now: {
			de: 'Ich antworte Ihnen auf Deutsch.',
			en: 'Ich antworte Ihnen auf Englisch.',
			auto: 'Ich antworte in der Sprache Ihrer Frage.',
		},
		choose: { de: 'Deutsch', en: 'English', auto: 'Wie die Frage' },
	},
	privacy: germanPrivacy,
	home: {
		title: 'Innenstadtlotse',
		what: 'Ich weiß, was andere Innenstädte schon ausprobiert haben. Schreiben Sie mir unter „Nachrichten“ oder erwähnen Sie mich in einem Kanal. Fragen Sie zum Beispiel:',
		newest: 'Neueste Dokumentationen',
	},
	slack: {
		prompts: 'Fragen Sie zum Beispiel',
		ask: 'Frage stellen',
		send: 'Fragen',
		close: 'Schließen',
		cancel: 'Abbrechen',
		searching: 'Ich durchsuche die Dokumentationen …',
		twice: 'Möglicherweise doppelt: Beim Senden gab es eine Störung.',
		undelivered: (question: string) =>
			`Ich konnte Ihre Frage nicht dort beantworten, wo Sie sie gestellt haben${question ? `: „${question.slice(0, 200)}“` : ''}. Laden Sie mich mit /invite in den Kanal ein, oder fragen Sie mich hier.`,
	},
	teams: {
		sources: 'Quellen',
		back: 'Zurück zur Antwort',
		ask: 'Fragen',
		below: 'Die Antwort steht in der nächsten Nachricht.',
		alone: 'Das betrifft nur Sie: Die Antwort steht in unserem persönlichen Chat.',
		apart: 'Das betrifft nur Sie, hier lesen andere mit. Schreiben Sie mir bitte in unserem persönlichen Chat.',
		searching: 'Ich durchsuche die Dokumentationen …',
		known: 'Das habe ich schon bekommen.',
		twice: 'Möglicherweise doppelt: Beim Senden gab es eine Störung.',
		welcome:
			'Guten Tag! Ich weiß, was andere Innenstädte schon ausprobiert haben. Schreiben Sie mir Ihre Frage, oder erwähnen Sie mich in einem Kanal oder Gruppenchat. Fragen Sie zum Beispiel:',
		commands: 'Diese Wörter verstehe ich außerdem; in Kanälen und Gruppenchats erwähnen Sie mich dabei:',
		command: [
			'frage Wer hat einen Makerspace? – durchsucht die Dokumentationen',
			'termine – zeigt, was ansteht',
			'erinnere mich an den nächsten Austausch – richtet eine Erinnerung ein',
			'kontakte Zwischenmiete – nennt Ansprechpersonen zu einem Thema',
			'mein Profil – damit andere Sie finden',
			'Stell mich Alzey vor – damit Sie andere kennenlernen',
			'sprache – stellt die Sprache der Antworten ein',
			'datenschutz – sagt, was gespeichert wird, und löscht es auf Wunsch',
			'hilfe – zeigt diese Übersicht',
		],
		contacts: 'Zu welchem Thema suchen Sie jemanden? Schreiben Sie zum Beispiel: kontakte Zwischenmiete',
		required: 'Bitte ausfüllen.',
		search: 'Schreiben Sie ein Stichwort, zum Beispiel Makerspace.',
		nothing: 'Dazu steht nichts in den Dokumentationen.',
	},
	install: {
		done: 'Der Innenstadtlotse ist installiert. Sie finden ihn in Slack unter „Apps“.',
		refused: 'Dieser Arbeitsbereich steht nicht auf der Liste. Bitte wenden Sie sich an das Programmbüro.',
		failed: 'Die Installation ist nicht gelungen. Bitte beginnen Sie noch einmal von vorn.',
	},
	refused:
		'Für diesen Arbeitsbereich ist der Innenstadtlotse nicht freigeschaltet. Bitte wenden Sie sich an das Programmbüro.',
	foreign: 'Diese Schaltfläche gehört zur Frage einer anderen Person. Bitte stellen Sie Ihre Frage selbst.',
	translated: '',
	missing: {
		plain: 'Dazu steht nichts in den Dokumentationen.',
		searched: (documents: number, until: string) =>
			`Durchsucht ${documents === 1 ? 'wurde 1 Dokument' : `wurden ${documents} Dokumente`}${until ? `, das neueste mit Stand ${until}` : ''}.`,
		nothing: 'Es ist noch keine Dokumentation hinterlegt.',
		nearest: 'Am nächsten kommen:',
		offer: 'Wenn Sie möchten, gebe ich die Frage an das Programmbüro weiter.',
		site: 'Weiter hilft das Programmbüro:',
	},
	forward: {
		button: 'An das Programmbüro weitergeben',
		preview: 'Das wird an das Programmbüro gesendet:',
		anonymous:
			'Ihr Name wird nicht mitgeschickt. Bitte schreiben Sie dazu, wie man Sie erreicht, wenn Sie eine Antwort möchten.',
		received: 'Eine Frage, die der Innenstadtlotse nicht beantworten konnte:',
		sent: 'Ihre Frage ist an das Programmbüro gegangen.',
		failed: 'Die Frage konnte gerade nicht zugestellt werden. Bitte versuchen Sie es später noch einmal.',
	},
	small: {
		greeting:
			'Guten Tag! Fragen Sie mich, was andere Kommunen ausprobiert haben, zum Beispiel: „Wer hat einen Jugendraum eingerichtet?“',
		thanks: 'Gern geschehen.',
		goodbye: 'Auf Wiedersehen!',
		abilities:
			'Ich beantworte Fragen aus den Dokumentationen des Programms „Zukunftsfähige Innenstädte und Zentren“ und nenne zu jedem Satz die Fundstelle. Fragen Sie zum Beispiel:',
		examples: [
			'Wer hat einen Makerspace und mit wem?',
			'Wann und wo war der 4. Austausch?',
			'Wie viele Kommunen nutzen Zwischenmiete?',
		],
		empty: 'Ihre Nachricht war leer. Was möchten Sie wissen?',
		tooLong: (limit: string) =>
			`Das ist zu lang für eine Frage. Bitte fassen Sie sich kürzer, höchstens ${limit} Zeichen.`,
		emoji: 'Mit Emojis allein kann ich nichts nachschlagen. Was möchten Sie wissen?',
		code: 'Das sieht nach Programmcode oder einer Fehlermeldung aus. Ich beantworte Fragen zu den Dokumentationen der Innenstadtprojekte.',
		unclear:
			'Das habe ich nicht verstanden. Bitte stellen Sie Ihre Frage in einem Satz, zum Beispiel: „Gibt es etwas mit Kunst?“',
	},
	fault: (reference: string) =>
		`Da ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal; hilft das nicht, nennen Sie der Betreuung die Nummer ${reference}.`,
	expired: 'Diese Schaltfläche ist abgelaufen. Bitte stellen Sie Ihre Frage noch einmal.',
	late: 'Das hat zu lange gedauert. Bitte fragen Sie noch einmal.',
	idle: 'Gerade läuft keine Suche.',
	stopped: 'Die Suche wurde abgebrochen.',
};

export type Words = typeof de;
