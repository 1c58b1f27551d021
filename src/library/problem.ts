/** What is wrong with a file of the knowledge folder, or with a calendar that is read: said by kind and detail, worded in `words/operator.ts`. */

export type ProblemKind =
	| 'binary'
	| 'byte-order-mark'
	| 'carriage-returns'
	| 'choice'
	| 'duplicate-id'
	| 'empty-body'
	| 'event-mixed'
	| 'event-name'
	| 'event-offset'
	| 'event-time'
	| 'feed-calendar'
	| 'feed-event'
	| 'feed-limit'
	| 'feed-line'
	| 'feed-rule'
	| 'feed-time'
	| 'feed-zone'
	| 'field'
	| 'front-matter'
	| 'glossary-line'
	| 'instant'
	| 'missing-field'
	| 'municipality-line'
	| 'no-event'
	| 'no-such-date'
	| 'dates-reversed'
	| 'not-a-file'
	| 'outline-line'
	| 'outside'
	| 'redaction-line'
	| 'state'
	| 'too-large'
	| 'unknown-documentation'
	| 'unknown-field'
	| 'unknown-municipality'
	| 'unreadable'
	| 'yaml'
	| 'zone';

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
