/** The port to a language model that words what was found. It is given sources by number and nothing of who asks. Knows no vendor. */

import type { Language } from '../message.js';

/** A paragraph as a model sees it. */
export interface Source {
	n: number;
	title: string;
	/** ISO date, or a year or month. */
	date?: string;
	section: string;
	text: string;
}

/** What was found, in the documents' words, and the numbers of its sources. */
export interface Point {
	text: string;
	sources: readonly number[];
}

export interface Assignment {
	question: string;
	language: Language;
	points: readonly Point[];
	sources: readonly Source[];
	/** Sentences of an earlier try that may not be shown, each with the reason. */
	rejected?: readonly { text: string; reason: string }[];
}

/** A sentence as a model wrote it: nothing of it is to be believed. */
export interface Written {
	text: string;
	sources: readonly number[];
}

export interface Usage {
	/** Tokens. */
	input: number;
	output: number;
	/** Millionths of a euro. */
	cost: number;
}

export interface LanguageModel {
	name: string;
	/**
	 * Hands on each sentence once it is complete, in order.
	 * @throws EndpointFault for whatever is wrong, and where the signal says so
	 */
	write(assignment: Assignment, signal: AbortSignal, take: (written: Written) => void): Promise<Usage>;
	/** A follow-up as it can stand alone. @throws EndpointFault */
	rewrite(
		question: string,
		earlier: readonly string[],
		language: Language,
		signal: AbortSignal,
	): Promise<{ text: string; usage: Usage }>;
	/** Whether sources carry a sentence. @throws EndpointFault */
	judge(
		text: string,
		sources: readonly Source[],
		language: Language,
		signal: AbortSignal,
	): Promise<{ holds: boolean; usage: Usage }>;
}
