/** People the documents name: what is said of them stands in the document that is named as the source. */

import { describe, expect, test } from '@jest/globals';
import { parseQuestion } from '../../src/answering/question.js';
import { openLibrary } from '../../src/library/library.js';
import { findDocumented } from '../../src/peers/documented.js';
import { corpusOf } from '../../src/retrieval/corpus.js';

describe.each(['knowledge', 'tests/fixtures/north', 'tests/fixtures/west'])('%s', (folder) => {
	test('each person is named by a paragraph of the newest document that does so', async () => {
		const corpus = corpusOf(await openLibrary(folder, 'knowledge'));
		const towns = [...new Set(corpus.measures.map(({ measure }) => measure.municipality))];
		const people = towns.flatMap((town) => findDocumented(parseQuestion(town, 'de', corpus), corpus));
		const named = people.flatMap(({ name, exchange, measures: [first] }) =>
			name === undefined ? [] : [{ name, exchange, evidence: first?.evidence ?? [] }],
		);
		expect(named.length).toBeGreaterThan(5);
		for (const { name, exchange, evidence } of named) {
			const proven = evidence.some((sentence) => sentence.exchange === exchange);
			expect({ name, proven }).toEqual({ name, proven: true });
		}
	});
});
