/** The chat page. It works as plain forms and links; assets/page.js makes it a conversation. */

import type { DocumentView } from '../../src/channel.js';
import { type Html, html } from './html.js';
import { type Here, renderPage } from './layout.js';

export interface Chat {
	conversation: string;
	/** The turn asked for without JavaScript, if one was. */
	turn?: Html | undefined;
	/** Newest first. */
	documents: readonly DocumentView[];
}

const NEWEST = 4;

export function renderChat(here: Here, { conversation, turn, documents }: Chat): Html {
	const { words, assets } = here;
	const main = html`<div class="chat" data-state="${turn ? 'talking' : 'start'}">
<div class="intro"><h1>${words.claim}</h1><p class="lead">${words.what}</p></div>
<div class="plan">${assets.town}</div>
<div id="log" role="log" aria-live="polite" aria-label="${words.ask}">${turn}</div>
${renderForm(here, conversation)}
<div class="starters">
${renderExamples(here)}
${renderNewest(here, documents)}
</div>
</div>`;
	return renderPage(here, { title: words.claim, main, entry: 'ask' });
}

function renderForm({ words, links }: Here, conversation: string): Html {
	return html`<form id="ask" method="post" action="/answers" data-searching="${words.searching}" data-stopped="${words.stopped}"
data-failed="${words.failed}" data-already="${words.already}">
<input type="hidden" name="lang" value="${words.tag}"><input type="hidden" name="conversation" value="${conversation}">
<label for="question">${words.question}</label>
<div class="field"><textarea id="question" name="q" rows="1" placeholder="${words.placeholder}" autocomplete="off"
enterkeyhint="send"></textarea>
<button type="submit" class="send">${words.send}</button><button type="button" id="stop" class="send" hidden>${words.stop}</button></div>
<div class="under"><p id="status" role="status"></p><a id="restart" href="${links.page('/')}">${words.restart}</a></div>
</form>`;
}

function renderExamples({ words, links }: Here): Html {
	const example = (question: string) =>
		html`<li><a href="${links.page(`/?q=${encodeURIComponent(question)}`)}" data-question="${question}">${question}</a></li>`;
	return html`<section class="examples" aria-labelledby="examples"><h2 id="examples">${words.tryThese}</h2>
<ul>${words.examples.map(example)}</ul></section>`;
}

function renderNewest({ words, links }: Here, documents: readonly DocumentView[]): Html {
	const until = documents[0] && words.days({ starts: latest(documents[0]) });
	return html`<section class="newest" aria-labelledby="newest"><h2 id="newest">${words.newest}</h2>
<ol>${documents.slice(0, NEWEST).map(
		(document) => html`<li><a href="${links.document(document.id)}"><span lang="de">${document.title}</span></a>
<span class="facts">${words.days(document) ?? ''}</span></li>`,
	)}</ol>
<p class="holdings"><a href="${links.page('/documents')}">${words.all}</a><span>${words.holdings(documents.length, until)}</span></p>
</section>`;
}

/** The last day a document speaks of, or the moment its information holds for; empty where neither is known. */
export function latest({ ends, starts, published }: DocumentView): string {
	return ends ?? starts ?? published ?? '';
}

export function newestFirst(documents: readonly DocumentView[]): DocumentView[] {
	const lastDay = (document: DocumentView) => (latest(document) ? `${latest(document)}-99-99`.slice(0, 10) : '');
	return [...documents].sort((a, b) => lastDay(b).localeCompare(lastDay(a)) || a.title.localeCompare(b.title, 'de'));
}
