/** People and Slack itself, acting on the app: everything that can be sent to it, over HTTP or over Socket Mode. */

import type { Data } from '../json.js';
import type { Replies } from '../replies.js';
import type { SocketHub } from '../socket.js';
import type { State } from '../state.js';
import { createCommand } from './command.js';
import {
	type Attempt,
	createDispatch,
	type Delivery,
	type Kind,
	type Retry,
	type SendOptions,
	type Transport,
} from './delivery.js';
import { createForge } from './forge.js';
import { createForms } from './forms.js';
import { createHappen } from './happen.js';
import { createHttp, type HttpTarget } from './http.js';
import { createPress } from './press.js';
import { createTalk } from './talk.js';

export interface DriverOptions {
	/** Where the app listens; without it everything goes through Socket Mode. */
	url?: HttpTarget['url'];
	signingSecret?: string;
	/** Milliseconds for an acknowledgement; 3,000 as Slack's. */
	limitMs?: number;
	/** See SendOptions; none when not said. */
	redeliver?: SendOptions['redeliver'];
	/** The app hears of its own messages, as one that has subscribed to `message` does. */
	echo?: boolean;
}

export interface AgainOptions extends SendOptions {
	/** True, as in a proper repetition, when not said. */
	sameId?: boolean;
	num?: number;
	reason?: Retry['reason'];
	/** No X-Slack-Retry headers: the redelivery one cannot recognise. */
	silent?: boolean;
}

export function createDriver(state: State, hub: SocketHub, replies: Replies, options: DriverOptions) {
	const target: HttpTarget = {
		url: options.url ?? 'http://127.0.0.1:1/',
		secret: options.signingSecret ?? state.tokens.app.signingSecret,
		limitMs: options.limitMs ?? 3000,
	};
	const dispatch = createDispatch(
		options.url === undefined ? overSocket(hub, target.limitMs) : createHttp(target),
		options.redeliver,
	);
	const talk = createTalk(state, dispatch);
	const echoes: Promise<Delivery>[] = [];
	if (options.echo) state.watchers.add(({ kind, message }) => echoes.push(talk.echo(message, kind)));

	return {
		...talk,
		...createHappen(state, dispatch),
		...createCommand(state, dispatch, replies),
		...createPress(state, dispatch, replies),
		...createForms(state, dispatch),
		...createForge(target),
		/** What was sent about the app's own messages. */
		echoes: () => Promise.all(echoes),
		/** The same payload once more, as after a lost acknowledgement. */
		again(
			delivery: Delivery,
			{ sameId = true, num = 1, reason = 'http_timeout', silent = false, ...rest }: AgainOptions = {},
		): Promise<Delivery> {
			const payload: Data = sameId ? delivery.payload : { ...delivery.payload, event_id: state.clock.id('Ev') };
			return dispatch(delivery.kind, payload, { ...rest, ...(!silent && { retry: { num, reason } }) });
		},
	};
}
export type Driver = ReturnType<typeof createDriver>;

const TYPES = { event: 'events_api', command: 'slash_commands', interactive: 'interactive' } as const;

function overSocket(hub: SocketHub, limitMs: number): Transport {
	return {
		async send(kind: Kind, payload: Data, retry?: Retry): Promise<Attempt> {
			const repeated = kind === 'event' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {};
			const ack = await hub.deliver(
				{ type: TYPES[kind], payload, accepts_response_payload: kind !== 'event', ...repeated },
				limitMs,
			);
			if (ack.kind !== 'acknowledged') {
				const failure = ack.kind === 'timeout' ? 'timeout' : 'connection_failed';
				return { status: 0, body: '', ms: ack.ms, acknowledged: false, failure };
			}
			const none = ack.payload === undefined || ack.payload === '' || isEmpty(ack.payload);
			return { status: 200, body: none ? '' : JSON.stringify(ack.payload), ms: ack.ms, acknowledged: true };
		},
	};
}

/** Bolt acknowledges with `{}` when there is nothing to say. */
const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
