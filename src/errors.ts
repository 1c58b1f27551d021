/** Faults somebody has to look at. «Nothing found» and «not allowed» are replies, not errors. */

export class BotError extends Error {
	/**
	 * @param part the room that failed, for the log: `store`, `library`, `web` …
	 * @param message what happened and what to do, for an operator
	 */
	constructor(
		readonly part: string,
		message: string,
		cause?: unknown,
	) {
		super(message, { cause });
		this.name = 'BotError';
	}
}

/** Wrong use of a command: one line for the person at the keyboard, exit 2. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}
