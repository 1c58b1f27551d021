/** Blocks → what a report says: head, towns, measures, people, each with its paragraph. Pure; nothing is read or written here. */

import type { Gazetteer } from '../library/gazetteer.js';
import type { BesideRules } from './beside.js';
import type { Note, ReadSource } from './block.js';
import { contactsIn } from './contacts.js';
import type { Contact, Fact } from './fact.js';
import { type Head, headOf, titleBlock } from './head.js';
import { withoutLabels } from './labels.js';
import { type MeasureSeen, measuresIn, type Told } from './measures.js';
import { isTownName, tell } from './telling.js';
import { type Paragraph, tidy } from './tidy.js';
import { createSeeTowns } from './towns.js';

export interface FoundMeasure extends Omit<MeasureSeen, 'town' | 'plain'> {
	municipality: string;
	state: string;
	contacts: Contact[];
}

export interface Digest {
	head: Head;
	coverage: 'complete' | 'partial';
	publisher?: string;
	url?: string;
	paragraphs: readonly Paragraph[];
	municipalities: Fact[];
	measures: FoundMeasure[];
	contacts: Contact[];
	/** For the reader of the draft alone. */
	unsure: { contacts: Contact[]; measures: FoundMeasure[]; municipalities: Fact[] };
	notes: Note[];
}

export interface Knowledge {
	gazetteer: Gazetteer;
	givenNames: ReadonlySet<string>;
}

export function digest(read: ReadSource, { gazetteer, givenNames }: Knowledge): Digest {
	const { title, above } = titleBlock(read);
	const tidied = tidy(read.blocks, new Set([...(title ? [title] : []), ...above]));
	const seeTowns = createSeeTowns(gazetteer);
	const head = headOf(read, title, above, tidied.paragraphs, seeTowns);
	const { paragraphs, renumber } = withoutLabels(tidied.paragraphs, head);
	const evidence = tidied.cut
		? paragraphs.map((one, at) =>
				at === paragraphs.length - 1
					? { ...one, text: one.text.slice(0, one.text.lastIndexOf(tidied.cut ?? '')) }
					: one,
			)
		: paragraphs;
	const home = head.place && gazetteer.find(head.place.value) ? head.place.value : undefined;
	const rules: BesideRules = { given: givenNames, isTown: (name) => isTownName(name, seeTowns) };
	const told = tell(evidence, { rules, seeTowns, home: home ? gazetteer.find(home) : undefined, head });
	const isProfile = head.kind.value === 'project-profile' || head.kind.value === 'programme';
	const people = contactsIn(told, { seeTowns, home, single: isProfile, gazetteer });
	const themes = [head.theme ?? '', head.title].filter(Boolean);
	const { sure, unsure } = measuresIn(told, isProfile ? [] : themes);
	const withContacts = (measure: MeasureSeen): FoundMeasure => {
		const { town, plain: _, ...rest } = measure;
		return {
			...rest,
			municipality: town.name,
			state: town.state,
			contacts: people.sure.filter(({ municipality }) => municipality === town.name),
		};
	};
	const measures = sure.map(withContacts);
	const notes = [...read.notes, ...tidied.notes, ...people.notes].map((note) =>
		note.paragraph ? { ...note, paragraph: renumber(note.paragraph) } : note,
	);
	if (head.kind.value === 'project-profile' && head.kind.sure < 0.5)
		notes.push({ kind: 'no-date', detail: head.title });
	const publisher =
		read.publisher ??
		publisherOf(
			above.map(({ text }) => text),
			read.url,
		);
	const fact = <T extends Fact | undefined>(value: T): T =>
		value ? { ...value, paragraph: renumber(value.paragraph) } : value;
	const dated = Object.fromEntries(
		(['kind', 'starts', 'ends', 'published', 'place', 'host'] as const).flatMap((key) =>
			head[key] ? [[key, fact(head[key])]] : [],
		),
	);
	return {
		head: { ...head, ...dated },
		coverage: tidied.cut ? 'partial' : 'complete',
		...(publisher ? { publisher } : {}),
		...(read.url ? { url: read.url } : {}),
		paragraphs,
		...townsOf(told, measures, people.sure, home, head),
		measures,
		contacts: people.sure,
		notes,
		unsure: { contacts: people.unsure, measures: unsure.map(withContacts), municipalities: [] },
	};
}

function townsOf(
	told: readonly Told[],
	measures: readonly FoundMeasure[],
	contacts: readonly Contact[],
	home: string | undefined,
	head: Head,
): { municipalities: Fact[] } {
	const found = new Map<string, Fact>();
	const add = (value: string | undefined, paragraph: number, sure: number) => {
		if (value && !found.has(value)) found.set(value, { value, paragraph, sure });
	};
	add(home, head.place?.paragraph ?? 0, head.place?.sure ?? 0.9);
	for (const one of told) for (const town of one.towns) add(town.name, one.paragraph.number, 0.85);
	for (const { municipality, paragraph } of [...measures, ...contacts]) add(municipality, paragraph, 0.95);
	return { municipalities: [...found.values()] };
}

function publisherOf(above: readonly string[], url: string | undefined): string | undefined {
	const letter = above.find(
		(text) =>
			/^(?:(?:Landeshaupt|Hanse|Kreis|Universitäts)?[Ss]tadt|Gemeinde|Landkreis|Bundes\p{L}+)\s\p{Lu}/u.test(text) &&
			text.length < 80,
	);
	if (letter) return letter;
	const host = url ? new URL(url).hostname.replace(/^www\./, '') : '';
	if (host === 'innenstadtprogramm.bund.de') return 'Bundesprogramm „Zukunftsfähige Innenstädte und Zentren“';
	return host || undefined;
}
