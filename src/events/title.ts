/** What the title of an event says of its kind, its series and its number. German and English. */

import type { ExchangeEvent } from './event.js';

const SERIES: readonly (readonly [RegExp, ExchangeEvent['kind'], string | undefined])[] = [
	[/\bpeer[- ]to[- ]peer\b/i, 'peer-to-peer', 'Peer-to-Peer-Austausch'],
	[/\bregionale\w* netzwerktreffen/i, 'network-meeting', 'Regionales Netzwerktreffen'],
	[/netzwerktreffen|\bnetwork meeting/i, 'network-meeting', undefined],
	[/workshop|werkstatt/i, 'workshop', undefined],
];

export function kindIn(title: string): Pick<ExchangeEvent, 'kind' | 'series'> {
	const [, kind = 'other', series] = SERIES.find(([pattern]) => pattern.test(title)) ?? [];
	return { kind, ...(series ? { series } : {}) };
}

/** „8. Peer-to-Peer-Austausch …“ has its number in the title; „12. März: Austausch“ is a date. */
export function numberIn(title: string): number | undefined {
	const [, digits] =
		/^(\d{1,2})\.\s+(?:regionales\s+)?\S*(?:austausch|treffen|exchange|workshop|werkstatt)/i.exec(title) ?? [];
	return digits ? Number(digits) || undefined : undefined;
}
