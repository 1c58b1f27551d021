/** The places of a source that may carry a claim: one to three sentences that stand together, and what stands above them. */

import { sentencesOf } from '../language/sentences.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Terms } from '../retrieval/units.js';
import { type Anchors, anchorsOf } from './anchors.js';
import type { Source } from './model.js';

/** Up to three sentences of a source, and what stands above them. */
export interface Window {
	text: string;
	anchors: Anchors;
	/** Each part between commas. */
	clauses: readonly { text: string; terms: Terms; anchors: Anchors }[];
	about: Terms;
	/** Towns of the sentences, or carried on from before or above. */
	towns: ReadonlySet<string>;
	date?: string;
	/** Where it is of several: each of them. */
	parts?: readonly Window[];
	/** Numbers and dates of the title. */
	above: Anchors;
}

const NOWHERE: ReadonlySet<string> = new Set();

export function windowsOf({ title, date, section, text }: Source, corpus: Corpus): Window[] {
	const heading = `${title} . ${section}`;
	const above = anchorsOf(heading, 'de', corpus);
	const about = corpus.termsOf(heading);
	const sentences = sentencesOf(text).map((span) => span.text);
	let towns: ReadonlySet<string> = above.towns;
	let several = false;
	const single = sentences.map((sentence): Window => {
		const anchors = anchorsOf(sentence, 'de', corpus);
		/** Two towns one after the other: what names none may be about either. */
		const other = [...anchors.towns].some((town) => !towns.has(town));
		if (other && anchors.towns.size > 0 && towns.size > 0) several = true;
		if (anchors.towns.size > 0) towns = anchors.towns;
		const meant = several && anchors.towns.size === 0 ? NOWHERE : towns;
		const parts = sentence.split(/[,;:]\s|\s–\s|\sund\s(?=(?:\S+\s)?\d)/u).filter((part) => part.trim());
		const clauses = parts.map((part) => ({
			text: part,
			terms: corpus.termsOf(part),
			anchors: anchorsOf(part, 'de', corpus),
		}));
		return { text: sentence, anchors, clauses, about, towns: meant, above, ...(date ? { date } : {}) };
	});
	const runs = [2, 3].flatMap((length) =>
		single.slice(length - 1).map((_, at) => single.slice(at, at + length).reduce(joined)),
	);
	return [...single, ...runs];
}

function joined(a: Window, b: Window): Window {
	const both = (key: 'people' | 'dates' | 'quantities' | 'quotes') => [...a.anchors[key], ...b.anchors[key]];
	const anchors = {
		...b.anchors,
		people: both('people') as Anchors['people'],
		dates: both('dates') as Anchors['dates'],
		quantities: both('quantities') as Anchors['quantities'],
		quotes: both('quotes') as Anchors['quotes'],
		months: new Set([...a.anchors.months, ...b.anchors.months]),
	};
	return {
		...b,
		parts: [...(a.parts ?? [a]), b],
		text: `${a.text} ${b.text}`,
		anchors,
		clauses: [...a.clauses, ...b.clauses],
		about: new Map([...a.about, ...b.about]),
		towns: new Set([...a.towns, ...b.towns]),
	};
}

/** A claim on two sources may stand on a sentence of each. */
export function across(sources: readonly (readonly Window[])[]): Window[] {
	const [first, second] = sources;
	if (!first || !second || sources.length !== 2) return [];
	return first.flatMap((a) => second.map((b) => joined(a, b)));
}
