/** Whether a message looks for people rather than for documents, and what limits whom. Both languages are understood, whichever the reply is in. Pure. */

import type { Reading } from '../language/reading.js';
import { ELSEWHERE, EVERYBODY, FINDS, LETTERS, LIMITED, NEARBY, WHO_IN } from './cues.js';
import { saysNothing, topicOf } from './frame.js';
import { hear, restOf } from './hear.js';
import { isLimited, type Limits, takeLimits } from './limit.js';
import { nameIn, wantsToMeet } from './name.js';
import type { Named } from './named.js';

/** `text`: what is left to say of topic, town and state. */
export interface Find extends Limits {
	kind: 'find';
	text: string;
	/** Answers to the same wish that went before. */
	page?: number;
}

export type Wish =
	| Find
	| { kind: 'introduce'; text: string }
	/** All people at once. */
	| { kind: 'everybody' };

const LONGEST = 400;

/** Undefined where documents are meant. */
export function parseWish(said: string, named: Named): Wish | undefined {
	if (said.length > LONGEST) return undefined;
	const reading = hear(said);
	const heard = (patterns: readonly RegExp[]) => patterns.some((pattern) => reading.has(pattern));
	if (reading.has(LETTERS)) return { kind: 'everybody' };
	const who = nameIn(reading, named);
	if (who !== undefined) return { kind: 'introduce', text: who };
	if (heard(ELSEWHERE)) return undefined;
	const everybody = heard(EVERYBODY);
	const asked = heard(FINDS) || wantsToMeet(reading);
	const limits = takeLimits(reading, named);
	const finds =
		asked ||
		heard(FINDS) ||
		(isLimited(limits) && reading.has(LIMITED)) ||
		(limits.near !== undefined && reading.has(NEARBY)) ||
		isWhoIn(reading, named);
	if (!finds && !everybody) return undefined;
	const text = topicOf(reading);
	if (everybody && !isLimited(limits) && saysNothing(text)) return { kind: 'everybody' };
	return { kind: 'find', text, ...limits };
}

/** The same of words that name a topic, as behind a command. */
export function wishFor(said: string, named: Named): Find {
	const wish = parseWish(said, named);
	if (wish?.kind === 'find') return wish;
	const reading = hear(said);
	const limits = takeLimits(reading, named);
	return { kind: 'find', text: restOf(reading), ...limits };
}

/** „Wer sitzt in Bayern?“: nothing but a place. */
function isWhoIn(reading: Reading, named: Named): boolean {
	if (!reading.has(WHO_IN)) return false;
	return named.isPlace(
		reading
			.joined()
			.replace(WHO_IN, '')
			.replace(/(?<!\S)_\S*/g, ''),
	);
}
