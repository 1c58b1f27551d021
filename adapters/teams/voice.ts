/** Says one answer in a conversation: that it works, claims as they come, the whole at the end. Once, or it says that it may be twice. */

import type { Delivery, Progress } from '../../src/channel.js';
import type { Block, Reply } from '../../src/reply.js';
import { wordsFor } from '../../src/words/words.js';
import type { Call, Failure, Result } from './call.js';
import type { Places } from './places.js';
import type { Json } from './plain.js';
import { apart, fit, type Look, renderReply } from './render.js';
import { createStream, type Streamed, textOf } from './stream.js';
import { conversationOf, type Target } from './target.js';

export interface VoiceParts {
	call: Call;
	places: Places;
	target: Target;
	/** Whose answer it is. */
	person?: string;
	delivery: Delivery<unknown>;
	look: Look;
	pace: number;
	/** A button for what does not fit. */
	defer(rest: Reply): Promise<Reply['buttons'][number]>;
	/** The person pressed the stop button of a streamed answer. */
	stopped(): void;
}

export interface Voice {
	/** Shows that it works. */
	begin(status: string): void;
	progress: Progress;
	/** The whole answer. @returns why it did not arrive */
	say(reply: Reply): Promise<Failure | undefined>;
	/** Nothing is shown from here on. */
	hush(): Promise<unknown>;
}

export function createVoice(parts: VoiceParts): Voice {
	const { call, target, delivery, places, person } = parts;
	const conversation = conversationOf(target);
	const send = (activity: Json, options = {}) =>
		call(target, (line) => line.send(conversation, activity), { once: true, ...options });
	const streams = target.kind === 'personal' && !delivery.uncertain;
	const stream = createStream({ ...parts, send });
	let begun = false;

	/** The part that fits into one message, with a button for the rest. */
	async function fitting(reply: Reply): Promise<Reply> {
		const { first, rest } = fit(reply, parts.look);
		return rest ? { ...first, buttons: [await parts.defer(rest), ...first.buttons] } : first;
	}

	/** The card follows its text; what a person does with either belongs to the answer. */
	async function said(result: Result, reply: Reply, card?: Json): Promise<Failure | undefined> {
		if (!result.ok) return result;
		await places.keep(target, result.value, reply, person);
		return card && (await said(await send(card), reply));
	}

	/** Where nobody knows whether it arrived, it is repeated once, and says so. */
	async function post(reply: Reply, marked: boolean): Promise<Failure | undefined> {
		const marks = marked ? [wordsFor(reply.language).teams.twice] : [];
		const first = await fitting(reply);
		await delivery.sending();
		const { first: text, card } = apart(renderReply(first, { ...parts.look, marks }));
		const result = await send(text);
		return !result.ok && result.unknown && !marked ? post(reply, true) : said(result, first, card);
	}

	/** Ends the stream with the whole answer, or, where that begins otherwise, puts it in its place. */
	async function finish(id: string, { shown }: Streamed, reply: Reply): Promise<Failure | undefined> {
		const before = textOf(shown);
		const begins = (one: Reply) => String(renderReply(fit(one, parts.look).first, parts.look).text).startsWith(before);
		const grown = [reply, listed(reply)].find(begins);
		const first = await fitting(grown ?? reply);
		const { first: whole, card } = apart(renderReply(first, parts.look));
		await delivery.sending();
		const last = grown ? whole : { type: 'message', textFormat: 'markdown', text: before };
		const ended = await send(withStream(last, id), { once: false });
		if (!ended.ok && /cancel/i.test(ended.reason)) return undefined;
		/** Completed already: a repetition of what had arrived. */
		const over = ended.ok || /complete/i.test(ended.reason);
		if (over && grown) return said({ ok: true, value: id }, first, card);
		/** After its time is over a stream can still be changed, as any message. */
		const put = await call(target, (line) => line.update(conversation, id, whole));
		return put.ok ? said(put, first, card) : post(reply, put.unknown || (!ended.ok && ended.unknown));
	}

	return {
		begin(status) {
			if (begun) return;
			begun = true;
			if (streams) stream.open(status);
			else void send({ type: 'typing' }, { patience: 0 });
		},
		progress(part) {
			if ('claim' in part) stream.add(part.claim);
		},
		async say(reply) {
			const streamed = await stream.settle();
			if (streamed.stopped) return undefined;
			if (streamed.id) return await finish(streamed.id, streamed, reply);
			return await post(reply, delivery.uncertain || streamed.shown.length > 0);
		},
		hush: stream.settle,
	};
}

/** A single sentence is a list of one where it was streamed. */
function listed(reply: Reply): Reply {
	const [head, ...others] = reply.blocks;
	const blocks: Block[] = head?.kind === 'text' ? [{ kind: 'list', items: [head.text] }, ...others] : reply.blocks;
	return { ...reply, blocks };
}

function withStream(activity: Json, id: string): Json {
	const entities = (activity.entities ?? []) as Json[];
	return { ...activity, entities: [{ type: 'streaminfo', streamType: 'final', streamId: id }, ...entities] };
}
