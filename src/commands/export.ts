/** `person export`: everything that is kept of a person, for the person to get it. Secrets are named, not shown. */

import { mine } from '../capabilities/mine.js';
import { UsageError } from '../errors.js';
import { recallEvents } from '../events/agenda.js';
import { ZONE } from '../events/event.js';
import { exportOf, printExport } from '../export.js';
import { plainBlock } from '../reply.js';
import { openStore } from '../store/open.js';
import { personWords } from '../words/privacy/operator.js';
import { wordsFor } from '../words/words.js';
import { type Command, readWords } from './command.js';

export const exportPerson: Command = async ({ words, config, terminal }) => {
	const { id, json } = readPerson(words);
	const store = await openStore({ folder: config.DATA_DIR, warn: terminal.warn });
	try {
		const exported = await exportOf(store, id, Date.now());
		if (exported.rows.length === 0) {
			terminal.warn(personWords.unknown(id));
			return 1;
		}
		if (json) {
			terminal.print(printExport(exported).trimEnd());
			return 0;
		}
		const reader = { language: 'de', words: wordsFor('de'), zone: ZONE } as const;
		const blocks = mine(exported, reader, await recallEvents(store), Number.POSITIVE_INFINITY);
		for (const line of [personWords.exported(id), ...blocks.map(plainBlock)]) terminal.print(line);
		return 0;
	} finally {
		await store.close();
	}
};

/** Whose data it is about, named as in stored rows. @throws UsageError */
export function readPerson(words: readonly string[]): { id: string; json: boolean } {
	const { values, positionals } = readWords(words, { json: { type: 'boolean' } }, personWords.usage);
	const [id, ...rest] = positionals;
	if (id === undefined || rest.length > 0) throw new UsageError(personWords.usage);
	if (!/^[a-z]+:\S/.test(id)) throw new UsageError(personWords.badId(id));
	return { id, json: values.json === true };
}
