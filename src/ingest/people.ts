/** People a report names with their role: who they are, where they work, which paragraph says so. Pupils, visitors and photographers are not among them. */

import { sentencesOf } from '../language/sentences.js';
import { type Beside, besideOf, type BesideRules, phraseAt } from './beside.js';
import { type NameSeen, seeNames } from './names.js';
import { BYSTANDER_WORD, isOrganisation, isRole, nominative, type Standing, standingOf } from './roles.js';

export interface PersonSeen {
	name: string;
	role?: string;
	organisation?: string;
	/** Words in which their town may stand. */
	beside: string;
	start: number;
	end: number;
	/** Offsets of the sentence. */
	sentence: { start: number; end: number };
	sure: number;
	bystander: boolean;
}

/** @param text one paragraph */
export function seePeople(text: string, rules: BesideRules): PersonSeen[] {
	const names = seeNames(text, { ...rules, hasStanding: (after) => hasStanding(after, rules) });
	if (names.length === 0) return [];
	const sentences = sentencesOf(text);
	const beside = names.map(({ end }, at) => {
		const found = besideOf(text.slice(end), rules);
		const next = names[at + 1];
		return found && next && end + found.length > next.start ? undefined : found;
	});
	const before = names.map(({ start }, at) => standingBefore(text.slice(names[at - 1]?.end ?? 0, start), rules));
	share(text, names, beside, before);
	return names.map((name, at): PersonSeen => {
		const sentence = sentences.find(({ start, end }) => start <= name.start && name.start < end) ?? {
			start: 0,
			end: text.length,
		};
		const lead = text.slice(Math.max(sentence.start, names[at - 1]?.end ?? 0), name.start);
		const own = merged(before[at], beside[at]?.standing, leadStanding(lead, rules));
		const bystander = own.bystander === true || isCredit(text.slice(Math.max(0, name.start - 40), name.start));
		return {
			name: name.name,
			...(own.role ? { role: tidyRole(own.role) } : {}),
			...(own.organisation ? { organisation: own.organisation } : {}),
			beside: own.text,
			start: name.start,
			end: name.end + (beside[at]?.length ?? 0),
			sentence: { start: sentence.start, end: sentence.end },
			sure: own.private ? Math.min(name.sure, 0.5) : name.sure,
			bystander,
		};
	});
}

/** Only a role or an organisation that is certain makes a name of two unknown words. */
function hasStanding(after: string, rules: BesideRules): boolean {
	const found = besideOf(after, rules);
	if (
		!found ||
		(found.form === 'of' &&
			!found.standing.role &&
			!/GmbH|mbH|e\.\s?V|^(?:\p{L}*[Ss]tadt)\s|^\p{Lu}{2,6}$|^Bundes(?:ministerium|institut)/u.test(
				found.standing.organisation ?? '',
			))
	)
		return false;
	return Boolean(found.standing.role || found.standing.organisation);
}

const tidyRole = (role: string) =>
	role.replace(/^(?:die|der|dem|den|als|ihr|ihre[rn]?|unser)\s+/u, '').replace(/[,\s]+$/u, '');

const isCredit = (before: string) =>
	/(?:Fotos?|Bild(?:er)?|Quelle|Grafik|Text|Copyright|©|Autor(?:in)?|Von)\s*:?\s*(?:[^.:;]{0,25}\/\s*)?$/u.test(
		before,
	) && !/\p{Ll}\s+$/u.test(before.replace(/(?:Fotos?|Bild|Quelle|Grafik|Text)\s*:?\s*$/u, ''));

const ADJECTIVE = String.raw`(?:(?:[Ee]rste|[Zz]weite|[Dd]ritte|[Ss]tellvertretende|[Kk]ommissarische|[Pp]arlamentarische|[Ww]issenschaftliche|[Tt]echnische|[Kk]aufmännische|[Ll]eitende|[Gg]eschäftsführende|[Bb]eamtete|[Ee]hrenamtliche)[rn]?\s+)*`;
const DIRECT = new RegExp(String.raw`(?:^|[\s(„"])(${ADJECTIVE})([\p{L}\p{N}-]+):?\s+$`, 'u');
const LED = new RegExp(
	String.raw`(?:^|[\s(])(${ADJECTIVE}\p{Lu}[\p{L}-]*)\s+((?:der|des|vom|von der|von|im|in der|in|bei der|beim|für)\s+[^.;:()]{3,110}?),?\s+$`,
	'u',
);

/** „Bürgermeisterin “, „der Leiter des Stadtplanungsamtes, “ before a name. */
function standingBefore(before: string, rules: BesideRules): Standing | undefined {
	const [, adjective = '', word = ''] = DIRECT.exec(before.slice(-120)) ?? [];
	if (/^\d{1,2}-?[Jj]ährige/u.test(word) || /\p{Ll}jährige[rn]?$/u.test(word)) return { text: word, bystander: true };
	if (/^(?:Schüler|Jugend|Kinder|Klassen)\p{Ll}+/u.test(word)) return { text: word, bystander: true };
	if (/^\p{Lu}/u.test(word) && isRole(word)) return { text: word, role: strong(`${adjective}${word}`) };
	if (/^\p{Lu}/u.test(word) && BYSTANDER_WORD.test(word)) return { text: word, bystander: true };
	if (/^[Mm]oderation$/u.test(word)) return { text: word, role: 'Moderation' };
	const [, role = '', of = ''] = LED.exec(before.slice(-200)) ?? [];
	const last = role.split(/\s/).at(-1) ?? '';
	if (!role || !(isRole(last) || BYSTANDER_WORD.test(last))) return undefined;
	const phrase = phraseAt(`${role} ${of}`, true, rules);
	return phrase.length >= role.length + of.replace(/,$/u, '').length ? standingOf(phrase, rules.isTown) : undefined;
}

/** „Der Parlamentarische Staatssekretär“ → „Parlamentarischer Staatssekretär“. */
const strong = (role: string) =>
	role.endsWith('in')
		? role.replace(/(?<=e)[rn](?=\s)/gu, '')
		: role.replace(/^((?:\p{L}+e)[rn]?\s+)+/u, (adjectives) => adjectives.replace(/e[rn]?(?=\s)/gu, 'er'));

const FOR =
	/(?:^|[\s,])(?:[Ff]ür|[Ss]eitens|[Ii]m Namen|[Vv]on Seiten|[Vv]onseiten|[Ss]tellvertretend für|[Ii]n Vertretung)\s+(?:(?:das|die|den|der|des)\s+)?(?=\p{Lu})/gu;
const VERB =
	/^\s+(?:\p{Ll}+(?:te|ten|t)|sprach(?:en)?|hieß(?:en)?|gab(?:en)?|nahm(?:en)?|war(?:en)?|hielt(?:en)?|führte)\b[^.;:]{0,70}$/u;

/** „Für das BBSR begrüßte …“, „Moderiert wurde … von …“ */
function leadStanding(lead: string, rules: BesideRules): Standing | undefined {
	if (
		/(?:[Mm]oderiert(?:e|en)?\b|[Mm]oderation (?:übernahm|hatte|lag bei|übernahmen)|[Dd]urch (?:die|das|den) (?:Veranstaltung|Programm|Tag|Abend|Austausch) führten?\b)[^.;]{0,60}$/u.test(
			lead,
		)
	)
		return { text: '', role: 'Moderation' };
	if (
		/(?:unter (?:der )?Leitung von|geleitet (?:wird|wurde|von)[^,.;]{0,60}|Leitung\s*:)\s+$/u.test(`${lead.trimEnd()} `)
	)
		return { text: '', role: 'Leitung' };
	for (const match of lead.matchAll(FOR)) {
		const from = match.index + match[0].length;
		const phrase = phraseAt(lead.slice(from), false, rules);
		const known = isOrganisation(phrase) && !rules.isTown(phrase);
		if (phrase && known && VERB.test(lead.slice(from + phrase.length)))
			return { text: phrase, organisation: nominative(phrase) };
	}
	return undefined;
}

function merged(before: Standing | undefined, after: Standing | undefined, lead: Standing | undefined): Standing {
	const parts = [before, after].filter((part) => part !== undefined);
	const bystander = parts.some((part) => part.bystander);
	const role = before?.role ?? after?.role;
	const organisation = after?.organisation ?? before?.organisation;
	const acts = role || organisation ? undefined : lead?.role;
	return {
		text: parts.map(({ text }) => text).join(' ; '),
		...(role ? { role } : acts ? { role: acts } : {}),
		...(organisation
			? { organisation }
			: !bystander && lead?.organisation && !role
				? { organisation: lead.organisation }
				: {}),
		...(bystander ? { bystander } : {}),
		...(parts.some((part) => part.private) ? { private: true } : {}),
	};
}

const JOINED = /^(?:,\s+|\s+und\s+|\s+sowie\s+|\s+&\s+|\s+gemeinsam mit\s+|\s*\/\s*)$/u;
const PLURAL = /innen(?:\s|$)|^(?:die|den)\s/u;

/** „A B und C D von der Stadt X“: what both are, where one of them has nothing of their own. */
function share(
	text: string,
	names: readonly NameSeen[],
	beside: (Beside | undefined)[],
	before: (Standing | undefined)[],
): void {
	for (let at = names.length - 2; at >= 0; at--) {
		const [one, next] = [names[at], names[at + 1]];
		const after = beside[at + 1];
		if (!one || !next || beside[at] || before[at + 1] || !after) continue;
		if (!JOINED.test(text.slice(one.end, next.start))) continue;
		const { role, organisation } = after.standing;
		const common = !role || after.form !== 'comma' || PLURAL.test(role);
		if (common && !after.standing.bystander) beside[at] = { ...after, length: 0 };
		else if (organisation && PLURAL.test(role ?? ''))
			beside[at] = { ...after, standing: { text: after.standing.text, organisation }, length: 0 };
	}
	for (const [at, name] of names.entries()) {
		const [led, next] = [before[at], names[at + 1]];
		if (!led || !next || before[at + 1] || !JOINED.test(text.slice(name.end, next.start))) continue;
		if (led.bystander || led.role?.endsWith('innen')) before[at + 1] = led;
	}
}
