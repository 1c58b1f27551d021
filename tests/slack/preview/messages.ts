/** Messages as a bot of towns would send them. Examples to look at, not what the adapter builds. */

import type { Card } from './page.js';
import { button, mrkdwn, option, plain, SITE, say } from './parts.js';

const item = (town: string, rest: string, n: number) => ({
	type: 'rich_text_section',
	elements: [
		say(town, { bold: true }),
		say(`: ${rest} `),
		{ type: 'link', url: `https://lotse.example/documents/austausch-4#${n}`, text: `[${n}]` },
	],
});

export const answer: Card = {
	title: 'Antwort mit Liste, Fundstellen und Knöpfen',
	surface: 'message',
	payload: {
		text: 'Drei Kommunen haben einen Raum für Jugendliche eingerichtet: Bremerhaven, Alzey und Oberhausen.',
		blocks: [
			{ type: 'section', text: mrkdwn('Drei Kommunen haben einen *Raum für Jugendliche* eingerichtet:') },
			{
				type: 'rich_text',
				elements: [
					{
						type: 'rich_text_list',
						style: 'bullet',
						indent: 0,
						elements: [
							item('Bremerhaven', 'ein konsumfreier Jugendbeteiligungsraum in der Innenstadt', 1),
							item('Alzey', 'ein Makerspace, eingerichtet mit der Handwerkskammer Rheinhessen', 2),
						],
					},
					{
						type: 'rich_text_list',
						style: 'ordered',
						indent: 1,
						elements: [
							{ type: 'rich_text_section', elements: [say('Stationen zum Ausprobieren von Berufen')] },
							{ type: 'rich_text_section', elements: [say('rund 3.500 Schülerinnen und Schüler')] },
						],
					},
					{
						type: 'rich_text_list',
						style: 'bullet',
						elements: [item('Oberhausen', 'die Arthothek, ein Künstlertreff, in dem man Kunst leihen kann', 3)],
					},
				],
			},
			{ type: 'divider' },
			{
				type: 'section',
				text: mrkdwn(
					`*[1]* <${SITE}|4. Peer-to-Peer-Austausch „Soziale Infrastruktur“>, 6. Juni 2024\n&gt; Der Jugendbeteiligungsraum in Bremerhaven schließt eine langjährige Lücke im Angebot der Innenstadt für Jugendliche.`,
				),
				accessory: button('Im Dokument lesen'),
			},
			{
				type: 'context',
				elements: [
					{ type: 'image', image_url: 'https://lotse.example/icon.png', alt_text: 'Innenstadtlotse' },
					mrkdwn('3 Fundstellen in 2 Dokumenten · Stand: 6. Juni 2024'),
				],
			},
			{
				type: 'actions',
				elements: [
					button('An die Programmstelle weitergeben', 'primary'),
					button('Alle Fundstellen'),
					button('Gespräch löschen', 'danger'),
					{ type: 'overflow', options: [option('Auf Englisch antworten', 'en'), option('Hilfe', 'help')] },
				],
			},
			{
				type: 'context_actions',
				elements: [
					{
						type: 'feedback_buttons',
						positive_button: { text: plain('Hilfreich'), value: 'up' },
						negative_button: { text: plain('Nicht hilfreich'), value: 'down' },
					},
				],
			},
		],
	},
};

export const short: Card = {
	title: 'Nur Text',
	surface: 'message',
	payload: {
		text: 'Dazu habe ich in den Dokumenten *nichts gefunden*.\n\nFragen Sie gern anders, zum Beispiel: _Wer hat einen Makerspace?_ Suchbegriffe wie ~Maker~ `Makerspace` helfen.\n```ziz ask "Makerspace"```',
	},
};

export const contact: Card = {
	title: 'Ansprechperson mit Feldern und Auswahl',
	surface: 'message',
	payload: {
		text: 'Claudia Bitti, Innenstadtkoordinatorin in Bremerhaven',
		blocks: [
			{ type: 'header', text: plain('Jugendbeteiligungsraum Bremerhaven') },
			{
				type: 'section',
				fields: [
					mrkdwn('*Ansprechperson*\nClaudia Bitti'),
					mrkdwn('*Funktion*\nInnenstadtkoordinatorin'),
					mrkdwn('*Kommune*\nBremerhaven &amp; Umland'),
					mrkdwn('*Stand*\n6. Juni 2024'),
				],
			},
			{
				type: 'section',
				text: mrkdwn('In welcher Sprache möchten Sie die Antwort?'),
				accessory: {
					type: 'static_select',
					placeholder: plain('Sprache wählen'),
					options: [option('Deutsch', 'de'), option('Englisch', 'en')],
				},
			},
			{
				type: 'section',
				text: mrkdwn('Sie können diese Auskunft abonnieren.'),
				accessory: { type: 'overflow', options: [option('Abonnieren', 'a')] },
			},
			{
				type: 'image',
				title: plain('Der Raum'),
				image_url: 'https://lotse.example/raum.jpg',
				alt_text: 'Blick in den Raum',
			},
			{
				type: 'markdown',
				text: '## Wie es weitergeht\nDer Raum bleibt **bis 2027** geöffnet, siehe [Dokumentation](https://lotse.example/d).\n\n1. Träger suchen\n2. Kosten klären\n\n> Werden die Beteiligten früh einbezogen, lassen sich Konflikte ausräumen.',
			},
		],
	},
};

/** What must never be sent, so that one sees how it looks. */
export const mistakes: Card = {
	title: 'Fehler, die auffallen müssen',
	surface: 'message',
	payload: {
		text: '<!channel> Neue Antwort',
		blocks: [
			{
				type: 'section',
				text: { type: 'mrkdwn', text: 'Achtung <!here>, fragen Sie <@U024BE7LH> oder @channel <b>fett</b>.' },
			},
			{
				type: 'rich_text',
				elements: [
					{
						type: 'rich_text_section',
						elements: [
							say('Wörtlich <!channel>, echt: '),
							{ type: 'broadcast', range: 'channel' },
							say(' '),
							{ type: 'user', user_id: 'U024BE7LH' },
						],
					},
				],
			},
			{ type: 'markdown', text: 'Auch hier: <!everyone> und <@U024BE7LH>.' },
			{ type: 'video', alt_text: 'Film' },
			{ type: 'actions', elements: [{ type: 'plain_text_input' }, { type: 'zauberstab' }] },
		],
	},
};
