/** The bot's messages as a person takes them: a text and the card that follows it are one answer. */

import type { Connector } from './connector/connector.js';
import type { Shown } from './connector/screen.js';
import type { Place } from './connector/world.js';

/** Complete ones, in order. The card's own message is kept as `card`. */
export type Answer = Shown & { card?: Shown };

export function answersIn(connector: Connector, place: Place): Answer[] {
	const answers: Answer[] = [];
	for (const shown of connector.screen(place)) {
		const last = answers.at(-1);
		if (shown.from !== 'bot') continue;
		if (shown.stream && shown.stream.state !== 'final') continue;
		const tail =
			shown.text === '' && shown.cards.length > 0 && last?.cards.length === 0 && last.thread === shown.thread;
		if (tail) answers[answers.length - 1] = { ...last, cards: shown.cards, buttons: shown.buttons, card: shown };
		else answers.push(shown);
	}
	return answers;
}
