/** What a conversation about people has come to: „und in Bayern?“, „nur Kleinstädte“, „gibt es da noch jemanden?“ change the wish before. Pure. */

import { phrase, type Reading } from '../language/reading.js';
import { saysNothing } from './frame.js';
import { hear, restOf } from './hear.js';
import { isLimited, type Limits, takeLimits } from './limit.js';
import type { Named } from './named.js';
import { type Find, parseWish, type Wish } from './wish.js';

const LEANS = phrase(
	'^(?:und|and|aber|but|oder|or|nur|only|just|dann|then|wie sieht es|wie ist es|was ist|what about|how about)(?: (?:auch|noch|wer|jemand|gibt es|also|anyone|someone|aus|who))*',
);
/** A topic stands behind it. */
const TOPIC = phrase('^(?:_ )*(?:mit|zum?|zur|fur|bei|beim|uber|about|for|on|with|thema)(?: (?:dem |den )?themen?)?');
/** A place stands behind it, and may stand alone. */
const PLACE = phrase('^(?:_ )*(?:in|im|aus|von|from|of)');
const AGAIN = phrase(
	'(?:noch|sonst|weitere[nrs]?|andere[nr]?|mehr) ?(?:\\S+ ){0,2}(?:jemande?n?|wen|wer|leute|personen|kontakte|kolleg\\w*|ansprech\\w*)|(?:wer|wen|jemande?n?) (?:gibt es |kennst du )?(?:noch|sonst)|noch (?:mehr|weitere|andere)|(?:anyone|anybody|someone|somebody|who|what) else|(?:any |some )?(?:more|others|other people)|weitere|mehr davon',
);
/** Such as are no topic where somebody else is asked for. */
const EMPTY = phrase('gibts?|gibt es|da|dort|hier|noch|sonst|es|are there|is there|any|there|aus|nur|only|mit|welche');

/** Words of a fragment, at most. */
const FRAGMENT = 10;

/** @param earlier what was asked before, oldest first */
export function wishIn(said: string, earlier: readonly string[], named: Named): Wish | undefined {
	const own = parseWish(said, named);
	if (own && own.kind !== 'find') return own;
	const reading = hear(said);
	const last = reading.words.length > FRAGMENT && !own ? undefined : earlier.at(-1);
	const before = last === undefined ? undefined : wishIn(last, earlier.slice(0, -1), named);
	if (before?.kind !== 'find') return own && last ? borrowed(own, last) : own;
	if (asksAgain(reading, own)) return { ...before, page: (before.page ?? 0) + 1 };
	if (own && isEmpty(own)) return before;
	const { page: _, ...whole } = before;
	if (own) return reading.has(LEANS) ? merged(whole, named.parts(own.text), own, named) : own;
	return changed(whole, reading, named);
}

const isEmpty = (wish: Find) => !isLimited(wish) && saysNothing(wish.text);

/** „Wen kann ich da ansprechen?“ after a question to the documents is about what that asked. */
const borrowed = (own: Find, question: string): Find => (isEmpty(own) ? { ...own, text: question } : own);

function asksAgain(reading: Reading, own: Find | undefined): boolean {
	if (!reading.has(AGAIN) || (own && isLimited(own))) return false;
	const rest = hear(own?.text ?? reading.text);
	if (!own) while (rest.take(AGAIN));
	while (rest.take(EMPTY));
	return saysNothing(restOf(rest));
}

/** A fragment that only names another place, topic or limit. */
function changed(before: Find, reading: Reading, named: Named): Find | undefined {
	const leans = reading.take(LEANS) !== undefined;
	const limits = takeLimits(reading, named);
	const topical = reading.take(TOPIC) !== undefined;
	const placed = reading.take(PLACE) !== undefined;
	const rest = restOf(reading);
	if (saysNothing(rest)) return isLimited(limits) ? merged(before, { topic: '', place: '' }, limits, named) : undefined;
	const parts = named.parts(rest);
	if (named.isPlace(rest) && (leans || placed)) return merged(before, parts, limits, named);
	return leans && topical ? merged(before, parts, limits, named) : undefined;
}

/** What is new takes the place of what was; a new place also that of all limits by place. */
function merged(
	before: Find,
	{ topic, place }: { topic: string; place: string },
	{ sizes, ...added }: Limits,
	named: Named,
): Find {
	const { text, sizes: sized, ...kept } = before;
	const known = named.parts(text);
	const moved = place !== '' || Object.keys(added).length > 0;
	return {
		...(moved ? { kind: 'find', ...added } : kept),
		sizes: sizes.length > 0 ? sizes : sized,
		text: [topic || known.topic, moved ? place : known.place].filter(Boolean).join(' '),
	};
}
