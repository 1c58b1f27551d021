/** Distances as people say them: „etwa 30 km“, not 29.4. */

/** Full kilometres up to twenty, then steps of five. */
export function roughly(kilometres: number): number {
	const step = kilometres < 20 ? 1 : 5;
	return Math.max(1, Math.round(kilometres / step) * step);
}
