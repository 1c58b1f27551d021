/** Whether a message looks for people rather than for documents, and what limits whom. Both languages are understood, whichever the reply is in. Pure. */

import type { Size } from '../library/exchange.js';

export type Wish =
	/** `text`: what is left to say of topic, town and state. `like`: a town, or that of the asker. */
	| { kind: 'find'; text: string; sizes: Size[]; like?: { town?: string } }
	| { kind: 'introduce'; text: string }
	/** All people at once. */
	| { kind: 'everybody' };

const PERSON = String.raw`(?:jemand(?:e[nm])?|irgend(?:jemand(?:e[nm])?|wen|wem)|kolleg(?:en|e|innen|in)\b(?: und kolleg(?:en|innen))?|ansprech(?:partner|person)\S*|kontaktperson\S*|kontakte?|gesprächspartner\S*|austauschpartner\S*|fachleute|expert(?:en|innen|in|e)?|mitstreiter\S*|gleichgesinnte\S*|leute|peers|someone|somebody|anyone|anybody|colleagues?|contacts?|contact persons?|experts?|peers?|people|counterparts?)`;

/** What makes a question one for people. */
const FINDS: readonly RegExp[] = [
	/\bwer (?:kennt|kennen) sich\b.*\baus\b/iu,
	/\bwer (?:weiß|wüsste|versteht) (?:et)?was\b|\bwer weiß (?:viel |mehr )?(?:über|zu[mr]?)\b/iu,
	/\bwer (?:\S+ ){0,5}(?:kann|könnte) (?:mir|uns|einem)\b.*\b(?:helfen|weiterhelfen|beraten|unterstützen|sagen|zeigen|erzählen)\b/iu,
	/\bwer hilft\b.*\b(?:bei[m]?|mit)\b/iu,
	/\bwer hat (?:schon |bereits |damit |viel |gute |denn )*(?:erfahrung(?:en)?|ahnung|expertise|know-how)\b/iu,
	/\b(?:mit|bei|an) wen?m? (?:kann|könnte|soll|sollte|können|könnten|sollten) (?:ich|man|wir)\b.*\b(?:sprechen|reden|austauschen|vernetzen|wenden|fragen|telefonieren|nachfragen)\b/iu,
	/\bwen (?:kann|könnte|soll|sollte|können|könnten) (?:ich|man|wir)\b.*\b(?:fragen|ansprechen|anrufen|kontaktieren)\b/iu,
	new RegExp(
		String.raw`\b(?:gibt es|gibt's|gibts|such(?:e|en)|brauch(?:e|en)|kenn(?:en sie|st du|t ihr)|find(?:e|en)?|nenn(?:e|en)?|zeig(?:e|en)?|vermittel\S*|hätten? gern\S*) (?:(?:sie|mir|uns|ich|wir|bitte|da|dort|denn|auch|noch|schon|eine?n?|andere|passende|mal) )*${PERSON}(?=\s|[?.!,]|$)`,
		'iu',
	),
	new RegExp(String.raw`\bwelche[nrm]? ${PERSON}(?=\s|[?.!,]|$)`, 'iu'),
	/\bgibt es\b.*,? (?:den|die|dem|der) (?:ich|wir) (?:\S+ ){0,3}(?:fragen|ansprechen|anrufen|kontaktieren|sprechen)\b/iu,
	new RegExp(
		String.raw`^(?:bitte )?(?:alle )?${PERSON}(?::in|\*in|innen)?,? (?:zu[mr]?|für|in|aus|bei|mit|der|die|for|in|from|on|with|who)\b`,
		'iu',
	),
	/\bwho (?:knows|can help|could help|can advise|has experience|has expertise|is experienced|could i (?:ask|talk to|contact)|can i (?:ask|talk to|contact)|should i (?:ask|talk to|contact)|do i talk to)\b/iu,
	new RegExp(
		String.raw`\b(?:is there|are there|looking for|look for|find(?: me| us)?|need|know|show me|want to talk to) (?:any |an? |some |other )*${PERSON}(?=\s|[?.!,]|$)`,
		'iu',
	),
];

const EVERYBODY: readonly RegExp[] = [
	/\b(?:alle|sämtliche|jede[nr]?)\b(?: \S+){0,2} (?:ansprech(?:partner|person)\S*|kontakte?|kontaktpersonen|kontaktdaten|personen|namen|kolleg\S*|leute|profile|registrierte\S*|eingetragene\S*)(?! (?:zu|zum|für|aus|in|bei|mit|aus)\b)/iu,
	/\b(?:liste|verzeichnis|übersicht|auflistung|export) (?:aller|mit allen|sämtlicher|der)(?: \S+)? (?:ansprech\S*|kontakte?|kontaktpersonen|personen|namen|kolleg\S*|profile|registrierten|eingetragenen)/iu,
	/\b(?:kontakte|personen|namen|kolleg\S*|ansprech\S*|leute|people|contacts|names|colleagues) (?:mit|mit dem|ab|von|beginnend mit|starting with|beginning with|with) (?:(?:the )?(?:buchstaben?|anfangsbuchstaben?|letter)? ?)["„“']?[a-zäöü]["“”']?(?:\s*(?:bis|-|–|to)\s*[a-zäöü])?(?=\s*[?.!]|$| (?:beginn|anfang))/iu,
	/\b(?:buchstaben?|letter) ["„“']?[a-z]["“”']?(?=\s*[?.!]|$)/iu,
	/\b(?:all|every|entire|full list of|list of(?: all)?|list)(?: the| known| registered)* (?:contacts?|people|persons?|colleagues?|names|profiles|peers|everyone|everybody)(?! (?:for|in|from|on|with)\b)/iu,
];

const INTRODUCES: readonly RegExp[] = [
	/^(?:bitte )?(?:kannst du|könntest du|können sie|könnten sie)?\s*(?:bitte )?(?:stell(?:e|en|st)?|vernetze?n?|verbinde?n?|bring(?:e|en)?)(?: sie| du)? (?:mich|uns)(?: bitte)?(?: doch)?(?: mal)? (?:mit |bei |der stadt |dem |der |den )*(?<who>.+?)(?: (?:vor|vorstellen|vernetzen|verbinden|in kontakt|zusammen|bekannt))*[?.!]*$/iu,
	/^(?:können sie|könnten sie|kannst du|könntest du|würden sie) (?:mich|uns)(?: bitte)? (?:mit |bei |der stadt |dem |der )*(?<who>.+?) (?:vernetzen|verbinden|vorstellen|bekannt ?machen|zusammenbringen|in kontakt bringen)[?.!]*$/iu,
	/^(?:ich|wir) (?:möchten?|würden?|will|wollen) (?:gern[e]? )?(?:mich|uns)? ?(?:mit |bei |der stadt |dem |der )*(?<who>.+?) (?:kennenlernen|kennen lernen|vorgestellt werden|in kontakt kommen|in kontakt treten|sprechen|vernetzen|vorstellen)[?.!]*$/iu,
	/^(?:please |can you |could you |would you )*(?:introduce|connect) (?:me|us) (?:to|with) (?<who>.+?)(?:,? please)?[?.!]*$/iu,
	/^(?:i|we)(?:'d| would) like (?:to meet|to talk to|an introduction to|to be introduced to|to get in touch with) (?<who>.+?)[?.!]*$/iu,
];

const ANYBODY = new RegExp(String.raw`^(?:eine[mnr]? |anderen )?${PERSON}(?=\s|[?.!,]|$)`, 'iu');

const OURS =
	/\b(?:(?:in |aus |bei |mit )?(?:eine[rnm]? |anderen? )?(?:städte?n?|stadt|kommunen?|gemeinden?|orte?n?)?,? ?(?:die )?(?:so (?:groß|klein) )?(?:wie|ähnlich) (?:unsere[rnm]?|meine[rnm]?|wir|uns|ich|bei uns)(?: (?:stadt|kommune|gemeinde))?(?: (?:sind|ist))?)|\b(?:in |aus |bei )?(?:einer |anderen )?(?:ähnlich(?:e[rn]?)?(?: große[rn]?)?|vergleichbare[rn]?|gleich große[rn]?) (?:städte?n?|stadt|kommunen?|gemeinden?|größe|lage)|\bunserer (?:größe|größenklasse|größenordnung)|\b(?:in |from )?(?:an? |other )?(?:towns?|cit(?:y|ies)|municipalit(?:y|ies)|places?)? ?(?:that is |that are )?(?:just )?(?:like|similar to) (?:ours|us|mine|our (?:town|city|municipality))|\b(?:in |from )?(?:an? )?(?:similar(?:-sized| sized)?|comparable)(?: (?:towns?|cit(?:y|ies)|municipalit(?:y|ies)|size))|\bof (?:our|a similar) size/iu;

const LIKE =
	/\b(?:in |aus |from )?(?:eine[rnm]? |an? )?(?:städte?n?|stadt|kommunen?|gemeinden?|orte?n?|towns?|cit(?:y|ies)|municipalit(?:y|ies)) (?:wie|like|similar to) (?<town>[\p{L}.()/-]+(?: [\p{L}.()/-]+){0,3})/iu;

const SIZED: readonly (readonly [Size, RegExp])[] = [
	[
		'large',
		/\b(?:in |aus |from |von )?(?:einer |anderen |an? )?(?:großst[aä]dt(?:en?|e)?|große[rn]? (?:städte?n?|stadt|kommunen?)|(?:big|large) (?:towns?|cit(?:y|ies)|municipalit(?:y|ies)))(?![\p{L}])/iu,
	],
	[
		'medium',
		/\b(?:in |aus |from |von )?(?:einer |anderen |an? )?(?:mittelst[aä]dt(?:en?|e)?|mittel(?:große[rn]?|größe[rn]?) (?:städte?n?|stadt|kommunen?)|(?:medium|mid)(?:-sized?| sized)? (?:towns?|cit(?:y|ies)|municipalit(?:y|ies)))(?![\p{L}])/iu,
	],
	[
		'small',
		/\b(?:in |aus |from |von )?(?:einer |anderen |an? )?(?:kleinst[aä]dt(?:en?|e)?|kleine(?:re)?[rn]? (?:städte?n?|stadt|kommunen?|gemeinden?)|small(?:er)? (?:towns?|cit(?:y|ies)|municipalit(?:y|ies)))(?![\p{L}])/iu,
	],
];

/** Asks who, not how many or what. */
const WHO = /\b(?:wer|wem|wen|who|whom)\b/iu;

/** Words that frame the wish and say nothing of whom. */
const FRAME = new RegExp(
	[
		String.raw`\b(?:wer|wem|wen|mit wem|an wen|bei wem|who|whom)\b`,
		String.raw`\b(?:kennt|kennen) sich\b`,
		String.raw`\b(?:weiß|wüsste|versteht) (?:et)?was\b|\b(?:weiß|wüsste) (?:viel |mehr )?`,
		String.raw`\b(?:kann|könnte|soll|sollte|können|könnten|sollten) (?:ich|man|wir|mir|uns|einem)(?: mich| uns)?\b`,
		String.raw`\b(?:gut |besonders |bestens |richtig )?aus(?=\s*[?.!]*$)`,
		String.raw`\b(?:helfen|weiterhelfen|hilft|beraten|unterstützen|austauschen|sprechen|reden|vernetzen|wenden|telefonieren|nachfragen|ansprechen|anrufen|kontaktieren|fragen)\b`,
		String.raw`\bhat (?:schon |bereits |damit |viel |gute |denn )*(?:erfahrung(?:en)?|ahnung|expertise|know-how)(?: mit| bei[m]?| in| zu[mr]?)?\b`,
		String.raw`\b(?:gibt es|gibt's|gibts|such(?:e|en)|brauch(?:e|en)|kenn(?:en sie|st du|t ihr)|find(?:e|en)?|nenn(?:e|en)?|zeig(?:e|en)?|vermittel\S*|hätten? gern\S*)(?= )`,
		String.raw`(?<!\p{L})${PERSON}(?::in|\*in|innen)?(?!\p{L})`,
		String.raw`,? (?:der|die|das|den) (?:sich |schon |bereits |auch )*(?=\S)`,
		String.raw`\b(?:ich|wir|mir|mich|sie|bitte)\b`,
		String.raw`\b(?:knows?|can help|could help|can advise)(?: me| us)?(?: about| with| on)?\b|\bhas (?:experience|expertise)(?: with| in| on)?\b|\bis experienced (?:with|in)\b`,
		String.raw`\b(?:could|can|should|do) i (?:ask|talk to|contact)(?: about| for)?\b`,
		String.raw`\b(?:is there|are there|looking for|look for|find(?: me| us)?|need|show me|want to talk to|i am|i'm|we are|we're)\b`,
		String.raw`\b(?:who|that) (?:has|have|did|runs?|knows?|works?(?: on)?)\b`,
	].join('|'),
	'giu',
);

/** The town a text begins to speak of, and what is said after it. */
type TownIn = (text: string) => { name: string; rest: string } | undefined;

const LONGEST = 400;

/** Undefined where documents are meant. @param townIn the town a text names, however it is written */
export function parseWish(said: string, townIn: TownIn): Wish | undefined {
	const text = said.trim();
	if (text.length > LONGEST) return undefined;
	if (EVERYBODY.some((pattern) => pattern.test(text))) return { kind: 'everybody' };
	for (const pattern of INTRODUCES) {
		const who = pattern.exec(text)?.groups?.who;
		if (who && !ANYBODY.test(who)) return { kind: 'introduce', text: who };
		if (who) return { kind: 'find', ...stripped(limitsOf(who, townIn)) };
	}
	const limits = limitsOf(text, townIn);
	const limited = limits.like !== undefined || limits.sizes.length > 0;
	const finds = FINDS.some((pattern) => pattern.test(text)) || (limited && WHO.test(text));
	return finds ? { kind: 'find', ...stripped(limits) } : undefined;
}

const stripped = <T extends { text: string }>(limits: T): T => ({
	...limits,
	text: limits.text.replace(FRAME, ' ').replace(/\s+/g, ' ').trim(),
});

/** The same of words that name a topic, as behind a command. */
export function wishFor(said: string, townIn: TownIn): Wish & { kind: 'find' } {
	const wish = parseWish(said, townIn);
	return wish?.kind === 'find' ? wish : { kind: 'find', ...limitsOf(said, townIn) };
}

/** What a follow-up such as „und in Sachsen?“ adds. */
export function limitsOf(said: string, townIn: TownIn): Omit<Wish & { kind: 'find' }, 'kind'> {
	const named = LIKE.exec(said);
	const town = townIn(named?.groups?.town ?? '');
	const like = town ? { town: town.name } : OURS.test(said) ? {} : undefined;
	const unlike = (town ? said.replace(LIKE, ` ${town.rest} `) : said).replace(OURS, ' ');
	const sizes = SIZED.filter(([, pattern]) => pattern.test(unlike)).map(([size]) => size);
	const text = SIZED.reduce((rest, [, pattern]) => rest.replace(pattern, ' '), unlike);
	return { text: text.trim(), sizes, ...(like ? { like } : {}) };
}
