/** One line of a Ding dictionary (`Haus {n}; Gebäude {n} | Häuser {pl} :: house; building | houses`) → pairs of terms. No files. */

export interface Pair {
	english: string;
	german: string;
	/** Above 0, at most 1: less for a later alternative on either side and for inflected forms and phrases. */
	weight: number;
}

/** Longer lines, more alternatives and longer terms are no dictionary's. */
const LONGEST_LINE = 20_000;
const MOST = 24;
const LONGEST_TERM = 60;
const WORDS = 4;

/** Grammar, domains, explanations and inflections, innermost first. */
const MARKS = /\{[^{}]*\}|\[[^[\]]*\]|\([^()]*\)|<[^<>]*>/g;
/** „to go {went; gone}“: forms of the verb, not a mark of grammar. */
const FORMS = /\{([a-z]+[;,][a-z;, ]+|[a-z]{4,})\}/g;
/** Words that stand for anything, and those a dictionary puts before a term. */
const ANY = {
	german: /^(?:etw|jdn|jdm|jds|jd|jmdn|jmdm|jmds|jmd)\.|^sich$/,
	english: /^(?:sth|sb|so)\.|^one(?:self|['’]s)$/,
};
const BEFORE = {
	german: new Set(['der', 'die', 'das', 'ein', 'eine']),
	english: new Set(['to', 'a', 'an', 'the']),
};
const STRAY = /[{}[\]()<>=]|^[^\p{L}]*$/u;

/** Words alone, as most terms are: quicker than looking for all that may stand between them. */
const PLAIN = /^ *[a-z]{2,30}(?: [a-z]{2,30}){0,4} *$/;
const SPACE = /[\s!?,…"„“”]+/;

type Tongue = keyof typeof ANY;

/** None for a line that is not an entry; never throws. */
export function readDing(line: string): Pair[] {
	const sides = sidesOf(line);
	if (!sides) return [];
	const german = segmentsOf(sides.german, 'german');
	const english = segmentsOf(sides.english, 'english');
	/** Segments stand for one another; where one side has more, only the first can be trusted. */
	const paired = german.length === english.length ? german.length : 1;
	const pairs: Pair[] = [];
	for (let at = 0; at < paired; at++) {
		(english[at] ?? []).forEach((one, i) => {
			(german[at] ?? []).forEach((other, j) => {
				pairs.push({ english: one, german: other, weight: (at === 0 ? 1 : 0.5) / ((1 + i) * (1 + j * 0.5)) });
			});
		});
	}
	return pairs;
}

/** The terms of a line's English side alone. */
export const englishTerms = (side: string): string[] =>
	side.length > LONGEST_LINE ? [] : segmentsOf(withForms(side), 'english').flat();

const withForms = (side: string) => (side.includes('{') ? side.replace(FORMS, '; $1') : side);

function sidesOf(line: string): Record<Tongue, string> | undefined {
	const middle = line.indexOf(' :: ');
	const isEntry = middle >= 0 && !line.startsWith('#') && line.length <= LONGEST_LINE;
	if (!isEntry || line.includes(' :: ', middle + 4)) return undefined;
	return { german: line.slice(0, middle), english: withForms(line.slice(middle + 4)) };
}

const segmentsOf = (side: string, tongue: Tongue): string[][] =>
	withoutMarks(side)
		.split('|')
		.map((segment) =>
			segment.includes(';')
				? segment.split(';', MOST).flatMap((term) => termsOf(term, tongue))
				: termsOf(segment, tongue),
		);

function withoutMarks(side: string): string {
	if (!/[{[(<]/.test(side)) return side;
	const once = side.replace(MARKS, ' ');
	return /[{[(<]/.test(once) ? once.replace(MARKS, ' ') : once;
}

/** „Rad/Fahrrad“ are two terms; in a phrase a slash leaves open what it joins, and „/AHU/“ is an abbreviation. */
function termsOf(text: string, tongue: Tongue): string[] {
	const words: string[] = [];
	if (PLAIN.test(text)) {
		const term = text.trim();
		const space = term.indexOf(' ');
		const bare = space > 0 && BEFORE[tongue].has(term.slice(0, space)) ? term.slice(space + 1) : term;
		if (!bare.includes('sich')) return bare.split(' ', WORDS + 1).length > WORDS ? [] : [bare];
	}
	for (const word of text.split(SPACE)) {
		const only = word.endsWith('.') && !ANY[tongue].test(word) ? word.slice(0, -1) : word;
		if (only && !(words.length === 0 && BEFORE[tongue].has(only)) && !ANY[tongue].test(only) && !only.startsWith('/'))
			words.push(only);
	}
	if (words.length > WORDS) return [];
	const slashed = words.some((word) => word.includes('/'));
	const terms = slashed ? (words.length === 1 ? (words[0] ?? '').split('/', MOST) : []) : [words.join(' ')];
	return terms.filter((term) => term.length > 1 && term.length <= LONGEST_TERM && !STRAY.test(term));
}
