/** Writes down, for the end of the run, what was logged and what was said in it. Outside a run it does nothing. */

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

function write(kind: 'lines' | 'said', text: string): void {
	const folder = process.env.HEARD_DIR;
	if (!folder || !text) return;
	try {
		appendFileSync(join(folder, `${kind}-${process.pid}`), `${JSON.stringify(text)}\n`);
	} catch {
		// The run is over, and what was heard in it searched.
	}
}

/** What is to be in no log: names, texts, tokens. */
export function said(...words: readonly string[]): void {
	for (const word of words) write('said', word);
}

/** A line that an operator reads. */
export function printed(line: string): void {
	write('lines', line);
}

/** A line of the log. The message of a fault of ours goes with it; of others only their kind does. */
export function noted(event: string, facts: object = {}, cause?: unknown): void {
	const message = cause instanceof Error && cause.name === 'BotError' ? cause.message : '';
	printed([event, ...Object.entries(facts).flat().map(String), message].join(' '));
}
