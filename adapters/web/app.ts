/** The addresses and what they answer. What a page looks like is said elsewhere. */

import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { addAnswers, ask } from './answers.js';
import { renderDocument, renderDocuments } from './document.js';
import { OPERATOR_PAGES, renderMissing } from './layout.js';
import { renderOperatorPage } from './operator.js';
import { newestFirst, renderChat } from './page.js';
import { newConversation, parseQuestion } from './parse.js';
import { hereOf, refuse, type Site, show, statusOf } from './respond.js';

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
	addAnswers(app, site);
	refuseOtherMethods(app, site);
	app.use((request, response) => refuse(request, response, 404, site));
	app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
		if (response.headersSent) return next(error);
		const status = statusOf(error);
		if (status >= 500)
			site.warn(`${request.method} ${request.path}: ${error instanceof Error ? error.stack : String(error)}`);
		return refuse(request, response, status, site);
	});
	return app;
}

function refuseOtherMethods(app: Express, site: Site): void {
	const pages = ['/', '/documents', '/documents/:id', '/healthz', ...OPERATOR_PAGES.map((name) => `/${name}`)];
	const refuseMethod = (allowed: string) => (request: Request, response: Response) => {
		refuse(request, response.set('Allow', allowed), 405, site);
	};
	app.all(pages, refuseMethod('GET, HEAD'));
	app.all('/answers', refuseMethod('POST'));
}

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
	for (const name of OPERATOR_PAGES) {
		app.get(`/${name}`, async (request, response) => {
			show(response, await renderOperatorPage(hereOf(request, site), site.pages, name));
		});
	}
}
