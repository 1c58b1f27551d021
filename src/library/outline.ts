/** The lines a map of Germany is drawn with: `knowledge/outline.csv`, one `part;latitude;longitude` a line. For drawing, not for measuring. */

import type { Problem } from './problem.js';

export interface Point {
	/** Degrees north. */
	latitude: number;
	/** Degrees east. */
	longitude: number;
}

/** One line of the map; an area where it ends with the point it begins with. */
export interface Stroke {
	name: string;
	points: readonly Point[];
}

/** Germany and some room around it: beyond it a point is a mistake, such as the two numbers swapped. */
const SOUTH = 46;
const NORTH = 56;
const WEST = 5;
const EAST = 16;

/** Reads the outline's text; a line it cannot read is a problem, not an end. */
export function readOutline(file: string, text: string): { outline: Stroke[]; problems: Problem[] } {
	const strokes = new Map<string, Point[]>();
	const problems: Problem[] = [];
	text.split(/\r?\n/).forEach((line, index) => {
		if (!line.trim() || line.startsWith('#')) return;
		const [name = '', north = '', east = '', ...rest] = line.split(';').map((cell) => cell.trim());
		const point = { latitude: Number(north), longitude: Number(east) };
		if (!name || rest.length > 0 || !isNear(point)) {
			problems.push({ file, line: index + 1, kind: 'outline-line', detail: line.slice(0, 80), skipped: true });
			return;
		}
		const points = strokes.get(name);
		if (points) points.push(point);
		else strokes.set(name, [point]);
	});
	return { outline: [...strokes].map(([name, points]) => ({ name, points })), problems };
}

function isNear({ latitude, longitude }: Point): boolean {
	return latitude >= SOUTH && latitude <= NORTH && longitude >= WEST && longitude <= EAST;
}
