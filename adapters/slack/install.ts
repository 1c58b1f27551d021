/** The pages at the end of an installation by OAuth, and what happens behind them. */

import type { ServerResponse } from 'node:http';
import type { HTTPReceiverOptions } from '@slack/bolt';
import { webApi } from '@slack/bolt';
import type { Leaving } from '../../src/channel.js';
import { wordsFor } from '../../src/words/words.js';
import type { Workspace } from './installations.js';

type Callbacks = NonNullable<NonNullable<HTTPReceiverOptions['installerOptions']>['callbackOptions']>;

export function installPages(
	allowed: (workspace: Workspace) => boolean,
	leaving: Leaving,
	clientOptions: webApi.WebClientOptions,
): Callbacks {
	const { install: de } = wordsFor('de');
	const { install: en } = wordsFor('en');
	return {
		/** A workspace that is not on the list: its fresh token is given back, nothing is stored. */
		async afterInstallation({ team, enterprise, bot }, _options, _request, response) {
			const place = { ...(team ? { team: team.id } : {}), ...(enterprise ? { enterprise: enterprise.id } : {}) };
			if (allowed(place)) {
				/** Back within the time of grace: nothing is erased. */
				for (const one of [team, enterprise]) if (one) await leaving.back({ tenant: `slack:${one.id}` });
				return true;
			}
			await new webApi.WebClient(bot?.token, clientOptions).auth.revoke().catch(() => undefined);
			page(response, 403, [de.refused, en.refused]);
			return false;
		},
		success(_installation, _options, _request, response) {
			page(response, 200, [de.done, en.done]);
		},
		failure(_error, _options, _request, response) {
			page(response, 400, [de.failed, en.failed]);
		},
	};
}

function page(response: ServerResponse, status: number, [de = '', en = '']: readonly string[]): void {
	response.writeHead(status, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': "default-src 'none'",
		'cache-control': 'no-store',
	});
	response.end(
		`<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
			`<title>Innenstadtlotse</title><h1>Innenstadtlotse</h1><p>${de}</p><p lang="en">${en}</p></html>`,
	);
}
