/** Two rankings of the same passages → one: a weighted sum of scores, each brought to 0 … 1 within its own ranking. */

import type { Hit } from '../retrieval/search.js';

/** Passages of each ranking that are looked at. */
export const DEPTH = 60;

/** What nearness in meaning counts against words. */
const WEIGHT = 0.4;

/** @param near undefined where there is no second ranking: then the first stays as it is */
export function fuse(lexical: readonly Hit[], near: readonly Hit[] | undefined, limit: number): Hit[] {
	if (!near) return lexical.slice(0, limit);
	const fused = new Map<number, Hit>();
	const most = lexical[0]?.score ?? 0;
	for (const hit of lexical) fused.set(hit.at, { ...hit, score: hit.score / most });
	const [nearest, farthest] = [near[0]?.score ?? 0, near.at(-1)?.score ?? 0];
	for (const hit of near) {
		const share = nearest > farthest ? (hit.score - farthest) / (nearest - farthest) : 1;
		fused.set(hit.at, { ...hit, score: (fused.get(hit.at)?.score ?? 0) + WEIGHT * share });
	}
	return [...fused.values()].sort((a, b) => b.score - a.score || a.at - b.at).slice(0, limit);
}
