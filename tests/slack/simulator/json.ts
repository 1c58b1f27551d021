/** Values as they come over the wire, and the questions one asks them before trusting them. */

export type Data = Record<string, unknown>;

export const isData = (value: unknown): value is Data =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string';

/** The objects of a list; anything else is an empty list. */
export const dataList = (value: unknown): Data[] => (Array.isArray(value) ? value.filter(isData) : []);

export const textOf = (value: unknown): string => (isText(value) ? value : '');

/** Undefined when it is not JSON. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

export const copyOf = <T>(value: T): T => structuredClone(value);

/** Without the keys whose value is undefined, as JSON would send it. */
export function compact(value: Data): Data {
	return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
