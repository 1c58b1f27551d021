/** Parts of the country as people say them: „im Norden“, „Ostdeutschland“, “southern Germany”. Each is some of the states. */

import { phrase, type Reading } from '../language/reading.js';

const STATES = {
	nord: ['Schleswig-Holstein', 'Hamburg', 'Bremen', 'Niedersachsen', 'Mecklenburg-Vorpommern'],
	ost: ['Berlin', 'Brandenburg', 'Mecklenburg-Vorpommern', 'Sachsen', 'Sachsen-Anhalt', 'Thüringen'],
	sud: ['Baden-Württemberg', 'Bayern'],
	west: ['Nordrhein-Westfalen', 'Rheinland-Pfalz', 'Saarland', 'Hessen'],
} as const;
type Side = keyof typeof STATES;

const SAID: readonly (readonly [Side, string])[] = [
	['nord', 'nord|north(?:ern)?'],
	['ost', 'ost|east(?:ern)?'],
	['sud', 'sud|south(?:ern)?'],
	['west', 'west(?:ern)?'],
];

/** The states meant; none where no part of the country is named. */
export function takeRegion(reading: Reading): string[] {
	for (const [side, word] of SAID) {
		const pattern = phrase(
			`(?:(?:in|aus|im|from|aus dem) )?(?:the )?(?:${word}) ?(?:deutschland|deutsche[nr]? stadten?|germany)|(?:im|aus dem|in the|from the) (?:${word})(?:en)?(?: deutschlands| der republik| of germany)?`,
		);
		if (reading.take(pattern, '_region')) return [...STATES[side]];
	}
	return [];
}
