/** An endpoint on this machine that speaks OpenAI's chat protocol, streaming included, and can be made to fail in every way. What it says is decided by the test. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Served, serve } from '../serve.js';
import { json } from '../vectors/endpoint.js';

export { json };

/** What was sent: the body as it came, and what stands in its fences. */
export interface Asked {
	body: {
		model: string;
		messages: { role: string; content: string }[];
		stream?: boolean;
		response_format?: unknown;
		temperature?: number;
		[more: string]: unknown;
	};
	headers: IncomingMessage['headers'];
	/** Contents of the fences in the user's message. */
	given: {
		question?: string;
		points?: { text: string; sources: number[] }[];
		sources?: { n: number; title: string; text: string }[];
		rejected?: { text: string; reason: string }[];
		earlier?: string[];
		sentence?: string;
	};
}

/** What the model says; an object is said as JSON. */
export type Mind = (asked: Asked) => string | object;

/** Instead of an answer; true where it has answered. */
export type Trick = (asked: Asked, response: ServerResponse) => boolean;

/** Its address is the base URL. */
export interface ModelServer extends Served {
	asked: Asked[];
	mind(mind: Mind): void;
	/** From now on; undefined makes it well again. */
	trick(trick?: Trick): void;
}

/** Says each point as it stands. */
export const honest: Mind = ({ given: { points = [], question = '', earlier, sentence } }) => {
	if (sentence !== undefined) return { holds: true };
	if (earlier) return { question };
	return { claims: points.map(({ text, sources }) => ({ text, sources })) };
};

export async function openModelServer(mind: Mind = honest): Promise<ModelServer> {
	const asked: Asked[] = [];
	let trick: Trick | undefined;
	const served = await serve((request, response) => {
		void read(request).then((one) => {
			asked.push(one);
			const known = request.url === '/v1/chat/completions';
			if (!known) json(response, 404, { error: { message: 'no such path' } });
			if (!known || trick?.(one, response)) return;
			const said = mind(one);
			say(one, response, typeof said === 'string' ? said : JSON.stringify(said));
		});
	});
	return {
		...served,
		address: `${served.address}/v1`,
		asked,
		mind: (next) => {
			mind = next;
		},
		trick: (next) => {
			trick = next;
		},
	};
}

/** As a stream of small pieces, or whole. @param finish how it ends; null: it just ends */
export function say(
	{ body }: Asked,
	response: ServerResponse,
	text: string,
	finish: string | null = 'stop',
	streams = body.stream === true,
): true {
	const usage = { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 };
	const about = { id: 'chat-1', created: 1, model: body.model };
	if (!streams) {
		const message = { role: 'assistant', content: text };
		const choices = [{ index: 0, message, finish_reason: finish }];
		return json(response, 200, { ...about, object: 'chat.completion', choices, usage });
	}
	response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
	const send = (chunk: object) =>
		response.write(`data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', ...chunk })}\n\n`);
	/** Some servers begin with a chunk that has no choice. */
	send({ choices: [] });
	for (const piece of text.match(/[\s\S]{1,17}/g) ?? [])
		send({ choices: [{ index: 0, delta: { content: piece }, finish_reason: null }] });
	if (finish) send({ choices: [{ index: 0, delta: {}, finish_reason: finish }] });
	send({ choices: [], usage });
	response.end('data: [DONE]\n\n');
	return true;
}

async function read(request: IncomingMessage): Promise<Asked> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	const body = JSON.parse(text || '{}') as Asked['body'];
	const user = body.messages.find(({ role }) => role === 'user')?.content ?? '';
	const fences = [...user.matchAll(/<(\w+)>\n(.*)\n<\/\1>/g)];
	const given = Object.fromEntries(fences.map(([, name = '', content = '']) => [name, JSON.parse(content) as unknown]));
	return { body, headers: request.headers, given };
}
