/** `eval --questions --generated`: what a language model brings on the questions: sentences shown and dropped, their citations, cost and time. */

import type { Config } from '../config.js';
import { UsageError } from '../errors.js';
import type { Generation, Outcome } from '../generation.js';
import { createLog } from '../log.js';
import { openGeneration } from '../models.js';
import { createMemoryStore } from '../store/memory.js';
import { operator } from '../words/operator.js';

export interface Observed {
	generation: Generation;
	report(): GeneratedFigures;
}

export interface GeneratedFigures {
	/** Answers that were found, and of them those a model worded. */
	answers: number;
	worded: number;
	shown: number;
	dropped: Readonly<Record<string, number>>;
	/** Of the sentences shown: carried by all that they cite. */
	citationRecall: number;
	/** Of the citations: needed, or enough alone. */
	citationPrecision: number;
	hindered: Readonly<Record<string, number>>;
	euros: number;
	/** Milliseconds of worded answers. */
	p50: number;
	p95: number;
}

/** Everything switched on and nothing limited, but for what one answer may take. @throws UsageError without a model */
export async function observe(config: Config): Promise<Observed> {
	const settings: Config = {
		...config,
		MODEL_TENANTS: ['test'],
		MODEL_PERSON_HOUR: 1e6,
		MODEL_PERSON_DAY: 1e6,
		MODEL_TENANT_HOUR: 1e6,
		MODEL_TENANT_DAY: 1e6,
	};
	const parts = { config: settings, store: createMemoryStore(), log: createLog('silent'), clock: Date.now };
	const generation = await openGeneration({ ...parts, registered: async () => [] });
	if (!generation) throw new UsageError(operator.usage.noModel);
	const outcomes: { outcome: Outcome; time: number }[] = [];
	return {
		generation: {
			...generation,
			async word(task, owner, asker) {
				const started = performance.now();
				const outcome = await generation.word(task, owner, asker);
				outcomes.push({ outcome, time: performance.now() - started });
				return outcome;
			},
		},
		report: () => figuresOf(outcomes),
	};
}

function figuresOf(outcomes: readonly { outcome: Outcome; time: number }[]): GeneratedFigures {
	const dropped: Record<string, number> = {};
	const hindered: Record<string, number> = {};
	const citations = { carried: 0, needed: 0, all: 0 };
	let micro = 0;
	for (const { outcome } of outcomes) {
		for (const [reason, count] of Object.entries(outcome.tally?.dropped ?? {}))
			dropped[reason] = (dropped[reason] ?? 0) + count;
		if (outcome.hindrance) hindered[outcome.hindrance.kind] = (hindered[outcome.hindrance.kind] ?? 0) + 1;
		micro += outcome.tally?.usage.cost ?? 0;
		if (!outcome.author || !outcome.tally) continue;
		for (const key of ['carried', 'needed', 'all'] as const) citations[key] += outcome.tally.citations[key];
	}
	const worded = outcomes.filter(({ outcome }) => outcome.author);
	const times = worded.map(({ time }) => time).sort((a, b) => a - b);
	const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
	const shown = worded.reduce((sum, { outcome }) => sum + (outcome.tally?.shown ?? 0), 0);
	return {
		answers: outcomes.length,
		worded: worded.length,
		shown,
		dropped,
		citationRecall: shown === 0 ? 1 : citations.carried / shown,
		citationPrecision: citations.all === 0 ? 1 : citations.needed / citations.all,
		hindered,
		euros: Math.round(micro) / 1e6,
		p50: at(0.5),
		p95: at(0.95),
	};
}
