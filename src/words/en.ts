/** Every sentence the bot can say in English. */

import { day, days } from './day.js';
import type { Words } from './de.js';
import { english } from './events/en.js';
import { english as peers } from './peers/en.js';
import { english as englishPrivacy } from './privacy/en.js';

const list = (items: readonly string[]) =>
	items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;

const ordinal = (number: number) =>
	number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');

export const en: Words = {
	list,
	day: (iso) => day('en-GB', iso),
	span: (from, to) => days('en-GB', { starts: from, ends: to }) ?? '',
	quoted: (text) => `“${text}”`,

	rows: {
		presented: (people, event, date) => `presented by ${people} at the ${event} on ${date}`,
		named: (people) => `named in the document: ${people}`,
		nobody: 'the document names nobody in charge',
		incomplete: 'This list may be incomplete: only excerpts of some of the documents are at hand.',
		event: (series, number) => (number === undefined ? series : `${number}${ordinal(number)} ${series}`),
	},
	facts: {
		presentedAt: (what, title, date) => `${what}: presented on ${date} (${title})`,
		older: (values) => `Older sources differ: ${values}`,
		undated: 'undated',
		asOf: (date) => `as of ${date}`,
		share: 'The document gives a share, not a count.',
	},
	source: {
		summary: (publisher) => `Summary after ${publisher}`,
		noLink: 'source without a link',
		heading: 'Sources',
		open: 'Show source',
		number: (n) => `Source ${n}`,
		read: 'Read in the document',
		original: 'See the original',
		gone: 'This passage is no longer in the documentation. Please ask your question again.',
	},
	next: {
		again: 'Search differently',
		question: 'Your question',
		contact: 'Find a contact',
		share: 'Share in channel',
		asked: (question) => `The question was: “${question}”`,
		more: 'Show more',
	},
	feedback: {
		helpful: 'Helpful',
		unhelpful: 'Not helpful',
		title: 'Your feedback',
		comment: 'What was missing or wrong? Your name is not stored.',
		send: 'Send',
		thanks: 'Thank you for your feedback.',
	},
	status: 'is searching the documentation …',
	author: (model) => `Worded by AI (${model}), every statement checked against its source.`,
	understood: (question) => `Read as: “${question}”`,
	wording: {
		status: (documents, places) =>
			`searched ${documents === 1 ? 'one document' : `${documents} documents`}, found ${places === 1 ? 'one passage' : `${places} passages`}; wording and checking …`,
		quotes: 'Show quotes only',
		on: (model) =>
			`From now on a language model (${model}) words the answers here. Every sentence is checked against its source before you see it. “Turn off AI answers” undoes this.`,
		off: 'From now on answers here are quotes only.',
		isOn: (model) => `A language model (${model}) words the answers here.`,
		isOff: 'Answers here are quotes only. Whoever organises events can change that with “Turn on AI answers”.',
		refused: 'Only people who organise events for your organisation can change that.',
		none: 'No language model has been set up. Answers are quotes.',
		hindered: {
			fault: (reference) =>
				`Quoted from the documents, as the language model is not responding${reference ? ` (reference ${reference})` : ''}.`,
			person: () => 'Quoted from the documents: you have had as many answers worded as is possible for now.',
			tenant: () =>
				'Quoted from the documents: your organisation has had as many answers worded as is possible for now.',
			month: () => 'Quoted from the documents: this month’s budget for the language model is used up.',
			busy: () => 'Quoted from the documents, as a great many questions are being asked.',
		},
	},
	help: {
		commands: 'You can reach me anywhere with /austausch:',
		command: [
			'/austausch ask Who has a makerspace? – asks the documentation',
			'/austausch events – shows what is coming up',
			'/austausch remind me of the next exchange – sets up a reminder',
			'/austausch contacts interim renting – names contacts for a topic',
			'/austausch my profile – so that others find you',
			'/austausch introduce me to Alzey – so that you meet others',
			'/austausch language – sets the language of the answers',
			'/austausch privacy – says what is stored, and erases it if you wish',
		],
		promise: 'Every sentence of an answer names its source. What is not in the documentation I will tell you, too.',
	},
	events: english,
	peers,
	contacts: {
		how: 'Which topic do you need somebody for? Write for example: /austausch contacts interim renting',
	},
	language: {
		title: 'My language',
		now: {
			de: 'I answer you in German.',
			en: 'I answer you in English.',
			auto: 'I answer in the language of your question.',
		},
		choose: { de: 'Deutsch', en: 'English', auto: 'As the question' },
	},
	privacy: englishPrivacy,
	home: {
		title: 'Innenstadtlotse',
		what: 'I know what other city centres have already tried. Write to me under “Messages” or mention me in a channel. You could ask:',
		newest: 'Newest documentation',
	},
	slack: {
		prompts: 'You could ask',
		ask: 'Ask a question',
		send: 'Ask',
		close: 'Close',
		cancel: 'Cancel',
		searching: 'I am searching the documentation …',
		twice: 'Possibly a duplicate: there was a fault while sending.',
		undelivered: (question) =>
			`I could not answer where you asked${question ? `: “${question.slice(0, 200)}”` : ''}. Invite me to the channel with /invite, or ask me here.`,
	},
	teams: {
		sources: 'Sources',
		back: 'Back to the answer',
		ask: 'Ask',
		below: 'The answer is in the next message.',
		alone: 'This concerns you alone: the answer is in our personal chat.',
		apart: 'This concerns you alone, and others read along here. Please write to me in our personal chat.',
		searching: 'I am searching the documentation …',
		known: 'I have received this already.',
		twice: 'Possibly twice: there was a fault while sending.',
		welcome:
			'Hello! I know what other town centres have tried. Send me your question, or mention me in a channel or group chat. You could ask:',
		commands: 'I also understand these words; in channels and group chats, mention me with them:',
		command: [
			'ask Who has a makerspace? – searches the documentation',
			'events – shows what is coming up',
			'remind me of the next exchange – sets up a reminder',
			'contacts interim use – names people to talk to about a topic',
			'my profile – so that others find you',
			'introduce me to Alzey – so that you meet others',
			'language – sets the language of the answers',
			'privacy – says what is stored, and deletes it on request',
			'help – shows this overview',
		],
		contacts: 'Which topic are you looking for someone for? For example, write: contacts interim use',
		required: 'Please fill this in.',
		search: 'Type a keyword, for example makerspace.',
		nothing: 'The documentation says nothing about this.',
	},
	install: {
		done: 'Innenstadtlotse is installed. You will find it in Slack under “Apps”.',
		refused: 'This workspace is not on the list. Please turn to the programme office.',
		failed: 'The installation did not succeed. Please start again from the beginning.',
	},
	refused: 'Innenstadtlotse is not enabled for this workspace. Please turn to the programme office.',
	foreign: "This button belongs to another person's question. Please ask your own question.",
	translated: 'Names and quotes are given in the original German.',
	missing: {
		plain: 'The documentation says nothing about this.',
		searched: (documents, until) =>
			`I searched ${documents} document${documents === 1 ? '' : 's'}${until ? `, the newest as of ${until}` : ''}.`,
		nothing: 'There is no documentation here yet.',
		nearest: 'The nearest documents are:',
		offer: 'If you like, I can pass your question on to the programme office.',
		site: 'The programme office can help:',
	},
	forward: {
		button: 'Pass on to the programme office',
		preview: 'This will be sent to the programme office:',
		anonymous: 'Your name is not sent along. Please add how to reach you if you would like an answer.',
		received: 'A question that the documentation did not answer:',
		sent: 'Your question has gone to the programme office.',
		failed: 'Your question could not be delivered just now. Please try again later.',
	},
	small: {
		greeting: 'Hello! Ask me what other municipalities have tried, for example: “Who ran a youth space?”',
		thanks: 'You are welcome.',
		goodbye: 'Goodbye!',
		abilities:
			'I answer questions from the documentation of the German programme „Zukunftsfähige Innenstädte und Zentren“ and name the source of every sentence. You could ask:',
		examples: [
			'Who has a makerspace, and with whom?',
			'When and where was the 4th exchange?',
			'How many municipalities use interim renting?',
		],
		empty: 'Your message was empty. What would you like to know?',
		tooLong: (limit) => `That is too long for a question. Please keep it below ${limit} characters.`,
		emoji: 'I cannot look up emoji alone. What would you like to know?',
		code: 'That looks like program code or an error message. I answer questions about the documentation of inner-city projects.',
		unclear: 'I did not understand that. Please ask in one sentence, for example: “Is there anything with art?”',
	},
	fault: (reference) =>
		`Something went wrong. Please try again; if that does not help, give your support the number ${reference}.`,
	expired: 'This button has expired. Please ask your question again.',
	late: 'This took too long. Please ask again.',
	idle: 'No search is running at the moment.',
	stopped: 'The search was stopped.',
};
