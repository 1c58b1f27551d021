/** Dates as German and English reports write them. */

export interface DateMention {
	/** ISO, as precise as the text: 2024, 2024-06 or 2024-06-06. */
	from: string;
	/** Last day of a span, else the same as `from`. */
	to: string;
	text: string;
	start: number;
	end: number;
}

const GERMAN = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const ENGLISH = 'January February March April May June July August September October November December'.split(' ');
const NAMES = [
	...GERMAN,
	...ENGLISH,
	'Jänner',
	'Maerz',
	'Jan',
	'Feb',
	'Aug',
	'Sept',
	'Okt',
	'Oct',
	'Nov',
	'Dez',
	'Dec',
].join('|');
const SHORT: Readonly<Record<string, number>> = {
	jan: 1,
	jän: 1,
	feb: 2,
	mär: 3,
	mae: 3,
	mar: 3,
	apr: 4,
	mai: 5,
	may: 5,
	jun: 6,
	jul: 7,
	aug: 8,
	sep: 9,
	okt: 10,
	oct: 10,
	nov: 11,
	dez: 12,
	dec: 12,
};

const day = String.raw`([0-3]?\d)(?:st|nd|rd|th)?\.?`;
const join = String.raw`\s*(?:[-–—/]|und|bis(?:\s+zum)?|and|to|until)\s*`;
const year = String.raw`((?:19|20)\d\d)`;
/** Order matters: the longer form first. Groups: see `toMention`. */
const PATTERNS: readonly [RegExp, (g: string[]) => [from: string, to?: string]][] = [
	[new RegExp(String.raw`\b${year}-([01]\d)-([0-3]\d)\b`, 'gi'), ([y = '', m = '', d = '']) => [iso(y, m, d)]],
	[
		new RegExp(String.raw`\b${day}\s*(${NAMES})\.?${join}${day}\s*(${NAMES})\.?\s*${year}`, 'gi'),
		([d = '', m = '', e = '', n = '', y = '']) => [iso(y, month(m), d), iso(y, month(n), e)],
	],
	[
		new RegExp(String.raw`\b${day}${join}${day}\s*(?:of\s+)?(${NAMES})\.?\s*${year}`, 'gi'),
		([d = '', e = '', m = '', y = '']) => [iso(y, month(m), d), iso(y, month(m), e)],
	],
	[
		new RegExp(String.raw`\b${day}${join}${day}\s*([01]?\d)\.\s*${year}\b`, 'gi'),
		([d = '', e = '', m = '', y = '']) => [iso(y, m, d), iso(y, m, e)],
	],
	[
		new RegExp(String.raw`\b(${NAMES})\s+${day}(?:${join}${day})?,?\s+${year}\b`, 'gi'),
		([m = '', d = '', e = '', y = '']) =>
			[iso(y, month(m), d), e ? iso(y, month(m), e) : undefined].filter(Boolean) as [string],
	],
	[
		new RegExp(String.raw`\b${day}\s*(?:of\s+)?(${NAMES})\.?\s*${year}`, 'gi'),
		([d = '', m = '', y = '']) => [iso(y, month(m), d)],
	],
	[
		new RegExp(String.raw`\b([0-3]?\d)\.\s?([01]?\d)\.\s?${year}\b`, 'gi'),
		([d = '', m = '', y = '']) => [iso(y, m, d)],
	],
	[new RegExp(String.raw`\b(${NAMES})\.?\s+${year}\b`, 'gi'), ([m = '', y = '']) => [iso(y, month(m))]],
	[new RegExp(String.raw`(?<![\d.,])\b${year}\b(?!\s*(?:€|Euro|EUR|%|m²|Personen|[.,]\d))`, 'gi'), ([y = '']) => [y]],
];

/** All dates of a text in reading order; the most precise reading of each place. */
export function findDates(text: string): DateMention[] {
	const found: DateMention[] = [];
	for (const [pattern, read] of PATTERNS) {
		for (const match of text.matchAll(pattern)) {
			const start = match.index;
			const end = start + match[0].length;
			if (found.some((other) => start < other.end && other.start < end)) continue;
			const [from, to = from] = read(match.slice(1));
			if (from && valid(from) && valid(to)) found.push({ from, to, text: match[0], start, end });
		}
	}
	return found.sort((a, b) => a.start - b.start);
}

/** Whether two dates can be the same: the shorter is the beginning of the longer. */
export function agree(a: string, b: string): boolean {
	return a.startsWith(b) || b.startsWith(a);
}

const month = (name: string) => String(SHORT[name.slice(0, 3).toLowerCase()] ?? '');

function iso(y: string, m: string, d?: string): string {
	return [y, m.padStart(2, '0'), ...(d === undefined ? [] : [d.padStart(2, '0')])].join('-');
}

function valid(date: string): boolean {
	const [, m, d] = date.split('-').map(Number);
	return (m === undefined || (m >= 1 && m <= 12)) && (d === undefined || (d >= 1 && d <= 31));
}
