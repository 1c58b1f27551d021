/** Addresses under which somebody fetches their data, once and soon. What is stored is a checksum of the secret and whose it is, never the data. */

import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Downloads } from './channel.js';
import { exportOf, printExport } from './export.js';
import type { Owner } from './person.js';
import type { Store } from './store/store.js';

export interface OpenDownloads extends Downloads {
	/** A new address; an earlier one of the same person is not valid any more. */
	offer(owner: Owner): Promise<string>;
}

export interface DownloadOptions {
	store: Store;
	clock(): number;
	/** Address of a page of the web site. */
	page(path: string): string;
}

const KIND = 'download';
/** Milliseconds: 15 minutes. */
const LIFETIME = 15 * 60 * 1000;
const schema = z.object({ person: z.string(), tenant: z.string() });
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

export function createDownloads({ store, clock, page }: DownloadOptions): OpenDownloads {
	return {
		async offer({ person, tenant }) {
			const old = await store.find(KIND, { person });
			const secret = randomBytes(24).toString('base64url');
			const put = { kind: KIND, key: hashOf(secret), value: { person, tenant }, expires: clock() + LIFETIME };
			await store.apply([...old.map(({ key }) => ({ remove: { kind: KIND, key } })), { put }]);
			return page(`/meine-daten/${secret}.json`);
		},
		async take(secret) {
			const row = await store.get(KIND, hashOf(secret));
			const owner = schema.safeParse(row?.value);
			if (!row || !owner.success) return undefined;
			const { key, version } = row;
			const won = await store.apply([{ remove: { kind: KIND, key }, version }]);
			return won ? printExport(await exportOf(store, owner.data.person, clock())) : undefined;
		},
	};
}
