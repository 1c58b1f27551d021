/** The page about privacy: the operator's text above, what is kept below, as the register has it. */

import { afterEach, expect, test } from '@jest/globals';
import { KINDS } from '../../src/kept.js';
import { wordsFor } from '../../src/words/words.js';
import { createTestBot, noPages, openSite, type Site, viewer } from './site.js';

let site: Site | undefined;
afterEach(async () => {
	await site?.stop();
	site = undefined;
});

const pageOf = async (path: string) => (await fetch(`${site?.address}${path}`)).text();
/** As it stands in the page. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

test.each(['de', 'en'] as const)('says every kind of row, why, how long and who sees it (%s)', async (language) => {
	site = await openSite(createTestBot());
	const page = await pageOf(`/datenschutz?lang=${language}`);
	const { own, nobody } = wordsFor(language).privacy;
	const rows = [...Object.values(own), ...Object.values(nobody)];
	expect(rows).toHaveLength(KINDS.length);
	expect(page.match(/<th scope="row">/g)).toHaveLength(KINDS.length);
	for (const row of rows) for (const said of Object.values(row)) expect(page).toContain(`>${escaped(said)}</t`);
});

test('stands below what the operator wrote, or says that they wrote nothing', async () => {
	site = await openSite(createTestBot(), viewer, {
		read: async (name) =>
			name === 'datenschutz' ? '# Datenschutz der Stadt\n\nVerantwortlich ist die Stadt.' : undefined,
	});
	const page = await pageOf('/datenschutz');
	expect(page.indexOf('Verantwortlich ist die Stadt')).toBeGreaterThan(0);
	expect(page.indexOf('Verantwortlich ist die Stadt')).toBeLessThan(page.indexOf('Was von Ihnen gespeichert wird'));
	expect(page.match(/<h1/g)).toHaveLength(1);
	await site.stop();
	site = await openSite(createTestBot(), viewer, noPages);
	expect(await pageOf('/datenschutz')).toMatch(/noch nicht geschrieben[\s\S]*Was von Ihnen gespeichert wird/);
	expect(await pageOf('/impressum')).not.toContain('Was von Ihnen gespeichert wird');
});
