/** What is documented about the topics of an event: measures first, else the paragraph that fits best. */

import type { ExchangeEvent } from '../events/event.js';
import type { Exchange, Measure, Passage } from '../library/exchange.js';
import { type Library, narrow } from '../library/library.js';
import type { Block, Inline } from '../reply.js';
import { conceptsOf, concerns } from '../retrieval/concern.js';
import { type Corpus, corpusOf } from '../retrieval/corpus.js';
import { search } from '../retrieval/search.js';
import { wordsFor } from '../words/words.js';

/** Documents named with a reminder, measures named of each, passages looked at for them. */
const DOCUMENTS = 2;
const MEASURES = 3;
const LOOKED = 50;

type Address = (document: string, anchor?: string) => string;

interface Found {
	exchange: Exchange;
	/** The best first. */
	passages: Passage[];
	measures: Measure[];
}

/** Thousands are reminded of one event with the same words. */
const known = new WeakMap<ExchangeEvent, Map<string, Block[]>>();

/**
 * „Dazu beim 4. Austausch: …“, each with the way to its paragraph. Empty where nothing is documented about it. Who may see
 * the event may see these.
 */
export function relatedTo(event: ExchangeEvent, library: Library, language: 'de' | 'en', address: Address): Block[] {
	const there = known.get(event) ?? new Map<string, Block[]>();
	known.set(event, there);
	const key = `${library.hash} ${language}`;
	const blocks = there.get(key) ?? find(event, library, language, address);
	there.set(key, blocks);
	return blocks;
}

function find(event: ExchangeEvent, library: Library, language: 'de' | 'en', address: Address): Block[] {
	const corpus = corpusOf(narrow(library, event.audience));
	const topics = event.topics.length > 0 ? event.topics : conceptsOf(corpus, event.title, 'de');
	const found = findAbout(topics, event.title, corpus);
	const best = new Set([...found.filter(({ measures }) => measures.length > 0), ...found]);
	const items = [...best].slice(0, DOCUMENTS).map((one) => [nameOf(one.exchange, language), ...linksOf(one, address)]);
	return items.length > 0 ? [{ kind: 'list', items }] : [];
}

function findAbout(topics: readonly string[], title: string, corpus: Corpus): Found[] {
	const about = (...texts: string[]) => topics.some((topic) => concerns(corpus, topic, texts.join(' . ')));
	const found = new Map<string, Found>();
	for (const { at } of search(corpus.index, [title, ...topics].join(' '), 'de', LOOKED, false)) {
		const passage = corpus.passages[at];
		const exchange = corpus.library.exchanges.find(({ id }) => id === passage?.document);
		if (!passage || !exchange || !about(exchange.title, ...passage.headings, passage.text)) continue;
		const measures = exchange.measures.filter(({ title, summary = '', topics }) => about(title, summary, ...topics));
		const there = found.get(exchange.id) ?? { exchange, passages: [], measures };
		there.passages.push(passage);
		found.set(exchange.id, there);
	}
	return [...found.values()];
}

function linksOf({ exchange, passages, measures }: Found, address: Address): Inline[] {
	const [best] = passages;
	const to = ({ municipality }: Measure) =>
		[...passages, ...exchange.passages].find(({ headings }) => headings.some((one) => one.includes(municipality))) ??
		best;
	const links = measures.slice(0, MEASURES).map((measure) => ({
		link: `${measure.municipality}: ${measure.title}`,
		url: address(exchange.id, to(measure)?.anchor),
	}));
	const section = { link: best?.headings.at(-1) ?? exchange.title, url: address(exchange.id, best?.anchor) };
	return (links.length > 0 ? links : [section]).flatMap((link, at) => (at > 0 ? ['; ', link] : [link]));
}

function nameOf({ series, number, title }: Exchange, language: 'de' | 'en'): string {
	const words = wordsFor(language);
	const { related, relatedPlain } = words.events.reminders;
	return series ? related(words.rows.event(series, number)) : relatedPlain(title);
}
