/** Opens wording by a model where one is configured; else nothing of it is loaded. */

import type { LanguageModel } from './answering/model.js';
import { type Config, type EndpointSettings, modelsOf } from './config.js';
import { createGeneration, type Generation, type GenerationParts } from './generation.js';
import type { Store } from './store/store.js';
import { createSpending } from './spending.js';

/** Of a German word, as servers count them. */
const CHARACTERS_PER_TOKEN = 3;
/** What the instructions take of the tokens. */
const INSTRUCTIONS = 500;
const FREE = { input: 0, output: 0 };

export type OpenParts = Pick<GenerationParts, 'log' | 'registered' | 'clock'> & { config: Config; store: Store };

export async function openGeneration({ config, store, ...parts }: OpenParts): Promise<Generation | undefined> {
	const models = modelsOf(config);
	if (!models) return undefined;
	const [{ createModel }, { createCheck }] = await Promise.all([
		import('./answering/openai.js'),
		import('./answering/check.js'),
	]);
	const tokens = { input: config.MODEL_TOKENS_IN, output: config.MODEL_TOKENS_OUT };
	const priceOf = ({ model }: EndpointSettings) => config.MODEL_PRICES.get(model) ?? FREE;
	const open = (endpoint: EndpointSettings): LanguageModel => createModel(endpoint, tokens.output, priceOf(endpoint));
	const limits = {
		person: { hour: config.MODEL_PERSON_HOUR, day: config.MODEL_PERSON_DAY },
		tenant: { hour: config.MODEL_TENANT_HOUR, day: config.MODEL_TENANT_DAY },
		...(config.MODEL_EUROS_MONTH === undefined ? {} : { month: config.MODEL_EUROS_MONTH * 1e6 }),
	};
	/** With the round in which sentences that do not hold are written anew; a second opinion is given a part, but often. */
	const rounds = [
		{ ...priceOf(models.writer), times: 2 },
		...(models.judge ? [{ ...priceOf(models.judge), times: 4 }] : []),
	];
	const most = rounds.reduce(
		(sum, { input, output, times }) => sum + times * (tokens.input * input + tokens.output * output),
		0,
	);
	return createGeneration({
		...parts,
		store,
		model: open(models.writer),
		...(models.judge ? { judge: open(models.judge) } : {}),
		check: createCheck,
		spending: createSpending(store, limits, parts.clock),
		tenants: config.MODEL_TENANTS,
		patience: config.MODEL_SECONDS * 1000,
		characters: Math.max(0, tokens.input - INSTRUCTIONS) * CHARACTERS_PER_TOKEN,
		most,
	});
}
