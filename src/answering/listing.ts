/** Rows in words: town, measure, who presented it where, or who is named. */

import type { MeasureContact } from '../library/exchange.js';
import type { Contact } from '../reply.js';
import type { Sentence } from '../retrieval/units.js';
import { addClaim, addContact, type Draft, leadOf, spanOf, withTown } from './draft.js';
import type { Question } from './question.js';
import { contactsOf, type Row } from './rows.js';

export function addRow(draft: Draft, row: Row, question: Question): void {
	const { words } = draft;
	const [unit] = row.units;
	if (!unit) {
		const [sentence] = row.evidence;
		if (sentence) addClaim(draft, withTown(sentence), [sentence]);
		return;
	}
	const people = contactsOf(row);
	const parts = [
		`${row.town}: ${nameOf(row)}`,
		...presentations(people, draft),
		question.wants === 'person' && people.length === 0 ? words.rows.nobody : '',
	];
	addClaim(draft, parts.filter(Boolean).join(' – '), proofOf(row, people, question), row.town);
	if (row.said) addClaim(draft, withTown(row.said), [row.said], leadOf(row.said));
	if (question.partner) addPartner(draft, row);
	for (const { contact, unit } of people) {
		addContact(draft, { ...contactOf(contact), municipality: row.town, document: unit.exchange.id });
	}
}

/** Whoever asks for people reads first where they are named. */
function proofOf({ evidence }: Row, people: ReturnType<typeof contactsOf>, question: Question): readonly Sentence[] {
	if (question.wants !== 'person' && !question.presented && !question.doer) return evidence;
	const naming = evidence.filter(({ text }) => people.some(({ contact }) => text.includes(contact.name)));
	return [...naming, ...evidence];
}

/** Who presented a measure at which event, and who is named elsewhere. */
function presentations(people: ReturnType<typeof contactsOf>, { words }: Draft): string[] {
	const documents = [...new Set(people.map(({ unit }) => unit.exchange))];
	return documents.map((exchange) => {
		const named = words.list(
			people.filter(({ unit }) => unit.exchange === exchange).map(({ contact }) => personInWords(contact)),
		);
		if (exchange.kind !== 'peer-to-peer') return words.rows.named(named);
		return words.rows.presented(
			named,
			words.rows.event(exchange.series ?? exchange.title, exchange.number),
			spanOf(exchange, words),
		);
	});
}

const PARTNER = /Zusammenarbeit|gemeinsam mit|[Pp]artner|[Kk]ooperation|zusammen mit/u;

/** The sentence that says with whom. */
function addPartner(draft: Draft, row: Row): void {
	const sentence = row.units.flatMap((unit) => unit.sentences).find(({ text }) => PARTNER.test(text));
	if (sentence) addClaim(draft, withTown(sentence), [sentence]);
}

/** The measure's title; its kind too, where the title does not already say it. */
export function nameOf(row: Row): string {
	const titles = [...new Set(row.units.map(({ measure }) => measure.title))];
	const [title = ''] = titles;
	const kind = row.units.find(({ measure }) => measure.kind)?.measure.kind;
	const other = titles.slice(1).find((next) => !title.includes(next) && !next.includes(title));
	const said = titles.join(' ').toLowerCase();
	const extra = [other, kind && !said.includes(kind.toLowerCase()) ? kind : ''].filter(Boolean);
	return extra.length > 0 ? `${title} (${extra.join(', ')})` : title;
}

function personInWords({ name, role, organisation }: MeasureContact): string {
	const beside = [role, organisation].filter(Boolean).join(', ');
	return beside ? `${name} (${beside})` : name;
}

function contactOf({ name, role, organisation }: MeasureContact): Omit<Contact, 'document'> {
	return { name, ...(role ? { role } : {}), ...(organisation ? { organisation } : {}) };
}
