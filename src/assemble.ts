/** Puts a bot together from its parts; the channels are added by `main.ts`, tests add their own. */

import { createBot } from './bot.js';
import { createButtons } from './buttons.js';
import { createAsk } from './capabilities/ask.js';
import type { Capability } from './capabilities/capability.js';
import { createContacts } from './capabilities/contacts.js';
import { createFeedback } from './capabilities/feedback.js';
import { createForward } from './capabilities/forward.js';
import { createEvents, help } from './capabilities/help.js';
import { createLanguage } from './capabilities/language.js';
import { more } from './capabilities/more.js';
import { createDress, createNext } from './capabilities/next.js';
import { createPrivacy } from './capabilities/privacy.js';
import { createSource } from './capabilities/source.js';
import { talk } from './capabilities/talk.js';
import type { Bot, Viewer } from './channel.js';
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
	const dress = createDress(buttons, office !== undefined);
	const address = (document: string, anchor?: string) => viewer.address(document, anchor);
	const ask = createAsk({ site, office: office !== undefined, dress, address });
	const capabilities: Capability[] = [
		...(office ? [createForward({ office: office.address, buttons, send: office.send })] : []),
		createSource(address),
		createFeedback(store, buttons),
		createNext(ask),
		more,
		help,
		createEvents(address),
		createContacts(ask),
		createLanguage(store, buttons),
		createPrivacy(store, buttons),
		talk,
		ask,
	];
	corpusOf(library());
	return createBot({ library, capabilities, store, buttons, log, clock });
}
