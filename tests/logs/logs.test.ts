/** The search of the logs at the end of a run: what it finds, and that it lets no run pass in which something is found. */

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { findLeaks, tellingWords } from './grep.mjs';

describe('the search', () => {
	const said = ['Wer hat einen Makerspace?', 'Anna', 'xoxb-1234567890abcdef', 'T1/UANNA'];
	test.each([
		['a question', 'asked Wer hat einen Makerspace? today', 'wer hat einen makerspace?'],
		['a question in other letters and spaces', 'asked WER HAT  EINEN makerspace?', 'wer hat einen makerspace?'],
		['a name', 'fault of Anna: none', 'anna'],
		['a token', '{"token":"xoxb-1234567890abcdef"}', 'xoxb-1234567890abcdef'],
		['a person', 'erased slack:T1/UANNA', 't1/uanna'],
	])('finds %s', (_what, line, word) => {
		expect(findLeaks(['started', line], said)).toEqual([{ line, word }]);
	});

	test('finds nothing in what says nothing', () => {
		const lines = [
			'expired conversation 3 button 2',
			'question failed A1B2C3D4 web',
			'Annahme verweigert',
			'makerspace',
		];
		expect(findLeaks(lines, said)).toEqual([]);
	});

	test('looks for texts, names, places and tokens, not for single everyday words', () => {
		const asker = { name: 'Anna' };
		const message = { text: 'Wer hat Hochbeete?', person: 'T1/UANNA', from: { place: 'T1/D1/1.2' }, asker };
		expect(tellingWords(message)).toEqual(['Wer hat Hochbeete?', 'Anna', 'T1/UANNA', 'T1/D1/1.2']);
		expect(tellingWords({ text: 'events' })).toEqual([]);
		const pressed = { token: 'abcdefghijklmnopqrstuvwx.0', fields: { comment: 'viel zu kurz' } };
		expect(tellingWords({ text: '', pressed })).toEqual(['viel zu kurz', 'abcdefghijklmnopqrstuvwx.0']);
	});
});

/** Another run of the suite, of one file. */
async function run(leak: string): Promise<{ code: number | null; output: string }> {
	const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--testMatch', '**/logs/leak.case.ts'];
	const env = { ...process.env, LEAK: leak, HEARD_DIR: '' };
	const child = spawn(process.execPath, jest, { env, stdio: ['ignore', 'ignore', 'pipe'] });
	const code = new Promise<number | null>((resolve) => child.once('close', resolve));
	const output = child.stderr ? await text(child.stderr) : '';
	return { code: await code, output };
}

describe('a run', () => {
	test.each([
		['log', /„warum singt der zaunkönig so laut\?“ in: question failed/],
		['process', /„warum singt der zaunkönig so laut\?“ in: asked: Warum singt/],
	])('fails where a message stands in the %s, and says which line and word', async (leak, pattern) => {
		const { code, output } = await run(leak);
		expect(code).not.toBe(0);
		expect(output).toMatch(pattern);
	});

	test('passes where it does not', async () => {
		const { code, output } = await run('none');
		expect({ code, leaks: output.includes('stands in the log') }).toEqual({ code: 0, leaks: false });
	});
});
