/** Colours nobody can read on white paper. What lies behind the text is not known here. */

/** „FFFFFF“, „#fff“, „white“, „rgb(254, 254, 254)“ */
export function isPale(colour: string): boolean {
	const text = colour.trim().toLowerCase();
	if (/^(?:white|transparent|snow|ivory|ghostwhite)$/.test(text)) return true;
	const [, short] = /^#?([\da-f]{3})$/.exec(text) ?? [];
	const [, long] = /^#?([\da-f]{6})(?:[\da-f]{2})?$/.exec(text) ?? [];
	if (short) return /^[ef]{3}$/.test(short);
	if (long) return [0, 2, 4].every((at) => Number.parseInt(long.slice(at, at + 2), 16) >= 245);
	const [, inner = ''] = /^(?:rgb|hsl)a?\(([^)]*)\)$/.exec(text) ?? [];
	const parts = inner.split(/[\s,/]+/).filter(Boolean);
	if (parts.length === 4 && Number.parseFloat(parts[3] ?? '') === 0) return true;
	if (text.startsWith('rgb')) return parts.length >= 3 && parts.slice(0, 3).every((part) => Number(part) >= 245);
	return text.startsWith('hsl') && Number.parseFloat(parts[2] ?? '') >= 96;
}
