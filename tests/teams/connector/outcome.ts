/** What Teams expects in the answer to a call of the bot; everything else is told as a fault. */

import { attachment, CARD } from './activity.js';
import { adaptiveCard } from './card.js';
import {
	anything,
	either,
	faultsOf,
	filled,
	integer,
	isRecord,
	type Json,
	kindOf,
	list,
	needed,
	number,
	oneOf,
	type Rule,
	record,
	text,
	webAddress,
	word,
} from './rule.js';

const dialogCard = record({ contentType: needed(oneOf(CARD)), content: needed(adaptiveCard), name: text() });
const measure = either(oneOf('small', 'medium', 'large'), number);
const task: Rule = record({
	task: needed(
		kindOf(() => ({
			message: { value: needed(text()) },
			continue: {
				value: needed(
					record({
						title: text(),
						height: measure,
						width: measure,
						url: webAddress,
						card: dialogCard,
						fallbackUrl: webAddress,
						completionBotId: filled,
					}),
				),
			},
		})),
	),
});
const found: Rule = (value, path, tell) => {
	const { preview, ...card } = isRecord(value) ? value : {};
	attachment(card, path, tell);
	if (preview !== undefined) attachment(preview, `${path}.preview`, tell);
};
const extension: Rule = record({
	composeExtension: needed(
		kindOf(() => ({
			result: { attachmentLayout: needed(oneOf('list', 'grid')), attachments: needed(list(found, { max: 25 })) },
			message: { text: needed(filled) },
			auth: { suggestedActions: anything },
			config: { suggestedActions: anything },
		})),
	),
});
const fault = record({ code: needed(filled), message: needed(filled) });
const cardAction: Rule = (value, path, tell) => {
	const type = isRecord(value) ? value.type : undefined;
	record({
		statusCode: needed(integer(200)),
		type: needed(oneOf(CARD, 'application/vnd.microsoft.activity.message', 'application/vnd.microsoft.error')),
		value: needed(type === CARD ? adaptiveCard : type === 'application/vnd.microsoft.error' ? fault : filled),
	})(value, path, tell);
};
const nothing = record({});

const ANSWERS: Readonly<Record<string, Rule>> = {
	'adaptiveCard/action': cardAction,
	'message/submitAction': nothing,
	'composeExtension/query': extension,
	'task/fetch': task,
	'task/submit': task,
	'message/fetchTask': task,
};

/** What is wrong with the answer to an activity that was sound. */
export function outcomeFaults(activity: Json, status: number, body: unknown): string[] {
	if (activity.type !== 'invoke')
		return [200, 201, 202].includes(status) ? [] : [`Teams expects 200, 201 or 202, not ${status}.`];
	if (status !== 200) return [`An invoke is answered with 200, not ${status}.`];
	const rule = ANSWERS[word(activity.name)];
	const empty = body === undefined || body === '';
	if (empty && ['message/submitAction', 'task/submit'].includes(word(activity.name))) return [];
	return rule ? faultsOf(rule, body, 'answer') : [];
}
