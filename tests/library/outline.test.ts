/** The outline of Germany: what is in the file, and that the country it draws is the one its towns lie in. */

import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openLibrary } from '../../src/library/library.js';
import { type Point, readOutline, type Stroke } from '../../src/library/outline.js';
import { operator } from '../../src/words/operator.js';

const read = () => readOutline('outline.csv', readFileSync('knowledge/outline.csv', 'utf8'));
const isArea = ({ points }: Stroke) =>
	points[0]?.latitude === points.at(-1)?.latitude && points[0]?.longitude === points.at(-1)?.longitude;
const areas = () =>
	read()
		.outline.filter(isArea)
		.map(({ points }) => points);

/** Whether a ray to the east crosses the line an odd number of times. */
function isInside({ latitude, longitude }: Point, area: readonly Point[]): boolean {
	let inside = false;
	area.forEach((to, index) => {
		const from = area[index - 1] ?? to;
		if (from.latitude > latitude === to.latitude > latitude) return;
		const share = (latitude - from.latitude) / (to.latitude - from.latitude);
		if (from.longitude + share * (to.longitude - from.longitude) > longitude) inside = !inside;
	});
	return inside;
}

describe('the outline that is shipped', () => {
	test('can be read line by line, and says what it is', () => {
		expect(read().problems).toEqual([]);
		expect(readFileSync('knowledge/outline.csv', 'utf8')).toMatch(/^# Umriss von Deutschland/);
	});

	test('has areas, and lines between all states that touch', () => {
		const lines = read().outline.filter((stroke) => !isArea(stroke));
		const borders = lines.map(({ name }) => name.replace(/ \d+$/, ''));
		expect(borders.filter((name) => !/^Grenze [\p{L}-]+–[\p{L}-]+$/u.test(name))).toEqual([]);
		expect(new Set(borders).size).toBe(29);
		expect(lines.filter(({ points }) => points.length < 2)).toEqual([]);
		expect(areas().length).toBeGreaterThan(10);
	});

	test('has nearly all towns of the gazetteer inside', async () => {
		const { gazetteer } = await openLibrary('knowledge', 'knowledge');
		const places = gazetteer.municipalities.flatMap(({ name, latitude, longitude }) =>
			latitude === undefined || longitude === undefined ? [] : [{ name, latitude, longitude }],
		);
		const drawn = areas();
		const outside = places.filter((place) => !drawn.some((area) => isInside(place, area)));
		expect(places.length).toBeGreaterThan(2900);
		expect(outside.length / places.length).toBeLessThan(0.02);
	});

	test.each([
		['Sønderborg', 54.91, 9.79],
		['Tønder', 54.94, 8.87],
		['Groningen', 53.22, 6.57],
		['Enschede', 52.22, 6.89],
		['Winterswijk', 51.97, 6.72],
		['Venlo', 51.37, 6.17],
		['Maastricht', 50.85, 5.69],
		['Eupen', 50.63, 6.04],
		['Luxemburg', 49.61, 6.13],
		['Forbach', 49.19, 6.9],
		['Straßburg', 48.58, 7.75],
		['Basel', 47.55, 7.59],
		['Schaffhausen', 47.7, 8.63],
		['Bregenz', 47.5, 9.75],
		['Reutte', 47.49, 10.72],
		['Kufstein', 47.58, 12.17],
		['Salzburg', 47.8, 13.04],
		['Braunau', 48.26, 13.04],
		['Eger', 50.08, 12.37],
		['Asch', 50.22, 12.2],
		['Aussig', 50.66, 14.04],
		['Rumburg', 50.95, 14.56],
		['Zgorzelec', 51.15, 15.01],
		['Stettin', 53.43, 14.55],
		['Swinemünde', 53.91, 14.25],
		['the middle of the German Bight', 54.2, 8.3],
		['the Bay of Lübeck', 54.1, 11.1],
		['the middle of Lake Constance', 47.6, 9.4],
	])('leaves %s outside', (_name, latitude, longitude) => {
		expect(areas().filter((area) => isInside({ latitude, longitude }, area))).toHaveLength(0);
	});
});

describe('an outline of one’s own', () => {
	test.each([
		'Festland;54.9',
		'Festland;54.9;8.6;1',
		';54.9;8.6',
		'Festland;Nord;8.6',
		'Festland;8.6;54.9',
		'Festland;;',
	])('%j is a problem that says what to do, and the rest is read', (line) => {
		const { outline, problems } = readOutline(
			'outline.csv',
			`# Umriss\nFestland;54.9;8.6\r\n${line}\nFestland;54.8;8.7\n`,
		);
		expect(outline).toEqual([
			{
				name: 'Festland',
				points: [
					{ latitude: 54.9, longitude: 8.6 },
					{ latitude: 54.8, longitude: 8.7 },
				],
			},
		]);
		expect(problems).toEqual([{ file: 'outline.csv', line: 3, kind: 'outline-line', detail: line, skipped: true }]);
		expect(problems.map(operator.problem).join()).toBe(
			`outline.csv:3: Die Zeile „${line}“ ist kein Punkt des Umrisses. Erwartet wird „Teil;Breite;Länge“, zum Beispiel „Festland;54.91;8.64“. (übersprungen)`,
		);
	});

	test('stands in the knowledge folder; without any there is no outline and no problem', async () => {
		const [folder, shipped] = [await mkdtemp(join(tmpdir(), 'lotse-')), await mkdtemp(join(tmpdir(), 'lotse-'))];
		await mkdir(join(folder, 'exchanges'));
		expect(await openLibrary(folder, shipped)).toMatchObject({ outline: [], problems: [] });
		await writeFile(join(folder, 'outline.csv'), 'Insel;54.1;7.9\nquer\n');
		const library = await openLibrary(folder, shipped);
		await Promise.all([folder, shipped].map((one) => rm(one, { recursive: true })));
		expect(library.outline).toEqual([{ name: 'Insel', points: [{ latitude: 54.1, longitude: 7.9 }] }]);
		expect(library.problems.map(({ file, line, kind }) => [file, line, kind])).toEqual([
			['outline.csv', 2, 'outline-line'],
		]);
	});
});
