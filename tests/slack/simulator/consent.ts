/** OAuth as a person walks it: the consent page, and a browser that follows an installation to its end. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Grants } from './methods/access.js';
import type { State } from './state.js';
import { send } from './wire.js';

/** What the person on the page decides. Neither team nor organisation: the first workspace. */
export interface Choice {
	team?: string;
	/** Id of the organisation to install to as a whole. */
	enterprise?: string;
	user?: string;
	deny?: boolean;
	/** Not every scope that is asked for is given. */
	scopes?: readonly string[];
}

export interface Consent {
	/** For the next visits of the page. */
	choice: Choice;
	handle(request: IncomingMessage, response: ServerResponse): void;
	/** Opens the app's install page, agrees, and returns what the app shows at the end. */
	walk(installUrl: string, choice?: Choice): Promise<{ status: number; body: string; location: string | null }>;
}

export function createConsent(state: State, grants: Grants): Consent {
	const consent: Consent = {
		choice: {},
		handle(request, response) {
			const { searchParams } = new URL(request.url ?? '/', state.origin);
			const { app } = state.tokens;
			const redirect = searchParams.get('redirect_uri') ?? app.redirectUrls[0];
			const scopes = (searchParams.get('scope') ?? '').split(',').filter(Boolean);
			const problem = refusedBecause(state, searchParams, redirect, scopes);
			if (problem !== undefined || redirect === undefined)
				return send(response, 400, `<h1>${problem ?? 'bad_redirect_uri'}</h1>`);
			const target = new URL(redirect);
			const back = searchParams.get('state');
			if (back !== null) target.searchParams.set('state', back);
			if (consent.choice.deny) target.searchParams.set('error', 'access_denied');
			else target.searchParams.set('code', grant(searchParams, scopes));
			send(response, 302, '', { location: target.href });
		},
		async walk(installUrl, choice = consent.choice) {
			consent.choice = choice;
			return follow(installUrl);
		},
	};

	function grant(query: URLSearchParams, asked: readonly string[]): string {
		const { team = query.get('team') ?? undefined, enterprise, user, scopes } = consent.choice;
		const code = `${state.clock.secret(10)}.${state.clock.secret(10)}.${state.clock.secret(40)}`;
		const organisation = [...state.world.workspaces.values()]
			.map((one) => one.enterprise)
			.find((one) => one !== undefined && one.id === enterprise);
		if (enterprise !== undefined && !organisation) throw new Error(`no organisation ${enterprise} in the world`);
		grants.set(code, {
			redirectUri: query.get('redirect_uri') ?? undefined,
			made: state.clock.now(),
			issue: () =>
				state.tokens.install({
					scopes: scopes ? asked.filter((scope) => scopes.includes(scope)) : asked,
					...(organisation
						? { enterprise: organisation }
						: { team: team ?? [...state.world.workspaces.keys()][0] ?? '' }),
					...(user !== undefined && { installer: user }),
				}),
		});
		return code;
	}
	return consent;
}

function refusedBecause(
	{ tokens: { app } }: State,
	query: URLSearchParams,
	redirect: string | undefined,
	scopes: readonly string[],
): string | undefined {
	if (query.get('client_id') !== app.clientId) return 'invalid_client_id';
	if (
		redirect === undefined ||
		(app.redirectUrls.length > 0 && !app.redirectUrls.some((url) => redirect.startsWith(url)))
	)
		return 'bad_redirect_uri';
	if (scopes.length === 0 || scopes.some((scope) => !/^[a-z_.]+(:[a-z_.]+)*$/.test(scope))) return 'invalid_scope';
	return undefined;
}

/** Keeps cookies per origin, takes the one link of a landing page, follows redirects. */
async function follow(start: string): Promise<{ status: number; body: string; location: string | null }> {
	const cookies = new Map<string, string>();
	let url = start;
	for (let step = 0; step < 6; step += 1) {
		const { origin } = new URL(url);
		const cookie = cookies.get(origin);
		const answer = await fetch(url, {
			redirect: 'manual',
			headers: { connection: 'close', ...(cookie !== undefined && { cookie }) },
		});
		const body = await answer.text();
		const set = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
		if (set.length > 0) cookies.set(origin, set.join('; '));
		const location = answer.headers.get('location');
		const next =
			location ??
			(step === 0 ? /href="([^"]*\/oauth\/v2\/authorize[^"]*)"/.exec(body)?.[1]?.replace(/&amp;/g, '&') : undefined);
		if (next === undefined || (location === null && step > 0)) return { status: answer.status, body, location };
		url = new URL(next, url).href;
	}
	throw new Error(`too many redirects from ${start}`);
}
