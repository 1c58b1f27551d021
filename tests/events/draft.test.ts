import { describe, expect, test } from '@jest/globals';
import { draft, fieldsOf, type Wrong } from '../../src/events/draft.js';
import { type ExchangeEvent, startOf } from '../../src/events/event.js';
import { at, event } from '../fixtures/reminders/given.js';

const NOW = at('2026-11-20T08:00:00Z');
const FORM = { title: 'Werkstatt Hochbeete', kind: 'workshop', day: '2027-01-14', from: '09:30', to: '11:00' };

const drafted = (fields: Record<string, string>, before?: ExchangeEvent) =>
	draft(fields, { before, now: NOW, id: 'neu' });
function made(fields: Record<string, string>, before?: ExchangeEvent): ExchangeEvent {
	const found = drafted(fields, before);
	if (!('event' in found)) throw new Error(found.wrong.join());
	return found.event;
}
const wrong = (fields: Record<string, string>): Wrong[] => {
	const found = drafted({ ...FORM, ...fields });
	return 'wrong' in found ? found.wrong : [];
};

describe('a form becomes an event', () => {
	test('with what was filled in, and nothing else', () => {
		expect(
			made({ ...FORM, place: 'Wilhelmshaven', topics: 'Hochbeete, Stadtgrün,', about: '', status: 'planned' }),
		).toEqual({
			id: 'neu',
			title: 'Werkstatt Hochbeete',
			kind: 'workshop',
			topics: ['Hochbeete', 'Stadtgrün'],
			starts: '2027-01-14T09:30',
			ends: '2027-01-14T11:00',
			zone: 'Europe/Berlin',
			place: 'Wilhelmshaven',
			audience: 'public',
			status: 'planned',
			revision: 0,
			changed: '2026-11-20T08:00:00Z',
		});
	});

	test('of whole days, of several, and after midnight', () => {
		const { to: _, from: __, ...day } = FORM;
		expect(made(day)).toMatchObject({ starts: '2027-01-14' });
		expect(made(day)).not.toHaveProperty('ends');
		expect(made({ ...day, last: '15.01.2027' })).toMatchObject({ starts: '2027-01-14', ends: '2027-01-15' });
		const night = { ...FORM, from: '20:00', to: '01:00', last: '2027-01-15' };
		expect(made(night)).toMatchObject({ starts: '2027-01-14T20:00', ends: '2027-01-15T01:00' });
	});

	test('as people write days and times', () => {
		const typed = { ...FORM, day: '3.2.2027', from: '9 Uhr', to: '10.30' };
		expect(made(typed)).toMatchObject({ starts: '2027-02-03T09:00', ends: '2027-02-03T10:30' });
	});

	test('whose series and number its title tells', () => {
		expect(made({ ...FORM, title: '9. Peer-to-Peer-Austausch „Leerstand“' })).toMatchObject({
			series: 'Peer-to-Peer-Austausch',
			number: 9,
		});
	});

	test('in the hour that is left out as it was typed', () => {
		const gap = made({ ...FORM, day: '2027-03-28', from: '02:30', to: '04:00' });
		expect([gap.starts, startOf(gap).toPlainTime().toString()]).toEqual(['2027-03-28T02:30', '03:30:00']);
	});
});

describe('what is wrong is said, all at once', () => {
	test.each<[Record<string, string>, Wrong[]]>([
		[{ title: ' ' }, ['title']],
		[{ day: '2027-02-30' }, ['day']],
		[{ day: '' }, ['day']],
		[{ from: '25:00' }, ['time']],
		[{ from: '' }, ['time']],
		[{ to: '08:00' }, ['order']],
		[{ to: '', last: '2027-01-15' }, ['end']],
		[{ day: '2026-11-01' }, ['past']],
		[{ until: '2027-01-15' }, ['deadline']],
		[{ link: 'www.example.org' }, ['link']],
		[{ registration: 'javascript:alert(1)' }, ['link']],
		[{ link: 'https://localhost' }, ['link']],
		[{ title: 'x'.repeat(201) }, ['long']],
		[{ topics: 'a,b,c,d,e,f,g,h,i,j,k' }, ['long']],
		[{ title: '', from: 'früh', link: 'x' }, ['title', 'time', 'link']],
	])('%j', (fields, expected) => {
		expect(wrong(fields)).toEqual(expected);
	});
});

describe('a change', () => {
	const before = event({
		starts: '2027-01-14T20:00',
		ends: '2027-01-15T01:00',
		zone: 'Europe/Lisbon',
		series: 'Peer-to-Peer-Austausch',
		number: 12,
		place: 'Gera',
		registration: { link: 'https://anmeldung.example/12', until: '2027-01-10T12:00' },
		documentation: 'austausch-12',
		status: 'confirmed',
		revision: 3,
	});

	test('of nothing is one revision more, and else the same', () => {
		expect(made(fieldsOf(before), before)).toEqual({ ...before, revision: 4, changed: '2026-11-20T08:00:00Z' });
		const days = event({ starts: '2027-01-14', ends: '2027-01-16', status: 'confirmed' });
		expect(made(fieldsOf(days), days)).toMatchObject({ starts: days.starts, ends: days.ends, status: 'confirmed' });
	});

	test('of time, place or link is a move; of the title alone it is none', () => {
		const moved = (fields: Record<string, string>) => made({ ...fieldsOf(before), ...fields }, before).status;
		expect([
			moved({ from: '19:00' }),
			moved({ place: 'Jena' }),
			moved({ title: '12. Peer-to-Peer-Austausch' }),
		]).toEqual(['moved', 'moved', 'confirmed']);
	});

	test('of a cancelled event brings it back', () => {
		const cancelled = { ...before, status: 'cancelled' as const };
		expect(made(fieldsOf(cancelled), cancelled)).toMatchObject({ status: 'moved', revision: 4 });
	});
});
