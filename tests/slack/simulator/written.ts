/** Rich text as a person sees it. It is literal: nothing in a text element is parsed. */

import { type Data, dataList, isData, textOf } from './json.js';
import { type Mention, type Reading, together, words } from './reading.js';

export function richPart(part: Data): Reading {
	if (part.type === 'rich_text_list') {
		const numbered = part.style === 'ordered';
		const items = dataList(part.elements).map((one, index) => ({
			...richPart(one),
			mark: numbered ? `${index + 1}. ` : '• ',
		}));
		return together(items.map(({ mark, ...reading }) => ({ ...reading, plain: mark + reading.plain })));
	}
	const reading = together(dataList(part.elements).map(richWord), '');
	if (part.type === 'rich_text_quote') reading.formats.push({ kind: 'quote', text: reading.plain });
	if (part.type === 'rich_text_preformatted') reading.formats.push({ kind: 'pre', text: reading.plain });
	return reading;
}

function richWord(word: Data): Reading {
	const reading = richKind(word);
	for (const [kind, on] of Object.entries(isData(word.style) ? word.style : {})) {
		const format = (['bold', 'italic', 'strike', 'code'] as const).find((one) => one === kind);
		if (format && on === true) reading.formats.push({ kind: format, text: reading.plain });
	}
	return reading;
}

function richKind(word: Data): Reading {
	const named = (kind: Mention['kind'], target: unknown, sign: string): Reading => ({
		...words(`${sign}${textOf(target)}`),
		mentions: [{ kind, target: textOf(target), raw: JSON.stringify(word) }],
	});
	switch (word.type) {
		case 'link':
			return {
				...words(word.text ?? word.url),
				links: [{ url: textOf(word.url), label: textOf(word.text ?? word.url), auto: false }],
			};
		case 'user':
			return named('user', word.user_id, '@');
		case 'usergroup':
			return named('usergroup', word.usergroup_id, '@');
		case 'channel':
			return named('channel', word.channel_id, '#');
		case 'broadcast':
			return named('broadcast', word.range, '@');
		case 'emoji':
			return { ...words(`:${textOf(word.name)}:`), formats: [{ kind: 'emoji', text: textOf(word.name) }] };
		case 'date':
			return { ...words(word.fallback), formats: [{ kind: 'date', text: textOf(word.format) }] };
		default:
			return words(word.text ?? word.value);
	}
}
