/** All that the simulator knows, in one place, for its methods. */

import { type AppSeed, DEFAULT_APP } from './app.js';
import { type Clock, createClock } from './clock.js';
import { type Data, dataList } from './json.js';
import { interactiveIn } from './kit/active.js';
import { ROOM, type Room } from './kit/surfaces.js';
import { createMessages, type Message, type Messages } from './messages.js';
import type { Stream } from './stream.js';
import { createThreads, type Threads } from './threads.js';
import { createTokens, type Tokens } from './tokens.js';
import { createViews, type Views } from './views.js';
import { createWorld, type World } from './world.js';

export type Change = { kind: 'posted' | 'updated' | 'deleted'; message: Message };

export interface State {
	clock: Clock;
	world: World;
	tokens: Tokens;
	messages: Messages;
	views: Views;
	threads: Threads;
	/** Open and closed streams by channel and timestamp. */
	streams: Map<string, Stream>;
	room: Room;
	/** Told of every change the app makes to messages. */
	watchers: Set<(change: Change) => void>;
	/** Where this server answers; known once it listens. */
	origin: string;
}

export interface StateOptions {
	app?: Partial<AppSeed>;
	now?: () => number;
	room?: Partial<Room>;
}

export function createState({ app, now = Date.now, room }: StateOptions): State {
	const clock = createClock(now);
	const world = createWorld(clock);
	return {
		clock,
		world,
		tokens: createTokens(world, clock, { ...DEFAULT_APP, ...app }),
		messages: createMessages(clock.ts),
		views: createViews(clock),
		threads: createThreads(clock),
		streams: new Map(),
		room: { ...ROOM, ...room },
		watchers: new Set(),
		origin: '',
	};
}

/** What Slack adds to blocks that came without ids. */
export function withIds(state: State, blocks: Data[]): Data[] {
	for (const block of [...blocks, ...blocks.flatMap((one) => dataList(one.child_blocks))])
		block.block_id ??= state.clock.secret(5);
	for (const { element } of interactiveIn(blocks)) element.action_id ??= state.clock.secret(5);
	return blocks;
}

export function tell(state: State, kind: Change['kind'], message: Message): void {
	for (const watcher of state.watchers) watcher({ kind, message });
}
