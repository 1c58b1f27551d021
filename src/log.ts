/** Structured log on stderr. What may be logged is said by type: parts, counts, references; never texts, names or tokens. */

import pino from 'pino';

export interface Log {
	info(event: string, facts?: Facts): void;
	warn(event: string, facts?: Facts): void;
	/** A fault with a reference number the person was given. */
	error(event: string, facts: Facts & { reference?: string }, cause?: unknown): void;
}

export type Facts = Readonly<Record<string, string | number | boolean>>;

export function createLog(level: string): Log {
	const logger = pino(
		{ level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
		pino.destination({ fd: 2, sync: true }),
	);
	return {
		info: (event, facts = {}) => logger.info(facts, event),
		warn: (event, facts = {}) => logger.warn(facts, event),
		error: (event, facts, cause) => logger.error({ ...facts, ...describe(cause) }, event),
	};
}

/** Kind and place of a fault; its message only from our own errors, whose texts hold no contents. */
function describe(cause: unknown): Facts {
	if (!(cause instanceof Error)) return {};
	const place =
		cause.stack
			?.split('\n')
			.find((line) => /^\s+at /.test(line))
			?.trim() ?? '';
	const own = /^(?:Bot|Usage)Error$/.test(cause.name) ? { message: cause.message } : {};
	return { fault: cause.name, place: place.replace(/\(?file:\/\/\S*\/(?=dist|src)/, '('), ...own };
}
