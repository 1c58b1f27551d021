/** What was found, worded by a model: only sentences that their sources carry are shown; the rest stays quoted. */

import type { Breaker } from '../endpoint/breaker.js';
import { toFault } from '../endpoint/fault.js';
import { isLeft } from '../endpoint/limit.js';
import type { Language } from '../message.js';
import type { Citation, Claim } from '../reply.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import type { Words } from '../words/de.js';
import type { Answered } from './answer.js';
import { addClaim, createDraft, type Draft } from './draft.js';
import { type Material, materialOf, says } from './evidence.js';
import type { Assignment, LanguageModel, Source, Usage, Written } from './model.js';
import { languageOf } from './tongue.js';

/** Whether sources carry a claim; the reason where they do not. */
export type Check = (
	claim: { text: string; language: Language; citations: readonly number[] },
	sources: readonly Source[],
) => { holds: true; coverage: number } | { holds: false; reason: string; coverage: number };

export interface WordingParts {
	model: LanguageModel;
	/** A second opinion, which can only drop. */
	judge?: LanguageModel;
	check(corpus: Corpus): Check;
	breaker: Breaker;
	/** Characters a model is given. */
	characters: number;
}

export interface Task {
	question: string;
	language: Language;
	words: Words;
	answered: Answered;
	corpus: Corpus;
	/** Ends the whole answer. */
	signal: AbortSignal;
	/** Each sentence that may be shown, with all sources so far. */
	show(claim: Claim, sources: readonly Citation[]): void;
}

/** What became of an answer, for those who measure. */
export interface Tally {
	shown: number;
	/** Sentences not shown, by reason. */
	dropped: Readonly<Record<string, number>>;
	/** Of the sentences shown: how many what they cite carries; and their citations, and how many of those are needed. */
	citations: { carried: number; all: number; needed: number };
	usage: Usage;
}

export type Worded =
	| { answered: Answered; author: string; tally: Tally }
	/** Quoted as it was: too little of what was written may be shown. */
	| { author?: undefined; tally: Tally };

/** More sentences than this for each point are not read. */
const MOST = 3;
/** Of all points: fewer are not worth a mixture. */
const ENOUGH = 0.5;
const MARKUP = /https?:|www\.|[<>[\]{}`|\\]|!\[|\*\*|@/;

/** @throws EndpointFault; then the quoted answer stands */
export async function word(task: Task, parts: WordingParts): Promise<Worded> {
	const { answered, corpus, signal } = task;
	if (!answered.answer.found) return { tally: emptyTally() };
	const material = materialOf({ ...answered, claims: answered.answer.claims }, corpus, parts.characters);
	if (material.found.length === 0) return { tally: emptyTally() };
	try {
		const session = createSession(task, material, parts);
		await session.write();
		parts.breaker.worked();
		return session.finish(answered);
	} catch (cause) {
		const fault = toFault(cause);
		if (!isLeft(signal)) parts.breaker.failed(fault);
		throw fault;
	}
}

const NONE = { carried: 0, all: 0, needed: 0 };
const FREE: Usage = { input: 0, output: 0, cost: 0 };
const emptyTally = (): Tally => ({ shown: 0, dropped: {}, citations: NONE, usage: FREE });

interface Accepted {
	text: string;
	evidence: readonly Sentence[];
	/** Numbers of the sources it stands on. */
	cites: readonly number[];
}

/** One answer: what was written, what of it holds, what is left to be quoted. */
function createSession(task: Task, material: Material, parts: WordingParts) {
	const { question, language, words, show, corpus, signal } = task;
	const check = parts.check(corpus);
	const draft: Draft = createDraft(language, words);
	const accepted: Accepted[] = [];
	const dropped = new Map<string, number>();
	const usage = { input: 0, output: 0, cost: 0 };
	const drop = (reason: string) => dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
	const spend = ({ input, output, cost }: Usage) => {
		usage.input += input;
		usage.output += output;
		usage.cost += cost;
	};
	const accept = (written: Written) => {
		const evidence = evidenceOf(written, material, check, language);
		const cites = evidence.flatMap(({ passage }) => numberOf(passage.id, material));
		accepted.push({ text: written.text, evidence, cites });
		addClaim(draft, written.text, evidence);
		const claim = draft.claims.at(-1);
		if (claim) show(claim, draft.sources);
	};
	/** One round: sentences that hold are shown at once, unless a second opinion is to be heard. */
	const round = async (assignment: Assignment) => {
		const rejected: { text: string; reason: string }[] = [];
		const waiting: Written[] = [];
		let left = MOST * assignment.points.length;
		const take = (written: Written) => {
			if (left-- <= 0 || accepted.some(({ text }) => text === written.text)) return;
			const reason = faultIn(written, material, check, language);
			if (reason) rejected.push({ text: written.text, reason });
			else if (parts.judge) waiting.push(written);
			else accept(written);
		};
		spend(await parts.model.write(assignment, signal, take));
		for (const written of waiting) {
			const verdict = await secondOpinion(written, material, parts.judge, language, signal);
			spend(verdict.usage);
			if (verdict.holds) accept(written);
			else drop('judge');
		}
		return rejected;
	};
	const missing = () =>
		material.found.filter((point) => !accepted.some(({ text, evidence }) => says(text, evidence, point)));
	return {
		async write() {
			const points = material.found.map(({ text, sources }) => ({ text, sources }));
			const assignment = { question, language, points, sources: material.sources };
			const rejected = await round(assignment);
			if (rejected.length === 0 || missing().length === 0) {
				for (const { reason } of rejected) drop(reason);
				return;
			}
			const again = missing().map(({ text, sources }) => ({ text, sources }));
			for (const { reason } of await round({ ...assignment, points: again, rejected })) drop(reason);
		},
		finish(answered: Answered): Worded {
			const citations = judgedCitations(accepted, material, check, language);
			const tally = { shown: accepted.length, dropped: Object.fromEntries(dropped), citations, usage };
			const given = answered.answer.found ? answered.answer.claims : [];
			const open = missing();
			const said = material.found.length - open.length;
			if (said === 0 || said < ENOUGH * given.length) return { tally };
			const beyond = given.slice(material.found.length);
			for (const { claim, evidence } of open) addClaim(draft, claim.text, evidence, claim.lead);
			for (const claim of beyond) addClaim(draft, claim.text, quotedOf(claim, answered, corpus), claim.lead);
			const answer = { found: true as const, claims: draft.claims };
			return { answered: { ...answered, answer, sources: draft.sources }, author: parts.model.name, tally };
		},
	};
}

const numberOf = (passage: string, { sentences }: Material) =>
	[...sentences].flatMap(([n, own]) => (own.some((sentence) => sentence.passage.id === passage) ? [n] : []));

/** Yes where nobody else is asked. */
async function secondOpinion(
	{ text, sources }: Written,
	material: Material,
	judge: LanguageModel | undefined,
	language: Language,
	signal: AbortSignal,
): Promise<{ holds: boolean; usage: Usage }> {
	const cited = material.sources.filter(({ n }) => sources.includes(n));
	return (await judge?.judge(text, cited, language, signal)) ?? { holds: true, usage: FREE };
}

/** As ALCE counts (Gao et al. 2023), with our own check as the judge: a citation is needed if it is enough alone, or the rest is not enough. */
function judgedCitations(
	accepted: readonly Accepted[],
	{ checked }: Material,
	check: Check,
	language: Language,
): Tally['citations'] {
	const sums = { ...NONE };
	for (const { text, cites } of accepted) {
		const holds = (citations: readonly number[]) => check({ text, language, citations }, checked).holds;
		if (!holds(cites)) continue;
		sums.carried++;
		sums.all += cites.length;
		sums.needed += cites.filter((n) => holds([n]) || !holds(cites.filter((other) => other !== n))).length;
	}
	return sums;
}

/** Why a sentence may not be shown; undefined where it may. */
function faultIn({ text, sources }: Written, material: Material, check: Check, language: Language): string | undefined {
	if (MARKUP.test(text) || /\p{Cf}|\p{Co}/u.test(text)) return 'markup';
	if (languageOf(text, language) !== language) return 'language';
	const checked = check({ text, language, citations: sources }, material.checked);
	return checked.holds ? undefined : checked.reason;
}

/** The sentence of each source that carries most of a claim; those of the points first where they carry as much. */
function evidenceOf(
	{ text, sources }: Written,
	{ found, sentences }: Material,
	check: Check,
	language: Language,
): Sentence[] {
	const own = new Set(found.flatMap(({ evidence }) => evidence));
	const best = [...new Set(sources)].flatMap((n) => {
		const scored = (sentences.get(n) ?? []).map((sentence) => {
			const { exchange, passage } = sentence;
			const source = { n, title: exchange.title, section: passage.headings.join(' › '), text: sentence.text };
			const { holds, coverage } = check({ text, language, citations: [n] }, [source]);
			return { sentence, holds, score: (holds ? 1 : 0) + coverage + (own.has(sentence) ? 0.1 : 0) };
		});
		return scored.sort((a, b) => b.score - a.score).slice(0, 1);
	});
	/** What carries it alone is enough. */
	const alone = best.filter(({ holds }) => holds);
	return (alone.length > 0 ? alone : best).map(({ sentence }) => sentence);
}

function quotedOf({ cites }: Claim, { sources }: Answered, corpus: Corpus): Sentence[] {
	return sources
		.filter(({ n }) => cites.includes(n))
		.flatMap(({ passage, quote }) =>
			corpus.sentences.filter((sentence) => sentence.passage.id === passage && sentence.text === quote).slice(0, 1),
		);
}
