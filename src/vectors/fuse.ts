/** Two rankings of the same passages → one. */

import type { Hit } from '../retrieval/search.js';

/** Passages of each ranking that are looked at. */
export const DEPTH = 60;

export function fuse(lexical: readonly Hit[], near: readonly Hit[] | undefined, limit: number): Hit[] {
	if (!near) return lexical.slice(0, limit);
	return lexical.slice(0, limit);
}
