/** Measures of towns: which town, what it is called, what it is, how it stands, and who speaks for it. */

import { sentencesOf } from '../language/sentences.js';
import type { Municipality } from '../library/exchange.js';
import type { PersonSeen } from './people.js';
import { thingIn } from './phrases.js';
import { namesIn } from './quotes.js';
import type { Paragraph } from './tidy.js';

export interface MeasureSeen {
	town: Municipality;
	title: string;
	kind?: string;
	status?: string;
	paragraph: number;
	sure: number;
	/** Taken from the words of a sentence, not from a name. */
	plain: boolean;
}

/** A sentence and the town it is about. */
export interface Told {
	text: string;
	paragraph: Paragraph;
	start: number;
	town?: Municipality;
	/** The sentence names it itself. */
	named: boolean;
	/** Towns it names. */
	towns: readonly Municipality[];
	people: readonly PersonSeen[];
}

const ALSO =
	/\b(?:außerdem|zudem|ebenfalls|weitere[rsn]?|daneben|darüber hinaus|(?<!als )auch|zweite[rsn]?|parallel)\b/iu;
const MADE =
	/eröffne|eingerichtet|gestartet|startet|umgesetzt|entsteh|entstanden|eingeführt|initiiert|geschaffen|aufgebaut|realisiert|gegründet|stellte|präsentiert|zeigte|heißt|genannt|namens|zieht|betreut|installiert|gebaut|betreibt|betrieben|lief|läuft/iu;

export function measuresIn(
	told: readonly Told[],
	titles: readonly string[],
): { sure: MeasureSeen[]; unsure: MeasureSeen[] } {
	const found: MeasureSeen[] = [];
	const unsure: MeasureSeen[] = [];
	for (const one of told) {
		if (!one.town) continue;
		for (const measure of measuresOf(one, titles)) {
			const same = found.find((other) => other.town === one.town && alike(other.title, measure.title));
			if (same) {
				if (measure.kind && !same.kind) same.kind = measure.kind;
				continue;
			}
			const there = found.filter((other) => other.town === one.town && other.paragraph === one.paragraph.number);
			if (belongs(one, measure, there)) {
				if (measure.project)
					for (const other of there.filter(({ plain }) => plain)) found.splice(found.indexOf(other), 1);
				found.push(measure);
			} else if (!measure.plain) unsure.push({ ...measure, sure: 0.5 });
		}
		setStatus(one, found);
	}
	const isNew = (one: MeasureSeen) => !found.some((other) => alike(other.title, one.title));
	return { sure: found, unsure: unsure.filter(isNew) };
}

const alike = (a: string, b: string) => {
	const [left, right] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
	return left === right || (left ?? '').startsWith(right ?? '') || (right ?? '').startsWith(left ?? '');
};

function measuresOf(
	{ text, town, paragraph, people, named, start }: Told,
	titles: readonly string[],
): (MeasureSeen & { project: boolean })[] {
	if (!town || /^\d{1,2}[:.]\d\d/u.test(text)) return [];
	const common = { town, paragraph: paragraph.number };
	const names = namesIn(text, titles);
	if (names.length > 0)
		return names.map(({ name, kind, project }) => ({
			...common,
			title: name,
			...(kind ? { kind } : {}),
			sure: named || project ? 0.93 : 0.8,
			plain: false,
			project,
		}));
	const last = people.findLast(({ bystander }) => !bystander);
	const thing = thingIn(text, last ? text.slice(last.end - start) : '');
	return thing && (named || last) ? [{ ...common, title: thing, sure: 0.75, plain: true, project: false }] : [];
}

/** The first of a paragraph about the town, or one that the sentence brings in as another. */
function belongs(one: Told, measure: MeasureSeen & { project: boolean }, there: readonly MeasureSeen[]): boolean {
	if (there.length === 0) return true;
	if (measure.plain) return false;
	const same = there.every(({ paragraph }) => paragraph === measure.paragraph);
	return (
		measure.project ||
		one.named ||
		/^(?:Der|Die|Das|Im|Mit\s(?:dem|der)|In\s(?:der|dem)|Ein|Eine)\s+[„"“]/u.test(one.text) ||
		(same && ALSO.test(one.text)) ||
		(MADE.test(one.text) && ALSO.test(one.text)) ||
		one.paragraph.kind === 'item'
	);
}

const STATUS: readonly [RegExp, string][] = [
	[/Verstetigung\b[^.]*\b(?:bearbeitet|Arbeit|geprüft|offen|diskutiert|geklärt)/u, 'Verstetigung in Arbeit'],
	[
		/Vorbereitungen[^.]*\bverstetigen|Verstetigung[^.]*vorbereitet|(?:soll|wird)[^.]*verstetigt werden/u,
		'Verstetigung in Vorbereitung',
	],
	[
		/verstetigt|dauerhaft (?:fortgeführt|weitergeführt|betrieben)|weitergeführt|fortgeführt|dauerhaft etabliert/u,
		'verstetigt',
	],
	[
		/(?:wurde|ist|war)[^.]*\b(?:beendet|abgeschlossen|ausgelaufen|geschlossen)\b|endete\b|lief\b[^.]*\baus\b/u,
		'beendet',
	],
	[
		/(?:soll|sollen|will|wird)\b[^.]*\b(?:eröffne[nt]|starten|entstehen|beginnen|folgen|gebaut|fertig)|\bgeplant|vorgesehen|in Planung|die Pläne für/u,
		'geplant',
	],
	[/\beröffnet|eingeweiht|fertiggestellt|in Betrieb|schloss[^.]*auf\b|eröffnete\b/u, 'eröffnet'],
	[/temporäre[nrsm]?\b/u, 'temporär'],
];

/** The last word counts, but „temporär“ only where nothing else is said. */
function setStatus({ text, town, paragraph }: Told, found: readonly MeasureSeen[]): void {
	const status = STATUS.find(([pattern]) => pattern.test(text))?.[1];
	if (!status) return;
	const here = found.filter((measure) => measure.town === town && measure.paragraph === paragraph.number);
	const meant = here.filter(({ title }) => text.includes(title));
	for (const measure of meant.length > 0 ? meant : here.slice(-1))
		if (status !== 'temporär' || (!measure.status && isTemporary(text, measure.title))) measure.status = status;
}

const isTemporary = (text: string, title: string) =>
	/^[“”"]?,?\s(?:(?:ein(?:e[nmrs]?)?|d(?:as|er|ie|em|en))\s)?temporär/u.test(
		text.slice(text.indexOf(title) + title.length),
	);

/** Sentences; a colon before one ends one too („… stellten vor: Der Raum in Bremerhaven …“). */
export function sentencesWith(text: string): { start: number; text: string }[] {
	return sentencesOf(text).flatMap((sentence) => {
		const cut = /:\s(?=(?:Der|Die|Das|In|Aus|Im|Für|Ein|Eine)\s)/u.exec(sentence.text);
		if (!cut || /„[^“]*$/u.test(sentence.text.slice(0, cut.index)))
			return [{ start: sentence.start, text: sentence.text }];
		const from = cut.index + cut[0].length;
		return [
			{ start: sentence.start, text: sentence.text.slice(0, cut.index + 1) },
			{ start: sentence.start + from, text: sentence.text.slice(from) },
		];
	});
}
