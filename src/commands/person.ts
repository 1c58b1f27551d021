/** `person`: what an operator does about one person. The first word chooses; each choice has a file of its own. */

import { UsageError } from '../errors.js';
import { personWords } from '../words/privacy/operator.js';
import type { Command } from './command.js';

/** Loaded one at a time. */
const CHOICES: Readonly<Record<string, () => Promise<Command>>> = {
	export: async () => (await import('./export.js')).exportPerson,
	erase: async () => (await import('./erase.js')).erasePerson,
	redact: async () => (await import('./redact.js')).redact,
};

export const person: Command = async ({ words: [choice = '', ...words], ...input }) => {
	const load = Object.hasOwn(CHOICES, choice) ? CHOICES[choice] : undefined;
	if (!load) throw new UsageError(personWords.usage);
	return await (await load())({ ...input, words });
};
