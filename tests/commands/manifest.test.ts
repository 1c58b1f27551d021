/** The Slack manifest keeps Slack's limits, asks for no more than it uses, and fits the operator's address. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createAskCommand } from '../../src/commands/ask.js';
import type { Command } from '../../src/commands/command.js';
import { createManifestCommand } from '../../src/commands/manifest.js';
import { readConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import type { Transcript } from '../../src/transcript.js';

const upTo = (length: number) => z.string().min(1).max(length);
const address = z.url({ protocol: /^https$/ });

/** Slack's documented limits; strict, so that a misspelt field is found. Shortcut names: the form of the app settings. */
const manifestSchema = z.strictObject({
	display_information: z.strictObject({
		name: upTo(35),
		description: upTo(139),
		long_description: z.string().min(174).max(4000),
		background_color: z.string().regex(/^#[\da-f]{6}$/i),
	}),
	features: z.strictObject({
		agent_view: z.strictObject({
			agent_description: upTo(300),
			suggested_prompts: z.array(z.strictObject({ title: upTo(40), message: upTo(150) })).max(4),
		}),
		app_home: z.strictObject({
			home_tab_enabled: z.literal(true),
			messages_tab_enabled: z.literal(true),
			messages_tab_read_only_enabled: z.literal(false),
		}),
		bot_user: z.strictObject({ display_name: z.string().regex(/^[\w.-]{1,80}$/), always_online: z.literal(true) }),
		shortcuts: z
			.array(
				z.strictObject({
					name: upTo(24),
					type: z.enum(['global', 'message']),
					callback_id: upTo(255),
					description: upTo(150),
				}),
			)
			.max(10),
		slash_commands: z
			.array(
				z.strictObject({
					command: upTo(32).regex(/^\/[a-z]+$/),
					url: address.optional(),
					description: upTo(2000),
					usage_hint: upTo(1000),
					should_escape: z.literal(false),
				}),
			)
			.max(50),
	}),
	oauth_config: z.strictObject({
		redirect_urls: z.array(address).max(1000).optional(),
		scopes: z.strictObject({ bot: z.array(z.string()).max(255), bot_optional: z.array(z.string()) }),
	}),
	settings: z.strictObject({
		event_subscriptions: z.strictObject({ request_url: address.optional(), bot_events: z.array(z.string()).max(100) }),
		interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: address.optional() }),
		org_deploy_enabled: z.boolean(),
		socket_mode_enabled: z.boolean(),
		token_rotation_enabled: z.boolean(),
	}),
});

/** What Slack asks for before it sends an event; without a scope where none is needed. */
const SCOPE_OF: Readonly<Record<string, string | undefined>> = {
	agent_session_stopped: 'assistant:write',
	app_context_changed: 'assistant:write',
	app_home_opened: undefined,
	app_mention: 'app_mentions:read',
	app_uninstalled: undefined,
	'message.channels': 'channels:history',
	'message.groups': 'groups:history',
	'message.im': 'im:history',
	tokens_revoked: undefined,
	user_change: 'users:read',
};

const shipped = manifestSchema.parse(JSON.parse(readFileSync('manifest.json', 'utf8')));
const { bot, bot_optional: optional } = shipped.oauth_config.scopes;

async function run(command: Command, ...words: string[]): Promise<string> {
	const lines: string[] = [];
	const config = readConfig({ DATA_DIR: 'unused', LOG_LEVEL: 'silent' });
	const terminal = { print: (text: string) => void lines.push(text), warn: () => {} };
	expect(await command({ words, config, terminal, shipped: 'knowledge' })).toBe(0);
	return lines.join('\n');
}

const print = async (...words: string[]) =>
	manifestSchema.parse(JSON.parse(await run(createManifestCommand('manifest.json'), ...words)));

describe('manifest.json', () => {
	test('offers what the bot listens to', () => {
		const { shortcuts, slash_commands: commands } = shipped.features;
		expect(shortcuts.map(({ type, callback_id: id }) => [type, id])).toEqual([
			['global', 'ask'],
			['message', 'ask_about'],
		]);
		expect(commands.map(({ command }) => command)).toEqual(['/austausch']);
	});

	test('subscribes only to known events, each with its scope', () => {
		const events = shipped.settings.event_subscriptions.bot_events;
		expect(events).toEqual(Object.keys(SCOPE_OF));
		expect(events.filter((event) => SCOPE_OF[event] && !bot.includes(SCOPE_OF[event]))).toEqual([]);
	});

	test('commands, prompts and the agent have their scopes', () => {
		expect(bot).toEqual(expect.arrayContaining(['commands', 'assistant:write', 'chat:write', 'im:write']));
	});

	test('lists every optional scope among all, as Slack wants it, and none twice', () => {
		expect(optional.filter((scope) => !bot.includes(scope))).toEqual([]);
		expect(new Set(bot).size).toBe(bot.length);
		expect(optional).toEqual(['channels:read', 'groups:read', 'channels:history', 'groups:history']);
	});

	test('docs/slack.md gives the reason of every scope', () => {
		const docs = readFileSync('docs/slack.md', 'utf8');
		expect(bot.filter((scope) => !new RegExp(`^\\| \`${scope}\` \\|`, 'm').test(docs))).toEqual([]);
	});

	test('every suggested prompt finds an answer', async () => {
		const ask = createAskCommand({ render: () => '' });
		for (const { message } of shipped.features.agent_view.suggested_prompts) {
			const answer = JSON.parse(await run(ask, message, '--json')) as Transcript;
			expect([message, answer.found]).toEqual([message, true]);
		}
	});
});

describe('the command', () => {
	test('fills in the address everywhere', async () => {
		const printed = await print('--url', 'https://lotse.stadt.de');
		expect(printed.settings.event_subscriptions.request_url).toBe('https://lotse.stadt.de/slack/events');
		expect(printed.settings.interactivity.request_url).toBe('https://lotse.stadt.de/slack/events');
		expect(printed.features.slash_commands[0]?.url).toBe('https://lotse.stadt.de/slack/events');
		expect(printed.oauth_config.redirect_urls).toEqual(['https://lotse.stadt.de/slack/oauth_redirect']);
		expect(printed.settings).toMatchObject({ org_deploy_enabled: true, token_rotation_enabled: true });
		expect(JSON.stringify(printed)).not.toContain('example.org');
	});

	test.each([
		['https://lotse.stadt.de/', 'https://lotse.stadt.de'],
		['https://LOTSE.stadt.de//', 'https://lotse.stadt.de'],
		['https://lotse.stadt.de:8443', 'https://lotse.stadt.de:8443'],
		['https://lötse.de', 'https://xn--ltse-5qa.de'],
	])('takes %s', async (given, base) => {
		expect((await print('--url', given)).settings.interactivity.request_url).toBe(`${base}/slack/events`);
	});

	test('for one workspace: no redirect, no rotation, no organisation', async () => {
		const printed = await print('--url', 'https://lotse.stadt.de', '--single');
		expect(printed.oauth_config.redirect_urls).toBeUndefined();
		expect(printed.settings).toMatchObject({
			interactivity: { request_url: 'https://lotse.stadt.de/slack/events' },
			org_deploy_enabled: false,
			socket_mode_enabled: false,
			token_rotation_enabled: false,
		});
	});

	test.each([[['--socket']], [['--socket', '--single']], [['--socket', '--url', 'https://lotse.stadt.de']]])(
		'in Socket Mode there is no address at all: %j',
		async (words) => {
			const printed = await print(...words);
			expect(JSON.stringify(printed)).not.toContain('https:');
			expect(printed.oauth_config.scopes).toEqual(shipped.oauth_config.scopes);
			expect(printed.settings).toEqual({
				event_subscriptions: { bot_events: shipped.settings.event_subscriptions.bot_events },
				interactivity: { is_enabled: true },
				org_deploy_enabled: false,
				socket_mode_enabled: true,
				token_rotation_enabled: false,
			});
		},
	);

	test.each([
		[[], /Aufruf/],
		[['--single'], /Aufruf/],
		[['https://lotse.stadt.de'], /Aufruf/],
		[['--url'], /Aufruf/],
		[['--url', 'https://lotse.stadt.de', '--public'], /Option .*Aufruf/],
		[['--url', ''], /keine Adresse/],
		[['--url', 'lotse.stadt.de'], /keine Adresse/],
		[['--url', 'http://lotse.stadt.de'], /keine Adresse/],
		[['--url', 'https://lotse.stadt.de/slack/events'], /ohne Pfad/],
		[['--url', 'https://lotse.stadt.de/?a=b'], /keine Adresse/],
		[['--url', 'https://lotse.stadt.de/#a'], /keine Adresse/],
		[['--url', 'https://name:pass@lotse.stadt.de'], /keine Adresse/],
		[['--url', 'https://localhost:3978'], /nur auf diesem Rechner/],
		[['--url', 'https://bot.localhost'], /nur auf diesem Rechner/],
		[['--url', 'https://127.0.0.1'], /nur auf diesem Rechner/],
		[['--url', 'https://2130706433'], /nur auf diesem Rechner/],
		[['--url', 'https://0.0.0.0'], /nur auf diesem Rechner/],
		[['--url', 'https://[::1]'], /nur auf diesem Rechner/],
		[['--socket', '--url', 'https://localhost'], /nur auf diesem Rechner/],
	])('wrong use is one line: %j', async (words, line) => {
		const error = await print(...words).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(UsageError);
		expect((error as UsageError).message).toMatch(line);
		expect((error as UsageError).message).not.toContain('\n');
	});

	test('says when the shipped manifest is missing', async () => {
		const command = createManifestCommand('missing/manifest.json');
		await expect(run(command, '--socket')).rejects.toThrow(/missing\/manifest\.json.*nicht lesen/);
	});
});
