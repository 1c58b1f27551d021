/** Where the app is installed, kept in the vault for Bolt: what the bot needs, nothing of the person who installed it. */

import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { Vault } from '../../src/channel.js';
import { BotError } from '../../src/errors.js';

/** Ids of a workspace and of the organisation it belongs to; an installation for a whole organisation has no team. */
export interface Workspace {
	team?: string;
	enterprise?: string;
}

export interface Installations extends Required<InstallationStore> {
	/** All that are stored and readable. */
	list(): Promise<Workspace[]>;
	/** When a workspace or organisation installed, epoch seconds. */
	since(id: string): Promise<number | undefined>;
}

interface Parts {
	vault: Vault;
	/** Asked when an installation is stored and when it is used: who is taken off the list is out at once. */
	allowed(workspace: Workspace): boolean;
	/** Gets one line for each installation that cannot be read, never its contents. */
	warn(text: string): void;
}

const PREFIX = 'slack:';
const placeSchema = z.object({ id: z.string().min(1), name: z.string().exactOptional() });

/** What is kept; everything else that Slack sends is dropped. */
const keptSchema = z.object({
	team: placeSchema.exactOptional(),
	enterprise: placeSchema.exactOptional(),
	bot: z.object({
		token: z.string().min(1),
		refreshToken: z.string().exactOptional(),
		/** Epoch seconds. */
		expiresAt: z.number().exactOptional(),
		scopes: z.array(z.string()),
		id: z.string(),
		userId: z.string(),
	}),
	appId: z.string().exactOptional(),
	tokenType: z.literal('bot').exactOptional(),
	isEnterpriseInstall: z.boolean().default(false),
	/** Epoch seconds. */
	installed: z.number().exactOptional(),
});
type Kept = z.infer<typeof keptSchema>;

/** True for the workspaces and organisations listed; an empty list is no restriction. */
export function allowOnly(ids: readonly string[]): (workspace: Workspace) => boolean {
	const listed = new Set(ids);
	return ({ team, enterprise }) => listed.size === 0 || listed.has(team ?? '') || listed.has(enterprise ?? '');
}

export function createInstallations(parts: Parts): Installations {
	const { vault } = parts;
	return {
		async storeInstallation(installation) {
			const kept = parse(JSON.stringify(installation, (_field, value: unknown) => value ?? undefined));
			const name = kept && nameOf(kept);
			if (!kept || !name) {
				throw new BotError('slack', 'Slack sent an installation without a bot token or workspace. Check the scopes.');
			}
			check(kept, parts);
			const installed = Math.floor(Date.now() / 1000);
			await vault.put(name, JSON.stringify({ ...kept, installed }));
		},
		async fetchInstallation(query) {
			for (const name of namesFor(query)) {
				const kept = await load(name, parts);
				if (!kept) continue;
				check(kept, parts);
				return toInstallation(kept);
			}
			const id = query.teamId ?? query.enterpriseId ?? 'unknown';
			throw new BotError('slack', `The app is not installed in ${id}. Install it at /slack/install.`);
		},
		async since(id) {
			const text = await vault.get(PREFIX + id).catch(() => undefined);
			return text === undefined ? undefined : parse(text)?.installed;
		},
		/** Never the organisation's installation for one of its workspaces. */
		async deleteInstallation({ teamId, enterpriseId, isEnterpriseInstall }) {
			const id = isEnterpriseInstall ? enterpriseId : teamId;
			if (id) await vault.remove(PREFIX + id);
		},
		async list() {
			const found: Workspace[] = [];
			for (const name of await vault.names(PREFIX)) {
				const kept = await load(name, parts).catch((cause: unknown) => {
					if (!(cause instanceof BotError)) throw cause;
					parts.warn(cause.message);
				});
				if (kept) found.push(workspaceOf(kept));
			}
			return found;
		},
	};
}

async function load(name: string, { vault, warn }: Parts): Promise<Kept | undefined> {
	const text = await vault.get(name);
	if (text === undefined) return undefined;
	const kept = parse(text);
	if (!kept) {
		warn(`The installation stored as "${name}" has an unknown form and counts as absent. Install the app there again.`);
	}
	return kept;
}

/** @throws BotError when the workspace is not on the list */
function check(kept: Kept, { allowed }: Parts): void {
	const workspace = workspaceOf(kept);
	if (allowed(workspace)) return;
	const id = workspace.team ?? workspace.enterprise;
	throw new BotError(
		'slack',
		`The workspace ${id} is not among SLACK_WORKSPACES. Add its id there, or remove the app.`,
	);
}

/**
 * Events of one installation authorise one after the other: each refresh token is good for one use, and the second
 * event is to find what the first one stored.
 */
export function inTurn<Source extends InstallationQuery<boolean>, Result>(
	authorize: (source: Source) => Promise<Result>,
): (source: Source) => Promise<Result> {
	const latest = new Map<string, Promise<unknown>>();
	return async (source) => {
		const id = source.enterpriseId ?? source.teamId ?? '';
		const turn = Promise.resolve(latest.get(id)).then(() => authorize(source));
		const settled = turn.catch(() => undefined);
		latest.set(id, settled);
		try {
			return await turn;
		} finally {
			if (latest.get(id) === settled) latest.delete(id);
		}
	};
}

function parse(text: string): Kept | undefined {
	try {
		return keptSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

function nameOf({ team, enterprise, isEnterpriseInstall }: Kept): string | undefined {
	const place = isEnterpriseInstall ? enterprise : team;
	return place && PREFIX + place.id;
}

/** The installation asked for, then the one of the whole organisation. */
function namesFor({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>): string[] {
	const ids = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId];
	return ids.flatMap((id) => (id ? [PREFIX + id] : []));
}

function workspaceOf({ team, enterprise, isEnterpriseInstall }: Kept): Workspace {
	return {
		...(team && !isEnterpriseInstall ? { team: team.id } : {}),
		...(enterprise ? { enterprise: enterprise.id } : {}),
	};
}

/** Bolt wants a user: nobody, without a token. */
function toInstallation({ team, enterprise, ...rest }: Kept): Installation {
	const user = { id: '', token: undefined, scopes: undefined };
	return { ...rest, team, enterprise, user, authVersion: 'v2' };
}
