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

describe('the configuration of Slack', () => {
	const token = { SLACK_BOT_TOKEN: 'xoxb-1' };
	const app = { SLACK_APP_TOKEN: 'xapp-1' };
	const signing = { SLACK_SIGNING_SECRET: 'signing' };
	const key = Buffer.alloc(32, 1).toString('base64');
	const client = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client' };
	const oauth = { ...client, SLACK_TOKEN_KEY: key, PUBLIC_URL: 'https://lotse.example' };

	/** The variables that are complained about. */
	const complaints = (environment: NodeJS.ProcessEnv): string[] => {
		try {
			readConfig(environment);
			return [];
		} catch (cause) {
			if (!(cause instanceof ConfigError)) throw cause;
			return cause.message.split('\n').map((line) => line.split('=')[0] ?? '');
		}
	};

	test.each([
		['one workspace over HTTP', { ...token, ...signing }],
		['one workspace over a socket', { ...token, ...app }],
		['many workspaces', { ...oauth, ...signing }],
		['many workspaces over a socket', { ...oauth, ...app }],
		['many workspaces and one by its token', { ...oauth, ...signing, ...token }],
		['several keys', { ...oauth, ...signing, SLACK_TOKEN_KEY: `${key},${Buffer.alloc(32, 2).toString('base64')}` }],
		['a key that waits for its use', { SLACK_TOKEN_KEY: key }],
		['lists', { SLACK_WORKSPACES: 'T1, E2,', SLACK_ORGANISERS: 'U1,T1:W2' }],
		['no time of grace', { SLACK_GRACE_DAYS: '0' }],
	])('is complete: %s', (_, environment) => expect(complaints(environment)).toEqual([]));

	test.each([
		[token, ['SLACK_SIGNING_SECRET']],
		[app, ['SLACK_BOT_TOKEN']],
		[signing, ['SLACK_BOT_TOKEN']],
		[{ ...app, ...signing }, ['SLACK_BOT_TOKEN']],
		[{ ...oauth, SLACK_CLIENT_ID: '', ...signing }, ['SLACK_CLIENT_ID']],
		[{ ...oauth, SLACK_CLIENT_SECRET: '', ...signing }, ['SLACK_CLIENT_SECRET']],
		[{ ...oauth, SLACK_TOKEN_KEY: '', ...signing }, ['SLACK_TOKEN_KEY']],
		[{ ...oauth, PUBLIC_URL: '', ...signing }, ['PUBLIC_URL']],
		[oauth, ['SLACK_SIGNING_SECRET']],
		[{ SLACK_CLIENT_ID: '1.2' }, ['SLACK_CLIENT_SECRET', 'SLACK_TOKEN_KEY', 'PUBLIC_URL', 'SLACK_SIGNING_SECRET']],
	])('%j lacks %j', (environment, lacking) => expect(complaints(environment)).toEqual(lacking));

	test.each([
		{ SLACK_BOT_TOKEN: 'xapp-1', ...signing },
		{ SLACK_APP_TOKEN: 'xoxb-1', ...token },
		{ SLACK_TOKEN_KEY: 'too short' },
		{ SLACK_TOKEN_KEY: `${key},${key.slice(4)}` },
		{ SLACK_WORKSPACES: 'C1' },
		{ SLACK_ORGANISERS: 'U1;U2' },
		{ SLACK_GRACE_DAYS: '-1' },
		{ SLACK_GRACE_DAYS: 'thirty' },
		{ SLACK_API_URL: 'slack.com/api' },
	])('is wrong: %j', (environment) => expect(complaints(environment)).toEqual([Object.keys(environment)[0]]));

	test('names what is wrong and what is lacking at once', () => {
		expect(complaints({ PORT: 'x', ...token })).toEqual(['PORT', 'SLACK_SIGNING_SECRET']);
	});

	test('never shows a secret', () => {
		const secret = 'hunter2hunter2';
		const secrets = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_TOKEN_KEY'];
		const environment = Object.fromEntries(secrets.map((name) => [name, secret]));
		expect(complaints(environment)).toEqual(expect.arrayContaining(secrets));
		expect(() => readConfig(environment)).not.toThrow(secret);
	});

	test('reads lists without spaces and empty places', () => {
		expect(readConfig({ SLACK_WORKSPACES: ' T1, E2 ,,' }).SLACK_WORKSPACES).toEqual(['T1', 'E2']);
		expect(readConfig({}).SLACK_WORKSPACES).toEqual([]);
		expect(readConfig({}).SLACK_GRACE_DAYS).toBe(30);
	});
});
