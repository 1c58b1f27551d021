/** Puts a bot together from its parts; the channels are added by `main.ts`, tests add their own. */

import type { Bot, Viewer } from './channel.js';
import { createBot } from './bot.js';
import { createButtons } from './buttons.js';
import { createAsk } from './capabilities/ask.js';
import type { Capability } from './capabilities/capability.js';
import { createForward, offerForward } from './capabilities/forward.js';
import { talk } from './capabilities/talk.js';
import type { Library } from './library/library.js';
import type { Log } from './log.js';
import type { Address } from './message.js';
import type { Reply } from './reply.js';
import { corpusOf } from './retrieval/corpus.js';
import type { Store } from './store/store.js';

export interface Parts {
	library(): Library;
	store: Store;
	log: Log;
	viewer: Viewer;
	/** Web site of the programme office. */
	site: string;
	/** Where questions can be passed on, and how. */
	office?: { address: Address; send(to: Address, message: Reply): Promise<boolean> };
	clock?: () => number;
}

export function assemble({ library, viewer, store, log, site, office, clock = Date.now }: Parts): Bot {
	const buttons = createButtons(store, clock);
	const forward: Capability[] = office ? [createForward({ office: office.address, buttons, send: office.send })] : [];
	const ask = createAsk({
		site,
		address: (document) => viewer.address(document),
		...(office ? { offer: (turn, question) => offerForward(turn, question, buttons) } : {}),
	});
	corpusOf(library());
	return createBot({ library, capabilities: [...forward, talk, ask], store, buttons, log, clock });
}
