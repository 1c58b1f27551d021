/** A time limit beside a signal that may end things sooner. `AbortSignal.any` with `timeout` loses its timer on Node 20. */

export interface Limit {
	signal: AbortSignal;
	/** Nothing is left running. */
	end(): void;
}

const OVER = 'time is over';

/** Aborts after some milliseconds, or with the other signal. */
export function startLimit(milliseconds: number, signal?: AbortSignal): Limit {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(OVER), milliseconds);
	const pass = () => controller.abort(signal?.reason);
	if (signal?.aborted) pass();
	signal?.addEventListener('abort', pass, { once: true });
	return {
		signal: controller.signal,
		end() {
			clearTimeout(timer);
			signal?.removeEventListener('abort', pass);
		},
	};
}

/** Whether nobody waits any more, which says nothing of an endpoint; a time limit says something. */
export const isLeft = ({ aborted, reason }: AbortSignal) => aborted && reason !== OVER;
