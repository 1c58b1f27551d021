/** How long before, and until when not, as people say it: „eine Woche und eine Stunde vorher“ → `P7D`, `PT1H`. No times of day. */

import type { Temporal } from 'temporal-polyfill';
import { takeAll } from '../events/limit.js';
import { COUNT, countOf, createReading, LONGEST, phrase, type Reading } from '../events/reading.js';
import { POINT, spanOf, takeSpan } from '../events/span.js';
import type { Language } from '../message.js';
import { LEAD } from './subscription.js';

const HALVES: readonly (readonly [source: string, amount: number])[] = [
	['(?:eine?[nmrs]? )?halbe[nrs]?|half an?|(?:a )?half', 0.5],
	['anderthalb|eineinhalb|one and a half', 1.5],
	['zweieinhalb|two and a half', 2.5],
	['(?:eine?[nr]? )?viertel|(?:a )?quarter of an?|(?:a )?quarter', 0.25],
	['(?:eine?[nr]? )?dreiviertel|three quarters of an', 0.75],
];
const HALF = HALVES.map(([source]) => source).join('|');
const VAGUE = '(?:ein |a )?(?:paar|few|couple of)|einige|mehrere|several|wenige';
const AMOUNT = `(?:${HALF}|\\d{1,3}[.,]\\d|${COUNT}|${VAGUE})`;
const UNIT =
	'(?:wochen?|weeks?|tage?[ns]?|days?|stunden?|hours?|std|hrs?|h|minuten?|minutes?|mins?|monate?[ns]?|months?|d|w)';
const BEFORE =
	'(?:(?:im |in )?(?:vorher|davor|zuvor|vorab|voraus|before|beforehand|ahead|advance|earlier|prior)|vorm?|prior to|ahead of)';
const JOINT = '(?:und|and|oder|or|sowie|plus|noch|auch|dann|einmal|again)';

const SAID = phrase(`(${AMOUNT}) (${UNIT})`);
/** With a name of its own, and told by its unit alone: „am Tag vorher“. */
const NAMED: readonly (readonly [pattern: RegExp, lead: string])[] = [
	[phrase('(?:eine )?dreiviertelstunde'), 'PT45M'],
	[phrase('(?:eine )?viertelstunde'), 'PT15M'],
	[phrase('(?:eine )?halbstunde'), 'PT30M'],
	[phrase('(?:an|one) hour and a half'), 'PT90M'],
	[phrase('(?:am )?vortag'), 'P1D'],
];
const ALONE: typeof NAMED = [
	[phrase(`(?:am |the |den )?(?:tags?|day)(?= ${BEFORE}(?!\\S))`), 'P1D'],
	[phrase(`(?:die |the |in der )?(?:woche|week)(?= ${BEFORE}(?!\\S))`), 'P7D'],
	[phrase(`(?:die |the )?(?:stunde|hour)(?= ${BEFORE}(?!\\S))`), 'PT1H'],
];
const SHARED = phrase(`(${AMOUNT})(?: (${JOINT}))?(?= _lead(?!\\S))`);
const AHEAD = phrase(`_lead(?: (?:schon|jeweils|immer|bitte))?(?: ${BEFORE})`);
const LIST = phrase(`_(?:lead|before)(?:(?: ${JOINT})* _(?:lead|before))+`);

const UNTIL = new RegExp(
	`(?<!\\S)(?:bis|until|till)((?: (?:einschliesslich|including|zum|zur|the|dem|den))*) (${POINT})(?!\\S)`,
);
const FROM = new RegExp(`(?<!\\S)(?:ab|am|on|from|nach|after)(?: (?:dem|der|the))* (${POINT})(?!\\S)`);
const SHORTLY = phrase(`(?:kurz|shortly|right|just) ${BEFORE}`);
const FOR = phrase(
	'(?:fur|for)(?: the next)? _lead|_lead lang|(?:in )?(?:(?:den|die|the) )?(?:nachsten|next) _lead|_lead(?= (?:pause|mute|snooze))|(?<=(?:pause|pausiere|mute|snooze) )_lead',
);
const AGAIN = phrase('wieder|again|erst');

export interface Leads {
	/** In the order they were said, each once. */
	leads: readonly string[];
	/** „ein paar Tage“, „0 Tage“: not as long as anything. */
	vague: boolean;
}

/** Takes all of them; `_lead` stands for each list, `_before` for one with „vorher“. */
export function takeLeads(reading: Reading): Leads {
	const found: { at: number; lead: string | undefined; unit: string }[] = [];
	const add = (at: number, lead: string | undefined, unit = '') =>
		found.push({ at: reading.places[at]?.start ?? 0, lead, unit });
	const named = (patterns: typeof NAMED) => {
		for (const [pattern, lead] of patterns) {
			const taken = reading.take(pattern, '_lead');
			if (taken) add(taken.at, lead);
		}
	};
	named(NAMED);
	for (let left = 12; left > 0; left--) {
		const taken = reading.take(SAID, '_lead');
		if (!taken) break;
		const [amount = '', unit = ''] = taken.groups;
		add(taken.at, leadOf(amount, unit), unit);
	}
	named(ALONE);
	const shared = reading.take(SHARED, '_lead');
	if (shared) {
		const [amount = '', joint] = shared.groups;
		const next = found.find(({ at }) => at === reading.places[shared.at + 1]?.start);
		add(shared.at, joint ? leadOf(amount, next?.unit ?? '') : undefined);
	}
	const shortly = reading.take(SHORTLY, '_before') !== undefined;
	takeAll(reading, AHEAD, '_before');
	const before = reading.has(phrase('_before'));
	takeAll(reading, LIST, before ? '_before' : '_lead');
	const leads = found.sort((one, other) => one.at - other.at).flatMap(({ lead }) => lead ?? []);
	return { leads: [...new Set(leads)], vague: shortly || found.some(({ lead }) => lead === undefined) };
}

/** What stands in a field for times: nothing but how long before; undefined where it is not understood. */
export function readLeads(typed: string, _language: Language): readonly string[] | undefined {
	if (typed.length > LONGEST) return undefined;
	const reading = createReading(typed);
	const { leads, vague } = takeLeads(reading);
	const filled = phrase(`_lead|_before|_|${JOINT}|${BEFORE}|jeweils|immer|bitte|please|always`);
	const understood = reading.words.every((word) => filled.test(word));
	return understood && !vague && leads.length > 0 ? leads : undefined;
}

/** The day on which reminders come again. */
export function untilOf(
	reading: Reading,
	[lead]: readonly string[],
	now: Temporal.ZonedDateTime,
): Temporal.PlainDate | undefined {
	const today = now.toPlainDate();
	const later = (day: Temporal.PlainDate | undefined) => (day && day.since(today).sign > 0 ? day : undefined);
	const [within = '', point] = reading.take(UNTIL)?.groups ?? [];
	if (point) {
		const span = spanOf(point, today);
		return later(
			/einschl|includ/.test(within) || /^(?:ende|end|jahresende|monatsende)/.test(point) ? span?.until : span?.from,
		);
	}
	if (lead && reading.take(FOR)) return later(now.add(lead).toPlainDate());
	const [from] = (reading.has(AGAIN) ? reading.take(FROM)?.groups : undefined) ?? [];
	if (from) return later(spanOf(from, today)?.from);
	const span = takeSpan(reading, today);
	return span && span.from.since(today).sign <= 0 ? later(span.until) : undefined;
}

function leadOf(said: string, unit: string): string | undefined {
	const half = HALVES.find(([source]) => new RegExp(`^(?:${source})$`).test(said))?.[1];
	const amount = half ?? countOf(said) ?? (/^\d/.test(said) ? Number(said.replace(',', '.')) : Number.NaN);
	const lead = /^(?:w|ta|d|mo)/.test(unit)
		? ofDays(amount * daysOf(unit))
		: ofMinutes(amount * (unit.startsWith('m') ? 1 : 60));
	return LEAD.test(lead) ? lead : undefined;
}

const daysOf = (unit: string) => (unit.startsWith('w') ? 7 : unit.startsWith('mo') ? 30 : 1);
const ofDays = (days: number) => (Number.isInteger(days) ? `P${days}D` : ofMinutes(days * 24 * 60));
const ofMinutes = (minutes: number) => (minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`);
