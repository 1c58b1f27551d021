/** Modals on a person's screen and their home tab, and the trigger ids that allow to open them. */

import type { Clock } from './clock.js';
import { compact, type Data, textOf } from './json.js';
import { refuse } from './refusal.js';

export interface Trigger {
	id: string;
	user: string;
	team: string;
	/** Epoch milliseconds; it works for three seconds, once. */
	made: number;
	used: boolean;
	/** The view it came from: only then something can be pushed. */
	from?: string;
}
export interface OpenView {
	id: string;
	user: string;
	team: string;
	hash: string;
	/** The app's own words, ids filled in. */
	view: Data;
	root: string;
	previous?: string;
	open: boolean;
}

export interface Views {
	trigger(user: string, team: string, from?: string): string;
	/** Throws invalid_trigger_id, expired_trigger_id, exchanged_trigger_id. */
	exchange(id: string): Trigger;
	open(trigger: Pick<Trigger, 'user' | 'team'>, view: Data): OpenView;
	push(trigger: Pick<Trigger, 'user' | 'team' | 'from'>, view: Data): OpenView;
	update(target: OpenView, view: Data, hash?: string): OpenView;
	publish(user: string, team: string, view: Data, hash?: string): OpenView;
	find(key: { view_id?: string; external_id?: string }): OpenView | undefined;
	/** Root first; the last one is what the person sees. */
	stack(user: string): readonly OpenView[];
	home(user: string, team?: string): OpenView | undefined;
	close(user: string, all?: boolean): OpenView[];
}

const TRIGGER_LIFE = 3000;
const DEEPEST = 3;

export function createViews(clock: Clock): Views {
	const triggers = new Map<string, Trigger>();
	const views = new Map<string, OpenView>();
	const external = new Map<string, OpenView>();
	const stacks = new Map<string, OpenView[]>();
	const homes = new Map<string, OpenView>();
	const hash = () => `${Math.floor(clock.now() / 1000)}.${clock.secret(8)}`;

	function keep(user: string, team: string, view: Data, root?: string, previous?: string): OpenView {
		checkExternal(view, team);
		const id = clock.id('V');
		const open: OpenView = {
			id,
			user,
			team,
			hash: hash(),
			view,
			root: root ?? id,
			open: true,
			...(previous && { previous }),
		};
		views.set(id, open);
		if (view.external_id) external.set(`${team} ${textOf(view.external_id)}`, open);
		return open;
	}
	function checkExternal(view: Data, team: string, own?: OpenView): void {
		const other = view.external_id ? external.get(`${team} ${textOf(view.external_id)}`) : undefined;
		if (other?.open && other !== own) throw refuse('duplicate_external_id');
	}
	function stackOf(user: string): OpenView[] {
		const stack = stacks.get(user) ?? [];
		stacks.set(user, stack);
		return stack;
	}
	function change(target: OpenView, view: Data, given?: string): OpenView {
		if (given !== undefined && given !== target.hash) throw refuse('hash_conflict');
		checkExternal(view, target.team, target);
		target.view = view;
		target.hash = hash();
		if (view.external_id) external.set(`${target.team} ${textOf(view.external_id)}`, target);
		return target;
	}

	return {
		trigger(user, team, from) {
			const id = `${clock.secret(4).replace(/\D/g, '4')}1234567.${Math.floor(clock.now())}.${clock.secret(32)}`;
			triggers.set(id, { id, user, team, made: clock.now(), used: false, ...(from !== undefined && { from }) });
			return id;
		},
		exchange(id) {
			const trigger = triggers.get(id);
			if (!trigger) throw refuse('invalid_trigger_id');
			if (trigger.used) throw refuse('exchanged_trigger_id');
			if (clock.now() - trigger.made > TRIGGER_LIFE) throw refuse('expired_trigger_id');
			trigger.used = true;
			return trigger;
		},
		open({ user, team }, view) {
			const opened = keep(user, team, view);
			closeAll(stackOf(user));
			stackOf(user).push(opened);
			return opened;
		},
		push({ user, team, from }, view) {
			const stack = stackOf(user);
			const below = stack.at(-1);
			if (!below || from === undefined) throw refuse('not_found');
			if (stack.length >= DEEPEST) throw refuse('push_limit_reached');
			const pushed = keep(user, team, view, below.root, below.id);
			stack.push(pushed);
			return pushed;
		},
		update: change,
		publish(user, team, view, given) {
			const old = homes.get(`${team} ${user}`);
			if (old) return change(old, view, given);
			if (given !== undefined) throw refuse('hash_conflict');
			const home = keep(user, team, view);
			homes.set(`${team} ${user}`, home);
			return home;
		},
		find: ({ view_id, external_id }) => {
			const found =
				view_id !== undefined
					? views.get(view_id)
					: [...external].find(([key]) => key.endsWith(` ${external_id}`))?.[1];
			return found?.open ? found : undefined;
		},
		stack: (user) => stackOf(user),
		home: (user, team) =>
			team !== undefined ? homes.get(`${team} ${user}`) : [...homes.values()].find((one) => one.user === user),
		close(user, everything = false) {
			const stack = stackOf(user);
			return everything ? closeAll(stack) : closeAll(stack, stack.length - 1);
		},
	};
}

/** The topmost first, as they are taken away. */
function closeAll(stack: OpenView[], from = 0): OpenView[] {
	const closed = stack.splice(Math.max(from, 0)).reverse();
	for (const one of closed) one.open = false;
	return closed;
}

export interface ViewAuthor {
	appId: string;
	botId: string;
}

/** The view as methods and payloads carry it. */
export function viewPayload(open: OpenView, { appId, botId }: ViewAuthor, values: Data = {}): Data {
	const { view } = open;
	return compact({
		id: open.id,
		team_id: open.team,
		type: view.type,
		blocks: view.blocks,
		private_metadata: view.private_metadata ?? '',
		callback_id: view.callback_id ?? '',
		state: { values },
		hash: open.hash,
		title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
		clear_on_close: view.clear_on_close ?? false,
		notify_on_close: view.notify_on_close ?? false,
		close: view.close ?? null,
		submit: view.submit ?? null,
		previous_view_id: open.previous ?? null,
		root_view_id: open.root,
		app_id: appId,
		external_id: view.external_id ?? '',
		app_installed_team_id: open.team,
		bot_id: botId,
	});
}
