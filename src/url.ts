/** Web addresses as text → URL. */

/** `URL.canParse` is no help: on Node 20, once it is optimised, it refuses hosts with letters beyond ASCII. */
export function parseUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
