/** What a web page's head says of it: title, address, day of publication, publisher. Each is checked before it is believed. */

import type { Document, Element } from 'domhandler';
import { line, type ReadSource } from './block.js';

type Elements = (of: Document | Element, name: string) => Element[];
type TextOf = (of: Document | Element) => string;

export function headOf(document: Document, elements: Elements, textOf: TextOf): Partial<ReadSource> {
	const metas = elements(document, 'meta');
	const meta = (...names: string[]) => {
		const found = metas.find(({ attribs }) => names.includes((attribs.property ?? attribs.name ?? '').toLowerCase()));
		return line(found?.attribs.content ?? '') || undefined;
	};
	const canonical = elements(document, 'link').find(({ attribs }) => attribs.rel === 'canonical')?.attribs.href;
	const url = [canonical, meta('og:url')].find(isAddress);
	const [heading] = elements(document, 'h1').map((element) => line(textOf(element)));
	const title = heading || meta('og:title') || line(elements(document, 'title').map(textOf)[0] ?? '');
	const moment =
		meta('article:published_time', 'date', 'dc.date', 'dcterms.date', 'last-modified') ??
		elements(document, 'time')[0]?.attribs.datetime;
	const [published] = /^20\d\d-[01]\d-[0-3]\d/.exec(moment ?? '') ?? [];
	const publisher = meta('og:site_name', 'publisher', 'dc.publisher');
	return {
		...(title ? { title } : {}),
		...(url ? { url } : {}),
		...(published ? { published } : {}),
		...(publisher ? { publisher } : {}),
	};
}

const isAddress = (text: string | undefined): text is string =>
	text !== undefined && /^https:\/\/[^\s"'<>`\\]+$/.test(text);
