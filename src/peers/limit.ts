/** What limits whom a message looks for, besides topic and place: the size of their town, one it shall be like, one it shall be near. Pure. */

import { phrase, type Reading } from '../language/reading.js';
import type { Size } from '../library/exchange.js';
import type { Named } from './named.js';
import { type Near, takeNear } from './near.js';
import { OF_TOWN, TOWN, takeTown } from './place.js';
import { takeRegion } from './region.js';

export interface Limits {
	sizes: Size[];
	/** Towns like this one, or like the asker's; in that respect, or in any. */
	like?: { town?: string; by?: 'size' | 'state' };
	near?: Near;
	/** In one of these. */
	states?: string[];
	/** Not there. */
	without?: string;
}

/** What leads to a town, and belongs to it. */
const LED =
	'(?:(?:in|aus|bei|von|fur|from|of|nur|only) )?(?:(?:eine[rnm]?|andere[rnm]?|weitere[rn]?|den|der|die|an?|other|the) ){0,2}';

const SIZED: readonly (readonly [Size, RegExp])[] = [
	[
		'large',
		phrase(`${LED}(?:gros{1,3}tadt(?:e|en)?|gros{1,2}(?:e|er)e?[nrs]? ${TOWN}|(?:big|large)(?:r|ger)? ${TOWN})`),
	],
	[
		'medium',
		phrase(
			`${LED}(?:mittelstadt(?:e|en)?|mittelgros{1,2}e?[nrs]? ${TOWN}|mittlere[nrs]? ${TOWN}|(?:medium|mid)(?: ?sized?)? ${TOWN})`,
		),
	],
	['small', phrase(`${LED}(?:kleinstadt(?:e|en|chen)?|kleine(?:re)?[nrs]? ${TOWN}|small(?:er)? ${TOWN})`)],
];

const OWN = '(?:unsere[rnm]?|meine[rnm]?|wir|uns|ich|bei uns|hier)';
const LIKE_OURS = [
	`${LED}(?:${TOWN} )?(?:die )?(?:(?:so|ahnlich|genauso) (?:gross|klein) )?(?:wie|ahnlich) ${OWN}(?: (?:eigene )?${TOWN})?(?: (?:sind|ist))?`,
	`${LED}(?:ahnlich|vergleichbar|gleich)e?[nrms]?(?: gros{1,2}e?[nrms]?| kleine?[nrms]?)? (?:${TOWN}|grosse|lage|situation|verhaltnissen?)`,
	`${LED}unserer? (?:grosse|grossenklasse|grossenordnung)`,
	`${LED}(?:${TOWN} )?(?:that (?:is|are) )?(?:just )?(?:like|similar to) (?:ours|us|mine|our ${TOWN})`,
	`${LED}(?:similar(?: ?sized?)?|comparable) (?:${TOWN}|size)|of (?:our|a similar|similar) size`,
].map(phrase);
const SAME_STATE = phrase(
	'(?:in |aus )?(?:unserem|meinem|demselben|dem gleichen|im gleichen|im selben|im eigenen)(?: eigenen)? (?:bundes)?land|(?:in |from )?(?:our|my|the same)(?: own)?(?: federal)? state',
);
const BY_SIZE = /gros|klein|siz/;
const LIKE = phrase(
	`${LED}(?:${TOWN} (?:wie|like|similar to|ahnlich wie)|(?:so|ahnlich|genauso) (?:gross|klein) wie|vergleichbar mit|similar to)${OF_TOWN}`,
);

/** Takes all of them; what is left is topic and place. */
export function takeLimits(reading: Reading, named: Named): Limits {
	const without = takeTown(reading, WITHOUT, named, '_without')?.town;
	const near = takeNear(reading, named);
	const like = takeLike(reading, named);
	const sizes: Size[] = [];
	for (const [size, pattern] of SIZED) if (reading.take(pattern, '_size')) sizes.push(size);
	const states = takeRegion(reading);
	return {
		sizes,
		...(like ? { like } : {}),
		...(near ? { near } : {}),
		...(states.length > 0 ? { states } : {}),
		...(without ? { without } : {}),
	};
}

/** Whether somebody may be asked for by that alone. */
export const isLimited = ({ sizes, like, near, states }: Limits) =>
	sizes.length > 0 || like !== undefined || near !== undefined || states !== undefined;

const WITHOUT = phrase(
	`(?:ausser|ausserhalb von|ohne|neben|besides|except(?: for)?|other than|apart from)${OF_TOWN}(?= \\S)`,
);

function takeLike(reading: Reading, named: Named): Limits['like'] {
	const found = takeTown(reading, LIKE, named, '_like');
	if (found) return { town: found.town, ...(/(?:gross|klein) wie/.test(found.said) ? { by: 'size' as const } : {}) };
	if (reading.take(SAME_STATE, '_like')) return { by: 'state' };
	for (const pattern of LIKE_OURS) {
		const taken = reading.take(pattern, '_like');
		if (taken) return BY_SIZE.test(taken.said) ? { by: 'size' } : {};
	}
	return undefined;
}
