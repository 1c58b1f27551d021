/** What was seen of each source the last time, in one JSON file: a hash of its text and what the server needs to say „unchanged“. */

import { join } from 'node:path';
import { z } from 'zod';
import { explain, prepareFolder, readText, replace } from '../store/disk.js';

const sightingSchema = z.object({
	/** Of the visible text. */
	hash: z.string(),
	/** ISO day. */
	seen: z.string(),
	/** Address that answered. */
	at: z.string(),
	etag: z.string().optional(),
	modified: z.string().optional(),
});
const fileSchema = z.object({ sources: z.record(z.string(), sightingSchema) });

export type Sighting = z.infer<typeof sightingSchema>;

/** By address as the documents have it. */
export type Sightings = ReadonlyMap<string, Sighting>;

const fileOf = (folder: string) => join(folder, 'sources.json');

/** A damaged file is as good as none: everything is seen for the first time. @throws BotError */
export async function readSightings(folder: string): Promise<Sightings> {
	const text = await readText(fileOf(folder)).catch((cause: unknown) => {
		throw explain(cause, folder);
	});
	const parsed = fileSchema.safeParse(parseJson(text ?? ''));
	return new Map(Object.entries(parsed.data?.sources ?? {}));
}

/** All or nothing. @throws BotError */
export async function writeSightings(folder: string, sightings: Sightings): Promise<void> {
	const sources = Object.fromEntries([...sightings].sort(([a], [b]) => (a < b ? -1 : 1)));
	try {
		await prepareFolder(folder);
		await replace(fileOf(folder), `${JSON.stringify({ sources }, null, '\t')}\n`);
	} catch (cause) {
		throw explain(cause, folder);
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
