/** Short reports of all manners: what has to be found in them, and what must not come out. */

import { beforeAll, describe, expect, test } from '@jest/globals';
import { ingest } from '../../src/ingest/ingest.js';
import { type Outcome, outcomeOf } from '../../src/ingest/outcome.js';
import { openLibrary } from '../../src/library/library.js';
import { f1, readReports, type Report, type Score, scoreOf } from './reports.js';

const sets = [
	{ below: '.', name: 'seven reports' },
	{ below: 'kept', name: 'three reports kept unused while it was built' },
];

describe.each(sets)('$name', ({ below }) => {
	const reports = readReports(below);
	const outcomes = new Map<Report, Outcome>();
	const drafts = new Map<Report, string>();
	const scores: Score[] = [];

	beforeAll(async () => {
		const library = await openLibrary('knowledge', 'knowledge');
		for (const report of reports) {
			const found = await ingest(report.bytes, report.expected.source, library);
			const outcome = outcomeOf(found);
			outcomes.set(report, outcome);
			drafts.set(report, found.draft);
			scores.push(scoreOf(report, outcome));
		}
	});

	test('people with their roles, towns, days and places are found', () => {
		const figures = Object.fromEntries(
			(['people', 'municipalities', 'measures', 'head'] as const).map((key) => [
				key,
				f1(scores.map((score) => score[key])),
			]),
		);
		if (process.env.SHOW)
			console.log(
				figures,
				scores.flatMap(({ wrong }) => wrong),
			);
		expect(figures.people).toBeGreaterThanOrEqual(0.9);
		expect(figures.municipalities).toBeGreaterThanOrEqual(0.9);
		expect(figures.measures).toBeGreaterThanOrEqual(0.8);
		expect(figures.head).toBeGreaterThanOrEqual(0.95);
	});

	test('nobody is invented, and no pupil, visitor or photographer is a contact', () => {
		expect(scores.flatMap(({ invented }) => invented)).toEqual([]);
	});

	test.each(reports)('$name: the paragraphs are word for word, without what stood around them', (report) => {
		const texts = (outcomes.get(report)?.passages ?? []).map(({ text }) => text);
		const { verbatim, absent } = report.expected;
		expect(verbatim.filter((sentence) => !texts.some((text) => text.includes(sentence)))).toEqual([]);
		expect(absent.filter((part) => texts.some((text) => text.includes(part)))).toEqual([]);
	});

	test.each(reports)('$name: telephone numbers and private addresses are reported and nowhere kept', (report) => {
		const outcome = outcomes.get(report);
		const all = JSON.stringify(outcome) + (drafts.get(report) ?? '');
		const secret = report.expected.reported ?? [];
		expect(secret.filter((part) => all.includes(part))).toEqual([]);
		const kinds = new Set(outcome?.problems.map(({ kind }) => kind));
		expect(kinds.has('phone') || kinds.has('mail')).toBe(secret.length > 0);
	});
});
