/** What a question's facets weigh against each other, once all of them are known. */

import type { Token } from '../language/fold.js';
import type { Facet } from './facet.js';

/** Weight of a verb or adjective against a noun; where a predicate is asked for, `hardened` undoes it. */
export const SOFT = 0.25;
export const EVERYDAY = 0.4;

/** „Wer gärtnert in der Innenstadt?“: with no other topic, the verb is the topic. */
export function promoted(facets: readonly Facet[]): Facet[] {
	if (facets.some(({ soft, weight }) => !soft && weight > EVERYDAY)) return [...facets];
	return facets.map((facet) => (facet.soft ? { ...facet, weight: 1 } : facet));
}

/** „Spielplatz oder Spielgeräte“: one facet that either fulfils. */
export function alternatives(facets: readonly Facet[], tokens: readonly Token[]): Facet[] {
	const merged: Facet[] = [];
	for (const facet of facets) {
		const before = merged.at(-1);
		const between = before && tokens.slice(before.to, facet.from).map(({ folded }) => folded);
		if (before && between?.some((word) => word === 'oder' || word === 'or') && between.length <= 2) {
			const options = [...before.options, ...facet.options];
			merged[merged.length - 1] = { ...before, options, to: facet.to, weight: Math.max(before.weight, facet.weight) };
		} else merged.push(facet);
	}
	return merged;
}

/** Facets for when, how and why: the predicate counts as much as a noun. */
export function hardened(facets: readonly Facet[]): Facet[] {
	return facets.map((facet) => (facet.soft ? { ...facet, weight: 1 } : facet));
}
