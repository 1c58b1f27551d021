/** Whether an event is about a topic somebody subscribed to: by the words and concepts of the library. */

import type { Library } from '../library/library.js';
import { concerns } from '../retrieval/concern.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Matches } from './circle.js';

export function createMatches(library: () => Library): Matches {
	return (topic, { title, topics, about = '' }) =>
		concerns(corpusOf(library()), topic, [title, ...topics, about].join(' . '));
}
