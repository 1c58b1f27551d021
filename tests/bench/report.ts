/** Measurements of engines as a table, as exponents of growth, and as a chart. */

import { readFile, writeFile } from 'node:fs/promises';

/** Milliseconds, megabytes kept after collecting garbage, and the share of questions whose passage comes first. */
export interface Row {
	engine: string;
	passages: number;
	build: number;
	megabytes: number;
	p50: number;
	p99: number;
	recall1: number;
}

/** How a figure grows: with passages to the power of the exponent. */
export interface Fit {
	engine: string;
	build: number;
	megabytes: number;
	p50: number;
}

const MARKS = { begin: '<!-- bench -->', end: '<!-- /bench -->' };
const CHART = 'docs/bench.svg';

export function fitted(rows: readonly Row[]): Fit[] {
	const engines = [...new Set(rows.map(({ engine }) => engine))];
	return engines.flatMap((engine) => {
		const own = rows.filter((row) => row.engine === engine);
		if (own.length < 2) return [];
		const slope = (figure: 'build' | 'megabytes' | 'p50') =>
			slopeOf(own.map((row) => [Math.log(row.passages), Math.log(Math.max(row[figure], 1e-4))]));
		return [{ engine, build: slope('build'), megabytes: slope('megabytes'), p50: slope('p50') }];
	});
}

/** Least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
	const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
	const [x, y] = [mean(0), mean(1)];
	const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
	return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}

const HEAD = ['engine', 'passages', 'build', 'memory', 'p50', 'p99', 'recall@1'];

/** Milliseconds until a library can be searched. */
export interface Start {
	passages: number;
	anew: number;
	kept: number;
	changed: number;
}

export function report(rows: readonly Row[], fits: readonly Fit[], start: Start): string {
	const table = [
		HEAD,
		...rows.map(({ engine, passages, build, megabytes, p50, p99, recall1 }) => [
			engine,
			passages.toLocaleString('en'),
			`${build < 1000 ? `${build.toFixed(0)} ms` : `${(build / 1000).toFixed(1)} s`}`,
			`${megabytes.toFixed(1)} MB`,
			`${p50.toFixed(3)} ms`,
			`${p99.toFixed(2)} ms`,
			`${(recall1 * 100).toFixed(1)} %`,
		]),
	];
	const growth = [
		['grows with passages to the power of', 'build', 'memory', 'p50'],
		...fits.map(({ engine, ...figures }) => [
			engine,
			...[figures.build, figures.megabytes, figures.p50].map((n) => n.toFixed(2)),
		]),
	];
	const milliseconds = [start.anew, start.kept, start.changed].map((time) => `${time.toFixed(0)} ms`);
	const starts = [
		['start, files read', 'from nothing', 'from what is kept', 'with one file of them changed'],
		[`${start.passages.toLocaleString('en')} passages`, ...milliseconds],
	];
	const tables = [table, ...(fits.length === 0 ? [] : [growth]), starts];
	return tables.map(markdown).join('\n\n');
}

function markdown(lines: readonly (readonly string[])[]): string {
	const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
	const row = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
	const rule = row(widths.map((width) => '-'.repeat(width)));
	return [row(lines[0] ?? []), rule, ...lines.slice(1).map(row)].join('\n');
}

/** Into BENCHMARKS.md, between its marks, and the chart beside it. */
export async function writeReport(rows: readonly Row[], fits: readonly Fit[], start: Start): Promise<void> {
	const paper = await readFile('BENCHMARKS.md', 'utf8');
	const [before, rest = ''] = paper.split(MARKS.begin);
	const [, after = ''] = rest.split(MARKS.end);
	await writeFile('BENCHMARKS.md', `${before}${MARKS.begin}\n\n${report(rows, fits, start)}\n\n${MARKS.end}${after}`);
	await writeFile(CHART, chart(rows));
}

const BOX = { width: 760, height: 420, left: 70, right: 250, top: 40, bottom: 50 };
const COLOURS = ['#b5261a', '#2a6f97', '#5a8f3c', '#8a5fb0', '#c0872a'];
/** Milliseconds. */
const RANGE = { least: 0.01, most: 1000 };

/** The median of a question over passages, both axes in powers of ten. */
export function chart(rows: readonly Row[]): string {
	const sizes = rows.map(({ passages }) => passages);
	const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
	const share = (value: number, from: number, to: number) => Math.log(value / from) / Math.log(to / from || 2);
	const x = (passages: number) => BOX.left + share(passages, least, most) * (BOX.width - BOX.left - BOX.right);
	const y = (time: number) =>
		BOX.height - BOX.bottom - share(time, RANGE.least, RANGE.most) * (BOX.height - BOX.top - BOX.bottom);
	const engines = [...new Set(rows.map(({ engine }) => engine))];
	const lines = engines.map((engine, at) => {
		const own = rows.filter((row) => row.engine === engine);
		const colour = COLOURS[at % COLOURS.length] ?? '';
		const points = own.map(({ passages, p50 }) => `${x(passages).toFixed(1)},${y(p50).toFixed(1)}`);
		const dots = points.map((point) => point.split(',')).map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="4"/>`);
		const end = points.at(-1)?.split(',') ?? [];
		const label = `<text x="${Number(end[0]) + 10}" y="${Number(end[1]) + 4}">${engine}</text>`;
		return `<g fill="${colour}"><polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${label}</g>`;
	});
	const times = [0.01, 0.1, 1, 10, 100, 1000].map(
		(time) =>
			`<line x1="${BOX.left}" x2="${BOX.width - BOX.right}" y1="${y(time)}" y2="${y(time)}" stroke="#ddd"/><text x="${BOX.left - 8}" y="${y(time) + 4}" text-anchor="end">${time} ms</text>`,
	);
	const ticks = [...new Set(sizes)].map(
		(passages) =>
			`<text x="${x(passages)}" y="${BOX.height - BOX.bottom + 20}" text-anchor="middle">${passages.toLocaleString('en')}</text>`,
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${BOX.width} ${BOX.height}" font-family="sans-serif" font-size="12">
<title>Median time of a question over the number of passages</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${BOX.left}" y="24" font-size="15">Median time of a question, by number of passages</text>
${[...times, ...ticks, ...lines].join('\n')}
</svg>
`;
}
