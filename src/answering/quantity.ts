/** Dates, numbers and shares of a text in German or English, freed of how they are written. */

import { findDates } from '../language/dates.js';
import type { Language } from '../message.js';

export interface Quantity {
	value: number;
	/** What it is a number of, as far as a unit says it. */
	unit: 'percent' | 'money' | 'none';
	start: number;
	end: number;
}

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
	[
		'null|zero',
		'',
		'zwei|beide|beiden|two|both|twice|zweimal',
		'drei|three',
		'vier|four',
		'fünf|five',
		'sechs|six',
		'sieben|seven',
		'acht|eight',
		'neun|nine',
		'zehn|ten',
		'elf|eleven',
		'zwölf|dutzend|twelve|dozen',
		'dreizehn|thirteen',
		'vierzehn|fourteen',
		'fünfzehn|fifteen',
		'sechzehn|sixteen',
		'siebzehn|seventeen',
		'achtzehn|eighteen',
		'neunzehn|nineteen',
		'zwanzig|twenty',
	].flatMap((words, value) => words.split('|').flatMap((word) => (word ? [[word, value] as const] : []))),
);
const TENS: Readonly<Record<string, number>> = {
	dreißig: 30,
	thirty: 30,
	vierzig: 40,
	forty: 40,
	fünfzig: 50,
	fifty: 50,
	sechzig: 60,
	sixty: 60,
	siebzig: 70,
	seventy: 70,
	achtzig: 80,
	eighty: 80,
	neunzig: 90,
	ninety: 90,
	hundert: 100,
	hundred: 100,
};
const ORDINALS: Readonly<Record<string, number>> = Object.fromEntries(
	[
		'',
		'',
		'zweite|second',
		'dritte|third',
		'vierte|fourth',
		'fünfte|fifth',
		'sechste|sixth',
		'siebte|seventh',
		'achte|eighth',
		'neunte|ninth',
		'zehnte|tenth',
	].flatMap((words, value) => words.split('|').flatMap((word) => (word ? [[word, value] as const] : []))),
);

const SCALES: readonly [RegExp, number][] = [
	[/^\s*(?:tsd\b\.?|tausend|thousand)/i, 1e3],
	[/^\s*(?:mio\b\.?|million(?:en)?)/i, 1e6],
	[/^\s*(?:mrd\b\.?|milliarden?|billions?)/i, 1e9],
];
const PERCENT = /^\s*(?:%|prozent|per ?cent)/i;
const MONEY = /^\s*(?:€|euros?\b|eur\b)/i;
const MONEY_BEFORE = /(?:€|\beur)\s*$/i;

/** All but dates. „3-D“ and „Nr. 29“ are numbers too: nothing of a figure is left unchecked. */
export function quantitiesOf(text: string, language: Language): Quantity[] {
	const dates = findDates(text).filter(({ text: said }) => !/^\d{4}$/.test(said));
	const found: Quantity[] = [];
	const add = (value: number, start: number, end: number) => {
		if (dates.some((date) => start < date.end && date.start < end)) return;
		const scale = SCALES.find(([pattern]) => pattern.test(text.slice(end)));
		const scaled = end + (scale?.[0].exec(text.slice(end))?.[0].length ?? 0);
		const behind = text.slice(scaled);
		const money = MONEY.test(behind) || MONEY_BEFORE.test(text.slice(0, start));
		const unit = PERCENT.test(behind) ? 'percent' : money ? 'money' : 'none';
		const said = (PERCENT.exec(behind) ?? MONEY.exec(behind))?.[0].length ?? 0;
		found.push({ value: value * (scale?.[1] ?? 1), unit, start, end: scaled + said });
	};
	for (const match of text.matchAll(/\d+(?:[.,]\d+)*/g)) {
		const value = numberOf(match[0], language);
		add(value, match.index, match.index + match[0].length);
	}
	for (const match of text.matchAll(/\p{L}+/gu)) {
		const word = match[0].toLowerCase();
		const value = WORDS[word] ?? TENS[word] ?? ORDINALS[word.replace(/(?<=e)[rsnm]$/, '')];
		if (value !== undefined) add(value, match.index, match.index + match[0].length);
	}
	return found;
}

/** 1.240 and 2,5 are German, 1,240 and 2.5 English; three digits behind one mark are thousands in either. */
function numberOf(digits: string, language: Language): number {
	const [group, point] = language === 'de' ? ['.', ','] : [',', '.'];
	if (/^\d{1,3}(?:[.,]\d{3})+$/.test(digits)) return Number(digits.replace(/[.,]/g, ''));
	return Number(digits.replaceAll(group ?? '', '').replace(point ?? '', '.'));
}
