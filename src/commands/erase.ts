/** `person erase`: erases a person at once, in backups too, and says what went. It is a command: it does not ask. */

import { erase, owned, type Report, signedBy } from '../erasure.js';
import { OWN_KINDS } from '../kept.js';
import { openStore } from '../store/open.js';
import { personWords } from '../words/privacy/operator.js';
import { wordsFor } from '../words/words.js';
import type { Command } from './command.js';
import { readPerson } from './export.js';

/** 1 where nothing is known of the person, or something was left. */
export const erasePerson: Command = async ({ words, config, terminal }) => {
	const { id, json } = readPerson(words);
	const store = await openStore({ folder: config.DATA_DIR, warn: terminal.warn });
	try {
		const known = (await owned(store, { person: id })).length + (await signedBy(store, id)).length;
		if (known === 0) {
			terminal.warn(personWords.unknown(id));
			return 1;
		}
		const report = await erase(store, { person: id });
		const lines = json ? [JSON.stringify({ person: id, at: new Date().toISOString(), ...report })] : said(id, report);
		for (const line of lines) terminal.print(line);
		return report.left === 0 ? 0 : 1;
	} finally {
		await store.close();
	}
};

function said(id: string, { erased, unsigned, left }: Report): string[] {
	const { own, counted } = wordsFor('de').privacy;
	return [
		personWords.erased(id),
		...OWN_KINDS.flatMap((kind) => (erased[kind] ? [`• ${counted(own[kind].name, erased[kind])}`] : [])),
		...(unsigned > 0 ? [personWords.unsigned(unsigned)] : []),
		left === 0 ? personWords.checked : personWords.left(left),
		personWords.authorless,
		personWords.backups,
		personWords.platform,
	];
}
