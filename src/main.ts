/** Composition root: reads the configuration and starts the bot with its channels, or runs one command. */

import { readFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SlackChannel } from '../adapters/slack/channel.js';
import type { TeamsChannel } from '../adapters/teams/channel.js';
import type { WebChannel } from '../adapters/web/channel.js';
import type { AskSurface } from './commands/ask.js';
import { type Command, checkFolder, type Terminal } from './commands/command.js';
import { dictionaryOf, openDictionary } from './commands/dictionary.js';
import { baseAddress, type Config, ConfigError, readConfig } from './config.js';
import { BotError, UsageError } from './errors.js';
import type { Library } from './library/library.js';
import { createLog, type Log } from './log.js';
import type { Reply } from './reply.js';
import type { Ports } from './start.js';
import { toTranscript } from './transcript.js';
import { stateSecret } from './vault.js';
import { passageAddress } from './viewer.js';
import { openCached } from './cache.js';
import { watchFolder } from './watch.js';
import { operator } from './words/operator.js';

const here = dirname(fileURLToPath(import.meta.url));
/** The folder of package.json: two levels up from `dist/src`, one from `src`. */
const root = resolve(here, here.endsWith(join('dist', 'src')) ? `..${sep}..` : '..');
const shipped = join(root, 'knowledge');

const terminal: Terminal = {
	print: (text) => void process.stdout.write(`${text}\n`),
	warn: (text) => void process.stderr.write(`${text}\n`),
};

/** Loaded one at a time: a question at the command line needs no web server. */
const COMMANDS: Readonly<Record<string, (config: Config) => Promise<Command>>> = {
	start: async () => startBot,
	ask: async () => (await import('./commands/ask.js')).createAskCommand(await terminalSurface()),
	search: async () => (await import('./commands/search.js')).search,
	eval: async () => (await import('./commands/eval.js')).evaluate,
	ingest: async (config) => {
		const [{ createIngestCommand }, { ingestApart: ingest }, { createFetchSource }, { netOf }] = await Promise.all([
			import('./commands/ingest.js'),
			import('./ingest/apart.js'),
			import('./fetch/source.js'),
			import('./fetch/get.js'),
		]);
		return createIngestCommand({
			ingest,
			input: process.stdin,
			fetchSource: createFetchSource(netOf(config.HTTPS_PROXY)),
		});
	},
	sources: async (config) => {
		const [{ createSourcesCommand }, { ingestApart: ingest }, { createPoliteGet }, { netOf }] = await Promise.all([
			import('./commands/sources.js'),
			import('./ingest/apart.js'),
			import('./fetch/polite.js'),
			import('./fetch/get.js'),
		]);
		return createSourcesCommand({ ingest, get: createPoliteGet(netOf(config.HTTPS_PROXY)), now: () => new Date() });
	},
	check: async () => (await import('./commands/check.js')).check,
	feedback: async () => (await import('./commands/feedback.js')).feedback,
	person: async () => (await import('./commands/person.js')).person,
	reminders: async () => (await import('./commands/reminders.js')).reminders,
	manifest: async () => (await import('./commands/manifest.js')).createManifestCommand(join(root, 'manifest.json')),
	package: async () =>
		(await import('./commands/package.js')).createPackageCommand(join(root, 'adapters', 'teams', 'assets')),
};

const startBot: Command = async ({ words, config }) => {
	if (words.length > 0) throw new UsageError(operator.usage.option(words[0] ?? ''));
	const [{ start, createOperatorPages }, { createWebChannel }] = await Promise.all([
		import('./start.js'),
		import('../adapters/web/channel.js'),
	]);
	const log = createLog(config.LOG_LEVEL);
	const dictionary = dictionaryOf(config);
	const { KNOWLEDGE_DIR: folder, DATA_DIR: cache } = config;
	const open = async (before?: Library) => {
		await checkFolder(folder);
		return openCached({ folder, shipped, cache, dictionary, ...(before ? { before } : {}) });
	};
	const library = await open();
	const { version } = await readJson<{ version: string }>('package.json');
	const pages = createOperatorPages(config.PAGES_DIR, (path) => readFile(path, 'utf8'));
	const created: { web?: WebChannel } = {};
	const channels = async (ports: Ports) => {
		const { HOST: host, PORT: port } = config;
		const slack = await slackChannel(config, ports, log);
		const teams = await teamsChannel(config, ports, log);
		const mounts = [
			...(slack ? [{ prefix: '/slack/', handle: slack.handle }] : []),
			...(teams ? [{ prefix: '/api/messages', handle: teams.handle }] : []),
		];
		const health = () => ({
			...ports.viewer.state(),
			...ports.reminding(),
			...(ports.vectors ? { vectors: ports.vectors() } : {}),
			...(ports.model ? { model: ports.model() } : {}),
			...(slack ? { slack: { refused: slack.refused } } : {}),
			...(teams ? { teams: { refused: teams.refused } } : {}),
		});
		const { viewer, calendars, downloads } = ports;
		const { warn } = terminal;
		created.web = createWebChannel({ host, port, viewer, calendars, downloads, pages, version, warn, mounts, health });
		return [...(slack ? [slack] : []), ...(teams ? [teams] : []), created.web];
	};
	const running = await start({ config, library, reopen: open, log, warn: terminal.warn, channels });
	process.on('SIGHUP', () => void running.reload());
	const unwatch = config.KNOWLEDGE_WATCH ? watchFolder({ folder, changed: running.reload }) : undefined;
	if (library.problems.length > 0) terminal.warn(operator.problems(library.problems.length));
	terminal.print(operator.listening(created.web?.address() ?? '', library.exchanges.length));
	if (process.stdin.isTTY) terminal.print(operator.hint);
	log.info('started', {
		documents: library.exchanges.length,
		problems: library.problems.length,
		library: library.hash,
	});
	if (dictionary) void openDictionary(config, terminal.warn, dictionary);
	await untilStopped();
	await unwatch?.();
	await running.stop();
	return 0;
};

/** Slack, where it is configured. */
async function slackChannel(config: Config, ports: Ports, log: Log): Promise<SlackChannel | undefined> {
	if (!config.SLACK_BOT_TOKEN && !config.SLACK_CLIENT_ID) return undefined;
	const { createSlackChannel } = await import('../adapters/slack/channel.js');
	const manifest = await readJson<{ oauth_config: { scopes: { bot: string[] } } }>('manifest.json');
	const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_TOKEN_KEY: key = '' } = config;
	const { bot: scopes } = manifest.oauth_config.scopes;
	const redirect = `${baseAddress(config)}/slack/oauth_redirect`;
	return createSlackChannel({
		botToken: config.SLACK_BOT_TOKEN,
		appToken: config.SLACK_APP_TOKEN,
		signingSecret: config.SLACK_SIGNING_SECRET,
		oauth:
			clientId && clientSecret
				? { clientId, clientSecret, stateSecret: stateSecret(key), scopes, redirect }
				: undefined,
		workspaces: config.SLACK_WORKSPACES,
		organisers: config.SLACK_ORGANISERS,
		apiUrl: config.SLACK_API_URL,
		...ports,
		note: log.info,
		warn: terminal.warn,
	});
}

/** Teams, where it is configured. */
async function teamsChannel(config: Config, ports: Ports, log: Log): Promise<TeamsChannel | undefined> {
	const { TEAMS_APP_ID: id, TEAMS_APPS: file, TEAMS_LOCAL: local, TEAMS_TENANTS: tenants } = config;
	if (id === undefined && file === undefined && !local) return undefined;
	const [{ createTeamsChannel }, { readRegistrations }] = await Promise.all([
		import('../adapters/teams/channel.js'),
		import('../adapters/teams/registrations.js'),
	]);
	const single = {
		id,
		secret: config.TEAMS_APP_SECRET,
		managed: config.TEAMS_MANAGED_IDENTITY,
		tenant: config.TEAMS_TENANT,
		...(tenants.length > 0 ? { tenants } : {}),
	};
	const entries: unknown =
		file === undefined
			? [single]
			: await readFile(file, 'utf8')
					.then(JSON.parse)
					.catch(() => []);
	const registrations = local ? [] : readRegistrations(entries);
	if (!registrations) throw new ConfigError(operator.teamsApps(file ?? ''));
	const organisers = new Set(config.TEAMS_ORGANISERS.map((id) => id.toLowerCase()));
	return createTeamsChannel({ registrations, local, organisers, ...ports, note: log.info, warn: terminal.warn });
}

const readJson = async <T>(file: string): Promise<T> => JSON.parse(await readFile(join(root, file), 'utf8')) as T;

/** Resolves on SIGINT or SIGTERM. */
function untilStopped(): Promise<void> {
	return new Promise((done) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
	});
}

/** How a reply looks in this terminal, and a chat where somebody sits at it. */
async function terminalSurface(): Promise<AskSurface> {
	const [{ renderReply }, { createTerminalChannel, hasColour }] = await Promise.all([
		import('../adapters/terminal/render.js'),
		import('../adapters/terminal/channel.js'),
	]);
	const { stdin: input, stdout: output } = process;
	return {
		render: (reply, { viewer }) =>
			renderReply(reply, {
				width: Math.min(output.columns || 80, 100),
				colour: hasColour(output),
				address: viewer.address,
			}),
		...(input.isTTY
			? {
					async chat({ bot, viewer }, { json, language }) {
						const toJson = (question: string, reply: Reply, milliseconds: number) =>
							toTranscript(question, reply, milliseconds, passageAddress(viewer));
						const channel = createTerminalChannel({
							input,
							output,
							address: viewer.address,
							language: language ?? 'de',
							...(language ? { answerIn: language } : {}),
							...(json ? { toJson } : {}),
						});
						await channel.start(bot);
						await channel.ended;
					},
				}
			: {}),
	};
}

/** 0 well, 1 a fault or a failed check, 2 wrong use or configuration. */
async function main([name = 'start', ...words]: string[]): Promise<number> {
	let config: Config;
	try {
		config = readConfig();
		const load = COMMANDS[name];
		if (!load) throw new UsageError(operator.usage.command(name));
		const command = await load(config);
		return await command({ words, config, terminal, shipped });
	} catch (error) {
		if (error instanceof UsageError || error instanceof ConfigError) terminal.warn(error.message);
		else if (error instanceof BotError) terminal.warn(error.message);
		else throw error;
		return error instanceof BotError ? 1 : 2;
	}
}

process.exitCode = await main(process.argv.slice(2));
