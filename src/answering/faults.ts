/** Why a place of a source does not carry a claim. */

import { fold } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Language } from '../message.js';
import type { Corpus } from '../retrieval/corpus.js';
import { type Anchors, hasDate, hasMonth, hasQuantity } from './anchors.js';
import type { Facet } from './facet.js';
import { strengthIn } from './match.js';
import { isFree, polarityOf } from './polarity.js';
import type { Window } from './window.js';

export interface Claim {
	text: string;
	language: Language;
	anchors: Anchors;
	facets: readonly Facet[];
	corpus: Corpus;
}

/** How well a word has to be in the source: a part of a compound is enough, its last part alone is not. */
export const PRESENT = 0.6;
/** Length of a date with its day. */
const DAY = 10;

/** What somebody is or works for: never a synonym of something else. */
export const ROLE =
	/(?:leit|manag|bürgermeist|direktor|koordinat|beauftragt|referent|geschäftsführ|vorsitz|sprecher|planer|chef|mayor|director|manager|coordinator|head|chair|officer|founder|gründer|gmbh|verein|verband|stadtmarketing|wirtschaftsförderung|universität|ministeri|association|university|ministry|agency)/iu;

/** Two sentences about two people or two towns say nothing of them together; who did it stands where the figure stands. */
export function mixed({ anchors, facets }: Claim, { parts = [] }: Window): string | undefined {
	if (parts.length === 0) return undefined;
	const said = new Set(anchors.people.map((name) => name.join(' ')));
	const people = new Set(parts.flatMap((part) => part.anchors.people.map((name) => name.join(' '))));
	if (said.size > 0 && [...people].some((name) => !said.has(name))) return 'relation';
	const named = parts.flatMap((part) => [...part.anchors.towns]);
	if (anchors.towns.size > 0 && named.some((town) => !anchors.towns.has(town))) return 'relation';
	const isIn = (facet: Facet, part: Window) => part.clauses.some(({ terms }) => strengthIn(facet, terms) >= PRESENT);
	const covered = (part: Window) =>
		facets.filter((facet) => isIn(facet, part)).reduce((sum, { weight }) => sum + weight, 0);
	const main = parts.reduce((top, part) => (covered(part) > covered(top) ? part : top));
	/** What is told has a date of its own, and it is not this one. */
	const dated = main.anchors.dates.length > 0 && anchors.dates.some((date) => !hasDate(date, main.anchors.dates));
	if (dated) return 'relation';
	const roles = facets.filter(({ word }) => ROLE.test(word));
	const own = parts.filter((part) =>
		said.size > 0
			? part.anchors.people.length > 0
			: anchors.quantities.some((quantity) => hasQuantity(quantity, part.anchors.quantities)),
	);
	return own.length > 0 && roles.some((role) => !own.some((part) => isIn(role, part))) ? 'relation' : undefined;
}

/** A clause of which the source has nothing is an addition, however much it has of the others. */
export function added({ text, anchors, facets }: Claim, missing: readonly Facet[]): boolean {
	const borders = [...text.matchAll(/([;,:–])\s/gu)];
	const clauseOf = (at: number) => borders.filter(({ index }) => index < (anchors.tokens[at]?.start ?? 0)).length;
	const clauses = new Set(missing.filter(({ soft }) => !soft).map(({ from }) => clauseOf(from)));
	return [...clauses].some((clause) => {
		const own = facets.filter(({ from }) => clauseOf(from) === clause);
		const apart = [borders[clause - 1]?.[1], borders[clause]?.[1]].some((mark) => mark !== undefined && mark !== ',');
		return (
			borders.length > 0 && (apart || own.length > 1) && own.every((facet) => facet.soft || missing.includes(facet))
		);
	});
}

/** What is not there as it is said. */
export function anchored({ anchors, text }: Claim, window: Window): string | undefined {
	const there = window.anchors;
	const folded = fold(window.text);
	const words = new Set([...there.tokens, ...window.above.tokens].map((token) => token.folded));
	for (const clause of window.clauses) for (const token of clause.anchors.tokens) words.add(token.folded);
	/** „Pahl“ is not „Pahl-Weber“. */
	const half = (name: readonly string[]) => {
		const last = name.at(-1) ?? '';
		return (
			new RegExp(`(?<![\\p{L}])${last}-\\p{L}|\\p{L}-${last}(?!\\p{L})`, 'u').test(folded) &&
			!folded.includes(`${name.slice(0, -1).at(-1)} ${last} `)
		);
	};
	if (!anchors.people.every((name) => name.every((word) => words.has(word)) && !(name.length < 3 && half(name))))
		return 'name';
	if (![...anchors.towns].every((town) => window.towns.has(town))) return 'municipality';
	/** The day of a document is that of its event; its year is not that of whatever it tells. */
	const days = window.date && window.date.length === DAY ? [window.date] : [];
	const dates = [...there.dates, ...window.above.dates];
	const isThere = (date: string) => hasDate(date, date.length === DAY ? [...dates, ...days] : dates);
	if (!anchors.dates.every(isThere)) return 'date';
	/** What is told has a date of its own, and it is none of these. */
	const own = there.dates.length > 0 && !anchors.dates.some((date) => hasDate(date, there.dates));
	if (own && anchors.dates.length > 0) return 'date';
	if (![...anchors.months].every((month) => hasMonth(month, { months: there.months, dates }))) return 'date';
	const quantities = [...there.quantities, ...window.above.quantities];
	if (!anchors.quantities.every((quantity) => hasQuantity(quantity, quantities))) return 'number';
	const heading = window.above.tokens.map((token) => token.folded).join(' ');
	const quotes = anchors.quotes.filter((quote) => !folded.includes(quote) && !heading.includes(quote));
	return quotes.length > 0 || /\d\s*[x×]\s*\d/.test(text) ? 'quote' : undefined;
}

/** A word with a capital that is in no source and in no glossary names something that is not there. */
export function named({ language, corpus: { glossary, index } }: Claim, missing: readonly Facet[]): string | undefined {
	const isName = ({ word }: Facet) =>
		word.split(/\s+/).some((part) => {
			if (!/^\p{Lu}/u.test(part)) return false;
			const folded = fold(part);
			if (glossary.has(folded, language) || (language === 'de' && glossary.stems.has(german.stem(folded))))
				return false;
			if (language === 'en' && (glossary.dictionary?.renderings([folded]).length ?? 0) > 0) return false;
			return language === 'en' || index.compounds.parts(folded).length === 0;
		});
	return missing.some(isName) ? 'name' : undefined;
}

/** Denied or affirmed, planned or done, some or all, beside or because: as in the clauses it stands on. */
export function turned({ text }: Claim, told: Window['clauses'], stated: Window['clauses']): string | undefined {
	const [source, around] = [told, stated].map((clauses) => clauses.map((clause) => clause.text).join(' '));
	const said = polarityOf(text);
	const there = { ...polarityOf(around ?? ''), negative: polarityOf(source ?? '').negative };
	/** „Frei“ denies as „kostet nichts“ does. */
	const [free, freely] = [isFree(text), isFree(source ?? '')];
	if ((said.negative !== free) !== (there.negative !== freely) && said.negative !== there.negative) return 'negation';
	if (free === freely && said.negative !== there.negative) return 'negation';
	for (const stage of said.stages) if (!there.stages.has(stage)) return 'status';
	if (there.stages.has('planned') && !said.stages.has('planned')) return 'status';
	if ((said.universal && !there.universal) || (said.superlative && !there.superlative)) return 'superlative';
	return said.causal && !there.causal ? 'cause' : undefined;
}

/** „62 Prozent wünschen Grün, 41 Prozent Radwege“: what comes with the next number does not belong to the one before. */
export function crossed({ anchors, facets }: Claim, { clauses }: Window): string | undefined {
	for (const quantity of anchors.quantities) {
		const at = clauses.findIndex((clause) => hasQuantity(quantity, clause.anchors.quantities) && quantity.value !== 1);
		if (at < 0) continue;
		const foreign = clauses.filter(
			(clause, place) =>
				place > at && clause.anchors.quantities.some((other) => !hasQuantity(other, anchors.quantities)),
		);
		const near = clauses.filter((clause) => !foreign.includes(clause));
		const isForeign = (facet: Facet) =>
			!facet.soft &&
			foreign.some((clause) => strengthIn(facet, clause.terms) >= PRESENT) &&
			!near.some((clause) => strengthIn(facet, clause.terms) >= PRESENT);
		if (facets.some(isForeign)) return 'relation';
	}
	return undefined;
}
