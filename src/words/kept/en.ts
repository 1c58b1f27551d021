/** What is kept, why, how long and who sees it, in English. */

import type * as german from './de.js';

const YOU = 'only you';
const NOBODY = 'nobody; Innenstadtlotse needs it to work';
const OFFICE = 'those who look after Innenstadtlotse';
const EVERYBODY = 'everybody who may see the event';

export const own: typeof german.own = {
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
	spending: {
		name: 'How many answers a language model has worded for you',
		why: 'so that the cost stays within limits; only the number, by hour and day',
		period: 'two days',
		seen: NOBODY,
	},
	wording: {
		name: 'Whether a language model words answers in your organisation',
		why: 'so that this happens only where it is switched on',
		period: 'until the organisation removes the bot',
		seen: 'everybody in the organisation',
	},
	leaving: {
		name: 'Note that you have left the organisation',
		why: 'so that your data are erased by themselves after a while',
		period: 'until that time is over, usually 30 days',
		seen: NOBODY,
	},
};

export const nobody: typeof german.nobody = {
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
	cost: {
		name: 'Cost of the language model in a month',
		why: 'so that the budget is kept; only the sum is stored',
		period: '40 days',
		seen: OFFICE,
		reason: 'It is one sum for everybody together.',
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
