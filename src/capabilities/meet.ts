/** Introductions: asking for somebody, answering a request, seeing and withdrawing one's own, and whether it helped. */

import { z } from 'zod';
import type { Buttons, Offer } from '../buttons.js';
import { dayOf } from '../peers/compose.js';
import type { Helped } from '../peers/helped.js';
import { type Introduction, isOpenTo } from '../peers/introduction.js';
import type { Introductions } from '../peers/introductions.js';
import { orderIn } from '../peers/order.js';
import type { Profile, Profiles } from '../peers/profile.js';
import { owner } from '../person.js';
import { type Field, type Reply, reply, text } from '../reply.js';
import type { Words } from '../words/de.js';
import type { Capability, Turn } from './capability.js';
import { offering } from './offer.js';

export interface MeetOptions {
	profiles: Profiles;
	introductions: Introductions;
	helped: Helped;
	buttons: Buttons;
	/** Letters are to go out now. */
	changed(): void;
}

const NAME = 'meet';
/** Characters. */
const LONGEST = 1500;
const stateSchema = z.discriminatedUnion('step', [
	z.object({ step: z.literal('ask'), person: z.string() }),
	z.object({ step: z.enum(['accept', 'decline', 'later', 'never', 'withdraw']), id: z.string() }),
	z.object({ step: z.literal('helped'), id: z.string(), yes: z.boolean() }),
	z.object({ step: z.literal('mine') }),
]);
type State = z.infer<typeof stateSchema>;

export function askOffer({ person, name }: Profile, { peers }: Words): Offer {
	return { capability: NAME, state: { step: 'ask', person }, label: peers.meet.ask(name), about: [person] };
}

export function createMeet(options: MeetOptions): Capability {
	return {
		name: NAME,
		recognise: ({ pressed, message }) =>
			pressed ? pressed.capability === NAME : !message.command && orderIn(message.text) === 'mine',
		async handle(turn) {
			const state: State = turn.pressed ? stateSchema.parse(turn.pressed.state) : { step: 'mine' };
			return { reply: await meet(state, turn, options) };
		},
	};
}

async function meet(state: State, turn: Turn, options: MeetOptions): Promise<Reply> {
	const say = turn.words.peers.meet;
	switch (state.step) {
		case 'ask':
			return await ask(state.person, turn, options);
		case 'mine':
			return await mine(turn, options);
		case 'helped':
			await options.helped.count(state.id, owner(turn.message).person, state.yes);
			return said(say.thanks, turn);
		case 'withdraw': {
			const done = await options.introductions.act(state.id, 'withdraw');
			return said(done ? say.withdrawn : say.over, turn);
		}
		case 'accept':
		case 'decline':
		case 'later':
		case 'never':
			return await answered(state.step, state.id, turn, options);
	}
}

const said = (line: string, { language, pressed }: Turn): Reply => ({
	...reply(language, text(line)),
	show: pressed ? 'instead' : 'private',
});

async function answered(
	step: 'accept' | 'decline' | 'later' | 'never',
	id: string,
	turn: Turn,
	{ introductions, changed }: MeetOptions,
): Promise<Reply> {
	const say = turn.words.peers.meet;
	/** Guests by now: they are shown nobody's way of contact. */
	if (step === 'accept' && turn.message.asker.audience !== 'programme')
		return { ...said(say.outside, turn), show: 'private' };
	const before = await introductions.find(id);
	/** A town may be refused also where the request itself is over. */
	const town = before?.from.municipality ?? '';
	if (step === 'never' && before) await introductions.never(owner(turn.message), town);
	const done = await introductions.act(id, step === 'never' ? 'decline' : step);
	changed();
	if (step === 'never' && before) return said(say.nevered(town), turn);
	if (!done) return said(say.over, turn);
	const lines = { accept: say.accepted, decline: say.declined, later: say.postponed, never: say.nevered(town) };
	return said(lines[step], turn);
}

/** A form, pre-filled from one's own profile; what is wrong is asked for again. */
async function ask(person: string, turn: Turn, options: MeetOptions): Promise<Reply> {
	const { pressed, words, message, language, library } = turn;
	const say = words.peers.meet;
	const me = owner(message);
	if (person === me.person) return { ...said(say.self, turn), show: 'private' };
	if (message.asker.audience !== 'programme' || !message.alone)
		return { ...said(words.peers.profile.unreachable, turn), show: 'private' };
	const asked = (await options.profiles.active()).find((one) => one.person === person);
	if (!asked) return { ...said(say.gone, turn), show: 'private' };
	const profile = await options.profiles.find(me.person);
	const typed = pressed?.fields ?? {};
	if (typed.why === undefined) return await form(asked, startOf(profile, message.asker.name), [], turn, options);
	const town = library.gazetteer.find(typed.municipality ?? '');
	const wrong = wrongIn(typed, town !== undefined, words);
	if (wrong.length > 0 || !town) return await form(asked, typed, wrong, turn, options);
	const from = {
		tenant: me.tenant,
		to: message.alone,
		name: line(typed.name),
		role: line(typed.role),
		municipality: town.name,
		way: line(typed.way),
		language,
	};
	const refused = await options.introductions.ask(
		{ asker: me.person, from, why: (typed.why ?? '').trim().slice(0, LONGEST) },
		asked,
	);
	if (refused === 'gone') return { ...said(say.gone, turn), show: 'private' };
	if (refused) return { ...said(say.refused[refused], turn), show: 'private' };
	await options.buttons.remove(message.pressed?.token ?? '');
	options.changed();
	return { ...said(say.sent(asked.name), turn), show: 'private' };
}

const line = (value = '') => value.replace(/\s+/g, ' ').trim().slice(0, 200);

type Typed = Readonly<Record<string, string>>;

function startOf(profile: Profile | undefined, name = ''): Typed {
	if (!profile) return { name };
	const { municipality, role, way } = profile;
	return { name: profile.name, municipality, role, way };
}

function wrongIn(
	typed: Typed,
	known: boolean,
	{
		peers: {
			meet: { wrong },
		},
	}: Words,
): string[] {
	return [
		...(typed.why?.trim() ? [] : [wrong.why]),
		...(typed.name?.trim() ? [] : [wrong.name]),
		...(known ? [] : [wrong.municipality]),
		...(typed.way?.trim() ? [] : [wrong.way]),
	];
}

async function form(
	asked: Profile,
	values: Typed,
	wrong: readonly string[],
	turn: Turn,
	{ buttons }: MeetOptions,
): Promise<Reply> {
	const { words, language } = turn;
	const say = words.peers.meet;
	const field = (name: string, label: string, more: Partial<Field> = {}): Field => {
		const value = values[name];
		return { name, label, ...(value ? { value } : {}), ...more };
	};
	const fields = [
		field('why', say.why, { lines: 4 }),
		field('name', say.name),
		field('role', say.role, { optional: true }),
		field('municipality', say.municipality),
		field('way', say.way),
	];
	const offer = { ...askOffer(asked, words), label: say.send, form: fields };
	const lines = [...wrong, say.told].map((line) => text(line));
	const shown = await offering(reply(language, ...lines), turn, buttons, [offer]);
	return { ...shown, title: say.title(asked.name), show: 'dialog' };
}

/** Open ones, as far as the asker can know. */
async function mine(turn: Turn, { introductions, profiles, buttons }: MeetOptions): Promise<Reply> {
	const { words, language, message, now } = turn;
	const say = words.peers.meet;
	const all = await introductions.askedBy(owner(message).person);
	const open = all.filter((one) => isOpenTo(one, now.getTime()));
	if (open.length === 0) return { ...reply(language, text(say.none)), show: 'private' };
	const names = await Promise.all(
		open.map(async ({ asked }) => (await profiles.find(asked))?.name ?? words.peers.nobody),
	);
	const items = open.map((one, at) => [say.openOne(names[at] ?? '', words.day(dayOf(one.at)))]);
	const offers = open.map(
		({ id, asked }: Introduction, at): Offer => ({
			capability: NAME,
			state: { step: 'withdraw', id },
			label: say.withdraw(names[at] ?? ''),
			about: [asked],
		}),
	);
	const shown = await offering(reply(language, { kind: 'list', items }), turn, buttons, offers);
	return { ...shown, people: open.map(({ asked }) => asked), title: say.mine, show: 'private' };
}
