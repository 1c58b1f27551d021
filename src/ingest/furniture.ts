/** What of a web page is not its article, told by elements, classes and words; and what is there without being seen. */

import type { Element } from 'domhandler';
import { isPale } from './colour.js';

const ELEMENTS = new Set(
	'script style noscript template nav footer aside form button select input textarea iframe object embed svg canvas audio video figure figcaption dialog menu head title link meta'.split(
		' ',
	),
);

const NAMES =
	/(?:^|[\s_-])(?:(?:[a-z]*)nav(?:igation|bar|ervicebereich|servicebereich|tree)?|menue?|breadcrumbs?|pfad|kruemel\w*|share|sharing|social\w*|teilen|footer|fuss\w*|kopf\w*|cookie\w*|banner|ads?|anzeige|werbung|advert\w*|teaser\w*|related|sidebar|copyright|credits?|caption|picture__\w+|bildunterschrift|doctype|skip\w*|aural|sr-only|visually-hidden|toolbar|toolbox|functions?|print|drucken|newsletter|byline|kicker|autor|author|pager|pagination|tags?|comments?|search|suche|login|popup|modal|ics|servicebereich|metanavigation)(?=$|[\s_-])/iu;

/** Navigation, sharing, credits, advertising. An element that holds the heading of the page stays. */
export function isFurniture(element: Element): boolean {
	const { name, attribs } = element;
	if (ELEMENTS.has(name)) return true;
	const role = attribs.role ?? '';
	if (/^(?:navigation|search|contentinfo|complementary|menu|menubar|toolbar|dialog|alert)$/.test(role)) return true;
	if (/(?:^|\s)(?:aural|sr-only|visually-hidden|screen-?reader\S*)(?=$|\s)/iu.test(attribs.class ?? '')) return true;
	if (name === 'body' || name === 'main' || name === 'article' || /^h[1-6]$/.test(name)) return false;
	const isNamed = NAMES.test(`${attribs.id ?? ''} ${attribs.class ?? ''}`.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-'));
	return (isNamed || (name === 'header' && role === 'banner')) && !holdsTitle(element);
}

function holdsTitle(element: Element): boolean {
	const waiting = [...element.children];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if ('name' in node && node.name === 'h1') return true;
		if ('children' in node) waiting.push(...node.children);
	}
	return false;
}

const UNSEEN =
	/display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|font-size\s*:\s*(?:0|0?\.\d+px|1px)|text-indent\s*:\s*-\d{3,}|(?:left|top|right)\s*:\s*-\d{3,}|clip\s*:\s*rect\(0|clip-path\s*:\s*inset\(50%|transform\s*:\s*scale\(0\)|(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$)/iu;

function isUnseen(style: string): boolean {
	if (UNSEEN.test(style)) return true;
	const [, colour] = /(?:^|;)\s*color\s*:\s*([^;!]+)/iu.exec(style) ?? [];
	return colour !== undefined && isPale(colour);
}

export function isHidden({ attribs, name }: Element, classes: ReadonlySet<string>): boolean {
	if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
	if (name === 'font' && isPale(attribs.color ?? '')) return true;
	if (isUnseen(attribs.style ?? '')) return true;
	const own = [...(attribs.class ?? '').split(/\s+/).map((word) => `.${word}`), `#${attribs.id ?? ''}`];
	return own.some((selector) => classes.has(selector));
}

/** Classes and ids that the page's own style sheets hide; only simple selectors are read. */
export function hiddenClasses(sheets: readonly string[]): ReadonlySet<string> {
	const found = new Set<string>();
	for (const sheet of sheets) {
		for (const rule of sheet.slice(0, 200_000).split('}')) {
			const at = rule.indexOf('{');
			if (at < 0 || !isUnseen(rule.slice(at + 1))) continue;
			for (const selector of rule.slice(0, at).split(',')) {
				const [simple] = /[.#][\w-]+$/.exec(selector.trim()) ?? [];
				if (simple) found.add(simple);
			}
		}
	}
	return found;
}

const LINES =
	/^(?:Typ\s*:|Als Termin herunterladen|Termin (?:speichern|exportieren|herunterladen)|Sie sind hier|Springe direkt zu|Zum (?:Inhalt|Hauptmenü|Seitenanfang)|Zur (?:Startseite|Navigation|Suche)|Direkt zu(?:m|r)\b|Nach oben|Seitenanfang|Seite (?:drucken|teilen|empfehlen|weiterempfehlen)|Diese Seite|Teilen|Drucken|Merken|Weiterempfehlen|Auf (?:X|Facebook|LinkedIn|Twitter|WhatsApp|Xing|Mastodon)\b.*teilen|Per E-Mail teilen|Link kopieren|(?:Quelle|Foto|Fotos|Bild|Bildnachweis|Bildquelle|Grafik|Abbildung)\s*(?:\(?\w*\)?)\s*:|©|\(c\)\s|Copyright|Impressum|Datenschutz(?:erklärung|hinweise)?$|Barrierefreiheit|Leichte Sprache$|Gebärdensprache$|Kontakt$|Newsletter$|Service$|Suche$|Menü$|Startseite$|Mehr (?:erfahren|lesen)|Weiterlesen|Lesen Sie auch|Zurück|Weitere Informationen$|Bild vergrößern|Video abspielen|Anzeige\b|Cookie|Das könnte Sie auch interessieren|Inhalt teilen|Schlagwörter|Bitte aktivieren Sie JavaScript|Auf dieser Seite$|Inhaltsverzeichnis$)/iu;

const FOOT =
	/(?:Impressum|Datenschutz|Barrierefreiheit|Gebärdensprache|Leichte Sprache|Newsletter|Seite drucken|Nach oben)/u;

/** A line that pages put around their text: „Typ: Artikel“, „Quelle: © …“. */
export function isFurnitureLine(text: string): boolean {
	if (text.length > 200) return false;
	if (LINES.test(text)) return !/^(?:Quelle|Foto|Bild|Grafik|Abbildung)/iu.test(text) || text.length < 160;
	if (/^(?:Startseite|Home)\s*(?:[>/›»|]|\s·\s)/u.test(text)) return true;
	return /\s[|·]\s/u.test(text) && FOOT.test(text);
}
