/** People of all sentences → contacts, one each, with their town; who was only there is a note. */

import type { Gazetteer } from '../library/gazetteer.js';
import { nameKey } from '../library/redaction.js';
import { line, type Note, shorten } from './block.js';
import type { Contact } from './fact.js';
import type { Told } from './measures.js';
import type { PersonSeen } from './people.js';
import type { SeeTowns } from './towns.js';

/** Below it a person is a comment for the reader. */
const SURE = 0.7;

interface PeopleAbout {
	seeTowns: SeeTowns;
	home: string | undefined;
	/** The report is about one town's project. */
	single: boolean;
	gazetteer: Gazetteer;
}

const FEDERAL =
	/Bund(?:es)?(?:ministerium|institut|republik|amt|kanzler|tag|regierung)?|BMWSB|BBSR|\bDV\b|Deutsche[rn]?\s(?:Verband|Städtetag|Institut)|\bBTU\b|\bempirica\b|\bDSK\b|Universität|Hochschule|\bInstitut|Landes(?:ministerium|regierung)|[Mm]inisterium|B\.B\.S\.M|Begleitagentur|Handelsverband|\bIHK\b|Handwerkskammer/u;
const FEDERAL_ROLE =
	/(?:[Ss]taatssekretär|[Mm]inister(?!ial)|Ministerial|Regierungsdirektor|Referatsleit|Professor|Bundestag|MdB|MdL|Moderation|Landr[aä]t|[Jj]ournalist|Abgeordnete)/u;

export function contactsIn(
	told: readonly Told[],
	about: PeopleAbout,
): { sure: Contact[]; unsure: Contact[]; notes: Note[] } {
	const found = new Map<string, Contact>();
	const bystanders = new Map<string, Note>();
	for (const one of told) {
		for (const [at, person] of one.people.entries()) {
			const { key } = nameKey(person.name);
			if (person.bystander) {
				bystanders.set(key, { kind: 'bystander', detail: shorten(person.name), paragraph: one.paragraph.number });
				continue;
			}
			const contact = contactOf(person, one, one.people[at - 1], about);
			const known = found.get(key);
			found.set(key, known ? joined(known, contact) : contact);
		}
	}
	const all = [...found].filter(([key]) => !bystanders.has(key)).map(([, contact]) => contact);
	const acts = (contact: Contact) =>
		Boolean(contact.role || contact.organisation || (contact.municipality && contact.sure >= 0.9));
	const sure = all.filter((contact) => acts(contact) && contact.sure >= SURE);
	return { sure, unsure: all.filter((contact) => !sure.includes(contact)), notes: [...bystanders.values()] };
}

/** What each mention adds; the first one leads. */
function joined(a: Contact, b: Contact): Contact {
	const name = b.name.length > a.name.length ? b.name : a.name;
	const [lead, more] = a.role || a.organisation ? [a, b] : [b, a];
	return { ...more, ...lead, name, sure: Math.max(a.sure, b.sure), paragraph: lead.paragraph };
}

/** Who has neither role nor organisation has to speak for a town. */
const PRESENTS =
	/berichte|stellte|präsentier|erläuter|zeigte|schilder|vorstell|Einblick|informier|sprach|dabei|referier|beschrieb|skizzier|leitete|begrüß|eröffn|vertrat|darstellt|brachte.* ein/u;

function contactOf(
	person: PersonSeen,
	one: Told,
	before: PersonSeen | undefined,
	{ seeTowns, home, single, gazetteer }: PeopleAbout,
): Contact {
	const organisation = person.organisation;
	const role = person.role;
	const beside = seeTowns(`${person.beside} ; ${organisation ?? ''}`)[0]?.town.name;
	const federal = FEDERAL.test(organisation ?? '') || FEDERAL_ROLE.test(role ?? '');
	const from = one.text.slice(0, person.start - one.start);
	const speaks = /^(?:Aus|Für|In|Von)\s/u.test(one.text) || /(?:^|[,;]\s)(?:aus|für|in)\s\p{Lu}/u.test(from);
	const near = seeTowns(from).findLast(({ led, adjective }) => !adjective && /^(?:aus|fur|in)$/u.test(led))?.town.name;
	const company = organisation !== undefined && !/^\p{L}*[Ss]tadt/u.test(organisation);
	const shared =
		before && !before.bystander ? seeTowns(`${before.beside} ; ${before.organisation ?? ''}`)[0]?.town.name : undefined;
	const guess = near ?? shared ?? (single && !one.named ? home : undefined) ?? one.town?.name ?? home;
	const municipality =
		beside ??
		(federal
			? undefined
			: role
				? guess
				: speaks || company
					? (near ?? (company ? one.town?.name : undefined))
					: undefined);
	const shows = role !== undefined || organisation !== undefined || PRESENTS.test(one.text);
	const known = shows && municipality && gazetteer.find(municipality) ? municipality : undefined;
	return {
		name: person.name,
		...(role ? { role: line(role) } : {}),
		...(organisation ? { organisation: line(organisation) } : {}),
		...(known ? { municipality: known } : {}),
		paragraph: one.paragraph.number,
		sure: person.sure,
	};
}
