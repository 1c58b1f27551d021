/** Municipalities for the tests of their page: neighbours, one without a place, one that means harm; and the real outline. */

import { readFileSync } from 'node:fs';
import type { TownsView, TownView, Viewer } from '../../src/channel.js';
import { readOutline } from '../../src/library/outline.js';
import { viewer } from './site.js';

export const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

type Place = Pick<TownView, 'id' | 'name'> & Partial<TownView>;

function town({ id, name, ...more }: Place, ...measures: readonly [title: string, ...topics: string[]][]): TownView {
	const told = measures.map(([title, ...topics], index) => ({
		title,
		topics,
		documents: [
			{
				document: 'austausch-4',
				title: '4. Peer-to-Peer-Austausch „Soziale Infrastruktur“',
				date: `${2022 + index}-06-06`,
				anchor: 'rahmen-1-3fa9',
			},
		],
	}));
	return { id, name, measures: told, ...more };
}

export const towns: readonly TownView[] = [
	town({ id: 'alzey', name: 'Alzey', state: 'Rheinland-Pfalz', latitude: 49.747, longitude: 8.115 }, [
		'Makerspace',
		'Handwerk',
	]),
	town(
		{ id: 'bremerhaven', name: 'Bremerhaven', state: 'Bremen', latitude: 53.55, longitude: 8.58 },
		['Jugendraum', 'Jugend'],
		['Markthalle', 'Leerstand'],
	),
	town({ id: 'cottbus', name: 'Cottbus', state: 'Brandenburg', latitude: 51.758, longitude: 14.329 }, [
		'Pop-up',
		'Leerstand',
	]),
	town({ id: 'entenhausen', name: 'Entenhausen' }, ['Geldspeicher', 'Leerstand', HOSTILE]),
	town({ id: 'hostile', name: HOSTILE, state: HOSTILE, latitude: 48.5, longitude: 11.5 }, [HOSTILE, 'Handwerk']),
	town({ id: 'wilhelmshaven', name: 'Wilhelmshaven', state: 'Niedersachsen', latitude: 53.53, longitude: 8.11 }, [
		'Hochbeete',
		'Grün',
	]),
];

export const view: TownsView = {
	towns,
	topics: [
		{ topic: 'Leerstand', count: 3 },
		{ topic: 'Handwerk', count: 2 },
		{ topic: HOSTILE, count: 1 },
		{ topic: 'Grün', count: 1 },
		{ topic: 'Jugend', count: 1 },
	],
	outline: readOutline('outline.csv', readFileSync('knowledge/outline.csv', 'utf8')).outline,
};

/** A viewer that shows these municipalities, or others. */
export function atlas(shown: TownsView = view): Viewer {
	return { ...viewer, towns: () => shown };
}
