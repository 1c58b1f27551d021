/** What knowledge/README.md tells the people who write event files, against what is read. */

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { eventSchema, KINDS, STATES, startOf } from '../../src/events/event.js';
import { readEvent } from '../../src/events/read.js';

const readme = readFileSync('knowledge/README.md', 'utf8');
const [, section = ''] = /## Einen Termin ankündigen\n([\s\S]*?)\n## /.exec(readme) ?? [];
const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(section) ?? [];

test('the example is an event without a problem, and has every field but the documentation', () => {
	const { event, problems } = readEvent('events/austausch-9-zwischenmiete.yaml', example);
	expect(problems).toEqual([]);
	const fields = Object.keys(eventSchema.shape).filter((name) => name !== 'documentation');
	expect(Object.keys(event ?? {}).sort()).toEqual(fields.sort());
});

test('the table has every field, says which are needed, and all values of those that have few', () => {
	const rows = [...section.matchAll(/^\| `([a-z]+)` \|(.*)\| (ja|nein) \|/gm)];
	const said = new Map(rows.map(([, name = '', what, needed]) => [name, { what, needed }]));
	expect([...said.keys()].sort()).toEqual(Object.keys(eventSchema.shape).sort());
	const empty = eventSchema.safeParse({});
	const needed = new Set(empty.error?.issues.map(({ path }) => String(path[0])));
	for (const [name, row] of said) expect([name, row.needed]).toEqual([name, needed.has(name) ? 'ja' : 'nein']);
	for (const value of KINDS) expect(said.get('kind')?.what).toContain(`\`${value}\``);
	for (const value of STATES) expect(said.get('status')?.what).toContain(`\`${value}\``);
});

test('the clocks do what it says', () => {
	const at = (starts: string) => startOf({ starts, zone: 'Europe/Berlin' }).toString();
	expect(at('2027-03-28T02:30')).toContain('T03:30:00+02:00');
	expect(at('2027-10-31T02:30')).toContain('T02:30:00+02:00');
});
