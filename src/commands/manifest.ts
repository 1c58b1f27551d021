/** `manifest`: the Slack app's manifest for this operator's address, ready to import. Talks to nobody. */

import { readFile } from 'node:fs/promises';
import { UsageError } from '../errors.js';
import { parseUrl } from '../url.js';
import { operator } from '../words/operator.js';
import { type Command, readWords } from './command.js';

/** What stands in the shipped manifest for the operator's address. */
const PLACEHOLDER = 'https://lotse.example.org';

/** Undefined: the field is left out. Tokens that rotate need an OAuth redirect. */
const SINGLE = { redirect_urls: undefined, org_deploy_enabled: false, token_rotation_enabled: false };
/** Without addresses nobody can be redirected, so it is one workspace. */
const SOCKET = { ...SINGLE, url: undefined, request_url: undefined, socket_mode_enabled: true };

const options = { url: { type: 'string' }, socket: { type: 'boolean' }, single: { type: 'boolean' } } as const;

/** @param path of the shipped manifest.json */
export function createManifestCommand(path: string): Command {
	return async ({ words, terminal }) => {
		const { values, positionals } = readWords(words, options, operator.usage.manifest);
		const needed = values.socket || values.url !== undefined;
		if (positionals.length > 0 || !needed) throw new UsageError(operator.usage.manifest);
		const address = values.url === undefined ? PLACEHOLDER : readAddress(values.url);
		const changes: Readonly<Record<string, unknown>> = values.socket ? SOCKET : values.single ? SINGLE : {};
		const text = await readFile(path, 'utf8').catch(() => {
			throw new UsageError(operator.usage.noFile(path));
		});
		const manifest: unknown = JSON.parse(text, (field, value: unknown) => {
			if (Object.hasOwn(changes, field)) return changes[field];
			return typeof value === 'string' ? value.replaceAll(PLACEHOLDER, address) : value;
		});
		terminal.print(JSON.stringify(manifest, null, 2));
		return 0;
	};
}

/** Where Slack reaches the bot: https, a host and perhaps a port. @throws UsageError */
function readAddress(text: string): string {
	const url = parseUrl(text);
	const bare = url && !url.username && !url.password && !url.search && !url.hash && /^\/*$/.test(url.pathname);
	if (!bare || url.protocol !== 'https:') throw new UsageError(operator.usage.badAddress(text));
	if (isLoopback(url.hostname)) throw new UsageError(operator.usage.loopback(text));
	return url.origin;
}

function isLoopback(host: string): boolean {
	return /^(?:127\.|0\.0\.0\.0$|\[::1?\]$|\[::ffff:7f|(?:.+\.)?localhost\.?$)/.test(host);
}
