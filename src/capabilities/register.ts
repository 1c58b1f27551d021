/** The form of a profile: its fields, and what was typed as a profile or what is wrong with it. Pure. */

import type { Library } from '../library/library.js';
import type { Profile } from '../peers/profile.js';
import type { Field } from '../reply.js';
import type { Words } from '../words/de.js';

type Typed = Readonly<Record<string, string>>;
type Own = Pick<Profile, 'name' | 'municipality' | 'role' | 'offers' | 'seeks' | 'languages' | 'way' | 'match'>;

/** A profile where nothing is wrong. */
export interface Entered {
	profile?: Own;
	wrong: string[];
}

/** Characters of a line, topics of a list. */
const LONGEST = 200;
const TOPICS = 12;

export function entered(
	typed: Typed,
	{ gazetteer }: Library,
	{
		peers: {
			profile: { wrong },
		},
	}: Words,
): Entered {
	const line = (name: string) => (typed[name] ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
	const town = gazetteer.find(line('municipality'));
	const near = town ? undefined : gazetteer.nearest(line('municipality'));
	const [offers, seeks] = [topicsOf(typed.offers), topicsOf(typed.seeks)];
	const faults = [
		...(line('name') ? [] : [wrong.name]),
		...(town ? [] : [near ? wrong.meant(near) : wrong.municipality]),
		...(offers.length + seeks.length > 0 ? [] : [wrong.topics]),
		...(line('way') ? [] : [wrong.way]),
		...(typed.consent === 'yes' ? [] : [wrong.consent]),
	];
	if (faults.length > 0 || !town) return { wrong: faults };
	const languages = (['de', 'en'] as const).filter((one) => (typed.languages ?? 'de').split(' ').includes(one));
	const profile: Own = {
		name: line('name'),
		municipality: town.name,
		role: line('role'),
		offers,
		seeks,
		languages: languages.length > 0 ? [...languages] : ['de'],
		way: line('way'),
		match: typed.match === 'yes',
	};
	return { profile, wrong: [] };
}

function topicsOf(typed = ''): string[] {
	const topics = typed.split(/[,;\n]/).map((topic) => topic.replace(/\s+/g, ' ').trim().slice(0, LONGEST));
	return [...new Set(topics.filter(Boolean))].slice(0, TOPICS);
}

/** @param values what was typed, or a profile there is; consent has to be given anew each time */
export function fieldsOf(
	values: Typed | Profile | undefined,
	name: string | undefined,
	{ peers: { profile: say } }: Words,
): Field[] {
	const typed = values && isProfile(values) ? typedOf(values) : (values ?? (name ? { name } : {}));
	const field = (key: keyof typeof say.fields, more: Partial<Field> = {}): Field => {
		const value = typed[key];
		return { name: key, label: say.fields[key], ...(value ? { value } : {}), ...more };
	};
	const choice = (key: 'languages' | 'match' | 'consent', usual: string): Field => {
		const choices = Object.entries<string>(say[key]).map(([value, label]) => ({ value, label }));
		return field(key, { choices, value: typed[key] ?? usual });
	};
	return [
		field('name'),
		field('municipality'),
		field('role', { optional: true }),
		field('offers', { optional: true, lines: 2 }),
		field('seeks', { optional: true, lines: 2 }),
		choice('languages', 'de'),
		field('way'),
		choice('match', 'no'),
		choice('consent', 'no'),
	];
}

const isProfile = (values: Typed | Profile): values is Profile => typeof values.consent === 'object';

function typedOf({ name, municipality, role, offers, seeks, languages, way, match }: Profile): Typed {
	const lists = { offers: offers.join(', '), seeks: seeks.join(', '), languages: languages.join(' ') };
	return { name, municipality, role, way, ...lists, match: match ? 'yes' : 'no' };
}
