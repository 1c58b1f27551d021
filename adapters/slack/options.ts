/** What Slack as a channel is told and given at the start. */

import type { Inbox, Leaving, Vault } from '../../src/channel.js';

export interface SlackOptions {
	/** One workspace. */
	botToken?: string | undefined;
	/** Socket Mode; without it Slack comes over HTTP. */
	appToken?: string | undefined;
	signingSecret?: string | undefined;
	/** Many workspaces. */
	oauth?:
		| { clientId: string; clientSecret: string; stateSecret: string; scopes: readonly string[]; redirect: string }
		| undefined;
	/** Workspaces and organisations that may use the app; empty: all, with public documents only. */
	workspaces: readonly string[];
	organisers: readonly string[];
	/** Address of the Web API, where it is not Slack's own: GovSlack, tests. */
	apiUrl?: string | undefined;
	vault?: Vault | undefined;
	inbox: Inbox;
	leaving: Leaving;
	/** For the log: counts and codes, never contents. */
	note(event: string, facts: Readonly<Record<string, string | number | boolean>>): void;
	/** One line for the operator. */
	warn(line: string): void;
	now?: () => number;
}
