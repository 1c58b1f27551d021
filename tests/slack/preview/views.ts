/** Modals and a home tab as a bot of towns would open them. Examples to look at, not what the adapter builds. */

import type { Card } from './page.js';
import { button, mrkdwn, option, plain, SITE, say } from './parts.js';

export const paragraph: Card = {
	title: 'Absatz im Dialog',
	surface: 'modal',
	payload: {
		type: 'modal',
		title: plain('Zitierte Stelle'),
		close: plain('Schließen'),
		blocks: [
			{
				type: 'context',
				elements: [mrkdwn('4. Peer-to-Peer-Austausch „Soziale Infrastruktur“ · 6. Juni 2024 · online')],
			},
			{ type: 'header', text: plain('Beispiele aus vier Kommunen – Bremerhaven') },
			{
				type: 'rich_text',
				elements: [
					{
						type: 'rich_text_quote',
						elements: [
							say('Der Jugendbeteiligungsraum in Bremerhaven schließt eine langjährige Lücke', { bold: true }),
							say(
								' im Angebot der Innenstadt für Jugendliche, wie Claudia Bitti, Innenstadtkoordinatorin, berichtete. Werden die Beteiligten früh einbezogen, lassen sich mögliche Konflikte ausräumen.',
							),
						],
					},
					{ type: 'rich_text_preformatted', elements: [say('austausch-4#kommunen-bremerhaven-1-9c01')] },
				],
			},
			{ type: 'divider' },
			{ type: 'section', text: mrkdwn(`<${SITE}|Zur Veröffentlichung des Programms>`) },
		],
	},
};

export const form: Card = {
	title: 'Frage weitergeben',
	surface: 'modal',
	payload: {
		type: 'modal',
		title: plain('Frage weitergeben'),
		submit: plain('Absenden'),
		close: plain('Abbrechen'),
		blocks: [
			{ type: 'section', text: mrkdwn('Die Programmstelle antwortet Ihnen *hier im Chat*, meist an einem Werktag.') },
			{
				type: 'input',
				label: plain('Ihre Frage'),
				hint: plain('Bitte nennen Sie keine Namen von Bürgerinnen und Bürgern.'),
				element: {
					type: 'plain_text_input',
					multiline: true,
					initial_value: 'Wer hat Erfahrung mit einem Jugendraum in der Innenstadt?',
				},
			},
			{
				type: 'input',
				label: plain('Ihre Kommune'),
				optional: true,
				element: { type: 'plain_text_input', placeholder: plain('zum Beispiel Alzey') },
			},
			{
				type: 'input',
				label: plain('Thema'),
				element: {
					type: 'static_select',
					placeholder: plain('Bitte auswählen'),
					options: [option('Soziale Infrastruktur', 's'), option('Leerstand', 'l')],
				},
			},
			{
				type: 'input',
				label: plain('Wie eilig ist es?'),
				element: {
					type: 'radio_buttons',
					initial_option: option('Diese Woche genügt', 'week'),
					options: [
						{ ...option('Diese Woche genügt', 'week'), description: plain('Sie bekommen eine Nachricht.') },
						option('Heute noch', 'day'),
					],
				},
			},
			{
				type: 'input',
				label: plain('Mitsenden'),
				optional: true,
				element: {
					type: 'checkboxes',
					initial_options: [option('Die Antwort, die ich bekommen habe', 'answer')],
					options: [option('Die Antwort, die ich bekommen habe', 'answer'), option('Meinen Namen', 'name')],
				},
			},
		],
	},
};

export const start: Card = {
	title: 'Startseite',
	surface: 'home',
	payload: {
		type: 'home',
		blocks: [
			{ type: 'header', text: plain('Willkommen beim Innenstadtlotsen') },
			{
				type: 'section',
				text: mrkdwn(
					'Ich antworte aus den Dokumentationen des Programms „Zukunftsfähige Innenstädte und Zentren“, *jeder Satz mit Fundstelle*. Was nicht darin steht, sage ich Ihnen auch.',
				),
			},
			{ type: 'actions', elements: [button('Frage stellen', 'primary'), button('Alle Dokumente')] },
			{ type: 'divider' },
			{ type: 'header', text: plain('Zuletzt aufgenommen') },
			{
				type: 'section',
				text: mrkdwn('*4. Peer-to-Peer-Austausch*\nSoziale Infrastruktur · 6. Juni 2024 · 4 Kommunen'),
				accessory: button('Lesen'),
			},
			{
				type: 'section',
				text: mrkdwn('*Projektprofil Homburg (Saar)*\n„InnenstadtLabor Homburg“ · 2025'),
				accessory: button('Lesen'),
			},
			{ type: 'context', elements: [mrkdwn('12 Dokumente · zuletzt geändert am 20. November 2026')] },
		],
	},
};
