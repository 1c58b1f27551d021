/** What people thought of the answers: the questions rated, newest first. Nobody's name is in it, for none was kept. */

import { FEEDBACK, feedbackSchema } from '../capabilities/feedback.js';
import { openStore } from '../store/open.js';
import { operator } from '../words/operator.js';
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
		return 0;
	} finally {
		await store.close();
	}
};
