/** Privacy in English: what is kept, why, how long and who sees it; showing and erasing it. */

import type { PrivacyWords } from './de.js';

const YOU = 'only you';
const NOBODY = 'nobody; Innenstadtlotse needs it to work';
const OFFICE = 'those who look after Innenstadtlotse';
const EVERYBODY = 'everybody who may see the event';

const own: PrivacyWords['own'] = {
	person: {
		name: 'Language of the answers',
		why: 'so that I answer in the language you have chosen',
		period: 'until you choose “As the question” again',
		seen: YOU,
	},
	conversation: {
		name: 'Questions of a conversation',
		why: 'so that you can follow up; the last six are kept',
		period: 'one day',
		seen: NOBODY,
	},
	button: {
		name: 'What is behind your buttons',
		why: 'so that a button does what it says; this includes the question and what a form contains',
		period: 'one day, 30 days for reminders and sources',
		seen: YOU,
	},
	shelf: {
		name: 'Conversations and answers in Teams',
		why: 'so that I can write to you there, and you can go back from a source to the answer',
		period: 'a conversation 400 days after the last message, an answer one day',
		seen: NOBODY,
	},
	subscriber: {
		name: 'Settings for reminders',
		why: 'so that I know where, when and in which language to remind you, and which events you have registered for or are not coming to',
		period: 'until you end all reminders',
		seen: YOU,
	},
	subscription: {
		name: 'Reminders you set up',
		why: 'so that I remind you in time',
		period: 'until you end the reminder',
		seen: 'only you; for a channel its members, with your name',
	},
	delivery: {
		name: 'Messages on their way and reminders sent',
		why: 'so that nothing is lost and nothing comes twice; a reminder sent is kept without its text',
		period: 'a question until it is answered; that it came, 25 hours; a reminder until 30 days after the event',
		seen: NOBODY,
	},
	feed: {
		name: 'Address of your personal calendar',
		why: 'so that your calendar program can fetch your events; only a checksum of the address is kept',
		period: 'until you want a new address',
		seen: 'whoever knows the secret address',
	},
	download: {
		name: 'Address to download your data',
		why: 'so that only you can fetch your data; only a checksum of the address is kept',
		period: '15 minutes, or until you have used it',
		seen: 'whoever knows the secret address',
	},
	profile: {
		name: 'Your profile',
		why: 'so that colleagues from other municipalities find you; with your consent, its time and the version of the text',
		period: 'twelve months, or until you delete it; two weeks before that I ask whether it should stay',
		seen: 'people of the programme; how to reach you, only who has your yes',
	},
	introduction: {
		name: 'Your requests to others',
		why: 'so that your concern arrives, and both of you can reach each other after a yes',
		period: '30 days, 60 days after a yes',
		seen: 'you and the person you ask; how to reach you, only after their yes',
	},
	letter: {
		name: 'Messages about requests, on their way to you',
		why: 'so that none is lost; its text is made when it is sent',
		period: 'until it has arrived, 30 days at most',
		seen: NOBODY,
	},
	never: {
		name: 'Municipalities you want no requests from',
		why: 'so that you receive no more from there',
		period: 'until you lift it or delete your profile',
		seen: YOU,
	},
	lookup: {
		name: 'How many registered people you have seen on a day',
		why: 'so that nobody can fetch all of them one by one; only the number',
		period: 'one day',
		seen: NOBODY,
	},
	leaving: {
		name: 'Note that you have left the organisation',
		why: 'so that your data are erased by themselves after a while',
		period: 'until that time is over, usually 30 days',
		seen: NOBODY,
	},
};

const nobody: PrivacyWords['nobody'] = {
	feedback: {
		name: 'Ratings of answers',
		why: 'so that the answers get better; the question, “helpful” or not, the day and your comment are kept',
		period: 'one year',
		seen: OFFICE,
		reason: 'Who rated is not kept.',
	},
	unanswered: {
		name: 'Questions without an answer',
		why: 'so that the programme office sees which documentation is missing; question, language and day are kept',
		period: '90 days',
		seen: OFFICE,
		reason: 'Who asked is not kept; a question with a name or an address in it is not kept at all.',
	},
	asked: {
		name: 'Counts of topics',
		why: 'so that a new documentation says which questions it answers; how often a topic was asked about is kept',
		period: 'one year',
		seen: NOBODY,
		reason: 'Neither question nor name is kept; a checksum tells conversations apart.',
	},
	helped: {
		name: 'Whether introductions helped',
		why: 'so that one sees whether they are worth it; “yes” or “no” is counted by month',
		period: 'one year',
		seen: OFFICE,
		reason: 'Who answered is not stored.',
	},
	organised: {
		name: 'Events that somebody entered in chat',
		why: 'so that they are announced',
		period: 'without a limit',
		seen: EVERYBODY,
		reason: 'Who entered an event is not kept.',
	},
	event: {
		name: 'Events as they were last',
		why: 'so that it is noticed when an event is moved or cancelled',
		period: 'until 90 days after the event',
		seen: EVERYBODY,
		reason: 'These are facts about events, not about people.',
	},
	documented: {
		name: 'Since when there is a documentation',
		why: 'so that it is announced as new only once',
		period: 'without a limit',
		seen: NOBODY,
		reason: 'These are facts about documents, not about people.',
	},
	vault: {
		name: 'Access to the workspaces in Slack',
		why: 'so that I can answer there; encrypted',
		period: 'until Innenstadtlotse is removed there',
		seen: NOBODY,
		reason: 'The access belongs to the workspace; who installed Innenstadtlotse is not kept.',
	},
	$claim: {
		name: 'Notes about messages that are done',
		why: 'so that no message is answered twice; only a checksum is kept',
		period: 'one day',
		seen: NOBODY,
		reason: 'The checksum does not tell who wrote.',
	},
};

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
