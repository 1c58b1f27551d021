/** An answer in Slack and one in Teams, brought to one form: what a person reads there, whatever it is drawn with. */

import { wordsFor } from '../../src/words/words.js';
import { formatsIn, linksIn, visibleText as slackText } from '../slack/simulator/visible.js';
import { word } from './connector/rule.js';
import type { Shown } from './connector/screen.js';
import { cardText, marksIn, visibleText as teamsText } from './connector/visible.js';

/** In order. Left out is what each platform does in its own way: bullets, thumbs, the heading above the sources. */
export interface Reading {
	title: string;
	/** A paragraph, a row or a fact each. */
	lines: string[];
	strong: string[];
	/** „Label → Adresse“ */
	links: string[];
	/** „[1] Titel · Datum · Abschnitt“ */
	sources: string[];
	buttons: string[];
	/** What can be filled in: its label, and what stands there. */
	fields: string[];
	rated: boolean;
}

type Data = Record<string, unknown>;

const blank = (): Reading => {
	return { title: '', lines: [], strong: [], links: [], sources: [], buttons: [], fields: [], rated: false };
};

/** White space as one space; signs nobody sees are gone. */
export const even = (said: unknown): string =>
	word(said).replaceAll('\u2060', '').replace(/\s+/g, ' ').replace(/^• /, '').trim();
const linesOf = (said: string) => said.split('\n').map(even).filter(Boolean);
const listOf = (value: unknown) => (Array.isArray(value) ? (value as Data[]) : []);
const textOf = (value: unknown) => even((value as Data | undefined)?.text);
const linkOf = (label: unknown, url: unknown) => `${even(label)} → ${word(url)}`;

const WORDS = [wordsFor('de'), wordsFor('en')];
const HEADINGS = WORDS.flatMap(({ source, teams }) => [source.heading, teams.sources]);

/** A message or a window of Slack. */
export function readSlack({ title, blocks }: { title?: unknown; blocks: readonly Data[] }): Reading {
	const read = { ...blank(), title: textOf(title) };
	for (const block of blocks) {
		const only = { text: '', blocks: [block] };
		const bold = formatsIn(only).filter(({ kind }) => kind === 'bold');
		read.strong.push(...bold.map(({ text }) => even(text)));
		read.links.push(...linksIn(only).map(({ label, url }) => linkOf(label, url)));
		if (block.type === 'section') read.sources.push(textOf(block.text));
		else if (block.type === 'actions') read.buttons.push(...listOf(block.elements).map(({ text }) => textOf(text)));
		else if (block.type === 'context_actions') read.rated = true;
		else if (block.type === 'input')
			read.fields.push(`${textOf(block.label)}: ${even((block.element as Data).initial_value)}`);
		else read.lines.push(...linesOf(slackText(only)).filter((line) => !HEADINGS.includes(line)));
	}
	return read;
}

/** A message of Teams: its text, then its card. */
export function readTeams(shown: Shown): Reading {
	const read = { ...blank(), rated: shown.feedback !== undefined };
	const message = { ...shown, cards: [] };
	read.lines.push(...linesOf(teamsText(message)));
	for (const { kind, text, url } of marksIn(message)) {
		if (kind === 'bold') read.strong.push(even(text));
		if (kind === 'link') read.links.push(linkOf(text, url));
	}
	for (const card of shown.cards) readElements(card, read);
	return read;
}

/** A card that takes the place of another. */
export function readCard(card: unknown): Reading {
	const read = blank();
	readElements(card as Data, read);
	return read;
}

/** Below the heading of the sources a row is a source; any other heading is the title. */
function readElements({ body }: Data, read: Reading): void {
	let below = false;
	for (const element of listOf(body)) {
		const [line = '', ...more] = cardText(element).flatMap(linesOf);
		if (element.type === 'TextBlock' && HEADINGS.includes(line)) below = true;
		else if (element.type === 'TextBlock') read.title = line;
		else if (element.type === 'Input.Text') read.fields.push(`${even(element.label)}: ${even(element.value)}`);
		else if (element.type === 'ActionSet') readActions(listOf(element.actions), read);
		else if (below && line.startsWith('[')) read.sources.push(line);
		else {
			read.lines.push(line, ...more);
			readRuns(element, read);
		}
	}
}

/** A button that unfolds a form; that form's own button belongs to it. */
function readActions(actions: readonly Data[], read: Reading): void {
	read.buttons.push(...actions.map(({ title }) => even(title)));
	for (const { card } of actions) {
		const { body } = (card ?? {}) as Data;
		readElements({ body: listOf(body).filter(({ type }) => type !== 'ActionSet') }, read);
	}
}

function readRuns(element: Data, read: Reading): void {
	for (const { text, weight, selectAction } of listOf(element.inlines)) {
		if (weight === 'bolder') read.strong.push(even(text));
		if (selectAction) read.links.push(linkOf(text, (selectAction as Data).url));
	}
	for (const inner of listOf(element.items)) readRuns(inner, read);
}
