/** What is kept, why, how long and who sees it, in German. The kinds are those of `kept.ts`. */

const YOU = 'nur Sie';
const NOBODY = 'niemand; der Lotse braucht es für seine Arbeit';

/** Kinds of rows that belong to a person. */
export const own = {
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
	spending: {
		name: 'Wie viele Antworten ein Sprachmodell für Sie formuliert hat',
		why: 'damit die Kosten begrenzt bleiben; nur die Zahl, je Stunde und Tag',
		period: 'zwei Tage',
		seen: NOBODY,
	},
	wording: {
		name: 'Ob ein Sprachmodell bei Ihrer Organisation Antworten formuliert',
		why: 'damit das nur geschieht, wo es eingeschaltet ist',
		period: 'bis die Organisation den Lotsen entfernt',
		seen: 'alle in der Organisation',
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
export const nobody = {
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
	cost: {
		name: 'Kosten des Sprachmodells im Monat',
		why: 'damit das Budget eingehalten wird; gespeichert wird nur die Summe',
		period: '40 Tage',
		seen: OFFICE,
		reason: 'Gespeichert wird eine Summe für alle zusammen.',
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
