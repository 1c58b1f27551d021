/** Where full names and surnames stand in a text, however they are written. Whose names they are is asked, not known here. */

import { fold } from './fold.js';

export interface Word {
	/** Offsets in the view. */
	start: number;
	end: number;
	folded: string;
	/** „M.“ */
	initial: boolean;
}

export interface Sighting {
	/** Offsets in the view; form of address, titles and the ending of a genitive included. */
	start: number;
	end: number;
	genitive: boolean;
	/** The name it is, folded; of surnames alone the surname. */
	key: string;
	/** Folded words of the surname, with a space between. */
	surname: string;
	/** First letter of the given name, folded. */
	initial: string;
	/** As written before the name: Frau, Herr, Herrn. */
	address?: string;
	/** Any form of address or title stands before it. */
	titled: boolean;
}

/** A text as it reads: entities resolved, invisible characters gone; `at` leads back to the source. */
export interface View {
	text: string;
	at(offset: number): number;
}

const UNSEEN = /\p{Cf}|\u034F|&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|nbsp|shy|[aouAOU]uml|szlig|eacute|egrave);/gu;
const NAMED: Readonly<Record<string, string>> = {
	nbsp: '\u00A0',
	shy: '',
	auml: 'ä',
	ouml: 'ö',
	uuml: 'ü',
	Auml: 'Ä',
	Ouml: 'Ö',
	Uuml: 'Ü',
	szlig: 'ß',
	eacute: 'é',
	egrave: 'è',
};

export function viewOf(text: string): View {
	const steps: { from: number; shift: number }[] = [];
	let shift = 0;
	const seen = text.replace(UNSEEN, (mark: string, offset: number) => {
		const shown = mark.length > 2 ? resolve(mark) : '';
		shift += mark.length - shown.length;
		steps.push({ from: offset + mark.length - shift, shift });
		return shown;
	});
	if (steps.length === 0) return { text, at: (offset) => offset };
	return { text: seen, at: (offset) => offset + (steps.findLast(({ from }) => from <= offset)?.shift ?? 0) };
}

function resolve(entity: string): string {
	const name = entity.slice(1, -1);
	if (!name.startsWith('#')) return NAMED[name] ?? entity;
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000)
		? String.fromCodePoint(code).replace(/\p{Cf}/gu, '')
		: entity;
}

/** The folded words of a full name or a surname, with spaces between; for a full name the surname too, to be asked first. */
export type IsName = (key: string, surname: string) => boolean;

const WORD = /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]+)?(?![\p{L}\p{M}\p{N}])/gu;

/** Words with a capital; a name has no others but particles. */
export function capitals(view: string): Word[] {
	return Array.from(view.matchAll(WORD), (match) => ({
		start: match.index,
		end: match.index + match[0].length,
		folded: fold(match[0]).replace(/['’]/g, ''),
		initial: match[0].length === 1,
	}));
}

const LINE = String.raw`(?:[^\S\r\n]+|[^\S\r\n]*\\?\r?\n(?:[^\S\r\n]|>)*)`;
const SPACE = `[*_~]*${LINE}[*_~]*`;
const GAP = new RegExp(`^\\.?${SPACE}$`, 'u');
const HYPHEN = /^[-\u2010\u2011]$/;
const PARTICLE = `(?:von|der|dem|den|van|vom|zu|zum|zur|de|di|del|el|al|la|le|da|dos|ten|ter)`;
const PARTICLES = new RegExp(`^${SPACE}((?:${PARTICLE}${LINE})+)$`, 'u');
const SWAPPED = /^[*_]*[^\S\r\n]*[,|][^\S\r\n]*[*_]*(?:(?:Dr|Prof)\.[^\S\r\n]*)*$/u;
/** The words of the longest name. */
const LONGEST = 6;

/** What joins two words: nothing, a hyphen (`-`), a space (` `) or particles with spaces (` von der `). */
function join(view: string, before: Word, after: Word): string | undefined {
	if (after.start - before.end > 60) return undefined;
	const between = view.slice(before.end, after.start);
	if (HYPHEN.test(between)) return '-';
	if (GAP.test(between)) return between.startsWith('.') && !before.initial ? undefined : ' ';
	const particles = PARTICLES.exec(between)?.[1];
	return particles === undefined ? undefined : ` ${fold(particles.replace(/[\s>\\]+/g, ' ').trim())} `;
}

const isPart = (view: string, start: number) =>
	/[\p{L}\p{N}][-\u2010\u2011]$/u.test(view.slice(Math.max(0, start - 3), start));
const goesOn = (view: string, end: number) => /^[-\u2010\u2011][\p{L}\p{N}]/u.test(view.slice(end, end + 3));

/** @param isName whether these folded words, with spaces between, are a name that is sought */
export function findNames(view: string, words: readonly Word[], isName: IsName): Sighting[] {
	const found: Sighting[] = [];
	for (let at = 0; at < words.length; at++) {
		const first = words[at];
		if (!first || isPart(view, first.start)) continue;
		const end = nameFrom(view, words, at, isName, found) ?? swappedFrom(view, words, at, isName, found);
		if (end !== undefined) at = end;
	}
	return found;
}

function nameFrom(
	view: string,
	words: readonly Word[],
	at: number,
	isName: IsName,
	found: Sighting[],
): number | undefined {
	const first = words[at] as Word;
	let key = first.folded;
	let surname = '';
	let best: number | undefined;
	for (let next = at + 1; next < Math.min(words.length, at + LONGEST); next++) {
		const word = words[next] as Word;
		const link = join(view, words[next - 1] as Word, word);
		if (link === undefined) break;
		const skipped = word.initial && link === ' ' && view[word.end] === '.';
		if (!skipped) {
			surname = link === '-' ? (surname ? `${surname} ${word.folded}` : '') : `${link}${word.folded}`.trim();
			key += `${link === '-' ? ' ' : link}${word.folded}`;
		}
		if (skipped || !surname || goesOn(view, word.end)) continue;
		const exact = isName(key, surname);
		if (!exact && !(key.endsWith('s') && isName(key.slice(0, -1), surname.slice(0, -1)))) continue;
		best = next;
		const bare = exact ? surname : surname.slice(0, -1);
		const named = { key: exact ? key : key.slice(0, -1), surname: bare, initial: first.folded.slice(0, 1) };
		const before = found.at(-1);
		if (before && before.end > first.start) found.pop();
		found.push(dressed(view, { start: first.start, end: word.end, ...named }, !exact));
	}
	return best;
}

/** „Bitti, Claudia“ and two cells of a table. */
function swappedFrom(
	view: string,
	words: readonly Word[],
	at: number,
	isName: IsName,
	found: Sighting[],
): number | undefined {
	const family = group(view, words, at);
	const last = words[family.last];
	const start = words[family.last + 1];
	if (!last || !start || !SWAPPED.test(view.slice(last.end, Math.min(start.start, last.end + 40)))) return undefined;
	const given = group(view, words, family.last + 1);
	const end = words[given.last];
	const after = words[given.last + 1];
	if (!end || goesOn(view, end.end) || (after && join(view, end, after) !== undefined)) return undefined;
	const key = `${given.key} ${family.key}`;
	if (!isName(key, family.key)) return undefined;
	const named = { key, surname: family.key, initial: given.key.slice(0, 1) };
	found.push(dressed(view, { start: words[at]?.start ?? 0, end: end.end, ...named }, false));
	return given.last;
}

function group(view: string, words: readonly Word[], at: number): { key: string; last: number } {
	let last = at;
	let key = words[at]?.folded ?? '';
	for (let next = at + 1; next < words.length; next++) {
		if (join(view, words[next - 1] as Word, words[next] as Word) !== '-') break;
		last = next;
		key += ` ${words[next]?.folded ?? ''}`;
	}
	return { key, last };
}

/** Surnames alone: one word, or several with hyphens. Those that are part of something longer are left out. */
export function findSurnames(
	view: string,
	words: readonly Word[],
	isName: IsName,
): (Sighting & { before: Word | undefined; after: Word | undefined })[] {
	const found: (Sighting & { before: Word | undefined; after: Word | undefined })[] = [];
	for (let at = 0; at < words.length; at++) {
		const first = words[at];
		if (!first || first.initial || isPart(view, first.start)) continue;
		const { key, last } = group(view, words, at);
		const end = words[last]?.end ?? first.end;
		const exact = isName(key, key);
		if (!goesOn(view, end) && (exact || (key.endsWith('s') && isName(key.slice(0, -1), key.slice(0, -1))))) {
			const surname = exact ? key : key.slice(0, -1);
			const near = (one: Word | undefined, other: Word | undefined) =>
				one && other && join(view, one, other) === ' ' ? true : undefined;
			const before = words[at - 1];
			const after = words[last + 1];
			found.push({
				...dressed(view, { start: first.start, end, key: surname, surname, initial: '' }, !exact),
				before: near(before, first) && before,
				after: near(words[last], after) && after,
			});
		}
		at = last;
	}
	return found;
}

const TITLE = String.raw`(?:Frau|Herrn?|Fr\.|Hr\.|Professorin|Professor|Prof\.|Doktor|Dr\.(?:-Ing\.)?|Dipl\.-\p{L}+\.|PD|Mag\.)`;
const TITLES = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${TITLE}(?:${SPACE}|(?<=\\.)))+(?:${PARTICLE}${LINE})*$`, 'u');

/** With all that belongs to the name: titles before it, the apostrophe of a genitive, both sides of an emphasis. */
function dressed(
	view: string,
	core: Pick<Sighting, 'start' | 'end' | 'key' | 'surname' | 'initial'>,
	genitive: boolean,
): Sighting {
	const titles = TITLES.exec(view.slice(Math.max(0, core.start - 80), core.start))?.[0] ?? '';
	let start = core.start - titles.length;
	const apostrophe = /^['’](?:s(?!\p{L}))?(?=\s+\p{L})/u.exec(view.slice(core.end, core.end + 6))?.[0] ?? '';
	const own = apostrophe.length > 1 || (apostrophe && /[sxzß]$/iu.test(view.slice(core.start, core.end)));
	let end = core.end + (own ? apostrophe.length : 0);
	if (/[*_~]/.test(view.slice(start, end))) {
		start -= /[*_~]*$/.exec(view.slice(0, start))?.[0].length ?? 0;
		end += /^[*_~]*/.exec(view.slice(end))?.[0].length ?? 0;
	}
	const [, address] = /(Frau|Herrn?|Fr\.|Hr\.)/u.exec(titles) ?? [];
	return {
		start,
		end,
		genitive: genitive || Boolean(own),
		key: core.key,
		surname: core.surname,
		initial: core.initial,
		titled: titles !== '',
		...(address ? { address: address.replace('Fr.', 'Frau').replace('Hr.', 'Herr') } : {}),
	};
}
