/** The rules of a streamed message: one at a time, in order, growing, about one update a second, over within two minutes. */

import { entitiesOf } from './entity.js';
import { badRequest, noActivity, notAllowed, Refusal } from './refusal.js';
import { type Json, word } from './rule.js';
import type { Message, Place, StreamState, World } from './world.js';

export interface StreamLimits {
	/** Milliseconds between updates, on average; 0 for as fast as one likes. */
	interval: number;
	/** Milliseconds until a stream has to be over. */
	duration: number;
	clock(): number;
}

export interface Streamed {
	status: 201 | 202;
	body: Json;
	message: Message;
}

interface Chunk {
	activity: Json;
	text: string;
	kind: 'informative' | 'streaming' | 'final';
	id?: string;
	sequence?: number;
}

/** Updates that may come at once before the pace counts. */
const BURST = 2;

function chunkOf(activity: Json): Chunk {
	const { streamType, streamId, streamSequence } = entitiesOf(activity, 'streaminfo')[0] ?? {};
	const data = (activity.channelData ?? {}) as Json;
	for (const [name, value] of Object.entries({ streamType, streamId, streamSequence }))
		if (data[name] !== undefined && data[name] !== value)
			throw badRequest(`channelData.${name} differs from the entity's`);
	return {
		activity,
		text: word(activity.text),
		kind: streamType as Chunk['kind'],
		...(streamId === undefined ? {} : { id: word(streamId) }),
		...(streamSequence === undefined ? {} : { sequence: Number(streamSequence) }),
	};
}

function form({ activity, kind, id, sequence }: Chunk) {
	if ((kind === 'final') !== (activity.type === 'message'))
		throw badRequest('The final update is a message, all others are typing activities.');
	if (kind === 'final' && sequence !== undefined) throw badRequest('The final update has no streamSequence.');
	if (kind !== 'final' && sequence === undefined)
		throw badRequest('Streaming activities should include streamSequence');
	if (kind === 'final' && id === undefined) throw badRequest('The final update should include streamId');
}

export function createStreams(world: World, { interval, duration, clock }: StreamLimits) {
	const pace = new WeakMap<StreamState, { left: number; at: number }>();

	const running = (place: Place) => {
		const found = world
			.inPlace(place)
			.findLast(({ stream }) => stream && ['informative', 'streaming'].includes(stream.state));
		if (!found?.stream || clock() - found.stream.started <= duration) return found;
		found.stream.state = 'expired';
		return undefined;
	};

	function keepPace(stream: StreamState) {
		if (interval === 0) return;
		const { left, at } = pace.get(stream) ?? { left: BURST, at: clock() };
		const now = Math.min(BURST, left + (clock() - at) / (interval * 0.9));
		pace.set(stream, { left: now >= 1 ? now - 1 : now, at: clock() });
		if (now < 1) throw new Refusal(429, 'Throttled', 'API calls quota exceeded', { 'retry-after': '1' });
	}

	function start(place: Place, chunk: Chunk): Streamed {
		if (place.kind !== 'personal') throw notAllowed('Content stream is not allowed');
		if (chunk.sequence !== 1) throw badRequest('The first streamSequence should be 1');
		if (running(place)) throw notAllowed('Content stream is not allowed while another one is running');
		const state: StreamState = {
			state: chunk.kind === 'informative' ? 'informative' : 'streaming',
			content: chunk.kind === 'informative' ? '' : chunk.text,
			sequence: 1,
			started: clock(),
			updates: [{ kind: chunk.kind, text: chunk.text, sequence: 1, at: clock() }],
		};
		keepPace(state);
		const message = world.add({ place, from: 'bot', activity: chunk.activity, stream: state });
		return { status: 201, body: { id: message.id }, message };
	}

	function mayGoOn(stream: StreamState, chunk: Chunk) {
		if (stream.state === 'final')
			throw notAllowed('Content stream is not allowed on an already completed streamed message');
		if (stream.state === 'stopped') throw notAllowed('Content stream was canceled by user');
		if (stream.state === 'expired' || clock() - stream.started > duration) {
			stream.state = 'expired';
			throw notAllowed('Content stream finished due to exceeded streaming time.');
		}
		if (chunk.kind === 'informative' && stream.state === 'streaming')
			throw badRequest('Informative updates come before the content');
		if (chunk.kind !== 'informative' && !chunk.text.startsWith(stream.content))
			throw notAllowed('Request streamed content should contain the previously streamed content');
	}

	function goOn(message: Message, stream: StreamState, chunk: Chunk): Streamed {
		mayGoOn(stream, chunk);
		if (chunk.sequence !== undefined && chunk.sequence <= stream.sequence)
			return {
				status: 202,
				body: {
					error: {
						code: 'ContentStreamSequenceOrderPreConditionFailed',
						message: 'PreCondition failed exception when processing streaming activity.',
					},
				},
				message,
			};
		if (chunk.kind !== 'final') keepPace(stream);
		stream.state = chunk.kind;
		if (chunk.kind !== 'informative') stream.content = chunk.text;
		if (chunk.sequence !== undefined) stream.sequence = chunk.sequence;
		const { kind, text, sequence } = chunk;
		stream.updates.push({ kind, text, at: clock(), ...(sequence === undefined ? {} : { sequence }) });
		message.activity = chunk.activity;
		return { status: 202, body: {}, message };
	}

	return {
		running,
		take(place: Place, activity: Json): Streamed {
			const chunk = chunkOf(activity);
			form(chunk);
			if (chunk.id === undefined) return start(place, chunk);
			const message = world.byId.get(chunk.id);
			if (!message?.stream || message.place !== place || message.deleted) throw noActivity();
			return goOn(message, message.stream, chunk);
		},
		/** The person presses «stop». */
		stop(place: Place): boolean {
			const stream = running(place)?.stream;
			if (stream) stream.state = 'stopped';
			return stream !== undefined;
		},
	};
}

export type Streams = ReturnType<typeof createStreams>;
