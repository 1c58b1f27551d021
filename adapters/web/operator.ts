/** The operator's own pages: Markdown without HTML. Whoever writes them is trusted with links to mail and telephone. */

import MarkdownIt from 'markdown-it';
import type { OperatorPages } from '../../src/channel.js';
import { type Html, html, raw } from './html.js';
import { type Here, OPERATOR_PAGES, renderPage } from './layout.js';
import { renderKept } from './privacy.js';

export type OperatorPage = (typeof OPERATOR_PAGES)[number];

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.validateLink = (url) => /^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(url.trim());

/** A page not translated is shown in German; one not written at all says so. */
export async function renderOperatorPage(here: Here, pages: OperatorPages, name: OperatorPage): Promise<Html> {
	const title = here.words.operator[name];
	const own = await pages.read(name, here.language);
	const text = own ?? (here.language === 'de' ? undefined : await pages.read(name, 'de'));
	const heading = text && /^# /m.test(text) ? undefined : html`<h1>${title}</h1>`;
	const body =
		text === undefined
			? html`<p>${here.words.notWritten}</p>`
			: html`<div lang="${own === undefined ? 'de' : here.words.tag}">${raw(markdown.render(text))}</div>`;
	const kept = name === 'datenschutz' && renderKept(here);
	return renderPage(here, { title, main: html`<div class="prose">${heading}${body}</div>${kept}` });
}

/** Names of the pages nobody has written. */
export async function findMissing(pages: OperatorPages): Promise<OperatorPage[]> {
	const texts = await Promise.all(OPERATOR_PAGES.map((name) => pages.read(name, 'de')));
	return OPERATOR_PAGES.filter((_, index) => !texts[index]?.trim());
}
