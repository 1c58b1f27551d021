/** Rules for rich text: docs.slack.dev/reference/block-kit/blocks/rich-text-block and RichTextElement of @slack/types. */

import {
	boolean,
	type Check,
	choice,
	DOCS,
	integer,
	list,
	may,
	need,
	type Shape,
	shape,
	text,
	typed,
	url,
} from './schema.js';

const place = `${DOCS}/blocks/rich-text-block`;
const styles = (...names: readonly string[]): Check =>
	shape(() => ({ place, fields: Object.fromEntries(names.map((name) => [name, may(boolean)])) }));
const written = { style: may(styles('bold', 'italic', 'strike', 'code', 'underline')) };
const named = {
	style: may(styles('bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink')),
};

const inline: Readonly<Record<string, Shape>> = {
	text: { place, fields: { text: need(text(Infinity)), ...written } },
	link: { place, fields: { url: need(url), text: may(text(Infinity)), unsafe: may(boolean), ...written } },
	emoji: {
		place,
		fields: {
			name: need(text(255)),
			unicode: may(text(255)),
			url: may(url),
			skin_tone: may(integer(1, 6)),
			...written,
		},
	},
	user: { place, fields: { user_id: need(text(255)), ...named } },
	usergroup: { place, fields: { usergroup_id: need(text(255)), ...named } },
	team: { place, fields: { team_id: need(text(255)), ...named } },
	channel: { place, fields: { channel_id: need(text(255)), ...named } },
	broadcast: { place, fields: { range: need(choice('here', 'channel', 'everyone')), ...written } },
	color: { place, fields: { value: need(text(255)), ...written } },
	date: {
		place,
		fields: {
			timestamp: need(integer(0, 1e11)),
			format: need(text(255)),
			url: may(url),
			fallback: may(text(255)),
			...written,
		},
	},
};

const border = { border: may(choice(0, 1)) };
const words = list(
	typed(() => inline),
	1,
	Infinity,
);
const section: Shape = { place, fields: { elements: need(words) } };

const blocks: Readonly<Record<string, Shape>> = {
	rich_text_section: section,
	rich_text_list: {
		place,
		fields: {
			elements: need(
				list(
					typed(() => blocks, ['rich_text_section']),
					1,
					Infinity,
				),
			),
			style: need(choice('bullet', 'ordered')),
			indent: may(integer(0, 8)),
			offset: may(integer(0, 1_000_000)),
			...border,
		},
	},
	rich_text_quote: { place, fields: { elements: need(words), ...border } },
	rich_text_preformatted: {
		place,
		fields: {
			elements: need(
				list(
					typed(() => inline, ['text', 'link']),
					1,
					Infinity,
				),
			),
			language: may(text(255)),
			...border,
		},
	},
};

export const richShape: Shape = {
	place,
	fields: {
		elements: need(
			list(
				typed(() => blocks),
				1,
				Infinity,
			),
		),
		block_id: may(text(255)),
	},
};
export const richText: Check = typed(() => ({ rich_text: richShape }));
