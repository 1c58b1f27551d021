/** What stands beside a name → role, organisation and town: „Leiter des Grünflächenamtes der Stadt Görlitz“. */

import { isBystander } from '../language/people.js';

export interface Standing {
	role?: string;
	organisation?: string;
	/** The text in which a town is looked for. */
	text: string;
	/** Never a contact: a pupil, a visitor, somebody of that age. */
	bystander?: boolean;
	/** Says what they do, though not for whom: shopkeepers, artists. */
	private?: boolean;
}

const STEM =
	'leiter|beauftragte[rn]?|referent|koordinator|manager|bürgermeister|meister|planer|geschäftsführer|führer|beigeordnete[rn]?|senator|rat|chef|präsident|minister|sekretär|dezernent|direktor|vorstand|vorsitzende[rn]?|förderer|förder(?=in)|kümmerer|architekt|professor|berater|moderator|landrat|kämmerer|vertreter|mitarbeiter|mitarbeitende[rn]?|sachbearbeiter|assistent|wissenschaftler|ingenieur|abgeordnete[rn]?|sprecher|lotse|entwickler|verantwortliche[rn]?|ansprechpartner|betreuer|pädagoge|forscher|gutachter|geograf|geograph|soziolog|bürgermeisterkandidat|intendant|dekan|rektor|schulleiter|kurator|bibliothekar|ökonom|stadtbaurat|pastor|pfarrer|initiator|redner|scout|coach|trainer|expert|spezialist|inspektor|redakteur|hausmeister|lehrer|bearbeiter|träger|gestalter|designer|vertretende[rn]?|zuständige[rn]?|journalist|vorstandsmitglied|ratsmitglied|aktivist|unternehmensberater|citymanagement|stadtmanagement';
export const ROLE_WORD = new RegExp(
	String.raw`^(?:\p{Lu}[\p{L}-]*?)?(?:${STEM})(?:e|s|n|es|en)?(?:in|innen|frau|mann)?$|^\p{Lu}?[\p{L}-]*(?:rätin|rätinnen|ärztin|anwältin|leitung|moderation|vorstand|pädagogin|soziologin|kauffrau|amtsleitung|assistenz|koordination)$|^(?:MdB|MdL|CEO|OB|CIO)$`,
	'iu',
);
const PRIVATE =
	/(?:inhaber|betreiber|händler|gründer|künstler|unternehmer|eigentümer|wirt|gastronom|vermieter|mieter|autor|buchhändler)(?:in|innen)?$/iu;
export const BYSTANDER_WORD =
	/(?:schüler(?:sprecher)?|besucher|teilnehmer|teilnehmende[rn]?|jugendliche[rn]?|kind|bürger|anwohner|passant|gast|zuhörer|azubi|auszubildende[rn]?|praktikant|kund|student|studierende[rn]?|fotograf|preisträger|rentner|mutter|vater|oma|opa|nachbar|tochter|sohn|junge|mädchen|leser|einwohner|bewohner|spaziergänger|touristi?n?|gewinner|jährige[rn]?|klässler|abiturient|kundin|witwe|senior)(?:e|in|innen)?$/iu;

/** Whether a word says what somebody is: „Innenstadtmanagerin“. */
export const isRole = (word: string) =>
	ROLE_WORD.test(word) &&
	!/^(?:Verrat|Vorrat|Apparat|Format|Monat|Senat|Zierrat|Heimat|Referat|Dezernat|Konsulat|Stadtrat\s|Gemeinderat\s)$/iu.test(
		word,
	);

const FIRST = String.raw`(?:(?:[Ee]rste|[Zz]weite|[Dd]ritte|[Ss]tellvertretende|[Kk]ommissarische|[Pp]arlamentarische|[Ww]issenschaftliche|[Tt]echnische|[Kk]aufmännische|[Ee]hrenamtliche|[Hh]auptamtliche|[Zz]uständige|[Ll]eitende|[Nn]eue|[Ff]rühere|[Ee]hemalige|[Dd]amalige|[Gg]eschäftsführende|[Bb]eamtete)[rn]?\s+)*`;
const LEAD = new RegExp(
	String.raw`^(?:(?:die|der|dem|den|als|seit\s+\d{4}|zugleich|ihr|sein|ihre[rn]?|seine[rn]?|unser|unsere)\s+)*(${FIRST}(?:\p{Lu}[\p{L}-]*))`,
	'u',
);

const LEGAL =
	/(?:\bg?GmbH(?:\s&\sCo\.\s?KG)?|\be\.\s?V\.|\bAG\b|\bag\b|\bmbH|\beG\b|\bKG\b|\bUG\b|\bSE\b|\bAöR\b|\bgAG\b)/u;
const BODY =
	/(?:universität|hochschule|verband|verein|institut|ministerium|kammer|gesellschaft|agentur|büro|stiftung|akademie|zentrum|bund|bundesamt|werke|genossenschaft|netzwerk|initiative|gemeinschaft|ring|haus|museum|bibliothek|theater|sparkasse|bank|behörde|anstalt|kirche|verwaltung|rathaus)(?:s|es|en|e)?(?:\s|$|,|\()/iu;
const OFFICE =
	/^(?:\p{L}*(?:amt|amtes|amts|förderung|marketing|management|planung|entwicklung|referat|referats|dezernat|dezernats|fachbereich|fachbereichs|fachdienst|fachdienstes|fachgebiet|abteilung|stabsstelle|sachgebiet|bereich|bereichs|team|teams|büro|koordination|verwaltung|pressestelle|geschäftsstelle|bauamt|rathaus|klimaschutz|Citymanagement|City-Management))(?!\p{L})/iu;
const COUNCIL =
	/^(?:der\s+)?(?:(?:Hanse|Kreis|Landeshaupt|Universitäts|Welterbe|Gemeinde|Bundes|Lutherstadt-?)?[Ss]tadt|Gemeinde|Stadtverwaltung|Gemeindeverwaltung|Samtgemeinde|Verbandsgemeinde|Marktgemeinde|Landkreis|Kreis|Freie\s)(?:verwaltung)?\s/u;

const isShort = (text: string) => /^\p{Lu}[\p{Lu}.&-]{1,9}(?:\s(?:zu\s|für\s)?\p{Lu}[\p{L}-]+){0,2}$/u.test(text);

export function isOrganisation(text: string): boolean {
	return COUNCIL.test(text) || LEGAL.test(text) || isShort(text) || BODY.test(text) || OFFICE.test(text);
}

/** Words of an organisation in the genitive or dative → as it calls itself. */
export function nominative(text: string): string {
	let words = text.replace(/^(?:des|der|dem|den|vom|die|das|am|im|beim|zum|zur)\s+/u, '').trim();
	const [, noun = ''] = /^(?:\p{Lu}\p{Ll}+(?:en|er|es)\s+)*(\p{Lu}[\p{L}-]+)/u.exec(words) ?? [];
	const masculine = /(?:verband|verein|rat|bund|ring|bereich|dienst|kreis|verbund)(?:e?s)?$/iu.test(noun);
	const neuter =
		/(?:institut|ministerium|amt|zentrum|büro|referat|dezernat|museum|netzwerk|gebiet|theater|haus)(?:e?s)?$/iu.test(
			noun,
		);
	const ending = masculine ? 'er' : neuter ? 'es' : 'e';
	words = words.replace(
		/^((?:\p{Lu}\p{Ll}{2,}(?:sch|lich|ig|isch|eut|ei|ein|eil)en\s+)+)(?=\p{Lu})/u,
		(adjectives: string) => adjectives.replace(/en(?=\s)/gu, ending),
	);
	words = words.replace(/^(Deutsch|Brandenburgisch|Technisch|Städtisch|Frei)en(?=\s)/u, `$1${ending}`);
	if (masculine || neuter)
		words = words.replace(
			/^((?:\p{L}+\s+)??(?:\p{Lu}[\p{L}-]*?)?(?:verband|verein|rat|bund|ring|bereich|dienst|kreis|institut|ministerium|amt|zentrum|büro|referat|dezernat|museum|netzwerk|gebiet))(?:e?s)(?=\s|$)/iu,
			'$1',
		);
	return words.trim();
}

/** „Stadtmarketing der Stadt Alzey“ → what they do there, and for whom. */
function office(text: string): Pick<Standing, 'role' | 'organisation'> {
	const [, part = '', council = ''] =
		/^(.+?)\s+(?:der|des|bei der|in der)\s+((?:\p{L}*[Ss]tadt|Gemeinde|Samtgemeinde|Stadtverwaltung|Verbandsgemeinde)\s+\p{Lu}.*)$/u.exec(
			text,
		) ?? [];
	if (part && OFFICE.test(nominative(part)) && !LEGAL.test(part))
		return { role: nominative(part), organisation: council };
	return { organisation: nominative(text) };
}

const LINK =
	/^(.*?)\s+(der|des|vom|von der|von dem|von|beim|bei der|bei|im|am|an der|in der|in|für die|für das|für den)\s+(.+)$/u;

/** @param isTown whether the whole text is a town's name */
export function standingOf(text: string, isTown: (name: string) => boolean): Standing | undefined {
	const plain = text.replace(/^[\s,]+|[\s,]+$/gu, '').replace(/^(?:damals|heute|seit\s+\S+|zugleich)\s+/u, '');
	if (!plain) return undefined;
	if (/^\d{1,3}(?:\s*Jahre)?(?:\s+alt)?$|^\d+[-\s]?[Jj]ährige/u.test(plain) || isBystander(plain))
		return { text: plain, bystander: true };
	const [, lead = ''] = LEAD.exec(plain) ?? [];
	const word = lead.split(/\s/).at(-1) ?? '';
	const from = plain.indexOf(lead);
	if (lead && BYSTANDER_WORD.test(word) && !isRole(word)) return { text: plain, bystander: true };
	if (lead && PRIVATE.test(word)) return { text: plain, role: plain.slice(from), private: true };
	if (lead && isRole(word) && !COUNCIL.test(plain)) return roleOf(plain.slice(from), isTown);
	const council = plain.replace(/^(?:die|der|das|des|dem)\s+/u, '');
	return isOrganisation(council) ? { text: plain, ...office(council) } : undefined;
}

function roleOf(text: string, isTown: (name: string) => boolean): Standing {
	const [first = '', ...rest] = text.split(/,\s+(?=\p{Lu})/u);
	const tail = rest.join(', ');
	if (tail && isOrganisation(tail) && !/^(?:\p{L}+\s+)?und\s/u.test(tail)) {
		const inner = roleOf(first, isTown);
		return inner.organisation
			? { ...inner, text }
			: { text, role: inner.role ?? first, organisation: nominative(tail) };
	}
	const whole = text;
	const [, head = '', link = '', of = ''] = LINK.exec(whole) ?? [];
	if (!of) {
		const words = whole.split(' ');
		for (let at = 1; at < words.length; at++) {
			const town = words.slice(at).join(' ');
			if (isTown(town)) return { text, role: words.slice(0, at).join(' '), organisation: town };
		}
		return { text, role: whole };
	}
	if (isTown(of)) return { text, role: head, organisation: of };
	if (COUNCIL.test(of)) return { text, role: head, organisation: of.replace(/^der\s+/u, '') };
	const [, part, council] =
		/^(.+?)\s+(?:der|des|bei der|in der|von)\s+((?:\p{L}*[Ss]tadt|Gemeinde|Samtgemeinde|Stadtverwaltung)\s+\p{Lu}.*)$/u.exec(
			of,
		) ?? [];
	if (part && council) return { text, role: `${head} ${link} ${part}`, organisation: council };
	const [, place, body = ''] = /^(.+?)\s+(?:im|beim|bei der|in der|am|des|der)\s+(.+)$/u.exec(of) ?? [];
	if (place && (LEGAL.test(body) || isShort(body) || (BODY.test(body) && !OFFICE.test(body))))
		return { text, role: `${head} ${link} ${place}`, organisation: nominative(body) };
	if (LEGAL.test(of) || isShort(of) || (BODY.test(of) && !OFFICE.test(of)))
		return { text, role: head, organisation: nominative(`${link} ${of}`) };
	const [, office, town = ''] = /^(.+?)\s+(?:in\s+)?(\p{Lu}[\p{L}-]+(?:\s\(\p{L}+\))?)$/u.exec(whole) ?? [];
	return office && isTown(town) ? { text, role: office, organisation: town } : { text, role: whole };
}
