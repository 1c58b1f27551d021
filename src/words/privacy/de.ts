/** Privacy in German: showing and erasing what is kept. */

import { nobody, own } from '../kept/de.js';

export const german = {
	title: 'Datenschutz',
	what: 'Das speichere ich von Ihnen:',
	own,
	nobody,
	anonymous: (items: string) => `Ohne Ihren Namen gespeichert werden: ${items}.`,
	nothingElse:
		'Nicht festgehalten wird, wer wie oft fragt, was jemand liest oder wann jemand da ist. Das Protokoll des Servers enthält weder Ihre Worte noch Ihren Namen.',
	more: 'Ausführlich, mit Zweck und Empfängern',
	head: { name: 'Was', why: 'Wozu', period: 'Wie lange', seen: 'Wer es sieht', reason: 'Warum es niemandem gehört' },
	ownTitle: 'Was von Ihnen gespeichert wird',
	nobodyTitle: 'Was ohne Namen gespeichert wird',
	rights:
		'Ihre Daten sehen und löschen Sie selbst: Schreiben Sie dem Lotsen „Meine Daten zeigen“ oder „Meine Daten löschen“, in Slack, in Teams oder hier im Gespräch. Wer den Lotsen betreibt, kann die Dateien des Servers lesen.',
	documented: {
		title: 'Personen, die in den Dokumentationen genannt sind',
		lines: [
			'Die Dokumentationen nennen Fachleute mit Namen, Funktion und Stelle, weil sie bei einer Veranstaltung etwas vorgestellt haben. Der Lotse zeigt diese Angaben mit Quelle und Datum, damit andere Kommunen sich an die richtige Stelle wenden können. Eine Adresse steht nur dabei, wenn sie in der Dokumentation steht.',
			'Wer nicht genannt werden möchte, widerspricht bei der Stelle, die den Lotsen betreibt. Der Name verschwindet dann aus allen Dokumenten; was vorgestellt wurde, bleibt stehen.',
		],
	},
	show: 'Meine Daten zeigen',
	erase: 'Meine Daten löschen',
	confirm: 'Ja, alles löschen',
	sure: 'Wirklich alles löschen? Das lässt sich nicht zurücknehmen. Gelöscht wird sofort:',
	nothing: 'Von Ihnen ist nichts gespeichert.',
	counted: (name: string, count: number) => `${name}: ${count}`,
	erased: 'Ihre Daten sind gelöscht.',
	nothingErased: 'Von Ihnen war nichts gespeichert.',
	checked: 'Ich habe danach noch einmal alles durchgesehen und von Ihnen nichts mehr gefunden.',
	left: (count: number) =>
		`Beim Durchsehen danach ${count === 1 ? 'war noch 1 Eintrag' : `waren noch ${count} Einträge`} da. Bitte versuchen Sie es noch einmal; hilft das nicht, wenden Sie sich an die Betreuung.`,
	unsigned:
		'Was Sie für einen Kanal eingerichtet haben, bleibt ohne Ihren Namen beim Kanal; Anfragen an Sie bleiben ohne Ihren Namen bei denen, die gefragt haben.',
	authorless:
		'Nicht zuordnen und deshalb nicht löschen lässt sich, was ohne Namen gespeichert ist: Bewertungen, Fragen ohne Antwort und die Zähler der Themen.',
	backups: 'Auch in den Sicherungskopien des Lotsen stehen Ihre Daten nicht mehr.',
	platform:
		'Ihre Nachrichten und meine Antworten stehen weiterhin im Chat selbst; darüber bestimmen Sie und Ihre Organisation in Slack oder Teams.',
	shown: 'Das ist von Ihnen gespeichert:',
	download: 'Als Datei herunterladen (JSON)',
	once: 'Die Adresse zum Herunterladen gilt 15 Minuten und nur einmal. Geben Sie sie nicht weiter.',
	until: (when: string) => `bis ${when}`,
	row: {
		language: { de: 'Deutsch', en: 'Englisch' },
		buttons: (labels: string) => (labels ? `Schaltflächen: ${labels}` : 'Schaltflächen einer Antwort'),
		place: 'ein Gespräch, in dem ich schreiben darf',
		answer: 'eine Antwort an Sie, damit Sie zu ihr zurückkehren können',
		settings: (where: string, zone: string, leads: string) =>
			`Erinnerungen in ${where}, Zeitzone ${zone}, so lange vorher: ${leads}`,
		registered: (events: string) => `angemeldet: ${events}`,
		declined: (events: string) => `kommt nicht: ${events}`,
		everything: 'alle Termine',
		series: (series: string) => `alle Termine der Reihe „${series}“`,
		topic: (topic: string) => `alle Termine zum Thema „${topic}“`,
		event: (event: string) => `der Termin ${event}`,
		channel: (what: string) => `${what}, eingerichtet für einen Kanal`,
		reminder: (event: string) => `eine Erinnerung an den Termin ${event}`,
		message: 'eine Nachricht, die gerade beantwortet wird',
		hidden: 'eine geheime Adresse, von der nur die Prüfsumme gespeichert ist',
		profile: (name: string, town: string, topics: string, way: string) =>
			`${name}, ${town}; Themen: ${topics}; erreichbar: ${way}`,
		introduction: (why: string, day: string) => (why ? `Anfrage vom ${day}: „${why}“` : `Anfrage vom ${day}`),
		requested: (day: string) => `eine Anfrage an Sie vom ${day}`,
		letter: 'eine Nachricht, die noch verschickt wird',
		count: (count: number) => `${count} gesehen`,
		worded: (count: number) => `${count} formuliert`,
		wording: (on: boolean): string => (on ? 'eingeschaltet' : 'ausgeschaltet'),
		leaving: (when: string) => `Ihre Daten werden gelöscht am ${when}`,
		more: (count: number) => `und ${count} weitere; alle stehen in der Datei`,
	},
	page: {
		gone: 'Diese Adresse gilt nicht mehr.',
		goneHint:
			'Sie gilt 15 Minuten und nur einmal. Schreiben Sie dem Lotsen „Meine Daten zeigen“, dann bekommen Sie eine neue.',
		file: 'meine-daten.json',
	},
};

export type PrivacyWords = typeof german;
