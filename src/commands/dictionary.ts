/** The dictionary for English questions, where this machine has one. */

import { existsSync } from 'node:fs';
import { codeHash } from '../code.js';
import type { Config } from '../config.js';
import { createDictionary, type Dictionary } from '../library/dictionary.js';
import { operator } from '../words/operator.js';

/** Where Debian's package trans-de-en puts it. */
const USUAL = '/usr/share/trans/de-en';

type Settings = Pick<Config, 'DICTIONARY_FILE' | 'DATA_DIR'>;

/** Not loaded yet. Absent where none is installed or none is wanted. */
export function dictionaryOf({ DICTIONARY_FILE: named, DATA_DIR: folder }: Settings): Dictionary | undefined {
	if (named === 'none') return undefined;
	const file = named ?? USUAL;
	return named !== undefined || existsSync(file) ? createDictionary(file, { folder, code: codeHash }) : undefined;
}

/** Loaded; a file that cannot be read is said in one line, and there is none then. */
export async function openDictionary(
	settings: Settings,
	warn: (line: string) => void,
	dictionary: Dictionary | undefined = dictionaryOf(settings),
): Promise<Dictionary | undefined> {
	if (!dictionary || (await dictionary.load())) return dictionary;
	warn(operator.noDictionary(settings.DICTIONARY_FILE ?? USUAL));
	return undefined;
}
