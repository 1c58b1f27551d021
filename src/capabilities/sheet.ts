/** The form in which an organiser enters an event. */

import { KINDS } from '../events/event.js';
import type { Field } from '../reply.js';
import type { Words } from '../words/de.js';

/** @param values what stands in it already */
export function formOf(
	values: Readonly<Record<string, string>>,
	{ events: { organise: say, status: states } }: Words,
): Field[] {
	const field = (name: keyof typeof say.fields, more: Partial<Field> = {}): Field => {
		const value = values[name];
		return { name, label: say.fields[name], ...(value ? { value } : {}), ...more };
	};
	const choice = (name: keyof typeof say.fields, usual: string, choices: [value: string, label: string][]) =>
		field(name, { choices: choices.map(([value, label]) => ({ value, label })), value: values[name] ?? usual });
	return [
		field('title'),
		choice(
			'kind',
			'peer-to-peer',
			KINDS.map((kind) => [kind, say.kinds[kind]]),
		),
		field('day', { input: 'date' }),
		field('from', { input: 'time', optional: true }),
		field('last', { input: 'date', optional: true }),
		field('to', { input: 'time', optional: true }),
		field('place', { optional: true }),
		field('link', { optional: true }),
		field('topics', { optional: true }),
		field('about', { optional: true, lines: 3 }),
		field('registration', { optional: true }),
		field('until', { input: 'date', optional: true }),
		choice('audience', 'public', [
			['public', say.audiences.public],
			['programme', say.audiences.programme],
		]),
		choice('status', 'confirmed', [
			['confirmed', states.confirmed],
			['planned', states.planned],
		]),
	];
}
