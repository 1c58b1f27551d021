/** A vector as whole numbers from −127 to 127 and one factor: a quarter of the memory, and hardly another ranking. */

const LARGEST = 127;

/** Writes the codes; returns the factor that turns them back. @param into as long as the vector */
export function quantise(vector: Float32Array, into: Int8Array): number {
	let largest = 0;
	for (const number of vector) largest = Math.max(largest, Math.abs(number));
	if (largest === 0) {
		into.fill(0);
		return 0;
	}
	for (let at = 0; at < vector.length; at++) into[at] = Math.round(((vector[at] ?? 0) / largest) * LARGEST);
	return largest / LARGEST;
}

/** Codes of one vector in a row of many, times a vector. Four sums, so that additions do not wait for one another. */
export function product(codes: Int8Array, row: number, query: Float32Array): number {
	const dimension = query.length;
	const whole = dimension - (dimension % 4);
	let place = row * dimension;
	let [a, b, c, d] = [0, 0, 0, 0];
	for (let at = 0; at < whole; at += 4, place += 4) {
		a += (codes[place] as number) * (query[at] as number);
		b += (codes[place + 1] as number) * (query[at + 1] as number);
		c += (codes[place + 2] as number) * (query[at + 2] as number);
		d += (codes[place + 3] as number) * (query[at + 3] as number);
	}
	for (let at = whole; at < dimension; at++, place++) a += (codes[place] as number) * (query[at] as number);
	return a + b + c + d;
}
