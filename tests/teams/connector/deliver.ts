/** Posts one activity to the bot as Teams does, and writes down what came back. */

import type { Forge, TokenKind } from './forge.js';
import { eventId, type Setting } from './incoming.js';
import { outcomeFaults } from './outcome.js';
import { type Json, word } from './rule.js';
import type { Place, Registration, User } from './world.js';

export interface Delivery {
	activity: Json;
	place: Place;
	token: TokenKind;
	/** 0 if there was no answer. */
	status: number;
	/** JSON where it is JSON, else text. */
	body: unknown;
	milliseconds: number;
	/** What Teams would not accept about the answer. Only for sound tokens. */
	faults: string[];
}

/** Every call of a person takes these. */
export interface Manner {
	/** Who does it; the first member of the place if not said. */
	from?: User;
	token?: TokenKind;
	/** Id of the activity; a new one if not said. */
	id?: string;
	/** Root message of the thread, in channels. */
	thread?: string;
	/** Instead of the connector's own address, in token and activity. */
	serviceUrl?: string;
	/** Last change before it is sent. */
	change?: (activity: Json) => Json;
}

export interface DeliveryParts {
	forge: Forge;
	serviceUrl(tenant: string): string;
	endpoint(app: Registration): string;
	/** Milliseconds Teams waits for the bot. */
	patience: number;
	/** After each delivery. */
	seen(delivery: Delivery): void;
}

/** A tenant no registration is for. */
export const STRANGE_TENANT = 'ffffffff-0000-4000-8000-000000000000';

function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function strange(activity: Json): Json {
	const { conversation, channelData } = activity;
	return {
		...activity,
		conversation: { ...(conversation as Json), tenantId: STRANGE_TENANT },
		channelData: { ...(channelData as Json), tenant: { id: STRANGE_TENANT } },
	};
}

async function call(url: string, authorization: string | undefined, body: string, patience: number) {
	const started = performance.now();
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json; charset=utf-8', ...(authorization ? { authorization } : {}) },
			body,
			signal: AbortSignal.timeout(patience),
		});
		const text = await response.text();
		return { status: response.status, body: json(text), milliseconds: performance.now() - started };
	} catch (error) {
		return { status: 0, body: String(error), milliseconds: performance.now() - started };
	}
}

export function createPost(parts: DeliveryParts) {
	/** An activity as it is. */
	async function post(place: Place, activity: Json, token: TokenKind = 'valid'): Promise<Delivery> {
		const sent = token === 'otherTenant' ? strange(activity) : activity;
		const authorization = await parts.forge.header(token, place.app.id, word(sent.serviceUrl));
		const answer = await call(parts.endpoint(place.app), authorization, JSON.stringify(sent), parts.patience);
		const faults = token === 'valid' ? outcomeFaults(sent, answer.status, answer.body) : [];
		const delivery = { activity: sent, place, token, ...answer, faults };
		parts.seen(delivery);
		return delivery;
	}

	return {
		post,
		send: (place: Place, activity: Json, { token, change }: Manner) =>
			post(place, change ? change(activity) : activity, token),
		setting(place: Place, { from, id, thread, serviceUrl }: Manner): Setting {
			const user = from ?? place.members[0];
			if (!user) throw new Error(`There is nobody in ${place.id}.`);
			return {
				place,
				from: user,
				id: id ?? eventId(),
				serviceUrl: serviceUrl ?? parts.serviceUrl(place.tenant),
				...(thread === undefined ? {} : { thread }),
			};
		},
	};
}

export type Post = ReturnType<typeof createPost>;
