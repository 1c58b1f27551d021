/** Which addresses may become links, and how they are written. */

import type { Viewer } from '../../src/channel.js';
import { parseUrl } from '../../src/url.js';
import { type Html, html, type Value } from './html.js';

export interface Links {
	/** A page of ours in the language shown. */
	page(path: string): string;
	/** A paragraph or a document, read on this page and not wherever else the viewer may be published. */
	document(id: string, anchor?: string): string;
	/** A link where the address is one of the web's, else the label alone. */
	to(url: string, label: Value): Html;
}

/** @param query appended to our own addresses to keep the language chosen: `lang=en`, or nothing. */
export function createLinks(viewer: Viewer, query: string): Links {
	const published = viewer.page('/');
	const page = (path: string) => {
		const [place = '', anchor] = path.split('#', 2);
		const asked = query && `${place.includes('?') ? '&' : '?'}${query}`;
		return `${place}${asked}${anchor ? `#${anchor}` : ''}`;
	};
	return {
		page,
		document: (id, anchor) =>
			page(`/documents/${encodeURIComponent(id)}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`),
		to(url, label) {
			if (url.startsWith(published)) return html`<a href="${page(`/${url.slice(published.length)}`)}">${label}</a>`;
			if (/^\/[\w-]/.test(url)) return html`<a href="${page(url)}">${label}</a>`;
			if (!isWeb(url)) return html`${label}`;
			return html`<a href="${url}" rel="noopener noreferrer external">${label}</a>`;
		},
	};
}

/** True for http and https; anything else is never linked. */
export function isWeb(url: string): boolean {
	return ['http:', 'https:'].includes(parseUrl(url)?.protocol ?? '');
}
