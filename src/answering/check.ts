/** Whether cited sources carry a claim, decided in code: what cannot be shown does not hold. */

import * as english from '../language/english.js';
import type { Corpus } from '../retrieval/corpus.js';
import { defined } from '../retrieval/rendering.js';
import { type Anchors, anchorsOf, hasDate, hasQuantity } from './anchors.js';
import type { Facet } from './facet.js';
import { facetsOf } from './facets.js';
import { added, anchored, type Claim, crossed, mixed, named, PRESENT, ROLE, turned } from './faults.js';
import { strengthIn } from './match.js';
import { polarityOf } from './polarity.js';
import { borrowed, owned, promoted, reversed, unconditional, unlimited, WHEN } from './relation.js';
import type { Source } from './model.js';
import { across, type Window, windowsOf } from './window.js';
import type { Check } from './wording.js';

/** Weight of words that may be missing, of all words: chosen on the open half of `tests/fixtures/claims`. */
const LEAST = 0.65;
/** A word of title or heading stands for one of the sentence. */
const ABOUT = 1;

/** Letters of other scripts that look like ours, and wide ones; nothing in our documents has them. */
const STRANGE =
	/https?:|www\.|[<>[\]{}`|\\]|\*\*|[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|[\uFF00-\uFFEF]|\p{Cf}|\p{Co}/u;
/** Said to a machine, not to people: no answer, wherever it stands. */
const ORDER =
	/(?:ignor\p{L}*|vergiss|vergessen sie|missachte\p{L}*|disregard|forget)\b.{0,40}(?:anweisung|instruktion|vorgaben|instruction|prompt|rules)|(?:antworte|answer|reply|respond)\p{L}* (?:nur|only|just)\b|system ?prompt|^(?:system|assistant|user)\s*:/iu;

type Verdict = ReturnType<Check>;

export function createCheck(corpus: Corpus): Check {
	const windows = new Map<string, readonly Window[]>();
	const windowsIn = (source: Source) => {
		const key = [source.title, source.date, source.section, source.text].join('\0');
		const known = windows.get(key) ?? windowsOf(source, corpus);
		if (windows.size > 200) windows.clear();
		windows.set(key, known);
		return known;
	};
	return ({ text, language, citations }, sources) => {
		if (citations.length === 0) return no('no citation');
		const cited = [...new Set(citations)].map((n) => sources.filter((source) => source.n === n));
		if (cited.some(({ length }) => length === 0)) return no('unknown citation');
		if (STRANGE.test(text)) return no('characters');
		if (ORDER.test(text)) return no('instruction');
		const anchors = anchorsOf(text, language, corpus);
		const facets = facetsOf(anchors.tokens, language, anchors.taken, corpus).map((facet) =>
			language === 'en' ? widened(facet, anchors, corpus) : facet,
		);
		const { people, towns, dates, quantities } = anchors;
		const facts =
			people.length + towns.size + dates.length + quantities.length + facets.filter(({ soft }) => !soft).length;
		if (facts === 0) return no('coverage');
		const claim = { text, language, anchors, facets, corpus };
		const read = cited.map((same) => same.flatMap(windowsIn));
		const verdicts = [...read.flat(), ...across(read)].map((window) => ({ window, verdict: judge(claim, window) }));
		const denied = verdicts.find(({ window, verdict }) => !window.parts && isDenied(verdict))?.verdict;
		/** What is said the other way round in one sentence is said by another only if that has its dates as well. */
		const able = ({ window }: { window: Window }) =>
			!denied || (!window.parts && anchors.dates.every((date) => hasDate(date, window.anchors.dates)));
		const found = best(verdicts.filter(able).map(({ verdict }) => verdict));
		return denied && denied.coverage > found.coverage ? denied : found;
	};
}

/** Verbs that carry a noun: “receives funding” is „wird gefördert“. */
const SUPPORT = new Set(
	'receive receives received bear bears bore borne carry carries carried obtain obtains obtained provide provides provided grant grants granted take takes took make makes made give gives gave pay pays paid put puts stand stands stood located situated'.split(
		' ',
	),
);

/** A question means one sense of an English word; of a sentence in English all senses are asked whether they are there. */
function widened(facet: Facet, { tokens }: Anchors, { glossary, index }: Corpus): Facet {
	const said = tokens.slice(facet.from, facet.to);
	const stems = said.map(({ folded }) => english.stem(folded));
	const [first] = said;
	const match = glossary.translate(stems, 0);
	const senses = [
		match?.length === said.length ? match : undefined,
		said.length === 1 && first ? defined(first, index) : undefined,
	];
	const more = senses.flatMap((sense) => sense?.terms ?? []).map((terms) => ({ terms, strength: 1 }));
	const light = said.every(({ folded }) => SUPPORT.has(folded)) ? { soft: true, weight: 0.25 } : {};
	return { ...facet, ...light, options: [...facet.options, ...more] };
}

const no = (reason: string, coverage = 0) => ({ holds: false as const, reason, coverage });

/** A sentence that says all of it, but the other way round: what stands around it does not help. */
const isDenied = (verdict: Verdict) =>
	!verdict.holds && verdict.coverage >= 0.9 && /^(?:negation|status)$/.test(verdict.reason);

/** The one that holds best; else the reason of the one that comes nearest. */
function best(verdicts: readonly Verdict[]): Verdict {
	let found: Verdict = no('coverage');
	for (const verdict of verdicts) {
		const better = verdict.holds === found.holds ? (verdict.coverage ?? 0) > (found.coverage ?? 0) : verdict.holds;
		if (better) found = verdict;
	}
	return found;
}

function judge(claim: Claim, window: Window): Verdict {
	const { share, missing, told, stated } = cover(claim, window);
	const reason =
		anchored(claim, window) ??
		mixed(claim, window) ??
		named(claim, missing) ??
		turned(claim, told, stated) ??
		crossed(claim, window) ??
		(owned(claim, window) ? 'relation' : undefined) ??
		(borrowed(claim, window) || promoted(claim, window) ? 'role' : undefined) ??
		(unlimited(claim, window) || unconditional(claim, window) ? 'number' : undefined) ??
		(reversed(claim, window) ? 'relation' : undefined) ??
		(missing.some(({ word }) => WHEN.test(word)) ? 'date' : undefined) ??
		(missing.some(({ word }) => ROLE.test(word)) ? 'role' : undefined) ??
		(added(claim, missing) || lonely(claim, missing) ? 'coverage' : undefined) ??
		(share < LEAST || missing.filter(({ soft }) => !soft).length > 1 ? 'coverage' : undefined);
	return reason ? no(reason, share) : { holds: true, coverage: share };
}

/** One word in common is no proof of what is said of it. */
function lonely({ anchors, facets, text }: Claim, missing: readonly Facet[]): boolean {
	const { people, towns, dates, quantities } = anchors;
	const { negative, stages } = polarityOf(text);
	const facts = people.length + towns.size + dates.length + quantities.length + Number(negative || stages.size > 0);
	return missing.length > 0 && facts + facets.length - missing.length < 2;
}

/** How much of what is said the source says, what it does not, and the clauses that say it. */
function cover({ facets, anchors }: Claim, { clauses, about }: Window) {
	let total = 0;
	let covered = 0;
	const missing: Facet[] = [];
	const used = new Set<Window['clauses'][number]>();
	for (const facet of facets) {
		total += facet.weight;
		const scored = clauses.map((clause) => ({ clause, strength: strengthIn(facet, clause.terms) }));
		const most = scored.reduce((top, one) => (one.strength > top.strength ? one : top), {
			clause: undefined,
			strength: 0,
		} as {
			clause?: Window['clauses'][number] | undefined;
			strength: number;
		});
		const strength = Math.max(most.strength, ABOUT * strengthIn(facet, about));
		if (strength >= PRESENT) covered += facet.weight;
		else missing.push(facet);
		if (most.clause && most.strength >= PRESENT) used.add(most.clause);
	}
	const told = used.size > 0 ? clauses.filter((clause) => used.has(clause)) : clauses;
	const stated = clauses.filter((clause) => used.has(clause) || sharesAnchor(anchors, clause.anchors));
	return { share: total === 0 ? 1 : covered / total, missing, told, stated };
}

const sharesAnchor = (said: Anchors, there: Anchors) =>
	said.dates.some((date) => hasDate(date, there.dates)) ||
	said.quantities.some((quantity) => quantity.value !== 1 && hasQuantity(quantity, there.quantities));
