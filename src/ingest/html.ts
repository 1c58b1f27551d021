/** A web page → blocks of its article: navigation, sharing, credits and what nobody sees stay out. Scripts are never run. */

import { type ChildNode, type Document, type Element, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { type Block, LIMITS, line, type Note, Refused, type ReadSource, shorten } from './block.js';
import { hiddenClasses, isFurniture, isHidden } from './furniture.js';
import { LABEL } from './lines.js';
import { headOf } from './page.js';

const BLOCKS =
	/^(?:p|div|section|article|main|header|footer|aside|ul|ol|dl|dt|dd|blockquote|pre|address|table|tbody|thead|tfoot|caption|figure|figcaption|details|summary|fieldset|hr|center|body|html)$/;

export function readHtml(html: string): ReadSource {
	const document = parseDocument(html, { decodeEntities: true });
	const classes = hiddenClasses(elements(document, 'style').map((style) => textOf(style)));
	const walk = createWalk(classes);
	walk.visit(articleOf(document), 0);
	walk.flush();
	const { blocks, hidden } = walk;
	const notes: Note[] = hidden.trim() ? [{ kind: 'hidden', detail: shorten(line(hidden)) }] : [];
	if (elements(document, 'script').some((script) => !/json/i.test(script.attribs.type ?? '')))
		notes.push({ kind: 'script', detail: '' });
	return { blocks, notes, ...headOf(document, elements, textOf) };
}

/** The element that holds the article: the smallest of the usual ones that has a heading and some text. */
function articleOf(document: Document): Document | Element {
	const usual = [...elements(document, 'article'), ...elements(document, 'main')];
	const named = elements(document, 'div').filter(({ attribs }) =>
		/^(?:content|inhalt|main|hauptinhalt|main-content)$/i.test(attribs.id ?? attribs.role ?? ''),
	);
	const fit = [...usual, ...named]
		.filter((element) => elements(element, 'h1').length > 0 && textOf(element).length > 300)
		.map((element) => ({ element, length: textOf(element).length }))
		.sort((a, b) => a.length - b.length);
	const [smallest] = fit;
	const articles = elements(document, 'article').length;
	if (smallest && (smallest.element.name !== 'article' || articles === 1)) return smallest.element;
	return usual.find(({ name }) => name === 'main') ?? document;
}

function createWalk(classes: ReadonlySet<string>) {
	const blocks: Block[] = [];
	let hidden = '';
	let buffer = '';
	let linked = 0;
	let kind: Block['kind'] = 'text';
	let level = 0;
	const flush = () => {
		const text = line(buffer);
		const share = linked / Math.max(1, text.length);
		[buffer, linked] = ['', 0];
		if (!text || (share > 0.8 && text.length < 80 && kind !== 'heading')) return;
		blocks.push({ kind, text, ...(kind === 'heading' ? { level } : {}) });
	};
	const inside = (of: Element, as: Block['kind'], depth: number) => {
		flush();
		const before = kind;
		kind = as;
		for (const child of of.children) visit(child, depth + 1);
		flush();
		kind = before;
	};
	const visit = (node: ChildNode | Document, depth: number): void => {
		if (depth > LIMITS.depth) throw new Refused('deep');
		if (isText(node)) {
			buffer += node.data;
			return;
		}
		if (!isTag(node)) {
			if ('children' in node) for (const child of node.children) visit(child, depth + 1);
			return;
		}
		if (isFurniture(node)) return;
		if (isHidden(node, classes)) {
			hidden += ` ${textOf(node)}`;
			return;
		}
		const heading = /^h([1-6])$/.exec(node.name)?.[1];
		if (heading) {
			flush();
			level = Number(heading);
			inside(node, 'heading', depth);
		} else if (node.name === 'br') {
			if (endsLine(node, line(buffer))) flush();
			else buffer += ' ';
		} else if (node.name === 'tr') {
			flush();
			const text = cellsOf(node, classes).join(' · ');
			if (text) blocks.push({ kind: 'row', text });
		} else if (node.name === 'dt' && figureOf(node)) {
			flush();
			blocks.push({ kind: 'row', text: figureOf(node) });
		} else if (node.name === 'dd' && figureOf(termOf(node))) return;
		else if (node.name === 'li') inside(node, 'item', depth);
		else if (BLOCKS.test(node.name)) inside(node, kind === 'item' ? 'item' : 'text', depth);
		else {
			const before = buffer.length;
			for (const child of node.children) visit(child, depth + 1);
			if (node.name === 'a') linked += line(buffer.slice(before)).length;
		}
	};
	return {
		visit,
		flush,
		blocks,
		get hidden() {
			return hidden;
		},
	};
}

const LABELLED = /^\p{Lu}[\p{L} ]{1,24}:\s/u;

/** „Beginn: 6. Juni<br>Ende: 6. Juni“ are two lines, and two breaks end a paragraph. */
function endsLine({ next }: Element, before: string): boolean {
	const after = next && isText(next) ? next.data.trim() : '';
	const follower = after || !next || isTag(next) ? next : next.next;
	const twice = !after && follower && isTag(follower) && follower.name === 'br';
	return twice || LABELLED.test(after) || LABELLED.test(before);
}

/** „Einwohnerzahl · 99.515“: a term with its short value; empty for days and places, which are lines of their own. */
function figureOf(term: Element | undefined): string {
	const value = term && nextOf(term);
	if (!term || value?.name !== 'dd') return '';
	const [name, told] = [line(textOf(term)), line(textOf(value))];
	return !name || !told || LABEL.test(name) || told.length > 120 ? '' : `${name.replace(/:$/u, '')} · ${told}`;
}

function nextOf(element: Element): Element | undefined {
	let { next } = element;
	while (next && !isTag(next)) next = next.next;
	return next ?? undefined;
}

function termOf(value: Element): Element | undefined {
	let { prev } = value;
	while (prev && !isTag(prev)) prev = prev.prev;
	return prev && isTag(prev) && prev.name === 'dt' ? prev : undefined;
}

const cellsOf = (row: Element, classes: ReadonlySet<string>) =>
	row.children
		.filter(isTag)
		.filter((cell) => /^t[dh]$/.test(cell.name) && !isHidden(cell, classes))
		.map((cell) => line(textOf(cell)))
		.filter(Boolean);

function elements(of: Document | Element, name: string): Element[] {
	const found: Element[] = [];
	const waiting: (Document | ChildNode)[] = [of];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (isTag(node) && node.name === name) found.push(node);
		if ('children' in node)
			for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at] as ChildNode);
	}
	return found;
}

/** All of its text but comments, with a space where a block or cell begins. */
function textOf(of: Document | Element): string {
	let text = '';
	const waiting: (Document | ChildNode)[] = [of];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (isText(node)) text += node.data;
		else if ('children' in node) {
			if (isTag(node) && (BLOCKS.test(node.name) || /^(?:br|td|th|li|h\d)$/.test(node.name))) text += ' ';
			for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at] as ChildNode);
		}
	}
	return text;
}
