/** An embedding endpoint on this machine that speaks OpenAI's protocol and can be made to fail in every way. Its vectors are made of concepts: synthetic, the same each time. */

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as english from '../../src/language/english.js';
import { tokenize } from '../../src/language/fold.js';
import * as german from '../../src/language/german.js';
import type { Glossary } from '../../src/retrieval/glossary.js';
import { type Served, serve } from '../serve.js';

export interface Asked {
	texts: string[];
	model: string;
	format: string;
	authorization: string | undefined;
}

/** Instead of an answer; true where it has answered. */
export type Trick = (asked: Asked, response: ServerResponse) => boolean;

/** Its address is the base URL. */
export interface TestEndpoint extends Served {
	asked: Asked[];
	/** From now on; undefined makes it well again. */
	trick(trick?: Trick): void;
	/** How many numbers a vector has. */
	dimension: number;
}

export type ToVector = (text: string, dimension: number) => number[];

export async function openEndpoint(toVector: ToVector, dimension = 256): Promise<TestEndpoint> {
	const asked: Asked[] = [];
	let trick: Trick | undefined;
	const served = await serve((request, response) => {
		void read(request).then((one) => {
			asked.push(one);
			if (trick?.(one, response)) return;
			const data = one.texts.map((text, index) => ({
				object: 'embedding',
				index,
				embedding: toVector(text, endpoint.dimension),
			}));
			json(response, 200, { object: 'list', data, model: one.model });
		});
	});
	const endpoint: TestEndpoint = {
		...served,
		address: `${served.address}/v1`,
		asked,
		trick: (next) => {
			trick = next;
		},
		dimension,
	};
	return endpoint;
}

export function json(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): true {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
	return true;
}

async function read(request: IncomingMessage): Promise<Asked> {
	let body = '';
	for await (const chunk of request) body += String(chunk);
	const { input, model, encoding_format } = JSON.parse(body || '{}') as Record<string, unknown>;
	return {
		texts: [input].flat().map(String),
		model: String(model),
		format: String(encoding_format),
		authorization: request.headers.authorization,
	};
}

/** Words of both languages by what they stand for: an English question and a German paragraph share directions. */
export function conceptVectors(glossary: Glossary): ToVector {
	return (text, dimension) => {
		const sum = Array.from({ length: dimension }, () => 0);
		const add = (concept: string, weight: number) => {
			const direction = directionOf(concept, dimension);
			for (let at = 0; at < dimension; at++) sum[at] = (sum[at] ?? 0) + weight * (direction[at] ?? 0);
		};
		const tokens = tokenize(text).filter(({ folded }) => !german.STOP.has(folded) && !english.STOP.has(folded));
		const [stems, foreign] = [german, english].map(({ stem }) => tokens.map(({ folded }) => stem(folded)));
		tokens.forEach((_, at) => {
			const own = glossary.synonyms(stems ?? [], at)?.terms ?? [];
			const translated = glossary.translate(foreign ?? [], at)?.terms ?? [];
			add(stems?.[at] ?? '', 1);
			for (const term of [...own, ...translated])
				for (const stem of term) add(stem, 1 / (own.length + translated.length));
		});
		add('', 0.01);
		return sum;
	};
}

const directions = new Map<string, Float32Array>();

/** Signs drawn by hash. */
function directionOf(concept: string, dimension: number): Float32Array {
	const key = `${dimension} ${concept}`;
	let direction = directions.get(key);
	if (!direction) {
		const bytes = Buffer.concat(
			Array.from({ length: Math.ceil(dimension / 256) }, (_, part) =>
				createHash('sha256').update(`${part} ${concept}`).digest(),
			),
		);
		direction = Float32Array.from({ length: dimension }, (_, at) => (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1 ? 1 : -1));
		directions.set(key, direction);
	}
	return direction;
}
