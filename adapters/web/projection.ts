/** Degrees → units of the map. Lambert's conformal conic, as German maps use it: shapes are right everywhere in the country. */

import type { Point } from './labels.js';

/** Units of the map's own space; a phone of 360 pixels shows 0.8 pixels a unit, a desktop about 1.1. */
export const WIDTH = 400;
export const HEIGHT = 548;

const RADIANS = Math.PI / 180;
/** Standard parallels and the meridian in the middle. */
const [SOUTH, NORTH, MIDDLE] = [48.6667 * RADIANS, 53.6667 * RADIANS, 10.5 * RADIANS];
/** What the map shows, with room for labels at the edge. */
const FRAME = { south: 47.27, north: 55.06, margin: 12 };

const half = (latitude: number) => Math.tan(Math.PI / 4 + latitude / 2);
const CONE = Math.log(Math.cos(SOUTH) / Math.cos(NORTH)) / Math.log(half(NORTH) / half(SOUTH));
const FACTOR = (Math.cos(SOUTH) * half(SOUTH) ** CONE) / CONE;

/** On a globe of radius 1; `y` grows to the south. */
function onGlobe(latitude: number, longitude: number): Point {
	const distance = FACTOR / half(latitude * RADIANS) ** CONE;
	const angle = CONE * (longitude * RADIANS - MIDDLE);
	return { x: distance * Math.sin(angle), y: distance * Math.cos(angle) };
}

const TOP = onGlobe(FRAME.north, 8.4).y;
const SCALE = (HEIGHT - 2 * FRAME.margin) / (onGlobe(FRAME.south, 10.2).y - TOP);

/** Where a place lies; undefined where that is beyond the map. */
export function project({ latitude, longitude }: { latitude: number; longitude: number }): Point | undefined {
	const { x, y } = onGlobe(latitude, longitude);
	const at = { x: WIDTH / 2 + x * SCALE, y: FRAME.margin + (y - TOP) * SCALE };
	const inside = at.x >= 0 && at.x <= WIDTH && at.y >= 0 && at.y <= HEIGHT;
	return inside ? at : undefined;
}
