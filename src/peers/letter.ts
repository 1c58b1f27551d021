/** A letter to a town hall, for the asker to send: what it refers to stands in the documents, and so does any address. Pure. */

import type { Corpus } from '../retrieval/corpus.js';
import type { Sentence } from '../retrieval/units.js';
import { letter as say } from '../words/peers/de.js';
import type { Documented } from './documented.js';

export interface Letter {
	lines: string[];
	/** Of an office, as a document gives it. */
	address?: { value: string; evidence: Sentence };
	/** What it refers to. */
	evidence: readonly Sentence[];
}

/** Office addresses begin so; anything else may be a person's. */
const OFFICE =
	/\b(?:info|kontakt|post|poststelle|rathaus|stadt|stadtverwaltung|stadtmarketing|innenstadt\w*|city\w*|zentrum\w*|wirtschaftsfoerderung|wifoe?|stadtplanung|stadtentwicklung|kultur\w*|jugend\w*|buergerservice|service|presse|buero|office|projekt\w*)@[\w-]+(?:\.[\w-]+)+/i;

/** @param from the asker's municipality and name, as far as they are known */
export function letterTo(
	person: Documented,
	corpus: Corpus,
	from: { municipality?: string; signature?: string },
): Letter {
	const { municipality: town, measures, exchange, name = '', role } = person;
	const [measure] = measures;
	const address = addressOf(town, corpus);
	return {
		lines: [
			say.subject(town, measure?.title ?? ''),
			...say.body({
				town,
				measure: measure?.title ?? '',
				event: exchange.title,
				date: exchange.starts ?? exchange.published ?? '',
				person: name && role ? `${name} (${role})` : name,
				from: from.municipality ?? say.here,
				name: from.signature ?? say.signature,
			}),
		],
		evidence: measure?.evidence.slice(0, 2) ?? [],
		...(address ? { address } : {}),
	};
}

function addressOf(town: string, { sentences }: Corpus): Letter['address'] {
	for (const sentence of sentences) {
		const [value] = sentence.towns.has(town) && sentence.towns.size === 1 ? (OFFICE.exec(sentence.text) ?? []) : [];
		if (value) return { value, evidence: sentence };
	}
	return undefined;
}
