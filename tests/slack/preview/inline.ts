/** The smallest parts of a line: links, mentions, emoji, faults. Mentions are loud, so that nobody misses an injected one. */

import { type Html, html } from '../../../adapters/web/html.js';

const EMOJI: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'+1': '👍',
		'-1': '👎',
		bell: '🔔',
		books: '📚',
		bulb: '💡',
		bust_in_silhouette: '👤',
		calendar: '📅',
		classical_building: '🏛️',
		email: '✉️',
		information_source: 'ℹ️',
		link: '🔗',
		lock: '🔒',
		mag: '🔍',
		memo: '📝',
		page_facing_up: '📄',
		pushpin: '📌',
		question: '❓',
		round_pushpin: '📍',
		speech_balloon: '💬',
		star: '⭐',
		telephone_receiver: '📞',
		thumbsdown: '👎',
		thumbsup: '👍',
		warning: '⚠️',
		wave: '👋',
		white_check_mark: '✅',
		x: '❌',
	}),
);

/** What Slack would refuse or what nobody wants in a message. */
export function fault(what: string, type = ''): Html {
	return html`<span class="fault">${what}${type && html` <code>${type}</code>`}</span>`;
}

/** Slack makes no link of any other scheme. */
export function isLinkable(url: string): boolean {
	return /^(?:https?:\/\/|mailto:|tel:)[^\s"<>]+$/i.test(url);
}

export function link(url: string, label: Html): Html {
	return isLinkable(url)
		? html`<a href="${url}" rel="noreferrer">${label}</a>`
		: html`${fault('Kein Link:', url)} ${label}`;
}

export function mention(name: string): Html {
	return html`<span class="mention">@${name}</span>`;
}

/** @channel, @here, @everyone: in yellow, as Slack shows what concerns the reader. */
export function broadcast(range: string): Html {
	return html`<span class="mention broadcast">@${range}</span>`;
}

export function channel(name: string): Html {
	return html`<span class="mention"># ${name}</span>`;
}

/** Text with line breaks; an empty line is a small gap, as in Slack. */
export function lines(text: string, line: (text: string) => Html): Html {
	const paragraphs = text.split(/\n{2,}/).map((paragraph) => joined(paragraph.split('\n').map(line), html`<br>`));
	return joined(paragraphs, html`<span class="gap"></span>`);
}

function joined(parts: readonly Html[], between: Html): Html {
	return html`${parts.map((part, index) => (index === 0 ? part : html`${between}${part}`))}`;
}

export function emoji(text: string): string {
	return text.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => EMOJI.get(name) ?? whole);
}

/** Slack knows three entities and no more. */
export function decode(text: string): string {
	return text.replace(/&(amp|lt|gt);/g, (_whole, name) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));
}
