/** What turns a sentence round, or makes it say more: negation, how far a thing has come, all and only, the first and the greatest, why. */

export interface Polarity {
	negative: boolean;
	/** How far things have come; what says nothing of it is left out. */
	stages: ReadonlySet<Stage>;
	universal: boolean;
	superlative: boolean;
	causal: boolean;
}

type Stage = 'planned' | 'begun' | 'over' | 'goes on';

const NEGATIVE =
	/(?<!\p{L})(?:nicht|nichts|nie|niemals|niemand|kein(?:e[rsnm]?)?|ohne|weder|fehl(?:t|en|te|ten)|gefehlt|abgelehnt|verworfen|gestrichen|not|no|lack(?:s|ed|ing)?|rejected|declined|never|none|nobody|nothing|neither|without|cannot|(?:is|are|was|were|has|have|had|does|do|did|can|will|would|could)n['’]t)(?!\p{L})/giu;
/** Said without a word of denial. */
const FREE = /(?<!\p{L})(?:frei|kostenlos|kostenfrei|gratis|umsonst|free)(?!\p{L})/iu;
const STAGES: readonly [Stage, RegExp][] = [
	[
		'planned',
		/(?<!\p{L})(?:(?:ge)?plan(?:t|te|ten|en|ung|ungen|s|ned|ning|ning to)?|vorgesehen\p{L}*|soll(?:en)?|beabsichtigt|künftig|zukünftig|wird \p{L}+ werden|intended|intends?|will|is to|are to|scheduled|foreseen|envisaged|proposed|baubeginn)(?!\p{L})/iu,
	],
	[
		'begun',
		/(?<!\p{L})(?:eröffne\p{L}*|geöffnet|startete\p{L}*|gestartet|begann(?:en)?|begonnen|entstand(?:en)?|opened|opening|started|began|created|built|gebaut|errichtet|umgebaut\p{L}*)(?!\p{L})/iu,
	],
	[
		'over',
		/(?<!\p{L})(?:geschlossen|schloss|abgeschlossen|beendet\p{L}*|endete|fertig\p{L}*|closed|ended|finished|completed)(?!\p{L})/iu,
	],
	[
		'goes on',
		/(?<!\p{L})(?:verlänger\p{L}*|fortgesetzt|fortgeführt|weitergeführt|verstetigt\p{L}*|fortsetzung|extend(?:ed|s)?|extension|continue[sd]?|continuation)(?!\p{L})/iu,
	],
];
const UNIVERSAL =
	/(?<!\p{L})(?:alle[rnsm]?|sämtliche\p{L}*|jede[rnsm]?|immer|stets|ausschließlich|all|every|each|always|only|nur|exclusively)(?!\p{L})/iu;
const SUPERLATIVE =
	/(?<!\p{L})(?:am \p{L}+sten|(?:größt|kleinst|best|neuest|ältest|meist|beliebtest|erfolgreichst|wichtigst|höchst|niedrigst)e[rnsm]?|einzig(?:e[rnsm]?)?|erstmals|largest|biggest|smallest|best|newest|oldest|most \p{L}+|least \p{L}+|greatest|only one|sole|unique)(?!\p{L})/iu;
const CAUSAL =
	/(?<!\p{L})(?:weil|denn|deshalb|deswegen|daher|dadurch|sodass|aufgrund|wegen|dank|führte[n]? (?:dazu|zu)|because|therefore|thus|hence|due to|thanks to|as a result|led to|caused?)(?!\p{L})/iu;

export function polarityOf(text: string): Polarity {
	const negations = text.match(NEGATIVE)?.length ?? 0;
	return {
		negative: negations % 2 === 1,
		stages: new Set(STAGES.filter(([, pattern]) => pattern.test(text)).map(([stage]) => stage)),
		universal: UNIVERSAL.test(text),
		superlative: SUPERLATIVE.test(text),
		causal: CAUSAL.test(text),
	};
}

/** Whether denial may be said so: „der Eintritt ist frei“, „es kostet nichts“. */
export const isFree = (text: string) => FREE.test(text);
