/**
 * The usual transform, with an ear in it: every call of a log in our own code is heard, whatever log a test passes in, and every message
 * the bot is given is written down.
 */

import { createHash } from 'node:crypto';
import { sep } from 'node:path';
import swc from '@swc/jest';

const LOG = /\b((?:[A-Za-z_$][\w$]*\.)*log)\.(info|warn|error)\(/g;
/** Where every message goes in. */
const DOOR = 'const message = cleaned(raw);';

function listening(source, path) {
	const parts = path.split(sep);
	const own = ['src', 'adapters'].some((room) => parts.includes(room)) && !parts.includes('node_modules');
	if (!own || parts.includes('tests')) return source;
	if (path.endsWith(`src${sep}bot.ts`)) {
		if (!source.includes(DOOR)) throw new Error(`tests/logs/transform.mjs looks in vain for "${DOOR}" in src/bot.ts.`);
		return heard(source).replace(DOOR, `${DOOR} globalThis.__said?.(raw);`);
	}
	return heard(source);
}

const heard = (source) => source.replace(LOG, '(globalThis.__heard ?? ((log, level) => log[level]))($1, "$2")(');

export default {
	createTransformer(options) {
		const inner = swc.createTransformer(options);
		const salt = createHash('sha256')
			.update(String(LOG) + DOOR + String(listening) + String(heard))
			.digest('hex');
		return {
			...inner,
			process: (source, path, more) => inner.process(listening(source, path), path, more),
			processAsync: (source, path, more) => inner.processAsync(listening(source, path), path, more),
			getCacheKey: (source, path, more) => `${salt}${inner.getCacheKey(listening(source, path), path, more)}`,
		};
	},
};
