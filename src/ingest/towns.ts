/** Towns a report is about: names of people, streets and institutions that sound like towns are not among them. */

import { fold, type Token, tokenize } from '../language/fold.js';
import type { Municipality } from '../library/exchange.js';
import type { Gazetteer } from '../library/gazetteer.js';
import { createFindTowns } from '../library/towns.js';

export interface TownSeen {
	town: Municipality;
	start: number;
	end: number;
	/** „in“, „aus“, „Stadt“: what stands before it. */
	led: string;
	/** „Alzeyer“. */
	adjective: boolean;
}

interface Span {
	start: number;
	end: number;
}

/** @param taken names of people, which may sound like towns */
export type SeeTowns = (text: string, taken?: readonly Span[]) => TownSeen[];

const overlaps = (start: number, end: number, spans: readonly Span[]) =>
	spans.some((other) => start < other.end && other.start < end);

/** Towns that are words as well. */
const EVERYDAY = new Set(
	`Aalen Alpen Alsen Au Aue Bad Baden Berg Bergen Bogen Brand Buch Buchen Bunde Burg Datteln Eich Elze Essen Forst Garding Geldern Glashütte Haag Haar
	Hagen Halle Hatten Heide Heiden Hirschhorn Hof Holle Horn Kehl Kirchen Klötze Korb Krempe Kuchen Lage Lauf Laufen Leck Lehre Linden Lotte Löhne
	Mark Markt Melle Mengen Münster Nebra Neustadt Norden Plan Rain Recke Regen Ried Rot Roth Rust Salz Sand Sande Schlangen Schlitz Schmelz Schotten
	Senden Siegen Singen Sinn Spalt Stade Stein Steinen Stelle Tann Thale Treuen Vogt Wald Wangen Wedel Wehr Weiden Weil Weingarten Wenden Werder
	Wesel Wissen Worms Zeil Zell`
		.split(/\s+/)
		.map(fold),
);
/** Even „in“ before them says nothing: „in Lage“, „von Wissen“. */
const ONLY_TOWN = new Set(
	'Lage Wissen Mengen Stelle Norden Halle Sinn Lehre Regen Wenden Löhne Markt Plan Mark Korb Kuchen Rot Au Bad Wald'
		.split(' ')
		.map(fold),
);

/** „das Büro city2030 aus Leipzig“ */
const COMPANY =
	/(?:[Bb]üros?|Agentur|Firma|GmbH|Architekten|Architekturbüro|Unternehmen|Künstler(?:in)?|Kanzlei|Verlag)\s(?:\S+\s){0,2}(?:aus|in)\s$/u;
const CITY_STATE = /^(?:Berlin|Hamburg|Bremen)$/u;
const STATES =
	/Bundesl[aä]nder|,\s(?:Brandenburg|Niedersachsen|Sachsen|Schleswig-Holstein|Mecklenburg-Vorpommern|Nordrhein-Westfalen|Hessen|Thüringen|Bayern)(?!\p{L})|(?:Brandenburg|Niedersachsen|Schleswig-Holstein|Mecklenburg-Vorpommern|Sachsen-Anhalt|Hessen)\s*(?:,|und)\s/u;
const STREET =
	/^(?:\s+(?:Straße|Strasse|Str\.|Platz|Allee|Weg|Ring|Tor|Chaussee|Damm|Ufer|Berg|Hof|Landstraße)(?!\p{L})|-(?:\p{L}+-)*(?:Straße|Platz|Allee|Weg|Ring|Schule|Haus|Park|Saal)|straße|platz)/u;
const ELSEWHERE =
	/(?:Landkreis|Kreis|Kreises|Region|Raum|Metropolregion|Regierungsbezirk|Bezirk|Amtsgericht|Landgericht|Bistum|Erzbistum|Flughafen|Uni|BTU|TU|HTW|FH|HAW|Universität|Hochschule|Fachhochschule|Handwerkskammer|IHK|Sparkasse|Volksbank|Verlag|Zeitung|Erklärung|Charta|Vertrag|Platz|FC|SV|VfL|VfB|TSV)\s+(?:(?:der|des|zu|für|in)\s+)?$/u;

export function createSeeTowns(gazetteer: Gazetteer): SeeTowns {
	/** „Hanaus Innenstadt“, „Marburgs Oberbürgermeister“ */
	const genitives = (text: string, tokens: readonly Token[], taken: readonly Span[]) =>
		tokens.flatMap(({ word, start, end }): TownSeen[] => {
			if (!/^\p{Lu}\p{Ll}{3,}s$/u.test(word) || !/^\s+(?:\p{Ll}+e[nr]?\s+)?\p{Lu}\p{Ll}/u.test(text.slice(end)))
				return [];
			const base = word.slice(0, -1);
			const town = gazetteer.find(word) ? undefined : gazetteer.find(base);
			if (!town || fold(town.name) !== fold(base) || EVERYDAY.has(fold(base)) || overlaps(start, end, taken)) return [];
			return [{ town, start, end, led: '', adjective: true }];
		});
	const findTowns = createFindTowns(gazetteer, (folded) => EVERYDAY.has(folded));
	return (text, taken = []) => {
		const tokens = tokenize(text);
		const seen = findTowns(text, tokens).flatMap(({ town, from, to }): TownSeen[] => {
			const start = tokens[from]?.start ?? 0;
			const end = closed(text, tokens[to - 1]?.end ?? start);
			const folded = to - from === 1 ? (tokens[from]?.folded ?? '') : '';
			const before = text.slice(Math.max(0, start - 40), start);
			const led = fold(/(\p{L}+)\s+$/u.exec(before)?.[1] ?? '');
			const adjective = folded !== '' && !names(town).has(folded);
			if (overlaps(start, end, taken)) return [];
			if (STREET.test(text.slice(end)) || ELSEWHERE.test(before) || /\p{L}-$/u.test(before)) return [];
			if (ONLY_TOWN.has(folded) && !/stadt$|gemeinde$/.test(led)) return [];
			if (COMPANY.test(before)) return [];
			if (CITY_STATE.test(town.name) && STATES.test(text.slice(Math.max(0, start - 40), end + 40))) return [];
			if (EVERYDAY.has(folded) && !/^(?:in|aus|stadt|gemeinde|\p{L}*stadt|nach)$/u.test(led)) return [];
			if (/^\d/.test(text.slice(end).trim()) && EVERYDAY.has(folded)) return [];
			if (adjective && !isAdjective(text.slice(start, end), text.slice(end))) return [];
			return [{ town, start, end, led, adjective }];
		});
		return [...seen, ...genitives(text, tokens, taken)].sort((one, other) => one.start - other.start);
	};
}

/** „Homburg (Saar)“, „Cottbus/Chóśebuz“ belong together though the gazetteer has the short name too. */
const closed = (text: string, end: number) => (text[end] === ')' ? end + 1 : end);

const known = new WeakMap<Municipality, ReadonlySet<string>>();
function names(town: Municipality): ReadonlySet<string> {
	let set = known.get(town);
	if (!set) {
		set = new Set([town.name, ...town.others].map((name) => tokenize(name)[0]?.folded ?? ''));
		known.set(town, set);
	}
	return set;
}

/** „Alzeyer Innenstadt“, not „Berliner“ alone or „Hamburgern“. */
const isAdjective = (word: string, after: string) =>
	word.endsWith('er') && /^\s+(?:\p{Ll}+(?:e[nrsm]?)\s+)?\p{Lu}\p{Ll}/u.test(after);
