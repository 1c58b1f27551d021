/** Who merely took part, or is young, is named by no answer as somebody to turn to. */

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { isBystander } from '../../src/language/people.js';
import { openLibrary } from '../../src/library/library.js';
import { findPeers } from '../../src/peers/finding.js';
import { namesIn } from '../../src/peers/named.js';
import { wishFor } from '../../src/peers/wish.js';
import { corpusOf } from '../../src/retrieval/corpus.js';

const folder = await mkdtemp(join(tmpdir(), 'bystander-'));
afterAll(() => rm(folder, { recursive: true }));

describe('a role', () => {
	test.each([
		'Schülerin der Klasse 9b',
		'Berufsschüler',
		'Teilnehmerin',
		'Besucher aus Mainz',
		'Jugendlicher',
		'15-jährige Schülerin',
		'16 Jahre',
		'Auszubildende im Rathaus',
		'Fotografin',
		'Schülersprecher',
	])('%s is nobody to turn to', (role) => expect(isBystander(role)).toBe(true));

	test.each([
		'Bürgermeisterin',
		'Beauftragte für Kinder und Jugendliche',
		'Leiterin des Jugendamts',
		'Kundenmanager der Stadtwerke',
		'Gästeführerin der Tourist-Information',
		'Kindertagespflege-Koordinatorin',
		'Bürgerbeauftragter',
	])('%s is', (role) => expect(isBystander(role)).toBe(false));
});

test('pupils and visitors are in no answer as contacts', async () => {
	await mkdir(join(folder, 'exchanges'));
	await writeFile(
		join(folder, 'exchanges', 'bericht.md'),
		`---
id: bericht
title: Bericht aus Suhl
kind: project-profile
published: "2025"
source:
  publisher: Stadt Suhl
  title: Bericht
wording: original
coverage: complete
measures:
  - municipality: Suhl
    title: Skatehalle
    topics: [Jugend]
    contacts:
      - name: Lena Vogt
        role: Schülerin der Klasse 9b
      - name: Bernd Amtmann
        role: Leiter des Jugendamts
---

## Suhl

Bernd Amtmann, Leiter des Jugendamts, eröffnete die Skatehalle in Suhl. Lena Vogt, Schülerin der Klasse 9b, freute sich über die Skatehalle in Suhl. Die Besucherin Marie Stolz, Mutter aus Zella-Mehlis, lobte das Graffiti in Suhl.
`,
	);
	const corpus = corpusOf(await openLibrary(folder, 'knowledge'));
	const names = (topic: string) =>
		findPeers(wishFor(topic, namesIn(corpus)), { corpus, language: 'de', profiles: [] }).documented.map(
			({ person }) => person.name,
		);
	expect(names('Skatehalle')).toEqual(['Bernd Amtmann']);
	expect(names('Graffiti')).not.toContain('Marie Stolz');
});
