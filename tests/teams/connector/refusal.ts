/** How the connector says no: the status and the code Teams uses, and a sentence that says why. */

export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly headers: Readonly<Record<string, string>> = {},
		/** In the words of a login: `error` and `error_description`. */
		readonly oauth = false,
	) {
		super(message);
	}
}

export const badRequest = (message: string) => new Refusal(400, 'BadSyntax', message);
export const badArgument = (message: string) => new Refusal(400, 'BadArgument', message);
export const noConversation = () => new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
export const noActivity = () =>
	new Refusal(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
export const tooBig = () => new Refusal(413, 'MessageSizeTooBig', 'Message size too large.');
export const notAllowed = (message: string) => new Refusal(403, 'ContentStreamNotAllowed', message);
export const unauthorized = (message: string) =>
	new Refusal(401, 'Unauthorized', message, { 'www-authenticate': 'Bearer' });

/** Why a bot may not write somewhere. */
export const CLOSED = {
	blocked: () => new Refusal(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.'),
	uninstalled: () => new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
	disabled: () => new Refusal(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot.'),
} as const;
