/** The map of municipalities as SVG: outline, places as links to their rows, names where there is room. No script, no tiles. */

import type { TownsView, TownView } from '../../src/channel.js';
import { type Html, html, raw } from './html.js';
import { type Label, type Named, placeLabels } from './labels.js';
import type { Here } from './layout.js';
import { HEIGHT, project, WIDTH } from './projection.js';
import { reachOf } from './reach.js';

/** In units of the map. Letters are larger on phones, where a unit is less than a pixel. */
const DOT = 5;
const REACH = 21;
const LARGE = 16;
const SMALL = 13;

interface Place extends Named {
	town: TownView;
	/** Measures that are shown of it; 0 where the topic chosen is not its own. */
	shown: number;
}

/** @param shown how many measures of a town are shown: of none, its place is faint and leads nowhere */
export function renderMap(here: Here, { towns, outline }: TownsView, shown: (town: TownView) => number): Html {
	const places = towns.flatMap((town): Place[] => {
		const at = placeOf(town);
		return at ? [{ ...at, name: town.name, town, shown: shown(town) }] : [];
	});
	const live = places.filter((place) => place.shown > 0);
	const faint = places.filter((place) => place.shown === 0);
	const labels = labelsOf(live, faint);
	return html`<svg class="germany" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-labelledby="map.title" focusable="false">
<g class="land" aria-hidden="true">${drawOutline(outline)}</g>
<g class="others" aria-hidden="true">${faint.map(
		({ x, y, name }) => html`<circle cx="${short(x)}" cy="${short(y)}" r="${DOT - 1}"><title>${name}</title></circle>`,
	)}</g>
${live.map((place, index) => renderPlace(here, place, reachOf(place, live, REACH), labels[index]))}
</svg>`;
}

/** Where a town stands on the map; undefined where that is not known. */
export function placeOf({ latitude, longitude }: TownView): { x: number; y: number } | undefined {
	return latitude === undefined || longitude === undefined ? undefined : project({ latitude, longitude });
}

interface Lettering {
	label: Label;
	/** There is room on wide screens only. */
	wide: boolean;
}

/** Those with most measures come first. Faint places keep their room, but have no name. */
function labelsOf(live: readonly Place[], faint: readonly Place[]): (Lettering | undefined)[] {
	const order = [...live].sort((a, b) => b.shown - a.shown);
	const room = { width: WIDTH, height: HEIGHT, radius: DOT + 1 };
	const places: Named[] = [...order, ...faint.map((place) => ({ ...place, name: '' }))];
	const everywhere = placeLabels(places, LARGE, room);
	const wide = placeLabels(places, SMALL, room, everywhere);
	const indexes = new Map(order.map((place, index) => [place, index]));
	return live.map((place) => {
		const index = indexes.get(place) ?? -1;
		const label = wide.get(index);
		return label && { label, wide: !everywhere.has(index) };
	});
}

function renderPlace(
	{ words }: Here,
	{ x, y, town, shown }: Place,
	reach: readonly { x: number; y: number }[],
	lettering: Lettering | undefined,
): Html {
	const said = words.towns.place(town.name, town.state, shown);
	const corners = reach.map((point) => `${short(point.x)},${short(point.y)}`).join(' ');
	return html`<a class="spot" id="map.${town.id}" href="#${town.id}" aria-label="${said}"><title>${said}</title>
<polygon class="reach" points="${corners}"/><circle class="ring" cx="${short(x)}" cy="${short(y)}" r="${DOT + 4}"/>
<circle class="dot" cx="${short(x)}" cy="${short(y)}" r="${DOT}"/>${lettering && renderLabel(town.name, lettering)}</a>
`;
}

function renderLabel(name: string, { label: { x, y, end }, wide }: Lettering): Html {
	return html`<text x="${short(x)}" y="${short(y)}" text-anchor="${end}"${wide && raw(' class="wide"')} lang="de">${name}</text>`;
}

/** Areas first, lines over them. */
function drawOutline(outline: TownsView['outline']): Html[] {
	const drawn = outline.map(({ points }) => {
		const [first, last] = [points[0], points.at(-1)];
		const area = points.length > 3 && first?.latitude === last?.latitude && first?.longitude === last?.longitude;
		const corners = points.flatMap((point) => {
			const at = project(point);
			return at ? [`${short(at.x)} ${short(at.y)}`] : [];
		});
		return { area, path: corners.length > 1 ? `M${corners.join('L')}${area ? 'z' : ''}` : '' };
	});
	const join = (area: boolean) => drawn.flatMap((one) => (one.area === area ? one.path : [])).join('');
	return [
		{ kind: 'area', path: join(true) },
		{ kind: 'border', path: join(false) },
	].flatMap(({ kind, path }) => (path ? html`<path class="${kind}" d="${path}"/>` : []));
}

const short = (number: number) => String(Math.round(number * 10) / 10);
