/** Small pieces of Block Kit that the sample payloads are put together from. */

export const SITE =
	'https://innenstadtprogramm.bund.de/SharedDocs/termine/Webs/ZIZ/DE/Peer-to-Peer-Veranstaltung-4.html';
export const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
export const option = (text: string, value: string) => ({ text: plain(text), value });
export const say = (text: string, style?: Record<string, true>) => ({ type: 'text', text, ...(style && { style }) });
export const button = (text: string, style?: 'primary' | 'danger') => ({
	type: 'button',
	text: plain(text),
	value: text,
	...(style && { style }),
});
