import { describe, expect, test } from '@jest/globals';
import { baseAddress, ConfigError, readConfig } from '../src/config.js';
import { parseAddress } from '../src/start.js';

describe('the configuration', () => {
	test('needs nothing', () => {
		expect(readConfig({})).toMatchObject({
			PORT: 3978,
			HOST: '127.0.0.1',
			KNOWLEDGE_DIR: 'knowledge',
			DATA_DIR: 'data',
		});
	});

	test('takes an empty variable as unset', () => expect(readConfig({ PORT: '' }).PORT).toBe(3978));

	test('names every problem at once', () => {
		const error = (() => {
			try {
				return readConfig({ PORT: '99999', PUBLIC_URL: 'nowhere', LOG_LEVEL: 'loud', PROGRAMME_OFFICE: 'C1' });
			} catch (cause) {
				return cause;
			}
		})();
		expect(error).toBeInstanceOf(ConfigError);
		expect((error as ConfigError).message.split('\n').map((line) => line.split('=')[0])).toEqual([
			'PORT',
			'PUBLIC_URL',
			'PROGRAMME_OFFICE',
			'LOG_LEVEL',
		]);
	});

	test.each([
		[{}, 'http://127.0.0.1:3978'],
		[{ HOST: '0.0.0.0', PORT: '80' }, 'http://127.0.0.1:80'],
		[{ HOST: '::1' }, 'http://[::1]:3978'],
		[{ PUBLIC_URL: 'https://lotse.example.org/' }, 'https://lotse.example.org'],
	])('%j is reached at %s', (environment, address) => expect(baseAddress(readConfig(environment))).toBe(address));

	test('an address is a channel and a place that may hold colons', () => {
		expect(parseAddress('slack:T1:C1')).toEqual({ channel: 'slack', place: 'T1:C1' });
		expect(parseAddress(undefined)).toBeUndefined();
	});
});
