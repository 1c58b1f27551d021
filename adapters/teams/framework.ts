/** The one room of botbuilder: checks who sends an activity, and gives lines to Teams. Activities stay plain objects. */

import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { Entity } from 'botframework-connector/lib/connectorApi/models/mappers.js';
import { LRUCache } from 'lru-cache';
import type { Cloud, Registration } from './options.js';
import { type Json, jsonOf } from './plain.js';

/** A line to Teams for one registration at one address. What is refused is thrown. */
export interface Line {
	/** @returns the id of the message */
	send(conversation: string, activity: Json): Promise<string>;
	update(conversation: string, id: string, activity: Json): Promise<string>;
	member(conversation: string, id: string): Promise<Json>;
	members(conversation: string, next?: string): Promise<{ members: Json[]; next?: string | undefined }>;
}

export interface Framework {
	/** The registration an activity is meant for, once its token is proven; undefined for everything else. */
	authenticate(activity: Json, header: string): Promise<string | undefined>;
	line(app: string, serviceUrl: string): Promise<Line>;
}

/** Milliseconds a call may take. */
const TIMEOUT = 10_000;
const ISSUER = 'https://api.botframework.com';

type Authentication = InstanceType<typeof ConfigurationBotFrameworkAuthentication>;
type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;
type Client = Awaited<ReturnType<ReturnType<Authentication['createConnectorFactory']>['create']>>;
type Sent = Parameters<Client['conversations']['sendToConversation']>[1];
/** The library asks for a continuation where there is none yet. */
type Page = { pageSize: number; timeout: number; continuationToken: string };

export function createFramework(registrations: readonly Registration[], local: boolean, cloud?: Cloud): Framework {
	keepEntities();
	const open = (registration?: Registration) =>
		new ConfigurationBotFrameworkAuthentication({ ...cloud?.settings }, credentialsOf(registration, cloud));
	const doors = new Map(registrations.map((one) => [one.id, open(one)]));
	if (local) doors.set('', open());
	const issuer = String(cloud?.settings.ToBotFromChannelTokenIssuer ?? ISSUER);
	const scope = String(cloud?.settings.ToChannelFromBotOAuthScope ?? ISSUER);
	const lines = new LRUCache<string, Line>({ max: 500, ttl: 60 * 60 * 1000 });
	return {
		async authenticate(activity, header) {
			if (local) return '';
			const app = audienceOf(header);
			const door = app === undefined ? undefined : doors.get(app);
			if (app === undefined || !door) return undefined;
			try {
				const { claimsIdentity } = await door.authenticateRequest(activity as never, header);
				const claim = (name: string) => claimsIdentity.getClaimValue(name);
				return claim('iss') === issuer && claim('aud') === app ? app : undefined;
			} catch {
				/** Whatever is wrong with a token, it is not accepted; the library says some of it without a status. */
				return undefined;
			}
		},
		async line(app, serviceUrl) {
			const key = `${app} ${serviceUrl}`;
			const known = lines.get(key);
			if (known) return known;
			const line = lineOf(await clientOf(doors.get(app), app, serviceUrl, scope));
			lines.set(key, line);
			return line;
		},
	};
}

/** Without this the library drops all fields of an entity but its type: streams, citations and labels. */
function keepEntities(): void {
	const type = Entity.type as { additionalProperties?: unknown };
	type.additionalProperties ??= { type: { name: 'Object' } };
}

function credentialsOf(registration: Registration | undefined, cloud: Cloud | undefined): Credentials {
	if (!registration) return new ConfigurationServiceClientCredentialFactory({}) as Credentials;
	const { id, secret, tenant } = registration;
	const token = cloud?.token;
	if (token) {
		const signed = async (request: { headers: { set(name: string, value: string): void } }) => {
			request.headers.set('authorization', `Bearer ${await token(id)}`);
			return request;
		};
		return {
			isValidAppId: (app: string) => Promise.resolve(app === id),
			isAuthenticationDisabled: () => Promise.resolve(false),
			createCredentials: () => Promise.resolve({ signRequest: signed }),
		} as unknown as Credentials;
	}
	const type = secret
		? { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: secret }
		: { MicrosoftAppType: 'UserAssignedMsi' };
	return new ConfigurationServiceClientCredentialFactory({
		MicrosoftAppId: id,
		MicrosoftAppTenantId: tenant,
		...type,
	}) as Credentials;
}

/** For whom a token says it is: only to choose who checks it. Nothing but RS256 is looked at. */
function audienceOf(header: string): string | undefined {
	const [, head = '', body = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(header) ?? [];
	const read = (part: string) => jsonOf(Buffer.from(part, 'base64url').toString());
	const { aud } = read(body) ?? {};
	return read(head)?.alg === 'RS256' && typeof aud === 'string' ? aud : undefined;
}

/** Its own repetitions are switched off: after a lost answer they say things twice. It follows no redirection with our token. */
async function clientOf(
	door: Authentication | undefined,
	app: string,
	serviceUrl: string,
	scope: string,
): Promise<Client> {
	if (!door) throw new Error('No such registration.');
	const claims = [{ type: 'aud', value: app }];
	const identity = { claims, isAuthenticated: true, getClaimValue: (name: string) => (name === 'aud' ? app : null) };
	const client = await door.createConnectorFactory(identity as never).create(serviceUrl, scope);
	const { pipeline } = (client as unknown as { client: { pipeline: { removePolicy(policy: object): unknown } } })
		.client;
	for (const name of ['defaultRetryPolicy', 'throttlingRetryPolicy', 'redirectPolicy']) pipeline.removePolicy({ name });
	return client;
}

function lineOf({ conversations }: Client): Line {
	const options = () => ({ timeout: TIMEOUT });
	return {
		async send(conversation, activity) {
			return (await conversations.sendToConversation(conversation, activity as Sent, options())).id ?? '';
		},
		async update(conversation, id, activity) {
			return (await conversations.updateActivity(conversation, id, activity as Sent, options())).id ?? id;
		},
		async member(conversation, id) {
			return (await conversations.getConversationMember(conversation, id, options())) as unknown as Json;
		},
		async members(conversation, next) {
			const more = next === undefined ? {} : { continuationToken: next };
			const page = { pageSize: 500, ...options(), ...more } as Page;
			const found = await conversations.getConversationPagedMembers(conversation, page);
			return { members: (found.members ?? []) as unknown as Json[], next: found.continuationToken };
		},
	};
}
