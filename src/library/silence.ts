/** Objections applied to what is read from a folder, before it is parsed. What a name is replaced by is `redact.ts`. */

import * as english from '../language/english.js';
import { fold, tokenize } from '../language/fold.js';
import * as german from '../language/german.js';
import type { Gazetteer } from './gazetteer.js';
import type { GlossaryEntry } from './glossary.js';
import type { Problem } from './problem.js';
import { type Lexicon, redactDocument } from './redact.js';
import { createRegister, readRedactions } from './redaction.js';

interface Source {
	file: string;
	text: string;
}

interface Words {
	gazetteer: Gazetteer;
	glossary: readonly GlossaryEntry[];
	givenNames: ReadonlySet<string>;
}

export interface Silence {
	redactions: number;
	problems: readonly Problem[];
	redact(source: Source): Source;
}

/** @param files the texts of `redactions.txt`; without any, nothing is looked at */
export function redactSources(files: readonly Source[], words: Words): Silence {
	const read = files.map(({ file, text }) => readRedactions(file, text));
	const redactions = read.flatMap((part) => part.redactions);
	const problems = read.flatMap((part) => part.problems);
	if (redactions.length === 0) return { redactions: 0, problems, redact: (source) => source };
	const register = createRegister(redactions);
	const lexicon = createLexicon(words);
	return {
		redactions: new Set(redactions.map(({ salt, name }) => salt + name)).size,
		problems,
		redact: ({ file, text }) => ({ file, text: redactDocument(text, file, register, lexicon).text }),
	};
}

/** Made when it is first asked: only a surname that stands alone needs it. */
export function createLexicon({ gazetteer, glossary, givenNames }: Words): Lexicon {
	let made: ReadonlySet<string> | undefined;
	const all = () =>
		new Set([
			...gazetteer.municipalities.flatMap(({ name, others }) => [name, ...others].map(fold)),
			...glossary.flatMap((entry) => entry.german.flatMap((term) => tokenize(term).map(({ folded }) => folded))),
			...german.STOP,
			...english.STOP,
		]);
	return {
		givenNames,
		isWord(folded) {
			made ??= all();
			return made.has(folded);
		},
	};
}
