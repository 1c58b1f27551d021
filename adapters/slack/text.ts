/** Text from anywhere → text that is nothing but text in Slack: no mention, link, format or broadcast, nothing invisible. */

/** Marks that turn the reading direction, control characters except the line break, halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Joins words without a width: what it parts no longer means anything to a parser. */
const JOINER = '\u2060';

/** For `plain_text` and the text of `rich_text`, which are taken literally. */
export function literal(text: string): string {
	return text
		.replace(INVISIBLE, (mark) => (mark === '\n' ? mark : mark === '\t' ? ' ' : ''))
		.replace(/<(?=\S)/g, `<${JOINER}`)
		.replace(/@(?=channel|here|everyone)/gi, `@${JOINER}`);
}

/** For the fallback `text` of a message, which is mrkdwn: escaped, signs of formats replaced by their likes, addresses parted. */
export function escaped(text: string): string {
	const plain = literal(text)
		.replaceAll(JOINER, '')
		.replace(/@(?=channel|here|everyone)/gi, `@${JOINER}`);
	const signs: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ʼ' };
	return plain
		.replace(/[*_~`]/g, (sign) => signs[sign] ?? sign)
		.replace(/^(\s*)>/gm, '$1›')
		.replace(/:\/\//g, `:/${JOINER}/`)
		.replace(/\.(?=\p{L})/gu, `.${JOINER}`)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
}

/** At most `length` characters, the last of them an ellipsis where something is missing. Never half a character. */
export function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	const kept = text.slice(0, length - 1);
	return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** Pieces of at most `length` characters, parted at a space where there is one. Nothing is lost. */
export function pieces(text: string, length: number): string[] {
	const parts: string[] = [];
	let rest = text;
	while (rest.length > length) {
		const space = rest.lastIndexOf(' ', length - 1) + 1;
		const at = space > length / 2 ? space : /[\ud800-\udbff]$/.test(rest.slice(0, length)) ? length - 1 : length;
		parts.push(rest.slice(0, at));
		rest = rest.slice(at);
	}
	return rest ? [...parts, rest] : parts;
}

/** What a person typed in Slack, without its markup: the bot's own mention and others' go, links keep their label. */
export function typed(text: string): string {
	return text
		.replace(/<@[A-Z0-9]+(?:\|[^<>]*)?>/g, ' ')
		.replace(/<![^<>]*>/g, ' ')
		.replace(/<#[A-Z0-9]+\|?([^<>]*)>/g, '$1')
		.replace(/<([^|<>]+)\|([^<>]*)>/g, '$2')
		.replace(/<((?:https?|mailto):[^<>]+)>/g, '$1')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&')
		.replace(/[ \t]+/g, ' ')
		.trim();
}
