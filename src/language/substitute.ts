/** What is written where a name was: „eine Vertreterin der Stadt Alzey“, in the case and order the sentence asks for. */

import { genitivePhrase } from './possessive.js';
import { type Case, type Change, capital, type Place, slotOf } from './slot.js';

export type Form = 'feminine' | 'masculine' | 'neutral';
export interface Substitute {
	form: Form;
	/** „der Stadt Alzey“, „vom Stadtmarketing Alzey“, „von Kreatives Chemnitz e. V.“; empty when nothing is known. */
	of: string;
}

const ARTICLES: Readonly<Record<Case, readonly [woman: string, man: string]>> = {
	nominative: ['eine', 'ein'],
	accusative: ['eine', 'einen'],
	dative: ['einer', 'einem'],
	genitive: ['einer', 'eines'],
};

/** Says itself where the person works: „Markus Krebs vom Stadtmarketing“. */
const WORKS = /^\s+(?:vom\s|von\s+de[rm]\s+(?=\p{Lu})|de[sr]\s+(?:Stadt|Gemeinde|Landeshauptstadt|Hansestadt)\s)/u;

/** @param article left out after an article or adjective that stays: „die engagierte Vertreterin“ */
export function phrase({ form, of }: Substitute, as: Case, short = false, article = true): string {
	const [woman, man] = ARTICLES[as];
	if (!of && !short) {
		const weak = !article || as === 'dative' || as === 'genitive' ? 'beteiligten' : 'beteiligte';
		return `${article ? `${woman} ` : ''}am Programm ${article ? weak : 'beteiligte'} Person`;
	}
	const noun =
		(short && form === 'neutral' ? 'Person' : NOUNS[form]) + (form === 'masculine' && as === 'genitive' ? 's' : '');
	return [article ? (form === 'masculine' ? man : woman) : '', noun, short ? '' : of].filter(Boolean).join(' ');
}

const NOUNS: Readonly<Record<Form, string>> = {
	feminine: 'Vertreterin',
	masculine: 'Vertreter',
	neutral: 'Vertretung',
};

/** What is to be written at this place instead of the name. */
export function substitute(by: Substitute, place: Place): Change {
	const mark = (text: string) => (place.bracketed ? `[${text}]` : text);
	const slot = slotOf(place);
	const short = WORKS.test(place.after);
	if (place.genitive) return genitivePhrase(phrase(by, 'genitive'), place, slot, mark);
	if (slot.role !== undefined) {
		if (place.bracketed) return { before: 0, after: 0, text: '[Name entfernt]' };
		const space = /\s*$/.exec(place.before)?.[0].length ?? 0;
		if (slot.role.led) return { before: space, after: 0, text: '' };
		const article = roleArticle(slot.role.word, slot.case);
		const text = `${slot.capital ? capital(article) : article} ${slot.role.word}`;
		return { before: slot.role.word.length + space, after: 0, text };
	}
	const words = phrase(by, slot.case, short, !slot.led);
	const text = mark(slot.capital ? capital(words) : words);
	const escaped = place.bracketed && slot.first && place.after.startsWith(':') ? text.replace(/[[\]]/g, '\\$&') : text;
	return { before: slot.drop, after: 0, text: slot.lead + escaped };
}

function roleArticle(role: string, as: Case): string {
	const woman = /(?:in|frau)$/u.test(role);
	const articles: Record<Case, readonly [string, string]> = {
		nominative: ['die', 'der'],
		accusative: ['die', 'den'],
		dative: ['der', 'dem'],
		genitive: ['der', 'des'],
	};
	return articles[as][woman ? 0 : 1];
}
