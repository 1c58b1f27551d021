/** A question taken apart: what is wanted, which towns, events, dates and people limit it, and its topic words. */

import * as englishWords from '../language/english.js';
import { fold, type Token, tokenize } from '../language/fold.js';
import * as germanWords from '../language/german.js';
import type { Language } from '../message.js';
import type { Corpus } from '../retrieval/corpus.js';
import { separated } from '../retrieval/units.js';
import type { Asking, Measured, Want } from './asking.js';
import { english } from './english.js';
import type { Facet } from './facet.js';
import { facetAt, facetsOf } from './facets.js';
import { german } from './german.js';
import { type Limits, limitsOf, regionOf } from './limits.js';

/** What the words around the topic say. */
interface Marks {
	/** Person wanted by what they did at an event. */
	act: boolean;
	/** Events to come: the documents only know past ones. */
	future: boolean;
	programme: boolean;
	until: boolean;
	partner: boolean;
	/** Asks how something goes on. */
	goesOn: boolean;
	/** Asks for a share. */
	share: boolean;
	/** Asks for what is not: documents say what is. */
	negated: boolean;
	/** Asks whether something is so: numbers and dates named have to stand in the sentence. */
	whether: boolean;
	/** Asks what an event was about. */
	theme: boolean;
	/** Firms, artists, brands are asked for by name. */
	actors: boolean;
	/** The events themselves are asked for. */
	eventList: boolean;
	/** The street is asked for, not only the town. */
	street: boolean;
	named: boolean;
	why: boolean;
	behind: boolean;
	aim: boolean;
	defined: boolean;
	/** Asks who presented something. */
	presented: boolean;
	/** Asks who did something to what is meant already: „Wer hat das Wandbild …?“ */
	doer: boolean;
	measured?: Measured;
}

export interface Question extends Omit<Limits, 'tokens' | 'taken'>, Marks {
	text: string;
	language: Language;
	wants: Want;
	facets: readonly Facet[];
	/** What „wie viele“ counts. */
	counted?: Facet;
}

export const ASKING: Readonly<Record<Language, Asking>> = { de: german, en: english };

export function parseQuestion(raw: string, language: Language, corpus: Corpus): Question {
	const asking = ASKING[language];
	const polite = put(raw, asking);
	const text = language === 'de' ? joinedVerbs(polite) : polite;
	const { tokens, taken, ...limits } = limitsOf(text, asking, corpus);
	const folded = tokens.map((token) => token.folded).join(' ');
	const facets = facetsOf(tokens, language, taken, corpus);
	/** Events are counted too: „Wie viele Netzwerktreffen gab es?“ */
	const open = limits.event && limits.event.number === undefined ? new Set<number>() : taken;
	const region = facets.map(regionOf).find((facet) => facet !== undefined);
	const states = facets.filter((facet) => stateOf(facet, corpus));
	const wants = wantOf(folded, asking, limits.towns.length > 0);
	const marks = marksOf(folded, asking);
	const counted = marks.measured || wants === 'money' ? undefined : countedIn(tokens, language, open, corpus);
	const limited = limits.towns.length > 0 || limits.event !== undefined;
	const event =
		limits.event ?? (limits.dates.length > 0 && asking.presented.test(folded) ? { latest: false } : undefined);
	return {
		...limits,
		...marks,
		text: raw,
		language,
		wants,
		facets: facets
			.filter(
				(facet) =>
					!states.includes(facet) && !isFrame(facet, asking) && !(wants === 'place' && isStreet(facet, asking)),
			)
			.filter(
				(facet) =>
					!(limits.event && facet.word === region?.word) &&
					!(wants === 'money' && isMoney(facet, language)) &&
					!(marks.measured && isMeasure(facet, language, marks.measured)),
			),
		states: [...limits.states, ...states.map((facet) => stateOf(facet, corpus) ?? '')],
		...(event ? { event: { ...event, ...(region ? { region } : {}) } } : {}),
		...(counted ? { counted } : {}),
		programme: marks.programme || countsMunicipalities(counted, facets, limited),
	};
}

/** „Künstler*innentreff“, „Schüler:innen“: the word without the sign. */
const spelled = (raw: string) =>
	raw.replace(/(?<=\p{L})[*:_·/]-?innen(?=\p{Ll})/gu, '').replace(/(?<=\p{L})[*:_·/]-?(?=in(?:nen)?(?!\p{L}))/gu, '');

/** Without what is only polite or fills, and with turns of phrase as the documents put them. */
function put(raw: string, { polite, filling, turns }: Asking): string {
	const bare = turns.reduce((text, [pattern, turn]) => text.replace(pattern, turn), spelled(raw).replace(polite, ' '));
	return bare.replace(filling, ' ');
}

/** „Wer führt das Programm durch?“ → „Wer das Programm durch? durchführt“ */
function joinedVerbs(text: string): string {
	const joined = separated(text);
	return joined.reduce((rest, { verb, whole }) => `${rest.replace(verb, ' ')} ${whole}`, text);
}

function marksOf(folded: string, asking: Asking): Marks {
	const measured = asking.measures.find(([, pattern]) => pattern.test(folded))?.[0];
	return {
		act: asking.acts.test(folded),
		future: asking.future.test(folded),
		programme: asking.programme.test(folded),
		until: asking.until.test(folded),
		partner: asking.partner.test(folded),
		goesOn: asking.goesOn.test(folded),
		share: asking.share.test(folded),
		negated: asking.negation.test(folded),
		whether: asking.whether.test(folded),
		theme: asking.theme.test(folded),
		actors: asking.actors.test(folded),
		eventList: asking.eventList.test(folded),
		street: asking.street.test(folded),
		named: asking.named.test(folded),
		why: asking.why.test(folded),
		behind: asking.behind.test(folded),
		aim: asking.aim.test(folded),
		defined: asking.defined.test(folded),
		presented: asking.presented.test(folded),
		doer: asking.doer.test(folded),
		...(measured ? { measured } : {}),
	};
}

/** Whether there is a topic, or anything that limits what is meant; the programme as a whole is neither. */
export function hasSubject({ facets, towns, states, people, dates, event }: Question): boolean {
	return facets.length + towns.length + states.length + people.length + dates.length > 0 || event !== undefined;
}

/** What the first question word asks for; patterns that start at the same place go by their order. @param limited names a town */
function wantOf(folded: string, asking: Asking, limited: boolean): Want {
	const found = asking.wants.flatMap(([want, pattern]) => {
		const at = folded.search(pattern);
		return at < 0 ? [] : [{ want, at }];
	});
	const [first] = found.sort((a, b) => a.at - b.at);
	if (first) return first.want;
	if (asking.what.test(folded)) return 'text';
	return limited && asking.costs.test(folded) ? 'money' : 'list';
}

/** „Programm“ limits, it is no topic. */
function isFrame(facet: Facet, asking: Asking): boolean {
	return asking.programme.test(fold(facet.word));
}

/** The street asked for is no topic: „In welcher Straße …?“ */
function isStreet({ word }: Facet, asking: Asking): boolean {
	return asking.street.test(fold(word));
}

function isMoney({ word }: Facet, language: Language): boolean {
	return tokenize(word).every(({ folded }) => ASKING[language].money.has(stemIn(folded, language)));
}

/** „Wie groß ist die Fläche?“: the area is what is asked for, no topic. */
function isMeasure({ word }: Facet, language: Language, measured: Measured): boolean {
	const names = ASKING[language].measuring[measured];
	return tokenize(word).every(({ folded }) => names.has(stemIn(folded, language)));
}

export const stemIn = (folded: string, language: Language) =>
	(language === 'de' ? germanWords : englishWords).stem(folded);

function stateOf(facet: Facet, corpus: Corpus): string | undefined {
	const states = corpus.states;
	for (const { terms, strength } of facet.options) {
		const state = strength === 1 ? states.get(terms.join(' ')) : undefined;
		if (state) return state;
	}
	return undefined;
}

/** The noun after „wie viele“, „Anzahl der“, “how many”: also one that is no topic otherwise. */
function countedIn(
	tokens: readonly Token[],
	language: Language,
	taken: ReadonlySet<number>,
	corpus: Corpus,
): Facet | undefined {
	const at = tokens.findIndex(({ folded }, index) => {
		const [before, after] = [tokens[index - 1]?.folded ?? '', tokens[index + 1]?.folded ?? ''];
		/** „Wie viel Prozent der Kommunen …?“ asks for a share, it counts no percents. */
		if (/^(?:prozent|percent)$/.test(after)) return false;
		if (folded === 'viel' && !/^\p{Lu}/u.test(tokens[index + 1]?.word ?? '')) return false;
		return /^(?:viele?[rn]?|many)$/.test(folded)
			? /^(?:wie|how)$/.test(before)
			: /^(?:wieviele?|anzahl|number|zahl|anteil|prozent|percent|share|percentage|proportion|prozentsatz)$/.test(
					folded,
				);
	});
	if (at < 0) return undefined;
	const share = /^(?:prozent|prozentsatz|percent|anteil|share|percentage|proportion)$/.test(tokens[at]?.folded ?? '');
	if (share && !/^(?:der|aller|of)$/.test(tokens[at + 1]?.folded ?? '')) return undefined;
	let first: Facet | undefined;
	for (let next = at + 1; next < Math.min(tokens.length, at + 4) && !taken.has(next); next++) {
		const facet = facetAt(tokens, next, language, taken, corpus);
		if (facet && !facet.soft) return share && !isMunicipality(facet) ? undefined : asMunicipality(facet);
		first ??= facet;
	}
	return first;
}

/** „Städte“ are counted as „Kommunen“ too. */
function asMunicipality(facet: Facet): Facet {
	if (!isMunicipality(facet)) return facet;
	const others = ['kommun', 'stadt', 'gemeind'].map((term) => ({ terms: [germanWords.stem(term)], strength: 1 }));
	return { ...facet, options: [...facet.options, ...others] };
}

/** Whether a facet is „Kommune“, „Stadt“ or a word for them. */
export function isMunicipality({ options }: Facet): boolean {
	return options.some(({ terms }) => terms[0] === 'kommun' || terms[0] === 'stadt');
}

/** What municipalities do with a programme, not in it. */
const JOINING =
	/mach|nehm|nomm|teil|dabei|forder|ausgewahlt|wahl|profit|unterstutz|gehor|umfass|bekomm|erhalt|aufnahm|select|fund|support|involv|join|particip|chosen|receiv|benefit|belong|includ|tak|approv|admit|endgult|aktuell|insgesamt|total/;

/** „Wie viele Kommunen nehmen teil?“ without any other topic is about the programme. */
function countsMunicipalities(counted: Facet | undefined, facets: readonly Facet[], limited: boolean): boolean {
	return (
		counted !== undefined &&
		isMunicipality(counted) &&
		!limited &&
		facets.every((facet) => facet.word === counted?.word || (facet.soft && JOINING.test(fold(facet.word))))
	);
}
