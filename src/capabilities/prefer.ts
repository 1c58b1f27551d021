/** What holds for all reminders of somebody: their times, pauses, quiet hours, online only, the time zone. */

import { Temporal } from 'temporal-polyfill';
import type { Subscriber } from '../reminders/subscription.js';
import { type Field, type Reply, reply, text } from '../reply.js';
import type { Turn } from './capability.js';
import { type Choice, choice, formed, offering, type RemindOptions } from './choice.js';
import { leadsOf, whatOf } from './naming.js';
import { nothing } from './silence.js';
import { momentOf } from './subscribe.js';
import { afresh, allowed, keyOf, subscriberOf, type Whom, zoneOf } from './subscriber.js';

/** Weeks one can pause at a press, in days. */
const PAUSES = [7, 14, 28] as const;

/** What was asked for; a zone with what was named. */
export type Setting =
	| { kind: 'pause'; until: Temporal.PlainDate | undefined }
	| { kind: 'resume' }
	/** `all`: also of what has its own. */
	| { kind: 'leads'; leads: readonly string[]; all?: boolean | undefined }
	| { kind: 'online'; only: boolean }
	| { kind: 'quiet'; on: boolean }
	| { kind: 'zone'; zone?: string; said?: string };

export async function prefer(setting: Setting, whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { language, words, now } = turn;
	const say = words.events.reminders;
	if (!allowed(turn, whom)) return reply(language, text(say.notMember));
	switch (setting.kind) {
		case 'pause':
			return await pause(setting.until, whom, turn, options);
		case 'resume':
			return await resume(whom, turn, options);
		case 'leads':
			return await setLeads(setting, whom, turn, options);
		case 'online':
			return await set({ online: setting.only }, say.online[whom][setting.only ? 'on' : 'off'], whom, turn, options);
		case 'quiet':
			return await set({ quiet: setting.on }, say.quietSet[setting.on ? 'on' : 'off'], whom, turn, options);
		case 'zone': {
			if (setting.said !== undefined && !setting.zone) return reply(language, text(say.zoneUnknown(setting.said)));
			const { subscriber } = await options.register.find(keyOf(turn, whom));
			const zone = setting.zone ?? subscriber?.zone ?? zoneOf(turn);
			const said = say.zoneIs[whom](zone, words.events.time(now.getTime(), zone));
			if (setting.zone) await keep({ zone }, whom, turn, options, true);
			return reply(language, text(setting.zone ? said : `${said} ${say.zoneHow}`));
		}
	}
}

/** @param fresh when they want to be reminded has changed */
export async function keep(
	changed: Partial<Subscriber>,
	whom: Whom,
	turn: Turn,
	{ register }: RemindOptions,
	fresh = false,
): Promise<void> {
	const { subscriber } = await register.find(keyOf(turn, whom));
	const kept = subscriberOf(turn, whom, subscriber);
	await register.put({ ...(fresh ? afresh(kept, turn) : kept), ...changed });
}

/** Keeps it, says so, and when the next reminder comes; offers one where there is none. */
async function set(
	changed: Partial<Subscriber>,
	said: string,
	whom: Whom,
	turn: Turn,
	options: RemindOptions,
): Promise<Reply> {
	const { language, words } = turn;
	const say = words.events.reminders;
	await keep(changed, whom, turn, options, true);
	const key = keyOf(turn, whom);
	const { subscriber, subscriptions } = await options.register.find(key);
	if (subscriptions.length > 0) {
		const at = await options.next(key);
		const next = at === undefined ? [] : [say.next(momentOf(at, subscriber?.zone ?? zoneOf(turn), turn))];
		return reply(language, text([said, ...next].join(' ')));
	}
	const none = whom === 'me' ? say.list.none : say.list.noneHere;
	const all: Choice = { step: 'subscribe', whom, about: { to: 'everything' }, label: say.subscribeAll };
	return await offering(reply(language, text(`${said} ${none}`)), turn, options, [all]);
}

async function setLeads(
	{ leads, all }: Setting & { kind: 'leads' },
	whom: Whom,
	turn: Turn,
	options: RemindOptions,
): Promise<Reply> {
	const { words } = turn;
	const say = words.events.reminders;
	const { subscriber, subscriptions } = await options.register.find(keyOf(turn, whom));
	const own = subscriptions.filter((one) => one.leads && String(one.leads) !== String(leads));
	if (all && subscriber)
		await options.register.put(
			subscriber,
			own.map(({ about }) => ({ about })),
		);
	const kept = (all ? [] : own).flatMap((one) => {
		const name = whatOf(one.about, turn, options);
		return name && subscriber ? [say.line(name, leadsOf(one, subscriber, turn, options))] : [];
	});
	const notes = kept.length > 0 ? [say.ownLeads(kept.slice(0, 10).join('; '))] : [];
	const said = [say.leadsSet[whom](words.list(leads.map(words.events.lead))), ...notes].join(' ');
	const done = await set({ leads: [...leads] }, said, whom, turn, options);
	const apply: Choice = { step: 'times', whom, leads, all: true, label: say.applyAll };
	return kept.length > 0 ? await offering(done, turn, options, [apply]) : done;
}

/** Without a day it asks for one. */
async function pause(
	until: Temporal.PlainDate | undefined,
	whom: Whom,
	turn: Turn,
	options: RemindOptions,
): Promise<Reply> {
	const { words } = turn;
	const say = words.events.reminders;
	const { subscriber, subscriptions } = await options.register.find(keyOf(turn, whom));
	if (!subscriber || subscriptions.length === 0) return nothing(whom, turn);
	if (!until) {
		const weeks = PAUSES.map((days): Choice => ({ step: 'pause', whom, days, label: say.pauseFor[days] }));
		const day: Choice = { step: 'pause', whom, label: say.pauseDay, form: dayField(turn) };
		return await choice([text(say.pauseUntil), text(say.pauseWritten)], turn, options, [...weeks, day]);
	}
	const { epochMilliseconds } = until.toZonedDateTime(subscriber.zone);
	await keep({ paused: epochMilliseconds }, whom, turn, options);
	const said = `${say.paused(words.events.weekday(epochMilliseconds, subscriber.zone))} ${say.pausedNews}`;
	const again: Choice = { step: 'resume', whom, label: say.resume };
	return await offering(reply(turn.language, text(said)), turn, options, [again]);
}

function dayField({ words }: Turn): Field[] {
	return [{ name: 'until', label: words.events.reminders.pauseField, input: 'date' }];
}

/** A pause by a button: so many days, or a day from its form. */
export async function pauseAt(
	{ days, typed, whom }: { days: number | undefined; typed: string | undefined; whom: Whom },
	turn: Turn,
	options: RemindOptions,
): Promise<Reply> {
	const { subscriber } = await options.register.find(keyOf(turn, whom));
	const zone = subscriber?.zone ?? zoneOf(turn);
	const today = Temporal.Instant.fromEpochMilliseconds(turn.now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
	if (days !== undefined) return await pause(today.add({ days }), whom, turn, options);
	if (typed === undefined) return await pause(undefined, whom, turn, options);
	const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? dayOf(typed) : undefined;
	if (day && Temporal.PlainDate.compare(day, today) > 0) return await pause(day, whom, turn, options);
	const say = turn.words.events.reminders;
	const again = { step: 'pause' as const, whom, label: say.pauseDay, form: dayField(turn) };
	return { ...(await formed([text(say.wrongDay)], again, turn, options)), title: say.pause };
}

function dayOf(typed: string): Temporal.PlainDate | undefined {
	try {
		return Temporal.PlainDate.from(typed);
	} catch {
		return undefined;
	}
}

/** What fell into the pause stays past: it ends now, and is not undone. */
async function resume(whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { subscriber, subscriptions } = await options.register.find(keyOf(turn, whom));
	if (!subscriber || subscriptions.length === 0) return nothing(whom, turn);
	const now = turn.now.getTime();
	const changed = (subscriber.paused ?? 0) > now ? { paused: now } : {};
	return await set(changed, turn.words.events.reminders.resumed[whom], whom, turn, options);
}
