/** The page of municipalities: a topic to choose, the map and the table. All of it works as plain links and one form. */

import type { TownsView, TownView } from '../../src/channel.js';
import { type Html, html, raw } from './html.js';
import { type Here, renderPage } from './layout.js';
import { placeOf, renderMap } from './map.js';

const PATH = '/municipalities';
/** How much of an unknown topic is repeated, in characters. */
const REPEATED = 80;

type MeasureView = TownView['measures'][number];

interface Chosen {
	/** As the documents spell it; undefined where none, or an unknown one, was asked for. */
	topic: string | undefined;
	/** What was asked for but is no topic. */
	unknown: string | undefined;
}

/** @param asked the topic in the address, as it came */
export function renderMunicipalities(here: Here, view: TownsView, asked: unknown): Html {
	const { words } = here;
	const chosen = choose(view, asked);
	const shownOf = (town: TownView) => measuresFor(town, chosen.topic);
	const main = html`<div class="towns">
<h1>${words.towns.title}</h1>
${view.towns.length > 0 ? renderContents(here, view, chosen, shownOf) : html`<p>${words.towns.none}</p>`}
</div>`;
	const title = chosen.topic === undefined ? words.towns.title : words.towns.about(chosen.topic);
	return renderPage(here, { title, main, entry: 'municipalities', style: 'municipalities.css' });
}

type ShownOf = (town: TownView) => readonly MeasureView[];

function renderContents(here: Here, view: TownsView, chosen: Chosen, shownOf: ShownOf): Html {
	const { words } = here;
	const shown = view.towns.filter((town) => shownOf(town).length > 0);
	const measures = shown.reduce((sum, town) => sum + shownOf(town).length, 0);
	const lost = shown.filter((town) => !placeOf(town)).length;
	return html`<p class="lead">${words.towns.what}</p>
<div class="atlas">
<div class="choose">${renderFilter(here, view, chosen)}
${chosen.unknown !== undefined && html`<p class="notice" role="status">${words.towns.unknown(chosen.unknown)}</p>`}
<p class="tally">${words.towns.count(shown.length, measures, chosen.topic)} <a href="#towns.list">${words.towns.toTable}</a></p></div>
<section class="map" aria-labelledby="map.title"><h2 id="map.title">${words.towns.map}</h2>
${renderMap(here, view, (town) => shownOf(town).length)}
${lost > 0 && html`<p class="note">${words.towns.lost(lost)}</p>`}
<p class="note">${words.towns.places} <a href="https://www.geonames.org" rel="noopener noreferrer external">GeoNames</a> (CC BY 4.0)</p>
</section>
<section class="list" id="towns.list" tabindex="-1" aria-labelledby="towns.title">
<h2 id="towns.title">${words.towns.table}</h2>
${renderTable(here, shown, chosen, shownOf)}
</section>
</div>`;
}

function renderFilter({ words, links }: Here, { topics }: TownsView, { topic }: Chosen): Html {
	const option = (value: string, label: string) =>
		html`<option value="${value}"${value === (topic ?? '') && raw(' selected')}>${label}</option>`;
	return html`<form class="filter" method="get" action="${PATH}" role="search" aria-label="${words.towns.filter}">
<label for="towns.topic">${words.towns.topic}</label>
<div class="choice"><select id="towns.topic" name="topic">${option('', words.towns.all)}
${topics.map((one) => option(one.topic, words.towns.option(one.topic, one.count)))}</select>
<input type="hidden" name="lang" value="${words.tag}"><button type="submit">${words.towns.show}</button>
${topic !== undefined && html`<a class="clear" href="${links.page(PATH)}">${words.towns.clear}</a>`}</div>
</form>`;
}

/** The roles are written out: where the table is shown as blocks, browsers would forget that it is one. */
function renderTable(here: Here, towns: readonly TownView[], chosen: Chosen, shownOf: ShownOf): Html {
	const { words } = here;
	const head = (label: string) => html`<th scope="col" role="columnheader">${label}</th>`;
	return html`<table role="table"><caption>${words.towns.caption(chosen.topic)}</caption>
<thead role="rowgroup"><tr role="row">${words.towns.columns.map(head)}</tr></thead>
<tbody role="rowgroup">${towns.map((town) => renderRow(here, town, chosen, shownOf(town)))}</tbody></table>`;
}

function renderRow(here: Here, town: TownView, { topic }: Chosen, measures: readonly MeasureView[]): Html {
	const { words, links } = here;
	const more = town.measures.length - measures.length;
	const topics = [...new Set(measures.flatMap((measure) => measure.topics))];
	return html`<tr role="row" id="${town.id}" tabindex="-1">
<th scope="row" role="rowheader"><span lang="de">${town.name}</span>${
		placeOf(town) &&
		html`<a class="back" href="#map.${town.id}" aria-label="${words.towns.onMapOf(town.name)}">${words.towns.onMap}</a>`
	}</th>
<td role="cell" lang="de">${town.state ?? ''}</td>
<td role="cell"><ul class="told">${measures.map((measure) => renderMeasure(here, measure))}</ul>${
		more > 0 && html`<p class="more"><a href="${links.page(`${PATH}#${town.id}`)}">${words.towns.more(more)}</a></p>`
	}</td>
<td role="cell"><ul class="topics" lang="de" aria-label="${words.towns.topicsOf(town.name)}">${topics.map(
		(one) =>
			html`<li><a href="${links.page(`${PATH}?topic=${encodeURIComponent(one)}`)}"${
				one === topic && raw(' aria-current="true"')
			}>${one}</a></li>`,
	)}</ul></td>
</tr>
`;
}

function renderMeasure({ links }: Here, { title, summary, documents }: MeasureView): Html {
	return html`<li><strong lang="de">${title}</strong>${summary && html`<p lang="de">${summary}</p>`}
<ul class="proof">${documents.map(
		({ document, title: name, date, anchor }) =>
			html`<li>${
				date && html`<time datetime="${date}">${date.slice(0, 4)}</time> `
			}<a href="${links.document(document, anchor)}" lang="de">${name}</a></li>`,
	)}</ul></li>`;
}

function measuresFor({ measures }: TownView, topic: string | undefined): readonly MeasureView[] {
	return topic === undefined ? measures : measures.filter(({ topics }) => topics.includes(topic));
}

/** Capitals and the way an umlaut is encoded make no difference. */
function choose({ topics }: TownsView, asked: unknown): Chosen {
	const plain = (text: string) => text.normalize('NFC').trim().toLowerCase();
	const wanted = typeof asked === 'string' ? asked.trim() : '';
	if (!wanted) return { topic: undefined, unknown: undefined };
	const found = topics.find(({ topic }) => plain(topic) === plain(wanted))?.topic;
	return { topic: found, unknown: found === undefined ? wanted.slice(0, REPEATED) : undefined };
}
