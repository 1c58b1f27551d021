/** The reports with their expected results, and how well a result meets them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../src/ingest/outcome.js';
import { nameKey } from '../../src/library/redaction.js';
import { docxOf, makePdf, printed, windows1252 } from './make.js';

const FOLDER = 'tests/ingest/reports';

interface ExpectedPerson {
	name: string;
	role: string | null;
	organisation: string | null;
	municipality: string | null;
}

export interface Expected {
	source: string;
	encoding?: string;
	title: string;
	kind: string;
	starts: string | null;
	ends: string | null;
	place: string | null;
	host: string | null;
	coverage: string;
	municipalities: string[];
	optionalMunicipalities?: string[];
	measures: { municipality: string; title: string; contacts: string[] }[];
	contacts: ExpectedPerson[];
	/** Names that may be there and need not. */
	optional?: string[];
	/** Never in a paragraph. */
	absent: string[];
	/** Word for word in one paragraph. */
	verbatim: string[];
	/** Never anywhere in what comes out. */
	reported?: string[];
}

export interface Report {
	name: string;
	expected: Expected;
	bytes: Uint8Array;
}

export function readReports(below: string): Report[] {
	const folder = join(FOLDER, below);
	const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
	return names.map((name): Report => {
		const expected = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Expected;
		return { name, expected, bytes: bytesOf(folder, expected) };
	});
}

function bytesOf(folder: string, { source, encoding }: Expected): Uint8Array {
	const text = () => readFileSync(join(folder, source.replace(/\.(?:pdf|docx)$/, '.txt')), 'utf8');
	if (source.endsWith('.pdf')) return makePdf(printed(text()));
	if (source.endsWith('.docx')) return docxOf(text());
	return encoding === 'windows-1252' ? windows1252(text()) : readFileSync(join(folder, source));
}

export interface Tally {
	right: number;
	expected: number;
	found: number;
}

export interface Score {
	people: Tally;
	municipalities: Tally;
	measures: Tally;
	/** Days, place, host, kind and title. */
	head: Tally;
	/** Names that nobody wrote, or that are no contacts. */
	invented: string[];
	wrong: string[];
}

const words = (text: string | null) =>
	(text ?? '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
const near = (a: string | null, b: string | null) =>
	words(a) === words(b) ||
	(words(a) !== '' && words(b) !== '' && (words(a).includes(words(b)) || words(b).includes(words(a))));

/** Role and organisation count together: „Stadtmarketing, Stadt Alzey“; a town alone as the organisation adds nothing. */
function samePerson(expected: ExpectedPerson, found: ExpectedPerson): boolean {
	const organisation = found.organisation === found.municipality ? null : found.organisation;
	const whole = near(
		`${expected.role ?? ''} ${expected.organisation ?? ''}`,
		`${found.role ?? ''} ${organisation ?? ''}`,
	);
	return (
		expected.name === found.name &&
		expected.municipality === found.municipality &&
		(whole ||
			(words(expected.role) === words(found.role) &&
				(near(expected.organisation, organisation) || expected.organisation === null)))
	);
}

export function scoreOf({ expected }: Report, outcome: Outcome): Score {
	const wrong: string[] = [];
	const count = (
		label: string,
		wanted: readonly string[],
		found: readonly string[],
		optional: readonly string[] = [],
	): Tally => {
		const needed = found.filter((one) => !optional.includes(one) || wanted.includes(one));
		const right = wanted.filter((one) => needed.includes(one)).length;
		for (const one of wanted) if (!needed.includes(one)) wrong.push(`${label} fehlt: ${one}`);
		for (const one of needed) if (!wanted.includes(one)) wrong.push(`${label} zu viel: ${one}`);
		return { right, expected: wanted.length, found: needed.length };
	};
	const known = new Set(
		[...expected.contacts.map(({ name }) => name), ...(expected.optional ?? [])].map((name) => nameKey(name).key),
	);
	const people = expected.contacts.filter((person) => outcome.contacts.some((found) => samePerson(person, found)));
	for (const person of expected.contacts) {
		if (people.includes(person)) continue;
		const found = outcome.contacts.find(({ name }) => nameKey(name).key === nameKey(person.name).key);
		wrong.push(`Person: ${Object.values(person).join(' | ')} ≠ ${found ? Object.values(found).join(' | ') : '–'}`);
	}
	const mandatory = outcome.contacts.filter(({ name }) => !(expected.optional ?? []).includes(name));
	const measure = ({ municipality, title }: { municipality: string; title: string }) => `${municipality}: ${title}`;
	const head = (of: Expected | Outcome) => [
		`title ${of.title}`,
		`kind ${of.kind}`,
		`starts ${of.starts}`,
		`ends ${of.ends}`,
		`place ${of.place}`,
		`host ${of.host}`,
		`coverage ${of.coverage}`,
	];
	return {
		people: { right: people.length, expected: expected.contacts.length, found: mandatory.length },
		municipalities: count('Kommune', expected.municipalities, outcome.municipalities, expected.optionalMunicipalities),
		measures: count('Maßnahme', expected.measures.map(measure), outcome.measures.map(measure)),
		head: count('Kopf', head(expected), head(outcome)),
		invented: outcome.contacts.map(({ name }) => name).filter((name) => !known.has(nameKey(name).key)),
		wrong,
	};
}

export function f1(tallies: readonly Tally[]): number {
	const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
	return (2 * sum('right')) / Math.max(1, sum('expected') + sum('found'));
}
