/** Rules for blocks, one entry each. A file block is missing on purpose: apps cannot post it. */

import type { Data } from '../json.js';
import { image, inActions, inContextActions, inInput, inSection } from './elements.js';
import { NOVEL } from './novel.js';
import { anyOf, block, blockAt } from './parts.js';
import { richShape, richText } from './rich.js';
import { boolean, type Check, choice, list, may, need, report, type Shape, text, typed, url } from './schema.js';
import { anyText, plain, slackFile } from './texts.js';

const https = text(3000, { pattern: /^https:\/\/\S+$/, hint: 'an https URL' });

const PLAIN_BLOCKS: Record<string, Shape> = {
	section: {
		place: blockAt('section'),
		fields: {
			...block,
			text: may(anyText(3000)),
			fields: may(list(anyText(2000), 1, 10)),
			accessory: may(inSection),
			expand: may(boolean),
		},
		also: anyOf('text', 'fields'),
	},
	header: { place: blockAt('header'), fields: { ...block, text: need(plain(150)) } },
	divider: { place: blockAt('divider'), fields: block },
	context: { place: blockAt('context'), fields: { ...block, elements: need(list(contextual(), 1, 10)) } },
	image: {
		place: blockAt('image'),
		fields: {
			...block,
			alt_text: need(text(2000)),
			title: may(plain(2000)),
			image_url: may(url),
			slack_file: may(slackFile),
		},
		also(value, path, run) {
			if ((value.image_url === undefined) === (value.slack_file === undefined))
				report(run, 'must provide either image_url or slack_file', path);
		},
	},
	rich_text: richShape,
	markdown: { place: blockAt('markdown'), surfaces: ['message'], fields: { ...block, text: need(text(12_000)) } },
	video: {
		place: blockAt('video'),
		fields: {
			...block,
			alt_text: need(text(2000)),
			title: need(plain(199)),
			thumbnail_url: need(url),
			video_url: need(https),
			title_url: may(https),
			author_name: may(text(49)),
			provider_name: may(text(255)),
			provider_icon_url: may(url),
			description: may(plain(200)),
		},
	},
};

function contextual(): Check {
	const words = anyText(3000);
	return (value, path, run) => {
		const type = (value as Data | null)?.type;
		(type === 'image' ? image : words)(value, path, run);
	};
}

const INTERACTIVE: Record<string, Shape> = {
	actions: { place: blockAt('actions'), fields: { ...block, elements: need(list(inActions, 1, 25)) } },
	context_actions: {
		place: blockAt('context-actions'),
		surfaces: ['message'],
		fields: { ...block, elements: need(list(inContextActions, 1, 5)) },
	},
	input: {
		place: blockAt('input'),
		surfaces: ['modal', 'home'],
		fields: {
			...block,
			label: need(plain(2000)),
			element: need(inInput),
			hint: may(plain(2000)),
			optional: may(boolean),
			dispatch_action: may(boolean),
		},
	},
};

const INSIDE = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'table', 'video'];

const MORE: Record<string, Shape> = {
	alert: {
		place: blockAt('alert'),
		fields: {
			...block,
			text: need(anyText(3000)),
			level: may(choice('default', 'info', 'warning', 'error', 'success')),
		},
	},
	container: {
		place: blockAt('container'),
		surfaces: ['message'],
		fields: {
			...block,
			title: may(plain(150)),
			rich_text_title: may(richText),
			subtitle: may(anyText(150)),
			icon: may(image),
			child_blocks: need(
				list(
					typed(() => BLOCKS, INSIDE),
					1,
					10,
				),
			),
			width: may(choice('narrow', 'standard', 'wide', 'full')),
			is_collapsible: may(boolean),
			default_collapsed: may(boolean),
			has_header_divider: may(boolean),
		},
		also: anyOf('title', 'rich_text_title'),
	},
};

const BLOCKS: Readonly<Record<string, Shape>> = { ...PLAIN_BLOCKS, ...INTERACTIVE, ...NOVEL, ...MORE };
export const anyBlock: Check = typed(() => BLOCKS);
