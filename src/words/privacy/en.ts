/** Privacy in English: showing and erasing what is kept. */

import { nobody, own } from '../kept/en.js';
import type { PrivacyWords } from './de.js';

export const english: PrivacyWords = {
	title: 'Privacy',
	what: 'This is what I store about you:',
	own,
	nobody,
	anonymous: (items) => `Kept without your name: ${items}.`,
	nothingElse:
		'Nobody records who asks how often, what somebody reads or when somebody is there. The log of the server holds neither your words nor your name.',
	more: 'In full, with purposes and recipients',
	head: { name: 'What', why: 'What for', period: 'How long', seen: 'Who sees it', reason: 'Why it belongs to nobody' },
	ownTitle: 'What is kept about you',
	nobodyTitle: 'What is kept without a name',
	rights:
		'You can see and erase your data yourself: write “show my data” or “delete my data” to Innenstadtlotse, in Slack, in Teams or in the conversation here. Whoever runs Innenstadtlotse can read the files of the server.',
	documented: {
		title: 'People named in the documentation',
		lines: [
			'The documentation names specialists with their role and office because they presented something at an event. Innenstadtlotse shows this with source and date, so that other municipalities can turn to the right place. An address is given only where the documentation gives it.',
			'Whoever does not want to be named objects to the office that runs Innenstadtlotse. The name then goes from all documents; what was presented stays.',
		],
	},
	show: 'Show my data',
	erase: 'Erase my data',
	confirm: 'Yes, erase everything',
	sure: 'Really erase everything? This cannot be undone. Erased at once:',
	nothing: 'Nothing is kept about you.',
	counted: (name, count) => `${name}: ${count}`,
	erased: 'Your data have been erased.',
	nothingErased: 'Nothing was kept about you.',
	checked: 'I looked through everything once more afterwards and found nothing of yours.',
	left: (count) =>
		`Looking through everything afterwards I still found ${count === 1 ? '1 entry' : `${count} entries`}. Please try once more; if that does not help, ask those who look after Innenstadtlotse.`,
	unsigned:
		'What you set up for a channel stays with the channel, without your name; requests to you stay, without your name, with those who asked.',
	authorless:
		'What is kept without a name cannot be attributed, and so not erased: ratings, questions without an answer and the counts of topics.',
	backups: 'Your data are gone from the backups of Innenstadtlotse, too.',
	platform:
		'Your messages and my answers are still in the chat itself; that is for you and your organisation to decide in Slack or Teams.',
	shown: 'This is kept about you:',
	download: 'Download as a file (JSON)',
	once: 'The address of the download is valid for 15 minutes and once only. Do not pass it on.',
	until: (when) => `until ${when}`,
	row: {
		language: { de: 'German', en: 'English' },
		buttons: (labels) => (labels ? `Buttons: ${labels}` : 'Buttons of an answer'),
		place: 'a conversation in which I may write',
		answer: 'an answer to you, so that you can go back to it',
		settings: (where, zone, leads) => `Reminders in ${where}, time zone ${zone}, so long before: ${leads}`,
		registered: (events) => `registered for: ${events}`,
		declined: (events) => `not coming to: ${events}`,
		everything: 'all events',
		series: (series) => `all events of the series “${series}”`,
		topic: (topic) => `all events on “${topic}”`,
		event: (event) => `the event ${event}`,
		channel: (what) => `${what}, set up for a channel`,
		reminder: (event) => `a reminder of the event ${event}`,
		message: 'a message that is being answered',
		hidden: 'a secret address of which only the checksum is kept',
		profile: (name, town, topics, way) => `${name}, ${town}; topics: ${topics}; reachable: ${way}`,
		introduction: (why, day) => (why ? `request of ${day}: “${why}”` : `request of ${day}`),
		requested: (day) => `a request to you of ${day}`,
		letter: 'a message still to be sent',
		count: (count) => `${count} seen`,
		worded: (count) => `${count} worded`,
		wording: (on) => (on ? 'switched on' : 'switched off'),
		leaving: (when) => `Your data will be erased on ${when}`,
		more: (count) => `and ${count} more; all are in the file`,
	},
	page: {
		gone: 'This address is not valid any more.',
		goneHint:
			'It is valid for 15 minutes and once only. Write “show my data” to Innenstadtlotse and you will get a new one.',
		file: 'my-data.json',
	},
};
