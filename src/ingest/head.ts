/** What a report says of itself: title, series and number, kind, days, place, host. */

import { type Block, line, type ReadSource } from './block.js';
import { daysIn, momentIn } from './days.js';
import type { Fact, Kind } from './fact.js';
import { hostIn } from './host.js';
import { placeIn } from './place.js';
import type { Paragraph } from './tidy.js';
import type { SeeTowns } from './towns.js';

export interface Head {
	title: string;
	/** As the source has it: „Dokumentation 4. …“. */
	heading: string;
	series?: string;
	number?: number;
	kind: Fact<Kind>;
	starts?: Fact;
	ends?: Fact;
	published?: Fact;
	place?: Fact;
	host?: Fact;
	/** What the title has in quotation marks. */
	theme?: string;
}

/** Also „Stadt Alzey – Pressemitteilung vom 3. Juli 2024“. */
const PRESS =
	/^(?:Städtische\s|Gemeinsame\s|Aktuelle\s)?(?:Presse|Medien)(?:mitteilung|information|info|meldung|bericht|erklärung)(?=[\s:.]|$)|^PRESSE|^[^„“:.]{3,50}\s[–|-]\s(?:Presse|Medien)(?:mitteilung|information|meldung)/iu;

const DATELINE = /^\p{Lu}[\p{L} ()/-]{2,30},\s(?:den\s)?\d{1,2}\.|^\d{1,2}\.|^Nr\.|^(?:Sperrfrist|Datum|Ort)\b/u;

/** The block that is the title, and those above it that only say whose paper it is. */
export function titleBlock(read: ReadSource): { title?: Block; above: Block[] } {
	const { blocks } = read;
	const first = blocks.findIndex(({ kind, text }) => kind === 'heading' && text.length > 3);
	const press = blocks.slice(0, 8).findIndex(({ text }) => PRESS.test(text) && text.length < 80);
	const named = read.title ? blocks.findIndex(({ text }) => text === read.title) : -1;
	const after =
		press >= 0 ? blocks.findIndex(({ text }, at) => at > press && text.length > 12 && !DATELINE.test(text)) : -1;
	const at =
		named >= 0
			? named
			: press >= 0 && !PRESS.test(blocks[first]?.text ?? 'Presse') && first < 8
				? first
				: after >= 0
					? after
					: first >= 0 && first < 4
						? first
						: 0;
	const title = blocks[at];
	return { ...(title ? { title } : {}), above: blocks.slice(0, at) };
}

const PREFIX =
	/^(?:Dokumentation|Ergebnisprotokoll|Protokoll|Nachbericht|Rückblick|Nachlese|Bericht|Ergebnisdokumentation|Kurzdokumentation|Veranstaltungsdokumentation|Tagungsdokumentation|Veranstaltungsbericht|Presse(?:mitteilung|information)|Medieninformation)(?:\s+(?:zum|zur|des|der|vom|über\s+(?:das|die|den)))?\s*[:–-]?\s+/iu;

export const quoted = (text: string) => text.replace(/(?<![\p{L}\p{N}])["“”»]([^"“”«»„]{2,80})["”“«]/gu, '„$1“');

export function headOf(
	read: ReadSource,
	block: Block | undefined,
	above: readonly Block[],
	paragraphs: readonly Paragraph[],
	seeTowns: SeeTowns,
): Head {
	const heading = line(quoted(block?.text ?? read.title ?? ''));
	const bare = heading.replace(PREFIX, '').trim();
	const title = bare.length > 8 ? bare : heading;
	const [, number = '', rest = ''] = /^(\d{1,2})\.\s+(\p{Lu}.*)$/u.exec(title) ?? [];
	const theme = /„([^“]{3,80})“/u.exec(title)?.[1];
	const kind = kindOf(title, paragraphs);
	const series = seriesOf(number ? rest : title);
	const isEvent = kind.value === 'peer-to-peer' || kind.value === 'network-meeting';
	const days = isEvent ? eventDays(title, above, paragraphs) : undefined;
	const published = isEvent ? undefined : publishedIn(read, above, paragraphs);
	const place = placeIn({ title, kind: kind.value, above, paragraphs, seeTowns });
	const host = isEvent ? hostIn(paragraphs) : undefined;
	return {
		title,
		heading,
		kind: isEvent && !days ? { value: 'project-profile', paragraph: 0, sure: 0.4 } : kind,
		...(series ? { series } : {}),
		...(number && series ? { number: Number(number) } : {}),
		...(days ? { starts: { ...days, value: days.value.from }, ends: { ...days, value: days.value.to } } : {}),
		...(published ? { published } : {}),
		...(place ? { place } : {}),
		...(host ? { host } : {}),
		...(theme ? { theme } : {}),
	};
}

const MEETING =
	/(?:Netzwerktreffen|Vernetzungstreffen|Regionaltreffen|Regionalkonferenz|\p{L}*[Kk]onferenz|\p{L}*[Tt]agung|Fachtag|Kongress|Symposium|Werkstattgespräch|\p{L}*[Ww]erkstatt|Workshop|Barcamp|Erfahrungsaustausch|Austauschtreffen|Netzwerkveranstaltung|Auftaktveranstaltung|Abschlussveranstaltung|Fachveranstaltung|Forum|Dialogveranstaltung|Exkursion|Webinar|Online-?[Ss]eminar|Innenstadtkonferenz|Städtetreffen|Austausch)(?=[\s„"“:,.–-]|$)/u;

function kindOf(title: string, paragraphs: readonly Paragraph[]): Fact<Kind> {
	const labels = paragraphs
		.slice(0, 8)
		.filter(({ text }) =>
			/^(?:Zeit|Beginn|Ende|Ort|Termin|Datum|Wann|Wo|Veranstaltungsort|Veranstalter)\b\s*(?::|$)/u.test(text),
		);
	if (/peer[\s-]to[\s-]peer|P2P/iu.test(title)) return { value: 'peer-to-peer', paragraph: 0, sure: 0.98 };
	if (/Projektprofil|Steckbrief|Kurzprofil|Projektblatt|Projektbeschreibung/iu.test(title))
		return { value: 'project-profile', paragraph: 0, sure: 0.95 };
	if (MEETING.test(title.replace(/„[^“]*“/gu, ''))) return { value: 'network-meeting', paragraph: 0, sure: 0.9 };
	const lead = paragraphs.slice(0, 3).find(({ text }) => /peer[\s-]to[\s-]peer/iu.test(text));
	if (lead) return { value: 'peer-to-peer', paragraph: lead.number, sure: 0.7 };
	if (labels.length >= 2) return { value: 'network-meeting', paragraph: labels[0]?.number ?? 0, sure: 0.6 };
	if (/^(?:Das )?(?:Bundes|Förder)programm\b|Förderrichtlinie|Programminformation|Begleitforschung/u.test(title))
		return { value: 'programme', paragraph: 0, sure: 0.7 };
	return { value: 'project-profile', paragraph: 0, sure: 0.7 };
}

function seriesOf(title: string): string | undefined {
	const bare = title
		.replace(/„[^“]*“/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
	if (/peer[\s-]to[\s-]peer/iu.test(bare)) return 'Peer-to-Peer-Austausch';
	if (/Regionale[sn]?\s+Netzwerktreffen|^Netzwerktreffen/u.test(bare)) return 'Regionales Netzwerktreffen';
	return /^(Werkstattgespräch|Fachforum|Innenstadtforum|Netzwerktreffen|Erfahrungsaustausch|Praxisdialog|Fachwerkstatt|Transferwerkstatt|Online-Seminar)(?=\s|$)/u.exec(
		bare,
	)?.[1];
}

const LABEL = /^(?:Zeit|Beginn|Ende|Termin|Datum|Wann|Zeitraum|Veranstaltungsdatum)\b\s*:?\s*/u;
const HELD =
	/fand|statt|veranstaltet|trafen|traf\b|lud\b|eingeladen|getagt|tagte|ausgerichtet|widmete|zusammen|am\s+\d|vom\s+\d|diskutiert|tauschten|ausgetauscht|besucht|teilgenommen|stand/u;

/** From the lines that say so, else from the first sentences that tell of the event. */
function eventDays(
	title: string,
	above: readonly Block[],
	paragraphs: readonly Paragraph[],
): Fact<{ from: string; to: string }> | undefined {
	const labelled = paragraphs.filter(
		({ text }, at) => LABEL.test(text) || /^(?:Zeit|Termin|Datum|Wann)\s*:?$/u.test(paragraphs[at - 1]?.text ?? ''),
	);
	const days = labelled.slice(0, 6).flatMap(({ text, number }) =>
		daysIn(text)
			.slice(0, 2)
			.map((day) => ({ ...day, number })),
	);
	const [first] = days;
	if (first) {
		const last = days
			.slice(1)
			.filter(({ to, from }) => from >= first.from && Date.parse(to) - Date.parse(first.from) < 8 * 86_400_000)
			.at(-1);
		return { value: { from: first.from, to: last?.to ?? first.to }, paragraph: first.number, sure: 0.98 };
	}
	const [inTitle] = daysIn(title);
	if (inTitle) return { value: inTitle, paragraph: 0, sure: 0.95 };
	const headings = [
		...above.map(({ text }) => ({ text, number: 0 })),
		...paragraphs.slice(0, 2).flatMap(({ headings: path, number }) => path.map((text) => ({ text, number }))),
	];
	const lead = paragraphs.slice(0, 4).map(({ text, number }) => ({ text, number }));
	for (const { text, number } of [...headings, ...lead]) {
		const [day] = daysIn(text);
		if (day && (text.length < 60 || HELD.test(text)))
			return { value: day, paragraph: number, sure: text.length < 60 ? 0.9 : 0.88 };
	}
	for (const { text, number } of lead.slice(0, 2)) {
		const [day] = daysIn(text);
		if (day) return { value: day, paragraph: number, sure: 0.75 };
	}
	return undefined;
}

function publishedIn(read: ReadSource, above: readonly Block[], paragraphs: readonly Paragraph[]): Fact | undefined {
	for (const { text, number } of [
		...above.map((block) => ({ text: block.text, number: 0 })),
		...(paragraphs[0]?.headings ?? []).map((text) => ({ text, number: 0 })),
		...paragraphs.slice(0, 4),
	]) {
		const marked =
			/^(?:Stand|Datum|Veröffentlicht|Erscheinungsdatum|Meldung|Erschienen)\b|^(?:Presse|Medien)|^PRESSE|Presse(?:mitteilung|information|meldung)|^\p{Lu}[\p{L} ()/-]{2,30},\s(?:den\s)?\d{1,2}\.|^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?:,?\s\d|$)|^\d{1,2}\.\s\p{Lu}\p{Ll}+\s\d{4}$/u.test(
				text,
			);
		const moment = marked ? momentIn(text) : undefined;
		if (moment) return { value: moment, paragraph: number, sure: 0.95 };
	}
	const stand = paragraphs.find(({ text }) => /\(?Stand:?\s/u.test(text));
	const moment = stand && momentIn(/\(?Stand:?\s(.{4,40})/u.exec(stand.text)?.[1] ?? '');
	if (stand && moment) return { value: moment, paragraph: stand.number, sure: 0.9 };
	return read.published ? { value: read.published, paragraph: 0, sure: 0.9 } : undefined;
}
