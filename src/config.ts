/** The one place that reads the environment. Every problem is named at once. */

import { existsSync } from 'node:fs';
import { z } from 'zod';
import { parseKeys } from './vault.js';
import { operator } from './words/operator.js';

const port = z.coerce.number().int().min(0).max(65_535);

/** Also of machines without a public name. */
const address = z.url({ protocol: /^https?$/ });

/** Ids separated by commas. */
const ids = (shape: RegExp) =>
	z
		.string()
		.default('')
		.transform((text) => text.split(',').flatMap((id) => id.trim() || []))
		.refine((all) => all.every((id) => shape.test(id)));

const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const guid = z.string().regex(GUID).toLowerCase();
const flag = z
	.enum(['0', '1'])
	.default('0')
	.transform((text) => text === '1');

const count = z.coerce.number().int().min(0).max(1_000_000);

const PRICE = /^\s*(\S+)\s*=\s*(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)\s*$/;

function pricesOf(text: string): ReadonlyMap<string, { input: number; output: number }> {
	const lines = text.split(',').map((line) => PRICE.exec(line));
	return new Map(
		lines.flatMap((line) =>
			line?.[1] ? [[line[1], { input: Number(line[2]), output: Number(line[3]) }] as const] : [],
		),
	);
}

export const configSchema = z.object({
	/** Port and address the web page listens on. */
	PORT: port.default(3978),
	HOST: z.string().min(1).default('127.0.0.1'),
	/** Address under which readers reach the page, for links in answers. */
	PUBLIC_URL: address.optional(),
	/** Folder laid out like `knowledge/`. */
	KNOWLEDGE_DIR: z.string().min(1).default('knowledge'),
	/** Changed documents are read while the bot runs. */
	KNOWLEDGE_WATCH: flag.default(true),
	/** Where conversations and drafts are kept. */
	DATA_DIR: z.string().min(1).default('data'),
	/** Markdown of the footer pages. */
	PAGES_DIR: z.string().min(1).default('data/pages'),
	/** Chat address (`channel:place`) to which unanswered questions can be passed on. */
	PROGRAMME_OFFICE: z
		.string()
		.regex(/^[a-z]+:.+$/)
		.optional(),
	/** Ding dictionary for English questions, or `none`; else that of Debian's package trans-de-en, where it is installed. */
	DICTIONARY_FILE: z.string().min(1).optional(),
	/** Calendar whose events are announced: an address or a file. */
	EVENTS_ICS: z.string().min(1).optional(),
	/** Named where no chat address is set. */
	PROGRAMME_SITE: address.default('https://innenstadtprogramm.bund.de'),
	/** One workspace by its bot token, or many by OAuth; over a socket with an app token, else over HTTP. */
	SLACK_BOT_TOKEN: z.string().startsWith('xox').optional(),
	SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
	SLACK_SIGNING_SECRET: z.string().min(1).optional(),
	SLACK_CLIENT_ID: z.string().min(1).optional(),
	SLACK_CLIENT_SECRET: z.string().min(1).optional(),
	/** Base64 of 32 bytes, several separated by commas: the first encrypts. */
	SLACK_TOKEN_KEY: z
		.string()
		.refine((text) => parseKeys(text) !== undefined)
		.optional(),
	/** Workspaces and organisations that may use the app. */
	SLACK_WORKSPACES: ids(/^[TE][A-Z0-9]+$/),
	/** `U…` or `T…:U…` */
	SLACK_ORGANISERS: ids(/^(?:T[A-Z0-9]+:)?[UW][A-Z0-9]+$/),
	/** Days after which data of people and workspaces that left are erased. */
	SLACK_GRACE_DAYS: z.coerce.number().min(0).max(365).default(30),
	/** Address of the Web API, where it is not Slack's own. */
	SLACK_API_URL: address.optional(),
	/** One registration of the bot for Teams: its app, how it signs in, where it is registered, who may use it. */
	TEAMS_APP_ID: guid.optional(),
	TEAMS_APP_SECRET: z.string().min(1).optional(),
	TEAMS_MANAGED_IDENTITY: flag,
	TEAMS_TENANT: guid.optional(),
	TEAMS_TENANTS: ids(GUID),
	/** Who organises events: object ids of people. */
	TEAMS_ORGANISERS: ids(GUID),
	/** Several registrations, in a JSON file. */
	TEAMS_APPS: z.string().min(1).optional(),
	/** Teams without a registration, for development on this machine. */
	TEAMS_LOCAL: flag,
	/** An endpoint that speaks OpenAI's protocol and turns texts into vectors; without a model nothing is sent to it. */
	EMBEDDINGS_MODEL: z.string().min(1).optional(),
	EMBEDDINGS_BASE_URL: address.optional(),
	EMBEDDINGS_API_KEY: z.string().min(1).optional(),
	/** A language model behind an endpoint that speaks OpenAI's protocol; without its name answers are quoted. */
	OPENAI_MODEL: z.string().min(1).optional(),
	OPENAI_BASE_URL: address.optional(),
	OPENAI_API_KEY: z.string().min(1).optional(),
	/** A model for a second opinion, at the same endpoint. */
	CHECK_MODEL: z.string().min(1).optional(),
	/** Tenants, as their channel names them, whose answers are worded from the beginning. */
	MODEL_TENANTS: ids(/^\S+$/),
	/** Seconds for an answer. */
	MODEL_SECONDS: z.coerce.number().min(1).max(120).default(20),
	/** Tokens given and written for an answer. */
	MODEL_TOKENS_IN: z.coerce.number().int().min(500).max(100_000).default(6000),
	MODEL_TOKENS_OUT: z.coerce.number().int().min(100).max(8000).default(1000),
	/** Answers in an hour and in a day. */
	MODEL_PERSON_HOUR: count.default(20),
	MODEL_PERSON_DAY: count.default(60),
	MODEL_TENANT_HOUR: count.default(200),
	MODEL_TENANT_DAY: count.default(1000),
	/** Euros for a million tokens given / written: `model=0.15/0.60, …` */
	MODEL_PRICES: z
		.string()
		.default('')
		.refine((text) => text.split(',').every((line) => line.trim() === '' || PRICE.test(line)))
		.transform(pricesOf),
	/** Euros in a month. */
	MODEL_EUROS_MONTH: z.coerce.number().min(0).optional(),
	/** For addresses that `ingest` and `sources` fetch: an address, or `name:port`, as the machine has it. */
	HTTPS_PROXY: z.string().min(1).optional(),
	LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = z.infer<typeof configSchema>;

/** Wrong configuration: lists every variable at fault. */
export class ConfigError extends Error {}

/** Reads `.env` where there is one; what the environment already says wins. @throws ConfigError */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, file = '.env'): Config {
	if (environment === process.env && existsSync(file)) process.loadEnvFile(file);
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
	);
	const parsed = configSchema.safeParse(given);
	const wrong = parsed.error?.issues.map(({ path: [name] }) => String(name)) ?? [];
	const clashing = parsed.success ? tooMuch(parsed.data) : [];
	/** Set, but empty: with such an id the library would check nobody. */
	const empty = environment.TEAMS_APP_ID?.trim() === '' && given.TEAMS_LOCAL !== '1' ? ['TEAMS_APP_ID'] : [];
	const lines = [...wrong, ...empty, ...missing(given), ...clashing].map((name) =>
		operator.config(name, given[name] ?? ''),
	);
	if (parsed.success && lines.length === 0) return parsed.data;
	throw new ConfigError([...new Set(lines)].join('\n'));
}

/** Variables that others make necessary. */
function missing(given: Partial<Record<string, string>>): (keyof Config)[] {
	const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret, SLACK_APP_TOKEN: app } = given;
	const oauth = id !== undefined || secret !== undefined;
	const needs: readonly [boolean, keyof Config][] = [
		[oauth, 'SLACK_CLIENT_ID'],
		[oauth, 'SLACK_CLIENT_SECRET'],
		[oauth, 'SLACK_TOKEN_KEY'],
		[oauth, 'PUBLIC_URL'],
		[(oauth || token !== undefined) && app === undefined, 'SLACK_SIGNING_SECRET'],
		...teamsNeeds(given),
		[given.EMBEDDINGS_MODEL !== undefined && !hasEndpoint(given), 'EMBEDDINGS_BASE_URL'],
		[given.OPENAI_MODEL !== undefined && !hasEndpoint(given), 'OPENAI_API_KEY'],
		[given.OPENAI_MODEL === undefined && given.CHECK_MODEL !== undefined, 'OPENAI_MODEL'],
		[!oauth && (app !== undefined || given.SLACK_SIGNING_SECRET !== undefined), 'SLACK_BOT_TOKEN'],
	];
	return needs.filter(([needed, name]) => needed && given[name] === undefined).map(([, name]) => name);
}

/** OpenAI itself wants a key; a server of one's own need not. */
const hasEndpoint = ({ OPENAI_BASE_URL: address, OPENAI_API_KEY: key }: Partial<Record<string, string>>) =>
	address !== undefined || key !== undefined;

/** Whoever sets up Teams names the app: without its id nobody would be checked. */
function teamsNeeds(given: Partial<Record<string, string>>): readonly [boolean, keyof Config][] {
	const {
		TEAMS_APP_ID: id,
		TEAMS_APP_SECRET: secret,
		TEAMS_TENANT: tenant,
		TEAMS_APPS: apps,
		TEAMS_LOCAL: local,
	} = given;
	const managed = given.TEAMS_MANAGED_IDENTITY === '1';
	const named = secret !== undefined || tenant !== undefined || managed || given.TEAMS_TENANTS !== undefined;
	const single = apps === undefined && local !== '1';
	return [
		[single && named, 'TEAMS_APP_ID'],
		[id !== undefined, 'TEAMS_TENANT'],
		[id !== undefined && !managed, 'TEAMS_APP_SECRET'],
	];
}

/** What belongs to a single registration: beside a file of several it would be ignored. */
function aloneNamed(config: Config): boolean {
	const { TEAMS_APP_ID: id, TEAMS_APP_SECRET: secret, TEAMS_TENANT: tenant, TEAMS_TENANTS: tenants } = config;
	return (
		[id, secret, tenant].some((value) => value !== undefined) || tenants.length > 0 || config.TEAMS_MANAGED_IDENTITY
	);
}

/** Variables that do not go with others. */
function tooMuch(config: Config): (keyof Config)[] {
	const { TEAMS_APP_ID: id, TEAMS_APPS: apps, TEAMS_LOCAL: local, HOST: host } = config;
	const open = !/^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
	return [
		...(apps !== undefined && aloneNamed(config) ? ['TEAMS_APPS' as const] : []),
		...(config.TEAMS_MANAGED_IDENTITY && config.TEAMS_APP_SECRET ? ['TEAMS_MANAGED_IDENTITY' as const] : []),
		...(config.MODEL_EUROS_MONTH !== undefined && unpriced(config) ? ['MODEL_PRICES' as const] : []),
		...(local && (open || id !== undefined || apps !== undefined) ? ['TEAMS_LOCAL' as const] : []),
	];
}

/** A budget needs to know what each model costs. */
const unpriced = ({ OPENAI_MODEL: writer, CHECK_MODEL: judge, MODEL_PRICES: prices }: Config) =>
	[writer, judge].some((model) => model !== undefined && !prices.has(model));

const OPENAI = 'https://api.openai.com/v1';

export interface EndpointSettings {
	model: string;
	baseURL: string;
	key?: string;
}

/** Where texts become vectors, if anywhere: a server of its own, with its own key, or that of the language model. */
export function endpointOf(config: Config): EndpointSettings | undefined {
	const { EMBEDDINGS_MODEL: model, EMBEDDINGS_BASE_URL: baseURL, EMBEDDINGS_API_KEY: key } = config;
	if (model === undefined) return undefined;
	if (baseURL === undefined) return { ...sharedEndpoint(config, model), ...(key === undefined ? {} : { key }) };
	return { model, baseURL, ...(key === undefined ? {} : { key }) };
}

/** The language models, if any: the one that words, and the one for a second opinion. */
export function modelsOf(config: Config): { writer: EndpointSettings; judge?: EndpointSettings } | undefined {
	const { OPENAI_MODEL: writer, CHECK_MODEL: judge } = config;
	if (writer === undefined) return undefined;
	return {
		writer: sharedEndpoint(config, writer),
		...(judge === undefined ? {} : { judge: sharedEndpoint(config, judge) }),
	};
}

function sharedEndpoint({ OPENAI_BASE_URL: baseURL = OPENAI, OPENAI_API_KEY: key }: Config, model: string) {
	return { model, baseURL, ...(key === undefined ? {} : { key }) };
}

/** Address that links in answers start with. */
export function baseAddress({ PUBLIC_URL, HOST, PORT }: Config): string {
	const host = HOST.includes(':') ? `[${HOST}]` : HOST;
	return (PUBLIC_URL ?? `http://${host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host}:${PORT}`).replace(
		/\/+$/,
		'',
	);
}
