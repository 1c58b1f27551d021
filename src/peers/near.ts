/** Whether somebody is looked for near a town, or near the asker: „in der Nähe von Kassel“, „rund um Mainz“, “within 50 km of us”. Pure. */

import { phrase, type Reading } from '../language/reading.js';
import type { Named } from './named.js';
import { OF_TOWN, TOWN, takeTown, townAt } from './place.js';

/** `town`: absent where the asker's is meant; `within`: kilometres. */
export type Near = { town?: string; within?: number };

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

export function takeNear(reading: Reading, named: Named): Near | undefined {
	for (const pattern of BESIDE) {
		const found = takeTown(reading, pattern, named, '_near');
		if (!found) continue;
		reading.take(phrase('_near herum'), '_near');
		return { town: found.town, ...within(found.groups[0]) };
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
