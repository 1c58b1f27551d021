/** The addresses and what they answer. What a page looks like is said elsewhere. */

import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { addAnswers, ask } from './answers.js';
import { addDownloads, DOWNLOAD } from './download.js';
import { renderDocument, renderDocuments } from './document.js';
import { OPERATOR_PAGES, renderMissing } from './layout.js';
import { renderMunicipalities } from './municipalities.js';
import { renderOperatorPage } from './operator.js';
import { newestFirst, renderChat } from './page.js';
import { newConversation, parseQuestion } from './parse.js';
import { hereOf, refuse, type Site, show, statusOf } from './respond.js';

/** Calendars; the last is as secret as what it shows. */
const ALL_EVENTS = '/events.ics';
const EVENT = /^\/events\/([a-z0-9-]{1,200})\.ics$/;
const PERSONAL = /^\/calendar\/([\w-]{20,100})\.ics$/;

const FOREVER = 'public, max-age=31536000, immutable';

export function createApp(site: Site): Express {
	const app = express();
	app.disable('x-powered-by');
	// Should refusing fail too, express answers without a stack.
	app.set('env', 'production');
	app.use(secured());
	app.use('/assets', express.static(site.assets.folder, { index: false, redirect: false, setHeaders: keepVersioned }));
	addFiles(app, site);
	addPages(app, site);
	addCalendars(app, site);
	addDownloads(app, site);
	addAnswers(app, site);
	refuseOtherMethods(app, site);
	app.use((request, response) => refuse(request, response, 404, site));
	app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
		if (response.headersSent) return next(error);
		const status = statusOf(error);
		if (status >= 500)
			site.warn(`${request.method} ${shown(request.path)}: ${error instanceof Error ? error.stack : String(error)}`);
		return refuse(request, response, status, site);
	});
	return app;
}

function refuseOtherMethods(app: Express, site: Site): void {
	const pages = [
		'/',
		'/documents',
		'/documents/:id',
		'/municipalities',
		'/healthz',
		...OPERATOR_PAGES.map((name) => `/${name}`),
	];
	const refuseMethod = (allowed: string) => (request: Request, response: Response) => {
		refuse(request, response.set('Allow', allowed), 405, site);
	};
	app.all(pages, refuseMethod('GET, HEAD'));
	app.all([ALL_EVENTS, EVENT, PERSONAL], refuseMethod('GET, HEAD'));
	app.all('/answers', refuseMethod('POST'));
}

/** What stands in a log of an address. */
const shown = (path: string) => path.replace(PERSONAL, '/calendar/….ics').replace(DOWNLOAD, '/meine-daten/….json');

/** No inline script, no inline style, nothing from elsewhere. HSTS is for the proxy that speaks https. */
function secured() {
	const self = ["'self'"];
	const none = ["'none'"];
	return helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: none,
				scriptSrc: self,
				styleSrc: self,
				imgSrc: self,
				connectSrc: self,
				formAction: self,
				baseUri: none,
				frameAncestors: none,
			},
		},
		strictTransportSecurity: false,
	});
}

function keepVersioned(response: { req?: { url?: string }; setHeader(name: string, value: string): unknown }): void {
	response.setHeader('Cache-Control', response.req?.url?.includes('v=') ? FOREVER : 'no-cache');
}

function addFiles(app: Express, { health, assets, version }: Site): void {
	app.get('/favicon.ico', (_request, response) =>
		response.type('image/svg+xml').sendFile('icon.svg', { root: assets.folder }),
	);
	app.get('/robots.txt', (_request, response) => {
		response.type('text/plain').send('User-agent: *\nDisallow: /?\nDisallow: /answers\n');
	});
	app.get('/healthz', (_request, response) => {
		response.set('Cache-Control', 'no-store').json({ status: 'ok', version, ...health() });
	});
}

function addPages(app: Express, site: Site): void {
	const documents = () => newestFirst(site.viewer.list('public'));
	app.get('/', async (request, response) => {
		const here = hereOf(request, site);
		const asked = parseQuestion(request.query, here.language);
		const turn = asked && (await ask(site, here, asked, response));
		const conversation = asked?.message.conversation ?? newConversation();
		show(response, renderChat(here, { conversation, turn, documents: documents() }));
	});
	app.get('/documents', (request, response) => show(response, renderDocuments(hereOf(request, site), documents())));
	app.get('/documents/:id', (request, response) => {
		const document = site.viewer.find(request.params.id, 'public');
		const here = hereOf(request, site);
		show(response.status(document ? 200 : 404), document ? renderDocument(here, document) : renderMissing(here));
	});
	app.get('/municipalities', (request, response) =>
		show(response, renderMunicipalities(hereOf(request, site), site.viewer.towns('public'), request.query.topic)),
	);
	for (const name of OPERATOR_PAGES) {
		app.get(`/${name}`, async (request, response) => {
			show(response, await renderOperatorPage(hereOf(request, site), site.pages, name));
		});
	}
}

/** Calendar programs ask again and again: what has not changed is not sent again (ETag, by express). */
function addCalendars(app: Express, site: Site): void {
	const { calendars } = site;
	const give = (request: Request, response: Response, ics: string | undefined) => {
		if (ics === undefined) return refuse(request, response, 404, site);
		response
			.set({ 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex' })
			.type('text/calendar; charset=utf-8')
			.send(ics);
	};
	const language = (request: Request) => hereOf(request, site).language;
	app.get(ALL_EVENTS, (request, response) => give(request, response, calendars.open(language(request))));
	app.get(EVENT, (request, response) => {
		give(request, response, calendars.event(request.params[0] ?? '', language(request)));
	});
	app.get(PERSONAL, async (request, response) => {
		give(request, response, await calendars.personal(request.params[0] ?? ''));
	});
}
