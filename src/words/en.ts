/** Every sentence the bot can say in English. */

import { day, days } from './day.js';
import type { Words } from './de.js';

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
	},
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
	stopped: 'The search was stopped.',
};
