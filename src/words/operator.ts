/** What operators and editors read at the command line. German only, like docs/. */

import type { Problem } from '../library/problem.js';
import { hints } from './hint.js';
import { moments } from './when.js';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

const faults = {
	unreachable: () => 'ist nicht erreichbar',
	slow: () => 'kommt nicht innerhalb von 15 Sekunden',
	refused: (status?: number) => `wird nicht ausgeliefert (HTTP ${status ?? 0})`,
	astray: () => 'leitet zu oft oder auf eine Adresse ohne https:// weiter',
	'too-large': () => 'ist größer als 10 MB',
	'no-file': () => 'ist keine Datei, die sich lesen lässt',
	broken: () => 'ist kein vollständiger Kalender im Format ICS',
	emptied: () => 'enthält auf einmal keine Termine mehr',
} as const;

interface FeedRow {
	fault?: keyof typeof faults;
	/** HTTP status. */
	status?: number;
	events: number;
	problems: readonly Problem[];
}

interface DueRow {
	/** Epoch milliseconds. */
	at: number;
	zone: string;
	kind: 'lead' | keyof typeof news;
	lead?: string;
	title: string;
	to: string;
}

const news = { moved: 'verlegt', cancelled: 'abgesagt', documented: 'dokumentiert' } as const;

/** „Mo., 23.11.2026, 09:00 MEZ“ */
const moment = (at: number, timeZone: string) =>
	new Intl.DateTimeFormat('de-DE', {
		weekday: 'short',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		timeZone,
		timeZoneName: 'short',
	}).format(at);

export const operator = {
	problem: ({ file, line, kind, detail, skipped }: Problem) =>
		`${file.replace(/\p{C}/gu, '?')}:${line}: ${hints[kind](detail)} ${skipped ? '(übersprungen)' : '(bleibt in Betrieb)'}`,
	checked: (documents: number, passages: number, events: number, problems: number) => {
		const parts = [count(documents, 'Dokument', 'Dokumente'), count(passages, 'Absatz', 'Absätze')];
		if (events > 0) parts.push(count(events, 'Termin', 'Termine'));
		const inService = `${parts.join(', ')}.`;
		return problems === 0
			? `Alles in Ordnung: ${inService}`
			: `${count(problems, 'Problem', 'Probleme')}. In Betrieb: ${inService}`;
	},
	config: (name: string, value: string) => {
		const wanted = wishes[name] ?? 'Was erlaubt ist, steht in .env.example.';
		return `${name}=${/KEY|TOKEN|SECRET|PASSWORD/.test(name) ? '…' : value}: ${wanted}`;
	},
	/** The calendar of `EVENTS_ICS`, once whenever it changes for better or worse. */
	feed: ({ fault, status, events, problems }: FeedRow) => {
		const there = count(events, 'Termin', 'Termine');
		const [first] = problems;
		if (fault)
			return `EVENTS_ICS: Der Kalender ${faults[fault](status)}. Der letzte Stand bleibt in Betrieb (${there}).`;
		if (!first) return `EVENTS_ICS: Der Kalender ist in Ordnung (${there}).`;
		const many = count(problems.length, 'Problem', 'Probleme');
		return `EVENTS_ICS: ${there}, aber ${many}, zum Beispiel in Zeile ${first.line}: ${hints[first.kind](first.detail)}`;
	},
	noDictionary: (file: string) =>
		`DICTIONARY_FILE: Das Wörterbuch „${file.replace(/\p{C}/gu, '?')}“ lässt sich nicht lesen. Englische Fragen werden nur mit dem Glossar übersetzt.`,
	/** What `search --explain` prints: a table. */
	explained: {
		head: ['Wort', 'Treffer', 'Art', 'Ort'],
		how: {
			original: 'Wort',
			stem: 'Stamm',
			part: 'Wortteil',
			synonym: 'Synonym',
			translation: 'Übersetzung',
			fuzzy: 'ähnlich',
			gram: 'Buchstaben',
		},
		where: { text: 'Absatz', sentence: 'bester Satz' },
		total: 'zusammen',
	},
	listening: (address: string, documents: number) =>
		`Innenstadtlotse: ${address} (${count(documents, 'Dokument', 'Dokumente')})`,
	hint: 'Fragen im Terminal: npm run -s ask',
	problems: (problems: number) =>
		`${count(problems, 'Problem', 'Probleme')} in den Dokumenten; „npm run -s check“ zeigt, wo.`,
	officeUnreachable: (channel: string) =>
		`PROGRAMME_OFFICE nennt den Kanal „${channel}“, der nicht läuft. Stattdessen wird die Website des Programms genannt.`,
	teamsLocal:
		'Teams läuft ohne Anmeldung (TEAMS_LOCAL=1): Nur Programme auf diesem Rechner kommen hinein. Nicht für den Betrieb geeignet.',
	teamsEmpty:
		'Für Teams fehlt die Kennung der App (TEAMS_APP_ID): Ohne sie würde niemand geprüft. Zum Ausprobieren auf diesem Rechner genügt TEAMS_LOCAL=1.',
	teamsOpen: (id: string) => `Die Registrierung ${id} nennt keinen Mandanten, der sie nutzen darf.`,
	teamsApps: (file: string) =>
		`TEAMS_APPS: „${file}“ ist keine Liste von Registrierungen. Wie sie aussieht, steht in .env.example.`,
	rated: ({
		day,
		helpful,
		question,
		comment,
	}: {
		day: string;
		helpful: boolean;
		question: string;
		comment?: string | undefined;
	}) =>
		`${day}  ${helpful ? 'hilfreich      ' : 'nicht hilfreich'}  ${question}${comment ? `\n            ${comment}` : ''}`,
	ratings: (all: number, helpful: number) =>
		all === 0
			? 'Noch hat niemand eine Antwort bewertet.'
			: `${count(all, 'Bewertung', 'Bewertungen')}, davon ${helpful} hilfreich.`,
	/** What `reminders` prints: a table. */
	due: {
		nothing: 'In dieser Zeit ist nichts fällig.',
		head: ['Wann', 'Was', 'Termin', 'An'],
		row: ({ at, zone, kind, lead, title, to }: DueRow) => [
			moment(at, zone),
			kind === 'lead' ? `${moments('de').lead(lead ?? '')} vorher` : news[kind],
			title,
			to,
		],
		count: (reminders: number) => `${count(reminders, 'Nachricht', 'Nachrichten')}.`,
	},
	packaged: (file: string) => `Paket geschrieben: ${file}`,
	usage: {
		reminders:
			'Aufruf: npm run -s reminders -- --from 2026-11-01T00:00 --until 2027-04-01T00:00 [--knowledge ORDNER] [--all] [--json]',
		badInstant: (text: string) =>
			`„${text.replace(/\p{C}/gu, '?')}“ ist kein Zeitpunkt. Bitte als JJJJ-MM-TTThh:mm schreiben, zum Beispiel 2026-11-01T00:00 (Uhrzeit in Berlin) oder 2026-11-01T00:00+02:00.`,
		reversed: (from: string, until: string) =>
			`Der Zeitraum endet, bevor er beginnt: --from ${from} liegt nach --until ${until}.`,
		package:
			'Aufruf: npm run -s teams:package -- --app-id APP-ID --domain lotse.stadt.de [--name NAME] [--out DATEI.zip]; bei mehreren Registrierungen --app-id wiederholen und mit --out einen Ordner nennen',
		badApp: (text: string) =>
			`„${text}“ ist keine App-ID. Bitte die „Microsoft App ID“ der Registrierung angeben, aufgebaut wie 1b4e28ba-2fa1-41d2-883f-0016d3cca427.`,
		sameApp: (app: string) => `Die App-ID ${app} ist zweimal angegeben. Jede Registrierung hat ihre eigene.`,
		badDomain: (text: string) =>
			`„${text}“ ist keine Adresse, die Teams erreicht. Bitte nur den öffentlichen Rechnernamen angeben, ohne https://, Port und Pfad, zum Beispiel lotse.stadt.de.`,
		badName: (text: string, limit: number) =>
			`„${text.replace(/\p{C}/gu, '?')}“ geht nicht als Name der App. Erlaubt sind 1 bis ${limit} Zeichen in einer Zeile.`,
		oneFile: (file: string, packages: number) =>
			`In „${file}“ passt nur ein Paket, es werden aber ${packages}. Bitte mit --out einen Ordner nennen.`,
		noWrite: (file: string) =>
			`„${file}“ lässt sich nicht schreiben. Bitte Ort und Zugriffsrechte prüfen oder mit --out einen anderen Ort nennen.`,
		badTemplate: (file: string, what: string) =>
			`Die Vorlage „${file}“ entspricht nicht dem, was Microsoft verlangt (${what}). Bitte die Änderung daran zurücknehmen.`,
		feedback: 'Aufruf: npm run -s feedback [-- --json]',
		ask: 'Aufruf: npm run -s ask -- "Frage" [--json] [--lang de|en] [--knowledge ORDNER] [--conversation KENNUNG] oder --file DATEI.jsonl',
		search:
			'Aufruf: npm run -s search -- "Wörter" [--explain] [--json] [--limit ZAHL] [--lang de|en] [--knowledge ORDNER]',
		eval: 'Aufruf: npm run -s eval -- DATEI.json [--vectors] [--json] oder --questions [DATEI.jsonl] [--generated] [--held] [--documents ZAHL] [--knowledge ORDNER] [--verbose] [--json]',
		badNumber: (text: string) =>
			`„${text.replace(/\p{C}/gu, '?')}“ geht nicht als Anzahl. Bitte eine ganze Zahl von 0 bis 20000 angeben.`,
		noModel: 'Für --generated bitte OPENAI_MODEL und OPENAI_API_KEY oder OPENAI_BASE_URL angeben.',
		noEndpoint: 'Für --vectors bitte EMBEDDINGS_MODEL und EMBEDDINGS_BASE_URL angeben.',
		noVectors: (kind: string) => `Der Dienst unter EMBEDDINGS_BASE_URL liefert keine brauchbaren Vektoren (${kind}).`,
		check: 'Aufruf: npm run -s check [-- --knowledge ORDNER]',
		manifest: 'Aufruf: npm run -s slack:manifest -- --url https://ADRESSE [--single] oder --socket',
		badAddress: (text: string) =>
			`„${text}“ ist keine Adresse für Slack. Bitte nur https:// und den Rechnernamen angeben, ohne Pfad, zum Beispiel https://lotse.stadt.de.`,
		loopback: (text: string) =>
			`„${text}“ ist nur auf diesem Rechner erreichbar, Slack kommt dort nicht an. Bitte die öffentliche Adresse angeben oder --socket verwenden.`,
		noExchanges: (folder: string) =>
			`Im Ordner „${folder}/exchanges“ liegt keine Dokumentation (Dateien mit der Endung .md).`,
		noFolder: (folder: string) =>
			`Den Ordner „${folder}“ gibt es nicht. Bitte einen Ordner nennen, der aufgebaut ist wie knowledge/.`,
		noFile: (file: string) => `Die Datei „${file}“ lässt sich nicht lesen.`,
		badFile: (file: string) => `Die Datei „${file}“ hat nicht das erwartete Format.`,
		option: (option: string) => `Die Option „${option}“ ist nicht bekannt oder unvollständig.`,
		command: (command: string) => `Den Befehl „${command}“ gibt es nicht.`,
		badLine:
			'Die Zeile ist kein JSON-Objekt mit „question“ (Text) und, wenn nötig, „language“ (de oder en) und „conversation“ (Text).',
	},
};

const COUNT = 'Bitte eine ganze Zahl von 0 bis 1000000 angeben.';

const wishes: Readonly<Record<string, string>> = {
	PORT: 'Bitte eine Zahl von 0 bis 65535 angeben.',
	PUBLIC_URL: 'Bitte eine Adresse angeben, die mit https:// oder http:// beginnt; für Slack über OAuth ist sie nötig.',
	PROGRAMME_SITE: 'Bitte eine Adresse angeben, die mit https:// oder http:// beginnt.',
	PROGRAMME_OFFICE: 'Bitte als Kanal:Ort angeben, zum Beispiel slack:C0123456789.',
	SLACK_BOT_TOKEN: 'Bitte das „Bot User OAuth Token“ angeben; es beginnt mit xoxb-.',
	SLACK_APP_TOKEN: 'Bitte das „App-Level Token“ angeben; es beginnt mit xapp-.',
	SLACK_SIGNING_SECRET: 'Bitte das „Signing Secret“ der App angeben; ohne Socket Mode ist es nötig.',
	SLACK_CLIENT_ID: 'Für die Installation über OAuth sind SLACK_CLIENT_ID und SLACK_CLIENT_SECRET nötig.',
	SLACK_CLIENT_SECRET: 'Für die Installation über OAuth sind SLACK_CLIENT_ID und SLACK_CLIENT_SECRET nötig.',
	SLACK_TOKEN_KEY:
		'Für OAuth nötig: bitte je Schlüssel 32 Byte als base64 angeben (openssl rand -base64 32), mehrere durch Kommas getrennt.',
	SLACK_WORKSPACES: 'Bitte Kennungen wie T0123456789 oder E0123456789 angeben, durch Kommas getrennt.',
	SLACK_ORGANISERS: 'Bitte Kennungen wie U0123456789 oder T0123456789:U0123456789 angeben, durch Kommas getrennt.',
	SLACK_GRACE_DAYS: 'Bitte eine Zahl von 0 bis 365 angeben.',
	SLACK_API_URL: 'Bitte eine Adresse angeben, die mit https:// oder http:// beginnt.',
	TEAMS_APP_ID:
		'Bitte die „Microsoft App ID“ der Registrierung angeben; ohne sie würde niemand geprüft. Nur zum Ausprobieren auf diesem Rechner genügt TEAMS_LOCAL=1.',
	TEAMS_APP_SECRET: 'Bitte den Wert des „client secret“ angeben, oder TEAMS_MANAGED_IDENTITY=1.',
	TEAMS_MANAGED_IDENTITY: 'Erlaubt sind 0 und 1; mit 1 bleibt TEAMS_APP_SECRET leer.',
	TEAMS_TENANT: 'Bitte die Tenant-ID der Organisation angeben, in der die App registriert ist.',
	TEAMS_TENANTS: 'Bitte Tenant-IDs angeben, durch Kommas getrennt.',
	TEAMS_ORGANISERS: 'Bitte Objekt-IDs von Personen angeben, durch Kommas getrennt.',
	TEAMS_APPS:
		'Bitte eine JSON-Datei mit Registrierungen nennen; TEAMS_APP_ID, TEAMS_APP_SECRET, TEAMS_MANAGED_IDENTITY, TEAMS_TENANT und TEAMS_TENANTS stehen dann dort.',
	TEAMS_LOCAL:
		'Erlaubt sind 0 und 1. Mit 1 prüft der Lotse niemanden: nur mit HOST=127.0.0.1 und ohne TEAMS_APP_ID und TEAMS_APPS.',
	EVENTS_ICS:
		'Bitte die Adresse eines Kalenders angeben, die mit https://, http:// oder webcal:// beginnt, oder den Pfad einer ICS-Datei.',
	EMBEDDINGS_BASE_URL:
		'Zu EMBEDDINGS_MODEL bitte die Adresse des Dienstes angeben, ohne „/embeddings“, zum Beispiel http://127.0.0.1:8080/v1; oder OPENAI_API_KEY setzen.',
	OPENAI_MODEL: 'CHECK_MODEL prüft nur, was ein anderes Modell formuliert: Bitte auch OPENAI_MODEL angeben.',
	OPENAI_BASE_URL:
		'Bitte die Adresse des Dienstes angeben, ohne „/chat/completions“, zum Beispiel http://127.0.0.1:11434/v1.',
	OPENAI_API_KEY:
		'Zu OPENAI_MODEL bitte OPENAI_API_KEY oder die Adresse eines eigenen Dienstes in OPENAI_BASE_URL angeben.',
	MODEL_TENANTS: 'Bitte Kennungen von Organisationen durch Kommas trennen, ohne Leerzeichen darin.',
	MODEL_SECONDS: 'Bitte eine Zahl von Sekunden zwischen 1 und 120 angeben.',
	MODEL_TOKENS_IN: 'Bitte eine ganze Zahl von 500 bis 100000 angeben.',
	MODEL_TOKENS_OUT: 'Bitte eine ganze Zahl von 100 bis 8000 angeben.',
	MODEL_PERSON_HOUR: COUNT,
	MODEL_PERSON_DAY: COUNT,
	MODEL_TENANT_HOUR: COUNT,
	MODEL_TENANT_DAY: COUNT,
	MODEL_PRICES:
		'Bitte Preise in Euro für eine Million Wortteile (Tokens) angeben, hinein/heraus, zum Beispiel gpt-4o-mini=0.15/0.60. Mit MODEL_EUROS_MONTH braucht jedes Modell einen Preis.',
	MODEL_EUROS_MONTH: 'Bitte einen Betrag in Euro angeben, zum Beispiel 25.',
	KNOWLEDGE_WATCH: 'Erlaubt sind 0 und 1.',
	LOG_LEVEL: 'Erlaubt sind debug, info, warn, error und silent.',
};
