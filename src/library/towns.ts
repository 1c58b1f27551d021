/** Towns named in a text: full names, other writings, and „Alzeyer“, „Bremerhavener“. */

import { fold, type Token, tokenize } from '../language/fold.js';
import type { Municipality } from './exchange.js';
import type { Gazetteer } from './gazetteer.js';

export interface TownMention {
	town: Municipality;
	/** Token positions, the end exclusive. */
	from: number;
	to: number;
}

/** @param careless whether names may be written without a capital, as in a chat */
export type FindTowns = (text: string, tokens?: readonly Token[], careless?: boolean) => TownMention[];

/** „Universität Hamburg“, „Niedersachsen-Bremen“: a name of something else. */
const INSTITUTION =
	/(?:-|(?:[Uu]niversität|[Hh]ochschule|[Ii]nstitut|[Vv]erband|[Kk]ammer|[Aa]kademie|[Ss]parkasse|[Bb]ank|[Mm]esse)\s)$/u;
const BEFORE = /^(?:in|aus|von|nach|bei|fur|stadt|kommune|gemeinde|from|of|at|to|town|city|municipality)$/;

/**
 * @param isWord whether a folded name is an everyday word too (Essen, Hof, Singen): it then counts only with a preposition
 * or „Stadt“ before it
 */
export function createFindTowns(gazetteer: Gazetteer, isWord: (folded: string) => boolean): FindTowns {
	const mainNames = new Set(gazetteer.municipalities.map(({ name }) => fold(name)));
	const names = new Map<string, { words: string[]; town: Municipality }[]>();
	for (const town of gazetteer.municipalities) {
		for (const name of [town.name, ...town.others]) {
			const words = tokenize(name).map((token) => token.folded);
			const first = words[0];
			if (!first) continue;
			const there = names.get(first);
			if (there) there.push({ words, town });
			else names.set(first, [{ words, town }]);
		}
	}
	for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length);
	const lookUp = (tokens: readonly Token[], at: number, careless: boolean): TownMention | undefined => {
		const token = tokens[at];
		if (!token) return undefined;
		const capital = /^\p{Lu}/u.test(token.word);
		const led = BEFORE.test(tokens[at - 1]?.folded ?? '');
		if (
			!capital &&
			(!careless || token.folded.length < 3 || (token.folded.length < 5 && !led && !mainNames.has(token.folded)))
		)
			return undefined;
		const match = names
			.get(token.folded)
			?.find(({ words }) => words.every((word, offset) => tokens[at + offset]?.folded === word));
		if (match) {
			const everyday = match.words.length === 1 && isWord(token.folded);
			if (everyday && !led) return undefined;
			return { town: match.town, from: at, to: at + match.words.length };
		}
		const town = capital ? inhabitants(token.folded, names, isWord) : undefined;
		return town && { town, from: at, to: at + 1 };
	};
	return (text, tokens = tokenize(text), careless = false) => {
		const found: TownMention[] = [];
		for (let at = 0; at < tokens.length; at++) {
			const mention = lookUp(tokens, at, careless);
			if (!mention) continue;
			const before = text.slice(Math.max(0, (tokens[at]?.start ?? 0) - 30), tokens[at]?.start);
			if (!INSTITUTION.test(before)) found.push(mention);
			at = mention.to - 1;
		}
		return found;
	};
}

/** „Alzeyer“ → Alzey, „Bremer“ → Bremen, „Chemnitzer“ → Chemnitz. */
type Names = ReadonlyMap<string, readonly { words: string[]; town: Municipality }[]>;

function inhabitants(folded: string, names: Names, isWord: (folded: string) => boolean): Municipality | undefined {
	const [, base] = /^(.{4,}?)er[ns]?$/.exec(folded) ?? [];
	if (!base) return undefined;
	for (const name of [base, `${base}en`, `${base}e`, base.replace(/en$/, ''), base.replace(/n$/, 'en')]) {
		if (isWord(name)) continue;
		const match = names.get(name)?.find(({ words }) => words.length === 1);
		if (match) return match.town;
	}
	return undefined;
}
