/** What Teams as a channel is told and given at the start. */

import type { Inbox, Leaving, Shelf, Viewer } from '../../src/channel.js';

/** One registration of the bot: usually one for each municipality. */
export interface Registration {
	/** Of the app, a GUID. */
	id: string;
	/** Absent with a managed identity. */
	secret?: string | undefined;
	/** Where it is registered. */
	tenant: string;
	/** Who may use it. */
	tenants: readonly string[];
}

/** Another cloud than the public one: a national one, or one on this machine. */
export interface Cloud {
	/** All that the library wants to be told. */
	settings: Readonly<Record<string, string | boolean>>;
	/** Hosts, with port, that may be called besides Microsoft's. */
	hosts: readonly string[];
	/** A token for calls, where it is not fetched from Microsoft. */
	token?(app: string): Promise<string>;
}

export interface TeamsOptions {
	registrations: readonly Registration[];
	/** Object ids of people. */
	organisers?: ReadonlySet<string>;
	/** Without any registration, for development: nobody is checked, and only this machine gets in. */
	local?: boolean;
	cloud?: Cloud | undefined;
	viewer: Viewer;
	inbox: Inbox;
	leaving: Leaving;
	shelf: Shelf;
	/** For the log: counts and codes, never contents. */
	note(event: string, facts: Readonly<Record<string, string | number | boolean>>): void;
	/** One line for the operator. */
	warn(line: string): void;
	/** Milliseconds between two updates of a streamed answer. */
	pace?: number;
	/** Milliseconds an answer may take. */
	patience?: number;
}
