/** The exchange or meeting a question names: its kind, number, region, or „der letzte“. */

import type { Token } from '../language/fold.js';
import type { Asking } from './asking.js';
import type { Facet } from './facet.js';

export interface EventMention {
	kind?: 'peer-to-peer' | 'network-meeting';
	number?: number;
	latest: boolean;
	/** „Süd“, “northwest”: the title has to say it. */
	region?: Facet;
}

/** @param take marks tokens as understood */
export function eventIn(
	folded: string,
	tokens: readonly Token[],
	asking: Asking,
	taken: ReadonlySet<number>,
	take: (from: number, to: number) => void,
): EventMention | undefined {
	const match = asking.events.find(([pattern]) => pattern.test(folded));
	if (!match) return undefined;
	const [pattern, kind] = match;
	let number: number | undefined;
	tokens.forEach((token, at) => {
		if (taken.has(at)) return;
		const ordinal = ordinalOf(token, asking);
		const near =
			tokens.slice(at + 1, at + 6).some((next) => pattern.test(next.folded)) ||
			tokens.slice(Math.max(0, at - 2), at).some((before) => pattern.test(before.folded));
		if (ordinal !== undefined && near && !/^(?:uhr|prozent|jahre?n?)$/.test(tokens[at + 1]?.folded ?? '')) {
			number ??= ordinal;
			take(at, at + 1);
		}
	});
	tokens.forEach((token, at) => {
		if (
			pattern.test(token.folded) ||
			/^(?:peer|to|p2p|regional\w*|network\w*|netzwerk|meetings?|events?|sessions?|region|nr|nummer|number|no)$/.test(
				token.folded,
			)
		)
			take(at, at + 1);
	});
	const latest = asking.latest.test(folded);
	return { ...(kind ? { kind } : {}), ...(number === undefined ? {} : { number }), latest };
}

function ordinalOf(token: Token, asking: Asking): number | undefined {
	if (/^\d{1,2}$/.test(token.folded)) return Number(token.folded);
	const [, digits] = /^(\d{1,2})(?:st|nd|rd|th|te[nrs]?)$/.exec(token.folded) ?? [];
	if (digits) return Number(digits);
	return asking.ordinals[token.folded] ?? asking.ordinals[token.folded.replace(/[nrsm]$/, '')];
}
