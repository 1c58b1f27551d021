/** ICS text → components with their lines. Reads no values; whatever the text, it takes what has the shape of a component. */

export interface Line {
	/** Unfolded. */
	text: string;
	/** 1-based, in the text given. */
	at: number;
}

export interface Part {
	/** `VEVENT` */
	name: string;
	at: number;
	lines: Line[];
	parts: Part[];
}

export interface Split {
	/** Calendars: usually one. */
	calendars: Part[];
	/** The last calendar has its end; without one, the text was cut off. */
	whole: boolean;
	/** Lines that are none. */
	stray: Line[];
}

/** Components deeper than this are passed over. */
const DEEPEST = 8;
/** They stand side by side in a calendar: where one begins, the one before it is over. */
const BESIDE = /^V(?:EVENT|TODO|JOURNAL|FREEBUSY|TIMEZONE)$/;
const SHAPE = /^[A-Za-z0-9-]+[;:]/;

export function splitCalendar(text: string): Split {
	const calendars: Part[] = [];
	const stray: Line[] = [];
	let open: Part[] = [];
	let whole = false;
	for (const line of unfold(text)) {
		const [, word, name = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line.text) ?? [];
		if (word?.toUpperCase() === 'BEGIN') {
			const part: Part = { name: name.toUpperCase(), at: line.at, lines: [], parts: [] };
			open = above(open, part.name);
			if (open.length < DEEPEST) (open.at(-1)?.parts ?? calendars).push(part);
			open.push(part);
			whole = false;
		} else if (word) {
			const at = open.findLastIndex((part) => part.name === name.toUpperCase());
			if (at >= 0) open = open.slice(0, at);
			whole = open.length === 0 && at === 0;
		} else if (SHAPE.test(line.text) && open.length > 0) open.at(-1)?.lines.push(line);
		else stray.push(line);
	}
	return { calendars: calendars.filter(({ name }) => name === 'VCALENDAR'), whole, stray };
}

/** What is still open when a component begins: the end of the one before it may be missing. */
function above(open: Part[], name: string): Part[] {
	if (name === 'VCALENDAR') return [];
	const before = BESIDE.test(name) ? open.findIndex((part) => BESIDE.test(part.name)) : -1;
	return before < 0 ? open : open.slice(0, before);
}

/** A line that begins with a blank goes on with the one before it. */
function* unfold(text: string): Iterable<Line> {
	let at = 0;
	let first = 0;
	let pieces: string[] = [];
	for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n|\r/)) {
		at++;
		if (/^[ \t]/.test(raw) && pieces.length > 0) pieces.push(raw.slice(1));
		else {
			if (pieces.length > 0) yield { text: pieces.join(''), at: first };
			pieces = raw.trim() === '' ? [] : [raw];
			first = at;
		}
	}
	if (pieces.length > 0) yield { text: pieces.join(''), at: first };
}

/** What stands behind the colon of the first such line. Names in upper case. */
export function valueIn({ lines }: Part, name: string): string | undefined {
	const line = lines.find(
		({ text }) => text.slice(0, name.length).toUpperCase() === name && /^[;:]/.test(text.slice(name.length)),
	);
	return line?.text.slice(line.text.indexOf(':') + 1).trim() || undefined;
}
