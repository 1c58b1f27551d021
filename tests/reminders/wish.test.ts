/** What is a wish about reminders, which one, and what is none. Today is Wednesday, 25 November 2026. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { Temporal } from 'temporal-polyfill';
import { LEAD } from '../../src/reminders/subscription.js';
import { type Context, parseWish, readLeads, type Wish } from '../../src/reminders/wish.js';
import { CASES } from '../cases.js';

const NOW = Temporal.ZonedDateTime.from('2026-11-25T10:00[Europe/Berlin]');

/** Days and spans as text; `whom` only where it is the channel; why it is unclear has tests of its own. */
function plain(wish: Wish | undefined): unknown {
	if (!wish) return undefined;
	const { why: _, ...said } = wish.kind === 'unclear' ? wish : { ...wish, why: '' };
	if (wish.kind === 'unclear') Reflect.deleteProperty(said, 'leads');
	return JSON.parse(
		JSON.stringify(said, (key, value) =>
			key === 'when' ? `${value.from} ${value.until}` : key === 'whom' && value === 'me' ? undefined : value,
		),
	);
}

const wish = (said: string, context?: Context) => plain(parseWish(said, NOW, 'de', context));

const WISHED: readonly (readonly [said: string, wish: object])[] = [
	['Erinnere mich an den nächsten Austausch', { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	[
		'Erinnere mich zwei Tage vorher an den Austausch zur Zwischenmiete',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch Zwischenmiete' }, leads: ['P2D'] },
	],
	['Sag mir eine Woche und eine Stunde vorher Bescheid', { kind: 'subscribe', leads: ['P7D', 'PT1H'] }],
	['Erinnere diesen Kanal eine Stunde vorher', { kind: 'subscribe', whom: 'channel', leads: ['PT1H'] }],
	['remind this channel an hour before', { kind: 'subscribe', whom: 'channel', leads: ['PT1H'] }],
	['remind me of the next exchange', { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	['nur online-Termine', { kind: 'online', only: true }],
	['auch vor Ort wieder', { kind: 'online', only: false }],
	['keine Erinnerungen mehr', { kind: 'unsubscribe' }],
	['bitte nicht mehr an Leerstand erinnern', { kind: 'unsubscribe', about: { to: 'topic', topic: 'Leerstand' } }],
	['Pause bis 1. Mai', { kind: 'pause', until: '2027-05-01' }],
	['bis nach Ostern keine Erinnerungen', { kind: 'pause' }],
	['Welche Erinnerungen habe ich?', { kind: 'list' }],
	['Ändere auf drei Tage vorher', { kind: 'leads', leads: ['P3D'] }],
	['Standard zwei Tage', { kind: 'leads', leads: ['P2D'] }],
	['Erinnere mich an alles', { kind: 'subscribe', about: { to: 'everything' } }],
	['Erinnere mich an alle Termine', { kind: 'subscribe', about: { to: 'everything' } }],
	['Erinnere mich an alle Netzwerktreffen', { kind: 'subscribe', about: { to: 'series', series: 'Netzwerktreffen' } }],
	['Erinnere mich an Termine zum Thema Leerstand', { kind: 'subscribe', about: { to: 'topic', topic: 'Leerstand' } }],
	['zum Thema Leerstand erinnern', { kind: 'subscribe', about: { to: 'topic', topic: 'Leerstand' } }],
	['stop reminders', { kind: 'unsubscribe' }],
	['pause reminders until 1 May', { kind: 'pause', until: '2027-05-01' }],
	['list my reminders', { kind: 'list' }],
	['Erinnere mich auch am Wochenende', { kind: 'quiet', on: false }],
	['auch abends', { kind: 'quiet', on: false }],
	['Erinnere mich auch abends', { kind: 'quiet', on: false }],
	['morgens um acht', { kind: 'unclear', of: 'morgens um acht' }],
	['Erinnere mich morgens um acht', { kind: 'unclear', of: 'morgens um acht' }],
	[
		'Erinner mich bitte an das nächste Netzwerktreffen!',
		{ kind: 'subscribe', about: { to: 'next', series: 'Netzwerktreffen' } },
	],
	[
		'Könnten Sie mich bitte an den nächsten Austausch erinnern?',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' } },
	],
	[
		'Kannst du mich einen Tag vorher an den Austausch erinnern?',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch' }, leads: ['P1D'] },
	],
	['Ich möchte an alle Termine erinnert werden', { kind: 'subscribe', about: { to: 'everything' } }],
	[
		'Ich hätte gern eine Erinnerung an den nächsten Austausch',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' } },
	],
	[
		'Bitte erinnern Sie uns eine Woche vorher an jedes Netzwerktreffen',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'series', series: 'Netzwerktreffen' }, leads: ['P7D'] },
	],
	[
		'Erinnere uns an den 6. Austausch',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'mentioned', words: '6. Austausch' } },
	],
	[
		'Erinnere mich einen halben Tag vor dem nächsten Austausch',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' }, leads: ['PT12H'] },
	],
	[
		'Erinnere mich zwei Stunden vor jedem Austausch',
		{ kind: 'subscribe', about: { to: 'series', series: 'Austausch' }, leads: ['PT2H'] },
	],
	['Erinnere mich eine halbe Stunde vorher', { kind: 'subscribe', leads: ['PT30M'] }],
	['erinere mich an den naechsten austausch', { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	[
		'Erinnere mich 2 Tage und 1 Stunde vorher an alle Austausche',
		{ kind: 'subscribe', about: { to: 'series', series: 'Austausch' }, leads: ['P2D', 'PT1H'] },
	],
	['Sag mir Bescheid, wenn es neue Termine gibt', { kind: 'subscribe', about: { to: 'everything' } }],
	['Gib mir Bescheid, sobald ein neuer Termin feststeht', { kind: 'subscribe', about: { to: 'everything' } }],
	[
		'Sag Bescheid, wenn das nächste Netzwerktreffen ansteht',
		{ kind: 'subscribe', about: { to: 'series', series: 'Netzwerktreffen' } },
	],
	['Erinnere mich an Leerstand', { kind: 'subscribe', about: { to: 'topic', topic: 'Leerstand' } }],
	[
		'Erinnere mich an Termine zu Leerstand und Zwischennutzung',
		{ kind: 'subscribe', about: { to: 'topic', topic: 'Leerstand und Zwischennutzung' } },
	],
	[
		'Erinnere mich an den Austausch am 12. Juni',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch', when: '2027-06-12 2027-06-13' } },
	],
	[
		'Erinnere mich an den Austausch in Cottbus',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch Cottbus' } },
	],
	['Erinnere mich', { kind: 'subscribe' }],
	['Erinnere mich daran', { kind: 'subscribe' }],
	['Erinnere mich an diesen Termin', { kind: 'subscribe' }],
	['Erinnerung an den nächsten Austausch', { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	['Benachrichtige mich über neue Termine', { kind: 'subscribe', about: { to: 'everything' } }],
	['Benachrichtigungen aus', { kind: 'unsubscribe' }],
	['Erinnerungen ausschalten', { kind: 'unsubscribe' }],
	['Erinnerungen', { kind: 'list' }],
	['meine Erinnerungen', { kind: 'list' }],
	['Zeig mir meine Erinnerungen', { kind: 'list' }],
	['Woran erinnerst du mich?', { kind: 'list' }],
	['Welche Erinnerungen hat dieser Kanal?', { kind: 'list', whom: 'channel' }],
	['Welche Erinnerungen gibt es in diesem Kanal?', { kind: 'list', whom: 'channel' }],
	['Stoppe alle Erinnerungen', { kind: 'unsubscribe' }],
	['Lösche meine Erinnerungen', { kind: 'unsubscribe' }],
	['Ich möchte keine Erinnerungen mehr bekommen', { kind: 'unsubscribe' }],
	['Hör auf, mich zu erinnern', { kind: 'unsubscribe' }],
	[
		'Erinnere mich nicht mehr an den Austausch',
		{ kind: 'unsubscribe', about: { to: 'mentioned', words: 'Austausch' } },
	],
	['Erinnere diesen Kanal nicht mehr', { kind: 'unsubscribe', whom: 'channel' }],
	['Keine Erinnerungen mehr in diesem Kanal', { kind: 'unsubscribe', whom: 'channel' }],
	['Keine Erinnerungen mehr zum Thema Leerstand', { kind: 'unsubscribe', about: { to: 'topic', topic: 'Leerstand' } }],
	['Pause', { kind: 'pause' }],
	['Pausiere meine Erinnerungen für zwei Wochen', { kind: 'pause', until: '2026-12-09' }],
	['Zwei Wochen lang keine Erinnerungen', { kind: 'pause', until: '2026-12-09' }],
	['Diese Woche keine Erinnerungen', { kind: 'pause', until: '2026-11-30' }],
	['die nächsten zwei Wochen keine Erinnerungen bitte', { kind: 'pause', until: '2026-12-09' }],
	['keine Erinnerungen bis Ende Mai', { kind: 'pause', until: '2027-06-01' }],
	['Erinnere mich erst wieder ab dem 1. Mai', { kind: 'pause', until: '2027-05-01' }],
	['Bis Montag bitte Pause', { kind: 'pause', until: '2026-11-30' }],
	['Pause beenden', { kind: 'resume' }],
	['Erinnere mich wieder', { kind: 'resume' }],
	['Ich möchte wieder erinnert werden', { kind: 'resume' }],
	['Keine Erinnerungen am Wochenende', { kind: 'quiet', on: true }],
	['Erinnere mich nicht am Wochenende', { kind: 'quiet', on: true }],
	['abends bitte nicht erinnern', { kind: 'quiet', on: true }],
	['Erinnere mich nur werktags', { kind: 'quiet', on: true }],
	['Ruhezeiten aus', { kind: 'quiet', on: false }],
	['Ruhezeiten einhalten', { kind: 'quiet', on: true }],
	['Erinnere mich nur an Online-Termine', { kind: 'online', only: true }],
	['Nur noch digitale Termine', { kind: 'online', only: true }],
	['nicht nur online', { kind: 'online', only: false }],
	['Erinnere mich immer drei Tage vorher', { kind: 'leads', leads: ['P3D'] }],
	['Stelle die Erinnerungen auf eine Woche und einen Tag um', { kind: 'leads', leads: ['P7D', 'P1D'] }],
	['Künftig eine Stunde vorher erinnern', { kind: 'leads', leads: ['PT1H'] }],
	['Lieber zwei Stunden vorher', { kind: 'leads', leads: ['PT2H'] }],
	['Erinnere mich morgen an den Austausch', { kind: 'unclear', of: 'morgen' }],
	['Erinnere mich um 8 Uhr an den Austausch', { kind: 'unclear', of: 'um 8 Uhr' }],
	['Erinnere mich in zwei Stunden', { kind: 'unclear', of: 'in zwei Stunden' }],
	['Erinnere mich am Montag an das Netzwerktreffen', { kind: 'unclear', of: 'am Montag' }],
	[
		'Erinnere mich einen Tag vorher an den Austausch und eine Stunde vorher an das Netzwerktreffen',
		{
			kind: 'unclear',
			of: 'Erinnere mich einen Tag vorher an den Austausch und eine Stunde vorher an das Netzwerktreffen',
			parts: [
				{ about: { to: 'mentioned', words: 'Austausch' }, leads: ['P1D'] },
				{ about: { to: 'mentioned', words: 'Netzwerktreffen' }, leads: ['PT1H'] },
			],
		},
	],
	[
		'Erinnere mich an den Austausch und das Netzwerktreffen',
		{
			kind: 'unclear',
			of: 'Erinnere mich an den Austausch und das Netzwerktreffen',
			parts: [
				{ about: { to: 'mentioned', words: 'Austausch' } },
				{ about: { to: 'mentioned', words: 'Netzwerktreffen' } },
			],
		},
	],
	['Erinnere mich ein paar Tage vorher', { kind: 'unclear', of: 'Erinnere mich ein paar Tage vorher' }],
	[
		'Erinnere mich rechtzeitig an den nächsten Workshop',
		{ kind: 'subscribe', about: { to: 'next', series: 'Workshop' } },
	],
	['Erinnere mich an die Anmeldung zum Austausch', { kind: 'unclear', of: 'Anmeldung' }],
	['Erinnere mich daran, Milch zu kaufen', { kind: 'unclear', of: 'daran, Milch zu kaufen' }],
	['zwei Tage vorher', { kind: 'unclear', of: 'zwei Tage vorher' }],
	['Abonniere das Thema Leerstand', { kind: 'subscribe', about: { to: 'topic', topic: 'Leerstand' } }],
	['Ich möchte alle Termine abonnieren', { kind: 'subscribe', about: { to: 'everything' } }],
	[
		'Stell mir eine Erinnerung für den nächsten Austausch ein',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' } },
	],
	[
		'Vergiss nicht, mich an den Austausch zu erinnern',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch' } },
	],
	[
		'Nicht vergessen: Erinnere mich an den nächsten Austausch!',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' } },
	],
	['Wie bekomme ich Erinnerungen?', { kind: 'unclear', of: 'Wie bekomme ich Erinnerungen?' }],
	['Erinnere hier an alle Termine', { kind: 'subscribe', whom: 'channel', about: { to: 'everything' } }],
	[
		'Bitte alle hier an den nächsten Austausch erinnern',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'next', series: 'Austausch' } },
	],
	['stop', { kind: 'unclear', of: 'stop' }],
	[
		'remind me two days before the next exchange',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' }, leads: ['P2D'] },
	],
	['remind me a week and an hour before', { kind: 'subscribe', leads: ['P7D', 'PT1H'] }],
	[
		'Please remind us about all network meetings',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'series', series: 'Netzwerktreffen' } },
	],
	[
		'Could you remind me of the exchange on interim use?',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch interim use' } },
	],
	['remind me about vacancy', { kind: 'subscribe', about: { to: 'topic', topic: 'vacancy' } }],
	['remind me about events on vacancy', { kind: 'subscribe', about: { to: 'topic', topic: 'vacancy' } }],
	['Remind me of every event', { kind: 'subscribe', about: { to: 'everything' } }],
	['remind me of everything', { kind: 'subscribe', about: { to: 'everything' } }],
	['let me know when there are new events', { kind: 'subscribe', about: { to: 'everything' } }],
	[
		'let me know a day before the next exchange',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' }, leads: ['P1D'] },
	],
	['notify me of new events', { kind: 'subscribe', about: { to: 'everything' } }],
	['stop reminding me', { kind: 'unsubscribe' }],
	['stop reminding me about vacancy', { kind: 'unsubscribe', about: { to: 'topic', topic: 'vacancy' } }],
	["don't remind me about vacancy anymore", { kind: 'unsubscribe', about: { to: 'topic', topic: 'vacancy' } }],
	['Don’t remind me anymore', { kind: 'unsubscribe' }],
	['no more reminders', { kind: 'unsubscribe' }],
	['unsubscribe', { kind: 'unsubscribe' }],
	['turn off reminders', { kind: 'unsubscribe' }],
	['mute until Monday', { kind: 'pause', until: '2026-11-30' }],
	['no reminders for two weeks', { kind: 'pause', until: '2026-12-09' }],
	['resume reminders', { kind: 'resume' }],
	['resume', { kind: 'resume' }],
	['show my reminders', { kind: 'list' }],
	['what reminders do I have?', { kind: 'list' }],
	['what am I subscribed to?', { kind: 'list' }],
	['only online events', { kind: 'online', only: true }],
	['also in person again', { kind: 'online', only: false }],
	['remind me on weekends too', { kind: 'quiet', on: false }],
	['no reminders at weekends', { kind: 'quiet', on: true }],
	['change to three days before', { kind: 'leads', leads: ['P3D'] }],
	['default two days', { kind: 'leads', leads: ['P2D'] }],
	['set my reminders to one week before', { kind: 'leads', leads: ['P7D'] }],
	['set a reminder for the next exchange', { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	['remind me tomorrow', { kind: 'unclear', of: 'tomorrow' }],
	['remind me at 8 am', { kind: 'unclear', of: 'at 8 am' }],
	['remind me to register', { kind: 'unclear', of: 'to register' }],
	['remind me half an hour before', { kind: 'subscribe', leads: ['PT30M'] }],
	['subscribe this channel to all events', { kind: 'subscribe', whom: 'channel', about: { to: 'everything' } }],
	[
		'remind everyone here of the next network meeting',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'next', series: 'Netzwerktreffen' } },
	],
	[
		'remind me a day before the exchange and an hour before the network meeting',
		{
			kind: 'unclear',
			of: 'remind me a day before the exchange and an hour before the network meeting',
			parts: [
				{ about: { to: 'mentioned', words: 'Austausch' }, leads: ['P1D'] },
				{ about: { to: 'mentioned', words: 'Netzwerktreffen' }, leads: ['PT1H'] },
			],
		},
	],
	["I'd like to be reminded of all events", { kind: 'subscribe', about: { to: 'everything' } }],
	[
		'Kannst du uns vor dem nächsten Austausch Bescheid geben?',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'next', series: 'Austausch' } },
	],
	['erinnert mich bitte an das nächste treffen', { kind: 'subscribe', about: { to: 'next' } }],
	['Keine Erinnerung an den nächsten Austausch', { kind: 'unsubscribe', about: { to: 'next', series: 'Austausch' } }],
	['Erinnere mich an alle Termine in Cottbus', { kind: 'unclear', of: 'Cottbus' }],
	[
		'Erinnere mich an die Termine im Juni',
		{ kind: 'subscribe', about: { to: 'mentioned', words: '', when: '2027-06-01 2027-07-01' } },
	],
	['in diesem Kanal nur eine Stunde vorher', { kind: 'leads', whom: 'channel', leads: ['PT1H'] }],
	['Erinnere diesen Kanal nur noch einen Tag vorher', { kind: 'leads', whom: 'channel', leads: ['P1D'] }],
	['Dieser Kanal soll nur einen Tag vorher erinnert werden', { kind: 'leads', whom: 'channel', leads: ['P1D'] }],
	['Ändere die Erinnerungen in diesem Kanal auf eine Stunde', { kind: 'leads', whom: 'channel', leads: ['PT1H'] }],
	['in this channel only one day before', { kind: 'leads', whom: 'channel', leads: ['P1D'] }],
	['Pausiere die Erinnerungen in diesem Kanal', { kind: 'pause', whom: 'channel' }],
	['pause this channel until Monday', { kind: 'pause', whom: 'channel', until: '2026-11-30' }],
	['Erinnere diesen Kanal wieder', { kind: 'resume', whom: 'channel' }],
	['nur online in diesem Kanal', { kind: 'online', whom: 'channel', only: true }],
	['Erinnere diesen Kanal nicht am Wochenende', { kind: 'quiet', whom: 'channel', on: true }],
	['An den nächsten Austausch nicht mehr', { kind: 'unsubscribe', about: { to: 'next', series: 'Austausch' } }],
	['meine Zeitzone ist Lissabon', { kind: 'zone', said: 'Lissabon', zone: 'Europe/Lisbon' }],
	['My time zone is Europe/Lisbon.', { kind: 'zone', said: 'Europe/Lisbon', zone: 'Europe/Lisbon' }],
	['Stell meine Zeitzone auf New York um', { kind: 'zone', said: 'New York', zone: 'America/New_York' }],
	['set my timezone to Tokyo', { kind: 'zone', said: 'Tokyo', zone: 'Asia/Tokyo' }],
	['Ich bin in der Zeitzone von Wien', { kind: 'zone', said: 'Wien', zone: 'Europe/Vienna' }],
	['meine Zeitzone ist Entenhausen', { kind: 'zone', said: 'Entenhausen' }],
	['meine Zeitzone ist Europe/Entenhausen', { kind: 'zone', said: 'Europe/Entenhausen' }],
	['Zeitzone ändern', { kind: 'zone' }],
	['Welche Zeitzone habe ich?', { kind: 'zone' }],
	['Die Zeitzone dieses Kanals ist Madrid', { kind: 'zone', whom: 'channel', said: 'Madrid', zone: 'Europe/Madrid' }],
	['Gib mir Bescheid', { kind: 'subscribe' }],
	['Ich möchte keine Benachrichtigungen mehr bekommen', { kind: 'unsubscribe' }],
	['an den nächsten Austausch erinnern bitte', { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	['bitte an alle Termine erinnern', { kind: 'subscribe', about: { to: 'everything' } }],
	[
		'let me know when the next exchange is announced',
		{ kind: 'subscribe', about: { to: 'series', series: 'Austausch' } },
	],
	['Erinnere mich nächste Woche', { kind: 'unclear', of: 'nächste Woche' }],
	["don't forget to remind me of the next exchange", { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	['Kann ich alle Termine abonnieren?', { kind: 'subscribe', about: { to: 'everything' } }],
	[
		'Erinnere mich bitte eine Woche vorher und dann noch einmal eine Stunde vorher an den nächsten Austausch',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' }, leads: ['P7D', 'PT1H'] },
	],
	[
		'Erinnere mich an das Netzwerktreffen Süd',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Netzwerktreffen Süd' } },
	],
	[
		'remind us all of the next network meeting a week before',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'next', series: 'Netzwerktreffen' }, leads: ['P7D'] },
	],
	['Ich brauche keine Erinnerungen', { kind: 'unsubscribe' }],
	[
		'Bitte erinnere mich nicht an den Austausch zum Thema Leerstand',
		{ kind: 'unsubscribe', about: { to: 'mentioned', words: 'Austausch Leerstand' } },
	],
	[
		'Hallo, bitte erinnere mich doch an den nächsten Peer-to-Peer-Austausch, danke!',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' } },
	],
	['Erinnere mich bitte 3 Tage vorher', { kind: 'subscribe', leads: ['P3D'] }],
	['Kannst du mich dran erinnern?', { kind: 'subscribe' }],
	[
		'Kannst du mich bitte eine Woche vor dem Netzwerktreffen erinnern?',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Netzwerktreffen' }, leads: ['P7D'] },
	],
	['Ich möchte gerne eine Woche vorher erinnert werden', { kind: 'subscribe', leads: ['P7D'] }],
	['Ich will erinnert werden', { kind: 'subscribe' }],
	[
		'Erinnere mich zwei Wochen und drei Tage vor jedem Netzwerktreffen',
		{ kind: 'subscribe', about: { to: 'series', series: 'Netzwerktreffen' }, leads: ['P14D', 'P3D'] },
	],
	[
		'Erinnere mich 24 Stunden vorher an alle Termine zum Thema Zwischennutzung',
		{ kind: 'subscribe', about: { to: 'topic', topic: 'Zwischennutzung' }, leads: ['PT24H'] },
	],
	['Sagen Sie mir bitte rechtzeitig Bescheid', { kind: 'subscribe' }],
	['Sag uns allen eine Stunde vorher Bescheid', { kind: 'subscribe', whom: 'channel', leads: ['PT1H'] }],
	['Bitte Erinnerung eine Stunde vorher', { kind: 'subscribe', leads: ['PT1H'] }],
	['Erinnerung 1 Tag vorher', { kind: 'subscribe', leads: ['P1D'] }],
	['Bitte um Erinnerung an den nächsten Austausch', { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	[
		'Richte mir Erinnerungen für alle Netzwerktreffen ein',
		{ kind: 'subscribe', about: { to: 'series', series: 'Netzwerktreffen' } },
	],
	['Erinnere mich an jede Veranstaltung', { kind: 'subscribe', about: { to: 'everything' } }],
	['Erinnere mich an Veranstaltungen zu Jugend', { kind: 'subscribe', about: { to: 'topic', topic: 'Jugend' } }],
	['Erinnere mich an alles zum Thema Jugend', { kind: 'subscribe', about: { to: 'topic', topic: 'Jugend' } }],
	['Erinnere mich an alles zu Leerstand', { kind: 'subscribe', about: { to: 'topic', topic: 'Leerstand' } }],
	['Erinnere mich an das Thema Leerstand', { kind: 'subscribe', about: { to: 'topic', topic: 'Leerstand' } }],
	[
		'Erinnere mich an den Termin am 3. Dezember',
		{ kind: 'subscribe', about: { to: 'mentioned', words: '', when: '2026-12-03 2026-12-04' } },
	],
	[
		'Erinnere mich an den Austausch zum Thema soziale Infrastruktur',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch soziale Infrastruktur' } },
	],
	['Erinnere den Kanal an alle Termine', { kind: 'subscribe', whom: 'channel', about: { to: 'everything' } }],
	[
		'Erinnere dieses Team eine Woche vorher an den nächsten Austausch',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'next', series: 'Austausch' }, leads: ['P7D'] },
	],
	['Erinnere uns alle', { kind: 'subscribe', whom: 'channel' }],
	['Schick mir eine Erinnerung', { kind: 'subscribe' }],
	['Schick mir einen Tag vorher eine Erinnerung', { kind: 'subscribe', leads: ['P1D'] }],
	[
		'Benachrichtige diesen Kanal bei neuen Terminen',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'everything' } },
	],
	[
		'Melde dich bitte einen Tag vor dem nächsten Austausch',
		{ kind: 'subscribe', about: { to: 'next', series: 'Austausch' }, leads: ['P1D'] },
	],
	['Melde dich, sobald es einen neuen Termin gibt', { kind: 'subscribe', about: { to: 'everything' } }],
	['Informiere mich über neue Termine', { kind: 'subscribe', about: { to: 'everything' } }],
	['Halte mich auf dem Laufenden', { kind: 'subscribe' }],
	[
		'Ich brauche keine Erinnerung mehr für den Austausch zur Zwischenmiete',
		{ kind: 'unsubscribe', about: { to: 'mentioned', words: 'Austausch Zwischenmiete' } },
	],
	['Bitte nicht mehr erinnern', { kind: 'unsubscribe' }],
	['Nicht mehr erinnern', { kind: 'unsubscribe' }],
	['Stopp die Erinnerungen', { kind: 'unsubscribe' }],
	['Alle Erinnerungen löschen', { kind: 'unsubscribe' }],
	['Alle meine Erinnerungen bitte löschen', { kind: 'unsubscribe' }],
	['Schalte die Erinnerungen aus', { kind: 'unsubscribe' }],
	['Erinnerungen abbestellen', { kind: 'unsubscribe' }],
	['Mach mal Pause', { kind: 'pause' }],
	['Mach Pause bis Montag', { kind: 'pause', until: '2026-11-30' }],
	['Pausiere bis nächste Woche', { kind: 'pause', until: '2026-11-30' }],
	['Pause für eine Woche', { kind: 'pause', until: '2026-12-02' }],
	['Eine Woche Pause', { kind: 'pause', until: '2026-12-02' }],
	['Heute keine Erinnerungen mehr', { kind: 'pause', until: '2026-11-26' }],
	['Im Juli keine Erinnerungen', { kind: 'unclear', of: 'Im Juli' }],
	['Erinnere mich bis Ende des Jahres nicht', { kind: 'pause', until: '2027-01-01' }],
	['Bis 15.1. keine Erinnerungen', { kind: 'pause', until: '2027-01-15' }],
	['Bis einschließlich 15. Januar Pause', { kind: 'pause', until: '2027-01-16' }],
	['Ich bin bis 3. Januar im Urlaub, bitte keine Erinnerungen', { kind: 'pause', until: '2027-01-03' }],
	['Fortsetzen', { kind: 'resume' }],
	['Erinnerungen wieder an', { kind: 'resume' }],
	['Erinnerungen wieder einschalten', { kind: 'resume' }],
	['Bitte wieder erinnern', { kind: 'resume' }],
	['Welche Abos habe ich?', { kind: 'list' }],
	['Meine Abos', { kind: 'list' }],
	['Liste meine Erinnerungen auf', { kind: 'list' }],
	['Zeige die Erinnerungen dieses Kanals', { kind: 'list', whom: 'channel' }],
	['Erinnerungen für diesen Kanal anzeigen', { kind: 'list', whom: 'channel' }],
	['Erinnere mich künftig zwei Tage vorher', { kind: 'leads', leads: ['P2D'] }],
	['Ändere meine Erinnerungen auf 2 Tage vorher', { kind: 'leads', leads: ['P2D'] }],
	['Ändere den Vorlauf auf 1 Woche', { kind: 'leads', leads: ['P7D'] }],
	['Statt einer Woche lieber zwei Tage vorher', { kind: 'unclear', of: 'Statt einer Woche lieber zwei Tage vorher' }],
	['Standardmäßig eine Woche und einen Tag vorher', { kind: 'leads', leads: ['P7D', 'P1D'] }],
	['Ich möchte standardmäßig einen Tag vorher erinnert werden', { kind: 'leads', leads: ['P1D'] }],
	['Nur Online-Veranstaltungen', { kind: 'online', only: true }],
	['Bitte nur digitale Termine', { kind: 'online', only: true }],
	['Erinnere mich nur an Termine vor Ort', { kind: 'unclear', of: 'vor Ort' }],
	['Wieder auch an Termine vor Ort erinnern', { kind: 'online', only: false }],
	['Erinnere mich auch nachts und am Wochenende', { kind: 'quiet', on: false }],
	['Auch samstags', { kind: 'quiet', on: false }],
	['Nicht am Wochenende erinnern', { kind: 'quiet', on: true }],
	['Erinnere mich nicht abends', { kind: 'quiet', on: true }],
	['Bitte keine Erinnerungen nach Feierabend', { kind: 'quiet', on: true }],
	['Erinnere mich jederzeit', { kind: 'quiet', on: false }],
	['Erinnere mich am Tag vorher', { kind: 'subscribe', leads: ['P1D'] }],
	['Erinnere mich am Vortag', { kind: 'subscribe', leads: ['P1D'] }],
	['Erinnere mich kurz vorher', { kind: 'unclear', of: 'Erinnere mich kurz vorher' }],
	[
		'Erinnere mich fünf Minuten vor dem Austausch',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch' }, leads: ['PT5M'] },
	],
	['Erinnere mich 0 Minuten vorher', { kind: 'unclear', of: 'Erinnere mich 0 Minuten vorher' }],
	['Erinnere mich einen Monat vorher', { kind: 'subscribe', leads: ['P30D'] }],
	[
		'can you remind us about the next network meeting?',
		{ kind: 'subscribe', whom: 'channel', about: { to: 'next', series: 'Netzwerktreffen' } },
	],
	['please remind me', { kind: 'subscribe' }],
	['remind me every time', { kind: 'subscribe' }],
	['remind me of all events about art', { kind: 'subscribe', about: { to: 'topic', topic: 'art' } }],
	['remind me of upcoming events', { kind: 'subscribe', about: { to: 'everything' } }],
	[
		'remind me an hour before every exchange',
		{ kind: 'subscribe', about: { to: 'series', series: 'Austausch' }, leads: ['PT1H'] },
	],
	[
		'remind me two weeks and one day before the 6th exchange',
		{ kind: 'subscribe', about: { to: 'mentioned', words: '6. Austausch' }, leads: ['P14D', 'P1D'] },
	],
	[
		'remind me of the exchange on 12 June',
		{ kind: 'subscribe', about: { to: 'mentioned', words: 'Austausch', when: '2027-06-12 2027-06-13' } },
	],
	['remind me on Monday', { kind: 'unclear', of: 'on Monday' }],
	['remind me next week', { kind: 'unclear', of: 'next week' }],
	['remind me in an hour', { kind: 'unclear', of: 'in an hour' }],
	['I want to be reminded of the next exchange', { kind: 'subscribe', about: { to: 'next', series: 'Austausch' } }],
	[
		"I'd like reminders for all network meetings",
		{ kind: 'subscribe', about: { to: 'series', series: 'Netzwerktreffen' } },
	],
	['could you let us know two days before?', { kind: 'subscribe', whom: 'channel', leads: ['P2D'] }],
	['let me know as soon as a new event is planned', { kind: 'subscribe', about: { to: 'everything' } }],
	['ping this channel an hour before', { kind: 'subscribe', whom: 'channel', leads: ['PT1H'] }],
	['set up reminders for this channel', { kind: 'subscribe', whom: 'channel' }],
	["I don't want reminders anymore", { kind: 'unsubscribe' }],
	['I do not want to be reminded', { kind: 'unsubscribe' }],
	['please stop', { kind: 'unclear', of: 'please stop' }],
	['stop all reminders', { kind: 'unsubscribe' }],
	['delete my reminders', { kind: 'unsubscribe' }],
	['cancel all my reminders', { kind: 'unsubscribe' }],
	['no more reminders in this channel', { kind: 'unsubscribe', whom: 'channel' }],
	['pause', { kind: 'pause' }],
	['pause for two weeks', { kind: 'pause', until: '2026-12-09' }],
	['pause my reminders until the end of June', { kind: 'pause', until: '2027-07-01' }],
	['no reminders until next Monday', { kind: 'pause', until: '2026-11-30' }],
	['end the pause', { kind: 'resume' }],
	['start reminders again', { kind: 'resume' }],
	['my reminders', { kind: 'list' }],
	['which reminders are set?', { kind: 'list' }],
	['show reminders for this channel', { kind: 'list', whom: 'channel' }],
	['make it two days before', { kind: 'leads', leads: ['P2D'] }],
	['always remind me three days before', { kind: 'leads', leads: ['P3D'] }],
	['from now on one week before', { kind: 'leads', leads: ['P7D'] }],
	['remind me of online events only', { kind: 'online', only: true }],
	['not only online', { kind: 'online', only: false }],
	['only on weekdays', { kind: 'quiet', on: true }],
	['remind me in the evening too', { kind: 'quiet', on: false }],
	['not at weekends', { kind: 'quiet', on: true }],
	['remind me shortly before', { kind: 'unclear', of: 'remind me shortly before' }],
];

/** Questions, statements, requests for something else. */
const LEFT: readonly string[] = [
	'Wer erinnert sich an das alte Kaufhaus?',
	'Was kostet eine Erinnerungstafel?',
	'Ich erinnere mich an den 4. Austausch',
	'Erinnern Sie sich an den 4. Austausch?',
	'Erinnerst du dich an den Austausch?',
	'Kannst du dich an den Austausch erinnern?',
	'Woran erinnert das Denkmal?',
	'Welche Kommune erinnert an das alte Kaufhaus?',
	'Gibt es Erinnerungsorte in der Innenstadt?',
	'Welche Erinnerungen haben die Bürger an das Kaufhaus?',
	'Wie kann man an das Kaufhaus erinnern?',
	'Wie erinnert Alzey an den Brand?',
	'Das erinnert mich an Cottbus',
	'Erinnere mich, wer den Makerspace betreibt',
	'Erinnere mich bitte, wann der letzte Austausch war',
	'Kannst du mich daran erinnern, wer den 4. Austausch eröffnet hat?',
	'remind me who opened the 4th exchange',
	'remind me what the makerspace costs',
	'remind me how interim use works',
	'remind me when the 4th exchange was',
	'that reminds me of Cottbus',
	'Which town remembers its department store?',
	'Who reminded the citizens?',
	'Tell me about the makerspace',
	'Let me know who has a makerspace',
	'Tell me when the next exchange is',
	'Sag mir, wer einen Makerspace hat',
	'Sag mir, wann der nächste Austausch ist',
	'Wann ist der nächste Austausch?',
	'Termine im Juni',
	'Was steht an?',
	'Pausenhof',
	'Wann war Pause?',
	'Welche Städte haben eine Pause gemacht?',
	'Gibt es eine Mittagspause?',
	'Erinnerungskultur',
	'Erinnerungen aus der Nachbarschaft',
	'Erinnerungstafel',
	'Kunst im öffentlichen Raum als Erinnerung',
	'Wie lange vorher muss man sich anmelden?',
	'Zwei Tage vor dem Austausch war was?',
	'Was war einen Tag vorher?',
	'nächste Woche',
	'und im Juli?',
	'in Cottbus?',
	'Welche Standards gelten?',
	'Standard für Hochbeete',
	'Wer hat am Wochenende geöffnet?',
	'Läden auch am Sonntag',
	'Welche Läden haben auch abends geöffnet?',
	'Wer verkauft nur online?',
	'Händler nur online',
	'Online-Marktplatz',
	'Kann man das Magazin abonnieren?',
	'Wo kann ich den Newsletter abonnieren?',
	'Newsletter abonnieren',
	'Kalender abonnieren',
	'subscribe to the calendar',
	'Welche Kommunen haben ihre Projekte gestoppt?',
	'Warum wurde das Projekt abgebrochen?',
	'stop the car traffic',
	'autofreie Innenstadt',
	'Termin absagen',
	'Sage den Termin ab',
	'Ändere den Austausch auf den 12. Mai',
	'Termin verschieben auf drei Uhr',
	'Danke',
	'Hallo',
	'Ja bitte',
	'nein',
	'online',
	'vor Ort',
	'auch',
	'nur',
	'keine',
	'nicht',
	'Ich habe keine Frage mehr',
	'Keine Ahnung',
	'nichts mehr',
	'no',
	'no thanks',
	'Was macht Alzey auch am Wochenende?',
	'Melde mich an',
	'Anmeldung zum Austausch',
	'Bitte melden Sie sich',
	'Wie melde ich mich an?',
	'Meldet euch bei der Stadt',
	'Gib mir die Adresse',
	'Wer gibt Bescheid?',
	'Wer sagt den Händlern Bescheid?',
	'Wie benachrichtigt die Stadt die Händler?',
	'How does the city notify shop owners?',
	'Who notifies the residents?',
	'Alert systems',
	'Was ist ein Reminder?',
	'eine Stunde',
	'drei Tage',
	'Wie viele Tage dauert das?',
	'Wie lange dauert der Austausch?',
	'zwei Tage',
	'im Mai',
	'um die Ecke',
	'ab wann?',
	'Ruhezeiten der Anwohner',
	'Ruhezonen in der Innenstadt',
	'Lärm am Abend',
	'Erinnern wir uns an den 4. Austausch',
	'Wir erinnern uns gern an das Netzwerktreffen',
	'Wie war das nochmal mit dem Makerspace?',
	'Können Sie sich an den 4. Austausch erinnern?',
	'Mich erinnert das an Alzey',
	'Gibt es ein Denkmal, das an die Weber erinnert?',
	'Projekte zur Erinnerung an die Industriegeschichte',
	'Erinnerung an die DDR-Zeit',
	'Erinnerungen an das alte Kaufhaus',
	'Wer sammelt Erinnerungen von Bürgerinnen?',
	'Erinnerungscafé',
	'Wer hat ein Abo-Modell?',
	'Wie viele Abos hat die Bibliothek?',
	'Welche Abonnements gibt es für Lastenräder?',
	'Gibt es Benachrichtigungen für Händler?',
	'Welche Stadt benachrichtigt Bürger per App?',
	'Push-Nachrichten',
	'Wer pausiert gerade?',
	'Welche Projekte pausieren?',
	'Warum pausiert das Projekt in Alzey?',
	'Wurde das Projekt gestoppt?',
	'Ist der Makerspace stumm?',
	'Wer hat auch am Wochenende geöffnet?',
	'Gibt es Märkte auch am Sonntag?',
	'Auch am Wochenende geöffnet',
	'Nur werktags geöffnet',
	'Läden nur online',
	'Nur online verkaufen',
	'Online-Beteiligung',
	'Was ist vor Ort passiert?',
	'Wie lange vorher wurde informiert?',
	'Zwei Jahre vorher war dort ein Laden',
	'Eine Woche vor der Eröffnung',
	'Was passierte einen Tag vor der Eröffnung?',
	'drei Monate nach der Eröffnung',
	'Wie ändere ich meinen Namen?',
	'Ändere die Sprache',
	'Ändere meine Adresse',
	'Sprache ändern',
	'Stell mir den Makerspace vor',
	'Zeig mir alle Projekte',
	'Zeig mir meine Fragen',
	'Liste alle Kommunen auf',
	'Schalte auf Englisch um',
	'Setze den Link',
	'Set the language to English',
	'change to English',
	'change language',
	'make it shorter',
	'Mach es kürzer',
	'Lieber auf Deutsch',
	'immer',
	'Standard',
	'default',
	'künftig',
	'Sag mir mehr',
	'Sag mir Bescheid, wer den Makerspace betreibt',
	'Sag mir, wie der Makerspace finanziert wird',
	'Tell me more',
	'Tell me more about events in Alzey',
	'Let me know more about vacancy',
	'Let me know how many municipalities there are',
	'let me know the date of the 4th exchange',
	'Tell us about interim use',
	'Melde dich',
	'Meldet sich jemand?',
	'Wo melde ich Leerstand?',
	'Leerstand melden',
	'Leerstandsmelder',
	'Wer informiert über neue Termine?',
	'Wie informiert Homburg über Termine?',
	'Wie abonniere ich den Kalender?',
	'Wer hat einen Newsletter abonniert?',
	'cancel my registration',
	'Bitte absagen',
	'Absage Netzwerktreffen',
	'stoppen',
	'Schluss',
	'aufhören',
	'Ruhe',
	'Ruheräume',
	'Pausenräume',
	'Lärm in der Nacht',
	'nachts',
	'abends',
	'wochenende',
	'am Wochenende',
	'um 10 Uhr',
	'morgens',
	'acht Uhr',
	'Who stopped the project?',
	'Who pauses funding?',
	'What does reminder mean?',
	'Which shops are open at weekends?',
	'Shops open in the evening too',
	'only on weekdays open',
	'a week before the opening',
	'two days later',
	'What happened an hour before?',
	'Hör auf damit',
	'Ich will nichts mehr davon hören',
	'Urlaub bis 3. Januar',
	'Was hast du dir gemerkt?',
	'Was hat Alzey über Erinnerungskultur gesagt?',
	'Erinnerst du dich an den Makerspace in Alzey?',
	'Zeitzonen im Programm',
	'Die Zeitzone in Alzey spielt eine Rolle',
	'Für Kinder nicht mehr',
	'Lissabon',
];

describe('a wish', () => {
	test.each(WISHED)('%s', (said, expected) => {
		expect(wish(said)).toEqual(expected);
	});

	test('is the same without umlauts', () => {
		const flat = (said: string) =>
			said.replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? '').replaceAll('ß', 'ss');
		const kind = (said: string) => parseWish(said, NOW, 'de')?.kind;
		expect(WISHED.filter(([said]) => kind(flat(said)) !== kind(said))).toEqual([]);
	});
});

describe('is no wish', () => {
	test.each(LEFT)('%s', (said) => {
		expect(wish(said)).toBeUndefined();
	});

	test.each(['tests/questions.jsonl', 'tests/fixtures/north/questions.jsonl', 'tests/fixtures/west/questions.jsonl'])(
		'any question of %s',
		(file) => {
			const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
			const questions = lines.map((line) => (JSON.parse(line) as { question: string }).question);
			expect(questions.filter((said) => wish(said))).toEqual([]);
		},
	);

	test('any question of every channel', () => {
		expect(CASES.flatMap(({ turns }) => turns).filter(({ question }) => wish(question))).toEqual([]);
	});
});

describe('what is unclear says why', () => {
	test.each<readonly [said: string, why: string]>([
		['Erinnere mich morgens um acht', 'then'],
		['Erinnere mich in zwei Stunden', 'then'],
		['Erinnere mich morgen an den Austausch', 'then'],
		['remind me on Monday', 'then'],
		['Erinnere mich an den Austausch und das Netzwerktreffen', 'several'],
		['Erinnere mich ein paar Tage vorher', 'long'],
		['Statt einer Woche lieber zwei Tage vorher', 'long'],
		['Erinnere mich nicht eine Woche vorher', 'long'],
		['Erinnere mich an die Anmeldung zum Austausch', 'other'],
		['remind me to register', 'other'],
		['Erinnere mich nicht mehr daran', 'which'],
		['An diesen Termin nicht mehr', 'which'],
		['Ich habe keine Erinnerung bekommen', 'missing'],
		['stop', 'stop'],
		['zwei Tage vorher', 'what'],
		['Wie bekomme ich Erinnerungen?', 'how'],
		['Erinnere mich an alle Termine in Cottbus', 'place'],
		['Erinnere mich nur an Termine vor Ort', 'online'],
	])('%s', (said, why) => {
		expect(parseWish(said, NOW, 'de')).toMatchObject({ kind: 'unclear', why });
	});

	test('and keeps the times that were said', () => {
		expect(parseWish('zwei Tage vorher', NOW, 'de')).toMatchObject({ leads: ['P2D'] });
	});
});

describe('what went before', () => {
	test('asked for a zone: its name is the answer', () => {
		const asked = parseWish('Zeitzone ändern', NOW, 'de');
		const said = (text: string) => wish(text, asked ? { wish: asked } : {});
		expect(said('Lissabon')).toEqual({ kind: 'zone', zone: 'Europe/Lisbon' });
		expect(said('Wer hat Hochbeete?')).toBeUndefined();
	});

	const before = parseWish('Erinnere mich an den nächsten Austausch', NOW, 'de');

	test('takes times that stand alone', () => {
		expect(wish('zwei Tage vorher', before ? { wish: before } : {})).toEqual({
			kind: 'subscribe',
			about: { to: 'next', series: 'Austausch' },
			leads: ['P2D'],
		});
		expect(wish('zwei Tage vorher')).toEqual({ kind: 'unclear', of: 'zwei Tage vorher' });
	});

	test('was a question about events: „nur online“ narrows it', () => {
		expect(wish('nur online', { asked: true })).toBeUndefined();
		expect(wish('nur Online-Termine', { asked: true })).toBeUndefined();
		expect(wish('Erinnere mich nur an Online-Termine', { asked: true })).toEqual({ kind: 'online', only: true });
	});

	test('names a series in full', () => {
		const series = ['Peer-to-Peer-Austausch', 'Innenstadtforum'];
		expect(wish('Erinnere mich an alle Austausche', { series })).toEqual({
			kind: 'subscribe',
			about: { to: 'series', series: 'Peer-to-Peer-Austausch' },
		});
		expect(wish('Erinnere mich an jedes Innenstadtforum', { series })).toEqual({
			kind: 'subscribe',
			about: { to: 'series', series: 'Innenstadtforum' },
		});
	});
});

describe('nobody loses all reminders by a word', () => {
	test.each([
		'Erinnere mich nicht mehr daran',
		'Keine Erinnerungen mehr an diesen Termin',
		"don't remind me of it",
		'Bitte nicht mehr an den Termin erinnern',
		'Ich bekomme keine Erinnerungen',
		'Ich habe keine Erinnerung bekommen',
		'Wir erhalten keine Erinnerungen mehr',
		'Es kam keine Erinnerung',
		'I get no reminders',
		"I don't get reminders",
		'Erinnere mich nicht eine Woche vorher',
	])('%s', (said) => {
		expect(wish(said)).toMatchObject({ kind: 'unclear' });
	});
});

describe('a field for times', () => {
	test.each<readonly [typed: string, leads: readonly string[] | undefined]>([
		['1 Woche, 1 Tag und 1 Stunde', ['P7D', 'P1D', 'PT1H']],
		['1 week, 1 day and 1 hour', ['P7D', 'P1D', 'PT1H']],
		['2 Tage und 1 Stunde', ['P2D', 'PT1H']],
		['eine Woche', ['P7D']],
		['zwei und drei Tage', ['P2D', 'P3D']],
		['einen halben Tag vorher', ['PT12H']],
		['eine halbe Stunde', ['PT30M']],
		['half an hour', ['PT30M']],
		['anderthalb Stunden', ['PT90M']],
		['1,5 Stunden', ['PT90M']],
		['an hour and a half', ['PT90M']],
		['eine Viertelstunde', ['PT15M']],
		['24 Stunden', ['PT24H']],
		['1 Tag, 1 Tag', ['P1D']],
		['30min', ['PT30M']],
		['2d', ['P2D']],
		['einen Monat', ['P30D']],
		['1-2 Tage', undefined],
		['ein paar Tage', undefined],
		['kurz vorher', undefined],
		['0 Tage', undefined],
		['1000 Tage', undefined],
		['2', undefined],
		['', undefined],
		['morgen', undefined],
		['um acht', undefined],
		['2 Tage bitte nicht', undefined],
	])('%s', (typed, leads) => {
		expect(readLeads(typed, 'de')).toEqual(leads);
	});
});

describe('whatever is written', () => {
	const words = WISHED.flatMap(([said]) => said.split(' '));
	const salad = fc.array(fc.constantFrom(...words, 'bis', '31.', '29.2.', 'nicht', '_lead', '999999'), {
		maxLength: 60,
	});
	const said = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 400 }),
		salad.map((some) => some.join(' ')),
	);

	test('nothing is thrown; leads are durations, a pause ends later than today', () => {
		fc.assert(
			fc.property(said, (text) => {
				const found = parseWish(text, NOW, 'de');
				if (found && 'leads' in found) for (const lead of found.leads ?? []) expect(lead).toMatch(LEAD);
				if (found?.kind === 'pause' && found.until)
					expect(Temporal.PlainDate.compare(found.until, NOW.toPlainDate())).toBe(1);
				for (const lead of readLeads(text, 'en') ?? []) expect(lead).toMatch(LEAD);
			}),
			{ numRuns: 400 },
		);
	});

	test.each([
		'erinnere mich ',
		'nicht erinnern ',
		'zwei Tage und ',
		'remind me when the ',
		'pause bis ',
		'1 ',
		'a ',
		'X',
	])('„%s“ over and over takes no time', (piece) => {
		for (const length of [300, 100_000]) {
			const start = performance.now();
			parseWish(piece.repeat(length / piece.length), NOW, 'de');
			expect(performance.now() - start).toBeLessThan(250);
		}
	});
});
