/** The words after a name that belong to it: „, Amtsleiterin Stadtplanung,“, „ vom Stadtmarketing der Stadt Alzey“, „ (BBSR)“. */

import { fold } from '../language/fold.js';
import { isOrganisation, isRole, type Standing, standingOf } from './roles.js';

export interface Beside {
	standing: Standing;
	/** How it is joined: groups share what is no apposition. */
	form: 'bracket' | 'comma' | 'of';
	/** Characters it takes. */
	length: number;
}

export interface BesideRules {
	given: ReadonlySet<string>;
	isTown(name: string): boolean;
}

const IN_ORGANISATION = /^(?:für|der|des|die|das|den|dem|und|am|&|\+|zu|zur|von|i\.)$/u;
const IN_ROLE = /^(?:für|der|des|die|das|den|dem|und|am|&|zu|zur|zum|von|vom|im|in|bei|beim|an|aus|seit|sowie)$/u;
const ABBREVIATION =
	/^(?:\p{Lu}\.(?:\p{L}\.)+|e\.|V\.|e\.V\.|Dr\.|St\.|Prof\.|i\.|stellv\.|Stellv\.|\p{L}\.|a\.|d\.)$/u;
const SMALL =
	/^(?:mbH|gGmbH|ag|gmbh|e\.V\.|e\.|stellv\.|stellvertretende[rn]?|zuständige[rn]?|kommissarische[rn]?|ehrenamtliche[rn]?|wissenschaftliche[rn]?|technische[rn]?|parlamentarische[rn]?)$/u;

/** Words as long as they can belong to an organisation, or to a role where `role` is set. */
export function phraseAt(text: string, role: boolean, rules: BesideRules): string {
	const words = [...text.matchAll(/\S+/gu)].slice(0, 24);
	const links = role ? IN_ROLE : IN_ORGANISATION;
	let end = 0;
	for (const [at, match] of words.entries()) {
		const word = match[0];
		const core = word.replace(/[,;:]$/u, '');
		const next = words[at + 1]?.[0] ?? '';
		const reached = match.index + core.length;
		if (/^\(\p{Lu}[\p{L}.-]{1,12}\)[.]?$/u.test(core))
			return text.slice(0, match.index + core.replace(/\.$/u, '').length);
		if (/^\(\p{Lu}\p{Ll}+\)\.?$/u.test(core)) end = match.index + core.replace(/\.$/u, '').length;
		else if (/^\d{1,2}[:.]\d\d/u.test(core)) break;
		else if (links.test(core) && core === word) {
			const person =
				rules.given.has(fold(next.split('-')[0]?.replace(/[,.]/g, '') ?? '')) ||
				(core === 'und' && isRole(next.replace(/[,.]$/u, '')));
			if (
				person ||
				(core === 'sowie' && !/^\p{Lu}/u.test(next)) ||
				!/^(?:\p{Lu}|(?:der|dem|die|des|das|den)$)/u.test(next)
			)
				break;
			continue;
		} else if (
			/^[\p{Lu}\d„"]/u.test(core) ||
			SMALL.test(core.replace(/(?<=mbH)\.$/u, '')) ||
			(role && at < 3 && /^(?:die|der)$/u.test(core))
		) {
			if (core.endsWith(')') && !core.includes('(')) return text.slice(0, reached - 1);
			if (core.endsWith('.') && !ABBREVIATION.test(core)) return text.slice(0, reached - 1);
			end = reached;
			if (/^\p{L}[\p{L}-]*ag$/u.test(core) && next === '') break;
		} else if (at === 0 && /^\p{Ll}{3,}$/u.test(core) && /^(?:ag|gmbh|GmbH|AG)[,.]?$/u.test(next)) end = reached;
		else break;
		if (
			word !== core &&
			!(core.endsWith('-') && word.endsWith(',')) &&
			!isInner(text.slice(0, reached), text.slice(match.index + word.length))
		)
			break;
	}
	return text.slice(0, end);
}

/** The comma inside a ministry's name: „für Wohnen, Stadtentwicklung und Bauwesen“. */
const isInner = (before: string, after: string) =>
	/\s(?:für|der|des)\s/u.test(` ${before}`) &&
	/^\s\p{Lu}[\p{L}-]+(?:,\s\p{Lu}[\p{L}-]+){0,2}\s(?:und|sowie)\s\p{Lu}[\p{L}-]+(?:[\s,.;()]|$)/u.test(after) &&
	!isRole(/^\s(\p{Lu}[\p{L}-]+)/u.exec(after)?.[1] ?? '');

const OF =
	/^\s+(vom|von der|von dem|von den|von|aus dem|aus der|aus|der|des|beim|bei der|für das|für die|für den|im|in der)\s+(?=\p{Lu}|\p{Ll}+\s(?:ag|gmbh|GmbH|AG)\b)/u;

export function besideOf(after: string, rules: BesideRules): Beside | undefined {
	const party =
		/^\s*\((?:SPD|CDU|CSU|FDP|Grüne|Die Grünen|Bündnis 90[^)]*|Die Linke|Linke|parteilos|AfD|BSW|Freie Wähler|FWG|FW|UWG|ÖDP|SSW|Volt|WG)\)/u.exec(
			after,
		)?.[0] ?? '';
	const rest = after.slice(party.length);
	const found = bracket(rest, rules) ?? ofPhrase(rest, rules) ?? apposition(rest, rules);
	return found && { ...found, length: found.length + party.length };
}

function bracket(after: string, rules: BesideRules): Beside | undefined {
	const [whole, inner = ''] = /^\s*\(((?:[^()]|\([^()]*\)){2,140})\)/u.exec(after) ?? [];
	if (whole === undefined || /^(?:l|r|m|li|re|links|rechts|Mitte|v\.\s?l)\.?$/iu.test(inner.trim())) return undefined;
	const standing =
		standingOf(inner, rules.isTown) ?? (rules.isTown(inner) ? { text: inner, organisation: inner } : undefined);
	return standing && { standing, form: 'bracket', length: whole.length };
}

function ofPhrase(after: string, rules: BesideRules): Beside | undefined {
	const [lead = '', article = ''] = OF.exec(after) ?? [];
	if (!lead) return undefined;
	const phrase = phraseAt(after.slice(lead.length), false, rules);
	if (!phrase) return undefined;
	if (article === 'aus')
		return rules.isTown(phrase)
			? { standing: { text: phrase }, form: 'of', length: lead.length + phrase.length }
			: undefined;
	const known = isOrganisation(phrase) || rules.isTown(phrase);
	if (!known && !/^(?:vom|von der|von dem)$/u.test(article)) return undefined;
	if (/^(?:im|in der|der|des)$/u.test(article) && !isOrganisation(phrase)) return undefined;
	const text = `${/^(?:von|für|aus|bei|in)\s(.+)$/u.exec(article)?.[1] ?? article} ${phrase}`.replace(
		/^(?:von|aus)\s/u,
		'',
	);
	const standing = standingOf(text.replace(/^(?:vom|im|beim)\s/u, 'dem '), rules.isTown) ?? {
		text: phrase,
		organisation: phrase,
	};
	return standing.bystander ? undefined : { standing, form: 'of', length: lead.length + phrase.length };
}

function apposition(after: string, rules: BesideRules): Beside | undefined {
	const [lead = ''] = /^(?:,\s+|\s+·\s+|\s+[–—|]\s+)/u.exec(after) ?? [];
	if (!lead) return undefined;
	const rest = after.slice(lead.length);
	const age = /^(?:\d{1,2}(?:\s*Jahre(?:\s+alt)?)?(?=[,.;)]|\s+Jahre)|(?:der|die)\s\d{1,2}-[Jj]ährige)/u.exec(
		rest,
	)?.[0];
	if (age) return { standing: { text: age, bystander: true }, form: 'comma', length: lead.length + age.length };
	const [, where = ''] = /^(?:der|die)\s(?:[^,.;]{0,24}\s)?(?:in|aus)\s(\p{Lu}[\p{L}-]+)(?=\s)/u.exec(rest) ?? [];
	if (where && rules.isTown(where)) return { standing: { text: where }, form: 'comma', length: 0 };
	let phrase = phraseAt(rest, true, rules);
	if (!phrase) return undefined;
	const first = standingOf(phrase, rules.isTown);
	const [comma = ''] = /^(?:,\s+|\s+·\s+)/u.exec(rest.slice(phrase.length)) ?? [];
	if (first?.role && !first.organisation && comma) {
		const more = phraseAt(rest.slice(phrase.length + comma.length), false, rules);
		const end = rest.slice(phrase.length + comma.length + more.length);
		const person = rules.given.has(fold(more.split(/[\s-]/)[0] ?? ''));
		if (more && !person && isOrganisation(more) && !isRole(more.split(' ')[0] ?? '') && /^(?:[,.;:)]|\s|$)/u.test(end))
			phrase = `${phrase}, ${more}`;
	}
	const standing = standingOf(phrase, rules.isTown);
	return standing && { standing, form: 'comma', length: lead.length + phrase.length };
}
