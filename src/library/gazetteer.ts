/** The towns that documents may name: `knowledge/municipalities.csv`, one `name;others;state;latitude;longitude;size` a line. */

import { fold } from '../language/fold.js';
import { createSpeller, type Speller } from '../language/spelling.js';
import type { Municipality, Size } from './exchange.js';
import type { Problem } from './problem.js';

export interface Gazetteer {
	municipalities: readonly Municipality[];
	states: ReadonlySet<string>;
	/** The town of that name, however it is written; the state decides among namesakes. */
	find(name: string, state?: string): Municipality | undefined;
	/** The known name nearest to a misspelt one. */
	nearest(name: string): string | undefined;
}

const SIZE: Readonly<Record<string, Size>> = { groß: 'large', mittel: 'medium', klein: 'small' };

const key = (name: string) =>
	fold(name)
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

export function createGazetteer(municipalities: readonly Municipality[]): Gazetteer {
	const names = new Map<string, Municipality[]>();
	for (const town of municipalities) {
		for (const name of new Set([town.name, ...town.others].map(key))) {
			names.set(name, [...(names.get(name) ?? []), town]);
		}
	}
	let made: Speller | undefined;
	/** Made at the first misspelt name. */
	const speller = () => {
		made ??= createSpeller(names.keys());
		return made;
	};
	return {
		municipalities,
		states: new Set(municipalities.map((town) => town.state)),
		find(name, state) {
			const towns = names.get(key(name)) ?? names.get(key(name.replace(/\s*[(/].*$/, '')));
			const sameState = towns?.find((town) => town.state === state);
			return sameState ?? towns?.[0];
		},
		nearest(name) {
			const word = key(name);
			const [near] = speller().nearest(word, word.length >= 8 ? 3 : 2);
			return near && names.get(near.word)?.[0]?.name;
		},
	};
}

/** Reads the gazetteer's text; a line it cannot read is a problem, not an end. */
export function readMunicipalities(
	file: string,
	text: string,
): { municipalities: Municipality[]; problems: Problem[] } {
	const municipalities: Municipality[] = [];
	const problems: Problem[] = [];
	text.split(/\r?\n/).forEach((line, index) => {
		if (!line.trim() || line.startsWith('#') || line.startsWith('name;')) return;
		const [name = '', others = '', state = '', latitude = '', longitude = '', size = ''] = line
			.split(';')
			.map((cell) => cell.trim());
		const sized = size ? SIZE[size] : undefined;
		if (!name || !state || (latitude && !Number.isFinite(Number(latitude))) || (size && !sized)) {
			problems.push({ file, line: index + 1, kind: 'municipality-line', detail: line.slice(0, 80), skipped: true });
			return;
		}
		const town: Municipality = {
			name,
			others: others ? others.split('|') : [],
			state,
			...(sized ? { size: sized } : {}),
		};
		if (latitude && longitude) Object.assign(town, { latitude: Number(latitude), longitude: Number(longitude) });
		municipalities.push(town);
	});
	return { municipalities, problems };
}
