/** A message or view as a person sees it: its words, and the mentions, links and formats Slack makes of them. */

import { type Data, dataList, isData, textOf } from './json.js';
import type { Message } from './messages.js';
import { decode, readMarkdown, readMrkdwn } from './mrkdwn.js';
import { blankReading, type Format, join, type Link, type Mention, type Reading, together, words } from './reading.js';
import { richPart } from './written.js';

type Shown = Pick<Message, 'text' | 'blocks'> & Partial<Message>;

/** All visible words as plain text, with labels of buttons, menus and inputs; blocks hide the fallback text. */
export function visibleText(shown: Shown | Data): string {
	return read(shown, false).plain;
}

/** Those Slack would really make, in the fallback text too: that one notifies. */
export const mentionsIn = (shown: Shown | Data): Mention[] => read(shown, true).mentions;

export const linksIn = (shown: Shown | Data): Link[] => {
	const { links } = read(shown, true);
	return [...links, ...buttonLinks(dataList(shown.blocks))];
};

export const formatsIn = (shown: Shown | Data): Format[] => read(shown, true).formats;

function read(given: Shown | Data, fallback: boolean): Reading {
	const shown: Data = { ...given };
	const reading = blankReading();
	const blocks = dataList(shown.blocks);
	const text = textOf(shown.text);
	const streamed = shown.streamed === true;
	if (isData(shown.title)) join(reading, object(shown.title));
	if (text && !streamed && (fallback || blocks.length === 0)) join(reading, message(shown, text));
	for (const block of blocks) join(reading, blockReading(block));
	for (const key of ['submit', 'close']) join(reading, object(shown[key]));
	for (const attachment of dataList(shown.attachments)) join(reading, attached(attachment));
	return reading;
}

function message(shown: Data, text: string): Reading {
	const full = shown.parse === 'full';
	return readMrkdwn(text, {
		names: full || shown.link_names === true,
		autolink: true,
		formats: !full && shown.mrkdwn !== false,
	});
}

function attached(attachment: Data): Reading {
	const reading = blankReading();
	const parts = ['pretext', 'author_name', 'title', 'text', 'footer'].map((key) => textOf(attachment[key]));
	const fields = dataList(attachment.fields).flatMap(({ title, value }) => [textOf(title), textOf(value)]);
	for (const one of [...parts, ...fields])
		join(reading, readMrkdwn(one, { names: false, autolink: true, formats: true }));
	for (const block of dataList(attachment.blocks)) join(reading, blockReading(block));
	return reading;
}

/** A text object. Slack shows plain_text with its three entities decoded. */
function object(value: unknown): Reading {
	if (!isData(value)) return blankReading();
	const text = textOf(value.text);
	if (value.type === 'mrkdwn')
		return readMrkdwn(text, { names: false, autolink: value.verbatim !== true, formats: true });
	return { ...blankReading(), plain: decode(text) };
}

const READERS: Readonly<Record<string, (block: Data) => Reading[]>> = {
	section: ({ text, fields, accessory }) => [object(text), ...dataList(fields).map(object), element(accessory)],
	header: ({ text }) => [object(text)],
	context: ({ elements }) =>
		dataList(elements).map((one) => (one.type === 'image' ? words(one.alt_text) : object(one))),
	actions: ({ elements }) => dataList(elements).map(element),
	context_actions: ({ elements }) => dataList(elements).map(element),
	image: ({ title, alt_text }) => [object(title), words(alt_text)],
	input: ({ label, element: field, hint }) => [object(label), element(field), object(hint)],
	markdown: ({ text }) => [readMarkdown(textOf(text))],
	rich_text: ({ elements }) => dataList(elements).map((one) => richPart(one)),
	video: ({ title, description, author_name, alt_text }) => [
		object(title),
		object(description),
		words(author_name),
		words(alt_text),
	],
	alert: ({ text }) => [object(text)],
	task_card: ({ title, details, output, sources }) => [
		words(title),
		nested(details),
		nested(output),
		...dataList(sources).map(sourceReading),
	],
	plan: ({ title, tasks }) => [words(title), ...dataList(tasks).map(blockReading)],
	table: ({ rows }) => (Array.isArray(rows) ? rows.map(row) : []),
	data_table: ({ rows, caption }) => [words(caption), ...(Array.isArray(rows) ? rows.map(row) : [])],
	card: ({ title, subtitle, body, actions }) => [
		object(title),
		object(subtitle),
		object(body),
		...dataList(actions).map(element),
	],
	carousel: ({ elements }) => dataList(elements).map(blockReading),
	container: ({ title, rich_text_title, subtitle, child_blocks }) => [
		object(title),
		nested(rich_text_title),
		object(subtitle),
		...dataList(child_blocks).map(blockReading),
	],
};

function blockReading(block: Data): Reading {
	return together(READERS[textOf(block.type)]?.(block) ?? []);
}

const nested = (block: unknown) => (isData(block) ? blockReading(block) : blankReading());
const row = (cells: unknown) =>
	together(
		dataList(cells).map((one) => (one.type === 'rich_text' ? blockReading(one) : words(one.text))),
		' | ',
	);
const sourceReading = ({ url, text }: Data): Reading => ({
	...words(text),
	links: [{ url: textOf(url), label: textOf(text), auto: false }],
});

function element(value: unknown): Reading {
	if (!isData(value)) return blankReading();
	if (value.type === 'image') return words(value.alt_text);
	const feedback = [value.positive_button, value.negative_button].filter(isData).map(({ text }) => object(text));
	const options = [
		...dataList(value.options),
		...dataList(value.option_groups).flatMap((group) => dataList(group.options)),
	];
	const start = typeof value.initial_value === 'string' ? [words(value.initial_value)] : [];
	return together([
		object(value.text),
		...feedback,
		object(value.placeholder),
		...start,
		...options.flatMap(({ text, description }) => [object(text), object(description)]),
	]);
}

/** Buttons and menu entries that open an address. */
function buttonLinks(blocks: readonly Data[]): Link[] {
	const found: Link[] = [];
	const walk = (value: unknown): void => {
		if (Array.isArray(value)) for (const one of value) walk(one);
		if (!isData(value)) return;
		const opens = value.type === 'button' || (value.type === undefined && value.value !== undefined);
		if (opens && typeof value.url === 'string')
			found.push({ url: value.url, label: textOf((value.text as Data | undefined)?.text), auto: false });
		for (const one of Object.values(value)) walk(one);
	};
	walk(blocks);
	return found;
}
