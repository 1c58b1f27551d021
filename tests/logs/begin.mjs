/** Before all tests: a folder for what is logged and what is said during this run. */

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function begin() {
	process.env.HEARD_DIR = await mkdtemp(join(tmpdir(), 'heard-'));
}
