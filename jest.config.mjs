/** ESM, TypeScript through swc; no build needed. */
export default {
	testEnvironment: 'node',
	/** Milliseconds: a busy machine is no fault. */
	testTimeout: 30_000,
	roots: ['<rootDir>/tests'],
	testMatch: ['**/*.test.ts'],
	extensionsToTreatAsEsm: ['.ts'],
	moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
};
