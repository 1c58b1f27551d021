/**
 * From which covered share of a question's weight on a finding answers it. Calibrated on `tests/questions.jsonl`, see
 * ARCHITECTURE.md; the same for every library, for no weight knows how large it is.
 */
export const ENOUGH = {
	/** A measure, or a number with what it counts: what kind of thing it is speaks for it already. */
	fact: 0.62,
	/** A sentence as it stands, with its person or its date. */
	sentence: 0.7,
} as const;
