/** The smallest real app on Bolt that touches everything: only for tests of the simulator itself. */

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, type AppOptions, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Simulator } from './simulator.js';

const silent: Logger = {
	debug: () => undefined,
	info: () => undefined,
	warn: () => undefined,
	error: () => undefined,
	setLevel: () => undefined,
	getLevel: () => LogLevel.ERROR,
	setName: () => undefined,
};

export interface Sample {
	app: App;
	/** Of its one endpoint; empty in Socket Mode. */
	url: string;
	/** Events and actions it has handled, in order. */
	heard: string[];
	stop(): Promise<void>;
}

const FORM = {
	type: 'modal' as const,
	callback_id: 'form',
	title: { type: 'plain_text' as const, text: 'Formular' },
	submit: { type: 'plain_text' as const, text: 'Senden' },
	notify_on_close: true,
	blocks: [
		{
			type: 'input' as const,
			block_id: 'name',
			label: { type: 'plain_text' as const, text: 'Name' },
			element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 20 },
		},
	],
};

export async function openSample(
	sim: Simulator,
	socketMode = false,
	options: Partial<AppOptions> = {},
): Promise<Sample> {
	const app = new App({
		logger: silent,
		clientOptions: { slackApiUrl: sim.apiUrl, retryConfig: { retries: 0 } },
		...(options.clientId === undefined && { token: sim.botToken }),
		...(socketMode ? { receiver: socketReceiver(sim) } : { signingSecret: sim.app.signingSecret }),
		...options,
	});
	const heard: string[] = [];
	listen(app, heard);
	app.error(async (error) => void heard.push(`error: ${error.message}`));
	const started = await app.start(0);
	const port = socketMode ? 0 : ((started as Server).address() as AddressInfo).port;
	return {
		app,
		heard,
		url: socketMode ? '' : `http://127.0.0.1:${port}/slack/events`,
		stop: async () => void (await app.stop()),
	};
}

/** Comes back a tenth of a second after a lost connection; Bolt's own `socketMode: true` waits five seconds. */
const socketReceiver = (sim: Simulator) =>
	new SocketModeReceiver({
		appToken: sim.appToken,
		clientPingTimeout: 100,
		logger: silent,
		installerOptions: { clientOptions: { slackApiUrl: sim.apiUrl } },
	});

function listen(app: App, heard: string[]): void {
	app.event('app_mention', async ({ event, say }) => {
		heard.push(`mention ${event.text}`);
		await say({ text: 'Antwort', thread_ts: event.thread_ts ?? event.ts, blocks: answer() });
	});
	app.message(async ({ message, client }) => {
		heard.push(`message ${message.channel_type}`);
		if (message.subtype !== undefined || message.channel_type !== 'im') return;
		const stream = client.chatStream({
			channel: message.channel,
			thread_ts: message.thread_ts ?? message.ts,
			buffer_size: 4,
		});
		await stream.append({ markdown_text: '**Erst** dies, ' });
		await stream.append({ markdown_text: 'dann das.' });
		await stream.stop({ blocks: answer() });
	});
	app.event('app_home_opened', async ({ event, client }) => {
		heard.push(`home ${event.tab}`);
		await client.views.publish({
			user_id: event.user,
			view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Start' } }] },
		});
	});
	app.event('app_uninstalled', async () => void heard.push('uninstalled'));
	app.event(
		'agent_session_stopped',
		async ({ event }) => void heard.push(`stopped ${event.streaming_message_ts.length}`),
	);
	interact(app, heard);
}

function interact(app: App, heard: string[]): void {
	app.command('/lotse', async ({ ack, command, respond }) => {
		heard.push(`command ${command.text}`);
		if (command.text === 'sofort') return ack('Gleich da.');
		await ack();
		await respond({ text: 'Später.', response_type: 'ephemeral' });
	});
	app.action({ type: 'block_actions' }, async ({ ack, action, body, client, respond }) => {
		await ack();
		heard.push(`action ${action.type} ${'value' in action ? String(action.value) : ''}`);
		if ('value' in action && action.value === 'open')
			await client.views.open({ trigger_id: body.trigger_id, view: FORM });
		if ('value' in action && action.value === 'replace') await respond({ text: 'Ersetzt.', replace_original: true });
	});
	app.view('form', async ({ ack, view }) => {
		const value = view.state.values.name?.text?.value;
		heard.push(`view ${value}`);
		if (value === 'falsch') return ack({ response_action: 'errors', errors: { name: 'Bitte anders.' } });
		if (value === 'weiter') return ack({ response_action: 'push', view: { ...FORM, callback_id: 'form2' } });
		if (value === 'kaputt') return ack({ response_action: 'errors', errors: { nowhere: 'x' } });
		return ack();
	});
	app.view({ callback_id: /^form/, type: 'view_closed' }, async ({ ack }) => {
		heard.push('closed');
		await ack();
	});
	app.shortcut('ask', async ({ ack, shortcut }) => {
		heard.push(`shortcut ${shortcut.type}`);
		await ack();
	});
}

const answer = () => [
	{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*Hochbeete* gibt es &lt;hier&gt;.' } },
	{
		type: 'actions' as const,
		elements: [
			{
				type: 'button' as const,
				text: { type: 'plain_text' as const, text: 'Öffnen' },
				action_id: 'open',
				value: 'open',
			},
			{
				type: 'button' as const,
				text: { type: 'plain_text' as const, text: 'Ersetzen' },
				action_id: 'replace',
				value: 'replace',
			},
		],
	},
	{
		type: 'context_actions' as const,
		elements: [
			{
				type: 'feedback_buttons' as const,
				action_id: 'feedback',
				positive_button: { text: { type: 'plain_text' as const, text: 'Gut' }, value: 'up' },
				negative_button: { text: { type: 'plain_text' as const, text: 'Schlecht' }, value: 'down' },
			},
		],
	},
];
