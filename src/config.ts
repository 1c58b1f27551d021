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

export const configSchema = z.object({
	/** Port and address the web page listens on. */
	PORT: port.default(3978),
	HOST: z.string().min(1).default('127.0.0.1'),
	/** Address under which readers reach the page, for links in answers. */
	PUBLIC_URL: address.optional(),
	/** Folder laid out like `knowledge/`. */
	KNOWLEDGE_DIR: z.string().min(1).default('knowledge'),
	/** Where conversations and drafts are kept. */
	DATA_DIR: z.string().min(1).default('data'),
	/** Markdown of the footer pages. */
	PAGES_DIR: z.string().min(1).default('data/pages'),
	/** Chat address (`channel:place`) to which unanswered questions can be passed on. */
	PROGRAMME_OFFICE: z
		.string()
		.regex(/^[a-z]+:.+$/)
		.optional(),
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
	const lines = [...wrong, ...missing(given)].map((name) => operator.config(name, given[name] ?? ''));
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
		[!oauth && (app !== undefined || given.SLACK_SIGNING_SECRET !== undefined), 'SLACK_BOT_TOKEN'],
	];
	return needs.filter(([needed, name]) => needed && given[name] === undefined).map(([, name]) => name);
}

/** Address that links in answers start with. */
export function baseAddress({ PUBLIC_URL, HOST, PORT }: Config): string {
	const host = HOST.includes(':') ? `[${HOST}]` : HOST;
	return (PUBLIC_URL ?? `http://${host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host}:${PORT}`).replace(
		/\/+$/,
		'',
	);
}
