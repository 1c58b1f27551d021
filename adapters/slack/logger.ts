/** Bolt's logger: passes on that something happened and Slack's error code, never a text, a payload or a token. */

import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';

export function createLogger(note: (event: string, facts: Readonly<Record<string, string>>) => void): Logger {
	const tell =
		(level: string) =>
		(...said: readonly unknown[]) => {
			const code = /(?:API error occurred|error): ([a-z_]{3,60})\b/.exec(said.map(String).join(' '))?.[1];
			note('slack library', { level, ...(code ? { code } : {}) });
		};
	const nothing = () => undefined;
	return {
		debug: nothing,
		info: nothing,
		warn: tell('warn'),
		error: tell('error'),
		setLevel: nothing,
		getLevel: () => LogLevel.WARN,
		setName: nothing,
	};
}
