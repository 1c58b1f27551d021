/** Privacy in German: what is kept, why, how long and who sees it; showing and erasing it. The kinds are those of `kept.ts`. */

const YOU = 'nur Sie';
const NOBODY = 'niemand; der Lotse braucht es für seine Arbeit';

/** Kinds of rows that belong to a person. */
const own = {
	person: {
		name: 'Sprache der Antworten',
		why: 'damit ich Ihnen in der Sprache antworte, die Sie gewählt haben',
		period: 'bis Sie wieder „Wie die Frage“ wählen',
		seen: YOU,
	},
	conversation: {
		name: 'Fragen eines Gesprächs',
		why: 'damit Sie nachfragen können; gespeichert werden die letzten sechs',
		period: 'einen Tag',
		seen: NOBODY,
	},
	button: {
		name: 'Inhalt Ihrer Schaltflächen',
		why: 'damit eine Schaltfläche tut, was darauf steht; dazu gehören die Frage und was ein Formular enthält',
		period: 'einen Tag, bei Erinnerungen und Fundstellen 30 Tage',
		seen: YOU,
	},
	shelf: {
		name: 'Gespräche und Antworten in Teams',
		why: 'damit ich Ihnen dort schreiben und von einer Fundstelle zur Antwort zurückkehren kann',
		period: 'ein Gespräch 400 Tage nach der letzten Nachricht, eine Antwort einen Tag',
		seen: NOBODY,
	},
	subscriber: {
		name: 'Einstellungen für Erinnerungen',
		why: 'damit ich weiß, wo, wann und in welcher Sprache ich Sie erinnern soll, und wozu Sie angemeldet sind oder nicht kommen',
		period: 'bis Sie alle Erinnerungen beenden',
		seen: YOU,
	},
	subscription: {
		name: 'Erinnerungen, die Sie eingerichtet haben',
		why: 'damit ich Sie rechtzeitig erinnere',
		period: 'bis Sie die Erinnerung beenden',
		seen: 'nur Sie; bei einem Kanal seine Mitglieder, mit Ihrem Namen',
	},
	delivery: {
		name: 'Nachrichten auf dem Weg und verschickte Erinnerungen',
		why: 'damit nichts verloren geht und nichts doppelt kommt; eine verschickte Erinnerung steht hier ohne ihren Text',
		period:
			'eine Frage, bis sie beantwortet ist; dass sie da war, 25 Stunden; eine Erinnerung bis 30 Tage nach dem Termin',
		seen: NOBODY,
	},
	feed: {
		name: 'Adresse Ihres persönlichen Kalenders',
		why: 'damit Ihr Kalenderprogramm Ihre Termine abholen kann; gespeichert ist nur eine Prüfsumme der Adresse',
		period: 'bis Sie eine neue Adresse wünschen',
		seen: 'wer die geheime Adresse kennt',
	},
	download: {
		name: 'Adresse zum Herunterladen Ihrer Daten',
		why: 'damit nur Sie Ihre Daten abholen können; gespeichert ist nur eine Prüfsumme der Adresse',
		period: '15 Minuten, oder bis Sie sie benutzt haben',
		seen: 'wer die geheime Adresse kennt',
	},
	profile: {
		name: 'Ihr Profil',
		why: 'damit Fachleute aus anderen Kommunen Sie finden; mit Ihrer Einwilligung, ihrem Zeitpunkt und der Textfassung',
		period: 'zwölf Monate, oder bis Sie es löschen; zwei Wochen vorher frage ich, ob es bleiben soll',
		seen: 'Personen aus dem Programm; wie man Sie erreicht, nur wer Ihre Zusage hat',
	},
	introduction: {
		name: 'Ihre Anfragen an andere',
		why: 'damit Ihr Anliegen ankommt und Sie beide sich nach einer Zusage erreichen',
		period: '30 Tage, nach einer Zusage 60 Tage',
		seen: 'Sie und die Person, die Sie anfragen; wie man Sie erreicht, erst nach ihrer Zusage',
	},
	letter: {
		name: 'Nachrichten zu Anfragen, auf dem Weg zu Ihnen',
		why: 'damit keine verloren geht; den Text bekommt sie erst beim Senden',
		period: 'bis sie angekommen ist, höchstens 30 Tage',
		seen: NOBODY,
	},
	never: {
		name: 'Kommunen, aus denen Sie keine Anfragen möchten',
		why: 'damit Sie von dort keine mehr bekommen',
		period: 'bis Sie es aufheben oder Ihr Profil löschen',
		seen: YOU,
	},
	lookup: {
		name: 'Wie viele eingetragene Personen Sie an einem Tag gesehen haben',
		why: 'damit niemand alle nacheinander abrufen kann; nur die Zahl',
		period: 'einen Tag',
		seen: NOBODY,
	},
	leaving: {
		name: 'Vermerk, dass Sie die Organisation verlassen haben',
		why: 'damit Ihre Daten nach einer Frist von selbst gelöscht werden',
		period: 'bis zum Ende der Frist, üblicherweise 30 Tage',
		seen: NOBODY,
	},
};

const OFFICE = 'die Betreuung des Lotsen';
const EVERYBODY = 'alle, die den Termin sehen dürfen';

/** Kinds that belong to nobody, and why. */
const nobody = {
	feedback: {
		name: 'Bewertungen von Antworten',
		why: 'damit die Antworten besser werden; gespeichert werden die Frage, „hilfreich“ oder nicht, der Tag und Ihr Kommentar',
		period: 'ein Jahr',
		seen: OFFICE,
		reason: 'Wer bewertet hat, wird nicht gespeichert.',
	},
	unanswered: {
		name: 'Fragen ohne Antwort',
		why: 'damit das Programmbüro sieht, welche Dokumentation fehlt; gespeichert werden Frage, Sprache und Tag',
		period: '90 Tage',
		seen: OFFICE,
		reason: 'Wer gefragt hat, wird nicht gespeichert; eine Frage, in der ein Name oder eine Adresse steht, gar nicht.',
	},
	asked: {
		name: 'Zähler der Themen',
		why: 'damit eine neue Dokumentation sagt, welche Fragen sie beantwortet; gespeichert wird, wie oft nach einem Thema gefragt wurde',
		period: 'ein Jahr',
		seen: NOBODY,
		reason: 'Weder Frage noch Name werden gespeichert; Gespräche unterscheidet eine Prüfsumme.',
	},
	helped: {
		name: 'Ob Vorstellungen geholfen haben',
		why: 'damit sich zeigt, ob sie sich lohnen; gezählt wird „Ja“ oder „Nein“ je Monat',
		period: 'ein Jahr',
		seen: OFFICE,
		reason: 'Wer geantwortet hat, wird nicht gespeichert.',
	},
	organised: {
		name: 'Termine, die jemand im Chat eingetragen hat',
		why: 'damit sie angekündigt werden',
		period: 'ohne Frist',
		seen: EVERYBODY,
		reason: 'Wer einen Termin eingetragen hat, wird nicht gespeichert.',
	},
	event: {
		name: 'Termine, wie sie zuletzt waren',
		why: 'damit auffällt, wenn ein Termin verlegt oder abgesagt wird',
		period: 'bis 90 Tage nach dem Termin',
		seen: EVERYBODY,
		reason: 'Es sind Angaben zu Terminen, nicht zu Personen.',
	},
	documented: {
		name: 'Seit wann es eine Dokumentation gibt',
		why: 'damit sie nur einmal als neu gemeldet wird',
		period: 'ohne Frist',
		seen: NOBODY,
		reason: 'Es sind Angaben zu Dokumenten, nicht zu Personen.',
	},
	vault: {
		name: 'Zugang zu den Arbeitsbereichen in Slack',
		why: 'damit ich dort antworten kann; verschlüsselt',
		period: 'bis der Lotse dort entfernt wird',
		seen: NOBODY,
		reason: 'Der Zugang gehört dem Arbeitsbereich; wer den Lotsen installiert hat, wird nicht gespeichert.',
	},
	$claim: {
		name: 'Vermerke über erledigte Nachrichten',
		why: 'damit keine Nachricht zweimal beantwortet wird; gespeichert ist nur eine Prüfsumme',
		period: 'einen Tag',
		seen: NOBODY,
		reason: 'Aus der Prüfsumme geht nicht hervor, wer geschrieben hat.',
	},
};

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
