/** Sentences of a German paragraph, as offsets: abbreviations, initials and ordinals do not end one. */

export interface Span {
	start: number;
	end: number;
	text: string;
}

const ABBREVIATION =
	/(?:^|[\s(„".])(?:e\.\s?V|bzw|ca|Dr|Prof|Dipl|Ing|Nr|St|Str|usw|etc|vgl|inkl|Mio|Mrd|Tsd|evtl|ggf|max|min|sog|Abs|Art|Hrsg|z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|\p{L}|\d{1,2})\.$/u;
/** A number at the end of a sentence, not an ordinal: the next word begins one („… Straße 29. Der Raum …“). */
const STARTS =
	/^\s+["„»(]?(?:Der|Die|Das|Ein|Eine|Einen|In|Im|Am|An|Auf|Aus|Bei|Beim|Für|Es|Er|Sie|Wir|Dort|Hier|Dabei|Damit|Danach|Zudem|Auch|Und|Gemeinsam|Zusammen|Außerdem|Insgesamt|Mit|Nach|Vor|Zum|Zur|Von|So|Seit|Als|Da|Diese[rsmn]?)\s/u;

const END = /[.!?…]["“”»«)\]]*(?=\s+["„»(]?[\p{Lu}\d])/gu;

export function sentencesOf(paragraph: string): Span[] {
	const spans: Span[] = [];
	let start = 0;
	const add = (end: number) => {
		const text = paragraph.slice(start, end).trim();
		const from = start + (paragraph.slice(start, end).length - paragraph.slice(start, end).trimStart().length);
		if (text) spans.push({ start: from, end: from + text.length, text });
		start = end;
	};
	for (const match of paragraph.matchAll(END)) {
		const end = match.index + match[0].length;
		const before = paragraph.slice(Math.max(0, match.index - 12), match.index + 1);
		if (!ABBREVIATION.test(before) || (/(?:\d|V)\.$/.test(before) && STARTS.test(paragraph.slice(end)))) add(end);
	}
	add(paragraph.length);
	return spans;
}
