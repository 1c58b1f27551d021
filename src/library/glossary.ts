/**
 * The bilingual glossary's text: concept lines (`German, … = English, …`), translation lines (`English, … > German, …`) and
 * lines of kinds (`German, … < German, …`): whoever asks for the left is answered by the right, not the other way round.
 */

import type { Problem } from './problem.js';

export interface GlossaryEntry {
	german: readonly string[];
	english: readonly string[];
	/** Whether the German terms stand for each other in a German search. */
	concept: boolean;
	/** German kinds of what the German terms say: „Kunst“ – „Skulptur“. */
	kinds?: readonly string[];
}

/** Reads one file; a line it cannot read is a problem, not an end. */
export function readGlossary(file: string, text: string): { entries: GlossaryEntry[]; problems: Problem[] } {
	const entries: GlossaryEntry[] = [];
	const problems: Problem[] = [];
	text.split(/\r?\n/).forEach((line, index) => {
		if (!line.trim() || line.startsWith('#')) return;
		const sign = /[=<>]/.exec(line)?.[0];
		const [left = [], right = []] = line.split(/[=<>]/).map((side) =>
			side
				.split(',')
				.map((term) => term.trim())
				.filter(Boolean),
		);
		if (!sign || left.length === 0 || (sign !== '=' && right.length === 0)) {
			problems.push({ file, line: index + 1, kind: 'glossary-line', detail: line.slice(0, 80), skipped: true });
			return;
		}
		if (sign === '<') entries.push({ german: left, english: [], concept: false, kinds: right });
		else if (sign === '=') entries.push({ german: left, english: right, concept: true });
		else entries.push({ german: right, english: left, concept: false });
	});
	return { entries, problems };
}
