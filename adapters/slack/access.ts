/** Who may come in and with which token: one workspace by its token, or those that installed the app by OAuth. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { AuthorizationError, type Authorize, HTTPReceiver, type Logger, SocketModeReceiver, webApi } from '@slack/bolt';
import { BotError } from '../../src/errors.js';
import { wordsFor } from '../../src/words/words.js';
import type { Token } from './call.js';
import type { Workplace } from './heard.js';
import { installPages } from './install.js';
import { allowOnly, createInstallations, type Installations, inTurn } from './installations.js';
import type { SlackOptions } from './options.js';

export interface AccessParts extends SlackOptions {
	logger: Logger;
	refuseWorkspace(): void;
}

export interface Access {
	receiver: HTTPReceiver | SocketModeReceiver;
	/** Absent where the receiver brings its own. */
	authorize?: Authorize<boolean>;
	token(workplace: Workplace): Promise<Token | undefined>;
	/** Sees documents of the programme. */
	trusted(workplace: Workplace): boolean;
	/** A response address is Slack's own. */
	trustsAddress(url: URL): boolean;
	pass(request: IncomingMessage, response: ServerResponse): void;
	onlyTeam(): Promise<string>;
	/** Through which installation a workspace is reached. */
	locate(team: string): Promise<Workplace>;
	/** False where it was installed anew since. @param seconds when it was uninstalled, epoch seconds */
	forget(workplace: Workplace, seconds: number): Promise<boolean>;
	/** @throws BotError when Slack refuses the token */
	start(): Promise<void>;
	stop(): Promise<void>;
}

type Source = Parameters<Authorize<boolean>>[0];

export function createAccess(parts: AccessParts): Access {
	const { oauth, vault, workspaces, warn, appToken } = parts;
	const allowed = allowOnly(workspaces);
	const installations = oauth && vault ? createInstallations({ vault, allowed, warn }) : undefined;
	const http = createHttp(parts, installations);
	const single = installations ? undefined : createSingle(parts);
	const authorize = single?.authorize ?? inTurn(installed(http));
	if (http.installer && !single) http.installer.authorize = authorize as typeof http.installer.authorize;
	const clientOptions = parts.apiUrl ? { slackApiUrl: parts.apiUrl } : {};
	const socket =
		appToken && new SocketModeReceiver({ appToken, logger: parts.logger, installerOptions: { clientOptions } });
	return {
		receiver: socket || http,
		...(single || socket ? { authorize } : {}),
		async token({ team, enterprise, org = false }) {
			const query = { teamId: team, enterpriseId: enterprise, isEnterpriseInstall: org };
			const found = await authorize(query as Source).catch(() => undefined);
			return found?.botToken ? { token: found.botToken, ...(org ? { team } : {}) } : undefined;
		},
		trusted: ({ team, enterprise }) =>
			single ? true : workspaces.length > 0 && allowed({ team, ...(enterprise ? { enterprise } : {}) }),
		trustsAddress: ({ protocol, hostname, origin }) =>
			parts.apiUrl
				? origin === new URL(parts.apiUrl).origin || isSlack(protocol, hostname)
				: isSlack(protocol, hostname),
		pass: (request, response) => http.requestListener(request, response),
		async onlyTeam() {
			if (single) return await single.team();
			const [only, ...others] = (await installations?.list()) ?? [];
			return others.length === 0 ? (only?.team ?? only?.enterprise ?? '') : '';
		},
		async locate(team) {
			const all = (await installations?.list()) ?? [];
			const whole = all.find((one) => one.team === undefined && one.enterprise !== undefined);
			const own = !installations || all.some((one) => one.team === team) || !whole;
			return own ? { team } : { team, enterprise: whole.enterprise, org: true };
		},
		async forget({ team, enterprise, org = false }, seconds) {
			const since = await installations?.since(org ? (enterprise ?? '') : team);
			if (since !== undefined && since > seconds) return false;
			await installations?.deleteInstallation({
				teamId: team,
				enterpriseId: enterprise,
				isEnterpriseInstall: org,
			} as Source);
			return true;
		},
		async start() {
			await single?.verify();
			if (socket) await socket.start();
		},
		async stop() {
			if (socket) await socket.stop();
		},
	};
}

const isSlack = (protocol: string, hostname: string) =>
	protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/.test(hostname);

function installed({ installer }: HTTPReceiver): Authorize<boolean> {
	if (!installer) throw new BotError('slack', 'Neither a bot token nor OAuth is configured for Slack.');
	return installer.authorize as Authorize<boolean>;
}

/** Serves requests over HTTP, and the pages of the installation also where events come over a socket. */
function createHttp(parts: AccessParts, installations: Installations | undefined): HTTPReceiver {
	const { oauth, signingSecret = '', logger, apiUrl } = parts;
	/** Slack waits three seconds for an acknowledgement: a token that takes longer to renew is tried again with the next one. */
	const clientOptions = {
		logger,
		timeout: 2000,
		retryConfig: { retries: 0 },
		...(apiUrl ? { slackApiUrl: apiUrl } : {}),
	};
	const origin = apiUrl && new URL(apiUrl).origin;
	return new HTTPReceiver({
		signingSecret,
		signatureVerification: signingSecret !== '',
		endpoints: '/slack/events',
		processBeforeResponse: true,
		logger,
		processEventErrorHandler: async ({ error, request, response }) => {
			if (!(error instanceof AuthorizationError && isOurs(error))) {
				if (!response.headersSent) response.writeHead(error instanceof AuthorizationError ? 503 : 500).end();
				return false;
			}
			parts.refuseWorkspace();
			refuseWorkspace(request, response);
			return false;
		},
		...(oauth && installations
			? {
					clientId: oauth.clientId,
					clientSecret: oauth.clientSecret,
					stateSecret: oauth.stateSecret,
					scopes: [...oauth.scopes],
					redirectUri: oauth.redirect,
					installationStore: installations,
					installerOptions: {
						clientOptions,
						directInstall: true,
						redirectUriPath: '/slack/oauth_redirect',
						installPath: '/slack/install',
						callbackOptions: installPages(allowOnly(parts.workspaces), parts.leaving, clientOptions),
						...(origin ? { authorizationUrl: `${origin}/oauth/v2/authorize` } : {}),
					},
				}
			: {}),
	});
}

/** We refused; Slack was not just out of reach. */
function isOurs(error: unknown, depth = 0): boolean {
	if (error instanceof BotError) return true;
	if (typeof error !== 'object' || error === null || depth > 5) return false;
	const { original, originalError, cause } = error as Record<string, unknown>;
	return [original, originalError, cause].some((inner) => isOurs(inner, depth + 1));
}

/** A command is told why; of everything else Slack only hears that it arrived, so that it does not come again. */
function refuseWorkspace(request: IncomingMessage, response: ServerResponse): void {
	const body = String((request as IncomingMessage & { rawBody?: Buffer }).rawBody ?? '');
	if (response.headersSent) return;
	if (!/(?:^|&)command=/.test(body)) return void response.writeHead(200).end();
	const text = `${wordsFor('de').refused}\n${wordsFor('en').refused}`;
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(JSON.stringify({ response_type: 'ephemeral', text }));
}

/** One workspace: its token says which. */
function createSingle({ botToken = '', apiUrl, logger }: AccessParts) {
	const client = new webApi.WebClient(botToken, {
		timeout: 2000,
		retryConfig: { retries: 0 },
		logger,
		...(apiUrl ? { slackApiUrl: apiUrl } : {}),
	});
	let identity: Promise<webApi.AuthTestResponse> | undefined;
	const identify = () => {
		identity ??= client.auth.test();
		identity.catch(() => {
			identity = undefined;
		});
		return identity;
	};
	const authorize: Authorize<boolean> = async ({ teamId, enterpriseId }) => {
		const { team_id, enterprise_id, bot_id, user_id, is_enterprise_install } = await identify();
		const ours = teamId === team_id || (is_enterprise_install === true && enterpriseId === enterprise_id);
		if (!ours) throw new BotError('slack', 'The request is from another workspace than the token.');
		return { botToken, ...(bot_id ? { botId: bot_id } : {}), ...(user_id ? { botUserId: user_id } : {}) };
	};
	return {
		authorize,
		team: async () => (await identify()).team_id ?? '',
		/** @throws BotError when Slack refuses the token; a Slack that is not reached is waited for */
		async verify() {
			const error = await identify().then(
				() => undefined,
				(cause: unknown) => cause,
			);
			if (error instanceof webApi.WebAPIPlatformError)
				throw new BotError(
					'slack',
					`Slack refuses SLACK_BOT_TOKEN (${error.data.error}). Copy it again from “OAuth & Permissions”.`,
				);
		},
	};
}
