/** What limits whom a message looks for, besides topic and place: the size of their town, one it shall be like, one it shall be near. Pure. */

import { phrase, type Reading } from '../language/reading.js';
import type { Size } from '../library/exchange.js';
import type { Named } from './named.js';
import { takeRegion } from './region.js';

export interface Limits {
	sizes: Size[];
	/** Towns like this one, or like the asker's; in that respect, or in any. */
	like?: { town?: string; by?: 'size' | 'state' };
	/** Around this town, or the asker's. @property within kilometres */
	near?: { town?: string; within?: number };
	/** In one of these. */
	states?: string[];
	/** Not there. */
	without?: string;
}

const TOWN =
	'(?:stadt(?:e|en|chen)?|kommunen?|gemeinden?|ort(?:e|en)?|towns?|cit(?:y|ies)|municipalit(?:y|ies)|places?)';
/** What leads to a town, and belongs to it. */
const LED =
	'(?:(?:in|aus|bei|von|fur|from|of|nur|only) )?(?:(?:eine[rnm]?|andere[rnm]?|weitere[rn]?|den|der|die|an?|other|the) ){0,2}';
const OF_TOWN = '(?: (?:der |dem )?(?:stadt|kommune|gemeinde|town of|city of))?';

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

const WITHIN =
	'(?:(?:in |aus )?(?:im|einem|dem) )?(?:(?:umkreis|radius) von |hochstens |maximal |max |bis zu |unter |weniger als |within |less than |up to |a )*(\\d{1,3}) ?(?:km|kilometern?|kilomet(?:er|re)s?)';
const BESIDE = [
	`${WITHIN}(?: (?:radius|weit|entfernt|away))?(?: (?:rund um|um|von|zu|of|from|around))?`,
	'(?:(?:in|aus)(?: der)?(?: naheren?| nachsten| weiteren?)? (?:nahe|umgebung|region|gegend|nachbarschaft)|(?:im|aus dem)(?: naheren| weiteren)? (?:umkreis|umland|raum|grossraum)|rund|nahe|unweit|(?:nicht |gar nicht )(?:so |allzu )?weit(?: weg| entfernt)?|region|grossraum|umgebung|um(?= (?:\\S+ ){1,4}herum))(?: (?:von|um|bei|zu))?',
	'near(?:by)?(?: to)?|close to|around|not (?:too )?far (?:away )?from|(?:in|from) the (?:area|region|vicinity|surroundings) (?:of|around)',
].map((source) => phrase(`${source}${OF_TOWN}(?= \\S)`));
const NEAR_US = [
	`${WITHIN} (?:um uns(?: herum)?|von uns|von hier|of us|from us|from here|around us)`,
	'(?:(?:in|aus) (?:unsere[rm]?|meine[rm]?|der)(?: naheren?| unmittelbaren?| weiteren?)? (?:nahe|umgebung|gegend|nachbarschaft)|(?:in|aus) (?:unserer|meiner) region|(?:im|aus dem) umland|nahe bei (?:uns|mir)|rund um uns|(?:bei uns |hier )?um die ecke)(?! (?:des|der|dem|von|vom) | zu[mr]? (?!thema))',
	`(?:in |aus |von )?(?:unseren |den |der )?nachbar${TOWN}|(?:in |aus |von )?(?:der |den )?benachbarte[nr]? ${TOWN}`,
	`nearby|near (?:us|me|here|by)|close (?:by|to (?:us|me|here))|around here|in (?:our|my|the) (?:area|neighbourhood|vicinity|region)(?! of)|(?:in |from )?neighbou?ring ${TOWN}`,
].map(phrase);

/** Takes all of them; what is left is topic and place. */
export function takeLimits(reading: Reading, named: Named): Limits {
	const without = takeWithout(reading, named);
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

function takeWithout(reading: Reading, named: Named): string | undefined {
	const said = WITHOUT.exec(reading.joined());
	const town = said ? townAt(reading, wordsBefore(reading, said.index + said[0].length), named) : undefined;
	if (said && town) reading.mark(wordsBefore(reading, said.index), town.to, '_without');
	return town?.name;
}

function takeLike(reading: Reading, named: Named): Limits['like'] {
	const said = LIKE.exec(reading.joined());
	const from = said && wordsBefore(reading, said.index + said[0].length);
	const town = from ? townAt(reading, from, named) : undefined;
	if (said && town) {
		reading.mark(wordsBefore(reading, said.index), town.to, '_like');
		return { town: town.name, ...(/(?:gross|klein) wie/.test(said[0]) ? { by: 'size' as const } : {}) };
	}
	if (reading.take(SAME_STATE, '_like')) return { by: 'state' };
	for (const pattern of LIKE_OURS) {
		const taken = reading.take(pattern, '_like');
		if (taken) return BY_SIZE.test(taken.said) ? { by: 'size' } : {};
	}
	return undefined;
}

function takeNear(reading: Reading, named: Named): Limits['near'] {
	for (const pattern of BESIDE) {
		const said = pattern.exec(reading.joined());
		if (!said) continue;
		const town = townAt(reading, wordsBefore(reading, said.index + said[0].length), named);
		if (!town) continue;
		reading.mark(wordsBefore(reading, said.index), town.to, '_near');
		reading.take(phrase('_near herum'), '_near');
		return { town: town.name, ...within(said[1]) };
	}
	for (const pattern of NEAR_US) {
		const taken = reading.take(pattern, '_near');
		if (!taken) continue;
		const town = townBefore(reading, taken.at, named);
		return { ...(town ? { town } : {}), ...within(taken.groups[0]) };
	}
	return undefined;
}

const within = (kilometres: string | undefined) => (kilometres ? { within: Number(kilometres) } : {});

/** „Bei Hamburg in der Nähe“ */
function townBefore(reading: Reading, at: number, named: Named): string | undefined {
	for (let from = Math.max(0, at - 4); from < at; from++) {
		if (!/^(?:bei|von|um)$/.test(reading.words[from] ?? '')) continue;
		const town = townAt(reading, from + 1, named);
		if (town?.to !== at) continue;
		reading.mark(from, at + 1, '_near');
		return town.name;
	}
	return undefined;
}

/** The town that begins with a word, and the word after it. */
function townAt(reading: Reading, from: number, { town }: Named): { name: string; to: number } | undefined {
	const start = reading.places[from]?.start;
	if (start === undefined) return undefined;
	const text = reading.text.slice(start);
	/** A preposition tells Essen from eating. */
	const found = town(`in ${text}`);
	if (!found) return undefined;
	const end = start + text.length - found.rest.length;
	const to = reading.places.findIndex((place) => place.start >= end);
	return { name: found.name, to: to < 0 ? reading.words.length : to };
}

/** How many words begin before an offset in what they are joined to. */
function wordsBefore(reading: Reading, offset: number): number {
	const before = reading.joined().slice(0, offset).trim();
	return before === '' ? 0 : before.split(' ').length;
}
