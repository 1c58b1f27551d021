/** Requests as a guest makes them: what robots.txt forbids is not asked for, and each host has a second's rest. One at a time. */

import { setTimeout as wait } from 'node:timers/promises';
import { SourceError } from '../ingest/open.js';
import { follow } from './follow.js';
import { AGENT, createGet, type Get, type Net } from './get.js';
import { parseRobots, type Robots } from './robots.js';

export interface Clock {
	/** Milliseconds. */
	now(): number;
	/** @param milliseconds more than none */
	wait(milliseconds: number): Promise<void>;
}

export const CLOCK: Clock = { now: () => performance.now(), wait: (milliseconds) => wait(milliseconds) };

/** Milliseconds between two requests to a host. */
const REST = 1_000;
/** Bytes; the RFC wants at least this much to be read. */
const LARGEST = 512_000;

export function createPoliteGet(net: Net, clock: Clock = CLOCK): Get {
	const rested = new Map<string, number>();
	const known = new Map<string, Promise<Robots>>();
	const slowly =
		(get: Get): Get =>
		async (ask) => {
			const { host } = ask.url;
			const rest = (rested.get(host) ?? Number.NEGATIVE_INFINITY) - clock.now();
			if (rest > 0) await clock.wait(rest);
			try {
				return await get(ask);
			} finally {
				rested.set(host, clock.now() + REST);
			}
		};
	const get = slowly(createGet(net));
	const getRobots = slowly(createGet({ ...net, largest: LARGEST }));
	return async (ask) => {
		const { origin, pathname, search } = ask.url;
		const robots = known.get(origin) ?? robotsOf(getRobots, new URL('/robots.txt', origin));
		known.set(origin, robots);
		if (!(await robots)(`${pathname}${search}`)) throw new SourceError('robots');
		return get(ask);
	};
}

/** None means that everything is allowed; a server with a fault, that nothing is yet. */
async function robotsOf(get: Get, url: URL): Promise<Robots> {
	const { status, bytes } = await follow(get, { url });
	if (status === 200) return parseRobots(Buffer.from(bytes).toString(), AGENT);
	if (status >= 400 && status < 500) return () => true;
	throw new SourceError('status');
}
