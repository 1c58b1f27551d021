/**
 * From which covered share of a question's weight on a finding answers it. Calibrated on the questions of
 * `tests/questions.jsonl`, as ARCHITECTURE.md says; the same for every library, for no weight knows how large it is.
 */

export const ENOUGH = {
	/** A measure: two nouns of which one is missing do not pass. */
	rows: 0.62,
	/** A sentence with a number. */
	figures: 0.65,
	/** A sentence as it stands. */
	quotes: 0.7,
	/** A sentence that says who did it. */
	speakers: 0.7,
	/** A sentence with a date: the predicate counts as much as a noun. */
	moments: 0.75,
} as const;
