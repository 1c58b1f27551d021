/** What a question about events asks for, and whether what was understood is one. Pure. */

import { PRESENT, STANDS, WHERE, WHICH } from './cues.js';
import type { FindTown } from './limit.js';
import type { Noun } from './reading.js';
import type { Span } from './span.js';

export interface Asking {
	when?: Span;
	/** Events that were: their documentation answers. */
	past?: boolean;
	/** Only the first: the next one, or the last one where `past` is set. */
	next?: boolean;
	/** „die nächsten drei Termine“ */
	count?: number;
	/** „Kann ich den Kalender abonnieren?“ */
	feed?: boolean;
	/** „alle Termine“: as many as there are. */
	all?: boolean;
	/** Its full name where it is known, else „Austausch“, „Netzwerktreffen“ or „Workshop“. */
	series?: string;
	number?: number;
	/** As written, or as it is known; a region where one is named („Süd“). */
	topic?: string;
	place?: string;
	online?: boolean;
	state?: 'cancelled' | 'moved';
	/** „Fällt der nächste Austausch aus?“ asks, and limits nothing: the cancelled one is meant too. */
	whether?: 'cancelled' | 'moved';
}

export interface Known {
	series: readonly string[];
	topics: readonly string[];
	/** Of events that belong to no series. */
	titles?: readonly string[];
	/** Where it is given, nothing else is a place. */
	town?: FindTown;
}

/** How an understood message is put. */
export interface Manner {
	was: boolean;
	last: boolean;
	future: boolean;
	planned: boolean;
	detail: boolean;
	themed: boolean;
	/** With what was taken marked. */
	joined: string;
}

export interface Part extends Manner {
	asking: Asking;
	/** What all names of events in it come to. */
	noun?: Noun;
	/** It asks without naming an event; `stands`: „Was steht an?“, `again`: „Wann gibt es wieder was?“, `busy`: „Was ist …?“,
	 * which needs a time. */
	cue?: 'stands' | 'again' | 'busy' | 'other';
}

/** Whether it is events to come, or the list of those that were, and nothing the documents tell better. */
export function isAsked(
	{ kind, plural, series }: Noun,
	{ asking, joined, was, last, future, planned, detail, themed }: Part,
): boolean {
	const { when, past, state, whether, online, number, place, topic } = asking;
	if (past || was) {
		if (detail || place || number !== undefined || WHERE.test(joined)) return false;
		if (last && WHICH.test(joined)) return true;
		if (was) return plural && kind !== 'series' && /(?<!\S)(?:welche|was|which|what|_soon)(?!\S)/.test(joined);
		return last || (kind === 'date' && plural);
	}
	if (kind === 'date' || future || planned || when || state || whether || online !== undefined) return true;
	const asked = PRESENT.test(joined);
	if (number !== undefined) return asked || WHERE.test(joined) || (detail && STANDS.test(joined));
	/** “Where is the workshop?” may mean a room. */
	const room = series === 'Workshop' && WHERE.test(joined);
	if (place || room || (topic && kind === 'other' && !themed)) return false;
	return asked || (plural && (!topic || themed));
}

export function isCued(cue: NonNullable<Part['cue']>, { asking, was, future, themed }: Part): boolean {
	const { when, past, place, topic, state } = asking;
	if (past || (was && !state)) return false;
	if (cue === 'busy') return when !== undefined && !place;
	if (place) return cue === 'stands' && (when !== undefined || future);
	if (cue === 'again' && topic) return themed;
	return !topic || cue === 'stands' || when !== undefined || future;
}
