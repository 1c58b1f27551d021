/** The app as it is set up with Slack: its manifest and its secrets. */

export interface AppSeed {
	id: string;
	name: string;
	clientId: string;
	clientSecret: string;
	signingSecret: string;
	/** The legacy field in every payload. */
	verification: string;
	/** Empty: any redirect address is taken. */
	redirectUrls: readonly string[];
	/** Tokens expire after twelve hours and are refreshed. */
	rotation: boolean;
	/** `features.agent_view` of the manifest; false is the legacy assistant_view. */
	agentView: boolean;
	homeTab: boolean;
	messagesTab: boolean;
	/** Subscribed to agent_session_stopped: without it there is no stop button. */
	stopButton: boolean;
}

export const SCOPES = [
	'app_mentions:read',
	'assistant:write',
	'chat:write',
	'commands',
	'im:history',
	'im:write',
	'users:read',
	'channels:read',
	'groups:read',
] as const;

export const DEFAULT_APP: AppSeed = {
	id: 'A0SIM00001',
	name: 'Innenstadtlotse',
	clientId: '1111111111.2222222222',
	clientSecret: 'client-secret-of-the-simulator',
	signingSecret: 'signing-secret-of-the-simulator',
	verification: 'verification-of-the-simulator',
	redirectUrls: [],
	rotation: false,
	agentView: true,
	homeTab: true,
	messagesTab: true,
	stopButton: true,
};
