/** Invented documents of other towns, to see how a large library changes what is answered. Seeded: always the same. */

import type { Municipality } from '../library/exchange.js';
import { type Library, newestFirst } from '../library/library.js';
import { readExchange } from '../library/read.js';
import { createRandom } from './random.js';

const SEED = 20_240_606;

/** Measures that no question of ours asks about: title, kind, topics, what it is, what it is for. */
const MEASURES: readonly (readonly [string, string, string, string, string])[] = [
	['Lastenradverleih', 'Verleih', 'Mobilität, Lastenrad, Verkehr', 'Lastenräder zum Ausleihen', 'Einkäufe ohne Auto'],
	['Bücherschrank', 'Tauschregal', 'Lesen, Bücher, Nachbarschaft', 'ein offener Schrank mit Büchern', 'das Lesen'],
	['Weihnachtsbeleuchtung', 'Beleuchtung', 'Licht, Winter, Einkaufsstraße', 'sparsame Lichterketten', 'dunkle Abende'],
	['Museumsnacht', 'Veranstaltung', 'Museum, Geschichte, Abend', 'eine lange Nacht der Museen', 'die Abendstunden'],
	['Gründungsberatung', 'Beratung', 'Gründung, Unternehmen', 'eine Beratung für neue Firmen', 'neue Betriebe'],
	['Zisterne', 'Regenwasser', 'Regenwasser, Klima, Hitze', 'ein Speicher für Regenwasser', 'heiße Sommer'],
	['Stadtrallye', 'Rundgang', 'Tourismus, Familien, Rätsel', 'ein Rundgang mit Rätseln', 'Familien'],
	['Digitales Leitsystem', 'Wegweisung', 'Orientierung, Digitalisierung', 'Anzeigen an den Eingängen', 'Gäste'],
	[
		'Blindenleitlinie',
		'Barrierefreiheit',
		'Barrierefreiheit, Gehweg',
		'Leitlinien im Pflaster',
		'sehbehinderte Menschen',
	],
	[
		'Lieferdienst',
		'Handel',
		'Handel, Lieferung, Lastenrad',
		'eine gemeinsame Lieferung der Geschäfte',
		'ältere Kundschaft',
	],
	['Marktschwärmerei', 'Markt', 'Lebensmittel, Region, Höfe', 'ein Abholmarkt der Höfe', 'kurze Wege'],
	['Insektenhotel', 'Naturschutz', 'Bienen, Natur, Artenvielfalt', 'Nisthilfen für Wildbienen', 'mehr Artenvielfalt'],
	[
		'Seniorencafé',
		'Treffpunkt für Ältere',
		'Senioren, Begegnung',
		'ein Café für ältere Menschen',
		'Begegnung im Alter',
	],
	[
		'Hörstation',
		'Stadtgeschichte',
		'Geschichte, Ton, Rundgang',
		'Stationen mit Erzählungen zum Hören',
		'die Geschichte der Stadt',
	],
	['Energieberatung', 'Beratung', 'Energie, Sanierung, Gebäude', 'eine Sprechstunde zur Sanierung', 'alte Gebäude'],
	['Nachtbus', 'Verkehr', 'Bus, Nacht, Mobilität', 'eine Linie am späten Abend', 'sichere Heimwege'],
	['Chorfestival', 'Festival', 'Musik, Chor, Bühne', 'ein Wochenende der Chöre', 'die Vereine'],
	['Sprachcafé', 'Integration', 'Sprache, Integration, Ehrenamt', 'ein Gespräch bei Kaffee', 'neu Zugezogene'],
	[
		'Brunnensanierung',
		'Sanierung',
		'Brunnen, Wasser, Denkmal',
		'die Sanierung des alten Brunnens',
		'den Denkmalschutz',
	],
	['Rathausterrasse', 'Umbau', 'Rathaus, Aufenthalt, Stufen', 'breite Stufen zum Sitzen', 'längere Pausen'],
];

const FIRST =
	'Anke Bernd Carola Dirk Elke Frank Gisela Holger Ines Jörg Katrin Lutz Maren Nils Petra Ralf Silke Uwe'.split(' ');
const LAST =
	'Ahrendt Brückmann Callsen Dornbusch Ellerbrock Fahnert Gerstenkamp Hollweg Immendorf Jeschonnek Kaltwasser Lohbeck Mellenthin Nottbrock Overkamp Pohlenz Querfurt Rautenberg Steinhagen Tiefensee Uhlenbrock Vossberg Wackernagel Zellmann'.split(
		' ',
	);
const ROLES = [
	'Citymanager',
	'Projektleitung',
	'Leiterin Stadtplanung',
	'Wirtschaftsförderung',
	'Klimaschutzbeauftragter',
];
const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
/** States that no question asks for as a whole. */
const STATES = new Set([
	'Bayern',
	'Baden-Württemberg',
	'Hessen',
	'Schleswig-Holstein',
	'Sachsen-Anhalt',
	'Mecklenburg-Vorpommern',
]);
/** Towns of the programme's questions, which nothing may be invented about. */
const LEFT_OUT = new Set(['München', 'Schweinfurt', 'Leipzig', 'Gera', 'Homburg', 'Hamburg']);

/** The library with that many invented documents beside its own; the same object for none. */
export function inventDocuments(library: Library, count: number): Library {
	if (count === 0) return library;
	const known = new Set(library.exchanges.flatMap(({ measures }) => measures.map(({ municipality }) => municipality)));
	const towns = library.gazetteer.municipalities.filter(
		({ name, state }) =>
			STATES.has(state) && !LEFT_OUT.has(name) && !known.has(name) && /^\p{Lu}\p{Ll}{4,}$/u.test(name),
	);
	const random = createRandom(SEED);
	const invented = Array.from({ length: count }, (_, at) => {
		const town = towns[at % towns.length];
		const text = town ? documentOf(at, town, random) : '';
		return readExchange(`invented-${at}.md`, text, library.gazetteer).exchange;
	}).filter((exchange) => exchange !== undefined);
	return {
		...library,
		exchanges: [...library.exchanges, ...invented].sort(newestFirst),
		hash: `${library.hash}-${count}`,
	};
}

interface Drawn {
	town: string;
	state: string;
	title: string;
	kind: string;
	topics: string;
	what: string;
	aim: string;
	person: string;
	role: string;
	year: number;
}

type Whole = (from: number, to: number) => number;

function documentOf(at: number, { name: town, state }: Municipality, random: () => number): string {
	const whole: Whole = (from, to) => from + Math.floor(random() * (to - from));
	const pick = <T>(from: readonly T[], otherwise: T): T => from[whole(0, from.length)] ?? otherwise;
	const [title, kind, topics, what, aim] = pick(MEASURES, ['', '', '', '', '']);
	const person = `${pick(FIRST, '')} ${pick(LAST, '')}`;
	const role = pick(ROLES, '');
	const year = whole(2022, 2026);
	const drawn = { town, state, title, kind, topics, what, aim, person, role, year };
	return written(at, drawn, sentencesOf(drawn, whole));
}

function sentencesOf({ town, title, what, aim, person, role, year }: Drawn, whole: Whole): string[] {
	const pick = (from: readonly string[]) => from[whole(0, from.length)] ?? '';
	const day = `${whole(1, 28)}. ${pick(MONTHS)} ${year}`;
	const money = `${whole(12, 980)}.${String(whole(0, 1000)).padStart(3, '0')}`;
	const groups: readonly (readonly string[])[] = [
		[
			`Die Stadt ${town} setzt in der Innenstadt auf ${what}.`,
			`In ${town} gibt es seit ${year} ${what}.`,
			`Der Rat der Stadt ${town} hat ${what} beschlossen.`,
		],
		[
			`„${title}“ in ${town} wurde am ${day} eröffnet.`,
			`„${title}“ in ${town} begann im ${pick(MONTHS)} ${year}.`,
			`Zum Start von „${title}“ in ${town} kamen am ${day} rund ${whole(40, 900)} Gäste.`,
		],
		[
			`${person} (${role}) stellte das Vorhaben in ${town} vor.`,
			`${person} leitet das Vorhaben in ${town}.`,
			`Nach dem Bericht von ${person} wird das Angebot in ${town} gut genutzt.`,
		],
		[
			`Die förderfähigen Kosten in ${town} betragen ${money} Euro.`,
			`Für das Projekt in ${town} sind bis zu ${money} Euro Bundesmittel bewilligt.`,
			`Die Stadt ${town} zahlt ${whole(10, 40)} % der Kosten selbst.`,
		],
		[
			`${town} hat ${whole(6, 90)}.${String(whole(0, 1000)).padStart(3, '0')} Einwohnerinnen und Einwohner.`,
			`Das Vorhaben in ${town} dient vor allem einem Zweck: ${aim}.`,
			`Die Händlerinnen und Händler in ${town} haben sich an der Planung beteiligt.`,
			`An ${whole(3, 30)} Standorten in ${town} wurde im Jahr ${year} gearbeitet.`,
		],
		[
			`Zu den Öffnungszeiten gibt die Stadt ${town} auf ihrer Internetseite Auskunft.`,
			`In ${town} helfen Vereine und Schulen mit.`,
			`Die Verwaltung in ${town} hat die Bürgerinnen und Bürger befragt.`,
		],
	];
	return groups.map((group) => pick(group));
}

function written(
	at: number,
	{ town, state, title, kind, topics, what, person, role, year }: Drawn,
	said: string[],
): string {
	return [
		'---',
		`id: erfunden-${at}`,
		`title: ${title} ${town}`,
		'kind: project-profile',
		`published: "${year}"`,
		`place: ${town}`,
		`topics: [${topics}]`,
		'source:',
		`  publisher: Stadt ${town}`,
		`  title: ${title}`,
		'wording: summary',
		'coverage: partial',
		'audience: public',
		'measures:',
		`  - municipality: ${town}`,
		`    state: ${state}`,
		`    title: ${title}`,
		`    kind: ${kind}`,
		`    topics: [${topics}]`,
		`    summary: In ${town} gibt es ${what}.`,
		'    contacts:',
		`      - name: ${person}`,
		`        role: ${role}`,
		'---',
		'',
		`## ${title}`,
		'',
		said.slice(0, 3).join(' '),
		'',
		'## Kosten und Ausblick',
		'',
		said.slice(3).join(' '),
		'',
	].join('\n');
}
