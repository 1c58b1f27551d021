/** Entities of a message from the bot: mentions, stream info, citations, labels. Says what is wrong, not what to do. */

import { adaptiveCard } from './card.js';
import {
	all,
	faultsOf,
	filled,
	integer,
	isRecord,
	type Json,
	kindOf,
	list,
	needed,
	oneOf,
	type Rule,
	record,
	text,
	webAddress,
	word,
} from './rule.js';

export const ROOT = 'https://schema.org/Message';

const ICONS = (
	'Microsoft Word|Microsoft Excel|Microsoft PowerPoint|Microsoft OneNote|Microsoft SharePoint|Microsoft Visio|' +
	'Microsoft Loop|Microsoft Whiteboard|Source Code|Sketch|Adobe Illustrator|Adobe Photoshop|Adobe InDesign|' +
	'Adobe Flash|Image|GIF|Video|Sound|ZIP|Text|PDF'
).split('|');

const usage = {
	'@type': needed(oneOf('CreativeWork')),
	'@id': filled,
	name: needed(filled),
	description: filled,
};

/** The card of a citation's window: a string of JSON, without anything to press. */
const windowCard: Rule = (value, path, tell) => {
	try {
		const card: unknown = JSON.parse(String(value));
		adaptiveCard(card, path, tell);
		if (/"type":"(Action|Input)\./.test(JSON.stringify(card))) tell(path, 'may not have buttons or fields');
	} catch {
		tell(path, 'must be an Adaptive Card as a string of JSON');
	}
};

const appearance: Rule = all(
	record({
		'@type': needed(oneOf('DigitalDocument')),
		name: needed(text({ min: 1, max: 80 })),
		abstract: text({ min: 1, max: 160 }),
		url: webAddress,
		text: windowCard,
		encodingFormat: oneOf('application/vnd.microsoft.card.adaptive'),
		keywords: list(text({ min: 1, max: 28 }), { max: 3 }),
		image: record({ '@type': needed(oneOf('ImageObject')), name: needed(oneOf(...ICONS)) }),
		usageInfo: record({ ...usage, '@id': needed(filled) }),
	}),
	(value, path, tell) => {
		if (isRecord(value) && value.text !== undefined && value.encodingFormat === undefined)
			tell(path, 'has a text without encodingFormat');
	},
);

const claims: Rule = all(
	list(record({ '@type': needed(oneOf('Claim')), position: needed(integer(1)), appearance: needed(appearance) }), {
		min: 1,
		max: 10,
	}),
	(value, path, tell) => {
		const positions = Array.isArray(value) ? value.map((claim) => (isRecord(claim) ? claim.position : undefined)) : [];
		if (new Set(positions).size < positions.length) tell(path, 'has a position twice');
	},
);

const entity = kindOf(() => ({
	mention: {
		text: needed(text({ like: /^<at>.+<\/at>$/s })),
		mentioned: needed(record({ id: needed(filled), name: needed(filled), role: filled, aadObjectId: filled })),
	},
	streaminfo: {
		streamId: filled,
		streamType: needed(oneOf('informative', 'streaming', 'final')),
		streamSequence: integer(1),
	},
	[ROOT]: {
		'@type': needed(oneOf('Message')),
		'@context': needed(oneOf('https://schema.org')),
		'@id': text(),
		additionalType: list(oneOf('AIGeneratedContent'), { min: 1, max: 1 }),
		citation: claims,
		usageInfo: record(usage),
	},
}));

const entities: Rule = list(entity);

export interface Claim {
	position: number;
	appearance: { name: string; abstract?: string; url?: string; keywords?: string[]; text?: string };
}

export const entitiesOf = (activity: Json, type: string): Json[] =>
	(Array.isArray(activity.entities) ? activity.entities.filter(isRecord) : []).filter((one) => one.type === type);

/** Of an entity that has passed. */
export const claimsOf = (activity: Json): Claim[] =>
	entitiesOf(activity, ROOT).flatMap((root) => (root.citation ?? []) as Claim[]);

/** What is wrong with the entities of an activity; `members` are the ids that may be mentioned. */
export function entityFaults(activity: Json, members: readonly string[]): string[] {
	const said = typeof activity.text === 'string' ? activity.text : '';
	const faults = activity.entities === undefined ? [] : faultsOf(entities, activity.entities, 'entities');
	if (faults.length > 0) return faults.map((fault) => `Error parsing entity: ${fault}`);
	if (entitiesOf(activity, ROOT).length > 1) faults.push('Multiple root message entities found under entities array.');
	if (entitiesOf(activity, 'streaminfo').length > 1) faults.push('Multiple streaminfo entities found.');
	for (const { position } of claimsOf(activity))
		if (!said.includes(`[${position}]`))
			faults.push(`Error while parsing citation entity: [${position}] is not in the text.`);
	for (const mention of entitiesOf(activity, 'mention')) {
		if (!said.includes(word(mention.text))) faults.push(`The mention ${word(mention.text)} is not in the text.`);
		const id = isRecord(mention.mentioned) ? word(mention.mentioned.id) : '';
		if (!members.includes(id)) faults.push(`${id} is mentioned and not in the conversation.`);
	}
	return faults;
}
