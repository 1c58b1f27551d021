/** What people of town halls write, to the real bot: who they find, whom they meet, and what is not for people at all. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { assemble } from '../../src/assemble.js';
import { openLibrary } from '../../src/library/library.js';
import type { Log } from '../../src/log.js';
import { createMeeting, type Meeting } from '../../src/meeting.js';
import type { Message } from '../../src/message.js';
import { type Profile, yearAfter } from '../../src/peers/profile.js';
import { owner } from '../../src/person.js';
import { plainBlock, type Reply } from '../../src/reply.js';
import { createMemoryStore } from '../../src/store/memory.js';
import { createViewer } from '../../src/viewer.js';
import { english } from '../../src/words/peers/en.js';
import { german } from '../../src/words/peers/de.js';
import { at } from '../fixtures/reminders/given.js';

const NOW = at('2026-11-23T10:00[Europe/Berlin]');
const FOLDERS = { s: 'knowledge', n: 'tests/fixtures/north', w: 'tests/fixtures/west' } as const;
type World = keyof typeof FOLDERS;

const REGISTERED: readonly [
	id: string,
	name: string,
	municipality: string,
	role: string,
	offers: string,
	seeks: string,
][] = [
	['1', 'Petra Muster', 'Schweinfurt', 'Citymanagerin', 'Zwischenmiete, Leerstand', 'Jugend'],
	['2', 'Jens Holm', 'Flensburg', 'Wirtschaftsförderer', 'Gründung, Einzelhandel', ''],
	['3', 'Aylin Demir', 'Mainz', 'Stadtplanerin', 'Hochbeete, Klimaanpassung', 'Beteiligung'],
	['4', 'Sandra König', 'Kassel', 'Leiterin Stadtmarketing', 'Pop-up, Veranstaltungen', 'Leerstand'],
	['5', 'Karl-Heinz Weiß', 'Görlitz', 'Oberbürgermeister', 'Bürgerbeteiligung', ''],
	['me', 'Me Selbst', 'Alzey', 'Innenstadtkoordinatorin', 'Makerspace', 'Leerstand'],
];

interface Line {
	group: string;
	world: World;
	who: string;
	goesOn: boolean;
	said: string;
	kinds: string[];
	expected: string[];
}

function linesOf(file: string): Line[] {
	let group = '';
	return readFileSync(file, 'utf8')
		.split('\n')
		.flatMap((line): Line[] => {
			if (line.startsWith('#')) group = line.slice(1).trim();
			if (!line.includes('|') || line.startsWith('//')) return [];
			const [where = '', said = '', kinds = '', expected = ''] = line.split('|').map((part) => part.trim());
			const [world = 's', who = ''] = where.replace('>', '').split('.');
			const list = expected.split(';').map((one) => one.trim());
			return [
				{
					group,
					world: world as World,
					who,
					goesOn: where.startsWith('>'),
					said,
					kinds: kinds.split('/'),
					expected: list.filter(Boolean),
				},
			];
		});
}

/** With the lines that go on from it. */
function conversationsOf(lines: readonly Line[]): [string, Line[]][] {
	const all: Line[][] = [];
	for (const line of lines) {
		if (line.goesOn) all.at(-1)?.push(line);
		else all.push([line]);
	}
	return all.map((lines) => [lines.map(({ said, world }) => `${world}: ${said}`).join(' → '), lines]);
}

function message(said: string, id: string, who: string, conversation: string): Message {
	const place = { channel: 'slack', place: `dm-${who}` };
	const asker = { tenant: 'T1', audience: 'programme', role: 'member', name: 'Ich' } as const;
	return { id, text: said, person: who, conversation, from: place, alone: place, asker, interactive: true };
}

const listOf = (said: string) => (said ? said.split(', ') : []);

async function register({ profiles }: Meeting, id: string): Promise<void> {
	const entry = REGISTERED.find(([one]) => one === id);
	if (!entry) return;
	const [, name, municipality, role, offers, seeks] = entry;
	const said = message('', '', id, '');
	const profile: Profile = {
		...owner(said),
		to: said.from,
		name,
		municipality,
		role,
		offers: listOf(offers),
		seeks: listOf(seeks),
		languages: ['de'],
		way: 'secret@town.example',
		language: 'de',
		zone: 'Europe/Berlin',
		consent: { at: NOW, version: '2026-11' },
		until: yearAfter(NOW),
		paused: false,
		match: false,
	};
	await profiles.put(profile);
}

async function openWorld(folder: string) {
	const library = await openLibrary(folder, 'knowledge');
	const [clock, store] = [() => NOW, createMemoryStore(() => NOW)];
	const quiet = () => undefined;
	const log: Log = { info: quiet, warn: quiet, error: quiet };
	const meeting = createMeeting({ library: () => library, store, log, clock });
	for (const [id] of REGISTERED) await register(meeting, id);
	const viewer = createViewer(() => library, 'https://lotse.example');
	const parts = { library: () => library, store, log, viewer, clock, site: 'https://programme.example', meeting };
	return { bot: assemble(parts), meeting };
}

const worlds = {
	s: await openWorld(FOLDERS.s),
	n: await openWorld(FOLDERS.n),
	w: await openWorld(FOLDERS.w),
};

const sentences = (of: (say: typeof german) => readonly string[]) => [...of(german), ...of(english)];
const begins = (said: string) => said.split('§')[0] ?? '';
/** By which sentences an answer shows what gave it. */
const KINDS: readonly (readonly [string, readonly string[]])[] = [
	['people', sentences(({ letter }) => [letter.nothing('§').split('§')[1] ?? ''])],
	['town', sentences(({ town }) => [town.measures, begins(town.untold('§'))])],
	[
		'own',
		sentences(({ profile, meet }) => [
			profile.none,
			profile.absent,
			profile.seen,
			profile.paused,
			profile.resumed,
			profile.removed,
			profile.what[0] ?? '',
			begins(profile.stays('§')),
			meet.none,
			meet.noMoreDone,
		]),
	],
	[
		'people',
		sentences((say) => [
			say.documented,
			say.registered,
			say.noneTopic,
			say.noFurther,
			say.which,
			say.everybody,
			say.whence,
			say.whenceNear,
			say.letter.who,
			begins(say.letter.intro('§')),
			say.nearest,
			say.noneNear(100, true),
			say.noneNear(50, true),
			say.noneNear(60, true),
			say.noneNear(30, true),
			say.letter.nobody('§').split('§')[1] ?? '',
		]),
	],
];
const body = ({ title, blocks }: Reply) => [title ?? '', ...blocks.map(plainBlock)].join('\n');
const kindOf = (said: string) =>
	KINDS.find(([, marks]) => marks.some((mark) => mark && said.includes(mark)))?.[0] ?? 'docs';

function check(reply: Reply, { expected, who }: Line): void {
	const said = body(reply);
	const cards = reply.blocks.flatMap((block) => (block.kind === 'card' ? [block.title] : []));
	for (const one of expected) {
		if (one.startsWith('!')) expect(said).not.toContain(one.slice(1));
		else if (one.startsWith('@')) expect(reply.language).toBe(one.slice(1));
		else if (one.startsWith('='))
			expect(new Set(cards.map((card) => card.split(':')[0]))).toEqual(new Set(one.slice(1).split(',')));
		else expect(said).toContain(one);
	}
	if (!who) expect(said).not.toContain('secret@');
}

let count = 0;
describe.each([...new Set(linesOf('tests/fixtures/peers/messages.txt').map(({ group }) => group))])('%s', (group) => {
	const lines = linesOf('tests/fixtures/peers/messages.txt').filter((line) => line.group === group);
	test.each(conversationsOf(lines))('%s', async (name, conversation) => {
		const [first] = conversation;
		if (first?.who) await register(worlds[first.world].meeting, first.who);
		for (const line of conversation) {
			count += 1;
			/** A new person each time: nobody looks up too many. */
			const asked = message(line.said, String(count), line.who || `${group} ${name}`, `${group} ${name}`);
			const reply = await worlds[line.world].bot.answer(asked, new AbortController().signal);
			if (!reply) throw new Error('no reply');
			const kind = kindOf(body(reply));
			const answered = { said: line.said, kind };
			expect(answered).toEqual({ said: line.said, kind: line.kinds.includes(kind) ? kind : line.kinds.join('/') });
			check(reply, line);
		}
	});
});
