/** State behind buttons: kept with us under a random token, bound to the person, expiring. Nothing of it travels. */

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Json, read, type Store } from './store/store.js';

export interface Pressed {
	capability: string;
	state: Json;
	fields: Readonly<Record<string, string>>;
}

export interface Buttons {
	/** @returns the token */
	keep(person: string, capability: string, state: Json): Promise<string>;
	/** Undefined when unknown, expired or somebody else's. */
	find(token: string, person: string): Promise<Omit<Pressed, 'fields'> | undefined>;
	/** A button that works once is used up. */
	remove(token: string): Promise<void>;
}

const KIND = 'button';
const LIFETIME = 24 * 60 * 60 * 1000;
const schema = z.object({ person: z.string(), capability: z.string(), state: z.json() });

export function createButtons(store: Store, clock: () => number): Buttons {
	return {
		async keep(person, capability, state) {
			const token = randomBytes(18).toString('base64url');
			await store.apply([
				{ put: { kind: KIND, key: token, value: { person, capability, state }, expires: clock() + LIFETIME } },
			]);
			return token;
		},
		async find(token, person) {
			const kept = await read(store, KIND, token, schema);
			return kept?.person === person ? { capability: kept.capability, state: kept.state } : undefined;
		},
		async remove(token) {
			await store.apply([{ remove: { kind: KIND, key: token } }]);
		},
	};
}
