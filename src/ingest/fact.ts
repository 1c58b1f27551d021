/** What is found in a report, always with the paragraph that says so and how sure it is. */

/** Paragraph 0 is the title, or what stands above the text. */
export interface Fact<T = string> {
	value: T;
	paragraph: number;
	/** 0 to 1. */
	sure: number;
}

export type Kind = 'peer-to-peer' | 'network-meeting' | 'project-profile' | 'programme';

export interface Contact {
	name: string;
	role?: string;
	organisation?: string;
	municipality?: string;
	paragraph: number;
	sure: number;
}
