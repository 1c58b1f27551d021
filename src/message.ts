/** What comes in: one message of one person, already freed of everything the platform adds. */

export type Language = 'de' | 'en';

/** Where a reply goes. `place` means something to its channel only. */
export interface Address {
	channel: string;
	place: string;
}

/** What is known of the person asking, as far as it decides what may be shown. */
export interface Asker {
	tenant: string;
	audience: 'public' | 'programme';
	role: 'guest' | 'member' | 'organiser';
	/** The language the person has chosen, where the platform or the page knows it. */
	language?: Language;
	/** Time zone, as the platform knows it: `Europe/Berlin`. */
	zone?: string;
	/** How others call this person; for what others may see that they did. */
	name?: string;
	/** Belongs to the room the message stands in. */
	belongs?: boolean;
}

/** What can be asked for by name instead of a question. */
export type Command = 'help' | 'events' | 'contacts' | 'language' | 'privacy' | 'home';

export interface Message {
	/** Unique for the channel: a redelivery carries the same id. */
	id: string;
	text: string;
	person: string;
	conversation: string;
	/** Answers to this message stand in a conversation of their own: a thread it opens. */
	begins?: string;
	from: Address;
	/** Where this person alone can be written to, unasked. */
	alone?: Address;
	/** The channel or group it stands in; absent in a conversation of two. */
	room?: Address;
	asker: Asker;
	/** The language to answer in, where it is set for this message; else that of the text. */
	language?: Language;
	/** `text` is then what stood behind the name. */
	command?: Command;
	/** The channel shows buttons beside an answer: sources, feedback, next steps. */
	interactive?: boolean;
	/** Only the asker sees the reply, until they share it. */
	private?: boolean;
	/** A button, or its form once it is filled in. The token names state kept with us. */
	pressed?: { token: string; fields?: Readonly<Record<string, string>> };
}
