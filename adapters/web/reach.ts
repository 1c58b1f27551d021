/** Where a press counts for a place on the map: a disc, cut half-way to each neighbour, so that the nearest place is always meant. */

import type { Point } from './labels.js';

const CORNERS = 24;

/** @param radius in units of the map */
export function reachOf(place: Point, all: readonly Point[], radius: number): Point[] {
	let area = Array.from({ length: CORNERS }, (_, corner) => {
		const angle = (2 * Math.PI * corner) / CORNERS;
		return { x: place.x + radius * Math.cos(angle), y: place.y + radius * Math.sin(angle) };
	});
	const apart = ({ x, y }: Point) => Math.sqrt((x - place.x) ** 2 + (y - place.y) ** 2);
	const neighbours = all
		.map((other) => ({ other, away: apart(other) }))
		.filter(({ away }) => away > 0 && away < 2 * radius)
		.sort((a, b) => a.away - b.away);
	for (const { other, away } of neighbours) {
		if (away >= 2 * Math.max(...area.map(apart))) break;
		area = cut(area, place, other);
	}
	return area;
}

/** The part of an area that lies nearer to one point than to the other (Sutherland and Hodgman 1974). */
function cut(area: readonly Point[], near: Point, far: Point): Point[] {
	const [across, down] = [far.x - near.x, far.y - near.y];
	const middle = { x: near.x + across / 2, y: near.y + down / 2 };
	/** Negative on the nearer side. */
	const side = ({ x, y }: Point) => (x - middle.x) * across + (y - middle.y) * down;
	return area.flatMap((point, index) => {
		const next = area[(index + 1) % area.length] ?? point;
		const [here, there] = [side(point), side(next)];
		const kept = here <= 0 ? [point] : [];
		if (here <= 0 === there <= 0) return kept;
		const share = here / (here - there);
		return [...kept, { x: point.x + share * (next.x - point.x), y: point.y + share * (next.y - point.y) }];
	});
}
