/** Names of people in German text, with the role or organisation written beside them. Finds names; whose contact they are is not decided here. */

import { fold } from './fold.js';

export interface PersonMention {
	/** Title included: „Dr. Heike Liebmann“. */
	name: string;
	/** What stands beside the name, as written: „Oberbürgermeister der Stadt Schweinfurt“. */
	beside?: string;
	start: number;
	end: number;
}

const TITLE = String.raw`(?:(?:Prof\.|Professorin|Professor|Dr\.(?:-Ing\.)?|Dipl\.-\p{L}+\.|PD)\s*)`;
const NAME = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*`;
const PARTICLE = String.raw`(?:von der|von dem|von|van der|van|vom|zu|de|di|el|al)\s`;
const PERSON = new RegExp(
	String.raw`(?<![\p{L}-])(${TITLE}*)(${NAME}(?:\s\p{Lu}\.)?)(\s(?:${PARTICLE})?${NAME})(?![\p{L}-])`,
	'gu',
);
const MORE = new RegExp(String.raw`^\s(?:${PARTICLE})?${NAME}(?![\p{L}-])`, 'u');

/** @param given folded given names; @param known full names taken as they are */
export function findPeople(text: string, given: ReadonlySet<string>, known: Iterable<string> = []): PersonMention[] {
	const found: PersonMention[] = [];
	const isGiven = (word: string) => word.split('-').some((part) => given.has(fold(part)));
	const add = (name: string, start: number) => {
		const end = start + name.length;
		if (found.some((other) => start < other.end && other.start < end)) return;
		const beside = besideOf(text.slice(end), isGiven);
		found.push({ name, start, end, ...(beside ? { beside } : {}) });
	};
	for (const name of known) {
		for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
			const [title = ''] = new RegExp(`${TITLE}+$`, 'u').exec(text.slice(0, at)) ?? [];
			add(title + name, at - title.length);
		}
	}
	PERSON.lastIndex = 0;
	for (let match = PERSON.exec(text); match; match = PERSON.exec(text)) {
		const [whole, title = '', first = '', second = ''] = match;
		if (!title && !isGiven(first.split(/\s/)[0] ?? '')) {
			PERSON.lastIndex = match.index + first.length;
			continue;
		}
		const more = isGiven(second.trim()) ? (MORE.exec(text.slice(match.index + whole.length))?.[0] ?? '') : '';
		add(whole + more, match.index);
	}
	return found.sort((a, b) => a.start - b.start);
}

/** The comma inside a ministry's name: „für Wohnen, Stadtentwicklung und Bauwesen (BMWSB)“. */
const INNER = String.raw`,(?=\s\p{Lu}[\p{L}-]+\sund\s\p{Lu}\p{L}+\s\()`;
const VERB = 'berichtete|stellte|eröffnete|begrüßte|erläuterte|führte|hielt|sprach';
const ROLE = new RegExp(
	String.raw`^,\s+((?:\p{Lu}\.){0,6}(?:[^,;:.()]|\([^()]{1,20}\)|${INNER}){1,140}?(?:\be\.\s?V\.)?)(?=(?!${INNER}),|[;:.)]|\s+(?:${VERB})\b|$)`,
	'u',
);

/** „ (DV)“, „, Innenstadtkoordinatorin Bremerhaven,“, „ vom Stadtmarketing der Stadt Alzey“ → the words. */
function besideOf(after: string, isGiven: (word: string) => boolean): string | undefined {
	const [, bracket] = /^\s*\(([^()]{2,120})\)/u.exec(after) ?? [];
	if (bracket) return bracket.trim();
	const [, of] =
		/^\s+(?:vom|von der|von dem|von|der|des)\s+((?:(?:Deutschen|für|der|des|und|e\.\s?V\.|[\p{Lu}][\p{L}.&-]*),?\s*)+(?:\([^()]{2,20}\))?)/u.exec(
			after,
		) ?? [];
	if (of) return abbreviated(trimmed(of));
	const [, role] = ROLE.exec(after) ?? [];
	return role
		? trimmed(
				role.replace(/\s+und\s+(\p{Lu}[\p{L}-]+)\s+\p{Lu}.*$/u, (rest, first: string) => (isGiven(first) ? '' : rest)),
			)
		: undefined;
}

/** „Deutschen Verband für Wohnungswesen (DV)“ after „vom“ is in the dative: the short name in brackets is not. */
function abbreviated(organisation: string | undefined): string | undefined {
	return /\((\p{Lu}[\p{L}.-]{1,12})\)$/u.exec(organisation ?? '')?.[1] ?? organisation;
}

const trimmed = (text: string) => text.replace(/[\s,]+$/u, '').trim() || undefined;

const ORGANISATION =
	/GmbH|e\.\s?V\.|\bAG\b|mbH|universität|hochschule|verband|institut|ministerium|kammer|gesellschaft|^(?:Hanse|Kreis|Landeshaupt|Universitäts)?[Ss]tadt\s|marketing der|amt der/iu;
const ROLE_WORD =
	/(?:leiter|beauftragt|referent|koordinator|manager|bürgermeister|planer|geschäftsführ|projektleit|beigeordnet|senator|rätin|rat\b|chef|sprecher)/iu;

/** Whether what stands beside a name is where the person works („DV“, „Stadt Alzey“) rather than what they are. */
export function isOrganisation(beside: string): boolean {
	return /^\p{Lu}[\p{Lu}.]+$/u.test(beside) || (ORGANISATION.test(beside) && !ROLE_WORD.test(beside));
}

const BYSTANDER =
	/^(?:(?:eine?[rn]?|die|der|als|unsere?)\s+)*(?:\d{1,2}[- ]?[Jj]ährige[rn]?\s*|(?:\d{1,2}\s(?:Jahre|years))|(?:[\p{L}-]*[Ss]chüler(?:in|innen|sprecher(?:in)?)?|[Tt]eilnehm(?:er(?:in)?|ende[rn]?)|[Bb]esucher(?:in)?|[Jj]ugendliche[rn]?|[Kk]ind|[Bb]ürger(?:in)?|[Aa]nwohner(?:in)?|[Pp]assant(?:in)?|[Gg]ast|[Zz]uhörer(?:in)?|[Aa]uszubildende[rn]?|[Aa]zubi|[Pp]raktikant(?:in)?|[Kk]und(?:e|in)|[Ss]tudent(?:in)?|[Ss]tudierende[rn]?|[Ff]otograf(?:in)?|[Pp]reisträger(?:in)?|[Pp]upil|[Ss]tudent|[Pp]articipant|[Vv]isitor|[Rr]esident|[Cc]hild|[Tt]eenager)(?![\p{L}-]))/u;

/** Whether a role says that somebody was there, or is young, rather than responsible: never a contact. */
export function isBystander(role: string | undefined): boolean {
	return role !== undefined && BYSTANDER.test(role.trim());
}
