/** What is wrong with a file of the knowledge folder: said by kind and detail, worded in `words/operator.ts`. */

export type ProblemKind =
	| 'binary'
	| 'byte-order-mark'
	| 'carriage-returns'
	| 'duplicate-id'
	| 'empty-body'
	| 'field'
	| 'front-matter'
	| 'glossary-line'
	| 'missing-field'
	| 'municipality-line'
	| 'no-such-date'
	| 'dates-reversed'
	| 'not-a-file'
	| 'outside'
	| 'state'
	| 'too-large'
	| 'unknown-field'
	| 'unknown-municipality'
	| 'unreadable'
	| 'yaml';

export interface Problem {
	/** Path below the knowledge folder. */
	file: string;
	/** 1-based. */
	line: number;
	kind: ProblemKind;
	/** The value or field it is about. */
	detail: string;
	/** False where the file is in service all the same. */
	skipped: boolean;
}
