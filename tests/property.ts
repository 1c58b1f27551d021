/** fast-check with one seed for everybody, so that a failure can be repeated; `FUZZ_SEED=random npm test` looks for others. */

import fc from 'fast-check';

const { FUZZ_SEED } = process.env;
if (FUZZ_SEED !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(FUZZ_SEED ?? 217) });

export { fc };
