/** Text from anywhere → text that is nothing but text in Teams: no mention, link, format or HTML, nothing invisible. */

import { parseUrl } from '../../src/url.js';

/** Marks that turn the reading direction, control characters except the line break, halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Joins words without a width: what it parts no longer means anything to a parser. */
export const JOINER = '\u2060';

/** For fields that are taken literally: text runs and titles on cards, names of citations. */
export function literal(text: string): string {
	return text
		.replace(INVISIBLE, (mark) => (mark === '\n' ? mark : mark === '\t' ? ' ' : ''))
		.replace(/<(?=\/?at\b)/gi, `<${JOINER}`);
}

/** For messages, which are Markdown with HTML: no sign has an effect, no address becomes a link by itself, no link an image. */
export function escaped(text: string): string {
	return literal(text)
		.replaceAll(JOINER, '')
		.replace(/\/(?=\/)/g, `/${JOINER}`)
		.replace(/\b(www|mailto|ftp|tel)(?=[.:])/gi, `$1${JOINER}`)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(/[\\`*_~[\]|]/g, '\\$&')
		.replace(/!$/, `!${JOINER}`);
}

/** The beginning of a line, already escaped, where some signs make headings, lists and rules. */
export function begun(line: string): string {
	return line.trimStart().replace(/^(?:[#=+-]|\d{1,9}[.)])/, `${JOINER}$&`);
}

/** What follows a citation: together they make no link, and no definition of one. */
export function after(text: string): string {
	return text.replace(/^[(:]/, `${JOINER}$&`);
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

/** Addresses come from the source register only; still nothing but the web is linked. */
export function webAddress(url: string): string | undefined {
	const parsed = url.length > 2000 ? undefined : parseUrl(url);
	if (!parsed) return undefined;
	const { protocol, href } = parsed;
	const signs: Readonly<Record<string, string>> = { '(': '%28', ')': '%29', '<': '%3C', '>': '%3E' };
	return /^https?:$/.test(protocol) ? href.replace(/[()<>]/g, (sign) => signs[sign] ?? sign) : undefined;
}

/** What a person typed in Teams: without the tags around names and those of quoted messages, its signs as they were typed. */
export function typed(text: string): string {
	return text
		.replace(/<quoted\b[^<>]*>/gi, ' ')
		.replace(/<at\b[^>]*>([^<]*)<\/at>/gi, '$1')
		.replace(/&nbsp;|\u00a0/g, ' ')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&')
		.replace(/[ \t]+/g, ' ')
		.trim();
}
