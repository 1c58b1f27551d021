/** How much two municipalities have in common, as far as the knowledge says, and how far apart they are. Pure. */

import type { Municipality } from '../library/exchange.js';
import type { Library } from '../library/library.js';

/** Why somebody is named. */
export type Reason =
	| { kind: 'presented' | 'named'; measures: string[] }
	| { kind: 'offers' | 'topics'; topics: string[] }
	| { kind: 'size'; size: NonNullable<Municipality['size']> }
	| { kind: 'state'; state: string }
	| { kind: 'distance'; kilometres: number };

export interface Whence {
	municipality: string;
	topics: readonly string[];
}

/** What each thing in common counts; a topic of several once. */
const WEIGHT = { size: 2, state: 1.5, topic: 1, topics: 3 } as const;

export interface Likeness {
	score: number;
	reasons: Reason[];
}

/** @param shares whether two topics mean the same */
export function likeness(
	{ gazetteer }: Library,
	own: Whence,
	other: Whence,
	shares: (one: string, other: string) => boolean,
): Likeness {
	const [here, there] = [gazetteer.find(own.municipality), gazetteer.find(other.municipality)];
	if (own.municipality === other.municipality) return { score: 0, reasons: [] };
	const size = here?.size !== undefined && here.size === there?.size ? here.size : undefined;
	const state = here !== undefined && here.state === there?.state ? here.state : undefined;
	const topics = other.topics.filter((topic) => own.topics.some((mine) => shares(mine, topic)));
	return {
		score:
			(size ? WEIGHT.size : 0) + (state ? WEIGHT.state : 0) + Math.min(topics.length, WEIGHT.topics) * WEIGHT.topic,
		reasons: [
			...(size ? [{ kind: 'size' as const, size }] : []),
			...(state ? [{ kind: 'state' as const, state }] : []),
			...(topics.length > 0 ? [{ kind: 'topics' as const, topics: topics.slice(0, WEIGHT.topics) }] : []),
		],
	};
}

const EARTH = 6371;

/** Kilometres, over the ground; haversine, Sinnott 1984. Undefined where a place is not known. */
export function kilometres(one: Municipality | undefined, other: Municipality | undefined): number | undefined {
	if (one?.latitude === undefined || one.longitude === undefined) return undefined;
	if (other?.latitude === undefined || other.longitude === undefined) return undefined;
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
	const chord =
		Math.sin(north / 2) ** 2 +
		Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
	return 2 * EARTH * Math.asin(Math.sqrt(chord));
}

/** Of these towns those nearest to one, with kilometres. */
export function nearestTo(town: string, towns: readonly string[], { gazetteer }: Library, most: number) {
	const here = gazetteer.find(town);
	return towns
		.filter((other) => other !== here?.name)
		.flatMap((name) => {
			const far = kilometres(here, gazetteer.find(name));
			return far === undefined ? [] : [{ town: name, kilometres: far }];
		})
		.sort((one, other) => one.kilometres - other.kilometres)
		.slice(0, most);
}
