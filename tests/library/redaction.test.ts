import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { parseDocument } from 'yaml';
import type { Form } from '../../src/language/substitute.js';
import { openLibrary } from '../../src/library/library.js';
import { redactDocument } from '../../src/library/redact.js';
import {
	createRedaction,
	createRegister,
	keyedId,
	readRedactions,
	writeRedaction,
} from '../../src/library/redaction.js';
import { createLexicon } from '../../src/library/silence.js';

const library = await openLibrary('knowledge', 'knowledge');
const lexicon = createLexicon(library);

const objecting = (name: string, form: Form, of: string) =>
	createRedaction(name, undefined, { form, of }, '2026-11-20');
const BITTI = objecting('Claudia Bitti', 'feminine', 'der Stadt Bremerhaven');
const HEGEWALD = objecting('Florian Hegewald', 'masculine', 'der Stadt Chemnitz');
const ALL = [
	BITTI,
	HEGEWALD,
	objecting('Prof. Elke Pahl-Weber', 'feminine', 'der Innenstadtkoordination Hamburg'),
	objecting('Tim Tzscheppan', 'neutral', 'der Stadt Oberhausen'),
	objecting('Marie Preuß', 'feminine', 'des DV'),
	objecting('Markus Krebs', 'masculine', 'vom Stadtmarketing Alzey'),
	objecting('Ursula von der Lühe', 'feminine', 'der Stadt Alzey'),
	objecting('Monika Mohr', 'neutral', ''),
	objecting('Sebastian Remelé', 'masculine', 'der Stadt Schweinfurt'),
];
const register = createRegister(ALL);
const redact = (text: string) => redactDocument(text, 'exchanges/probe.md', register, lexicon).text;

const V = 'Vertreterin der Stadt Bremerhaven';

describe('a full name', () => {
	test.each([
		['Claudia Bitti berichtete.', `Eine ${V} berichtete.`],
		['Es berichtete Claudia Bitti.', `Es berichtete eine ${V}.`],
		['Claudia Bitti, Innenstadtkoordinatorin, berichtete.', `Eine ${V}, Innenstadtkoordinatorin, berichtete.`],
		['Ein Gespräch mit Claudia Bitti half.', `Ein Gespräch mit einer ${V} half.`],
		['Das stammt von Claudia Bitti.', `Das stammt von einer ${V}.`],
		['Laut Claudia Bitti läuft es.', `Laut einer ${V} läuft es.`],
		['Nach Claudia Bitti sprach niemand.', `Nach einer ${V} sprach niemand.`],
		[
			'Der Entwurf wurde durch Florian Hegewald erstellt.',
			'Der Entwurf wurde durch einen Vertreter der Stadt Chemnitz erstellt.',
		],
		['Ohne Florian Hegewald ging es nicht.', 'Ohne einen Vertreter der Stadt Chemnitz ging es nicht.'],
		['Es ging nicht mit Florian Hegewald.', 'Es ging nicht mit einem Vertreter der Stadt Chemnitz.'],
		['Wegen Florian Hegewald kam es dazu.', 'Wegen eines Vertreters der Stadt Chemnitz kam es dazu.'],
		['Die Runde dankte Florian Hegewald.', 'Die Runde dankte einem Vertreter der Stadt Chemnitz.'],
		['Man lud Herrn Florian Hegewald ein.', 'Man lud einen Vertreter der Stadt Chemnitz ein.'],
		['Frau Claudia Bitti und Herr Florian Hegewald kamen.', `Eine ${V} und ein Vertreter der Stadt Chemnitz kamen.`],
		['Ein Gespräch mit Anna Alt, Claudia Bitti und Bert Neu.', `Ein Gespräch mit Anna Alt, einer ${V} und Bert Neu.`],
		[
			'Ein Gespräch mit Anna Alt und Florian Hegewald.',
			'Ein Gespräch mit Anna Alt und einem Vertreter der Stadt Chemnitz.',
		],
		['Der Vortrag der Frau Claudia Bitti endete.', `Der Vortrag einer ${V} endete.`],
		['Das sagte Florian Hegewald.', 'Das sagte ein Vertreter der Stadt Chemnitz.'],
		['Diese leitete Claudia Bitti.', `Diese leitete eine ${V}.`],
		['Unsere Claudia Bitti kam.', `Unsere ${V} kam.`],
		['Fragen beim Herrn Florian Hegewald.', 'Fragen bei einem Vertreter der Stadt Chemnitz.'],
		['Die Leiterin Claudia Bitti kam.', 'Die Leiterin kam.'],
		['Die engagierte Claudia Bitti kam.', `Die engagierte ${V} kam.`],
		['Der Raum, den Claudia Bitti leitet, ist offen.', `Der Raum, den eine ${V} leitet, ist offen.`],
		[
			'Die Leitung hat Prof. Dr. Elke Pahl-Weber.',
			'Die Leitung hat eine Vertreterin der Innenstadtkoordination Hamburg.',
		],
		['Die Leitung hat Elke Pahl Weber.', 'Die Leitung hat eine Vertreterin der Innenstadtkoordination Hamburg.'],
		[
			'Markus Krebs vom Stadtmarketing der Stadt Alzey sprach.',
			'Ein Vertreter vom Stadtmarketing der Stadt Alzey sprach.',
		],
		['Das sagte Monika Mohr.', 'Das sagte eine am Programm beteiligte Person.'],
		['Das kam von Monika Mohr.', 'Das kam von einer am Programm beteiligten Person.'],
		['Das kam von Tim Tzscheppan.', 'Das kam von einer Vertretung der Stadt Oberhausen.'],
		['Die Innenstadtkoordinatorin Claudia Bitti sprach.', 'Die Innenstadtkoordinatorin sprach.'],
		['Projektleiter Florian Hegewald sprach.', 'Der Projektleiter sprach.'],
		['Das zeigte man mit Projektleiter Florian Hegewald.', 'Das zeigte man mit dem Projektleiter.'],
		[
			'Ursula von der Lühe sprach. Frau von der Lühe ging.',
			'Eine Vertreterin der Stadt Alzey sprach. Eine Vertreterin der Stadt Alzey ging.',
		],
	])('%s', (before, after) => {
		expect(redact(before)).toBe(after);
		expect(redact(after)).toBe(after);
	});

	test.each([
		['Claudia Bittis Bericht überzeugte.', `Der Bericht einer ${V} überzeugte.`],
		['Nach Claudia Bittis Bericht läuft es.', `Nach dem Bericht einer ${V} läuft es.`],
		['Mit Claudia Bittis Hilfe gelang es.', `Mit Hilfe einer ${V} gelang es.`],
		['Claudia Bittis langjährige Arbeit trägt.', `Die langjährige Arbeit einer ${V} trägt.`],
		[
			'Markus Krebs’ langjähriger Einsatz trägt.',
			'Der langjährige Einsatz eines Vertreters vom Stadtmarketing Alzey trägt.',
		],
		['Der Bericht Claudia Bittis überzeugte.', `Der Bericht einer ${V} überzeugte.`],
		['Der Bericht Florian Hegewalds überzeugte.', 'Der Bericht eines Vertreters der Stadt Chemnitz überzeugte.'],
	])('in the genitive: %s', (before, after) => expect(redact(before)).toBe(after));

	test.each([
		'CLAUDIA BITTI kam.',
		'Claudia  Bitti kam.',
		'Claudia\u00A0Bitti kam.',
		'Claudia&nbsp;Bitti kam.',
		'Clau\u00ADdia Bit\u200Bti kam.',
		'Claudia\nBitti kam.',
		'> Claudia\n> Bitti kam.',
		'**Claudia** Bitti kam.',
		'*Claudia Bitti* kam.',
		'Claudia M. Bitti kam.',
		'Bitti, Claudia kam.',
		'| Bitti | Claudia | Leitung |',
		'Dipl.-Ing. Claudia Bitti kam.',
		'„Claudia Bitti“ kam.',
		'Claud&#105;a Bitti kam.',
		'[Claudia Bitti](https://example.org) kam.',
	])('is found however it is written: %j', (text) => {
		const after = redact(text);
		expect(after).toContain(V);
		expect(after).not.toMatch(/bitti|claudia/i);
	});

	test.each([
		['Marie Preuss'],
		['Marie Preuß'],
		['MARIE PREUSS'],
		['Sebastian Remelé'],
		['Sebastian Remelé'.normalize('NFD')],
		['Sebastian Remele'],
	])('with or without signs on its letters: %s', (name) => {
		expect(redact(`Es kam ${name}.`)).not.toContain(name);
	});

	test.each([
		'Anna Bitti kam mit Florian Meier.',
		'Claudia Bittis-Preis, Bittihaus, Claudia Bitti-Weg.',
		'Claudia Bittmann und Claudia Müller kamen.',
		'Elke Pahl und Elke Weber kamen.',
		'Frau Bitti kam.',
		'Müller, Bitti, Claudia Meier',
		'Die Claudia\n\nBitti kam.',
	])('leaves others alone: %s', (text) => expect(redact(text)).toBe(text));
});

describe('a surname alone, where the document has the full name', () => {
	const first = 'Claudia Bitti begann.\n\n';
	const begun = `Eine ${V} begann.\n\n`;

	test.each([
		['Danach sprach Frau Bitti.', `Danach sprach eine ${V}.`],
		['Mit Frau Bitti sprach Dr. Bitti.', `Mit einer ${V} sprach eine ${V}.`],
		['Bitti zeigte den Raum.', `Eine ${V} zeigte den Raum.`],
		['Der Raum gefiel Bitti.', `Der Raum gefiel einer ${V}.`],
		['Bittis Bericht überzeugte.', `Der Bericht einer ${V} überzeugte.`],
		['C. Bitti zeigte den Raum.', `Eine ${V} zeigte den Raum.`],
		['Die Projektleiterin Bitti kam.', 'Die Projektleiterin kam.'],
		['Eine BITTI-Idee und ein Bittihaus.', 'Eine BITTI-Idee und ein Bittihaus.'],
		['Anna Bitti und A. Bitti kamen.', 'Anna Bitti und A. Bitti kamen.'],
		['Herr Bitti kam.', 'Herr Bitti kam.'],
		['Anna Bitti kam. Frau Bitti blieb.', 'Anna Bitti kam. Frau Bitti blieb.'],
	])('%s', (before, after) => expect(redact(first + before)).toBe(begun + after));

	test('that is a word or a town too goes only with a form of address', () => {
		const krebs = createRegister([objecting('Anna Essen', 'feminine', 'der Stadt Alzey')]);
		const text = 'Anna Essen kam. Essen ist groß. Frau Essen blieb.';
		expect(redactDocument(text, 'a.md', krebs, lexicon).text).toBe(
			'Eine Vertreterin der Stadt Alzey kam. Essen ist groß. Eine Vertreterin der Stadt Alzey blieb.',
		);
	});

	test('is remembered for the document after the full name is gone', () => {
		const known = createRegister([{ ...BITTI, documents: [keyedId(BITTI.salt, 'probe')] }]);
		const text = '---\nid: probe\n---\nNun sprach Frau Bitti. Anna Bitti kam. Auch Bittis Idee.';
		expect(redactDocument(text, 'anders.md', known, lexicon).text).toBe(
			`---\nid: probe\n---\nNun sprach eine ${V}. Anna Bitti kam. Auch Bittis Idee.`,
		);
		expect(redactDocument(text.replace('probe', 'andere'), 'anders.md', known, lexicon).places).toBe(0);
	});
});

const front = (wording: string, contacts: string, more = '') =>
	`---\r\nid: probe\r\ntitle: Probe\r\nkind: programme # Hinweis von Claudia Bitti\r\n${more}source:\r\n  publisher: P\r\n  title: T\r\nwording: ${wording}\r\ncoverage: partial\r\nmeasures:\r\n  - municipality: Alzey\r\n    title: M\r\n${contacts}---\r\n\r\n`;

describe('front matter', () => {
	const B = '      - name: Claudia Bitti\r\n        role: Koordinatorin\r\n';
	const A = '      - name: Anna Alt\r\n        role: Planerin\r\n';
	test.each([
		[`    contacts:\r\n${B}`, []],
		[`    contacts:\r\n${B}${A}`, ['Anna Alt']],
		[`    contacts:\r\n${A}${B}`, ['Anna Alt']],
		[`    contacts:\r\n${A}${B}${A}    status: läuft\r\n`, ['Anna Alt', 'Anna Alt']],
		['    contacts: [{ name: Claudia Bitti, role: Koordinatorin }]\r\n', []],
		['    contacts: [{ name: Anna Alt }, { name: "Claudia \\u0042itti" }]\r\n', ['Anna Alt']],
		['    contacts:\r\n      - name: Frau Dr. Claudia\r\n          Bitti\r\n', []],
		[`    contacts:\r\n    - name: Claudia Bitti\r\n      role: Koordinatorin\r\n    status: läuft\r\n`, []],
	])('loses the entry and stays YAML: %j', (contacts, left) => {
		const before = `${front('summary', contacts)}Text.\r\n`;
		const after = redact(before);
		expect(after).not.toMatch(/bitti|koordinatorin|u0042/i);
		const [, yaml = ''] = after.split('---\r\n');
		const document = parseDocument(yaml);
		expect(document.errors).toEqual([]);
		const { measures } = document.toJS() as { measures: { contacts: { name: string }[]; status?: string }[] };
		expect(measures[0]?.contacts.map(({ name }) => name)).toEqual(left);
		expect(measures[0]?.status).toBe(contacts.includes('status') ? 'läuft' : undefined);
		const untouched = (text: string) => text.split('\r\n').slice(0, 3);
		expect(untouched(after)).toEqual(untouched(before));
		expect(after.endsWith('---\r\n\r\nText.\r\n')).toBe(true);
	});

	test('is rewritten as text elsewhere, in whatever way a value is written', () => {
		const fields = [
			'host: Claudia Bitti',
			'place: "Büro: Claudia Bitti"',
			"series: 'Gespräch mit Claudia Bitti'",
			'topics: [Claudia Bitti, Jugend]',
			'published: >',
			'  Stand von',
			'  Claudia Bitti',
		];
		const after = redact(front('summary', '', fields.map((field) => `${field}\r\n`).join('')));
		const document = parseDocument(after.split('---\r\n')[1] ?? '');
		expect(document.errors).toEqual([]);
		expect(document.toJS()).toMatchObject({
			host: `Eine ${V}`,
			place: `Büro: eine ${V}`,
			series: `Gespräch mit einer ${V}`,
			topics: [`Eine ${V}`, 'Jugend'],
			published: `Stand von einer ${V}\n`,
		});
		expect(after).not.toMatch(/bitti/i);
	});

	test('a literal quotation shows in brackets what is not literal', () => {
		const text = 'Claudia Bitti: Ja.\r\n\r\nDie Leiterin Claudia Bitti sprach. Claudia Bittis Bericht überzeugte.\r\n';
		const after = redact(front('original', '') + text);
		expect(after).toContain(`\\[Eine ${V}\\]: Ja.`);
		expect(after).toContain('Die Leiterin [Name entfernt] sprach.');
		expect(after).toContain(`[Der] Bericht [einer ${V}] überzeugte.`);
	});
});

describe('any text', () => {
	const words = fc.constantFrom(
		'Claudia',
		'Bitti',
		'Bittis',
		'Frau',
		'Herr',
		'Dr.',
		'Florian',
		'Hegewald',
		'Anna',
		'und',
		'mit',
		'der',
		'die',
		'Stadt',
		'Bericht',
		'von',
		'.',
		',',
		'\n',
		'\n\n',
		'- ',
		'**',
		'„',
		'“',
		'Leiterin',
		'kam',
		'C.',
		'&nbsp;',
		'\u00AD',
		'|',
		'---\n',
		'name: ',
		'contacts:\n',
		'#',
		'Innenstadt',
	);
	const texts = fc.array(fc.tuple(words, fc.constantFrom('', ' ', ' ', ' ')), { maxLength: 40 });
	const written = texts.map((parts) => parts.map((pair) => pair.join('')).join(''));

	test('without the name is byte for byte the same', () => {
		const names = /bitti|hegewald|pahl|tzscheppan|preu|krebs|lühe|mohr|remel/i;
		fc.assert(
			fc.property(fc.oneof(written, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
				fc.pre(!names.test(text));
				expect(redact(text)).toBe(text);
				expect(redact(`---\n${text}\n---\n${text}`)).toBe(`---\n${text}\n---\n${text}`);
			}),
			{ numRuns: 500 },
		);
	});

	test.each(['Bittis Dr.Claudia Bitti', 'Bittis Herr Claudia Bitti', 'Bittis Claudia Bitti kam.'])(
		'leaves no name where one follows the other: %s',
		(text) => {
			expect(redact(text)).not.toMatch(/bitti/i);
		},
	);

	test('applied twice is as applied once, and no full name is left', () => {
		fc.assert(
			fc.property(written, fc.boolean(), (text, original) => {
				const whole = original ? `---\nid: probe\nwording: original\n---\n${text}` : text;
				const once = redact(whole);
				expect(redact(once)).toBe(once);
				expect(once.replaceAll('\u00AD', '')).not.toMatch(/(?<![\p{L}-])Claudia Bitti(?![\p{L}-])/u);
			}),
			{ numRuns: 3000 },
		);
	});
});

describe('the list of objections', () => {
	test('is read as it was written, and holds no name', () => {
		const text = ALL.reduce<string>((list, one) => writeRedaction(list, one), '');
		expect(readRedactions('redactions.txt', text)).toEqual({ redactions: ALL, problems: [] });
		expect(text).not.toMatch(/claudia|bitti|hegewald|pahl/i);
		expect(writeRedaction(text, { ...BITTI, documents: ['00ff'] }).split('\n')).toHaveLength(text.split('\n').length);
	});

	test('a line that cannot be read is a problem that does not repeat it', () => {
		const text = `${writeRedaction(undefined, BITTI)}Claudia Bitti bitte entfernen\n`;
		expect(readRedactions('redactions.txt', text)).toEqual({
			redactions: [BITTI],
			problems: [{ file: 'redactions.txt', line: 6, kind: 'redaction-line', detail: '', skipped: true }],
		});
	});

	test('the same name has another hash in another list', () => {
		expect(objecting('Claudia Bitti', 'neutral', '').name).not.toBe(BITTI.name);
	});
});

describe('a library', () => {
	let folder: string;
	afterAll(() => rm(folder, { recursive: true }));

	test('reads documents and events that come again without the name, and counts the objections', async () => {
		folder = await mkdtemp(join(tmpdir(), 'lotse-'));
		await mkdir(join(folder, 'exchanges'));
		await mkdir(join(folder, 'events'));
		const list = writeRedaction(undefined, BITTI);
		await writeFile(join(folder, 'redactions.txt'), `${list}unlesbar\n`);
		await writeFile(
			join(folder, 'exchanges', 'probe.md'),
			`${front('summary', '    contacts:\n      - name: Claudia Bitti\n').replaceAll('\r', '')}## Claudia Bitti berichtet\n\nFrau Bitti kam.\n`,
		);
		await writeFile(
			join(folder, 'events', 'termin.yaml'),
			'id: termin\ntitle: Gespräch mit Claudia Bitti\nkind: other\nstarts: 2027-03-18\nstatus: planned\nchanged: 2027-01-15T09:00:00+01:00\n',
		);
		const open = await openLibrary(folder, 'knowledge');
		expect(open.redactions).toBe(1);
		expect(open.problems.map(({ file, line, kind }) => [file, line, kind])).toEqual([
			['redactions.txt', 6, 'redaction-line'],
		]);
		expect(open.exchanges[0]?.passages[0]).toMatchObject({ headings: [`Eine ${V} berichtet`], text: `Eine ${V} kam.` });
		expect(open.exchanges[0]?.measures[0]?.contacts).toEqual([]);
		expect(open.events[0]?.title).toBe(`Gespräch mit einer ${V}`);
		expect(JSON.stringify(open)).not.toMatch(/claudia bitti|(?<!\p{L})bitti/iu);
	});
});
