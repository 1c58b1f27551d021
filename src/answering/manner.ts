/** Questions whose words ask for one kind of sentence: what something is called, who is behind it, whether it goes on. */

import { tokenize } from '../language/fold.js';
import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import { candidates } from './match.js';
import type { Question } from './question.js';
import { AFTERWARDS, findMatching } from './quotes.js';

const NAMED = /\b(?:heißt|heißen|hieß|nennt sich|nennen sich|trägt den (?:Namen|Titel)|lautet|genannt)\b/u;
const BEHIND = /\b[Hh]inter\b.*\b(?:steht|stehen|steckt|stecken)\b|\b(?:Träger|getragen|betrieben|verantwortet)\b/u;
const AIM =
	/\b(?:soll|sollen|will|wollen|möchte|dient|dienen|Ziel|Ziele|Zweck)\b|\bgeht es (?:um|darum)\b|\bum .+ zu \p{L}+/u;
const PARTNER = /\b[Pp]artner|Zusammenarbeit|gemeinsam mit|[Kk]ooperation|zusammen mit/u;
/** A sentence about a kind of event: „Ein Austausch ist …“, „In den Austauschen …“. */
const GENERAL = /^(?:Eine?|In|Bei|An) (?!der\b|dem\b|diese)|^(?:Die|Alle) \p{Lu}[\p{L}-]*e[ns]? /u;

/** The sentences of the kind asked for that carry the question; none where no such kind is asked for. */
export function findManner(question: Question, corpus: Corpus): Sentence[] {
	const { named, behind, aim, partner, goesOn, defined, wants } = question;
	const matching = (pattern: RegExp) => findMatching(question, corpus, pattern).slice(0, 2);
	if (named && wants === 'text') return matching(NAMED);
	if (behind) return matching(BEHIND);
	if (aim && wants === 'text') return matching(AIM);
	if (partner && wants === 'person') return matching(PARTNER);
	if (goesOn && wants === 'list') return matching(AFTERWARDS);
	if (defined && wants === 'text') return general(question, corpus);
	return [];
}

/** „Was ist ein Austausch?“: what is said of all events of the kind, not of a single one. */
function general(question: Question, corpus: Corpus): Sentence[] {
	const { event, facets, towns, dates, people } = question;
	if (!event?.kind || event.number !== undefined || event.region || event.latest) return [];
	if (facets.length + towns.length + dates.length + people.length > 0) return [];
	const own = candidates(question, corpus).filter(({ text, headings }) => {
		const says = (word: string) => tokenize(text).some(({ folded }) => folded.includes(word));
		return GENERAL.test(text) && headings.size > 0 && !/\d/.test(text) && KIND[event.kind ?? 'peer-to-peer'].some(says);
	});
	return own.sort((a, b) => Number(IS.test(b.text)) - Number(IS.test(a.text))).slice(0, 3);
}

const IS = /^Eine? .*\b(?:ist|sind)\b/u;
const KIND = { 'peer-to-peer': ['austausch'], 'network-meeting': ['treffen'] } as const;
