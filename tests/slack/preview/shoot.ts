/** Pictures of a page, taken by headless Chromium. Fetches nothing: the page has all it needs. */

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export function findBrowser(): string | undefined {
	return PLACES.find((path): path is string => path !== undefined && existsSync(path));
}

/** Writes the whole page as a PNG, `width` CSS pixels wide; narrow ones doubled, as on a phone. Rejects without a browser. */
export async function shoot(html: string, path: string, width: number): Promise<void> {
	const executablePath = findBrowser();
	if (!executablePath) throw new Error('No Chromium found. Install it or set CHROMIUM_PATH.');
	const browser = await chromium.launch({ executablePath, args: ARGS });
	try {
		const page = await browser.newPage({
			viewport: { width, height: 800 },
			deviceScaleFactor: width < 600 ? 2 : 1,
			javaScriptEnabled: false,
			offline: true,
			locale: 'de-DE',
		});
		await page.setContent(html);
		await page.screenshot({ path, fullPage: true });
	} finally {
		await browser.close();
	}
}
