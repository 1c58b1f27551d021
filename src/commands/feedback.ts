/** What people thought of the answers: the questions rated, then those without an answer, newest first, and whether introductions helped. Nobody's name is in it, for none was kept. */

import { FEEDBACK, feedbackSchema } from '../capabilities/feedback.js';
import { UNANSWERED, unansweredSchema } from '../capabilities/unanswered.js';
import { HELPED, helpedSchema } from '../peers/helped.js';
import { openStore } from '../store/open.js';
import { operator } from '../words/operator.js';
import { helpedWords, unansweredWords } from '../words/privacy/operator.js';
import { type Command, readWords } from './command.js';

export const feedback: Command = async ({ words, config, terminal }) => {
	const { values } = readWords(words, { json: { type: 'boolean' } }, operator.usage.feedback);
	const store = await openStore({ folder: config.DATA_DIR, warn: terminal.warn });
	try {
		const rows = await store.find(FEEDBACK);
		const rated = rows.flatMap(({ value }) => feedbackSchema.safeParse(value).data ?? []);
		rated.sort((a, b) => b.day.localeCompare(a.day));
		for (const one of rated) terminal.print(values.json ? JSON.stringify(one) : operator.rated(one));
		if (!values.json) terminal.print(operator.ratings(rated.length, rated.filter(({ helpful }) => helpful).length));
		const open = (await store.find(UNANSWERED)).flatMap(({ value }) => unansweredSchema.safeParse(value).data ?? []);
		open.sort((a, b) => b.day.localeCompare(a.day) || b.count - a.count);
		if (!values.json && open.length > 0) terminal.print(unansweredWords.heading(open.length));
		for (const one of open)
			terminal.print(values.json ? JSON.stringify({ unanswered: true, ...one }) : unansweredWords.line(one));
		const helped = (await store.find(HELPED)).flatMap(({ value }) => helpedSchema.safeParse(value).data ?? []);
		for (const one of helped)
			terminal.print(values.json ? JSON.stringify({ introductions: true, ...one }) : helpedWords(one));
		return 0;
	} finally {
		await store.close();
	}
};
