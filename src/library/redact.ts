/** A document's text without the names of people who objected. Everything else stays byte for byte. */

import { fold } from '../language/fold.js';
import { capitals, findNames, findSurnames, type Sighting, viewOf, type Word } from '../language/sighting.js';
import { substitute } from '../language/substitute.js';
import { type Pen, redactFront } from './front.js';
import { bareSurname, keyed, nameKey, type Redaction, type Register } from './redaction.js';

/** What a bare surname may be instead. */
export interface Lexicon {
	/** Folded words: towns, the glossary, everyday words. */
	isWord(folded: string): boolean;
	givenNames: ReadonlySet<string>;
}

export interface Redacted {
	text: string;
	/** How many names or entries went. */
	places: number;
	/** Whose. */
	redactions: readonly Redaction[];
	/** The sentences around, before and after; nothing after where an entry goes. */
	changes: readonly { before: string; after: string }[];
}

/** Who is meant in one document: by full name, and by surname where the full name is or was in it. */
export interface People {
	byName(key: string, surname: string): Redaction | undefined;
	bySurname(key: string): Redaction | undefined;
	/** First letters of given names, as far as this document tells. */
	initials: ReadonlyMap<Redaction, string>;
}

const FRONT_MATTER = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(\r?\n---[ \t]*(?:\r?\n|$))/;

/** @param file names the document where it has no id; the text itself where nothing is found */
export function redactDocument(text: string, file: string, register: Register, lexicon: Lexicon): Redacted {
	const [whole = '', open = '', yaml = '', close = ''] = FRONT_MATTER.exec(text) ?? [];
	const id = documentId(text, file);
	const people = peopleOf(text, yaml || (/\.ya?ml$/i.test(file) ? text : ''), register, register.inDocument(id));
	if (!people) return { text, places: 0, redactions: [], changes: [] };
	const tally: Tally = { places: 0, redactions: new Set(), changes: [] };
	const plain = (part: string) => redactText(part, people, lexicon, false, tally);
	const pen: Pen = {
		isPerson: (name) => isPerson(name, people, tally),
		plain,
		removed: (entry) => remove(entry, tally),
	};
	if (/\.ya?ml$/i.test(file)) return { text: redactFront(text, pen), ...outcome(tally) };
	const original = /^wording:\s*["']?original/m.test(yaml);
	const body = text.slice(whole.length);
	const front = whole ? open + redactFront(yaml, pen) + close : '';
	const redacted = front + redactText(body, people, lexicon, original, tally);
	return { text: redacted, ...outcome(tally) };
}

export function documentId(text: string, file: string): string {
	const [, yaml = /\.ya?ml$/i.test(file) ? text : ''] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? [];
	return /^id:[ \t]*["']?([a-z\d-]+)/m.exec(yaml)?.[1] ?? file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
}

export interface Tally {
	places: number;
	redactions: Set<Redaction>;
	changes: { before: string; after: string }[];
}

const outcome = ({ places, redactions, changes }: Tally) => ({ places, redactions: [...redactions], changes });

/** undefined where nobody who objected is in the document, which is nearly always so. */
function peopleOf(text: string, yaml: string, register: Register, earlier: readonly Redaction[]): People | undefined {
	const surnames = new Map<string, Redaction>();
	const initials = new Map<Redaction, string>();
	// Quoted YAML may write any letter as an escape.
	for (const part of yaml.includes('\\') ? [text, unescaped(yaml)] : [text]) {
		const view = viewOf(part).text;
		if (!register.mayName(view)) continue;
		const isName = (key: string, surname: string) => register.byName(key, surname) !== undefined;
		for (const { surname, initial, key } of findNames(view, capitals(view), isName)) {
			const redaction = register.byName(key, surname);
			if (!redaction) continue;
			surnames.set(bareSurname(surname), redaction);
			initials.set(redaction, initial);
		}
	}
	if (surnames.size === 0 && earlier.length === 0) return undefined;
	return {
		byName: register.byName,
		bySurname: (key) =>
			surnames.get(key) ?? earlier.find(({ salt, surname }) => surname === keyed(salt, key)) ?? undefined,
		initials,
	};
}

const unescaped = (yaml: string) =>
	yaml
		.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4}))/gi, (_, two?: string, four?: string) =>
			String.fromCharCode(Number.parseInt(two ?? four ?? '', 16)),
		)
		.replace(/\\\r?\n\s*/g, '')
		.replace(/\\[_ N]/g, ' ');

function redactText(text: string, people: People, lexicon: Lexicon, bracketed: boolean, tally: Tally): string {
	const view = viewOf(text);
	const words = capitals(view.text);
	const full = findNames(view.text, words, (key, surname) => people.byName(key, surname) !== undefined);
	const alone = surnamesOf(view.text, words, full, people, lexicon);
	let result = '';
	let done = 0;
	const found = [...full.flatMap((one) => withWho(one, people.byName(one.key, one.surname))), ...alone];
	found.sort((a, b) => a.sighting.start - b.sighting.start);
	for (const [at, { sighting, who }] of found.entries()) {
		const { start, end, genitive, address } = sighting;
		if (view.at(start) < done) continue;
		const before = view.text.slice(Math.max(0, start - 300), start);
		// The next name is never taken for what this one has: „Bittis Dr. Claudia Bitti“.
		const next = found[at + 1]?.sighting.start ?? view.text.length;
		const after = view.text.slice(end, Math.min(end + 200, next));
		const place = { before, after, genitive, bracketed, ...(address ? { address } : {}) };
		const change = substitute(who, place);
		const from = Math.max(done, view.at(start - change.before));
		const to = view.at(end + change.after);
		tally.changes.push(shown(view.text, start, end, change));
		result += text.slice(done, from) + change.text;
		done = Math.max(done, to);
		tally.places++;
		tally.redactions.add(who);
	}
	return done === 0 ? text : result + text.slice(done);
}

function remove(entry: string, tally: Tally): void {
	tally.places++;
	tally.changes.push({ before: entry.replace(/\s+/g, ' ').trim(), after: '' });
}

const withWho = (sighting: Sighting, who: Redaction | undefined) => (who ? [{ sighting, who }] : []);

/** The sentence or line around a change. */
function shown(text: string, start: number, end: number, change: { before: number; after: number; text: string }) {
	const [from, to] = [start - change.before, end + change.after];
	const head = text.slice(Math.max(0, from - 200), from).replace(/^[\s\S]*(?:\n|[\p{L}\d)]{2}[.!?]\s)/u, '');
	const tail = /^[^\n]{0,200}?(?:[\p{L}\d)]{2}[.!?](?=\s|$)|(?=\n)|$)|^[^\n]{0,200}/u.exec(text.slice(to))?.[0] ?? '';
	const line = (middle: string) => `${head}${middle}${tail}`.replace(/\s+/g, ' ').trim();
	return { before: line(text.slice(from, to)), after: line(change.text) };
}

/** A surname is theirs with „Frau“ before it, or where it can be nothing else. */
function surnamesOf(
	view: string,
	words: readonly Word[],
	full: readonly Sighting[],
	people: People,
	lexicon: Lexicon,
): { sighting: Sighting; who: Redaction }[] {
	const all = findSurnames(view, words, (key) => people.bySurname(key) !== undefined);
	const found: { sighting: Sighting; who: Redaction }[] = [];
	const other = new Map<string, boolean>();
	const marks = [
		...full.map((sighting) => ({ sighting, own: true })),
		...all.map((sighting) => ({ sighting, own: false })),
	];
	for (const { sighting, own } of marks.sort((a, b) => a.sighting.start - b.sighting.start)) {
		const key = bareSurname(sighting.surname);
		if (own) {
			other.set(key, false);
			continue;
		}
		if (full.some(({ start, end }) => sighting.start < end && start < sighting.end)) continue;
		const who = people.bySurname(key);
		const { before } = sighting as { before?: Word };
		if (!who) continue;
		const kin = namesake(view, sighting as Sighting & { before?: Word; after?: Word }, who, people, lexicon);
		if (kin === 'other') other.set(key, true);
		if (kin !== 'own' || other.get(key) || !fits(sighting.address, who)) continue;
		if (!sighting.titled && !before?.initial && lexicon.isWord(key)) continue;
		const start = before?.initial ? before.start : sighting.start;
		found.push({ sighting: { ...sighting, start }, who });
	}
	return found;
}

const fits = (address: string | undefined, { form }: Redaction) =>
	!address || form === 'neutral' || (address === 'Frau') === (form === 'feminine');

/** Nouns by their endings, roles and the like: „Projektleiterin Bitti“ is no given name and surname. */
const NOUN = /(?:ung|heit|keit|schaft|ion|tät|er|erin|orin|istin|entin|antin|ling|tum|ment)$/u;

function namesake(
	view: string,
	{ start, titled, before, after }: Sighting & { before?: Word; after?: Word },
	who: Redaction,
	people: People,
	lexicon: Lexicon,
): 'own' | 'other' | 'unclear' {
	if (titled) return 'own';
	if (after && lexicon.givenNames.has(fold(view.slice(start, after.start).trim())) && !lexicon.isWord(after.folded))
		return 'other';
	if (!before) return 'own';
	const given = view.slice(before.start, before.end);
	if (before.initial) return people.initials.get(who) === before.folded ? 'own' : 'other';
	if (lexicon.givenNames.has(before.folded)) return 'other';
	if (lexicon.isWord(before.folded) || NOUN.test(given)) return 'own';
	return beginsSentence(view, before.start) ? 'own' : 'unclear';
}

const beginsSentence = (view: string, start: number) =>
	/(?:^|\n|[.!?]\s+)$/u.test(view.slice(Math.max(0, start - 4), start));

/** Whether this is nothing but the name, with or without form of address. */
function isPerson(name: string, people: People, tally: Tally): boolean {
	const { key, surname } = nameKey(name);
	const alone = /^(?:Frau|Herrn?|Dr\.|Prof\.)/u.test(name.trim()) || !key.includes(' ');
	const who = people.byName(key, surname) ?? (alone ? people.bySurname(key) : undefined);
	if (who) tally.redactions.add(who);
	return who !== undefined;
}
