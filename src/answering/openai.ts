/** A language model behind an endpoint that speaks OpenAI's protocol. Loaded only where one is configured. */

import type OpenAI from 'openai';
import { Stream } from 'openai/core/streaming';
import { z } from 'zod';
import { createClient, type Endpoint, faultOf } from '../endpoint/client.js';
import { EndpointFault } from '../endpoint/fault.js';
import type { LanguageModel, Usage } from './model.js';
import { createPartial, writtenSchema } from './partial.js';
import { judgingPrompt, type Prompt, rewritingPrompt, wordingPrompt } from './prompt.js';

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type Body = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming;

/** Characters of an answer, and bytes of everything around it. */
const LONGEST = { text: 16_000, bytes: 4_000_000 };
/** Of a German word, for servers that do not count. */
const CHARACTERS_PER_TOKEN = 3;
const SEED = 20_240_606;

const claims = z.object({ claims: z.array(writtenSchema) });
const question = z.object({ question: z.string().trim().min(1).max(500) });
const verdict = z.object({ holds: z.boolean() });

/** Euros for a million tokens, which is millionths of a euro for one. */
export interface Price {
	input: number;
	output: number;
}

/** @param tokens the most an answer may have */
export function createModel(endpoint: Endpoint, tokens: number, price: Price = { input: 0, output: 0 }): LanguageModel {
	const client = createClient(endpoint);
	/** Whether the server refused the form of an answer before: then it is asked for in words alone. */
	let bare = false;
	const ask = async (prompt: Prompt, shape: z.ZodType, signal: AbortSignal, take: (piece: string) => void) => {
		const attempt = async () => {
			const body = bare ? bareBody(endpoint.model, prompt, tokens) : fullBody(endpoint.model, prompt, shape, tokens);
			const used = await read(client, body, signal, take);
			return { ...used, cost: used.input * price.input + used.output * price.output };
		};
		try {
			return await attempt();
		} catch (cause) {
			const fault = faultOf(cause, signal);
			if (bare || fault.kind !== 'unfit') throw fault;
		}
		bare = true;
		try {
			return await attempt();
		} catch (cause) {
			/** Then it was not the form. */
			bare = false;
			throw faultOf(cause, signal);
		}
	};
	const askWhole = async <T>(prompt: Prompt, shape: z.ZodType<T>, signal: AbortSignal) => {
		let text = '';
		const usage = await ask(prompt, shape, signal, (piece) => {
			text += piece;
		});
		return { value: whole(text, shape), usage };
	};
	return {
		name: endpoint.model,
		async write(assignment, signal, take) {
			const partial = createPartial();
			const usage = await ask(wordingPrompt(assignment), claims, signal, (piece) => {
				for (const written of partial.add(piece)) take(written);
			});
			if (!partial.closed()) throw new EndpointFault('garbled');
			return usage;
		},
		async rewrite(text, earlier, language, signal) {
			const { value, usage } = await askWhole(rewritingPrompt(text, earlier, language), question, signal);
			return { text: value.question, usage };
		},
		async judge(text, sources, language, signal) {
			const { value, usage } = await askWhole(judgingPrompt(text, sources, language), verdict, signal);
			return { ...value, usage };
		},
	};
}

const messagesOf = ({ system, user }: Prompt) => [
	{ role: 'system' as const, content: system },
	{ role: 'user' as const, content: user },
];

function fullBody(model: string, prompt: Prompt, shape: z.ZodType, tokens: number): Body {
	return {
		model,
		messages: messagesOf(prompt),
		temperature: 0,
		seed: SEED,
		max_completion_tokens: tokens,
		stream: true,
		stream_options: { include_usage: true },
		response_format: {
			type: 'json_schema',
			json_schema: { name: 'answer', strict: true, schema: strict(shape) },
		},
	};
}

/** What every server knows; some models take no other temperature than their own. */
const bareBody = (model: string, prompt: Prompt, tokens: number): Body => ({
	model,
	messages: messagesOf(prompt),
	max_tokens: tokens,
	stream: true,
});

/** Without the limits that some servers refuse in a schema: they are checked here. */
function strict(shape: z.ZodType): Record<string, unknown> {
	const dropped = new Set(['$schema', 'minLength', 'maxLength', 'maxItems', 'minimum', 'maximum']);
	const schema = JSON.stringify(z.toJSONSchema(shape), (key, value: unknown) => (dropped.has(key) ? undefined : value));
	return JSON.parse(schema) as Record<string, unknown>;
}

/** The text piece by piece, also of a server that ignores `stream`. @throws EndpointFault, or what the client throws */
async function read(
	client: OpenAI,
	body: Body,
	signal: AbortSignal,
	take: (piece: string) => void,
): Promise<Omit<Usage, 'cost'>> {
	const response = await client.chat.completions.create(body, { signal }).asResponse();
	const limited = new Response(response.body && bounded(response.body), response);
	const streams = response.headers.get('content-type')?.startsWith('text/event-stream');
	const chunks = streams
		? Stream.fromSSEResponse<Chunk>(limited, new AbortController(), client)
		: [await limited.json()];
	let length = 0;
	let finish: string | null | undefined;
	let usage: { prompt_tokens?: number; completion_tokens?: number } | null | undefined;
	for await (const chunk of chunks) {
		const part = chunkSchema.safeParse(chunk).data;
		if (!part) throw new EndpointFault('garbled');
		usage = part.usage ?? usage;
		const [choice] = part.choices ?? [];
		const said = choice?.delta ?? choice?.message;
		if (said?.refusal) throw new EndpointFault('filtered');
		const piece = said?.content ?? '';
		length += piece.length;
		if (length > LONGEST.text) throw new EndpointFault('long');
		if (piece) take(piece);
		finish = choice?.finish_reason ?? finish;
	}
	if (finish === 'content_filter') throw new EndpointFault('filtered');
	if (length === 0) throw new EndpointFault('empty');
	if (finish !== 'stop') throw new EndpointFault('cut');
	const asked = body.messages.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
	return {
		input: usage?.prompt_tokens ?? Math.ceil(asked / CHARACTERS_PER_TOKEN),
		output: usage?.completion_tokens ?? Math.ceil(length / CHARACTERS_PER_TOKEN),
	};
}

const said = z.object({ content: z.string().nullish(), refusal: z.string().nullish() });
/** A part of a streamed answer, or a whole one. */
const chunkSchema = z.object({
	choices: z
		.array(z.object({ delta: said.nullish(), message: said.nullish(), finish_reason: z.string().nullish() }))
		.nullish(),
	usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

/** Ends with a fault where a server sends without end. */
function bounded(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
	let bytes = 0;
	return body.pipeThrough(
		new TransformStream({
			transform(chunk: Uint8Array, controller) {
				bytes += chunk.length;
				if (bytes > LONGEST.bytes) controller.error(new EndpointFault('long'));
				else controller.enqueue(chunk);
			},
		}),
	);
}

/** JSON, also in a fence or behind a preamble. @throws EndpointFault */
function whole<T>(text: string, shape: z.ZodType<T>): T {
	const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
	try {
		return shape.parse(JSON.parse(json));
	} catch {
		throw new EndpointFault('garbled');
	}
}
