/** Says one answer in a conversation: status, claims as they come, the whole at the end. Says it once, or says that it may be twice. */

import type { Delivery, Progress } from '../../src/channel.js';
import { type Block, type Claim, claimLine, type Inline, type Reply } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import { renderBlock } from './blocks.js';
import type { Call, Failure, Result } from './call.js';
import { less, MESSAGE, renderReply, renderTail, split } from './render.js';
import { createStream, type Streamed } from './stream.js';
import { placeOf, type Target } from './target.js';

export interface VoiceParts {
	call: Call;
	target: Target & { channel: string };
	delivery: Delivery<unknown>;
	/** Workspaces where streaming was refused. */
	silent: { has(team: string): boolean; set(team: string, value: true): unknown };
	/** A button for what does not fit. */
	defer(rest: Reply): Promise<Reply['buttons'][number]>;
}

export type Said = { ok: true; id: string } | Failure;

export interface Voice {
	progress: Progress;
	/** Takes the status back where the answer came another way. */
	hush(): void;
	/** The whole answer. What was streamed of it already is not said again. */
	say(reply: Reply): Promise<Said>;
}

export function createVoice(parts: VoiceParts): Voice {
	const { call, target, delivery, silent } = parts;
	const { channel, thread, team } = target;
	const place = placeOf(target);
	const on = (method: string, args: Record<string, unknown>) =>
		call(target, method, { channel, ...args }, { place, once: true });
	const stream = createStream({
		on,
		opening: { thread_ts: thread, ...recipient(target) },
		delivery,
		allowed: thread !== undefined && !delivery.uncertain && !silent.has(team),
		refused: () => void silent.set(team, true),
	});
	let told = false;

	/** Ends the stream with what was not shown yet; or replaces it by the whole answer. */
	async function finish(ts: string, { shown, broken, stopped: ended }: Streamed, reply: Reply): Promise<Said> {
		if (ended) return { ok: true, id: ts };
		const rest = broken ? undefined : withoutClaims(reply, shown);
		const tail = rest && (await fitting(rest, shown.map(claimLine)));
		const closing = tail ? [...tail.blocks.flatMap(renderBlock), ...renderTail(tail)] : [];
		const stopped = await on('chat.stopStream', { ts, ...(closing.length > 0 ? { blocks: closing } : {}) });
		if (tail && stopped.ok) return { ok: true, id: ts };
		return said(
			await call(target, 'chat.update', { channel, ts, ...renderReply(await fitting(reply, [])) }, { place }),
		);
	}

	/** Where nobody knows whether it arrived, it is repeated once, and says so. */
	async function post(reply: Reply, marked: boolean): Promise<Said> {
		const marks = marked ? [wordsFor(reply.language).slack.twice] : [];
		const rendered = renderReply(
			await fitting(
				reply,
				marks.map((mark) => [mark]),
			),
			marks,
		);
		await delivery.sending();
		const result = await on('chat.postMessage', { ...rendered, ...(thread ? { thread_ts: thread } : {}), ...FOLDED });
		return !result.ok && result.unknown && !marked ? post(reply, true) : said(result);
	}

	/** The part that fits into one message, with a button for the rest. */
	async function fitting(reply: Reply, shown: readonly Inline[][]): Promise<Reply> {
		const { first, rest } = split(reply, less(MESSAGE, shown));
		return rest ? { ...first, buttons: [await parts.defer(rest), ...first.buttons] } : first;
	}

	return {
		progress(part) {
			if ('claim' in part) stream.add(part.claim);
			else if (!told && thread) void showStatus(call, target, part.status);
			told ||= 'status' in part;
		},
		hush: () => void (told && thread && showStatus(call, target, '')),
		async say(reply) {
			const streamed = await stream.settle();
			if (streamed.ts) return await finish(streamed.ts, streamed, reply);
			return await post(reply, delivery.uncertain || streamed.lost);
		},
	};
}

/** Nothing of a document becomes a link by itself. */
const FOLDED = { unfurl_links: false, unfurl_media: false };

const said = (result: Result): Said => (result.ok ? { ok: true, id: result.result.ts as string } : result);

/** Where Slack has no status, nothing is shown. It waits its turn, so that it never comes after the answer. */
async function showStatus(call: Call, target: Target, status: string): Promise<void> {
	const { channel, thread } = target;
	const args = { channel_id: channel, thread_ts: thread, status };
	await call(target, 'assistant.threads.setStatus', args, { place: placeOf(target), patience: 0 });
}

/** Outside direct messages Slack wants to know for whom a stream is. */
function recipient({ channel, user, team }: Target): Record<string, string> {
	return channel?.startsWith('D') ? {} : { recipient_user_id: user, recipient_team_id: team };
}

/** The reply less the claims already shown; undefined where it does not begin with them. */
function withoutClaims(reply: Reply, shown: readonly Claim[]): Reply | undefined {
	const [head, ...others] = reply.blocks;
	const lines = head?.kind === 'list' ? head.items : head?.kind === 'text' ? [head.text] : [];
	const begins = shown.every((claim, at) => JSON.stringify(claimLine(claim)) === JSON.stringify(lines[at]));
	if (!begins) return undefined;
	const left = lines.slice(shown.length);
	const list: Block[] = left.length > 0 ? [{ kind: 'list', items: left }] : [];
	return { ...reply, blocks: [...list, ...others] };
}
