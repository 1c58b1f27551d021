import { describe, expect, test } from '@jest/globals';
import { createGazetteer } from '../../src/library/gazetteer.js';
import type { ProblemKind } from '../../src/library/problem.js';
import { readExchange } from '../../src/library/read.js';
import { EXCHANGE } from '../fixtures/exchange.js';

const gazetteer = createGazetteer([
	{ name: 'Alzey', others: [], state: 'Rheinland-Pfalz' },
	{ name: 'Cottbus', others: ['Chóśebuz', 'Cottbus/Chóśebuz'], state: 'Brandenburg' },
]);
const read = (text: string) => readExchange('exchanges/probe.md', text, gazetteer);
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a documentation', () => {
	test('is read with its sections, paragraphs and anchors', () => {
		const { exchange, problems } = read(EXCHANGE);
		expect(problems).toEqual([]);
		expect(exchange?.passages.map(({ anchor, headings }) => [anchor.replace(/-[0-9a-f]{6}$/, ''), headings])).toEqual([
			['alzey-1', ['Alzey']],
			['alzey-2', ['Alzey']],
		]);
		expect(exchange?.measures[0]).toMatchObject({ municipality: 'Alzey', state: 'Rheinland-Pfalz' });
	});

	test('keeps the anchor of a paragraph while another changes', () => {
		const before = read(EXCHANGE).exchange?.passages[0]?.anchor;
		const after = read(
			EXCHANGE.replace('Ein zweiter Absatz.', 'Ein ganz anderer Absatz.\n\nUnd ein dritter.'),
		).exchange;
		expect(after?.passages[0]?.anchor).toBe(before);
	});

	test('changes the anchor with the text', () => {
		const before = read(EXCHANGE).exchange?.passages[0]?.anchor;
		expect(read(EXCHANGE.replace('allen offen', 'niemandem offen')).exchange?.passages[0]?.anchor).not.toBe(before);
	});

	test('drops markup and invisible characters, and keeps HTML as text', () => {
		const { exchange } = read(
			EXCHANGE.replace('Ein zweiter Absatz.', 'Ein **zwei\u00ADter** [Absatz](https://example.org) <b>hier</b>.\u202E'),
		);
		expect(exchange?.passages[1]?.text).toBe('Ein zweiter Absatz <b>hier</b>.');
	});

	test('takes list items and table rows as paragraphs', () => {
		const { exchange } = read(`${EXCHANGE}\n- eins\n- zwei\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`);
		expect(exchange?.passages.slice(2).map(({ text }) => text)).toEqual(['eins', 'zwei', 'a · b', '1 · 2']);
	});

	test('names a town as the gazetteer does', () => {
		const { exchange } = read(EXCHANGE.replace('municipality: Alzey', 'municipality: Cottbus/Chóśebuz'));
		expect(exchange?.measures[0]?.municipality).toBe('Cottbus');
	});
});

describe('a broken documentation is skipped with file, line and kind', () => {
	const cases: [ProblemKind, string, string][] = [
		['front-matter', EXCHANGE.slice(4), ''],
		['yaml', EXCHANGE.replace('place: online', 'place: "online'), ''],
		['missing-field', EXCHANGE.replace('wording: original\n', ''), ''],
		['missing-field', EXCHANGE.replace('    title: Makerspace\n', ''), '- municipality'],
		['unknown-field', EXCHANGE.replace('place: online', 'place: online\nort: online'), 'ort:'],
		['unknown-municipality', EXCHANGE.replace('municipality: Alzey', 'municipality: Entenhausen'), 'municipality:'],
		['no-such-date', EXCHANGE.replace('starts: "2024-06-06"', 'starts: "2024-02-30"'), 'starts:'],
		['dates-reversed', EXCHANGE.replace('ends: "2024-06-06"', 'ends: "2024-06-05"'), 'ends:'],
		['field', EXCHANGE.replace('kind: peer-to-peer', 'kind: workshop'), 'kind:'],
		['empty-body', EXCHANGE.slice(0, EXCHANGE.indexOf('## Alzey')), ''],
		['binary', `\u0000\u0001${EXCHANGE}`, ''],
	];
	test.each(cases)('%s', (kind, text, at) => {
		const { exchange, problems } = read(text);
		expect(exchange).toBeUndefined();
		expect(problems[0]).toMatchObject({ file: 'exchanges/probe.md', kind, skipped: true });
		if (at) expect(problems[0]?.line).toBe(lineOf(text, at));
	});

	test('names every problem at once', () => {
		const { problems } = read(EXCHANGE.replace('wording: original\n', '').replace('kind: peer-to-peer', 'kind: x'));
		expect(problems.map(({ kind }) => kind).sort()).toEqual(['field', 'missing-field']);
	});

	test('does not expand aliases without end', () => {
		const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`;
		expect(read(EXCHANGE.replace('place: online', bomb)).problems[0]).toMatchObject({ kind: 'yaml', skipped: true });
	});
});

describe('what is readable all the same stays in service and is reported', () => {
	test.each([
		['byte-order-mark', `\uFEFF${EXCHANGE}`],
		['carriage-returns', EXCHANGE.replace(/\n/g, '\r\n')],
		['state', EXCHANGE.replace('municipality: Alzey', 'municipality: Alzey\n    state: Bayern')],
	])('%s', (kind, text) => {
		const { exchange, problems } = read(text);
		expect(exchange?.passages).toHaveLength(2);
		expect(problems).toMatchObject([{ kind, skipped: false }]);
	});
});
