/** Misspelt towns and events: what limits a question has to be known before its topic words are looked up. */

import { fold, type Token } from '../language/fold.js';
import { createSpeller, type Speller } from '../language/spelling.js';
import type { Corpus } from '../retrieval/corpus.js';
import { isKnown } from '../retrieval/query.js';

const EVENTS = createSpeller([
	'austausch',
	'austausche',
	'netzwerktreffen',
	'regionaltreffen',
	'exchange',
	'exchanges',
]);

/** Letters a word needs to have for one error, and for two. */
const ONE = 6;
const TWO = 9;

/** „netzwerktrefen“, „Cotbus“, „Künstlerinnentreff“: no word of the texts, and no other town of that name. */
export function respelled(token: Token, corpus: Corpus): Token {
	const { folded } = token;
	const male = folded.replace(/innen(?=[a-z]{4})/, '');
	if (male !== folded && !isKnown(folded, corpus.index) && isKnown(male, corpus.index))
		return { ...token, folded: male };
	const known = folded.length < ONE || isKnown(folded, corpus.index) || corpus.library.gazetteer.find(folded);
	if (known || corpus.findTowns(token.word).length > 0) return token;
	const limit = folded.length < TWO ? 1 : 2;
	const [near] = [...EVENTS.nearest(folded, limit), ...townsOf(corpus).nearest(folded, limit)];
	return near ? { ...token, folded: near.word } : token;
}

const spellers = new WeakMap<Corpus, Speller>();

/** Towns of one word that the documents tell of. */
function townsOf(corpus: Corpus): Speller {
	const known = spellers.get(corpus);
	if (known) return known;
	const names = new Set(corpus.sentences.flatMap(({ towns }) => [...towns]).map(fold));
	const speller = createSpeller([...names].filter((name) => /^[a-z]+$/.test(name)));
	spellers.set(corpus, speller);
	return speller;
}
