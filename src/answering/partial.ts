/** Sentences out of JSON that is still being written: each object of the list `claims` as soon as it is closed. */

import { z } from 'zod';
import type { Written } from './model.js';

export const writtenSchema = z.object({
	text: z.string().trim().min(1).max(900),
	sources: z.array(z.number().int()).max(12),
});

export interface Partial {
	/** @returns what is complete since the last call; what does not have the shape is left out */
	add(piece: string): Written[];
	/** Whether the list was closed. */
	closed(): boolean;
}

/** Reads `{"claims": [{…}, …]}`, also in a fence or behind a preamble. */
export function createPartial(): Partial {
	let text = '';
	let at = -1;
	let depth = 0;
	let start = -1;
	let quoted = false;
	let escaped = false;
	let closed = false;
	const step = (character: string): Written | undefined => {
		if (escaped) escaped = false;
		else if (quoted) {
			if (character === '\\') escaped = true;
			else if (character === '"') quoted = false;
		} else if (character === '"') quoted = true;
		else if (character === '{') {
			if (depth++ === 0) start = at;
		} else if (character === '}' && depth > 0) {
			if (--depth === 0) return parsed(text.slice(start, at + 1));
		} else if (character === ']' && depth === 0) closed = true;
		return undefined;
	};
	return {
		add(piece) {
			text += piece;
			if (at < 0) {
				const list = /"claims"\s*:\s*\[/.exec(text);
				if (!list) return [];
				at = list.index + list[0].length;
			}
			const complete: Written[] = [];
			for (; at < text.length && !closed; at++) {
				const written = step(text[at] ?? '');
				if (written) complete.push(written);
			}
			return complete;
		},
		closed: () => closed,
	};
}

function parsed(json: string): Written | undefined {
	try {
		return writtenSchema.safeParse(JSON.parse(json)).data;
	} catch {
		return undefined;
	}
}
