/** `search`: the paragraphs that match words, ranked. */

import { languageOf } from '../answering/tongue.js';
import { UsageError } from '../errors.js';
import { corpusOf } from '../retrieval/corpus.js';
import { search as searchIndex } from '../retrieval/search.js';
import { operator } from '../words/operator.js';
import { type Command, openKnowledge, readWords } from './command.js';

const options = {
	json: { type: 'boolean' },
	limit: { type: 'string' },
	lang: { type: 'string' },
	knowledge: { type: 'string' },
} as const;

export const search: Command = async ({ words, config, terminal, shipped }) => {
	const { values, positionals } = readWords(words, options, operator.usage.search);
	const query = positionals.join(' ').trim();
	const limit = Number(values.limit ?? 10);
	const { lang } = values;
	if (lang !== undefined && lang !== 'de' && lang !== 'en') throw new UsageError(operator.usage.search);
	if (!query || !Number.isInteger(limit) || limit < 1) throw new UsageError(operator.usage.search);
	const corpus = corpusOf(await openKnowledge(values.knowledge ?? config.KNOWLEDGE_DIR, shipped));
	const language = lang ?? languageOf(query, 'de', corpus.glossary.has);
	const hits = searchIndex(corpus.index, query, language, limit).flatMap(({ at, score }) => {
		const passage = corpus.passages[at];
		if (!passage) return [];
		const { id, document, headings, text } = passage;
		return [{ passage: id, document, section: headings.join(' › '), score: Math.round(score * 1000) / 1000, text }];
	});
	if (values.json) terminal.print(JSON.stringify({ hits }));
	else for (const hit of hits) terminal.print(`${hit.score.toFixed(2)}  ${hit.passage}\n      ${hit.text}\n`);
	return 0;
};
