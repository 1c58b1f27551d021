/** What a model is told. Documents and questions stand in it as JSON strings in a fence that they cannot close: data, never instructions. */

import { prompts } from '../words/prompts.js';
import type { Assignment, Source } from './model.js';

export interface Prompt {
	system: string;
	user: string;
}

export function wordingPrompt({ question, language, points, sources, rejected = [] }: Assignment): Prompt {
	const say = prompts[language];
	const parts = [
		fenced('sources', sources),
		fenced('points', points),
		fenced('question', question),
		...(rejected.length > 0 ? [say.rejected, fenced('rejected', rejected)] : []),
	];
	return { system: say.wording, user: parts.join('\n') };
}

export function rewritingPrompt(question: string, earlier: readonly string[], language: 'de' | 'en'): Prompt {
	return {
		system: prompts[language].rewriting,
		user: [fenced('earlier', earlier), fenced('question', question)].join('\n'),
	};
}

export function judgingPrompt(text: string, sources: readonly Source[], language: 'de' | 'en'): Prompt {
	return {
		system: prompts[language].judging,
		user: [fenced('sources', sources), fenced('sentence', text)].join('\n'),
	};
}

/** As JSON without angle brackets, so that no text of a document ends its fence; without what nobody can see. */
function fenced(name: string, value: unknown): string {
	const json = JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? visible(part) : part));
	return `<${name}>\n${json.replace(/</g, '\\u003c').replace(/>/g, '\\u003e')}\n</${name}>`;
}

const visible = (text: string) => text.replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '');
