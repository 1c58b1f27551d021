/** Organisers enter, change and cancel events: a form, a preview with who will be told, and only then the event. */

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Buttons, Offer } from '../buttons.js';
import { draft, type Fields, fieldsOf } from '../events/draft.js';
import { type ExchangeEvent, endOf, eventSchema, startOf } from '../events/event.js';
import type { Organised } from '../events/organised.js';
import { fold } from '../language/fold.js';
import { eventCard, type Links } from '../reminders/card.js';
import { type Reply, reply, text } from '../reply.js';
import { concerns } from '../retrieval/concern.js';
import { corpusOf } from '../retrieval/corpus.js';
import type { Capability, Turn } from './capability.js';
import { formOf } from './sheet.js';

export interface OrganiseOptions {
	organised: Organised;
	agenda(): readonly ExchangeEvent[];
	buttons: Buttons;
	links: Links;
	/** How many have subscribed to an event. */
	subscribed(event: ExchangeEvent): Promise<{ people: number; channels: number }>;
	/** The event is in the store: whoever is to be told is told now. */
	changed(): Promise<void>;
}

const NAME = 'organise';
const STEPS = ['create', 'change', 'cancel'] as const;
type Step = (typeof STEPS)[number];
const stateSchema = z.object({
	step: z.enum([...STEPS, 'confirm']),
	/** Of the event to be changed. */
	event: z.string().optional(),
	/** Words that name it. */
	named: z.string().optional(),
	draft: eventSchema.optional(),
	/** The revision the draft was made from. */
	before: z.number().optional(),
});
type State = z.infer<typeof stateSchema>;

/** Events one can choose from at a time. */
const MOST = 10;

const WHICH = '(?::? (?<named>[^?]{1,200}?))?';
const ASKED: readonly [Step, RegExp][] = [
	[
		'create',
		/^(?:bitte )?(?:(?:einen )?(?:neuen )?termin (?:anlegen|erstellen|eintragen|hinzufügen)|neuer termin|(?:create|add) (?:an |a new )?event|new event)[.!]?$/i,
	],
	[
		'change',
		new RegExp(
			`^(?:bitte )?(?:(?:einen |den )?termin (?:ändern|verschieben|verlegen)|(?:change|move) (?:an |the )?event)${WHICH}[.!]?$`,
			'i',
		),
	],
	['cancel', new RegExp(`^(?:bitte )?(?:(?:einen |den )?termin absagen|cancel (?:an |the )?event)${WHICH}[.!]?$`, 'i')],
];

function stateOf({ message, pressed }: Turn): State | undefined {
	if (pressed) return pressed.capability === NAME ? stateSchema.parse(pressed.state) : undefined;
	for (const [step, pattern] of ASKED) {
		const found = pattern.exec(message.text.trim());
		if (found) return { step, ...(found.groups?.named ? { named: found.groups.named } : {}) };
	}
	return undefined;
}

export function createOrganise(options: OrganiseOptions): Capability {
	return {
		name: NAME,
		recognise: (turn) => stateOf(turn) !== undefined,
		async handle(turn) {
			const { language, words, message } = turn;
			const state = stateOf(turn);
			const only: Reply = { ...reply(language, text(words.events.organise.only)), show: 'private' };
			return { reply: state && message.asker.role === 'organiser' ? await organise(state, turn, options) : only };
		},
		async home(turn) {
			const { language, words, message } = turn;
			const say = words.events.organise;
			if (message.asker.role !== 'organiser') return reply(language);
			const offers = STEPS.map((step): Offer => ({ capability: NAME, state: { step }, label: say[step] }));
			return { ...(await offered(turn, options, offers)), title: say.title };
		},
	};
}

async function organise(state: State, turn: Turn, options: OrganiseOptions): Promise<Reply> {
	const { pressed, now } = turn;
	const fields = pressed && Object.keys(pressed.fields).length > 0 ? pressed.fields : undefined;
	if (state.step === 'confirm') return await confirm(state, turn, options);
	const own = await options.organised.list();
	const before = own.find(({ id }) => id === state.event);
	if (fields) return await preview(state, fields, before, turn, options);
	if (state.step === 'create') return await form(state, {}, [], turn, options);
	if (!before) return await which(state, own, turn, options);
	if (state.step === 'change') return await form(state, fieldsOf(before), [], turn, options);
	const changed = now.toISOString();
	const cancelled = { ...before, status: 'cancelled' as const, revision: before.revision + 1, changed };
	return await shown(cancelled, before, turn, options);
}

/** Only what organisers entered can be changed here. */
async function which(
	state: State,
	own: readonly ExchangeEvent[],
	turn: Turn,
	options: OrganiseOptions,
): Promise<Reply> {
	const { words, now, language, library } = turn;
	const say = words.events.organise;
	const { step, named } = state;
	const corpus = corpusOf(library);
	const isAhead = (event: ExchangeEvent) => endOf(event).epochMilliseconds > now.getTime();
	const isMeant = ({ title, topics, place = '' }: ExchangeEvent) =>
		!named || concerns(corpus, named, [title, ...topics, place].join(' . '));
	const open = own
		.filter((event) => isAhead(event) && (step === 'change' || event.status !== 'cancelled'))
		.sort((one, other) => startOf(one).epochMilliseconds - startOf(other).epochMilliseconds);
	const alike = open.filter(isMeant);
	/** What is called so comes before what means the same. */
	const called = alike.filter(({ title }) => named && fold(title).includes(fold(named)));
	const meant = called.length > 0 ? called : alike;
	const [only] = meant;
	if (only && named && meant.length === 1) return await organise({ step, event: only.id }, turn, options);
	const foreign = named ? options.agenda().some((event) => isAhead(event) && isMeant(event)) : false;
	if (meant.length === 0) return { ...reply(language, text(foreign ? say.foreign : say.nothing)), show: 'private' };
	const offers = meant
		.slice(0, MOST)
		.map(({ id, title }): Offer => ({ capability: NAME, state: { step, event: id }, label: title }));
	const said = await offered(turn, options, offers);
	const more = meant.length > MOST ? [text(say.more)] : [];
	return { ...said, blocks: [text(say.which), ...more], show: 'private' };
}

async function offered(
	{ message, language }: Turn,
	{ buttons }: OrganiseOptions,
	offers: readonly Offer[],
): Promise<Reply> {
	const tokens = await buttons.keep(message, language, offers);
	const shown = offers.map(({ label = '', form }, at) => ({
		label,
		token: tokens[at] ?? '',
		...(form ? { form } : {}),
	}));
	return { ...reply(language), buttons: shown };
}

/** @param wrong lines that say what to put right; what was typed stays */
async function form(
	state: State,
	values: Fields,
	wrong: readonly string[],
	turn: Turn,
	options: OrganiseOptions,
): Promise<Reply> {
	const { words, pressed } = turn;
	const say = words.events.organise;
	const label = say[state.step === 'create' ? 'create' : 'change'];
	const offer = { capability: NAME, state: plain(state), label, form: formOf(values, words) };
	const said = await offered(turn, options, [offer]);
	if (pressed) return { ...said, blocks: wrong.map((line) => text(line)), title: label, show: 'dialog' };
	return { ...said, blocks: [text(say.explain)], show: 'private' };
}

async function preview(
	state: State,
	fields: Fields,
	before: ExchangeEvent | undefined,
	turn: Turn,
	options: OrganiseOptions,
): Promise<Reply> {
	const { words, now } = turn;
	const { wrong } = words.events.organise;
	const made = draft(fields, { before, now: now.getTime(), id: `termin-${randomBytes(6).toString('hex')}` });
	if ('event' in made) return await shown(made.event, before, turn, options, { state, fields });
	const lines = made.wrong.map((one) => wrong[one]);
	return await form(state, fields, lines, turn, options);
}

/** The event as it will stand, who will be told, and the button that does it. */
async function shown(
	event: ExchangeEvent,
	before: ExchangeEvent | undefined,
	turn: Turn,
	options: OrganiseOptions,
	edited?: { state: State; fields: Fields },
): Promise<Reply> {
	const { words } = turn;
	const say = words.events.organise;
	const { people, channels } = await options.subscribed(event);
	const [atOnce, cancelled] = [['moved', 'cancelled'].includes(event.status), event.status === 'cancelled'];
	const who = words.list([
		...(people > 0 ? [say.people(people)] : []),
		...(channels > 0 ? [say.channels(channels)] : []),
	]);
	const told = who === '' ? say.toldNobody : atOnce ? say.told(who) : say.reminded(who);
	const state: State = { step: 'confirm', draft: event, ...(before ? { before: before.revision } : {}) };
	const edit = edited && {
		capability: NAME,
		state: plain(edited.state),
		label: say.edit,
		form: formOf(edited.fields, words),
	};
	const label = cancelled ? say.confirmCancel : say.confirm;
	const said = await offered(turn, options, [
		{ capability: NAME, state: plain(state), label },
		...(edit ? [edit] : []),
	]);
	const heading = cancelled ? say.previewCancel : before ? say.previewChange : say.preview;
	const blocks = [text(heading), eventCard(event, words, { calendar: () => undefined }), text(told)];
	return { ...said, blocks, show: 'private' };
}

async function confirm({ draft: event, before }: State, turn: Turn, options: OrganiseOptions): Promise<Reply> {
	const { language, words, message, now } = turn;
	const say = words.events.organise;
	if (!event) return { ...reply(language, text(say.stale)), show: 'private' };
	const kept = await options.organised.put({ ...event, changed: now.toISOString() }, before);
	/** A new event that is there already was pressed twice. */
	if (!kept && before !== undefined && event.status !== 'cancelled')
		return await form({ step: 'change', event: event.id }, fieldsOf(event), [say.stale], turn, options);
	await options.buttons.remove(message.pressed?.token ?? '');
	await options.changed();
	const done = event.status === 'cancelled' ? say.cancelled : before === undefined ? say.done : say.changed;
	return { ...reply(language, text(done), eventCard(event, words, options.links)), show: 'instead' };
}

const plain = (state: State) => JSON.parse(JSON.stringify(state)) as Offer['state'];
