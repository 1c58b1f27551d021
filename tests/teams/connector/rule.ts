/** Rules for JSON that comes over the wire, with the path of every fault. Strict: what is not named is a fault. */

export type Tell = (path: string, fault: string) => void;

export interface Rule {
	(value: unknown, path: string, tell: Tell): void;
	/** A record without this field is faulty. */
	needed?: true;
}

export type Shape = Readonly<Record<string, Rule>>;
export type Json = Record<string, unknown>;

/** A string as it is; anything else as nothing. */
export const word = (value: unknown): string => (typeof value === 'string' ? value : '');

export const isRecord = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a rule finds wrong, as sentences. */
export function faultsOf(rule: Rule, value: unknown, name: string): string[] {
	const faults: string[] = [];
	rule(value, name, (path, fault) => faults.push(`${path}: ${fault}`));
	return faults;
}

export const needed = (rule: Rule): Rule =>
	Object.assign((value: unknown, path: string, tell: Tell) => rule(value, path, tell), { needed: true as const });

export const anything: Rule = () => {};

export const flag: Rule = (value, path, tell) => {
	if (typeof value !== 'boolean') tell(path, 'must be true or false');
};

export const number: Rule = (value, path, tell) => {
	if (typeof value !== 'number' || !Number.isFinite(value)) tell(path, 'must be a number');
};

export const integer =
	(least = 0): Rule =>
	(value, path, tell) => {
		if (!Number.isInteger(value) || Number(value) < least) tell(path, `must be a whole number from ${least}`);
	};

export interface TextLimits {
	min?: number;
	max?: number;
	like?: RegExp;
}

export const text =
	({ min = 0, max = Number.POSITIVE_INFINITY, like }: TextLimits = {}): Rule =>
	(value, path, tell) => {
		if (typeof value !== 'string') tell(path, 'must be a string');
		else if (value.length < min) tell(path, `needs at least ${min} characters`);
		else if (value.length > max) tell(path, `has ${value.length} of at most ${max} characters`);
		else if (like && !like.test(value)) tell(path, `is not of the form ${like}`);
	};

export const filled = text({ min: 1 });
export const webAddress = text({ like: /^https?:\/\/[^\s]+$/ });
export const time = text({ like: /^\d{4}-\d\d-\d\dT/ });

export const oneOf =
	(...words: readonly unknown[]): Rule =>
	(value, path, tell) => {
		if (!words.includes(value)) tell(path, `must be one of ${words.map((word) => JSON.stringify(word)).join(', ')}`);
	};

export const list =
	(item: Rule, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Rule =>
	(value, path, tell) => {
		if (!Array.isArray(value)) return tell(path, 'must be a list');
		if (value.length < min || value.length > max) tell(path, `has ${value.length} items, must have ${min} to ${max}`);
		for (const [at, entry] of value.entries()) item(entry, `${path}[${at}]`, tell);
	};

export const record =
	(shape: Shape): Rule =>
	(value, path, tell) => {
		if (!isRecord(value)) return tell(path, 'must be an object');
		for (const [key, entry] of Object.entries(value)) {
			const rule = Object.hasOwn(shape, key) ? shape[key] : undefined;
			if (rule) rule(entry, `${path}.${key}`, tell);
			else tell(`${path}.${key}`, 'is unknown here');
		}
		for (const [key, rule] of Object.entries(shape))
			if (rule.needed && value[key] === undefined) tell(`${path}.${key}`, 'is missing');
	};

/** An object whose `type` decides its shape. */
export const kindOf =
	(shapes: () => Readonly<Record<string, Shape>>): Rule =>
	(value, path, tell) => {
		if (!isRecord(value)) return tell(path, 'must be an object');
		const shape =
			typeof value.type === 'string' && Object.hasOwn(shapes(), value.type) ? shapes()[value.type] : undefined;
		if (!shape) return tell(`${path}.type`, `is ${JSON.stringify(value.type)}, which is unknown here`);
		record({ type: anything, ...shape })(value, path, tell);
	};

/** The first rule without a fault wins; if none does, the last one's faults are told. */
export const either =
	(...rules: readonly [Rule, ...Rule[]]): Rule =>
	(value, path, tell) => {
		const found = rules.map((rule) => {
			const faults: [string, string][] = [];
			rule(value, path, (where, fault) => faults.push([where, fault]));
			return faults;
		});
		if (found.every((faults) => faults.length > 0)) for (const [where, fault] of found.at(-1) ?? []) tell(where, fault);
	};

/** All of them. */
export const all =
	(...rules: readonly Rule[]): Rule =>
	(value, path, tell) => {
		for (const rule of rules) rule(value, path, tell);
	};
