/** `check`: every problem of the knowledge folder with file, line and remedy. */

import { UsageError } from '../errors.js';
import { objection } from '../words/objection.js';
import { operator } from '../words/operator.js';
import { type Command, openKnowledge, readWords } from './command.js';

export const check: Command = async ({ words, config, terminal, shipped }) => {
	const { values, positionals } = readWords(words, { knowledge: { type: 'string' } }, operator.usage.check);
	if (positionals.length > 0) throw new UsageError(operator.usage.check);
	const folder = values.knowledge ?? config.KNOWLEDGE_DIR;
	const { exchanges, events, problems, redactions } = await openKnowledge(folder, shipped);
	if (exchanges.length + events.length + problems.length === 0) {
		terminal.print(operator.usage.noExchanges(folder));
		return 1;
	}
	for (const problem of problems) terminal.print(operator.problem(problem));
	const passages = exchanges.flatMap((exchange) => exchange.passages);
	terminal.print(operator.checked(exchanges.length, passages.length, events.length, problems.length));
	if (redactions > 0) terminal.print(objection.recorded(redactions));
	return problems.length > 0 ? 1 : 0;
};
