/** Names beside their places on the map, so that none covers another or a place. What finds no room is left out. */

export interface Point {
	x: number;
	y: number;
}

export interface Named extends Point {
	name: string;
}

export interface Label extends Point {
	/** Which end of the text stands at `x`. */
	end: 'start' | 'middle' | 'end';
}

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

interface Room {
	width: number;
	height: number;
	/** Of a place's dot. */
	radius: number;
}

/** Widths of letters as shares of the size, on the generous side: fonts differ. */
const WIDE = 0.92;
const CAPITAL = 0.74;
const NARROW = 0.36;
const USUAL = 0.59;
const GAP = 3;

/**
 * @param places the most important first
 * @param size of the letters, in units of the map
 * @param taken labels that stand already, by the index of their place; they stay
 */
export function placeLabels(
	places: readonly Named[],
	size: number,
	room: Room,
	taken: ReadonlyMap<number, Label> = new Map(),
): Map<number, Label> {
	const dots = places.map(({ x, y }) => around(x, y, room.radius));
	const boxes = [...taken].map(([index, label]) => boxOf(label, places[index]?.name ?? '', size));
	const placed = new Map(taken);
	places.forEach((place, index) => {
		if (placed.has(index)) return;
		const isFree = (box: Box) =>
			isWithin(box, room) &&
			!boxes.some((other) => overlap(box, other)) &&
			!dots.some((dot, other) => other !== index && overlap(box, dot));
		const label = candidates(place, size, room.radius).find((one) => isFree(boxOf(one, place.name, size)));
		if (!label) return;
		placed.set(index, label);
		boxes.push(boxOf(label, place.name, size));
	});
	return placed;
}

/** Right, left, then above and below; the text's baseline is at `y`. */
function candidates({ x, y }: Point, size: number, radius: number): Label[] {
	const [beside, middle] = [radius + GAP, y + size * 0.35];
	const [above, below] = [y - radius - 2 - size * 0.3, y + radius + GAP + size * 0.72];
	return [
		{ x: x + beside, y: middle, end: 'start' },
		{ x: x - beside, y: middle, end: 'end' },
		{ x, y: above, end: 'middle' },
		{ x, y: below, end: 'middle' },
		{ x: x + radius, y: above, end: 'start' },
		{ x: x + radius, y: below, end: 'start' },
		{ x: x - radius, y: above, end: 'end' },
		{ x: x - radius, y: below, end: 'end' },
	];
}

function boxOf({ x, y, end }: Label, name: string, size: number): Box {
	const width = widthOf(name) * size;
	const left = { start: x, middle: x - width / 2, end: x - width }[end];
	return { left, right: left + width, top: y - size * 0.86, bottom: y + size * 0.26 };
}

function widthOf(name: string): number {
	let width = 0;
	for (const letter of name) {
		if (/[mwMW]/.test(letter)) width += WIDE;
		else if (/[fijlrt .,()'/-]/.test(letter)) width += NARROW;
		else width += /\p{Lu}/u.test(letter) ? CAPITAL : USUAL;
	}
	return width;
}

function around(x: number, y: number, radius: number): Box {
	return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function isWithin({ left, right, top, bottom }: Box, { width, height }: Room): boolean {
	return left >= 0 && right <= width && top >= 0 && bottom <= height;
}

function overlap(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
