/** What the words around the topic ask for, per language. Patterns are matched against the folded question. */

import { fold } from '../language/fold.js';

export type Want = 'date' | 'place' | 'number' | 'money' | 'person' | 'list' | 'text';

export type Measured = 'area' | 'duration' | 'age';

export interface Asking {
	/** Tried in order; the first that matches says what is wanted. */
	wants: readonly (readonly [Want, RegExp])[];
	/** „was“, “what”: says nothing where another word says more. */
	what: RegExp;
	/** Words that carry no topic of their own: light verbs, „Kommune“, „Projekt“, „Beispiel“. */
	light: ReadonlySet<string>;
	/** Words that nearly every document has, in any library of the kind: they tell little. */
	everyday: ReadonlySet<string>;
	/** Asks for what is not. */
	negation: RegExp;
	/** Asks whether something is so. */
	whether: RegExp;
	/** Asks for a share: a count is no answer. */
	share: RegExp;
	/** „Wie geht es weiter?“ */
	goesOn: RegExp;
	/** Courtesies around a question. */
	polite: RegExp;
	/** Words and phrases that say nothing of the topic: „am Ende“, „tatsächlich“. */
	filling: RegExp;
	/** Turns of phrase and the word the documents have for them: „selber zahlen“ is an „Eigenanteil“. */
	turns: readonly (readonly [RegExp, string])[];
	/** An amount is wanted though nothing asks: „Bundesmittel Chemnitz“. */
	costs: RegExp;
	/** What a measure is called: „Fläche“, „Alter“. */
	measuring: Readonly<Record<Measured, ReadonlySet<string>>>;
	/** Asks for the street, not only for the town. */
	street: RegExp;
	/** Asks what something is called. */
	named: RegExp;
	/** Asks for a reason. */
	why: RegExp;
	/** Asks who is behind something. */
	behind: RegExp;
	/** Asks what something is for. */
	aim: RegExp;
	/** Asks what something is, or how it goes. */
	defined: RegExp;
	/** Asks who did something to what is meant already. */
	doer: RegExp;
	/** Verbs that whoever is named as responsible does. */
	responsible: ReadonlySet<string>;
	/** Words for money in general, no topic when an amount is wanted. */
	money: ReadonlySet<string>;
	/** Asks with whom something was done. */
	partner: RegExp;
	/** Asks who did something at an event: the answer is a person in a sentence. */
	acts: RegExp;
	/** An event is meant; the groups of documents it can be. */
	events: readonly (readonly [RegExp, 'peer-to-peer' | 'network-meeting' | undefined])[];
	/** „4.“, „vierter“ before an event noun → number. */
	ordinals: Readonly<Record<string, number>>;
	/** The latest event, and one to come. */
	latest: RegExp;
	future: RegExp;
	/** The programme as a whole is meant. */
	programme: RegExp;
	/** The question leans on the one before. */
	followUp: RegExp;
	/** Asks what an event was about. */
	theme: RegExp;
	/** Asks for firms, artists, brands by name. */
	actors: RegExp;
	/** Asks for the events themselves. */
	eventList: RegExp;
	/** Speaks of what was presented at an event. */
	presented: RegExp;
	/** What a number measures, where no noun says it. */
	measures: readonly (readonly [Measured, RegExp])[];
	/** Asks how long something goes on. */
	until: RegExp;
	/** What a lone greeting, thanks or „what can you do“ looks like. */
	greeting: RegExp;
	thanks: RegExp;
	goodbye: RegExp;
	abilities: RegExp;
}

/** A list of words as the stems a language compares. */
export function stemsOf(words: string, stem: (folded: string) => string): Set<string> {
	return new Set(
		words
			.trim()
			.split(/\s+/)
			.map((word) => stem(fold(word))),
	);
}
