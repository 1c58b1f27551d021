/** What every channel promises: the case list of `tests/cases.ts`, seen with a person's eyes. */

import { describe, expect, test } from '@jest/globals';
import { CASES } from '../cases.js';

/** Says something in a conversation and gives back what is then to be seen of the answer. */
export type Say = (question: string, conversation: string) => Promise<string>;

/** White space and quotes differ from one way of drawing to the other. */
const even = (text: string) => text.replace(/[\s\u00a0\u202f\u2009\u2060]+/gu, ' ');

export function describeChannel(name: string, say: () => Say): void {
	describe(`${name} answers like every channel`, () => {
		test.each(CASES.map((one, at) => [one.name, one, at] as const))('%s', async (_name, { turns }, at) => {
			for (const { question, contains, absent = [] } of turns) {
				const seen = even(await say()(question, `case-${at}`));
				for (const words of contains) expect(seen).toContain(words);
				for (const words of absent) expect(seen).not.toContain(words);
			}
		});
	});
}
