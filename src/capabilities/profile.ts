/** Who wants to be found enters a profile: purpose and duration are said first, nothing is stored without consent, and one press ends it. */

import { z } from 'zod';
import type { Buttons, Offer } from '../buttons.js';
import { registeredCard } from '../peers/card.js';
import { dayOf } from '../peers/compose.js';
import type { Introductions } from '../peers/introductions.js';
import { orderIn } from '../peers/order.js';
import { CONSENT, type Profile, type Profiles, yearAfter } from '../peers/profile.js';
import { owner } from '../person.js';
import { type Block, type Reply, reply, text } from '../reply.js';
import type { Capability, Turn } from './capability.js';
import { offering } from './offer.js';
import { type Entered, entered, fieldsOf } from './register.js';
import { zoneOf } from './subscriber.js';

export interface ProfileOptions {
	profiles: Profiles;
	introductions: Introductions;
	/** Nobody finds it for now. */
	hide(person: string): Promise<void>;
	/** Takes it out for good, with all that hangs on it. */
	remove(person: string): Promise<void>;
	buttons: Buttons;
}

const NAME = 'profile';
const STEPS = ['show', 'enter', 'pause', 'resume', 'remove', 'stay', 'unmatch', 'forgive'] as const;
type Step = (typeof STEPS)[number];
/** After these others see it. */
const SHOWING: ReadonlySet<Step> = new Set(['enter', 'resume', 'stay']);
const stateSchema = z.object({ step: z.enum(STEPS) });

function stepOf({ message, pressed }: Turn): Step | undefined {
	if (pressed) return pressed.capability === NAME ? stateSchema.parse(pressed.state).step : undefined;
	if (message.command) return undefined;
	const order = orderIn(message.text);
	return order === 'mine' ? undefined : order;
}

export function createProfile(options: ProfileOptions): Capability {
	return {
		name: NAME,
		recognise: (turn) => stepOf(turn) !== undefined,
		handle: async (turn) => ({ reply: await profileStep(stepOf(turn) ?? 'show', turn, options) }),
		async home(turn) {
			if (turn.message.asker.audience !== 'programme') return reply(turn.language);
			const said = await shown(turn, options);
			return { ...said, title: turn.words.peers.profile.title };
		},
	};
}

async function profileStep(step: Step, turn: Turn, options: ProfileOptions): Promise<Reply> {
	const { words, message, now } = turn;
	const say = words.peers.profile;
	const { person } = owner(message);
	const profile = await options.profiles.find(person);
	if (step === 'remove') {
		await options.remove(person);
		return said(profile ? say.removed : say.absent, turn);
	}
	if (SHOWING.has(step) && (message.asker.audience !== 'programme' || !message.alone))
		return await shown(turn, options);
	if (step === 'enter') return await enter(profile, turn, options);
	if (step === 'show' || !profile) return await shown(turn, options);
	const day = (at: number) => words.day(dayOf(at));
	switch (step) {
		case 'pause':
			await options.hide(person);
			return await offering(said(say.paused, turn), turn, options.buttons, [
				offerOf('resume', say.resume),
				offerOf('remove', say.remove),
			]);
		case 'resume':
			await options.profiles.change(person, { paused: false });
			return said(say.resumed, turn);
		case 'stay': {
			const at = now.getTime();
			const until = yearAfter(at);
			await options.profiles.change(person, { until, consent: { at, version: CONSENT } });
			return said(say.stays(day(until)), turn);
		}
		case 'unmatch':
			await options.profiles.change(person, { match: false });
			return said(words.peers.meet.noMoreDone, turn);
		case 'forgive':
			await options.introductions.forgive(person);
			return said(say.forgiven, turn);
	}
}

const said = (line: string, { language, pressed }: Turn): Reply => ({
	...reply(language, text(line)),
	show: pressed ? 'instead' : 'private',
});

const offerOf = (step: Step, label: string): Offer => ({ capability: NAME, state: { step }, label });

/** What others see of it, and what can be done; or what it would be for. */
async function shown(turn: Turn, options: ProfileOptions): Promise<Reply> {
	const { words, message, language } = turn;
	const say = words.peers.profile;
	const { person } = owner(message);
	const profile = await options.profiles.find(person);
	if (message.asker.audience !== 'programme') return { ...reply(language, text(say.only)), show: 'private' };
	if (!profile && !message.alone) return { ...reply(language, text(say.unreachable)), show: 'private' };
	if (!profile) {
		const purpose: Block = { kind: 'list', items: say.what.map((line) => [line]) };
		const offers = [offerOf('enter', say.create)];
		return {
			...(await offering(reply(language, text(say.none), purpose), turn, options.buttons, offers)),
			show: 'private',
		};
	}
	const refused = await options.introductions.refused(person);
	const blocks = [...(profile.paused ? [text(say.paused)] : []), ...cardsOf(profile, turn)];
	const never = refused.length > 0 ? [text(say.refused(refused))] : [];
	const offers = [
		offerOf('enter', say.change),
		profile.paused ? offerOf('resume', say.resume) : offerOf('pause', say.pause),
		offerOf('remove', say.remove),
		...(refused.length > 0 ? [offerOf('forgive', say.forgive)] : []),
		{ capability: 'meet', state: { step: 'mine' }, label: words.peers.meet.mine },
	];
	return { ...(await offering(reply(language, ...blocks, ...never), turn, options.buttons, offers)), show: 'private' };
}

function cardsOf(profile: Profile, { words, library }: Turn): Block[] {
	const say = words.peers.profile;
	const { consent, until } = profile;
	return [
		text(say.seen),
		registeredCard(profile, [], words, library),
		text(say.hidden, ' ', profile.way),
		text(say.agreed(words.day(dayOf(consent.at)), consent.version), ' ', say.until(words.day(dayOf(until)))),
	];
}

async function enter(before: Profile | undefined, turn: Turn, options: ProfileOptions): Promise<Reply> {
	const { pressed, words, language, message, library, now } = turn;
	const say = words.peers.profile;
	const typed = pressed?.fields ?? {};
	const filled = typed.consent !== undefined || typed.name !== undefined;
	const read: Entered = filled ? entered(typed, library, words) : { wrong: [] };
	if (!filled || !read.profile) {
		const fields = fieldsOf(filled ? typed : before, message.asker.name, words);
		const offer = { ...offerOf('enter', say.save), form: fields };
		const lines = [...read.wrong, ...(filled ? [] : say.what)].map((line) => text(line));
		const asked = await offering(reply(language, ...lines), turn, options.buttons, [offer]);
		/** A window opens only where something was pressed. */
		return { ...asked, title: before ? say.change : say.create, show: pressed ? 'dialog' : 'private' };
	}
	const at = now.getTime();
	const { person, tenant } = owner(message);
	const kept = before ? { asked: before.asked, matched: before.matched, proposed: before.proposed } : {};
	const profile: Profile = {
		...kept,
		...read.profile,
		person,
		tenant,
		to: message.alone ?? message.from,
		language,
		zone: zoneOf(turn),
		consent: { at, version: CONSENT },
		until: yearAfter(at),
		paused: before?.paused ?? false,
	};
	await options.profiles.put(profile);
	return { ...reply(language, text(say.saved), ...cardsOf(profile, turn)), show: 'private' };
}
