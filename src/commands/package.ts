/** `package`: the app package for Teams, one for each registration, from the template in a folder. Talks to nobody. */

import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { UsageError } from '../errors.js';
import { parseUrl } from '../url.js';
import { operator } from '../words/operator.js';
import { type Command, readWords } from './command.js';

/** Microsoft's schemas, as shipped with its package; only the JSON files are read. */
const SCHEMAS = '@microsoft/app-manifest/build/json-schemas/teams/v1.28/';
const TEXTS = { 'manifest.json': 'MicrosoftTeams.schema.json', 'en.json': 'MicrosoftTeams.Localization.schema.json' };
const ICONS = ['color.png', 'outline.png'] as const;

/** An archive can hold no earlier date; the clock must not change the bytes. Read as local time, as it is written. */
const MTIME = '1980-01-01T00:00:00';

const GUID = /^(?!0{8}-)[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;
const DOMAIN = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/;
/** Names that lead nowhere outside a house. */
const INSIDE = /\.(?:localhost|local|internal|intern|lan|test|invalid)$/;
/** Of `name.short`, in UTF-16 units: the stricter way to count. */
const LONGEST_NAME = 30;

const options = {
	'app-id': { type: 'string', multiple: true },
	domain: { type: 'string' },
	name: { type: 'string' },
	out: { type: 'string' },
} as const;

interface Order {
	apps: readonly string[];
	domain: string;
	name: string;
	out: string | undefined;
}

/** @param folder of the template, its English texts and the icons */
export function createPackageCommand(folder: string): Command {
	return async ({ words, terminal }) => {
		const order = readOrder(words);
		const build = await openTemplate(folder);
		const targets = await targetsOf(order);
		const packages = order.apps.map((app, index) => ({ path: targets[index] ?? '', bytes: build({ ...order, app }) }));
		await writeAll(packages);
		for (const { path } of packages) terminal.print(operator.packaged(path));
		return 0;
	};
}

function readOrder(words: readonly string[]): Order {
	const { values, positionals } = readWords(words, options, operator.usage.package);
	const { domain, name = 'Innenstadtlotse', out } = values;
	const apps = (values['app-id'] ?? []).map(readApp);
	if (positionals.length > 0 || apps.length === 0 || domain === undefined || out === '') {
		throw new UsageError(operator.usage.package);
	}
	const twice = apps.find((app, index) => apps.indexOf(app) !== index);
	if (twice) throw new UsageError(operator.usage.sameApp(twice));
	return { apps, domain: readDomain(domain), name: readName(name), out };
}

function readApp(text: string): string {
	const app = text.trim().toLowerCase();
	if (!GUID.test(app)) throw new UsageError(operator.usage.badApp(text));
	return app;
}

/** A public host name; umlauts as the network spells them. */
function readDomain(text: string): string {
	const bare = /^[^\s/\\?#@:%]+$/.test(text) && parseUrl(`https://${text}`) !== undefined;
	const host = bare ? new URL(`https://${text}`).hostname : '';
	if (!DOMAIN.test(host) || INSIDE.test(host)) throw new UsageError(operator.usage.badDomain(text));
	return host;
}

function readName(text: string): string {
	const name = text.trim();
	const fits = name.length > 0 && name.length <= LONGEST_NAME && !/\p{C}/u.test(name);
	if (!fits) throw new UsageError(operator.usage.badName(text, LONGEST_NAME));
	return name;
}

/** Where each package goes: `--out` names the file of a single one or a folder; without it, here. */
async function targetsOf({ apps, out }: Order): Promise<string[]> {
	const names = apps.map((app) => `innenstadtlotse-${app}.zip`);
	if (out === undefined) return names;
	const there = await stat(out).catch(() => undefined);
	if (there?.isDirectory() || !/\.zip$/i.test(out)) return names.map((name) => join(out, name));
	if (apps.length > 1) throw new UsageError(operator.usage.oneFile(out, apps.length));
	return [out];
}

type Values = Readonly<Record<'app' | 'domain' | 'name', string>>;

/** Reads the template once. The function gives the same bytes for the same values. @throws UsageError */
async function openTemplate(folder: string): Promise<(values: Values) => Uint8Array> {
	const read = (name: string) =>
		readFile(join(folder, name)).catch(() => {
			throw new UsageError(operator.usage.noFile(join(folder, name)));
		});
	const names = Object.keys(TEXTS);
	const texts = await Promise.all(names.map(async (name) => [name, (await read(name)).toString('utf8')] as const));
	const icons = await Promise.all(ICONS.map(async (name) => [name, await read(name)] as const));
	const check = createCheck(folder);
	return (values) => {
		const files: Zippable = {};
		for (const [name, text] of texts) files[name] = strToU8(check(name, text, values));
		// Pictures are compressed already.
		for (const [name, bytes] of icons) files[name] = [bytes, { level: 0 }];
		return zipSync(files, { level: 9, mtime: MTIME });
	};
}

/** Fills in the values and compares the result with Microsoft's schema. */
function createCheck(folder: string) {
	const require = createRequire(import.meta.url);
	const ajv = new draft04.default({ strict: false, unicodeRegExp: false });
	formats.default(ajv);
	const validators = new Map(
		Object.entries(TEXTS).map(([name, schema]) => [name, ajv.compile(require(SCHEMAS + schema) as object)]),
	);
	return (name: string, text: string, values: Values): string => {
		const wrong = (what: string) => new UsageError(operator.usage.badTemplate(join(folder, name), what));
		const filled = fill(text, values);
		if (filled === undefined) throw wrong('JSON');
		const valid = validators.get(name);
		if (!valid?.(filled)) throw wrong(ajv.errorsText(valid?.errors?.slice(0, 1), { dataVar: '' }));
		return `${JSON.stringify(filled, null, 2)}\n`;
	};
}

/** Values are set into parsed strings, so that no quote in a name breaks the file. Undefined: not JSON. */
function fill(text: string, values: Values): unknown {
	const set = (part: string) => part.replace(/\{\{(app|domain|name)\}\}/g, (_, field: keyof Values) => values[field]);
	try {
		return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? set(value) : value));
	} catch {
		return undefined;
	}
}

/** All or none: each is written beside its place, and moved there when the last one is complete. */
async function writeAll(packages: readonly { path: string; bytes: Uint8Array }[]): Promise<void> {
	const draftOf = (path: string) => `${path}.${process.pid}.tmp`;
	let at = '';
	try {
		for (const { path, bytes } of packages) {
			at = path;
			await mkdir(dirname(path), { recursive: true });
			await writeFile(draftOf(path), bytes);
		}
		for (const { path } of packages) {
			at = path;
			await rename(draftOf(path), path);
		}
	} catch {
		await Promise.all(packages.map(({ path }) => rm(draftOf(path), { force: true }).catch(() => {})));
		throw new UsageError(operator.usage.noWrite(at));
	}
}
