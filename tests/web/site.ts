/** A small library and a bot with fixed answers, served over loopback, for the tests of the web. */

import { createWebChannel } from '../../adapters/web/channel.js';
import type { Answering, Calendars, DocumentView, OperatorPages, Viewer } from '../../src/channel.js';
import type { Message } from '../../src/message.js';
import { type Citation, type Reply, reply, text } from '../../src/reply.js';
import { printed, said } from '../logs/record.js';

const URL_4 =
	'https://innenstadtprogramm.bund.de/SharedDocs/termine/Webs/ZIZ/DE/Peer-to-Peer-Veranstaltung-4-Soziale-Infrastruktur.html';

export const exchange4: DocumentView = {
	id: 'austausch-4',
	title: '4. Peer-to-Peer-Austausch „Soziale Infrastruktur“',
	kind: 'peer-to-peer',
	number: 4,
	starts: '2024-06-06',
	ends: '2024-06-06',
	place: 'online',
	host: 'Bundesministerium für Wohnen, Stadtentwicklung und Bauwesen (BMWSB)',
	source: { publisher: 'BMWSB', title: 'Dokumentation 4. Peer-to-Peer-Austausch', url: URL_4 },
	wording: 'original',
	coverage: 'complete',
	measures: [
		{
			municipality: 'Bremerhaven',
			state: 'Bremen',
			title: 'Jugendbeteiligungsraum',
			summary: 'Ein konsumfreier Aufenthaltsraum für Jugendliche in der Innenstadt.',
			status: 'eröffnet',
			contacts: [{ name: 'Claudia Bitti', role: 'Innenstadtkoordinatorin', organisation: 'Stadt Bremerhaven' }],
		},
		{ municipality: 'Alzey', state: 'Rheinland-Pfalz', title: 'Makerspace', contacts: [] },
	],
	passages: [
		{
			anchor: 'rahmen-1-3fa9',
			headings: ['Rahmen'],
			text: 'Der vierte Austausch fand am 6. Juni 2024 online statt und galt der sozialen Infrastruktur. Nach einer Einführung und kurzen Impulsen war Zeit für die Erfahrungen weiterer Programmkommunen.',
		},
		{
			anchor: 'kommunen-bremerhaven-1-9c01',
			headings: ['Beispiele aus vier Kommunen', 'Bremerhaven'],
			text: 'Der Jugendbeteiligungsraum in Bremerhaven schließt eine langjährige Lücke im Angebot der Innenstadt für Jugendliche, wie Claudia Bitti, Innenstadtkoordinatorin, berichtete. Werden die Beteiligten früh einbezogen, lassen sich mögliche Konflikte ausräumen.',
		},
		{
			anchor: 'kommunen-alzey-1-77d2',
			headings: ['Beispiele aus vier Kommunen', 'Alzey'],
			text: 'Markus Krebs vom Stadtmarketing berichtete vom Makerspace, den die Stadt mit der Handwerkskammer eingerichtet hat. An mehreren Stationen lässt sich dort ein Beruf erproben. Wie es weitergeht, wird derzeit geklärt.',
		},
	],
};

export const homburg: DocumentView = {
	id: 'homburg-innenstadtlabor',
	title: 'Homburg (Saar): „InnenstadtLabor Homburg“',
	kind: 'project-profile',
	published: '2025',
	source: { publisher: 'Begleitagentur ZIZ', title: 'Ideenpool: Homburg' },
	wording: 'summary',
	coverage: 'partial',
	measures: [],
	passages: [
		{
			anchor: 'homie-1-b2c4',
			headings: ['HOMie'],
			text: 'Aus einem leer stehenden Laden wurde mit „HOMie“ ein Ort für junge Menschen. Die Leitung hat Dagmar Pfeiffer.',
		},
	],
};

export const documents: readonly DocumentView[] = [homburg, exchange4];

export const viewer: Viewer = {
	list: () => documents,
	find: (id) => documents.find((document) => document.id === id),
	search: async () => [],
	towns: () => ({ towns: [], topics: [], outline: [] }),
	address: (document, anchor) => `http://lotse.example/documents/${document}${anchor ? `#${anchor}` : ''}`,
	page: (path) => `http://lotse.example${path}`,
	state: () => ({ documents: 2, passages: 4, problems: 0, library: 'c0ffee' }),
};

export const citations: Citation[] = [
	{
		n: 1,
		document: 'austausch-4',
		passage: 'austausch-4#kommunen-bremerhaven-1-9c01',
		title: exchange4.title,
		date: '2024-06-06',
		section: 'Beispiele aus vier Kommunen › Bremerhaven',
		quote:
			'Der Jugendbeteiligungsraum in Bremerhaven schließt eine langjährige Lücke im Angebot der Innenstadt für Jugendliche',
		wording: 'original',
		publisher: 'BMWSB',
		url: URL_4,
	},
	{
		n: 2,
		document: 'homburg-innenstadtlabor',
		passage: 'homburg-innenstadtlabor#homie-1-b2c4',
		title: homburg.title,
		date: '2025',
		section: 'HOMie',
		quote: 'Aus einem leer stehenden Laden wurde mit „HOMie“ ein Ort für junge Menschen.',
		wording: 'summary',
		publisher: 'Begleitagentur ZIZ',
	},
];

/** A list with two sources and a button. */
export function listReply(language: 'de' | 'en' = 'de'): Reply {
	const lead =
		language === 'de'
			? 'Zwei Kommunen haben einen Jugendraum eingerichtet:'
			: 'Two municipalities set up a youth space:';
	return {
		...reply(language, text(lead), {
			kind: 'list',
			items: [
				[
					{ strong: 'Bremerhaven' },
					': Jugendbeteiligungsraum, vorgestellt von Claudia Bitti (Innenstadtkoordinatorin)',
					{ cite: 1 },
				],
				[{ strong: 'Homburg (Saar)' }, ': „HOMie“ in einem leer stehenden Laden, Leitung Dagmar Pfeiffer', { cite: 2 }],
			],
		}),
		sources: citations,
		contacts: [{ name: 'Claudia Bitti', role: 'Innenstadtkoordinatorin', document: 'austausch-4' }],
		buttons: [{ label: 'An die Programmstelle weitergeben', token: 'pass-on' }],
	};
}

export interface TestBot extends Answering {
	asked: Message[];
}

/** Answers everything with the list; „nichts“ with nothing, „Absturz“ by throwing, a button with a form, a form with thanks. */
export function createTestBot(answers: (message: Message) => Reply | undefined = answerFixed): TestBot {
	const asked: Message[] = [];
	return {
		asked,
		answer: async (message) => {
			asked.push(message);
			said(message.text.includes(' ') ? message.text : '', message.conversation);
			return answers(message);
		},
	};
}

function answerFixed({ text: question, pressed, asker }: Message): Reply | undefined {
	if (question === 'nichts') return undefined;
	if (question === 'Absturz') throw new Error('geheime Ursache');
	if (pressed?.fields?.note !== undefined)
		return { ...reply('de', text(`Weitergegeben: ${pressed.fields?.note}`)), show: 'instead' };
	if (!pressed) return listReply(asker.language);
	const field = { name: 'note', label: 'Ihre Nachricht', value: 'Guten Tag', lines: 3 };
	return {
		...reply('de', text('Das wird gesendet:')),
		buttons: [{ label: 'Senden', token: 'send', form: [field] }],
		show: 'dialog',
	};
}

export const noCalendars: Calendars = {
	open: () => '',
	event: () => undefined,
	personal: async () => undefined,
};

export const noPages: OperatorPages = { read: async () => undefined };

export interface Site {
	address: string;
	warnings: string[];
	stop(): Promise<void>;
}

/** The web channel with this bot and viewer on a free port. */
export async function openSite(
	bot: Answering,
	shown: Viewer = viewer,
	pages: OperatorPages = noPages,
	calendars: Calendars = noCalendars,
): Promise<Site> {
	const warnings: string[] = [];
	const warn = (warning: string) => {
		printed(warning);
		warnings.push(warning);
	};
	const web = createWebChannel({
		host: '127.0.0.1',
		port: 0,
		viewer: shown,
		calendars,
		pages,
		version: '0.1.0',
		warn,
		health: shown.state,
	});
	await web.start(bot);
	return { address: web.address(), warnings, stop: () => web.stop() };
}
