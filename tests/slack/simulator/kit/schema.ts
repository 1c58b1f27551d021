/** What the tables of Block Kit rules are made of. A check adds problems and never throws. */

import { type Data, isData } from '../json.js';

export type Surface = 'message' | 'modal' | 'home';

export interface Run {
	surface: Surface;
	problems: string[];
	/** Where in the documentation or types the rules of the shape being read stand. */
	place: string;
}
export type Check = (value: unknown, path: string, run: Run) => void;

export interface Field {
	check: Check;
	required: boolean;
}
export interface Shape {
	place: string;
	/** Where it may be used; everywhere when not said. */
	surfaces?: readonly Surface[];
	fields: Readonly<Record<string, Field>>;
	/** What a field alone does not tell. */
	also?: (value: Data, path: string, run: Run) => void;
}

export const DOCS = 'docs.slack.dev/reference/block-kit';

export const need = (check: Check): Field => ({ check, required: true });
export const may = (check: Check): Field => ({ check, required: false });

export function report(run: Run, rule: string, path: string): void {
	run.problems.push(`[ERROR] ${rule} [json-pointer:${path}] (${run.place})`);
}

/** Slack counts UTF-16 units, as `length` does. */
export function text(max: number, { min = 1, pattern, hint = 'the documented form' }: TextRule = {}): Check {
	return (value, path, run) => {
		if (typeof value !== 'string') return report(run, 'must provide a string', path);
		if (value.length < min) report(run, `must be more than ${min - 1} characters`, path);
		if (value.length > max) report(run, `must be less than ${max + 1} characters`, path);
		if (pattern && !pattern.test(value)) report(run, `must have ${hint}`, path);
	};
}
interface TextRule {
	min?: number;
	pattern?: RegExp;
	hint?: string;
}

export const boolean: Check = (value, path, run) => {
	if (typeof value !== 'boolean') report(run, 'must provide a boolean', path);
};

export function integer(min: number, max: number): Check {
	return (value, path, run) => {
		if (!Number.isInteger(value)) return report(run, 'must provide an integer', path);
		if (Number(value) < min) report(run, `must be at least ${min}`, path);
		if (Number(value) > max) report(run, `must be at most ${max}`, path);
	};
}

export const number: Check = (value, path, run) => {
	if (typeof value !== 'number' || !Number.isFinite(value)) report(run, 'must provide a number', path);
};

export function choice(...allowed: readonly unknown[]): Check {
	return (value, path, run) => {
		if (!allowed.includes(value)) report(run, `must be one of ${allowed.join(', ')}`, path);
	};
}

export function list(check: Check, min: number, max: number): Check {
	return (value, path, run) => {
		if (!Array.isArray(value)) return report(run, 'must provide an array', path);
		if (value.length < min) report(run, `no fewer than ${min} items allowed`, path);
		if (value.length > max) report(run, `no more than ${max} items allowed`, path);
		for (const [index, one] of value.entries()) check(one, `${path}/${index}`, run);
	};
}

/** `fields` are all that may be there; `type` has been looked at by whoever chose the shape. */
export function shape(found: () => Shape): Check {
	return (value, path, run) => {
		if (!isData(value)) return report(run, 'must provide an object', path);
		const { place, fields, surfaces, also } = found();
		const before = run.place;
		run.place = place;
		if (surfaces && !surfaces.includes(run.surface)) {
			report(run, `${String(value.type)} is not available in a ${run.surface}`, path);
		}
		for (const key of Object.keys(value)) {
			if (key !== 'type' && !Object.hasOwn(fields, key)) report(run, `invalid additional property: ${key}`, path);
		}
		for (const [key, { check, required }] of Object.entries(fields)) {
			const one = value[key];
			if (one !== undefined) check(one, `${path}/${key}`, run);
			else if (required) report(run, `missing required field: ${key}`, path);
		}
		also?.(value, path, run);
		run.place = before;
	};
}

/** One of several shapes, chosen by the value's `type`. */
export function typed(shapes: () => Readonly<Record<string, Shape>>, allowed?: readonly string[]): Check {
	return (value, path, run) => {
		if (!isData(value)) return report(run, 'must provide an object', path);
		const { type } = value;
		if (typeof type !== 'string') return report(run, 'missing required field: type', path);
		const table = shapes();
		const found = Object.hasOwn(table, type) ? table[type] : undefined;
		if (!found || (allowed && !allowed.includes(type))) return report(run, `unsupported type: ${type}`, `${path}/type`);
		shape(() => found)(value, path, run);
	};
}

export const SCHEMES = /^(https?:\/\/[^\s/]+|mailto:\S+@\S+|slack:\/\/)/i;
export const url: Check = text(3000, { pattern: SCHEMES, hint: 'a valid URL' });
