/** What Slack's parser makes of mrkdwn and of Markdown in markdown blocks: mentions, links, formats, plain words. */

import { blankReading, type Format, type Mention, type Reading } from './reading.js';

export interface Ways {
	/** `@channel`, `#name` in plain words become real (link_names, parse: full). */
	names: boolean;
	/** Bare addresses become links; false for `verbatim`. */
	autolink: boolean;
	/** `*bold*` and the like are read; false for parse: full and mrkdwn: false. */
	formats: boolean;
}

const ANGLE = /<([@#!]?)([^<>|\n]*)(?:\|([^<>\n]*))?>/g;
const BROADCAST = /^(here|channel|everyone|group)$/;
const SCHEME = String.raw`(?:https?:\/\/|mailto:|www\.)[^\s<>|]*[^\s<>|.,;:!?)'"»“”\]}*_~\x60]`;
const DOMAIN = String.raw`(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:de|com|org|net|eu|io|info|gov|md|app|dev)(?![\w-])(?:\/[^\s<>|]*)?`;
const ADDRESS = new RegExp(`${SCHEME}|${DOMAIN}`, 'gi');
const NAMES = /(?<![\w<])@(here|channel|everyone)\b/g;

/** Private characters around what a `<…>` was replaced by: its label is not read as a bare address again. */
const OPEN = '\uE000';
const SHUT = '\uE001';
const SHOWN = /\uE000[^\uE001]*\uE001/g;
const MARKS = /[\uE000\uE001]/g;
const KEPT = /\uE002(\d+)\uE003/g;

export const decode = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

export function readMrkdwn(text: string, ways: Ways): Reading {
	const reading = blankReading();
	const shown = scan(reading, text, ways);
	reading.plain = decode(ways.formats ? formatted(reading, shown, MRKDWN) : shown);
	return reading;
}

/** Sequences in angle brackets are read first, wherever they stand, in code too: Slack does so before formatting. */
function scan(reading: Reading, text: string, ways: Ways): string {
	const rest = text.replace(ANGLE, (raw, sign: string, body: string, label: string | undefined) => {
		const shown = angle(reading, raw, sign, body, label);
		return shown === undefined ? raw : OPEN + shown + SHUT;
	});
	const bare = rest.replace(SHOWN, ' ');
	if (ways.autolink) for (const [url] of bare.matchAll(ADDRESS)) reading.links.push({ url, label: url, auto: true });
	if (ways.names)
		for (const [raw, target = ''] of bare.matchAll(NAMES)) reading.mentions.push({ kind: 'broadcast', target, raw });
	return rest.replace(MARKS, '');
}

/** What is shown instead; undefined when it means nothing to Slack. */
function angle(
	reading: Reading,
	raw: string,
	sign: string,
	body: string,
	label: string | undefined,
): string | undefined {
	if (sign === '@' && /^[UW]\w+$/.test(body)) return mention(reading, 'user', body, raw, `@${label ?? body}`);
	if (sign === '#' && /^[CGD]\w+$/.test(body)) return mention(reading, 'channel', body, raw, `#${label ?? body}`);
	if (sign === '!') return special(reading, raw, body, label);
	if (sign !== '' || !/^(?:https?:\/\/|mailto:|tel:|slack:)\S+$/i.test(body)) return undefined;
	reading.links.push({ url: decode(body), label: decode(label ?? body), auto: false });
	return label ?? body;
}

function special(reading: Reading, raw: string, body: string, label: string | undefined): string | undefined {
	const group = /^subteam\^(S\w+)$/.exec(body);
	if (group?.[1]) return mention(reading, 'usergroup', group[1], raw, label ?? `@${group[1]}`);
	if (BROADCAST.test(body)) return mention(reading, 'broadcast', body, raw, `@${body}`);
	const [kind, , , url] = body.split('^');
	if (kind !== 'date') return undefined;
	reading.formats.push({ kind: 'date', text: raw });
	if (url) reading.links.push({ url, label: label ?? '', auto: false });
	return label ?? body;
}

function mention(reading: Reading, kind: Mention['kind'], target: string, raw: string, shown: string): string {
	reading.mentions.push({ kind, target, raw });
	return shown;
}

type Rule = readonly [Format['kind'], RegExp];
const EDGE = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;
const around = (sign: string) =>
	new RegExp(`${EDGE}${sign}(?=[^\\s${sign}])([^${sign}\\n]*[^\\s${sign}])${sign}${END}`, 'gu');
const EMOJI: Rule = ['emoji', /(?<![\p{L}\p{N}:]):([a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1):(?![\p{L}\p{N}])/gu];
const MRKDWN: readonly Rule[] = [
	['pre', /```([\s\S]+?)```/g],
	['code', /`([^`\n]+)`/g],
	['quote', /^(?:&gt;|>)+ ?(.*)$/gm],
	['bold', around('\\*')],
	['italic', around('_')],
	['strike', around('~')],
	EMOJI,
];
const MARKDOWN: readonly Rule[] = [
	['pre', /^(?:```|~~~)[^\n]*\n([\s\S]*?)^(?:```|~~~)\s*$/gm],
	['code', /(?<![\\`])`+([^`\n]+)`+/g],
	['heading', /^ {0,3}#{1,6} +(.+)$/gm],
	['quote', /^ {0,3}>+ ?(.*)$/gm],
	['bold', /(?<![\\*])\*\*(?=\S)([^\n]*?[^\s\\])\*\*/g],
	['bold', /(?<![\\\p{L}\p{N}_])__(?=\S)([^\n]*?[^\s\\])__(?![\p{L}\p{N}])/gu],
	['italic', /(?<![\\*])\*(?=[^\s*])([^*\n]*[^\s\\*])\*(?!\*)/g],
	['italic', /(?<![\\\p{L}\p{N}_])_(?=[^\s_])([^_\n]*[^\s\\_])_(?![\p{L}\p{N}_])/gu],
	['strike', /(?<!\\)~~(?=\S)([^~\n]*[^\s\\])~~/g],
	EMOJI,
];

/** Takes the marks away and notes what they made. What is in code is not read again; an emoji keeps its name. */
function formatted(reading: Reading, text: string, rules: readonly Rule[]): string {
	const kept: string[] = [];
	const rest = rules.reduce(
		(before, [kind, pattern]) =>
			before.replace(pattern, (raw: string, inner: string) => {
				reading.formats.push({ kind, text: decode(inner) });
				if (kind === 'code' || kind === 'pre') return `\uE002${kept.push(inner) - 1}\uE003`;
				return kind === 'emoji' ? raw : inner;
			}),
		text,
	);
	return rest.replace(KEPT, (_raw, index: string) => kept[Number(index)] ?? '');
}

const MD_LINK = /(?<!\\)!?\[((?:\\.|[^\]\\])*)\]\(\s*<?([^\s)>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;
const unescapeMark = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** Markdown blocks and streamed text. Slack's own `<…>` sequences are taken as real there as well. */
export function readMarkdown(text: string): Reading {
	const reading = blankReading();
	const marked = text.replace(MD_LINK, (_raw, label: string, url: string) => {
		reading.links.push({ url: decode(url), label: decode(unescapeMark(label)), auto: false });
		return OPEN + label + SHUT;
	});
	const shown = scan(reading, marked, { names: false, autolink: true, formats: true });
	reading.plain = decode(unescapeMark(formatted(reading, shown, MARKDOWN)));
	return reading;
}
