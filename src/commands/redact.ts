/** `person redact`: a documented person's objection. The fact stays, the name goes from every file of the knowledge folder. */

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError, UsageError } from '../errors.js';
import { openLibrary } from '../library/library.js';
import { substituteFor } from '../library/objection.js';
import { documentId, type Lexicon, type Redacted, redactDocument } from '../library/redact.js';
import {
	createRedaction,
	createRegister,
	keyedId,
	nameKey,
	REDACTIONS,
	type Redaction,
	readRedactions,
	writeRedaction,
} from '../library/redaction.js';
import { createLexicon } from '../library/silence.js';
import { forgetCache } from '../cache.js';
import { messageOf, readText, replace } from '../store/disk.js';
import { objection } from '../words/objection.js';
import { operator } from '../words/operator.js';
import { type Command, readWords, type Terminal } from './command.js';
import { type FolderFile, leftovers, readTexts } from './folder.js';

const options = {
	json: { type: 'boolean' },
	'dry-run': { type: 'boolean' },
	knowledge: { type: 'string' },
} as const;

interface Result {
	file: FolderFile;
	redacted: Redacted;
}

export const redact: Command = async ({ words, config, terminal, shipped }) => {
	const { values, positionals } = readWords(words, options, objection.usage);
	const [name = '', ...more] = positionals;
	if (!name.trim() || more.length > 0) throw new UsageError(objection.usage);
	if (!nameKey(name).surname) throw new UsageError(objection.fullName);
	const folder = values.knowledge ?? config.KNOWLEDGE_DIR;
	if (!(await stat(folder).catch(() => undefined))?.isDirectory())
		throw new UsageError(operator.usage.noFolder(folder));
	const { files, unread } = await readTexts(folder);
	const plan = await planFor(name, folder, shipped, files);
	const dry = values['dry-run'] === true;
	if (plan.results.length > 0 && !dry) {
		await write(folder, plan);
		await forgetCache(config.DATA_DIR);
	}
	const after = new Map(plan.results.map(({ file, redacted }) => [file.file, redacted.text]));
	const left = plan.results.length > 0 ? leftovers(name, files, after) : [];
	if (values.json) terminal.print(JSON.stringify(asJson(plan, dry, left, unread)));
	else report(terminal, plan, dry, left, unread);
	return plan.results.length > 0 ? 0 : 1;
};

interface Plan {
	redaction: Redaction;
	/** The text of redactions.txt as it is. */
	recorded: string | undefined;
	results: readonly Result[];
	/** The objection was recorded before. */
	known: boolean;
}

async function planFor(name: string, folder: string, shipped: string, files: readonly FolderFile[]): Promise<Plan> {
	const recorded = await readText(join(folder, REDACTIONS));
	const earlier = readRedactions(REDACTIONS, recorded ?? '').redactions;
	const library = await openLibrary(folder, shipped);
	const documents = files.filter(({ file }) => /^exchanges[\\/].*\.md$/i.test(file));
	const salt = earlier[0]?.salt;
	const by = substituteFor(name, documents, library.gazetteer);
	const fresh = createRedaction(name, salt, by, new Date().toISOString().slice(0, 10));
	// Who objected before keeps what was put in place of the name then.
	const { key, surname } = nameKey(name);
	const known = createRegister(earlier).byName(key, surname);
	const redaction = known ?? fresh;
	const register = createRegister([redaction]);
	const lexicon = createLexicon(library);
	const results = files.flatMap((file) => {
		const redacted = redactFile(file, register, lexicon);
		return redacted.text === file.text ? [] : [{ file, redacted }];
	});
	const ids = results.map(({ file }) => keyedId(redaction.salt, documentId(file.text, file.file)));
	return {
		redaction: { ...redaction, documents: [...new Set([...redaction.documents, ...ids])] },
		recorded,
		results,
		known: known !== undefined,
	};
}

const redactFile = (
	{ file, text }: FolderFile,
	register: ReturnType<typeof createRegister>,
	lexicon: Lexicon,
): Redacted => redactDocument(text, file, register, lexicon);

/** The objection first: from then on nobody is shown the name, whatever becomes of the files. */
async function write(folder: string, { redaction, recorded, results }: Plan): Promise<void> {
	let path = join(folder, REDACTIONS);
	try {
		await replace(path, writeRedaction(recorded, redaction), 0o640);
		for (const { file, redacted } of results) {
			path = file.path;
			await replace(path, redacted.text, file.mode);
		}
	} catch (cause) {
		throw new BotError('redact', objection.failed(path, messageOf(cause)), cause);
	}
}

function asJson({ results }: Plan, dry: boolean, left: readonly string[], unread: readonly string[]) {
	return {
		found: results.length > 0,
		written: results.length > 0 && !dry,
		places: results.reduce((sum, { redacted }) => sum + redacted.places, 0),
		files: results.map(({ file, redacted }) => ({
			file: file.file,
			places: redacted.places,
			...(dry ? { changes: redacted.changes } : {}),
		})),
		left,
		unread,
	};
}

function report(
	terminal: Terminal,
	{ results, known }: Plan,
	dry: boolean,
	left: readonly string[],
	unread: readonly string[],
): void {
	for (const { file, redacted } of results) {
		terminal.print(objection.file(file.file, redacted.places));
		if (dry) for (const change of redacted.changes) terminal.print(objection.change(change));
	}
	for (const place of left) terminal.print(objection.left(place));
	if (unread.length > 0) terminal.print(objection.unread(unread));
	if (results.length === 0) terminal.print(known ? objection.done : objection.nothing);
	else if (dry) terminal.print(objection.dry);
	else terminal.print(objection.reminder);
}
