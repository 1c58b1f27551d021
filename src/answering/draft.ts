/** An answer in the making: claims that name their sentences, sources numbered in order of use. */

import type { Exchange } from '../library/exchange.js';
import { dateOf } from '../library/library.js';
import type { Language } from '../message.js';
import type { Citation, Claim, Contact } from '../reply.js';
import type { Sentence } from '../retrieval/units.js';
import type { Words } from '../words/de.js';

export interface Quoted {
	claims: Claim[];
	sources: Citation[];
	contacts: Contact[];
	/** Sentences about the answer itself: incomplete, a share, older sources. */
	notes: string[];
}

export interface Draft extends Quoted {
	language: Language;
	words: Words;
	cite(sentence: Sentence): number;
}

export function createDraft(language: Language, words: Words): Draft {
	const sources: Citation[] = [];
	return {
		claims: [],
		sources,
		contacts: [],
		notes: [],
		language,
		words,
		cite(sentence) {
			const known = sources.find((source) => source.passage === sentence.passage.id && source.quote === sentence.text);
			if (known) return known.n;
			const citation = citationOf(sentence, sources.length + 1);
			sources.push(citation);
			return citation.n;
		},
	};
}

function citationOf({ exchange, passage, text }: Sentence, n: number): Citation {
	const date = exchange.starts ?? dateOf(exchange);
	return {
		n,
		document: exchange.id,
		passage: passage.id,
		title: exchange.title,
		...(date ? { date } : {}),
		section: passage.headings.join(' › '),
		quote: text,
		wording: exchange.wording,
		publisher: exchange.source.publisher,
		...(exchange.source.url ? { url: exchange.source.url } : {}),
	};
}

/** @param lead how the text begins, for emphasis */
export function addClaim(draft: Draft, text: string, evidence: readonly Sentence[], lead?: string): void {
	const [first, ...rest] = [...new Set(evidence.map((sentence) => draft.cite(sentence)))];
	if (first !== undefined) draft.claims.push({ text, cites: [first, ...rest], ...(lead ? { lead } : {}) });
}

/** A sentence as it stands, led by its town where it does not name it. */
export function withTown(sentence: Sentence): string {
	const [town] = sentence.towns;
	return town && sentence.towns.size === 1 && !sentence.text.includes(town)
		? `${town}: ${sentence.text}`
		: sentence.text;
}

export function spanOf({ starts = '', ends = starts }: Exchange, words: Words): string {
	return words.span(starts, ends);
}

export function addContact(draft: Draft, contact: Contact): void {
	if (!draft.contacts.some(({ name }) => name === contact.name)) draft.contacts.push(contact);
}

/** The town a sentence begins with, once `withTown` has done its work. */
export function leadOf(sentence: Sentence): string | undefined {
	const [town] = sentence.towns;
	return town && withTown(sentence).startsWith(`${town}: `) ? town : undefined;
}
