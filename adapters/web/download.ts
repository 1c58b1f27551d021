/** What is kept of a person, as a file: fetched once, by an address only they know. */

import type { Express, Request, Response } from 'express';
import { wordsFor } from '../../src/words/words.js';
import { markup } from './html.js';
import { renderFault } from './layout.js';
import { hereOf, refuse, type Site } from './respond.js';

export const DOWNLOAD = /^\/meine-daten\/([\w-]{20,100})\.json$/;

export function addDownloads(app: Express, site: Site): void {
	/** Whoever only looks whether it is there does not use it up. */
	app.head(DOWNLOAD, (request, response) => refuse(request, response.set('Allow', 'GET'), 405, site));
	app.get(DOWNLOAD, async (request, response) => {
		const here = hereOf(request, site);
		const { page: say } = wordsFor(here.language).privacy;
		const json = await site.downloads?.take(request.params[0] ?? '');
		if (json === undefined) return gone(request, response, site);
		response
			.set({
				'Cache-Control': 'no-store',
				'Content-Disposition': `attachment; filename="${say.file}"`,
				'X-Robots-Tag': 'noindex',
			})
			.type('application/json')
			.send(json);
	});
	app.all(DOWNLOAD, (request, response) => refuse(request, response.set('Allow', 'GET'), 405, site));
}

function gone(request: Request, response: Response, site: Site): void {
	const here = hereOf(request, site);
	const { page: say } = wordsFor(here.language).privacy;
	/** The frame would repeat the address as a link. */
	const page = renderFault({ ...here, other: `/?lang=${here.words.otherTag}` }, say.gone, say.goneHint);
	response.status(404).set('Cache-Control', 'no-store').type('html').send(markup(page));
}
