/** The domain: what a documentation is, as its front matter and body say it. No input or output here. */

import { z } from 'zod';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a date of the calendar, so not for 2024-02-30. */
export function isDate(text: string): boolean {
	const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
	if (!year || !month || !day) return false;
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const line = z.string().trim().min(1);
const date = z.string().refine(isDate, { error: 'date' });
/** 2025, 2025-06 or 2025-06-30. */
const moment = z
	.union([z.string(), z.number().int()])
	.transform(String)
	.refine((text) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) || isDate(text), { error: 'date' });

export const contactSchema = z.strictObject({
	name: line,
	role: line.optional(),
	organisation: line.optional(),
});

export const measureSchema = z.strictObject({
	municipality: line,
	state: line.optional(),
	title: line,
	kind: line.optional(),
	topics: z.array(line).default([]),
	summary: line.optional(),
	status: line.optional(),
	contacts: z.array(contactSchema).default([]),
});

export const exchangeSchema = z
	.strictObject({
		id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'id' }),
		title: line,
		series: line.optional(),
		number: z.number().int().positive().optional(),
		kind: z.enum(['peer-to-peer', 'network-meeting', 'project-profile', 'programme']),
		starts: date.optional(),
		ends: date.optional(),
		/** As of when the information holds, where it is not an event. */
		published: moment.optional(),
		place: line.optional(),
		host: line.optional(),
		topics: z.array(line).default([]),
		source: z.strictObject({
			publisher: line,
			title: line,
			url: z
				.httpUrl()
				.regex(/^[^\s"'<>`\\]+$/)
				.optional(),
		}),
		/** Ids of documents that this one is newer than, where dates do not say so. */
		supersedes: z.array(line).default([]),
		wording: z.enum(['original', 'summary']),
		coverage: z.enum(['complete', 'partial']),
		audience: z.enum(['public', 'programme']).default('public'),
		measures: z.array(measureSchema).default([]),
	})
	.refine((value) => !value.starts || !value.ends || value.starts <= value.ends, { error: 'order', path: ['ends'] })
	.refine((value) => value.starts || !['peer-to-peer', 'network-meeting'].includes(value.kind), {
		error: 'missing',
		path: ['starts'],
	});

export type MeasureContact = z.infer<typeof contactSchema>;
export type Measure = z.infer<typeof measureSchema>;

/** A paragraph: the unit of citation. */
export interface Passage {
	/** `<document>#<anchor>` */
	id: string;
	document: string;
	/** Heading path, number within it and hash of the text: stays while the text stays. */
	anchor: string;
	/** Headings from the outermost in. */
	headings: readonly string[];
	text: string;
}

export type Exchange = z.infer<typeof exchangeSchema> & { passages: readonly Passage[] };

/** A town, as the gazetteer knows it. */
export interface Municipality {
	name: string;
	/** Other ways to write it: „Cottbus/Chóśebuz“, „Homburg (Saar)“. */
	others: readonly string[];
	state: string;
	latitude?: number;
	longitude?: number;
	size?: Size;
}

/** By inhabitants: from 100,000, from 20,000, fewer. */
export const SIZES = ['large', 'medium', 'small'] as const;
export type Size = (typeof SIZES)[number];
