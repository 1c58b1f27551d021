/** ESM, TypeScript through swc; no build needed. */
export default {
	testEnvironment: 'node',
	/** Milliseconds: a busy machine is no fault. */
	testTimeout: 30_000,
	roots: ['<rootDir>/tests'],
	testMatch: ['**/*.test.ts'],
	extensionsToTreatAsEsm: ['.ts'],
	moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
	/** What is logged during a run is searched for what was said in it. */
	globalSetup: '<rootDir>/tests/logs/begin.mjs',
	globalTeardown: '<rootDir>/tests/logs/end.mjs',
	setupFiles: ['<rootDir>/tests/logs/hear.ts'],
	transform: {
		'^.+\\.ts$': [
			'<rootDir>/tests/logs/transform.mjs',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
		],
	},
};
