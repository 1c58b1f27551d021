/** Reading JSON of which nothing is known: absent or wrong parts become `undefined` or empty, never a fault thrown. */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The entries of a list; what is no object becomes an empty one, so that it is still counted and seen. */
export function listOf(value: unknown): readonly Fields[] {
	return Array.isArray(value) ? value.map(fieldsOf) : [];
}

export function stringOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: unknown): number {
	return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export function typeOf(from: Fields): string {
	return stringOf(from.type) ?? '(ohne type)';
}
