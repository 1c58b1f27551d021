/** From a request to what a page must know, and from a page to the response; faults included. */

import type { Request, Response } from 'express';
import type { Answering, Calendars, Downloads, OperatorPages, Viewer } from '../../src/channel.js';
import type { Language } from '../../src/message.js';
import { pageWords } from '../../src/words/page.js';
import type { Assets } from './assets.js';
import { type Html, markup } from './html.js';
import { type Here, renderFault, renderMissing } from './layout.js';
import { createLinks } from './links.js';
import { acceptedLanguage, parseLanguage } from './parse.js';

export interface Site {
	bot: Answering;
	viewer: Viewer;
	calendars: Calendars;
	downloads?: Downloads | undefined;
	pages: OperatorPages;
	assets: Assets;
	version: string;
	health(): Readonly<Record<string, unknown>>;
	warn(text: string): void;
}

/** The language asked for, else the one the browser prefers; links carry it only where the two differ. */
export function hereOf(request: Request, { viewer, assets }: Site, submitted?: Language): Here {
	const accepted = acceptedLanguage(request.get('accept-language'));
	const language = submitted ?? parseLanguage(request.query.lang, accepted);
	const asked = request.method === 'GET' ? Object.entries(request.query) : [];
	const query = new URLSearchParams(asked.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
	query.set('lang', language === 'de' ? 'en' : 'de');
	const path = request.method === 'GET' ? request.path.replace(/^\/+/, '/') : '/';
	return {
		language,
		words: pageWords[language],
		links: createLinks(viewer, language === accepted ? '' : `lang=${language}`),
		assets,
		other: `${path}?${query.toString()}`,
	};
}

/** `no-cache` lets the browser keep a page for «back» but ask before it shows an old one. */
export function show(response: Response, page: Html): void {
	response.set('Cache-Control', 'no-cache').vary('Accept-Language').type('html').send(markup(page));
}

/** A page for a person; one line of text for page.js. */
export function refuse(request: Request, response: Response, status: number, site: Site): void {
	const here = hereOf(request, site);
	const { words } = here;
	const lines: Readonly<Record<number, string>> = { 404: words.missing, 413: words.tooLarge };
	const line = lines[status] ?? (status < 500 ? words.badRequest : words.broken);
	response.status(status);
	if (request.path === '/answers' && !request.is('urlencoded')) {
		response.set('Cache-Control', 'no-store').type('text/plain').send(`${line}\n`);
	} else if (status === 404) show(response, renderMissing(here));
	else show(response, renderFault(here, line, status < 500 ? undefined : words.brokenHint));
}

/** The status an error of express or its body parsers carries, else 500. */
export function statusOf(error: unknown): number {
	const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
	return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
