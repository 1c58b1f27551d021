/** Instants in words, in somebody's zone, and how long it is until then. */

type Spoken = 'de' | 'en';
const LOCALE = { de: 'de-DE', en: 'en-GB' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** „Donnerstag, 12. März 2026“ */
function weekday(language: Spoken, at: number, timeZone: string): string {
	return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'full', timeZone }).format(at);
}

/** „10:00 Uhr“, “10:00” */
function clockTime(language: Spoken, at: number, timeZone: string): string {
	const time = new Intl.DateTimeFormat(LOCALE[language], { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
	return language === 'de' ? `${time} Uhr` : time;
}

/** „Europe/Berlin“ as people say it: „MEZ“, “Central European Time”. */
function zoneName(language: Spoken, at: number, timeZone: string): string {
	const style = language === 'de' ? 'short' : 'long';
	const parts = new Intl.DateTimeFormat(LOCALE[language], { timeZone, timeZoneName: style }).formatToParts(at);
	return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** „in 20 Minuten“, „in 3 Stunden“, „morgen“, „in 6 Tagen“: by the days of the calendar where it is not today. */
function ahead(language: Spoken, now: number, at: number, timeZone: string): string {
	const between = new Intl.RelativeTimeFormat(LOCALE[language], { numeric: 'auto' });
	const days = dayOf(at, timeZone) - dayOf(now, timeZone);
	if (days > 0 && at - now > 3 * HOUR) return between.format(days, 'day');
	const minutes = Math.round((at - now) / MINUTE);
	return minutes < 60 ? between.format(minutes, 'minute') : between.format(Math.round(minutes / 60), 'hour');
}

/** Number of the day in a zone. */
function dayOf(at: number, timeZone: string): number {
	const iso = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
		at,
	);
	return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

/** A lead such as `P7D`, `P1D`, `PT1H` or `PT30M` as a number and a unit. */
function lead(language: Spoken, iso: string): string {
	const [, days, count = '', unit] = /^P(?:(\d+)D|T(\d+)([HM]))$/.exec(iso) ?? [];
	const said = (value: number, name: 'week' | 'day' | 'hour' | 'minute') =>
		new Intl.NumberFormat(LOCALE[language], { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
	if (days !== undefined) return Number(days) % 7 === 0 ? said(Number(days) / 7, 'week') : said(Number(days), 'day');
	return unit === 'H' ? said(Number(count), 'hour') : said(Number(count), 'minute');
}

/** Wall times of zones other than the usual one are named with their zone. */
const USUAL = 'Europe/Berlin';

export const moments = (language: Spoken) => ({
	weekday: (at: number, zone: string) => weekday(language, at, zone),
	time: (at: number, zone: string) => {
		const said = clockTime(language, at, zone);
		return zone === USUAL ? said : `${said} (${zoneName(language, at, zone)})`;
	},
	ahead: (now: number, at: number, zone: string) => ahead(language, now, at, zone),
	lead: (iso: string) => lead(language, iso),
});
