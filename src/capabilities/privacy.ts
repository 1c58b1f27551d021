/** What is kept of a person and for how long, and a button that forgets it at once. */

import type { Buttons } from '../buttons.js';
import { erase } from '../erasure.js';
import { owner } from '../person.js';
import { type Reply, reply, text } from '../reply.js';
import type { Store } from '../store/store.js';
import type { Capability, Turn } from './capability.js';

const NAME = 'privacy';

export function createPrivacy(store: Store, buttons: Buttons): Capability {
	return {
		name: NAME,
		recognise: ({ message, pressed }) => message.command === NAME || pressed?.capability === NAME,
		async handle(turn) {
			const { message, pressed, language, words } = turn;
			if (!pressed) return { reply: { ...(await told(turn, buttons)), show: message.private ? 'private' : 'message' } };
			await erase(store, { person: owner(message).person });
			const { title, erased } = words.privacy;
			return { reply: { ...reply(language, text(erased)), title, show: 'instead' } };
		},
		home: async (turn) => ({ ...(await told(turn, buttons)), title: turn.words.privacy.title }),
	};
}

async function told({ message, language, words }: Turn, buttons: Buttons): Promise<Reply> {
	const said = reply(language, text(words.privacy.what), {
		kind: 'list',
		items: words.privacy.kept.map((line) => [line]),
	});
	if (!message.interactive) return said;
	const [token = ''] = await buttons.keep(message, language, [{ capability: NAME, state: {} }]);
	return { ...said, buttons: [{ label: words.privacy.erase, token }] };
}
