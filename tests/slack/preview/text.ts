/** Text objects of Block Kit. A kind of text where Slack takes only the other is a fault. */

import { type Html, html } from '../../../adapters/web/html.js';
import { decode, emoji, fault, lines } from './inline.js';
import { renderMrkdwn } from './mrkdwn.js';
import { fieldsOf, stringOf, typeOf } from './read.js';

/** `plain_text` or `mrkdwn`. */
export function renderText(value: unknown): Html {
	const text = fieldsOf(value);
	if (text.type !== 'mrkdwn') return renderPlainText(value);
	const content = stringOf(text.text) ?? '';
	return content === '' ? fault('Text ist leer') : renderMrkdwn(content, text.verbatim === true);
}

/** Only `plain_text`: titles, labels, buttons. */
export function renderPlainText(value: unknown): Html {
	const text = fieldsOf(value);
	const content = stringOf(text.text) ?? '';
	if (text.type !== 'plain_text') return fault('Kein plain_text:', typeOf(text));
	if (content === '') return fault('Text ist leer');
	return lines(decode(content), (line) => html`${text.emoji === false ? line : emoji(line)}`);
}

/** For attributes, where no markup can stand. */
export function plainString(value: unknown): string {
	return emoji(decode(stringOf(fieldsOf(value).text) ?? ''));
}
