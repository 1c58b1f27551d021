/** The place a name has in a German sentence: which case it stands in, whether a sentence begins there, what leads it. */

export type Case = 'nominative' | 'accusative' | 'dative' | 'genitive';

export interface Change {
	/** How many characters before and after the name go with it. */
	before: number;
	after: number;
	text: string;
}

export interface Place {
	/** The paragraph up to the name, and from there on. */
	before: string;
	after: string;
	genitive: boolean;
	/** Frau, Herr, Herrn. */
	address?: string;
	/** Set in square brackets, as editors mark what is theirs in somebody else's words. */
	bracketed: boolean;
}

export const capital = (text: string) => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());

export interface Slot {
	case: Case;
	/** A sentence begins here. */
	capital: boolean;
	/** Nothing stands before it in its line but marks of lists and quotations. */
	first: boolean;
	/** An article with its adjective, or a possessive, stands before the name and stays: only the noun is to follow. */
	led: boolean;
	/** How many characters before the name go, and what is written for them: „beim“ → „bei “. */
	drop: number;
	lead: string;
	/** „Projektleiter“ directly before the name, and whether it has an article. */
	role?: { word: string; led: boolean };
}

const set = (words: string) => new Set(words.split(' '));

const PREPOSITIONS: readonly [Case, ReadonlySet<string>][] = [
	[
		'dative',
		set('mit von bei aus nach seit zu gegenüber laut außer samt nebst dank entgegen gemäß neben zwischen vor hinter'),
	],
	['accusative', set('durch für gegen ohne um bis an auf über per je')],
	['genitive', set('wegen trotz während statt anstatt anstelle seitens namens angesichts zugunsten')],
];
const DATIVE_VERB =
	/^(?:dank(?:e|t|ten?|en)|gedankt|gratulier(?:e|t|ten?|en)|half(?:en)?|hilft|helfen|folg(?:t|ten?|en)|antworte(?:t|ten?|n)|gehör(?:t|ten?|en)|widersprach(?:en)?|gefiel(?:en)?|gefällt|oblag|obliegt|gelang|gelingt)$/iu;
const CONTRACTED = new Map([
	['beim', 'bei'],
	['vom', 'von'],
	['zum', 'zu'],
	['zur', 'zu'],
]);
const RELATIVE = /,\s+(?:\p{Ll}+\s+)?(?:der|die|das|den|dem|des|deren|dessen)\s+(?:\p{Ll}+\s+)?$/u;
const DETERMINER = `(?:[Dd](?:er|ie|as|en|em|es)|[Ee]in(?:e[rmns]?)?|(?:[Uu]nse?r|[Ii]hr|[Ss]ein|[Dd]ies|[Jj]en|[Mm]ein|[Kk]ein)e?[rmns]?|[Uu]nsere[rmns]?)`;
/** „die engagierte“, „unsere“; not „das sagte“ and „diese leitete“. */
const LED =
	/(?<!\p{L})(?:(?:[Dd](?:er|ie|e[nms])|[Ee]ine[rmns]?|(?:[Uu]nser|[Ii]hr|[Ss]ein)e[rmns]?)\s+(?:\p{Ll}+e[rnms]?\s+){1,2}|(?:[Uu]nser|[Ii]hr|[Ss]ein|[Mm]ein)e[rmns]?\s+)$/u;
const ROLE = String.raw`(?=\p{Lu})[\p{L}-]*?(?:[Ll]eit|[Kk]oordinat|[Mm]anag|[Mm]eist|[Rr]eferent|[Pp]lan|[Dd]ezernent|[Dd]irekt|[Ss]prech|[Ff]ühr|[Vv]orsitzend|[Bb]eauftragt|[Rr]edn|[Rr]eferent|[Pp]räsident|[Bb]eigeordnet|[Ss]enat|[Kk]olleg|[Vv]orstand|[Bb]erat|[Aa]rchitekt|[Mm]oderat)(?:er|or|en|e|n)?(?:in)?`;
const WITH_ROLE = new RegExp(String.raw`(?<![\p{L}-])(${ROLE})\s+$`, 'u');
const LED_ROLE = new RegExp(
	String.raw`(?<!\p{L})(?:${DETERMINER}|[Bb]eim|[Vv]om|[Zz]u[mr]|[Ii]m)\s+(?:\p{L}+(?:e|er|en|em)\s+){0,2}$`,
	'u',
);
const ABBREVIATION =
	/(?:^|[\s(„“"])(?:\p{L}|bzw|ca|vgl|Dr|Prof|Nr|Str|St|usw|etc|inkl|Abs|Art|Dipl|evtl|ggf|sog|Hr|Fr|Tel|al|Jan|Feb|Aug|Sept?|Okt|Nov|Dez|\d{1,2})\.\s+$/u;
const MARKS = /[*_~„“"»«‚‘([]+$/u;

export function slotOf({ before, address }: Pick<Place, 'before' | 'address'>): Slot {
	const paragraph = before.replace(/^[\s\S]*\n[^\S\n]*\n/u, '');
	const text = paragraph.replace(MARKS, '');
	const marked = text.length < paragraph.length;
	const plain = {
		case: caseAt(text, address),
		capital: beginsSentence(text),
		first: isFirst(text),
		led: false,
		drop: 0,
		lead: '',
	};
	if (marked) return plain;
	const word = /(\p{L}+)\s+$/u.exec(text);
	const contracted = CONTRACTED.get(word?.[1]?.toLowerCase() ?? '');
	if (word && contracted) {
		const lead = /^\p{Lu}/u.test(word[0]) ? capital(contracted) : contracted;
		return { ...plain, case: 'dative', capital: false, drop: word[0].length, lead: `${lead} ` };
	}
	const role = WITH_ROLE.exec(text);
	if (role?.[1]) {
		const ahead = text.slice(0, role.index);
		const own = { case: caseAt(ahead, address), capital: beginsSentence(ahead) };
		return { ...plain, ...own, role: { word: role[1], led: LED_ROLE.test(ahead) } };
	}
	if (RELATIVE.test(text)) return plain;
	const article = /(?<!\p{L})([Dd](?:er|ie|e[nms]))\s+$/u.exec(text);
	if (article?.[1]) return articled(text.slice(0, article.index), article, address, plain);
	return LED.test(text) ? { ...plain, led: true, capital: false } : plain;
}

/** „der Frau Bitti“: the article tells the case, and goes. */
function articled(ahead: string, article: RegExpExecArray, address: string | undefined, plain: Slot): Slot {
	const word = (article[1] ?? '').toLowerCase();
	const man = address?.startsWith('Herr') ?? false;
	const own: Readonly<Record<string, Case>> = {
		der: man ? 'nominative' : 'genitive',
		die: 'nominative',
		den: 'accusative',
		dem: 'dative',
		des: 'genitive',
	};
	const led = prepositionBefore(ahead);
	const start = beginsSentence(ahead);
	const as = led ?? (start && word === 'der' ? 'nominative' : own[word]) ?? 'nominative';
	return { ...plain, case: as, capital: start, first: isFirst(ahead), drop: article[0].length };
}

function prepositionBefore(text: string): Case | undefined {
	const word = /(\p{L}+)\s+$/u.exec(text)?.[1]?.toLowerCase() ?? '';
	return PREPOSITIONS.find(([, words]) => words.has(word))?.[0];
}

function caseAt(text: string, address: string | undefined): Case {
	const direct = prepositionBefore(text) ?? prepositionBefore(withoutList(text));
	if (direct) return direct;
	if (DATIVE_VERB.test(/(\p{L}+)\s+$/u.exec(text)?.[1] ?? '')) return 'dative';
	return address === 'Herrn' ? 'accusative' : 'nominative';
}

/** „mit Anna Alt, Bert Neu und “ → „mit “. */
function withoutList(text: string): string {
	return text.replace(
		/(?<=\p{L}\s+)(?:(?:\p{Lu}[\p{L}.-]*|von|der|de|van)\s+){1,6}(?:(?:\p{Lu}[\p{L}.-]*)?,\s+(?:\p{Lu}[\p{L}.-]*\s+){0,6}){0,4}(?:und|sowie|oder|,)\s+$|(?<=\p{L}\s+)(?:\p{Lu}[\p{L}.-]*[,\s]\s*){1,12}(?:und|sowie|oder)?\s*$/u,
		'',
	);
}

const isFirst = (text: string) => /(?:^|\n)[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?$/u.test(text);

function beginsSentence(text: string): boolean {
	if (/(?:^|\n[^\S\n]*\n)[\s>]*$|(?:^|\n)[\s>]*(?:[-*+]|#{1,6}|\d+[.)])\s+$|\|\s*$/u.test(text)) return true;
	return /[.!?…][“"»’)*_]*\s+$/u.test(text) && !ABBREVIATION.test(text);
}
