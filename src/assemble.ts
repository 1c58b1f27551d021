/** Puts a bot together from its parts; the channels are added by `main.ts`, tests add their own. */

import { createBot } from './bot.js';
import { createButtons } from './buttons.js';
import { createAdjust } from './capabilities/adjust.js';
import { type AskOptions, createAsk } from './capabilities/ask.js';
import type { Capability } from './capabilities/capability.js';
import { createContacts } from './capabilities/contacts.js';
import { createEvents, createNewest } from './capabilities/events.js';
import { createFeedback } from './capabilities/feedback.js';
import { createForward } from './capabilities/forward.js';
import { help } from './capabilities/help.js';
import { remindOffers } from './capabilities/invite.js';
import { createLanguage } from './capabilities/language.js';
import { createLetter } from './capabilities/letter.js';
import { createMeet } from './capabilities/meet.js';
import { more } from './capabilities/more.js';
import { createDress, createNext } from './capabilities/next.js';
import { createOrganise } from './capabilities/organise.js';
import { createPrivacy } from './capabilities/privacy.js';
import { createProfile } from './capabilities/profile.js';
import { createRemind } from './capabilities/remind.js';
import { createSource } from './capabilities/source.js';
import { talk } from './capabilities/talk.js';
import { createTown } from './capabilities/town.js';
import { createUnanswered } from './capabilities/unanswered.js';
import { createWording } from './capabilities/wording.js';
import type { Bot, Viewer } from './channel.js';
import { createDownloads } from './downloads.js';
import type { Generation } from './generation.js';
import type { Library } from './library/library.js';
import type { Log } from './log.js';
import { createMeeting, type Meeting } from './meeting.js';
import type { Address } from './message.js';
import { createReminding, type Reminding } from './reminding.js';
import type { Reply } from './reply.js';
import type { Store } from './store/store.js';
import type { Meaning } from './vectors/meaning.js';

export interface Parts {
	library(): Library;
	store: Store;
	log: Log;
	viewer: Viewer;
	/** Web site of the programme office. */
	site: string;
	/** Where questions can be passed on, and how. */
	office?: { address: Address; send(to: Address, message: Reply): Promise<boolean> };
	/** Events and reminders; where it is absent nobody is reminded, and events are those in files. */
	reminding?: Reminding;
	/** Who registered, and how they meet; where it is absent, nothing goes out to them. */
	meeting?: Meeting;
	/** The second ranking, for the nearest documents of a question without an answer. */
	meaning?: Pick<Meaning, 'near'>;
	/** Wording by a model, where one is configured. */
	generation?: Generation;
	clock?: () => number;
}

export function assemble(parts: Parts): Bot {
	const { library, viewer, store, log, site, office, clock = Date.now } = parts;
	const reminding = parts.reminding ?? createReminding({ library, viewer, store, log, clock });
	const meeting = parts.meeting ?? createMeeting({ library, store, log, clock });
	const { agenda, register, links, organised, calendars, tally } = reminding;
	const buttons = createButtons(store, clock);
	const downloads = createDownloads({ store, clock, page: viewer.page });
	const dress = createDress(buttons, office !== undefined);
	const address = (document: string, anchor?: string) => viewer.address(document, anchor);
	const count: NonNullable<AskOptions['count']> = (turn, question, language) =>
		tally.count(turn.message, question, language, turn.library);
	const unanswered = createUnanswered(store, clock, meeting.profiles.names);
	const missed: NonNullable<AskOptions['missed']> = (turn, question, language) =>
		unanswered.note(turn.message, question, language, turn.library);
	const near = parts.meaning ? { near: parts.meaning.near } : {};
	const asking = { site, office: office !== undefined, dress, address, count, missed, ...near };
	const ask = createAsk({ ...asking, generation: parts.generation });
	const quote = createAsk(asking);
	const { next, subscribed, changed } = reminding;
	const remind = { agenda, register, buttons, links, next };
	const capabilities: Capability[] = [
		...(office ? [createForward({ office: office.address, buttons, send: office.send })] : []),
		createSource(address),
		createFeedback(store, buttons),
		createNext(ask, quote),
		more,
		help,
		createAdjust({ ...remind, calendar: calendars }),
		createOrganise({ organised, agenda, buttons, links, subscribed, changed }),
		createRemind(remind),
		createEvents({ agenda, buttons, links, remindOffers }),
		createNewest(address),
		createProfile({ ...meeting, buttons }),
		createMeet({ ...meeting, buttons }),
		createLetter({ ...meeting, buttons, site }),
		createContacts({ ...meeting, buttons, log, site, address, page: viewer.page }),
		createTown({ buttons, site, page: viewer.page }),
		createLanguage(store, buttons),
		createWording(parts.generation),
		createPrivacy({ store, buttons, downloads, agenda, page: viewer.page }),
		talk,
		ask,
	];
	return createBot({ library, capabilities, store, buttons, log, clock });
}
