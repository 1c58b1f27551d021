/** What is stored, why, how long and who sees it, as tables: from the register, so that it is never out of date. Below the operator's own text. */

import { wordsFor } from '../../src/words/words.js';
import { type Html, html } from './html.js';
import type { Here } from './layout.js';

type Column = 'name' | 'why' | 'period' | 'seen' | 'reason';
type Line = Readonly<Partial<Record<Column, string>>>;

export function renderKept({ language }: Pick<Here, 'language'>): Html {
	const { own, ownTitle, nobody, nobodyTitle, rights, nothingElse, documented, head } = wordsFor(language).privacy;
	const table = (
		id: string,
		title: string,
		columns: readonly Column[],
		lines: readonly Line[],
	) => html`<h2 id="${id}">${title}</h2>
<div class="wide" role="region" aria-labelledby="${id}" tabindex="0"><table class="kept">
<thead><tr>${columns.map((column) => html`<th scope="col">${head[column]}</th>`)}</tr></thead>
<tbody>${lines.map(
		(line) =>
			html`<tr>${columns.map((column, at) =>
				at === 0 ? html`<th scope="row">${line[column]}</th>` : html`<td>${line[column]}</td>`,
			)}</tr>`,
	)}</tbody></table></div>`;
	return html`<section class="prose">
${table('own', ownTitle, ['name', 'why', 'period', 'seen'], Object.values(own))}
${table('nobody', nobodyTitle, ['name', 'why', 'period', 'seen', 'reason'], Object.values(nobody))}
<p>${nothingElse}</p><p>${rights}</p>
<h2>${documented.title}</h2>${documented.lines.map((line) => html`<p>${line}</p>`)}</section>`;
}
