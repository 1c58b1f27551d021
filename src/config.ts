/** The one place that reads the environment. Every problem is named at once. */

import { existsSync } from 'node:fs';
import { z } from 'zod';
import { operator } from './words/operator.js';

const port = z.coerce.number().int().min(0).max(65_535);

export const configSchema = z.object({
	/** Port and address the web page listens on. */
	PORT: port.default(3978),
	HOST: z.string().min(1).default('127.0.0.1'),
	/** Address under which readers reach the page, for links in answers. */
	PUBLIC_URL: z.httpUrl().optional(),
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
	PROGRAMME_SITE: z.httpUrl().default('https://innenstadtprogramm.bund.de'),
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
	if (parsed.success) return parsed.data;
	const lines = parsed.error.issues.map((issue) =>
		operator.config(String(issue.path[0]), String(given[String(issue.path[0])] ?? '')),
	);
	throw new ConfigError([...new Set(lines)].join('\n'));
}

/** Address that links in answers start with. */
export function baseAddress({ PUBLIC_URL, HOST, PORT }: Config): string {
	const host = HOST.includes(':') ? `[${HOST}]` : HOST;
	return (PUBLIC_URL ?? `http://${host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host}:${PORT}`).replace(
		/\/+$/,
		'',
	);
}
