/** Questions to the bot: from page.js as JSON, from a form without JavaScript, or in an address. */

import express, { type Express, type Request, type Response } from 'express';
import { pageWords } from '../../src/words/page.js';
import { type Html, markup } from './html.js';
import type { Here } from './layout.js';
import { newestFirst, renderChat } from './page.js';
import { isRecord, parseForm, parseJson, type Submission } from './parse.js';
import { renderTurn } from './render.js';
import { hereOf, refuse, type Site, show } from './respond.js';

const LIMIT = '100kb';

export function addAnswers(app: Express, site: Site): void {
	const bodies = [express.json({ limit: LIMIT }), express.urlencoded({ limit: LIMIT, extended: false })];
	app.get('/answers', (_request, response) => response.redirect(303, '/'));
	app.post('/answers', bodies, (request: Request, response: Response) =>
		request.is('urlencoded') ? answerForm(site, request, response) : answerScript(site, request, response),
	);
}

/** The turn's markup alone; nothing (204) where the bot has nothing to say. */
async function answerScript(site: Site, request: Request, response: Response): Promise<void> {
	const asked = request.is('json') ? parseJson(request.body) : undefined;
	if (!asked) return refuse(request, response, request.is('json') ? 400 : 415, site);
	const turn = await ask(site, hereOf(request, site, asked.language), asked, response);
	response.set('Cache-Control', 'no-store').vary('Accept-Language');
	if (turn) response.type('html').send(markup(turn));
	else response.status(204).end();
}

async function answerForm(site: Site, request: Request, response: Response): Promise<void> {
	const asked = parseForm(request.body);
	if (!asked && isRecord(request.body) && request.body.q !== undefined) return response.redirect(303, '/');
	if (!asked) return refuse(request, response, 400, site);
	const here = hereOf(request, site, asked.language);
	const turn = await ask(site, here, asked, response);
	const documents = newestFirst(site.viewer.list('public'));
	show(response, renderChat(here, { conversation: asked.message.conversation, turn, documents }));
}

/** Asks the bot, and stops asking when the browser has gone. */
export async function ask(site: Site, here: Here, asked: Submission, response: Response): Promise<Html | undefined> {
	const gone = new AbortController();
	response.once('close', () => gone.abort());
	const { message, question } = asked;
	const reply = await site.bot.answer(message, gone.signal);
	return (
		reply &&
		renderTurn(question, reply, {
			key: message.id.slice(message.id.indexOf(':') + 1),
			conversation: message.conversation,
			links: here.links,
			words: here.words,
			answerWords: pageWords[reply.language],
		})
	);
}
