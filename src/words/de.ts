/** Every sentence the bot can say in German. */

import { day, days } from './day.js';

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
	},
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
	stopped: 'Die Suche wurde abgebrochen.',
};

export type Words = typeof de;
