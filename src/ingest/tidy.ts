/** Blocks → paragraphs that may stay: without furniture, private addresses, and sentences that give orders to a machine. */

import { sentencesOf } from '../language/sentences.js';
import { type Block, line, type Note, shorten } from './block.js';
import { isFurnitureLine } from './furniture.js';
import { isRole } from './roles.js';

export interface Paragraph {
	/** From 1. */
	number: number;
	text: string;
	kind: Block['kind'];
	/** Headings from the outermost in. */
	headings: readonly string[];
	page?: number;
}

export interface Tidy {
	paragraphs: Paragraph[];
	notes: Note[];
	/** The last sentence, where the text breaks off in it; it stays in the text and proves nothing. */
	cut?: string;
}

const MAIL = /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;
/** Addresses of an office, not of a person. */
const FUNCTION =
	/^(?:info|presse|pressestelle|kontakt|stadt|post|poststelle|rathaus|mail|buero|büro|office|service|zentrale|ziz|innenstadt\w*|stadtmarketing|stadtplanung|stadtentwicklung|wirtschaftsfoerderung|citymanagement|leerstand\w*|verwaltung|tourist\w*|anmeldung|programm\w*|beteiligung|redaktion|gemeinde|buergerbuero|zukunft\w*)(?:[.-](?:stadt|info|presse|zentren|innenstadt)\w*)?(?=\s?[@([])/iu;
const PHONE =
	/(?:(?:Tel(?:efon)?|Fon|Fax|Telefax|Mobil|Handy|Ruf|Durchwahl|Phone)\.?(?:nummer)?\s*:?\s*)?(?<![\p{L}\p{N}.,-])(?:\+\s?\d{2}|00\d{2}|0\d{2,5}|\(0\d{2,5}\))[\s/()–-]*\d[\d\s/()–-]{3,18}\d(?![\d.,]*\s?(?:€|Euro|EUR|%|Uhr|m²))|(?:Tel(?:efon)?|Fon|Fax|Telefax|Mobil|Handy|Ruf|Durchwahl|Phone)\.?(?:nummer)?\s*:?\s*\(?\+?\d[\d\s/()–-]{3,20}\d/giu;

const ORDER =
	/(?:ignorier|vergiss|vergesst|missacht|überschreib|umgeh)\p{L}*\s.{0,60}(?:anweisung|vorgabe|instruktion|regel|prompt|befehl|kontext)|(?:ignore|disregard|forget|override)\s.{0,40}(?:instruction|prompt|rule|context|above)|system\s?-?prompt|\bdu bist (?:jetzt|nun|ab sofort)\b|\b(?:you are|act as) (?:now |an? )?(?:\w+ )?(?:assistant|ai\b|model|dan\b)|als (?:KI|Sprachmodell|Chatbot|Assistent)\b.{0,40}(?:sollst|musst|antworte)|antworte (?:ab (?:jetzt|sofort)|immer|nur noch|stets)\b|<\|?(?:im_start|system|endoftext)|\[\/?INST\]|(?:gib|verrate|nenne)\s.{0,40}(?:passwort|zugangsdaten|api-?key)/iu;

/** @param drop the block that is the title */
export function tidy(blocks: readonly Block[], drop: ReadonlySet<Block>): Tidy {
	const paragraphs: Paragraph[] = [];
	const notes: Note[] = [];
	let path: { level: number; text: string }[] = [];
	let inContact = false;
	for (const block of blocks) {
		if (drop.has(block) || !/[\p{L}\p{N}]/u.test(block.text)) continue;
		const number = paragraphs.length + 1;
		const plain = withoutContacts(withoutOrders(block.text, number, notes), number, notes);
		const label =
			/^(?:Presse)?[Kk]ontakt(?:daten)?\s*:?$|^Pressestelle:?$|^Rückfragen(?: an)?:?$|^Herausgeber:?$/u.test(
				block.text.trim(),
			);
		if (label || (block.kind === 'heading' && inContact)) inContact = label;
		if (label || isFurnitureLine(block.text) || !plain) continue;
		if (inContact && !plain.split(/[\s,]+/u).some((word) => isRole(word))) continue;
		if (block.kind === 'heading') {
			const level = block.level ?? 2;
			path = [...path.filter((heading) => heading.level < level), { level, text: plain }];
			continue;
		}
		const headings = path.map(({ text }) => text);
		paragraphs.push({ number, text: plain, kind: block.kind, headings, ...(block.page ? { page: block.page } : {}) });
	}
	const cut = cutSentence(paragraphs.at(-1));
	if (cut) notes.push({ kind: 'cut', detail: shorten(cut), paragraph: paragraphs.length });
	return { paragraphs, notes, ...(cut ? { cut } : {}) };
}

function withoutOrders(text: string, paragraph: number, notes: Note[]): string {
	if (!ORDER.test(text)) return text;
	const kept = sentencesOf(text).filter((sentence) => {
		if (!ORDER.test(sentence.text)) return true;
		notes.push({ kind: 'instruction', detail: shorten(sentence.text), paragraph });
		return false;
	});
	return kept.map((sentence) => sentence.text).join(' ');
}

/** A line that was nothing else is gone; in a sentence „[…]“ stands for it. */
function withoutContacts(text: string, paragraph: number, notes: Note[]): string {
	let found = 0;
	const note = (kind: 'mail' | 'phone') => {
		found++;
		if (!notes.some((other) => other.kind === kind && other.paragraph === paragraph))
			notes.push({ kind, detail: '', paragraph });
		return '[…]';
	};
	const plain = text
		.replace(MAIL, (address) => (FUNCTION.test(address) ? address : note('mail')))
		.replace(PHONE, () => note('phone'));
	if (found === 0) return text;
	const rest = plain.replace(
		/\[…\]|(?:E-?Mail|Tel(?:efon)?|Fax|Mobil|Telefax|Kontakt|oder|und|Fon)\b\.?\s*:?|[\s,;:|·/()-]/giu,
		'',
	);
	return rest.length < 4 ? '' : line(plain);
}

/** The text breaks off: its last paragraph has sentences but no end. */
function cutSentence(last: Paragraph | undefined): string | undefined {
	if (last?.kind !== 'text' || /^[^.!?]{1,60}$|^\d{1,2}[:.]\d\d|^(?:www\.|https?:)|\.\p{Ll}{2,8}$/u.test(last.text))
		return undefined;
	if (
		(
			sentencesOf(last.text)
				.at(-1)
				?.text.match(/(?<!\p{L})\p{Ll}{2,}/gu) ?? []
		).length < 2
	)
		return undefined;
	if (/[.!?:][“”"»«’')\]]*$|\[…\]$|[“”]$/u.test(last.text))
		return /(?:\.\.\.|…)$/u.test(last.text) ? sentencesOf(last.text).at(-1)?.text : undefined;
	if (/(?:…|\.\.\.)$/u.test(last.text) || /\p{L}[-,]?$|\d$|,$/u.test(last.text))
		return sentencesOf(last.text).at(-1)?.text;
	return undefined;
}
