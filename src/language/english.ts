/** English: stems and the words that carry no topic. */

import { stemmer } from '@orama/stemmers/english';
import { fold } from './fold.js';

export const STOP = new Set(
	`a about above after again against all already also although am among an and any anybody anyone anything are aren't as at be because been
	before being below between both but by can how many much can't cannot could couldn't did didn't do does doesn't doing don't down during each either else ever
	every few for from further had hadn't has hasn't have haven't having he her here hers herself him himself his i if in into is isn't it
	its itself just let's like may maybe me might more most much must my myself no nor not of off on once one only or other others our ours
	ourselves out over own per please same shall she should since so some somebody someone something somewhere such than that the their theirs
	them themselves then there these they this those through thus to too under until up upon us use very was wasn't we were weren't what
	whatever when where whether which while who whom whose why will with within without would wouldn't yes yet you your yours`
		.trim()
		.split(/\s+/)
		.map(fold),
);

const known = new Map<string, string>();

/** The stem of a folded word (Snowball's English stemmer). */
export function stem(folded: string): string {
	let result = known.get(folded);
	if (result === undefined) {
		if (known.size > 100_000) known.clear();
		result = folded.length < 4 ? folded : stemmer(folded);
		known.set(folded, result);
	}
	return result;
}
