/** What stands below an answer about the answer itself: how the question was read, and who worded it. */

import type { Reply } from '../reply.js';
import { wordsFor } from './words.js';

export function detailsOf({
	language,
	understood,
	author,
}: Pick<Reply, 'language' | 'understood' | 'author'>): string[] {
	const words = wordsFor(language);
	return [...(understood ? [words.understood(understood)] : []), ...(author ? [words.author(author)] : [])];
}
