/** The registrations of this process: one from the environment, or those of a file. Reads no file itself. */

import { z } from 'zod';
import type { Registration } from './options.js';

const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const guid = z.string().regex(GUID).toLowerCase();

const registrationSchema = z
	.strictObject({
		id: guid,
		secret: z.string().min(1).optional(),
		managed: z.boolean().default(false),
		tenant: guid,
		tenants: z.array(guid).min(1).optional(),
	})
	/** Either a secret or an identity that Azure looks after. */
	.refine(({ secret, managed }) => managed !== (secret !== undefined));
const fileSchema = z
	.array(registrationSchema)
	.min(1)
	.refine((all) => new Set(all.map(({ id }) => id)).size === all.length);

export type Entry = z.input<typeof registrationSchema>;

/** Undefined where something is missing, wrong or there twice. Who may use it: its own tenant, unless a list says. */
export function readRegistrations(entries: unknown): Registration[] | undefined {
	const parsed = fileSchema.safeParse(entries);
	return parsed.success
		? parsed.data.map(({ id, secret, tenant, tenants = [tenant] }) => ({ id, secret, tenant, tenants }))
		: undefined;
}
