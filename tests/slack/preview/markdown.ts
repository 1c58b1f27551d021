/** The `markdown` block: standard Markdown as Slack takes it. HTML stays text, headings have one size, images become links. */

import MarkdownIt from 'markdown-it';
import { type Html, html, markup, raw } from '../../../adapters/web/html.js';
import { emoji, isLinkable } from './inline.js';
import { renderControl } from './mrkdwn.js';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.validateLink = isLinkable;
markdown.renderer.rules.text = (tokens, index) => markup(withMentions(tokens[index]?.content ?? ''));
markdown.renderer.rules.image = (tokens, index) => {
	const token = tokens[index];
	return markup(html`<a href="${token?.attrGet('src') ?? ''}" rel="noreferrer">${token?.content}</a>`);
};
markdown.renderer.rules.heading_open = () => '<h3 class="header">';
markdown.renderer.rules.heading_close = () => '</h3>';

export function renderMarkdown(text: string): Html {
	return html`<div class="rich markdown">${raw(markdown.render(text))}</div>`;
}

function withMentions(text: string): Html {
	const parts = text.split(/<([@#!][^<>]+)>/);
	return html`${parts.map((part, index) => (index % 2 === 1 ? renderControl(part) : emoji(part)))}`;
}
