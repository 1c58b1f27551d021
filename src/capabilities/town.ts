/** „Was macht Alzey?“: what the documents tell of a town, in order of time, who is named, and which towns have the same topics. */

import { addClaim, createDraft } from '../answering/draft.js';
import { parseQuestion } from '../answering/question.js';
import type { Buttons } from '../buttons.js';
import { dateOf } from '../library/library.js';
import { documentedCard } from '../peers/card.js';
import { findDocumented } from '../peers/documented.js';
import { namesIn } from '../peers/named.js';
import { portrayed } from '../peers/portrait.js';
import { townsOf } from '../peers/towns.js';
import { claimLine, type Reply, reply, text } from '../reply.js';
import { type Corpus, corpusOf } from '../retrieval/corpus.js';
import type { MeasureUnit, Sentence, Terms } from '../retrieval/units.js';
import type { Words } from '../words/de.js';
import type { Capability, Turn } from './capability.js';
import { contactsOf, sourced } from './contacts.js';
import { contactOffer, nearest, nearestBlocks, nearestOffers, showOf, siteLink } from './nobody.js';
import { offering } from './offer.js';

export interface TownOptions {
	buttons: Buttons;
	/** Web site of the programme office. */
	site: string;
	/** Address of a page, by its path. */
	page(path: string): string;
}

const PEOPLE = 5;
const RELATED = 3;
/** Share of the words of a measure's status that its sentence has to have. */
const PROVEN = 0.5;

export function createTown(options: TownOptions): Capability {
	return {
		name: 'town',
		recognise: (turn) => townOf(turn) !== undefined,
		async handle(turn) {
			const town = townOf(turn) ?? '';
			const documented = measuresOf(town, corpusOf(turn.library)).length > 0;
			const told = documented ? await profile(town, turn, options) : await untold(town, turn, options);
			return { reply: told, question: turn.message.text };
		},
	};
}

/** Only a town, and nothing else beside it; one that is an everyday word too only where measures are documented. */
function townOf({ message, pressed, library, earlier }: Turn): string | undefined {
	if (pressed || message.command) return undefined;
	const corpus = corpusOf(library);
	const town = portrayed(message.text, earlier, namesIn(corpus));
	if (!town || measuresOf(town, corpus).length > 0) return town;
	/** What is told of it elsewhere than in measures, `ask` finds. */
	const told = corpus.sentences.some(({ towns }) => towns.has(town));
	return !told && corpus.findTowns(town).length > 0 ? town : undefined;
}

const measuresOf = (town: string, { measures }: Corpus) =>
	measures.filter(({ measure, sentences }) => measure.municipality === town && sentences.length > 0);

/** A town without documents: those that lie nearest, and who may know more. */
async function untold(town: string, turn: Turn, { buttons, site }: TownOptions): Promise<Reply> {
	const { language, words } = turn;
	const say = words.peers;
	const near = nearest(town, turn);
	const blocks = [text(say.town.untold(town)), ...nearestBlocks(near, turn), text(say.office, ' ', siteLink({ site }))];
	const said: Reply = { ...reply(language, ...blocks), answer: { found: false, nearest: [] } };
	const shown = await offering(said, turn, buttons, nearestOffers(near, turn));
	return { ...shown, show: showOf(turn) };
}

async function profile(town: string, turn: Turn, { buttons, page }: TownOptions): Promise<Reply> {
	const { language, words, library, message } = turn;
	const say = words.peers;
	const corpus = corpusOf(library);
	const draft = createDraft(language, words);
	const units = measuresOf(town, corpus).sort(earliestFirst);
	for (const unit of units) {
		const told = stateOf(unit, corpus);
		const { line, lead } = lineOf(unit, told.status, words);
		addClaim(draft, line, told.evidence, lead);
	}
	const lines = draft.claims.map(claimLine);
	const people = findDocumented(parseQuestion(town, 'de', corpus), corpus).filter(({ name }) => name !== undefined);
	const named = people.slice(0, PEOPLE).map((person) => ({ person, reasons: [] }));
	const cards = named.map(({ person }) => documentedCard(person, [], draft, library));
	const near = related(town, corpus).map((other) => say.town.relatedTo(other.town, other.topics));
	const id = townsOf(library).find(({ name }) => name === town)?.id;
	const map = page(id ? `/municipalities#${id}` : '/municipalities');
	const blocks = [
		text(say.town.measures),
		{ kind: 'list' as const, items: lines },
		...(cards.length > 0 ? [text(say.town.contacts), ...cards] : []),
		...(near.length > 0 ? [text(say.town.related(near))] : []),
		text({ link: say.map, url: map }),
	];
	const offer = contactOffer(town, say.town.contact);
	const said = { ...sourced(draft, language, blocks), contacts: contactsOf(named), title: town };
	const shown = await offering(said, turn, buttons, message.interactive ? [offer] : []);
	return { ...shown, show: showOf(turn) };
}

/** What has no date comes last. */
const earliestFirst = (one: MeasureUnit, other: MeasureUnit) =>
	(dateOf(one.exchange) || LAST).localeCompare(dateOf(other.exchange) || LAST) ||
	one.measure.title.localeCompare(other.measure.title);
const LAST = '9999';

function lineOf({ exchange, measure }: MeasureUnit, status: string, words: Words): { line: string; lead: string } {
	const date = dateOf(exchange);
	const lead = date ? words.day(date) : words.facts.undated;
	const { title, kind } = measure;
	const what = kind && !title.toLowerCase().includes(kind.toLowerCase()) ? `${title} (${kind})` : title;
	return { line: [`${lead}: ${what}`, status, exchange.title].filter(Boolean).join(' – '), lead };
}

/** The sentence that says most of its name; and how it stands, where a sentence says that too. */
function stateOf({ sentences, name, measure }: MeasureUnit, corpus: Corpus): { status: string; evidence: Sentence[] } {
	const [named] = mostOf(sentences, name);
	const status = corpus.termsOf(measure.status ?? '');
	const [stated] = status.size > 0 ? mostOf(sentences, status) : [];
	const shared = [...status.keys()].filter((term) => stated?.terms.has(term)).length;
	const proven = stated !== undefined && shared >= status.size * PROVEN;
	return {
		status: proven ? (measure.status ?? '') : '',
		evidence: [named, proven ? stated : undefined].filter((sentence) => sentence !== undefined),
	};
}

function mostOf(sentences: readonly Sentence[], wanted: Terms): Sentence[] {
	const count = ({ terms }: Sentence) => [...wanted.keys()].filter((term) => terms.has(term)).length;
	return [...sentences].sort((one, other) => count(other) - count(one));
}

const topicsOf = (units: readonly MeasureUnit[]) => [...new Set(units.flatMap(({ measure }) => measure.topics))];

/** Towns that share most topics with it. */
function related(town: string, corpus: Corpus): { town: string; topics: string[] }[] {
	const own = topicsOf(measuresOf(town, corpus));
	const towns = [...new Set(corpus.measures.map(({ measure }) => measure.municipality))].filter((one) => one !== town);
	return towns
		.map((other) => ({
			town: other,
			topics: topicsOf(measuresOf(other, corpus)).filter((topic) => own.includes(topic)),
		}))
		.filter(({ topics }) => topics.length > 0)
		.sort((one, other) => other.topics.length - one.topics.length || one.town.localeCompare(other.town, 'de'))
		.slice(0, RELATED);
}
