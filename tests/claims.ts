/** Claims made of sentences by seed: true ones say the same otherwise, false ones one thing that is not so. */

import { fold } from '../src/language/fold.js';
import { sentencesOf } from '../src/language/sentences.js';
import { findPeople } from '../src/language/people.js';
import type { Exchange, Passage } from '../src/library/exchange.js';
import type { Corpus } from '../src/retrieval/corpus.js';
import { createRandom } from '../src/commands/random.js';

export interface Made {
	kind: string;
	holds: boolean;
	claim: string;
	exchange: Exchange;
	passage: Passage;
}

const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const PEOPLE = ['Gundula Erlenkötter', 'Hartmut Wiesenthal', 'Anneliese Kuhfeldt', 'Torben Zschocke'];
const TOWNS = ['Buxtehude', 'Memmingen', 'Pirmasens', 'Stralsund', 'Völklingen'];
const ADDITIONS = [
	' und wurde mit dem Landespreis für Baukultur ausgezeichnet.',
	'; eine Erweiterung um ein Schwimmbad ist im Gespräch.',
	', weil die Stadt sonst keine Mieter gefunden hätte.',
	' und wird wissenschaftlich von der Universität Tübingen begleitet.',
	' und gilt als das erfolgreichste Vorhaben seiner Art.',
	'; die Besucherzahlen haben sich seither verdoppelt.',
];

type Way = (sentence: string, random: () => number, corpus: Corpus) => string | undefined;

const pick = <T>(from: readonly T[], random: () => number): T | undefined => from[Math.floor(random() * from.length)];

/** Dates in figures for dates in words. */
const inFigures: Way = (sentence) => {
	const said = sentence.replace(
		new RegExp(`(\\d{1,2})\\. (${MONTHS.join('|')}) (\\d{4})`, 'g'),
		(_, day: string, month: string, year: string) =>
			`${day.padStart(2, '0')}.${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}.${year}`,
	);
	return said === sentence ? undefined : said;
};

const amounts: Way = (sentence) => {
	const said = sentence
		.replace(/(\d+(?:,\d+)?) Millionen Euro/g, '$1 Mio. €')
		.replace(/ Prozent/g, ' %')
		.replace(/ Euro(?!\p{L})/gu, ' €');
	return said === sentence ? undefined : said;
};

const TRUE: Readonly<Record<string, Way>> = {
	literal: (sentence) => sentence,
	'date in figures': inFigures,
	amounts,
	number: (sentence) => {
		const said = sentence.replace(/(?<!\p{L})(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)(?!\p{L})/u, (word) =>
			String(' _ zwei drei vier fünf sechs sieben acht neun zehn'.split(' ').indexOf(word)),
		);
		return said === sentence ? undefined : said;
	},
	'without a clause': (sentence) => {
		const [first = '', ...rest] = sentence.split(/, (?=(?:der|die|das|wo|wie|so|und)\s)/);
		return rest.length === 1 && first.length > 50 ? `${first.replace(/[.,]$/, '')}.` : undefined;
	},
};

const FALSE: Readonly<Record<string, Way>> = {
	name(sentence, random, { library, people }) {
		const [found] = findPeople(sentence, library.givenNames, people);
		const other = pick(PEOPLE, random);
		return found && other ? sentence.replace(found.name, other) : undefined;
	},
	municipality(sentence, random, corpus) {
		const [found] = corpus.findTowns(sentence);
		const name = found?.town.name;
		const other = pick(TOWNS, random);
		return name && other && sentence.includes(name) ? sentence.replaceAll(name, other) : undefined;
	},
	number(sentence, random) {
		const numbers = [...sentence.matchAll(/(?<![\d.,]|\p{L}-?)\d+(?:[.,]\d+)*(?![\d.,]*\d|\. \p{Lu})/gu)];
		const found = pick(numbers, random);
		if (!found || /^(?:19|20)\d\d$/.test(found[0])) return undefined;
		const [digits] = found;
		const changed = digits.replace(/\d/, (digit) => String((Number(digit) % 9) + 1));
		return sentence.slice(0, found.index) + changed + sentence.slice(found.index + digits.length);
	},
	date(sentence, random) {
		const month = new RegExp(`(?<=\\d\\. |im |seit |Seit |Im )(${MONTHS.join('|')})(?= \\d{4})`);
		const shifted = 1 + Math.floor(random() * 11);
		const said = month.test(sentence)
			? sentence.replace(month, (name) => MONTHS[(MONTHS.indexOf(name) + shifted) % 12] ?? '')
			: sentence.replace(/(?<![\d.,])(20[12]\d)(?![\d.,]*\d)/, (year) => String(Number(year) + 1 + (shifted % 3)));
		return said === sentence ? undefined : said;
	},
	negation(sentence) {
		if (/(?<!\p{L})(?:nicht|kein\p{L}*|ohne|nur|frei)(?!\p{L})/u.test(sentence)) return undefined;
		const said = sentence.replace(
			/(?<= )(ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|kann|können)(?= )/,
			'$1 nicht',
		);
		return said === sentence ? undefined : said;
	},
	addition: (sentence, random) => sentence.replace(/[.!]$/, pick(ADDITIONS, random) ?? ''),
};

/** A sentence with one thing in it that is not so; undefined where nothing can be changed. */
export function lieOf(sentence: string, random: () => number, corpus: Corpus): string | undefined {
	const way = pick(Object.values(FALSE), random);
	const lie = way?.(sentence, random, corpus);
	return lie === sentence ? undefined : lie;
}

/** So many of each kind, as far as there are sentences for it. */
export function makeClaims(corpus: Corpus, each: number, seed: number): Made[] {
	const random = createRandom(seed);
	const sentences = corpus.library.exchanges.flatMap((exchange) =>
		exchange.passages.flatMap((passage) =>
			sentencesOf(passage.text)
				.filter(({ text }) => text.length > 40 && text.length < 260 && /[.!]$/.test(text))
				.map(({ text }) => ({ text, passage, exchange })),
		),
	);
	const make = (kind: string, way: Way, holds: boolean): Made[] => {
		const made: Made[] = [];
		for (let tries = 0; made.length < each && tries < 4000; tries++) {
			const one = pick(sentences, random);
			const claim = one && way(one.text, random, corpus);
			/** What is put in may be true by chance. */
			const fresh = claim?.match(/[\p{L}\d.]+/gu)?.filter((word) => !one?.text.includes(word)) ?? [];
			const silly =
				!holds &&
				kind !== 'negation' &&
				kind !== 'addition' &&
				!fresh.some((word) => !one?.passage.text.includes(word));
			if (!one || !claim || silly || made.some((other) => fold(other.claim) === fold(claim))) continue;
			made.push({ kind, holds, claim, exchange: one.exchange, passage: one.passage });
		}
		return made;
	};
	return [
		...Object.entries(TRUE).flatMap(([kind, way]) => make(kind, way, true)),
		...Object.entries(FALSE).flatMap(([kind, way]) => make(kind, way, false)),
	];
}
