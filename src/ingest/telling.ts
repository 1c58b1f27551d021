/** Paragraphs → sentences in order, each with the people in it and the town it is about. */

import type { Municipality } from '../library/exchange.js';
import type { BesideRules } from './beside.js';
import type { Head } from './head.js';
import { sentencesWith, type Told } from './measures.js';
import { type PersonSeen, seePeople } from './people.js';
import type { Paragraph } from './tidy.js';
import type { SeeTowns, TownSeen } from './towns.js';

interface Telling {
	rules: BesideRules;
	seeTowns: SeeTowns;
	home: Municipality | undefined;
	head: Head;
}

const LEAD = /^(?:in|aus|fur|stadt|nach|von|bei)$/u;
const ELSEWHERE =
	/nächste[nrs]?\s\p{L}*(?:Veranstaltung|[Tt]reffen|[Tt]ermin|[Aa]ustausch|[Tt]agung|[Kk]onferenz|[Ff]achtag|[Ww]orkshop|[Nn]etzwerktreffen)|kommende[nrs]?\s|wohnhaft|gebürtig|Vorbild|ähnlich|vergleichbar|anders als/u;

/** Sentences in order, each with the people in it and the town it is about. */
export function tell(paragraphs: readonly Paragraph[], { rules, seeTowns, home, head }: Telling): Told[] {
	const told: Told[] = [];
	const single = head.kind.value === 'project-profile' || head.kind.value === 'programme' ? home : undefined;
	for (const [index, paragraph] of paragraphs.entries()) {
		const people = seePeople(paragraph.text, rules).map((person) =>
			nextLine(person, paragraph, paragraphs[index + 1], paragraphs[index - 1], rules),
		);
		const heading = seeTowns(paragraph.headings.at(-1) ?? '', [])[0]?.town;
		let current: Municipality | undefined = heading ?? single;
		for (const { text, start } of sentencesWith(paragraph.text)) {
			const here = people.filter((person) => person.start >= start && person.start < start + text.length);
			const taken = here.map((person) => ({
				start: person.start - start,
				end: person.start - start + person.name.length,
			}));
			const seen = seeTowns(text, taken).filter(() => !ELSEWHERE.test(text));
			const towns = [...new Set(seen.map(({ town }) => town))];
			const own =
				townOf(seen, text) ??
				here.map(({ organisation, beside }) => seeTowns(`${beside} ; ${organisation ?? ''}`)[0]?.town).find(Boolean);
			if (own) current = own;
			else if (single && !heading) current = single;
			const named = own !== undefined;
			told.push({ text, paragraph, start, named, towns, people: here, ...(current ? { town: current } : {}) });
		}
	}
	return told;
}

/** Of several towns the one that „in“ or „aus“ leads; none where they are only listed. */
function townOf(seen: readonly TownSeen[], text: string): Municipality | undefined {
	const led = seen.filter((one) => LEAD.test(one.led) && !one.adjective);
	const towns = new Set(seen.map(({ town }) => town));
	if (towns.size > 2 && !/[„"]/u.test(text)) return undefined;
	return (led[0] ?? seen.find(({ adjective }) => !adjective) ?? seen[0])?.town;
}

/** A name alone in its line: what it is stands in the next one, where it works in the one before. */
function nextLine(
	person: PersonSeen,
	paragraph: Paragraph,
	next: Paragraph | undefined,
	before: Paragraph | undefined,
	rules: BesideRules,
): PersonSeen {
	if (person.bystander || paragraph.text.length > person.name.length + 90) return person;
	const alone = paragraph.text === person.name;
	const follow =
		alone && !person.role && next && next.text.length < 90
			? seePeople(`${person.name}, ${next.text}`, rules)[0]
			: undefined;
	const told = follow?.role ? { ...person, ...follow, start: person.start, end: person.end } : person;
	if (told.organisation || !told.role || !before || before.text.length > 100 || !paragraph.text.startsWith(person.name))
		return told;
	const office =
		/^(?:\p{L}*[Ss]tadt|Gemeinde|Landkreis|Samtgemeinde)\s\p{Lu}/u.test(before.text) && !/[.!?]$/u.test(before.text);
	return office ? { ...told, organisation: before.text, beside: `${told.beside} ; ${before.text}` } : told;
}

/** Whether the whole text is a town's name. */
export const isTownName = (name: string, seeTowns: SeeTowns) => {
	const text = `Stadt ${name.replace(/[.,;]+$/u, '')}`;
	const [seen] = seeTowns(text);
	return seen !== undefined && !seen.adjective && seen.start === 6 && seen.end === text.length;
};
