/** Dates of documents in words. They are days of the calendar without a time of day or a zone. */

export type Moment = { starts?: string | undefined; ends?: string | undefined; published?: string | undefined };

function format(locale: string, iso: string): Intl.DateTimeFormat {
	const parts = iso.split('-').length;
	return new Intl.DateTimeFormat(locale, {
		...(parts > 2 && { day: 'numeric' }),
		...(parts > 1 && { month: 'long' }),
		year: 'numeric',
		timeZone: 'UTC',
	});
}

/** „6. Juni 2024“, „Juni 2025“ or „2025“; what is no date stays as it is. */
export function day(locale: string, iso: string): string {
	const date = new Date(iso);
	return Number.isNaN(date.getTime()) ? iso : format(locale, iso).format(date);
}

/** „18.–19. April 2023“; undefined where nothing is known. */
export function days(locale: string, { starts, ends, published }: Moment): string | undefined {
	const first = starts ?? published;
	if (first === undefined || !ends || ends === first) return first === undefined ? undefined : day(locale, first);
	const range = [new Date(first), new Date(ends)] as const;
	if (range.some((date) => Number.isNaN(date.getTime()))) return `${first} – ${ends}`;
	return format(locale, first).formatRange(...range);
}
