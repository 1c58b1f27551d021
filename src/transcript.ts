/** A reply as plain text and as JSON, for terminals, files and other programs. */

import type { Citation, Contact, Nearest, Reply } from './reply.js';
import { plainBlock } from './reply.js';
import { detailsOf } from './words/details.js';
import { wordsFor } from './words/words.js';

/** Address of a paragraph in the viewer, from its passage id. */
export type PassageAddress = (passage: string) => string;

/** The whole reply as a person reads it. */
export function plain(reply: Reply, address: PassageAddress): string {
	const { source } = wordsFor(reply.language);
	const sources = reply.sources.map((citation) => plainSource(citation, reply.language, address));
	return [
		...reply.blocks.map(plainBlock),
		...(sources.length > 0 ? [`${source.heading}:\n${sources.join('\n')}`] : []),
		...detailsOf(reply),
	].join('\n\n');
}

function plainSource(citation: Citation, language: 'de' | 'en', address: PassageAddress): string {
	const { n, title, date, section, quote, wording, publisher, url, passage } = citation;
	const words = wordsFor(language);
	const said = wording === 'original' ? `„${quote}“` : `${words.source.summary(publisher)}: ${quote}`;
	const head = [title, date && words.day(date), section].filter(Boolean).join(' · ');
	return `[${n}] ${head}\n    ${said}\n    ${address(passage)}\n    ${url ?? words.source.noLink}`;
}

export interface Transcript {
	question: string;
	language: 'de' | 'en';
	found: boolean;
	text: string;
	claims: { text: string; cites: readonly number[] }[];
	sources: (Pick<Citation, 'n' | 'document' | 'title' | 'section' | 'passage' | 'quote' | 'wording'> & {
		date: string | null;
		url: string | null;
		viewer: string;
	})[];
	contacts: {
		name: string;
		role: string | null;
		organisation: string | null;
		municipality: string | null;
		document: string;
	}[];
	nearest: Nearest[];
	/** The model that worded it; absent where it is quoted. */
	author?: string;
	/** The question as it was read, where that is not how it was put. */
	understood?: string;
	milliseconds: number;
}

export function toTranscript(
	question: string,
	reply: Reply,
	milliseconds: number,
	address: PassageAddress,
): Transcript {
	const { answer, author, understood } = reply;
	return {
		question,
		language: reply.language,
		found: answer?.found ?? false,
		text: plain(reply, address),
		claims: answer?.found ? answer.claims.map(({ text, cites }) => ({ text, cites })) : [],
		sources: reply.sources.map(({ n, document, title, date, section, passage, quote, wording, url }) => {
			return {
				n,
				document,
				title,
				date: date ?? null,
				section,
				passage,
				quote,
				wording,
				url: url ?? null,
				viewer: address(passage),
			};
		}),
		contacts: reply.contacts.map(toContact),
		nearest: answer && !answer.found ? answer.nearest : [],
		...(author ? { author } : {}),
		...(understood ? { understood } : {}),
		milliseconds: Math.round(milliseconds * 100) / 100,
	};
}

function toContact({ name, role, organisation, municipality, document }: Contact): Transcript['contacts'][number] {
	return { name, role: role ?? null, organisation: organisation ?? null, municipality: municipality ?? null, document };
}
