/** What reading a text yields, and how readings are put together. */

import { textOf } from './json.js';

export interface Mention {
	kind: 'user' | 'usergroup' | 'channel' | 'broadcast';
	/** An id, or here, channel, everyone. */
	target: string;
	raw: string;
}
export interface Link {
	url: string;
	label: string;
	/** Made by Slack from bare text. */
	auto: boolean;
}
export interface Format {
	kind: 'bold' | 'italic' | 'strike' | 'code' | 'pre' | 'quote' | 'heading' | 'emoji' | 'date';
	text: string;
}
export interface Reading {
	mentions: Mention[];
	links: Link[];
	formats: Format[];
	/** As a person reads it. */
	plain: string;
}
export const blankReading = (): Reading => ({ mentions: [], links: [], formats: [], plain: '' });

export function join(into: Reading, other: Reading, separator = '\n'): void {
	into.mentions.push(...other.mentions);
	into.links.push(...other.links);
	into.formats.push(...other.formats);
	if (other.plain) into.plain += (into.plain ? separator : '') + other.plain;
}

export const words = (text: unknown): Reading => ({ ...blankReading(), plain: textOf(text) });

export function together(parts: readonly Reading[], separator = '\n'): Reading {
	const reading = blankReading();
	for (const part of parts) join(reading, part, separator);
	return reading;
}
