/** What every command is given, and how its words are read. */

import { stat } from 'node:fs/promises';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Config } from '../config.js';
import { UsageError } from '../errors.js';
import { type Library, openLibrary } from '../library/library.js';
import { operator } from '../words/operator.js';

export interface Terminal {
	/** One line or more to standard output. */
	print(text: string): void;
	warn(text: string): void;
}

export interface CommandInput {
	words: readonly string[];
	config: Config;
	terminal: Terminal;
	/** Folder of the shipped knowledge. */
	shipped: string;
}

/** Resolves to the exit code. @throws UsageError */
export type Command = (input: CommandInput) => Promise<number>;

/** Reads options; anything unknown is a usage error that shows how the command is called. */
export function readWords<T extends NonNullable<ParseArgsConfig['options']>>(
	words: readonly string[],
	options: T,
	usage: string,
) {
	try {
		return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
	} catch (error) {
		const [, option = ''] = /'([^']+)'/.exec(error instanceof Error ? error.message : '') ?? [];
		throw new UsageError(`${operator.usage.option(option)} ${usage}`);
	}
}

/** @throws UsageError when the folder does not exist */
export async function openKnowledge(folder: string, shipped: string): Promise<Library> {
	await checkFolder(folder);
	return openLibrary(folder, shipped);
}

/** @throws UsageError when the folder does not exist */
export async function checkFolder(folder: string): Promise<void> {
	const there = await stat(folder).catch(() => undefined);
	if (!there?.isDirectory()) throw new UsageError(operator.usage.noFolder(folder));
}
