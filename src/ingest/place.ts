/** Where an event was: online, or a town; of a project the one town it is about. */

import type { Block } from './block.js';
import type { Fact, Kind } from './fact.js';
import type { Paragraph } from './tidy.js';
import type { SeeTowns } from './towns.js';

interface About {
	title: string;
	kind: Kind;
	above: readonly Block[];
	paragraphs: readonly Paragraph[];
	seeTowns: SeeTowns;
}

export const ONLINE =
	/\b(?:online|digital|virtuell)(?:e[nrsm]?)?\b|Videokonferenz|Webkonferenz|\bZoom\b|\bWebex\b|Teams-|\bWebinar|Online-/iu;
const LABEL = /^(?:Ort|Veranstaltungsort|Wo|Tagungsort|Adresse)\b\s*:?\s*/u;

export function placeIn(about: About): Fact | undefined {
	const { kind, paragraphs } = about;
	const at = paragraphs.findIndex(({ text }) => LABEL.test(text) && text.length < 160);
	const label = paragraphs[at];
	if (label && at < 14) {
		const inside = label.text.replace(LABEL, '');
		const told = inside || (paragraphs[at + 1]?.text ?? '');
		const value = placeOf(told, about);
		if (value) return { value, paragraph: label.number, sure: 0.97 };
	}
	return kind === 'project-profile' || kind === 'programme' ? projectPlace(about) : eventPlace(about);
}

function placeOf(text: string, { seeTowns }: About): string | undefined {
	const [town] = seeTowns(text).filter(({ adjective }) => !adjective);
	if (town) return town.town.name;
	const alone = seeTowns(`in ${text}`)[0] ?? seeTowns(`Stadt ${text}`)[0];
	if (alone) return alone.town.name;
	if (ONLINE.test(text)) return 'online';
	return text.length < 60 && /^\p{Lu}/u.test(text) ? text.replace(/[\s,.-]+$/u, '') : undefined;
}

const HELD =
	/(?:trafen|traf|fand|fanden|tagte|tagten|zusammen|statt|zu Gast|lud|luden|eingeladen|brachte|kamen|begrüßte|Gastgeber|veranstaltet|ausgerichtet|diskutierten|versammel)/u;

function eventPlace({ title, kind, above, paragraphs, seeTowns }: About): Fact | undefined {
	const inTitle = seeTowns(title).find(({ led, adjective }) => !adjective && /^(?:in|nach|stadt)$/.test(led));
	if (inTitle) return { value: inTitle.town.name, paragraph: 0, sure: 0.95 };
	const dateline = [
		...above.map(({ text }) => ({ text, number: 0 })),
		...paragraphs
			.slice(0, 3)
			.flatMap(({ headings, text, number }) => [...headings, text].map((one) => ({ text: one, number }))),
	];
	for (const { text, number } of dateline) {
		const [, name = ''] = /^(\p{Lu}[\p{L}\s()/-]{2,30}),\s(?:den\s|am\s)?\d{1,2}\./u.exec(text) ?? [];
		const [town] = name ? seeTowns(`in ${name}`) : [];
		if (town) return { value: town.town.name, paragraph: number, sure: 0.9 };
	}
	const lead = paragraphs.slice(0, 6);
	const onlineAt = lead.find(({ text }) => ONLINE.test(text) && !/Online-?Handel/iu.test(text));
	if (kind === 'peer-to-peer' && onlineAt) return { value: 'online', paragraph: onlineAt.number, sure: 0.9 };
	for (const { text, number } of lead) {
		for (const sentence of text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
			if (!HELD.test(sentence) || /(?:nächste|kommende)/u.test(sentence)) continue;
			const town = seeTowns(sentence).find(
				({ led, adjective, start }) =>
					!adjective &&
					(/^(?:in|nach)$/.test(led) ||
						/(?:haus|halle|zentrum|saal|werk|rathaus|schloss|museum|forum|hotel|theater|hochschule|akademie|foyer|dom|kloster|kirche)\s(?:in\s)?$/iu.test(
							sentence.slice(0, start),
						)),
			);
			if (town) return { value: town.town.name, paragraph: number, sure: 0.88 };
		}
	}
	if (onlineAt) return { value: 'online', paragraph: onlineAt.number, sure: 0.85 };
	const [only, ...more] = new Set(seeTowns(title).map(({ town }) => town.name));
	return only && more.length === 0 ? { value: only, paragraph: 0, sure: 0.7 } : undefined;
}

/** The town of the letterhead, the title or the dateline; else the one that is named most, if it is far ahead. */
function projectPlace({ title, above, paragraphs, seeTowns }: About): Fact | undefined {
	const titled = new Set(seeTowns(title).map(({ town }) => town.name));
	const [only, ...more] = titled;
	if (only && more.length === 0) return { value: only, paragraph: 0, sure: 0.93 };
	if (more.length > 0) return undefined;
	const dateline =
		/^(\p{Lu}[\p{L}()/-]+(?:\s(?:am|an der|im|in der|bei|vor der)?\s?\p{Lu}[\p{L}()]+){0,2})\s*(?:\.|,|–|-|:|\()\s/u.exec(
			paragraphs[0]?.text ?? '',
		)?.[1];
	for (const text of [...above.map((block) => block.text), ...(dateline ? [`in ${dateline}`] : [])]) {
		const [town] = seeTowns(text);
		if (town && text.length < 60) return { value: town.town.name, paragraph: 0, sure: 0.9 };
	}
	const counts = new Map<string, number>();
	for (const { text } of paragraphs)
		for (const { town } of seeTowns(text)) counts.set(town.name, (counts.get(town.name) ?? 0) + 1);
	const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
	return first && first[1] > (second?.[1] ?? 0) * 2 ? { value: first[0], paragraph: 1, sure: 0.75 } : undefined;
}
