/** German words that look like an English one (democracy, Demokratie): by shared pairs of letters, spelling made alike first. */

export interface Likeness {
	term: string;
	/** Dice's coefficient of the pairs of letters, 0 to 1. */
	weight: number;
}

export interface Cognates {
	/** The most alike, at most four. @param forms a folded word and its stem */
	alike(forms: readonly string[]): readonly Likeness[];
}

const LEAST = 0.6;
const MOST = 4;
const SHORTEST = 4;

/** What the two languages write differently: ph and f, c and k or z, th and t, y and i, w and v, doubled letters. */
const evened = (word: string) =>
	word
		.replace(/ph/g, 'f')
		.replace(/c(?=[eiy])/g, 'z')
		.replace(/c(?!h)k?/g, 'k')
		.replace(/th/g, 't')
		.replace(/y/g, 'i')
		.replace(/w/g, 'v')
		.replace(/(.)\1/g, '$1');

/** English endings as German has them. */
const germanised = (word: string) =>
	evened(
		word
			.replace(/sh/g, 'sch')
			.replace(/ic(?:al)?$/, 'isch')
			.replace(/it[yi]$/, 'itat')
			.replace(/ous$/, 'os'),
	);

/** Pairs of letters, word borders among them. */
function pairsOf(word: string): Set<string> {
	const bordered = `_${word}_`;
	return new Set(Array.from({ length: bordered.length - 1 }, (_, at) => bordered.slice(at, at + 2)));
}

export function createCognates(terms: readonly string[]): Cognates {
	const lengths = new Uint8Array(terms.length);
	/** First letter and pair → terms. */
	const holders = new Map<string, number[]>();
	terms.forEach((term, at) => {
		if (term.length < 3 || /\d/.test(term)) return;
		const pairs = pairsOf(evened(term));
		lengths[at] = Math.min(255, pairs.size);
		const [first = ''] = evened(term);
		for (const pair of pairs) {
			const there = holders.get(first + pair);
			if (there) there.push(at);
			else holders.set(first + pair, [at]);
		}
	});
	const known = new Map<string, readonly Likeness[]>();
	const compare = (word: string, best: Map<string, number>) => {
		const pairs = pairsOf(word);
		const [first = ''] = word;
		const shared = new Map<number, number>();
		for (const pair of pairs)
			for (const at of holders.get(first + pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
		for (const [at, count] of shared) {
			const dice = (2 * count) / (pairs.size + (lengths[at] ?? 0));
			const term = terms[at] ?? '';
			if (dice >= LEAST && dice > (best.get(term) ?? 0)) best.set(term, dice);
		}
	};
	return {
		alike(forms) {
			const [word = ''] = forms;
			if (word.length < SHORTEST || /\d/.test(word)) return [];
			let found = known.get(word);
			if (!found) {
				if (known.size > 5000) known.clear();
				const best = new Map<string, number>();
				for (const form of new Set(forms.map(germanised))) compare(form, best);
				found = [...best]
					.map(([term, weight]) => ({ term, weight }))
					.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
					.slice(0, MOST);
				known.set(word, found);
			}
			return found;
		},
	};
}
