/** Quiet hours and weekends: where a time lands that falls into them. Always earlier, never later. */

import { Temporal } from 'temporal-polyfill';
import { QUIET } from './subscription.js';

const MORNING = Temporal.PlainTime.from(QUIET.until);
const EVENING = Temporal.PlainTime.from(QUIET.from);
/** An hour before the quiet begins, so that a long queue is through by then. */
const LAST = EVENING.subtract({ hours: 1 });

/** @param at in the zone of the one who wants quiet */
export function isQuiet(at: Temporal.ZonedDateTime): boolean {
	const time = at.toPlainTime();
	const night = Temporal.PlainTime.compare(time, EVENING) >= 0 || Temporal.PlainTime.compare(time, MORNING) < 0;
	return night || at.dayOfWeek > 5;
}

/** The time itself, or 17:00 of the nearest earlier working day. Days a zone has left out are no days. */
export function early(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
	if (!isQuiet(at)) return at;
	const { timeZoneId: timeZone } = at;
	for (let day = at.toPlainDate(); ; day = day.subtract({ days: 1 })) {
		const moved = day.toZonedDateTime({ timeZone, plainTime: LAST });
		if (Temporal.ZonedDateTime.compare(moved, at) <= 0 && !isQuiet(moved)) return moved;
	}
}
