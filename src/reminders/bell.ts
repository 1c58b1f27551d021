/** A bell to sleep beside: a loud ring wakes at once, a soft one after a while, so that one awakening serves many. */

export interface Bell {
	/** Milliseconds from a soft ring until it wakes. */
	pause: number;
	ring(loud: boolean): void;
	/** Until it was rung, or long enough. @param rung softly, already */
	wait(rung: boolean): Promise<void>;
}

/** @param most milliseconds that nobody sleeps longer than */
export function createBell(pause: number, most: number): Bell {
	let wake: (() => void) | undefined;
	let soon: NodeJS.Timeout | undefined;
	const bell: Bell = {
		pause,
		ring(loud) {
			if (loud) wake?.();
			else if (wake) soon ??= setTimeout(wake, bell.pause);
		},
		async wait(rung) {
			let late: NodeJS.Timeout | undefined;
			await new Promise<void>((resolve) => {
				wake = resolve;
				late = setTimeout(resolve, most);
				if (rung) bell.ring(false);
			});
			wake = undefined;
			clearTimeout(soon);
			clearTimeout(late);
			soon = undefined;
		},
	};
	return bell;
}
