/** `search`: the paragraphs that match words, ranked, and with `--explain` why. */

import { languageOf } from '../answering/tongue.js';
import { endpointOf } from '../config.js';
import { UsageError } from '../errors.js';
import { createLog } from '../log.js';
import { corpusOf } from '../retrieval/corpus.js';
import { explain, type Share } from '../retrieval/explain.js';
import { rank } from '../retrieval/search.js';
import { DEPTH, fuse } from '../vectors/fuse.js';
import { nearOnce } from '../vectors/open.js';
import { operator } from '../words/operator.js';
import { type Command, openKnowledge, readWords } from './command.js';
import { openDictionary } from './dictionary.js';

const options = {
	json: { type: 'boolean' },
	explain: { type: 'boolean' },
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
	const library = await openKnowledge(values.knowledge ?? config.KNOWLEDGE_DIR, shipped);
	const language = lang ?? languageOf(query, 'de', corpusOf(library).glossary.has);
	const dictionary = language === 'en' ? await openDictionary(config, terminal.warn) : undefined;
	const corpus = corpusOf(dictionary ? { ...library, dictionary } : library);
	const parts = { endpoint: endpointOf(config), folder: config.DATA_DIR, log: createLog(config.LOG_LEVEL) };
	const near = await nearOnce(query, corpus, parts);
	const ranking = rank(corpus.index, query, language, Math.max(limit, near ? DEPTH : 0));
	const lexical = new Map(ranking.hits.map((hit) => [hit.at, hit]));
	const hits = fuse(ranking.hits, near, limit).flatMap(({ at, score }) => {
		const passage = corpus.passages[at];
		if (!passage) return [];
		const { id, document, headings, text } = passage;
		const found = { passage: id, document, section: headings.join(' › '), score: rounded(score), text };
		const hit = lexical.get(at);
		const shares = hit ? explain(corpus.index, ranking, hit).map(shown) : [];
		return [values.explain ? { ...found, explain: shares } : found];
	});
	if (values.json) terminal.print(JSON.stringify({ hits }));
	else
		for (const hit of hits) {
			terminal.print(`${hit.score.toFixed(2)}  ${hit.passage}\n      ${hit.text}\n`);
			if ('explain' in hit) terminal.print(`${table(hit.explain)}\n`);
		}
	return 0;
};

const rounded = (score: number) => Math.round(score * 1000) / 1000;

/** More digits than the score itself, so that the sum is right. */
const shown = (share: Share): Share => ({ ...share, score: Math.round(share.score * 1e6) / 1e6 });

/** The 4-grams of a word in one row: they are many and small. */
function table(shares: readonly Share[]): string {
	const { head, how, where } = operator.explained;
	const rows: { cells: string[]; score: number }[] = [];
	const letters = new Map<string, { terms: string[]; score: number }>();
	for (const share of shares) {
		if (share.how === 'gram') {
			const row = letters.get(share.word) ?? { terms: [], score: 0 };
			row.terms.push(share.term);
			row.score += share.score;
			letters.set(share.word, row);
		} else rows.push({ cells: [share.word, share.term, how[share.how], where[share.where]], score: share.score });
	}
	for (const [word, { terms, score }] of letters) {
		const some = terms.slice(0, 4).join(' ');
		rows.push({ cells: [word, terms.length > 4 ? `${some} … (${terms.length})` : some, how.gram, where.text], score });
	}
	rows.sort((a, b) => b.score - a.score);
	const total = rows.reduce((sum, { score }) => sum + score, 0);
	const lines = [
		['', ...head],
		...rows.map(({ cells, score }) => [score.toFixed(2), ...cells]),
		[total.toFixed(2), operator.explained.total],
	];
	const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
	return lines
		.map((line) =>
			`      ${line
				.map((cell, at) => (at === 0 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
				.join('  ')}`.trimEnd(),
		)
		.join('\n');
}
