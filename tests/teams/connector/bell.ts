/** Wakes who waits whenever something happened. */

export function createBell() {
	let waiting: (() => void)[] = [];
	const nap = () =>
		new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, 50);
			waiting.push(() => {
				clearTimeout(timer);
				resolve();
			});
		});
	return {
		ring() {
			const all = waiting;
			waiting = [];
			for (const wake of all) wake();
		},
		/** What the check gives, once it gives something. `within` in milliseconds. */
		async until<T>(
			check: () => T | undefined | false,
			{ within = 5_000, what = 'it' } = {},
		): Promise<Exclude<T, false | undefined>> {
			const end = Date.now() + within;
			for (;;) {
				const found = check();
				if (found !== undefined && found !== false) return found as Exclude<T, false | undefined>;
				if (Date.now() >= end) throw new Error(`Waited ${within} ms for ${what}.`);
				await nap();
			}
		},
	};
}
