/** Objections of documented people: `redactions.txt`, and whose names a text has. It holds keyed hashes, never a name. */

import { createHmac, randomBytes } from 'node:crypto';
import { fold } from '../language/fold.js';
import type { Form, Substitute } from '../language/substitute.js';
import type { Problem } from './problem.js';

export interface Redaction extends Substitute {
	/** ISO day of the objection. */
	day: string;
	/** Hex. Lines of one file share it, so that a text is hashed once for all of them. */
	salt: string;
	/** Keyed hashes, hex: of the folded full name and of the surname. */
	name: string;
	surname: string;
	/** Keyed hash, hex: of the surname's last word, by which texts are looked through quickly. */
	last: string;
	/** Keyed hashes of the ids of documents that had the full name: there the surname alone is hers or his as well. */
	documents: readonly string[];
}

export const REDACTIONS = 'redactions.txt';

const HEAD = `# Widersprüche dokumentierter Personen (Art. 21 DSGVO). Je Zeile einer; „npm run -s person -- redact“ schreibt sie.
# Die Namen stehen nicht hier, nur Prüfsummen mit einem zufälligen Schlüssel (HMAC-SHA-256).
# Wer diese Datei und eine Namensliste hat, kann einen Namen aber erraten. Geben Sie die Datei deshalb nicht weiter.
# Tag;Schlüssel;Name;Nachname;letztes Wort davon;Form (feminine, masculine, neutral);Zusatz;Dokumente
`;

const LINE =
	/^(\d{4}-\d{2}-\d{2});([\da-f]{32});([\da-f]{64});([\da-f]{64});([\da-f]{64});(feminine|masculine|neutral);([^;\p{Cc}]*);([\da-f,]*)$/u;

/** Reads the file's text; a line it cannot read is a problem that does not repeat it, for it might hold a name. */
export function readRedactions(file: string, text: string): { redactions: Redaction[]; problems: Problem[] } {
	const redactions: Redaction[] = [];
	const problems: Problem[] = [];
	const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	lines.forEach((line, index) => {
		if (!line.trim() || line.startsWith('#')) return;
		const [whole, day = '', salt = '', name = '', surname = '', last = '', form, of = '', documents = ''] =
			LINE.exec(line.trim()) ?? [];
		if (whole === undefined) {
			problems.push({ file, line: index + 1, kind: 'redaction-line', detail: '', skipped: true });
			return;
		}
		const known = documents.split(',').filter(Boolean);
		redactions.push({ day, salt, name, surname, last, form: form as Form, of, documents: known });
	});
	return { redactions, problems };
}

/** The file's text with this line added, or in place of the one of the same person; other lines stay as they are. */
export function writeRedaction(text: string | undefined, redaction: Redaction): string {
	const { day, salt, name, surname, last, form, of, documents } = redaction;
	const line = [day, salt, name, surname, last, form, of.replace(/[;\p{Cc}]/gu, ','), documents.join(',')].join(';');
	const before = text?.trim() ? text.replace(/\n?$/, '\n') : HEAD;
	const same = before.split('\n').find((other) => other.includes(`;${salt};${name};`));
	return same === undefined ? `${before}${line}\n` : before.replace(same, () => line);
}

export const keyed = (salt: string, text: string) => createHmac('sha256', salt).update(text).digest('hex');

/** Short: it only has to tell documents of one folder apart. */
export const keyedId = (salt: string, id: string) => keyed(salt, `document:${id}`).slice(0, 16);

const PARTICLES = /^(?:(?:von|der|dem|den|van|vom|zu|zum|zur|de|di|del|el|al|la|le|da|dos|ten|ter) )+/;

/** „von der leyen“ → „leyen“ */
export const bareSurname = (surname: string) => surname.replace(PARTICLES, '');

const TITLE =
	/^(?:Frau|Herrn?|Fr\.|Hr\.|Professorin|Professor|Prof\.|Doktor|Dr\.(?:-Ing\.)?|Dipl\.-\p{L}+\.|PD|Mag\.)\s*/u;

/** Folded words of a name without titles; „surname“ is empty for a name of one word. */
export function nameKey(name: string): { key: string; surname: string } {
	let plain = name.normalize('NFC').replace(/\s+/g, ' ').trim();
	for (let title = TITLE.exec(plain)?.[0]; title; title = TITLE.exec(plain)?.[0]) plain = plain.slice(title.length);
	const [, family, given] = /^([^,]+),\s*(.+)$/.exec(plain) ?? [];
	if (family && given) plain = `${given} ${family}`;
	const groups = plain
		.split(' ')
		.filter((group, at) => at === 0 || !/^\p{L}\.$/u.test(group))
		.map((group) => fold(group.replace(/[-\u2010\u2011]/g, ' ')).replace(/['’]/g, ''));
	return { key: groups.join(' '), surname: groups.length > 1 ? (groups.at(-1) ?? '') : '' };
}

const lastWord = (surname: string) => surname.split(' ').at(-1) ?? '';

export function createRedaction(name: string, salt: string | undefined, by: Substitute, day: string): Redaction {
	const { key, surname } = nameKey(name);
	const own = salt ?? randomBytes(16).toString('hex');
	return {
		day,
		salt: own,
		name: keyed(own, key),
		surname: keyed(own, surname),
		last: keyed(own, lastWord(surname)),
		documents: [],
		...by,
	};
}

export interface Register {
	/** False for a text that has no word any surname ends in. */
	mayName(view: string): boolean;
	/** The objection of the person with this full name (folded); its surname is looked up first, for there are fewer of them. */
	byName(key: string, surname: string): Redaction | undefined;
	/** Objections whose person was named in this document before. */
	inDocument(id: string): readonly Redaction[];
}

const CAPITAL = /\p{Lu}[\p{L}\p{M}'’]*/gu;

function remembered(ask: (word: string) => boolean): (word: string) => boolean {
	const known = new Map<string, boolean>();
	return (word) => {
		let answer = known.get(word);
		if (answer !== undefined) return answer;
		answer = ask(word);
		if (known.size > 500_000) known.clear();
		known.set(word, answer);
		return answer;
	};
}

/** Hashes each word once per salt, and a full name only where it ends in a surname sought. */
export function createRegister(redactions: readonly Redaction[]): Register {
	const salts = [...new Set(redactions.map(({ salt }) => salt))];
	const lasts = new Set(redactions.map(({ last }) => last));
	const names = new Map(redactions.map((redaction) => [redaction.name, redaction]));
	const isLast = remembered((folded) => salts.some((salt) => lasts.has(keyed(salt, folded))));
	const isEnding = remembered((written) => {
		const folded = fold(written).replace(/['’]/g, '');
		return isLast(folded) || (folded.endsWith('s') && isLast(folded.slice(0, -1)));
	});
	return {
		mayName: (view) => view.match(CAPITAL)?.some(isEnding) ?? false,
		byName(key, surname) {
			if (!isLast(lastWord(surname))) return undefined;
			for (const salt of salts) {
				const found = names.get(keyed(salt, key));
				if (found) return found;
			}
			return undefined;
		},
		inDocument(id) {
			const ids = new Set(salts.map((salt) => keyedId(salt, id)));
			return redactions.filter(({ documents }) => documents.some((document) => ids.has(document)));
		},
	};
}
