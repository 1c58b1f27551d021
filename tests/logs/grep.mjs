/** Looks for what people said in what was logged. Pure. */

/** A piece of every text this long is looked up; shorter ones are searched for one by one. */
const PIECE = 8;

/** Spaces alike, in small letters. */
const plain = (text) => text.toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * @param {readonly string[]} lines
 * @param {Iterable<string>} said
 * @returns {{ line: string, word: string }[]} each line with the first thing found in it
 */
export function findLeaks(lines, said) {
	const byPiece = new Map();
	const short = [];
	for (const word of new Set([...said].map(plain))) {
		if (word.length < PIECE) short.push(word);
		else byPiece.set(word.slice(0, PIECE), [...(byPiece.get(word.slice(0, PIECE)) ?? []), word]);
	}
	return [...new Set(lines)].flatMap((line) => {
		const text = plain(line);
		const word = short.find((one) => standsAlone(text, one)) ?? longIn(text, byPiece);
		return word === undefined ? [] : [{ line, word }];
	});
}

function longIn(text, byPiece) {
	for (let at = 0; at + PIECE <= text.length; at++) {
		const found = byPiece.get(text.slice(at, at + PIECE))?.find((word) => text.startsWith(word, at));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** „Anna“ is not in „Annahme“. */
function standsAlone(text, word) {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
		if (!/[\p{L}\p{N}]/u.test(`${text[at - 1] ?? ''}${text[at + word.length] ?? ''}`)) return true;
	return false;
}

/** What of a message is to be in no log; single everyday words, which are event names too, prove nothing. */
export function tellingWords({ text = '', person = '', from, alone, asker, pressed } = {}) {
	const texts = [text, ...Object.values(pressed?.fields ?? {})].filter((one) => /\S\s+\S|@/.test(one.trim()));
	const secrets = [pressed?.token ?? ''].filter((one) => one.length >= 16);
	const names = [asker?.name ?? ''].filter((one) => one.length >= 4);
	const places = [person, from?.place ?? '', alone?.place ?? ''].filter((one) => one.length >= 5);
	return [...texts.filter((one) => plain(one).length >= PIECE), ...secrets, ...names, ...places];
}
