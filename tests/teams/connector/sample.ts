/** Pieces of messages for the connector's own tests, and a call to it without botbuilder between. */

import type { Connector } from './connector.js';
import type { Json } from './rule.js';
import type { Place, Registration } from './world.js';

export const CARD = 'application/vnd.microsoft.card.adaptive';
export const card = (...body: Json[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
export const attached = (content: unknown) => ({ contentType: CARD, content });
export const button = (title: string, data: Json = {}) => ({ type: 'Action.Execute', title, verb: 'show', data });
export const citation = (position: number, more: Json = {}) => ({
	'@type': 'Claim',
	position,
	appearance: { '@type': 'DigitalDocument', name: `Austausch ${position}`, abstract: 'Ein Absatz', ...more },
});
export const root = (more: Json) => ({
	type: 'https://schema.org/Message',
	'@type': 'Message',
	'@context': 'https://schema.org',
	...more,
});
export const stream = (streamType: string, streamSequence?: number, streamId?: string) => ({
	type: 'streaminfo',
	streamType,
	...(streamSequence === undefined ? {} : { streamSequence }),
	...(streamId === undefined ? {} : { streamId }),
});
export const text = (more: Json) => ({ type: 'message', text: 'Text', ...more });

/** The connector without botbuilder between: what a body gets for an answer. */
export async function rawly(connector: Connector, app: Registration, method: string, path: string, body?: unknown) {
	const { url, form } = connector.loginOf(app);
	const login = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
	const { access_token: token } = (await login.json()) as { access_token: string };
	const response = await fetch(`${connector.origin}/emea/${app.tenant}/v3/${path}`, {
		method,
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	const answer = (text === '' ? {} : JSON.parse(text)) as { id?: string; error?: { code: string; message: string } };
	return { status: response.status, headers: response.headers, ...answer };
}

/** Sends an activity to a place, or to a thread in it (`;messageid=…`). */
export const post = (connector: Connector, place: Place, body: unknown, thread = '') =>
	rawly(connector, place.app, 'POST', `conversations/${encodeURIComponent(place.id + thread)}/activities`, body);
