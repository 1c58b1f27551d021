/** What stands in for a person who objects, told from the documents: woman or man by how they are called, and where they work. */

import { isOrganisation } from '../language/people.js';
import { capitals, findNames, viewOf } from '../language/sighting.js';
import type { Form, Substitute } from '../language/substitute.js';
import type { MeasureContact } from './exchange.js';
import type { Gazetteer } from './gazetteer.js';
import { readExchange } from './read.js';
import { nameKey } from './redaction.js';

interface Source {
	file: string;
	text: string;
}

interface Signs {
	women: number;
	men: number;
	/** Best first. */
	places: { rank: number; of: string }[];
}

/** @param sources documents as they are, names included */
export function substituteFor(name: string, sources: readonly Source[], gazetteer: Gazetteer): Substitute {
	const { key } = nameKey(name);
	const signs: Signs = { women: 0, men: 0, places: [] };
	bySex(/^(?:Frau|Professorin)\s/u.test(name) ? 'Leiterin' : /^Herrn?\s/u.test(name) ? 'Leiter' : '', signs);
	for (const { file, text } of sources) {
		const { exchange } = readExchange(file, text, gazetteer);
		for (const { contacts, municipality } of exchange?.measures ?? [])
			for (const contact of contacts)
				if (nameKey(contact.name).key === key) byContact(contact, municipality, gazetteer, signs);
		const view = viewOf(text).text;
		for (const { start, end, address } of findNames(view, capitals(view), (other) => other === key)) {
			if (address) bySex(address === 'Frau' ? 'Leiterin' : 'Leiter', signs);
			bySentence(view.slice(Math.max(0, start - 160), start), view.slice(end, end + 200), gazetteer, signs);
		}
	}
	const [best] = signs.places.sort((a, b) => a.rank - b.rank);
	const form: Form = signs.women === signs.men ? 'neutral' : signs.women > signs.men ? 'feminine' : 'masculine';
	const known = best && findNames(best.of, capitals(best.of), (other) => other === key).length > 0 ? undefined : best;
	return { form, of: known?.of ?? '' };
}

function byContact({ role, organisation }: MeasureContact, town: string, gazetteer: Gazetteer, signs: Signs): void {
	if (role) bySex(role, signs);
	const named = organisation?.replace(/^(?:(?:Hanse|Landeshaupt)?[Ss]tadt|Gemeinde)\s+/u, '');
	if (organisation && named && gazetteer.find(named))
		signs.places.push({ rank: 1, of: `der ${/^Gemeinde\s/.test(organisation) ? 'Gemeinde' : 'Stadt'} ${named}` });
	else if (organisation) signs.places.push({ rank: 2, of: ofOrganisation(organisation) });
	else signs.places.push({ rank: 3, of: `der Stadt ${town}` });
}

const MAN =
	/(?:leiter|koordinator|manager|meister|beauftragter|planer|dezernent|direktor|sprecher|referent|führer|vorsitzender|berater|architekt|moderator|senator|beigeordneter|präsident|professor|redner)$/iu;
const WOMAN =
	/(?:leiter|koordinator|manager|meister|planer|dezernent|direktor|sprecher|referent|führer|berater|architekt|moderator|senator|präsident|professor|redner|rät|arbeiter|vertreter)in$|(?:vorsitzende|beauftragte|beigeordnete)$/iu;

/** By the first word of a role that says it: „Leiterin Wirtschaftsförderung“. */
function bySex(role: string, signs: Signs): void {
	for (const word of role.match(/[\p{L}-]+/gu)?.slice(0, 3) ?? []) {
		if (WOMAN.test(word)) signs.women++;
		else if (MAN.test(word)) signs.men++;
		else continue;
		return;
	}
}

const TOWN = String.raw`(\p{Lu}[\p{L}-]+(?:\s\(\p{L}+\)|\/\p{Lu}\p{L}+)?)`;
const OF_TOWN = new RegExp(String.raw`(?:\bin|(?:Stadt|Gemeinde))\s+${TOWN}`, 'u');
const WORKS_FOR =
	/^\s+(vom|von der|von dem)\s+((?:(?:für|der|des|und)\s|\p{Lu}[\p{L}.&-]*,?\s+){0,12}?(?:\p{Lu}[\p{L}.&-]*|e\.\s?V\.|mbH)(?:\s\([\p{L}.-]{2,12}\))?)(?=[\s,;:)]|\.(?:\s|$)|$)(?!\s(?:\p{Lu}|für|e\.|mbH|der\s|und\s\p{Lu}))/u;

/** The next organisation of the sentence that has its short name in brackets: „begrüßte für das Bundesinstitut für … (BBSR)“. */
const SHORT =
	/^(?:[^.;:!?()]|\d\.)*?\s(vom|beim|im|am|(?:von|bei|in|an) der|für d(?:as|ie|en))\s(?!Thema\s)\p{Lu}(?:[^.;:!?()]|e\.\s?V\.){3,120}?\((\p{Lu}[\p{Lu}-]{1,9})\)/u;

/** „Claudia Bitti, Innenstadtkoordinatorin in Bremerhaven“, „Bürgermeisterin Marietta Tzschoppe“, „…, der …“ */
function bySentence(before: string, after: string, gazetteer: Gazetteer, signs: Signs): void {
	bySex(/(\p{Lu}[\p{L}-]+)\s+$/u.exec(before)?.[1] ?? '', signs);
	bySex(/(\p{Lu}[\p{L}-]+)\s+in\s+\p{Lu}[\p{L}-]+\s+(?:ist|war|bleibt)\s+$/u.exec(before)?.[1] ?? '', signs);
	const beside = /^,\s+([^,;:.()\n]+(?:\([^()]*\))?[^,;:.()\n]*)/u.exec(after)?.[1] ?? '';
	if (/^(?:der|dem|dessen)\s+\p{Ll}/u.test(beside)) signs.men++;
	else if (/^(?:die|deren)\s+\p{Ll}/u.test(beside)) signs.women++;
	else bySex(beside, signs);
	const town =
		OF_TOWN.exec(beside)?.[1] ?? OF_TOWN.exec(/^\s+(?:von der|der)\s+Stadt\s+\S+/u.exec(after)?.[0] ?? '')?.[1];
	const [, article = '', short] = SHORT.exec(after) ?? [];
	const works = WORKS_FOR.exec(after);
	if (town && gazetteer.find(town)) signs.places.push({ rank: 4, of: `der Stadt ${town}` });
	else if (short) signs.places.push({ rank: 5, of: `${/(?:der|die)$/.test(article) ? 'der' : 'des'} ${short}` });
	else if (works?.[2] && isOrganisation(works[2]) && !/\.\p{Lu}$/u.test(works[2]))
		signs.places.push({ rank: 6, of: `${works[1] === 'von der' ? 'der' : 'vom'} ${works[2]}` });
}

const FEMININE =
	/^(?:\p{L}*(?:gesellschaft|universität|hochschule|kammer|ordination|förderung|verwaltung|agentur|stelle|stadt|akademie|stiftung|gemeinde|genossenschaft|initiative|behörde|abteilung|leitung|planung|entwicklung|kasse|beratung|kirche|schule|bibliothek|werkstatt)|GmbH|AG|gGmbH)$/iu;
const OTHER =
	/^\p{L}*(?:verband|verein|institut|ministerium|amt|büro|labor|management|marketing|zentrum|referat|dezernat|kreis|bund|ring|museum|theater|netzwerk|werk|team|haus)$/iu;

/** „der Wirtschaftsförderungsgesellschaft …“, „vom Deutschen Verband …“; „von …“ where the gender cannot be told. */
function ofOrganisation(organisation: string): string {
	const words = organisation.split(/\s+/);
	for (const [at, word] of words.entries()) {
		if (!FEMININE.test(word) && !OTHER.test(word)) continue;
		const ahead = words.slice(0, at).map((adjective) => adjective.replace(/(?<=\p{Ll}{2})e[rs]?$/u, 'en'));
		return [FEMININE.test(word) ? 'der' : 'vom', ...ahead, ...words.slice(at)].join(' ');
	}
	return `von ${organisation}`;
}
