/** Who and what there is: registrations, tenants, people, chats and channels, and what was said in them. No network here. */

import { randomBytes, randomUUID } from 'node:crypto';
import type { Json } from './rule.js';

export interface Registration {
	id: string;
	secret: string;
	tenant: string;
	name: string;
	/** How the bot is called in a conversation. */
	botId: string;
}

export interface User {
	id: string;
	objectId: string;
	name: string;
	givenName: string;
	surname: string;
	email: string;
	/** Where the account lives; a guest's is not the conversation's. */
	tenant: string;
	role: 'user' | 'guest' | 'anonymous';
	locale: string;
}

export type Kind = 'personal' | 'groupChat' | 'channel';
export type Closed = 'blocked' | 'uninstalled' | 'disabled';

export interface Place {
	id: string;
	kind: Kind;
	tenant: string;
	app: Registration;
	members: User[];
	name?: string;
	team?: { id: string; name: string; aadGroupId: string };
	/** Why the bot may not write here. */
	closed?: Closed;
}

export interface Update {
	activity: Json;
	at: number;
}

/** One message as the server keeps it. */
export interface Message {
	id: string;
	place: Place;
	/** Root message of the thread, in channels. */
	thread?: string;
	from: 'bot' | User;
	activity: Json;
	at: number;
	deleted: boolean;
	/** Earlier states, oldest first. */
	history: Update[];
	stream?: StreamState;
	/** A card somebody got in exchange for pressing a button, by user id: only that person sees it. */
	exchanged: Map<string, Json>;
}

export interface StreamState {
	state: 'informative' | 'streaming' | 'final' | 'stopped' | 'expired';
	/** Text so far, without the informative updates. */
	content: string;
	sequence: number;
	started: number;
	updates: { kind: 'informative' | 'streaming' | 'final'; text: string; sequence?: number; at: number }[];
}

export interface World {
	apps: Registration[];
	places: Map<string, Place>;
	messages: Message[];
	byId: Map<string, Message>;
	typings: { place: Place; at: number }[];
	nextId(): string;
	addApp(name: string, tenant: string): Registration;
	addUser(name: string, tenant: string, more?: Partial<User>): User;
	addPlace(kind: Kind, app: Registration, members: User[], name?: string): Place;
	add(message: Pick<Message, 'place' | 'from' | 'activity'> & Partial<Message>): Message;
	inPlace(place: Place): Message[];
}

const token = (bytes: number) => randomBytes(bytes).toString('base64url');

const ID: Readonly<Record<Kind, () => string>> = {
	personal: () => `a:1${token(45)}`,
	groupChat: () => `19:${randomBytes(16).toString('hex')}@thread.v2`,
	channel: () => `19:${token(32).replace(/[-_]/g, 'x')}1@thread.tacv2`,
};

function person(name: string, tenant: string, more: Partial<User>): User {
	const [givenName = name, ...rest] = name.split(' ');
	const surname = rest.join(' ');
	return {
		id: `29:1${token(48)}`,
		objectId: randomUUID(),
		name,
		givenName,
		surname,
		email: `${givenName}.${surname || 'x'}@example.org`.toLowerCase(),
		tenant,
		role: 'user',
		locale: 'de-DE',
		...more,
	};
}

export function createWorld(clock: () => number): World {
	let last = 0;
	const byPlace = new Map<string, Message[]>();
	const world: World = {
		apps: [],
		places: new Map(),
		messages: [],
		byId: new Map(),
		typings: [],
		/** Milliseconds, as Teams counts messages, and never twice the same. */
		nextId() {
			last = Math.max(last + 1, clock());
			return String(last);
		},
		addApp(name, tenant) {
			const id = randomUUID();
			const app = { id, secret: `secret-${token(24)}`, tenant, name, botId: `28:${id}` };
			world.apps.push(app);
			return app;
		},
		addUser: (name, tenant, more = {}) => person(name, tenant, more),
		addPlace(kind, app, members, name) {
			const id = ID[kind]();
			const team = { id, name: name ?? 'Innenstadt', aadGroupId: randomUUID() };
			const place: Place = {
				id,
				kind,
				tenant: app.tenant,
				app,
				members: [...members],
				...(name ? { name } : {}),
				...(kind === 'channel' ? { team } : {}),
			};
			world.places.set(id, place);
			return place;
		},
		add(message) {
			const whole = {
				id: world.nextId(),
				at: clock(),
				deleted: false,
				history: [],
				exchanged: new Map<string, Json>(),
				...message,
			};
			world.messages.push(whole);
			world.byId.set(whole.id, whole);
			const there = byPlace.get(whole.place.id);
			if (there) there.push(whole);
			else byPlace.set(whole.place.id, [whole]);
			return whole;
		},
		inPlace: (place) => byPlace.get(place.id) ?? [],
	};
	return world;
}
