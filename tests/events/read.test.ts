import { describe, expect, test } from '@jest/globals';
import { fc } from '../property.js';
import { eventSchema } from '../../src/events/event.js';
import { readEvent } from '../../src/events/read.js';
import type { ProblemKind } from '../../src/library/problem.js';
import { operator } from '../../src/words/operator.js';
import { EVENT, READ } from '../fixtures/events/event.js';

const FILE = 'events/austausch-9-zwischenmiete.yaml';
const read = (text: string, file = FILE) => readEvent(file, text);
const lineOf = (part: string, text = EVENT) => text.slice(0, text.indexOf(part)).split('\n').length;
const changed = (from: string, to: string) => {
	expect(EVENT).toContain(from);
	return read(EVENT.replace(from, to));
};

describe('an event file', () => {
	test('is read whole', () => {
		expect(read(EVENT)).toEqual({ event: READ, problems: [] });
	});

	test('may end in .yml, begin with --- and have comments', () => {
		const text = `---\n# Entwurf\n${EVENT}`;
		expect(read(text, 'events/austausch-9-zwischenmiete.yml')).toEqual({ event: READ, problems: [] });
	});

	test.each([
		['starts: 2027-03-18T10:00', 'starts: 2027-03-18 10:00'],
		['starts: 2027-03-18T10:00', 'starts: "2027-03-18T10:00"'],
		['starts: 2027-03-18T10:00', 'starts: 2027-03-18T10:00:00'],
		['starts: 2027-03-18T10:00', 'starts: 2027-03-18 10:00 Uhr'],
		['ends: 2027-03-18T12:30', 'ends: 2027-03-18  12:30'],
		['changed: 2027-01-15T09:00:00+01:00', 'changed: 2027-01-15T08:00:00Z'],
		['changed: 2027-01-15T09:00:00+01:00', 'changed: 2027-01-15 09:00'],
		['changed: 2027-01-15T09:00:00+01:00', 'changed: "2027-01-15T09:00+01:00[Europe/Berlin]"'],
		['place: online', 'place: online\nzone:'],
		['status: confirmed', 'status: confirmed\naudience: public'],
		['about: Vier', 'about: >\n  Vier'],
	])('means the same with „%s“ as „%s“', (from, to) => {
		expect(changed(from, to)).toEqual({ event: READ, problems: [] });
	});

	test('may be about whole days, and have one-digit hours', () => {
		const days = read(EVENT.replace('2027-03-18T10:00', '2027-03-18').replace('2027-03-18T12:30', '2027-03-19'));
		expect(days.event).toMatchObject({ starts: '2027-03-18', ends: '2027-03-19' });
		expect(changed('2027-03-18T10:00', '2027-03-18 9:05').event?.starts).toBe('2027-03-18T09:05');
	});

	test('may say a time that the clock passes over, or shows twice', () => {
		for (const [starts, ends] of [
			['2027-03-28T02:30', '2027-03-28T04:00'],
			['2027-10-31T02:30', '2027-10-31T04:00'],
		]) {
			const text = EVENT.replace('2027-03-18T10:00', starts ?? '').replace('2027-03-18T12:30', ends ?? '');
			expect(read(text)).toMatchObject({ event: { starts, ends }, problems: [] });
		}
	});

	test('takes the number from its title, but not from a date', () => {
		expect(changed('9. Peer-to-Peer-Austausch „Zwischenmiete“', '9. März: Austausch').event?.number).toBeUndefined();
		expect(changed('kind:', 'number: 4\nkind:').event?.number).toBe(4);
		expect(changed('9. Peer-to-Peer-Austausch', '3. Regionales Netzwerktreffen').event?.number).toBe(3);
	});

	test('may lie in a place nobody knows', () => {
		expect(changed('place: online', 'place: Hintertupfing').problems).toEqual([]);
	});

	test('loses invisible characters, and line breaks inside its texts', () => {
		const text = EVENT.replace('Vier Kommunen zeigen', '"Vier\\u200B Kommu\\u202Enen\\n zeigen').replace(
			'vermieten.',
			'vermieten."',
		);
		expect(read(text).event?.about).toBe(READ.about);
	});
});

const wrong: readonly [ProblemKind, string, string, string, string?][] = [
	['unknown-field', 'starts:', 'start:', 'start|starts', 'start:'],
	['unknown-field', 'ends:', 'end:', 'end|ends', 'end:'],
	['unknown-field', 'topics:', 'tpoics:', 'tpoics|topics', 'tpoics:'],
	['unknown-field', 'place:', 'ort:', 'ort|place', 'ort:'],
	['unknown-field', '  until:', '  deadline:', 'registration.deadline|until', 'deadline:'],
	['unknown-field', 'place:', 'wurst:', 'wurst', 'wurst:'],
	['missing-field', 'status: confirmed\n', '', 'status'],
	['missing-field', 'status: confirmed', 'status:', 'status'],
	['missing-field', 'changed: 2027-01-15T09:00:00+01:00', '', 'changed'],
	['choice', 'status: confirmed', 'status: bestätigt', 'status|planned|confirmed|moved|cancelled', 'bestätigt'],
	['choice', 'kind: peer-to-peer', 'kind: P2P', 'kind|peer-to-peer|network-meeting|workshop|other', 'P2P'],
	['event-offset', '2027-03-18T10:00', '2027-03-18T10:00Z', 'starts', '2027-03-18T10:00Z'],
	['event-offset', '2027-03-18T12:30', '2027-03-18 12:30 +01:00', 'ends', '2027-03-18 12:30'],
	['event-offset', 'until: 2027-03-11', 'until: 2027-03-11T12:00+01:00', 'registration.until', '2027-03-11T12'],
	['event-time', '2027-03-18T10:00', '2027-02-30T10:00', 'starts', '2027-02-30'],
	['event-time', '2027-03-18T10:00', '18.03.2027 10:00', 'starts', '18.03'],
	['event-time', '2027-03-18T10:00', '2027-03-18T24:30', 'starts', '2027-03-18T24'],
	['event-time', '2027-03-18T10:00', '20270318', 'starts', '20270318'],
	['event-time', 'until: 2027-03-11', 'until: bald', 'registration.until', 'bald'],
	['event-mixed', 'ends: 2027-03-18T12:30', 'ends: 2027-03-19', 'ends', '2027-03-19'],
	['dates-reversed', '2027-03-18T12:30', '2027-03-18T09:30', 'ends', '2027-03-18T09:30'],
	['zone', 'place: online', 'zone: Berlin', 'Berlin', 'Berlin'],
	['instant', '2027-01-15T09:00:00+01:00', 'gestern', 'changed', 'gestern'],
	['field', 'id: austausch-9-zwischenmiete', 'id: Austausch 9', 'id', 'Austausch 9'],
	['field', 'revision: 1', 'revision: -1', 'revision', 'revision: -1'],
	['field', 'revision: 1', 'revision: eins', 'revision', 'eins'],
	['field', 'link: https://video.example.org/austausch-9', 'link: video.example.org', 'link', 'video.example'],
	['field', 'link: https://video.example.org/austausch-9', 'link: "javascript:alert(1)"', 'link', '"javascript'],
	['field', 'topics: [Leerstand, Zwischenmiete]', 'topics: Leerstand', 'topics', 'Leerstand'],
	['yaml', 'place: online', 'place: a: b', ''],
	['yaml', 'place: online', 'place: !!js/function x', ''],
	['yaml', 'place: online', 'status: confirmed', ''],
];

describe('a mistake', () => {
	test.each(wrong.map(([kind, from, to, detail, at = '']) => [kind, from, to, detail, at] as const))(
		'„%s“: %s → %s',
		(kind, from, to, detail, at) => {
			const { event, problems } = changed(from, to);
			expect(event).toBeUndefined();
			const problem = problems.find((one) => one.kind === kind);
			expect(problem).toMatchObject({ kind, skipped: true, ...(detail ? { detail } : {}) });
			if (at) expect(problem?.line).toBe(lineOf(at, EVENT.replace(from, to)));
			expect(operator.problem(problem ?? (problems[0] as never))).toMatch(/„|ICS|YAML/);
		},
	);

	test('in the name of the file is said, and the event stays', () => {
		const { event, problems } = read(EVENT, 'events/termin.yaml');
		expect(event).toEqual(READ);
		expect(problems).toEqual([
			{ file: 'events/termin.yaml', line: 1, kind: 'event-name', detail: READ.id, skipped: false },
		]);
	});

	test('of an editor (BOM, CRLF) is said, and the event stays', () => {
		const { event, problems } = read(`\uFEFF${EVENT.replaceAll('\n', '\r\n')}`);
		expect(event).toEqual(READ);
		expect(problems.map(({ kind, skipped }) => [kind, skipped])).toEqual([
			['byte-order-mark', false],
			['carriage-returns', false],
		]);
	});

	test.each([
		['', 'no-event'],
		['- id: a\n- id: b\n', 'no-event'],
		['Termin am 3. März', 'no-event'],
		['a\u0000b', 'binary'],
		[`a: &a [x]\nb: [${'*a,'.repeat(30)}]\n`, 'yaml'],
		[`${EVENT}---\n${EVENT}`, 'yaml'],
		['[['.repeat(20_000), 'yaml'],
	])('of the whole file is said: %#', (text, kind) => {
		const { event, problems } = read(text);
		expect(event).toBeUndefined();
		expect(problems.map((problem) => problem.kind)).toContain(kind);
	});

	test('in every second field is said at once', () => {
		const { problems } = read(EVENT.replace('status: confirmed', 'status: x').replace('10:00\n', '10:00Z\n'));
		expect(problems.map(({ kind }) => kind)).toEqual(['event-offset', 'choice']);
	});
});

test('whatever the text, reading it ends and does not throw', () => {
	const lines = EVENT.split('\n');
	const piece = fc.oneof(
		fc.constantFrom(...lines),
		fc.string({ unit: 'binary' }),
		fc.constantFrom('{', '[', '- ', '&a ', '*a', '!!x ', '|', '? '),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
			const { event, problems } = read(pieces.join('\n'));
			expect(event === undefined).toBe(problems.some(({ skipped }) => skipped));
			if (event) expect(eventSchema.safeParse(event).success).toBe(true);
		}),
		{ numRuns: 300 },
	);
});
