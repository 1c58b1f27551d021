/** Who held an event, from the ways reports say it. */

import { phraseAt } from './beside.js';
import type { Fact } from './fact.js';
import { isOrganisation, nominative } from './roles.js';
import type { Paragraph } from './tidy.js';

const RULES = { given: new Set<string>(), isTown: () => false };

const ARTICLE = String.raw`(?:(?:das|die|der|den|dem|des)\s+)?`;
/** What stands before the organisation. */
const PATTERNS: readonly RegExp[] = [
	/^(?:Veranstalter(?:in)?|Ausrichter(?:in)?|Gastgeber(?:in)?|Eingeladen von)\s*:\s*/u,
	new RegExp(String.raw`\bveranstaltete(?:n)?\s+${ARTICLE}`, 'u'),
	new RegExp(String.raw`\b[Vv]eranstaltet\s+(?:wurde|wird|vom|von)\b.{0,60}?(?:durch|vom|von)\s+${ARTICLE}`, 'u'),
	new RegExp(String.raw`\b[Vv]eranstalter(?:in)?\s+(?:war|ist|des\s\S+\swar)\s+${ARTICLE}`, 'u'),
	new RegExp(String.raw`\b[Ee]ingeladen\s+(?:hatten?|haben|hat)\s+${ARTICLE}`, 'u'),
	/\b[Aa]uf\s+Einladung\s+(?:des|der|von|vom)\s+/u,
	new RegExp(
		String.raw`\b(?:lud|luden|lädt|hatten?)\s+${ARTICLE}(?=\p{Lu}[^.]{3,140}?\s(?:ein|eingeladen|zu[rm]?)\b)`,
		'u',
	),
	new RegExp(String.raw`\b[Gg]astgeber(?:in)?\s+(?:war|ist)\s+${ARTICLE}`, 'u'),
	new RegExp(String.raw`\b[Aa]usgerichtet\s+(?:wurde|vom|von)\b.{0,60}?(?:durch|vom|von)\s+${ARTICLE}`, 'u'),
	new RegExp(String.raw`\b(?:organisierte|richtete|initiierte)\s+${ARTICLE}(?=\p{Lu})`, 'u'),
];
/** „Das Bundesministerium … hat … eingeladen“, „Das BBSR lud …“: before the verb. */
const LEADING =
	/^(?:Das|Die|Der)\s+(?=\p{Lu}[^.]{3,150}?\s(?:lud|luden|hatte|hat|veranstaltete|richtete)\b[^.]*\b(?:ein|eingeladen|aus|Austausch|Netzwerktreffen|Konferenz|Tagung|Treffen)\b)/u;

export function hostIn(paragraphs: readonly Paragraph[]): Fact | undefined {
	for (const pattern of [...PATTERNS, LEADING]) {
		for (const { text, number } of paragraphs.slice(0, 12)) {
			const match = pattern.exec(text);
			if (!match) continue;
			const phrase = phraseAt(text.slice(match.index + match[0].length), false, RULES);
			const host = nominative(`${/\b(?:des|der|vom|dem)\s+$/u.exec(match[0])?.[0] ?? ''}${phrase}`);
			if (host.length > 2 && (isOrganisation(host) || /\b(?:ag|GmbH|AG)\b/u.test(host)))
				return { value: host, paragraph: number, sure: 0.93 };
		}
	}
	return undefined;
}
